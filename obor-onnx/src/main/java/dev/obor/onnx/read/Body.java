package dev.obor.onnx.read;

/// What a node does when the model runs.
interface Body {
    /// The output, a tensor, or the outputs, an array of them.
    Object run(Call call);
}
