package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.op.nn.Activations;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.BinaryFunctions;
import dev.obor.op.pointwise.Comparisons;
import dev.obor.op.pointwise.Elementary;
import dev.obor.op.pointwise.LogicFunctions;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Rounding;
import dev.obor.op.pointwise.Trigonometry;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An operation that nobody can call is no operation: each one of the catalogue has its delegates,
/// under PyTorch's name in lowerCamelCase.
final class DelegatesTest {
    private static final Set<String> TENSOR = names(Tensor.class);
    private static final Set<String> TORCH = names(Obor.class);
    private static final Set<String> FUNCTIONAL = names(F.class);

    /// Reached as operators or under the name of another operation, as in PyTorch.
    private static final Set<String> NOT_IN_TORCH = Set.of("clamp_min", "clamp_max", "rsub");

    private static Set<String> names(Class<?> type) {
        return Stream.of(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    private static String camelCase(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                i++;
                out.append(Character.toUpperCase(name.charAt(i)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static List<Pointwise> operations(Class<?> catalogue) throws IllegalAccessException {
        List<Pointwise> result = new java.util.ArrayList<>();
        for (Field f : catalogue.getDeclaredFields()) {
            if (f.getType() == Pointwise.class && Modifier.isPublic(f.getModifiers())) {
                result.add((Pointwise) f.get(null));
            }
        }
        return result;
    }

    @Test
    void mathematicalFunctionsAreMethodsAndFunctionsOfTorch() throws IllegalAccessException {
        Set<String> missing = new TreeSet<>();
        for (Class<?> catalogue :
                List.of(
                        Arithmetic.class,
                        Comparisons.class,
                        LogicFunctions.class,
                        Elementary.class,
                        Trigonometry.class,
                        Rounding.class,
                        BinaryFunctions.class)) {
            for (Pointwise op : operations(catalogue)) {
                String name = camelCase(op.name());
                if (!TENSOR.contains(name)) {
                    missing.add("Tensor." + name);
                }
                if (!TORCH.contains(name) && !NOT_IN_TORCH.contains(op.name())) {
                    missing.add("Obor." + name);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void activationsAreFunctionsOfF() throws IllegalAccessException {
        Set<String> missing = new TreeSet<>();
        for (Pointwise op : operations(Activations.class)) {
            String name = camelCase(op.name());
            if (!FUNCTIONAL.contains(name)) {
                missing.add("F." + name);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void changesInPlaceHaveAPlainForm() {
        Set<String> missing = new TreeSet<>();
        Set<String> onlyInPlace =
                Set.of(
                        "copy_",
                        "fill_",
                        "zero_",
                        "requiresGrad_",
                        "detach_",
                        "uniform_",
                        "normal_",
                        "logNormal_",
                        "cauchy_",
                        "exponential_",
                        "geometric_",
                        "bernoulli_",
                        "random_",
                        "set_",
                        "resize_",
                        "resizeAs_",
                        "put_",
                        "fillDiagonal_",
                        "indexPut_");
        for (String name : TENSOR) {
            String plain = name.substring(0, name.length() - 1);
            if (name.endsWith("_") && !onlyInPlace.contains(name) && !TENSOR.contains(plain)) {
                missing.add(name);
            }
        }
        assertEquals(Set.of(), missing);
    }
}
