package dev.obor.op;

import dev.obor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one door through which the library runs its user's code: hooks, custom functions, layers
/// from lambdas, closures, transforms, data sets.
///
/// Behind it no library scope is open: what the user's code makes, it may keep. The scope is back
/// when the code has returned or thrown. What the code is given must go through [#seen].
public final class Callback {
    private Callback() {}

    /// Runs user code that has a result.
    public static <R extends @Nullable Object> R call(Supplier<R> code) {
        ThreadState state = ThreadState.get();
        int before = state.internal;
        state.internal = 0;
        try {
            return code.get();
        } finally {
            state.internal = before;
        }
    }

    /// Runs user code.
    public static void run(Runnable code) {
        ThreadState state = ThreadState.get();
        int before = state.internal;
        state.internal = 0;
        try {
            code.run();
        } finally {
            state.internal = before;
        }
    }

    /// A tensor that user code gets to see: its memory is never given to another.
    public static Tensor seen(Tensor tensor) {
        TensorAccess.storage(tensor).escape();
        return tensor;
    }

    /// Tensors that user code gets to see; some may be missing.
    public static void seen(@Nullable Tensor... tensors) {
        for (Tensor tensor : tensors) {
            if (tensor != null) {
                seen(tensor);
            }
        }
    }
}
