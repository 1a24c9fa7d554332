package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.onnx.format.ModelData;
import org.jspecify.annotations.Nullable;

/// The operator If: one of two graphs runs.
final class Choice extends Step {
    private final ModelData.Node node;
    private final int condition;
    private final InnerGraph yes;
    private final InnerGraph no;

    /// @param condition where the truth value lies
    /// @param in all that the branches read
    Choice(ModelData.Node node, int condition, InnerGraph yes, InnerGraph no, int[] in, int[] out) {
        super(node, _ -> new Tensor[0], in, out);
        this.node = node;
        this.condition = condition;
        this.yes = yes;
        this.no = no;
    }

    @Override
    void run(@Nullable Tensor[] values, Run run) {
        InnerGraph branch = truth(node, values[condition]) ? yes : no;
        branch.run(values, run);
        for (int i = 0; i < out().length; i++) {
            if (out()[i] >= 0) {
                values[out()[i]] = values[branch.out()[i]];
            }
        }
        forget(values);
    }

    /// The one truth value of a tensor.
    static boolean truth(ModelData.Node node, @Nullable Tensor value) {
        if (value == null || value.dtype() != DType.BOOL || value.numel() != 1) {
            throw new ValueError(Binding.name(node) + ": needs one truth value");
        }
        return value.itemBoolean();
    }
}
