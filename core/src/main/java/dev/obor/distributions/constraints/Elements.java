package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.transforms.Transform;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A set of numbers, by what says of each whether it lies in it.
final class Elements extends Constraint {
    private final String text;
    private final boolean discrete;
    private final UnaryOperator<Tensor> test;
    private final @Nullable Supplier<Transform> transform;

    Elements(String text, boolean discrete, UnaryOperator<Tensor> test) {
        this(text, discrete, test, null);
    }

    /// @param transform makes what maps all real numbers into the set; null if nothing does
    Elements(
            String text,
            boolean discrete,
            UnaryOperator<Tensor> test,
            @Nullable Supplier<Transform> transform) {
        this.text = text;
        this.discrete = discrete;
        this.test = test;
        this.transform = transform;
    }

    @Override
    public Transform transformTo() {
        return transform == null ? super.transformTo() : transform.get();
    }

    @Override
    public Transform bijectTo() {
        return transformTo();
    }

    @Override
    public Tensor check(Tensor value) {
        given(value, "value");
        return test.apply(value);
    }

    @Override
    public boolean isDiscrete() {
        return discrete;
    }

    @Override
    public String toString() {
        return text;
    }
}
