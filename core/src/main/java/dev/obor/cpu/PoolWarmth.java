package dev.obor.cpu;

/// Whether a pooling's vector code is compiled: until then it takes a hundred times as long as
/// plain loops. The first use has it run on made-up numbers, on the compiler thread.
final class PoolWarmth {
    // The virtual machine compiles for good after some thousand calls.
    private static final int CALLS = 300;
    private static final int ROUNDS = 400;
    private static final int PAUSE_MILLIS = 3;

    // Within that time a row of two vectors is done by compiled code, and by no other.
    private static final long COMPILED = 2_000;

    private final Runnable row;
    // Plain fields: a late reader takes the plain loops once more, with the same result.
    private boolean ready;
    private boolean asked;

    /// @param row pools a row of about two vectors with the vector code
    PoolWarmth(Runnable row) {
        this.row = row;
    }

    /// Whether to use the vector code.
    boolean isWarm() {
        if (ready || !VectorTier.PRESENT) {
            return ready;
        }
        if (Tiers.current() != Tiers.AUTO) {
            return Tiers.current() == Tiers.GENERATED;
        }
        if (!asked) {
            asked = true;
            Kernels.later(this::warm);
        }
        return false;
    }

    private void warm() throws InterruptedException {
        for (int round = 0; round < ROUNDS && !ready; round++) {
            for (int call = 0; call < CALLS; call++) {
                row.run();
            }
            ready = isFast() && isFast();
            Thread.sleep(ready ? 0 : PAUSE_MILLIS);
        }
    }

    private boolean isFast() {
        long start = System.nanoTime();
        row.run();
        return System.nanoTime() - start < COMPILED;
    }
}
