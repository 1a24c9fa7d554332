package dev.obor.op.memory;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.base.StateError;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A block of a program, or a call of a module, at whose end the memory of what it made is reused.
///
/// While it is open, a storage that user code sees for the first time belongs to it instead of
/// escaping. At the end what was kept goes to the scope around it, or escapes where there is none;
/// the rest is recycled unless the graph, a gradient or another part of the library holds it.
///
/// A scope that the program opened covers all that its thread does. One that a module's call opened
/// covers that module's code only: [#leave] puts it aside for hooks and other people's code.
public final class MemoryScope extends Storage.Owner {
    /// More than that is left to the collector, the oldest first: a scope round a whole training
    /// run must not hold on to what the program has long dropped.
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

    /// Whether every operation, derivative and layer of the library runs in a scope of its own, as
    /// the tests do once with `-Dobor.scopes=forced`: then one that needs what it has forgotten
    /// fails.
    public static final boolean FORCED = "forced".equals(System.getProperty("obor.scopes"));

    private static final int MOST_SPARE = 1024;
    private static final Storage[] NONE = {};

    private final ThreadState state;
    private final @Nullable Supplier<StateError> call;
    private final int internalBefore;
    private @Nullable MemoryScope outer;
    private Storage[] held;
    private int count;
    private long bytes;

    private MemoryScope(ThreadState state, @Nullable Supplier<StateError> call) {
        this.state = state;
        this.call = call;
        this.outer = state.scope;
        this.internalBefore = state.internal;
        Storage[] spare = state.spare;
        this.held = spare == null ? new Storage[16] : spare;
        state.spare = null;
        state.scope = this;
        state.internal = 0;
    }

    /// Opens a scope of the program's own.
    public static MemoryScope open() {
        return new MemoryScope(ThreadState.get(), null);
    }

    /// Opens the scope of a call of a module whose code keeps nothing.
    ///
    /// @param tooLate the error of a tensor that is used afterwards
    public static MemoryScope ofCall(ThreadState state, Supplier<StateError> tooLate) {
        return new MemoryScope(state, tooLate);
    }

    /// Opens the scope of one step of a backward pass: what nobody holds at its end is recycled.
    public static MemoryScope ofBackward(ThreadState state) {
        return new MemoryScope(state, Storage::unseen);
    }

    /// The scope that an operation of the library runs in where that is forced, or null.
    public static @Nullable MemoryScope forced(ThreadState state, String operation) {
        return FORCED ? new MemoryScope(state, () -> fault(operation)) : null;
    }

    private static StateError fault(String operation) {
        return new StateError(
                "This tensor's memory was given back: it was made inside " + operation + ".",
                "That is a fault of the library; it does not happen without -Dobor.scopes=forced.");
    }

    /// Ends the scope of [#forced].
    public static void close(@Nullable MemoryScope scope, @Nullable Object result) {
        if (scope != null) {
            scope.close(result);
        }
    }

    /// Whether a scope is that of a call.
    public static boolean isOfCall(@Nullable MemoryScope scope) {
        return scope != null && scope.call != null;
    }

    /// Shows the tensors inside a value to code that only a scope of the program's covers, or none:
    /// they leave the scopes of the calls around.
    public static void showTo(
            ThreadState state, @Nullable MemoryScope program, @Nullable Object value) {
        MemoryScope before = state.scope;
        int internal = state.internal;
        state.scope = program;
        state.internal = 0;
        boolean complete = TensorsIn.visit(value, t -> state.show(TensorAccess.storage(t)));
        for (MemoryScope s = before; !complete && s != null && s != program; s = s.outer) {
            s.keepAll();
        }
        state.scope = before;
        state.internal = internal;
    }

    /// The innermost scope that the program itself opened, from this one outwards.
    public static @Nullable MemoryScope said(@Nullable MemoryScope from) {
        MemoryScope s = from;
        while (s != null && s.call != null) {
            s = s.outer;
        }
        return s;
    }

    /// Takes a storage that user code has seen now.
    public void admit(Storage storage) {
        if (!storage.belongTo(this)) {
            return;
        }
        if (count == held.length) {
            held = Arrays.copyOf(held, 2 * count);
        }
        held[count++] = storage;
        bytes += bytesOf(storage);
        if (bytes > MOST_BYTES) {
            dropOldest();
        }
    }

