package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Tensor;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A rule that was renamed would not be mutated any more, and nobody would notice.
class MutationLoaderTest {
    @Test
    void theMethodsThatAreMutatedExist() throws IOException, URISyntaxException {
        Path library =
                Path.of(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var missing = new TreeSet<>(MutationLoader.RULES.keySet());
        if (Files.isDirectory(library)) {
            missing.removeAll(methods(library.resolve("dev/obor")));
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(library)) {
                missing.removeAll(methods(jar.getPath("/dev/obor")));
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static Set<String> methods(Path root) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(f -> f.toString().endsWith(".class")).toList();
        }
        Set<String> found = new TreeSet<>();
        for (Path file : classes) {
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
            String type = model.thisClass().asInternalName().substring("dev/obor/".length());
            model.methods()
                    .forEach(m ->
                            found.add(
                                    MutationLoader.withoutTopic(
                                            type + "." + m.methodName().stringValue())));
        }
        return found;
    }
}
