package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// User code runs only through `op.Callback`: a place that calls a function, or a method that
/// programs override, is inside a lambda that the door is given, or is listed here with the reason.
class CallbackTest {
    private static final String DOOR = "dev/obor/op/Callback";

    /// Packages of which no program gives a function to the code.
    private static final List<String> BELOW =
            List.of(
                    "dev/obor/cpu/",
                    "dev/obor/machine/",
                    "dev/obor/expr/",
                    "dev/obor/backend/",
                    "dev/obor/base/");

    private static final String OWN = "gets a function of the library's own";
    private static final String INSIDE = "its caller came through the door";
    private static final String CALLER = "runs what its caller wrote where its caller stands";
    private static final String FORMULA = "makes a formula, in which there are no tensors";
    private static final String SCOPELESS = "a distribution opens no scope, as its caller's code";
    private static final String OPTIONS = "sets options, in which nothing was made";

    /// Places by class, and why they are no doors of their own.
    private static final Map<String, String> LISTED =
            Map.ofEntries(
                    Map.entry("op/Callback", "the door"),
                    Map.entry("op/Backends", OWN),
                    Map.entry("op/Recording", OWN),
                    Map.entry("op/TensorAccess", OWN),
                    Map.entry("capture/Captured", OWN),
                    Map.entry("capture/KernelParts", OWN),
                    Map.entry("capture/Listener", OWN),
                    Map.entry("capture/Steps$Check", OWN),
                    Map.entry("capture/Steps$Decision", OWN),
                    Map.entry("capture/Steps$Host", OWN),
                    Map.entry("profiler/Profile", CALLER),
                    Map.entry("trace/Recorder$Open", OPTIONS),
                    Map.entry("op/memory/MemoryScope", OWN),
                    Map.entry("op/memory/TensorsIn", OWN),
                    Map.entry("op/RecordShape", OWN),
                    Map.entry("op/HostAccess", OWN),
                    Map.entry("op/TensorTree", OWN),
                    Map.entry("op/nn/IntegerWindows$Geometry", OWN),
                    Map.entry("op/DTypes", OWN),
                    Map.entry("op/pointwise/Comparisons", OWN),
                    Map.entry("op/pointwise/Pointwise", FORMULA),
                    Map.entry("op/pointwise/Specials", OWN),
                    Map.entry("op/reduce/Reductions$Plan", OWN),
                    Map.entry("op/shape/OwnGeometry", OWN),
                    Map.entry("op/shape/Splitting$Parts", OWN),
                    Map.entry("op/GeneratorAccess", OWN),
                    Map.entry("op/memory/Recycling", OWN),
                    Map.entry("op/recurrent/Cell", OWN),
                    Map.entry("nn/RecurrentLayer", "only this package overrides the network"),
                    Map.entry("op/shape/SliceScatter$Place", OWN),
                    Map.entry("io/PickleCalls", OWN),
                    Map.entry("io/TrainingState", CALLER),
                    Map.entry("io/TorchReader$ZipStorages", OWN),
                    Map.entry("op/Views", OWN),
                    Map.entry("op/Views$ViewOp", OWN),
                    Map.entry("ElementFormat", OWN),
                    Map.entry("distributions/Distribution", SCOPELESS),
                    Map.entry("distributions/ExponentialFamily", SCOPELESS),
                    Map.entry("distributions/Independent", SCOPELESS),
                    Map.entry("distributions/MixtureSameFamily", SCOPELESS),
                    Map.entry("distributions/Probs", OWN),
                    Map.entry("distributions/SameKindKl", SCOPELESS),
                    Map.entry("distributions/TransformedDistribution", SCOPELESS),
                    Map.entry("distributions/Wishart", SCOPELESS),
                    Map.entry("distributions/constraints/Elements", OWN),
                    Map.entry("distributions/constraints/IndependentConstraint", SCOPELESS),
                    Map.entry("distributions/constraints/JoinedConstraint", SCOPELESS),
                    Map.entry("distributions/constraints/MixtureSameFamilyConstraint", SCOPELESS),
                    Map.entry("distributions/constraints/Vectors", OWN),
                    Map.entry(
                            "distributions/transforms/CumulativeDistributionTransform", SCOPELESS),
                    Map.entry("distributions/transforms/Transform", SCOPELESS),
                    Map.entry("nn/init/Init", OWN),
                    Map.entry("nn/functional/ResizeLine", OWN),
                    Map.entry("nn/Module", "the functions of calls run in ModuleMemory"),
                    Map.entry(
                            "nn/memory/ModuleMemory",
                            "judges by the class; others go through aside"),
                    Map.entry("nn/module/ModuleSignature", "runs in ModuleMemory"),
                    Map.entry("nn/module/ModuleHooks", INSIDE),
                    Map.entry("nn/module/BackwardHookFunction", "a custom function, run as one"),
                    Map.entry("func/Func", INSIDE),
                    Map.entry("io/Safetensors", OWN),
                    Map.entry("func/Argnums", INSIDE),
                    Map.entry("nn/module/ModuleConversion", OWN),
                    Map.entry("nn/module/ModuleFields", OWN),
                    Map.entry("nn/module/ComputedTensors", OWN),
                    Map.entry("nn/module/ModuleTree", OWN),
                    Map.entry("nn/ParameterDict", OWN),
                    Map.entry("autograd/Autograd", CALLER),
                    Map.entry("autograd/Checkpoint", INSIDE),
                    Map.entry("autograd/SavedTensorsHooks", INSIDE),
                    Map.entry("autograd/Function", "Differentiable and Engine ask the door"),
                    Map.entry("autograd/MultiFunction", "Differentiable and Engine ask the door"),
                    Map.entry("pointwise/Formula", OWN),
                    Map.entry("pointwise/PointwiseFunction", FORMULA),
                    Map.entry("pointwise/PointwiseUpdate", FORMULA),
                    Map.entry("op/create/ComplexFactories", OPTIONS),
                    Map.entry("op/create/Constants", OPTIONS),
                    Map.entry("optim/ASGD", OPTIONS),
                    Map.entry("optim/Adadelta", OPTIONS),
                    Map.entry("optim/Adafactor", OPTIONS),
                    Map.entry("optim/Adagrad", OPTIONS),
                    Map.entry("optim/Adamax", OPTIONS),
                    Map.entry("optim/Muon", OPTIONS),
                    Map.entry("optim/NAdam", OPTIONS),
                    Map.entry("optim/RAdam", OPTIONS),
                    Map.entry("optim/Rprop", OPTIONS),
                    Map.entry("optim/Adam", OPTIONS),
                    Map.entry("optim/AdamW", OPTIONS),
                    Map.entry("optim/RMSprop", OPTIONS),
                    Map.entry("optim/SGD", OPTIONS),
                    Map.entry("optim/LBFGS", "asks the door in step"),
                    Map.entry("optim/StrongWolfe", OWN),
                    Map.entry("optim/LRScheduler", CALLER),
                    Map.entry("data/BatchSampler", CALLER),
                    Map.entry("data/ChainDataset$1", CALLER),
                    Map.entry("data/ConcatDataset", CALLER),
                    Map.entry("data/DataLoader", "what makes fetchers is run behind the door"),
                    Map.entry("data/Dataset", CALLER),
                    Map.entry("data/Datasets", CALLER),
                    Map.entry("data/StackDataset", CALLER),
                    Map.entry("data/Subset", CALLER),
                    Map.entry("data/Fetcher", INSIDE),
                    Map.entry("data/Fetcher$OfMap", INSIDE),
                    Map.entry("data/ChunkIterator$1", OWN),
                    Map.entry("data/RandomSampler", OWN),
                    Map.entry("data/RandomSampler$Permutations", OWN),
                    Map.entry("data/RandomSampler$WithReplacement", OWN),
                    Map.entry("data/SequentialSampler", OWN));

