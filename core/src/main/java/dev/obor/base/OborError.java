package dev.obor.base;

/// What every error of the library is, so that one `catch` with a pattern can tell them apart.
///
/// The text gives PyTorch's sentence where it has one, then where it happened, then what to do.
public sealed interface OborError permits ShapeError, DTypeError, IndexError, StateError {
    /// The full text.
    String getMessage();
}
