package dev.obor.faces;

import java.util.ArrayList;
import java.util.List;

/// One method of a face.
///
/// @param parameters as they are written
/// @param options the class of options that it takes, or empty
/// @param call the expression that it returns
record Method(
        String documentation,
        String generics,
        String result,
        String name,
        List<Parameter> parameters,
        String options,
        String call) {
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
        String body = INDENT.repeat(2) + (result.equals("void") ? "" : "return ") + call + ";";
        if (body.length() > WIDTH) {
            int open = body.indexOf('(') + 1;
            body = body.substring(0, open) + "\n" + INDENT.repeat(4) + body.substring(open);
        }
        return out.append(body).append('\n').append(INDENT).append("}\n").toString();
    }
}
