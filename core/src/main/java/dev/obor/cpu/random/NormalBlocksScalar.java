package dev.obor.cpu.random;

/// The float32 block transform in plain Java: the definition of its bits, and what runs where there
/// are no vectors.
///
/// Source: the Cephes polynomials as arranged in `avx_mathfun.h` (J. Pommier, G. Garberoglio), with
/// a fused multiply-add wherever PyTorch's compiler makes one.
final class NormalBlocksScalar {
    static final float TWO_PI = Float.intBitsToFloat(0x40c90fdb);
    static final float SMALLEST_NORMAL = Float.MIN_NORMAL;
    static final float SQRT_HALF = Float.intBitsToFloat(0x3f3504f3);
    static final float LOG_P0 = Float.intBitsToFloat(0x3d9021bb);
    static final float LOG_P1 = Float.intBitsToFloat(0xbdebd1b8);
    static final float LOG_P2 = Float.intBitsToFloat(0x3def251a);
    static final float LOG_P3 = Float.intBitsToFloat(0xbdfe5d4f);
    static final float LOG_P4 = Float.intBitsToFloat(0x3e11e9bf);
    static final float LOG_P5 = Float.intBitsToFloat(0xbe2aae50);
    static final float LOG_P6 = Float.intBitsToFloat(0x3e4cceac);
    static final float LOG_P7 = Float.intBitsToFloat(0xbe7ffffc);
    static final float LOG_P8 = Float.intBitsToFloat(0x3eaaaaaa);
    static final float LN2_LOW = Float.intBitsToFloat(0xb95e8083);
    static final float LN2_HIGH = Float.intBitsToFloat(0x3f318000);
    static final float FOUR_OVER_PI = Float.intBitsToFloat(0x3fa2f983);
    static final float QUARTER_PI_1 = Float.intBitsToFloat(0xbf490000);
    static final float QUARTER_PI_2 = Float.intBitsToFloat(0xb97da000);
    static final float QUARTER_PI_3 = Float.intBitsToFloat(0xb3222169);
    static final float COS_P0 = Float.intBitsToFloat(0x37ccf5ce);
    static final float COS_P1 = Float.intBitsToFloat(0xbab6061a);
    static final float COS_P2 = Float.intBitsToFloat(0x3d2aaaa5);
    static final float SIN_P0 = Float.intBitsToFloat(0xb94ca1f9);
    static final float SIN_P1 = Float.intBitsToFloat(0x3c08839e);
    static final float SIN_P2 = Float.intBitsToFloat(0xbe2aaaa3);

    private NormalBlocksScalar() {}

    static void transform(float[] a, int at, int blocks, float mean, float std) {
        for (int block = 0; block < blocks; block++) {
            int base = at + 16 * block;
            for (int j = base; j < base + 8; j++) {
                pair(a, j, mean, std);
            }
        }
    }

    private static void pair(float[] a, int j, float mean, float std) {
        float radius = (float) Math.sqrt(-2f * log(1 - a[j]));
        float angle = TWO_PI * a[j + 8];
        float scaled = angle * FOUR_OVER_PI;
        int q = ((int) scaled + 1) & ~1;
        float y = q;
        float x = Math.fma(y, QUARTER_PI_1, angle);
        x = Math.fma(y, QUARTER_PI_2, x);
        x = Math.fma(y, QUARTER_PI_3, x);
        float even = evenPart(x * x);
        float odd = oddPart(x, x * x);
        boolean swap = (q & 2) != 0;
        float sin = swap ? even : odd;
        float cos = swap ? odd : even;
        sin = (q & 4) != 0 ? -sin : sin;
        cos = ((q - 2) & 4) == 0 ? -cos : cos;
        a[j] = Math.fma(radius * cos, std, mean);
        a[j + 8] = Math.fma(radius * sin, std, mean);
    }

    private static float evenPart(float z) {
        float p = Math.fma(COS_P0, z, COS_P1);
        p = Math.fma(p, z, COS_P2);
        p = p * z;
        p = Math.fma(p, z, -(0.5f * z));
        return p + 1;
    }

    private static float oddPart(float x, float z) {
        float p = Math.fma(SIN_P0, z, SIN_P1);
        p = Math.fma(p, z, SIN_P2);
        p = p * z;
        return Math.fma(p, x, x);
    }

    private static float log(float u) {
        float x = Math.max(u, SMALLEST_NORMAL);
        int bits = Float.floatToRawIntBits(x);
        float e = (bits >>> 23) - 126;
        float m = Float.intBitsToFloat((bits & 0x7fffff) | 0x3f000000);
        if (m < SQRT_HALF) {
            e = e - 1;
            m = (m - 1) + m;
        } else {
            m = m - 1;
        }
        float z = m * m;
        float y = LOG_P0;
        y = Math.fma(y, m, LOG_P1);
        y = Math.fma(y, m, LOG_P2);
        y = Math.fma(y, m, LOG_P3);
        y = Math.fma(y, m, LOG_P4);
        y = Math.fma(y, m, LOG_P5);
        y = Math.fma(y, m, LOG_P6);
        y = Math.fma(y, m, LOG_P7);
        y = Math.fma(y, m, LOG_P8);
        y = y * m;
        y = Math.fma(y, z, e * LN2_LOW);
        y = y - 0.5f * z;
        return Math.fma(e, LN2_HIGH, m + y);
    }
}
