package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Options;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bilinear map of two inputs, PyTorch's `torch.nn.Bilinear`.
///
/// ```text
/// y_k = x1ᵀ weight_k x2 + bias_k
/// ```
///
/// | tensor  | shape                                      |
/// |---------|--------------------------------------------|
/// | input 1 | `(*, in1Features)`                         |
/// | input 2 | `(*, in2Features)`                         |
/// | weight  | `(outFeatures, in1Features, in2Features)`  |
/// | output  | `(*, outFeatures)`                         |
///
/// ```java
/// new Bilinear(20, 30, 40).call(randn(128, 20), randn(128, 30)).shape() // [128, 40]
/// ```
public class Bilinear extends Module {
    /// One matrix per output.
    public Parameter weight;

    /// What is added, or null.
    public @Nullable Parameter bias;

    /// A layer with a bias.
    public Bilinear(long in1Features, long in2Features, long outFeatures) {
        this(in1Features, in2Features, outFeatures, o -> {});
    }

    /// A layer with options.
    public Bilinear(
            long in1Features,
            long in2Features,
            long outFeatures,
            Consumer<Linear.Options> options) {
        Linear.Options o = new Linear.Options().with(options);
        weight = o.empty(outFeatures, in1Features, in2Features);
        bias = o.bias ? o.empty(outFeatures) : null;
        double bound = 1 / Math.sqrt(in1Features);
        Init.uniform_(weight, -bound, bound);
        if (bias != null) {
            Init.uniform_(bias, -bound, bound);
        }
    }

    /// Runs the layer on two inputs.
    public Tensor call(Tensor input1, Tensor input2) {
        return call(this::forward, input1, input2);
    }

    /// Computes the output. Callers use [#call(Tensor, Tensor)].
    public Tensor forward(Tensor input1, Tensor input2) {
        return F.bilinear(input1, input2, weight, bias);
    }

    @Override
    protected String extraRepr() {
        return "in1_features="
                + weight.size(1)
                + ", in2_features="
                + weight.size(2)
                + ", out_features="
                + weight.size(0)
                + ", bias="
                + Options.text(bias != null);
    }
}
