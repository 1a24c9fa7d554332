package dev.obor.machine.lang;

/// Reads every element, or every second or third one, into a vector: as many vectors are read as
/// the distance says, and the elements are picked out of them. Nothing is read behind the last one.
public final class EveryNth {
    /// The longest distance.
    public static final int MOST = 3;

    private static final int LAST_PARTS = MOST;
    private static final int PICKS = 2 * MOST;
    private static final int VECTOR = 8;

    /// Slots that it takes.
    public static final int SLOTS = PICKS + VECTOR * (MOST - 1);

    private final Routine r;
    private final int step;
    private final int lanes;
    private final int slot;
    private final int[] picks;
    private final int[] whole;
    private final int[] last;

    /// How a vector is read.
    @FunctionalInterface
    public interface Part {
        /// @param i as many vectors behind the first element
        /// @param mask of what may be read, or -1
        int load(int i, int mask);
    }

    /// Loads what is needed in all loops.
    ///
    /// @param slot the first of its slots
    public EveryNth(Routine r, int step, int lanes, int slot) {
        this.r = r;
        this.step = step;
        this.lanes = lanes;
        this.slot = slot;
        picks = new int[step - 1];
        for (int i = 0; i < picks.length; i++) {
            picks[i] = r.register(Kind.VECTOR);
            r.load(picks[i], r.inBlock(slot + PICKS + VECTOR * i), -1);
        }
        whole = new int[step];
        last = new int[step];
        for (int part = 0; part < step; part++) {
            boolean all = needed(lanes, step, lanes, part) == lanes;
            whole[part] = all ? -1 : r.firstLanes(r.slot(slot + part));
            last[part] = r.firstLanes(r.slot(slot + LAST_PARTS + part));
        }
    }

    /// Reads a vector.
    ///
    /// @param ends whether there are only as many elements as [#fill] was told
    public int read(boolean ends, Part part) {
        int[] masks = ends ? last : whole;
        int v = part.load(0, masks[0]);
        for (int i = 1; i < step; i++) {
            if (needed(lanes, step, lanes, i) > 0) {
                r.pick(v, picks[i - 1], part.load(i, masks[i]));
            }
        }
        return v;
    }

    /// How many elements of a part the first `n` need.
    private static int needed(int n, int step, int lanes, int part) {
        return Math.clamp((n - 1L) * step + 1 - (long) part * lanes, 0, lanes);
    }

    /// Fills the slots.
    ///
    /// @param bytes of an element
    /// @param end elements of a vector that is not full
    public static void fill(long[] block, int slot, int step, int lanes, int bytes, int end) {
        for (int part = 0; part < step; part++) {
            block[slot + part] = needed(lanes, step, lanes, part);
            block[slot + LAST_PARTS + part] = needed(end, step, lanes, part);
        }
        for (int part = 1; part < step; part++) {
            for (int l = 0; l < lanes; l++) {
                int far = l * step - (part - 1) * lanes;
                boolean before = part > 1 && far < lanes;
                int own = before || far >= 2 * lanes ? l : far;
                put(block, slot + PICKS + VECTOR * (part - 1), l, bytes, own);
            }
        }
    }

    /// Writes a number for [Routine#pick] into a lane of a vector that begins at a slot. Lanes of 4
    /// bytes lie two to a slot.
    public static void put(long[] block, int slot, int lane, int bytes, int value) {
        if (bytes == Integer.BYTES) {
            block[slot + lane / 2] |= (long) value << lane % 2 * Integer.SIZE;
        } else {
            block[slot + lane] = value;
        }
    }
}
