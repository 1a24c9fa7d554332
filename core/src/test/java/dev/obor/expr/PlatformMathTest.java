package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The platform's transcendental functions may differ between machines and between interpreter and
/// compiler, so nothing here may depend on them, constants included.
class PlatformMathTest {
    private static final Pattern FORBIDDEN =
            Pattern.compile(
                    "\\bMath\\.(exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh"
                            + "|cosh|tanh|cbrt|hypot)\\(");

    @Test
    void expressionsUseNoTranscendentalFunctionOfThePlatform() throws IOException {
        Path sources = Path.of("src/main/java/dev/obor/expr");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertFalse(all.isEmpty());
            for (Path file : all) {
                long uses = FORBIDDEN.matcher(Files.readString(file)).results().count();
                assertEquals(0, uses, file::toString);
            }
        }
    }
}
