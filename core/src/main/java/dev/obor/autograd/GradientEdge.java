package dev.obor.autograd;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;

/// A place of the graph where a gradient arrives, PyTorch's `torch.autograd.graph.GradientEdge`:
/// one of the results of a step. It keeps the graph alive, but not the tensor.
///
/// @param node the step
/// @param outputNr which of its results
public record GradientEdge(Node node, int outputNr) {
    /// Checks the parts.
    ///
    /// @throws dev.obor.base.IndexError if the number is negative
    public GradientEdge {
        Arguments.given(node, "node");
        if (outputNr < 0) {
            throw new IndexError("there is no output " + outputNr + " of " + node);
        }
    }
}