    private static long bytesOf(Storage storage) {
        return storage.length() * storage.dtype().itemSize();
    }

    private void dropOldest() {
        int dropped = 0;
        while (dropped < count && bytes > MOST_BYTES / 2) {
            Storage oldest = held[dropped++];
            bytes -= bytesOf(oldest);
            if (oldest.owner() == this) {
                oldest.escape();
            }
        }
        System.arraycopy(held, dropped, held, 0, count - dropped);
        Arrays.fill(held, count - dropped, count, null);
        count -= dropped;
    }

    /// Hands a storage to the scope around this one; without one it escapes.
    private void handOut(Storage storage) {
        storage.leaveOwner();
        MemoryScope around = around();
        if (around != null) {
            around.admit(storage);
        } else if (internalBefore == 0) {
            storage.escape();
        }
    }

    /// The scope around this one; one that was closed out of turn does not count.
    private @Nullable MemoryScope around() {
        MemoryScope s = outer;
        while (s != null && !s.isOpen()) {
            s = s.outer;
        }
        return s;
    }

    /// Keeps the tensors inside a value beyond the end of this scope.
    ///
    /// @return whether all tensors were found; if not, everything seen so far is kept
    public boolean keep(@Nullable Object value) {
        check();
        boolean complete = TensorsIn.visit(value, this::keepOne);
        if (!complete) {
            keepAll();
        }
        return complete;
    }

    private void keepOne(Tensor t) {
        Storage storage = TensorAccess.view(t).storage();
        Storage.Owner owner = storage.owner();
        if (owner == this) {
            handOut(storage);
        } else if (owner instanceof MemoryScope inner && inner.isOpen() && inner.isWithin(this)) {
            handOut(storage);
        }
    }

    /// Hands a storage to code outside: to a scope further out, or to nobody's.
    public void showTo(@Nullable MemoryScope other, Storage storage) {
        if (other == this || other != null && other.isWithin(this)) {
            return; // that code ends before this scope does
        }
        if (!isMine()) {
            storage.escape();
            return;
        }
        storage.leaveOwner();
        if (other != null) {
            other.admit(storage);
        } else {
            storage.escape();
        }
    }

    private boolean isWithin(MemoryScope other) {
        for (MemoryScope s = outer; s != null; s = s.outer) {
            if (s == other) {
                return true;
            }
        }
        return false;
    }

    private void keepAll() {
        for (int i = 0; i < count; i++) {
            if (held[i].owner() == this) {
                handOut(held[i]);
            }
        }
    }

    private void check() {
        if (!isMine()) {
            throw new StateError(
                    "This scope belongs to another thread.",
                    "Open a scope on each thread: one covers only what its own thread makes.");
        }
        if (!isOpen()) {
            throw new StateError(
                    "This scope has ended.", "Call keep(tensor) inside the block of the scope.");
        }
    }

    /// Ends the scope and those inside it that were left open.
    public void close() {
        if (!isOpen()) {
            return;
        }
        check();
        MemoryScope innermost = state.scope;
        if (innermost != null && (innermost == this || innermost.isWithin(this))) {
            for (MemoryScope s = innermost; s != this; s = Objects.requireNonNull(state.scope)) {
                s.close();
            }
            state.scope = around();
            state.internal = internalBefore;
        }
        end();
        for (int i = 0; i < count; i++) {
            Storage s = held[i];
            if (s.owner() == this) {
                s.ownerEnded();
            }
        }
        Arrays.fill(held, 0, count, null);
        if (held.length <= MOST_SPARE) {
            state.spare = held;
        }
        held = NONE;
        count = 0;
    }

    /// Ends the scope of a call that gave a result.
    public void close(@Nullable Object result) {
        keep(result);
        close();
    }

    /// Ends the scope of a call that failed: what it made may be in the hands of the exception.
    public void abandon() {
        if (isOpen()) {
            keepAll();
            close();
        }
    }

    @Override
    public StateError tooLate() {
        Supplier<StateError> ofCall = call;
        if (ofCall == null) {
            return new StateError(
                    "This tensor's memory was given back: it was made inside a scope that has"
                            + " ended.",
                    "Inside the block write s.keep(tensor), with s the scope, for what is used"
                            + " after it.");
        }
        return ofCall.get();
    }
}
