package dev.obor.text.models;

import static java.util.Map.entry;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Activations by the names that a `config.json` gives them.
final class HiddenActivation {
    private static final UnaryOperator<Tensor> TANH_GELU = x -> F.gelu(x, "tanh");

    // Several names stand for one function that was written down in several ways.
    private static final Map<String, UnaryOperator<Tensor>> ALL =
            Map.ofEntries(
                    entry("gelu", F::gelu),
                    entry("gelu_python", F::gelu),
                    entry("gelu_10", x -> F.gelu(x).clamp(-10, 10)),
                    entry("gelu_new", TANH_GELU),
                    entry("gelu_fast", TANH_GELU),
                    entry("gelu_accurate", TANH_GELU),
                    entry("gelu_pytorch_tanh", TANH_GELU),
                    entry("gelu_python_tanh", TANH_GELU),
                    entry("quick_gelu", x -> x.mul(x.mul(1.702).sigmoid())),
                    entry("relu", F::relu),
                    entry("relu2", x -> F.relu(x).square()),
                    entry("relu6", F::relu6),
                    entry("leaky_relu", F::leakyRelu),
                    entry("hardswish", F::hardswish),
                    entry("mish", F::mish),
                    entry("silu", F::silu),
                    entry("swish", F::silu),
                    entry("sigmoid", Tensor::sigmoid),
                    entry("tanh", Tensor::tanh),
                    entry("linear", x -> x));

    private HiddenActivation() {}

    /// The activation of that name.
    ///
    /// @param key the setting that names it
    static UnaryOperator<Tensor> of(String key, String name) {
        UnaryOperator<Tensor> activation = ALL.get(name);
        if (activation == null) {
            throw new ValueError(
                    "'" + key + "' is '" + name + "', an activation that Obor does not know",
                    "Known are " + String.join(", ", new TreeSet<>(ALL.keySet())) + ".");
        }
        return activation;
    }
}
