package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.op.AutogradMeta.CreationMeta;
import dev.obor.op.AutogradMeta.ViewInfo;
import org.jspecify.annotations.Nullable;

/// When a tensor may be changed in place.
public final class InPlace {
    private static final String LEAF =
            "Wrap the update in noGrad(), as optimizers do, or work on a clone().";

    private InPlace() {}

    /// Checks that the tensor may be written to now.
    ///
    /// @param inputs what the operation reads, the tensor itself among them
    /// @throws StateError if it may not
    public static void check(Tensor self, Tensor... inputs) {
        ThreadState state = ThreadState.get();
        AutogradMeta meta = TensorAccess.meta(self);
        checkMemory(TensorAccess.view(self));
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
            checkGraph(self, meta, recorded || tracked || self.requiresGrad());
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
            throw new StateError(refusal(info.creation, gradFn));
        }
        AutogradMeta base = TensorAccess.meta(info.base);
        if (base.requiresGrad && base.gradFn == null) {
            throw new StateError(
                    "a view of a leaf Variable that requires grad is being used in an in-place"
                            + " operation.",
                    LEAF);
        }
    }

    private static String refusal(CreationMeta creation, @Nullable Node gradFn) {
        String node =
                gradFn == null ? "a view operation" : gradFn.name().replaceAll("Backward\\d*$", "");
        String start =
                "Output 0 of " + node + " is a view and is being modified inplace. This view ";
        return switch (creation) {
            case MULTI_OUTPUT ->
                    start
                            + "is the output of a function that returns multiple views. Such"
                            + " functions do not allow the output views to be modified inplace. You"
                            + " should replace the inplace operation by an out-of-place one.";
            case NO_GRAD ->
                    "A view was created in no_grad mode and is being modified inplace with grad"
                            + " mode enabled. Given that this use case is ambiguous and"
                            + " error-prone, it is forbidden. You can clarify your code by moving"
                            + " both the view and the inplace either both inside the no_grad block"
                            + " (if you don't want the inplace to be tracked) or both outside (if"
                            + " you want the inplace to be tracked).";
            case INFERENCE ->
                    start + "was created in inference mode; make a clone() before modifying it.";
            case CUSTOM_FUNCTION, DEFAULT ->
                    start
                            + "was created inside a custom Function (or because an input was"
                            + " returned as-is) and the autograd logic to handle view+inplace"
                            + " would override the custom backward associated with the custom"
                            + " Function, leading to incorrect gradients. This behavior is"
                            + " forbidden. You can fix this by cloning the output of the custom"
                            + " Function.";
        };
    }

    /// Refuses views in which one element stands for several places.
    private static void checkMemory(View view) {
        long[] shape = view.shape();
        long[] strides = view.strides();
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] > 1 && strides[d] == 0) {
                throw new StateError(
                        "unsupported operation: more than one element of the written-to tensor"
                                + " refers to a single memory location. Please clone() the tensor"
                                + " before performing the operation.");
            }
        }
    }

    /// Whether a result of one dtype may be stored as another: never to a lower category.
    static boolean canCast(DType from, DType to) {
        if (from.isFloatingPoint() && !to.isFloatingPoint()) {
            return false;
        }
        return from == DType.BOOL || to != DType.BOOL;
    }
}
