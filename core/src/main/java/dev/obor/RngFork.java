package dev.obor;

import dev.obor.op.Globals;

/// A block after whose end the default generator is where it was before, PyTorch's
/// `torch.random.fork_rng`.
///
/// ```java
/// try (var _ = forkRng()) {
///     manualSeed(7); // what is drawn here changes nothing outside
/// }
/// ```
public final class RngFork implements AutoCloseable {
    private final byte[] state = Globals.defaultGenerator().getState();

    RngFork() {}

    /// Goes back to the state from before.
    @Override
    public void close() {
        Globals.defaultGenerator().setState(state);
    }
}
