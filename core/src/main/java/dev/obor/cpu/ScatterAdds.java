package dev.obor.cpu;

/// Adds elements through indices, one after the other: a sum's order never depends on threads.
final class ScatterAdds {
    private ScatterAdds() {}

    /// Adds one block.
    static void floats(IndexedBlock b, int[] at, float[] out, float[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                int q = o + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[q + i] += in[p + i];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    out[o + i * to + shifts[s + i * shift]] += in[p + i * from];
                }
            }
        }
    }

    /// Adds one block.
    static void doubles(IndexedBlock b, int[] at, double[] out, double[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                int q = o + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[q + i] += in[p + i];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    out[o + i * to + shifts[s + i * shift]] += in[p + i * from];
                }
            }
        }
    }

    /// Adds one block.
    static void longs(IndexedBlock b, int[] at, long[] out, long[] in) {
        int[] shifts = b.shifts;
        int n = b.columns;
        int to = b.outColumn;
        int from = b.inColumn;
        int shift = b.shiftColumn;
        for (int r = 0; r < b.rows; r++) {
            int o = at[0] + r * b.outRow;
            int p = at[1] + r * b.inRow;
            int s = at[2] + r * b.shiftRow;
            if (shift == 0 && to == 1 && from == 1) {
                int q = o + shifts[s];
                for (int i = 0; i < n; i++) {
                    out[q + i] += in[p + i];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    out[o + i * to + shifts[s + i * shift]] += in[p + i * from];
                }
            }
        }
    }
}
