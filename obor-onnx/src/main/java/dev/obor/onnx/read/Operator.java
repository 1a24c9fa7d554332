package dev.obor.onnx.read;

/// An operator: reads a node's attributes once, and says what the node does.
interface Operator {
    Body bind(Binding node);
}
