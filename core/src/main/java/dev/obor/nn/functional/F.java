package dev.obor.nn.functional;

/// Functions of neural networks without state, PyTorch's `torch.nn.functional`.
///
/// Names, defaults and the order of arguments are PyTorch's; optional arguments follow as a lambda:
/// `F.crossEntropy(logits, classes, o -> o.labelSmoothing(0.1))`. The functions are declared by
/// topic in superclasses of this class.
public final class F extends MarginFunctions {
    private F() {}
}
