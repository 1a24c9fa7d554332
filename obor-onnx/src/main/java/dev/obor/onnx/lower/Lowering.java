package dev.obor.onnx.lower;

/// How a call becomes nodes.
@FunctionalInterface
interface Lowering {
    /// Writes the nodes of a call.
    ///
    /// @return whether it did; where not, those of its parts are written
    boolean lower(Graph g, Site s);
}
