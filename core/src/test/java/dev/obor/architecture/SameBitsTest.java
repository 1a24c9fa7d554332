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
                    "cpu.random.BinomialDraw", "as the generator: the rejection test in double",
                    "cpu.random.GammaDraw", "as the generator: the rejection test in double",
                    "cpu.random.NormalBlocks",
                            "as the generator: double, scalar, rounded once to float",
                    "cpu.random.PoissonDraw", "as the generator: the rejection test in double",
                    "cpu.random.RandomKernels", "as the generator: transformed draws in double");

    @Test
    void transcendentalFunctionsAreOurOwn() {
        var callers = new TreeSet<String>();
        for (JavaClass type : Library.CLASSES) {
            boolean hot = Set.of("expr", "backend", "cpu", "op").contains(layerOf(type));
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

    /// `StrictMath` has the same bits everywhere, and may be called where speed does not matter.
    private static boolean isMath(JavaClass owner) {
        return owner.isEquivalentTo(Math.class);
    }

    /// The first word of a package within `dev.obor`.
    private static String layerOf(JavaClass type) {
        String[] words = type.getPackageName().split("\\.");
        return words.length > 2 ? words[2] : "";
    }
}
