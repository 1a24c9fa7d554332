package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import java.util.function.UnaryOperator;

/// A set of numbers, by what says of each whether it lies in it.
final class Elements extends Constraint {
    private final String text;
    private final boolean discrete;
    private final UnaryOperator<Tensor> test;

    Elements(String text, boolean discrete, UnaryOperator<Tensor> test) {
        this.text = text;
        this.discrete = discrete;
        this.test = test;
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
