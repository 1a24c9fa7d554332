package dev.obor.plot;

import java.awt.Dimension;
import java.awt.Graphics2D;
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
    public Dimension size() {
        Places places = places();
        return new Dimension(places.left[columns], places.top[places.top.length - 1]);
    }

    @Override
    public void paint(Graphics2D pen) {
        Places places = places();
        int width = places.left[columns];
        try (var canvas = Canvas.of(pen, 0, 0, width, places.top[places.top.length - 1])) {
            if (!title.isEmpty()) {
                canvas.centred(title, width / 2, Canvas.LINE + 4, width);
            }
            for (int i = 0; i < figures.size(); i++) {
                Figure figure = figures.get(i);
                Dimension size = figure.size();
                var part =
                        (Graphics2D)
                                canvas.pen()
                                        .create(
                                                places.left[i % columns],
                                                places.top[i / columns],
                                                size.width,
                                                size.height);
                figure.paint(part);
                part.dispose();
            }
        }
    }

    /// Where columns and rows begin, and where the last ones end.
    private record Places(int[] left, int[] top) {}

    private Places places() {
        int[] widths = new int[columns];
        int[] heights = new int[(figures.size() + columns - 1) / columns];
        for (int i = 0; i < figures.size(); i++) {
            Dimension size = figures.get(i).size();
            widths[i % columns] = Math.max(widths[i % columns], size.width);
            heights[i / columns] = Math.max(heights[i / columns], size.height);
        }
        return new Places(
                starts(widths, 0), starts(heights, title.isEmpty() ? 0 : Canvas.LINE + 8));
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
