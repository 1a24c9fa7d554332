package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleGradients;
import dev.obor.op.Callback;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gradients of the run of a module that has backward hooks.
public final class HookedGradients implements ModuleGradients {
    private final Module module;
    private final @Nullable Tensor[] gradInputs;
    private final @Nullable Tensor[] gradOutputs;
    private final boolean before;
    private final boolean fixed;

    /// @param before whether the gradient is about to go through the module
    /// @param fixed whether no input needs a gradient
    public HookedGradients(
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

    /// Lets hooks keep the gradients.
    void show() {
        Callback.seen(gradInputs);
        Callback.seen(gradOutputs);
    }

    @Override
    public Module module() {
        return module;
    }

    @Override
    public List<@Nullable Tensor> gradInputs() {
        return Collections.unmodifiableList(Arrays.asList(gradInputs));
    }

    @Override
    public List<@Nullable Tensor> gradOutputs() {
        return Collections.unmodifiableList(Arrays.asList(gradOutputs));
    }

    @Override
    public @Nullable Tensor gradInput(int i) {
        return gradInputs[i];
    }

    @Override
    public @Nullable Tensor gradOutput(int i) {
        return gradOutputs[i];
    }

    @Override
    public void setGradInput(int i, @Nullable Tensor gradient) {
        if (before) {
            throw new StateError(
                    "the gradients of the inputs of "
                            + ModuleAccess.typeName(module)
                            + " are not known yet",
                    "Register the hook with registerFullBackwardHook.");
        }
        if (gradient != null && fixed) {
            throw new StateError(
                    "Backward hook for Modules where no input requires gradient should always"
                            + " return None or None for all gradients.");
        }
        gradInputs[i] = gradient;
    }

    @Override
    public void setGradOutput(int i, @Nullable Tensor gradient) {
        if (!before) {
            throw new StateError(
                    "the gradients of the outputs of "
                            + ModuleAccess.typeName(module)
                            + " have gone through the module already",
                    "Register the hook with registerFullBackwardPreHook.");
        }
        gradOutputs[i] = gradient;
    }
}
