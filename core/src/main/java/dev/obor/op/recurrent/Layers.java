package dev.obor.op.recurrent;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Distribution;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.InPlace;
import dev.obor.op.create.RandomDraws;
import dev.obor.op.shape.Joining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers of recurrences, in one or both directions, with dropout between them.
///
/// @param kind the formulas
/// @param params the weights of each layer and direction, as PyTorch orders them
/// @param hasBiases whether there are two biases after each pair of weights
record Layers(
        Cell kind,
        List<Tensor> params,
        boolean hasBiases,
        long numLayers,
        double dropout,
        boolean train,
        boolean bidirectional) {

    /// (output, hidden) or (output, hidden, cell) for an input of (time, batch, size).
    Tensor[] padded(Tensor input, Tensor hidden, @Nullable Tensor cells, boolean batchFirst) {
        if (input.dim() != 3) {
            throw new ShapeError("input must have 3 dimensions, got " + input.dim());
        }
        Tensor x = batchFirst ? input.transpose(0, 1) : input;
        long time = x.size(0);
        long batch = x.size(1);
        if (time == 0) {
            throw new ShapeError("Expected sequence length to be larger than 0 in RNN");
        }
        Tensor[] results = run(x.reshape(-1, x.size(2)), time, batch, null, hidden, cells);
        Tensor output = results[0].view(time, batch, results[0].size(1));
        // PyTorch's is a view of nothing.
        results[0] = InPlace.own(batchFirst ? output.transpose(0, 1) : output, 0);
        return results;
    }

    /// The same for the rows of a packed sequence.
    Tensor[] packed(Tensor data, Tensor batchSizes, Tensor hidden, @Nullable Tensor cells) {
        if (batchSizes.dim() != 1 || batchSizes.numel() == 0) {
            throw new ShapeError(
                    "batch_sizes tensor should be 1D and not empty, got " + batchSizes.shape());
        }
        long[] sizes = batchSizes.toLongArray();
        long rows = 0;
        for (int t = 0; t < sizes.length; t++) {
            if (sizes[t] <= 0 || t > 0 && sizes[t] > sizes[t - 1]) {
                throw new ShapeError(
                        "batch_sizes must be positive and never rise, got "
                                + Arrays.toString(sizes),
                        "packPaddedSequence and packSequence make them.");
            }
            rows += sizes[t];
        }
        if (data.dim() != 2 || data.size(0) != rows) {
            throw new ShapeError(
                    "the batch sizes add up to " + rows + ", but the data is of " + data.shape(),
                    "It has a row for each element of each sequence.");
        }
        return run(data, 0, 0, sizes, hidden, cells);
    }

    private StepOrder steps(long time, long batch, long @Nullable [] sizes, boolean reverse) {
        return sizes == null
                ? StepOrder.padded(time, batch, reverse)
                : StepOrder.of(sizes, reverse);
    }

    private Tensor[] run(
            Tensor rows,
            long time,
            long batch,
            long @Nullable [] sizes,
            Tensor hidden,
            @Nullable Tensor cells) {
        int directions = bidirectional ? 2 : 1;
        int each = perDirection();
        checkState(hidden, sizes == null ? batch : sizes[0]);
        if (cells != null) {
            checkState(cells, sizes == null ? batch : sizes[0]);
        }
        StepOrder[] steps = new StepOrder[directions];
        for (int d = 0; d < directions; d++) {
            steps[d] = steps(time, batch, sizes, d == 1);
        }
        List<Tensor> lastHidden = new ArrayList<>();
        List<Tensor> lastCells = new ArrayList<>();
        Tensor x = rows;
        for (int layer = 0; layer < numLayers; layer++) {
            Tensor[] outputs = new Tensor[directions];
            for (int d = 0; d < directions; d++) {
                int n = layer * directions + d;
                List<Tensor> w = params.subList(n * each, (n + 1) * each);
                Tensor[] made =
                        direction(
                                steps[d],
                                x,
                                hidden.select(0, n),
                                cells == null ? null : cells.select(0, n),
                                w,
                                sizes == null);
                outputs[d] = made[0];
                lastHidden.add(made[1]);
                if (made.length > 2) {
                    lastCells.add(made[2]);
                }
            }
            x = directions == 1 ? outputs[0] : Joining.cat(outputs, 1);
            if (layer + 1 < numLayers) {
                x = dropped(x);
            }
        }
        Tensor stacked = Joining.stack(lastHidden, 0);
        return lastCells.isEmpty()
                ? new Tensor[] {x, stacked}
                : new Tensor[] {x, stacked, Joining.stack(lastCells, 0)};
    }

    /// The kernels read as many rows as there are sequences.
    private void checkState(Tensor state, long batch) {
        boolean fits = state.dim() == 3 && state.size(0) == directions() && state.size(1) == batch;
        if (!fits) {
            throw new ShapeError(
                    "Expected hidden size ("
                            + directions()
                            + ", "
                            + batch
                            + ", "
                            + state.size(-1)
                            + "), got "
                            + Arrays.toString(state.shape().toArray()),
                    "There is one state for each layer and direction and each sequence.");
        }
    }

    @SuppressWarnings("NullAway") // what is missing is a missing input, which nodes allow
    private Tensor[] direction(
            StepOrder steps,
            Tensor x,
            Tensor hidden,
            @Nullable Tensor cells,
            List<Tensor> w,
            boolean padded) {
        Tensor[] in = {
            x,
            hidden,
            cells,
            w.get(0),
            w.get(1),
            hasBiases ? w.get(2) : null,
            hasBiases ? w.get(3) : null,
            w.size() > plain() ? w.get(w.size() - 1) : null
        };
        boolean oneKernel = // in PyTorch
                padded
                        && kind == Cell.LSTM
                        && x.dtype() == DType.FLOAT32
                        && x.numel() > 0
                        && w.size() == plain();
        return FusedDirection.takes(kind, in)
                ? new FusedDirection(kind, steps, oneKernel).apply(in)
                : UnrolledDirection.run(kind, steps, in);
    }

    private long directions() {
        return numLayers * (bidirectional ? 2 : 1);
    }

    private int plain() {
        return hasBiases ? 4 : 2;
    }

    private int perDirection() {
        long all = directions();
        int each = all == 0 ? 0 : (int) (params.size() / all);
        boolean fits = each * all == params.size();
        if (!fits || each != plain() && !(kind == Cell.LSTM && each == plain() + 1)) {
            throw new ValueError(
                    "got an incorrect number of RNN parameters",
                    "There are "
                            + params.size()
                            + ", and "
                            + all
                            + " layers and directions with "
                            + plain()
                            + " each.");
        }
        return each;
    }

    private Tensor dropped(Tensor x) {
        if (!train || dropout == 0 || x.numel() == 0) {
            return x;
        }
        if (dropout == 1) {
            return x.mul(0);
        }
        return x.mul(noise(x, 1 - dropout));
    }

    private static Tensor noise(Tensor x, double kept) {
        try (var _ = Autograd.noGrad()) {
            Tensor zeros = x.zerosLike();
            return RandomDraws.fill(zeros, "bernoulli_", new Distribution.Bernoulli(kept), null)
                    .div_(kept);
        }
    }
}
