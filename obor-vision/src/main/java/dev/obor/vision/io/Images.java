package dev.obor.vision.io;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
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
    /// `tif` or `tiff`.
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
                    case "tif", "tiff" -> "tiff";
                    default ->
                            throw new ValueError(
                                    "unknown file extension: " + file,
                                    "Let the name end with .png, .jpg, .bmp or .tiff.");
                };
        write(file, Encoding.encode(Arguments.given(picture, "picture"), format, 75));
    }

    private static void write(Path file, byte[] bytes) {
        Arguments.given(file, "file");
        FileWriting.LOCAL.save(file, out -> out.write(bytes));
    }
}
