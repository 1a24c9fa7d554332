package dev.obor.base;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Takes a hook off again, PyTorch's `torch.utils.hooks.RemovableHandle`.
///
/// Every method that registers a hook returns one. It may be used in a try-with-resources
/// statement, so that a hook lives for one block; nothing has to be caught.
public final class RemovableHandle implements AutoCloseable {
    private final AtomicReference<@Nullable Runnable> removal;

    /// A handle that runs `removal` once.
    public RemovableHandle(Runnable removal) {
        Arguments.given(removal, "removal");
        this.removal = new AtomicReference<>(removal);
    }

    /// Removes the hook; a second call does nothing. A pass that is under way still runs it.
    public void remove() {
        Runnable first = removal.getAndSet(null);
        if (first != null) {
            first.run();
        }
    }

    /// The same as [#remove].
    @Override
    public void close() {
        remove();
    }
}
