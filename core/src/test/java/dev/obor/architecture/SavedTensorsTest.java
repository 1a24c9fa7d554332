package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;
import dev.obor.autograd.MultiFunction;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What backward reads is saved through [Context], where changes in place are noticed and memory is
/// released; so no operation has a field that reaches memory, nor a lambda that does.
class SavedTensorsTest {
    private static final Set<Class<?>> MEMORY = Set.of(Tensor.class, View.class, Storage.class);

    /// The leaf whose gradient it is: nothing of it is read, so nothing of it can be saved.
    private static final Set<String> EXCEPTIONS =
            Set.of("dev.obor.autograd.AccumulateGrad.variable");

    /// A hook, which belongs to its tensor, and the function that a check is given.
    private static final Set<String> NOT_IN_THE_GRAPH =
            Set.of(
                    "dev/obor/op/graph/GradientHooks.retain",
                    "dev/obor/autograd/GradCheck.gradgradcheck",
                    // The program's hooks: what they keep is what they are there for.
                    "dev/obor/autograd/Checkpoint.checkpoint",
                    "dev/obor/autograd/MultiGradHook.register");

    @Test
    void noOperationHasAFieldThatReachesMemory() {
        List<String> wrong = new ArrayList<>();
        List<Class<?>> operations = operations();
        assertTrue(operations.size() > 60, operations.size() + " operations were found");
        for (Class<?> c : operations) {
            for (Field f : c.getDeclaredFields()) {
                String name = c.getName() + "." + f.getName();
                if (!Modifier.isStatic(f.getModifiers())
                        && !EXCEPTIONS.contains(name)
                        && reaches(f.getGenericType(), new HashSet<>())) {
                    wrong.add(name);
                }
            }
        }
        assertEquals(
                List.of(), wrong, "pass it behind the inputs and save it with saveForBackward");
    }

    /// Lambdas count wherever they have the type of such a field.
    @Test
    void noFunctionInAnOperationHasCapturedMemory() {
        Set<String> kinds = functionTypes();
        assertTrue(kinds.contains("Ljava/util/function/UnaryOperator;"), kinds.toString());
        List<String> wrong = new ArrayList<>();
        for (String part : List.of("op", "autograd")) {
            for (Path file :
                    Library.files(Library.CLASS_FILES.resolve("dev/obor/" + part), ".class")) {
                for (Captured c : captured(file)) {
                    boolean kind = kinds.contains(c.type.returnType().descriptorString());
                    if (kind && c.reaches() && !NOT_IN_THE_GRAPH.contains(c.where)) {
                        wrong.add(c.where + " " + c.type.displayDescriptor());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong, "lambdas that a node of the graph may hold");
    }

    /// The rules themselves must see what they are there to see.
    @Test
    void theRulesSeeFieldsRecordsListsAndLambdas() throws Exception {
        record Inside(List<@Nullable Tensor> all) {}
        final class Wrong {
            @Nullable View[] views;
            @Nullable Inside inside;
            @Nullable Object anything;
            long @Nullable [] shape;
        }
        assertTrue(reaches(field(Wrong.class, "views"), new HashSet<>()));
        assertTrue(reaches(field(Wrong.class, "inside"), new HashSet<>()));
        assertTrue(reaches(field(Wrong.class, "anything"), new HashSet<>()));
        assertFalse(reaches(field(Wrong.class, "shape"), new HashSet<>()));
        Tensor t = Obor.tensor(1.0);
        UnaryOperator<Tensor> lambda = x -> x.add(t);
        assertTrue(lambda.apply(t).item() == 2);
        Path own = Path.of(SavedTensorsTest.class.getResource("SavedTensorsTest.class").toURI());
        assertTrue(
                captured(own).stream()
                        .anyMatch(c ->
                                c.reaches()
                                        && c.type.returnType()
                                                .displayName()
                                                .equals("UnaryOperator")));
    }

    private static Type field(Class<?> c, String name) throws NoSuchFieldException {
        return c.getDeclaredField(name).getGenericType();
    }

    private static List<Class<?>> operations() {
        List<Class<?>> result = new ArrayList<>();
        for (Path file : Library.files(Library.CLASS_FILES, ".class")) {
            String name = Library.CLASS_FILES.relativize(file).toString();
            if (!name.endsWith("-info.class")) {
                Class<?> c = load(name.substring(0, name.length() - 6).replace('/', '.'));
                if (Function.class.isAssignableFrom(c) || MultiFunction.class.isAssignableFrom(c)) {
                    result.add(c);
                }
            }
        }
        return result;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SavedTensorsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether a value of the type can lead to memory: itself, its elements, or its fields.
    private static boolean reaches(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        return switch (type) {
            case GenericArrayType array -> reaches(array.getGenericComponentType(), seen);
            case ParameterizedType p -> {
                Class<?> raw = (Class<?>) p.getRawType();
                boolean function = isFunction(raw); // what it captured is looked at elsewhere
                boolean arguments = false;
                for (Type argument : p.getActualTypeArguments()) {
                    arguments |= !function && reaches(argument, seen);
                }
                yield arguments || reaches(raw, seen);
            }
            case Class<?> c when c.isArray() -> reaches(c.getComponentType(), seen);
            case Class<?> c when MEMORY.contains(c) || c == Object.class -> true;
            case Class<?> c when c.isRecord() || isOfOperations(c) -> {
                boolean any = false;
                for (Field f : c.getDeclaredFields()) {
                    boolean own = !Modifier.isStatic(f.getModifiers());
                    any |= own && reaches(f.getGenericType(), seen);
                }
                yield any;
            }
            default -> false;
        };
    }

    /// Classes whose instances operations may share, unless they are the graph itself.
    private static boolean isOfOperations(Class<?> c) {
        return c.getName().startsWith("dev.obor.")
                && !c.isInterface()
                && !Context.class.isAssignableFrom(c)
                && !c.getName().startsWith("dev.obor.expr.");
    }

    private static boolean isFunction(Class<?> c) {
        return c.isInterface()
                && java.util.Arrays.stream(c.getMethods())
                                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                                .count()
                        == 1;
    }

    private static Set<String> functionTypes() {
        Set<String> result = new HashSet<>();
        for (Class<?> c : operations()) {
            for (Field f : c.getDeclaredFields()) {
                if (!Modifier.isStatic(f.getModifiers()) && isFunction(f.getType())) {
                    result.add(f.getType().descriptorString());
                }
            }
        }
        return result;
    }

    /// A lambda or method reference: the types of what it captures, and its own.
    private record Captured(String where, MethodTypeDesc type) {
        boolean reaches() {
            return type.parameterList().stream()
                    .filter(p -> !p.isPrimitive())
                    .anyMatch(p -> SavedTensorsTest.reaches(load(binaryName(p)), new HashSet<>()));
        }
    }

    private static String binaryName(ClassDesc type) {
        String d = type.descriptorString().replace('/', '.');
        return type.isArray() ? d : d.substring(1, d.length() - 1);
    }

    private static List<Captured> captured(Path file) {
        ClassModel model;
        try {
            model = ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Captured> result = new ArrayList<>();
        for (MethodModel method : model.methods()) {
            String where =
                    model.thisClass().asInternalName() + "." + method.methodName().stringValue();
            for (CodeElement e : method.code().map(CodeModel::elementList).orElse(List.of())) {
                if (e instanceof InvokeDynamicInstruction i
                        && i.bootstrapMethod().owner().displayName().equals("LambdaMetafactory")) {
                    result.add(new Captured(where, i.typeSymbol()));
                }
            }
        }
        return result;
    }
}
