package dev.obor.op;

import dev.obor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one door through which the library runs its user's code: hooks, custom functions, layers
/// from lambdas, closures, transforms, data sets.
///
/// Behind it no scope of the library is open: what the user's code makes, it may keep, unless the
/// program itself has opened a scope. What was open is back when the code has returned or thrown.
/// What the code is given must go through [#seen].
public final class Callback {
    private Callback() {}

    /// Runs user code that has a result.
    public static <R extends @Nullable Object> R call(Supplier<R> code) {
        ThreadState state = ThreadState.get();
        int before = state.internal;
        MemoryScope scope = state.scope;
        state.internal = 0;
        state.scope = MemoryScope.said(scope);
        try {
            return code.get();
        } finally {
            state.internal = before;
            state.scope = scope;
        }
    }

    /// Runs user code.
    public static void run(Runnable code) {
        ThreadState state = ThreadState.get();
        int before = state.internal;
        MemoryScope scope = state.scope;
        state.internal = 0;
        state.scope = MemoryScope.said(scope);
        try {
            code.run();
        } finally {
            state.internal = before;
            state.scope = scope;
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
