package dev.obor.cpu.random;

import dev.obor.backend.Distribution;
import dev.obor.backend.Mt19937;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.memory.Heap;

/// Normal numbers for contiguous tensors of at least 16 elements: uniforms are drawn first, then
/// transformed in blocks of 16, element j with element j + 8. The last block of an uneven size is
/// drawn anew.
///
/// Source: G. Box and M. Muller, "A note on the generation of random normal deviates", 1958; block
/// form and polynomials of PyTorch 2.13, `normal_fill` in `DistributionTemplates.h`.
final class NormalBlocks {
    private static final int BLOCK = 16;

    /// Elements that stay in the nearest cache between drawing and transforming.
    private static final int CHUNK = 256 * BLOCK;

    private NormalBlocks() {}

    static void fill(Distribution.Normal d, Mt19937 engine, View out) {
        int n = (int) out.numel();
        switch (out.array()) {
            case float[] a ->
                    floats(a, Heap.offset(out), n, (float) d.mean(), (float) d.std(), engine);
            case double[] a -> doubles(a, Heap.offset(out), n, d, engine);
            default -> low(out, (float) d.mean(), (float) d.std(), engine);
        }
    }

    private static void floats(float[] a, int from, int n, float mean, float std, Mt19937 engine) {
        for (int done = 0; done < n; done += CHUNK) {
            int count = Math.min(CHUNK, n - done);
            engine.nextFloats(a, from + done, count);
            transform(a, from + done, count / BLOCK, mean, std);
        }
        if (n % BLOCK != 0) {
            int last = from + n - BLOCK;
            engine.nextFloats(a, last, BLOCK);
            transform(a, last, 1, mean, std);
        }
    }

    private static void transform(float[] a, int at, int blocks, float mean, float std) {
        if (!NormalBlocksCode.transform(a, at, blocks, mean, std)) {
            NormalBlocksScalar.transform(a, at, blocks, mean, std);
        }
    }

    private static void doubles(
            double[] a, int from, int n, Distribution.Normal d, Mt19937 engine) {
        engine.nextDoubles(a, from, n);
        for (int at = 0; at + BLOCK <= n; at += BLOCK) {
            transform(a, from + at, d.mean(), d.std());
        }
        if (n % BLOCK != 0) {
            int last = from + n - BLOCK;
            engine.nextDoubles(a, last, BLOCK);
            transform(a, last, d.mean(), d.std());
        }
    }

    private static void transform(double[] a, int at, double mean, double std) {
        for (int j = at; j < at + BLOCK / 2; j++) {
            double radius = Math.sqrt(-2 * Math.log(1 - a[j]));
            double angle = 2 * Math.PI * a[j + BLOCK / 2];
            a[j] = Math.fma(radius * Math.cos(angle), std, mean);
            a[j + BLOCK / 2] = Math.fma(radius * Math.sin(angle), std, mean);
        }
    }

    /// 16-bit floats are drawn in whole blocks of float32; the extra block of an uneven size lands
    /// on the last 16 elements.
    private static void low(View out, float mean, float std, Mt19937 engine) {
        short[] a = (short[]) out.array();
        DType dtype = out.dtype();
        int n = (int) out.numel();
        float[] block = new float[BLOCK];
        for (int at = 0; at < n; at += BLOCK) {
            engine.nextFloats(block, 0, BLOCK);
            transform(block, 0, 1, mean, std);
            int to = Heap.offset(out) + Math.min(at, n - BLOCK);
            LowPrecision.narrow(dtype, block, 0, a, to, BLOCK);
        }
    }
}
