package dev.obor.bench;

import dev.obor.bench.models.HandWritten;
import dev.obor.profiler.Event;
import dev.obor.profiler.Profile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Where the time of a training step goes, by kernel or by module.
public final class ProfileBench {
    /// The models whose steps can be looked at.
    public static final List<String> NAMES =
            List.of(
                    "logistic",
                    "mlp50",
                    "mlp512",
                    "cnn",
                    "lenet5",
                    "vgg",
                    "mobilenet",
                    "mlp1024",
                    "unet",
                    "autoencoder",
                    "vit",
                    "bert",
                    "lstm",
                    "gru",
                    "bag",
                    "gcn",
                    "mlp",
                    "resnet18",
                    "gpt");

    private static final double WARM_SECONDS = 5;

    private ProfileBench() {}

    /// Runs a model until it is warm, then some steps under the profiler.
    ///
    /// @param byModule sums by the modules that the forward passes run in
    public static void run(String name, int steps, int rows, boolean byModule, PrintWriter out) {
        Runnable step = step(name);
        long until = System.nanoTime() + (long) (WARM_SECONDS * 1e9);
        do {
            step.run();
        } while (System.nanoTime() < until);
        Profile profile = new Profile();
        try (profile) {
            for (int i = 0; i < steps; i++) {
                step.run();
            }
        }
        out.printf(Locale.ROOT, "%s, %d steps, warm%n", name, steps);
        out.print(
                byModule
                        ? profile.keyAverages(ProfileBench::modules).table(rows)
                        : profile.keyAverages().table(rows));
        out.flush();
    }

    private static String modules(Event event) {
        return event.modules().isEmpty() ? "(no forward)" : String.join("/", event.modules());
    }

    private static Runnable step(String name) {
        if (Stream.of("mlp", "resnet18", "gpt").anyMatch(name::equals)) {
            return HandWritten.of(name)::step;
        }
        return new Training(name)::step;
    }
}
