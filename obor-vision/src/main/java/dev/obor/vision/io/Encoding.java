package dev.obor.vision.io;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A tensor to the bytes of a picture file.
final class Encoding {
    private Encoding() {}

    static byte[] encode(Tensor picture, String format, int quality) {
        boolean opaque = format.equals("jpeg") || format.equals("bmp") || format.equals("gif");
        BufferedImage image = image(picture, opaque ? 3 : 4);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// A picture of Java's.
    ///
    /// @param channels the most there may be; with 3, none may be alpha
    static BufferedImage image(Tensor picture, int channels) {
        boolean wide = picture.dtype() == DType.INT16 || picture.dtype() == DType.INT32;
        if (picture.dtype() != DType.UINT8 && !(wide && channels > 3)) {
            throw new DTypeError(
                    "Input tensor dtype should be uint8, but got "
                            + picture.dtype()
                            + "; for numbers from 0 to 1: picture.mul(255).round().clamp(0,"
                            + " 255).to(uint8)");
        }
        if (picture.dim() != 3) {
            throw new ShapeError(
                    "Input data should be a 3-dimensional tensor (C, H, W), got shape "
                            + picture.shape());
        }
        int found = (int) picture.size(0);
        int most = wide ? 1 : channels;
        if (found < 1 || found > most || channels == 3 && found == 2) {
            throw new ShapeError(
                    "The number of channels should be %s, got: %d"
                            .formatted(
                                    most == 1 ? "1" : most == 3 ? "1 or 3" : "1, 2, 3 or 4",
                                    picture.size(0)));
        }
        if (picture.size(1) == 0 || picture.size(2) == 0) {
            throw new ShapeError("there is no picture without pixels: " + picture.shape());
        }
        int height = (int) picture.size(1);
        int width = (int) picture.size(2);
        Tensor pixels = picture.detach().permute(1, 2, 0).contiguous().flatten();
        BufferedImage image = blank(found, width, height, wide);
        Object data = wide ? shorts(pixels) : pixels.toByteArray();
        image.getRaster().setDataElements(0, 0, width, height, data);
        return image;
    }

    /// The lower 16 bits, which must be all of a number of int32.
    private static short[] shorts(Tensor pixels) {
        int[] numbers = pixels.to(DType.INT32).toIntArray();
        short[] shorts = new short[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            if (pixels.dtype() == DType.INT32 && (numbers[i] & 0xffff) != numbers[i]) {
                throw new ValueError("a pixel of 16 bits cannot be " + numbers[i]);
            }
            shorts[i] = (short) numbers[i];
        }
        return shorts;
    }

    private static BufferedImage blank(int channels, int width, int height, boolean wide) {
        int type =
                switch (channels) {
                    case 1 -> wide ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY;
                    case 3 -> BufferedImage.TYPE_3BYTE_BGR;
                    case 4 -> BufferedImage.TYPE_4BYTE_ABGR;
                    default -> BufferedImage.TYPE_CUSTOM;
                };
        if (type != BufferedImage.TYPE_CUSTOM) {
            return new BufferedImage(width, height, type);
        }
        var model =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        true,
                        false,
                        Transparency.TRANSLUCENT,
                        DataBuffer.TYPE_BYTE);
        return new BufferedImage(
                model, model.createCompatibleWritableRaster(width, height), false, null);
    }
}
