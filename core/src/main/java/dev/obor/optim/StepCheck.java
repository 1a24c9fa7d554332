package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.base.Warning;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;

/// Notices what is missing around a step: `zeroGrad`, `backward` or `train`.
final class StepCheck {
    private boolean used;
    private boolean added;

    /// A parameter is about to change by its gradient.
    void uses(AutogradMeta parameter, Tensor grad) {
        used = true;
        added |= parameter.usedVersion == AutogradMeta.ADDED_TO;
        parameter.usedVersion = TensorAccess.meta(grad).version.value;
    }

    /// All parameters have changed.
    void done() {
        if (added && Warning.GRADIENTS_NOT_CLEARED.isPending()) {
            Callback.warn(
                    Warning.GRADIENTS_NOT_CLEARED,
                    "optimizer.step() used gradients that were added to those of the step before.",
                    "Call optimizer.zeroGrad() in every round, before backward().");
        }
        if (!used && Warning.STEP_WITHOUT_GRADIENT.isPending()) {
            Callback.warn(
                    Warning.STEP_WITHOUT_GRADIENT,
                    "optimizer.step() changed nothing: no parameter has a gradient.",
                    "Call loss.backward() after zeroGrad() and before step(), and give the"
                            + " optimizer the parameters of the model that made the loss.");
        }
        ThreadState state = ThreadState.get();
        state.noteStep(Node.nextSequenceNr());
        String layer = state.evaluated;
        boolean trained = state.trained;
        state.evaluated = null;
        state.trained = false;
        if (layer != null && !trained) {
            Callback.warn(
                    Warning.STEP_IN_EVALUATION_MODE,
                    "optimizer.step() follows a forward pass with "
                            + layer
                            + " in evaluation mode.",
                    "Call model.train() before training, also after each validation; for"
                            + " evaluation use noGrad().");
        }
    }
}
