package dev.obor.plot;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Figures of any kind side by side and below each other, each in its own size.
public final class GridFigure implements Figure {
    private final List<Figure> figures;
    private final int columns;
    private final String title;

    GridFigure(String title, List<? extends Figure> figures, int columns) {
        if (figures.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    "grid: %d figures in %d columns; give at least one of each"
                            .formatted(figures.size(), columns));
        }
        this.figures = List.copyOf(figures);
        this.columns = Math.min(columns, figures.size());
        this.title = title;
    }

    @Override
    public String title() {
        return title.isEmpty() ? "Obor" : title;
    }

    @Override
    public BufferedImage render() {
        List<BufferedImage> images = new ArrayList<>();
        figures.forEach(figure -> images.add(figure.render()));
        int[] widths = new int[columns];
        int[] heights = new int[(images.size() + columns - 1) / columns];
        for (int i = 0; i < images.size(); i++) {
            BufferedImage image = images.get(i);
            widths[i % columns] = Math.max(widths[i % columns], image.getWidth());
            heights[i / columns] = Math.max(heights[i / columns], image.getHeight());
        }
        int[] left = starts(widths, 0);
        int[] top = starts(heights, title.isEmpty() ? 0 : Canvas.LINE + 8);
        try (var canvas = Canvas.of(left[columns], top[heights.length])) {
            if (!title.isEmpty()) {
                canvas.centred(title, left[columns] / 2, Canvas.LINE + 4, left[columns]);
            }
            for (int i = 0; i < images.size(); i++) {
                canvas.pen().drawImage(images.get(i), left[i % columns], top[i / columns], null);
            }
            return canvas.image();
        }
    }

    /// Where each of the sizes begins, and where the last one ends.
    private static int[] starts(int[] sizes, int first) {
        int[] starts = new int[sizes.length + 1];
        starts[0] = first;
        for (int i = 0; i < sizes.length; i++) {
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }
}
