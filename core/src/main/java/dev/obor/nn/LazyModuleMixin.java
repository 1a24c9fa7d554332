package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.op.Callback;

/// A module that takes sizes from its first input, PyTorch's `torch.nn.modules.lazy`.
///
/// Its parameters are [UninitializedParameter]s before that. They may be converted, saved and
/// loaded, and an optimizer may have them; what else is done with them is an error that says so. A
/// model with lazy layers is called once with any batch before its parameters are used:
///
/// ```java
/// Sequential net = new Sequential(new LazyConv2d(6, 5), new ReLU(), new Flatten(), new LazyLinear(10));
/// net.call(zeros(1, 3, 32, 32)); // now they have their sizes
/// ```
///
/// The parameters are drawn in that call, so later than those of other layers. A module of one's
/// own implements [#initializeParameters], and its `forward` begins with `inferParameters(input)`.
public interface LazyModuleMixin {
    /// Gives all uninitialized parameters and buffers their sizes and values.
    ///
    /// @param input the first input
    void initializeParameters(Tensor input);

    /// Whether a parameter or buffer of this module itself has no size yet.
    default boolean hasUninitializedParams() {
        if (!(this instanceof Module module)) {
            throw new StateError(
                    getClass().getName() + " is no module", "Let the class extend Module.");
        }
        return module.parameters(false).stream().anyMatch(Parameter::isLazy)
                || module.buffers(false).stream().anyMatch(Parameter::isLazy);
    }

    /// Calls [#initializeParameters] if it is needed.
    ///
    /// @throws StateError if something has no size afterwards
    default void inferParameters(Tensor input) {
        Arguments.given(input, "input");
        if (hasUninitializedParams()) {
            Callback.run(() -> initializeParameters(Callback.seen(input)));
            if (hasUninitializedParams()) {
                throw new StateError(
                        "module " + getClass().getSimpleName() + " has not been fully initialized",
                        "Let initializeParameters() materialize every parameter and buffer.");
            }
        }
    }
}
