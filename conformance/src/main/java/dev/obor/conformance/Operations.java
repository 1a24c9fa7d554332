package dev.obor.conformance;

import dev.obor.Fft;
import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The tensor operations of the public interface, by name: methods of `Tensor` and functions of
/// `Obor` and `F` that take tensors and give tensors. Programs must reach every one.
final class Operations {
    /// They are no operations of PyTorch's: how Java writes an index, a copy of an array, a hook.
    private static final Set<String> OTHERS =
            Set.of("get", "set", "zeros", "newTensor", "registerHook", "grad", "setGrad", "noGrad");

    private Operations() {}

    /// All names.
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        Stream.of(Tensor.class, Obor.class, F.class)
                .flatMap(owner -> Arrays.stream(owner.getMethods()))
                .filter(Operations::isOperation)
                .forEach(m -> names.add(m.getName()));
        names.removeAll(OTHERS);
        return names;
    }

    /// The names of functions in rooms of their own, such as `linalg.svdvals`.
    static Set<String> furtherNames() {
        Set<String> names = new TreeSet<>();
        Stream.of(Linalg.class, Fft.class)
                .flatMap(owner -> Arrays.stream(owner.getMethods()))
                .filter(Operations::isOperation)
                .forEach(m ->
                        names.add(
                                m.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT)
                                        + "."
                                        + m.getName()));
        return names;
    }

    private static boolean isOperation(Method method) {
        boolean takes =
                !Modifier.isStatic(method.getModifiers())
                        || Arrays.stream(method.getParameterTypes())
                                .anyMatch(t -> t == Tensor.class || t == Tensor[].class);
        Class<?> result = method.getReturnType();
        boolean gives =
                result == Tensor.class
                        || result == Tensor[].class
                        || Record.class.isAssignableFrom(result)
                                && Arrays.stream(result.getRecordComponents())
                                        .anyMatch(c -> c.getType() == Tensor.class);
        return takes && gives && !method.isBridge();
    }
}
