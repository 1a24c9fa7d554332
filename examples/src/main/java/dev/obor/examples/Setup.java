package dev.obor.examples;

import dev.obor.plot.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where an example reads and writes.
///
/// @param data the folder of the real data sets; without it the example uses data that it draws
///   itself
/// @param plots where its charts go, as PNG files
/// @param download whether missing files may be fetched into `data`
public record Setup(Optional<Path> data, Path plots, boolean download) {
    /// Without downloads.
    public Setup(Optional<Path> data, Path plots) {
        this(data, plots, false);
    }

    /// Reads `--data DIR`, `--plots DIR` and `--download`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Setup of(String... args) {
        var setup = new Setup(Optional.empty(), Path.of("plots"));
        var words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (word.equals("--download")) {
                setup = new Setup(setup.data, setup.plots, true);
            } else if (word.equals("--data") && words.hasNext()) {
                setup = new Setup(Optional.of(Path.of(words.next())), setup.plots, setup.download);
            } else if (word.equals("--plots") && words.hasNext()) {
                setup = new Setup(setup.data, Path.of(words.next()), setup.download);
            } else {
                throw new IllegalArgumentException(
                        word + ": expected --data DIR, --plots DIR or --download");
            }
        }
        return setup;
    }

    /// Writes a chart to `plots` and says where, as `plt.show()` shows it in a notebook.
    public void show(Figure figure, String name) {
        Path file = plots.resolve(name + ".png");
        figure.save(file);
        IO.println("(picture: " + file + ")");
    }
}
