package dev.obor.base;

/// What every error of the library is, so that one `catch` with a pattern can tell them apart.
///
/// The message gives PyTorch's sentence where it has one, then where it happened, then what to do:
///
/// ```text
/// mat1 and mat2 shapes cannot be multiplied (64x50 and 40x10)
///   in 2 of Sequential: Linear(in_features=40, out_features=10, bias=True)
///   The input ends in 50 features, where 40 are expected.
/// ```
public sealed interface OborError
        permits ShapeError, DTypeError, IndexError, LinAlgError, StateError, ValueError {
    /// The full text: the three parts below.
    String getMessage();

    /// What is wrong, in PyTorch's words where it has them.
    String sentence();

    /// The module in which it happened, with its path through the model; empty outside a module.
    String where();

    /// What to do, or empty.
    String advice();

    /// The same error with another place, keeping cause and stack trace.
    RuntimeException at(String place);
}
