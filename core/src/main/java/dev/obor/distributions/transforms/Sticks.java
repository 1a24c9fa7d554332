package dev.obor.distributions.transforms;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.shared.Numbers;

/// What transforms to shares have in common.
final class Sticks {
    private Sticks() {}

    static Tensor clippedSigmoid(Tensor x) {
        var info = Numbers.finfo(x);
        return x.sigmoid().clamp(info.tiny(), 1 - info.eps());
    }

    /// A shape with its last dimension larger.
    static Size vector(Size shape, long more) {
        needs(shape, 1);
        long[] sizes = shape.toArray();
        sizes[sizes.length - 1] += more;
        return Size.of(sizes);
    }

    static void needs(Size shape, int dims) {
        if (shape.dim() < dims) {
            throw new ValueError(
                    "Too few dimensions on input", "It takes " + dims + " at least, got " + shape);
        }
    }
}
