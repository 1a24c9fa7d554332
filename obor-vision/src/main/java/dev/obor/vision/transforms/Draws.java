package dev.obor.vision.transforms;

import static dev.obor.Obor.empty;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;

import dev.obor.base.DType;
import dev.obor.base.ValueError;

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

    /// Whether something of probability `p` happens.
    static boolean happens(double p) {
        return rand(DType.FLOAT32, 1).item() < p;
    }

    static double probability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new ValueError(
                    "`p` should be a floating point value in the interval [0.0, 1.0].");
        }
        return p;
    }
}