    @Test
    void userCodeRunsThroughTheDoor() {
        Map<String, Set<String>> found = new TreeMap<>();
        int[] doors = {0};
        for (Path file : Library.files(Library.CLASS_FILES, ".class")) {
            String name = Library.CLASS_FILES.relativize(file).toString();
            if (BELOW.stream().noneMatch(name::startsWith)) {
                doors[0] += look(parse(file), found);
            }
        }
        assertTrue(doors[0] > 20, doors[0] + " lambdas were given to the door");
        Set<String> unlisted = new TreeSet<>();
        found.forEach((place, called) -> {
            if (!LISTED.containsKey(place)) {
                unlisted.add(place + " calls " + called);
            }
        });
        assertEquals(
                Set.of(), unlisted, "run it through op.Callback, or say here why it need not be");
        Set<String> unused = new TreeSet<>(LISTED.keySet());
        unused.removeAll(found.keySet());
        assertEquals(Set.of(), unused, "they run no code of users: take them off the list");
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Notes what a class calls outside the door; returns how many lambdas it gives to the door.
    private static int look(ClassModel model, Map<String, Set<String>> found) {
        String place = model.thisClass().asInternalName().substring("dev/obor/".length());
        Set<String> inside = new HashSet<>();
        for (MethodModel method : model.methods()) {
            inside.addAll(givenToTheDoor(instructions(method)));
        }
        for (MethodModel method : model.methods()) {
            if (inside.contains(method.methodName().stringValue())) {
                continue;
            }
            for (Instruction i : instructions(method)) {
                if (i instanceof InvokeInstruction call && isUsers(call)) {
                    found.computeIfAbsent(place, _ -> new TreeSet<>())
                            .add(call.owner().asInternalName() + "." + call.name());
                }
            }
        }
        return inside.size();
    }

    private static List<Instruction> instructions(MethodModel method) {
        List<Instruction> all = new ArrayList<>();
        method.code()
                .ifPresent(code -> {
                    for (CodeElement e : code) {
                        if (e instanceof Instruction i) {
                            all.add(i);
                        }
                    }
                });
        return all;
    }

    /// The bodies of lambdas that are made just before a call of the door, of which they are the
    /// last argument.
    private static Set<String> givenToTheDoor(List<Instruction> code) {
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i + 1 < code.size(); i++) {
            if (code.get(i) instanceof InvokeDynamicInstruction made
                    && code.get(i + 1) instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(DOOR)) {
                for (Object argument : made.bootstrapArgs()) {
                    if (argument instanceof MethodHandleDesc handle
                            && handle instanceof DirectMethodHandleDesc body) {
                        bodies.add(body.methodName());
                    }
                }
            }
        }
        return bodies;
    }

