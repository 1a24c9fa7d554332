package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What would give other bits, or lose the speed, on another path: forbidden by rule.
class SameBitsTest {
    private static final Set<String> TRANSCENDENTAL =
            Set.of(
                    "exp", "expm1", "log", "log10", "log1p", "sin", "cos", "tan", "sinh", "cosh",
                    "tanh", "asin", "acos", "atan", "atan2", "cbrt", "pow", "hypot");

    /// Classes below the tensor layer that may call `Math`'s functions, and why.
    private static final Map<String, String> MAY_CALL_MATH =
            Map.of(
                    "backend.Mt19937", "PyTorch's generator calls the C library's double functions",
                    "cpu.BinomialDraw", "as the generator: the rejection test in double",
                    "cpu.GammaDraw", "as the generator: the rejection test in double",
                    "cpu.NormalBlocks", "as the generator: double, scalar, rounded once to float",
                    "cpu.PoissonDraw", "as the generator: the rejection test in double",
                    "cpu.RandomKernels", "as the generator: transformed draws in double");

    @Test
    void transcendentalFunctionsAreOurOwn() {
        var callers = new TreeSet<String>();
        for (JavaClass type : Library.CLASSES) {
            boolean hot = Set.of("expr", "backend", "cpu", "op").contains(packageWithin(type));
            boolean calls =
                    type.getCodeUnitAccessesFromSelf().stream()
                            .anyMatch(call ->
                                    isMath(call.getTargetOwner())
                                            && TRANSCENDENTAL.contains(call.getName()));
            if (hot && calls) {
                callers.add(Library.nameOf(type));
            }
        }
        assertEquals(
                new TreeSet<>(MAY_CALL_MATH.keySet()),
                callers,
                "Math's functions differ between interpreter and compiler;"
                        + " use the expression layer's, or add the class and its reason to the list");
    }

    private static boolean isMath(JavaClass owner) {
        return owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
    }

    private static String packageWithin(JavaClass type) {
        String name = type.getPackageName().substring("dev.obor".length());
        return name.isEmpty() ? "" : name.substring(1);
    }
}
