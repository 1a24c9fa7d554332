package dev.obor.op.recurrent;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.Backends;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.recurrent.StepOrder.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One direction of one layer, as a single step of the graph.
///
/// The part of the gates that comes from the input is one product over all rows; each step adds the
/// part of the hidden state, in one product, and one kernel makes the new state. Backward goes the
/// same way back and ends with one product for each weight.
///
/// It takes (input, hidden, cell, weight_ih, weight_hh, bias_ih, bias_hh, weight_hr), of which the
/// cell, the biases and the projection may be null, and gives (output, hidden) or (output, hidden,
/// cell). The input has two dimensions, its rows as [StepOrder] says.
final class FusedDirection extends Op.Multi {
    private static final int INPUT = 0;
    private static final int HIDDEN = 1;
    private static final int CELL = 2;
    private static final int WEIGHT_IH = 3;
    private static final int WEIGHT_HH = 4;
    private static final int BIAS_IH = 5;
    private static final int BIAS_HH = 6;
    private static final int WEIGHT_HR = 7;
    private static final int ALL = 8;

    private static final long[] NO_SCALARS = {};
    private static final Program[] SUM = {sum(DType.FLOAT32), sum(DType.FLOAT64)};

    private final Cell cell;
    private final StepOrder steps;

    /// What backward reads of what was saved. The rest is there for gradients that are recorded,
    /// which look whether it has changed; PyTorch does not save it.
    private int[] read = {};

    /// Which inputs were saved as copies.
    private final boolean[] copied = new boolean[ALL];

    private final boolean savesInputs;
    private long[] hiddenShape = {};
    private boolean columns;

    /// @param savesInputs whether the input and the state are saved whichever gradients are wanted,
    ///   as by the single kernel that PyTorch has for some
    FusedDirection(Cell cell, StepOrder steps, boolean savesInputs) {
        super(
                cell == Cell.LSTM
                        ? "LstmBackward0"
                        : cell == Cell.GRU ? "GruBackward0" : "RnnBackward0");
        this.cell = cell;
        this.steps = steps;
        this.savesInputs = savesInputs;
    }

    /// Whether kernels can do it; otherwise it is done with single operations, which round or
    /// refuse as they do.
    static boolean takes(Cell cell, @Nullable Tensor... in) {
        DType dtype = DType.BOOL;
        for (int i = 0; i < in.length; i++) {
            Tensor t = in[i];
            if (t != null) {
                if (i > 0 && t.dtype() != dtype
                        || t.dim() != (i == BIAS_IH || i == BIAS_HH ? 1 : 2)) {
                    return false;
                }
                dtype = t.dtype();
            }
        }
        return (dtype == DType.FLOAT32 || dtype == DType.FLOAT64) && fits(cell, in);
    }

    @SuppressWarnings("NullAway") // what is dereferenced is there
    private static boolean fits(Cell cell, @Nullable Tensor[] in) {
        long all = in[WEIGHT_HH].size(0);
        long size = all / cell.gates;
        long out = in[HIDDEN].size(1);
        Tensor hr = in[WEIGHT_HR];
        return size * cell.gates == all
                && in[WEIGHT_IH].size(0) == all
                && in[WEIGHT_IH].size(1) == in[INPUT].size(1)
                && in[WEIGHT_HH].size(1) == out
                && (hr == null ? out == size : hr.size(0) == out && hr.size(1) == size)
                && (in[CELL] == null || in[CELL].size(1) == size)
                && (in[BIAS_IH] == null || in[BIAS_IH].size(0) == all)
                && (in[BIAS_HH] == null || in[BIAS_HH].size(0) == all);
    }

    private static Program sum(DType dtype) {
        Expr both = Exprs.input(0, dtype).add(Exprs.input(1, dtype));
        return Program.of("add", both, dtype);
    }

    private static View rows(View v, long from, long count) {
        return v.with(
                v.offset() + from * v.strides()[0], new long[] {count, v.shape()[1]}, v.strides());
    }

    private static View transposed(View v) {
        return v.with(
                v.offset(),
                new long[] {v.shape()[1], v.shape()[0]},
                new long[] {v.strides()[1], v.strides()[0]});
    }

