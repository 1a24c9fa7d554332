package dev.obor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Op;
import dev.obor.op.pointwise.Pointwise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The borders between the layers: arrows point down only.
class LayersTest {
    private static final String BASE = "dev.obor.base..";
    private static final String EXPR = "dev.obor.expr..";
    private static final String BACKEND = "dev.obor.backend..";
    private static final String MACHINE = "dev.obor.machine..";
    private static final String CPU = "dev.obor.cpu..";

    /// Formulas use tensors and tensors record formulas, so these are one layer.
    private static final List<String> TENSOR =
            List.of(
                    "dev.obor",
                    "dev.obor.op..",
                    "dev.obor.autograd..",
                    "dev.obor.pointwise..",
                    "dev.obor.trace..",
                    "dev.obor.capture..");

    private static final List<String> LIBRARY =
            List.of(
                    "dev.obor.nn..",
                    "dev.obor.amp..",
                    "dev.obor.distributions..",
                    "dev.obor.func..",
                    "dev.obor.optim..",
                    "dev.obor.profiler..",
                    "dev.obor.data..",
                    "dev.obor.io..",
                    "dev.obor.testing..");

    /// What the engine may know of `op`: memory, modes, views and hooks, but no operation.
    private static final List<String> OF_THE_GRAPH =
            List.of(
                    "BuiltIn",
                    "Callback",
                    "Precision",
                    "Recording",
                    "SavedHooks",
                    "Shapes",
                    "TensorAccess",
                    "ThreadState",
                    "Views",
                    "graph.AutogradMeta",
                    "graph.Geometry",
                    "graph.GradientSums",
                    "graph.HookList",
                    "graph.Version",
                    "memory.MemoryScope",
                    "shape.ComplexViews",
                    "shape.StridedWindows");

    /// Who in the library, beside `op`, may name what a backend works on, and for what: these
    /// classes are the doors. All others ask an operation.
    private static final Map<String, String> DOORS =
            Map.ofEntries(
                    Map.entry("nn.functional.ConvolutionFunctions", "ConvShape Dims3"),
                    Map.entry("nn.functional.TransposedFunctions", "ConvShape Dims3"),
                    Map.entry("nn.functional.AdaptivePoolingFunctions", "Dims3 Kernel PoolShape"),
                    Map.entry("nn.functional.PoolingFunctions", "Dims3 Kernel PoolShape"),
                    Map.entry("nn.functional.DropoutFunctions", "Distribution"),
                    Map.entry("nn.functional.LossFunctions", "View"), // the same strides
                    Map.entry("nn.init.Init", "Distribution"),
                    Map.entry("nn.init.Orthogonal", "Distribution"),
                    Map.entry("nn.init.TruncatedNormal", "Distribution"),
                    Map.entry("data.RandomIntegers", "Distribution Kernel"),
                    Map.entry("data.NumpyRandom", "Mt19937"),
                    Map.entry("data.Rows", "Kernel View"),
                    Map.entry("io.RawElements", "View"),
                    Map.entry("profiler.Profile", "Cost Kernel View"));

