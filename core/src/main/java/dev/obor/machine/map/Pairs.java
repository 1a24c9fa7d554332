package dev.obor.machine.map;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;

/// Operands that lie in turns, as real and imaginary parts do: two vectors in memory are parted
/// into one of each when they are read, and joined when they are stored. And inputs that are every
/// second element of an array by themselves.
///
/// @param firsts which operands are the first of two; the second is the next one
/// @param alone which inputs have no other
record Pairs(long firsts, long alone) {
    static final Pairs NONE = new Pairs(0, 0);

    // Slots: how many elements of the two vectors at the end of a row belong to it; then which
    // elements are picked.
    private static final int LOW = 0;
    private static final int HIGH = 1;
    private static final int LOW_ALONE = 2;
    private static final int FIRSTS = 3;
    private static final int SECONDS = FIRSTS + 8;
    private static final int BEGIN = SECONDS + 8;
    private static final int END = BEGIN + 8;
    private static final int ALONE = END + 8;
    private static final int SLOTS = ALONE + 8;

    /// By bits: firsts, and from bit 32 on what is alone.
    static Pairs of(long bits) {
        return new Pairs(bits & 0xFFFF_FFFFL, bits >>> 32);
    }

    /// Whether there are any.
    boolean any() {
        return (firsts | alone) != 0;
    }

    /// Whether it is every second element by itself.
    boolean isAlone(int i) {
        return (alone >>> i & 1) != 0;
    }

    /// From the first of `n` elements of an operand, and of the one that lies in turns with it, to
    /// behind the last.
    long extent(int i, int n) {
        return isAlone(i) ? 2L * n - 1 : (long) n * step(i);
    }

    /// Whether it is the first of two.
    boolean isFirst(int i) {
        return (firsts >>> i & 1) != 0;
    }

    /// Whether it is the second.
    boolean isSecond(int i) {
        return i > 0 && isFirst(i - 1);
    }

    /// How many elements lie between one and the next, and this.
    int step(int i) {
        return isFirst(i) || isSecond(i) || isAlone(i) ? 2 : 1;
    }

    /// Slots that are needed.
    int slots() {
        return any() ? SLOTS : 0;
    }

    /// The mask of a half, where not all is read or stored.
    static int mask(Routine r, int slot, boolean high) {
        return r.firstLanes(r.slot(slot + (high ? HIGH : LOW)));
    }

    /// The mask of the first half of what is alone.
    static int maskAlone(Routine r, int slot) {
        return r.firstLanes(r.slot(slot + LOW_ALONE));
    }

    /// Every second element of two vectors, of which the second begins with the last element of the
    /// first: nothing is read behind the last one.
    static int alone(Routine r, int slot, int low, int high) {
        return picked(r, slot + ALONE, low, high);
    }

    /// Every second element of two vectors, which stay as they are.
    static int part(Routine r, int slot, int low, int high, boolean second) {
        return picked(r, slot + (second ? SECONDS : FIRSTS), low, high);
    }

    /// The first or the second of the two vectors in which elements of both stand in turns.
    static int joined(Routine r, int slot, int first, int second, boolean high) {
        return picked(r, slot + (high ? END : BEGIN), first, second);
    }

    private static int picked(Routine r, int slot, int x, int y) {
        int which = r.register(Kind.VECTOR);
        Address place = r.inBlock(slot);
        r.load(which, place, -1);
        int to = r.copy(x);
        r.pick(to, which, y);
        return to;
    }

    /// Fills the slots that say what is picked.
    ///
    /// @param bytes of a lane
    void fill(long[] block, int slot, int lanes, int bytes) {
        for (int l = 0; any() && l < lanes; l++) {
            put(block, slot + FIRSTS, l, bytes, 2 * l);
            put(block, slot + SECONDS, l, bytes, 2 * l + 1);
            put(block, slot + ALONE, l, bytes, 2 * l < lanes ? 2 * l : 2 * l + 1);
            int turn = l / 2 + l % 2 * lanes;
            put(block, slot + BEGIN, l, bytes, turn);
            put(block, slot + END, l, bytes, turn + lanes / 2);
        }
    }

    private static void put(long[] block, int slot, int lane, int bytes, int value) {
        if (bytes == Integer.BYTES) {
            block[slot + lane / 2] |= (long) value << lane % 2 * Integer.SIZE;
        } else {
            block[slot + lane] = value;
        }
    }

    /// Says how many elements of each operand are left at the end of a row.
    void end(long[] block, int slot, int lanes, int left) {
        if (any()) {
            block[slot + LOW_ALONE] = Math.clamp(2L * left - 1, 0, lanes);
            block[slot + LOW] = Math.min(2 * left, lanes);
            block[slot + HIGH] = Math.max(2 * left - lanes, 0);
        }
    }
}
