package dev.obor.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;

/// One image or a grid of images with a caption each; every value is a square of one colour.
public final class ImageFigure implements Figure {
    private static final int GAP = 8;
    private static final int COMFORTABLE_SIDE = 280;

    private final List<Raster> images;
    private final List<Caption> captions;
    private final Options options;

    ImageFigure(List<Raster> images, List<Caption> captions, Consumer<Options> options) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("imshow: no images; give at least one");
        }
        if (!captions.isEmpty() && captions.size() != images.size()) {
            throw new IllegalArgumentException(
                    "imageGrid: %d captions for %d images; give one for each, or none"
                            .formatted(captions.size(), images.size()));
        }
        this.images = List.copyOf(images);
        this.captions = List.copyOf(captions);
        this.options = new Options().with(options);
    }

    /// The text under an image.
    ///
    /// @param text what to write
    /// @param alarming red instead of black, for a mistake
    public record Caption(String text, boolean alarming) {
        /// A caption in black.
        public Caption(String text) {
            this(text, false);
        }
    }

    /// How images are drawn.
    public static final class Options extends dev.obor.base.Options<Options> {
        String title = "";
        Cmap cmap = Cmap.VIRIDIS;
        double vmin = Double.NaN;
        double vmax = Double.NaN;
        int columns = 0;
        int zoom = 0;

        Options() {}

        /// The line above everything, empty for none.
        public Options title(String value) {
            return set(() -> title = value);
        }

        /// The colours, viridis unless told otherwise.
        public Options cmap(Cmap value) {
            return set(() -> cmap = value);
        }

        /// The value of the map's beginning; NaN: the smallest of each image.
        public Options vmin(double value) {
            return set(() -> vmin = value);
        }

        /// The value of the map's end; NaN: the largest of each image.
        public Options vmax(double value) {
            return set(() -> vmax = value);
        }

        /// Images side by side; 0: as square as possible.
        public Options columns(int value) {
            return set(() -> columns = value);
        }

        /// Pixels for each value; 0: what makes a comfortable size.
        public Options zoom(int value) {
            return set(() -> zoom = value);
        }
    }

    @Override
    public String title() {
        return options.title.isEmpty() ? "Obor" : options.title;
    }

    @Override
    public BufferedImage render() {
        int height = images.stream().mapToInt(Raster::rows).max().orElse(1);
        int width = images.stream().mapToInt(Raster::columns).max().orElse(1);
        int across = columns();
        int down = (images.size() + across - 1) / across;
        int zoom = zoom(Math.max(height, width), across);
        int captionHeight = captions.isEmpty() ? 0 : Canvas.LINE;
        int top = options.title.isEmpty() ? GAP : GAP + Canvas.LINE;
        int cellWidth = width * zoom + GAP;
        int cellHeight = height * zoom + captionHeight + GAP;
        try (var canvas = Canvas.of(GAP + across * cellWidth, top + down * cellHeight)) {
            if (!options.title.isEmpty()) {
                int wide = canvas.image().getWidth();
                canvas.centred(options.title, wide / 2, Canvas.LINE, wide - GAP);
            }
            for (int i = 0; i < images.size(); i++) {
                int x = GAP + i % across * cellWidth;
                int y = top + i / across * cellHeight;
                Raster image = images.get(i);
                image.paint(canvas.image(), x, y, zoom, options.cmap, range(image));
                if (!captions.isEmpty()) {
                    Caption caption = captions.get(i);
                    canvas.pen().setColor(caption.alarming() ? new Color(0xc00000) : Color.BLACK);
                    int base = y + height * zoom + captionHeight - 3;
                    canvas.centred(caption.text(), x + width * zoom / 2, base, cellWidth - 2);
                }
            }
            return canvas.image();
        }
    }

    private int columns() {
        int wanted = options.columns;
        return Math.min(
                images.size(), wanted > 0 ? wanted : (int) Math.ceil(Math.sqrt(images.size())));
    }

    private int zoom(int side, int across) {
        if (options.zoom > 0) {
            return options.zoom;
        }
        int room = across == 1 ? 2 * COMFORTABLE_SIDE : Math.max(56, 3 * COMFORTABLE_SIDE / across);
        return Math.max(1, room / side);
    }

    private double[] range(Raster image) {
        double[] range = image.range();
        if (!Double.isNaN(options.vmin)) {
            range[0] = options.vmin;
        }
        if (!Double.isNaN(options.vmax)) {
            range[1] = options.vmax;
        }
        return range;
    }
}
