package dev.obor.distributions;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.op.Globals;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Points of a Sobol sequence, which fill the unit cube more evenly than random ones: PyTorch's
/// `torch.quasirandom.SobolEngine`, with its points.
///
/// ```java
/// var sobol = new SobolEngine(2);
/// sobol.draw(3) // [[0, 0], [0.5, 0.5], [0.75, 0.25]]
/// ```
///
/// The mean of a function over the points is near its integral: the error falls nearly as fast as
/// their number grows, where that of random points falls as its square root. Take powers of two of
/// them, [#drawBase2].
///
/// Sources: S. Joe, F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", 2008, whose direction numbers these are; A. B. Owen, "Scrambling Sobol and
/// Niederreiter-Xing points", 1998.
public final class SobolEngine {
    // Points that are written at once.
    private static final int ROWS = 1024;

    /// How many bits a coordinate has.
    public static final int MAXBIT = 30;

    /// The largest dimension.
    public static final int MAXDIM = 21_201;

    private static final double UNIT = 1.0 / (1 << MAXBIT);

    private final int dimension;
    private final EngineOptions options;

    /// For each coordinate its direction numbers, the first one's bit the highest.
    private final int[][] directions;

    private final int[] shift;
    private int[] quasi;
    private long numGenerated;

    /// Optional arguments.
    public static final class EngineOptions extends Options<EngineOptions> {
        boolean scramble;
        @Nullable Long seed;

        EngineOptions() {}

        /// Whether the points are scrambled at random, false: then every one is uniformly
        /// distributed, and they keep their evenness.
        public EngineOptions scramble(boolean value) {
            return set(() -> scramble = value);
        }

        /// The seed of the scrambling; null takes the default generator.
        public EngineOptions seed(@Nullable Long value) {
            return set(() -> seed = value);
        }
    }

    /// Points of a number of coordinates.
    ///
    /// @throws ValueError if that is not from 1 to [#MAXDIM]
    public SobolEngine(int dimension) {
        this(dimension, o -> {});
    }

    /// Points of a number of coordinates, with options.
    ///
    /// @throws ValueError if that is not from 1 to [#MAXDIM]
    public SobolEngine(int dimension, Consumer<EngineOptions> options) {
        if (dimension < 1 || dimension > MAXDIM) {
            throw new ValueError(
                    "Supported range of dimensionality for SobolEngine is [1, " + MAXDIM + "]");
        }
        this.options = new EngineOptions().with(options);
        this.dimension = dimension;
        directions = SobolDirections.of(dimension);
        shift = this.options.scramble ? scramble() : new int[dimension];
        quasi = shift.clone();
    }

    /// Turns all directions by random triangular matrices of bits, and draws where to begin.
    private int[] scramble() {
        Long seed = options.seed;
        Generator generator =
                seed == null ? Obor.defaultGenerator() : new Generator().manualSeed(seed);
        long[] bits = draw(generator, dimension, MAXBIT);
        long[] matrices = draw(generator, dimension, MAXBIT, MAXBIT);
        int[] begin = new int[dimension];
        for (int d = 0; d < dimension; d++) {
            for (int j = 0; j < MAXBIT; j++) {
                begin[d] |= (int) bits[d * MAXBIT + j] << j;
            }
            int[] rows = rows(matrices, d * MAXBIT * MAXBIT);
            for (int j = 0; j < MAXBIT; j++) {
                directions[d][j] = turned(rows, directions[d][j]);
            }
        }
        return begin;
    }

    private static long[] draw(Generator generator, long... shape) {
        return Obor.randint(2, shape, o -> o.generator(generator)).flatten().toLongArray();
    }

    /// The rows of a lower triangular matrix with ones on its diagonal, bit 29 the first column.
    private static int[] rows(long[] matrices, int at) {
        int[] rows = new int[MAXBIT];
        for (int p = 0; p < MAXBIT; p++) {
            for (int k = 0; k < p; k++) {
                rows[p] |= (int) matrices[at + p * MAXBIT + k] << (MAXBIT - 1 - k);
            }
            rows[p] |= 1 << (MAXBIT - 1 - p);
        }
        return rows;
    }

