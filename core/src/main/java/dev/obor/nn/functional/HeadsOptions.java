package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of attention with several heads, of the function and of the layer.
///
/// @param <O> the options themselves
public abstract class HeadsOptions<O extends HeadsOptions<O>> extends Options<O> {
    /// Those of the function.
    public static final class Plain extends HeadsOptions<Plain> {
        static final Plain DEFAULT = new Plain();
        boolean training = true;
        boolean useSeparateProjWeight;
        @Nullable Tensor qProjWeight;
        @Nullable Tensor kProjWeight;
        @Nullable Tensor vProjWeight;
        @Nullable Tensor staticK;
        @Nullable Tensor staticV;

        /// Whether weights are dropped, true.
        public Plain training(boolean value) {
            return set(() -> training = value);
        }

        /// Whether query, key and value have weights of their own, false.
        public Plain useSeparateProjWeight(boolean value) {
            return set(() -> useSeparateProjWeight = value);
        }

        /// The weight of the query, (E, E).
        public Plain qProjWeight(@Nullable Tensor value) {
            return set(() -> qProjWeight = value);
        }

        /// The weight of the key, (E, kdim).
        public Plain kProjWeight(@Nullable Tensor value) {
            return set(() -> kProjWeight = value);
        }

        /// The weight of the value, (E, vdim).
        public Plain vProjWeight(@Nullable Tensor value) {
            return set(() -> vProjWeight = value);
        }

        /// Keys in place of those computed, (N · heads, S, E / heads).
        public Plain staticK(@Nullable Tensor value) {
            return set(() -> staticK = value);
        }

        /// Values in place of those computed, (N · heads, S, E / heads).
        public Plain staticV(@Nullable Tensor value) {
            return set(() -> staticV = value);
        }
    }

    @Nullable Tensor keyPaddingMask;
    @Nullable Tensor attnMask;
    boolean needWeights = true;
    boolean averageAttnWeights = true;
    boolean isCausal;

    /// PyTorch's defaults.
    protected HeadsOptions() {}

    /// These, with what the function takes beside them.
    public final Plain plain() {
        return new Plain().with(this::copyTo);
    }

    /// Which keys are ignored: true there, or numbers that are added to their scores, (N, S), or
    /// (S) without a batch.
    public final O keyPaddingMask(@Nullable Tensor value) {
        return set(() -> keyPaddingMask = value);
    }

    /// Which pairs are not attended to: true there, or numbers that are added to the scores, (L, S)
    /// or (N · heads, L, S).
    public final O attnMask(@Nullable Tensor value) {
        return set(() -> attnMask = value);
    }

    /// Whether the weights are returned; without them it is faster, true.
    public final O needWeights(boolean value) {
        return set(() -> needWeights = value);
    }

    /// Whether the weights that are returned are the mean over the heads, true.
    public final O averageAttnWeights(boolean value) {
        return set(() -> averageAttnWeights = value);
    }

    /// Says that `attnMask` lets a query see only the keys up to its own place, false.
    public final O isCausal(boolean value) {
        return set(() -> isCausal = value);
    }
}
