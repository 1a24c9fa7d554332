package dev.obor.faces;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Reads the declared operations of a source tree; nothing is compiled for it.
final class Declarations {
    private static final Pattern TYPE_NAME = Pattern.compile("(?<![.\\w])[A-Z]\\w*");

    private static final Pattern MAKER = Pattern.compile("(?:^|return )(\\w+)\\(");

    private final DocTrees trees;
    private final List<Declaration> found = new ArrayList<>();
    private final Path root;

    private Declarations(Path root, DocTrees trees) {
        this.root = root;
        this.trees = trees;
    }

    /// The declarations in all files below a source root, by file and place.
    static List<Declaration> in(Path root) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(root)) {
            List<Path> sources = walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
            sources = sources.stream().filter(Declarations::mayDeclare).toList();
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            var reader = new Declarations(root, DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                reader.read(unit);
            }
            return reader.found;
        }
    }

    private static boolean mayDeclare(Path file) {
        try {
            return Files.readString(file).contains("@Operation(");
        } catch (IOException e) {
            throw new FaceException(file + ": " + e.getMessage());
        }
    }

    private void read(CompilationUnitTree unit) throws IOException {
        String text = unit.getSourceFile().getCharContent(true).toString();
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree c) {
                for (Tree member : c.getMembers()) {
                    annotation(annotations(member), "Operation")
                            .ifPresent(a -> found.add(declaration(unit, text, c, member, a)));
                }
            }
        }
    }

    private static List<? extends AnnotationTree> annotations(Tree member) {
        return switch (member) {
            case MethodTree m -> m.getModifiers().getAnnotations();
            case VariableTree v -> v.getModifiers().getAnnotations();
            default -> List.of();
        };
    }

    private Declaration declaration(
            CompilationUnitTree unit,
            String text,
            ClassTree owner,
            Tree member,
            AnnotationTree annotation) {
        String pack = packageName(unit);
        String documentation = documentation(unit, owner, member);
        String ownerName = pack + "." + owner.getSimpleName();
        if (member instanceof VariableTree v) {
            var operation = operation(annotation, v.getName().toString());
            return new Declaration(
                    ownerName,
                    v.getName().toString(),
                    true,
                    formula(unit, text, owner, v),
                    "",
                    "Tensor",
                    List.of(),
                    documentation,
                    operation,
                    classes(unit, owner),
                    imports(unit, owner, List.of("Tensor")));
        }
        MethodTree m = (MethodTree) member;
        List<Parameter> parameters = new ArrayList<>();
        for (VariableTree p : m.getParameters()) {
            parameters.add(parameter(unit, text, p));
        }
        String result = source(unit, text, m.getReturnType());
        for (AnnotationTree a : m.getModifiers().getAnnotations()) {
            if (a.getAnnotationType().toString().equals("Nullable")) {
                result = "@Nullable " + result;
            }
        }
        String generics =
                m.getTypeParameters().isEmpty()
                        ? ""
                        : "<"
                                + String.join(", ", strings(unit, text, m.getTypeParameters()))
                                + "> ";
        var operation = operation(annotation, m.getName().toString());
        List<String> mentioned = new ArrayList<>(List.of(result, generics, operation.options()));
        for (Parameter p : parameters) {
            mentioned.add(p.type());
            p.preset().ifPresent(mentioned::add);
        }
        return new Declaration(
                ownerName,
                m.getName().toString(),
                false,
                "",
                generics,
                result,
                parameters,
                documentation,
                operation,
                classes(unit, owner),
                imports(unit, owner, mentioned));
    }

    /// The source of what a constant is set to, and of the methods of its class that this calls
    /// first, one after the other.
    private String formula(
            CompilationUnitTree unit, String text, ClassTree owner, VariableTree constant) {
        StringBuilder out = new StringBuilder(source(unit, text, constant.getInitializer()));
        Matcher called = MAKER.matcher(out);
        Set<String> seen = new HashSet<>();
        while (called.find() && seen.add(called.group(1))) {
            String name = called.group(1);
            for (Tree member : owner.getMembers()) {
                if (member instanceof MethodTree m && m.getName().contentEquals(name)) {
                    String body = source(unit, text, m.getBody());
                    out.append(' ').append(body);
                    called = MAKER.matcher(body);
                }
            }
        }
        return out.toString();
    }

    private String documentation(CompilationUnitTree unit, ClassTree owner, Tree member) {
        TreePath path = new TreePath(new TreePath(new TreePath(unit), owner), member);
        String comment = trees.getDocComment(path);
        if (comment == null) {
            throw new FaceException(owner.getSimpleName() + ": an operation has no documentation");
        }
        return comment.stripIndent().strip();
    }

    private Parameter parameter(CompilationUnitTree unit, String text, VariableTree p) {
        Optional<String> preset =
                annotation(annotations(p), "Default")
                        .map(a -> strings(a.getArguments().getFirst()).getFirst());
        String whole = source(unit, text, p);
        String type = whole.replaceFirst("^@Default\\((\"(\\\\.|[^\"])*\")\\)\\s*", "");
        type = type.substring(0, type.length() - p.getName().length()).strip();
        return new Parameter(type.replaceFirst("^final ", ""), p.getName().toString(), preset);
    }

    private static String packageName(CompilationUnitTree unit) {
        return Objects.requireNonNull(unit.getPackageName()).toString();
    }

    private static List<String> strings(Map<String, ExpressionTree> said, String name) {
        ExpressionTree value = said.get(name);
        return value == null ? List.of() : strings(value);
    }

    private Declaration.Operation operation(AnnotationTree annotation, String member) {
        Map<String, ExpressionTree> said = new HashMap<>();
        for (ExpressionTree e : annotation.getArguments()) {
            if (e instanceof AssignmentTree a) {
                said.put(a.getVariable().toString(), a.getExpression());
            } else {
                said.put("value", e);
            }
        }
        List<String> names = strings(said, "names");
        return new Declaration.Operation(
                new LinkedHashSet<>(strings(said, "value")),
                names.isEmpty() ? List.of(camelCase(member)) : names,
                strings(said, "forms"),
                said.containsKey("options")
                        ? said.get("options").toString().replace(".class", "")
                        : "",
                isTrue(said, "inPlace"),
                said.containsKey("other") ? simple(said.get("other")) : "NONE",
                isTrue(said, "numberFirst"),
                strings(said, "numbers"),
                String.join("", strings(said, "layer")),
                said.containsKey("autocast")
                        ? simple(said.get("autocast")).toLowerCase(Locale.ROOT)
                        : "");
    }

    private static boolean isTrue(Map<String, ExpressionTree> said, String name) {
        return said.containsKey(name) && said.get(name).toString().equals("true");
    }

    /// `LOG_SOFTMAX` is called `logSoftmax`; a method keeps its name.
    private static String camelCase(String member) {
        if (!member.equals(member.toUpperCase(Locale.ROOT)) || member.length() == 1) {
            return member;
        }
        Matcher m = Pattern.compile("_(\\w)").matcher(member.toLowerCase(Locale.ROOT));
        return m.replaceAll(r -> r.group(1).toUpperCase(Locale.ROOT));
    }

    private static Optional<AnnotationTree> annotation(
            List<? extends AnnotationTree> annotations, String name) {
        for (AnnotationTree a : annotations) {
            if (a.getAnnotationType().toString().equals(name)) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    private static List<String> strings(Tree value) {
        return switch (value) {
            case NewArrayTree many ->
                    many.getInitializers().stream().flatMap(e -> strings(e).stream()).toList();
            case LiteralTree one -> List.of(String.valueOf(one.getValue()));
            case AssignmentTree a -> strings(a.getExpression());
            default -> List.of(simple(value));
        };
    }

    private static String simple(Tree name) {
        return name.toString().substring(name.toString().lastIndexOf('.') + 1);
    }

    private List<String> strings(
            CompilationUnitTree unit, String text, List<? extends Tree> elements) {
        return elements.stream().map(e -> source(unit, text, e)).toList();
    }

    private String source(CompilationUnitTree unit, String text, Tree tree) {
        var positions = trees.getSourcePositions();
        int start = (int) positions.getStartPosition(unit, tree);
        int end = (int) positions.getEndPosition(unit, tree);
        return text.substring(start, end).replaceAll("\\s+", " ");
    }

    /// The full names of the classes that a file imports, nests or has beside it.
    private Map<String, String> classes(CompilationUnitTree unit, ClassTree owner) {
        Map<String, String> known = new HashMap<>();
        String pack = packageName(unit);
        Path folder = root.resolve(pack.replace('.', '/'));
        for (String file : Objects.requireNonNullElse(folder.toFile().list(), new String[0])) {
            if (file.endsWith(".java")) {
                String name = file.substring(0, file.length() - ".java".length());
                known.put(name, pack + "." + name);
            }
        }
        for (ImportTree i : unit.getImports()) {
            if (!i.isStatic()) {
                String name = i.getQualifiedIdentifier().toString();
                known.put(name.substring(name.lastIndexOf('.') + 1), name);
            }
        }
        for (Tree member : owner.getMembers()) {
            if (member instanceof ClassTree c) {
                String nested = pack + "." + owner.getSimpleName() + "." + c.getSimpleName();
                known.put(c.getSimpleName().toString(), nested);
            }
        }
        return known;
    }

    /// The full names of the types that some texts mention, other than those of `java.lang`.
    private Map<String, String> imports(
            CompilationUnitTree unit, ClassTree owner, List<String> texts) {
        Map<String, String> known = classes(unit, owner);
        Set<String> mentioned = new HashSet<>();
        for (String text : texts) {
            Matcher m = TYPE_NAME.matcher(text.replaceAll("\"(\\\\.|[^\"])*\"", ""));
            while (m.find()) {
                mentioned.add(m.group());
            }
        }
        Map<String, String> result = new LinkedHashMap<>();
        for (String name : mentioned.stream().sorted().toList()) {
            if (known.containsKey(name)) {
                result.put(name, known.get(name));
            }
        }
        return result;
    }
}
