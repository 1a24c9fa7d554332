package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.Version;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one door through which the library reaches inside a [Tensor].
///
/// `Tensor` installs the only implementation when it is initialised; this package is not exported,
/// so programs cannot come this way.
public abstract class TensorAccess {
    private static @Nullable TensorAccess instance;
    private static volatile boolean extended;

    /// For `Tensor` alone.
    protected TensorAccess() {}

    /// Called once, by `Tensor`.
    public static void install(TensorAccess access) {
        instance = access;
    }

    /// Notes that a program made a tensor of a class of its own, whose methods are the program's.
    public static void noteExtended() {
        extended = true;
    }

    /// Whether a program made a tensor of a class of its own.
    public static boolean extended() {
        return extended;
    }

    /// The view behind a tensor; fails if its memory was recycled.
    protected abstract View viewOf(Tensor t);

    /// The view, even if its memory was recycled.
    protected abstract View geometryOf(Tensor t);

    /// The storage, even if its memory was recycled.
    protected abstract Storage storageOf(Tensor t);

    /// The graph metadata.
    protected abstract AutogradMeta metaOf(Tensor t);

    /// A tensor over a view.
    protected abstract Tensor make(View view, AutogradMeta meta);

    /// Replaces the view of a tensor, for in-place changes of geometry.
    protected abstract void replace(Tensor t, View view);

    /// Gives a tensor another view and other metadata: it becomes another tensor's double.
    protected abstract void replace(Tensor t, View view, AutogradMeta meta);

    /// What a tensor is, beside its identity.
    ///
    /// @param view its memory
    /// @param meta what it knows of the graph
    public record Content(View view, AutogradMeta meta) {}

    /// What a tensor is, beside its identity.
    public static Content content(Tensor t) {
        return new Content(Holder.ACCESS.geometryOf(t), Holder.ACCESS.metaOf(t));
    }

    /// Makes a tensor what it was before.
    public static void setContent(Tensor t, Content content) {
        Holder.ACCESS.replace(t, content.view, content.meta);
    }

    /// Makes a tensor the double of another, until [#setContent].
    public static void lend(Tensor lender, Tensor to) {
        AutogradMeta meta = meta(lender);
        if (meta.lender == null) {
            meta.lender = lender;
        }
        Holder.ACCESS.replace(to, geometry(lender), meta);
    }

    /// The tensor to keep for later: of a double the one that it stands for, as it will be
    /// something else again by then.
    public static Tensor itself(Tensor t) {
        Tensor lender = meta(t).lender;
        return lender == null ? t : lender;
    }

    private static final class Holder {
        static final TensorAccess ACCESS = load();

        private static TensorAccess load() {
            try {
                Class.forName(Tensor.class.getName(), true, Tensor.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
            return Objects.requireNonNull(instance);
        }
    }

    /// The view behind a tensor.
    public static View view(Tensor t) {
        return Holder.ACCESS.viewOf(t);
    }

    /// Sizes and strides of a tensor whose memory may be gone.
    public static View geometry(Tensor t) {
        return Holder.ACCESS.geometryOf(t);
    }

    /// The storage behind a tensor, alive or not.
    public static Storage storage(Tensor t) {
        return Holder.ACCESS.storageOf(t);
    }

    /// Says that a tensor's memory outlives every scope.
    public static void escape(Tensor t) {
        storage(t).escape();
    }

    /// The graph metadata of a tensor.
    public static AutogradMeta meta(Tensor t) {
        return Holder.ACCESS.metaOf(t);
    }

    /// A new tensor that nothing is recorded for; user code may see it unless a library scope is
    /// open.
    public static Tensor wrap(View view) {
        return wrap(view, new Version(), ThreadState.get());
    }

    /// As [#wrap(View)], sharing a version counter.
    public static Tensor wrap(View view, Version version, ThreadState state) {
        state.see(view.storage());
        AutogradMeta meta = new AutogradMeta(version);
        meta.inference = state.inference;
        return Holder.ACCESS.make(view, meta);
    }

    /// A new tensor that does not make its memory seen.
    public static Tensor unseen(View view) {
        return Holder.ACCESS.make(view, new AutogradMeta(new Version()));
    }

    /// Refuses wrong elements of a tensor; see [Recording#check].
    public static void check(Tensor t, Consumer<Tensor> check) {
        if (Recording.now() == null) {
            check.accept(t);
        } else {
            Recording.check(view(t), v -> check.accept(unseen(v)));
        }
    }

    /// Gives a tensor another geometry or storage.
    public static void setView(Tensor t, View view) {
        if (view.storage() != storage(t)) {
            view.storage().escape(); // it may be a parameter, which outlives every scope
        }
        Holder.ACCESS.replace(t, view);
    }
}
