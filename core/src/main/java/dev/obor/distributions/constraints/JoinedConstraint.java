package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.transforms.CatTransform;
import dev.obor.distributions.transforms.StackTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Constraints on the parts of a tensor along a dimension: slices of given lengths, or entries.
final class JoinedConstraint extends Constraint {
    private final List<Constraint> parts;
    private final int dim;
    private final @Nullable List<Long> lengths;

    JoinedConstraint(List<Constraint> parts, int dim, @Nullable List<Long> lengths) {
        if (lengths != null && lengths.size() != parts.size()) {
            throw new ValueError(
                    "lengths (" + lengths.size() + ") must match cseq (" + parts.size() + ")");
        }
        this.parts = List.copyOf(parts);
        this.dim = dim;
        this.lengths = lengths;
    }

    @Override
    public boolean isDiscrete() {
        return parts.stream().anyMatch(Constraint::isDiscrete);
    }

    @Override
    public int eventDim() {
        int most = parts.stream().mapToInt(Constraint::eventDim).max().orElse(0);
        return lengths == null && dim + most < 0 ? most + 1 : most;
    }

    @Override
    public Transform transformTo() {
        return joined(Constraint::transformTo);
    }

    @Override
    public Transform bijectTo() {
        return joined(Constraint::bijectTo);
    }

    private Transform joined(Function<Constraint, Transform> one) {
        List<Transform> transforms = parts.stream().map(one).toList();
        return lengths == null
                ? new StackTransform(transforms, dim)
                : new CatTransform(
                        transforms, dim, lengths.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public Tensor check(Tensor value) {
        given(value, "value");
        if (dim < -value.dim() || dim >= value.dim()) {
            throw new ValueError(
                    "dim " + dim + " out of range for value with " + value.dim() + " dimensions");
        }
        List<Tensor> checks = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (lengths == null) {
                checks.add(parts.get(i).check(value.select(dim, i)));
            } else {
                checks.add(parts.get(i).check(value.narrow(dim, start, lengths.get(i))));
                start += lengths.get(i);
            }
        }
        return lengths == null ? Obor.stack(checks, dim) : Obor.cat(checks, dim);
    }

    @Override
    public String toString() {
        return lengths == null ? "Stack()" : "Cat()";
    }
}
