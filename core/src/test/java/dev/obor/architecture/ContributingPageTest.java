package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What CONTRIBUTING.md quotes is what the sources say.
class ContributingPageTest {
    private static final Path PAGE = Path.of("../CONTRIBUTING.md");
    private static final Pattern BLOCK =
            Pattern.compile("```(?:java|diff)\n(.*?)```", Pattern.DOTALL);

    private static Set<String> lines() throws IOException {
        Set<String> lines = new HashSet<>();
        for (String root : List.of("src/main/java", "src/test/java", "../conformance/python")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().matches(".*\\.(java|py)")) {
                        Files.readAllLines(file).forEach(line -> lines.add(line.strip()));
                    }
                }
            }
        }
        return lines;
    }

    @Test
    void quotedLinesAreInTheSources() throws IOException {
        Set<String> lines = lines();
        List<String> unknown = new ArrayList<>();
        int[] count = {0};
        BLOCK.matcher(Files.readString(PAGE))
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst("^\\+", "").strip())
                .filter(line -> !line.equals("..."))
                .forEach(line -> {
                    count[0]++;
                    if (!lines.contains(line)) {
                        unknown.add(line);
                    }
                });
        assertTrue(count[0] > 30, count[0] + " lines were found");
        assertEquals(List.of(), unknown);
    }
}
