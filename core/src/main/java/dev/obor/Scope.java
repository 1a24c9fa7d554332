package dev.obor;

import dev.obor.base.ValueError;
import dev.obor.op.memory.MemoryScope;

/// A block at whose end the memory of the tensors made in it is reused for the next ones.
///
/// ```java
/// for (Sample batch : loader) {
///     try (var s = scope()) {
///         Tensor loss = F.crossEntropy(model.call(batch.x()), batch.y());
///         optimizer.zeroGrad();
///         loss.backward();
///         optimizer.step();
///         losses.add(s.keep(loss.detach()));
///     }
/// }
/// ```
///
/// A program never needs one: without it the collector does the work, with memory that is new and
/// therefore slow to write. In a scope the next step gets the arrays of the one before, which are
/// still in the cache.
///
/// What the program made itself in the block is gone at its end, unless [#keep] was told of it:
/// using it then is a [dev.obor.base.StateError], never a wrong number. Everything that belongs to
/// something that lives longer survives by itself: parameters and buffers, gradients, the state of
/// an optimizer, what the graph needs for a later `backward()`, what a hook has seen, what was made
/// before the block, and a tensor that another thread has used.
///
/// A view keeps the memory that it looks at. A scope inside a scope hands what it keeps to the one
/// around it. A scope belongs to the thread that opened it and covers what that thread does; at
/// most a quarter of the heap waits for its end, the oldest tensors are left to the collector
/// before.
public final class Scope implements AutoCloseable {
    private final MemoryScope scope = MemoryScope.open();

    Scope() {}

    /// Keeps a tensor, or all tensors inside a list, map, array, `Optional` or record, beyond the
    /// end of this scope; returns the value.
    ///
    /// @throws ValueError if the value is none of these, so that its tensors cannot be seen
    /// @throws dev.obor.base.StateError if the scope has ended or belongs to another thread
    public <T> T keep(T value) {
        if (!scope.keep(value)) {
            throw new ValueError(
                    "keep: the tensors inside a " + value.getClass().getName() + " cannot be seen",
                    "Pass the tensors themselves, or a list, map, array or record of them.");
        }
        return value;
    }

    /// Ends the scope; a second call does nothing.
    ///
    /// @throws dev.obor.base.StateError on another thread than the one that opened it
    @Override
    public void close() {
        scope.close();
    }
}
