package dev.obor.plot;

import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/// Something that can be drawn: into an image, a PNG or SVG file, or a window.
public sealed interface Figure permits XyFigure, ImageFigure, ConfusionFigure, GridFigure {
    /// How wide and high it is, in pixels.
    Dimension size();

    /// Draws it with a pen, from the upper left corner to the right and down, over what is there.
    void paint(Graphics2D pen);

    /// The text of the window's frame.
    String title();

    /// Draws the figure. Works without a display.
    default BufferedImage render() {
        Dimension size = size();
        var image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        paint(pen);
        pen.dispose();
        return image;
    }

    /// Writes a file, replacing one that is there and making missing folders: SVG if its name ends
    /// with `.svg`, and PNG otherwise. Works without a display.
    ///
    /// @throws FileError if the file cannot be written
    default void save(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            byte[] text = SvgPen.text(this).getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.save(file, out -> out.write(text));
        } else {
            BufferedImage image = render();
            FileWriting.LOCAL.save(file, out -> ImageIO.write(image, "png", out));
        }
    }

    /// Opens a window; the program goes on, and ends only when its windows are closed.
    ///
    /// @throws IllegalStateException if there is no display
    default void show() {
        if (GraphicsEnvironment.isHeadless()) {
            throw new IllegalStateException(
                    "show: this machine has no display; use save(Path) and look at the file");
        }
        BufferedImage image = render();
        SwingUtilities.invokeLater(() -> {
            var frame = new JFrame(title());
            frame.add(new JLabel(new ImageIcon(image)));
            frame.pack();
            frame.setLocationByPlatform(true);
            frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
            frame.setVisible(true);
        });
    }
}
