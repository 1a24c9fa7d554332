package dev.obor.nn;

/// Takes a hook off again.
///
/// It may be used in a try-with-resources statement, so that a hook lives for one block.
public final class RemovableHandle implements AutoCloseable {
    private final Runnable removal;

    RemovableHandle(Runnable removal) {
        this.removal = removal;
    }

    /// Removes the hook; a second call does nothing.
    public void remove() {
        removal.run();
    }

    /// The same as [#remove].
    @Override
    public void close() {
        remove();
    }
}
