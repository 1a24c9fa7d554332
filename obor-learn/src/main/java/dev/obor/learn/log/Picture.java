package dev.obor.learn.log;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A picture as bytes, and as a PNG file; without AWT, which a server need not have.
///
/// @param height rows
/// @param width columns
/// @param channels 1, 3 or 4 bytes for each pixel
/// @param bytes row by row, pixel by pixel
record Picture(int height, int width, int channels, byte[] bytes) {
    private static final int GRID = 8;
    private static final int LARGEST = 1 << 14;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// A tensor as a picture.
    ///
    /// @param formats what its dimensions are: `CHW`, `HWC`, `HW`, `NCHW` or `NHWC`
    static Picture of(Tensor image, String formats) {
        Arguments.given(image, "image");
        String order = Arguments.given(formats, "dataformats").toUpperCase(Locale.ROOT);
        Tensor rows = channelsLast(image.detach(), order);
        long channels = rows.size(2);
        if (channels != 1 && channels != 3 && channels != 4) {
            throw new ShapeError(
                    "a picture has 1, 3 or 4 channels, got "
                            + channels
                            + " in a tensor of shape "
                            + image.shape()
                            + " taken as "
                            + order,
                    "Say where the channels stand: addImage(tag, image, step, \"HWC\").");
        }
        if (rows.numel() == 0 || rows.size(0) > LARGEST || rows.size(1) > LARGEST) {
            throw new ShapeError(
                    "a picture has 1 to " + LARGEST + " rows and columns, got " + image.shape());
        }
        return new Picture(
                (int) rows.size(0), (int) rows.size(1), (int) channels, bytes(rows.contiguous()));
    }

    /// The order of dimensions that a tensor most often has.
    static String usual(Tensor image) {
        return switch (Arguments.given(image, "image").dim()) {
            case 2 -> "HW";
            case 4 -> "NCHW";
            default -> "CHW";
        };
    }

    private static Tensor channelsLast(Tensor image, String order) {
        switch (order) {
            case "HW", "CHW", "HWC", "NCHW", "NHWC" -> {}
            default ->
                    throw new ValueError(
                            "dataformats must be CHW, HWC, HW, NCHW or NHWC, got " + order);
        }
        if (image.dim() != order.length()) {
            throw new ShapeError(
                    "size of input tensor and input format are different: shape "
                            + image.shape()
                            + ", format "
                            + order);
        }
        return switch (order) {
            case "HW" -> image.unsqueeze(2);
            case "CHW" -> image.permute(1, 2, 0);
            case "HWC" -> image;
            case "NCHW" -> grid(image.permute(0, 2, 3, 1));
            default -> grid(image);
        };
    }

    /// Pictures side by side, eight in a row.
    private static Tensor grid(Tensor images) {
        int n = (int) Math.min(images.size(0), LARGEST);
        int columns = Math.max(1, Math.min(n, GRID));
        long height = images.size(1);
        long width = images.size(2);
        Tensor all =
                Obor.zeros((n + columns - 1) / columns * height, columns * width, images.size(3))
                        .to(images.dtype());
        for (int i = 0; i < n; i++) {
            all.narrow(0, i / columns * height, height)
                    .narrow(1, i % columns * width, width)
                    .copy_(images.select(0, i));
        }
        return all;
    }

    private static byte[] bytes(Tensor rows) {
        if (rows.dtype() == DType.UINT8) {
            return rows.flatten().toByteArray();
        }
        if (rows.dtype() == DType.BOOL) {
            return rows.to(DType.UINT8).mul(255).flatten().toByteArray();
        }
        float[] values = rows.toFloat().flatten().toFloatArray();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    (byte) (int) Math.clamp(values[i] * 255f, 0, 255); // cut off, as PyTorch does
        }
        return bytes;
    }

    /// With three channels, if it has one.
    Picture colour() {
        if (channels != 1) {
            return this;
        }
        byte[] all = new byte[bytes.length * 3];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes[i / 3];
        }
        return new Picture(height, width, 3, all);
    }

    /// The file.
    ///
    /// Source: W3C, Portable Network Graphics (PNG) Specification, 2003, sections 5 and 9.
    byte[] png() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        int kind = channels == 1 ? 0 : channels == 3 ? 2 : 6;
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(out, "IHDR", head.put((byte) 8).put((byte) kind).array());
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var deflate = new DeflaterOutputStream(packed, deflater)) {
            int row = width * channels;
            for (int y = 0; y < height; y++) {
                deflate.write(0); // no filter
                deflate.write(bytes, y * row, row);
            }
        } catch (IOException e) {
            throw new AssertionError(e); // memory does not fail
        } finally {
            deflater.end();
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] label = name.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(label);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(label);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
