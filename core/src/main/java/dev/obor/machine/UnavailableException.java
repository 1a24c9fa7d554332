package dev.obor.machine;

import java.io.Serial;

/// Why there is no machine code; the message is for people.
final class UnavailableException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    UnavailableException(String reason) {
        super(reason);
    }
}
