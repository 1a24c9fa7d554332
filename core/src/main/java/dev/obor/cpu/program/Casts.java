package dev.obor.cpu.program;

/// Conversions of tiles between the types that arithmetic is done in, as Java's casts do them.
public final class Casts {
    private Casts() {}

    /// Converts to whatever the target holds.
    public static void any(Object d, Object a, int n) {
        if (d.getClass() == a.getClass()) {
            System.arraycopy(a, 0, d, 0, n);
            return;
        }
        switch (d) {
            case float[] t -> toFloats(t, a, n);
            case double[] t -> toDoubles(t, a, n);
            case int[] t -> toInts(t, a, n);
            case long[] t -> toLongs(t, a, n);
            default -> toBools((byte[]) d, a, n);
        }
    }

    static void toFloats(float[] d, Object a, int n) {
        switch (a) {
            case double[] x -> DoubleTiles.toFloats(d, x, n);
            case int[] x -> IntTiles.toFloats(d, x, n);
            case long[] x -> LongTiles.toFloats(d, x, n);
            default -> BoolTiles.toFloats(d, (byte[]) a, n);
        }
    }

    static void toDoubles(double[] d, Object a, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toDoubles(d, x, n);
            case int[] x -> IntTiles.toDoubles(d, x, n);
            case long[] x -> LongTiles.toDoubles(d, x, n);
            default -> BoolTiles.toDoubles(d, (byte[]) a, n);
        }
    }

    static void toInts(int[] d, Object a, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toInts(d, x, n);
            case double[] x -> DoubleTiles.toInts(d, x, n);
            case long[] x -> LongTiles.toInts(d, x, n);
            default -> BoolTiles.toInts(d, (byte[]) a, n);
        }
    }

    static void toLongs(long[] d, Object a, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toLongs(d, x, n);
            case double[] x -> DoubleTiles.toLongs(d, x, n);
            case int[] x -> IntTiles.toLongs(d, x, n);
            default -> BoolTiles.toLongs(d, (byte[]) a, n);
        }
    }

    static void toBools(byte[] d, Object a, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toBools(d, x, n);
            case double[] x -> DoubleTiles.toBools(d, x, n);
            case int[] x -> IntTiles.toBools(d, x, n);
            default -> LongTiles.toBools(d, (long[]) a, n);
        }
    }
}
