package dev.obor.expr;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A complex expression: two real ones, which the kernels for real numbers compute.
///
/// @param re the real part, a float; or a truth value
/// @param im the imaginary part; null where the value is real by its nature, such as an absolute
///   value
public record ComplexExpr(Expr re, @Nullable Expr im) {
    /// A complex value.
    public static ComplexExpr of(Expr re, Expr im) {
        return new ComplexExpr(re, im);
    }

    /// A value that is real by its nature.
    public static ComplexExpr real(Expr x) {
        return new ComplexExpr(x, null);
    }

    /// A constant of a type.
    public static ComplexExpr constant(Type type, double re, double im) {
        return of(Exprs.constant(type, re), Exprs.constant(type, im));
    }

    /// The type of the parts.
    public Type type() {
        return re.type();
    }

    /// The imaginary part, 0 of what is real by its nature.
    public Expr imag() {
        return im == null ? Exprs.constant(re.type(), 0) : im;
    }

    /// `this + b`.
    public ComplexExpr add(ComplexExpr b) {
        return of(re.add(b.re), imag().add(b.imag()));
    }

    /// `this + b`.
    public ComplexExpr add(double b) {
        return of(re.add(b), imag());
    }

    /// `this - b`.
    public ComplexExpr sub(ComplexExpr b) {
        return of(re.sub(b.re), imag().sub(b.imag()));
    }

    /// `this * b`.
    public ComplexExpr mul(ComplexExpr b) {
        Expr real = re.mul(b.re).sub(imag().mul(b.imag()));
        return of(real, re.mul(b.imag()).add(imag().mul(b.re)));
    }

    /// `this * b` for a real number, without the terms that are 0.
    public ComplexExpr scale(Expr b) {
        return of(re.mul(b), imag().mul(b));
    }

    /// `this * b` for a real number.
    public ComplexExpr scale(double b) {
        return scale(Exprs.constant(type(), b));
    }

    /// `i * this`.
    public ComplexExpr turned() {
        return of(imag().neg(), re);
    }

    /// `-i * this`.
    public ComplexExpr turnedBack() {
        return of(imag(), re.neg());
    }

    /// `-this`.
    public ComplexExpr neg() {
        return of(re.neg(), imag().neg());
    }

    /// The conjugate.
    public ComplexExpr conj() {
        return of(re, imag().neg());
    }

    /// `this * this`.
    public ComplexExpr square() {
        return mul(this);
    }

    /// `this / b` for a real number.
    public ComplexExpr over(Expr b) {
        return of(re.div(b), imag().div(b));
    }

    /// `this / b`, scaled so that nothing overflows on the way.
    ///
    /// Source: R. L. Smith, "Algorithm 116: Complex division", 1962.
    public ComplexExpr div(ComplexExpr b) {
        Expr c = b.re;
        Expr d = b.imag();
        Expr wide = Exprs.abs(c).ge(Exprs.abs(d));
        Expr large = wide.where(c, d);
        Expr zero = large.eq(0);
        Expr ratio = zero.where(large, wide.where(d, c).div(large));
        Expr rest = wide.where(c.add(d.mul(ratio)), c.mul(ratio).add(d));
        Expr x = re;
        Expr y = imag();
        Expr first = wide.where(x.add(y.mul(ratio)), x.mul(ratio).add(y));
        Expr second = wide.where(y.sub(x.mul(ratio)), y.mul(ratio).sub(x));
        return of(first.div(rest), second.div(rest));
    }

    /// `1 / this`.
    public ComplexExpr reciprocal() {
        return constant(type(), 1, 0).div(this);
    }

    /// Whether this equals `b`; a truth value.
    public ComplexExpr eq(ComplexExpr b) {
        return real(re.eq(b.re).and(imag().eq(b.imag())));
    }

    /// Whether this is not 0.
    public Expr truth() {
        return re.ne(0).or(imag().ne(0));
    }

    /// `a` where a condition holds, else `b`.
    public static ComplexExpr where(Expr condition, ComplexExpr a, ComplexExpr b) {
        return of(condition.where(a.re, b.re), condition.where(a.imag(), b.imag()));
    }

    /// 0 where a condition holds, else this.
    public ComplexExpr zeroWhere(Expr condition) {
        return where(condition, constant(type(), 0, 0), this);
    }

