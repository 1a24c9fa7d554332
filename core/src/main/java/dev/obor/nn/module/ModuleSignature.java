package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Module;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a module takes and makes: the usual signature, and the messages for a call that does not
/// fit.
public final class ModuleSignature {
    /// The usual `forward`, of a tensor to a tensor.
    public static final ModuleHooks.Body TENSOR_TO_TENSOR =
            (module, inputs) -> tensor(module, module.forward((Tensor) inputs[0]));

    private ModuleSignature() {}

    private static Tensor tensor(Module module, @Nullable Object result) {
        if (result instanceof Tensor tensor) {
            return tensor;
        }
        throw new StateError(
                "the forward of "
                        + ModuleAccess.typeName(module)
                        + " returned "
                        + (result == null ? "null" : "a " + result.getClass().getSimpleName())
                        + " where a tensor was expected",
                result == null ? "" : advice(module));
    }

    /// The error of a module that has no `forward(Tensor)`.
    public static StateError missingForward(Module module) {
        return new StateError(
                "Module ["
                        + ModuleAccess.typeName(module)
                        + "] is missing the required \"forward\" function",
                advice(module));
    }

    private static String advice(Module module) {
        List<Method> calls = calls(module.getClass());
        return calls.isEmpty()
                ? "Override forward(Tensor), or declare a call with the module's own inputs and result."
                : "It takes "
                        + calls.stream()
                                .map(ModuleSignature::text)
                                .collect(Collectors.joining(" or "))
                        + "; call it by its own type, not as a Module.";
    }

    private static List<Method> calls(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals("call") && !Modifier.isStatic(m.getModifiers()))
                .filter(m -> !m.isBridge() && m.getDeclaringClass() != Module.class)
                .sorted(Comparator.comparingInt(Method::getParameterCount))
                .toList();
    }

    private static String text(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(ModuleSignature::simpleName)
                .collect(Collectors.joining(", ", "call(", ")"));
    }

    /// The name of a type without packages: `List<Tensor>`.
    private static String simpleName(Type type) {
        return type.getTypeName().replaceAll("[\\w.]*[.$](\\w)", "$1");
    }
}
