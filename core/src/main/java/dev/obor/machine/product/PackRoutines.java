package dev.obor.machine.product;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// Routines that copy a part of a matrix to where a product reads it fast: packed rows, one behind
/// the other. Strides are in bytes.
final class PackRoutines {
    static final int FROM = 0;
    static final int TO = 1;
    // Rows, the strides between them, and how far a row goes.
    static final int ROWS = 2;
    static final int FROM_ROW = 3;
    static final int TO_ROW = 4;
    static final int LAST_LANES = 5;
    static final int VECTORS = 6;
    // Pieces, and the strides between them.
    static final int PIECES = 7;
    static final int FROM_PIECE = 8;
    static final int TO_PIECE = 9;
    private static final int ROWS_LEFT = 10;
    private static final int PIECES_LEFT = 11;

    /// Of a part that is turned: how far its further groups of columns are from the first.
    static final int PART_ROWS = 12;

    static final int SLOTS = PART_ROWS + BlockTranspose.FURTHER_PARTS;

    private final Routine r;
    private final Target target;
    private int from;
    private int to;

    private PackRoutines(String name, Element element, Target target) {
        this.target = target;
        r = new Routine(name + "_" + element, element);
    }

    /// Rows of `vectors` vectors, the last of which has `LAST_LANES` lanes and is filled up with
    /// zeros. With `vectors` = 0 their number is in a slot, without the last.
    static Routine copy(Element element, int vectors, Target target) {
        PackRoutines p = new PackRoutines("copy" + vectors, element, target);
        p.around(true, () -> p.copyRow(vectors));
        return p.r;
    }

    /// Columns become rows: a piece is as many columns of the source as a vector has lanes, `ROWS`
    /// is the number of terms divided by those in 16 bytes.
    ///
    /// @param part whether only `LAST_LANES` of the lanes are written, and slots say where their
    ///   columns are
    static Routine turn(Element element, boolean part, Target target) {
        PackRoutines p = new PackRoutines(part ? "turnpart" : "turn", element, target);
        p.around(part, () -> p.turnPiece(part));
        return p.r;
    }

    /// Single elements: `ROWS` of them in each piece.
    static Routine elements(Element element, Target target) {
        PackRoutines p = new PackRoutines("elements", element, target);
        p.around(false, p::elementPiece);
        return p.r;
    }

    private int mask = -1;

    /// All pieces; the body does one, from `from` to `to`.
    private void around(boolean masked, Runnable body) {
        r.argument(0);
        int source = r.argument(1);
        int goal = r.argument(2);
        r.addSlot(source, FROM);
        r.addSlot(goal, TO);
        if (masked) {
            mask = r.firstLanes(r.slot(LAST_LANES));
        }
        r.storeSlot(PIECES_LEFT, r.slot(PIECES));
        r.loopSlot(PIECES_LEFT);
        from = r.copy(source);
        to = r.copy(goal);
        body.run();
        r.addSlot(source, FROM_PIECE);
        r.addSlot(goal, TO_PIECE);
        r.end();
    }

    private void copyRow(int vectors) {
        int bytes = target.vectorBytes();
        r.storeSlot(ROWS_LEFT, r.slot(ROWS));
        r.loopSlot(ROWS_LEFT);
        int x = r.register(Kind.VECTOR);
        if (vectors == 0) {
            int f = r.copy(from);
            int t = r.copy(to);
            int count = r.slot(VECTORS);
            r.loop(count);
            r.load(x, Address.at(f), -1);
            r.store(x, Address.at(t), -1);
            r.increase(f, bytes);
            r.increase(t, bytes);
            r.end();
            r.load(x, Address.at(f), mask);
            r.store(x, Address.at(t), -1);
        } else {
            for (int i = 0; i < vectors; i++) {
                r.load(x, Address.at(from).plus(i * bytes), i == vectors - 1 ? mask : -1);
                r.store(x, Address.at(to).plus(i * bytes), -1);
            }
        }
        r.addSlot(from, FROM_ROW);
        r.addSlot(to, TO_ROW);
        r.end();
    }

    private void elementPiece() {
        int rows = r.slot(ROWS);
        int fromRow = r.slot(FROM_ROW);
        int toRow = r.slot(TO_ROW);
        r.loop(rows);
        int x = r.register(Kind.VECTOR);
        r.loadOne(x, Address.at(from));
        r.storeOne(x, Address.at(to));
        r.add(from, from, fromRow);
        r.add(to, to, toRow);
        r.end();
    }

    private void turnPiece(boolean part) {
        BlockTranspose turn = new BlockTranspose(r, target);
        turn.prepare(r.slot(FROM_ROW));
        if (part) {
            turn.open(from, PART_ROWS);
        } else {
            turn.open(from);
        }
        int toRow = r.slot(TO_ROW);
        int rows = r.slot(ROWS);
        r.loop(rows);
        for (int y : turn.next(1)) {
            r.store(y, Address.at(to), mask);
            r.add(to, to, toRow);
        }
        r.end();
    }
}
