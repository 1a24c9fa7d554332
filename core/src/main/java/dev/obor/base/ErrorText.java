package dev.obor.base;

import java.io.Serializable;

/// The three parts of an error's message, each on lines of its own.
///
/// @param sentence what is wrong, in PyTorch's words where it has them
/// @param where the module it happened in, or empty
/// @param advice what to do, or empty
record ErrorText(String sentence, String where, String advice) implements Serializable {

    static ErrorText of(String sentence) {
        return new ErrorText(sentence, "", "");
    }

    ErrorText at(String place) {
        return new ErrorText(sentence, place, advice);
    }

    String whole() {
        return sentence + line(where) + line(advice);
    }

    private static String line(String part) {
        return part.isEmpty() ? "" : "\n  " + part;
    }
}
