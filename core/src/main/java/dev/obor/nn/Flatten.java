package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.function.Consumer;

/// Makes one dimension of several, PyTorch's `torch.nn.Flatten`.
///
/// Shapes: `(N, *)` in, `(N, product of *)` out with the defaults.
///
/// ```java
/// new Flatten().call(randn(32, 1, 5, 5)).shape() // [32, 25]
/// ```
public class Flatten extends Module {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int startDim = 1;
        int endDim = -1;

        Options() {}

        /// The first of the dimensions that become one, 1.
        public Options startDim(int value) {
            return set(() -> startDim = value);
        }

        /// The last of the dimensions that become one, -1.
        public Options endDim(int value) {
            return set(() -> endDim = value);
        }
    }

    private final Options options;

    /// All dimensions but the first.
    public Flatten() {
        this(o -> {});
    }

    /// The dimensions from `startDim` on.
    public Flatten(int startDim) {
        this(startDim, -1);
    }

    /// The dimensions from `startDim` to `endDim`, both included.
    public Flatten(int startDim, int endDim) {
        this(o -> o.startDim(startDim).endDim(endDim));
    }

    /// With options: `o -> o.startDim(2)`.
    public Flatten(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        return input.flatten(options.startDim, options.endDim);
    }

    @Override
    protected String extraRepr() {
        return "start_dim=" + options.startDim + ", end_dim=" + options.endDim;
    }
}
