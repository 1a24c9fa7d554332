package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.util.List;

/// Lengths and directions to weights, PyTorch's `_WeightNorm`.
final class WeightNormMap extends Module implements RightInverses {
    private final int dim;

    WeightNormMap(int dim) {
        this.dim = dim;
    }

    @Override
    public Tensor call(List<Tensor> originals) {
        if (Arguments.allGiven(originals, "originals").size() != 2) {
            throw new ValueError(
                    "weight norm takes the lengths and the directions, got "
                            + originals.size()
                            + " tensors");
        }
        return call(this::forward, originals.get(0), originals.get(1));
    }

    private Tensor forward(Tensor g, Tensor v) {
        return NormedWeight.weight(v, g, dim);
    }

    @Override
    public List<Tensor> rightInverses(Tensor value) {
        return List.of(NormedWeight.normExcept(value, dim), value);
    }

    @Override
    protected String typeName() {
        return "_WeightNorm";
    }
}
