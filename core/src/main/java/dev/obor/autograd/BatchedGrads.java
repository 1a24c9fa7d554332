package dev.obor.autograd;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Gradients for a batch of weights, one pass for each.
final class BatchedGrads {
    private BatchedGrads() {}

    static List<@Nullable Tensor> of(
            List<Tensor> outputs,
            List<Tensor> inputs,
            List<@Nullable Tensor> weights,
            Autograd.Options options) {
        long batch = batch(outputs, weights);
        List<List<@Nullable Tensor>> rows = new ArrayList<>();
        for (long b = 0; b < batch; b++) {
            List<@Nullable Tensor> row = new ArrayList<>();
            for (Tensor w : weights) {
                row.add(w == null ? null : w.select(0, b));
            }
            boolean retains = options.retains() || b < batch - 1;
            rows.add(Autograd.grads(outputs, inputs, row, options, retains));
        }
        List<@Nullable Tensor> result = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int place = i;
            boolean known = rows.getFirst().get(i) != null;
            result.add(known ? Obor.stack(rows.stream().map(r -> r.get(place)).toList()) : null);
        }
        return result;
    }

    private static long batch(List<Tensor> outputs, List<@Nullable Tensor> weights) {
        if (weights.size() != outputs.size()) {
            throw new ShapeError(
                    "got " + outputs.size() + " tensors and " + weights.size() + " gradients");
        }
        for (int i = 0; i < weights.size(); i++) {
            check(outputs.get(i), weights.get(i), i);
        }
        List<Long> sizes =
                weights.stream().filter(Objects::nonNull).map(w -> w.size(0)).distinct().toList();
        if (sizes.size() != 1) {
            throw new ValueError(
                    "vmap: Expected all tensors to have the same size in the mapped dimension, got"
                            + " sizes "
                            + sizes
                            + " for the mapped dimension");
        }
        if (sizes.getFirst() == 0) {
            throw new IndexError("index 0 is out of bounds for dimension 0 with size 0");
        }
        return sizes.getFirst();
    }

    private static void check(Tensor output, @Nullable Tensor weight, int i) {
        if (weight == null) {
            return;
        }
        List<Long> sizes = weight.shape().toList();
        if (sizes.isEmpty() || !sizes.subList(1, sizes.size()).equals(output.shape().toList())) {
            throw new ShapeError(
                    "If `is_grads_batched=True`, we interpret the first dimension of each"
                            + " grad_output as the batch dimension. The sizes of the remaining"
                            + " dimensions are expected to match the shape of corresponding output,"
                            + " but a mismatch was detected: grad_output["
                            + i
                            + "] has a shape of "
                            + weight.shape()
                            + " and output["
                            + i
                            + "] has a shape of "
                            + output.shape()
                            + ".");
        }
    }
}
