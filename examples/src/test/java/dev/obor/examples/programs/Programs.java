package dev.obor.examples.programs;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.getDefaultDtype;

import dev.obor.Tensor;
import dev.obor.optim.Optimizer;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What the programs share: data by formula, and the usual training loop.
final class Programs {
    private Programs() {}

    /// How a program went.
    ///
    /// @param weights the sum of the squares of the weights at the start
    record Run(double weights, List<Double> losses) {}

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
}
