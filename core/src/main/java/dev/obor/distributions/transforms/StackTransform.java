package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import java.util.ArrayList;
import java.util.List;

/// A transform for each entry along a dimension, PyTorch's `StackTransform`.
public class StackTransform extends Transform {
    private final List<Transform> parts;
    private final int dim;

    /// Along the first dimension.
    public StackTransform(List<? extends Transform> transforms) {
        this(transforms, 0);
    }

    /// Along a dimension.
    public StackTransform(List<? extends Transform> transforms, int dim) {
        given(transforms, "transforms");
        this.parts = List.copyOf(transforms);
        this.dim = dim;
    }

    /// A result for the transform at a place.
    private interface Each {
        Tensor of(Transform part, int place);
    }

    private Tensor stack(Tensor like, Each each) {
        if (dim < -like.dim() || dim >= like.dim() || like.size(dim) != parts.size()) {
            throw new ValueError(
                    "x.size("
                            + dim
                            + ") must equal len(transforms) "
                            + parts.size()
                            + ", got "
                            + like.shape());
        }
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            results.add(each.of(parts.get(i), i));
        }
        return Obor.stack(results, dim);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return stack(x, (t, i) -> t.call(x.select(dim, i)));
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return stack(y, (t, i) -> t.inv().call(y.select(dim, i)));
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return stack(x, (t, i) -> t.logAbsDetJacobian(x.select(dim, i), y.select(dim, i)));
    }

    @Override
    public boolean isBijective() {
        return parts.stream().allMatch(Transform::isBijective);
    }

    @Override
    public Constraint domain() {
        return Constraints.stack(parts.stream().map(Transform::domain).toList(), dim);
    }

    @Override
    public Constraint codomain() {
        return Constraints.stack(parts.stream().map(Transform::codomain).toList(), dim);
    }
}
