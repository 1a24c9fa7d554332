package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gradients of one run of a module, as its backward hooks see them.
///
/// There is one for each tensor that [ModuleCall] lists among the inputs and in the result. An
/// input without gradient beside one that has shows zeros; null stands where no input needs one,
/// and where none arrived for a result.
public final class ModuleGradients {
    private final Module module;
    private final @Nullable Tensor[] gradInputs;
    private final @Nullable Tensor[] gradOutputs;
    private final boolean before;
    private final boolean fixed;

    /// @param before whether the gradient is about to go through the module
    /// @param fixed whether no input needs a gradient
    ModuleGradients(
            Module module,
            @Nullable Tensor[] gradInputs,
            @Nullable Tensor[] gradOutputs,
            boolean before,
            boolean fixed) {
        this.module = module;
        this.gradInputs = gradInputs;
        this.gradOutputs = gradOutputs;
        this.before = before;
        this.fixed = fixed;
    }

    /// The module that was called.
    public Module module() {
        return module;
    }

    /// The gradients of the inputs; all null in a backward pre hook.
    public List<@Nullable Tensor> gradInputs() {
        return Collections.unmodifiableList(Arrays.asList(gradInputs));
    }

    /// The gradients of the tensors in the result.
    public List<@Nullable Tensor> gradOutputs() {
        return Collections.unmodifiableList(Arrays.asList(gradOutputs));
    }

    /// The gradient of the i-th tensor among the inputs.
    public @Nullable Tensor gradInput(int i) {
        return gradInputs[i];
    }

    /// The gradient of the i-th tensor in the result.
    public @Nullable Tensor gradOutput(int i) {
        return gradOutputs[i];
    }

    /// Replaces the gradient of the i-th tensor among the inputs.
    ///
    /// @throws StateError in a backward pre hook, or where no input needs a gradient
    public void setGradInput(int i, @Nullable Tensor gradient) {
        if (before) {
            throw new StateError(
                    "the gradients of the inputs of " + module.typeName() + " are not known yet",
                    "Register the hook with registerFullBackwardHook.");
        }
        if (gradient != null && fixed) {
            throw new StateError(
                    "Backward hook for Modules where no input requires gradient should always"
                            + " return None or None for all gradients.");
        }
        gradInputs[i] = gradient;
    }

    /// Replaces the gradient of the i-th tensor in the result.
    ///
    /// @throws StateError in a backward hook, when it has gone through the module already
    public void setGradOutput(int i, @Nullable Tensor gradient) {
        if (!before) {
            throw new StateError(
                    "the gradients of the outputs of "
                            + module.typeName()
                            + " have gone through the module already",
                    "Register the hook with registerFullBackwardPreHook.");
        }
        gradOutputs[i] = gradient;
    }

    /// The gradient of the first tensor among the inputs, or null.
    @Nullable Tensor firstInput() {
        return gradInputs.length == 0 ? null : gradInputs[0];
    }

    /// The gradient of the first tensor in the result, or null.
    @Nullable Tensor firstOutput() {
        return gradOutputs.length == 0 ? null : gradOutputs[0];
    }
}
