package dev.obor.machine.conv;

import dev.obor.machine.lang.Address;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.EveryNth;
import dev.obor.machine.lang.Kind;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import org.jspecify.annotations.Nullable;

/// What convolutions over lanes move between tensors and their own memory.
///
/// Chunks are 64 bytes of lanes, some of which hold elements that lie one after the other in a
/// tensor; a table has three numbers for each: its place in the tensor, its lanes as bits, and as
/// many of the lowest bits.
///
/// ```
/// read:    for each chunk, for each row: out = x[place + row * channel ..] in the lanes, else 0
/// write:   for each chunk, for each row: x[place + row * channel ..] = in the lanes of the tile
/// copy:    for each plane, for each row, for each i: out[i] = x[i * step]
/// spread:  for each plane, for each row, for each i: out[i * step] = x[i]
/// ```
final class LaneMoveRoutines {
    /// Numbers of a chunk.
    static final int CHUNK = 3;

    // What the block holds for chunks; in bytes where it is a place or a distance.
    static final int FROM = 0;
    static final int TO = 1;
    static final int TABLE = 2;
    static final int CHUNKS = 3;
    static final int ROWS = 4;

    /// From row to row of the tensor.
    static final int CHANNEL = 5;

    /// From row to row of a tile.
    static final int TILE_ROW = 6;

    /// From the end of a chunk's rows to the next chunk.
    static final int SKIP = 7;

    /// The same from tile to tile.
    static final int SKIP_TILE = 8;

    static final int TILES = 9;
    private static final int TILES_LEFT = 10;

    // And for planes.
    static final int PLANES = 2;
    static final int FROM_ROW = 3;
    static final int TO_ROW = 5;
    static final int FROM_PLANE = 6;
    static final int TO_PLANE = 7;
    static final int VECTORS = 8;
    static final int LAST = 9;
    private static final int PLANES_LEFT = 10;

    /// Lanes of the elements that are spread, and of the last ones.
    static final int SPREAD = 11;

    static final int SPREAD_LAST = 12;

    /// See [EveryNth].
    static final int NTH = 13;

    static final int SLOTS = NTH + EveryNth.SLOTS;

    private final Routine r;
    private final int bytes;
    private final int lanes;

    private LaneMoveRoutines(String name, Element element, Target target) {
        r = new Routine(name + "_" + element, element);
        bytes = element.bytes();
        lanes = target.vectorBytes() / bytes;
    }

    static Routine read(Element element, Target target) {
        var moves = new LaneMoveRoutines("laneread", element, target);
        moves.chunks(false);
        return moves.r;
    }

    static Routine write(Element element, Target target) {
        var moves = new LaneMoveRoutines("lanewrite", element, target);
        moves.chunks(true);
        return moves.r;
    }

    static Routine copy(Element element, int step, Target target) {
        var moves = new LaneMoveRoutines("lanecopy" + step, element, target);
        moves.planes(step, false);
        return moves.r;
    }

    static Routine spread(Element element, int step, Target target) {
        var moves = new LaneMoveRoutines("lanespread" + step, element, target);
        moves.planes(step, true);
        return moves.r;
    }

    private void chunks(boolean write) {
        r.argument(0);
        int from = r.argument(1);
        int to = r.argument(2);
        int table = r.argument(3);
        r.addSlot(from, FROM);
        r.addSlot(to, TO);
        r.addSlot(table, TABLE);
        int tensor = write ? to : from;
        int tile = write ? from : to;
        r.storeSlot(TILES_LEFT, r.slot(TILES));
        r.loopSlot(TILES_LEFT);
        int chunks = r.slot(CHUNKS);
        r.loop(chunks);
        int at = r.add(r.scale(r.loadLong(Address.at(table)), bytes), tensor);
        int held = r.lanes(r.loadLong(Address.at(table).plus(Long.BYTES)));
        int kept = write ? r.lanes(r.loadLong(Address.at(table).plus(2 * Long.BYTES))) : -1;
        int rows = r.slot(ROWS);
        r.loop(rows);
        int v = r.register(Kind.VECTOR);
        if (write) {
            r.load(v, Address.at(tile), -1);
            r.store(r.compress(v, held), Address.at(at), kept);
        } else {
            r.expand(v, Address.at(at), held);
            r.store(v, Address.at(tile), -1);
        }
        r.addSlot(at, CHANNEL);
        r.addSlot(tile, TILE_ROW);
        r.end();
        r.addSlot(tile, SKIP);
        r.increase(table, CHUNK * Long.BYTES);
        r.end();
        r.addSlot(tile, SKIP_TILE);
        r.end();
    }

    private void planes(int step, boolean spread) {
        r.argument(0);
        int from = r.argument(1);
        int to = r.argument(2);
        r.addSlot(from, FROM);
        r.addSlot(to, TO);
        EveryNth nth = spread ? null : new EveryNth(r, step, lanes, NTH);
        int whole = spread ? r.lanes(r.slot(SPREAD)) : -1;
        int last = spread ? r.lanes(r.slot(SPREAD_LAST)) : r.firstLanes(r.slot(LAST));
        int some = spread ? lanes / step : lanes;
        r.storeSlot(PLANES_LEFT, r.slot(PLANES));
        r.loopSlot(PLANES_LEFT);
        int rows = r.slot(ROWS);
        r.loop(rows);
        int vectors = r.slot(VECTORS);
        r.loop(vectors);
        vector(nth, from, to, whole, false);
        r.increase(from, some * bytes * (spread ? 1 : step));
        r.increase(to, some * bytes * (spread ? step : 1));
        r.end();
        r.ifSlot(LAST);
        vector(nth, from, to, last, true);
        r.end();
        r.addSlot(from, FROM_ROW);
        r.addSlot(to, TO_ROW);
        r.end();
        r.addSlot(from, FROM_PLANE);
        r.addSlot(to, TO_PLANE);
        r.end();
    }

    private void vector(@Nullable EveryNth nth, int from, int to, int mask, boolean ends) {
        if (nth == null) {
            int v = r.register(Kind.VECTOR);
            r.expand(v, Address.at(from), mask);
            r.store(v, Address.at(to), mask);
        } else {
            int v = nth.read(ends, (i, m) -> part(from, i, m));
            r.store(v, Address.at(to), mask);
        }
    }

    private int part(int from, int i, int mask) {
        int v = r.register(Kind.VECTOR);
        r.load(v, Address.at(from).plus(i * lanes * bytes), mask);
        return v;
    }
}
