package dev.obor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.machine.Permission.Mode;
import org.junit.jupiter.api.Test;

/// When there is machine code, and what is said when there is none.
class PermissionTest {
    private static final Runtime.Version GOOD = Runtime.Version.parse("25.0.3+9-LTS");
    // A module that may call native code, or the tests' own.
    private static final Module JAVA = Object.class.getModule();

    private static String refusal(Mode mode, HostSystem system, String arch, String version) {
        Runtime.Version parsed = Runtime.Version.parse(version);
        return Permission.refusal(mode, system, arch, parsed, JAVA);
    }

    @Test
    void provedOnLinuxOnly() {
        assertNull(refusal(Mode.AUTO, HostSystem.LINUX, "amd64", "25.0.3+9-LTS"));
        assertNull(refusal(Mode.CHECK, HostSystem.LINUX, "amd64", "25.0.3+9-LTS"));
        for (HostSystem other : new HostSystem[] {HostSystem.MACOS, HostSystem.WINDOWS}) {
            String text = refusal(Mode.AUTO, other, "x86_64", "25.0.3");
            assertNotNull(text);
            assertTrue(text.contains("-Dobor.machineCode=on"), text);
            assertNull(refusal(Mode.ON, other, "x86_64", "25.0.3"));
        }
        assertNotNull(refusal(Mode.ON, null, "amd64", "25.0.3"));
        assertNotNull(refusal(Mode.ON, HostSystem.LINUX, "riscv64", "25.0.3"));
        String text = refusal(Mode.AUTO, HostSystem.LINUX, "aarch64", "25.0.3");
        assertNotNull(text);
        assertTrue(text.contains("aarch64: -Dobor.machineCode=on"), text);
        for (HostSystem system : HostSystem.values()) {
            assertNull(refusal(Mode.ON, system, "aarch64", "25.0.3"));
        }
        assertEquals(
                "switched off by -Dobor.machineCode=off",
                refusal(Mode.OFF, HostSystem.LINUX, "amd64", "25.0.3"));
    }

    @Test
    void withoutNativeAccessItSaysWhichFlag() {
        Module tests = PermissionTest.class.getModule();
        String text = Permission.refusal(Mode.AUTO, HostSystem.LINUX, "amd64", GOOD, tests);
        assertEquals(
                tests.isNativeAccessEnabled()
                        ? null
                        : "start java with --enable-native-access=ALL-UNNAMED",
                text);
    }

    @Test
    void olderReleasesOfALineAreRefused() {
        assertTrue(Permission.tooOld(Runtime.Version.parse("25.0.2+10-LTS")));
        assertFalse(Permission.tooOld(GOOD));
        assertFalse(Permission.tooOld(Runtime.Version.parse("25.0.4")));
        assertFalse(Permission.tooOld(Runtime.Version.parse("26-ea+3")));
        assertTrue(Permission.tooOld(Runtime.Version.parse("24.0.9")));
    }
}
