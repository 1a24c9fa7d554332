package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;

/// The rectifier with a learned slope for negative numbers, PyTorch's `torch.nn.PReLU`.
///
/// ```text
/// prelu(x) = max(x, 0) + weight min(x, 0)
/// ```
///
/// Shapes: `(N, *)`, the same in and out; with more slopes than one, `(N, C, *)` for C slopes.
///
/// ```java
/// new PReLU().call(tensor(-1.0, 0, 2)) // [-0.25, 0, 2]
/// ```
public class PReLU extends Module {
    /// Optional arguments.
    public static final class Options extends LayerOptions<Options> {
        long numParameters = 1;
        double init = 0.25;

        Options() {}

        /// How many slopes there are: 1, or the number of channels.
        public Options numParameters(long value) {
            return set(() -> numParameters = value);
        }

        /// What all slopes are at first, 0.25.
        public Options init(double value) {
            return set(() -> init = value);
        }
    }

    /// The slopes, `(numParameters)`.
    public Parameter weight;

    /// One slope for all channels, at first 0.25.
    public PReLU() {
        this(o -> {});
    }

    /// One slope, or one per channel, at first 0.25.
    ///
    /// @param numParameters 1, or the number of channels
    public PReLU(long numParameters) {
        this(o -> o.numParameters(numParameters));
    }

    /// With options.
    public PReLU(Consumer<Options> options) {
        Options o = new Options().with(options);
        weight = o.empty(o.numParameters);
        Init.constant_(weight, o.init);
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
