package dev.obor.nn.functional;

/// Functions of neural networks without state, PyTorch's `torch.nn.functional`.
///
/// Names, defaults and the order of arguments are PyTorch's; optional arguments follow as a lambda:
/// `F.crossEntropy(logits, classes, o -> o.labelSmoothing(0.1))`.
public final class F {
    private F() {}

    // Here stand the operations.
}
