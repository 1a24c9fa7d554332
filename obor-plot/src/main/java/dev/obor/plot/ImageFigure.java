package dev.obor.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.Consumer;

/// One image or a grid of images with a caption each; every place is a square of one colour. Images
/// of colours are drawn as they are: bytes up to 255, other numbers up to 1.
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
    public Dimension size() {
        int across = columns();
        int down = (images.size() + across - 1) / across;
        return new Dimension(GAP + across * cellWidth(), top() + down * cellHeight());
    }

    @Override
    public void paint(Graphics2D pen) {
        Dimension size = size();
        int across = columns();
        int zoom = zoom();
        int width = cellWidth() - GAP;
        int captionHeight = captionHeight();
        int height = cellHeight() - GAP - captionHeight;
        try (var canvas = Canvas.of(pen, 0, 0, size.width, size.height)) {
            if (!options.title.isEmpty()) {
                canvas.centred(options.title, size.width / 2, Canvas.LINE, size.width - GAP);
            }
            for (int i = 0; i < images.size(); i++) {
                int x = GAP + i % across * cellWidth();
                int y = top() + i / across * cellHeight();
                Raster image = images.get(i);
                image.paint(canvas.pen(), x, y, zoom, options.cmap, range(image));
                if (!captions.isEmpty()) {
                    Caption caption = captions.get(i);
                    canvas.pen().setColor(caption.alarming() ? new Color(0xc00000) : Color.BLACK);
                    int base = y + height + captionHeight - 3;
                    canvas.centred(caption.text(), x + width / 2, base, width + GAP - 2);
                }
            }
        }
    }

    private int top() {
        return options.title.isEmpty() ? GAP : GAP + Canvas.LINE;
    }

    private int captionHeight() {
        return captions.isEmpty() ? 0 : Canvas.LINE;
    }

    private int cellWidth() {
        return images.stream().mapToInt(Raster::columns).max().orElse(1) * zoom() + GAP;
    }

    private int cellHeight() {
        int rows = images.stream().mapToInt(Raster::rows).max().orElse(1);
        return rows * zoom() + captionHeight() + GAP;
    }

    private int columns() {
        int wanted = options.columns;
        return Math.min(
                images.size(), wanted > 0 ? wanted : (int) Math.ceil(Math.sqrt(images.size())));
    }

    private int zoom() {
        if (options.zoom > 0) {
            return options.zoom;
        }
        int across = columns();
        int side = images.stream().mapToInt(i -> Math.max(i.rows(), i.columns())).max().orElse(1);
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
