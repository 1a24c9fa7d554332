package dev.obor.learn;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Module;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a module on inputs whose number and kinds are known only now: the `call` of its class that
/// takes them.
final class ModelCall {
    private ModelCall() {}

    static void call(Module model, List<? extends @Nullable Object> inputs) {
        Method own = method(model.getClass(), inputs);
        if (own != null) {
            invoke(own, model, inputs);
        } else if (inputs.size() == 1 && inputs.getFirst() instanceof Tensor input) {
            model.call(input);
        } else {
            throw new StateError(
                    "Summary: "
                            + model.getClass().getSimpleName()
                            + " has no public call that takes "
                            + inputs.size()
                            + (inputs.size() == 1 ? " input" : " inputs")
                            + " of these kinds",
                    advice());
        }
    }

    private static String advice() {
        return "Say the call yourself: Summary.of(model, () -> model.call(a, b)).";
    }

    private static @Nullable Method method(Class<?> type, List<? extends @Nullable Object> inputs) {
        for (Method method : type.getMethods()) {
            boolean fits =
                    method.getName().equals("call")
                            && !method.isBridge()
                            && !Modifier.isStatic(method.getModifiers())
                            && method.getDeclaringClass() != Module.class
                            && method.getParameterCount() == inputs.size();
            for (int i = 0; fits && i < inputs.size(); i++) {
                Class<?> parameter = method.getParameterTypes()[i];
                Object input = inputs.get(i);
                fits = input == null ? !parameter.isPrimitive() : parameter.isInstance(input);
            }
            if (fits) {
                return method;
            }
        }
        return null;
    }

    private static void invoke(
            Method method, Module model, List<? extends @Nullable Object> inputs) {
        try {
            method.setAccessible(true);
            method.invoke(model, inputs.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new StateError("Summary: the call failed: " + e.getCause(), "");
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            StateError error =
                    new StateError(
                            "Summary: the call of "
                                    + model.getClass().getSimpleName()
                                    + " cannot be reached from here",
                            advice());
            error.initCause(e);
            throw error;
        }
    }
}
