package dev.obor.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A layer that does nothing but call one function of `F`: its constructors take what the function
/// takes beside the input.
final class Layer {
    private static final String PACKAGE = "dev.obor.nn";
    private static final String FUNCTIONS = "dev.obor.nn.functional.F";
    private static final String INDENT = "    ";
    private static final int WIDTH = 100;

    private final Declaration declaration;
    private final String name;
    private final String options;
    private final List<Parameter> required;
    private final Comment comment;

    private Layer(Declaration declaration) {
        this.declaration = declaration;
        name = declaration.operation().layer();
        String simple = declaration.operation().options();
        options = simple.isEmpty() ? "" : "ActivationOptions." + simple;
        required = declaration.required();
        comment = new Comment(new Links(declaration.classes(), Set.of()).in(documentation()));
    }

    /// The layers of all declarations that have one, by their file below a source root.
    static Map<String, String> of(List<Declaration> declarations) {
        return declarations.stream()
                .filter(d -> !d.operation().layer().isEmpty())
                .map(Layer::new)
                .collect(Collectors.toMap(Layer::file, Layer::text));
    }

    private String file() {
        return PACKAGE.replace('.', '/') + "/" + name + ".java";
    }

    /// The comment of the function; what links to another function leads to `F`.
    private String documentation() {
        return declaration.documentation().replaceAll("\\[#(\\w+)", "[F#$1");
    }

    private String function() {
        return declaration.operation().names().getFirst();
    }

    private boolean hasOptions() {
        return !options.isEmpty();
    }

    private String text() {
        StringBuilder out = new StringBuilder("package " + PACKAGE + ";\n\n");
        imports().forEach(type -> out.append("import " + type + ";\n"));
        out.append('\n');
        comment(out, "", comment.description(), List.of(), places());
        String base = hasOptions() ? "Activation<" + options + ">" : "Module";
        out.append("public class " + name + " extends " + base + " {\n");
        for (Parameter p : required) {
            out.append(INDENT + "private final " + p.text() + ";\n");
        }
        if (!required.isEmpty()) {
            out.append('\n');
        }
        constructors(out);
        forward(out);
        representation(out);
        return out.append("}\n").toString();
    }

    private String places() {
        return "PyTorch's `torch.nn." + name + "`; [F#" + function() + "] is the function.";
    }

    private Set<String> imports() {
        Set<String> types = new TreeSet<>(Set.of("dev.obor.Tensor", FUNCTIONS));
        if (hasOptions()) {
            types.add("dev.obor.nn.functional.ActivationOptions");
            types.add("java.util.function.Consumer");
        }
        for (Form form : Form.of(declaration, false)) {
            if (form.taken().stream().anyMatch(p -> !isInput(p) && refusesNull(p))) {
                types.add("dev.obor.base.Arguments");
            }
        }
        if (required.stream().anyMatch(p -> p.type().equals("double"))) {
            types.add("dev.obor.base.PythonFloat");
        }
        return types;
    }

    private static boolean isInput(Parameter p) {
        return p.name().equals(Declaration.INPUT);
    }

    private static boolean refusesNull(Parameter p) {
        return p.mustBeGiven() && !p.name().equals("options");
    }

    private void constructors(StringBuilder out) {
        List<Form> forms = new ArrayList<>(Form.of(declaration, false));
        forms.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        for (Form form : forms) {
            List<Parameter> taken = form.taken().stream().filter(p -> !isInput(p)).toList();
            List<String> tags = new ArrayList<>();
            for (Parameter p : taken) {
                tags.addAll(comment.tags("@param " + p.name()));
            }
            if (hasOptions() && form.options().isEmpty()) {
                shorter(out, form, taken, tags);
            } else {
                full(out, form, taken, tags);
            }
            out.append('\n');
        }
    }

    /// The shortest first, the one with options last.
    private static int rank(Form form) {
        return form.options().isEmpty() ? form.taken().size() : Integer.MAX_VALUE;
    }

    private void shorter(StringBuilder out, Form form, List<Parameter> taken, List<String> tags) {
        comment(out, INDENT, said(taken, form.presets()), tags, "");
        head(out, taken);
        List<String> arguments = new ArrayList<>();
        List<String> set = new ArrayList<>();
        for (Parameter p : taken) {
            if (p.preset().isEmpty()) {
                arguments.add(p.name());
            } else {
                set.add("." + p.name() + "(" + p.name() + ")");
            }
        }
        for (Parameter p : taken) {
            if (refusesNull(p)) {
                out.append(INDENT.repeat(2) + "Arguments.given(");
                out.append(p.name() + ", \"" + p.name() + "\");\n");
            }
        }
        arguments.add(set.isEmpty() ? "o -> {}" : "o -> o" + String.join("", set));
        out.append(INDENT.repeat(2) + "this(" + String.join(", ", arguments) + ");\n");
        out.append(INDENT + "}\n");
    }

