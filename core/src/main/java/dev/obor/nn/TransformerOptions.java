package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Optional arguments of the layers of a transformer, and of a whole one.
///
/// @param <O> the options themselves
public abstract class TransformerOptions<O extends TransformerOptions<O>> extends LayerOptions<O> {
    long dimFeedforward = 2048;
    double dropout = 0.1;
    TransformerActivation activation = new TransformerActivation("relu", null);
    @Nullable Module activationModule;
    double layerNormEps = 1e-5;
    boolean batchFirst;
    boolean normFirst;
    boolean bias = true;

    TransformerOptions() {}

    /// The size between the two linear maps of a layer, 2048.
    public final O dimFeedforward(long value) {
        return set(() -> dimFeedforward = value);
    }

    /// The probability of dropping an element, from 0 to 1: 0.1.
    public final O dropout(double value) {
        return set(() -> dropout = value);
    }

    /// What stands between the two linear maps: `relu`, or `gelu`.
    ///
    /// @throws ValueError if it is another
    public final O activation(String value) {
        Arguments.given(value, "value");
        return set(() -> {
            if (!value.equals("relu") && !value.equals("gelu")) {
                throw new ValueError(
                        "activation should be relu/gelu, not " + value,
                        "Other functions are given themselves: F::silu.");
            }
            activationModule = null;
            activation = new TransformerActivation(value, null);
        });
    }

    /// What stands between the two linear maps: a function.
    public final O activation(UnaryOperator<Tensor> value) {
        Arguments.given(value, "value");
        return set(() -> {
            activationModule = null;
            activation = new TransformerActivation("", value);
        });
    }

    /// What stands between the two linear maps: a module, which becomes a part of the layer.
    public final O activation(Module value) {
        Arguments.given(value, "value");
        return set(() -> {
            String name = value instanceof ReLU ? "relu" : value instanceof GELU ? "gelu" : "";
            activationModule = value;
            activation = new TransformerActivation(name, null);
        });
    }

    /// The eps of the normalisations, 1e-5.
    public final O layerNormEps(double value) {
        return set(() -> layerNormEps = value);
    }

    /// Whether input and output are (batch, length, size), false: (length, batch, size).
    public final O batchFirst(boolean value) {
        return set(() -> batchFirst = value);
    }

    /// Whether each part of a layer is normalised before it, and not after it, false.
    public final O normFirst(boolean value) {
        return set(() -> normFirst = value);
    }

    /// Whether linear maps and normalisations have biases, true.
    public final O bias(boolean value) {
        return set(() -> bias = value);
    }

    /// Sets these of another kind of layer, too.
    final void applyTo(TransformerOptions<?> other) {
        other.dimFeedforward = dimFeedforward;
        other.dropout = dropout;
        other.activation = activation;
        other.activationModule = activationModule;
        other.layerNormEps = layerNormEps;
        other.batchFirst = batchFirst;
        other.normFirst = normFirst;
        other.bias = bias;
        other.dtype = dtype;
        other.device = device;
    }

    final MultiheadAttention attention(long size, long heads) {
        return new MultiheadAttention(
                size,
                heads,
                o -> {
                    o.dropout(dropout).bias(bias).batchFirst(batchFirst);
                    same(o);
                });
    }

    final Linear linear(long in, long out) {
        return new Linear(
                in,
                out,
                o -> {
                    o.bias(bias);
                    same(o);
                });
    }

    final LayerNorm norm(long size) {
        return new LayerNorm(
                size,
                o -> {
                    o.eps(layerNormEps).bias(bias);
                    same(o);
                });
    }

    private void same(LayerOptions<?> o) {
        o.device(device);
        if (dtype != null) {
            o.dtype(dtype);
        }
    }
}
