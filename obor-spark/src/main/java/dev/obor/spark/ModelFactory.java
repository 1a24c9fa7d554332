package dev.obor.spark;

import dev.obor.nn.Module;
import java.io.Serializable;

/// Makes a model; it is sent to the executors, so what it refers to must be serializable:
/// `Net::new`.
@FunctionalInterface
public interface ModelFactory extends Serializable {
    /// A new model; its values are replaced.
    Module create();
}
