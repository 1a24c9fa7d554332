package dev.obor.machine;

import org.jspecify.annotations.Nullable;

/// The kinds of processors that machine code knows.
enum Processor {
    X86,
    ARM;

    /// The one that `os.arch` names, or null.
    static @Nullable Processor of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> X86;
            case "aarch64", "arm64" -> ARM;
            default -> null;
        };
    }

    /// The one this process runs on, or null.
    static @Nullable Processor here() {
        return of(System.getProperty("os.arch", ""));
    }
}
