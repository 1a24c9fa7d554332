package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.transforms.SoftmaxTransform;
import dev.obor.distributions.transforms.StickBreakingTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sets of values with dimensions of their own: vectors, matrices.
final class Vectors extends Constraint {
    static final Constraint ONE_HOT =
            new Vectors(
                    "OneHot()",
                    1,
                    true,
                    v -> v.eq(0).logicalOr(v.eq(1)).all(-1).logicalAnd(v.sum(-1).eq(1)));
    static final Constraint SIMPLEX =
            new Vectors(
                    "Simplex()",
                    1,
                    false,
                    v -> v.ge(0).all(-1).logicalAnd(v.sum(-1).sub(1).abs().lt(1e-6)),
                    SoftmaxTransform::new,
                    StickBreakingTransform::new);

    private final String text;
    private final int dims;
    private final boolean discrete;
    private final UnaryOperator<Tensor> test;
    private final @Nullable Supplier<Transform> transform;
    private final @Nullable Supplier<Transform> bijection;

    Vectors(String text, int dims, boolean discrete, UnaryOperator<Tensor> test) {
        this(text, dims, discrete, test, null, null);
    }

    Vectors(
            String text,
            int dims,
            boolean discrete,
            UnaryOperator<Tensor> test,
            @Nullable Supplier<Transform> transform,
            @Nullable Supplier<Transform> bijection) {
        this.transform = transform;
        this.bijection = bijection;
        this.text = text;
        this.dims = dims;
        this.discrete = discrete;
        this.test = test;
    }

    static Constraint multinomial(long upperBound) {
        return new Vectors(
                "Multinomial()",
                1,
                true,
                v -> v.ge(0).all(-1).logicalAnd(v.sum(-1).le(upperBound)));
    }

    @Override
    public Tensor check(Tensor value) {
        given(value, "value");
        return test.apply(value);
    }

    @Override
    public Transform transformTo() {
        return transform == null ? super.transformTo() : transform.get();
    }

    @Override
    public Transform bijectTo() {
        return bijection == null ? super.bijectTo() : bijection.get();
    }

    @Override
    public boolean isDiscrete() {
        return discrete;
    }

    @Override
    public int eventDim() {
        return dims;
    }

    @Override
    public String toString() {
        return text;
    }
}
