package dev.obor.nn.memory;

import dev.obor.Tensor;
import dev.obor.base.Options;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What code of the library and of Java a [ForwardProof] may rely on: methods that no class can
/// override and that keep no tensor which they are given.
public final class ProofRules {
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

    /// What a method may be given: nothing that the program can write a class of, whose code would
    /// run in the call; beside lists, of which the proof wants to see where they come from.
    private static final Set<String> ARGUMENTS =
            Set.of(
                    "Ldev/obor/Tensor;",
                    "Ldev/obor/TensorArgument;",
                    "Ldev/obor/nn/Parameter;",
                    "Ldev/obor/nn/Buffer;",
                    "Ldev/obor/Size;",
                    "Ldev/obor/Generator;",
                    "Ldev/obor/MemoryFormat;",
                    "Ldev/obor/base/DType;",
                    "Ldev/obor/base/Device;",
                    "Ljava/lang/String;",
                    "Ljava/lang/Long;",
                    "Ljava/lang/Integer;",
                    "Ljava/lang/Double;",
                    "Ljava/lang/Float;",
                    "Ljava/lang/Boolean;",
                    "Ljava/util/List;");

    private static final String CONSUMER = "Ljava/util/function/Consumer;";

    /// Java's methods that take any object, and do nothing with it.
    private static final Set<String> OF_ANYTHING =
            Set.of("java/util/Objects", "java/util/List", "java/lang/Throwable");

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
                    "java/util/List", Set.of("of"),
                    "java/lang/Throwable", Set.of("addSuppressed"),
                    "java/lang/String", Set.of("length", "equals", "isEmpty"));

    private static final Set<String> OF_MODULES = Set.of("call", "isTraining");
    private static final Set<String> OF_SEQUENCES = Set.of("get", "size", "iterator");

    private ProofRules() {}

    /// Whether a class is judged here and not by its bytes.
    public static boolean isKnown(String owner) {
        return owner.startsWith("java/")
                || TENSORS.contains(owner)
                || FUNCTIONS.contains(owner)
                || SOME.containsKey(owner)
                || isException(owner)
                || isLayer(owner)
                || isOptions(owner);
    }

    /// Optional arguments of the library: what a function like `o -> o.isCausal(true)` gets.
    public static boolean isOptions(String owner) {
        Class<?> c = owner.startsWith("dev/obor/") ? loaded(owner) : null;
        return c != null
                && ModuleMemory.isOurs(c)
                && Options.class.isAssignableFrom(c)
                && (c.getPackage() == F.class.getPackage()
                        || c.getPackage() == Tensor.class.getPackage());
    }

    /// The same call without the optional arguments that it gets last, or null if there are none.
    public static @Nullable String withoutOptions(String descriptor) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(descriptor);
        int last = type.parameterCount() - 1;
        return last >= 0 && type.parameterType(last).descriptorString().equals(CONSUMER)
                ? type.dropParameterTypes(last, last + 1).descriptorString()
                : null;
    }

    /// A layer of the library.
    private static boolean isLayer(String owner) {
        if (!owner.startsWith("dev/obor/nn/") || owner.indexOf('/', 12) >= 0) {
            return false;
        }
        Class<?> c = loaded(owner);
        return c != null && Module.class.isAssignableFrom(c) && ModuleMemory.isLibrary(c);
    }

    /// Whether a class is of the library, and not one that a program put into its packages.
    private static boolean isOurs(String name) {
        Class<?> c = loaded(name);
        return c != null && ModuleMemory.isOurs(c);
    }

    private static @Nullable Class<?> loaded(String name) {
        try {
            ClassLoader loader = ProofRules.class.getClassLoader();
            return Class.forName(name.replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /// Whether a method keeps nothing of what it is given.
    public static boolean keepsNothing(String owner, String name, String descriptor) {
        if (isLayer(owner)) {
            boolean sequence = owner.endsWith("/ModuleList") || owner.endsWith("/Sequential");
            return (OF_MODULES.contains(name) || sequence && OF_SEQUENCES.contains(name))
                    && takesNothingElse(descriptor)
                    && isFinal(owner, name, descriptor);
        }
        if (isException(owner)) {
            return name.equals("<init>") && isMadeOfTexts(descriptor);
        }
        if (isOptions(owner)) {
            return !descriptor.contains("Tensor")
                    && takesNothingElse(descriptor)
                    && (isFinalClass(owner) || isFinal(owner, name, descriptor));
        }
        Set<String> some = SOME.get(owner);
        if (some != null) {
            return some.contains(name)
                    && (OF_ANYTHING.contains(owner)
                            ? !descriptor.contains("Ljava/util/function/")
                            : takesNothingElse(descriptor));
        }
        boolean counts =
                TENSORS.contains(owner) && !NOT_OF_TENSORS.contains(name)
                        || FUNCTIONS.contains(owner) && !NOT_FUNCTIONS.contains(name);
        return counts && takesNothingElse(descriptor);
    }

    /// Whether an exception gets nothing whose `toString` it calls: that of a cause would be the
    /// program's where no message comes with it.
    private static boolean isMadeOfTexts(String descriptor) {
        boolean withCause = descriptor.equals("(Ljava/lang/String;Ljava/lang/Throwable;)V");
        return withCause
                || MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                        .allMatch(p ->
                                p.isPrimitive()
                                        || p.descriptorString().equals("Ljava/lang/String;"));
    }

    private static boolean takesNothingElse(String descriptor) {
        for (ClassDesc parameter : MethodTypeDesc.ofDescriptor(descriptor).parameterList()) {
            ClassDesc of = parameter;
            while (of.isArray()) {
                of = of.componentType();
            }
            if (!of.isPrimitive() && !ARGUMENTS.contains(of.descriptorString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinalClass(String owner) {
        Class<?> c = loaded(owner);
        return c != null && Modifier.isFinal(c.getModifiers());
    }

    /// Whether no class of the program can override a method of a layer.
    private static boolean isFinal(String owner, String name, String descriptor) {
        for (Class<?> c = loaded(owner); c != null; c = c.getSuperclass()) {
            for (Method m : c.getDeclaredMethods()) {
                boolean found =
                        m.getName().equals(name)
                                && MethodType.methodType(m.getReturnType(), m.getParameterTypes())
                                        .descriptorString()
                                        .equals(descriptor);
                if (found) {
                    return Modifier.isFinal(m.getModifiers()) || Modifier.isFinal(c.getModifiers());
                }
            }
        }
        return false;
    }

    /// Whether `iterator()` of a class is the library's own.
    public static boolean makesIterators(String owner) {
        return TENSORS.contains(owner)
                || owner.equals("dev/obor/nn/ModuleList")
                || owner.equals("dev/obor/nn/Sequential");
    }

    /// Whether a class is one of Java's or the library's exceptions.
    public static boolean isException(String name) {
        boolean ofJava = name.startsWith("java/lang/") && name.endsWith("Exception");
        return ofJava
                || name.startsWith("dev/obor/base/") && name.endsWith("Error") && isOurs(name);
    }

    /// Whether reading static fields of a class runs no code of the program.
    public static boolean hasPlainConstants(String owner) {
        return owner.equals("dev/obor/Obor")
                || owner.equals("dev/obor/base/DType")
                || owner.equals("dev/obor/base/Device");
    }
}
