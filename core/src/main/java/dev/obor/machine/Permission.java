package dev.obor.machine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether this process may use machine code, found out without loading or linking anything.
///
/// The system property `obor.machineCode`: `off`; `on`, also on a system and a processor where the
/// tests have not all passed yet, and if the JVM then warns of native access; `check`, which
/// computes everything in both ways and compares; `auto` (the default) is on where it is proved and
/// says nothing.
///
/// @param mode what was asked for
/// @param refusal why not, or null
record Permission(Mode mode, @Nullable String refusal) {
    enum Mode {
        AUTO,
        ON,
        OFF,
        CHECK
    }

    /// The first release of each line of the JDK whose collectors cope with arrays that native code
    /// holds. Lines that are not here have it from their start.
    private static final Runtime.Version[] FIRST = {Runtime.Version.parse("25.0.3")};

    static Permission find() {
        String text = System.getProperty("obor.machineCode", "auto");
        Mode mode;
        try {
            mode = Mode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "-Dobor.machineCode=" + text + ": expected auto, on, off or check", e);
        }
        return new Permission(
                mode,
                refusal(
                        mode,
                        HostSystem.here(),
                        System.getProperty("os.arch", ""),
                        Runtime.version(),
                        Permission.class.getModule()));
    }

    static @Nullable String refusal(
            Mode mode,
            @Nullable HostSystem system,
            String architecture,
            Runtime.Version version,
            Module module) {
        if (mode == Mode.OFF) {
            return "switched off by -Dobor.machineCode=off";
        }
        Processor processor = Processor.of(architecture);
        if (processor == null) {
            return "not written for processors of type " + architecture;
        }
        if (system == null) {
            return "not written for this operating system";
        }
        if (tooOld(version)) {
            return "JDK " + version + " has a bug in a garbage collector: update it";
        }
        if (mode == Mode.AUTO && system != HostSystem.LINUX) {
            return "not yet proved on this operating system: -Dobor.machineCode=on tries it";
        }
        if (mode == Mode.AUTO && processor != Processor.X86) {
            return "not yet proved on processors of type "
                    + architecture
                    + ": -Dobor.machineCode=on tries it";
        }
        if (mode == Mode.AUTO && !module.isNativeAccessEnabled()) {
            return "start java with --enable-native-access="
                    + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
        }
        return null;
    }

    static boolean tooOld(Runtime.Version version) {
        for (Runtime.Version first : FIRST) {
            if (version.feature() == first.feature()) {
                return version.compareToIgnoreOptional(first) < 0;
            }
        }
        return version.feature() < FIRST[0].feature();
    }
}
