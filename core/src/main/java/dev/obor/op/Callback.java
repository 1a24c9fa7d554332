package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.Warning;
import dev.obor.op.memory.MemoryScope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one door through which the library runs its user's code: hooks, custom functions, layers,
/// closures, transforms, data sets.
///
/// Behind it no scope of the library is open: what the user's code makes, it may keep, unless the
/// program itself has opened a scope. What was open is back when the code has returned or thrown.
/// What the code is given must go through [#seen].
///
/// A test of the architecture finds places that call what users write without going through here.
public final class Callback {
    private Callback() {}

    /// Runs user code that has a result.
    public static <R extends @Nullable Object> R call(Supplier<R> code) {
        return in(MemoryScope.said(ThreadState.get().scope), code);
    }

    /// Runs user code.
    public static void run(Runnable code) {
        Callback.<@Nullable Object>call(() -> {
            code.run();
            return null;
        });
    }

    /// Runs user code that may keep what it makes whatever scope the program has opened, such as a
    /// data set with a cache.
    public static <R extends @Nullable Object> R outside(Supplier<R> code) {
        return in(null, code);
    }

    /// Gives a warning, which a program's handlers of logs may be told: these may do anything.
    public static void warn(Warning kind, String sentence, String advice) {
        Callback.<@Nullable Object>outside(() -> {
            kind.give(sentence, advice);
            return null;
        });
    }

    /// Runs user code in a scope that the program has opened, or in none.
    public static <R extends @Nullable Object> R in(
            @Nullable MemoryScope program, Supplier<R> code) {
        ThreadState state = ThreadState.get();
        int before = state.internal;
        MemoryScope scope = state.scope;
        state.internal = 0;
        state.scope = program;
        try {
            return code.get();
        } finally {
            state.internal = before;
            state.scope = scope;
        }
    }

    /// Runs user code that is not covered by the scopes of the calls around it, and that may keep
    /// its inputs.
    public static <R extends @Nullable Object> R aside(
            ThreadState state, @Nullable Object inputs, Supplier<R> code) {
        MemoryScope program = MemoryScope.said(state.scope);
        MemoryScope.showTo(state, program, inputs);
        return in(program, code);
    }

    /// A tensor that user code gets to see: its memory is never given to another.
    public static Tensor seen(Tensor tensor) {
        TensorAccess.escape(tensor);
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
