package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;

/// Functions between layers.
final class ActivationOperators {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_GAMMA = 1.0507009873554805;

    private ActivationOperators() {}

    static void addTo(Operators.Table all) {
        PointwiseOperators.unary(all, "Relu", Tensor::relu);
        PointwiseOperators.unary(all, "Sigmoid", Tensor::sigmoid);
        PointwiseOperators.unary(all, "Tanh", Tensor::tanh);
        PointwiseOperators.unary(all, "Softplus", F::softplus);
        PointwiseOperators.unary(all, "Softsign", F::softsign);
        PointwiseOperators.unary(all, "HardSwish", F::hardswish);
        PointwiseOperators.unary(all, "Mish", F::mish);
        all.add(
                "Gelu",
                1,
                b -> {
                    String approximate = b.text("approximate", "none");
                    return c -> F.gelu(c.in(0), approximate);
                });
        all.add(
                "Swish",
                1,
                b -> {
                    double alpha = b.real("alpha", 1);
                    return c ->
                            alpha == 1
                                    ? F.silu(c.in(0))
                                    : c.in(0).mul(c.in(0).mul(alpha).sigmoid());
                });
        all.add(
                "LeakyRelu",
                1,
                b -> {
                    double alpha = b.real("alpha", 0.01);
                    return c -> F.leakyRelu(c.in(0), alpha);
                });
        all.add(
                "Elu",
                1,
                b -> {
                    double alpha = b.real("alpha", 1);
                    return c -> F.elu(c.in(0), alpha);
                });
        all.add(
                "Celu",
                1,
                b -> {
                    double alpha = b.real("alpha", 1);
                    return c -> F.celu(c.in(0), alpha);
                });
        all.add("Selu", 1, ActivationOperators::selu);
        all.add("HardSigmoid", 1, ActivationOperators::hardSigmoid);
        all.add(
                "ThresholdedRelu",
                1,
                b -> {
                    double alpha = b.real("alpha", 1);
                    return c -> F.threshold(c.in(0), alpha, 0);
                });
        all.add("Shrink", 1, ActivationOperators::shrink);
        all.plain(
                "PRelu",
                2,
                c -> {
                    c.same(0, 1);
                    Tensor x = c.in(0);
                    return Obor.where(x.gt(0), x, x.mul(c.in(1)));
                });
        all.add("Softmax", 1, b -> along(b, (x, d) -> x.softmax(d)));
        all.add("LogSoftmax", 1, b -> along(b, (x, d) -> x.logSoftmax(d)));
        all.add("Hardmax", 1, b -> along(b, ActivationOperators::hardmax));
        all.add("Dropout", 1, 3, ActivationOperators::dropout);
    }

    private interface Along {
        Tensor apply(Tensor x, long dim);
    }

    /// Before version 13 all dimensions from the axis on are one.
    private static Body along(Binding b, Along f) {
        boolean flat = b.opset() < 13;
        long axis = b.integer("axis", flat ? 1 : -1);
        return c -> {
            Tensor x = c.in(0);
            int dim = Axes.of(axis, Math.max(x.dim(), 1));
            if (!flat) {
                return f.apply(x, dim);
            }
            Tensor joined = dim < x.dim() ? x.flatten(dim) : x.unsqueeze(-1);
            return f.apply(joined, dim).reshape(x.shape().toArray());
        };
    }

    private static Tensor hardmax(Tensor x, long dim) {
        Tensor first = x.argmax(dim, true);
        return x.zerosLike().scatter(dim, first, 1);
    }

    private static Body selu(Binding b) {
        double alpha = b.real("alpha", SELU_ALPHA);
        double gamma = b.real("gamma", SELU_GAMMA);
        boolean usual = (float) alpha == (float) SELU_ALPHA && (float) gamma == (float) SELU_GAMMA;
        return c ->
                usual
                        ? F.selu(c.in(0))
                        : Obor.where(
                                c.in(0).gt(0),
                                c.in(0).mul(gamma),
                                c.in(0).clampMax(0).expm1().mul(alpha * gamma));
    }

    private static Body hardSigmoid(Binding b) {
        double alpha = b.real("alpha", 0.2);
        double beta = b.real("beta", 0.5);
        boolean usual = (float) alpha == (float) (1.0 / 6) && beta == 0.5;
        return c -> usual ? F.hardsigmoid(c.in(0)) : c.in(0).mul(alpha).add(beta).clamp(0.0, 1.0);
    }

    private static Body shrink(Binding b) {
        double lambd = b.real("lambd", 0.5);
        double bias = b.real("bias", 0);
        return c -> {
            Tensor x = c.in(0);
            Tensor high = Obor.where(x.gt(lambd), x.sub(bias), x.zerosLike());
            return Obor.where(x.lt(-lambd), x.add(bias), high).to(x.dtype());
        };
    }

    private static Body dropout(Binding b) {
        b.ignore("is_test", "seed");
        double given = b.real("ratio", 0.5);
        boolean mask = b.wants(1);
        return c -> {
            Tensor x = c.in(0);
            double ratio = c.maybe(1) == null ? given : c.number(1);
            if (!c.training() || ratio == 0) {
                return mask ? new Tensor[] {x, Obor.ones(DType.BOOL, x.shape().toArray())} : x;
            }
            if (!mask) {
                return F.dropout(x, ratio, true);
            }
            Tensor kept = Obor.rand(x.shape().toArray()).ge(ratio);
            return new Tensor[] {x.mul(kept).div(1 - ratio), kept};
        };
    }
}
