package dev.obor.machine.pool;

import dev.obor.machine.lang.EveryNth;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;

/// The other way round than [EveryNth]: repeats every lane of a vector, which makes as many
/// vectors.
final class Spread {
    private static final int PICKS = EveryNth.MOST;
    private static final int VECTOR = 8;

    /// Slots that it takes.
    static final int SLOTS = PICKS + VECTOR * EveryNth.MOST;

    private final Routine r;
    private final int[] picks;
    private final int[] last;

    /// Loads what is needed in all loops.
    ///
    /// @param slot the first of its slots
    Spread(Routine r, int times, int slot) {
        this.r = r;
        picks = new int[times];
        last = new int[times];
        for (int i = 0; i < times; i++) {
            picks[i] = r.register(Kind.VECTOR);
            r.load(picks[i], r.inBlock(slot + PICKS + VECTOR * i), -1);
            last[i] = r.firstLanes(r.slot(slot + i));
        }
    }

    int[] of(int x) {
        int[] parts = new int[picks.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = r.copy(x);
            r.pick(parts[i], picks[i], x);
        }
        return parts;
    }

    /// The lanes of a vector that the last windows fill.
    int last(int i) {
        return last[i];
    }

    /// Fills the slots.
    ///
    /// @param bytes of an element
    /// @param end lanes that are repeated where not all are
    static void fill(long[] block, int slot, int times, int lanes, int bytes, int end) {
        for (int i = 0; i < times; i++) {
            block[slot + i] = Math.clamp((long) end * times - (long) i * lanes, 0, lanes);
            for (int l = 0; l < lanes; l++) {
                int from = (i * lanes + l) / times;
                EveryNth.put(block, slot + PICKS + VECTOR * i, l, bytes, from);
            }
        }
    }
}
