package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of a module, as its hooks see it: the tensors it takes and the tensors it makes.
///
/// Whatever the signature of the module, its inputs and its result are seen as flat lists of the
/// tensors inside them: those in lists, maps, arrays and records too, in the order in which they
/// stand there. A mask that is null is not in the list. A tensor that a hook replaces is replaced
/// where it stands; lists and records around it are built again.
///
/// The library makes them; see [Module#registerForwardHook].
public interface ModuleCall {
    /// The module that is called.
    Module module();

    /// The inputs as they were given, numbers and nulls included; hooks that ran before this one
    /// may have replaced tensors in them.
    List<@Nullable Object> arguments();

    /// The tensors among the inputs.
    List<Tensor> inputs();

    /// The i-th tensor among the inputs.
    ///
    /// @throws IndexError if there are not so many
    Tensor input(int i);

    /// The result as the module returned it; null before it has run.
    @Nullable Object result();

    /// The tensors in the result; none before the module has run.
    List<Tensor> outputs();

    /// The i-th tensor in the result.
    ///
    /// @throws IndexError if there are not so many
    Tensor output(int i);

    /// Replaces the i-th tensor among the inputs.
    ///
    /// @throws IndexError if there are not so many
    /// @throws StateError if the module is running already
    void setInput(int i, Tensor tensor);

    /// Replaces the i-th tensor in the result.
    ///
    /// @throws IndexError if there are not so many
    /// @throws StateError if the module has not run yet
    void setOutput(int i, Tensor tensor);
}
