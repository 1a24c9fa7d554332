package dev.obor.cpu.memory;

import dev.obor.expr.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The memory a thread computes in: tiles that stay in its cache, and the lists that bind a
/// kernel's operands.
public final class Scratch {
    /// Elements per tile: a few tiles of them fit the first-level cache.
    public static final int TILE = 1024;

    /// Elements that are reduced at once.
    public static final int BLOCK = 4096;

    /// Partial results of a row that is reduced.
    public static final int LANES = 64;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
    private static final int TYPES = Type.values().length;

    private final @Nullable Object[][] registers = new Object[TYPES][];
    private final @Nullable Object[][] operandTiles = new Object[TYPES][];
    private final @Nullable Object[] blocks = new Object[TYPES];
    private final @Nullable Object[] lanes = new Object[TYPES];

    /// The arrays of inputs and outputs; cleared after each launch so that they can be collected.
    public @Nullable Object[] arrays = new Object[16];

    /// The positions of their first elements.
    public int[] offsets = new int[16];

    /// The array behind each value of a tile program.
    public @Nullable Object[] values = new Object[64];

    private int[] copied = new int[16];

    /// How far some elements are shifted, see `IndexedBlock`.
    public final int[] shifts = new int[TILE];

    /// Where a `Source` found values.
    public Object found = new Object();

    /// The position of the first of them.
    public int foundAt;

    private Scratch() {
        for (int t = 0; t < TYPES; t++) {
            registers[t] = new Object[8];
            operandTiles[t] = new Object[8];
        }
    }

    /// This thread's.
    public static Scratch current() {
        return OF_THREAD.get();
    }

    /// Makes room for `n` operands.
    public void operands(int n) {
        if (arrays.length < n) {
            arrays = new Object[2 * n];
            offsets = new int[2 * n];
        }
    }

    /// Makes room for `n` values.
    public void values(int n) {
        if (values.length < n) {
            values = new Object[2 * n];
        }
    }

    /// A list of up to `n` numbers.
    public int[] copied(int n) {
        if (copied.length < n) {
            copied = new int[2 * n];
        }
        return copied;
    }

    /// The tile behind register `i` of a type.
    public Object register(Type type, int i) {
        return tile(registers, type.ordinal(), type, i);
    }

    /// The tile of a type that operand `i` is loaded to or stored from.
    public Object operandTile(Type type, int i) {
        return tile(operandTiles, type.ordinal(), type, i);
    }

    /// Room for [#BLOCK] values on their way to a reduction.
    public Object block(Type type) {
        Object b = blocks[type.ordinal()];
        if (b == null) {
            b = array(type, BLOCK);
            blocks[type.ordinal()] = b;
        }
        return b;
    }

    /// Room for the partial results of a row.
    public Object lanes(Type type) {
        Object a = lanes[type.ordinal()];
        if (a == null) {
            a = array(type, LANES);
            lanes[type.ordinal()] = a;
        }
        return a;
    }

    private static Object tile(@Nullable Object[][] tiles, int row, Type type, int i) {
        if (i >= tiles[row].length) {
            tiles[row] = Arrays.copyOf(tiles[row], 2 * i);
        }
        Object t = tiles[row][i];
        if (t == null) {
            t = array(type, TILE);
            tiles[row][i] = t;
        }
        return t;
    }

    /// A fresh array of the kind that holds values of a type.
    public static Object array(Type type, int length) {
        return switch (type) {
            case F32 -> new float[length];
            case F64 -> new double[length];
            case I32 -> new int[length];
            case I64 -> new long[length];
            case BOOL -> new byte[length];
        };
    }
}
