package dev.obor.machine.lang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The choice of registers for a routine, by linear scan: each virtual register lives from its
/// first to its last mention, and to the end of every loop that it enters and is mentioned in; in
/// order of their starts they take a register that is free.
///
/// There is no spilling. Generators know how many registers a target has, and a routine that asks
/// for more is refused with a [TooManyRegistersException].
public final class Registers {
    /// The registers that a kind may use, in the order in which they are handed out.
    @FunctionalInterface
    public interface Available {
        /// Numbers of registers. Kinds that share registers give the same array.
        int[] of(Kind kind);
    }

    private static final int NONE = -1;

    private final Routine routine;
    private final int[] first;
    private final int[] last;
    private final int[] chosen;

    private Registers(Routine routine) {
        this.routine = routine;
        first = new int[routine.registers()];
        last = new int[routine.registers()];
        chosen = new int[routine.registers()];
        Arrays.fill(first, NONE);
        Arrays.fill(chosen, NONE);
    }

    /// Chooses registers for all virtual ones.
    ///
    /// @param arguments where the first arguments lie at the start: these registers are theirs
    public static Registers choose(Routine routine, Available available, int[] arguments) {
        routine.checkClosed();
        Registers r = new Registers(routine);
        r.findLives();
        r.scan(available, arguments);
        return r;
    }

    /// The register of a virtual one.
    public int of(int virtual) {
        return virtual < 0 ? NONE : chosen[virtual];
    }

    private void findLives() {
        List<Ins> code = routine.code();
        for (int i = 0; i < code.size(); i++) {
            Ins ins = code.get(i);
            mention(ins.to(), i);
            mention(ins.x(), i);
            mention(ins.y(), i);
            mention(ins.z(), i);
            mention(ins.base(), i);
            mention(ins.index(), i);
        }
        // Inner loops end first, so what they lengthen counts for those around them.
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < code.size(); i++) {
            Op op = code.get(i).op();
            if (Routine.opens(op)) {
                starts.add(i);
            } else if (op == Op.END) {
                int start = starts.removeLast();
                if (code.get(start).op() != Op.IF_SLOT) {
                    enter(start, i);
                }
            }
        }
    }

    private void mention(int virtual, int at) {
        if (virtual < 0) {
            return;
        }
        if (first[virtual] == NONE) {
            first[virtual] = at;
        }
        last[virtual] = at;
    }

    private void enter(int start, int end) {
        for (int v = 0; v < first.length; v++) {
            if (first[v] != NONE && first[v] <= start && last[v] >= start && last[v] < end) {
                last[v] = end;
            }
        }
    }

    private void scan(Available available, int[] arguments) {
        var order = new ArrayList<Integer>();
        for (int v = 0; v < first.length; v++) {
            if (first[v] != NONE) {
                order.add(v);
            }
        }
        order.sort(Comparator.comparingInt(v -> first[v]));
        // Until when a register is taken, by class.
        int[] longs = new int[64];
        int[] vectors = new int[64];
        int[] masks = new int[64];
        Arrays.fill(longs, NONE);
        Arrays.fill(vectors, NONE);
        Arrays.fill(masks, NONE);
        int[] vectorSet = available.of(Kind.VECTOR);
        reserve(arguments, longs);
        for (int v : order) {
            Ins start = routine.code().get(first[v]);
            Kind kind = routine.kind(v);
            int[] set = available.of(kind);
            int[] taken = kind == Kind.LONG ? longs : set == vectorSet ? vectors : masks;
            boolean argument = start.op() == Op.ARGUMENT && start.number() < arguments.length;
            int register =
                    argument ? arguments[(int) start.number()] : choose(set, taken, start, v);
            if (register == NONE) {
                throw new TooManyRegistersException(
                        routine.name() + " needs more than " + set.length + " registers " + kind);
            }
            chosen[v] = register;
            taken[register] = last[v];
        }
    }

    /// Arguments keep their registers from the very start, and until their instruction comes.
    private void reserve(int[] arguments, int[] longs) {
        List<Ins> code = routine.code();
        for (int i = 0; i < code.size() && code.get(i).op() == Op.ARGUMENT; i++) {
            int n = (int) code.get(i).number();
            if (n < arguments.length) {
                longs[arguments[n]] = i;
            }
        }
    }

    /// A register; that of an operand which nobody needs any more where that saves a move.
    private int choose(int[] set, int[] taken, Ins start, int v) {
        int near = NONE;
        if (start.op() == Op.COPY && routine.kind(start.x()) == routine.kind(v)) {
            near = ended(start.x(), taken, first[v]);
        } else if (start.op() == Op.MULTIPLY_ADD) {
            near = ended(start.z(), taken, first[v]);
            near = near == NONE ? ended(start.x(), taken, first[v]) : near;
            near = near == NONE ? ended(start.y(), taken, first[v]) : near;
        }
        return near == NONE ? free(set, taken, first[v], start, v) : near;
    }

    private int ended(int operand, int[] taken, int at) {
        return taken[chosen[operand]] == at ? chosen[operand] : NONE;
    }

    /// A register is free where the last mention of its holder is: operands are read before a
    /// result is written, except that the result of several steps must not meet an operand.
    private static int free(int[] set, int[] taken, int at, Ins start, int virtual) {
        boolean several = start.op() == Op.FIRST_LANES || start.op() == Op.GATHER;
        boolean apart = several || start.to() != virtual;
        for (int register : set) {
            if (taken[register] < at || !apart && taken[register] == at) {
                return register;
            }
        }
        return NONE;
    }
}