    private static int turned(int[] rows, int direction) {
        int turned = 0;
        for (int p = 0; p < MAXBIT; p++) {
            turned |= (Integer.bitCount(rows[p] & direction) & 1) << (MAXBIT - 1 - p);
        }
        return turned;
    }

    /// The next point, `(1, dimension)`, of the default dtype.
    public Tensor draw() {
        return draw(1);
    }

    /// The next points, `(n, dimension)`, of the default dtype.
    ///
    /// @throws ValueError if `n` is negative
    public Tensor draw(int n) {
        return draw(n, Globals.defaultDType());
    }

    /// The next points, `(n, dimension)`.
    ///
    /// @param dtype float32 or float64, in which large numbers of points differ
    /// @throws ValueError if `n` is negative
    public Tensor draw(int n, DType dtype) {
        Arguments.given(dtype, "dtype");
        Tensor all = Obor.empty(DType.FLOAT64, count(n), dimension);
        double[] points = new double[Math.min(n, ROWS) * dimension];
        for (int from = 0; from < n; from += ROWS) {
            int rows = Math.min(ROWS, n - from);
            for (int i = 0; i < rows; i++) {
                step();
                for (int d = 0; d < dimension; d++) {
                    points[i * dimension + d] = quasi[d] * UNIT;
                }
            }
            double[] these =
                    rows * dimension == points.length
                            ? points
                            : Arrays.copyOf(points, rows * dimension);
            all.narrow(0, from, rows).copy_(Obor.fromArray(these, DType.FLOAT64, rows, dimension));
        }
        return all.to(dtype);
    }

    /// The next `2^m` points, `(2^m, dimension)`.
    ///
    /// @throws ValueError if the points drawn so far and these are no power of two together, for
    ///   then they are not even
    public Tensor drawBase2(int m) {
        return drawBase2(m, Globals.defaultDType());
    }

    /// The next `2^m` points of a dtype, `(2^m, dimension)`.
    ///
    /// @throws ValueError if the points drawn so far and these are no power of two together
    public Tensor drawBase2(int m, DType dtype) {
        Arguments.given(dtype, "dtype");
        if (m < 0 || m > MAXBIT) {
            throw new ValueError("draw_base2: 2^" + m + " points cannot be drawn");
        }
        int n = 1 << m;
        long total = numGenerated + n;
        if ((total & total - 1) != 0) {
            throw new ValueError(
                    "The balance properties of Sobol' points require n to be a power of 2. "
                            + numGenerated
                            + " points have been previously generated, then: n="
                            + numGenerated
                            + "+2**"
                            + m
                            + "="
                            + total
                            + ". If you still want to do this, please use 'SobolEngine.draw()'"
                            + " instead.");
        }
        return draw(n, dtype);
    }

    /// Leaves out points.
    ///
    /// @throws ValueError if `n` is negative
    public SobolEngine fastForward(int n) {
        for (int i = 0; i < count(n); i++) {
            step();
        }
        return this;
    }

    /// Begins anew.
    public SobolEngine reset() {
        quasi = shift.clone();
        numGenerated = 0;
        return this;
    }

    private static int count(int n) {
        if (n < 0) {
            throw new ValueError(
                    "SobolEngine: the number of points must not be negative, got " + n);
        }
        return n;
    }

    /// The next point: the one direction by which Gray's code of its number differs.
    private void step() {
        if (numGenerated > 0) {
            int bit = Long.numberOfTrailingZeros(~(numGenerated - 1));
            if (bit >= MAXBIT) {
                throw new ValueError("SobolEngine: all 2^" + MAXBIT + " points have been drawn");
            }
            for (int d = 0; d < dimension; d++) {
                quasi[d] ^= directions[d][bit];
            }
        }
        numGenerated++;
    }

    @Override
    public String toString() {
        return "SobolEngine(dimension="
                + dimension
                + (options.scramble ? ", scramble=True" : "")
                + (options.seed == null ? "" : ", seed=" + options.seed)
                + ")";
    }
}
