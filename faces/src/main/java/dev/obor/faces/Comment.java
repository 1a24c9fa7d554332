package dev.obor.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documentation of a declaration, made to fit each of its forms.
final class Comment {
    private static final Pattern EXAMPLE =
            Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final int WIDTH = 92;

    /// A space where a line may end: not before what opens a list in Markdown.
    private static final String BREAK = " (?!([-+*#>]|\\d+[.)])( |$))";

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

    /// Of which method a comment is made.
    ///
    /// @param name what it is called
    /// @param declared what the example calls it
    /// @param changed what it changes, or empty
    /// @param whole what the input is called in the tags: `the input`, or `this tensor`, whose own
    ///   tag becomes a paragraph
    /// @param taken its parameters
    /// @param form which says what the others are
    /// @param derived tags for what is not written
    /// @param countsTruths whether truths in the example become the numbers that they are in place
    record Place(
            String name,
            String declared,
            String changed,
            String whole,
            List<Parameter> taken,
            Form form,
            List<String> derived,
            boolean countsTruths) {
        boolean isMethod() {
            return whole.startsWith("this");
        }
    }

    /// The comment of one method.
    String of(Place at) {
        StringBuilder out = new StringBuilder(example(at));
        if (at.isMethod()) {
            for (String tag : tags("@param " + Declaration.INPUT)) {
                String said = said(tag, Declaration.INPUT);
                out.append("\n\n").append(wrapped("This tensor: " + said + ".", ""));
            }
        }
        if (!at.changed().isEmpty()) {
            out.append("\n\nChanges " + at.changed() + ".");
        }
        Map<String, String> presets = at.form().presets();
        if (!presets.isEmpty()) {
            out.append("\n\n").append(presets(presets));
        }
        if (!at.form().optional().isEmpty()) {
            out.append("\n\n").append(options(at.form()));
        }
        List<String> kept = new ArrayList<>();
        for (Parameter p : at.taken()) {
            kept.addAll(meaning(p, at.derived()));
        }
        List<String> returned = tags("@return");
        List<String> derived = at.derived().stream().filter(t -> t.startsWith("@return")).toList();
        kept.addAll(at.changed().isEmpty() && !returned.isEmpty() ? returned : derived);
        for (String tag : tags) {
            if (!tag.startsWith("@param") && !tag.startsWith("@return")) {
                kept.add(tag);
            }
        }
        for (String tag : at.derived()) {
            if (tag.startsWith("@throws") && !isSaid(tag)) {
                kept.add(tag);
            }
        }
        if (!kept.isEmpty()) {
            out.append('\n');
        }
        for (String tag : kept) {
            String flat = tag.strip().replaceAll("\n\\s*", " ");
            String here = at.isMethod() ? flat.replaceAll("\\bthe input\\b", at.whole()) : flat;
            out.append('\n').append(wrapped(here, "  "));
        }
        return out.toString();
    }

    /// What is written of a parameter, or derived, or in the glossary, with its default.
    private List<String> meaning(Parameter p, List<String> derived) {
        String start = "@param " + p.name();
        List<String> own = tags(start);
        if (own.isEmpty()) {
            own = derived.stream().filter(tag -> tag.startsWith(start + " ")).toList();
        }
        if (own.isEmpty()) {
            own = Glossary.of(p).map(said -> List.of(start + " " + said)).orElse(List.of());
        }
        String preset = p.preset().map(Comment::shown).orElse("null");
        boolean isSaid = preset.equals("null") || own.toString().contains("default");
        return isSaid
                ? own
                : own.stream().map(t -> t.strip() + "; default `" + preset + "`").toList();
    }

    /// Whether what is refused is written, as `for bools`.
    private boolean isSaid(String thrown) {
        int what = thrown.indexOf(" for ");
        return what > 0 && tags.stream().anyMatch(t -> t.startsWith(thrown.substring(0, what + 5)));
    }

    /// A default as a reader would write it.
    private static String shown(String preset) {
        return preset.replaceAll("^\"(.*)\"$", "$1")
                .replaceAll("^\\((\\w+)\\) ", "")
                .replaceAll("^(-?[\\d.]+)L$", "$1")
                .replaceAll("^new \\w+\\[\\] ", "");
    }

    private static String said(String tag, String name) {
        String said = tag.substring(("@param " + name).length()).strip();
        return said.replaceAll("\n\\s*", " ").replaceAll("\\.$", "");
    }

    /// The description, its example calling the method by its own name.
    private String example(Place at) {
        if (at.name().equals(at.declared())) {
            return description;
        }
        Matcher block = EXAMPLE.matcher(description);
        return block.replaceAll(m -> Matcher.quoteReplacement(renamed(m.group(), at)));
    }

    private static String renamed(String example, Place at) {
        String named = example.replaceAll("(?<!\\w)" + at.declared() + "\\(", at.name() + "(");
        return at.countsTruths() ? named.replace("true", "1").replace("false", "0") : named;
    }

    /// Lines of a comment's width, those behind the first one indented.
    private static String wrapped(String text, String indent) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(BREAK)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(indent);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        return out.append(line).toString();
    }

    /// A list of the options that a form takes.
    String options(Form form) {
        StringBuilder out = new StringBuilder("Options and their defaults:");
        for (Parameter p : form.optional()) {
            out.append("\n- `" + p.name() + "`, `" + read(p.preset().orElseThrow()) + "`");
            for (String tag : tags("@param " + p.name())) {
                String said = tag.substring(("@param " + p.name()).length()).stripLeading();
                out.append(": ").append(said.replaceAll("\n\\s*", "\n  "));
            }
            if (tags("@param " + p.name()).isEmpty()) {
                Glossary.of(p).ifPresent(said -> out.append(": ").append(said));
            }
        }
        return out.toString();
    }

    /// A default as a reader would say it.
    private static String read(String preset) {
        return switch (preset) {
            case "Complex.ONE" -> "1";
            case "Complex.ZERO" -> "0";
            default -> preset;
        };
    }

    private static String presets(Map<String, String> presets) {
        List<String> said = new ArrayList<>();
        presets.forEach((name, value) -> said.add("`" + name + "` is `" + read(value) + "`"));
        String last = said.removeLast();
        return (said.isEmpty() ? "Here " : "Here " + String.join(", ", said) + " and ")
                + last
                + ".";
    }
}
