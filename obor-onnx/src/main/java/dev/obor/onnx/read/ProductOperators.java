package dev.obor.onnx.read;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// Products of matrices.
final class ProductOperators {
    private ProductOperators() {}

    static void addTo(Operators.Table all) {
        all.plain(
                "MatMul",
                2,
                c -> {
                    c.same(0, 1);
                    return c.in(0).matmul(c.in(1));
                });
        all.add("Gemm", 2, 3, ProductOperators::gemm);
        all.add(
                "Einsum",
                1,
                Operators.ANY,
                b -> {
                    String equation = b.text("equation", "").replace(" ", "");
                    return c -> {
                        Tensor[] operands = new Tensor[c.count()];
                        for (int i = 0; i < operands.length; i++) {
                            operands[i] = c.in(i);
                        }
                        return Obor.einsum(equation, operands);
                    };
                });
        all.plain("Det", 1, c -> Linalg.det(c.in(0)));
    }

    private static Body gemm(Binding b) {
        double alpha = b.real("alpha", 1);
        double beta = b.real("beta", 1);
        boolean first = b.flag("transA", false);
        boolean second = b.flag("transB", false);
        b.ignore("broadcast");
        return c -> {
            c.same(0, 1);
            Tensor x = first ? c.in(0).t() : c.in(0);
            Tensor bias = c.maybe(2);
            if (second
                    && alpha == 1
                    && beta == 1
                    && (bias == null || bias.dim() == 1 && bias.size(0) == c.in(1).size(0))) {
                return F.linear(x, c.in(1), bias);
            }
            Tensor y = x.mm(second ? c.in(1).t() : c.in(1));
            y = alpha == 1 ? y : scaled(y, alpha);
            if (bias == null) {
                return y;
            }
            return y.add(beta == 1 ? bias : scaled(bias, beta));
        };
    }

    private static Tensor scaled(Tensor x, double factor) {
        return x.isFloatingPoint() ? x.mul(factor) : x.mul((long) factor);
    }
}
