package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.onnx.format.ElementKind;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Arithmetic, comparisons, conversions.
final class PointwiseOperators {
    private PointwiseOperators() {}

    static void addTo(Operators.Table all) {
        unary(all, "Abs", Tensor::abs);
        unary(all, "Acos", Tensor::acos);
        unary(all, "Acosh", Tensor::acosh);
        unary(all, "Asin", Tensor::asin);
        unary(all, "Asinh", Tensor::asinh);
        unary(all, "Atan", Tensor::atan);
        unary(all, "Atanh", Tensor::atanh);
        unary(all, "BitwiseNot", Tensor::bitwiseNot);
        unary(all, "Ceil", Tensor::ceil);
        unary(all, "Cos", Tensor::cos);
        unary(all, "Cosh", Tensor::cosh);
        unary(all, "Erf", Tensor::erf);
        unary(all, "Exp", Tensor::exp);
        unary(all, "Floor", Tensor::floor);
        unary(all, "Identity", x -> x);
        unary(all, "IsNaN", Tensor::isnan);
        unary(all, "Log", Tensor::log);
        unary(all, "Neg", Tensor::neg);
        unary(all, "Not", x -> truth(x).logicalNot());
        unary(all, "Reciprocal", Tensor::reciprocal);
        unary(all, "Round", Tensor::round);
        unary(all, "Sign", Tensor::sign);
        unary(all, "Sin", Tensor::sin);
        unary(all, "Sinh", Tensor::sinh);
        unary(all, "Sqrt", Tensor::sqrt);
        unary(all, "Tan", Tensor::tan);
        binary(all, "Add", Tensor::add);
        binary(all, "Sub", Tensor::sub);
        binary(all, "Mul", Tensor::mul);
        binary(all, "Div", PointwiseOperators::quotient);
        binary(all, "Equal", Tensor::eq);
        binary(all, "Greater", Tensor::gt);
        binary(all, "GreaterOrEqual", Tensor::ge);
        binary(all, "Less", Tensor::lt);
        binary(all, "LessOrEqual", Tensor::le);
        binary(all, "And", (a, b) -> truth(a).logicalAnd(truth(b)));
        binary(all, "Or", (a, b) -> truth(a).logicalOr(truth(b)));
        binary(all, "Xor", (a, b) -> truth(a).logicalXor(truth(b)));
        binary(all, "BitwiseAnd", Tensor::bitwiseAnd);
        binary(all, "BitwiseOr", Tensor::bitwiseOr);
        binary(all, "BitwiseXor", Tensor::bitwiseXor);
        several(all, "Min", Tensor::minimum, false);
        several(all, "Max", Tensor::maximum, false);
        several(all, "Sum", Tensor::add, false);
        several(all, "Mean", Tensor::add, true);
        all.add("BitShift", 2, PointwiseOperators::shift);
        all.add("Pow", 2, PointwiseOperators::power);
        all.add("Mod", 2, PointwiseOperators::modulus);
        all.add("IsInf", 1, PointwiseOperators::infinite);
        all.add("Clip", 1, 3, PointwiseOperators::clip);
        all.add("Cast", 1, PointwiseOperators::cast);
        all.add(
                "CastLike",
                2,
                b -> {
                    b.ignore("saturate", "round_mode");
                    return c -> c.in(0).to(c.in(1).dtype());
                });
        all.plain(
                "Where",
                3,
                c -> {
                    c.same(1, 2);
                    return Obor.where(truth(c.in(0)), c.in(1), c.in(2));
                });
    }

    static void unary(Operators.Table all, String type, UnaryOperator<Tensor> f) {
        all.add(
                type,
                1,
                b -> {
                    b.ignore("consumed_inputs");
                    return c -> f.apply(c.in(0));
                });
    }

    private static void binary(Operators.Table all, String type, BinaryOperator<Tensor> f) {
        all.plain(
                type,
                2,
                c -> {
                    c.same(0, 1);
                    return f.apply(c.in(0), c.in(1));
                });
    }