    private void full(StringBuilder out, Form form, List<Parameter> taken, List<String> tags) {
        String said =
                hasOptions()
                        ? "With options.\n\n" + comment.options(form)
                        : "The layer; it has no parameters.";
        comment(out, INDENT, said, tags, "");
        if (taken.isEmpty()) {
            out.append(INDENT + "public " + name + "() {}\n");
            return;
        }
        head(out, taken);
        if (hasOptions()) {
            out.append(INDENT.repeat(2) + "super(new " + options + "(), options);\n");
        }
        for (Parameter p : required) {
            out.append(INDENT.repeat(2) + "this." + p.name() + " = " + p.name() + ";\n");
        }
        out.append(INDENT + "}\n");
    }

    /// What is set, and what the other options are.
    private static String said(List<Parameter> taken, Map<String, String> presets) {
        List<String> set = new ArrayList<>();
        for (Parameter p : taken) {
            if (p.preset().isPresent()) {
                set.add("`" + p.name() + "`");
            }
        }
        List<String> others = new ArrayList<>();
        presets.forEach((name, value) -> others.add("`" + name + "` " + value.replace("\"", "")));
        String own = set.isEmpty() ? "" : "With " + String.join(", ", set) + " as given";
        String defaults =
                others.isEmpty() ? "" : "PyTorch's defaults: " + String.join(", ", others);
        if (set.isEmpty()) {
            return "With " + defaults + ".";
        }
        return own + (defaults.isEmpty() ? "." : " and " + defaults + ".");
    }

    private void head(StringBuilder out, List<Parameter> taken) {
        List<String> written = new ArrayList<>();
        for (Parameter p : taken) {
            boolean isOptions = p.name().equals("options");
            written.add(isOptions ? "Consumer<" + options + "> options" : p.text());
        }
        String line = INDENT + "public " + name + "(" + String.join(", ", written) + ") {";
        if (line.length() > WIDTH) {
            String deep = "\n" + INDENT.repeat(3);
            line = INDENT + "public " + name + "(" + deep;
            line += String.join("," + deep, written) + ") {";
        }
        out.append(line).append('\n');
    }

    private void forward(StringBuilder out) {
        List<String> thrown = comment.tags("@throws");
        if (!thrown.isEmpty()) {
            comment(out, INDENT, "[F#" + function() + "] of the input.", thrown, "");
        }
        List<String> arguments = new ArrayList<>(List.of(Declaration.INPUT));
        required.forEach(p -> arguments.add(p.name()));
        if (hasOptions()) {
            arguments.add("options");
        }
        out.append(INDENT + "@Override\n");
        out.append(INDENT + "public Tensor forward(Tensor input) {\n");
        out.append(INDENT.repeat(2) + "return F." + function());
        out.append("(" + String.join(", ", arguments) + ");\n" + INDENT + "}\n");
    }

    /// What must be given, printed before the options, which print themselves.
    private void representation(StringBuilder out) {
        if (required.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Parameter p : required) {
            text.append(text.isEmpty() ? "\"" : "\n" + INDENT.repeat(4) + "+ \", ");
            text.append(p.name()).append("=\"");
            boolean isDouble = p.type().equals("double");
            text.append(" + ").append(isDouble ? "PythonFloat.repr(" + p.name() + ")" : p.name());
        }
        out.append('\n').append(INDENT).append("@Override\n");
        out.append(INDENT + "protected String extraRepr() {\n");
        if (hasOptions()) {
            out.append(INDENT.repeat(2) + "String others = super.extraRepr();\n");
            text.append("\n" + INDENT.repeat(4));
            text.append("+ (others.isEmpty() ? \"\" : \", \" + others)");
        }
        out.append(INDENT.repeat(2) + "return " + text + ";\n" + INDENT + "}\n");
    }

    private static void comment(
            StringBuilder out, String indent, String text, List<String> tags, String last) {
        List<String> parts = new ArrayList<>(List.of(text));
        if (!last.isEmpty()) {
            parts.add(last);
        }
        if (!tags.isEmpty()) {
            parts.add(String.join("\n", tags));
        }
        for (String line : String.join("\n\n", parts).split("\n", -1)) {
            out.append((indent + "/// " + line).stripTrailing()).append('\n');
        }
    }
}
