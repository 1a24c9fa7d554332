package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Sentences about saved tensors, apart from the code that needs them rarely.
final class SavedMessages {
    private SavedMessages() {}

    static StateError changedInPlace(Tensor t, @Nullable Node made, int expected, int now) {
        int nr = TensorAccess.meta(t).outputNr;
        String origin =
                made == null ? "" : ", which is output " + nr + " of " + operation(made) + ",";
        return new StateError(
                "one of the variables needed for gradient computation has been modified by an"
                        + " inplace operation: [torch."
                        + t.dtype().scalarType()
                        + "Tensor "
                        + t.shape().toList()
                        + "]"
                        + origin
                        + " is at version "
                        + now
                        + "; expected version "
                        + expected
                        + " instead. Hint: enable anomaly detection to find the operation that failed to"
                        + " compute its gradient, with Autograd.detectAnomaly().",
                "Use the operation without underscore, which makes a new tensor, or change a"
                        + " clone().");
    }

    static StateError detached() {
        return new StateError(
                "Trying to use a saved tensor that has been detached in-place, i.e. with"
                        + " .detach_().This is not supported, please use out-of-place `.detach()`"
                        + " instead");
    }

    private static String operation(Node made) {
        return made.name().replaceAll("Backward\\d+$", "");
    }
}
