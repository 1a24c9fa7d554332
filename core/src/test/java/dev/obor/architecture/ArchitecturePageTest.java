package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/architecture.md` names what is there.
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("../docs/architecture.md");

    private static Set<String> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(f -> Path.of(root).relativize(f).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> named(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    @Test
    void packagesOnThePageExist() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String name : named("`(dev\\.obor(?:\\.[a-z0-9]+)*)`")) {
            if (!Files.isDirectory(Path.of("src/main/java", name.split("\\.")))) {
                missing.add(name);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPackageIsOnThePage() throws IOException {
        Set<String> packages = new TreeSet<>();
        for (String file : sources("src/main/java")) {
            if (file.contains("/")) {
                packages.add(file.substring(0, file.lastIndexOf('/')).replace('/', '.'));
            }
        }
        packages.removeAll(named("`(dev\\.obor(?:\\.[a-z0-9]+)*)`"));
        assertEquals(Set.of(), packages, "say in docs/architecture.md what they hold");
    }

    @Test
    void classesOnThePageExist() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (String root : List.of("src/main/java", "src/generated/java", "src/test/java")) {
            for (String file : sources(root)) {
                classes.add(file.replaceAll(".*/|\\.java", ""));
            }
        }
        Set<String> missing = new TreeSet<>();
        for (String name : named("`@?([A-Z][a-z]\\w*)`")) {
            if (!classes.contains(name)) {
                missing.add(name);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void aClassIsInThePackageThatThePageGives() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (MatchResult m :
                Pattern.compile("`([A-Z]\\w+)` in `(dev\\.obor[.a-z]*)`")
                        .matcher(Files.readString(PAGE))
                        .results()
                        .toList()) {
            String file = m.group(2).replace('.', '/') + "/" + m.group(1) + ".java";
            if (!Files.exists(Path.of("src/main/java", file))) {
                missing.add(file);
            }
        }
        assertEquals(Set.of(), missing);
    }
}