    /// One of several matrices that stand side by side.
    private static View part(View v, int i, long width) {
        return v.with(
                v.offset() + i * width * v.strides()[1],
                new long[] {v.shape()[0], width},
                v.strides());
    }

    private static void multiply(View out, View a, View b, @Nullable View bias, boolean adding) {
        Backends.launch(new Kernel.MatMul(out, a, b, bias, adding));
    }

    private static void map(Program program, View[] outs, View[] ins) {
        Backends.launch(new Kernel.Map(program, outs, ins, NO_SCALARS));
    }

    private static void add(View to, View what) {
        Program sum = SUM[to.dtype() == DType.FLOAT32 ? 0 : 1];
        map(sum, new View[] {to}, new View[] {to, what});
    }

    private static @Nullable View view(@Nullable Tensor t) {
        return t == null ? null : TensorAccess.view(t);
    }

    /// What one pass forward holds.
    private final class Forward {
        final DType dtype;
        final View hidden;
        final @Nullable View cells;
        final View weightHh;
        final @Nullable View biasHh;
        final @Nullable View weightHr;
        final boolean records;
        final long size;
        final View gates;

        /// States after each row: the output, and before a projection the hidden states.
        final View out;

        final View raw;

        /// LSTM: the cells and their tangents; GRU: the hidden state's part of n.
        final @Nullable View first;

        final @Nullable View second;

        Forward(@Nullable Tensor[] in, boolean records) {
            this.records = records;
            View input = TensorAccess.view(in[INPUT]);
            hidden = TensorAccess.view(in[HIDDEN]);
            cells = view(in[CELL]);
            weightHh = transposed(TensorAccess.view(in[WEIGHT_HH]));
            biasHh = view(in[BIAS_HH]);
            weightHr = view(in[WEIGHT_HR]);
            dtype = input.dtype();
            size = weightHh.shape()[1] / cell.gates;
            long rows = steps.rows();
            gates = empty(rows, cell.gates * size);
            View bias = view(in[BIAS_IH]);
            if (bias != null && biasHh != null && cell != Cell.GRU) {
                View both = Backends.empty(dtype, bias.shape());
                map(
                        SUM[dtype == DType.FLOAT32 ? 0 : 1],
                        new View[] {both},
                        new View[] {bias, biasHh});
                bias = both;
            }
            multiply(gates, input, transposed(TensorAccess.view(in[WEIGHT_IH])), bias, false);
            out = empty(rows, hidden.shape()[1]);
            raw = weightHr == null ? out : empty(rows, size);
            first = cell == Cell.LSTM || cell == Cell.GRU && records ? empty(rows, size) : null;
            second = cell == Cell.LSTM && records ? empty(rows, size) : null;
        }

        private View empty(long rows, long width) {
            return Backends.empty(dtype, new long[] {rows, width});
        }

        /// Runs all steps; answers the last hidden states and cells.
        View[] run() {
            for (Step s : steps.steps()) {
                step(s);
            }
            View last = empty(hidden.shape()[0], hidden.shape()[1]);
            View lastCells = cell == Cell.LSTM ? empty(hidden.shape()[0], size) : null;
            for (Step s : steps.finals()) {
                RawMemory.copy(rows(out, s.row(), s.count()), rows(last, s.before(), s.count()));
                if (lastCells != null && first != null) {
                    RawMemory.copy(
                            rows(first, s.row(), s.count()),
                            rows(lastCells, s.before(), s.count()));
                }
            }
            return lastCells == null ? new View[] {out, last} : new View[] {out, last, lastCells};
        }

        private void step(Step s) {
            View before = rows(s.initial() ? hidden : out, s.before(), s.count());
            View g = rows(gates, s.row(), s.count());
            View h = rows(raw, s.row(), s.count());
            switch (cell) {
                case LSTM -> {
                    multiply(g, before, weightHh, null, true);
                    lstm(s, g, h);
                }
                case GRU -> gru(s, g, before, h);
                case TANH, RELU -> {
                    multiply(g, before, weightHh, null, true);
                    map(cell.training(dtype), new View[] {h}, new View[] {g});
                }
            }
            if (weightHr != null) {
                multiply(rows(out, s.row(), s.count()), h, transposed(weightHr), null, false);
            }
        }

