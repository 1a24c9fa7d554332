package dev.obor.nn;

import static dev.obor.nn.Parameters.python;

import dev.obor.Tensor;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// Normalisation of each sample over groups of channels, PyTorch's `torch.nn.GroupNorm`.
///
/// Shapes: `(N, C, *)`, the same in and out. Source: Wu and He, "Group normalization", 2018.
public class GroupNorm extends Module {
    private final int numGroups;
    private final long numChannels;
    private final double eps;
    private final boolean affine;

    /// The factor per channel, or null.
    public @Nullable Parameter weight;

    /// What is added per channel, or null.
    public @Nullable Parameter bias;

    /// A layer with PyTorch's defaults.
    public GroupNorm(int numGroups, long numChannels) {
        this(numGroups, numChannels, 1e-5, true);
    }

    /// A layer.
    ///
    /// @param eps what is added to the variance
    /// @param affine whether a weight and a bias are learned
    /// @throws ShapeError if the groups do not divide the channels
    public GroupNorm(int numGroups, long numChannels, double eps, boolean affine) {
        this(numGroups, numChannels, eps, affine, true);
    }

    /// A layer with or without a bias.
    ///
    /// @param eps what is added to the variance
    /// @param affine whether a weight is learned, and a bias
    /// @param bias whether that has a bias
    /// @throws ShapeError if the groups do not divide the channels
    public GroupNorm(int numGroups, long numChannels, double eps, boolean affine, boolean bias) {
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
        this.eps = eps;
        this.affine = affine;
        weight = affine ? Parameters.ones(null, Device.CPU, numChannels) : null;
        this.bias = affine && bias ? Parameters.empty(null, Device.CPU, numChannels) : null;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.groupNorm(input, numGroups, weight, bias, eps);
    }

    @Override
    protected String extraRepr() {
        return numGroups
                + ", "
                + numChannels
                + ", eps="
                + PythonFloat.repr(eps)
                + ", affine="
                + python(affine)
                + ", bias="
                + python(bias != null);
    }
}
