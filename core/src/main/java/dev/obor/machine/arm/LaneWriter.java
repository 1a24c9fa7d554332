package dev.obor.machine.arm;

import dev.obor.machine.arm.Encoder.Access;
import dev.obor.machine.arm.Places.Place;
import dev.obor.machine.lang.Ins;
import dev.obor.machine.lang.Narrow;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Registers;

/// Moves between vectors and memory: under a mask lane by lane, for the processor has no
/// instructions that leave lanes out.
final class LaneWriter {
    /// Bytes at the stack pointer, for [#compress].
    static final int ROOM = 16;

    private static final int WORK = ArmTarget.WORK;
    private static final int PLACE = ArmTarget.PLACE;
    private static final int SCRATCH = ArmTarget.SCRATCH;

    private final Encoder out;
    private final Registers registers;
    private final Places places;
    private final int bytes;
    private final int lanes;

    /// @param bytes of a lane
    LaneWriter(Encoder out, Registers registers, Places places, int bytes) {
        this.out = out;
        this.registers = registers;
        this.places = places;
        this.bytes = bytes;
        lanes = 16 / bytes;
    }

    /// What comes from memory.
    void read(Ins i, int to) {
        switch (i.op()) {
            case LOAD -> load(i, to);
            case LOAD_NARROW -> loadNarrow(Narrow.values()[(int) i.number()], i, to);
            case GATHER -> gather(i, to);
            case EXPAND -> expand(i, to);
            default -> throw new IllegalArgumentException(i.toString());
        }
    }

    /// What goes there.
    void store(Ins i) {
        int x = registers.of(i.x());
        if (i.op() == Op.STORE_NARROW) {
            storeNarrow(Narrow.values()[(int) i.number()], i, x);
        } else if (i.z() < 0) {
            places.store(Access.VECTOR_16, x, i);
        } else {
            storeLanes(i, x, bytes, 1);
        }
    }

    private static Access general(int bytes) {
        return switch (bytes) {
            case 1 -> Access.BYTE;
            case 2 -> Access.SHORT;
            case 4 -> Access.INT;
            default -> Access.LONG;
        };
    }

    private static Access vector(int bytes) {
        return switch (bytes) {
            case 2 -> Access.VECTOR_2;
            case 4 -> Access.VECTOR_4;
            case 8 -> Access.VECTOR_8;
            default -> Access.VECTOR_16;
        };
    }

    /// Jumps over what follows if a lane is not in a mask.
    ///
    /// @return where that ends
    private int skip(int mask, int lane) {
        int next = out.label();
        out.extract(bytes, WORK, mask, lane);
        out.jumpIfZero(WORK, next);
        return next;
    }

    private void load(Ins i, int to) {
        int mask = registers.of(i.z());
        if (mask < 0) {
            places.load(Access.VECTOR_16, to, i);
        } else if (to == mask) {
            loadLanes(i, SCRATCH, bytes);
            out.moveVector(to, SCRATCH);
        } else {
            loadLanes(i, to, bytes);
        }
    }

    /// Elements side by side, one for each lane of the mask; zero in the others.
    private void loadLanes(Ins i, int to, int each) {
        int mask = registers.of(i.z());
        out.zero(to);
        Place p = places.of(general(each), i, each * (lanes - 1));
        for (int lane = 0; lane < lanes; lane++) {
            int next = skip(mask, lane);
            out.load(general(each), WORK, p.base(), p.displacement() + each * lane);
            out.insert(each, to, lane, WORK);
            out.bind(next);
        }
    }

    /// Stores the lanes of the mask side by side.
    ///
    /// @param each bytes of what is stored
    /// @param distance how many of these `x` has for a lane; the first is stored
    private void storeLanes(Ins i, int x, int each, int distance) {
        int mask = registers.of(i.z());
        Place p = places.of(general(each), i, each * (lanes - 1));
        for (int lane = 0; lane < lanes; lane++) {
            int next = skip(mask, lane);
            out.extract(each, WORK, x, distance * lane);
            out.store(general(each), WORK, p.base(), p.displacement() + each * lane);
            out.bind(next);
        }
    }

    private void loadNarrow(Narrow what, Ins i, int to) {
        int from = SCRATCH;
        if (i.z() < 0) {
            places.load(vector(what.bytes() * lanes), SCRATCH, i);
        } else {
            loadLanes(i, SCRATCH, what.bytes());
        }
        switch (what) {
            case HALFS, FLOATS -> {
                checkConverted(what);
                out.vector(VectorOp.FCVTL, what == Narrow.FLOATS, to, from, 0);
            }
            case BYTES, SHORTS, SIGNED_BYTES, SIGNED_SHORTS, INTS -> {
                boolean signed = what != Narrow.BYTES && what != Narrow.SHORTS;
                for (int b = what.bytes(); b < bytes; b *= 2) {
                    out.widen(b, signed, to, from);
                    from = to;
                }
            }
        }
    }

    private void storeNarrow(Narrow what, Ins i, int x) {
        int each = what.bytes();
        int from = x;
        boolean side = what == Narrow.FLOATS; // these lie side by side already
        if (what == Narrow.HALFS) {
            checkConverted(what);
            out.vector(VectorOp.FCVTN, false, SCRATCH, x, 0);
            from = SCRATCH;
            side = true;
        }
        if (i.z() >= 0) {
            storeLanes(i, from, each, side ? 1 : bytes / each);
            return;
        }
        if (!side) {
            for (int b = bytes / 2; b >= each; b /= 2) {
                out.narrow(b, SCRATCH, from);
                from = SCRATCH;
            }
        }
        places.store(vector(each * lanes), from, i);
    }

    /// Floats are read and stored as those of half the width only.
    private void checkConverted(Narrow what) {
        if (2 * what.bytes() != bytes) {
            throw new IllegalArgumentException(what + " in lanes of " + bytes + " bytes");
        }
    }

    private void gather(Ins i, int to) {
        int each = (int) i.number();
        int far = registers.of(i.x());
        int mask = registers.of(i.z());
        int base = places.pointer(i);
        for (int lane = 0; lane < lanes; lane++) {
            int next = skip(mask, lane);
            out.extract(bytes, WORK, far, lane);
            out.add(WORK, base, WORK, each == 8 ? 3 : 2);
            out.load(general(each), WORK, WORK, 0);
            out.insert(each, to, lane, WORK); // those of 4 bytes side by side
            out.bind(next);
        }
    }

    private void expand(Ins i, int to) {
        int mask = registers.of(i.z());
        places.increase(PLACE, places.pointer(i), 0);
        out.zero(SCRATCH);
        for (int lane = 0; lane < lanes; lane++) {
            int next = skip(mask, lane);
            out.load(general(bytes), WORK, PLACE, 0);
            out.insert(bytes, SCRATCH, lane, WORK);
            out.addShort(PLACE, PLACE, bytes);
            out.bind(next);
        }
        out.moveVector(to, SCRATCH);
    }

    /// By way of the stack.
    void compress(int to, int x, int mask) {
        out.zero(SCRATCH);
        out.store(Access.VECTOR_16, SCRATCH, Encoder.SP, 0);
        out.addShort(PLACE, Encoder.SP, 0);
        for (int lane = 0; lane < lanes; lane++) {
            int next = skip(mask, lane);
            out.extract(bytes, WORK, x, lane);
            out.store(general(bytes), WORK, PLACE, 0);
            out.addShort(PLACE, PLACE, bytes);
            out.bind(next);
        }
        out.load(Access.VECTOR_16, to, Encoder.SP, 0);
    }
}