        @SuppressWarnings("NullAway") // an LSTM has them
        private void lstm(Step s, View g, View h) {
            View c = rows(s.initial() ? cells : first, s.before(), s.count());
            View next = rows(first, s.row(), s.count());
            View i = part(g, 0, size);
            View f = part(g, 1, size);
            View n = part(g, 2, size);
            View o = part(g, 3, size);
            View[] ins = {i, f, n, o, c};
            if (records) {
                View tanh = rows(second, s.row(), s.count());
                map(cell.training(dtype), new View[] {i, f, n, o, next, tanh, h}, ins);
            } else {
                map(cell.inference(dtype), new View[] {next, h}, ins);
            }
        }

        private void gru(Step s, View g, View before, View h) {
            View own = empty(s.count(), 3 * size);
            multiply(own, before, weightHh, biasHh, false);
            View r = part(g, 0, size);
            View z = part(g, 1, size);
            View n = part(g, 2, size);
            View[] ins = {
                r, z, n, part(own, 0, size), part(own, 1, size), part(own, 2, size), before
            };
            if (records && first != null) {
                View kept = rows(first, s.row(), s.count());
                map(cell.training(dtype), new View[] {r, z, n, kept, h}, ins);
            } else {
                map(cell.inference(dtype), new View[] {h}, ins);
            }
        }
    }

    @Override
    protected Tensor[] forward(Context ctx, @Nullable Tensor... in) {
        var pass = new Forward(in, ctx.isRecording());
        View[] results = pass.run();
        Tensor[] out = new Tensor[results.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = TensorAccess.wrap(results[i]);
        }
        ctx.setMaterializeGrads(false);
        if (ctx.isRecording()) {
            @Nullable Tensor[] saved = Arrays.copyOf(in, ALL + 5);
            // The program may change biases and the output: PyTorch keeps neither.
            saved[BIAS_IH] = copy(in[BIAS_IH]);
            saved[BIAS_HH] = copy(in[BIAS_HH]);
            // Nor what only gradients of frozen weights would read.
            for (int i : new int[] {INPUT, HIDDEN, WEIGHT_IH}) {
                saved[i] = isCopied(ctx, i) ? alike(in[i]) : in[i];
            }
            for (int i = 0; i < ALL; i++) {
                copied[i] = isCopied(ctx, i);
            }
            saved[ALL] = out[0];
            out[0] = Objects.requireNonNull(copy(out[0]));
            saved[ALL + 1] = TensorAccess.wrap(pass.gates);
            saved[ALL + 2] = pass.weightHr == null ? null : TensorAccess.wrap(pass.raw);
            saved[ALL + 3] = pass.first == null ? null : TensorAccess.wrap(pass.first);
            saved[ALL + 4] = pass.second == null ? null : TensorAccess.wrap(pass.second);
            ctx.saveForBackward(saved);
            read = read(ctx);
            hiddenShape = pass.hidden.shape();
            // The gradient of a matrix has the layout of the matrix.
            columns = Layouts.isColumnMajor(TensorAccess.view(Objects.requireNonNull(in[INPUT])));
        }
        return out;
    }

    /// Whether a copy of an input is to be saved, which stands for it where gradients are recorded.
    private boolean isCopied(Context ctx, int input) {
        return switch (input) {
            case INPUT -> !savesInputs && !ctx.needsInputGrad(WEIGHT_IH);
            case WEIGHT_IH ->
                    !savesInputs && !ctx.needsInputGrad(INPUT) && !ctx.needsInputGrad(WEIGHT_IH);
            case HIDDEN -> !savesInputs && !ctx.needsInputGrad(WEIGHT_HH);
            case BIAS_IH, BIAS_HH -> true;
            default -> false;
        };
    }

    /// A copy that lies as the tensor does.
    private static Tensor alike(@Nullable Tensor t) {
        Tensor given = Objects.requireNonNull(t);
        View view = TensorAccess.view(given);
        return TensorAccess.wrap(
                RawMemory.convert(view, view.dtype(), RawMemory.preservedStrides(view)));
    }

