package dev.obor.base;

/// A complex number, for places where a Java number stands for a real one.
///
/// ```java
/// Tensor z = x.mul(Complex.of(0, 2));
/// ```
///
/// @param real the real part
/// @param imag the imaginary part
public record Complex(double real, double imag) {
    /// 0.
    public static final Complex ZERO = new Complex(0, 0);

    /// 1.
    public static final Complex ONE = new Complex(1, 0);

    /// The imaginary unit.
    public static final Complex I = new Complex(0, 1);

    /// `real + imag i`.
    public static Complex of(double real, double imag) {
        return new Complex(real, imag);
    }

    /// The absolute value.
    public double abs() {
        return Math.hypot(real, imag);
    }

    /// The number with the opposite imaginary part.
    public Complex conj() {
        return new Complex(real, -imag);
    }

    /// Whether it is on the real axis.
    public boolean isReal() {
        return imag == 0;
    }

    /// As Python prints it, `(1+2j)`.
    @Override
    public String toString() {
        String second = part(imag);
        boolean signed = second.startsWith("-");
        boolean bare = Double.doubleToRawLongBits(real) == 0;
        return bare ? second + "j" : "(" + part(real) + (signed ? "" : "+") + second + "j)";
    }

    private static String part(double x) {
        String text = PythonFloat.repr(x);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
