package dev.obor.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.obor.base.DType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The library under test: its compiled classes, its descriptor and the source tree around it.
public final class Library {
    /// Where the classes of `src/main/java` were compiled to.
    static final Path CLASS_FILES = classFiles();

    /// The classes of `src/main/java`, read once for all rules.
    public static final JavaClasses CLASSES = new ClassFileImporter().importPath(CLASS_FILES);

    /// The root of the repository.
    static final Path ROOT = CLASS_FILES.getParent().getParent().getParent();

    private Library() {}

    /// The packages that the module exports to everyone.
    static Set<String> exportedPackages() {
        try (var in = Files.newInputStream(CLASS_FILES.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The Java files below `src/<tree>/java` of every Maven module of the repository.
    static List<Path> sources(String tree) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/" + tree + "/java"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> files(folder, ".java").stream())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files below a folder whose names end in `ending`.
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a file.
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The class's outermost class, by its name within `dev.obor`, such as `cpu.Workers`.
    static String nameOf(JavaClass type) {
        String name = type.getName().substring("dev.obor.".length());
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    private static Path classFiles() {
        try {
            return Path.of(DType.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