    private static @Nullable Tensor copy(@Nullable Tensor t) {
        return t == null ? null : TensorAccess.wrap(RawMemory.contiguous(TensorAccess.view(t)));
    }

    private int[] read(Context ctx) {
        int[] places = new int[ALL + 5];
        int n = 0;
        for (int i = 0; i < places.length; i++) {
            boolean wanted =
                    switch (i) {
                        case WEIGHT_IH -> ctx.needsInputGrad(INPUT);
                        default -> !isCopied(ctx, i);
                    };
            if (wanted) {
                places[n++] = i;
            }
        }
        return Arrays.copyOf(places, n);
    }

    @Override
    public int[] checkOrder() {
        return read;
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
        return ThreadState.get().gradEnabled
                ? UnrolledDirection.gradients(cell, steps, copied, ctx, grads)
                : new Backward(ctx, grads).run();
    }

    /// What one pass backward holds.
    private final class Backward {
        final Context ctx;
        final DType dtype;
        final long size;
        final @Nullable View hidden;
        final @Nullable View cells;
        final View weightHh;
        final @Nullable View weightHr;
        final View out;
        final View gates;
        final View raw;
        final @Nullable View first;
        final @Nullable View second;

        /// The gradients of gates, and of the hidden state's part of them.
        final View dGates;

        final View dOwn;

        /// The gradients of output and cells, which those of later steps are added to.
        final View dOut;

        final View dHidden;
        final @Nullable View dCells;
        final @Nullable View dCell;

        @SuppressWarnings("NullAway") // what is saved is there, but for the optional ones
        Backward(Context ctx, @Nullable Tensor[] grads) {
            this.ctx = ctx;
            boolean known = cell == Cell.GRU || ctx.needsInputGrad(WEIGHT_HH);
            hidden = known ? TensorAccess.view(ctx.saved(HIDDEN)) : null;
            cells = view(ctx.saved(CELL));
            weightHh = TensorAccess.view(ctx.saved(WEIGHT_HH));
            weightHr = view(ctx.saved(WEIGHT_HR));
            out = TensorAccess.view(ctx.saved(ALL));
            gates = TensorAccess.view(ctx.saved(ALL + 1));
            raw = weightHr == null ? out : TensorAccess.view(ctx.saved(ALL + 2));
            first = view(ctx.saved(ALL + 3));
            second = view(ctx.saved(ALL + 4));
            dtype = out.dtype();
            size = weightHh.shape()[0] / cell.gates;
            dGates = Backends.empty(dtype, gates.shape());
            dOwn = cell == Cell.GRU ? Backends.empty(dtype, gates.shape()) : dGates;
            dOut =
                    grads[0] == null
                            ? zeros(out)
                            : RawMemory.contiguous(TensorAccess.view(grads[0]));
            dHidden = RawMemory.full(dtype, hiddenShape, 0);
            boolean lstm = cell == Cell.LSTM;
            dCells = lstm ? zeros(first) : null;
            dCell = lstm ? zeros(cells) : null;
            for (Step s : steps.finals()) {
                addFinal(s, grads[1], dOut);
                if (lstm) {
                    addFinal(s, grads[2], dCells);
                }
            }
        }

        private View zeros(View like) {
            return RawMemory.full(dtype, like.shape(), 0);
        }

        private static void addFinal(Step s, @Nullable Tensor grad, View to) {
            if (grad != null) {
                View from = rows(TensorAccess.view(grad), s.before(), s.count());
                add(rows(to, s.row(), s.count()), from);
            }
        }

