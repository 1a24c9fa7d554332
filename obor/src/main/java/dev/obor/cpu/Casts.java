package dev.obor.cpu;

/// Conversions of tiles between the types that arithmetic is done in, as Java's casts do them.
final class Casts {
    private Casts() {}

    /// Converts to whatever the target holds.
    static void any(Object d, int o, Object a, int p, int n) {
        if (d.getClass() == a.getClass()) {
            System.arraycopy(a, p, d, o, n);
            return;
        }
        switch (d) {
            case float[] t -> toFloats(t, o, a, p, n);
            case double[] t -> toDoubles(t, o, a, p, n);
            case int[] t -> toInts(t, o, a, p, n);
            case long[] t -> toLongs(t, o, a, p, n);
            default -> toBools((byte[]) d, o, a, p, n);
        }
    }

    static void toFloats(float[] d, int o, Object a, int p, int n) {
        switch (a) {
            case double[] x -> DoubleTiles.toFloats(d, o, x, p, n);
            case int[] x -> IntTiles.toFloats(d, o, x, p, n);
            case long[] x -> LongTiles.toFloats(d, o, x, p, n);
            default -> BoolTiles.toFloats(d, o, (byte[]) a, p, n);
        }
    }

    static void toDoubles(double[] d, int o, Object a, int p, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toDoubles(d, o, x, p, n);
            case int[] x -> IntTiles.toDoubles(d, o, x, p, n);
            case long[] x -> LongTiles.toDoubles(d, o, x, p, n);
            default -> BoolTiles.toDoubles(d, o, (byte[]) a, p, n);
        }
    }

    static void toInts(int[] d, int o, Object a, int p, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toInts(d, o, x, p, n);
            case double[] x -> DoubleTiles.toInts(d, o, x, p, n);
            case long[] x -> LongTiles.toInts(d, o, x, p, n);
            default -> BoolTiles.toInts(d, o, (byte[]) a, p, n);
        }
    }

    static void toLongs(long[] d, int o, Object a, int p, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toLongs(d, o, x, p, n);
            case double[] x -> DoubleTiles.toLongs(d, o, x, p, n);
            case int[] x -> IntTiles.toLongs(d, o, x, p, n);
            default -> BoolTiles.toLongs(d, o, (byte[]) a, p, n);
        }
    }

    static void toBools(byte[] d, int o, Object a, int p, int n) {
        switch (a) {
            case float[] x -> FloatTiles.toBools(d, o, x, p, n);
            case double[] x -> DoubleTiles.toBools(d, o, x, p, n);
            case int[] x -> IntTiles.toBools(d, o, x, p, n);
            default -> LongTiles.toBools(d, o, (long[]) a, p, n);
        }
    }
}
