package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.SavedHooks;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import org.jspecify.annotations.Nullable;

/// What a [Function] carries from its forward to its backward pass, PyTorch's `ctx`.
public abstract sealed class Context permits Node {
    private static final Tensor[] NONE = {};

    private @Nullable Tensor @Nullable [] saved;
    private int @Nullable [] savedVersions;
    private @Nullable Node @Nullable [] savedOrigins;
    private @Nullable PackedTensors packed;
    private long overwritten;
    private boolean freed;
    private boolean released;
    private @Nullable Object extra;
    Tensor[] dirty = NONE;
    Tensor[] nonDifferentiable = NONE;
    boolean materializeGrads = true;

    /// Whether the backward of this very step is running.
    boolean inBackward;

    Context() {}

    /// Whether anything will be kept: false when no input needs a gradient.
    public abstract boolean isRecording();

    /// Whether the gradient for an input is wanted; backward may return null for the others.
    public abstract boolean needsInputGrad(int input);

    abstract String name();

    /// Whether a gradient goes on from here: not where all inputs are views made without gradients.
    abstract boolean leadsOn();

    /// Keeps tensors for the backward pass; entries may be null.
    ///
    /// Inputs and outputs belong here and nowhere else: that is how changes in place are noticed
    /// and how memory is given back early.
    public void saveForBackward(@Nullable Tensor... tensors) {
        Arguments.given(tensors, "tensors");
        if (!isRecording()) {
            return;
        }
        saved = tensors;
        for (int i = 0; i < tensors.length; i++) {
            Tensor t = tensors[i];
            if (t != null) {
                tensors[i] = TensorAccess.itself(t);
                TensorAccess.storage(t).hold();
            }
        }
    }

    /// Says of a saved tensor that it is an input that forward itself changed: what backward would
    /// read is gone, and it refuses.
    ///
    /// @param saved its place among those saved, below 64
    public void markOverwritten(int saved) {
        overwritten |= 1L << saved;
    }

    /// Notes the versions of what was saved, once forward has made its own changes in place.
    void noteVersions() {
        Tensor[] tensors = saved;
        if (tensors == null) {
            return;
        }
        savedVersions = new int[tensors.length];
        savedOrigins = new Node[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            if (tensors[i] != null) {
                boolean gone = i < Long.SIZE && (overwritten >> i & 1) != 0;
                savedVersions[i] = TensorAccess.meta(tensors[i]).version.value - (gone ? 1 : 0);
                savedOrigins[i] = TensorAccess.meta(tensors[i]).gradFn;
            }
        }
    }

    /// The tensors kept by [#saveForBackward], in the same order.
    ///
    /// @throws StateError if they were freed by an earlier backward pass, or changed in place since
    public Tensor[] savedTensors() {
        int count = packed != null ? packed.size() : saved == null ? 0 : saved.length;
        Tensor[] result = new Tensor[count];
        for (int i = 0; i < result.length; i++) {
            result[i] = saved(i);
        }
        checkNotFreed();
        return result;
    }

    /// The i-th tensor kept by [#saveForBackward].
    ///
    /// @throws IndexError if there is none
    /// @throws StateError if it was freed by an earlier backward pass, or changed in place since
    @SuppressWarnings("NullAway") // entries are null only where the function saved null
    public Tensor saved(int i) {
        checkNotFreed();
        if (packed != null) {
            return packed.get(i);
        }
        if (saved == null || savedVersions == null) {
            throw new StateError(name() + ": nothing was saved for the backward pass.");
        }
        if (i < 0 || i >= Math.min(saved.length, savedVersions.length)) {
            throw new IndexError(
                    name() + ": there is no saved tensor " + i + " of " + saved.length);
        }
        Tensor t = saved[i];
        if (t != null) {
            int now = TensorAccess.meta(t).version.value;
            if (now != savedVersions[i]) {
                Node origin = origin(t, i);
                throw SavedMessages.changedInPlace(t, origin, savedVersions[i], now);
            }
            if (savedOrigins != null
                    && savedOrigins[i] != null
                    && TensorAccess.meta(t).gradFn == null) {
                throw SavedMessages.detached();
            }
            if (!inBackward) {
                // Somebody looks at the graph from outside, and may keep what he sees.
                ThreadState.get().see(TensorAccess.storage(t));
            }
        }
        return t;
    }

