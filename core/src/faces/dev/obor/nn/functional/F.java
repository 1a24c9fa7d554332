package dev.obor.nn.functional;

/// Functions of neural networks without state, PyTorch's `torch.nn.functional`.
///
/// ```java
/// Tensor hidden = F.relu(F.linear(randn(8, 4), randn(16, 4)));
/// Tensor loss = F.crossEntropy(hidden, randint(0, 16, 8), o -> o.labelSmoothing(0.1));
/// ```
///
/// Names, defaults and the order of arguments are PyTorch's; optional arguments follow as a lambda:
/// `F.crossEntropy(logits, classes, o -> o.labelSmoothing(0.1))`.
public final class F {
    private F() {}

    // Here stand the operations.
}
