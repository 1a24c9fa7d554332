package dev.obor.examples.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.LSTMState;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.GRU;
import dev.obor.nn.LSTM;
import dev.obor.nn.Module;
import dev.obor.nn.RNN;
import dev.obor.nn.functional.F;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.Optimizer;
import dev.obor.optim.SGD;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The programs of `examples.sequence` start with PyTorch's weights and have its losses, by
/// `conformance/python/sequence_runs.py`.
class SequenceRunsTest {
    private static final int STEPS = 5;

    private record Training(Optimizer<?> optimizer, IntFunction<Tensor> loss) {}

    private record Program(Supplier<Module> make, BiFunction<Module, DType, Training> train) {}

    @TestFactory
    Stream<DynamicTest> lossesArePyTorchs() {
        String resource = "/dev/obor/examples/sequence-runs.txt";
        var stream = Objects.requireNonNull(getClass().getResourceAsStream(resource));
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        return reader.lines()
                .map(line -> line.split(" "))
                .map(w -> DynamicTest.dynamicTest(w[0] + " " + w[1], () -> check(w)));
    }

    private static void check(String[] words) {
        DType dtype = words[1].equals("float64") ? DType.FLOAT64 : DType.FLOAT32;
        double[] expected =
                Arrays.stream(words, 2, words.length).mapToDouble(Double::parseDouble).toArray();
        Program program = program(words[0]);
        Obor.manualSeed(0);
        Module model = program.make().get();
        model.to(dtype);
        double weights = 0;
        for (Tensor p : model.parameters()) {
            weights += p.detach().toDouble().square().sum().item();
        }
        assertEquals(expected[0], weights, 1e-12 * weights, "weights");
        Obor.manualSeed(1);
        Training training = program.train().apply(model, dtype);
        double tolerance = dtype == DType.FLOAT64 ? 1e-8 : 1e-5;
        for (int i = 0; i < STEPS; i++) {
            Tensor loss = training.loss().apply(i);
            training.optimizer().zeroGrad();
            loss.backward();
            if (model instanceof LanguageModel) {
                ClipGrad.clipGradNorm_(model.parameters(), 0.25);
            }
            training.optimizer().step();
            assertEquals(expected[i + 1], loss.item(), tolerance, "loss " + i);
        }
    }

    private static Program program(String name) {
        return switch (name) {
            case "names-rnn" -> names(() -> new RNN(26, 16));
            case "names-lstm" -> names(() -> new LSTM(26, 16));
            case "names-gru" -> names(() -> new GRU(26, 16));
            case "language-model" -> languageModel();
            case "encoder" -> encoder();
            case "translator" -> translator();
            case "bags" -> bags();
            case "gpt" -> gpt();
            default -> throw new AssertionError(name);
        };
    }

    /// Whole numbers below `mod`, by formula.
    private static Tensor numbers(int count, int mod, int step) {
        long[] all = new long[count];
        Arrays.setAll(all, i -> (i * i * 3 + i * step + 1) % mod);
        return Obor.fromArray(all);
    }

    private static Program names(Supplier<Module> rnn) {
        return new Program(
                () -> new NameClassifier(rnn.get()),
                (model, dtype) ->
                        new Training(
                                new SGD(model.parameters(), 0.5),
                                i -> {
                                    Tensor letters =
                                            F.oneHot(numbers(4 + i, 26, 5 + i), 26)
                                                    .to(dtype)
                                                    .unsqueeze(1);
                                    return F.nllLoss(
                                            model.call(letters),
                                            Obor.fromArray(new long[] {i % 3}));
                                }));
    }

    private static Program languageModel() {
        return new Program(
                () -> new LanguageModel(20),
                (module, dtype) -> {
                    var model = (LanguageModel) module;
                    Tensor words = numbers(4 * 31, 20, 7).view(4, 31).t().contiguous();
                    LSTMState[] held = {null};
                    return new Training(
                            new SGD(model.parameters(), 5.0),
                            i -> {
                                Tensor x = words.narrow(0, 6L * i, 6);
                                Tensor y = words.narrow(0, 6L * i + 1, 6);
                                LSTMState before =
                                        held[0] == null
                                                ? null
                                                : new LSTMState(
                                                        held[0].hidden().detach(),
                                                        held[0].cell().detach());
                                LanguageModel.Result r = model.call(x, before);
                                held[0] = r.state();
                                return F.crossEntropy(r.scores().view(-1, 20), y.reshape(-1));
                            });
                });
    }

    private static Program encoder() {
        return new Program(
                MaskedLanguageModel::new,
                (model, dtype) -> {
                    Tensor words = numbers(4 * 8, 29, 11).view(4, 8).add(1);
                    long[] lengths = {8, 5, 7, 3};
                    for (int row = 0; row < 4; row++) {
                        words.select(0, row).narrow(0, lengths[row], 8 - lengths[row]).fill_(0);
                    }
                    Tensor masked = numbers(4 * 8, 5, 3).view(4, 8).eq(1).logicalAnd(words.ne(0));
                    Tensor labels = words.maskedFill(masked.logicalNot(), -100);
                    Tensor given = words.maskedFill(masked, 29);
                    return new Training(
                            new AdamW(model.parameters(), 1e-2),
                            i -> F.crossEntropy(model.call(given).view(-1, 30), labels.view(-1)));
                });
    }

    private static Program translator() {
        return new Program(
                Translator::new,
                (model, dtype) -> {
                    Tensor source = numbers(5 * 3, 12, 7).view(5, 3);
                    Tensor target = numbers(4 * 3, 14, 3).view(4, 3);
                    return new Training(
                            new Adam(model.parameters(), 1e-2),
                            i -> {
                                Tensor scores =
                                        ((Translator) model)
                                                .call(
                                                        source,
                                                        new long[] {3, 5, 2},
                                                        target.narrow(0, 0, 3));
                                return F.crossEntropy(
                                        scores.view(-1, 14), target.narrow(0, 1, 3).reshape(-1));
                            });
                });
    }

    private static Program bags() {
        return new Program(
                BagClassifier::new,
                (model, dtype) -> {
                    Tensor text = numbers(25, 40, 9);
                    Tensor offsets = Obor.fromArray(new long[] {0, 4, 9, 10, 18});
                    Tensor labels = Obor.fromArray(new long[] {0, 1, 2, 3, 1});
                    return new Training(
                            new SGD(model.parameters(), 2.0),
                            i ->
                                    F.crossEntropy(
                                            ((BagClassifier) model).call(text, offsets), labels));
                });
    }

    private static Program gpt() {
        return new Program(
                GPT::new,
                (model, dtype) -> {
                    Tensor words = numbers(4 * 11, 32, 5).view(4, 11);
                    return new Training(
                            new AdamW(
                                    model.parameters(),
                                    3e-3,
                                    o -> o.betas(0.9, 0.95).weightDecay(0.1)),
                            i ->
                                    F.crossEntropy(
                                            model.call(words.narrow(1, 0, 10)).view(-1, 32),
                                            words.narrow(1, 1, 10).reshape(-1)));
                });
    }
}