    /// The absolute value, without overflow.
    public Expr abs() {
        Expr x = Exprs.abs(re);
        Expr y = Exprs.abs(imag());
        Expr large = x.max(y);
        Expr ratio = x.min(y).div(large);
        Expr root = large.mul(Exprs.sqrt(ratio.square().add(1)));
        Expr infinity = Exprs.constant(type(), Double.POSITIVE_INFINITY);
        Expr infinite = x.eq(infinity).or(y.eq(infinity));
        return infinite.where(infinity, large.eq(0).where(large, root));
    }

    /// The angle with the positive real axis.
    public Expr angle() {
        return Exprs.atan2(imag(), re);
    }

    /// `e^this`.
    public ComplexExpr exp() {
        Expr size = Exprs.exp(re);
        Expr y = imag();
        return of(
                y.eq(0).where(size, size.mul(Exprs.cos(y))),
                y.eq(0).where(y, size.mul(Exprs.sin(y))));
    }

    /// The natural logarithm.
    public ComplexExpr log() {
        Expr x = Exprs.abs(re);
        Expr y = Exprs.abs(imag());
        Expr large = x.max(y);
        Expr small = x.min(y);
        // near 1 the logarithm of the absolute value has few digits
        Expr off = large.sub(1).mul(large.add(1)).add(small.square());
        Expr near = large.gt(0.5).and(large.lt(2));
        Expr infinite = large.eq(Double.POSITIVE_INFINITY);
        Expr ratio = large.eq(0).or(infinite).where(zero(), small.div(large));
        Expr far = Exprs.log(large).add(Exprs.log1p(ratio.square()).mul(0.5));
        return of(near.where(Exprs.log1p(off).mul(0.5), far), angle());
    }

    /// `log(1 + this)`, accurate near 0.
    public ComplexExpr log1p() {
        Expr y = imag();
        Expr off = re.mul(re.add(2)).add(y.square());
        Expr near = Exprs.abs(re).lt(0.5).and(Exprs.abs(y).lt(0.5));
        ComplexExpr moved = add(1);
        return of(near.where(Exprs.log1p(off).mul(0.5), moved.log().re), moved.angle());
    }

    /// `e^this - 1`, accurate near 0.
    public ComplexExpr expm1() {
        Expr y = imag();
        Expr half = Exprs.sin(y.mul(0.5));
        Expr grown = Exprs.expm1(re);
        Expr real = grown.mul(Exprs.cos(y)).sub(half.square().mul(2));
        return of(real, grown.add(1).mul(Exprs.sin(y)));
    }

    /// The square root with a real part that is not negative.
    public ComplexExpr sqrt() {
        Expr y = imag();
        Expr t = Exprs.sqrt(Exprs.abs(re).mul(0.5).add(abs().mul(0.5)));
        Expr infinity = Exprs.constant(type(), Double.POSITIVE_INFINITY);
        Expr zero = re.eq(0).and(y.eq(0));
        Expr other = zero.where(zero(), Exprs.abs(y).div(t.mul(2)));
        Expr right = re.ge(0);
        Expr infinite = Exprs.abs(y).eq(infinity);
        Expr real = infinite.where(infinity, zero.where(zero(), right.where(t, other)));
        return of(real, signed(infinite.where(infinity, right.where(other, t)), y));
    }

    /// `1 / sqrt(this)`.
    public ComplexExpr rsqrt() {
        return sqrt().reciprocal();
    }

    /// The sine.
    public ComplexExpr sin() {
        Expr y = imag();
        return of(
                Exprs.sin(re).mul(Exprs.cosh(y)),
                y.eq(0).where(y.mul(Exprs.cos(re)), Exprs.cos(re).mul(Exprs.sinh(y))));
    }

    /// The cosine.
    public ComplexExpr cos() {
        Expr y = imag();
        return of(Exprs.cos(re).mul(Exprs.cosh(y)), Exprs.sin(re).mul(Exprs.sinh(y)).neg());
    }

    /// The hyperbolic sine.
    public ComplexExpr sinh() {
        Expr y = imag();
        return of(Exprs.sinh(re).mul(Exprs.cos(y)), Exprs.cosh(re).mul(Exprs.sin(y)));
    }

    /// The hyperbolic cosine.
    public ComplexExpr cosh() {
        Expr y = imag();
        return of(Exprs.cosh(re).mul(Exprs.cos(y)), Exprs.sinh(re).mul(Exprs.sin(y)));
    }

