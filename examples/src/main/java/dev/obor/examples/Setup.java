package dev.obor.examples;

import dev.obor.plot.Figure;
import java.nio.file.Path;
import java.util.Optional;

/// Where an example reads and writes.
///
/// @param data the folder of the real data sets; without it the example uses data that it draws
///   itself
/// @param plots where its charts go, as PNG files
public record Setup(Optional<Path> data, Path plots) {
    /// Reads `--data DIR` and `--plots DIR`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Setup of(String... args) {
        var setup = new Setup(Optional.empty(), Path.of("plots"));
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            setup =
                    switch (value.isEmpty() ? "" : args[i]) {
                        case "--data" -> new Setup(Optional.of(Path.of(value)), setup.plots);
                        case "--plots" -> new Setup(setup.data, Path.of(value));
                        default ->
                                throw new IllegalArgumentException(
                                        args[i] + ": expected --data DIR or --plots DIR");
                    };
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
