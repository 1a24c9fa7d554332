package dev.obor.examples.programs;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.getDefaultDtype;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.optim.Optimizer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the programs share: data by formula, and the usual training loop.
final class Programs {
    private Programs() {}

    /// How a program went.
    ///
    /// @param weights the sum of the squares of the weights at the start
    record Run(double weights, List<Double> losses) {
        /// With further numbers.
        Run and(double... more) {
            List<Double> all = new ArrayList<>(losses);
            Arrays.stream(more).forEach(all::add);
            return new Run(weights, all);
        }
    }

    static Tensor wave(double step, long... shape) {
        long n = 1;
        for (long size : shape) {
            n *= size;
        }
        return arange(n).mul(step).sin().to(getDefaultDtype()).reshape(shape);
    }

    static double squares(Iterable<? extends Tensor> parameters) {
        double sum = 0;
        for (Tensor p : parameters) {
            sum += p.detach().abs().toDouble().square().sum().item();
        }
        return sum;
    }

    static Run train(
            Iterable<? extends Tensor> parameters,
            Optimizer<?> optimizer,
            IntFunction<Tensor> loss) {
        double weights = squares(parameters);
        List<Double> losses =
                IntStream.range(0, 5)
                        .mapToObj(i -> {
                            optimizer.zeroGrad();
                            Tensor value = loss.apply(i);
                            value.backward();
                            optimizer.step();
                            return value.item();
                        })
                        .toList();
        return new Run(weights, losses);
    }

    /// The lines of reference runs, as words.
    static Stream<String[]> lines(String file) {
        var stream = Programs.class.getResourceAsStream("/dev/obor/examples/" + file);
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        return reader.lines().map(line -> line.split(" "));
    }

    /// Runs a program at seed 0 and compares it with a line of reference runs.
    ///
    /// @param words its name, the dtype, the weights and the losses
    static void check(String[] words, Supplier<Run> program, double tolerance) {
        boolean wide = words[1].equals("float64");
        Obor.setDefaultDtype(wide ? DType.FLOAT64 : DType.FLOAT32);
        Obor.manualSeed(0);
        Run run = program.get();
        double weights = Double.parseDouble(words[2]);
        assertEquals(weights, run.weights(), tolerance * Math.abs(weights), "weights");
        assertEquals(words.length - 3, run.losses().size());
        for (int i = 0; i < run.losses().size(); i++) {
            double expected = Double.parseDouble(words[i + 3]);
            assertEquals(
                    expected,
                    run.losses().get(i),
                    tolerance * Math.max(1, Math.abs(expected)),
                    "loss " + i);
        }
    }
}
