package dev.obor.onnx;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a model is read.
public final class LoadOptions extends Options<LoadOptions> {
    long limit;
    @Nullable Predicate<String> trainable;

    LoadOptions() {}

    /// How many bytes the content of the file may take in memory; four times its size and 16 MB by
    /// default. Files of weights beside it do not count.
    public LoadOptions limit(long value) {
        return set(() -> limit = value);
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
    }
}
