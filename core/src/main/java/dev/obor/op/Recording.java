package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.op.graph.Version;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is told of everything a thread does that counts when it is to be done again: kernels, new
/// memory, and what the library keeps in Java beside tensors.
///
/// The only implementation is that of `dev.obor.capture`; the library's other parts know what to
/// tell, and not what becomes of it.
public abstract class Recording {
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static volatile int begun;

    /// For `dev.obor.capture`.
    protected Recording() {}

    /// Something that was read while a recording was made, and must still be so when it is used.
    @FunctionalInterface
    public interface Guard {
        /// Whether it is still so.
        boolean holds();
    }

    /// What records the calling thread, or null.
    public static @Nullable Recording now() {
        return OPEN.get() == 0 ? null : ThreadState.get().recording;
    }

    /// How many recordings were begun in all: what is made now belongs to the last one.
    public static int begun() {
        return begun;
    }

    /// Begins to record this thread; returns the number that what is made from now on has.
    protected final synchronized int begin(ThreadState state) {
        state.recording = this;
        OPEN.incrementAndGet();
        return ++begun;
    }

    /// Ends it.
    protected final void end(ThreadState state) {
        state.recording = null;
        OPEN.decrementAndGet();
    }

    /// Lets code run that is not recorded.
    protected final <T extends @Nullable Object> T aside(ThreadState state, Supplier<T> code) {
        state.recording = null;
        try {
            return code.get();
        } finally {
            state.recording = this;
        }
    }

    /// Runs code that changes what the library keeps in Java, such as an optimizer's step. Where a
    /// recording is made it becomes one step of that, which runs as a whole each time.
    ///
    /// @param of whose state it is
    /// @return whether it has run; if not, nothing is recorded and the caller goes on
    public static boolean host(Object of, Runnable code) {
        Recording recording = now();
        if (recording == null) {
            return false;
        }
        recording.ran(of, code);
        return true;
    }

    /// Refuses to record what happens now.
    ///
    /// @param what the sentence of the error
    /// @param advice what to do
    public static void refuse(String what, String advice) {
        Recording recording = now();
        if (recording != null) {
            throw recording.refusal(what, advice);
        }
    }

    /// Values are about to come to the host.
    static void hostReads() {
        refuse(
                "a captured step cannot read elements in Java: what a later call would compute with"
                        + " them is not recorded",
                "Return the tensor from the step, and read it outside; sizes that depend on"
                        + " elements, prints and item() cannot be inside.");
    }

    /// Says that something outside was read, and how to see whether it is still the same. The first
    /// word about a thing counts.
    public static void depends(Object on, Supplier<Guard> guard) {
        Recording recording = now();
        if (recording != null) {
            recording.read(on, guard);
        }
    }

    /// Decides something by elements that were brought to Java, such as whether a label is to be
    /// ignored. A replay decides again, before it begins where that is possible, and is none if the
    /// decision is another one.
    ///
    /// @param decision looks at the elements, and refuses wrong ones
    public static <T> T decide(View on, Function<View, T> decision) {
        Recording recording = now();
        return recording == null ? decision.apply(on) : recording.decided(on, decision);
    }

    /// Refuses wrong elements; a replay looks again, at the same place.
    public static void check(View on, Consumer<View> check) {
        Recording recording = now();
        if (recording == null) {
            check.accept(on);
        } else {
            recording.checked(on, check);
        }
    }

    /// A kernel is about to run.
    public abstract void launched(Kernel kernel);

    /// Memory was made.
    public abstract void allocated(Storage storage);

    /// A Java array is, or was copied to, memory from a place on.
    public abstract void written(Object array, Storage storage, long at);

    /// A tensor is about to be used.
    public abstract void used(Tensor tensor);

    /// A leaf has another gradient object.
    ///
    /// @param before the one it had
    /// @param arrived whether it came from a backward pass
    public abstract void gradient(Tensor leaf, @Nullable Tensor before, boolean arrived);

    /// A leaf is about to be told whether it collects gradients.
    public abstract void marked(Tensor leaf, boolean value);

    /// Elements of a tensor were changed in place.
    public abstract void changed(Version version);

    /// As [#decide].
    protected abstract <T> T decided(View on, Function<View, T> decision);

    /// As [#check].
    protected abstract void checked(View on, Consumer<View> check);

    /// As [#host].
    protected abstract void ran(Object of, Runnable code);

    /// As [#depends].
    protected abstract void read(Object on, Supplier<Guard> guard);

    /// The error that ends the recording.
    protected abstract RuntimeException refusal(String what, String advice);
}
