package dev.obor.nn.memory;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The instructions of one method in order, and where a value on the stack was put there: only as
/// far back as nothing can jump in between.
public final class ProofCode {
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Integer> indices = new ArrayList<>();
    private final Map<Integer, List<Integer>> jumpsTo = new HashMap<>();
    private final Set<Integer> handlers = new HashSet<>();
    private final boolean isStatic;
    private final int firstLocal;

    public ProofCode(MethodModel method, Iterable<CodeElement> code) {
        Map<Label, Integer> places = new HashMap<>();
        int index = 0;
        for (CodeElement element : code) {
            if (element instanceof Instruction i) {
                instructions.add(i);
                indices.add(index);
                index += i.sizeInBytes();
            } else if (element instanceof LabelTarget t) {
                places.put(t.label(), instructions.size());
            }
        }
        for (int i = 0; i < instructions.size(); i++) {
            for (Label target : targets(instructions.get(i))) {
                int at = places.getOrDefault(target, 0);
                jumpsTo.computeIfAbsent(at, _ -> new ArrayList<>()).add(i);
            }
        }
        for (CodeElement element : code) {
            if (element instanceof ExceptionCatch e) {
                handlers.add(places.getOrDefault(e.handler(), 0));
            }
        }
        isStatic = method.flags().has(AccessFlag.STATIC);
        int slots = isStatic ? 0 : 1;
        for (var parameter : method.methodTypeSymbol().parameterList()) {
            slots += TypeKind.from(parameter).slotSize();
        }
        firstLocal = slots;
    }

    private static List<Label> targets(Instruction instruction) {
        return switch (instruction) {
            case BranchInstruction b -> List.of(b.target());
            case TableSwitchInstruction s -> targets(s.defaultTarget(), s.cases());
            case LookupSwitchInstruction s -> targets(s.defaultTarget(), s.cases());
            default -> List.of();
        };
    }

    private static List<Label> targets(Label otherwise, List<SwitchCase> cases) {
        List<Label> all = new ArrayList<>(List.of(otherwise));
        cases.forEach(c -> all.add(c.target()));
        return all;
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    /// Where the bytes of an instruction begin.
    public int index(int at) {
        return indices.get(at);
    }

    /// The instruction before one, if it must have run just before.
    private @Nullable Instruction before(int at) {
        boolean only = !jumpsTo.containsKey(at) && !handlers.contains(at);
        return at <= 0 || !only ? null : instructions.get(at - 1);
    }

    /// Where the value below so many others was put on the stack, if those are plain ones that were
    /// put there just before an instruction; or -1.
    private int below(int values, int at) {
        int i = at;
        for (int left = values; left > 0; left--) {
            Instruction before = before(i);
            if (before instanceof InvokeInstruction box && isBoxing(box)) {
                i--;
                before = before(i);
            }
            if (!(before instanceof LoadInstruction || before instanceof ConstantInstruction)) {
                return -1;
            }
            i--;
        }
        return i;
    }

    private static boolean isBoxing(InvokeInstruction i) {
        return i.name().equalsString("valueOf")
                && i.owner().asInternalName().startsWith("java/lang/")
                && i.typeSymbol().parameterCount() == 1
                && i.typeSymbol().parameterType(0).isPrimitive();
    }

    /// The call that made the value below the last ones which another call gets, or null.
    public @Nullable InvokeInstruction madeBy(int at, int below) {
        int i = below(below, at);
        return i > 0 && before(i) instanceof InvokeInstruction made ? made : null;
    }

    /// The function made of `this` alone that a call gets before its other arguments, or null.
    public @Nullable InvokeDynamicInstruction functionOfThis(int at, int below) {
        int i = below(below, at);
        if (i > 0
                && before(i) instanceof InvokeDynamicInstruction function
                && function.typeSymbol().parameterCount() == 1
                && before(i - 1) instanceof LoadInstruction captured
                && before(i - 2) instanceof LoadInstruction receiver
                && captured.slot() == 0
                && receiver.slot() == 0
                && !isStatic
                && !writes(0)) {
            return function;
        }
        return null;
    }

    /// The function that is made just before a call, as its last argument, or null.
    public @Nullable InvokeDynamicInstruction lastFunction(int at) {
        return before(at) instanceof InvokeDynamicInstruction function ? function : null;
    }

    private boolean writes(int slot) {
        return instructions.stream()
                .anyMatch(i -> i instanceof StoreInstruction s && s.slot() == slot);
    }

    /// The calls that may have made the object on which a call is made, if it comes from a local
    /// variable that was set to nothing else; or null.
    public @Nullable List<InvokeInstruction> makersOfReceiver(int at) {
        if (!(before(at) instanceof LoadInstruction load) || load.slot() < firstLocal) {
            return null;
        }
        List<InvokeInstruction> makers = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        ArrayDeque<Integer> todo = new ArrayDeque<>(List.of(at - 1));
        while (!todo.isEmpty()) {
            int i = todo.poll();
            if (!seen.add(i)) {
                continue;
            }
            if (i == 0 || handlers.contains(i)) {
                return null; // it could come from anywhere
            }
            for (int p : predecessors(i)) {
                if (!(instructions.get(p) instanceof StoreInstruction store)
                        || store.slot() != load.slot()) {
                    todo.add(p);
                } else if (before(p) instanceof InvokeInstruction maker) {
                    makers.add(maker);
                } else {
                    return null;
                }
            }
        }
        return makers;
    }

    /// The instructions after which one may run.
    private List<Integer> predecessors(int at) {
        List<Integer> all = new ArrayList<>(jumpsTo.getOrDefault(at, List.of()));
        boolean falls =
                switch (instructions.get(at - 1)) {
                    case BranchInstruction b ->
                            b.opcode() != Opcode.GOTO && b.opcode() != Opcode.GOTO_W;
                    case TableSwitchInstruction _, LookupSwitchInstruction _ -> false;
                    case ReturnInstruction _, ThrowInstruction _ -> false;
                    default -> true;
                };
        if (falls) {
            all.add(at - 1);
        }
        return all;
    }
}
