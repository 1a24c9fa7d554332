package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.op.TensorAccess;
import dev.obor.op.memory.Uninitialized;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Gives parameters and buffers other dtypes or other memory; they stay the same objects, so that
/// an optimizer may have them before.
public final class ModuleConversion {
    private ModuleConversion() {}

    /// Converts what holds floating-point numbers.
    ///
    /// @throws DTypeError if `dtype` is no floating-point type
    public static void to(Module module, DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw new DTypeError(
                    "nn.Module.to only accepts floating point or complex dtypes, but got desired"
                            + " dtype="
                            + dtype);
        }
        all(module, t -> t.dtype().isFloatingPoint() ? t.to(dtype) : t);
    }

    /// Converts everything, whole numbers too.
    ///
    /// @throws DTypeError if parameters that collect gradients would become whole numbers
    public static void type(Module module, DType dtype) {
        if (!dtype.isFloatingPoint()
                && module.parameters().stream().anyMatch(Tensor::requiresGrad)) {
            throw new DTypeError(
                    "data set to a tensor that requires gradients must be floating point or complex"
                            + " dtype",
                    "Call requiresGrad_(false) first.");
        }
        all(module, t -> t.to(dtype));
    }

    /// Changes all parameters and buffers of a module and of those below it, and their gradients.
    public static void all(Module module, UnaryOperator<Tensor> change) {
        all(module, true, change);
    }

    /// Changes the parameters and buffers of a module, and their gradients.
    ///
    /// @param recurse whether also of those below it
    public static void all(Module module, boolean recurse, UnaryOperator<Tensor> change) {
        List<Tensor> all = new ArrayList<>(module.parameters(recurse));
        all.addAll(module.buffers(recurse));
        for (Tensor tensor : all) {
            if (Parameter.isLazy(tensor)) {
                Uninitialized.become(tensor, change.apply(Tensor.zeros(tensor.dtype(), 0)).dtype());
                continue;
            }
            TensorAccess.setView(tensor, TensorAccess.view(change.apply(tensor.detach())));
            Tensor grad = tensor.grad();
            if (grad != null) {
                tensor.setGrad(change.apply(grad));
            }
        }
        List<Module> modules = recurse ? module.modules() : List.of(module);
        modules.forEach(m -> ComputedTensors.convert(m, change));
    }
}
