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

    /// The comment of one form.
    ///
    /// @param changes whether the form changes its input
    /// @param taken the names of the parameters that it has
    /// @param presets what the others are
    String of(boolean changes, Collection<String> taken, Map<String, String> presets) {
        StringBuilder out = new StringBuilder(description);
        if (changes) {
            out.append("\n\nChanges this tensor and returns it.");
        }
        if (!presets.isEmpty()) {
            out.append("\n\n").append(presets(presets));
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

    private static String presets(Map<String, String> presets) {
        List<String> said = new ArrayList<>();
        presets.forEach((name, value) -> said.add("`" + name + "` is `" + value + "`"));
        String last = said.removeLast();
        return (said.isEmpty() ? "Here " : "Here " + String.join(", ", said) + " and ")
                + last
                + ".";
    }
}
