package dev.obor.machine.fourier;

import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;

/// Short transforms of complex numbers in registers, in the same order of operations as the plain
/// loops, so that every bit is the same.
final class Butterflies {
    private final Routine r;

    /// A complex number in each lane.
    record Complex(int re, int im) {}

    Butterflies(Routine r) {
        this.r = r;
    }

    Complex add(Complex x, Complex y) {
        return new Complex(add(x.re, y.re), add(x.im, y.im));
    }

    Complex sub(Complex x, Complex y) {
        return new Complex(sub(x.re, y.re), sub(x.im, y.im));
    }

    Complex times(Complex x, int c, int d) {
        int re = sub(mul(x.re, c), mul(x.im, d));
        return new Complex(re, add(mul(x.re, d), mul(x.im, c)));
    }

    int add(int x, int y) {
        return r.vectorOp(Op.ADD_VECTOR, x, y);
    }

    int sub(int x, int y) {
        return r.vectorOp(Op.SUB_VECTOR, x, y);
    }

    int mul(int x, int y) {
        return r.vectorOp(Op.MUL_VECTOR, x, y);
    }

    private int number(double x) {
        return r.splatBits(Double.doubleToRawLongBits(x));
    }

    /// Where the numbers come from: all of them are asked for in an order that needs few registers.
    interface Inputs {
        Complex get(int k);
    }

    Complex[] transform(int radix, Inputs in) {
        return switch (radix) {
            case 2 -> two(in);
            case 3 -> three(in);
            case 4 -> four(in.get(0), in.get(2), in.get(1), in.get(3));
            case 5 -> five(in);
            case 8 -> eight(in);
            default -> throw new IllegalArgumentException("radix " + radix);
        };
    }

    private Complex[] two(Inputs in) {
        Complex a = in.get(0);
        Complex b = in.get(1);
        return new Complex[] {add(a, b), sub(a, b)};
    }

    private Complex[] three(Inputs in) {
        Complex a = in.get(0);
        Complex b = in.get(1);
        Complex e = in.get(2);
        Complex s = add(b, e);
        int half = number(0.5);
        Complex h = new Complex(sub(a.re, mul(half, s.re)), sub(a.im, mul(half, s.im)));
        int sin = number(0.8660254037844386);
        Complex t = new Complex(mul(sin, sub(b.im, e.im)), mul(sin, sub(e.re, b.re)));
        return new Complex[] {add(a, s), add(h, t), sub(h, t)};
    }

    private Complex[] four(Complex a, Complex e, Complex b, Complex f) {
        Complex t0 = add(a, e);
        Complex t1 = sub(a, e);
        Complex t2 = add(b, f);
        Complex t3 = new Complex(sub(b.im, f.im), sub(f.re, b.re)); // times -i
        return new Complex[] {add(t0, t2), add(t1, t3), sub(t0, t2), sub(t1, t3)};
    }

    private Complex[] five(Inputs in) {
        Complex a = in.get(0);
        Complex b = in.get(1);
        Complex f = in.get(4);
        Complex s = add(b, f);
        Complex d = sub(b, f);
        Complex g = in.get(2);
        Complex h = in.get(3);
        Complex t = add(g, h);
        Complex e = sub(g, h);
        int cos72 = number(0.30901699437494745);
        int cos144 = number(-0.8090169943749475);
        Complex c1 =
                new Complex(
                        add(add(a.re, mul(cos72, s.re)), mul(cos144, t.re)),
                        add(add(a.im, mul(cos72, s.im)), mul(cos144, t.im)));
        Complex c2 =
                new Complex(
                        add(add(a.re, mul(cos144, s.re)), mul(cos72, t.re)),
                        add(add(a.im, mul(cos144, s.im)), mul(cos72, t.im)));
        Complex y0 = new Complex(add(add(a.re, s.re), t.re), add(add(a.im, s.im), t.im));
        int sin72 = number(0.9510565162951535);
        int sin144 = number(0.5877852522924731);
        int minus72 = number(-0.9510565162951535);
        int minus144 = number(-0.5877852522924731);
        Complex s1 =
                new Complex(
                        add(mul(sin72, d.im), mul(sin144, e.im)),
                        sub(mul(minus72, d.re), mul(sin144, e.re)));
        Complex s2 =
                new Complex(
                        sub(mul(sin144, d.im), mul(sin72, e.im)),
                        add(mul(minus144, d.re), mul(sin72, e.re)));
        return new Complex[] {y0, add(c1, s1), add(c2, s2), sub(c2, s2), sub(c1, s1)};
    }

    private Complex[] eight(Inputs in) {
        Complex[] s = new Complex[4];
        Complex[] d = new Complex[4];
        for (int k : new int[] {0, 2, 1, 3}) {
            Complex a = in.get(k);
            Complex b = in.get(k + 4);
            s[k] = add(a, b);
            d[k] = sub(a, b);
        }
        Complex[] even = four(s[0], s[2], s[1], s[3]);
        int half = number(Math.sqrt(0.5));
        Complex e1 =
                new Complex(mul(half, add(d[1].re, d[1].im)), mul(half, sub(d[1].im, d[1].re)));
        int minus = number(-Math.sqrt(0.5));
        Complex e3 =
                new Complex(mul(half, sub(d[3].im, d[3].re)), mul(minus, add(d[3].re, d[3].im)));
        // d[2] times -i is added and taken away.
        Complex u0 = new Complex(add(d[0].re, d[2].im), sub(d[0].im, d[2].re));
        Complex u1 = new Complex(sub(d[0].re, d[2].im), add(d[0].im, d[2].re));
        Complex u2 = add(e1, e3);
        Complex u3 = new Complex(sub(e1.im, e3.im), sub(e3.re, e1.re));
        return new Complex[] {
            even[0], add(u0, u2), even[1], add(u1, u3), even[2], sub(u0, u2), even[3], sub(u1, u3)
        };
    }

    /// Eight vectors of eight numbers become their columns.
    int[] transposed(int[] rows, int[] picks) {
        int[] z = new int[8];
        for (int i = 0; i < 8; i += 2) {
            z[i] = r.register(Kind.VECTOR);
            z[i + 1] = r.register(Kind.VECTOR);
            r.zip(z[i], rows[i], rows[i + 1], Double.BYTES, false);
            r.zip(z[i + 1], rows[i], rows[i + 1], Double.BYTES, true);
        }
        // z[4 h + 2 g + o] holds rows 4 h + 2 g and the next of columns o, o + 2, o + 4, o + 6.
        int[] y = new int[8];
        for (int h = 0; h < 8; h += 4) {
            for (int o = 0; o < 2; o++) {
                y[h + o] = r.copy(z[h + o]);
                r.pick(y[h + o], picks[0], z[h + 2 + o]);
                y[h + 2 + o] = z[h + o];
                r.pick(y[h + 2 + o], picks[1], z[h + 2 + o]);
            }
        }
        // y[h + c] holds rows h to h + 3 of columns c and c + 4.
        int[] x = new int[8];
        for (int c = 0; c < 4; c++) {
            x[c] = r.copy(y[c]);
            r.pick(x[c], picks[2], y[4 + c]);
            x[c + 4] = y[c];
            r.pick(x[c + 4], picks[3], y[4 + c]);
        }
        return x;
    }
}
