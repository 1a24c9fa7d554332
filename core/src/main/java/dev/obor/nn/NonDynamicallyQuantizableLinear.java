package dev.obor.nn;

import java.util.function.Consumer;

/// A [Linear] by the name that PyTorch prints for the last one of an attention.
final class NonDynamicallyQuantizableLinear extends Linear {
    NonDynamicallyQuantizableLinear(long size, Consumer<Linear.Options> options) {
        super(size, size, options);
    }
}
