package dev.obor.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the faces and the layers of plain functions, or says which of them are not what would be
/// written.
public final class Main {
    private static final String NOTICE =
            "// Written by the module faces; change the declarations, not this file.\n";

    private Main() {}

    /// Writes the files of the project whose `core` folder is given, and deletes those that no
    /// declaration asks for any more.
    public static void main(String[] args) throws IOException {
        Path core = Path.of(args.length == 0 ? "core" : args[0]);
        Map<Path, String> files = files(core);
        for (Path file : stale(core, files)) {
            String text = files.get(file);
            if (text == null) {
                Files.delete(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
        }
    }

    /// The files that are out of date, or should not be there.
    public static List<Path> stale(Path core) throws IOException {
        return stale(core, files(core));
    }

    /// The names of operations whose documentation has no example at any of their forms.
    public static Set<String> withoutExample(Path core) throws IOException {
        Set<String> all = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (Declaration d : Declarations.in(core.resolve("src/main/java"))) {
            String name = d.operation().names().getFirst();
            for (String face : d.operation().faces()) {
                all.add(face + " " + name);
                if (d.documentation().contains("```java")) {
                    shown.add(face + " " + name);
                }
            }
        }
        all.removeAll(shown);
        return all;
    }

    /// What the documentation of operations does not say: what comes back, and what a parameter
    /// other than the input means.
    public static Set<String> unsaid(Path core) throws IOException {
        Set<String> unsaid = new TreeSet<>();
        List<Declaration> declarations = Declarations.in(core.resolve("src/main/java"));
        for (Face face : Face.values()) {
            for (List<Method> methods : Methods.on(face, declarations).values()) {
                for (Method method : methods) {
                    method.unsaid().forEach(what -> unsaid.add(face + " " + what));
                }
            }
        }
        return unsaid;
    }

    private static List<Path> stale(Path core, Map<Path, String> files) throws IOException {
        Set<Path> all = new TreeSet<>(files.keySet());
        all.addAll(written(core));
        List<Path> result = new ArrayList<>();
        for (Path file : all) {
            if (!Files.exists(file) || !Files.readString(file).equals(files.get(file))) {
                result.add(file);
            }
        }
        return result;
    }

    private static Set<Path> written(Path core) throws IOException {
        Path root = core.resolve("src/generated/java");
        if (!Files.isDirectory(root)) {
            return Set.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(p -> p.toString().endsWith(".java")).collect(Collectors.toSet());
        }
    }

    /// All files that are written, and what they hold.
    private static Map<Path, String> files(Path core) throws IOException {
        Path root = core.resolve("src/generated/java");
        List<Declaration> declarations = Declarations.in(core.resolve("src/main/java"));
        Map<Path, String> files = new TreeMap<>();
        for (Face face : Face.values()) {
            Path skeleton = core.resolve("src/faces").resolve(face.file());
            var filled = new Skeleton(skeleton.toString(), Files.readString(skeleton));
            files.put(root.resolve(face.file()), NOTICE + filled.filled(face, declarations));
        }
        Layer.of(declarations)
                .forEach((file, text) -> files.put(root.resolve(file), NOTICE + text));
        return files;
    }
}
