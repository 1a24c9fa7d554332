package dev.obor.nn;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows from the bytecode of a module's class that its `forward(Tensor)` keeps no tensor.
///
/// The proof is that the code has no way to: neither it nor the program's methods that it calls
/// store a reference in a field, static variable or array, make an object other than an exception,
/// pass a function on, lock, or call anything but methods that no class can override and that
/// [ProofRules] lists. What such code makes can only be returned. Modules that it calls go through
/// `Module.call`, which judges each by its own class.
///
/// Nothing is initialised: classes are read as bytes.
final class ForwardProof {
    private static final String ITERATOR = "java/util/Iterator";

    private final Class<?> type;
    private final Set<String> initialised = new HashSet<>();
    private final Map<String, @Nullable ClassModel> models = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final ArrayDeque<MethodModel> todo = new ArrayDeque<>();

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    private ForwardProof(Class<?> type) {
        this.type = type;
        for (Class<?> c = type; !Module.isLibrary(c); c = c.getSuperclass()) {
            initialised.add(internalName(c));
        }
    }

    private static String internalName(Class<?> c) {
        return c.getName().replace('.', '/');
    }

    /// Why calls of a class of the program cannot be shown to keep nothing; null if they can.
    static @Nullable String refusal(Class<?> type) {
        if (type.isHidden() || type.getClassLoader() == null) {
            return "its bytes cannot be read";
        }
        try {
            new ForwardProof(type).prove();
            return null;
        } catch (Refused r) {
            return r.getMessage();
        } catch (IllegalArgumentException e) {
            return "its bytes cannot be understood: " + e.getMessage();
        }
    }

    private void prove() {
        todo.add(entry());
        while (!todo.isEmpty()) {
            MethodModel method = todo.poll();
            String name = method.methodName().stringValue();
            var code =
                    method.code().orElseThrow(() -> new Refused(name + " has no code of its own"));
            for (CodeElement element : code) {
                check(name, element);
            }
        }
    }

    /// The `forward(Tensor)` that a call runs.
    private MethodModel entry() {
        for (Class<?> c = type; !Module.isLibrary(c); c = c.getSuperclass()) {
            ClassModel model = model(internalName(c));
            if (model == null) {
                throw new Refused("the bytes of " + c.getName() + " cannot be read");
            }
            for (MethodModel m : model.methods()) {
                boolean real = !m.flags().has(AccessFlag.SYNTHETIC);
                if (real
                        && m.methodName().equalsString("forward")
                        && m.methodType().stringValue().startsWith("(Ldev/obor/Tensor;)")) {
                    return m;
                }
            }
        }
        throw new Refused("it has no forward(Tensor) of its own");
    }

    private @Nullable ClassModel model(String name) {
        if (models.containsKey(name)) {
            return models.get(name);
        }
        ClassModel model = null;
        try (InputStream in = type.getModule().getResourceAsStream(name + ".class")) {
            model = in == null ? null : ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            // as if it were not there
        }
        models.put(name, model);
        return model;
    }

    private void check(String method, CodeElement element) {
        switch (element) {
            case FieldInstruction f -> field(method, f);
            case ArrayStoreInstruction a when a.opcode() == Opcode.AASTORE ->
                    throw new Refused(method + " stores into an array");
            case MonitorInstruction _ -> throw new Refused(method + " locks");
            case InvokeDynamicInstruction i -> dynamic(method, i);
            case InvokeInstruction i -> call(method, i);
            case NewObjectInstruction n -> {
                String made = n.className().asInternalName();
                if (!ProofRules.isException(made)) {
                    throw new Refused(method + " makes a " + dotted(made));
                }
            }
            case ConstantInstruction c when c.constantValue() instanceof DynamicConstantDesc<?> ->
                    throw new Refused(method + " uses a dynamic constant");
            case TypeCheckInstruction t when t.type().asInternalName().equals(ITERATOR) ->
                    throw new Refused(method + " casts to Iterator");
            default -> {}
        }
    }

