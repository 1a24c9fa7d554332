package dev.obor.machine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The operating systems that machine code knows.
enum HostSystem {
    LINUX,
    MACOS,
    WINDOWS;

    /// The one this process runs on, or null.
    static @Nullable HostSystem here() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        if (name.startsWith("mac")) {
            return MACOS;
        }
        return name.startsWith("windows") ? WINDOWS : null;
    }
}
