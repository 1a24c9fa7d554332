package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that is a module needs `requires dev.obor`, and lets its modules be looked into: by
/// `opens`, or by the `lookup()` of the class.
class ModulePathTest {
    @Test
    void aModuleThatRequiresOborCompilesAndRuns(@TempDir Path folder) throws Exception {
        Path module = folder.resolve("module-info.java");
        Path program = folder.resolve("Main.java");
        Files.writeString(module, "module m { requires dev.obor; }");
        Files.writeString(
                program,
                """
                package m;

                import static dev.obor.Obor.*;
                import dev.obor.Tensor;
                import dev.obor.nn.Linear;
                import dev.obor.nn.Module;
                import dev.obor.nn.functional.F;
                import dev.obor.optim.SGD;
                import java.lang.invoke.MethodHandles;
                import java.util.List;

                public class Main {
                    static class Net extends Module {
                        record Pair(Linear layer, String name) {}

                        final Linear layer = new Linear(2, 2);
                        final Pair pair = new Pair(new Linear(2, 2), "a record");

                        @Override
                        public Tensor forward(Tensor x) {
                            return F.relu(pair.layer.call(layer.call(x)));
                        }

                        @Override
                        protected MethodHandles.Lookup lookup() {
                            return MethodHandles.lookup();
                        }
                    }

                    public static void main(String[] args) {
                        manualSeed(0);
                        Net net = new Net();
                        net.registerForwardHook((module, input, output) -> output.add(1));
                        SGD optimizer = new SGD(net.parameters(), 0.1);
                        List<Tensor> kept;
                        try (var s = scope()) {
                            Tensor loss = net.call(ones(3, 2)).sum();
                            loss.backward();
                            optimizer.step();
                            kept = s.keep(List.of(loss.detach(), ones(1)));
                        }
                        System.out.println(net.parameters().size() + " " + kept.getLast().item());
                        try {
                            net.copy();
                        } catch (IllegalStateException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
                """);
        String path = Library.CLASS_FILES.toString();
        Path out = folder.resolve("out");
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-Xlint:all",
                                "-Werror",
                                "--module-path",
                                path,
                                "-d",
                                out.toString(),
                                module.toString(),
                                program.toString());
        assertEquals(0, compiled);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process =
                new ProcessBuilder(java, "-p", path + File.pathSeparator + out, "-m", "m/m.Main")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        String refused =
                "the fields of m.Main$Net cannot be set; add `opens m to dev.obor;` to the module-info"
                        + " of module m";
        assertEquals(List.of("4 1.0", refused), lines);
        assertEquals(0, process.waitFor());
    }
}
