package dev.obor.distributions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The direction numbers of Sobol's sequences, from the file that `conformance/python/sobol.py`
/// wrote: for each coordinate after the first the degree of its primitive polynomial in 5 bits, the
/// coefficients between the first and the last, and of its first numbers `m(i) < 2^i`, which are
/// odd, the other bits.
final class SobolDirections {
    private static final int BITS = SobolEngine.MAXBIT;

    private final byte[] bytes;
    private long at;

    private SobolDirections(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Those of the first coordinates, new arrays.
    static int[][] of(int dimension) {
        int[][] directions = new int[dimension][BITS];
        for (int j = 0; j < BITS; j++) {
            directions[0][j] = 1 << (BITS - 1 - j);
        }
        if (dimension > 1) {
            SobolDirections file = new SobolDirections(read());
            for (int d = 1; d < dimension; d++) {
                file.next(directions[d]);
            }
        }
        return directions;
    }

    private static byte[] read() {
        try (InputStream in = SobolDirections.class.getResourceAsStream("sobol.bin")) {
            return Objects.requireNonNull(in, "sobol.bin").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int bits(int n) {
        int value = 0;
        for (int i = 0; i < n; i++, at++) {
            value = value << 1 | bytes[(int) (at >> 3)] >> (7 - (at & 7)) & 1;
        }
        return value;
    }

    /// Bratley and Fox's recurrence, from the first numbers on.
    private void next(int[] directions) {
        int degree = bits(5);
        int coefficients = bits(degree - 1);
        for (int j = 0; j < degree; j++) {
            directions[j] = bits(j) << 1 | 1;
        }
        for (int j = degree; j < BITS; j++) {
            int value = directions[j - degree] ^ directions[j - degree] << degree;
            for (int k = 1; k < degree; k++) {
                if ((coefficients >> (degree - 1 - k) & 1) != 0) {
                    value ^= directions[j - k] << k;
                }
            }
            directions[j] = value;
        }
        for (int j = 0; j < BITS; j++) {
            directions[j] <<= BITS - 1 - j;
        }
    }
}
