package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DropoutOptions;
import dev.obor.nn.module.ModeCheck;
import java.util.function.Consumer;

/// What dropouts share: the options, and that nothing is dropped in evaluation mode.
public abstract sealed class DropoutNd extends Module
        permits AlphaDropout, Dropout, Dropout1d, Dropout2d, Dropout3d, FeatureAlphaDropout {
    private final DropoutOptions.Layer options;
    private final DropoutOptions.Call training;
    private final DropoutOptions.Call evaluation;

    DropoutNd(Consumer<DropoutOptions.Layer> change) {
        options = new DropoutOptions.Layer().with(change);
        training = options.training();
        evaluation = options.evaluation();
    }

    @Override
    public final Tensor forward(Tensor input) {
        return drop(input, ModeCheck.isTraining(this, input) ? training : evaluation);
    }

    abstract Tensor drop(Tensor input, DropoutOptions.Call options);

    @Override
    protected String extraRepr() {
        return options.extraRepr();
    }
}
