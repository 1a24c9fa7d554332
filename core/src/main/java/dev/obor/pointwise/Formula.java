package dev.obor.pointwise;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// One element of a tensor, or a number, in the formula of a [PointwiseFunction] or a
/// [PointwiseUpdate].
///
/// It has the words of a `Tensor`, and describes a computation instead of doing one:
///
/// ```java
/// UnaryOperator<Formula> mish = x -> x.mul(x.exp().log1p().tanh());
/// ```
///
/// The whole formula becomes one loop over the elements. Formulas are immutable; a part that is
/// used twice is computed once. All numbers of a formula have one type; comparisons give
/// conditions, which [#where], [#logicalAnd], [#logicalOr] and [#logicalNot] take.
public final class Formula {
    final Expr expr;

    Formula(Expr expr) {
        this.expr = expr;
    }

    /// `a` where the condition holds, else `b`.
    ///
    /// No gradient passes through the branch that was not taken, not even NaN or an infinity.
    ///
    /// @throws ValueError if `condition` is a number, or `a` or `b` is a condition
    public static Formula where(Formula condition, Formula a, Formula b) {
        Arguments.given(b, "b");
        Arguments.given(condition, "condition");
        Arguments.given(a, "a");
        requireCondition("where", condition);
        requireNumber("where", a);
        requireNumber("where", b);
        return new Formula(Exprs.where(condition.expr, a.expr, b.expr));
    }

    /// `a` where the condition holds, else the number `b`.
    ///
    /// @throws ValueError if `condition` is a number, or `a` is a condition
    public static Formula where(Formula condition, Formula a, double b) {
        Arguments.given(condition, "condition");
        Arguments.given(a, "a");
        return where(condition, a, a.constant(b));
    }

    /// The number `a` where the condition holds, else `b`.
    ///
    /// @throws ValueError if `condition` is a number, or `b` is a condition
    public static Formula where(Formula condition, double a, Formula b) {
        Arguments.given(condition, "condition");
        Arguments.given(b, "b");
        return where(condition, b.constant(a), b);
    }

    /// A number that does not change, in the type of this formula.
    ///
    /// What changes from call to call is an argument of the function: a constant belongs to the
    /// formula, and each formula is compiled on its own.
    public Formula constant(double value) {
        requireNumber("constant", this);
        return new Formula(Exprs.constant(expr.type(), value));
    }

    /// -this.
    public Formula neg() {
        return number("neg", Exprs::neg);
    }

    /// The absolute value.
    public Formula abs() {
        return number("abs", Exprs::abs);
    }

    /// -1, 0 or 1; 0 for NaN.
    public Formula sign() {
        return number("sign", Exprs::sign);
    }

    /// The square root.
    public Formula sqrt() {
        return number("sqrt", Exprs::sqrt);
    }

    /// `1 / sqrt(this)`.
    public Formula rsqrt() {
        return number("rsqrt", Exprs::rsqrt);
    }

    /// `1 / this`.
    public Formula reciprocal() {
        return number("reciprocal", Exprs::reciprocal);
    }

    /// `e` to the power of this.
    public Formula exp() {
        return number("exp", Exprs::exp);
    }

    /// 2 to the power of this.
    public Formula exp2() {
        return number("exp2", Exprs::exp2);
    }

    /// `exp(this) - 1`, accurate near 0.
    public Formula expm1() {
        return number("expm1", Exprs::expm1);
    }

    /// The natural logarithm.
    public Formula log() {
        return number("log", Exprs::log);
    }

    /// The logarithm to base 2.
    public Formula log2() {
        return number("log2", Exprs::log2);
    }

    /// The logarithm to base 10.
    public Formula log10() {
        return number("log10", Exprs::log10);
    }

    /// `log(1 + this)`, accurate near 0.
    public Formula log1p() {
        return number("log1p", Exprs::log1p);
    }

    /// The sine.
    public Formula sin() {
        return number("sin", Exprs::sin);
    }

    /// The cosine.
    public Formula cos() {
        return number("cos", Exprs::cos);
    }

    /// The tangent.
    public Formula tan() {
        return number("tan", Exprs::tan);
    }

    /// The arc sine.
    public Formula asin() {
        return number("asin", Exprs::asin);
    }

