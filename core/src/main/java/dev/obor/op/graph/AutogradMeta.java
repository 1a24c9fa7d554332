package dev.obor.op.graph;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.op.Recording;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a tensor knows of the graph it belongs to.
public final class AutogradMeta {
    /// Whether a leaf collects a gradient. For results see [#gradFn].
    public boolean requiresGrad;

    /// The node that made this tensor, or null for a leaf. Views ask [dev.obor.op.Views#gradFn]
    /// instead.
    public @Nullable Node gradFn;

    /// Which of that node's results this is.
    public int outputNr;

    /// The gradient collected so far.
    public @Nullable Tensor grad;

    /// The version of [#grad] that an optimizer's step used, [#UNUSED], or [#ADDED_TO] once more
    /// was added to what had been used.
    public int usedVersion = UNUSED;

    /// No step has used the gradient.
    public static final int UNUSED = -1;

    /// A step used the gradient, and the next backward pass added to it.
    public static final int ADDED_TO = -2;

    /// The node that adds to [#grad], made on first use.
    public @Nullable Node accumulator;

    /// Whether a result keeps its gradient as a leaf does.
    public boolean retainsGrad;

    /// Whether it was made in inference mode.
    public boolean inference;

    /// Which recordings had begun when the tensor was made.
    public final int born = Recording.begun();

    /// In-place changes so far, shared with views.
    public Version version;

    /// How it changes in forward mode, or null.
    public @Nullable Dual dual;

    /// How a tensor changes in forward mode.
    ///
    /// @param tangent the change, with the tensor's sizes
    /// @param level the level that it belongs to; in another one it does not count
    public record Dual(Tensor tangent, Object level) {}

    /// The tensor itself, where another one has been made its double; see [TensorAccess#itself].
    public @Nullable Tensor lender;

    /// Where it looks at another tensor, or null.
    public @Nullable ViewInfo viewInfo;

    /// Functions called after a leaf's gradient was added to.
    public volatile @Nullable HookList<Consumer<Tensor>> postAccumulate;

    /// Metadata with a given version counter.
    public AutogradMeta(Version version) {
        this.version = version;
    }

    /// The tensor that a view looks at, and how it came to be.
    public static final class ViewInfo {
        /// The tensor that owns the memory; never itself a view that is tracked.
        public final Tensor base;

        /// How the view was made.
        public final CreationMeta creation;

        /// The version of the memory at which the view's own node was right.
        public int attributeVersion;

        /// A view of `base`.
        public ViewInfo(Tensor base, CreationMeta creation, int attributeVersion) {
            this.base = base;
            this.creation = creation;
            this.attributeVersion = attributeVersion;
        }
    }

    /// How a view was made, which decides whether it may be changed in place.
    public enum CreationMeta {
        /// By an ordinary view operation.
        DEFAULT,
        /// By an operation with several results, such as `unbind` or `split`.
        MULTI_OUTPUT,
        /// While gradients were off.
        NO_GRAD,
        /// In inference mode.
        INFERENCE,
        /// As the result of a custom function.
        CUSTOM_FUNCTION
    }
}
