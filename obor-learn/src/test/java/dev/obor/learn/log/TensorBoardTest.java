package dev.obor.learn.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.Json;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// TensorBoard itself reads back what was written, where OBOR_PYTHON names a Python that has it.
@EnabledIfEnvironmentVariable(named = "OBOR_PYTHON", matches = ".+")
class TensorBoardTest {
    @TempDir private Path folder;

    private static String python(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getenv("OBOR_PYTHON")));
        Arrays.stream(words).map(String::valueOf).forEach(command::add);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? out : "";
    }

    @Test
    void tensorBoardReadsTheSameValues() throws Exception {
        assumeTrue(!python("-c", "import tensorboard; print(1)").isEmpty(), "no tensorboard");
        Obor.manualSeed(3);
        float[] losses = Obor.randn(2000).mul(1e3).toFloatArray();
        losses[7] = Float.POSITIVE_INFINITY;
        Tensor weights = Obor.randn(1000).toDouble();
        try (var writer = new SummaryWriter(folder)) {
            for (int step = 0; step < losses.length; step++) {
                writer.addScalar("loss/train", losses[step], step);
            }
            writer.addScalar("lr", Double.NaN, 1L << 40);
            writer.addHistogram("weights", weights, 5);
            writer.addImage("noise", Obor.rand(3, 20, 30), 6);
            writer.addText("note", "Grüße, **Welt**", 7);
            var net = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 2));
            writer.addGraph(net, Obor.ones(3, 4));
        }
        var read =
                new Loaded(Json.parse(python("python/tensorboard_values.py", folder.toString())));
        List<Object> scalars = list(read.get("scalars").get("loss/train"));
        assertEquals(losses.length, scalars.size());
        for (int step = 0; step < losses.length; step++) {
            List<?> row = (List<?>) scalars.get(step);
            assertEquals((long) step, row.get(0));
            assertEquals(losses[step], Double.parseDouble(infinity(row.get(1))));
        }
        assertEquals("[[1099511627776, nan]]", list(read.get("scalars").get("lr")).toString());
        List<?> spread = (List<?>) list(read.get("histograms").get("weights")).getFirst();
        assertEquals(5L, spread.get(0));
        assertEquals(weights.min().item(), number(spread.get(1)));
        assertEquals(weights.max().item(), number(spread.get(2)));
        assertEquals(1000, number(spread.get(3)));
        assertEquals(weights.sum().item(), number(spread.get(4)), 1e-9);
        assertEquals(weights.square().sum().item(), number(spread.get(5)), 1e-9);
        double inBins = ((List<?>) spread.get(7)).stream().mapToDouble(v -> number(v)).sum();
        assertEquals(1000, inBins);
        assertEquals("[[6, 30, 20]]", list(read.get("images").get("noise")).toString());
        checkGraph(list(read.get("graph")));
        assertEquals(
                "[[7, [Grüße, **Welt**]]]",
                list(read.get("texts").get("note/text_summary")).toString());
    }

    /// Nodes stand below the paths of their modules, and name what they are computed from.
    private static void checkGraph(List<Object> nodes) {
        assertEquals(
                List.of(
                        "[input/input, IO Node, [], [[3, 4]]]",
                        "[Sequential/0/weight, Parameter, [], [[8, 4]]]",
                        "[Sequential/0/bias, Parameter, [], [[8]]]",
                        "[Sequential/0/linear, linear, [input/input, Sequential/0/weight,"
                                + " Sequential/0/bias], [[3, 8]]]",
                        "[Sequential/1/relu, relu, [Sequential/0/linear], [[3, 8]]]",
                        "[Sequential/2/weight, Parameter, [], [[2, 8]]]",
                        "[Sequential/2/bias, Parameter, [], [[2]]]",
                        "[Sequential/2/linear, linear, [Sequential/1/relu, Sequential/2/weight,"
                                + " Sequential/2/bias], [[3, 2]]]",
                        "[output/output.1, IO Node, [Sequential/2/linear], [[3, 2]]]"),
                nodes.stream().map(String::valueOf).toList());
    }

    private static String infinity(Object value) {
        return value.toString().replace("inf", "Infinity");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static List<Object> list(Loaded value) {
        return List.copyOf(value.list());
    }
}
