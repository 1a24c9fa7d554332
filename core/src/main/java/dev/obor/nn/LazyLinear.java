package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import java.util.function.Consumer;

/// An affine map that takes its number of input features from the first input, PyTorch's
/// `torch.nn.LazyLinear`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [Linear].
public class LazyLinear extends Linear implements LazyModuleMixin {
    private boolean known;

    /// A layer with a bias.
    public LazyLinear(long outFeatures) {
        this(outFeatures, o -> {});
    }

    /// A layer with or without a bias.
    public LazyLinear(long outFeatures, boolean bias) {
        this(outFeatures, o -> o.bias(bias));
    }

    /// A layer with options.
    public LazyLinear(long outFeatures, Consumer<Options> options) {
        super(new Options().with(options), outFeatures);
    }

    @Override
    public void initializeParameters(Tensor input) {
        Arguments.given(input, "input");
        if (known) {
            return;
        }
        if (input.dim() == 0) {
            throw new ShapeError(
                    "LazyLinear: the input has no dimensions, so there is no number of features");
        }
        long features = input.size(-1);
        if (Parameter.isLazy(weight)) {
            inFeatures = features;
            Parameters.materialize(weight, outFeatures, features);
            Parameters.materialize(bias, outFeatures);
            resetParameters();
        }
        inFeatures = weight.size(1); // which a state may have brought
        known = true;
    }

    @Override
    public Tensor forward(Tensor input) {
        initializeParameters(input);
        return super.forward(input);
    }

    @Override
    protected String typeName() {
        return known ? "Linear" : super.typeName();
    }
}
