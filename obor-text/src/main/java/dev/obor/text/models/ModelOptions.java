package dev.obor.text.models;

import dev.obor.Obor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.nn.Embedding;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.init.Init;
import org.jspecify.annotations.Nullable;

/// What every model of this package can be told: the settings of its `config.json` by the same
/// names, and a dtype.
///
/// @param <O> the class itself
public abstract class ModelOptions<O extends ModelOptions<O>> extends Options<O> {
    /// No setting is larger: 2^20 layers or heads, or a size of a layer beyond it, are a mistake.
    static final int MOST = 1 << 20;

    /// The largest vocabularies have some hundred thousand tokens.
    static final int MOST_TOKENS = 1 << 24;

    @Nullable DType dtype;

    ModelOptions() {}

    /// The dtype of the parameters, the default dtype.
    public O dtype(DType value) {
        Arguments.given(value, "value");
        return set(() -> dtype = value);
    }

    /// Refuses what no model has.
    final void size(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ValueError(
                    "'%s' must be a whole number from %d to %d, and is %d"
                            .formatted(name, least, most, value));
        }
    }

    /// Refuses what is no probability.
    final void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new ValueError("'" + name + "' must be from 0 to 1, and is " + value);
        }
    }

    /// Refuses what cannot be added to a variance, or be one.
    final void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ValueError("'" + name + "' must be positive, and is " + value);
        }
    }

    /// Refuses heads that do not share a size evenly.
    final void heads(String size, long value, String name, long heads) {
        size(name, heads, 1, MOST);
        if (value % heads != 0) {
            throw new ValueError(
                    "'%s' is %d, which is no multiple of '%s', %d"
                            .formatted(size, value, name, heads));
        }
    }

    /// The dtype of the parameters.
    final DType floating() {
        DType type = dtype == null ? Obor.getDefaultDtype() : dtype;
        if (!type.isFloatingPoint()) {
            throw new DTypeError("a model's parameters are floating-point numbers, not " + type);
        }
        return type;
    }

    final Linear linear(long in, long out) {
        return linear(in, out, true);
    }

    final Linear linear(long in, long out, boolean bias) {
        DType type = floating();
        return new Linear(in, out, l -> l.bias(bias).dtype(type));
    }

    final Embedding embedding(long count, long size, @Nullable Integer padding) {
        DType type = floating();
        Long row = padding == null ? null : Long.valueOf(padding);
        return new Embedding(count, size, e -> e.paddingIdx(row).dtype(type));
    }

    final LayerNorm norm(long size, double eps) {
        DType type = floating();
        return new LayerNorm(size, n -> n.eps(eps).dtype(type));
    }

    /// Draws the weights of linear maps and tables as Python's library does: a normal distribution,
    /// and zeros for biases and the row of what fills up.
    ///
    /// @param parts the parts of the model, in their order
    static void initialise(
            double std,
            @Nullable Embedding padded,
            @Nullable Integer row,
            @Nullable Module... parts) {
        for (Module part : parts) {
            if (part != null) {
                part.apply(one -> initialise(one, std, padded, row));
            }
        }
    }

    private static void initialise(
            Module part, double std, @Nullable Embedding padded, @Nullable Integer row) {
        if (part instanceof Linear linear) {
            Init.normal_(linear.weight, 0, std);
            if (linear.bias != null) {
                Init.zeros_(linear.bias);
            }
        } else if (part instanceof Embedding embedding) {
            Init.normal_(embedding.weight, 0, std);
            if (embedding == padded && row != null) {
                try (var _ = Autograd.noGrad()) {
                    Init.zeros_(embedding.weight.select(0, row));
                }
            }
        }
    }
}
