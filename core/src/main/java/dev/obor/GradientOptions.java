package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.Options;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of `gradient`: `gradient(y, o -> o.spacing(0.5).dim(0).edgeOrder(2))`.
public final class GradientOptions extends Options<GradientOptions> {
    private double[] spacing = {1};
    private boolean alike = true;
    private @Nullable List<Tensor> places;
    private long @Nullable [] dim;
    private int edgeOrder = 1;

    /// The defaults.
    public GradientOptions() {}

    /// How far values lie apart in all dimensions, 1.
    public GradientOptions spacing(double value) {
        return set(() -> {
            spacing = new double[] {value};
            alike = true;
        });
    }

    /// How far values lie apart in each dimension.
    public GradientOptions spacing(double... value) {
        double[] copy = Arguments.given(value, "value").clone();
        return set(() -> {
            spacing = copy;
            alike = false;
        });
    }

    /// Where the values of each dimension lie: a tensor of places for each.
    public GradientOptions spacing(Tensor... value) {
        List<Tensor> copy = List.of(Arguments.allGiven(value, "value"));
        return set(() -> places = copy);
    }

    /// The dimensions, all.
    public GradientOptions dim(long... value) {
        long[] copy = Arguments.given(value, "value").clone();
        return set(() -> dim = copy);
    }

    /// Of which order the differences at the ends are, 1; or 2.
    public GradientOptions edgeOrder(int value) {
        return set(() -> edgeOrder = value);
    }

    @Override
    protected void check() {
        if (edgeOrder != 1 && edgeOrder != 2) {
            throw new ValueError("torch.gradient only supports edge_order=1 and edge_order=2.");
        }
    }

    /// The order at the ends.
    public int edgeOrder() {
        return edgeOrder;
    }

    /// The dimensions, or null for all.
    public long @Nullable [] dimensions() {
        long[] chosen = dim;
        return chosen == null ? null : chosen.clone();
    }

    /// The spacing of one of so many dimensions.
    ///
    /// @throws ShapeError if there are not as many spacings
    public double step(int i, int count) {
        if (alike) {
            return spacing[0];
        }
        checkCount(count);
        checkDimension(i, spacing.length);
        return spacing[i];
    }

    /// The places of one of so many dimensions, or null where they lie evenly.
    ///
    /// @throws ShapeError if there are not as many tensors
    public @Nullable Tensor places(int i, int count) {
        List<Tensor> all = places;
        if (all == null) {
            return null;
        }
        checkCount(count);
        checkDimension(i, all.size());
        return all.get(i);
    }

    private static void checkDimension(int i, int count) {
        if (i < 0 || i >= count) {
            throw new IndexError("dimension " + i + " is none of " + count);
        }
    }

    /// How many spacings or places were given one by one; -1 where one number is for all.
    public int given() {
        List<Tensor> all = places;
        return all != null ? all.size() : alike ? -1 : spacing.length;
    }

    private void checkCount(int count) {
        int given = given();
        if (given != count && dim != null) {
            throw new ShapeError(
                    "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and"
                            + " dim arguments to have the same length, but got a spacing argument of"
                            + " length "
                            + given
                            + " and a dim argument of length "
                            + count
                            + ".");
        }
        if (given != count) {
            throw new ShapeError(
                    "torch.gradient expected spacing to be unspecified, a scalar, or a list of"
                            + " length equal to 'self.dim() = "
                            + count
                            + "', since dim argument was not given, but got a list of length "
                            + given);
        }
    }
}
