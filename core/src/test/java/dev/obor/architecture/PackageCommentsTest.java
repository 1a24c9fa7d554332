package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every package says in a few sentences what is in it, where to begin reading, and what is
/// elsewhere.
class PackageCommentsTest {
    private static final Pattern SENTENCE = Pattern.compile("\\.(?= [A-Z`]|$)");
    private static final Pattern BEGIN = Pattern.compile("Begin with [`\\[](\\w+)[`\\]]");
    private static final Pattern CLASS = Pattern.compile("[`\\[]([A-Z][a-z]\\w+)[`\\]]");
    private static final Pattern PACKAGE = Pattern.compile("`(dev\\.obor[.a-z0-9]*)`");

    /// Endings of names, not names.
    private static final Set<String> ENDINGS = Set.of("Kl", "Command");

    @Test
    void packagesSayWhatTheyHoldAndWhereToBegin() {
        Map<String, Set<String>> classes = new TreeMap<>();
        Map<String, String> comments = new TreeMap<>();
        for (Path file : sources()) {
            String name = file.getFileName().toString().replace(".java", "");
            String of = packageOf(file);
            switch (name) {
                case "module-info" -> {}
                case "package-info" -> comments.put(of, comment(file));
                default -> classes.computeIfAbsent(of, _ -> new TreeSet<>()).add(name);
            }
        }
        assertTrue(classes.size() > 90, "the sources were found");
        Set<String> known = new TreeSet<>(ENDINGS);
        classes.values().forEach(known::addAll);
        for (Path file : Library.sources("test")) {
            known.add(file.getFileName().toString().replace(".java", ""));
        }
        var wrong = new TreeSet<String>();
        classes.forEach((name, own) -> {
            String text = comments.getOrDefault(name, "");
            long sentences = SENTENCE.matcher(text).results().count();
            if (sentences < 2 || sentences > 5) {
                wrong.add(name + " has " + sentences + " sentences, not two to five");
            }
            List<String> begin = named(BEGIN, text);
            if (begin.isEmpty() || !own.contains(begin.getFirst())) {
                wrong.add(name + " does not say \"Begin with\" a class of its own");
            }
            named(CLASS, text).stream()
                    .filter(c -> !known.contains(c))
                    .forEach(c -> wrong.add(name + " names " + c));
            named(PACKAGE, text).stream()
                    .filter(p -> !classes.containsKey(p))
                    .forEach(p -> wrong.add(name + " names " + p));
        });
        assertEquals(Set.of(), wrong, "see package-info.java");
    }

    private static List<Path> sources() {
        Path generated = Library.ROOT.resolve("core/src/generated/java");
        return Stream.concat(
                        Library.sources("main").stream(),
                        Library.files(generated, ".java").stream())
                .filter(file -> Files.isRegularFile(file))
                .toList();
    }

    private static String packageOf(Path file) {
        String folder = file.getParent().toString().replace('\\', '/');
        return folder.substring(folder.lastIndexOf("/java") + "/java".length())
                .replaceFirst("^/", "")
                .replace('/', '.');
    }

    private static String comment(Path file) {
        var text = new StringBuilder();
        for (String line : Library.lines(file)) {
            if (line.startsWith("///")) {
                text.append(line.substring(3).strip()).append(' ');
            }
        }
        return text.toString().strip();
    }

    private static List<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
    }
}
