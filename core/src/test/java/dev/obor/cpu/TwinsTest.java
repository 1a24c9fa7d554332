package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The float64 kernels are the float32 kernels with other type names; this keeps them so. After a
/// change to a file `...F32.java`, repeat it in `...F64.java`.
class TwinsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/obor/cpu");

    private static String twin(String source) {
        return source.replace("Float.floatToRawIntBits(", "Double.doubleToRawLongBits(")
                .replace("F32", "F64")
                .replaceAll("\\bFloat\\b", "Double")
                .replaceAll("\\bfloat\\b", "double")
                .replaceAll("\\b([0-9.]+)f\\b", "$1");
    }

    /// Code only: comments and the breaking of lines may differ.
    private static String code(String source) {
        return source.replaceAll("(?m)(//|import ).*$", "")
                .replace("float32", "float64")
                .replaceAll("\\s+", "");
    }

    @TestFactory
    Stream<DynamicTest> float64IsATwinOfFloat32() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files =
                    all.filter(p -> p.getFileName().toString().matches("(Conv|Pool).*F32.java"))
                            .toList();
        }
        assertEquals(7, files.size());
        return files.stream()
                .map(p -> {
                    String name = p.getFileName().toString();
                    Path other = p.resolveSibling(name.replace("F32", "F64"));
                    return DynamicTest.dynamicTest(
                            name,
                            () ->
                                    assertEquals(
                                            code(twin(Files.readString(p))),
                                            code(Files.readString(other))));
                });
    }
}
