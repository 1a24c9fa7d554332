package dev.obor.machine.lang;

import java.util.ArrayList;
import java.util.List;

/// A routine while it is written: a list of instructions over as many virtual registers as it
/// likes. A register may be written more than once. One that is needed in a later round of a loop
/// must be written before the loop begins.
///
/// Every routine has the shape of call `long f(block, a, b, c, d, e)`, or the wider one with nine
/// more, addresses all of them; what else it needs to know is in the slots of the block. It returns
/// 0.
public final class Routine {
    private final String name;
    private final Element element;
    private final List<Ins> code = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private int open;
    private int block = -1;

    /// An empty one.
    ///
    /// @param name for listings
    /// @param element what the lanes of its vectors hold
    public Routine(String name, Element element) {
        this.name = name;
        this.element = element;
    }

    /// Its name in listings.
    public String name() {
        return name;
    }

    /// What the lanes of its vectors hold.
    public Element element() {
        return element;
    }

    /// The instructions so far.
    public List<Ins> code() {
        return code;
    }

    /// How many loops there are that last as long as a mask has lanes.
    public int loops() {
        return (int) code.stream().filter(i -> i.op() == Op.LOOP_ANY).count();
    }

    /// How many virtual registers there are.
    public int registers() {
        return kinds.size();
    }

    /// What a virtual register holds.
    public Kind kind(int register) {
        return kinds.get(register);
    }

    /// The instructions, one per line.
    public String listing() {
        StringBuilder s = new StringBuilder(name).append('\n');
        int depth = 1;
        for (Ins i : code) {
            depth -= i.op() == Op.END ? 1 : 0;
            s.repeat("    ", depth).append(i).append('\n');
            depth += opens(i.op()) ? 1 : 0;
        }
        return s.toString();
    }

    static boolean opens(Op op) {
        return op == Op.LOOP || op == Op.LOOP_SLOT || op == Op.IF_SLOT || op == Op.LOOP_ANY;
    }

    /// A new register.
    public int register(Kind kind) {
        kinds.add(kind);
        return kinds.size() - 1;
    }

    private int register(Kind kind, Op op, int x, int y, long number) {
        int to = register(kind);
        code.add(Ins.of(op, to, x, y, number));
        return to;
    }

    // Addresses and counters.

    /// Argument `i`: 0 is the block, 1 to 5 are `a` to `e`, which come first in a routine; those
    /// behind may be asked for anywhere.
    public int argument(int i) {
        int to = register(Kind.LONG, Op.ARGUMENT, -1, -1, i);
        block = i == 0 ? to : block;
        return to;
    }

    /// What goes to or comes from slot `i`.
    private void slot(Op op, int to, int x, int i) {
        if (block < 0) {
            throw new IllegalStateException("argument(0) must come before slots in " + name);
        }
        code.add(new Ins(op, to, x, -1, -1, block, -1, 1, Long.BYTES * i, 0));
    }

    /// A number of the block.
    public int slot(int i) {
        int to = register(Kind.LONG);
        slot(Op.SLOT, to, -1, i);
        return to;
    }

    /// The number of 64 bits there.
    public int loadLong(Address m) {
        int to = register(Kind.LONG);
        code.add(Ins.memory(Op.SLOT, to, -1, -1, m));
        return to;
    }

    /// Writes a number of the block.
    public void storeSlot(int i, int x) {
        slot(Op.STORE_SLOT, -1, x, i);
    }

    /// The place of a slot.
    public Address inBlock(int i) {
        return Address.at(block).plus(Long.BYTES * i);
    }

    /// A number known now.
    public int constant(long value) {
        return register(Kind.LONG, Op.CONSTANT, -1, -1, value);
    }

    /// A second register with the same content.
    public int copy(int x) {
        return register(kind(x), Op.COPY, x, -1, 0);
    }

    /// `to = x`.
    public void copy(int to, int x) {
        code.add(Ins.of(Op.COPY, to, x, -1, 0));
    }

    /// `x + y`.
    public int add(int x, int y) {
        return register(Kind.LONG, Op.ADD, x, y, 0);
    }

