package dev.obor.machine.product;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;

/// Rows become columns while a routine is written: a block of 16 bytes from each of as many rows as
/// a vector has lanes becomes as many vectors as elements fit these.
final class BlockTranspose {
    /// How many parts a vector may have behind the first.
    static final int FURTHER_PARTS = 3;

    // Bytes of a line of the cache, and how far ahead of the rows lines are asked for: the
    // processor follows a few rows on its own, but not as many as are read in turns here.
    private static final int LINE = 64;
    private static final int AHEAD = 256;

    private final Routine r;
    private final int vector;
    // Elements of 16 bytes, which are also the rows of a part of a vector.
    private final int group;
    private final int parts;
    private final boolean masked;
    private final int[] pointers;
    private final int[] masks;
    private int row;
    private int row3;

    BlockTranspose(Routine r, Target target) {
        this.r = r;
        vector = target.vectorBytes();
        group = 16 / r.element().bytes();
        parts = vector / 16;
        masked = target.ownMasks();
        pointers = new int[parts];
        masks = new int[parts];
    }

    /// What holds for all blocks; a register says how far it is from row to row.
    void prepare(int step) {
        row = step;
        row3 = group == 4 ? r.scale(row, 3) : -1;
        for (int i = 0; i < parts; i++) {
            masks[i] = -1;
            if (masked && i > 0) {
                int to = r.firstLanes(r.constant((long) group * (i + 1)));
                int from = r.firstLanes(r.constant((long) group * i));
                masks[i] = r.maskOp(Op.XOR_MASK, to, from);
            }
        }
    }

    /// Begins with the rows from an address on.
    void open(int first) {
        pointers[0] = first;
        for (int i = 1; i < parts; i++) {
            int next = r.scale(row, group);
            r.add(next, next, pointers[i - 1]);
            pointers[i] = next;
        }
    }

    /// The same where slots say how far from there the rows of the other parts of a vector are.
    void open(int first, int parts) {
        pointers[0] = first;
        for (int i = 1; i < pointers.length; i++) {
            pointers[i] = r.slot(parts + i - 1);
            r.add(pointers[i], pointers[i], first);
        }
    }

    private Address at(int part, int j) {
        Address p = Address.at(pointers[part]);
        return switch (j) {
            case 0 -> p;
            case 1 -> p.plus(row, 1);
            case 2 -> p.plus(row, 2);
            default -> p.plus(row3, 1);
        };
    }

    /// The next columns, and goes behind them: of so many blocks side by side, which are read row
    /// by row, for rows that are a power of two apart chase each other out of the nearest cache.
    int[] next(int blocks) {
        int[][] x = new int[blocks][group];
        for (int i = 0; i < parts; i++) {
            for (int j = 0; j < group; j++) {
                for (int n = 0; n < blocks; n++) {
                    x[n][j] = i == 0 ? r.register(Kind.VECTOR) : x[n][j];
                    r.loadPart(x[n][j], i, at(i, j).plus(16 * n), masks[i]);
                }
                if (16 * blocks == LINE) {
                    r.prefetch(at(i, j).plus(AHEAD), false);
                }
            }
        }
        for (int pointer : pointers) {
            r.increase(pointer, 16 * blocks);
        }
        int[] columns = new int[blocks * group];
        for (int n = 0; n < blocks; n++) {
            int[] turned = group == 4 ? four(x[n]) : zipped(x[n][0], x[n][1], 8);
            System.arraycopy(turned, 0, columns, n * group, group);
        }
        return columns;
    }

    /// A single column, element by element, by way of a place in the block.
    int one(int room) {
        int bytes = r.element().bytes();
        for (int i = 0; i < parts; i++) {
            for (int j = 0; j < group; j++) {
                int x = r.register(Kind.VECTOR);
                r.loadOne(x, at(i, j));
                r.storeOne(x, r.inBlock(room).plus((i * group + j) * bytes));
            }
        }
        int column = r.register(Kind.VECTOR);
        r.load(column, r.inBlock(room), -1);
        for (int pointer : pointers) {
            r.increase(pointer, bytes);
        }
        return column;
    }

    private int[] four(int[] x) {
        int[] front = zipped(x[0], x[1], 4);
        int[] back = zipped(x[2], x[3], 4);
        int[] low = zipped(front[0], back[0], 8);
        int[] high = zipped(front[1], back[1], 8);
        return new int[] {low[0], low[1], high[0], high[1]};
    }

    private int[] zipped(int x, int y, int bytes) {
        int[] result = {r.register(Kind.VECTOR), r.register(Kind.VECTOR)};
        r.zip(result[0], x, y, bytes, false);
        r.zip(result[1], x, y, bytes, true);
        return result;
    }
}
