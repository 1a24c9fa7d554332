package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.obor.faces.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Every public type and method of an exported package says what it is.
class DocumentationTest {
    private static final List<Path> SOURCES =
            List.of(
                    Library.ROOT.resolve("core/src/main/java"),
                    Library.ROOT.resolve("core/src/generated/java"));

    @Test
    void exportedTypesAndMethodsHaveComments() throws IOException {
        Set<String> exported = Library.exportedPackages();
        var missing = new ArrayList<String>();
        List<Path> sources =
                exported.stream()
                        .map(name -> name.replace('.', '/'))
                        .flatMap(name -> SOURCES.stream().map(root -> root.resolve(name)))
                        .filter(Files::isDirectory)
                        .flatMap(folder -> Library.files(folder, ".java").stream())
                        .filter(file -> exported.contains(packageOf(file)))
                        .distinct()
                        .toList();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null, files, d -> {}, List.of("--release", "25"), null, units);
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Undocumented(docs, missing).scan(unit, null);
            }
        }
        assertEquals(List.of(), missing, "public, exported, and without a /// comment");
    }

    /// The input goes without saying where nothing is asked of it.
    @Test
    void everyOperationSaysWhatItTakesAndReturns() throws IOException {
        assertEquals(Set.of(), Main.unsaid(Path.of("")), "add @param or @return");
    }

    /// Two asterisks of shapes such as `(*, n)` in a paragraph are Markdown's emphasis, and gone.
    @Test
    void asterisksOfShapesAreWrittenAsSuch() throws IOException {
        var wrong = new ArrayList<String>();
        var pair = Pattern.compile("(?<![\\\\])\\*[,)].*(?<![\\\\])\\*[,)]");
        for (Path root : SOURCES) {
            for (Path file : Library.files(root, ".java")) {
                for (String line : Files.readAllLines(file)) {
                    String text = line.replaceAll("`[^`]*`", "");
                    if (text.strip().startsWith("///") && pair.matcher(text).find()) {
                        wrong.add(file.getFileName() + ": " + line.strip());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong, "write \\\\* or put the shape between backquotes");
    }

    private static String packageOf(Path file) {
        Path root = SOURCES.get(0).getRoot();
        for (Path source : SOURCES) {
            root = file.startsWith(source) ? source : root;
        }
        return root.relativize(file).getParent().toString().replace('/', '.').replace('\\', '.');
    }

    /// Collects what lacks a comment; looks only into types that users can see.
    private static final class Undocumented extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<String> missing;

        Undocumented(DocTrees docs, List<String> missing) {
            this.docs = docs;
            this.missing = missing;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isVisible(type.getModifiers().getFlags())) {
                return null;
            }
            check(type.getSimpleName().toString());
            return super.visitClass(type, unused);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean inherits =
                    method.getModifiers().getAnnotations().stream()
                            .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            boolean compact = method.getName().contentEquals("<init>") && isRecord();
            if (isVisible(method.getModifiers().getFlags()) && !inherits && !compact) {
                check(enclosing().getSimpleName() + "." + method.getName());
            }
            return null;
        }

        private void check(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                missing.add(name);
            }
        }

        private boolean isVisible(Set<Modifier> flags) {
            TreePath parent = getCurrentPath().getParentPath();
            boolean inInterface =
                    parent.getLeaf().getKind() == Tree.Kind.INTERFACE
                            && !flags.contains(Modifier.PRIVATE);
            return inInterface
                    || flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED);
        }

        private boolean isRecord() {
            return enclosing().getKind() == Tree.Kind.RECORD;
        }

        private ClassTree enclosing() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }
    }
}
