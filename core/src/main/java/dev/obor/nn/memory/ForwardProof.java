package dev.obor.nn.memory;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows from the bytecode of a module's class that a `forward` of it keeps no tensor.
///
/// The proof is that the code has no way to: neither it nor the program's methods that it calls
/// store a reference in a field, static variable or array, make an object other than an exception,
/// pass a function on (but one that sets optional arguments, whose code is looked at), lock, or
/// call anything but methods that no class can override and that [ProofRules] lists. What such code
/// makes can only be returned. Modules that it calls go through `Module.call`, which judges each by
/// its own class.
///
/// The usual signature is entered where `call(Tensor)` enters it. For the others the class itself
/// says what runs, in `call(this::forward, a, b)`: every such place must name a method.
///
/// Nothing is initialised: classes are read as bytes.
public final class ForwardProof {
    private static final String ITERATOR = "java/util/Iterator";
    private static final String LIST = "Ljava/util/List;";
    private static final String FUNCTIONS = "(Ldev/obor/nn/Forward$Of";
    private static final String FUNCTION_MAKER = "Ljava/lang/invoke/LambdaMetafactory;";
    private static final String USUAL = "(Ldev/obor/Tensor;)Ljava/lang/Object;";

    private final Class<?> type;
    private final List<String> chain = new ArrayList<>(); // the class and its superclasses
    private final Map<String, @Nullable ClassModel> models = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<CallSites.Place> sites = new HashSet<>();
    private final ArrayDeque<Target> todo = new ArrayDeque<>();

