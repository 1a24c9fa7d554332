package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A graph that runs: its steps, and where the values lie that they pass on.
public final class Plan {
    private final List<Step> steps;
    private final @Nullable Tensor[] constants;
    private final int[] inputs;
    private final int[] outputs;
    private final String[] outputNames;
    private final List<String> keys;
    private final int[] places;

    /// @param constants what is known, by place
    /// @param keys the keys of parameters and buffers
    /// @param places where they go
    Plan(
            List<Step> steps,
            @Nullable Tensor[] constants,
            int[] inputs,
            int[] outputs,
            String[] outputNames,
            List<String> keys,
            int[] places) {
        this.steps = steps;
        this.constants = constants;
        this.inputs = inputs;
        this.outputs = outputs;
        this.outputNames = outputNames;
        this.keys = keys;
        this.places = places;
    }

    /// How many nodes run.
    public int size() {
        return steps.size();
    }

    /// The keys of parameters and buffers, in the order in which [#run] takes them.
    public List<String> keys() {
        return keys;
    }

    /// Runs it.
    ///
    /// @param state parameters and buffers
    /// @param turns how many turns all Loops together may take
    /// @throws StateError if they take more, or an output is not computed
    public Tensor[] run(Tensor[] in, Tensor[] state, boolean training, long turns) {
        @Nullable Tensor[] values = constants.clone();
        for (int i = 0; i < inputs.length; i++) {
            values[inputs[i]] = in[i];
        }
        for (int i = 0; i < places.length; i++) {
            values[places[i]] = state[i];
        }
        Run run = new Run(training, turns);
        for (Step step : steps) {
            step.run(values, run);
        }
        Tensor[] out = new Tensor[outputs.length];
        for (int i = 0; i < out.length; i++) {
            Tensor value = values[outputs[i]];
            if (value == null) {
                throw new StateError("the output '" + outputNames[i] + "' was not computed");
            }
            out[i] = value;
        }
        return out;
    }
}
