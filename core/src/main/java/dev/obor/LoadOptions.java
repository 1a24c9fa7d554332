package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Device;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Obor#load(java.nio.file.Path, java.util.function.Consumer)].
public final class LoadOptions extends Options<LoadOptions> {
    static final LoadOptions DEFAULT = new LoadOptions();
    @Nullable Device mapLocation;
    boolean weightsOnly = true;
    boolean mmap;
    long limit;

    LoadOptions() {}

    /// Where tensors go; the processor is all there is, and where they go anyway.
    public LoadOptions mapLocation(Device value) {
        return set(() -> mapLocation = Arguments.given(value, "value"));
    }

    /// Where tensors go, by name: `cpu`.
    public LoadOptions mapLocation(String value) {
        return set(() -> mapLocation = Device.of(Arguments.given(value, "value")));
    }

    /// Whether only weights are read, true; nothing else can be.
    public LoadOptions weightsOnly(boolean value) {
        return set(() -> weightsOnly = value);
    }

    /// Changes nothing: elements are read from the file straight into the tensors either way.
    public LoadOptions mmap(boolean value) {
        return set(() -> mmap = value);
    }

    /// How many bytes the content may take in memory; four times the file's size and 16 MB by
    /// default, which what is not packed never needs.
    public LoadOptions limit(long value) {
        return set(() -> limit = value);
    }

    @Override
    protected void check() {
        if (limit < 0) {
            throw new ValueError("load: the limit must not be negative, got " + limit);
        }
    }

    /// Where tensors go, null if that was not said.
    public @Nullable Device mapLocation() {
        return mapLocation;
    }

    /// Whether only weights are read.
    public boolean weightsOnly() {
        return weightsOnly;
    }

    /// How many bytes the content may take in memory, 0 for the default.
    public long limit() {
        return limit;
    }
}