    /// The arc cosine.
    public Formula acos() {
        return number("acos", Exprs::acos);
    }

    /// The arc tangent.
    public Formula atan() {
        return number("atan", Exprs::atan);
    }

    /// The hyperbolic sine.
    public Formula sinh() {
        return number("sinh", Exprs::sinh);
    }

    /// The hyperbolic cosine.
    public Formula cosh() {
        return number("cosh", Exprs::cosh);
    }

    /// The hyperbolic tangent.
    public Formula tanh() {
        return number("tanh", Exprs::tanh);
    }

    /// The inverse hyperbolic sine.
    public Formula asinh() {
        return number("asinh", Exprs::asinh);
    }

    /// The inverse hyperbolic cosine.
    public Formula acosh() {
        return number("acosh", Exprs::acosh);
    }

    /// The inverse hyperbolic tangent.
    public Formula atanh() {
        return number("atanh", Exprs::atanh);
    }

    /// `1 / (1 + exp(-this))`.
    public Formula sigmoid() {
        return number("sigmoid", Exprs::sigmoid);
    }

    /// The error function.
    public Formula erf() {
        return number("erf", Exprs::erf);
    }

    /// `1 - erf(this)`, accurate for large numbers.
    public Formula erfc() {
        return number("erfc", Exprs::erfc);
    }

    /// The logarithm of the absolute gamma function.
    public Formula lgamma() {
        return number("lgamma", Exprs::lgamma);
    }

    /// The derivative of [#lgamma].
    public Formula digamma() {
        return number("digamma", Exprs::digamma);
    }

    /// The largest integer not above this; its derivative is 0.
    public Formula floor() {
        return number("floor", Exprs::floor);
    }

    /// The smallest integer not below this; its derivative is 0.
    public Formula ceil() {
        return number("ceil", Exprs::ceil);
    }

    /// The nearest integer, the even one at a tie; its derivative is 0.
    public Formula round() {
        return number("round", Exprs::round);
    }

    /// Rounded towards 0; its derivative is 0.
    public Formula trunc() {
        return number("trunc", Exprs::trunc);
    }

    /// `this · this`.
    public Formula square() {
        return mul(this);
    }

    /// `this + other`.
    public Formula add(Formula other) {
        Arguments.given(other, "other");
        return numbers("add", other, Exprs::add);
    }

    /// `this + other`.
    public Formula add(double other) {
        requireNumber("add", this);
        return add(constant(other));
    }

    /// `this - other`.
    public Formula sub(Formula other) {
        Arguments.given(other, "other");
        return numbers("sub", other, Exprs::sub);
    }

    /// `this - other`.
    public Formula sub(double other) {
        requireNumber("sub", this);
        return sub(constant(other));
    }

    /// `this · other`.
    public Formula mul(Formula other) {
        Arguments.given(other, "other");
        return numbers("mul", other, Exprs::mul);
    }

    /// `this · other`.
    public Formula mul(double other) {
        requireNumber("mul", this);
        return mul(constant(other));
    }

    /// `this / other`.
    public Formula div(Formula other) {
        Arguments.given(other, "other");
        return numbers("div", other, Exprs::div);
    }

    /// `this / other`.
    public Formula div(double other) {
        requireNumber("div", this);
        return div(constant(other));
    }

    /// `this` to the power of `other`.
    public Formula pow(Formula other) {
        Arguments.given(other, "other");
        return numbers("pow", other, Exprs::pow);
    }

    /// `this` to the power of `other`.
    public Formula pow(double other) {
        requireNumber("pow", this);
        return other == 2 ? square() : other == 0.5 ? sqrt() : pow(constant(other));
    }

    /// The angle of the point with `this` as height and `other` as width.
    public Formula atan2(Formula other) {
        Arguments.given(other, "other");
        return numbers("atan2", other, Exprs::atan2);
    }

    /// The angle of the point with `this` as height and `other` as width.
    public Formula atan2(double other) {
        requireNumber("atan2", this);
        return atan2(constant(other));
    }

    /// The larger, NaN if either is; at a tie each gets half of the gradient.
    public Formula maximum(Formula other) {
        Arguments.given(other, "other");
        return numbers("maximum", other, Exprs::max);
    }

