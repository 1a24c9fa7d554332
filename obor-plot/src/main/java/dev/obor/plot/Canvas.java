package dev.obor.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/// A white page and a pen with smooth text.
record Canvas(Graphics2D pen) implements AutoCloseable {
    static final int LINE = 16;

    /// On a part of what another pen draws on.
    static Canvas of(Graphics2D on, int left, int top, int width, int height) {
        var pen = (Graphics2D) on.create(left, top, width, height);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        return new Canvas(pen);
    }

    /// Text around `x` on the base line `y`, in smaller letters where it is wider than `width`.
    void centred(String text, int x, int y, int width) {
        Font font = pen.getFont();
        float size = font.getSize2D();
        while (size > 7 && pen.getFontMetrics().stringWidth(text) > width) {
            size -= 1;
            pen.setFont(font.deriveFont(size));
        }
        pen.drawString(text, x - pen.getFontMetrics().stringWidth(text) / 2, y);
        pen.setFont(font);
    }

    @Override
    public void close() {
        pen.dispose();
    }
}
