package dev.obor.cpu.program;

import java.util.Arrays;

/// Fills the start of a tile with one value.
final class Fill {
    private Fill() {}

    /// With an element of an array of the same kind.
    static void with(Object tile, int n, Object array, int at) {
        switch (tile) {
            case float[] t -> Arrays.fill(t, 0, n, ((float[]) array)[at]);
            case double[] t -> Arrays.fill(t, 0, n, ((double[]) array)[at]);
            case int[] t -> Arrays.fill(t, 0, n, ((int[]) array)[at]);
            case long[] t -> Arrays.fill(t, 0, n, ((long[]) array)[at]);
            default -> Arrays.fill((byte[]) tile, 0, n, ((byte[]) array)[at]);
        }
    }

    /// With a number given as bits.
    ///
    /// @param asDouble whether a float number comes as the bits of a double
    static void with(Object tile, int n, long bits, boolean asDouble) {
        switch (tile) {
            case float[] t -> {
                float value =
                        asDouble
                                ? (float) Double.longBitsToDouble(bits)
                                : Float.intBitsToFloat((int) bits);
                Arrays.fill(t, 0, n, value);
            }
            case double[] t -> Arrays.fill(t, 0, n, Double.longBitsToDouble(bits));
            case int[] t -> Arrays.fill(t, 0, n, (int) bits);
            case long[] t -> Arrays.fill(t, 0, n, bits);
            default -> Arrays.fill((byte[]) tile, 0, n, (byte) (bits == 0 ? 0 : 1));
        }
    }
}
