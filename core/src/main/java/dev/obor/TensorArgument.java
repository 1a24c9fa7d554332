package dev.obor;

/// A [Tensor] as the argument of a module; there is no other.
///
/// `Module.call` names it in the place of `Tensor`, so that a module which makes something else of
/// one tensor can declare a `call(Tensor)` with a result of its own: Java would take that for a
/// wrong override, and so takes it for an overload that fits better.
public sealed interface TensorArgument permits Tensor {}
