package dev.obor.distributed;

import dev.obor.base.StateError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A collective call on its way, PyTorch's `Work`: what `asyncOp(true)` returns.
///
/// Tensors of the call must be left alone until it is done. Waits are bounded: by the timeout of
/// the group at the latest the call ends with an error that names the rank it waited for.
public final class Work {
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Work() {}

    void finish() {
        done.complete(null);
    }

    void fail(StateError error) {
        done.completeExceptionally(error);
    }

    /// Waits until the call is done, PyTorch's `wait()`.
    ///
    /// @throws StateError naming the rank that failed, if the group is broken
    public void await() {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw again(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateError("interrupted while waiting for the other ranks", e);
        }
    }

    private static StateError again(@Nullable Throwable cause) {
        if (cause instanceof StateError error) {
            StateError here = new StateError(error.sentence(), error.advice());
            here.initCause(error);
            return here;
        }
        return new StateError("a collective call has failed", new CompletionException(cause));
    }

    /// Whether it is over, well or not.
    public boolean isCompleted() {
        return done.isDone();
    }

    /// Whether it is over and went well.
    public boolean isSuccess() {
        return done.isDone() && !done.isCompletedExceptionally();
    }
}
