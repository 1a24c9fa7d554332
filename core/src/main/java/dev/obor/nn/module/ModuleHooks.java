package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.RankLocal;
import dev.obor.base.RemovableHandle;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleCall;
import dev.obor.nn.ModuleGradients;
import dev.obor.op.Callback;
import dev.obor.op.graph.HookList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The hooks of one module, or of all modules.
public final class ModuleHooks {
    /// What runs between the hooks.
    public interface Body {
        /// Computes the result from the inputs.
        @Nullable Object apply(Module module, @Nullable Object[] inputs);
    }

    private static final RankLocal<ModuleHooks> ALL = new RankLocal<>(ModuleHooks::new);

    public final HookList<Consumer<ModuleCall>> forwardPre = new HookList<>();
    public final HookList<Consumer<ModuleCall>> forward = new HookList<>();
    public final HookList<Consumer<ModuleGradients>> backwardPre = new HookList<>();
    public final HookList<Consumer<ModuleGradients>> backward = new HookList<>();

    /// The hooks of all modules of this rank.
    public static ModuleHooks all() {
        return ALL.get();
    }

    /// Whether no hook is there.
    public boolean isEmpty() {
        return forwardPre.isEmpty()
                && forward.isEmpty()
                && backwardPre.isEmpty()
                && backward.isEmpty();
    }

    /// How often one of these hooks, or of those of all modules, came or went.
    public static int changes(@Nullable ModuleHooks own) {
        int all = ALL.get().changes();
        return own == null ? all : all + own.changes();
    }

    private int changes() {
        return forwardPre.changes()
                + forward.changes()
                + backwardPre.changes()
                + backward.changes();
    }

    private static @Nullable Tensor first(List<? extends @Nullable Tensor> tensors) {
        return tensors.isEmpty() ? null : tensors.getFirst();
    }

    /// Adds a hook of the first input.
    public RemovableHandle addPre(Module.ForwardPreHook hook, boolean prepend) {
        return forwardPre.add(
                call -> {
                    Tensor changed = hook.apply(call.module(), first(call.inputs()));
                    if (changed != null) {
                        call.setInput(0, changed);
                    }
                },
                prepend);
    }

    /// Adds a hook of the first tensors on both sides.
    public RemovableHandle addForward(Module.ForwardHook hook, boolean prepend) {
        return forward.add(
                call -> {
                    Tensor changed =
                            hook.apply(call.module(), first(call.inputs()), first(call.outputs()));
                    if (changed != null) {
                        call.setOutput(0, changed);
                    }
                },
                prepend);
    }

    /// Adds a hook of the first gradient that arrives.
    public RemovableHandle addBackwardPre(Module.BackwardPreHook hook, boolean prepend) {
        return backwardPre.add(
                gradients -> {
                    Tensor changed = hook.apply(gradients.module(), first(gradients.gradOutputs()));
                    if (changed != null) {
                        gradients.setGradOutput(0, changed);
                    }
                },
                prepend);
    }

    /// Adds a hook of the first gradients on both sides.
    public RemovableHandle addBackward(Module.BackwardHook hook, boolean prepend) {
        return backward.add(
                gradients -> {
                    Tensor changed =
                            hook.apply(
                                    gradients.module(),
                                    first(gradients.gradInputs()),
                                    first(gradients.gradOutputs()));
                    if (changed != null) {
                        gradients.setGradInput(0, changed);
                    }
                },
                prepend);
    }

    /// Runs a module with its hooks and those of all modules, which come first.
    public static @Nullable Object run(
            Module module, @Nullable ModuleHooks own, Body body, @Nullable Object[] inputs) {
        HookedCall call = new HookedCall(module, inputs);
        ModuleHooks all = all();
        run(HookList.now(all.forwardPre, own == null ? null : own.forwardPre), call);
        var before = HookList.now(all.backwardPre, own == null ? null : own.backwardPre);
        var after = HookList.now(all.backward, own == null ? null : own.backward);
        BackwardRun backward =
                before.isEmpty() && after.isEmpty() ? null : new BackwardRun(call, before, after);
        if (backward != null) {
            backward.watchInputs();
        }
        call.finish(body.apply(module, call.start()));
        run(HookList.now(all.forward, own == null ? null : own.forward), call);
        if (backward != null) {
            backward.watchOutputs();
        }
        return call.result();
    }

    private static void run(List<Consumer<ModuleCall>> hooks, ModuleCall call) {
        for (Consumer<ModuleCall> hook : hooks) {
            Callback.run(() -> hook.accept(call));
        }
    }
}
