package dev.obor.learn.fit;

import java.util.Map;

/// Does something beside a training loop: at its start, after each step and epoch, at its end.
///
/// ```java
/// Callback tenth = new Callback() {
///     @Override
///     public void step(Fit fit) {
///         if (fit.step() % 10 == 0) {
///             IO.println(fit.step() + " " + fit.batchLoss());
///         }
///     }
/// };
/// ```
public interface Callback {
    /// Before the first epoch; [Fit#state] may be loaded here.
    default void start(Fit fit) {}

    /// After a training step; gradients are still there.
    default void step(Fit fit) {}

    /// After an epoch, or the part of it until [Fit#stop], and its validation. What is put into
    /// `values` belongs to the history.
    default void epoch(Fit fit, Map<String, Double> values) {}

    /// After the last epoch, also if [Fit#stop] ended the loop; not if an error did.
    default void end(Fit fit) {}
}
