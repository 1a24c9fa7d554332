package dev.obor.faces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes the faces, or says which of them are not what would be written.
public final class Main {
    private Main() {}

    /// Writes the faces of the project whose `core` folder is given.
    public static void main(String[] args) throws IOException {
        Path core = Path.of(args.length == 0 ? "core" : args[0]);
        List<Declaration> declarations = Declarations.in(sources(core));
        for (Face face : Face.values()) {
            Path file = core.resolve("src/generated/java").resolve(face.file());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(core, face, declarations));
        }
    }

    /// The faces that are out of date.
    public static List<Path> stale(Path core) throws IOException {
        List<Path> result = new ArrayList<>();
        List<Declaration> declarations = Declarations.in(sources(core));
        for (Face face : Face.values()) {
            Path file = core.resolve("src/generated/java").resolve(face.file());
            String now = Files.exists(file) ? Files.readString(file) : "";
            if (!now.equals(text(core, face, declarations))) {
                result.add(file);
            }
        }
        return result;
    }

    private static Path sources(Path core) {
        return core.resolve("src/main/java");
    }

    private static String text(Path core, Face face, List<Declaration> declarations)
            throws IOException {
        Path file = core.resolve("src/faces").resolve(face.file());
        String notice = "// Written by the module faces; change the declarations, not this file.\n";
        return notice
                + new Skeleton(file.toString(), Files.readString(file)).filled(face, declarations);
    }
}
