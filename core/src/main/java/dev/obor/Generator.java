package dev.obor;

import dev.obor.backend.Mt19937;
import dev.obor.base.Arguments;
import dev.obor.op.GeneratorAccess;
import dev.obor.op.Recording;
import java.security.SecureRandom;

/// A source of random numbers with a state of its own, `torch.Generator` on the CPU: the same seed
/// gives the same numbers as PyTorch.
///
/// Locking: every operation that draws holds the generator's lock for the whole tensor it fills, so
/// a generator may be shared between threads without corrupting it. Which thread gets which numbers
/// then depends on their timing; for repeatable numbers give each thread its own.
public final class Generator {
    static {
        GeneratorAccess.install(generator -> generator.engine);
    }

    private static final String SEEDED =
            "a captured step cannot read or set the state of a random generator: later calls would"
                    + " not do it again";
    private static final String OUTSIDE =
            "Seed outside of the step. A checkpoint inside needs preserveRngState(false).";

    private final Mt19937 engine = new Mt19937(Mt19937.DEFAULT_SEED);

    /// A generator with PyTorch's initial seed, 67280421310721.
    public Generator() {}

    /// Starts the stream of a seed and returns this. A negative seed counts as that seed plus 2^64;
    /// of the seed only the low 32 bits decide which numbers come.
    public Generator manualSeed(long seed) {
        Recording.refuse(SEEDED, OUTSIDE);
        engine.seed(seed);
        return this;
    }

    /// The seed of the current stream: what was given to [#manualSeed], or found by [#seed], as an
    /// unsigned number.
    public long initialSeed() {
        return engine.initialSeed();
    }

    /// Seeds with a 53-bit number from the system's entropy and returns it.
    public long seed() {
        Recording.refuse(SEEDED, OUTSIDE);
        long seed = new SecureRandom().nextLong() >>> 11;
        engine.seed(seed);
        return seed;
    }

    /// The whole state as 5,056 bytes, in the form of PyTorch's `get_state`.
    public byte[] getState() {
        Recording.refuse(SEEDED, OUTSIDE);
        return engine.stateBytes();
    }

    /// Goes to a state that [#getState] or PyTorch's `get_state` returned; returns this.
    ///
    /// @throws dev.obor.base.ValueError if the bytes are no such state
    public Generator setState(byte[] state) {
        Recording.refuse(SEEDED, OUTSIDE);
        engine.stateBytes(Arguments.given(state, "state"));
        return this;
    }

    /// A generator that will give the same numbers as this one, PyTorch's `clone_state`.
    public Generator cloneState() {
        return new Generator().setState(getState());
    }

    /// `Generator(seed=0)`.
    @Override
    public String toString() {
        return "Generator(seed=" + Long.toUnsignedString(initialSeed()) + ")";
    }
}
