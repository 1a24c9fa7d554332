package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.op.SavedHooks;
import dev.obor.op.ThreadState;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A block in which the program decides how tensors are kept for the backward pass, PyTorch's
/// `torch.autograd.graph.saved_tensors_hooks`.
///
/// ```java
/// try (var _ = Autograd.savedTensorsHooks(t -> t.to(bfloat16), t -> t.to(float32))) {
///     loss = F.mseLoss(model.call(x), y);
/// }
/// loss.backward();
/// ```
///
/// `pack` gets each tensor without its history, when the step that saves it has run, and returns
/// what is kept in its place; `unpack` gets that and returns the tensor, each time backward asks
/// for it. `pack` must not change the tensor. Of blocks inside one another the innermost holds.
public final class SavedTensorsHooks implements AutoCloseable {
    private final @Nullable SavedHooks before;

    SavedTensorsHooks(SavedHooks hooks) {
        ThreadState state = ThreadState.get();
        before = state.savedHooks;
        String refusal = before == null ? null : before.refusal();
        if (refusal != null && hooks.refusal() == null) {
            throw new StateError(refusal);
        }
        state.savedHooks = hooks;
    }

    @SuppressWarnings("unchecked") // unpack gets what pack made
    static <T> SavedTensorsHooks of(Function<Tensor, T> pack, Function<T, Tensor> unpack) {
        Arguments.given(pack, "pack");
        Arguments.given(unpack, "unpack");
        return new SavedTensorsHooks(
                new SavedHooks(t -> pack.apply(t), kept -> unpack.apply((T) kept), null));
    }

    /// Ends the block.
    @Override
    public void close() {
        ThreadState.get().savedHooks = before;
    }
}
