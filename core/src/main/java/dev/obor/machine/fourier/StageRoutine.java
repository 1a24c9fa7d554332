package dev.obor.machine.fourier;

import dev.obor.machine.fourier.Butterflies.Complex;
import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;

/// One stage of a transform by Stockham's algorithm:
///
/// ```
/// for each p of m:
///     for each q of s:
///         z = transform of x[q + s (p + m k)], k of the radix
///         y[q + s (radix p + j)] = z[j] * roots[p, j]
/// ```
///
/// Lanes go along q, of which there are whole vectors. In the first stage of a single line s is 1:
/// there lanes go along p, the radix is 8, and what is written is turned in registers.
final class StageRoutine {
    /// From one k to the next in x, and from one j to the next in y, in bytes, and 5 and 7 times as
    /// much.
    static final int FAR = 0;

    static final int NEXT = 3;

    /// Vectors of q.
    static final int VECTORS = 6;

    /// How many p, or vectors of them.
    static final int COUNT = 7;

    /// From the last vector of a p to the next p in y, in bytes.
    static final int SKIP = 8;

    /// Which elements are picked when an 8 by 8 matrix is turned.
    static final int PICKS = 9;

    private static final int LEFT = PICKS + 4 * FourierCode.LANES;
    private static final int INNER = LEFT + 1;
    static final int SLOTS = INNER + 1;

    private final Routine r;
    private final int radix;
    private final Butterflies b;
    private int re;
    private int im;
    private int toRe;
    private int toIm;
    private int roots;

    private StageRoutine(int radix, boolean turned) {
        this.radix = radix;
        r = new Routine("fourier" + radix + (turned ? "_first" : ""), Element.F64);
        b = new Butterflies(r);
    }

    /// @param radix 2, 3, 4, 5 or 8
    static Routine write(int radix) {
        StageRoutine stage = new StageRoutine(radix, false);
        stage.arguments();
        stage.lines();
        return stage.r;
    }

    /// The first stage, of radix 8.
    static Routine first() {
        StageRoutine stage = new StageRoutine(8, true);
        stage.arguments();
        stage.turned();
        return stage.r;
    }

    private void arguments() {
        r.argument(0);
        re = r.argument(1);
        im = r.argument(2);
        toRe = r.argument(3);
        toIm = r.argument(4);
        roots = r.argument(5);
    }

    /// A distance and, if it is needed, 3 times it. There are not registers enough for more: 5 and
    /// 7 times it are read when they are needed.
    private record Distance(int slot, int one, int three) {}

    private Distance distance(int slot) {
        int one = r.slot(slot);
        return new Distance(slot, one, radix > 3 ? r.scale(one, 3) : -1);
    }

    private Address at(int base, Distance far, int k) {
        Address start = Address.at(base);
        return switch (k) {
            case 0 -> start;
            case 1, 2, 4 -> start.plus(far.one, k);
            case 3 -> start.plus(far.three, 1);
            case 6 -> start.plus(far.three, 2);
            default -> start.plus(r.slot(far.slot + k / 2 - 1), 1);
        };
    }

    private int load(Address m) {
        int v = r.register(Kind.VECTOR);
        r.load(v, m, -1);
        return v;
    }

    private int splat(Address m) {
        int v = r.register(Kind.VECTOR);
        r.splat(v, m);
        return v;
    }

    private Complex[] transform(Distance far) {
        return b.transform(radix, k -> new Complex(load(at(re, far, k)), load(at(im, far, k))));
    }

    private void lines() {
        Distance far = distance(FAR);
        Distance next = distance(NEXT);
        r.storeSlot(LEFT, r.slot(COUNT));
        r.loopSlot(LEFT);
        r.storeSlot(INNER, r.slot(VECTORS));
        r.loopSlot(INNER);
        Complex[] z = transform(far);
        for (int j = 0; j < radix; j++) {
            Complex x = z[j];
            if (j > 0) {
                Address root = Address.at(roots).plus(2 * Double.BYTES * (j - 1));
                x = b.times(x, splat(root), splat(root.plus(Double.BYTES)));
            }
            r.store(x.re(), at(toRe, next, j), -1);
            r.store(x.im(), at(toIm, next, j), -1);
        }
        for (int pointer : new int[] {re, im, toRe, toIm}) {
            r.increase(pointer, FourierCode.BYTES);
        }
        r.end();
        r.addSlot(toRe, SKIP);
        r.addSlot(toIm, SKIP);
        r.increase(roots, 2 * Double.BYTES * (radix - 1));
        r.end();
    }

    private void turned() {
        Distance far = distance(FAR);
        int[] picks = new int[4];
        for (int i = 0; i < 4; i++) {
            picks[i] = load(r.inBlock(PICKS + i * FourierCode.LANES));
        }
        r.storeSlot(LEFT, r.slot(COUNT));
        r.loopSlot(LEFT);
        Complex[] z = transform(far);
        int[] real = new int[8];
        int[] imaginary = new int[8];
        for (int j = 0; j < 8; j++) {
            Complex x = z[j];
            if (j > 0) {
                Address root = Address.at(roots).plus(2 * FourierCode.BYTES * (j - 1));
                x = b.times(x, load(root), load(root.plus(FourierCode.BYTES)));
            }
            real[j] = x.re();
            imaginary[j] = x.im();
        }
        write(b.transposed(real, picks), toRe);
        write(b.transposed(imaginary, picks), toIm);
        r.increase(re, FourierCode.BYTES);
        r.increase(im, FourierCode.BYTES);
        r.increase(toRe, 8 * FourierCode.BYTES);
        r.increase(toIm, 8 * FourierCode.BYTES);
        r.increase(roots, 14 * FourierCode.BYTES);
        r.end();
    }

    private void write(int[] vectors, int to) {
        for (int i = 0; i < vectors.length; i++) {
            r.store(vectors[i], Address.at(to).plus(i * FourierCode.BYTES), -1);
        }
    }
}
