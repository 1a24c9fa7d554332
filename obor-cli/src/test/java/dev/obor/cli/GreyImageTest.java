package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.ValueError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreyImageTest {
    @TempDir Path folder;

    @Test
    void readsGreyLevelsUnbentAndTransparencyAsPaper() throws IOException {
        var grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 51);
        grey.getRaster().setSample(1, 0, 0, 255);
        assertArrayEquals(new float[] {0.2f, 1}, save(grey, "grey.png").values());
        var colour = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        colour.setRGB(0, 0, 0xff00ff00);
        assertArrayEquals(new float[] {0.587f, 1}, save(colour, "colour.png").values(), 1e-6f);
    }

    @Test
    void darkOnLightIsTurnedRound() {
        float[] paper = {1, 1, 1, 1, 0.1f, 1, 1, 1, 1};
        GreyImage turned = new GreyImage(paper, 3, 3).lightOnDark();
        assertArrayEquals(new float[] {0, 0, 0, 0, 0.9f, 0, 0, 0, 0}, turned.values(), 1e-6f);
        assertSame(turned, turned.lightOnDark());
    }

    @Test
    void stretchingMakesPaperBlackAndInkWhite() {
        float[] faint = {0.2f, 0.2f, 0.2f, 0.2f, 0.6f, 0.2f, 0.2f, 0.1f, 0.2f};
        float[] wanted = {0, 0, 0, 0, 1, 0, 0, 0, 0};
        assertArrayEquals(wanted, new GreyImage(faint, 3, 3).stretched().values(), 1e-6f);
        var empty = new GreyImage(new float[9], 3, 3);
        assertSame(empty, empty.stretched());
    }

    @Test
    void resizingAveragesAreas() {
        var image = new GreyImage(new float[] {0, 1, 2, 3, 4, 5, 6, 7}, 2, 4);
        assertArrayEquals(new float[] {2.5f, 4.5f}, image.resized(1, 2).values(), 1e-6f);
        var three = new GreyImage(new float[] {0, 3, 6}, 1, 3);
        assertArrayEquals(new float[] {1, 5}, three.resized(1, 2).values(), 1e-6f);
        assertArrayEquals(new float[] {0, 0, 3, 3, 6, 6}, three.resized(1, 6).values(), 1e-6f);
    }

    @Test
    void inkIsFittedIntoTheBoxAndCentred() {
        float[] bar = new float[100 * 60];
        for (int y = 10; y < 50; y++) {
            bar[y * 60 + 5] = 1;
            bar[y * 60 + 6] = 1;
        }
        GreyImage centred = new GreyImage(bar, 100, 60).centred(28, 20);
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                boolean ink = y >= 4 && y < 24 && (x == 13 || x == 14);
                float value = centred.values()[y * 28 + x];
                assertTrue(ink || value == 0, "ink at " + y + ", " + x);
            }
        }
        assertEquals(1, centred.values()[14 * 28 + 14] + centred.values()[14 * 28 + 13], 1e-5);
        var empty = new GreyImage(new float[50], 5, 10);
        assertEquals(28 * 28, empty.centred(28, 20).values().length);
    }

    @Test
    void whatIsNoImageIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "hello");
        var error = assertThrows(ValueError.class, () -> read(text));
        assertTrue(String.valueOf(error.getMessage()).contains("it is no PNG"));
        assertThrows(IOException.class, () -> read(folder.resolve("absent.png")));
    }

    private GreyImage save(BufferedImage image, String name) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return read(file);
    }

    private static GreyImage read(Path file) throws IOException {
        return GreyImage.decode(PictureModel.bytes(file), 1000);
    }
}
