package dev.obor.machine.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Small mistakes in a routine: another displacement, register, slot or scale, a mask that is
/// missing, an instruction that is, halves taken for one another.
final class Mutation {
    private Mutation() {}

    /// Changes one instruction.
    ///
    /// @return what was done, or null if the draw met an instruction that cannot go wrong that way
    static @Nullable String apply(Routine routine, Random random) {
        List<Ins> code = routine.code();
        int at = random.nextInt(code.size());
        Ins old = code.get(at);
        if (harmless(routine).contains(at)) {
            return null;
        }
        Ins changed = change(routine, old, random);
        if (changed == null) {
            return null;
        }
        code.set(at, changed);
        return routine.name() + " [" + at + "] " + old + " became " + changed;
    }

    /// What only prefetches: it changes the speed, not the result. And arguments.
    private static Set<Integer> harmless(Routine routine) {
        Set<Integer> read = new HashSet<>();
        for (Ins i : routine.code()) {
            if (i.op() != Op.PREFETCH) {
                read.add(i.x());
                read.add(i.y());
                read.add(i.base());
                read.add(i.index());
                read.add(i.z());
                if (i.op() == Op.LOOP || i.op() == Op.FMA) {
                    read.add(i.to());
                }
            }
        }
        Set<Integer> found = new HashSet<>();
        for (int at = 0; at < routine.code().size(); at++) {
            Ins i = routine.code().get(at);
            boolean unread = i.to() >= 0 && !read.contains(i.to());
            if (unread || i.op() == Op.PREFETCH || i.op() == Op.ARGUMENT || i.op() == Op.END) {
                found.add(at);
            }
        }
        return found;
    }

    private static @Nullable Ins change(Routine routine, Ins i, Random random) {
        int bytes = routine.element().bytes();
        boolean opens = Routine.opens(i.op());
        return switch (random.nextInt(8)) {
            case 0 -> i.base() < 0 ? null : displaced(i, slot(i) ? 8 : bytes);
            case 1 -> i.base() < 0 ? null : displaced(i, slot(i) ? -8 : -bytes);
            case 2 ->
                    i.z() < 0 || i.op() == Op.LOAD_PART ? null : with(i, i.to(), i.x(), i.y(), -1);
            case 3 -> opens ? null : nothing(i);
            case 4 -> i.index() < 0 ? null : scaled(i);
            case 5 -> operand(routine, i, random);
            case 6 ->
                    switch (i.op()) {
                        case ZIP_LOW -> Ins.of(Op.ZIP_HIGH, i.to(), i.x(), i.y(), i.number());
                        case ZIP_HIGH -> Ins.of(Op.ZIP_LOW, i.to(), i.x(), i.y(), i.number());
                        default -> null;
                    };
            default ->
                    switch (i.op()) {
                        case ADD_CONSTANT -> i.with(-i.number());
                        case SCALE -> i.with(i.number() + 1);
                        case ZIP_LOW, ZIP_HIGH -> with(i, i.to(), i.y(), i.x(), i.z());
                        default -> null;
                    };
        };
    }

    private static boolean slot(Ins i) {
        return switch (i.op()) {
            case SLOT, STORE_SLOT, ADD_SLOT, LOOP_SLOT, IF_SLOT -> true;
            default -> false;
        };
    }

    private static Ins displaced(Ins i, int by) {
        return new Ins(
                i.op(),
                i.to(),
                i.x(),
                i.y(),
                i.z(),
                i.base(),
                i.index(),
                i.scale(),
                i.displacement() + by,
                i.number());
    }

    private static Ins scaled(Ins i) {
        return new Ins(
                i.op(),
                i.to(),
                i.x(),
                i.y(),
                i.z(),
                i.base(),
                i.index(),
                i.scale() == 1 ? 2 : i.scale() / 2,
                i.displacement(),
                i.number());
    }

    private static Ins with(Ins i, int to, int x, int y, int z) {
        return new Ins(
                i.op(), to, x, y, z, i.base(), i.index(), i.scale(), i.displacement(), i.number());
    }

    /// In place of the instruction, one that does nothing.
    private static Ins nothing(Ins i) {
        return new Ins(Op.PREFETCH, -1, -1, -1, -1, Math.max(0, i.base()), -1, 1, 0, i.number());
    }

    /// One operand becomes another register of its kind.
    private static @Nullable Ins operand(Routine routine, Ins i, Random random) {
        if (i.x() < 0 || i.op() == Op.FIRST_LANES) {
            return null;
        }
        Kind kind = routine.kind(i.x());
        List<Integer> others = new ArrayList<>();
        for (int v = 0; v < routine.registers(); v++) {
            if (routine.kind(v) == kind && v != i.x()) {
                others.add(v);
            }
        }
        if (others.isEmpty()) {
            return null;
        }
        return with(i, i.to(), others.get(random.nextInt(others.size())), i.y(), i.z());
    }
}