    /// The larger, NaN if either is; at a tie each gets half of the gradient.
    public Formula maximum(double other) {
        requireNumber("maximum", this);
        return maximum(constant(other));
    }

    /// The smaller, NaN if either is; at a tie each gets half of the gradient.
    public Formula minimum(Formula other) {
        Arguments.given(other, "other");
        return numbers("minimum", other, Exprs::min);
    }

    /// The smaller, NaN if either is; at a tie each gets half of the gradient.
    public Formula minimum(double other) {
        requireNumber("minimum", this);
        return minimum(constant(other));
    }

    /// A condition: equal.
    public Formula eq(Formula other) {
        Arguments.given(other, "other");
        return numbers("eq", other, Exprs::eq);
    }

    /// A condition: equal.
    public Formula eq(double other) {
        requireNumber("eq", this);
        return eq(constant(other));
    }

    /// A condition: not equal.
    public Formula ne(Formula other) {
        Arguments.given(other, "other");
        return numbers("ne", other, Exprs::ne);
    }

    /// A condition: not equal.
    public Formula ne(double other) {
        requireNumber("ne", this);
        return ne(constant(other));
    }

    /// A condition: less.
    public Formula lt(Formula other) {
        Arguments.given(other, "other");
        return numbers("lt", other, Exprs::lt);
    }

    /// A condition: less.
    public Formula lt(double other) {
        requireNumber("lt", this);
        return lt(constant(other));
    }

    /// A condition: less or equal.
    public Formula le(Formula other) {
        Arguments.given(other, "other");
        return numbers("le", other, Exprs::le);
    }

    /// A condition: less or equal.
    public Formula le(double other) {
        requireNumber("le", this);
        return le(constant(other));
    }

    /// A condition: greater.
    public Formula gt(Formula other) {
        Arguments.given(other, "other");
        return numbers("gt", other, Exprs::gt);
    }

    /// A condition: greater.
    public Formula gt(double other) {
        requireNumber("gt", this);
        return gt(constant(other));
    }

    /// A condition: greater or equal.
    public Formula ge(Formula other) {
        Arguments.given(other, "other");
        return numbers("ge", other, Exprs::ge);
    }

    /// A condition: greater or equal.
    public Formula ge(double other) {
        requireNumber("ge", this);
        return ge(constant(other));
    }

    /// `number - this`.
    public Formula rsub(double number) {
        return constant(number).sub(this);
    }

    /// This, but not below `min` and not above `max`; NaN stays. No gradient passes outside.
    public Formula clamp(double min, double max) {
        return maximum(min).minimum(max);
    }

    /// Whether both conditions hold.
    public Formula logicalAnd(Formula other) {
        Arguments.given(other, "other");
        return conditions("logicalAnd", other, Exprs::and);
    }

    /// Whether at least one condition holds.
    public Formula logicalOr(Formula other) {
        Arguments.given(other, "other");
        return conditions("logicalOr", other, Exprs::or);
    }

    /// Whether the condition does not hold.
    public Formula logicalNot() {
        requireCondition("logicalNot", this);
        return new Formula(Exprs.not(expr));
    }

    /// The formula in words.
    @Override
    public String toString() {
        return expr.toString();
    }

    boolean isCondition() {
        return expr.type() == Type.BOOL;
    }

    private Formula number(String name, UnaryOperator<Expr> operation) {
        requireNumber(name, this);
        return new Formula(operation.apply(expr));
    }

    private Formula numbers(String name, Formula other, BinaryOperator<Expr> operation) {
        requireNumber(name, this);
        requireNumber(name, other);
        return new Formula(operation.apply(expr, other.expr));
    }

    private Formula conditions(String name, Formula other, BinaryOperator<Expr> operation) {
        requireCondition(name, this);
        requireCondition(name, other);
        return new Formula(operation.apply(expr, other.expr));
    }

    private static void requireNumber(String name, Formula f) {
        if (f.isCondition()) {
            throw new ValueError(
                    name + ": expected a number, but got the condition " + f,
                    "Choose numbers by it: Formula.where(condition, a, b).");
        }
    }

    private static void requireCondition(String name, Formula f) {
        if (!f.isCondition()) {
            throw new ValueError(
                    name + ": expected a condition, but got the number " + f,
                    "Compare it first, as in x.gt(0).");
        }
    }
}
