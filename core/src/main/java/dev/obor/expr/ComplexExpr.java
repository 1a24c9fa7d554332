package dev.obor.expr;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A complex expression: two real ones, which the kernels for real numbers compute.
///
/// @param re the real part, a float; or a truth value
/// @param im the imaginary part; null where the value is real by its nature, such as an absolute
///   value
public record ComplexExpr(Expr re, @Nullable Expr im) {
    /// From here on a square plus or minus 1 is the square.
    private static final double FAR = 1e10;

    /// Squares of what is smaller do not overflow.
    private static final double HUGE = 1e150;

    /// Squares that are larger have all digits.
    private static final double TINY = 1e-280;

    // a literal: Math.log may differ between platforms
    private static final double LN2 = 0.6931471805599453;

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

    /// `e^this`; where the imaginary part is no number, an infinite real part still decides.
    public ComplexExpr exp() {
        Expr size = Exprs.exp(re);
        Expr y = imag();
        Expr lost = isFinite(y).not();
        Expr real = y.eq(0).where(size, size.mul(Exprs.cos(y)));
        Expr turn = y.eq(0).where(y, size.mul(Exprs.sin(y)));
        Expr gone = lost.and(re.eq(Double.NEGATIVE_INFINITY));
        return of(lost.and(isInfinite(re)).where(size, real), gone.where(signed(zero(), y), turn));
    }

    /// The natural logarithm.
    public ComplexExpr log() {
        return of(logAbs(), angle());
    }

    /// The logarithm of the absolute value, which is infinite where a part is.
    private Expr logAbs() {
        Expr x = Exprs.abs(re);
        Expr y = Exprs.abs(imag());
        Expr large = x.max(y);
        Expr small = x.min(y);
        // near 1 the logarithm of the absolute value has few digits
        Expr off = large.sub(1).mul(large.add(1)).add(small.square());
        Expr near = large.gt(0.5).and(large.lt(2));
        Expr infinite = isInfinite(re).or(isInfinite(imag()));
        Expr ratio = large.eq(0).or(infinite).where(zero(), small.div(large));
        Expr far = Exprs.log(large).add(Exprs.log1p(ratio.square()).mul(0.5));
        return infinite.where(infinity(), near.where(Exprs.log1p(off).mul(0.5), far));
    }

    /// `log(1 + this)`, accurate near 0.
    public ComplexExpr log1p() {
        Expr y = imag();
        Expr off = re.mul(re.add(2)).add(y.square());
        Expr near = Exprs.abs(re).lt(0.5).and(Exprs.abs(y).lt(0.5));
        ComplexExpr moved = add(1);
        Expr close = re.eq(0).and(y.eq(0)).where(re, Exprs.log1p(off).mul(0.5));
        // unlike the logarithm, no infinity beside NaN: so PyTorch
        Expr unknown = Exprs.isNan(re).or(Exprs.isNan(y));
        Expr far = unknown.where(Exprs.constant(type(), Double.NaN), moved.logAbs());
        return of(near.where(close, far), moved.angle());
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
        return turnedBack().sinh().turned();
    }

    /// The cosine.
    public ComplexExpr cos() {
        return turned().cosh();
    }

    /// The hyperbolic sine; this and the following at infinities and NaN as the C standard states
    /// them, annex G.
    public ComplexExpr sinh() {
        Expr y = imag();
        Expr infinite = isInfinite(re).and(isFinite(y).not());
        Expr real = product(Exprs.sinh(re), Exprs.cos(y));
        return of(infinite.where(infinity(), real), product(Exprs.sin(y), Exprs.cosh(re)));
    }

    /// The hyperbolic cosine.
    public ComplexExpr cosh() {
        Expr y = imag();
        Expr lost = isFinite(y).not();
        Expr real = Exprs.cosh(re).mul(Exprs.cos(y));
        Expr turn = product(Exprs.sin(y), Exprs.sinh(re));
        return of(
                lost.and(isInfinite(re)).where(infinity(), real),
                lost.and(re.eq(0)).where(zero(), turn));
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
        Expr real = far.where(signed(one(), re), grown.mul(root).mul(s).div(below));
        Expr faded = Exprs.exp(Exprs.abs(re).mul(-2));
        Expr rest = Exprs.sin(y).mul(Exprs.cos(y)).mul(4).mul(faded);
        Expr turn = far.where(rest, t.div(below));
        // the tangent of no angle
        Expr lost = isFinite(y).not();
        Expr infinite = isInfinite(re);
        Expr decided = infinite.or(re.eq(0));
        Expr known = decided.where(re.eq(0).where(re, real), Exprs.constant(type(), Double.NaN));
        Expr faint = infinite.where(signed(zero(), y), turn);
        return of(
                lost.where(known, real),
                lost.where(faint, y.eq(0).and(Exprs.isNan(re)).where(y, turn)));
    }