        @Nullable Tensor[] run() {
            List<Step> order = steps.steps();
            for (int i = order.size() - 1; i >= 0; i--) {
                step(order.get(i));
            }
            @Nullable Tensor[] result = new Tensor[ALL];
            Tensor toGates = TensorAccess.wrap(dGates);
            if (ctx.needsInputGrad(INPUT)) {
                Tensor weight = ctx.saved(WEIGHT_IH);
                result[INPUT] = columns ? weight.t().mm(toGates.t()).t() : toGates.mm(weight);
            }
            result[HIDDEN] = ctx.needsInputGrad(HIDDEN) ? TensorAccess.wrap(dHidden) : null;
            result[CELL] =
                    dCell != null && ctx.needsInputGrad(CELL) ? TensorAccess.wrap(dCell) : null;
            if (ctx.needsInputGrad(WEIGHT_IH)) {
                result[WEIGHT_IH] = toGates.t().mm(ctx.saved(INPUT));
            }
            if (ctx.needsInputGrad(WEIGHT_HH)) {
                result[WEIGHT_HH] = TensorAccess.wrap(ofWeightHh());
            }
            if (ctx.needsInputGrad(BIAS_IH) || ctx.needsInputGrad(BIAS_HH)) {
                Tensor sum = toGates.sum(0);
                result[BIAS_IH] = sum;
                result[BIAS_HH] = cell == Cell.GRU ? TensorAccess.wrap(dOwn).sum(0) : sum.clone();
            }
            if (weightHr != null && ctx.needsInputGrad(WEIGHT_HR)) {
                result[WEIGHT_HR] = TensorAccess.wrap(dOut).t().mm(TensorAccess.wrap(raw));
            }
            return result;
        }

        private View ofWeightHh() {
            List<Step> runs = steps.joined();
            if (runs.isEmpty()) {
                return zeros(weightHh);
            }
            View sum = Backends.empty(dtype, weightHh.shape());
            for (int i = 0; i < runs.size(); i++) {
                Step s = runs.get(i);
                View d = transposed(rows(dOwn, s.row(), s.count()));
                multiply(sum, d, before(s, Objects.requireNonNull(hidden), out), null, i > 0);
            }
            return sum;
        }

        private static View before(Step s, View initial, View later) {
            return rows(s.initial() ? initial : later, s.before(), s.count());
        }

        private void step(Step s) {
            View dh = rows(dOut, s.row(), s.count());
            View dBefore = before(s, dHidden, dOut);
            if (weightHr != null) {
                View dRaw = Backends.empty(dtype, new long[] {s.count(), size});
                multiply(dRaw, dh, weightHr, null, false);
                dh = dRaw;
            }
            View g = rows(gates, s.row(), s.count());
            View dg = rows(dGates, s.row(), s.count());
            switch (cell) {
                case LSTM -> lstm(s, g, dg, dh);
                case GRU -> gru(s, g, dg, dh, dBefore);
                case TANH, RELU -> {
                    View h = rows(out, s.row(), s.count());
                    map(cell.backward(dtype), new View[] {dg}, new View[] {h, dh});
                }
            }
            multiply(dBefore, rows(dOwn, s.row(), s.count()), weightHh, null, true);
        }

        @SuppressWarnings("NullAway") // an LSTM has them
        private void lstm(Step s, View g, View dg, View dh) {
            View dc = rows(dCells, s.row(), s.count());
            View dcBefore = before(s, dCell, dCells);
            View[] outs = {
                part(dg, 0, size), part(dg, 1, size), part(dg, 2, size), part(dg, 3, size), dcBefore
            };
            View[] ins = {
                part(g, 0, size),
                part(g, 1, size),
                part(g, 2, size),
                part(g, 3, size),
                before(s, cells, first),
                rows(second, s.row(), s.count()),
                dh,
                dc,
                dcBefore
            };
            map(cell.backward(dtype), outs, ins);
        }

        @SuppressWarnings("NullAway") // a GRU has it
        private void gru(Step s, View g, View dg, View dh, View dBefore) {
            View own = rows(dOwn, s.row(), s.count());
            View[] outs = {
                part(dg, 0, size),
                part(dg, 1, size),
                part(dg, 2, size),
                part(own, 0, size),
                part(own, 1, size),
                part(own, 2, size),
                dBefore
            };
            View[] ins = {
                part(g, 0, size),
                part(g, 1, size),
                part(g, 2, size),
                rows(first, s.row(), s.count()),
                before(s, Objects.requireNonNull(hidden), out),
                dh,
                dBefore
            };
            map(cell.backward(dtype), outs, ins);
        }
    }
}
