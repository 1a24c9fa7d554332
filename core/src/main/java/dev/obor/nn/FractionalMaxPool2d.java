package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The maxima of as many windows of images as asked for, which begin at random places, PyTorch's
/// `torch.nn.FractionalMaxPool2d`.
///
/// ```java
/// var pool = new FractionalMaxPool2d(2, o -> o.outputRatio(0.7));
/// ```
///
/// Shapes: `(N, C, H, W)` in and `(N, C, *outputSize)` out, or without N. Source: Graham,
/// "Fractional max-pooling", 2014.
public class FractionalMaxPool2d extends Module {
    private final List<Integer> kernelSize;
    private final PoolOptions.Fractional options;

    /// What decides where windows begin, part of the state; null draws it for each call.
    @StateKey("_random_samples")
    public final @Nullable Buffer randomSamples;

    /// Windows with options, of which `outputSize` or `outputRatio` is needed.
    ///
    /// @throws ValueError unless there is one of the two
    public FractionalMaxPool2d(int kernelSize, Consumer<PoolOptions.Fractional> options) {
        this(List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    ///
    /// @throws ValueError unless there is one of `outputSize` and `outputRatio`
    public FractionalMaxPool2d(List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        this.kernelSize = Arguments.given(kernelSize, "kernelSize");
        this.options = new PoolOptions.Fractional().with(options);
        randomSamples = Loss.buffer(this.options.randomSamples());
        this.options.checkLayer("FractionalMaxPool2d");
    }

    @Override
    public Tensor forward(Tensor input) {
        return forwardWithIndices(input).values();
    }

    /// The maxima and their places, PyTorch's `return_indices=True`.
    public ValuesIndices forwardWithIndices(Tensor input) {
        return F.fractionalMaxPool2dWithIndices(
                input, kernelSize, options.with(o -> o.randomSamples(randomSamples)));
    }

    /// Runs the hooks and [#forwardWithIndices].
    public final ValuesIndices callWithIndices(Tensor input) {
        return call(this::forwardWithIndices, input);
    }
}
