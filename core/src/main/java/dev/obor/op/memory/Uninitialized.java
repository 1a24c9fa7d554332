package dev.obor.op.memory;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.op.Backends;
import dev.obor.op.TensorAccess;

/// Tensors whose size is not known yet: they have a dtype but no memory, and every operation on
/// them says what to do.
public final class Uninitialized {
    private Uninitialized() {}

    /// What is said where such a tensor is used.
    private static final class Nobody extends Storage.Owner {
        private static final Nobody INSTANCE = new Nobody();

        private Nobody() {
            end();
        }

        @Override
        public StateError tooLate() {
            return new StateError(
                    "Attempted to use an uninitialized parameter. This error happens when you are"
                            + " using a `LazyModule` or explicitly manipulating"
                            + " UninitializedParameter objects.",
                    "Call the model with a dummy batch first: that tells its lazy layers their"
                            + " sizes.");
        }
    }

    /// Takes the memory from a tensor.
    public static void become(Tensor tensor, DType dtype) {
        Storage storage = Storage.none(dtype, Nobody.INSTANCE);
        TensorAccess.setView(tensor, new View(storage, 0, new long[] {0}, new long[] {1}));
    }

    /// Gives it memory of its own, whose content is undefined.
    public static void materialize(Tensor tensor, long... shape) {
        TensorAccess.setView(tensor, Backends.empty(tensor.dtype(), shape));
    }
}
