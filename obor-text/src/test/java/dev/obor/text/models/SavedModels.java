package dev.obor.text.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.io.Safetensors;
import dev.obor.nn.Module;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Folders of models, with what Hugging Face's library computes from them: `python/models.py` wrote
/// them.
final class SavedModels {
    /// Tiny models in the repository.
    static final List<String> KEPT =
            List.of("bert", "distilbert", "gpt2", "llama", "t5", "mistral", "qwen2");

    private SavedModels() {}

    /// One of the tiny models.
    static Path kept(String name) {
        try {
            return Path.of(
                            Objects.requireNonNull(
                                            SavedModels.class.getResource(name + "/config.json"),
                                            name)
                                    .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A folder of the size of published models, or the test is not run.
    static Path published(String name) {
        String folder = System.getenv("OBOR_CHECKPOINTS");
        Assumptions.assumeTrue(folder != null, "OBOR_CHECKPOINTS names no folder with checkpoints");
        Path found = Path.of(Objects.requireNonNull(folder)).resolve(name);
        Assumptions.assumeTrue(Files.exists(found), () -> "OBOR_CHECKPOINTS has no folder " + name);
        return found;
    }

    static Map<String, Tensor> expected(Path folder) {
        return Safetensors.load(folder.resolve("expected.safetensors")).tensors();
    }

    /// Relative to the standard deviation: 1e-4 for float32, 1e-9 for float64.
    static void close(Tensor expected, Tensor found, String what) {
        assertEquals(expected.shape(), found.shape(), what);
        assertEquals(expected.dtype(), found.dtype(), what);
        double tolerance = expected.dtype() == DType.FLOAT64 ? 1e-9 : 1e-4;
        double std = expected.to(DType.FLOAT64).std().item();
        double worst =
                expected.to(DType.FLOAT64).sub(found.detach().to(DType.FLOAT64)).abs().max().item();
        assertTrue(
                worst <= tolerance * std, // false for NaN
                () -> "%s: off by %g standard deviations".formatted(what, worst / std));
    }

    /// Three sums over the numbers of a fresh model.
    static void firstNumbers(Tensor expected, Module model) {
        double[] sums = new double[3];
        for (Tensor tensor : model.parameters()) {
            Tensor flat = tensor.detach().to(DType.FLOAT64).flatten();
            sums[0] += flat.sum().item();
            sums[1] += flat.abs().sum().item();
            Tensor weights = Obor.arange(1, flat.numel() + 1).to(DType.FLOAT64).remainder(97);
            sums[2] += flat.mul(weights).sum().item();
        }
        double size = expected.select(0, 1).item();
        for (int i = 0; i < 3; i++) {
            assertEquals(expected.select(0, i).item(), sums[i], 1e-7 * size, "sum " + i);
        }
    }

    /// A copy of a folder, to be damaged.
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
        return to;
    }
}
