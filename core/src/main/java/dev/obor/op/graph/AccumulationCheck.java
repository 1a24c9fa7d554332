package dev.obor.op.graph;

import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.base.Warning;
import dev.obor.op.Callback;
import dev.obor.op.ThreadState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices losses that are added up as tensors over many steps, which keeps the graph of every
/// step.
///
/// The parts of one step's loss may well be added after their backward passes, as for the two
/// halves of a discriminator, or those of two optimizers that take turns. So it counts what is
/// certainly of several rounds: terms that lie two steps of an optimizer apart, or more of them
/// than a loss has parts.
public final class AccumulationCheck {
    private static final int MANY = 4;
    private static final int STEPS = 2;

    private AccumulationCheck() {}

    /// Looks at a sum of two tensors.
    public static void check(Tensor sum, Tensor term) {
        if (isSingle(sum) && Warning.LOSS_TENSORS_ADDED.isPending()) {
            Node made = term.gradFn();
            if (made != null && (made.isReleased() || endsReleased(sum.gradFn()))) {
                check(terms(sum.gradFn(), made));
            }
        }
    }

    /// Whether a backward pass has gone through the last term of a sum.
    private static boolean endsReleased(@Nullable Node sum) {
        if (sum == null || !sum.name().equals("AddBackward0")) {
            return sum != null && sum.isReleased();
        }
        Node last = sum.nextFunctions().getLast();
        return last != null && last.isReleased();
    }

    /// Looks at tensors that are stacked.
    public static void check(Tensor[] terms) {
        if (isSingle(terms[0]) && Warning.LOSS_TENSORS_ADDED.isPending()) {
            List<Node> nodes = new ArrayList<>();
            for (Tensor term : terms) {
                Node made = term.gradFn();
                if (made != null) {
                    nodes.add(made);
                }
            }
            check(nodes);
        }
    }

    private static boolean isSingle(Tensor t) {
        return t.dim() == 0;
    }

    /// The last few terms that a sum was made of, and the one that is added now.
    private static List<Node> terms(@Nullable Node sum, Node term) {
        List<Node> terms = new ArrayList<>();
        terms.add(term);
        Node at = sum;
        while (at != null && terms.size() <= MANY) {
            if (!at.name().equals("AddBackward0")) {
                terms.add(at);
                break;
            }
            List<@Nullable Node> parts = at.nextFunctions();
            Node last = parts.getLast();
            if (last != null) {
                terms.add(last);
            }
            at = parts.getFirst();
        }
        return terms;
    }

    private static void check(List<Node> terms) {
        long first = Long.MAX_VALUE;
        long last = 0;
        int released = 0;
        for (Node term : terms) {
            first = Math.min(first, term.sequenceNr());
            last = Math.max(last, term.sequenceNr());
            released += term.isReleased() ? 1 : 0;
        }
        ThreadState state = ThreadState.get();
        if (released >= MANY || released > 0 && state.stepsBetween(first, last) >= STEPS) {
            give(state);
        }
    }

    private static void give(ThreadState state) {
        if (state.gradEnabled) {
            Callback.warn(
                    Warning.LOSS_TENSORS_ADDED,
                    "Losses are collected as tensors after their backward pass: each keeps the"
                            + " graph of its step in memory.",
                    "Collect numbers, total += loss.item(), or tensors without graph,"
                            + " loss.detach().");
        }
    }
}
