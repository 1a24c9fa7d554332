package dev.obor.learn.log;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;

/// What all logs ask of their arguments.
final class LogChecks {
    private static final int LONGEST = 300;

    private LogChecks() {}

    static String tag(String tag) {
        Arguments.given(tag, "tag");
        if (tag.isBlank() || tag.length() > LONGEST) {
            throw new ValueError(
                    "a tag must have 1 to "
                            + LONGEST
                            + " characters, got "
                            + (tag.isBlank() ? "none" : tag.length()));
        }
        return tag;
    }
}
