package dev.obor.nn;

import dev.obor.nn.functional.ActivationOptions;
import java.util.function.Consumer;

/// What activations with optional arguments share.
abstract class Activation<O extends ActivationOptions<O>> extends Module {
    final O options;

    Activation(O defaults, Consumer<O> options) {
        this.options = defaults.with(options);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr();
    }
}
