package dev.obor.machine.product;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The routines of products, each written when it is asked for first.
public final class ProductCode {
    private static final int MOST_VECTORS = 8;
    private static final int TILES = (Tile.MOST_ROWS + 1) * (MOST_VECTORS + 1);
    private static final int COPY = TILES;
    private static final int TURN = COPY + MOST_VECTORS + 1;
    private static final int TURN_PART = TURN + 1;
    private static final int ELEMENTS = TURN_PART + 1;
    private static final int DOTS = ELEMENTS + 1;
    private static final int NESTS = DOTS + 1;
    private static final int GRIDS = NESTS + TILES;
    private static final int KINDS = GRIDS + 8;

    private final Target target;
    private final Function<Routine, @Nullable Entry> compile;
    private final AtomicReferenceArray<@Nullable Entry> all =
            new AtomicReferenceArray<>(Element.values().length * KINDS);

    ProductCode(Target target, Function<Routine, @Nullable Entry> compile) {
        this.target = target;
        this.compile = compile;
    }

    /// What they are written for.
    public Target target() {
        return target;
    }

    Entry tile(Element element, int rows, int vectors) {
        return find(element, rows * (MOST_VECTORS + 1) + vectors);
    }

    Entry copy(Element element, int vectors) {
        return find(element, COPY + vectors);
    }

    Entry turn(Element element, boolean part) {
        return find(element, part ? TURN_PART : TURN);
    }

    /// See `NestRoutine`.
    public Entry nest(Element element, int rows, int vectors) {
        return find(element, NESTS + rows * (MOST_VECTORS + 1) + vectors);
    }

    Entry elements(Element element) {
        return find(element, ELEMENTS);
    }

    Entry dots(Element element) {
        return find(element, DOTS);
    }

    /// Another package's routine for squares of vectors, of float32; there are up to eight.
    public Entry grid(int which, Supplier<Routine> written) {
        int at = Element.F32.ordinal() * KINDS + GRIDS + which;
        Entry code = all.get(at);
        return code == null ? write(at, written) : code;
    }

    private Entry find(Element element, int kind) {
        int at = element.ordinal() * KINDS + kind;
        Entry code = all.get(at);
        return code == null ? write(at, () -> routine(element, kind)) : code;
    }

    private synchronized Entry write(int at, Supplier<Routine> written) {
        Entry code = all.get(at);
        if (code == null) {
            code = compile.apply(written.get());
            if (code == null) {
                throw new OutOfMemoryError("the memory for machine code is full");
            }
            all.set(at, code);
        }
        return code;
    }

    private Routine routine(Element element, int kind) {
        if (kind < TILES) {
            int vectors = kind % (MOST_VECTORS + 1);
            return TileRoutine.write(element, kind / (MOST_VECTORS + 1), vectors, target);
        }
        if (kind < TURN) {
            return PackRoutines.copy(element, kind - COPY, target);
        }
        if (kind >= NESTS) {
            int tile = kind - NESTS;
            int vectors = tile % (MOST_VECTORS + 1);
            return NestRoutine.write(element, tile / (MOST_VECTORS + 1), vectors, target);
        }
        if (kind == DOTS) {
            return DotRoutine.write(element, target);
        }
        return kind == ELEMENTS
                ? PackRoutines.elements(element, target)
                : PackRoutines.turn(element, kind == TURN_PART, target);
    }
}