    /// Gives what was saved to the program's hooks, which say what is kept in its place.
    void pack(SavedHooks hooks) {
        @Nullable Tensor[] tensors = saved;
        if (tensors == null || hooks.refusal() != null) {
            return;
        }
        packed = new PackedTensors((Node) this, hooks, tensors);
        saved = null;
        for (Tensor t : tensors) {
            if (t != null) {
                TensorAccess.storage(t).release();
            }
        }
    }

    /// What PyTorch says to have made what was saved: this very step, if it is its result. That of
    /// a change of a view in place is the view's, until the view learns of another change.
    private @Nullable Node origin(Tensor t, int i) {
        if (!Differentiable.contains(dirty, t)) {
            boolean own = savedOrigins == null || savedOrigins[i] == null && !t.isLeaf();
            return own ? (Node) this : t.gradFn();
        }
        AutogradMeta meta = TensorAccess.meta(t);
        AutogradMeta.ViewInfo info = meta.viewInfo;
        boolean same =
                info != null && savedVersions != null && info.attributeVersion == savedVersions[i];
        return same ? meta.gradFn : (Node) this;
    }

    /// Notices before backward runs whether anything that was saved is freed or has changed,
    /// whether backward will read it or not: PyTorch's operations unpack all that they saved.
    void checkSaved() {
        checkNotFreed();
        if (saved == null || packed != null) {
            return;
        }
        int[] order = checkOrder();
        int count = order == null ? saved.length : order.length;
        for (int k = 0; k < count; k++) {
            saved(order == null ? k : order[k]);
        }
    }

    /// The places of what was saved in the order in which it is looked at; null as it was saved.
    abstract int @Nullable [] checkOrder();

    /// A tensor with other values in the place of an input: what is computed with it is recorded as
    /// if it had been the input. For steps that keep something from which the derivatives follow as
    /// well, and not the input itself.
    public abstract Tensor standIn(int input, Tensor values);

    /// Keeps any other object for the backward pass.
    ///
    /// @throws ValueError if it is a tensor or an array of them: [#saveForBackward] keeps those,
    ///   and notices when they change
    public void keep(Object value) {
        Arguments.given(value, "value");
        if (value instanceof Tensor || value instanceof Object[] array && holdsTensor(array)) {
            throw new ValueError(
                    name()
                            + ": keep is for other objects than tensors; saveForBackward keeps those.");
        }
        extra = value;
    }

    private static boolean holdsTensor(Object[] array) {
        for (Object each : array) {
            if (each instanceof Tensor) {
                return true;
            }
        }
        return false;
    }

    /// The object kept by [#keep].
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T kept() {
        return (T) extra;
    }

    /// Declares inputs that forward changed in place; it must also return them.
    public void markDirty(Tensor... tensors) {
        Arguments.given(tensors, "tensors");
        dirty = tensors;
    }

    /// Declares results that no gradient flows through.
    public void markNonDifferentiable(Tensor... tensors) {
        Arguments.given(tensors, "tensors");
        nonDifferentiable = tensors;
    }

    /// Whether missing gradients reach backward as zeros (the default) or as null.
    public void setMaterializeGrads(boolean value) {
        materializeGrads = value;
    }

    private void checkNotFreed() {
        if (freed) {
            throw freedError();
        }
    }

    /// The error for a second pass through a step whose saved values are gone.
    static StateError freedError() {
        return new StateError(
                "Trying to backward through the graph a second time (or directly access saved"
                        + " tensors after they have already been freed). Saved intermediate values"
                        + " of the graph are freed when you call .backward() or autograd.grad()."
                        + " Specify retainGraph(true) if you need to backward through the graph a"
                        + " second time or if you need to access saved tensors after calling"
                        + " backward.",
                "In a training loop compute the loss anew for every backward(); a value kept"
                        + " from the step before, such as a hidden state, needs a detach().");
    }

    /// Whether a backward pass has gone through this step and let go what it had saved.
    public final boolean isReleased() {
        return released;
    }

    private static boolean isEmpty(@Nullable Tensor[] tensors) {
        for (Tensor t : tensors) {
            if (t != null) {
                return false;
            }
        }
        return true;
    }

    /// Lets the saved tensors go; their memory is reused if nobody else can see it.
    void free() {
        released = true;
        freed |= packed != null;
        packed = null;
        Tensor[] tensors = saved;
        if (tensors == null || !leadsOn() && isEmpty(tensors)) {
            return; // a second pass, which nothing comes of, is not refused
        }
        saved = null;
        freed = true;
        for (Tensor t : tensors) {
            if (t != null) {
                Storage storage = TensorAccess.storage(t);
                if (storage.isAlive()) {
                    storage.release();
                }
            }
        }
    }
}
