package dev.obor.nn;

import java.util.Map;
import java.util.Set;

/// What code of the library and of Java a [ForwardProof] may rely on: methods that no class can
/// override and that keep no tensor which they are given.
final class ProofRules {
    private static final Set<String> TENSORS =
            Set.of("dev/obor/Tensor", "dev/obor/nn/Parameter", "dev/obor/nn/Buffer");

    /// Methods of a tensor that hand it, or a function, to somebody who lives longer.
    private static final Set<String> NOT_OF_TENSORS =
            Set.of(
                    "<init>",
                    "backward",
                    "setGrad",
                    "registerHook",
                    "registerPostAccumulateGradHook",
                    "retainGrad",
                    "toString");

    /// Classes of which all static functions count.
    private static final Set<String> FUNCTIONS =
            Set.of(
                    "dev/obor/Obor",
                    "dev/obor/nn/functional/F",
                    "java/lang/Math",
                    "java/lang/StrictMath",
                    "java/lang/Integer",
                    "java/lang/Long",
                    "java/lang/Float",
                    "java/lang/Double",
                    "java/lang/Boolean",
                    "dev/obor/base/DType",
                    "dev/obor/Size");

    private static final Set<String> NOT_FUNCTIONS = Set.of("<init>", "scope");

    /// Other classes, and which of their methods count.
    private static final Map<String, Set<String>> SOME =
            Map.of(
                    "dev/obor/ValuesIndices", Set.of("values", "indices"),
                    "dev/obor/autograd/GradMode", Set.of("close"),
                    "java/util/Iterator", Set.of("hasNext", "next"),
                    "java/util/Objects", Set.of("requireNonNull"),
                    "java/lang/Throwable", Set.of("addSuppressed"),
                    "java/lang/String", Set.of("length", "equals", "isEmpty"));

    private static final Set<String> CALLS =
            Set.of(
                    "call(Ldev/obor/TensorArgument;)Ldev/obor/Tensor;",
                    "call(Ldev/obor/Tensor;Ldev/obor/Tensor;)Ldev/obor/Tensor;",
                    "isTraining()Z");

    private static final Set<String> OF_SEQUENCES =
            Set.of("get(I)Ldev/obor/nn/Module;", "size()I", "iterator()Ljava/util/Iterator;");

    private ProofRules() {}

    /// Whether a class is judged here and not by its bytes.
    static boolean isKnown(String owner) {
        return owner.startsWith("java/")
                || TENSORS.contains(owner)
                || FUNCTIONS.contains(owner)
                || SOME.containsKey(owner)
                || isLayer(owner);
    }

    /// A class of this package, but for those of tests and nested ones.
    private static boolean isLayer(String owner) {
        if (!owner.startsWith("dev/obor/nn/") || owner.indexOf('/', 12) >= 0) {
            return false;
        }
        try {
            Class<?> c =
                    Class.forName(
                            owner.replace('/', '.'), false, ProofRules.class.getClassLoader());
            return Module.isLibrary(c);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /// Whether a method keeps nothing of what it is given.
    static boolean keepsNothing(String owner, String name, String descriptor) {
        if (TENSORS.contains(owner)) {
            return !NOT_OF_TENSORS.contains(name);
        }
        if (FUNCTIONS.contains(owner)) {
            return !NOT_FUNCTIONS.contains(name);
        }
        if (owner.equals("java/util/List")) {
            return name.equals("of") && !descriptor.contains("[");
        }
        Set<String> some = SOME.get(owner);
        if (some != null) {
            return some.contains(name);
        }
        if (isException(owner)) {
            return name.equals("<init>");
        }
        if (!isLayer(owner)) {
            return false;
        }
        boolean sequence = owner.endsWith("/ModuleList") || owner.endsWith("/Sequential");
        return CALLS.contains(name + descriptor)
                || sequence && OF_SEQUENCES.contains(name + descriptor);
    }

    /// Whether a class is one of Java's or the library's exceptions.
    static boolean isException(String name) {
        boolean ofJava = name.startsWith("java/lang/") && name.endsWith("Exception");
        return ofJava || name.startsWith("dev/obor/base/") && name.endsWith("Error");
    }

    /// Whether reading static fields of a class runs no code of the program.
    static boolean hasPlainConstants(String owner) {
        return owner.equals("dev/obor/Obor")
                || owner.equals("dev/obor/base/DType")
                || owner.equals("dev/obor/base/Device");
    }
}
