package dev.obor.vision;

import java.io.IOException;

/// A pickle that this package does not read; the text says why.
final class PickleException extends IOException {
    private static final long serialVersionUID = 1L;

    PickleException(String message) {
        super(message);
    }
}
