package dev.obor.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// A white picture and a pen with smooth text.
record Canvas(BufferedImage image, Graphics2D pen) implements AutoCloseable {
    static final int LINE = 16;

    static Canvas of(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        return new Canvas(image, pen);
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