    @Test
    void theEngineKnowsNoOperation() {
        Set<String> known = new TreeSet<>();
        for (JavaClass type : Library.CLASSES) {
            if (type.getPackageName().equals("dev.obor.autograd")) {
                for (Dependency d : type.getDirectDependenciesFromSelf()) {
                    JavaClass of = d.getTargetClass().getBaseComponentType();
                    if (of.getPackageName().startsWith("dev.obor.op")) {
                        known.add(Library.nameOf(of).substring("op.".length()));
                    }
                }
            }
        }
        known.removeAll(OF_THE_GRAPH);
        assertEquals(Set.of(), known, "an operation is a Function like any other to the engine");
        noClasses()
                .that()
                .resideInAPackage("dev.obor.autograd..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Op.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Op.Multi.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Pointwise.class)
                .check(Library.CLASSES);
    }

    @TestFactory
    List<DynamicTest> layersUseOnlyLowerOnes() {
        return List.of(
                layer("base", List.of(BASE), List.of()),
                layer("expr", List.of(EXPR), List.of(BASE)),
                layer("backend", List.of(BACKEND), List.of(BASE, EXPR)),
                layer("machine", List.of(MACHINE), List.of(BASE, EXPR)),
                layer("cpu", List.of(CPU), List.of(BASE, EXPR, BACKEND, MACHINE)),
                layer("tensor", TENSOR, List.of(BASE, EXPR, BACKEND)));
    }

    @TestFactory
    List<DynamicTest> roomsOfTheProcessorHaveNoCycles() {
        return Stream.of(CPU, MACHINE)
                .map(layer ->
                        DynamicTest.dynamicTest(
                                layer,
                                () ->
                                        slices().matching(layer.replace("..", ".(*).."))
                                                .should()
                                                .beFreeOfCycles()
                                                .check(Library.CLASSES)))
                .toList();
    }

    @Test
    void libraryReachesTheProcessorOnlyThroughTheWaist() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARY.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CPU, "dev.obor.machine..")
                .allowEmptyShould(true)
                .check(Library.CLASSES);
    }

    @Test
    void operationsDoNotCallThemselvesThroughTheirFaces() {
        noClasses()
                .that()
                .resideInAPackage("dev.obor.op..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.obor.Obor")
                .check(Library.CLASSES);
    }

    @Test
    void libraryReachesTheWaistThroughNamedDoors() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : Library.CLASSES) {
            String of = type.getPackageName() + ".";
            if (LIBRARY.stream().noneMatch(p -> of.startsWith(p.replace("..", ".")))) {
                continue;
            }
            for (Dependency d : type.getDirectDependenciesFromSelf()) {
                JavaClass target = d.getTargetClass().getBaseComponentType();
                String name = target.getPackageName();
                boolean isBelow =
                        name.startsWith("dev.obor.backend") || name.startsWith("dev.obor.expr");
                boolean isArithmetic = target.isEquivalentTo(Sizes.class); // of numbers only
                if (isBelow && !isArithmetic) {
                    String simple = Library.nameOf(target).replaceFirst("^backend\\.", "");
                    used.computeIfAbsent(Library.nameOf(type), k -> new TreeSet<>()).add(simple);
                }
            }
        }
        Map<String, String> doors = new TreeMap<>();
        used.forEach((name, of) -> doors.put(name, String.join(" ", of)));
        assertEquals(
                new TreeMap<>(DOORS), doors, "write an operation in dev.obor.op and call that");
    }

    /// Memory is opaque: what a storage keeps its elements in is its backend's business, and
    /// storages are made by backends only.
    @Test
    void onlyBackendsLookIntoMemory() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CPU, BACKEND)
                .should()
                .callMethod(View.class, "array")
                .orShould()
                .callMethod(Storage.class, "array")
                .orShould()
                .callConstructor(
                        Storage.class, DType.class, Object.class, long.class, Storage.Pool.class)
                .because("host and memory exchange elements through Backend")
                .check(Library.CLASSES);
    }

    @Test
    void layersOfTheLibraryDoNotLookSideways() {
        for (String part : List.of("dev.obor.optim..", "dev.obor.data..", "dev.obor.io..")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.obor.nn..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(part)
                    .because("a layer needs neither an optimizer, nor data, nor files")
                    .allowEmptyShould(true)
                    .check(Library.CLASSES);
        }
    }

    private static DynamicTest layer(String name, List<String> own, List<String> lower) {
        var allowed = new ArrayList<>(own);
        allowed.addAll(lower);
        allowed.addAll(List.of("java..", "org.jspecify.annotations"));
        return DynamicTest.dynamicTest(
                name,
                () ->
                        classes()
                                .that()
                                .resideInAnyPackage(own.toArray(String[]::new))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(allowed.toArray(String[]::new))
                                .allowEmptyShould(true)
                                .check(Library.CLASSES));
    }
}
