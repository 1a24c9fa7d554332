package dev.obor.io;

import java.io.IOException;

/// What is wrong with the content of a file; who knows the file's name makes a
/// [dev.obor.base.FileError] of it.
final class FormatException extends IOException {
    private static final long serialVersionUID = 1L;

    FormatException(String sentence) {
        super(sentence);
    }
}
