package dev.obor.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.List;

/// A confusion matrix: row = true class, column = predicted class, in each cell how often.
///
/// Colours show the share of the row, so that classes of different size compare.
public final class ConfusionFigure implements Figure {
    private static final int CELL = 48;
    private static final int LETTER = 8; // about as wide as a letter is
    private static final int TOP = 2 * Canvas.LINE + 8;

    private final long[][] counts;
    private final List<String> names;
    private final String title;

    ConfusionFigure(String title, long[][] counts, List<String> names) {
        if (counts.length == 0 || names.size() != counts.length) {
            throw new IllegalArgumentException(
                    "confusionMatrix: %d names for %d classes; give one for each"
                            .formatted(names.size(), counts.length));
        }
        this.counts = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != counts.length) {
                throw new IllegalArgumentException(
                        "confusionMatrix: row %d has %d columns, expected %d: a square matrix"
                                .formatted(i, counts[i].length, counts.length));
            }
            this.counts[i] = counts[i].clone();
        }
        this.names = List.copyOf(names);
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Dimension size() {
        int n = counts.length;
        return new Dimension(
                40 + LETTER * longest() + n * cellWidth() + 16, TOP + n * CELL + 3 * Canvas.LINE);
    }

    /// So wide that all names below the columns have one size, if they are not very long.
    private int cellWidth() {
        return Math.clamp(LETTER * longest() + 10L, CELL, 2 * CELL);
    }

    private int longest() {
        return names.stream().mapToInt(String::length).max().orElse(1);
    }

    @Override
    public void paint(Graphics2D pen) {
        int n = counts.length;
        int longest = longest();
        int left = 40 + LETTER * longest;
        int cell = cellWidth();
        int top = TOP;
        Dimension size = size();
        try (var canvas = Canvas.of(pen, 0, 0, size.width, size.height)) {
            int middle = left + n * cell / 2;
            canvas.centred(title, size.width / 2, Canvas.LINE + 4, size.width);
            for (int row = 0; row < n; row++) {
                paintRow(canvas, row, left, top + row * CELL);
                canvas.pen().setColor(Color.BLACK);
                int base = top + row * CELL + CELL / 2 + 4;
                int width = LETTER * longest;
                canvas.centred(names.get(row), left - 8 - width / 2, base, width + 8);
                int x = left + row * cell + cell / 2;
                canvas.centred(names.get(row), x, top + n * CELL + Canvas.LINE, cell - 2);
            }
            canvas.centred("predicted", middle, top + n * CELL + 2 * Canvas.LINE + 6, n * cell);
            canvas.pen().rotate(-Math.PI / 2, 16, top + n * CELL / 2.0);
            canvas.centred("true", 16, top + n * CELL / 2, n * CELL);
        }
    }

    private void paintRow(Canvas canvas, int row, int left, int y) {
        long total = 0;
        for (long count : counts[row]) {
            total += count;
        }
        int cell = cellWidth();
        for (int column = 0; column < counts.length; column++) {
            long count = counts[row][column];
            double share = total == 0 ? 0 : (double) count / total;
            // The square root lifts rare mistakes out of the white.
            canvas.pen().setColor(new Color(Cmap.BLUES.rgb(Math.sqrt(share))));
            canvas.pen().fillRect(left + column * cell, y, cell - 1, CELL - 1);
            if (count != 0) {
                canvas.pen().setColor(share > 0.2 ? Color.WHITE : Color.BLACK);
                int x = left + column * cell + cell / 2;
                canvas.centred(Long.toString(count), x, y + CELL / 2 + 4, cell - 4);
            }
        }
    }
}
