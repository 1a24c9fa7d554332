package dev.obor.plot;

import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/// Something that can be drawn: into an image, a PNG file or a window.
public sealed interface Figure permits XyFigure, ImageFigure, ConfusionFigure, GridFigure {
    /// Draws the figure. Works without a display.
    BufferedImage render();

    /// The text of the window's frame.
    String title();

    /// Writes a PNG file, replacing one that is there and making missing folders. Works without a
    /// display.
    ///
    /// @throws FileError if the file cannot be written
    default void save(Path file) {
        BufferedImage image = render();
        FileWriting.LOCAL.save(file, out -> ImageIO.write(image, "png", out));
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