    /// A method of the program's, and the class that it is written in.
    private record Target(ClassModel in, MethodModel method) {
        String name() {
            return method.methodName().stringValue();
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    private ForwardProof(Class<?> type) {
        this.type = type;
        for (Class<?> c = type; !ModuleMemory.isLibrary(c); c = c.getSuperclass()) {
            chain.add(c.getName().replace('.', '/'));
        }
    }

    /// Why calls of a class of the program cannot be shown to keep nothing; null if they can.
    ///
    /// @param usual whether of `forward(Tensor)`, else of other signatures
    public static @Nullable String refusal(Class<?> type, boolean usual) {
        for (Class<?> c = type; !ModuleMemory.isLibrary(c); c = c.getSuperclass()) {
            String doubt = ProofWatch.doubt(c);
            if (doubt != null) {
                return doubt;
            }
        }
        try {
            ForwardProof proof = new ForwardProof(type);
            if (usual) {
                proof.add(proof.usualEntry());
            } else {
                proof.addOtherEntries();
            }
            proof.prove();
            return null;
        } catch (Refused r) {
            return r.getMessage();
        } catch (IllegalArgumentException e) {
            return "its bytes cannot be understood: " + e.getMessage();
        }
    }

    /// Where a class that was proved says `call(this::forward, …)`.
    static CallSites callSites(Class<?> type) {
        ForwardProof proof = new ForwardProof(type);
        proof.addOtherEntries();
        return new CallSites(type, Set.copyOf(proof.sites));
    }

    private void add(Target target) {
        String key =
                target.in.thisClass().asInternalName()
                        + "."
                        + target.name()
                        + target.method.methodType().stringValue();
        if (seen.add(key)) {
            todo.add(target);
        }
    }

    private void prove() {
        while (!todo.isEmpty()) {
            Target target = todo.poll();
            ProofCode code = code(target);
            for (int i = 0; i < code.instructions().size(); i++) {
                check(target, code, i);
            }
        }
    }

    private static ProofCode code(Target target) {
        var code =
                target.method
                        .code()
                        .orElseThrow(() -> new Refused(target.name() + " has no code of its own"));
        return new ProofCode(target.method, code.elementList());
    }

    // Where a call enters

    /// The method that runs where `forward(Tensor)` is called on an object of the class.
    private Target usualEntry() {
        Target entered = selected("forward", USUAL);
        if (entered == null) {
            throw new Refused("it has no forward(Tensor) of its own");
        }
        if (!entered.method.flags().has(AccessFlag.SYNTHETIC)) {
            return entered;
        }
        // A bridge to a forward that returns a Tensor: the one call in it is made on `this`.
        Target real = null;
        for (Instruction i : code(entered).instructions()) {
            boolean plain =
                    i instanceof LoadInstruction
                            || i instanceof ReturnInstruction
                            || i instanceof TypeCheckInstruction;
            if (i.opcode() == Opcode.INVOKEVIRTUAL
                    && i instanceof InvokeInstruction call
                    && call.name().equalsString("forward")
                    && real == null) {
                real = selected("forward", call.type().stringValue());
            } else if (!plain) {
                real = null;
                break;
            }
        }
        if (real == null || real.method.flags().has(AccessFlag.SYNTHETIC)) {
            throw new Refused("its forward(Tensor) is bridged in an unknown way");
        }
        return real;
    }

    /// The method that is run on an object of the class itself.
    private @Nullable Target selected(String name, String descriptor) {
        Target first = null;
        for (String each : chain) {
            ClassModel model = known(each);
            MethodModel method = find(model, name, descriptor);
            if (method != null && !isOverridden(method)) {
                throw new Refused(dotted(each) + "." + name + " is neither public nor protected");
            }
            if (method != null && first == null) {
                first = new Target(model, method);
            }
        }
        return first;
    }

    /// Whether a method takes part in overriding wherever its subclasses are: one that only its
    /// package sees does not in others.
    private static boolean isOverridden(MethodModel method) {
        var flags = method.flags();
        return (flags.has(AccessFlag.PUBLIC) || flags.has(AccessFlag.PROTECTED))
                && !flags.has(AccessFlag.STATIC);
    }

    private ClassModel known(String name) {
        ClassModel model = model(name);
        if (model == null) {
            throw new Refused("the bytes of " + dotted(name) + " cannot be relied on");
        }
        return model;
    }

    /// What the calls of the class pass on as `this::forward`.
    private void addOtherEntries() {
        for (String each : chain) {
            ClassModel model = known(each);
            for (MethodModel method : model.methods()) {
                if (method.code().isPresent()) {
                    addFunctions(new Target(model, method));
                }
            }
        }
        if (todo.isEmpty()) {
            throw new Refused("it has no call(this::forward, …)");
        }
    }

    private void addFunctions(Target in) {
        ProofCode code = code(in);
        for (int i = 0; i < code.instructions().size(); i++) {
            if (code.instructions().get(i) instanceof InvokeInstruction call && runs(call)) {
                add(target(in, function(in, code, i, call)));
                sites.add(
                        new CallSites.Place(
                                dotted(in.in.thisClass().asInternalName()),
                                in.name(),
                                in.method.methodType().stringValue(),
                                code.index(i)));
            } else if (code.instructions().get(i) instanceof InvokeDynamicInstruction function
                    && function.typeSymbol()
                            .returnType()
                            .descriptorString()
                            .startsWith(FUNCTIONS.substring(1))
                    && !isPassedOn(code, i)) {
                throw new Refused(in.name() + " makes a function that it does not call at once");
            }
        }
    }

    private static boolean isPassedOn(ProofCode code, int at) {
        for (int i = at + 1; i < code.instructions().size(); i++) {
            if (code.instructions().get(i) instanceof InvokeInstruction call && runs(call)) {
                return code.functionOfThis(i, call.typeSymbol().parameterCount() - 1)
                        == code.instructions().get(at);
            }
        }
        return false;
    }

    /// Whether an instruction is `call(this::forward, …)`.
    private static boolean runs(InvokeInstruction i) {
        return i.name().equalsString("call") && i.type().stringValue().startsWith(FUNCTIONS);
    }

    private static DirectMethodHandleDesc function(
            Target in, ProofCode code, int at, InvokeInstruction call) {
        var made = code.functionOfThis(at, call.typeSymbol().parameterCount() - 1);
        if (made != null
                && made.bootstrapMethod().owner().descriptorString().equals(FUNCTION_MAKER)
                && made.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc handle) {
            return handle;
        }
        throw new Refused(in.name() + " runs something else than this::forward");
    }

    private Target target(Target in, DirectMethodHandleDesc handle) {
        String name = handle.methodName();
        MethodTypeDesc all = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
        String owner = internalName(handle.owner());
        Target target =
                switch (handle.kind()) {
                    case VIRTUAL, SPECIAL -> {
                        MethodModel method =
                                chain.contains(owner)
                                        ? find(known(owner), name, all.descriptorString())
                                        : null;
                        boolean fixed =
                                handle.kind() == DirectMethodHandleDesc.Kind.SPECIAL
                                        || method != null && method.flags().has(AccessFlag.PRIVATE);
                        yield !fixed
                                ? selected(name, all.descriptorString())
                                : method == null ? null : new Target(known(owner), method);
                    }
                    default -> null;
                };
        if (target == null) {
            throw new Refused(in.name() + " runs " + name + ", which cannot be found");
        }
        return target;
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private @Nullable ClassModel model(String name) {
        if (!models.containsKey(name)) {
            byte[] bytes = ProofWatch.bytes(type.getModule(), name);
            models.put(name, bytes == null ? null : ClassFile.of().parse(bytes));
        }
        return models.get(name);
    }

    // What code does

    private void check(Target in, ProofCode code, int at) {
        String method = in.name();
        switch (code.instructions().get(at)) {
            case FieldInstruction f -> field(method, f);
            case ArrayStoreInstruction a when a.opcode() == Opcode.AASTORE ->
                    throw new Refused(method + " stores into an array");
            case MonitorInstruction _ -> throw new Refused(method + " locks");
            case DiscontinuedInstruction _ -> throw new Refused(method + " is of an old kind");
            case InvokeDynamicInstruction i -> dynamic(in, code, at, i);
            case InvokeInstruction i -> call(in, code, at, i);
            case NewObjectInstruction n -> {
                String made = n.className().asInternalName();
                if (!ProofRules.isException(made)) {
                    throw new Refused(method + " makes a " + dotted(made));
                }
            }
            case ConstantInstruction c when c.constantValue() instanceof DynamicConstantDesc<?> ->
                    throw new Refused(method + " uses a dynamic constant");
            default -> {}
        }
    }

    private void field(String method, FieldInstruction f) {
        String name = f.name().stringValue();
        boolean writes = f.opcode() == Opcode.PUTFIELD || f.opcode() == Opcode.PUTSTATIC;
        if (writes && !f.typeSymbol().isPrimitive()) {
            throw new Refused(method + " stores into the field " + name);
        }
        boolean isStatic = f.opcode() == Opcode.GETSTATIC || f.opcode() == Opcode.PUTSTATIC;
        String owner = f.owner().asInternalName();
        if (isStatic && !isInitialised(owner, name) && !ProofRules.hasPlainConstants(owner)) {
            throw new Refused(method + " uses " + name + " of " + dotted(owner));
        }
    }

    /// Whether a static field is that of a class which an object of the module's class has
    /// initialised; one that it has from an interface need not be.
    private boolean isInitialised(String owner, String field) {
        int from = chain.indexOf(owner);
        for (int i = Math.max(from, 0); from >= 0 && i < chain.size(); i++) {
            ClassModel model = model(chain.get(i));
            if (model != null
                    && model.fields().stream().anyMatch(f -> f.fieldName().equalsString(field))) {
                return true;
            }
            if (model == null || !model.interfaces().isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private void dynamic(Target in, ProofCode code, int at, InvokeDynamicInstruction i) {
        String method = in.name();
        String maker = i.bootstrapMethod().owner().descriptorString();
        if (i.bootstrapArgs().stream().anyMatch(a -> a instanceof DynamicConstantDesc<?>)) {
            throw new Refused(method + " uses a dynamic constant");
        }
        if (maker.equals(FUNCTION_MAKER) && isPassedOn(code, at)) {
            return; // Module.call judges it by the module's own class
        }
        MethodModel options = setsOptions(in, i);
        if (options != null && getsOptions(code, at + 1)) {
            add(new Target(in.in, options));
            return;
        }
        if (!maker.equals("Ljava/lang/invoke/StringConcatFactory;")) {
            throw new Refused(method + " makes a function");
        }
        if (!i.typeSymbol().parameterList().stream().allMatch(ForwardProof::isPlain)) {
            throw new Refused(method + " makes a text of an object");
        }
    }

    /// The code behind a function like `o -> o.isCausal(true)`, written where it is used, which
    /// sets optional arguments of the library and takes no more along than numbers and texts; or
    /// null if it is another function.
    private static @Nullable MethodModel setsOptions(Target in, InvokeDynamicInstruction i) {
        boolean lambda =
                i.bootstrapMethod().owner().descriptorString().equals(FUNCTION_MAKER)
                        && i.typeSymbol().parameterList().stream().allMatch(ForwardProof::isPlain)
                        && i.bootstrapArgs().get(2) instanceof MethodTypeDesc takes
                        && takes.parameterCount() == 1
                        && ProofRules.isOptions(internalName(takes.parameterType(0)));
        if (!lambda
                || !(i.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc handle)
                || handle.kind() != DirectMethodHandleDesc.Kind.STATIC
                || !internalName(handle.owner()).equals(in.in.thisClass().asInternalName())) {
            return null;
        }
        return find(in.in, handle.methodName(), handle.lookupDescriptor());
    }

    private static boolean isPlain(ClassDesc type) {
        return type.isPrimitive() || type.descriptorString().equals("Ljava/lang/String;");
    }

    /// Whether an instruction is a call that gets the function made just before it as its options.
    private static boolean getsOptions(ProofCode code, int at) {
        return at < code.instructions().size()
                && code.instructions().get(at) instanceof InvokeInstruction call
                && code.lastFunction(at) != null
                && ProofRules.withoutOptions(call.type().stringValue()) != null;
    }

    private void call(Target in, ProofCode code, int at, InvokeInstruction i) {
        String method = in.name();
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
                ownCall(in, i, resolved, model, target);
                return;
            }
            resolved =
                    model.superclass()
                            .orElseThrow(() -> new Refused(method + " calls " + name))
                            .asInternalName();
        }
        boolean known =
                runs(i)
                        ? code.functionOfThis(at, i.typeSymbol().parameterCount() - 1) != null
                        : ProofRules.keepsNothing(resolved, name, withoutOptions(in, code, at, i))
                                && (!resolved.equals(ITERATOR) || isOurIterator(code, at))
                                && (!descriptor.contains(LIST) || isOwnList(code, at, i));
        if (!known) {
            throw new Refused(method + " calls " + dotted(resolved) + "." + name);
        }
    }

    /// What a call gets beside options that are set by code which is looked at too.
    private static String withoutOptions(Target in, ProofCode code, int at, InvokeInstruction i) {
        InvokeDynamicInstruction function = code.lastFunction(at);
        String descriptor = i.type().stringValue();
        String rest = ProofRules.withoutOptions(descriptor);
        return rest != null && function != null && setsOptions(in, function) != null
                ? rest
                : descriptor;
    }

    /// Whether an iterator can only be one that the library made: a program's own could do
    /// anything.
    private static boolean isOurIterator(ProofCode code, int at) {
        List<InvokeInstruction> makers = code.makersOfReceiver(at);
        return makers != null
                && makers.stream()
                        .allMatch(m ->
                                m.name().equalsString("iterator")
                                        && ProofRules.makesIterators(m.owner().asInternalName()));
    }

    /// Whether a list that a function gets was made for it by `List.of`.
    private static boolean isOwnList(ProofCode code, int at, InvokeInstruction i) {
        List<ClassDesc> parameters = i.typeSymbol().parameterList();
        int place = -1;
        for (int p = 0; p < parameters.size(); p++) {
            if (parameters.get(p).descriptorString().equals(LIST)) {
                if (place >= 0) {
                    return false;
                }
                place = p;
            }
        }
        if (place < 0) {
            return true; // it is the result
        }
        InvokeInstruction maker = code.madeBy(at, parameters.size() - 1 - place);
        return maker != null
                && maker.owner().asInternalName().equals("java/util/List")
                && maker.name().equalsString("of");
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
            Target in, InvokeInstruction i, String owner, ClassModel model, MethodModel target) {
        String name = target.methodName().stringValue();
        boolean certain =
                switch (i.opcode()) {
                    case INVOKESTATIC -> chain.contains(owner) || !initialises(model);
                    case INVOKESPECIAL -> !name.equals("<init>") && isSuper(in.in, i);
                    case INVOKEVIRTUAL ->
                            target.flags().has(AccessFlag.PRIVATE)
                                    || target.flags().has(AccessFlag.FINAL)
                                    || model.flags().has(AccessFlag.FINAL);
                    default -> false;
                };
        if (!certain) {
            throw new Refused(
                    in.name()
                            + " calls "
                            + dotted(owner)
                            + "."
                            + name
                            + ", which another class could override: make it private or final");
        }
        add(new Target(model, target));
    }

    /// Whether `super.name()` is what the virtual machine looks up: from the superclass on,
    /// whatever class is named.
    private static boolean isSuper(ClassModel in, InvokeInstruction i) {
        String owner = i.owner().asInternalName();
        return owner.equals(in.thisClass().asInternalName())
                || in.superclass().map(s -> s.asInternalName().equals(owner)).orElse(false);
    }

    /// Whether a first call may run code that initialises something.
    private static boolean initialises(ClassModel model) {
        for (MethodModel m : model.methods()) {
            if (m.methodName().equalsString("<clinit>")) {
                return true;
            }
        }
        boolean plain =
                model.superclass()
                        .map(s ->
                                s.asInternalName().equals("java/lang/Object")
                                        || s.asInternalName().equals("java/lang/Record"))
                        .orElse(true);
        return !plain || !model.interfaces().isEmpty();
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }
}
