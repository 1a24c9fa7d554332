package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.Options;

/// Optional arguments of [Module#namedParameters(java.util.function.Consumer)] and its kin.
public final class NamedOptions extends Options<NamedOptions> {
    String prefix = "";
    boolean recurse = true;
    boolean removeDuplicate = true;

    NamedOptions() {}

    /// What all paths begin with, before a point; nothing.
    public NamedOptions prefix(String value) {
        Arguments.given(value, "value");
        return set(() -> prefix = value);
    }

    /// Whether the parts of modules below are among them, true; modules have those below always.
    public NamedOptions recurse(boolean value) {
        return set(() -> recurse = value);
    }

    /// Whether what is held in several places comes once, under its first path; true.
    public NamedOptions removeDuplicate(boolean value) {
        return set(() -> removeDuplicate = value);
    }
}
