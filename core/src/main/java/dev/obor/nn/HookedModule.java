package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.RemovableHandle;
import dev.obor.nn.module.ModuleHooks;
import dev.obor.nn.module.StateHooks;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The hooks of a [Module], and how they are registered: around `forward`, in the backward pass,
/// around saving and loading a state, and where parts are added.
///
/// A hook of two or three arguments sees the first tensor on each side, which is all there is for
/// most modules; one of a single argument sees the whole call. Each registration returns a handle
/// that takes the hook off again.
public abstract sealed class HookedModule permits Module {
    /// Sees, and may replace, the input before `forward`; null keeps it.
    @FunctionalInterface
    public interface ForwardPreHook {
        /// Called before `forward`.
        ///
        /// @param input the first tensor among the inputs; null if there is none
        @Nullable Tensor apply(Module module, @Nullable Tensor input);
    }

    /// Sees, and may replace, the output after `forward`; null keeps it.
    @FunctionalInterface
    public interface ForwardHook {
        /// Called after `forward`.
        ///
        /// @param input the first tensor among the inputs; null if there is none
        /// @param output the first tensor in the result; null if there is none
        @Nullable Tensor apply(Module module, @Nullable Tensor input, @Nullable Tensor output);
    }

    /// Sees, and may replace, the gradient of the output; null keeps it.
    @FunctionalInterface
    public interface BackwardPreHook {
        /// Called when the gradients of the output have arrived.
        ///
        /// @param gradOutput that of the first tensor in the result; null if it got none
        @Nullable Tensor apply(Module module, @Nullable Tensor gradOutput);
    }

    /// Sees, and may replace, the gradient of the input; null keeps it.
    @FunctionalInterface
    public interface BackwardHook {
        /// Called when the gradients of the input are known.
        ///
        /// @param gradInput that of the first tensor among the inputs; null if it needs none
        /// @param gradOutput that of the first tensor in the result; null if it got none
        @Nullable Tensor apply(
                Module module, @Nullable Tensor gradInput, @Nullable Tensor gradOutput);
    }

    /// Is told that a module is about to say its state.
    @FunctionalInterface
    public interface StateDictPreHook {
        /// Called before the parts of `module` are added.
        ///
        /// @param prefix what its keys begin with, such as `encoder.`
        void apply(Module module, String prefix);
    }

    /// Sees, and may change, the state that a module has said.
    @FunctionalInterface
    public interface StateDictPostHook {
        /// Called when the parts of `module` and of all below it have been added.
        ///
        /// @param state all that was added so far; the module's own keys begin with `prefix`
        void apply(Module module, Map<String, Tensor> state, String prefix);
    }

    /// Sees, and may change, the state that a module is to load.
    @FunctionalInterface
    public interface LoadStateDictPreHook {
        /// Called before `module` and those below it look for their keys.
        ///
        /// @param state the part of the state whose keys begin with `prefix`, to be changed freely:
        ///   the caller's map stays as it is
        void apply(Module module, Map<String, Tensor> state, String prefix);
    }

    /// Is told that a module has loaded its state.
    @FunctionalInterface
    public interface LoadStateDictPostHook {
        /// Called when `module` and all below it have their values.
        ///
        /// @param missingKeys keys that the state lacks, so far; what is taken out is no error
        /// @param unexpectedKeys keys that no part has, so far; what is taken out is no error
        void apply(Module module, List<String> missingKeys, List<String> unexpectedKeys);
    }

    /// Sees, and may replace, a part that is added to a module; null keeps it.
    ///
    /// @param <P> a [Parameter], a [Buffer] or a [Module]
    @FunctionalInterface
    public interface RegistrationHook<P> {
        /// Called before `part` is added to `module` under `name`.
        @Nullable P apply(Module module, String name, P part);
    }

    volatile @Nullable ModuleHooks hooks;
    volatile @Nullable StateHooks stateHooks;

    HookedModule() {}

    final boolean hasHooks() {
        return hooks != null || !ModuleHooks.all().isEmpty();
    }

