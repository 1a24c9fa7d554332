package dev.obor.onnx;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a model is read.
public final class LoadOptions extends Options<LoadOptions> {
    long limit;
    long loopTurns = 1_000_000;
    @Nullable Predicate<String> trainable;

    LoadOptions() {}

    /// How many bytes the content of the file may take in memory; four times its size and 16 MB by
    /// default. Files of weights beside it do not count.
    public LoadOptions limit(long value) {
        return set(() -> limit = value);
    }

    /// How many turns the Loops of the model may take in one call, all together; a million by
    /// default. The file alone decides when a Loop ends, and one that never does would never
    /// return.
    public LoadOptions loopTurns(long value) {
        return set(() -> loopTurns = value);
    }

    /// Which tensors of the file are learned, by their names. Otherwise the file says it, or it
    /// follows from what they are used for.
    public LoadOptions trainable(Predicate<String> value) {
        Arguments.given(value, "trainable");
        return set(() -> trainable = value);
    }

    @Override
    protected void check() {
        if (limit < 0) {
            throw new ValueError("load: the limit must not be negative, got " + limit);
        }
        if (loopTurns < 0) {
            throw new ValueError("load: loopTurns must not be negative, got " + loopTurns);
        }
    }
}
