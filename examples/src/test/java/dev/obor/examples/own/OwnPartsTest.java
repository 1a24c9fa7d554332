package dev.obor.examples.own;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ShapeError;
import dev.obor.nn.Linear;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import dev.obor.vision.Compose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The parts of docs/own-parts.md give what plain PyTorch gives, by
/// `conformance/python/own_parts_golden.py`, and the page shows their sources as they are.
class OwnPartsTest {
    private static final Path PAGE = Path.of("..", "docs", "own-parts.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/obor/examples/own");

    @Test
    void lionWithWarmUpFollowsPyTorch() {
        manualSeed(0);
        var model = new Sequential(new Linear(5, 4), new Tanh(), new Linear(4, 3));
        model.to(float64);
        Tensor x = randn(float64, 8, 5);
        Tensor y = randn(float64, 8, 3);
        var optimizer = new Lion(model.parameters(), o -> o.lr(0.01).weightDecay(0.1));
        var schedule = new Warmup(optimizer, 10);
        double value = 0;
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Tensor loss = F.mseLoss(model.call(x), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            value = loss.item();
            rates.add(schedule.getLastLr().getFirst());
            schedule.step();
        }
        assertEquals(0.272686209976105, value, 1e-12);
        assertEquals(
                List.of(0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.006999999999999999, 0.008),
                rates.subList(0, 8));
        assertEquals(0.01, rates.getLast());
    }

    @Test
    void anOptimizerOfOnesOwnIsPrintedAndSavedLikeTheLibrarys() {
        var model = new Linear(2, 1);
        var optimizer = new Lion(model.parameters(), o -> o.lr(0.5));
        model.call(Obor.ones(1, 2)).sum().backward();
        optimizer.step();
        assertEquals(
                """
                Lion (
                Parameter Group 0
                    beta1: 0.9
                    beta2: 0.99
                    lr: 0.5
                    weight_decay: 0
                )\
                """,
                optimizer.toString());
        var other = new Lion(new Linear(2, 1).parameters(), o -> {});
        other.loadStateDict(optimizer.stateDict());
        assertEquals(0.5, other.paramGroups().getFirst().options().lr());
        Tensor kept = other.paramGroups().getFirst().parameters().getFirst();
        assertArrayEquals(
                new float[] {0.01f, 0.01f},
                ((Tensor) other.state(kept).get("exp_avg")).toFloatArray(),
                1e-7f);
    }

    @Test
    void snakeHasTwoDerivatives() {
        Tensor x = Obor.linspace(-3, 3, 7).to(float64).requiresGrad_();
        Tensor y = new Snake(0.5).call(x);
        assertEquals("SnakeBackward0", y.gradFn().name());
        Tensor first = Autograd.grad(y.sum(), x, o -> o.createGraph(true));
        Tensor second = Autograd.grad(first.sum(), x);
        close(
                y,
                -1.0100075033995546,
                -0.5838531634528576,
                -0.5403023058681398,
                0.0,
                1.4596976941318602,
                3.416146836547142,
                4.989992496600445);
        close(
                first,
                0.8588799919401328,
                0.09070257317431818,
                0.1585290151921035,
                1.0,
                1.8414709848078965,
                1.909297426825682,
                1.1411200080598671);
        close(
                second,
                -0.9899924966004454,
                -0.4161468365471423,
                0.5403023058681398,
                1.0,
                0.5403023058681398,
                -0.4161468365471423,
                -0.9899924966004454);
    }

    @Test
    void attentionTakesTwoInputsAndAMaskAndRunsHooks() {
        manualSeed(0);
        var attention = new Attention(4);
        Tensor query = randn(1, 2, 4);
        Tensor keys = randn(1, 3, 4);
        Tensor mask = Obor.fromArray(new boolean[][] {{false, true, false}, {false, false, false}});
        List<String> seen = new ArrayList<>();
        try (var _ =
                attention.registerForwardHook(call ->
                        seen.add(
                                call.inputs().size() + " in, " + call.outputs().size() + " out"))) {
            Attention.Result result = attention.call(query, keys, mask);
            near(
                    result.weights(),
                    0.41107088327407837,
                    0.0,
                    0.5889291763305664,
                    0.3117879331111908,
                    0.3892017602920532,
                    0.299010306596756);
            near(
                    result.output(),
                    0.28441864252090454,
                    0.06761634349822998,
                    0.04362683743238449,
                    0.12388293445110321,
                    0.30481547117233276,
                    -0.20616966485977173,
                    -0.31954559683799744,
                    -0.21130727231502533);
            attention.call(query, keys, null);
        }
        attention.call(query, keys, null);
        assertEquals(List.of("3 in, 2 out", "2 in, 2 out"), seen);
        ShapeError e =
                assertThrows(ShapeError.class, () -> attention.call(query, randn(1, 3, 5), null));
        assertTrue(e.getMessage().contains("in k of Attention"), e.getMessage());
    }

    @Test
    void hardSignPassesGradientsNearZero() {
        Tensor x = Obor.tensor(-2.0, -0.5, 0.0, 1.0, 3.0).requiresGrad_();
        Tensor y = new HardSign().apply(x);
        assertEquals("tensor([-1., -1.,  0.,  1.,  1.], grad_fn=<HardSignBackward>)", y.toString());
        y.sum().backward();
        assertArrayEquals(new float[] {0, 1, 1, 1, 0}, x.grad().toFloatArray());
    }

    /// Each picture gets noise of its own, drawn in the order in which PyTorch draws it.
    @Test
    void noiseIsDrawnPictureByPicture() {
        manualSeed(0);
        var noise = new Compose(new AddNoise(0.1));
        near(
                noise.applyBatch(Obor.zeros(2, 1, 2, 2)),
                0.15409961342811584,
                -0.0293428897857666,
                -0.21787893772125244,
                0.05684312805533409,
                -0.10845223814249039,
                -0.13985954225063324,
                0.040334682911634445,
                0.08380263298749924);
    }

    private static void near(Tensor t, double... expected) {
        assertArrayEquals(expected, t.detach().reshape(-1).toDoubleArray(), 1e-6);
    }

    private static void close(Tensor t, double... expected) {
        assertArrayEquals(expected, t.detach().toDoubleArray(), 1e-14);
    }

    /// A block that begins with `// NAME.java` is the class of that file, without its comments for
    /// the API page.
    @Test
    void thePageShowsTheCodeThatIsRun() throws IOException {
        Matcher block =
                Pattern.compile("```java\n// (\\w+\\.java)\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(PAGE));
        int blocks = 0;
        while (block.find()) {
            blocks++;
            assertEquals(shown(Files.readString(SOURCES.resolve(block.group(1)))), block.group(2));
        }
        try (Stream<Path> all = Files.list(SOURCES)) {
            long shown = all.filter(f -> !f.endsWith("package-info.java")).count();
            assertEquals(shown, blocks, "one block for each class");
        }
    }

    private static String shown(String source) {
        StringBuilder out = new StringBuilder();
        boolean body = false;
        for (String line : source.lines().toList()) {
            body |= line.startsWith("public ");
            if (body && !line.strip().startsWith("///")) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }
}
