package dev.obor.op;

/// A step of the graph that is the library's own: it keeps nothing but what it saves, and gets
/// gradients as they are. Everything else is user code, which runs behind [Callback].
public interface BuiltIn {}
