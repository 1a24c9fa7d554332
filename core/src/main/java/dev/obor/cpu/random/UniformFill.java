package dev.obor.cpu.random;

import dev.obor.backend.Distribution;
import dev.obor.backend.Mt19937;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.LowPrecision;

/// Uniform numbers: one word per element for 16- and 32-bit floats, two for float64, scaled with
/// one rounding.
final class UniformFill {
    /// As many floats as stay in the nearest cache between drawing and scaling.
    private static final int CHUNK = 4096;

    private UniformFill() {}

    static void fill(Distribution.Uniform d, Mt19937 engine, View out) {
        if (out.dtype() == DType.FLOAT64) {
            doubles(d, engine, out);
        } else if (out.dtype() == DType.FLOAT32) {
            floats(d, engine, out);
        } else {
            low(d, engine, out);
        }
    }

    private static void floats(Distribution.Uniform d, Mt19937 engine, View out) {
        float[] a = (float[]) out.array();
        float from = (float) d.from();
        float to = (float) d.to();
        FillOrder order = new FillOrder(out, null);
        if (order.isDense()) {
            int end = order.start() + (int) out.numel();
            for (int at = order.start(); at < end; at += CHUNK) {
                int count = Math.min(CHUNK, end - at);
                engine.nextFloats(a, at, count);
                scale(a, at, count, from, to);
            }
            return;
        }
        int[] positions = new int[(int) Math.min(CHUNK, out.numel())];
        float[] chunk = new float[positions.length];
        int count = order.next(positions, positions, chunk.length);
        while (count > 0) {
            engine.nextFloats(chunk, 0, count);
            scale(chunk, 0, count, from, to);
            for (int i = 0; i < count; i++) {
                a[positions[i]] = chunk[i];
            }
            count = order.next(positions, positions, chunk.length);
        }
    }

    /// Maps [0, 1) to [from, to), in place.
    private static void scale(float[] a, int at, int count, float from, float to) {
        float width = to - from;
        if (from == 0 && width == 1) {
            return;
        }
        for (int i = at; i < at + count; i++) {
            a[i] = Math.fma(a[i], width, from);
        }
        // Rounding is monotone: if the largest draw stays below the end, every draw does.
        if (Math.fma(1 - 0x1p-24f, width, from) < to) {
            return;
        }
        for (int i = at; i < at + count; i++) {
            if (a[i] == to) {
                a[i] = from;
            }
        }
    }

    private static void doubles(Distribution.Uniform d, Mt19937 engine, View out) {
        double[] a = (double[]) out.array();
        double from = d.from();
        double to = d.to();
        double width = to - from;
        FillOrder order = new FillOrder(out, null);
        int[] positions = new int[(int) Math.min(CHUNK, out.numel())];
        double[] chunk = new double[positions.length];
        int count = order.next(positions, positions, chunk.length);
        while (count > 0) {
            engine.nextDoubles(chunk, 0, count);
            for (int i = 0; i < count; i++) {
                double value = Math.fma(chunk[i], width, from);
                a[positions[i]] = value == to ? from : value;
            }
            count = order.next(positions, positions, chunk.length);
        }
    }

    private static void low(Distribution.Uniform d, Mt19937 engine, View out) {
        short[] a = (short[]) out.array();
        DType dtype = out.dtype();
        float from = (float) d.from();
        float width = (float) d.to() - from;
        short end = LowPrecision.fromFloat(dtype, (float) d.to());
        short start = LowPrecision.fromFloat(dtype, from);
        FillOrder order = new FillOrder(out, null);
        int[] positions = new int[(int) Math.min(CHUNK, out.numel())];
        int count = order.next(positions, positions, positions.length);
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                float value = Math.fma(engine.nextFloat(), width, from);
                short bits = LowPrecision.fromFloat(dtype, value);
                a[positions[i]] = bits == end ? start : bits;
            }
            count = order.next(positions, positions, positions.length);
        }
    }
}
