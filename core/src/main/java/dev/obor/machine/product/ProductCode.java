package dev.obor.machine.product;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int KINDS = NESTS + TILES;

    private final Target target;
    private final Function<Routine, @Nullable Entry> compile;
    private final AtomicReferenceArray<@Nullable Entry> all =
            new AtomicReferenceArray<>(Element.values().length * KINDS);
    private final Map<Object, Entry> others = new ConcurrentHashMap<>();

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

    /// A routine that is written elsewhere, for what else products are needed for.
    ///
    /// @param key of the routine alone
    public Entry other(Object key, Supplier<Routine> written) {
        return others.computeIfAbsent(key, _ -> compiled(written.get()));
    }

    private Entry find(Element element, int kind) {
        int at = element.ordinal() * KINDS + kind;
        Entry code = all.get(at);
        return code == null ? write(at, element, kind) : code;
    }

    private synchronized Entry write(int at, Element element, int kind) {
        Entry code = all.get(at);
        if (code == null) {
            code = compiled(routine(element, kind));
            all.set(at, code);
        }
        return code;
    }

    private Entry compiled(Routine routine) {
        Entry code = compile.apply(routine);
        if (code == null) {
            throw new OutOfMemoryError("the memory for machine code is full");
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
