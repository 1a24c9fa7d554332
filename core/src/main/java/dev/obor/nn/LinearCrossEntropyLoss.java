package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LinearCrossEntropyOptions;
import dev.obor.nn.functional.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A linear map and the cross entropy of its logits, PyTorch's `torch.nn.LinearCrossEntropyLoss`.
///
/// ```text
/// l = crossEntropy(x weightᵀ + bias, target)
/// ```
///
/// Shapes: `(in)` or `(N, in)`; targets are classes or probabilities as those of
/// [CrossEntropyLoss], and so is the result.
public class LinearCrossEntropyLoss extends Loss {
    /// Optional arguments.
    public static final class Options extends LayerOptions<Options> {
        List<Long> outFeatures = List.of();
        boolean bias;
        Reduction reduction = Reduction.MEAN;
        @Nullable Tensor weight;
        @Nullable Long ignoreIndex;
        double labelSmoothing;
        @Nullable LinearCrossEntropyOptions options;

        Options() {}

        /// How parts of the batch are computed one after the other; null computes all at once.
        public Options options(@Nullable LinearCrossEntropyOptions value) {
            return set(() -> options = value);
        }

        /// Further dimensions of the logits, none.
        public Options outFeatures(long... value) {
            Arguments.given(value, "value");
            return set(() -> outFeatures = Arrays.stream(value).boxed().toList());
        }

        /// Whether the map adds a bias, false.
        public Options bias(boolean value) {
            return set(() -> bias = value);
        }

        /// What happens to the losses of the samples: their mean.
        public Options reduction(Reduction value) {
            Arguments.given(value, "value");
            return set(() -> reduction = value);
        }

        /// What happens to the losses of the samples, by PyTorch's name: `mean`.
        public Options reduction(String value) {
            return reduction(Reduction.of(Arguments.given(value, "value")));
        }

        /// A factor per class; null for none.
        public Options weight(@Nullable Tensor value) {
            return set(() -> weight = value);
        }

        /// Targets with this class do not count; null is -100.
        public Options ignoreIndex(@Nullable Long value) {
            return set(() -> ignoreIndex = value);
        }

        /// How much of the target is spread over all classes, from 0 to 1: 0.
        public Options labelSmoothing(double value) {
            return set(() -> labelSmoothing = value);
        }

        @Override
        protected void check() {
            if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
                throw new ValueError(
                        "expected label_smoothing to be in range [0, 1], got "
                                + PythonFloat.repr(labelSmoothing));
            }
        }
    }

    private final long inFeatures;
    private final long numClasses;
    private final Options options;

    /// The weights of the classes, part of the state; or null.
    public final @Nullable Buffer weight;

    /// The map.
    public final Linear linear;

    /// A map without a bias.
    public LinearCrossEntropyLoss(long inFeatures, long numClasses) {
        this(inFeatures, numClasses, o -> {});
    }

    /// With options.
    ///
    /// @throws ShapeError if there is not one weight per class
    public LinearCrossEntropyLoss(long inFeatures, long numClasses, Consumer<Options> options) {
        this.inFeatures = inFeatures;
        this.numClasses = numClasses;
        this.options = new Options().with(options);
        Options o = this.options;
        if (o.weight != null && !o.weight.shape().toList().equals(List.of(numClasses))) {
            throw new ShapeError(
                    "expected weight shape to be ("
                            + numClasses
                            + ",), got "
                            + Extents.tuple(o.weight.shape().toList()));
        }
        weight = buffer(o.weight);
        long out = o.outFeatures.stream().reduce(numClasses, (a, b) -> a * b);
        linear =
                new Linear(
                        inFeatures,
                        out,
                        l -> {
                            l.bias(o.bias).device(o.device);
                            if (o.dtype != null) {
                                l.dtype(o.dtype);
                            }
                        });
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        int dims = options.outFeatures.size();
        long[] map = new long[2 + dims];
        map[0] = numClasses;
        for (int d = 0; d < dims; d++) {
            map[1 + d] = options.outFeatures.get(d);
        }
        map[1 + dims] = inFeatures;
        Tensor bias = linear.bias;
        return F.linearCrossEntropy(
                input,
                linear.weight.reshape(map),
                target,
                o ->
                        o.linearBias(
                                        bias == null
                                                ? null
                                                : bias.reshape(Arrays.copyOf(map, map.length - 1)))
                                .weight(weight)
                                .reduction(options.reduction)
                                .ignoreIndex(options.ignoreIndex)
                                .labelSmoothing(options.labelSmoothing)
                                .options(options.options));
    }

    @Override
    protected String extraRepr() {
        return "in_features="
                + inFeatures
                + ", num_classes="
                + numClasses
                + ", out_features="
                + Extents.tuple(options.outFeatures)
                + ", bias="
                + Options.text(options.bias)
                + ", reduction="
                + options.reduction.name().toLowerCase(Locale.ROOT)
                + ", ignore_index="
                + (options.ignoreIndex == null ? "None" : options.ignoreIndex)
                + ", label_smoothing="
                + PythonFloat.repr(options.labelSmoothing)
                + ", options="
                + chunks();
    }

    private String chunks() {
        LinearCrossEntropyOptions chunks = options.options;
        if (chunks == null) {
            return "None";
        }
        List<String> parts = new ArrayList<>();
        chunks.values()
                .forEach((name, value) ->
                        parts.add(
                                name
                                        + "="
                                        + (value instanceof String text
                                                ? "'" + text + "'"
                                                : Options.text(value))));
        return "LinearCrossEntropyOptions(" + String.join(", ", parts) + ")";
    }
}