    /// Adds a hook that runs before `forward`.
    public final RemovableHandle registerForwardPreHook(ForwardPreHook hook) {
        return registerForwardPreHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerForwardPreHook(ForwardPreHook hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().addPre(hook, prepend);
    }

    /// Adds a hook that runs before `forward`, and sees all tensors.
    public final RemovableHandle registerForwardPreHook(Consumer<ModuleCall> hook) {
        return registerForwardPreHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerForwardPreHook(
            Consumer<ModuleCall> hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().forwardPre.add(hook, prepend);
    }

    /// Adds a hook that runs before `forward`, for every call of any module and before the module's
    /// own.
    public static RemovableHandle registerModuleForwardPreHook(ForwardPreHook hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().addPre(hook, false);
    }

    /// Adds a hook that runs before `forward`, for every call of any module and before the module's
    /// own, and sees all tensors.
    public static RemovableHandle registerModuleForwardPreHook(Consumer<ModuleCall> hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().forwardPre.add(hook);
    }

    /// Adds a hook that runs after `forward`.
    public final RemovableHandle registerForwardHook(ForwardHook hook) {
        return registerForwardHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerForwardHook(ForwardHook hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().addForward(hook, prepend);
    }

    /// Adds a hook that runs after `forward`, and sees all tensors.
    public final RemovableHandle registerForwardHook(Consumer<ModuleCall> hook) {
        return registerForwardHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerForwardHook(Consumer<ModuleCall> hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().forward.add(hook, prepend);
    }

    /// Adds a hook that runs after `forward`, for every call of any module and before the module's
    /// own.
    public static RemovableHandle registerModuleForwardHook(ForwardHook hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().addForward(hook, false);
    }

    /// Adds a hook that runs after `forward`, for every call of any module and before the module's
    /// own, and sees all tensors.
    public static RemovableHandle registerModuleForwardHook(Consumer<ModuleCall> hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().forward.add(hook);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the result have arrived.
    public final RemovableHandle registerFullBackwardPreHook(BackwardPreHook hook) {
        return registerFullBackwardPreHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerFullBackwardPreHook(
            BackwardPreHook hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().addBackwardPre(hook, prepend);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the result have arrived,
    /// and sees all tensors.
    public final RemovableHandle registerFullBackwardPreHook(Consumer<ModuleGradients> hook) {
        return registerFullBackwardPreHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerFullBackwardPreHook(
            Consumer<ModuleGradients> hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().backwardPre.add(hook, prepend);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the result have arrived,
    /// for every call of any module and before the module's own.
    public static RemovableHandle registerModuleFullBackwardPreHook(BackwardPreHook hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().addBackwardPre(hook, false);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the result have arrived,
    /// for every call of any module and before the module's own, and sees all tensors.
    public static RemovableHandle registerModuleFullBackwardPreHook(
            Consumer<ModuleGradients> hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().backwardPre.add(hook);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the inputs are known.
    public final RemovableHandle registerFullBackwardHook(BackwardHook hook) {
        return registerFullBackwardHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerFullBackwardHook(BackwardHook hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().addBackward(hook, prepend);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the inputs are known, and
    /// sees all tensors.
    public final RemovableHandle registerFullBackwardHook(Consumer<ModuleGradients> hook) {
        return registerFullBackwardHook(hook, false);
    }

    /// The same, before all hooks of this kind that the module has so far with `prepend`.
    public final RemovableHandle registerFullBackwardHook(
            Consumer<ModuleGradients> hook, boolean prepend) {
        Arguments.given(hook, "hook");
        return hooks().backward.add(hook, prepend);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the inputs are known, for
    /// every call of any module and before the module's own.
    public static RemovableHandle registerModuleFullBackwardHook(BackwardHook hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().addBackward(hook, false);
    }

    /// Adds a hook that runs in the backward pass when the gradients of the inputs are known, for
    /// every call of any module and before the module's own, and sees all tensors.
    public static RemovableHandle registerModuleFullBackwardHook(Consumer<ModuleGradients> hook) {
        Arguments.given(hook, "hook");
        return ModuleHooks.all().backward.add(hook);
    }

    private synchronized ModuleHooks hooks() {
        ModuleHooks current = hooks;
        if (current == null) {
            current = new ModuleHooks();
            hooks = current;
        }
        return current;
    }

    // State

    /// Adds a hook that runs before the parts of this module are added to a state.
    public final RemovableHandle registerStateDictPreHook(StateDictPreHook hook) {
        Arguments.given(hook, "hook");
        return stateHooks().savePre.add(hook);
    }

    /// Adds a hook that sees, and may change, the state when the parts of this module are in it.
    public final RemovableHandle registerStateDictPostHook(StateDictPostHook hook) {
        Arguments.given(hook, "hook");
        return stateHooks().savePost.add(hook);
    }

    /// Adds a hook that sees, and may change, the state before this module loads from it.
    public final RemovableHandle registerLoadStateDictPreHook(LoadStateDictPreHook hook) {
        Arguments.given(hook, "hook");
        return stateHooks().loadPre.add(hook);
    }

    /// Adds a hook that runs when this module and all below it have loaded, and sees the keys that
    /// did not fit.
    public final RemovableHandle registerLoadStateDictPostHook(LoadStateDictPostHook hook) {
        Arguments.given(hook, "hook");
        return stateHooks().loadPost.add(hook);
    }

    // Parts

    /// Adds a hook that sees, and may replace, every parameter that is added to any module by
    /// `registerParameter` or a container. Fields are not registered, so it does not see them.
    public static RemovableHandle registerModuleParameterRegistrationHook(
            RegistrationHook<Parameter> hook) {
        Arguments.given(hook, "hook");
        return StateHooks.PARAMETERS.get().add(hook);
    }

    /// Adds a hook that sees, and may replace, every buffer that is added to any module by
    /// `registerBuffer`. Fields are not registered, so it does not see them.
    public static RemovableHandle registerModuleBufferRegistrationHook(
            RegistrationHook<Buffer> hook) {
        Arguments.given(hook, "hook");
        return StateHooks.BUFFERS.get().add(hook);
    }

    /// Adds a hook that sees, and may replace, every child that is added to any module by
    /// `registerModule` or a container. Fields are not registered, so it does not see them.
    public static RemovableHandle registerModuleModuleRegistrationHook(
            RegistrationHook<Module> hook) {
        Arguments.given(hook, "hook");
        return StateHooks.CHILDREN.get().add(hook);
    }

    private synchronized StateHooks stateHooks() {
        StateHooks current = stateHooks;
        if (current == null) {
            current = new StateHooks();
            stateHooks = current;
        }
        return current;
    }
}
