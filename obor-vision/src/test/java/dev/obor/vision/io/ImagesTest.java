package dev.obor.vision.io;

import static dev.obor.Obor.int32;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.uint8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.FileError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.io.Numpy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Against Pillow 13: `obor-vision/python/picture_fixtures.py` wrote the pictures and what it
/// reads.
class ImagesTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "dev", "obor", "vision", "io");

    @TestFactory
    List<DynamicTest> asPillowReads() {
        Map<String, Tensor> expected = Numpy.loadz(FOLDER.resolve("expected.npz"));
        List<DynamicTest> tests = new ArrayList<>();
        expected.forEach((key, values) ->
                tests.add(DynamicTest.dynamicTest(key, () -> compare(key, values))));
        return tests;
    }

    private static void compare(String key, Tensor expected) {
        String name = key.replaceAll("\\.(unchanged|grey)$", "");
        ImageReadMode mode =
                key.endsWith(".unchanged")
                        ? ImageReadMode.UNCHANGED
                        : key.endsWith(".grey") ? ImageReadMode.GRAY : ImageReadMode.RGB;
        Tensor read =
                Images.readImage(
                        FOLDER.resolve(name), o -> o.mode(mode).keep16Bit(name.equals("wide.png")));
        assertEquals(expected.shape(), read.shape());
        long apart = read.to(int32).sub(expected.to(int32)).abs().max().itemLong();
        assertTrue(apart <= (name.endsWith(".jpg") ? 2 : 0), () -> "differs by " + apart);
    }

    @Test
    void sixteenBitsLoseTheLowerOnes() {
        Path file = FOLDER.resolve("wide.png");
        Tensor full = Images.readImage(file, o -> o.keep16Bit(true));
        Tensor bytes = Images.readImage(file);
        assertEquals(uint8, bytes.dtype());
        assertTrue(bytes.to(int32).equal(full.bitwiseRightShift(8)));
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) {
        for (int channels = 1; channels <= 4; channels++) {
            Tensor picture = randint(0, 256, channels, 5, 6).to(uint8);
            assertTrue(Images.decodeImage(Images.encodePng(picture)).equal(picture));
            for (String kind : List.of("png", "tiff", "bmp")) {
                Path file = folder.resolve("picture." + kind);
                if (kind.equals("bmp") && channels % 2 == 0) {
                    assertThrows(ShapeError.class, () -> Images.writeImage(picture, file));
                } else {
                    Images.writeImage(picture, file);
                    assertTrue(Images.readImage(file).equal(picture), kind);
                }
            }
        }
        Tensor few = Obor.arange(60).remainder(7).mul(30).view(1, 6, 10).to(uint8);
        Path gif = folder.resolve("few.gif");
        Images.writeImage(few.repeat(3, 1, 1), gif);
        assertTrue(Images.readImage(gif, o -> o.mode(ImageReadMode.GRAY)).equal(few));
        Images.writeImage(few, gif);
        assertTrue(Images.readImage(gif, o -> o.mode(ImageReadMode.GRAY)).equal(few));
        Tensor grey = Obor.arange(60).mul(4).view(1, 6, 10).to(uint8);
        Tensor lossy = Images.decodeImage(Images.encodeJpeg(grey, 100));
        assertTrue(lossy.to(int32).sub(grey.to(int32)).abs().max().itemLong() <= 2);
        Tensor expanded = Obor.zeros(uint8, 1, 2, 2).expand(3, 2, 2);
        assertEquals(
                List.of(3L, 2L, 2L),
                Images.decodeImage(Images.encodePng(expanded)).shape().toList());
    }

    @Test
    void whatIsNoPictureIsNamed(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "no picture at all");
        refused(text, "cannot identify image file");
        refused(Files.createFile(folder.resolve("empty.png")), "empty");
        refused(folder, "folder");
        refused(folder.resolve("none.png"), "none.png");
        refused(Files.writeString(folder.resolve("a.webp"), "RIFF....WEBPVP8 "), "imageio-webp");
        byte[] whole = Files.readAllBytes(FOLDER.resolve("smooth.jpg"));
        refused(Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, 500)), "");
        byte[] bomb = Files.readAllBytes(FOLDER.resolve("grey.png"));
        bomb[16] = 0x7f; // the width becomes two thousand million
        refused(Files.write(folder.resolve("bomb.png"), bomb), "");
        FileError many =
                assertThrows(
                        FileError.class,
                        () -> Images.readImage(FOLDER.resolve("grey.png"), o -> o.maxPixels(62)));
        assertTrue(many.getMessage().contains("9 by 7 pixels"), many::getMessage);
    }

    private static void refused(Path file, String part) {
        FileError error = assertThrows(FileError.class, () -> Images.readImage(file));
        assertTrue(error.getMessage().contains(file.toString()), error::getMessage);
        assertTrue(error.getMessage().contains(part), error::getMessage);
    }

    /// Damaged at places drawn by chance: read or refused, and nothing else.
    @Test
    void damagedPictures() throws IOException {
        Random random = new Random(1);
        for (String name : List.of("palette.png", "smooth.jpg", "palette.gif", "cmyk.tiff")) {
            byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
            for (int i = 0; i < 60; i++) {
                byte[] bytes = whole.clone();
                for (int k = random.nextInt(4); k >= 0; k--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                try {
                    Tensor read = Images.decodeImage(bytes, o -> o.maxPixels(1 << 20));
                    assertEquals(3, read.dim());
                } catch (ValueError e) {
                    assertTrue(e.getMessage().startsWith("decode_image: "), e::getMessage);
                }
            }
        }
    }

    @Test
    void whatCannotBeAPictureIsRefused() {
        assertThrows(DTypeError.class, () -> Images.encodePng(Obor.rand(3, 4, 4)));
        assertThrows(ShapeError.class, () -> Images.encodePng(Obor.zeros(uint8, 5, 4, 4)));
        assertThrows(ShapeError.class, () -> Images.encodePng(Obor.zeros(uint8, 4, 4)));
        assertThrows(ShapeError.class, () -> Images.encodeJpeg(Obor.zeros(uint8, 2, 4, 4), 75));
        assertThrows(ShapeError.class, () -> Images.encodePng(Obor.zeros(uint8, 3, 0, 4)));
        assertThrows(ValueError.class, () -> Images.encodeJpeg(Obor.zeros(uint8, 3, 4, 4), 0));
        assertThrows(
                ValueError.class,
                () -> Images.writeImage(Obor.zeros(uint8, 3, 4, 4), Path.of("a.xyz")));
        assertArrayEquals(
                new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                Arrays.copyOf(Images.encodePng(Obor.zeros(uint8, 3, 4, 4)), 4));
    }
}
