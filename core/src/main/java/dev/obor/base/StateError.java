package dev.obor.base;

/// A call that is right in itself but wrong now: a second `backward`, a changed saved value.
public final class StateError extends IllegalStateException implements OborError {
    private static final long serialVersionUID = 1L;

    /// An error with its full text.
    public StateError(String message) {
        super(message);
    }

    /// An error with its full text and what led to it.
    public StateError(String message, Throwable cause) {
        super(message, cause);
    }
}
