package dev.obor.vision.models;

import dev.obor.nn.Conv2d;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;

/// What several families have in common.
final class Channels {
    private Channels() {}

    /// The multiple of a divisor that is nearest to a number of channels, but not more than a tenth
    /// below it.
    static int divisible(double channels, int divisor) {
        int near = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return near < 0.9 * channels ? near + divisor : near;
    }

    /// Draws convolutions by the channels they write, dense layers as `linear` says, and sets the
    /// biases of both to zero.
    static void initialise(Module model, Consumer<Linear> linear) {
        for (Module module : model.modules()) {
            switch (module) {
                case Conv2d conv -> {
                    Init.kaimingNormal_(conv.weight, i -> i.mode("fan_out"));
                    if (conv.bias != null) {
                        Init.zeros_(conv.bias);
                    }
                }
                case Linear dense -> {
                    linear.accept(dense);
                    Init.zeros_(dense.getParameter("bias"));
                }
                default -> {}
            }
        }
    }

    /// Draws the dense layers of a transformer's block.
    static void initialiseMlp(Module mlp) {
        for (Module module : mlp.modules()) {
            if (module instanceof Linear linear) {
                Init.xavierUniform_(linear.weight);
                Init.normal_(linear.getParameter("bias"), 0, 1e-6);
            }
        }
    }
}
