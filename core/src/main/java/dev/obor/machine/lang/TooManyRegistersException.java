package dev.obor.machine.lang;

import java.io.Serial;

/// A routine holds more values at a time than the target has registers.
public final class TooManyRegistersException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    TooManyRegistersException(String message) {
        super(message);
    }
}
