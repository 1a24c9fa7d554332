package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Casts the tensors that operations are given while automatic mixed precision is on.
///
/// The methods of `Tensor`, `Obor` and `F` call it for the operations whose declaration says so;
/// what an operation is made of sees tensors that are cast already.
public final class Precision {
    // False until it is first used: then operations need not even ask for the thread's state.
    private static boolean used;

    /// The dtype of the lists, and what was cast to it.
    ///
    /// @param lower the dtype of the operations that compute with fewer bits
    /// @param enabled whether anything is cast
    /// @param casts parameters and what they were cast to, shared with the blocks around; null if
    ///   nothing is kept
    public record Mode(DType lower, boolean enabled, @Nullable Map<Tensor, Tensor> casts) {}

    private Precision() {}

    /// A place for what was cast, until the outermost block ends.
    public static Map<Tensor, Tensor> newCasts() {
        return new IdentityHashMap<>();
    }

    /// Opens a mode on this thread, or with null the usual one; returns the one that held before.
    public static @Nullable Mode open(@Nullable Mode mode) {
        used = true;
        ThreadState state = ThreadState.get();
        Mode before = state.precision;
        state.precision = mode;
        return before;
    }

    /// The mode of this thread; null where nothing was opened.
    public static @Nullable Mode now() {
        return used ? ThreadState.get().precision : null;
    }

    /// A tensor as an operation that computes with fewer bits takes it.
    public static Tensor lower(Tensor t) {
        Mode mode = now();
        return mode == null || !mode.enabled ? t : cast(t, mode.lower, mode);
    }

    /// A tensor as an operation that computes with float32 takes it.
    public static Tensor full(Tensor t) {
        Mode mode = now();
        return mode == null || !mode.enabled ? t : cast(t, DType.FLOAT32, mode);
    }

    /// Tensors as an operation that computes with fewer bits takes them.
    public static Tensor[] lower(Tensor[] tensors) {
        if (now() == null) {
            return tensors;
        }
        Tensor[] result = tensors.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = lower(result[i]);
        }
        return result;
    }

    /// The same for a tensor that need not be given.
    public static @Nullable Tensor lowerOrNull(@Nullable Tensor t) {
        return t == null ? null : lower(t);
    }

    private static Tensor cast(Tensor t, DType to, Mode mode) {
        if (!t.dtype().isFloatingPoint()) {
            return t;
        }
        DType from = t.dtype();
        if (from == to || from == DType.FLOAT64) {
            return t;
        }
        Map<Tensor, Tensor> casts = mode.casts;
        boolean isParameter =
                from == DType.FLOAT32
                        && to == mode.lower
                        && t.isLeaf()
                        && t.requiresGrad()
                        && TensorAccess.meta(t).viewInfo == null;
        if (casts == null || !isParameter) {
            return t.to(to);
        }
        Tensor known = casts.get(t);
        if (known == null) {
            known = t.to(to);
            TensorAccess.escape(known); // the block outlives the scopes inside it
            casts.put(t, known);
        }
        return known;
    }
}
