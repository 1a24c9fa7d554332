package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;

/// A tensor that belongs to a module's state but is not learned, PyTorch's `torch.nn.Buffer`.
///
/// It moves with the module and, if persistent, is saved with it. Running statistics are buffers.
///
/// ```java
/// class Scaled extends Module {
///     final Buffer factor = new Buffer(tensor(2.0));
///
///     @Override
///     public Tensor forward(Tensor input) {
///         return input.mul(factor);
///     }
/// }
/// ```
public sealed class Buffer extends Tensor permits UninitializedBuffer {
    private final boolean persistent;

    /// A buffer that is saved with the module, sharing memory with `data`.
    public Buffer(Tensor data) {
        Arguments.given(data, "data");
        this(data, true);
    }

    /// A buffer, sharing memory with `data`.
    ///
    /// @param persistent whether the state dict has it
    public Buffer(Tensor data, boolean persistent) {
        Arguments.given(data, "data");
        super(data);
        this.persistent = persistent;
    }

    /// Whether the state dict has it.
    public final boolean persistent() {
        return persistent;
    }
}
