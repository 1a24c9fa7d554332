package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Normalisations.
final class NormOperators {
    private NormOperators() {}

    static void addTo(Operators.Table all) {
        all.add("BatchNormalization", 5, NormOperators::batch);
        all.add(
                "InstanceNormalization",
                3,
                b -> {
                    double eps = b.real("epsilon", 1e-5);
                    return c ->
                            F.groupNorm(
                                    c.in(0),
                                    Math.toIntExact(c.in(0).size(1)),
                                    c.in(1),
                                    c.in(2),
                                    o -> o.eps(eps));
                });
        all.add("GroupNormalization", 3, NormOperators::group);
        all.add("LayerNormalization", 2, 3, NormOperators::layer);
        all.add("RMSNormalization", 2, NormOperators::rootMeanSquare);
        all.add("LRN", 1, NormOperators::localResponse);
        all.add(
                "LpNormalization",
                1,
                b -> {
                    long axis = b.integer("axis", -1);
                    long p = b.integer("p", 2);
                    return c -> {
                        Tensor length =
                                c.in(0).norm(p, new long[] {Axes.of(axis, c.in(0).dim())}, true);
                        return c.in(0).div(length.maskedFill(length.eq(0), 1));
                    };
                });
        all.add(
                "MeanVarianceNormalization",
                1,
                b -> {
                    long[] axes = b.has("axes") ? b.integers("axes") : new long[] {0, 2, 3};
                    return c -> {
                        Tensor x = c.in(0);
                        long[] dims = Axes.of(Call.given(axes), x.dim());
                        Tensor mean = x.mean(dims, true);
                        Tensor variance = x.square().mean(dims, true).sub(mean.square());
                        return x.sub(mean).div(variance.sqrt().add(1e-9));
                    };
                });
    }

    /// In training mode with the statistics of the batch, which the running ones follow; what the
    /// file says of its mode does not count.
    private static Body batch(Binding b) {
        double eps = b.real("epsilon", 1e-5);
        double momentum = b.real("momentum", 0.9);
        b.ignore("training_mode", "is_test", "consumed_inputs");
        if (b.integer("spatial", 1) != 1) {
            throw b.refuse("spatial 0 is not read");
        }
        int outputs = b.outputs();
        return c -> {
            Tensor mean = c.in(3);
            Tensor variance = c.in(4);
            Tensor y =
                    F.batchNorm(
                            c.in(0),
                            mean.detach(),
                            variance.detach(),
                            c.in(1),
                            c.in(2),
                            o -> o.training(c.training()).momentum(1 - momentum).eps(eps));
            if (outputs == 1) {
                return y;
            }
            Tensor[] all = new Tensor[outputs];
            for (int i = 0; i < outputs; i++) {
                all[i] = i == 0 ? y : i % 2 == 1 ? mean.detach() : variance.detach();
            }
            return all;
        };
    }

    private static Body group(Binding b) {
        double eps = b.real("epsilon", 1e-5);
        int groups = b.size("num_groups", 1);
        b.ignore("stash_type");
        boolean perGroup = b.opset() < 21;
        return c -> {
            Tensor x = c.in(0);
            if (!perGroup) {
                return F.groupNorm(x, groups, c.in(1), c.in(2), o -> o.eps(eps));
            }
            Tensor y = F.groupNorm(x, groups, null, null, o -> o.eps(eps));
            Tensor parted = y.reshape(x.size(0), groups, -1);
            Tensor scaled = parted.mul(c.in(1).reshape(-1, 1)).add(c.in(2).reshape(-1, 1));
            return scaled.reshape(x.shape().toArray());
        };
    }

    private static long[] tail(Tensor x, long axis) {
        long[] shape = x.shape().toArray();
        return Arrays.copyOfRange(shape, Axes.of(axis, x.dim()), shape.length);
    }

    private static boolean fits(@Nullable Tensor weight, long[] shape) {
        return weight == null || Arrays.equals(weight.shape().toArray(), shape);
    }

    private static Body layer(Binding b) {
        double eps = b.real("epsilon", 1e-5);
        long axis = b.integer("axis", -1);
        b.ignore("stash_type");
        boolean statistics = b.outputs() > 1;
        return c -> {
            Tensor x = c.in(0);
            long[] shape = tail(x, axis);
            Tensor scale = c.in(1);
            Tensor bias = c.maybe(2);
            Tensor y;
            if (fits(scale, shape) && fits(bias, shape)) {
                y = F.layerNorm(x, shape, scale, bias, o -> o.eps(eps));
            } else {
                y = F.layerNorm(x, shape, null, null, o -> o.eps(eps)).mul(scale);
                y = bias == null ? y : y.add(bias);
            }
            if (!statistics) {
                return y;
            }
            long[] dims = new long[shape.length];
            Arrays.setAll(dims, i -> x.dim() - dims.length + i);
            Tensor mean = x.mean(dims, true);
            Tensor deviation = x.sub(mean).square().mean(dims, true).add(eps).rsqrt();
            return new Tensor[] {y, mean, deviation};
        };
    }

    private static Body rootMeanSquare(Binding b) {
        double eps = b.real("epsilon", 1e-5);
        long axis = b.integer("axis", -1);
        b.ignore("stash_type");
        return c -> {
            long[] shape = tail(c.in(0), axis);
            return fits(c.in(1), shape)
                    ? F.rmsNorm(c.in(0), shape, c.in(1), o -> o.eps(eps))
                    : F.rmsNorm(c.in(0), shape, null, o -> o.eps(eps)).mul(c.in(1));
        };
    }

    private static Body localResponse(Binding b) {
        int size = b.size("size", 1);
        double alpha = b.real("alpha", 1e-4);
        double beta = b.real("beta", 0.75);
        double k = b.real("bias", 1);
        if (size < 1 || size % 2 == 0) {
            throw b.refuse("a size of " + size + " is not read");
        }
        return c -> {
            if (c.in(0).dim() < 3) {
                throw new ValueError("needs at least three dimensions");
            }
            return F.localResponseNorm(c.in(0), size, o -> o.alpha(alpha).beta(beta).k(k));
        };
    }
}
