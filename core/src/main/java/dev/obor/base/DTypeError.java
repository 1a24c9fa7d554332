package dev.obor.base;

/// An element type that an operation does not take.
public final class DTypeError extends IllegalArgumentException implements OborError {
    private static final long serialVersionUID = 1L;

    /// An error with its full text.
    public DTypeError(String message) {
        super(message);
    }

    /// An error with its full text and what led to it.
    public DTypeError(String message, Throwable cause) {
        super(message, cause);
    }
}
