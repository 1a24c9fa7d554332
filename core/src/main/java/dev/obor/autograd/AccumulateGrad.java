package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.op.BuiltIn;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.GradientSums;
import dev.obor.op.graph.HookList;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The end of the graph at a leaf: adds what arrives to the leaf's `grad`.
///
/// A leaf owns its gradient until someone asks for it: then the memory has escaped, and `zeroGrad`
/// leaves it to the collector instead of reusing it.
final class AccumulateGrad extends Function implements BuiltIn {
    private final Tensor variable;

    AccumulateGrad(Tensor variable) {
        this.variable = variable;
    }

    @Override
    protected String nodeName() {
        return "AccumulateGrad";
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... inputs) {
        throw new IllegalStateException("AccumulateGrad has no forward");
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        AutogradMeta meta = TensorAccess.meta(variable);
        if (!meta.requiresGrad) { // not any more: detached since, or switched off
            return new Tensor[0];
        }
        Recording recording = Recording.now();
        if (recording != null) {
            recording.used(variable);
        }
        Tensor old = meta.grad;
        boolean differentiable = ThreadState.get().gradEnabled;
        if (old == null) {
            meta.usedVersion = AutogradMeta.UNUSED;
            Tensor own =
                    canKeep(grad, differentiable) ? grad : GradientSums.copyForLeaf(grad, variable);
            if (!differentiable) {
                own = own.detach();
            }
            TensorAccess.storage(own).hold();
            meta.grad = own;
            note(null);
        } else if (differentiable) {
            noteReuse(meta, old);
            Tensor sum = old.add(grad);
            TensorAccess.storage(sum).hold();
            meta.grad = sum;
            note(old);
        } else {
            noteReuse(meta, old);
            GradientSums.addInPlace(old, grad);
        }
        HookList<Consumer<Tensor>> hooks = meta.postAccumulate;
        if (hooks != null) {
            for (Consumer<Tensor> hook : hooks.now()) {
                Callback.run(() -> hook.accept(variable));
            }
        }
        return new Tensor[0];
    }

    private void note(@Nullable Tensor before) {
        Recording recording = Recording.now();
        if (recording != null) {
            recording.gradient(variable, before, true);
        }
    }

    /// Remembers that a gradient was added to which a step has used and nobody has cleared.
    private static void noteReuse(AutogradMeta meta, Tensor old) {
        if (meta.usedVersion >= 0 && meta.usedVersion == TensorAccess.meta(old).version.value) {
            meta.usedVersion = AutogradMeta.ADDED_TO;
        }
    }

    /// Whether nobody else can see or is using this gradient, so that it need not be copied.
    private boolean canKeep(Tensor grad, boolean differentiable) {
        View view = TensorAccess.view(grad);
        Storage storage = view.storage();
        return !storage.isVisible()
                && !differentiable
                && !view.isMirrored()
                && storage.holds() == 1
                && view.numel() == view.capacity()
                && Arrays.equals(view.strides(), TensorAccess.geometry(variable).strides());
    }
}
