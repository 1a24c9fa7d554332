package dev.obor.autograd;

import dev.obor.op.ThreadState;

/// A switch of the gradient mode of this thread, undone by [#close].
///
/// ```java
/// try (var _ = noGrad()) {
///     weight.sub_(weight.grad().mul(0.1));
/// }
/// ```
///
/// Made by [Autograd#noGrad], [Autograd#enableGrad], [Autograd#inferenceMode].
public final class GradMode implements AutoCloseable {
    private final ThreadState state;
    private final boolean gradBefore;
    private final boolean inferenceBefore;
    private final boolean anomalyBefore;

    GradMode(boolean gradEnabled, boolean inference, boolean anomaly) {
        state = ThreadState.get();
        gradBefore = state.gradEnabled;
        inferenceBefore = state.inference;
        anomalyBefore = state.anomaly;
        state.gradEnabled = gradEnabled;
        state.inference = inference;
        state.anomaly = anomaly;
    }

    /// Restores the modes that held before.
    @Override
    public void close() {
        state.gradEnabled = gradBefore;
        state.inference = inferenceBefore;
        state.anomaly = anomalyBefore;
    }
}
