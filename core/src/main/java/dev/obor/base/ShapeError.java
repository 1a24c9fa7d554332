package dev.obor.base;

/// Sizes or numbers of dimensions that do not fit together.
public final class ShapeError extends IllegalArgumentException implements OborError {
    private static final long serialVersionUID = 1L;

    /// An error with its full text.
    public ShapeError(String message) {
        super(message);
    }

    /// An error with its full text and what led to it.
    public ShapeError(String message, Throwable cause) {
        super(message, cause);
    }
}
