package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.StateError;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.AutogradMeta.CreationMeta;
import dev.obor.op.graph.AutogradMeta.ViewInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When a tensor may be changed in place.
public final class InPlace {
    private static final String LEAF =
            "Wrap the update in noGrad(), as optimizers do, or work on a clone().";

    private InPlace() {}

    /// What an operation allows of the memory it changes, as PyTorch has it.
    public enum Memory {
        /// Places stand for themselves; what is read is elsewhere or at the very same places.
        POINTWISE,
        /// Places stand for themselves; what is read is elsewhere.
        APART,
        /// What is read is elsewhere; an element may stand for several places.
        REPEATED_APART,
        /// What is read is elsewhere or at the same places; an element may stand for several.
        REPEATED,
        /// Anything.
        ANY
    }

    /// Checks that the tensor may be written to now by a pointwise operation.
    ///
    /// @param inputs what the operation reads, the tensor itself first
    /// @throws StateError if it may not
    public static void check(Tensor self, Tensor... inputs) {
        check(Memory.POINTWISE, self, inputs);
    }

    /// Checks that the tensor may be written to now.
    ///
    /// @param inputs what the operation reads, the tensor itself first
    /// @throws StateError if it may not
    public static void check(Memory memory, Tensor self, Tensor... inputs) {
        checkHistory(self, inputs);
        checkMemory(memory, self, inputs);
    }

    /// Checks that the graph allows that the tensor is written to now.
    ///
    /// @param inputs what the operation reads, the tensor itself too
    /// @throws StateError if it does not
    public static void checkHistory(Tensor self, Tensor... inputs) {
        ThreadState state = ThreadState.get();
        AutogradMeta meta = TensorAccess.meta(self);
        if (meta.inference && !state.inference) {
            throw new StateError(
                    "Inplace update to inference tensor outside InferenceMode is not allowed.",
                    "You can make a clone to get a normal tensor before doing inplace update.");
        }
        if (state.gradEnabled) {
            boolean recorded = false;
            for (Tensor t : inputs) {
                recorded |= t != null && t.requiresGrad();
            }
            ViewInfo info = meta.viewInfo;
            boolean tracked = info != null && info.base.requiresGrad();
            boolean fragile = info != null && info.creation != CreationMeta.DEFAULT;
            boolean differentiable = fragile || self.dtype().isDifferentiable();
            checkGraph(self, meta, differentiable && (recorded || tracked || self.requiresGrad()));
        }
    }

    /// As [#checkHistory(Tensor, Tensor...)] where an operation is one in place: before its other
    /// arguments are looked at, as in PyTorch.
    public static void checkHistory(boolean inPlace, Tensor self, @Nullable Tensor source) {
        if (inPlace && source != null) {
            checkHistory(self, self, source);
        } else if (inPlace) {
            checkHistory(self, self);
        }
    }

    /// Checks that what is written and what is read do not share memory in a way that an operation
    /// cannot do with.
    ///
    /// @param inputs what the operation reads, the tensor itself first
    /// @throws StateError if they do
    public static void checkMemory(Memory memory, Tensor self, Tensor... inputs) {
        View view = TensorAccess.view(self);
        if (memory == Memory.POINTWISE || memory == Memory.APART) {
            checkRepeats(view);
        }
        for (int i = 1; i < inputs.length && memory != Memory.ANY; i++) {
            if (inputs[i] == self && (memory == Memory.APART || memory == Memory.REPEATED_APART)) {
                throw overlap(); // also where there are no elements
            }
            if (inputs[i] != null) {
                checkOverlap(memory, view, TensorAccess.view(inputs[i]));
            }
        }
    }

    private static void checkGraph(Tensor self, AutogradMeta meta, boolean recorded) {
        if (!recorded) {
            return;
        }
        Node gradFn = Views.gradFn(self);
        if (meta.requiresGrad && gradFn == null) {
            throw new StateError(
                    "a leaf Variable that requires grad is being used in an in-place operation.",
                    LEAF);
        }
        ViewInfo info = meta.viewInfo;
        if (info == null) {
            return;
        }
        if (info.creation != CreationMeta.DEFAULT) {
            throw new StateError(refusal(meta, info.creation, false));
        }
        AutogradMeta base = TensorAccess.meta(info.base);
        if (self.requiresGrad() && base.gradFn == null) { // of a leaf that was detached since, too
            throw new StateError(
                    "a view of a leaf Variable that requires grad is being used in an in-place"
                            + " operation.",
                    LEAF);
        }
    }

