package dev.obor.spark;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;

/// A rank's rows of one epoch, in batches.
///
/// Seed and epoch permute the row groups; one behind the other they are cut into as many equal
/// parts as there are ranks, so that every rank has the same number of rows, and so of batches. Row
/// groups are read until they have as many rows as the window together, which are permuted then. So
/// rank, seed and epoch alone decide what a batch holds, and no more than a window is in memory.
final class Feed implements Iterator<Batch> {
    /// What is the same for all epochs.
    ///
    /// @param units the row groups
    /// @param columns which columns are read; none for all
    /// @param window how many rows are permuted at a time; 0 to leave all as it is
    record Plan(
            List<ParquetUnits.Unit> units,
            List<String> columns,
            int window,
            long seed,
            int rank,
            int worldSize,
            Configuration conf) {}

    private record Piece(ParquetUnits.Unit unit, long from, long to) {}

    private record Row(RowGroup group, int at) {}

    private final Plan plan;
    private final Generator generator;
    private final Iterator<Piece> pieces;
    private final int batchSize;
    private final boolean dropLast;
    private final List<Row> window = new ArrayList<>();
    private int next;
    private long left;

    Feed(Plan plan, long epoch, int batchSize, boolean dropLast) {
        if (batchSize < 1) {
            throw new ValueError("batches: a batch must have at least 1 row, got " + batchSize);
        }
        this.plan = plan;
        this.batchSize = batchSize;
        this.dropLast = dropLast;
        generator = new Generator().manualSeed(mix(plan.seed, epoch, plan.rank + 1));
        long rows = plan.units.stream().mapToLong(ParquetUnits.Unit::rows).sum();
        left = rows / plan.worldSize;
        if (left == 0) {
            throw new ValueError(
                    "there are " + rows + " rows for " + plan.worldSize + " ranks",
                    "Use fewer ranks.");
        }
        pieces = pieces(epoch, plan.rank * left, (plan.rank + 1) * left).iterator();
    }

    /// Numbers of three kinds mixed to a seed (SplitMix64).
    static long mix(long seed, long epoch, long rank) {
        long z = seed + 0x9e3779b97f4a7c15L * (epoch * 0x10001L + rank + 1);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private List<Piece> pieces(long epoch, long from, long to) {
        var shared = new Generator().manualSeed(mix(plan.seed, epoch, 0));
        int n = plan.units.size();
        long[] order = plan.window > 0 ? permutation(n, shared) : null;
        List<Piece> mine = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < n; i++) {
            ParquetUnits.Unit unit = plan.units.get(order == null ? i : (int) order[i]);
            long first = Math.max(from - at, 0);
            long last = Math.min(to - at, unit.rows());
            if (first < last) {
                mine.add(new Piece(unit, first, last));
            }
            at += unit.rows();
        }
        return mine;
    }

    private static long[] permutation(int n, Generator generator) {
        return Obor.randperm(n, o -> o.generator(generator)).toLongArray();
    }

    /// How many batches there are left.
    long batches() {
        return dropLast ? left / batchSize : (left + batchSize - 1) / batchSize;
    }

    @Override
    public boolean hasNext() {
        return batches() > 0;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int n = (int) Math.min(batchSize, left);
        Map<String, ColumnValues> rows = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            Row row = row();
            row.group.columns.forEach((name, values) ->
                    rows.computeIfAbsent(
                                    name, k -> new ColumnValues(k, values.dtype(), values.lists()))
                            .addRow(values, row.at));
        }
        left -= n;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        rows.forEach((name, values) -> tensors.put(name, values.tensor()));
        return new OfTensors(n, tensors);
    }

    private Row row() {
        if (next == window.size()) {
            fill();
        }
        return window.get(next++);
    }

    private void fill() {
        window.clear();
        next = 0;
        while (window.size() < Math.max(plan.window, 1) && pieces.hasNext()) {
            Piece piece = pieces.next();
            RowGroup group;
            try {
                group = RowGroup.read(piece.unit, plan.columns, plan.conf);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + piece.unit.file(), e);
            }
            for (long r = piece.from; r < piece.to; r++) {
                window.add(new Row(group, (int) r));
            }
        }
        if (plan.window > 0) {
            long[] order = permutation(window.size(), generator);
            List<Row> before = List.copyOf(window);
            for (int i = 0; i < order.length; i++) {
                window.set(i, before.get((int) order[i]));
            }
        }
    }

    /// A batch whose tensors are there.
    record OfTensors(long size, Map<String, Tensor> tensors) implements Batch {
        @Override
        public Tensor get(String column) {
            Tensor found = tensors.get(column);
            if (found == null) {
                throw new ValueError("there is no column " + column + " among " + tensors.keySet());
            }
            return found;
        }

        @Override
        public List<String> columns() {
            return List.copyOf(tensors.keySet());
        }
    }
}