    /// Whether a call may end in user code: that of a function, or of a method that a program
    /// implements.
    private static boolean isUsers(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        if (owner.startsWith("java/util/function/")) {
            return isAbstract(owner, call.name().stringValue());
        }
        if (owner.equals("java/lang/Runnable") || owner.equals("java/util/concurrent/Callable")) {
            return true;
        }
        return owner.startsWith("dev/obor/") && isAbstract(owner, call.name().stringValue());
    }

    private static final Map<String, Set<String>> ABSTRACT = new HashMap<>();
    private static final Set<String> EXPORTED = Library.exportedPackages();

    private static boolean isAbstract(String owner, String method) {
        return ABSTRACT.computeIfAbsent(owner, CallbackTest::abstractMethods).contains(method);
    }

    /// The methods that a program implements where it can write such a class, and `forward`.
    private static Set<String> abstractMethods(String owner) {
        Set<String> names = new HashSet<>();
        try {
            Class<?> type =
                    Class.forName(
                            owner.replace('/', '.'), false, CallbackTest.class.getClassLoader());
            boolean open =
                    !type.isSealed()
                            && Modifier.isPublic(type.getModifiers())
                            && !type.isAnnotation()
                            && EXPORTED.contains(type.getPackageName());
            Method[] methods = type.isInterface() ? type.getMethods() : type.getDeclaredMethods();
            for (Method m : methods) {
                boolean overridden =
                        Modifier.isAbstract(m.getModifiers())
                                || type.getName().equals("dev.obor.nn.Module")
                                        && m.getName().equals("forward");
                if ((open || owner.startsWith("java/")) && overridden) {
                    names.add(m.getName());
                }
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        return names;
    }

    /// The rule itself must see what it is there to see.
    @Test
    void theRuleSeesWhatRunsOutside() throws Exception {
        class Outside {
            Object run(java.util.function.Supplier<Object> code) {
                return code.get();
            }

            Object door(java.util.function.Supplier<Object> code) {
                return dev.obor.op.Callback.call(() -> code.get());
            }
        }
        assertEquals(1, new Outside().run(() -> 1));
        assertEquals(1, new Outside().door(() -> 1));
        Path own = Path.of(Outside.class.getResource("CallbackTest$1Outside.class").toURI());
        Map<String, Set<String>> found = new TreeMap<>();
        assertEquals(1, look(parse(own), found));
        assertEquals(
                "{architecture/CallbackTest$1Outside=[java/util/function/Supplier.get]}",
                found.toString());
    }
}
