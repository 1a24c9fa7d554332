package dev.obor.nn;

import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// What [LPPool1d], [LPPool2d] and [LPPool3d] share.
public abstract class LPPoolNd extends Module {
    final double normType;
    final List<Integer> kernelSize;
    final PoolOptions.Power options;

    LPPoolNd(double normType, List<Integer> kernelSize, Consumer<PoolOptions.Power> options) {
        if (normType == 0) { // a root that there is none of: as the function says
            throw new ValueError("norm_type must be a non-zero value, but got 0");
        }
        this.normType = normType;
        this.kernelSize = kernelSize;
        this.options = new PoolOptions.Power().with(options);
    }

    @Override
    protected String extraRepr() {
        boolean whole = normType == Math.rint(normType) && Math.abs(normType) < 1e9;
        return "norm_type="
                + (whole ? Long.toString((long) normType) : PythonFloat.repr(normType))
                + ", kernel_size="
                + Extents.text(kernelSize)
                + ", "
                + options.extraRepr();
    }
}