    private static void several(
            Operators.Table all, String type, BinaryOperator<Tensor> f, boolean mean) {
        all.add(
                type,
                1,
                Operators.ANY,
                b ->
                        c -> {
                            Tensor out = c.in(0);
                            for (int i = 1; i < c.count(); i++) {
                                c.same(0, i);
                                out = f.apply(out, c.in(i));
                            }
                            return mean ? out.div(c.count()) : out;
                        });
    }

    private static Tensor truth(Tensor x) {
        if (x.dtype() != DType.BOOL) {
            throw new DTypeError("needs truth values, but the dtype is " + x.dtype());
        }
        return x;
    }

    private static Tensor quotient(Tensor a, Tensor b) {
        return a.dtype().isInteger() ? a.div(b, "trunc") : a.div(b);
    }

    private static Body shift(Binding b) {
        boolean left = b.text("direction", "").equals("LEFT");
        return c -> {
            c.same(0, 1);
            return left ? c.in(0).bitwiseLeftShift(c.in(1)) : c.in(0).bitwiseRightShift(c.in(1));
        };
    }

    /// A power has the dtype of the base; a known exponent is a number, which makes x² cheap.
    private static Body power(Binding b) {
        Double exponent = b.number(1);
        return c -> {
            Tensor x = c.in(0);
            Tensor y =
                    exponent != null && x.isFloatingPoint() && c.in(1).dim() <= x.dim()
                            ? raised(x, exponent, c.in(1).dim())
                            : x.pow(c.in(1));
            return y.to(x.dtype());
        };
    }

    private static Tensor raised(Tensor x, double exponent, int rank) {
        return rank == 0 || x.dim() > 0 ? x.pow(exponent) : x.reshape(1).pow(exponent);
    }

    private static Body modulus(Binding b) {
        boolean c = b.flag("fmod", false);
        return call -> {
            call.same(0, 1);
            return c ? call.in(0).fmod(call.in(1)) : call.in(0).remainder(call.in(1));
        };
    }

    private static Body infinite(Binding b) {
        boolean low = b.flag("detect_negative", true);
        boolean high = b.flag("detect_positive", true);
        return c -> {
            Tensor x = c.in(0);
            return low && high
                    ? x.isinf()
                    : low ? x.isneginf() : high ? x.isposinf() : x.isinf().logicalAnd(x.isnan());
        };
    }

    private static Body clip(Binding b) {
        if (b.opset() < 11) {
            double low = b.real("min", Double.NEGATIVE_INFINITY);
            double high = b.real("max", Double.POSITIVE_INFINITY);
            return c -> c.in(0).clamp(low, high);
        }
        Double low = b.has(1) ? b.number(1) : Double.valueOf(Double.NEGATIVE_INFINITY);
        Double high = b.has(2) ? b.number(2) : Double.valueOf(Double.POSITIVE_INFINITY);
        return c -> {
            Tensor x = c.in(0);
            Tensor least = c.maybe(1);
            Tensor most = c.maybe(2);
            if (least == null && most == null) {
                return x;
            }
            return x.isFloatingPoint() && low != null && high != null
                    ? x.clamp(low, high)
                    : x.clamp(scalar(least), scalar(most));
        };
    }

    private static @Nullable Tensor scalar(@Nullable Tensor limit) {
        return limit == null ? null : limit.reshape();
    }

    private static Body cast(Binding b) {
        b.ignore("saturate", "round_mode");
        DType dtype = dtype(b, b.integer("to", 0));
        return c -> c.in(0).to(dtype);
    }

    /// The dtype of a number in an attribute.
    static DType dtype(Binding b, long number) {
        ElementKind kind = ElementKind.of(number);
        if (kind == null) {
            throw b.refuse("there is no dtype for ONNX's element type " + number);
        }
        return kind.dtype();
    }
}
