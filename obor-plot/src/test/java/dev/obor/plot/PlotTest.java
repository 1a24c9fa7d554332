package dev.obor.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.ShapeError;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {
    private static final double[][] RAMP = {{0, 1}, {2, 4}};

    @TempDir Path folder;

    @Test
    void colourMapsBeginAndEndAsMatplotlibs() {
        assertEquals(0x000000, Cmap.GRAY.rgb(0));
        assertEquals(0x808080, Cmap.GRAY.rgb(0.5));
        assertEquals(0xffffff, Cmap.BINARY.rgb(-3));
        assertEquals(0xffffff, Cmap.BINARY_R.rgb(7));
        assertEquals(0x440154, Cmap.VIRIDIS.rgb(Double.NaN));
        assertEquals(0xfde725, Cmap.VIRIDIS.rgb(1));
    }

    @Test
    void imshowDrawsEachValueAsASquare() {
        var image = Plot.imshow(RAMP, o -> o.cmap(Cmap.GRAY).zoom(10)).render();
        assertEquals(0x000000, pixel(image, 8 + 5, 8 + 5));
        assertEquals(0x404040, pixel(image, 8 + 15, 8 + 9));
        assertEquals(0x808080, pixel(image, 8 + 9, 8 + 10));
        assertEquals(0xffffff, pixel(image, 8 + 19, 8 + 19));
    }

    @Test
    void tensorsAreDrawnAsArraysAre() {
        var tensor = Obor.tensor(RAMP);
        var wanted = Plot.imshow(RAMP, o -> o.zoom(3)).render();
        for (var image : List.of(tensor, tensor.t().contiguous().t(), tensor.unsqueeze(0))) {
            var drawn = Plot.imshow(image, o -> o.zoom(3)).render();
            assertEquals(pixel(wanted, 12, 9), pixel(drawn, 12, 9));
            assertEquals(pixel(wanted, 9, 12), pixel(drawn, 9, 12));
        }
        assertThrows(ShapeError.class, () -> Plot.imshow(tensor.flatten()));
        assertThrows(ShapeError.class, () -> Plot.imageGrid(tensor, List.of(), o -> {}));
        var grid = Plot.imageGrid(tensor.unsqueeze(0).expand(4, 2, 2), List.of(), o -> o.zoom(2));
        assertEquals(8 + 2 * 12, grid.render().getHeight());
        var x = Obor.tensor(1.0, 2.0, 3.0).requiresGrad_();
        assertEquals(800, Plot.plot(x, x.mul(2.0)).render().getWidth());
    }

    @Test
    void coloursAreDrawnAsTheyAre() {
        var bytes = Obor.tensor(new long[][][] {{{255, 0}}, {{128, 0}}, {{0, 51}}}).to(Obor.uint8);
        var drawn = Plot.imshow(bytes, o -> o.zoom(5)).render();
        assertEquals(0xff8000, pixel(drawn, 8 + 2, 8 + 2));
        assertEquals(0x000033, pixel(drawn, 8 + 7, 8 + 2));
        var floats = bytes.toFloat().div(255);
        assertEquals(0xff8000, pixel(Plot.imshow(floats, o -> o.zoom(5)).render(), 10, 10));
        var beyond = Plot.imshow(floats.mul(3).sub(1), o -> o.zoom(5)).render();
        assertEquals(0xff8100, pixel(beyond, 10, 10));
        var half = Obor.full(new long[] {1, 1, 2}, 0.5);
        var through = Plot.imshow(Obor.cat(List.of(floats, half), 0), o -> o.zoom(5)).render();
        assertEquals(0xffc080, pixel(through, 10, 10));
        var grid = Plot.imageGrid(Obor.stack(List.of(bytes, bytes)), List.of(), o -> o.zoom(5));
        assertEquals(0xff8000, pixel(grid.render(), 8 + 2, 8 + 2));
        assertThrows(ShapeError.class, () -> Plot.imshow(Obor.zeros(2, 4, 4)));
    }

    /// The SVG is well-formed, pictures are inside, and texts stay texts, but for those of the
    /// chart library, which draws letters as shapes.
    @Test
    void figuresAreWrittenAsSvg() throws Exception {
        double[] x = {1, 2, 3, 4};
        var lines =
                Plot.axes(o -> o.title("run").xLabel("epoch").yLabel("loss"))
                        .line("train", x, new double[] {1, 0.1, Double.NaN, 0.01})
                        .scatter("test", x, new double[] {1, 0.3, 0.2, 0.1});
        var image = Plot.imshow(RAMP, o -> o.title("<ramp> & \"co\""));
        var matrix = Plot.confusionMatrix("c", new long[][] {{9, 1}, {0, 5}}, List.of("u", "v"));
        var all = Plot.grid("all", List.of(lines, image, matrix), 2);
        Path file = folder.resolve("all.SVG");
        all.save(file);
        var factory = DocumentBuilderFactory.newInstance();
        var svg = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        assertEquals("svg", svg.getTagName());
        assertEquals(String.valueOf(all.size().width), svg.getAttribute("width"));
        var texts = new HashSet<String>();
        var found = svg.getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        assertTrue(
                texts.containsAll(List.of("<ramp> & \"co\"", "9", "v", "true", "all")),
                texts::toString);
        assertEquals(1, svg.getElementsByTagName("image").getLength());
        assertTrue(svg.getElementsByTagName("path").getLength() > 20);
    }

    @Test
    void limitsReplaceTheImagesOwn() {
        var figure = Plot.imshow(RAMP, o -> o.cmap(Cmap.GRAY).zoom(4).vmin(-4).vmax(12));
        assertEquals(0x808080, pixel(figure.render(), 8 + 5, 8 + 5));
        double[][] constant = {{3, 3}};
        assertEquals(0, pixel(Plot.imshow(constant, o -> o.cmap(Cmap.GRAY)).render(), 20, 20));
    }

    @Test
    void gridsPutCaptionsUnderTheImages() {
        var images = List.of(RAMP, RAMP, RAMP, RAMP, RAMP);
        var captions =
                List.of(caption("a"), caption("b"), caption("c"), caption("d"), caption("e"));
        var plain = Plot.imageGrid(images, List.of(), o -> o.columns(2).zoom(20)).render();
        var labelled = Plot.imageGrid(images, captions, o -> o.columns(2).zoom(20)).render();
        assertEquals(plain.getWidth(), labelled.getWidth());
        assertEquals(3 * Canvas.LINE, labelled.getHeight() - plain.getHeight());
        assertThrows(
                IllegalArgumentException.class,
                () -> Plot.imageGrid(images, captions.subList(0, 2), o -> {}));
    }

    @Test
    void linesAndPointsAreDrawnInDifferentColours() throws IOException {
        double[] x = {1, 2, 3, 4};
        var figure =
                Plot.axes(o -> o.title("run").xLabel("epoch").yLabel("loss").logY(true))
                        .line("train", x, new double[] {1, 0.1, Double.NaN, 0.01})
                        .line("train", x, new double[] {2, 0, Double.POSITIVE_INFINITY, 0.1})
                        .scatter("test", x, new double[] {1, 0.3, 0.2, 0.1});
        Path file = folder.resolve("new/run.png");
        figure.save(file);
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(800, read.getWidth());
        var colours = new HashSet<Integer>();
        for (int y = 0; y < read.getHeight(); y++) {
            for (int c = 0; c < read.getWidth(); c++) {
                colours.add(read.getRGB(c, y));
            }
        }
        assertTrue(colours.size() > 20, "only " + colours.size() + " colours");
    }

    @Test
    void confusionMatricesShowDarkDiagonals() {
        long[][] counts = {{90, 10}, {0, 5}};
        var image = Plot.confusionMatrix("c", counts, List.of("cat", "dog")).render();
        int left = 40 + 8 * 3;
        int top = 2 * Canvas.LINE + 8;
        assertNotEquals(pixel(image, left + 2, top + 2), pixel(image, left + 50, top + 2));
        assertEquals(Cmap.BLUES.rgb(0), pixel(image, left + 2, top + 50));
        assertEquals(Cmap.BLUES.rgb(1), pixel(image, left + 50, top + 50));
        assertThrows(
                IllegalArgumentException.class,
                () -> Plot.confusionMatrix("c", counts, List.of("cat")));
    }

    @Test
    void figuresStandSideBySide() {
        var white = Plot.imshow(new double[][] {{1}}, o -> o.cmap(Cmap.BINARY).zoom(4));
        var dark = Plot.imshow(RAMP, o -> o.cmap(Cmap.GRAY).zoom(10));
        var grid = Plot.grid("", List.of(white, dark, dark), 2).render();
        int small = white.render().getWidth();
        int large = dark.render().getWidth();
        assertEquals(2 * large, grid.getWidth());
        assertEquals(2 * large, grid.getHeight());
        assertTrue(small < large);
        assertEquals(0xffffff, pixel(grid, large - 2, large - 2));
        assertEquals(0x000000, pixel(grid, large + 12, 12));
        assertEquals(0x000000, pixel(grid, 12, large + 12));
        assertEquals(0xffffff, pixel(grid, large + 12, large + 12));
        assertTrue(Plot.grid("title", List.of(dark), 3).render().getHeight() > large);
        assertThrows(IllegalArgumentException.class, () -> Plot.grid("", List.of(), 2));
        assertThrows(IllegalArgumentException.class, () -> Plot.grid("", List.of(dark), 0));
    }

    @Test
    void mistakesAreExplained() {
        double[] three = new double[3];
        var error =
                assertThrows(IllegalArgumentException.class, () -> Plot.plot(three, new double[2]));
        assertTrue(String.valueOf(error.getMessage()).contains("3 x and 2 y"));
        double[][] ragged = {{1, 2}, {3}};
        assertThrows(IllegalArgumentException.class, () -> Plot.imshow(ragged, o -> {}));
        assertThrows(IllegalStateException.class, () -> Plot.plot(three, three).show());
    }

    private static ImageFigure.Caption caption(String text) {
        return new ImageFigure.Caption(text);
    }

    private static int pixel(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }
}
