package dev.obor.op.recurrent;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.op.linalg.Products;
import dev.obor.op.shape.Joining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One direction of one layer as single operations: for dtypes that round at each of them, and for
/// gradients that are recorded themselves.
final class UnrolledDirection {
    private static final int INPUTS = 8;

    private UnrolledDirection() {}

    /// The new states: (hidden) or (hidden, cell).
    ///
    /// @param own the hidden state's part of the gates
    static Tensor[] step(
            Cell kind, Tensor gates, Tensor own, @Nullable Tensor h, @Nullable Tensor c) {
        switch (kind) {
            case LSTM -> {
                Tensor[] g = sum(gates, own).chunk(4, 1);
                Tensor cell = Cell.LSTM_STATE.call(g[0], g[1], g[2], given(c));
                return new Tensor[] {Cell.LSTM_HIDDEN.call(g[3], cell), cell};
            }
            case GRU -> {
                Tensor[] g = gates.chunk(3, 1);
                Tensor[] o = own.chunk(3, 1);
                Tensor fresh = Cell.GRU_NEW.call(g[2], o[2], g[0], o[0]);
                return new Tensor[] {Cell.GRU_HIDDEN.call(g[1], o[1], fresh, given(h))};
            }
            case TANH -> {
                return new Tensor[] {sum(gates, own).tanh()};
            }
            case RELU -> {
                return new Tensor[] {sum(gates, own).relu()};
            }
        }
        throw new AssertionError(kind);
    }

    /// Gates of the input added in place to those of the state, in PyTorch: their dtype stays.
    private static Tensor sum(Tensor gates, Tensor own) {
        return own.add(gates).to(own.dtype());
    }

    /// As [#step], of a cell that is called alone: in single operations where a gradient is
    /// recorded, so that backward reads what PyTorch's does, and the states may be changed.
    static Tensor[] cell(
            Cell kind, Tensor gates, Tensor own, @Nullable Tensor h, @Nullable Tensor c) {
        boolean fused = kind == Cell.TANH || kind == Cell.RELU;
        if (fused || !Autograd.isGradEnabled()) {
            return step(kind, gates, own, h, c);
        }
        if (kind == Cell.LSTM) {
            Tensor[] g = sum(gates, own).chunk(4, 1);
            Tensor kept = g[1].sigmoid().mul(given(c));
            Tensor cell = kept.add(g[0].sigmoid().mul(g[2].tanh()));
            return new Tensor[] {g[3].sigmoid().mul(cell.tanh()), cell};
        }
        Tensor[] g = gates.chunk(3, 1);
        Tensor[] o = own.chunk(3, 1);
        Tensor fresh = g[2].add(g[0].add(o[0]).sigmoid().mul(o[2])).tanh();
        Tensor rest = given(h).sub(fresh).mul(g[1].add(o[1]).sigmoid());
        return new Tensor[] {rest.add(fresh)};
    }

    private static Tensor given(@Nullable Tensor t) {
        return Objects.requireNonNull(t);
    }

    /// What [FusedDirection] computes.
    static Tensor[] run(Cell kind, StepOrder steps, @Nullable Tensor... in) {
        Tensor gates = Products.linear(given(in[0]), given(in[3]), in[5]);
        Tensor initial = given(in[1]);
        Tensor initialCell = in[2];
        long[] sizes = steps.sizes();
        int n = sizes.length;
        long[] first = new long[n];
        for (int t = 1; t < n; t++) {
            first[t] = first[t - 1] + sizes[t - 1];
        }
        long start = steps.reverse() ? sizes[n - 1] : sizes[0];
        Tensor h = initial.narrow(0, 0, start);
        Tensor c = initialCell == null ? null : initialCell.narrow(0, 0, start);
        Tensor[] outputs = new Tensor[n];
        List<Tensor> lastHidden = new ArrayList<>();
        List<Tensor> lastCells = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int t = steps.reverse() ? n - 1 - i : i;
            long known = h.size(0);
            if (sizes[t] < known) {
                lastHidden.add(h.narrow(0, sizes[t], known - sizes[t]));
                h = h.narrow(0, 0, sizes[t]);
                if (c != null) {
                    lastCells.add(c.narrow(0, sizes[t], known - sizes[t]));
                    c = c.narrow(0, 0, sizes[t]);
                }
            } else if (sizes[t] > known) {
                h = grown(h, initial, sizes[t]);
                c = c == null ? null : grown(c, given(initialCell), sizes[t]);
            }
            Tensor own = Products.linear(h, given(in[4]), in[6]);
            Tensor[] next = step(kind, gates.narrow(0, first[t], sizes[t]), own, h, c);
            h = in[7] == null ? next[0] : Products.linear(next[0], in[7], null);
            c = next.length > 1 ? next[1] : null;
            outputs[t] = h;
        }
        Tensor output = Joining.cat(Arrays.asList(outputs), 0);
        Tensor hidden = last(lastHidden, h);
        return c == null
                ? new Tensor[] {output, hidden}
                : new Tensor[] {output, hidden, last(lastCells, c)};
    }

    private static Tensor grown(Tensor state, Tensor initial, long size) {
        long known = state.size(0);
        return Joining.cat(List.of(state, initial.narrow(0, known, size - known)), 0);
    }

    private static Tensor last(List<Tensor> finished, Tensor state) {
        finished.add(state);
        Collections.reverse(finished);
        return Joining.cat(finished, 0);
    }

    /// The gradients of [FusedDirection], as tensors that can be differentiated again.
    ///
    /// @param copied which inputs were saved as copies, without their history
    static @Nullable Tensor[] gradients(
            Cell kind, StepOrder steps, boolean[] copied, Context ctx, @Nullable Tensor[] grads) {
        @Nullable Tensor[] in = new Tensor[INPUTS];
        boolean[] asked = new boolean[INPUTS];
        List<Tensor> wanted = new ArrayList<>();
        for (int i = 0; i < INPUTS; i++) {
            Tensor t = ctx.saved(i);
            Tensor own = t == null || !copied[i] ? t : ctx.standIn(i, t);
            in[i] = own;
            if (own != null && ctx.needsInputGrad(i)) {
                // Names of its own, so that a state that was computed from the input is a constant
                // here.
                Tensor named = own.view(own.shape().toArray());
                in[i] = named;
                asked[i] = true;
                wanted.add(named);
            }
        }
        Tensor[] outputs = run(kind, steps, in);
        List<Tensor> roots = new ArrayList<>();
        List<@Nullable Tensor> weights = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            if (grads[i] != null) {
                roots.add(outputs[i]);
                weights.add(grads[i]);
            }
        }
        List<@Nullable Tensor> found =
                Autograd.grad(roots, wanted, weights, o -> o.createGraph(true).allowUnused(true));
        @Nullable Tensor[] result = new Tensor[INPUTS];
        int next = 0;
        for (int i = 0; i < INPUTS; i++) {
            result[i] = asked[i] ? found.get(next++) : null;
        }
        return result;
    }
}
