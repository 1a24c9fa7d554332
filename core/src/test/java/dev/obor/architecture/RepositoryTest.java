package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules about the files of the repository.
class RepositoryTest {
    private static final int HARD_LIMIT = 800;

    /// Files that may be longer than the hard limit, and why.
    private static final Map<String, String> MAY_BE_LONG = Map.of();

    @Test
    void everyPackageIsNullMarked() {
        var missing = new TreeSet<String>();
        for (Path source : Library.sources("main")) {
            boolean inPackage =
                    Library.lines(source).stream().anyMatch(line -> line.startsWith("package "));
            Path description = source.resolveSibling("package-info.java");
            boolean marked =
                    Files.exists(description) && Library.lines(description).contains("@NullMarked");
            if (inPackage && !marked) {
                missing.add(name(source.getParent()));
            }
        }
        assertEquals(List.of(), List.copyOf(missing), "add package-info.java with @NullMarked");
    }

    @Test
    void filesAreShort() {
        var longFiles =
                Stream.of("main", "test")
                        .flatMap(tree -> Library.sources(tree).stream())
                        .filter(file -> Library.lines(file).size() > HARD_LIMIT)
                        .map(RepositoryTest::name)
                        .toList();
        assertEquals(
                List.copyOf(new TreeSet<>(MAY_BE_LONG.keySet())),
                longFiles,
                "split what is longer than " + HARD_LIMIT + " lines, or list it with a reason");
    }

    @Test
    void importsNameTheirTypes() {
        var wildcards =
                Library.sources("main").stream()
                        .filter(file -> !file.startsWith(Library.ROOT.resolve("examples")))
                        .filter(file ->
                                Library.lines(file).stream()
                                        .anyMatch(RepositoryTest::isWildcardImport))
                        .map(RepositoryTest::name)
                        .toList();
        assertEquals(List.of(), wildcards, "import each type by its name");
    }

    private static final Pattern QUALIFIED =
            Pattern.compile("(?<![\\w.\"])(?:java|dev\\.obor)(?:\\.[a-z]\\w*)+\\.([A-Z]\\w*)");

    /// Names that a file's own types have as well.
    private static final Set<String> TAKEN = Set.of("Options", "Path", "Function", "Module", "F");

    @Test
    void typesAreImportedAndNotNamedInFull() {
        var qualified = new TreeSet<String>();
        for (Path file : Library.sources("main")) {
            String simple = file.getFileName().toString();
            boolean described = simple.endsWith("-info.java");
            if (described || file.startsWith(Library.ROOT.resolve("examples"))) {
                continue;
            }
            for (String line : Library.lines(file)) {
                String code = line.strip();
                boolean looked =
                        !code.matches("(//|import |package |\\*).*") && !code.contains("\"");
                Matcher m = QUALIFIED.matcher(code);
                if (looked && m.find() && !TAKEN.contains(m.group(1))) {
                    qualified.add(name(file) + ": " + m.group());
                }
            }
        }
        assertEquals(Set.of(), qualified, "import them");
    }

    @Test
    void decisionsAreNumberedOnce() {
        var byNumber = new HashMap<String, Path>();
        for (Path decision : Library.files(Library.ROOT.resolve("docs/adr"), ".md")) {
            String file = decision.getFileName().toString();
            assertTrue(file.matches("\\d{4}-[a-z0-9-]+\\.md"), file + " is not NNNN-title.md");
            Path other = byNumber.put(file.substring(0, 4), decision);
            assertEquals(null, other, file + " has the number of another decision");
            String heading = Library.lines(decision).getFirst();
            assertTrue(
                    heading.startsWith("# " + Integer.parseInt(file.substring(0, 4)) + ". "),
                    file + " must begin with its number and title, not " + heading);
        }
    }

    /// `obor-bom` has no parent, so that it hands on no versions but ours: what it would inherit is
    /// compared here.
    @Test
    void theBomNamesEveryLibrary() throws IOException {
        String root = Files.readString(Library.ROOT.resolve("pom.xml"));
        String bom = Files.readString(Library.ROOT.resolve("obor-bom/pom.xml"));
        String version = first(root, "<version>([^<]+)</version>");
        assertEquals(version, first(bom, "<version>([^<]+)</version>"));
        var missing = new TreeSet<String>();
        for (String module : all(root, "<module>([^<]+)</module>")) {
            String pom = Files.readString(Library.ROOT.resolve(module).resolve("pom.xml"));
            boolean isLibrary = !module.equals("obor-bom") && !module.equals("obor-cli");
            boolean isPublished = !pom.contains("<maven.deploy.skip>true</maven.deploy.skip>");
            String name = module.equals("core") ? "obor" : module;
            if (isLibrary
                    && isPublished
                    && !bom.contains("<artifactId>" + name + "</artifactId>")) {
                missing.add(name);
            }
        }
        assertEquals(Set.of(), missing, "add them to obor-bom/pom.xml");
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
    }

    private static String first(String text, String pattern) {
        return all(text, pattern).getFirst();
    }

    private static boolean isWildcardImport(String line) {
        return line.startsWith("import ") && line.endsWith(".*;");
    }

    private static String name(Path file) {
        return Library.ROOT.relativize(file).toString().replace('\\', '/');
    }
}
