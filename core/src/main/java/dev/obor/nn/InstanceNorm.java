package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.Warning;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import dev.obor.nn.module.ModeCheck;
import dev.obor.op.Callback;
import java.util.function.Consumer;

/// What [InstanceNorm1d], [InstanceNorm2d] and [InstanceNorm3d] share.
///
/// ```text
/// y = (x - mean) / sqrt(var + eps) weight + bias, per channel of each sample
/// ```
///
/// Without running statistics, which is the default, evaluation mode is as training mode.
///
/// Source: Ulyanov et al., "Instance normalization: the missing ingredient for fast stylization",
/// 2016.
public abstract sealed class InstanceNorm extends RunningNorm
        permits InstanceNorm1d, InstanceNorm2d, InstanceNorm3d {
    /// Optional arguments.
    public static final class Options extends RunningNormOptions<Options> {
        /// @param learned whether there are parameters and statistics by default
        Options(boolean learned) {
            super(learned);
        }
    }

    private NormOptions.Instance byInput;
    private NormOptions.Instance byRunning;

    InstanceNorm(long numFeatures, Consumer<Options> change) {
        super(numFeatures, new Options(numFeatures == LAZY).with(change));
        byInput = byInput();
        byRunning = byInput.with(o -> o.useInputStats(false));
    }

    private NormOptions.Instance byInput() {
        Double momentum = momentum();
        return new NormOptions.Instance()
                .with(o -> o.eps(options.eps).momentum(momentum == null ? 0 : momentum));
    }

    @Override
    void changed() {
        byInput = byInput();
        byRunning = byInput.with(o -> o.useInputStats(false));
    }

    @Override
    public final Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        int spatial = spatial();
        int dims = input.dim();
        if (dims != spatial + 1 && dims != spatial + 2) {
            throw new ShapeError(
                    "expected "
                            + (spatial + 1)
                            + "D or "
                            + (spatial + 2)
                            + "D input (got "
                            + dims
                            + "D input)");
        }
        infer(input);
        int place = place(input);
        if (input.size(place) != numFeatures) {
            if (options.affine) {
                throw new ShapeError(
                        "expected input's size at dim="
                                + place
                                + " to match num_features ("
                                + numFeatures
                                + "), but got: "
                                + input.size(place)
                                + ".");
            }
            Callback.warn(
                    Warning.NUM_FEATURES,
                    "input's size at dim="
                            + place
                            + " does not match num_features. You can silence this warning by not"
                            + " passing in num_features, which is not used because affine=False",
                    "The layer has " + numFeatures + " features; none of them is used.");
        }
        boolean single = place == 0;
        Tensor result = apply(single ? input.unsqueeze(0) : input);
        return single ? result.squeeze(0) : result;
    }

    @Override
    final int place(Tensor input) {
        return input.dim() - spatial() - 1;
    }

    private Tensor apply(Tensor input) {
        boolean own = !options.trackRunningStats || ModeCheck.isTraining(this, input);
        return F.instanceNorm(
                input, runningMean, runningVar, weight, bias, own ? byInput : byRunning);
    }

    /// How many dimensions the positions have.
    abstract int spatial();
}
