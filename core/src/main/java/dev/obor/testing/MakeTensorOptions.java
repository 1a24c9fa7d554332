package dev.obor.testing;

import dev.obor.base.Options;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Testing#makeTensor(java.util.function.Consumer, dev.obor.base.DType,
/// long...)].
public final class MakeTensorOptions extends Options<MakeTensorOptions> {
    @Nullable Double low;
    @Nullable Double high;
    boolean requiresGrad = false;
    boolean noncontiguous = false;
    boolean excludeZero = false;

    MakeTensorOptions() {}

    /// The smallest number, -9 (0 for truths and bytes).
    public MakeTensorOptions low(double value) {
        return set(() -> low = notNan(value));
    }

    /// What all numbers are below, 9 for floats, 10 for integers, 2 for truths.
    public MakeTensorOptions high(double value) {
        return set(() -> high = notNan(value));
    }

    private static double notNan(double value) {
        if (Double.isNaN(value)) {
            throw new ValueError("`low` and `high` cannot be NaN");
        }
        return value;
    }

    /// Whether gradients are recorded, false.
    public MakeTensorOptions requiresGrad(boolean value) {
        return set(() -> requiresGrad = value);
    }

    /// Whether the elements lie apart, false.
    public MakeTensorOptions noncontiguous(boolean value) {
        return set(() -> noncontiguous = value);
    }

    /// Whether a small number, or 1, stands in the place of zeros; false.
    public MakeTensorOptions excludeZero(boolean value) {
        return set(() -> excludeZero = value);
    }
}
