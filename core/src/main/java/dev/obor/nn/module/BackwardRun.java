package dev.obor.nn.module;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.nn.ModuleGradients;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The backward hooks of one call: carries the gradients of the results to the moment when those of
/// the inputs are known. The hooks are those of the time of the call.
public final class BackwardRun {
    private final HookedCall call;
    private final List<Consumer<ModuleGradients>> before;
    private final List<Consumer<ModuleGradients>> after;
    private List<Integer> inputs = List.of();
    private int inputCount;
    private @Nullable Tensor @Nullable [] gradOutputs;

    public BackwardRun(
            HookedCall call,
            List<Consumer<ModuleGradients>> before,
            List<Consumer<ModuleGradients>> after) {
        this.call = call;
        this.before = before;
        this.after = after;
    }

    public void watchInputs() {
        List<Tensor> tensors = call.inputs();
        inputCount = tensors.size();
        inputs = watched(tensors);
        if (!inputs.isEmpty()) {
            List<Tensor> changed = watch(tensors, inputs, true, this::onInputs);
            call.setInputs(changed);
        }
    }

    public void watchOutputs() {
        List<Tensor> tensors = call.outputs();
        List<Integer> outputs = watched(tensors);
        if (!outputs.isEmpty()) {
            int count = tensors.size();
            UnaryOperator<@Nullable Tensor[]> onOutputs =
                    grads -> picked(onOutputs(spread(grads, outputs, count)), outputs);
            call.setOutputs(watch(tensors, outputs, false, onOutputs));
        }
    }

    private static List<Integer> watched(List<Tensor> tensors) {
        List<Integer> places = new ArrayList<>();
        if (Autograd.isGradEnabled()) {
            for (int i = 0; i < tensors.size(); i++) {
                if (tensors.get(i).requiresGrad()) {
                    places.add(i);
                }
            }
        }
        return places;
    }

    private static List<Tensor> watch(
            List<Tensor> tensors,
            List<Integer> places,
            boolean materialize,
            UnaryOperator<@Nullable Tensor[]> onGradients) {
        Tensor[] given = places.stream().map(tensors::get).toArray(Tensor[]::new);
        Tensor[] aliases = new BackwardHookFunction(materialize, onGradients).apply(given);
        List<Tensor> changed = new ArrayList<>(tensors);
        for (int i = 0; i < aliases.length; i++) {
            changed.set(places.get(i), aliases[i]);
        }
        return changed;
    }

    private static @Nullable Tensor[] spread(
            @Nullable Tensor[] grads, List<Integer> places, int count) {
        @Nullable Tensor[] all = new Tensor[count];
        for (int i = 0; i < places.size(); i++) {
            all[places.get(i)] = grads[i];
        }
        return all;
    }

    private static @Nullable Tensor[] picked(@Nullable Tensor[] all, List<Integer> places) {
        @Nullable Tensor[] grads = new Tensor[places.size()];
        for (int i = 0; i < grads.length; i++) {
            grads[i] = all[places.get(i)];
        }
        return grads;
    }

    private @Nullable Tensor[] onOutputs(@Nullable Tensor[] grads) {
        run(before, new HookedGradients(call.module(), new Tensor[inputCount], grads, true, false));
        if (!after.isEmpty()) {
            Callback.seen(grads); // they must last until the hooks get them
        }
        gradOutputs = grads;
        if (inputs.isEmpty()) {
            runAfter(new Tensor[inputCount]);
        }
        return grads;
    }

    private @Nullable Tensor[] onInputs(@Nullable Tensor[] grads) {
        @Nullable Tensor[] all = spread(grads, inputs, inputCount);
        for (int i = 0; i < inputCount; i++) {
            if (all[i] == null) { // as PyTorch shows an input without gradient beside one that has
                all[i] = Obor.zerosLike(call.input(i));
            }
        }
        return picked(runAfter(all), inputs);
    }

    private @Nullable Tensor[] runAfter(@Nullable Tensor[] gradInputs) {
        @Nullable Tensor[] arrived = gradOutputs;
        gradOutputs = null;
        // Without it the gradient came to the inputs by another way, as in a second backward.
        if (arrived != null) {
            boolean fixed = inputs.isEmpty();
            run(after, new HookedGradients(call.module(), gradInputs, arrived, false, fixed));
        }
        return gradInputs;
    }

    private static void run(List<Consumer<ModuleGradients>> hooks, HookedGradients gradients) {
        if (!hooks.isEmpty()) {
            gradients.show();
        }
        for (Consumer<ModuleGradients> hook : hooks) {
            Callback.run(() -> hook.accept(gradients));
        }
    }
}
