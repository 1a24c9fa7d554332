package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gradients of one run of a module, as its backward hooks see them.
///
/// There is one for each tensor that [ModuleCall] lists among the inputs and in the result. An
/// input without gradient beside one that has shows zeros; null stands where no input needs one,
/// and where none arrived for a result.
///
/// The library makes them; see [Module#registerFullBackwardHook].
public interface ModuleGradients {
    /// The module that was called.
    Module module();

    /// The gradients of the inputs; all null in a backward pre hook.
    List<@Nullable Tensor> gradInputs();

    /// The gradients of the tensors in the result.
    List<@Nullable Tensor> gradOutputs();

    /// The gradient of the i-th tensor among the inputs.
    @Nullable Tensor gradInput(int i);

    /// The gradient of the i-th tensor in the result.
    @Nullable Tensor gradOutput(int i);

    /// Replaces the gradient of the i-th tensor among the inputs.
    ///
    /// @throws StateError in a backward pre hook, or where no input needs a gradient
    void setGradInput(int i, @Nullable Tensor gradient);

    /// Replaces the gradient of the i-th tensor in the result.
    ///
    /// @throws StateError in a backward hook, when it has gone through the module already
    void setGradOutput(int i, @Nullable Tensor gradient);
}
