package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Warning;
import dev.obor.nn.Module;
import dev.obor.op.Callback;
import dev.obor.op.ThreadState;

/// Notices a forgotten `eval()` or `train()` in layers that behave differently in the two modes.
public final class ModeCheck {
    private ModeCheck() {}

    /// The mode of a layer, as it looks just before it is used on `input`.
    public static boolean isTraining(Module layer, Tensor input) {
        Arguments.given(input, "input");
        boolean training = layer.isTraining();
        if (training) {
            ThreadState state = ThreadState.get();
            state.trained |= state.gradEnabled;
            if (!state.gradEnabled && Warning.TRAINING_MODE_WITHOUT_GRADIENT.isPending()) {
                Callback.warn(
                        Warning.TRAINING_MODE_WITHOUT_GRADIENT,
                        text(layer) + " is in training mode while gradients are off.",
                        "For validation call model.eval() first, and model.train() afterwards.");
            }
        } else if (Warning.STEP_IN_EVALUATION_MODE.isPending()) {
            ThreadState state = ThreadState.get();
            if (state.evaluated == null && state.gradEnabled && input.requiresGrad()) {
                state.evaluated = text(layer);
            }
        }
        return training;
    }

    private static String text(Module layer) {
        return ModuleAccess.typeName(layer) + "(" + ModuleAccess.extraRepr(layer) + ")";
    }
}
