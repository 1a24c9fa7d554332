package dev.obor.vision.transforms;

import static dev.obor.Obor.empty;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.util.Collection;

/// Random numbers, drawn as torchvision draws them.
final class Draws {
    private Draws() {}

    static double uniform(double from, double to) {
        return empty(1).to(DType.FLOAT32).uniform_(from, to).item();
    }

    /// A whole number from 0 up to but without `high`.
    static long below(long high) {
        return randint(0, high, 1).itemLong();
    }

    /// Whether something of probability `p` happens; the comparison is one of float32 numbers.
    static boolean happens(double p) {
        return rand(DType.FLOAT32, 1).item() < (float) p;
    }

    /// A float32 number from one to another, as the tensor that sizes are multiplied by.
    static Tensor scale(double from, double to) {
        return rand(DType.FLOAT32, 1).mul(to - from).add(from);
    }

    /// Ratios between two, as likely above as below 1.
    static final class Ratio {
        private final double from;
        private final double to;

        Ratio(double[] ends) {
            Tensor logs = tensor(ends).to(DType.FLOAT32).log();
            from = logs.select(0, 0).item();
            to = logs.select(0, 1).item();
        }

        double draw() {
            return empty(1).to(DType.FLOAT32).uniform_(from, to).exp().item();
        }
    }

    static double probability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new ValueError(
                    "`p` should be a floating point value in the interval [0.0, 1.0].");
        }
        return p;
    }

    static double positive(double value, String name) {
        if (!(value >= 0)) {
            throw new ValueError("If " + name + " is a single number, it must be positive.");
        }
        return value;
    }

    static <C extends Collection<?>> C some(C transforms) {
        if (transforms.isEmpty()) {
            throw new ValueError("Pass at least one transform");
        }
        return transforms;
    }
}
