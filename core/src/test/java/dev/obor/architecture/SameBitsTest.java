package dev.obor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    void onlyTheProcessorLayerUsesTheVectorApi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.obor.cpu..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .because("without the module flag the library must still load")
                .check(Library.CLASSES);
    }

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
                "Math's functions differ between interpreter, compiler and vectors;"
                        + " use the expression layer's, or add the class and its reason to the list");
    }

    @Test
    void vectorFunctionsAreOurOwn() {
        List<String> uses =
                Library.CLASSES.stream()
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access ->
                                access.getTargetOwner().getSimpleName().equals("VectorOperators"))
                        .filter(access -> TRANSCENDENTAL.contains(lowerCase(access.getName())))
                        .map(Object::toString)
                        .toList();
        assertEquals(List.of(), uses, "these operators change bits with the vector's width");
    }

    @Test
    void vectorsNeverCrossAMethodBoundary() {
        var crossings = new ArrayList<String>();
        for (JavaClass type : Library.CLASSES) {
            for (JavaMethod method : type.getMethods()) {
                boolean crosses =
                        Stream.concat(
                                        method.getRawParameterTypes().stream(),
                                        Stream.of(method.getRawReturnType()))
                                .anyMatch(SameBitsTest::isVector);
                if (crosses && !method.getName().startsWith("lambda$")) {
                    crossings.add(method.getFullName());
                }
            }
        }
        assertEquals(
                List.of(), crossings, "a vector that is not inlined is allocated: 30 x slower");
    }

    private static boolean isMath(JavaClass owner) {
        return owner.isEquivalentTo(Math.class) || owner.isEquivalentTo(StrictMath.class);
    }

    private static boolean isVector(JavaClass type) {
        return type.getPackageName().equals("jdk.incubator.vector")
                && (type.getSimpleName().endsWith("Vector")
                        || type.getSimpleName().equals("VectorMask")
                        || type.getSimpleName().equals("VectorShuffle"));
    }

    private static String packageWithin(JavaClass type) {
        String name = type.getPackageName().substring("dev.obor".length());
        return name.isEmpty() ? "" : name.substring(1);
    }

    private static String lowerCase(String operator) {
        return operator.toLowerCase(Locale.ROOT);
    }
}
