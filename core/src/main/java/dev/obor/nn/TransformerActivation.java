package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.op.Callback;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What stands between the two linear maps of a transformer's layer.
///
/// @param name `relu` or `gelu`, or empty for another function
/// @param function the program's own, or null
record TransformerActivation(String name, @Nullable UnaryOperator<Tensor> function) {

    /// Applies it, or the module that stands for it.
    Tensor apply(@Nullable Module module, Tensor x) {
        if (module != null) {
            return module.call(x);
        }
        UnaryOperator<Tensor> own = function;
        if (own != null) {
            return Callback.call(() -> own.apply(Callback.seen(x)));
        }
        return name.equals("gelu") ? F.gelu(x) : F.relu(x);
    }
}
