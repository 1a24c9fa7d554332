package dev.obor.vision.ops;

import static dev.obor.Obor.empty;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.util.Arrays;

/// Leaves out a residual branch at random while training: torchvision's `StochasticDepth`.
///
/// With the probability `p` the input becomes zeros, and otherwise it is divided by `1 - p`: of
/// each sample by itself (mode `row`), or of the whole batch (mode `batch`). In evaluation mode it
/// passes unchanged. Source: Huang et al., "Deep networks with stochastic depth", 2016.
public class StochasticDepth extends Module {
    private final double p;
    private final String mode;

    /// @param p the probability of leaving out
    /// @param mode `row` or `batch`
    /// @throws ValueError if `p` is no probability or the mode is another
    public StochasticDepth(double p, String mode) {
        check(p, mode);
        this.p = p;
        this.mode = mode;
    }

    @Override
    public Tensor forward(Tensor input) {
        return stochasticDepth(input, p, mode, isTraining());
    }

    /// The function of the layer.
    ///
    /// @throws ValueError if `p` is no probability or the mode is another
    /// @throws ShapeError if samples are meant and the input has no dimensions
    public static Tensor stochasticDepth(Tensor input, double p, String mode, boolean training) {
        Arguments.given(input, "input");
        check(p, mode);
        if (!training || p == 0) {
            return input;
        }
        double survival = 1 - p;
        long[] size = new long[input.dim()];
        Arrays.fill(size, 1);
        if (mode.equals("row")) {
            if (size.length == 0) {
                throw new ShapeError(
                        "stochastic_depth: mode='row' needs samples, but the input has no"
                                + " dimensions");
            }
            size[0] = input.size(0);
        }
        Tensor noise = empty(size).to(input.dtype()).bernoulli_(survival);
        return input.mul(survival > 0 ? noise.div_(survival) : noise);
    }

    private static void check(double p, String mode) {
        Arguments.given(mode, "mode");
        if (!(p >= 0 && p <= 1)) {
            throw new ValueError("drop probability has to be between 0 and 1, but got " + p);
        }
        if (!mode.equals("row") && !mode.equals("batch")) {
            throw new ValueError("mode has to be either 'batch' or 'row', but got " + mode);
        }
    }

    @Override
    protected String extraRepr() {
        return "p=" + p + ", mode=" + mode;
    }
}
