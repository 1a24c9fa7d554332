package dev.obor.spark;

import dev.obor.nn.Module;
import java.io.Serializable;

/// What each rank runs; it is sent to the executors, so what it refers to must be serializable.
@FunctionalInterface
public interface TrainingFunction extends Serializable {
    /// Trains the model.
    ///
    /// @param training the rank, its data and its checkpoints
    /// @param model what the factory made; parameters and buffers of rank 0 are the result
    void train(Training training, Module model) throws Exception;
}