    /// `to = x + y`.
    public void add(int to, int x, int y) {
        code.add(Ins.of(Op.ADD, to, x, y, 0));
    }

    /// `to = to + n`.
    public void increase(int to, int n) {
        code.add(Ins.of(Op.ADD_CONSTANT, to, to, -1, n));
    }

    /// `to = to + slot[i]`.
    public void addSlot(int to, int i) {
        slot(Op.ADD_SLOT, to, -1, i);
    }

    /// `x * n` for 2, 3, 4, 5, 8 and 9.
    public int scale(int x, int n) {
        return register(Kind.LONG, Op.SCALE, x, -1, n);
    }

    // Blocks.

    /// Begins a loop that counts a register down to 0.
    public void loop(int counter) {
        open++;
        code.add(Ins.of(Op.LOOP, counter, -1, -1, 0));
    }

    /// Begins a loop that counts a slot down to 0.
    public void loopSlot(int i) {
        open++;
        slot(Op.LOOP_SLOT, -1, -1, i);
    }

    /// Begins what is done only if a slot is not 0.
    public void ifSlot(int i) {
        open++;
        slot(Op.IF_SLOT, -1, -1, i);
    }

    /// Begins a loop that goes on while a lane is in a mask, which is written anew in it.
    public void loopAny(int mask) {
        open++;
        code.add(Ins.of(Op.LOOP_ANY, -1, mask, -1, 0));
    }

    /// Ends what was begun last.
    public void end() {
        if (--open < 0) {
            throw new IllegalStateException("nothing is open in " + name);
        }
        code.add(Ins.of(Op.END, -1, -1, -1, 0));
    }

    /// Refuses a routine whose loops are not all ended.
    void checkClosed() {
        if (open != 0) {
            throw new IllegalStateException("end() is missing in " + name);
        }
    }

    // Vectors.

    /// The mask of the first `count` lanes, 0 to all.
    public int firstLanes(int count) {
        return register(Kind.MASK, Op.FIRST_LANES, count, -1, 0);
    }

    /// The mask of the lanes whose bits are set in a number.
    public int lanes(int bits) {
        return register(Kind.MASK, Op.LANES, bits, -1, 0);
    }

    /// `to` = zero in all lanes.
    public void zero(int to) {
        code.add(Ins.of(Op.ZERO, to, -1, -1, 0));
    }

    /// `to` = what lies there; under a mask, unless that is -1, zero in the other lanes.
    public void load(int to, Address m, int mask) {
        code.add(Ins.memory(Op.LOAD, to, -1, mask, m));
    }

    /// Stores `x`; under a mask, unless that is -1, its lanes only.
    public void store(int x, Address m, int mask) {
        code.add(Ins.memory(Op.STORE, -1, x, mask, m));
    }

    /// The narrower elements there; under a mask as [#load].
    public int loadNarrow(Narrow what, Address m, int mask) {
        int to = register(Kind.VECTOR);
        code.add(Ins.memory(Op.LOAD_NARROW, to, -1, mask, m).with(what.ordinal()));
        return to;
    }

    /// Stores the lower bits of each lane; under a mask as [#store].
    public void storeNarrow(Narrow what, int x, Address m, int mask) {
        code.add(Ins.memory(Op.STORE_NARROW, -1, x, mask, m).with(what.ordinal()));
    }

    /// The elements of 4 or 8 bytes that lie as many elements behind an address as the lanes of
    /// `far` say. The mask is destroyed: it must be mentioned no more.
    public int gather(int bytes, int base, int far, int mask) {
        int to = register(Kind.VECTOR);
        code.add(Ins.memory(Op.GATHER, to, far, mask, Address.at(base)).with(bytes));
        return to;
    }

    /// `to` = the elements there in the lanes of a mask, one after the other; zero elsewhere.
    public void expand(int to, Address m, int mask) {
        code.add(Ins.memory(Op.EXPAND, to, -1, mask, m));
    }

    /// The lanes of a mask, one after the other; zero behind them.
    public int compress(int x, int mask) {
        int to = register(Kind.VECTOR);
        code.add(new Ins(Op.COMPRESS, to, x, -1, mask, -1, -1, 1, 0, 0));
        return to;
    }

