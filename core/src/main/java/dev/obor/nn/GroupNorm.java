package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Normalisation of each sample over groups of channels, PyTorch's `torch.nn.GroupNorm`.
///
/// Shapes: `(N, C, *)`, the same in and out. Source: Wu and He, "Group normalization", 2018.
///
/// ```java
/// new GroupNorm(3, 6).call(randn(20, 6, 10, 10)).shape() // [20, 6, 10, 10]
/// ```
public class GroupNorm extends Module {
    /// Optional arguments.
    public static final class Options extends NormLayerOptions<Options> {
        boolean affine = true;

        Options() {}

        /// Whether a weight and a bias are learned, true.
        public Options affine(boolean value) {
            return set(() -> affine = value);
        }
    }

    private final int numGroups;
    private final long numChannels;
    private final Options options;
    private final NormOptions.Plain call;

    /// The factor per channel, or null.
    public @Nullable Parameter weight;

    /// What is added per channel, or null.
    public @Nullable Parameter bias;

    /// A layer with PyTorch's defaults.
    public GroupNorm(int numGroups, long numChannels) {
        this(numGroups, numChannels, o -> {});
    }

    /// A layer with options.
    ///
    /// @throws ShapeError if the groups do not divide the channels
    public GroupNorm(int numGroups, long numChannels, Consumer<Options> change) {
        if (numGroups <= 0) {
            throw new ValueError("num_groups must be positive, got " + numGroups);
        }
        if (numChannels % numGroups != 0) {
            throw new ShapeError(
                    "num_channels ("
                            + numChannels
                            + ") must be divisible by num_groups ("
                            + numGroups
                            + ")");
        }
        this.numGroups = numGroups;
        this.numChannels = numChannels;
        options = new Options().with(change);
        call = new NormOptions.Plain().with(o -> o.eps(options.eps));
        weight = options.affine ? options.ones(numChannels) : null;
        bias = options.affine && options.bias ? options.empty(numChannels) : null;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.groupNorm(input, numGroups, weight, bias, call);
    }

    @Override
    protected String extraRepr() {
        return numGroups
                + ", "
                + numChannels
                + ", eps="
                + PythonFloat.repr(options.eps)
                + ", affine="
                + Options.text(options.affine)
                + ", bias="
                + Options.text(bias != null);
    }
}
