package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.StateError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The memory behind one or more views: a plain Java array that the collector sees.
///
/// A storage may be *held* by parts of the library (a composite's temporary, a saved activation, a
/// gradient on its way). When the last hold is let go and the storage has not *escaped* to user
/// code, its array goes back to the pool of its backend and this object is dead for ever: any later
/// use is a [StateError]. What has escaped is left to the collector.
///
/// What user code makes inside a scope belongs to that scope (its [Owner]) until it ends: user code
/// may use it meanwhile, and afterwards it counts as if nobody had seen it.
///
/// Not thread-safe by itself: storage that has not escaped belongs to one thread at a time. But
/// storage of an open scope that another thread comes across escapes, and the scope's thread cannot
/// miss it: whether an array is given back is decided once.
public final class Storage {
    private static final int LIVE = 0;
    private static final int ESCAPED = 1;
    private static final int DEAD = 2;
    private static final VarHandle STATE = stateHandle();

    private static VarHandle stateHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Storage.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private final DType dtype;
    private final long length;
    private final @Nullable Pool pool;
    private @Nullable Object array;
    private int holds;
    private int state;
    private @Nullable Owner owner;
    private boolean promised;

    /// What storages belong to until it ends: a scope of one thread.
    public abstract static class Owner {
        private final Thread thread = Thread.currentThread();
        private boolean open = true;

        /// For scopes.
        protected Owner() {}

        /// Whether storages still belong to it.
        public final boolean isOpen() {
            return open;
        }

        /// Whether the calling thread is the one that opened it.
        public final boolean isMine() {
            return thread == Thread.currentThread();
        }

        /// Ends it.
        protected final void end() {
            open = false;
        }

        /// What is said of a tensor whose memory was given back after this had ended.
        public abstract StateError tooLate();
    }

    /// Where arrays go when nobody needs them any more.
    public interface Pool {
        /// Takes an array back; it will be handed out again with old content.
        void recycle(DType dtype, Object array);
    }

    /// Wraps an array that a pool handed out, or with no pool one that is never recycled; for
    /// backends.
    public Storage(DType dtype, Object array, long length, @Nullable Pool pool) {
        this.dtype = dtype;
        this.array = array;
        this.length = length;
        this.pool = pool;
        this.state = pool == null ? ESCAPED : LIVE;
    }

    /// A storage without memory, for tensors whose size is not known yet; whoever uses it is told
    /// what `owner` says.
    public static Storage none(DType dtype, Owner owner) {
        Storage storage = new Storage(dtype, owner, 0, null);
        storage.array = null;
        storage.owner = owner;
        return storage;
    }

    /// A storage without memory until [#back] gives it some: part of a plan.
    public static Storage unbacked(DType dtype, long length) {
        Storage storage = new Storage(dtype, dtype, length, null);
        storage.array = null;
        return storage;
    }

    /// A storage on the memory of another that counts as unseen, as if a backend had just made it,
    /// but whose memory no pool gets back.
    public static Storage sharing(Storage memory, long length) {
        return new Storage(memory.dtype, memory.array(), length, (dtype, array) -> {});
    }

    /// A storage on the memory of another that everybody may see, until [#withdraw].
    ///
    /// @param lender says what is said of it afterwards
    public static Storage lent(Storage memory, long length, Owner lender) {
        Storage storage = new Storage(memory.dtype, memory.array(), length, null);
        storage.owner = lender;
        return storage;
    }

    /// A storage without memory until [#back] gives it some that tensors may be windows on before:
    /// what a file has, while it is not read yet.
    public static Storage promised(DType dtype, long length) {
        Storage storage = unbacked(dtype, length);
        storage.promised = true;
        return storage;
    }

    /// Puts it on the memory of another, which is at least as long.
    public void back(Storage memory) {
        if (memory.dtype != dtype || memory.length < length) {
            throw new IllegalArgumentException(
                    "memory of " + memory.length + " for a storage of " + length);
        }
        array = memory.array();
        promised = false;
    }

