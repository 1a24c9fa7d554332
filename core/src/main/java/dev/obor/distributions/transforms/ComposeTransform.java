package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transforms one after another, PyTorch's `ComposeTransform`; none is the identity.
public class ComposeTransform extends Transform {
    private final List<Transform> parts;

    /// The first is applied first.
    public ComposeTransform(List<? extends Transform> parts) {
        given(parts, "parts");
        this.parts = List.copyOf(parts);
    }

    /// The parts, the first applied first.
    public List<Transform> parts() {
        return parts;
    }

    @Override
    protected Tensor forward(Tensor x) {
        Tensor y = x;
        for (Transform part : parts) {
            y = part.call(y);
        }
        return y;
    }

    @Override
    protected Tensor inverse(Tensor y) {
        Tensor x = y;
        for (Transform part : parts.reversed()) {
            x = part.inv().call(x);
        }
        return x;
    }

    @Override
    public Constraint domain() {
        if (parts.isEmpty()) {
            return Constraints.real();
        }
        Constraint domain = parts.getFirst().domain();
        int dims = parts.getLast().codomain().eventDim();
        for (Transform part : parts.reversed()) {
            int taken = part.domain().eventDim();
            dims = Math.max(dims + taken - part.codomain().eventDim(), taken);
        }
        return over(domain, dims);
    }

    @Override
    public Constraint codomain() {
        if (parts.isEmpty()) {
            return Constraints.real();
        }
        Constraint codomain = parts.getLast().codomain();
        int dims = parts.getFirst().domain().eventDim();
        for (Transform part : parts) {
            int given = part.codomain().eventDim();
            dims = Math.max(dims + given - part.domain().eventDim(), given);
        }
        return over(codomain, dims);
    }

    private static Constraint over(Constraint constraint, int dims) {
        int more = dims - constraint.eventDim();
        return more == 0 ? constraint : Constraints.independent(constraint, more);
    }

    @Override
    public boolean isBijective() {
        return parts.stream().allMatch(Transform::isBijective);
    }

    @Override
    public Tensor sign() {
        Tensor sign = Numbers.number(1);
        for (Transform part : parts) {
            sign = sign.mul(part.sign());
        }
        return sign;
    }

    @Override
    public Transform withCache() {
        parts.forEach(Transform::withCache);
        return super.withCache();
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        if (parts.isEmpty()) {
            return x.zerosLike();
        }
        @Nullable Tensor sum = null;
        int dims = domain().eventDim();
        Tensor from = x;
        for (Transform part : parts) {
            Tensor to = part == parts.getLast() ? y : part.call(from);
            int apart = dims - part.domain().eventDim();
            Tensor term = SampleShapes.sumRightmost(part.logAbsDetJacobian(from, to), apart);
            sum = sum == null ? term : sum.add(term);
            dims += part.codomain().eventDim() - part.domain().eventDim();
            from = to;
        }
        return given(sum, "sum");
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        Size result = shape;
        for (Transform part : parts) {
            result = part.forwardShape(result);
        }
        return result;
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        Size result = shape;
        for (Transform part : parts.reversed()) {
            result = part.inverseShape(result);
        }
        return result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ComposeTransform t && parts.equals(t.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ComposeTransform(\n    ");
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : ",\n    ").append(parts.get(i));
        }
        return text.append("\n)").toString();
    }
}
