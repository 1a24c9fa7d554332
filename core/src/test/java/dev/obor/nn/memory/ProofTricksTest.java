package dev.obor.nn.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.nn.Module;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attempts to fool the proof that a module keeps nothing.
final class ProofTricksTest {
    /// Thrower only throws; the others are used by tricks.
    private static final List<Class<?>> NO_TRICKS =
            List.of(
                    ProofTricks.Shows.class,
                    ProofTricks.Storing.class,
                    ProofTricks.Generic.class,
                    ProofTricks.CatchesCarrier.class,
                    ProofTricks.TwoInputs.class);

    /// Maven may compile in the very second in which this process starts, and the proof trusts only
    /// what is older.
    @BeforeAll
    static void classFilesAreOld() throws Exception {
        Path folder =
                Path.of(ProofTricks.class.getResource("ProofTricks.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
            }
        }
    }

    static Stream<Class<?>> tricks() {
        return Arrays.stream(ProofTricks.class.getDeclaredClasses())
                .filter(c -> Module.class.isAssignableFrom(c) && !NO_TRICKS.contains(c));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void aTrickIsNotProved(Class<?> trick) {
        assertNotNull(ForwardProof.refusal(trick, true));
        assertNotNull(ForwardProof.refusal(trick, false));
    }

    /// The child that throws is refused, so what it makes escapes; the module that catches makes
    /// nothing that the exception could carry.
    @Test
    void anExceptionOfTheProgramIsRefusedWhereItIsMade() {
        assertEquals(
                "forward makes a dev.obor.nn.memory.ProofTricks$Carrier",
                ForwardProof.refusal(ProofTricks.Thrower.class, true));
    }

    @ParameterizedTest
    @ValueSource(classes = {TricksProgram.Net.class, TricksProgram.Block.class})
    void modulesThatKeepNothingAreProved(Class<?> type) {
        assertNull(ForwardProof.refusal(type, true));
    }

    @ParameterizedTest
    @ValueSource(classes = {TricksProgram.Attention.class, ProofTricks.TwoInputs.class})
    void otherSignaturesAreProvedToo(Class<?> type) {
        assertNull(ForwardProof.refusal(type, false));
        assertEquals("it has no forward(Tensor) of its own", ForwardProof.refusal(type, true));
    }

    /// It starts a thread before it can change anything.
    @Test
    void aToolThatAttachesEndsIt() throws Exception {
        assertEquals(
                List.of(
                        "null, quiet: true",
                        "a tool has attached to the program, and can change classes, quiet: false"),
                TricksProgram.inAnotherProcess(TricksProgram.class, List.of("watch")));
    }

    /// Its options may stand in a file.
    @Test
    void anAgentFromTheStartIsSeen(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("options");
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y";
        Files.writeString(file, agent);
        List<String> lines =
                TricksProgram.inAnotherProcess(TricksProgram.class, List.of("watch"), "@" + file);
        assertTrue(
                lines.getFirst().startsWith("a debugger, an agent or an option"), lines.toString());
    }

    /// What is in the file now need not be what was loaded.
    @Test
    void aFileThatIsNewerThanTheProcessIsNotBelieved(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("Fresh.java");
        Files.writeString(
                source,
                """
                public class Fresh extends dev.obor.nn.Module {
                    @Override
                    public dev.obor.Tensor forward(dev.obor.Tensor x) {
                        return x.add(1);
                    }
                }
                """);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = System.getProperty("java.class.path");
        assertEquals(0, compiler.run(null, null, null, "-cp", path, source.toString()));
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> fresh = loader.loadClass("Fresh");
            assertNull(ProofWatch.bytes(fresh.getModule(), "Fresh"));
            Files.setLastModifiedTime(
                    folder.resolve("Fresh.class"), FileTime.from(Instant.ofEpochSecond(1)));
            assertNotNull(ProofWatch.bytes(fresh.getModule(), "Fresh"));
            assertEquals(
                    "its class loader, a java.net.URLClassLoader, may change what it loads",
                    ForwardProof.refusal(fresh, true)); // its addresses may be anything
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("Fresh.class"));
        ClassLoader own =
                new ClassLoader() {
                    @Override
                    protected Class<?> findClass(String name) {
                        return defineClass(name, bytes, 0, bytes.length);
                    }
                };
        assertTrue(
                ForwardProof.refusal(own.loadClass("Fresh"), true).startsWith("its class loader"));
    }

    @Test
    void nothingChangesWhereTheProofIsSwitchedOn() throws Exception {
        List<String> off = TricksProgram.inAnotherProcess();
        List<String> on = TricksProgram.inAnotherProcess("-Dobor.memoryProof=on");
        List<String> spoiled =
                TricksProgram.inAnotherProcess("-Dobor.memoryProof=on", "-Dobor.scopes=forced");
        assertTrue(off.size() > 4, off.toString());
        assertTrue(off.getFirst().endsWith(" kept, 0 wrong"), off.toString());
        assertEquals(off.subList(0, 2), on.subList(0, 2));
        assertEquals(off.subList(0, 2), spoiled.subList(0, 2));
        assertEquals("proved: true", on.get(2));
        assertEquals("proved: true", spoiled.get(2));
        for (Class<?> type :
                List.of(
                        TricksProgram.Net.class,
                        TricksProgram.Block.class,
                        TricksProgram.Attention.class)) {
            String reused = type.getName() + ": reused, its code keeps nothing";
            assertTrue(on.contains(reused), on.toString());
            assertTrue(
                    off.contains(
                            type.getName()
                                    + ": left to the collector; its code keeps nothing:"
                                    + " -Dobor.memoryProof=on reuses it"),
                    off.toString());
        }
    }

    /// The modules are proved, so that what these programs print would differ if anything that they
    /// can reach were given back.
    @Test
    void programsGiveTheSameResults() throws Exception {
        List<String> off = TricksProgram.inAnotherProcess(ProofPrograms.class, List.of());
        List<String> on =
                TricksProgram.inAnotherProcess(
                        ProofPrograms.class, List.of(), "-Dobor.memoryProof=on");
        int programs = off.size() - 2;
        assertTrue(programs >= 50, off.toString());
        assertEquals(off.subList(0, programs), on.subList(0, programs));
        assertTrue(off.get(programs).endsWith(" kept, 0 wrong"), off.get(programs));
        assertTrue(on.get(programs).endsWith(" kept, 0 wrong"), on.get(programs));
        assertTrue(on.getLast().split(",").length >= 35, on.getLast());
        for (String line : off) {
            assertFalse(line.contains("Error"), line);
        }
    }
}