    /// Takes the memory away: using it is an error from now on.
    public void withdraw() {
        array = null;
    }

    /// Whether two storages are on the same memory.
    public boolean sharesMemory(Storage other) {
        return array != null && array == other.array;
    }

    /// The dtype of the elements.
    public DType dtype() {
        return dtype;
    }

    /// The number of elements; the array itself may be longer.
    public long length() {
        return length;
    }

    /// How many numbers there are: two for each complex element.
    public long numbers() {
        return dtype.isComplex() ? 2 * length : length;
    }

    /// What the backend that made it keeps the elements in. Nobody else may look inside, which a
    /// test of the architecture checks: others go through [Backend].
    ///
    /// @throws StateError if the memory was recycled
    public Object array() {
        Object a = array;
        if (a == null) {
            checkAlive();
            throw new AssertionError("not read yet");
        }
        return a;
    }

    /// Says why the memory is gone, if it is.
    ///
    /// @throws StateError if the memory was recycled
    public void checkAlive() {
        if (array == null && !promised) {
            Owner o = owner;
            throw o != null ? o.tooLate() : unseen();
        }
    }

    /// What is said of a tensor whose memory belonged to the library alone.
    public static StateError unseen() {
        return new StateError(
                "This tensor's memory was given back: nothing outside the library could see it, or"
                        + " backward() freed it.",
                "A tensor that gradFn() hands out is gone after backward(): clone() it before.");
    }

    /// The scope that it belongs to or belonged to last, or null.
    public @Nullable Owner owner() {
        return owner;
    }

    /// Gives it to a scope, unless it has escaped or belongs to one that is still open.
    ///
    /// @return whether it belongs to that scope from now on
    public boolean belongTo(Owner scope) {
        Owner before = owner;
        if (state != LIVE || before == scope) {
            return false;
        }
        if (before != null && before.isOpen()) {
            checkThread();
            return false;
        }
        owner = scope;
        return true;
    }

    /// Takes it out of its scope, as if nobody had seen it.
    public void leaveOwner() {
        owner = null;
    }

    /// Recycles the array if its scope was the last that it belonged to.
    public void ownerEnded() {
        if (holds <= 0 && state == LIVE) {
            die();
        }
    }

    /// Lets it escape where the calling thread is not that of its open scope.
    public void checkThread() {
        Owner o = owner;
        if (o != null && o.isOpen() && !o.isMine()) {
            escape();
        }
    }

    /// Whether the memory is still there.
    public boolean isAlive() {
        return array != null;
    }

    /// Says that user code can reach this storage from now on: it will never be recycled.
    public void escape() {
        if (state == LIVE) {
            if (owner == null) {
                state = ESCAPED;
            } else {
                STATE.compareAndSet(this, LIVE, ESCAPED);
            }
        }
    }

    /// Whether user code may hold this storage for ever.
    public boolean hasEscaped() {
        return state == ESCAPED;
    }

    /// Whether user code may see this storage now: it has escaped or belongs to an open scope.
    public boolean isVisible() {
        return state == ESCAPED || isOwned();
    }

    private boolean isOwned() {
        Owner o = owner;
        return o != null && o.isOpen();
    }

    /// How many internal owners there are.
    public int holds() {
        return holds;
    }

    /// Adds one internal owner.
    public void hold() {
        if (owner != null) {
            checkThread();
        }
        holds++;
    }

    /// Ends one internal ownership without recycling: somebody else takes over.
    public void letGo() {
        holds--;
    }

    /// Ends one internal ownership; the last one recycles the array unless the storage is visible.
    public void release() {
        if (owner != null) {
            checkThread();
        }
        if (--holds <= 0 && state == LIVE && !isOwned()) {
            die();
        }
    }

    private void die() {
        boolean mine;
        if (owner == null) {
            state = DEAD;
            mine = true;
        } else {
            mine = STATE.compareAndSet(this, LIVE, DEAD);
        }
        Object a = array;
        if (mine && a != null && pool != null) {
            array = null;
            pool.recycle(dtype, a);
        }
    }
}
