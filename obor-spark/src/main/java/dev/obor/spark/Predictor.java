package dev.obor.spark;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Rank;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/// The rows of a partition with a model's answers, computed a batch at a time as they are asked
/// for.
final class Predictor implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final ModelFactory factory;
    private final Broadcast<byte[]> state;
    private final ModelInput input;
    private final int batchSize;
    private final Rank rank;
    private final Deque<Row> ready = new ArrayDeque<>();
    private @Nullable Module model;

    Predictor(
            Iterator<Row> rows,
            ModelFactory factory,
            Broadcast<byte[]> state,
            ModelInput input,
            int batchSize) {
        this.rows = rows;
        this.factory = factory;
        this.state = state;
        this.input = input;
        this.batchSize = batchSize;
        TaskContext task = TaskContext.get();
        // As many threads as Spark counts for a task, not all cores in each of them.
        rank = new Rank(task == null ? 1 : Math.max(task.cpus(), 1));
        if (task != null) {
            TaskCompletionListener end = _ -> rank.close();
            task.addTaskCompletionListener(end);
        }
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty() && rows.hasNext()) {
            compute();
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void compute() {
        List<Row> batch = new ArrayList<>(batchSize);
        while (batch.size() < batchSize && rows.hasNext()) {
            batch.add(rows.next());
        }
        try {
            float[] answers = rank.call(() -> answers(batch));
            int width = answers.length / batch.size();
            for (int r = 0; r < batch.size(); r++) {
                ready.add(with(batch.get(r), answers, r * width, width));
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StateError("the model failed: " + e.getMessage(), e);
        }
    }

    private float[] answers(List<Row> batch) {
        Module net = model;
        if (net == null) {
            net = SparkModel.module(factory, state.value());
            net.eval();
            model = net;
        }
        Module known = net;
        try (var _ = Obor.inferenceMode()) {
            Tensor result = known.call(input.of(new RowBatch(batch)));
            if (result.dim() < 1 || result.size(0) != batch.size()) {
                throw new ValueError(
                        "the model answers "
                                + batch.size()
                                + " rows with a tensor of "
                                + result.shape(),
                        "Its first dimension must count the rows.");
            }
            return result.to(DType.FLOAT32).reshape(-1).toFloatArray();
        }
    }

    private static Row with(Row row, float[] answers, int from, int count) {
        @Nullable Object[] values = new Object[row.length() + 1];
        for (int i = 0; i < row.length(); i++) {
            values[i] = row.get(i);
        }
        List<Float> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(answers[from + i]);
        }
        values[row.length()] = scala.jdk.javaapi.CollectionConverters.asScala(list).toSeq();
        return RowFactory.create(values);
    }
}
