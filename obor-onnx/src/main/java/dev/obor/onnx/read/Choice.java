package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.onnx.format.ModelData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operator If: one of two graphs runs.
final class Choice extends Step {
    /// One of the two.
    ///
    /// @param out where its outputs lie
    record Branch(List<Step> steps, int[] out) {}

    private final ModelData.Node node;
    private final int condition;
    private final Branch yes;
    private final Branch no;

    /// @param condition where the truth value lies
    /// @param in all that the branches read
    Choice(ModelData.Node node, int condition, Branch yes, Branch no, int[] in, int[] out) {
        super(node, _ -> new Tensor[0], in, out);
        this.node = node;
        this.condition = condition;
        this.yes = yes;
        this.no = no;
    }

    @Override
    void run(@Nullable Tensor[] values, boolean training) {
        Tensor truth = values[condition];
        if (truth == null || truth.dtype() != DType.BOOL || truth.numel() != 1) {
            throw new ValueError(Binding.name(node) + ": needs one truth value");
        }
        Branch branch = truth.itemBoolean() ? yes : no;
        for (Step step : branch.steps) {
            step.run(values, training);
        }
        for (int i = 0; i < out().length; i++) {
            if (out()[i] >= 0) {
                values[out()[i]] = values[branch.out[i]];
            }
        }
        forget(values);
    }
}
