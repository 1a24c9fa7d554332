package dev.obor.faces;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The documentation of a declaration, made to fit each of its forms.
final class Comment {
    private final String description;
    private final List<String> tags = new ArrayList<>();

    Comment(String text) {
        StringBuilder head = new StringBuilder();
        for (String line : text.split("\n")) {
            if (line.startsWith("@")) {
                tags.add(line);
            } else if (tags.isEmpty()) {
                head.append(line).append('\n');
            } else {
                tags.add(tags.removeLast() + "\n" + line);
            }
        }
        description = head.toString().strip();
    }

    /// What it says before its tags.
    String description() {
        return description;
    }

    /// The tags of a kind, such as `@throws`, as they are written.
    List<String> tags(String kind) {
        return tags.stream().filter(tag -> tag.startsWith(kind + " ")).toList();
    }

    /// The comment of one form.
    ///
    /// @param changed what the form changes, or empty
    /// @param taken the names of the parameters that it has
    /// @param form which says what the others are
    String of(String changed, Collection<String> taken, Form form) {
        Map<String, String> presets = form.presets();
        StringBuilder out = new StringBuilder(description);
        if (!changed.isEmpty()) {
            out.append("\n\nChanges " + changed + " and returns it.");
        }
        if (!presets.isEmpty()) {
            out.append("\n\n").append(presets(presets));
        }
        if (!form.optional().isEmpty()) {
            out.append("\n\n").append(options(form));
        }
        List<String> kept = new ArrayList<>();
        for (String tag : tags) {
            String[] words = tag.split("\\s+", 3);
            if (!words[0].equals("@param") || taken.contains(words[1])) {
                kept.add(tag.stripTrailing());
            }
        }
        if (!kept.isEmpty()) {
            out.append("\n\n").append(String.join("\n", kept));
        }
        return out.toString();
    }

    /// A list of the options that a form takes.
    String options(Form form) {
        StringBuilder out = new StringBuilder("Options and their defaults:");
        for (Parameter p : form.optional()) {
            out.append("\n- `" + p.name() + "`, `" + p.preset().orElseThrow() + "`");
            for (String tag : tags("@param " + p.name())) {
                String said = tag.substring(("@param " + p.name()).length()).stripLeading();
                out.append(": ").append(said.replaceAll("\n\\s*", "\n  "));
            }
        }
        return out.toString();
    }

    private static String presets(Map<String, String> presets) {
        List<String> said = new ArrayList<>();
        presets.forEach((name, value) -> said.add("`" + name + "` is `" + value + "`"));
        String last = said.removeLast();
        return (said.isEmpty() ? "Here " : "Here " + String.join(", ", said) + " and ")
                + last
                + ".";
    }
}
