package dev.obor.nn;

import dev.obor.Tensor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The hooks of one module. Lists are copied on write: adding or removing a hook while another
/// thread runs the module is safe, and takes effect from that thread's next call on.
final class ModuleHooks {
    final List<Module.ForwardPreHook> forwardPre = new CopyOnWriteArrayList<>();
    final List<Module.ForwardHook> forward = new CopyOnWriteArrayList<>();
    final List<Module.BackwardPreHook> backwardPre = new CopyOnWriteArrayList<>();
    final List<Module.BackwardHook> backward = new CopyOnWriteArrayList<>();

    /// Adds a hook to one of the lists.
    static <H> RemovableHandle add(List<H> list, H hook) {
        list.add(hook);
        return new RemovableHandle(() -> list.remove(hook));
    }

    /// Calls forward with the hooks around it.
    Tensor run(Module module, Tensor given) {
        Tensor input = given;
        for (Module.ForwardPreHook hook : forwardPre) {
            Tensor changed = hook.apply(module, input);
            input = changed == null ? input : changed;
        }
        BackwardRun backwardRun =
                backward.isEmpty() && backwardPre.isEmpty() ? null : new BackwardRun(module);
        if (backwardRun != null) {
            input = backwardRun.watchInput(input);
        }
        Tensor output = module.run(input);
        for (Module.ForwardHook hook : forward) {
            Tensor changed = hook.apply(module, input, output);
            output = changed == null ? output : changed;
        }
        return backwardRun == null ? output : backwardRun.watchOutput(output);
    }

    /// Carries the gradient of the output to the moment when that of the input is known.
    private final class BackwardRun {
        private final Module module;
        private boolean inputWatched;
        private @Nullable Tensor gradOutput;

        BackwardRun(Module module) {
            this.module = module;
        }

        Tensor watchInput(Tensor input) {
            if (!input.requiresGrad()) {
                return input;
            }
            inputWatched = true;
            Tensor alias = new BackwardHookFunction().apply(input);
            alias.registerHook(this::onInput);
            return alias;
        }

        Tensor watchOutput(Tensor output) {
            if (!output.requiresGrad()) {
                return output;
            }
            Tensor alias = new BackwardHookFunction().apply(output);
            alias.registerHook(this::onOutput);
            return alias;
        }

        private Tensor onOutput(Tensor grad) {
            Tensor current = grad;
            for (Module.BackwardPreHook hook : backwardPre) {
                Tensor changed = hook.apply(module, current);
                current = changed == null ? current : changed;
            }
            gradOutput = current;
            if (!inputWatched) {
                runBackward(null);
            }
            return current;
        }

        private Tensor onInput(Tensor grad) {
            Tensor changed = runBackward(grad);
            return changed == null ? grad : changed;
        }

        private @Nullable Tensor runBackward(@Nullable Tensor gradInput) {
            Tensor current = gradInput;
            Tensor arrived = gradOutput;
            gradOutput = null;
            for (Module.BackwardHook hook : backward) {
                Tensor changed = hook.apply(module, current, arrived);
                current = changed == null ? current : changed;
            }
            return current;
        }
    }
}
