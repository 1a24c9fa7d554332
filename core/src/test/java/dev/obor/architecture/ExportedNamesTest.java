package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `import module dev.obor` beside Java's own: which simple names a program must import singly.
class ExportedNamesTest {
    /// The clashes a user is told about, in the README.
    private static final Set<String> KNOWN =
            Set.of("Buffer", "Function", "Identity", "Module", "Parameter");

    @Test
    void fewNamesClashWithJava() throws IOException {
        Set<String> java = javaNames();
        Set<String> exported = Library.exportedPackages();
        var clashes = new TreeSet<String>();
        for (JavaClass type : Library.CLASSES) {
            if (exported.contains(type.getPackageName())
                    && type.isTopLevelClass()
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && java.contains(type.getSimpleName())) {
                clashes.add(type.getSimpleName());
            }
        }
        clashes.removeAll(KNOWN);
        assertEquals(Set.of(), clashes, "rename, or add to the list here and in the README");
    }

    /// Names that two of Obor's own exported packages have: the README says which.
    private static final Set<String> TWICE =
            Set.of(
                    "Identity",
                    "InitOptions",
                    "LoadOptions",
                    "ModelOptions",
                    "ResizeOptions",
                    "Transform");

    @Test
    void fewNamesClashAmongObors() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path module : Library.sources("main")) {
            if (module.endsWith("module-info.java")) {
                Matcher exported =
                        Pattern.compile("exports ([\\w.]+);").matcher(Files.readString(module));
                while (exported.find()) {
                    String folder = exported.group(1).replace('.', '/');
                    for (String name : publicTypes(module.getParent().resolve(folder))) {
                        counts.merge(name, 1, Integer::sum);
                    }
                }
            }
        }
        assertTrue(counts.size() > 400, counts.size() + " types");
        counts.values().removeIf(n -> n == 1);
        assertEquals(TWICE, counts.keySet(), "rename, or add to the list here and in the README");
    }

    private static List<String> publicTypes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .filter(name -> isPublicType(folder.resolve(name + ".java"), name))
                    .toList();
        }
    }

    private static boolean isPublicType(Path file, String name) {
        Pattern declared = Pattern.compile("public [\\w ]*@?\\w+ " + name + "\\b.*");
        return Library.lines(file).stream().anyMatch(line -> declared.matcher(line).lookingAt());
    }

    /// The compiler checks the comments of all that a user sees.
    @Test
    void theBuildChecksTheCommentsOfAllExportedPackages() throws IOException {
        Matcher list =
                Pattern.compile("<doclint.packages>(.*)</doclint.packages>")
                        .matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(list.find(), "core/pom.xml names the packages");
        assertEquals(
                new TreeSet<>(Library.exportedPackages()),
                new TreeSet<>(Set.of(list.group(1).split(","))));
    }

    /// What cannot be named by a caller cannot be used by one.
    @Test
    void signaturesNameExportedTypesOnly() {
        Set<String> exported = Library.exportedPackages();
        var hidden = new TreeSet<String>();
        for (JavaClass type : Library.CLASSES) {
            if (!exported.contains(type.getPackageName())
                    || !type.getModifiers().contains(JavaModifier.PUBLIC)) {
                continue;
            }
            for (JavaMethod method : type.getAllMethods()) {
                JavaClass result = method.getRawReturnType().getBaseComponentType();
                if (method.getModifiers().contains(JavaModifier.PUBLIC)
                        && result.getPackageName().startsWith("dev.obor")
                        && !exported.contains(result.getPackageName())) {
                    hidden.add(method.getFullName());
                }
            }
        }
        assertEquals(Set.of(), hidden, "return a type of an exported package");
    }

    /// The simple names of the public top-level types that `java.base` exports.
    private static Set<String> javaNames() throws IOException {
        var base = ModuleFinder.ofSystem().find("java.base").orElseThrow();
        Set<String> exported =
                base.descriptor().exports().stream()
                        .filter(exports -> !exports.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet());
        try (var reader = base.open();
                var resources = reader.list()) {
            return resources
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .filter(name -> exported.contains(packageOf(name)))
                    .filter(ExportedNamesTest::isPublic)
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isPublic(String name) {
        try {
            var type = Class.forName(name, false, null);
            return type.accessFlags().contains(AccessFlag.PUBLIC);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
