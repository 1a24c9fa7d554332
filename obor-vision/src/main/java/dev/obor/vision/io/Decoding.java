package dev.obor.vision.io;

import dev.obor.Tensor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Bytes of a picture file to a tensor.
final class Decoding {
    private Decoding() {}

    /// @throws IOException with a sentence, if they cannot be read
    static Tensor decode(byte[] bytes, ImageOptions options) throws IOException {
        if (bytes.length == 0) {
            throw new IOException("the file is empty, where a picture was expected");
        }
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException(unknown(bytes));
            }
            ImageReader reader = readers.next();
            try {
                Samples samples = read(reader, in, bytes, options);
                int orientation =
                        options.applyExifOrientation ? Orientation.of(bytes) : Orientation.UPRIGHT;
                return Orientation.turned(samples.tensor(options), orientation).contiguous();
            } finally {
                reader.dispose();
            }
        } catch (IIOException e) {
            throw new IOException("the picture is damaged: " + reason(e), e);
        } catch (EOFException e) {
            throw new IOException("the picture ends early; fetch or save it again", e);
        } catch (RuntimeException e) {
            // Readers of damaged files fail in many ways.
            throw new IOException("the picture is damaged: " + e, e);
        }
    }

    private static Samples read(
            ImageReader reader, ImageInputStream in, byte[] bytes, ImageOptions options)
            throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.setInput(in, true, true);
        reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > options.maxPixels) {
            throw new IOException(
                    ("the picture has %,d by %,d pixels, more than the limit of %,d; is it meant to"
                                    + " fill the memory? If not: o -> o.maxPixels(n)")
                            .formatted(width, height, options.maxPixels));
        }
        Samples samples;
        if (reader.getFormatName().toLowerCase(Locale.ROOT).startsWith("jp")
                && reader.canReadRaster()) {
            samples = jpeg(reader, bytes);
        } else {
            samples = samples(reader.read(0));
        }
        for (String warning : warnings) {
            if (warning.toLowerCase(Locale.ROOT).contains("premature")
                    || warning.toLowerCase(Locale.ROOT).contains("truncated")) {
                throw new IOException("the picture ends early (" + warning + "); fetch it again");
            }
        }
        return samples;
    }

    /// The numbers of a picture in memory, with colours that alpha has not multiplied.
    static Samples samples(BufferedImage image) throws IOException {
        ColorModel model = image.getColorModel();
        WritableRaster raster = image.getRaster();
        if (model.isAlphaPremultiplied()) {
            raster = image.copyData(raster.createCompatibleWritableRaster());
            model = model.coerceData(raster, false);
        }
        boolean cmyk = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
        return Samples.of(raster, model, cmyk);
    }

    /// Four channels are read as they are stored, because readers differ in what they make of them.
    private static Samples jpeg(ImageReader reader, byte[] bytes) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (types.hasNext() && types.next().getNumBands() < 4) {
            BufferedImage image = reader.read(0);
            return Samples.of(image.getRaster(), image.getColorModel(), false);
        }
        Raster raster = reader.readRaster(0, null);
        return Samples.ofJpeg(raster, AdobeMark.of(bytes));
    }

    private static String reason(Throwable e) {
        String text = String.valueOf(e.getMessage());
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null ? text : text + " " + cause.getMessage();
    }

    private static String unknown(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return "this is a WebP picture; put com.twelvemonkeys.imageio:imageio-webp on the class"
                    + " path to read it";
        }
        if (head.startsWith("ftyp", 4)) {
            return "this is a picture or film in the HEIF family, which is not read; convert it to"
                    + " PNG or JPEG";
        }
        return "cannot identify image file: it is no PNG, JPEG, GIF, BMP or TIFF, and no plug-in"
                + " of ImageIO knows it";
    }
}
