package dev.obor.base;

/// A dimension or an index outside its range.
public final class IndexError extends IndexOutOfBoundsException implements OborError {
    private static final long serialVersionUID = 1L;

    /// An error with its full text.
    public IndexError(String message) {
        super(message);
    }
}
