package dev.obor.nn.utils;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.ArrayList;
import java.util.List;

/// All parameters of a model as one vector and back, PyTorch's `torch.nn.utils.convert_parameters`.
public final class ConvertParameters {
    private ConvertParameters() {}

    /// All elements of all parameters, one parameter after another; gradients flow through.
    public static Tensor parametersToVector(Iterable<? extends Tensor> parameters) {
        Arguments.given(parameters, "parameters");
        List<Tensor> parts = new ArrayList<>();
        parameters.forEach(p -> parts.add(p.reshape(-1)));
        return Obor.cat(parts);
    }

    /// Copies the parts of a vector to the parameters, one after another.
    ///
    /// @throws dev.obor.base.ShapeError if the vector is too short
    public static void vectorToParameters(Tensor vector, Iterable<? extends Tensor> parameters) {
        Arguments.given(vector, "vector");
        Arguments.given(parameters, "parameters");
        long from = 0;
        for (Tensor p : parameters) {
            p.detach().copy_(vector.detach().narrow(0, from, p.numel()).viewAs(p));
            from += p.numel();
        }
    }
}
