package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;
import java.util.ArrayList;
import java.util.List;

/// Transforms of slices along a dimension, PyTorch's `CatTransform`.
public class CatTransform extends Transform {
    private final List<Transform> parts;
    private final int dim;
    private final List<Long> lengths;

    /// Of slices of the given lengths along a dimension.
    ///
    /// @throws ValueError if there are not as many lengths as transforms
    public CatTransform(List<? extends Transform> transforms, int dim, long... lengths) {
        given(transforms, "transforms");
        given(lengths, "lengths");
        this.parts = List.copyOf(transforms);
        this.dim = dim;
        this.lengths = Size.of(lengths).toList();
        if (parts.size() != lengths.length) {
            throw new ValueError(
                    "lengths ("
                            + lengths.length
                            + ") must match transforms ("
                            + parts.size()
                            + ")");
        }
    }

    /// A result for the transform of a slice.
    private interface Each {
        Tensor of(Transform part, long start, long length);
    }

    private List<Tensor> each(Tensor like, Each each) {
        long total = lengths.stream().mapToLong(Long::longValue).sum();
        if (dim < -like.dim() || dim >= like.dim() || like.size(dim) != total) {
            throw new ValueError(
                    "x.size(" + dim + ") must equal length " + total + ", got " + like.shape());
        }
        List<Tensor> results = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < parts.size(); i++) {
            results.add(each.of(parts.get(i), start, lengths.get(i)));
            start += lengths.get(i);
        }
        return results;
    }

    @Override
    public int eventDim() {
        return parts.stream().mapToInt(Transform::eventDim).max().orElse(0);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return Obor.cat(each(x, (t, at, n) -> t.call(x.narrow(dim, at, n))), dim);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return Obor.cat(each(y, (t, at, n) -> t.inv().call(y.narrow(dim, at, n))), dim);
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        int dims = eventDim();
        List<Tensor> terms =
                each(
                        x,
                        (t, at, n) -> {
                            Tensor from = x.narrow(dim, at, n);
                            Tensor to = y.narrow(dim, at, n);
                            Tensor term = t.logAbsDetJacobian(from, to);
                            return SampleShapes.sumRightmost(term, dims - t.eventDim());
                        });
        int left = (dim >= 0 ? dim - x.dim() : dim) + dims;
        if (left < 0) {
            return Obor.cat(terms, left);
        }
        Tensor sum = terms.getFirst();
        for (Tensor term : terms.subList(1, terms.size())) {
            sum = sum.add(term);
        }
        return sum;
    }

    @Override
    public boolean isBijective() {
        return parts.stream().allMatch(Transform::isBijective);
    }

    @Override
    public Constraint domain() {
        return Constraints.cat(parts.stream().map(Transform::domain).toList(), dim, lengths);
    }

    @Override
    public Constraint codomain() {
        return Constraints.cat(parts.stream().map(Transform::codomain).toList(), dim, lengths);
    }
}
