package dev.obor.onnx.format;

import java.io.IOException;

/// What is wrong with the content of a file; who knows the file's name makes a
/// [dev.obor.base.FileError] of it.
public final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    /// One with a sentence.
    public DamagedException(String sentence) {
        super(sentence);
    }
}
