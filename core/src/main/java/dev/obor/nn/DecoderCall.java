package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Masks of a call of a transformer's decoder, of a layer or of the whole.
///
/// @param <O> the options themselves
public abstract class DecoderCall<O extends DecoderCall<O>> extends Options<O> {
    @Nullable Tensor tgtMask;
    @Nullable Tensor memoryMask;
    @Nullable Tensor tgtKeyPaddingMask;
    @Nullable Tensor memoryKeyPaddingMask;
    boolean memoryIsCausal;

    DecoderCall() {}

    /// Which pairs of the target are not attended to, see [MultiheadAttention]; null for none.
    public final O tgtMask(@Nullable Tensor value) {
        return set(() -> tgtMask = value);
    }

    /// Which pairs of target and memory are not attended to; null for none.
    public final O memoryMask(@Nullable Tensor value) {
        return set(() -> memoryMask = value);
    }

    /// Which places of the target are ignored: true there, (N, T); null for none.
    public final O tgtKeyPaddingMask(@Nullable Tensor value) {
        return set(() -> tgtKeyPaddingMask = value);
    }

    /// Which places of the memory are ignored: true there, (N, S); null for none.
    public final O memoryKeyPaddingMask(@Nullable Tensor value) {
        return set(() -> memoryKeyPaddingMask = value);
    }

    /// Says that the mask of the memory hides what comes later, false.
    public final O memoryIsCausal(boolean value) {
        return set(() -> memoryIsCausal = value);
    }
}
