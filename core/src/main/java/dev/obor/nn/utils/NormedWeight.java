package dev.obor.nn.utils;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.ConvTransposeNd;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;
import dev.obor.nn.module.ComputedTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both kinds of weight and spectral norms share.
final class NormedWeight {
    private NormedWeight() {}

    /// The parameter or buffer with that name of a module itself.
    ///
    /// @throws ValueError if there is none
    /// @throws StateError if its size is not known yet
    static Tensor of(Module module, String name) {
        @Nullable Tensor weight = ComputedTensors.current(module, name);
        if (weight == null) {
            throw new ValueError(
                    "Module '" + module + "' has no parameter or buffer with name '" + name + "'");
        }
        if (Parameter.isLazy(weight)) {
            throw new StateError(
                    "The module can't have uninitialized parameters.",
                    "Make sure to run the dummy forward before applying a norm to its weight.");
        }
        return weight;
    }

    /// The dimension of the outputs: 1 of a transposed convolution, else 0.
    static int outputs(Module module) {
        return module instanceof ConvTransposeNd ? 1 : 0;
    }

    /// The norms of all slices along a dimension, which stays; -1 for the norm of all.
    static Tensor normExcept(Tensor v, int dim) {
        if (dim == -1) {
            return v.norm();
        }
        if (dim < -1 || dim >= v.dim()) {
            throw new IndexError(
                    "Dimension out of range (expected to be in range of [-1, "
                            + (v.dim() - 1)
                            + "], but got "
                            + dim
                            + ")");
        }
        long[] shape = new long[v.dim()];
        Arrays.fill(shape, 1);
        shape[dim] = v.size(dim);
        return rows(v, dim).norm(2, 1).view(shape);
    }

    /// `g v / |v|`, Salimans and Kingma, "Weight normalization", 2016.
    static Tensor weight(Tensor v, Tensor g, int dim) {
        return v.mul(g.div(normExcept(v, dim)));
    }

    /// A tensor as a matrix whose rows are the slices along a dimension.
    static Tensor rows(Tensor weight, int dim) {
        Tensor moved = weight;
        if (dim != 0) {
            List<Long> order = new ArrayList<>();
            order.add((long) dim);
            for (long d = 0; d < weight.dim(); d++) {
                if (d != dim) {
                    order.add(d);
                }
            }
            moved = weight.permute(order.stream().mapToLong(Long::longValue).toArray());
        }
        return moved.dim() == 1 ? moved.unsqueeze(1) : moved.flatten(1);
    }

    /// A random vector of length one.
    static Tensor direction(Tensor like, long size, double eps) {
        return normalized(Obor.empty(like.dtype(), size).normal_(), eps);
    }

    static Tensor normalized(Tensor vector, double eps) {
        return F.normalize(vector, o -> o.dim(0).eps(eps));
    }
}
