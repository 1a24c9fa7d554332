package dev.obor.op.memory;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Chains of library steps whose intermediate results nobody outside can see: their memory is
/// reused as soon as the next step has run and no graph node keeps them.
///
/// Correctness never depends on it. What user code can see has escaped and is left alone: the input
/// of the chain, its result, and everything that passes through a step that is not the library's.
public final class Recycling {
    private final ThreadState state = ThreadState.get();
    private final @Nullable MemoryScope userScope = MemoryScope.said(state.scope);
    private final Tensor input;
    private Tensor current;

    private Recycling(Tensor input) {
        this.input = input;
        this.current = input;
    }

    /// A chain that starts from a tensor of the caller.
    public static Recycling from(Tensor input) {
        return new Recycling(input);
    }

    /// Runs one step on the result of the one before.
    ///
    /// @param library whether the step is library code, which keeps nothing but what it saves for
    ///   the backward pass
    public void step(boolean library, UnaryOperator<Tensor> function) {
        int before = state.internal;
        MemoryScope scope = state.scope;
        Tensor last = current;
        if (library) {
            state.internal = before + 1;
            state.scope = null;
        } else {
            state.internal = 0;
            state.scope = userScope;
            state.show(TensorAccess.storage(last));
        }
        try {
            current = function.apply(last);
        } finally {
            state.internal = before;
            state.scope = scope;
        }
        if (current != input) {
            TensorAccess.storage(current).hold();
        }
        if (last != input) {
            release(TensorAccess.storage(last));
        }
    }

    /// The result of the last step.
    public Tensor result() {
        Storage storage = TensorAccess.storage(current);
        if (current != input) {
            storage.letGo();
        }
        state.see(storage);
        return current;
    }

    private static void release(Storage storage) {
        if (storage.isAlive()) {
            storage.release();
        }
    }
}
