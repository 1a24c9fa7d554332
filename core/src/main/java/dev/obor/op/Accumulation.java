package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.base.Warning;

/// Notices losses that are added up as tensors, which keeps the graph of every step.
public final class Accumulation {
    private Accumulation() {}

    /// Looks at a sum of two tensors.
    public static void check(Tensor sum, Tensor term) {
        if (isSingle(sum) && Warning.LOSS_TENSORS_ADDED.isPending()) {
            Node made = term.gradFn();
            if (made != null && (made.isReleased() || addsReleased(sum))) {
                give();
            }
        }
    }

    /// Looks at tensors that are stacked.
    static void check(Tensor[] terms) {
        if (isSingle(terms[0]) && Warning.LOSS_TENSORS_ADDED.isPending()) {
            Node made = terms[0].gradFn();
            if (made != null && made.isReleased()) {
                give();
            }
        }
    }

    private static boolean isSingle(Tensor t) {
        return t.dim() == 0;
    }

    private static boolean addsReleased(Tensor sum) {
        Node made = sum.gradFn();
        if (made == null || !made.name().equals("AddBackward0")) {
            return false;
        }
        for (Node term : made.nextFunctions()) {
            if (term != null && term.isReleased()) {
                return true;
            }
        }
        return false;
    }

    private static void give() {
        if (ThreadState.get().gradEnabled) {
            Warning.LOSS_TENSORS_ADDED.give(
                    "Losses are collected as tensors after their backward pass: each keeps the"
                            + " graph of its step in memory.",
                    "Collect numbers, total += loss.item(), or tensors without graph,"
                            + " loss.detach().");
        }
    }
}