    /// The hyperbolic tangent.
    ///
    /// Source: W. Kahan, "Branch cuts for complex elementary functions", 1987.
    public ComplexExpr tanh() {
        Expr y = imag();
        double most = type() == Type.F32 ? 11 : 22;
        Expr far = Exprs.abs(re).gt(most);
        Expr t = Exprs.tan(y);
        Expr grown = t.square().add(1);
        Expr s = Exprs.sinh(far.where(zero(), re));
        Expr below = grown.mul(s.square()).add(1);
        Expr root = Exprs.sqrt(s.square().add(1));
        Expr real = grown.mul(root).mul(s).div(below);
        Expr one = Exprs.constant(type(), 1);
        Expr faded = Exprs.exp(Exprs.abs(re).mul(-2));
        Expr rest = Exprs.sin(y).mul(Exprs.cos(y)).mul(4).mul(faded);
        return of(far.where(signed(one, re), real), far.where(rest, t.div(below)));
    }

    /// The tangent.
    public ComplexExpr tan() {
        return turned().tanh().turnedBack();
    }

    /// The arc sine; this and the following as Kahan (1987) states them.
    public ComplexExpr asin() {
        ComplexExpr below = neg().add(1).sqrt();
        ComplexExpr above = add(1).sqrt();
        ComplexExpr crossed = below.conj().mul(above);
        return of(Exprs.atan2(re, below.mul(above).re), Exprs.asinh(crossed.imag()));
    }

    /// The arc cosine.
    public ComplexExpr acos() {
        ComplexExpr below = neg().add(1).sqrt();
        ComplexExpr above = add(1).sqrt();
        ComplexExpr crossed = above.conj().mul(below);
        return of(Exprs.atan2(below.re, above.re).mul(2), Exprs.asinh(crossed.imag()));
    }

    /// The inverse hyperbolic cosine.
    public ComplexExpr acosh() {
        ComplexExpr below = add(-1).sqrt();
        ComplexExpr above = add(1).sqrt();
        ComplexExpr crossed = below.conj().mul(above);
        return of(Exprs.asinh(crossed.re), Exprs.atan2(below.imag(), above.re).mul(2));
    }

    /// The inverse hyperbolic sine.
    public ComplexExpr asinh() {
        return turned().asin().turnedBack();
    }

    /// The inverse hyperbolic tangent.
    public ComplexExpr atanh() {
        Expr x = re;
        Expr y = imag();
        Expr below = neg(x).add(1);
        Expr square = below.square().add(y.square());
        Expr real = Exprs.log1p(x.mul(4).div(square)).mul(0.25);
        // from the side that does not cancel
        Expr above = x.add(1).square().add(y.square());
        Expr mirrored = Exprs.log1p(x.mul(-4).div(above)).mul(-0.25);
        Expr angle = Exprs.atan2(y.mul(2), below.mul(x.add(1)).sub(y.square()));
        return of(x.lt(0).where(mirrored, real), angle.mul(0.5));
    }

    /// The arc tangent.
    public ComplexExpr atan() {
        return turned().atanh().turnedBack();
    }

    /// The logistic function.
    public ComplexExpr sigmoid() {
        return neg().exp().add(1).reciprocal();
    }

    /// The number of size 1 in the same direction, or 0.
    public ComplexExpr sign() {
        Expr size = abs();
        return over(size).zeroWhere(size.eq(0));
    }

    /// This to a complex power; to the power 0 it is 1, and 0 to negative powers is infinite.
    public ComplexExpr pow(ComplexExpr b) {
        ComplexExpr power = b.mul(log()).exp();
        Expr zero = truth().not();
        ComplexExpr infinite = constant(type(), Double.POSITIVE_INFINITY, Double.NaN);
        ComplexExpr grown = where(zero.and(b.re.lt(0)), infinite, power);
        ComplexExpr one = constant(type(), 1, 0);
        return where(b.truth().not(), one, grown.zeroWhere(zero.and(b.re.gt(0))));
    }

    /// A function of this computed with float64, where float32 would lose digits or overflow on the
    /// way; then as narrow as before.
    public ComplexExpr wide(UnaryOperator<ComplexExpr> f) {
        return type() == Type.F32 ? f.apply(cast(Type.F64)).cast(Type.F32) : f.apply(this);
    }

    /// The parts in another type.
    public ComplexExpr cast(Type to) {
        return new ComplexExpr(re.cast(to), im == null ? null : im.cast(to));
    }

    private Expr zero() {
        return Exprs.constant(type(), 0);
    }

    private static Expr neg(Expr x) {
        return x.neg();
    }

    /// A number that is not negative, with the sign of another, that of a zero too.
    private static Expr signed(Expr size, Expr like) {
        Expr negative =
                like.type() == Type.F32
                        ? Exprs.bits(Type.I32, like).lt(0)
                        : Exprs.bits(Type.I64, like).lt(0);
        return negative.where(size.neg(), size);
    }
}
