package dev.obor.onnx.read;

import dev.obor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A graph inside of a node, which runs in the places of the whole model.
///
/// @param in where its inputs are put
/// @param out where its outputs lie
record InnerGraph(List<Step> steps, int[] in, int[] out) {
    void run(@Nullable Tensor[] values, Run run) {
        for (Step step : steps) {
            step.run(values, run);
        }
    }

    /// Adds all places that it reads or writes.
    void places(Set<Integer> all) {
        for (Step step : steps) {
            Arrays.stream(step.in()).filter(i -> i >= 0).forEach(all::add);
            Arrays.stream(step.out()).filter(i -> i >= 0).forEach(all::add);
        }
        Arrays.stream(in).forEach(all::add);
        Arrays.stream(out).forEach(all::add);
    }
}