    /// The tangent.
    public ComplexExpr tan() {
        return turned().tanh().turnedBack();
    }

    /// The arc sine; this and the following as Kahan (1987) states them. From [#FAR] on the square
    /// root of z² - 1 is z, and the logarithm of the sum is that of 2 z.
    public ComplexExpr asin() {
        Expr y = imag();
        ComplexExpr below = neg().add(1).sqrt();
        ComplexExpr above = add(1).sqrt();
        ComplexExpr crossed = below.conj().mul(above);
        Expr far = isFar();
        Expr angle = far.where(Exprs.abs(y), below.mul(above).re);
        Expr real = re.eq(0).and(Exprs.isNan(y)).where(re, Exprs.atan2(re, angle));
        return of(real, far.where(signed(logTwice(), y), Exprs.asinh(crossed.imag())));
    }

    /// The arc cosine.
    public ComplexExpr acos() {
        Expr y = imag();
        ComplexExpr below = neg().add(1).sqrt();
        ComplexExpr above = add(1).sqrt();
        ComplexExpr crossed = above.conj().mul(below);
        Expr far = isFar();
        Expr near = Exprs.atan2(below.re, above.re).mul(2);
        Expr angle = far.where(Exprs.atan2(Exprs.abs(y), re), near);
        return of(
                quarterWhere(re.eq(0).and(Exprs.isNan(y)), angle),
                far.where(signed(logTwice(), y.neg()), Exprs.asinh(crossed.imag())));
    }

    /// The inverse hyperbolic cosine.
    public ComplexExpr acosh() {
        Expr y = imag();
        ComplexExpr below = add(-1).sqrt();
        ComplexExpr above = add(1).sqrt();
        ComplexExpr crossed = below.conj().mul(above);
        Expr far = isFar();
        Expr near = Exprs.atan2(below.imag(), above.re).mul(2);
        return of(
                far.where(logTwice(), Exprs.asinh(crossed.re)),
                quarterWhere(re.eq(0).and(Exprs.isNan(y)), far.where(angle(), near)));
    }

    /// The inverse hyperbolic sine.
    public ComplexExpr asinh() {
        return turned().asin().turnedBack();
    }

    /// The inverse hyperbolic tangent.
    public ComplexExpr atanh() {
        Expr x = re;
        Expr y = imag();
        // from the side that does not cancel
        Expr ahead = Exprs.abs(x);
        Expr below = ahead.neg().add(1);
        Expr square = below.square().add(y.square());
        Expr close = of(below, y).logAbs().neg().add(LN2).mul(0.5);
        Expr size = square.lt(TINY).where(close, Exprs.log1p(ahead.mul(4).div(square)).mul(0.25));
        Expr angle = Exprs.atan2(y.mul(2), below.mul(ahead.add(1)).sub(y.square()));
        ComplexExpr near = of(signed(size, x), angle.mul(0.5));
        // where squares overflow: 1 / z, and a quarter of a turn
        Expr huge = Exprs.abs(x).gt(HUGE).or(Exprs.abs(y).gt(HUGE));
        Expr far = abs();
        Expr slight = isInfinite(far).where(signed(zero(), x), x.div(far).div(far));
        Expr quarter = signed(Exprs.constant(type(), Math.PI / 2), y);
        Expr lost = Exprs.isNan(y).or(Exprs.isNan(x).and(isInfinite(y).not()));
        Expr zeroBesideNan = x.eq(0).and(Exprs.isNan(y));
        return of(
                zeroBesideNan.where(x, huge.where(slight, near.re)),
                huge.and(lost.not()).where(quarter, near.imag()));
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

    /// The product of two numbers where a zero stays one beside an infinity or NaN.
    private static Expr product(Expr a, Expr b) {
        Expr first = a.eq(0).and(isFinite(b).not());
        Expr second = b.eq(0).and(isFinite(a).not());
        Expr kept = first.where(b.lt(0).where(a.neg(), a), a.mul(b));
        return second.where(a.lt(0).where(b.neg(), b), kept);
    }

    private Expr quarterWhere(Expr condition, Expr otherwise) {
        return condition.where(Exprs.constant(type(), Math.PI / 2), otherwise);
    }

    private Expr isFar() {
        return Exprs.abs(re).gt(FAR).or(Exprs.abs(imag()).gt(FAR));
    }

    /// The logarithm of twice the absolute value.
    private Expr logTwice() {
        return logAbs().add(LN2);
    }

    private static Expr isInfinite(Expr x) {
        return Exprs.abs(x).eq(Double.POSITIVE_INFINITY);
    }

    private static Expr isFinite(Expr x) {
        return Exprs.abs(x).lt(Double.POSITIVE_INFINITY);
    }

    private Expr infinity() {
        return Exprs.constant(type(), Double.POSITIVE_INFINITY);
    }

    private Expr one() {
        return Exprs.constant(type(), 1);
    }

    private Expr zero() {
        return Exprs.constant(type(), 0);
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
