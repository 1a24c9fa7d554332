package dev.obor.faces;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Links of a comment, made to lead somewhere from the face that shows it.
///
/// A class is written with its full name; a member without its parameters, which are others there;
/// what readers cannot see, a class of a package that is not exported, becomes plain code.
final class Links {
    private static final Set<String> HIDDEN =
            Set.of("dev.obor.op", "dev.obor.backend", "dev.obor.cpu", "dev.obor.expr");
    private static final Pattern LINK =
            Pattern.compile("`[^`]*`|\\[([A-Z][\\w.]*)?(?:#(\\w+)(?:\\([^)]*\\))?)?\\](?![\\[(])");
    private static final Pattern THROWS = Pattern.compile("(?m)^@throws ([A-Z]\\w*)");

    private final Map<String, String> classes;
    private final Set<String> members;

    /// @param classes full names by simple name, as the declaration sees them
    /// @param members the methods of the face
    Links(Map<String, String> classes, Set<String> members) {
        this.classes = classes;
        this.members = members;
    }

    String in(String text) {
        String thrown =
                THROWS.matcher(text)
                        .replaceAll(m -> "@throws " + classes.getOrDefault(m.group(1), m.group(1)));
        return LINK.matcher(thrown).replaceAll(m -> Matcher.quoteReplacement(link(m)));
    }

    private String link(MatchResult m) {
        String type = m.group(1);
        String member = m.group(2);
        if (type == null && member == null) {
            return m.group(); // code
        }
        if (type == null) {
            return members.contains(member) ? "[#" + member + "]" : "`" + member + "`";
        }
        String full = classes.getOrDefault(type, type);
        String pack = full.contains(".") ? full.substring(0, full.lastIndexOf('.')) : full;
        if (HIDDEN.stream().anyMatch(h -> pack.equals(h) || pack.startsWith(h + "."))) {
            return "`" + type + (member == null ? "" : "." + member) + "`";
        }
        return "[" + full + (member == null ? "" : "#" + member) + "]";
    }
}