    /// `to` = those of its lanes, and behind them those of `y`, that the lanes of `which` count.
    public void pick(int to, int which, int y) {
        code.add(Ins.of(Op.PICK, to, which, y, 0));
    }

    /// `to` = the element there in all lanes.
    public void splat(int to, Address m) {
        code.add(Ins.memory(Op.SPLAT, to, -1, -1, m));
    }

    /// `to` = the element there in the first lane.
    public void loadOne(int to, Address m) {
        code.add(Ins.memory(Op.LOAD_ONE, to, -1, -1, m));
    }

    /// Stores the first lane.
    public void storeOne(int x, Address m) {
        code.add(Ins.memory(Op.STORE_ONE, -1, x, -1, m));
    }

    /// `to = x + y`.
    public void addVector(int to, int x, int y) {
        code.add(Ins.of(Op.ADD_VECTOR, to, x, y, 0));
    }

    /// `to = x * y + to`, rounded once.
    public void fma(int to, int x, int y) {
        code.add(Ins.of(Op.FMA, to, x, y, 0));
    }

    /// The result of an operation on one or two vectors, and without a number.
    public int vectorOp(Op op, int x, int y) {
        return register(Kind.VECTOR, op, x, y, 0);
    }

    /// The result of an operation on masks.
    public int maskOp(Op op, int x, int y) {
        return register(Kind.MASK, op, x, y, 0);
    }

    /// Integers shifted by a number of bits that is known now.
    public int shift(Op op, int x, int bits) {
        return register(Kind.VECTOR, op, x, -1, bits);
    }

    /// These bits in all lanes.
    public int splatBits(long bits) {
        return register(Kind.VECTOR, Op.SPLAT_BITS, -1, -1, bits);
    }

    /// The lanes where floats compare so.
    public int compare(Compare how, int x, int y) {
        return register(Kind.MASK, Op.COMPARE, x, y, how.ordinal());
    }

    /// `to` = the lanes where floats compare so.
    public void compare(int to, Compare how, int x, int y) {
        code.add(Ins.of(Op.COMPARE, to, x, y, how.ordinal()));
    }

    /// `to` = what an operation of two masks, or of vectors, says.
    public void operation(int to, Op op, int x, int y) {
        code.add(Ins.of(op, to, x, y, 0));
    }

    /// The lanes where integers compare so.
    public int compareInt(Compare how, int x, int y) {
        return register(Kind.MASK, Op.COMPARE_INT, x, y, how.ordinal());
    }

    /// `x * y + z`, rounded once.
    public int multiplyAdd(int x, int y, int z) {
        int to = register(Kind.VECTOR);
        code.add(new Ins(Op.MULTIPLY_ADD, to, x, y, z, -1, -1, 1, 0, 0));
        return to;
    }

    /// `x` in the lanes of a mask, `y` in the others.
    public int select(int mask, int x, int y) {
        int to = register(Kind.VECTOR);
        code.add(new Ins(Op.SELECT, to, x, y, mask, -1, -1, 1, 0, 0));
        return to;
    }

    /// `to` = `x` in the lanes of a mask, `y` in the others.
    public void select(int to, int mask, int x, int y) {
        code.add(new Ins(Op.SELECT, to, x, y, mask, -1, -1, 1, 0, 0));
    }

    /// The 16 bytes there become part `i` of a vector; part 0 clears the others. A mask, unless it
    /// is -1, is that of the part, and makes it faster.
    public void loadPart(int to, int i, Address m, int mask) {
        Ins ins = Ins.memory(Op.LOAD_PART, to, -1, mask, m);
        code.add(ins.with(i));
    }

    /// In each part of 16 bytes, the first halves of `x` and `y` in turns, `bytes` at a time; with
    /// `high` the second halves.
    public void zip(int to, int x, int y, int bytes, boolean high) {
        code.add(Ins.of(high ? Op.ZIP_HIGH : Op.ZIP_LOW, to, x, y, bytes));
    }

    /// Says that a cache line is needed: now, or later.
    public void prefetch(Address m, boolean later) {
        code.add(Ins.memory(Op.PREFETCH, -1, -1, -1, m).with(later ? 1 : 0));
    }
}