    /// PyTorch's sentence about a view whose memory may not be changed in place.
    ///
    /// @param indirect whether the change went through its base or another view
    public static String refusal(AutogradMeta view, CreationMeta creation, boolean indirect) {
        Node gradFn = view.gradFn;
        String changed =
                (indirect ? "its base or another view of its base has been" : "is being")
                        + " modified inplace";
        boolean off = creation == CreationMeta.NO_GRAD || creation == CreationMeta.INFERENCE;
        if (off || gradFn == null) {
            boolean inference = creation == CreationMeta.INFERENCE;
            return (gradFn == null
                            ? "A view was"
                            : output(view, gradFn) + "a view of a view which was")
                    + " created in "
                    + (inference ? "inference mode and " : "no_grad mode and ")
                    + changed
                    + (inference ? " in normal mode." : " with grad mode enabled.")
                    + why(inference ? creation : CreationMeta.NO_GRAD);
        }
        return output(view, gradFn) + "a view and " + changed + "." + why(creation);
    }

    private static String output(AutogradMeta view, Node gradFn) {
        String node = gradFn.name().replaceAll("Backward\\d*$", "");
        return "Output " + view.outputNr + " of " + node + " is ";
    }

    private static String why(CreationMeta creation) {
        return switch (creation) {
            case MULTI_OUTPUT ->
                    " This view is the output of a function that returns multiple views. Such"
                            + " functions do not allow the output views to be modified inplace. You"
                            + " should replace the inplace operation by an out-of-place one.";
            case NO_GRAD ->
                    " Given that this use case is ambiguous and"
                            + " error-prone, it is forbidden. You can clarify your code by moving"
                            + " both the view and the inplace either both inside the no_grad block"
                            + " (if you don't want the inplace to be tracked) or both outside (if"
                            + " you want the inplace to be tracked).";
            case INFERENCE -> " Make a clone() of it before modifying it.";
            case CUSTOM_FUNCTION, DEFAULT ->
                    " This view was created inside a custom Function (or because an input was"
                            + " returned as-is) and the autograd logic to handle view+inplace"
                            + " would override the custom backward associated with the custom"
                            + " Function, leading to incorrect gradients. This behavior is"
                            + " forbidden. You can fix this by cloning the output of the custom"
                            + " Function.";
        };
    }

    /// How often a tensor was changed in place.
    public static int changes(Tensor t) {
        return TensorAccess.meta(t).version.value;
    }

    /// Counts a change in place that is not recorded.
    public static void changed(Tensor t) {
        TensorAccess.meta(t).version.count();
    }

    /// Forgets changes since a number of [#changes]: the graph takes no notice of them.
    public static void forget(Tensor t, int changes) {
        TensorAccess.meta(t).version.value = changes;
    }

    /// A result that PyTorch makes by changes in place: it is no view, and has been changed so
    /// often.
    public static Tensor own(Tensor result, int changes) {
        AutogradMeta meta = TensorAccess.meta(result);
        meta.viewInfo = null;
        meta.version.value += changes;
        return result;
    }

    /// Refuses views in which one element stands for several places.
    public static void checkRepeats(View view) {
        if (!view.isContiguous() && Layouts.repeats(view)) {
            throw new StateError(
                    "unsupported operation: more than one element of the written-to tensor"
                            + " refers to a single memory location. Please clone() the tensor"
                            + " before performing the operation.");
        }
    }

    /// Refuses to read what is being changed, where PyTorch can tell: of views that are dense.
    public static void checkOverlap(Memory memory, View written, View read) {
        if (written.isMirrored() || read.isMirrored()) {
            return; // what is read is a copy by then
        }
        if (written.storage() != read.storage() || written.numel() == 0 || read.numel() == 0) {
            return;
        }
        long from = written.offset();
        long to = from + written.numel();
        long first = read.offset();
        long last = first + read.numel();
        if (first >= to || from >= last || !Layouts.isDense(written) || !Layouts.isDense(read)) {
            return;
        }
        boolean same =
                from == first && to == last && Arrays.equals(written.strides(), read.strides());
        if (!same || memory == Memory.APART || memory == Memory.REPEATED_APART) {
            throw overlap();
        }
    }

    private static StateError overlap() {
        return new StateError(
                "unsupported operation: some elements of the input tensor and the written-to tensor"
                        + " refer to a single memory location. Please clone() the tensor before"
                        + " performing the operation.");
    }

    /// The error for a result whose dtype does not fit the tensor that it should be written to.
    public static DTypeError cannotHold(DType result, Tensor self) {
        return new DTypeError(
                "result type "
                        + result.scalarType()
                        + " can't be cast to the desired output type "
                        + self.dtype().scalarType(),
                "In place the dtype stays: convert with to(float32) first, or leave off the"
                        + " underscore to get a new tensor.");
    }

    /// Whether a result of one dtype may be stored as another: never to a lower category.
    public static boolean canCast(DType from, DType to) {
        if (from.isComplex() && !to.isComplex()) {
            return false;
        }
        if (from.isFloatingPoint() && !to.isDifferentiable()) {
            return false;
        }
        return from == DType.BOOL || to != DType.BOOL;
    }
}
