package dev.obor.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One method of a face.
///
/// @param parameters as they are written
/// @param options the class of options that it takes, or empty
/// @param call the expression that it returns
/// @param traced what a trace is told of the arguments
record Method(
        String documentation,
        String generics,
        String result,
        String name,
        List<Parameter> parameters,
        String options,
        String call,
        Traced traced) {
    /// The names of a call's arguments and the expressions that they are given as.
    ///
    /// @param names as PyTorch writes them
    record Traced(List<String> names, List<String> expressions) {
        /// Of the arguments that a declaration is called with; functions among them are left out.
        static Traced of(List<String> parameters, List<String> arguments) {
            List<String> names = new ArrayList<>();
            List<String> expressions = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                String argument = arguments.get(i);
                if (!argument.contains("->") && !argument.contains("::")) {
                    names.add(snakeCase(parameters.get(i)));
                    expressions.add(argument);
                }
            }
            return new Traced(names, expressions);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    /// What Java tells methods apart by, and what they are sorted by.
    String key() {
        List<String> types = new ArrayList<>();
        for (Parameter p : parameters) {
            types.add(erased(p.type()));
        }
        return name + "(" + String.join(",", types) + ")";
    }

    /// What its documentation does not say: parameters other than the input, and the result.
    List<String> unsaid() {
        List<String> unsaid = new ArrayList<>();
        for (Parameter p : parameters) {
            if (!p.name().equals(Declaration.INPUT) && !says("@param " + p.name())) {
                unsaid.add(key() + ": " + p.name());
            }
        }
        if (!result.equals("void") && !says("@return")) {
            unsaid.add(key() + ": what it returns");
        }
        return unsaid;
    }

    private boolean says(String tag) {
        return documentation.lines().anyMatch(line -> line.startsWith(tag + " "));
    }

    private static String erased(String type) {
        return type.replaceAll("@\\w+ ?", "")
                .replaceAll("<.*>", "")
                .replace("...", "[]")
                .replace(" ", "");
    }

    String text(Face face) {
        StringBuilder out = new StringBuilder();
        for (String line : documentation.split("\n", -1)) {
            out.append((INDENT + "/// " + line).stripTrailing()).append('\n');
        }
        String head = INDENT + face.modifiers() + " " + generics + result + " " + name + "(";
        List<String> written = parameters.stream().map(Parameter::text).toList();
        String line = head + String.join(", ", written) + ") {";
        if (line.length() > WIDTH) {
            String deep = "\n" + INDENT.repeat(3);
            String list = deep + String.join(", ", written);
            boolean fits = list.length() + ") {".length() <= WIDTH;
            line = head + (fits ? list : deep + String.join("," + deep, written)) + ") {";
        }
        out.append(line).append('\n');
        if (!options.isEmpty()) {
            out.append(INDENT.repeat(2) + options + " " + Form.OPTIONS + " = ");
            out.append(options + ".DEFAULT.with(options);\n");
        }
        for (Parameter p : parameters) {
            boolean asksItself = !options.isEmpty() && p.name().equals("options");
            if (p.mustBeGiven() && !asksItself) {
                String check = p.holdsGiven() ? "allGiven" : "given";
                out.append(INDENT.repeat(2) + "Arguments." + check + "(");
                out.append(p.name() + ", \"" + p.name() + "\");\n");
            }
        }
        String values = String.join(", ", traced.expressions());
        String declared = snakeCase(name) + "(" + String.join(",", traced.names()) + ")";
        if (traced.names().size() == 1) {
            values = "new Object[] {" + values + "}"; // or an array would be taken for the list
        }
        String opened =
                "Recorder.open(\""
                        + declared
                        + "\""
                        + (values.isEmpty() ? "" : ", ")
                        + values
                        + ")";
        String opening = "Recorder.Open open = Recorder.on() ? " + opened + " : null;";
        if (INDENT.length() * 2 + opening.length() > WIDTH) {
            out.append(INDENT.repeat(2)).append("Recorder.Open open =\n");
            out.append(INDENT.repeat(4)).append("Recorder.on()\n");
            out.append(INDENT.repeat(6)).append("? ").append(opened).append('\n');
            out.append(INDENT.repeat(6)).append(": null;\n");
        } else {
            statement(out, opening);
        }
        String watched = call;
        for (Parameter p : parameters) {
            if (options.isEmpty() && p.isOptions()) {
                String watching = "open == null ? " + p.name() + " : open.watch(" + p.name() + ")";
                watched = watched.replaceAll("(?<=[(, ])" + p.name() + "(?=[,)])", watching);
            }
        }
        if (result.equals("void")) {
            statement(out, watched + ";");
            statement(out, "if (open != null) open.close(null);");
        } else {
            statement(out, result + " made = " + watched + ";");
            statement(out, "return open == null ? made : open.close(made);");
        }
        return out.append(INDENT).append("}\n").toString();
    }

    private static void statement(StringBuilder out, String text) {
        String line = INDENT.repeat(2) + text;
        if (line.length() > WIDTH) {
            int open = line.indexOf('(') + 1;
            line = line.substring(0, open) + "\n" + INDENT.repeat(4) + line.substring(open);
        }
        out.append(line).append('\n');
    }
}