    private void field(String method, FieldInstruction f) {
        boolean primitive = f.typeSymbol().isPrimitive();
        String name = f.name().stringValue();
        switch (f.opcode()) {
            case PUTFIELD, PUTSTATIC -> {
                if (!primitive) {
                    throw new Refused(method + " stores into the field " + name);
                }
            }
            default -> {}
        }
        boolean isStatic = f.opcode() == Opcode.GETSTATIC || f.opcode() == Opcode.PUTSTATIC;
        String owner = f.owner().asInternalName();
        if (isStatic && !initialised.contains(owner) && !ProofRules.hasPlainConstants(owner)) {
            throw new Refused(method + " uses " + name + " of " + dotted(owner));
        }
        if (f.type().stringValue().equals("L" + ITERATOR + ";")) {
            throw new Refused(method + " uses an iterator from the field " + name);
        }
    }

    private static void dynamic(String method, InvokeDynamicInstruction i) {
        boolean text =
                i.bootstrapMethod()
                        .owner()
                        .descriptorString()
                        .equals("Ljava/lang/invoke/StringConcatFactory;");
        if (!text) {
            throw new Refused(method + " makes a function");
        }
        for (ClassDesc parameter : i.typeSymbol().parameterList()) {
            if (!parameter.isPrimitive()
                    && !parameter.descriptorString().equals("Ljava/lang/String;")) {
                throw new Refused(method + " makes a text of an object");
            }
        }
    }

    private void call(String method, InvokeInstruction i) {
        String owner = i.owner().asInternalName();
        String name = i.name().stringValue();
        String descriptor = i.type().stringValue();
        String resolved = owner;
        while (!ProofRules.isKnown(resolved)) {
            ClassModel model = model(resolved);
            if (model == null) {
                throw new Refused(method + " calls " + dotted(owner) + "." + name);
            }
            MethodModel target = find(model, name, descriptor);
            if (target != null) {
                ownCall(method, i, resolved, model, target);
                return;
            }
            resolved =
                    model.superclass()
                            .orElseThrow(() -> new Refused(method + " calls " + name))
                            .asInternalName();
        }
        if (!ProofRules.keepsNothing(resolved, name, descriptor)) {
            throw new Refused(method + " calls " + dotted(resolved) + "." + name);
        }
    }

    private static @Nullable MethodModel find(ClassModel model, String name, String descriptor) {
        for (MethodModel m : model.methods()) {
            if (m.methodName().equalsString(name) && m.methodType().equalsString(descriptor)) {
                return m;
            }
        }
        return null;
    }

    /// A method of the program's: which one runs must be certain, and its code is looked at too.
    private void ownCall(
            String method,
            InvokeInstruction i,
            String owner,
            ClassModel model,
            MethodModel target) {
        String name = target.methodName().stringValue();
        boolean certain =
                switch (i.opcode()) {
                    case INVOKESTATIC -> initialised.contains(owner) || !initialises(model);
                    case INVOKESPECIAL -> !name.equals("<init>");
                    case INVOKEVIRTUAL ->
                            target.flags().has(AccessFlag.PRIVATE)
                                    || target.flags().has(AccessFlag.FINAL)
                                    || model.flags().has(AccessFlag.FINAL);
                    default -> false;
                };
        if (!certain) {
            throw new Refused(
                    method
                            + " calls "
                            + dotted(owner)
                            + "."
                            + name
                            + ", which another class could override: make it private or final");
        }
        if (seen.add(owner + "." + name + target.methodType().stringValue())) {
            todo.add(target);
        }
    }

    private static boolean initialises(ClassModel model) {
        for (MethodModel m : model.methods()) {
            if (m.methodName().equalsString("<clinit>")) {
                return true;
            }
        }
        return !model.superclass()
                .map(s -> s.asInternalName().equals("java/lang/Object"))
                .orElse(true);
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}
