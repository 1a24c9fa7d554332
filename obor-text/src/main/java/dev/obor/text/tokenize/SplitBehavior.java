package dev.obor.text.tokenize;

import dev.obor.text.tokenize.TextPattern.Match;
import java.util.ArrayList;
import java.util.List;

/// What becomes of the parts of a text that a pattern found.
enum SplitBehavior {
    REMOVED("Removed"),
    ISOLATED("Isolated"),
    MERGED_WITH_PREVIOUS("MergedWithPrevious"),
    MERGED_WITH_NEXT("MergedWithNext"),
    CONTIGUOUS("Contiguous");

    private final String text;

    SplitBehavior(String text) {
        this.text = text;
    }

    static SplitBehavior of(Part part, String key, SplitBehavior missing) {
        if (!part.has(key)) {
            return missing;
        }
        for (SplitBehavior behavior : values()) {
            if (behavior.text.equals(part.string(key))) {
                return behavior;
            }
        }
        throw part.error(
                "has the " + key + " '" + part.string(key) + "', which Obor does not know");
    }

    /// The pieces; `hit` says nothing any more.
    List<Match> pieces(List<Match> matches) {
        if (this == ISOLATED) {
            return matches;
        }
        if (this == REMOVED) {
            return matches.stream().filter(match -> !match.hit()).toList();
        }
        List<Match> pieces = new ArrayList<>();
        List<Match> ordered = this == MERGED_WITH_NEXT ? matches.reversed() : matches;
        boolean previous = false;
        for (Match match : ordered) {
            boolean joins = this == CONTIGUOUS ? match.hit() == previous : match.hit() && !previous;
            if (joins && !pieces.isEmpty()) {
                Match last = pieces.removeLast();
                pieces.add(
                        new Match(
                                Math.min(last.start(), match.start()),
                                Math.max(last.end(), match.end()),
                                false));
            } else {
                pieces.add(match);
            }
            previous = match.hit();
        }
        return this == MERGED_WITH_NEXT ? pieces.reversed() : pieces;
    }
}
