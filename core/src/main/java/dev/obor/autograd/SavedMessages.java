package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Sentences about saved tensors, apart from the code that needs them rarely.
final class SavedMessages {
    private SavedMessages() {}

    static String changedInPlace(Tensor t, @Nullable Node made, int expected, int now) {
        int nr = TensorAccess.meta(t).outputNr;
        String origin = made == null ? "" : ", which is output " + nr + " of " + made.name() + ",";
        return "one of the variables needed for gradient computation has been modified by an"
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
                + " compute its gradient, with Autograd.detectAnomaly().";
    }
}
