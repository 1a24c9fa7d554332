package dev.obor.cpu.random;

import dev.obor.backend.Mt19937;
import dev.obor.backend.View;
import dev.obor.cpu.memory.Elements;
import dev.obor.cpu.memory.Heap;

/// A random order of 0 to n-1, PyTorch's `randperm`.
///
/// Source: R. Durstenfeld, "Algorithm 235: Random permutation", 1964; from 214,748,364 elements on,
/// where a 32-bit remainder would be too uneven, the inside-out form with 64-bit draws.
final class PermutationFill {
    /// Where the remainder of a 32-bit draw by n becomes uneven by more than one part in 20.
    private static final int LARGE = 214748364;

    private PermutationFill() {}

    static void fill(Mt19937 engine, View out) {
        int n = (int) out.numel();
        int[] order = n < LARGE ? forward(engine, n) : insideOut(engine, n);
        Elements elements = new Elements(out.dtype(), out.array());
        int stride = (int) out.strides()[0];
        int at = Heap.offset(out);
        for (int value : order) {
            elements.put(value, at);
            at += stride;
        }
    }

    private static int[] forward(Mt19937 engine, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < n - 1; i++) {
            int other = i + Integer.remainderUnsigned(engine.nextInt(), n - i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static int[] insideOut(Mt19937 engine, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int other = (int) Long.remainderUnsigned(engine.nextLong(), i + 1L);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
