package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.StateError;
import org.jspecify.annotations.Nullable;

/// The memory behind one or more views: a plain Java array that the collector sees.
///
/// A storage may be *held* by parts of the library (a composite's temporary, a saved activation, a
/// gradient on its way). When the last hold is let go and the storage has not *escaped* to user
/// code, its array goes back to the pool of its backend and this object is dead for ever: any later
/// use is a [StateError]. What has escaped is left to the collector.
///
/// Not thread-safe by itself: storage that has not escaped belongs to one thread at a time.
public final class Storage {
    private final DType dtype;
    private final int length;
    private final @Nullable Pool pool;
    private @Nullable Object array;
    private int holds;
    private boolean escaped;

    /// Where arrays go when nobody needs them any more.
    public interface Pool {
        /// Takes an array back; it will be handed out again with old content.
        void recycle(DType dtype, Object array);
    }

    /// Wraps an array that a pool handed out, or with no pool one that is never recycled.
    public Storage(DType dtype, Object array, int length, @Nullable Pool pool) {
        this.dtype = dtype;
        this.array = array;
        this.length = length;
        this.pool = pool;
        this.escaped = pool == null;
    }

    /// The dtype of the elements.
    public DType dtype() {
        return dtype;
    }

    /// The number of elements; the array itself may be longer.
    public int length() {
        return length;
    }

    /// The array, by dtype as [DType] says.
    ///
    /// @throws StateError if the memory was recycled
    public Object array() {
        Object a = array;
        if (a == null) {
            throw new StateError(
                    "This tensor's memory was given back: it was made inside a scope that has ended,"
                            + " or freed by backward(). Clone it inside the scope to keep it.");
        }
        return a;
    }

    /// Whether the memory is still there.
    public boolean isAlive() {
        return array != null;
    }

    /// Says that user code can reach this storage from now on: it will never be recycled.
    public void escape() {
        escaped = true;
    }

    /// Whether user code may hold this storage.
    public boolean hasEscaped() {
        return escaped;
    }

    /// How many internal owners there are.
    public int holds() {
        return holds;
    }

    /// Adds one internal owner.
    public void hold() {
        holds++;
    }

    /// Ends one internal ownership without recycling: somebody else takes over.
    public void letGo() {
        holds--;
    }

    /// Ends one internal ownership; the last one recycles the array unless the storage escaped.
    public void release() {
        if (--holds <= 0 && !escaped) {
            Object a = array;
            if (a != null && pool != null) {
                array = null;
                pool.recycle(dtype, a);
            }
        }
    }
}
