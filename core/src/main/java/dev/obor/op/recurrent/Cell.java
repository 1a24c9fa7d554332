package dev.obor.op.recurrent;

import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The formulas of one step of a recurrent network, forward and backward, as single kernels.
///
/// Backward reads what forward stored: the gates after their nonlinearity.
enum Cell {
    /// Long short-term memory: gates i, f, g, o.
    LSTM("LSTM", 4),
    /// The gated recurrent unit: gates r, z, n.
    GRU("GRU", 3),
    /// h = tanh(gate).
    TANH("RNN_TANH", 1),
    /// h = relu(gate).
    RELU("RNN_RELU", 1);

    /// i, f, g and the cell before: the cell.
    static final Pointwise LSTM_STATE =
            Pointwise.of(
                    "lstm_cell",
                    4,
                    0,
                    Rule.FLOAT,
                    (x, s) ->
                            Exprs.sigmoid(x[1])
                                    .mul(x[3])
                                    .add(Exprs.sigmoid(x[0]).mul(Exprs.tanh(x[2]))));

    /// o and the cell: the hidden state.
    static final Pointwise LSTM_HIDDEN =
            Pointwise.of(
                    "lstm_cell",
                    2,
                    0,
                    Rule.FLOAT,
                    (x, s) -> Exprs.sigmoid(x[0]).mul(Exprs.tanh(x[1])));

    /// Input and hidden parts of n, both parts of r: the new gate.
    static final Pointwise GRU_NEW =
            Pointwise.of(
                    "gru_cell",
                    4,
                    0,
                    Rule.FLOAT,
                    (x, s) -> Exprs.tanh(x[0].add(Exprs.sigmoid(x[2].add(x[3])).mul(x[1]))));

    /// Both parts of z, the new gate and the hidden state before: the hidden state.
    static final Pointwise GRU_HIDDEN =
            Pointwise.of(
                    "gru_cell",
                    4,
                    0,
                    Rule.FLOAT,
                    (x, s) -> x[3].sub(x[2]).mul(Exprs.sigmoid(x[0].add(x[1]))).add(x[2]));

    /// What PyTorch calls the mode.
    final String mode;

    /// How many gates there are.
    final int gates;

    private final Program[][] programs = new Program[3][];

    Cell(String mode, int gates) {
        this.mode = mode;
        this.gates = gates;
    }

    /// One step, storing what backward reads.
    ///
    /// - LSTM: (i, f, g, o, cell before) gives (i, f, g, o, cell, tanh of it, hidden).
    /// - GRU: (r, z, n of the input, r, z, n of the hidden state, hidden before) gives (r, z, n, n
    ///   of the hidden state, hidden).
    /// - the others: (gate) gives (hidden).
    Program training(DType dtype) {
        return program(0, dtype);
    }

    /// One step whose results are the new states alone: (cell, hidden), or (hidden).
    Program inference(DType dtype) {
        return program(1, dtype);
    }

    /// The gradients of one step.
    ///
    /// - LSTM: (i, f, g, o, cell before, tanh of the cell, gradients of hidden, of cell and so far
    ///   of the cell before) gives those of (i, f, g, o, cell before).
    /// - GRU: (r, z, n, n of the hidden state, hidden before, gradients of hidden and so far of
    ///   hidden before) gives those of the input's (r, z, n), of the hidden state's (r, z, n), and
    ///   of hidden before.
    /// - the others: (hidden, its gradient) gives that of (gate).
    Program backward(DType dtype) {
        return program(2, dtype);
    }

    private Program program(int which, DType dtype) {
        Program[] made = programs[which];
        if (made == null) {
            made = new Program[] {make(which, DType.FLOAT32), make(which, DType.FLOAT64)};
            programs[which] = made;
        }
        return made[dtype == DType.FLOAT32 ? 0 : 1];
    }

    private Program make(int which, DType dtype) {
        Expr[] x = new Expr[9];
        Arrays.setAll(x, i -> Exprs.input(i, dtype));
        Expr zero = Exprs.constant(Type.of(dtype), 0);
        Function<Expr[], List<Expr>> formulas =
                switch (this) {
                    case LSTM ->
                            which == 2
                                    ? Cell::lstmBackward
                                    : which == 0 ? Cell::lstm : in -> states(lstm(in), 4, 6);
                    case GRU ->
                            which == 2
                                    ? Cell::gruBackward
                                    : which == 0 ? Cell::gru : in -> states(gru(in), 4);
                    case TANH ->
                            which == 2
                                    ? in -> List.of(in[1].mul(in[0].square().neg().add(1)))
                                    : in -> List.of(Exprs.tanh(in[0]));
                    case RELU ->
                            which == 2
                                    ? in -> List.of(in[0].le(0).where(zero, in[1]))
                                    : in -> List.of(in[0].max(0));
                };
        List<Expr> results = formulas.apply(x);
        return Program.of(
                name().toLowerCase(Locale.ROOT) + (which == 2 ? "_backward" : "_step"),
                results,
                Collections.nCopies(results.size(), dtype));
    }

    private static List<Expr> states(List<Expr> all, int... which) {
        return Arrays.stream(which).mapToObj(all::get).toList();
    }

    private static List<Expr> lstm(Expr[] x) {
        Expr i = Exprs.sigmoid(x[0]);
        Expr f = Exprs.sigmoid(x[1]);
        Expr g = Exprs.tanh(x[2]);
        Expr o = Exprs.sigmoid(x[3]);
        Expr cell = f.mul(x[4]).add(i.mul(g));
        Expr tanh = Exprs.tanh(cell);
        return List.of(i, f, g, o, cell, tanh, o.mul(tanh));
    }

    private static List<Expr> lstmBackward(Expr[] x) {
        Expr cell = x[7].add(x[6].mul(x[3]).mul(x[5].square().neg().add(1)));
        return List.of(
                cell.mul(x[2]).mul(slope(x[0])),
                cell.mul(x[4]).mul(slope(x[1])),
                cell.mul(x[0]).mul(x[2].square().neg().add(1)),
                x[6].mul(x[5]).mul(slope(x[3])),
                cell.mul(x[1]).add(x[8]));
    }

    /// The derivative of a sigmoid by its result.
    private static Expr slope(Expr y) {
        return y.neg().add(1).mul(y);
    }

    private static List<Expr> gru(Expr[] x) {
        Expr r = Exprs.sigmoid(x[0].add(x[3]));
        Expr z = Exprs.sigmoid(x[1].add(x[4]));
        Expr n = Exprs.tanh(x[2].add(r.mul(x[5])));
        return List.of(r, z, n, x[5], x[6].sub(n).mul(z).add(n));
    }

    private static List<Expr> gruBackward(Expr[] x) {
        Expr grad = x[5];
        Expr n = grad.mul(x[1].neg().add(1)).mul(x[2].square().neg().add(1));
        Expr r = n.mul(x[3]).mul(slope(x[0]));
        Expr z = grad.mul(x[4].sub(x[2])).mul(slope(x[1]));
        return List.of(r, z, n, r, z, n.mul(x[0]), grad.mul(x[1]).add(x[6]));
    }
}
