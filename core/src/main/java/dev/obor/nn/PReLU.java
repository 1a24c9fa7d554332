package dev.obor.nn;

import static dev.obor.Obor.full;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The rectifier with a learned slope for negative numbers, PyTorch's `torch.nn.PReLU`.
///
/// ```text
/// prelu(x) = max(x, 0) + weight min(x, 0)
/// ```
///
/// Shapes: `(N, *)`, the same in and out; with more slopes than one, `(N, C, *)` for C slopes.
public class PReLU extends Module {
    /// The slopes, `(numParameters)`.
    public Parameter weight;

    /// One slope for all channels, at first 0.25.
    public PReLU() {
        this(1, 0.25);
    }

    /// One slope, or one per channel.
    ///
    /// @param numParameters 1, or the number of channels
    /// @param init what all slopes are at first
    public PReLU(long numParameters, double init) {
        weight = new Parameter(full(new long[] {numParameters}, init));
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.prelu(input, weight);
    }

    @Override
    protected String extraRepr() {
        return "num_parameters=" + weight.size(0);
    }
}
