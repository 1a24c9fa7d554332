package dev.obor.backend;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The random engine behind every draw: the 32-bit Mersenne Twister with PyTorch's way of seeding
/// and of turning words into numbers, and the normal number that PyTorch keeps between calls.
///
/// Locking: whoever draws holds this object's monitor for the whole fill, so that two threads never
/// share a stretch of the stream. The drawing methods do not lock by themselves.
///
/// Source: M. Matsumoto and T. Nishimura, "Mersenne Twister", 1998; PyTorch's `MT19937RNGEngine.h`
/// and `CPUGeneratorImpl.cpp`.
public final class Mt19937 {
    /// The seed of a generator that was never seeded.
    public static final long DEFAULT_SEED = 67280421310721L;

    /// Words in the engine's state.
    static final int SIZE = 624;

    private static final int SHIFT = 397;
    private static final float FLOAT_UNIT = 0x1p-24f;
    private static final double DOUBLE_UNIT = 0x1p-53;
    private static final int FLOAT_BITS = (1 << 24) - 1;
    private static final long DOUBLE_BITS = (1L << 53) - 1;

    /// Everything that distinguishes one moment of an engine from another.
    ///
    /// @param left words until the block is regenerated, counting the one that triggers it
    /// @param next where the next word is read
    /// @param words the raw block
    /// @param normal the kept double normal, null if there is none
    /// @param floatNormal the kept float normal, which CPU kernels never use, null if there is none
    record State(
            long seed,
            int left,
            int next,
            int[] words,
            @Nullable Double normal,
            @Nullable Float floatNormal) {}

    private long seed;
    private int left;
    private int next;
    private int[] words = new int[SIZE];
    private int[] spare = new int[SIZE];
    private final int[] tempered = new int[SIZE];
    private boolean normalKept;
    private double normal;
    private @Nullable Float floatNormal;

    /// An engine at the start of a seed's stream.
    public Mt19937(long seed) {
        seed(seed);
    }

    /// Starts the stream of a seed, of which only the low 32 bits matter, and forgets the kept
    /// normal.
    public synchronized void seed(long newSeed) {
        seed = newSeed;
        words[0] = (int) newSeed;
        for (int j = 1; j < SIZE; j++) {
            words[j] = 1812433253 * (words[j - 1] ^ (words[j - 1] >>> 30)) + j;
        }
        left = 1;
        next = 0;
        normalKept = false;
        floatNormal = null;
    }

    /// The seed this stream was started with, as an unsigned number.
    public synchronized long initialSeed() {
        return seed;
    }

    /// 32 random bits.
    public int nextInt() {
        if (--left == 0) {
            regenerate();
        }
        return tempered[next++];
    }

    /// 64 random bits; the first word drawn is the high half.
    public long nextLong() {
        long high = nextInt();
        return high << 32 | nextInt() & 0xffffffffL;
    }

    /// A float in [0, 1) from the low 24 bits of a word.
    public float nextFloat() {
        return (nextInt() & FLOAT_BITS) * FLOAT_UNIT;
    }

    /// A double in [0, 1) from the low 53 bits of two words.
    public double nextDouble() {
        return (nextLong() & DOUBLE_BITS) * DOUBLE_UNIT;
    }

    /// The same as `count` calls of [#nextFloat()].
    public void nextFloats(float[] out, int from, int count) {
        Objects.checkFromIndexSize(from, count, out.length);
        int done = 0;
        while (done < count) {
            int run = readable(count - done);
            int base = from + done;
            for (int i = 0; i < run; i++) {
                out[base + i] = (tempered[next + i] & FLOAT_BITS) * FLOAT_UNIT;
            }
            skip(run);
            done += run;
        }
    }

    /// The same as `count` calls of [#nextDouble()].
    public void nextDoubles(double[] out, int from, int count) {
        Objects.checkFromIndexSize(from, count, out.length);
        int done = 0;
        while (done < count) {
            int run = Math.min(count - done, readable(SIZE) / 2);
            if (run == 0) {
                out[from + done++] = nextDouble(); // its two words lie in two blocks
                continue;
            }
            int base = from + done;
            for (int i = 0; i < run; i++) {
                long high = tempered[next + 2 * i];
                long bits = high << 32 | tempered[next + 2 * i + 1] & 0xffffffffL;
                out[base + i] = (bits & DOUBLE_BITS) * DOUBLE_UNIT;
            }
            skip(2 * run);
            done += run;
        }
    }

    /// A normal number from two uniforms, which make two of them; the second is kept for the next
    /// call, whatever mean and deviation that call has.
    public double nextNormal(double mean, double std) {
        if (normalKept) {
            normalKept = false;
            return Math.fma(normal, std, mean);
        }
        double u1 = nextDouble();
        double u2 = nextDouble();
        double radius = Math.sqrt(-2.0 * Math.log1p(-u2));
        double angle = (2.0 * Math.PI) * u1;
        normal = radius * Math.sin(angle);
        normalKept = true;
        return Math.fma(radius * Math.cos(angle), std, mean);
    }

    /// A copy of the whole state.
    synchronized State snapshot() {
        return new State(seed, left, next, words.clone(), normalKept ? normal : null, floatNormal);
    }

    /// Goes to a state taken before.
    synchronized void restore(State state) {
        seed = state.seed();
        left = state.left();
        next = state.next();
        words = state.words().clone();
        Double kept = state.normal();
        normalKept = kept != null;
        normal = kept == null ? 0 : kept;
        floatNormal = state.floatNormal();
        temper();
    }

    /// The state as PyTorch's 5,056 bytes.
    public byte[] stateBytes() {
        return EngineState.toBytes(snapshot());
    }

    /// Goes to the state that PyTorch's 5,056 bytes describe.
    ///
    /// @throws dev.obor.base.ValueError if the bytes are no such state
    public void stateBytes(byte[] bytes) {
        restore(EngineState.fromBytes(bytes));
    }

    /// How many of `wanted` words, at least one, can be read from `next` on without regenerating.
    private int readable(int wanted) {
        if (left == 1) {
            regenerate();
            left++; // the word that triggered the regeneration is still to be read
        }
        return Math.min(wanted, left - 1);
    }

    private void skip(int count) {
        next += count;
        left -= count;
    }

    /// Writes the new block beside the old one: no loop then reads what it wrote less than 227
    /// elements ago, and the compiler can use vectors.
    private void regenerate() {
        int[] old = words;
        int[] fresh = spare;
        for (int k = 0; k < SIZE - SHIFT; k++) {
            fresh[k] = old[k + SHIFT] ^ twist(old[k], old[k + 1]);
        }
        for (int k = SIZE - SHIFT; k < SIZE - 1; k++) {
            fresh[k] = fresh[k + SHIFT - SIZE] ^ twist(old[k], old[k + 1]);
        }
        fresh[SIZE - 1] = fresh[SHIFT - 1] ^ twist(old[SIZE - 1], fresh[0]);
        words = fresh;
        spare = old;
        left = SIZE;
        next = 0;
        temper();
    }

    private static int twist(int high, int low) {
        int y = (high & 0x80000000) | (low & 0x7fffffff);
        return (y >>> 1) ^ (-(low & 1) & 0x9908b0df);
    }

    private void temper() {
        int[] in = words;
        int[] out = tempered;
        for (int k = 0; k < SIZE; k++) {
            int y = in[k];
            y ^= y >>> 11;
            y ^= (y << 7) & 0x9d2c5680;
            y ^= (y << 15) & 0xefc60000;
            out[k] = y ^ (y >>> 18);
        }
    }
}
