package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.op.TensorAccess;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Parameters and buffers that are computed from other parts before each call of their module:
/// parametrizations, weight and spectral norms, pruning.
///
/// In the place of the parameter stands another one that is no part of the module. Before each call
/// it becomes the double of the value, so that gradients flow to the parts behind it.
public final class ComputedTensors {
    private ComputedTensors() {}

    /// Whether the tensor with that name is computed.
    public static boolean has(Module module, String name) {
        return ModuleAccess.registered(module).computed().containsKey(name);
    }

    /// How the tensor with that name is computed, or null if it is a part of its own.
    public static @Nullable ComputedPart of(Module module, String name) {
        return ModuleAccess.registered(module).computed().get(name);
    }

    /// The parameter or buffer with that name of the module itself, computed or not; or null.
    public static @Nullable Tensor current(Module module, String name) {
        ModuleParts registered = ModuleAccess.registered(module);
        if (registered.parameters().get(name) instanceof Parameter parameter) {
            return parameter;
        }
        if (registered.buffers().get(name) instanceof Buffer buffer) {
            return buffer;
        }
        return ModuleFields.get(module, name);
    }

    /// Lets a parameter or buffer of a module be computed from now on; it holds `value` until the
    /// next call. What stood there is no part of the module any more.
    ///
    /// @throws StateError if it is neither a field nor registered, or the field cannot be set
    public static void install(Module module, String name, ComputedPart part, Tensor value) {
        Tensor original = current(module, name);
        Tensor place =
                original instanceof Buffer buffer
                        ? new Buffer(value.detach(), buffer.persistent())
                        : new Parameter(value.detach(), false);
        put(module, name, place);
        ModuleAccess.registered(module).computed().put(name, part);
        lend(value, place);
    }

    /// Computes a tensor in another way from now on.
    public static void replace(Module module, String name, ComputedPart part) {
        ModuleAccess.registered(module).computed().put(name, part);
    }

    /// Makes a parameter or buffer a part of its own in the place of the computed one.
    public static void uninstall(Module module, String name, Tensor part) {
        put(module, name, part);
        ModuleAccess.registered(module).computed().remove(name);
    }

    /// Computes all of a module's computed tensors anew.
    public static void refresh(Module module) {
        ModuleAccess.registered(module)
                .computed()
                .forEach((name, part) -> set(module, name, part.value(module)));
    }

    /// Converts the values of computed tensors, until the next call.
    public static void convert(Module module, UnaryOperator<Tensor> change) {
        for (String name : ModuleAccess.registered(module).computed().keySet()) {
            Tensor place = current(module, name);
            if (place != null) {
                lend(change.apply(place.detach()), place);
            }
        }
    }

    /// Gives a computed tensor the value that it would have in the next call.
    public static void set(Module module, String name, Tensor value) {
        Tensor place = current(module, name);
        if (place == null) {
            throw new StateError(ModuleAccess.typeName(module) + " has lost its " + name);
        }
        lend(value, place);
    }

    private static void lend(Tensor value, Tensor place) {
        TensorAccess.escape(value); // the module outlives every scope
        TensorAccess.lend(value, place);
    }

    private static void put(Module module, String name, Tensor tensor) {
        ModuleParts registered = ModuleAccess.registered(module);
        if (tensor instanceof Parameter p && registered.parameters().containsKey(name)) {
            registered.parameters().put(name, p);
        } else if (tensor instanceof Buffer b && registered.buffers().containsKey(name)) {
            registered.buffers().put(name, b);
        } else {
            ModuleFields.set(module, name, tensor);
        }
    }
}
