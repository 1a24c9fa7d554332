package dev.obor.nn.module;

import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The printed form of a module, PyTorch's `Module.__repr__`.
public final class ModuleText {
    private ModuleText() {}

    public static String of(Module module) {
        String extra = ModuleAccess.extraRepr(module);
        List<String> extraLines = extra.isEmpty() ? List.of() : List.of(extra.split("\n", -1));
        List<String> lines = new ArrayList<>(extraLines);
        lines.addAll(children(module));
        String name = ModuleAccess.typeName(module) + "(";
        if (lines.isEmpty()) {
            return name + ")";
        }
        if (lines.size() == 1 && extraLines.size() == 1) {
            return name + lines.getFirst() + ")";
        }
        return name + "\n  " + String.join("\n  ", lines) + "\n)";
    }

    private static List<String> children(Module module) {
        List<String> lines = new ArrayList<>();
        Map<String, Module> children = ModuleParts.of(module).children();
        if (module instanceof ModuleList<?>) {
            Runs runs = new Runs(lines);
            children.forEach((name, child) -> runs.add(name, child.toString()));
            runs.flush();
        } else {
            children.forEach(
                    (name, child) -> lines.add("(" + name + "): " + indent(child.toString())));
        }
        return lines;
    }

    /// Equal neighbours in a list are written once: `(0-5): 6 x Linear(…)`.
    private static final class Runs {
        private final List<String> lines;
        private String first = "";
        private String last = "";
        private String text = "";
        private int count;

        Runs(List<String> lines) {
            this.lines = lines;
        }

        void add(String name, String childText) {
            if (count > 0 && !childText.equals(text)) {
                flush();
            }
            first = count == 0 ? name : first;
            last = name;
            text = childText;
            count++;
        }

        void flush() {
            if (count == 1) {
                lines.add("(" + first + "): " + indent(text));
            } else if (count > 1) {
                lines.add(indent("(" + first + "-" + last + "): " + count + " x " + text));
            }
            count = 0;
        }
    }

    /// Indents all lines but the first; blank lines stay empty.
    public static String indent(String text) {
        String[] lines = text.split("\n", -1);
        StringBuilder out = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            out.append('\n').append(lines[i].isBlank() ? "" : "  " + lines[i]);
        }
        return out.toString();
    }
}
