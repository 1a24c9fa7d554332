package dev.obor.onnx.read;

import dev.obor.base.StateError;
import dev.obor.onnx.format.ModelData;

/// One run of a model: what its steps ask besides values.
final class Run {
    private final boolean training;
    private final long most;
    private long turns;

    /// @param most how many turns all Loops together may take
    Run(boolean training, long most) {
        this.training = training;
        this.most = most;
    }

    boolean isTraining() {
        return training;
    }

    /// Counts a turn of a Loop, whose number the file decides and nothing else bounds.
    ///
    /// @throws StateError if there were too many
    void turn(ModelData.Node node) {
        if (++turns > most) {
            throw new StateError(
                    Binding.name(node) + ": the model's loops take more than " + most + " turns",
                    "If it is to be trusted, allow more: Onnx.load(file, o -> o.loopTurns(n)).");
        }
    }
}
