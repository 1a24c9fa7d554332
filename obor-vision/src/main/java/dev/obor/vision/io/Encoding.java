package dev.obor.vision.io;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
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
        BufferedImage image = image(picture, format.equals("jpeg") || format.equals("bmp"));
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

    private static BufferedImage image(Tensor picture, boolean opaque) {
        if (picture.dtype() != DType.UINT8) {
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
        int channels = (int) picture.size(0);
        if (channels < 1 || channels > 4 || opaque && channels % 2 == 0) {
            throw new ShapeError(
                    "The number of channels should be %s, got: %d"
                            .formatted(opaque ? "1 or 3" : "1, 2, 3 or 4", picture.size(0)));
        }
        if (picture.size(1) == 0 || picture.size(2) == 0) {
            throw new ShapeError("a picture without pixels cannot be written: " + picture.shape());
        }
        int height = (int) picture.size(1);
        int width = (int) picture.size(2);
        byte[] interleaved = picture.detach().permute(1, 2, 0).contiguous().flatten().toByteArray();
        int[] offsets = new int[channels];
        for (int i = 0; i < channels; i++) {
            offsets[i] = i;
        }
        WritableRaster raster =
                Raster.createInterleavedRaster(
                        new DataBufferByte(interleaved, interleaved.length),
                        width,
                        height,
                        width * channels,
                        channels,
                        offsets,
                        null);
        boolean alpha = channels % 2 == 0;
        ColorSpace space =
                ColorSpace.getInstance(channels < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        var model =
                new ComponentColorModel(space, alpha, false, alpha ? 3 : 1, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
