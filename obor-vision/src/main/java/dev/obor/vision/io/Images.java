package dev.obor.vision.io;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/// Reads and writes pictures, torchvision's `torchvision.io`.
///
/// ```java
/// Tensor picture = Images.readImage(Path.of("cat.jpg"), o -> o.mode(ImageReadMode.RGB));
/// Images.writePng(picture, Path.of("copy.png"));
/// ```
///
/// PNG, JPEG, GIF (the first frame), BMP and TIFF are read as they are; WebP and whatever else
/// ImageIO has a plug-in for, if its jar is there (`com.twelvemonkeys.imageio:imageio-webp`).
/// Pictures are uint8 `(C, H, W)`. Values are those of the file, never passed through a gamma curve
/// or a colour profile.
public final class Images {
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    private Images() {}

    /// A picture with the channels of the file.
    ///
    /// @throws FileError if it cannot be read, is no picture, is damaged, or has too many pixels
    public static Tensor readImage(Path file) {
        return readImage(file, o -> {});
    }

    /// A picture, with options.
    ///
    /// @throws FileError if it cannot be read, is no picture, is damaged, or has too many pixels
    public static Tensor readImage(Path file, Consumer<ImageOptions> options) {
        Arguments.given(file, "file");
        ImageOptions o = ImageOptions.DEFAULT.with(options);
        byte[] bytes;
        try (InputStream in = FileReading.stream(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new FileError(file, "the file has more than 2 GB; is it a picture?");
            }
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
        try {
            return Decoding.decode(bytes, o);
        } catch (IOException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        }
    }

    /// The picture in the bytes of a file.
    ///
    /// @throws ValueError if they are no picture, are damaged, or have too many pixels
    public static Tensor decodeImage(byte[] bytes) {
        return decodeImage(bytes, o -> {});
    }

    /// The picture in the bytes of a file, with options.
    ///
    /// @throws ValueError if they are no picture, are damaged, or have too many pixels
    public static Tensor decodeImage(byte[] bytes, Consumer<ImageOptions> options) {
        Arguments.given(bytes, "bytes");
        ImageOptions o = ImageOptions.DEFAULT.with(options);
        try {
            return Decoding.decode(bytes, o);
        } catch (IOException e) {
            throw new ValueError("decode_image: " + e.getMessage());
        }
    }

    /// A picture of Java's, such as one that a program has drawn, as uint8 `(C, H, W)`: one channel
    /// of grey, two with alpha, three colours, four with alpha.
    ///
    /// ```java
    /// var drawn = new java.awt.image.BufferedImage(
    ///         32, 24, java.awt.image.BufferedImage.TYPE_INT_RGB);
    /// Images.fromBufferedImage(drawn).shape() // [3, 24, 32]
    /// ```
    ///
    /// Colours that are stored multiplied by alpha are divided by it. Pictures of 16 bits a channel
    /// become int32, from 0 to 65535.
    ///
    /// @throws ValueError if its numbers are floats or have more than 16 bits
    public static Tensor fromBufferedImage(BufferedImage picture) {
        Arguments.given(picture, "picture");
        try {
            return Decoding.samples(picture)
                    .tensor(ImageOptions.DEFAULT.with(o -> o.keep16Bit(true)));
        } catch (IOException e) {
            throw new ValueError("from_buffered_image: " + e.getMessage());
        }
    }

    /// A picture of Java's, to be shown, drawn on or written, with the tensor's numbers: of type
    /// `TYPE_BYTE_GRAY`, `TYPE_3BYTE_BGR` or `TYPE_4BYTE_ABGR`, or of none of Java's where it is
    /// grey with alpha.
    ///
    /// ```java
    /// var picture = Images.toBufferedImage(zeros(uint8, 3, 24, 32));
    /// tensor(picture.getWidth(), picture.getHeight()) // [32, 24]
    /// ```
    ///
    /// @param picture uint8 `(C, H, W)`, with channels as [#fromBufferedImage] has them, or int32
    ///   or int16 `(1, H, W)` of 16 bits, which becomes a `TYPE_USHORT_GRAY`
    /// @throws dev.obor.base.DTypeError if it has another dtype
    /// @throws ShapeError if it has other sizes, or no pixels
    /// @throws ValueError if a number of int32 is not from 0 to 65535
    public static BufferedImage toBufferedImage(Tensor picture) {
        return Encoding.image(Arguments.given(picture, "picture"), 4);
    }

    /// Writes a picture of 1 to 4 channels (grey, with alpha, colour, with alpha) as PNG.
    ///
    /// @throws ShapeError if it is not uint8 `(C, H, W)` with 1 to 4 channels
    /// @throws FileError if it cannot be written
    public static void writePng(Tensor picture, Path file) {
        write(file, encodePng(picture));
    }

    /// Writes a picture of 1 or 3 channels as JPEG.
    ///
    /// @param quality from 1 to 100; torchvision's default is 75
    /// @throws ShapeError if it is not uint8 `(C, H, W)` with 1 or 3 channels
    /// @throws FileError if it cannot be written
    public static void writeJpeg(Tensor picture, Path file, int quality) {
        write(file, encodeJpeg(picture, quality));
    }

    /// Writes a picture as JPEG of quality 75.
    public static void writeJpeg(Tensor picture, Path file) {
        writeJpeg(picture, file, 75);
    }

    /// The bytes of a PNG file.
    ///
    /// @throws ShapeError if the picture is not uint8 `(C, H, W)` with 1 to 4 channels
    public static byte[] encodePng(Tensor picture) {
        return Encoding.encode(Arguments.given(picture, "picture"), "png", 0);
    }

    /// The bytes of a JPEG file.
    ///
    /// @param quality from 1 to 100
    /// @throws ShapeError if the picture is not uint8 `(C, H, W)` with 1 or 3 channels
    public static byte[] encodeJpeg(Tensor picture, int quality) {
        if (quality < 1 || quality > 100) {
            throw new ValueError("Image quality should be a positive number between 1 and 100");
        }
        return Encoding.encode(Arguments.given(picture, "picture"), "jpeg", quality);
    }

    /// Writes a picture in the format that the file's name ends with: `png`, `jpg`, `jpeg`, `bmp`,
    /// `tif`, `tiff` or `gif`, which has 256 colours, the nearest ones.
    ///
    /// @throws ValueError if the name ends otherwise
    /// @throws ShapeError if it is not uint8 `(C, H, W)` with channels that the format has
    /// @throws FileError if it cannot be written
    public static void writeImage(Tensor picture, Path file) {
        String name = Arguments.given(file, "file").toString().toLowerCase(Locale.ROOT);
        String format =
                switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "png" -> "png";
                    case "jpg", "jpeg" -> "jpeg";
                    case "bmp" -> "bmp";
                    case "gif" -> "gif";
                    case "tif", "tiff" -> "tiff";
                    default ->
                            throw new ValueError(
                                    "unknown file extension: " + file,
                                    "Let the name end with .png, .jpg, .bmp, .tiff or .gif.");
                };
        write(file, Encoding.encode(Arguments.given(picture, "picture"), format, 75));
    }

    private static void write(Path file, byte[] bytes) {
        Arguments.given(file, "file");
        FileWriting.LOCAL.save(file, out -> out.write(bytes));
    }
}
