package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.op.Callback;
import java.util.function.UnaryOperator;

/// A layer from a function, for a [Sequential]: `new Lambda(x -> x.view(-1, 1, 28, 28))`.
///
/// PyTorch has no such class; its tutorials define one by hand. What the function captures is not
/// part of the module: keep parameters in fields of a class of your own.
///
/// ```java
/// new Lambda(x -> x.mul(2)).call(tensor(1, 2)) // [2, 4]
/// ```
public final class Lambda extends Module {
    private final UnaryOperator<Tensor> function;
    private final String name;

    /// A layer that applies `function`.
    public Lambda(UnaryOperator<Tensor> function) {
        Arguments.given(function, "function");
        this("", function);
    }

    /// A layer that applies `function` and prints as `Lambda(name)`.
    public Lambda(String name, UnaryOperator<Tensor> function) {
        Arguments.given(name, "name");
        Arguments.given(function, "function");
        this.function = function;
        this.name = name;
    }

    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        return Callback.call(() -> function.apply(input));
    }

    @Override
    protected String extraRepr() {
        return name;
    }
}
