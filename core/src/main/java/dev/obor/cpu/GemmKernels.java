package dev.obor.cpu;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The micro-kernels of matrix products, by shape. They warm up first, see [WarmUp].
final class GemmKernels {
    /// The tallest and widest tile, in rows and vectors.
    static final int MAX_ROWS = 16;

    static final int MAX_VECTORS = 8;

    private static final int PACK_INSIDE = 0;
    private static final int PACK_OUTSIDE = MAX_ROWS + 1;
    private static final int TURN_HALF = MAX_ROWS + 2;
    private static final int MERGE = MAX_ROWS + 3;
    private static final int DOTS = MAX_ROWS + 4;
    // Tiles that read B in place follow.
    private static final int INSIDE = MAX_ROWS + 5;
    private static final int KINDS = INSIDE + MAX_ROWS + 1;

    private static final AtomicReferenceArray<@Nullable WarmUp<Object>> ENTRIES =
            new AtomicReferenceArray<>(2 * KINDS * (MAX_VECTORS + 1));
    private static final IntFunction<Entry> CREATE = Entry::new;

    private GemmKernels() {}

    /// Elements per vector on this machine.
    static int lanes(GemmType type) {
        return Math.max(1, VectorTier.bits() / (type.wide() ? 64 : 32));
    }

    /// The kernel for tiles of `rows` times `vectors`, or null as long as it is not worth using.
    static @Nullable GemmTile tile(GemmType type, int rows, int vectors, boolean outside) {
        return (GemmTile) find(type, outside ? rows : INSIDE + rows, vectors);
    }

    /// Packs panels of `vectors` elements side by side; or null.
    static @Nullable GemmPack copier(GemmType type, int vectors, boolean outside) {
        return (GemmPack) find(type, outside ? PACK_OUTSIDE : PACK_INSIDE, vectors);
    }

    /// Packs panels by turning blocks over; or null.
    static @Nullable GemmPack turner(GemmType type, boolean outside) {
        return (GemmPack) find(type, outside ? PACK_OUTSIDE : PACK_INSIDE, 0);
    }

    /// Packs panels of exactly half as many rows as a vector has lanes; or null.
    static @Nullable GemmPack halfTurner(GemmType type) {
        return (GemmPack) find(type, TURN_HALF, 0);
    }

    /// Multiplies one row with a matrix whose columns lie one after the other; or null.
    static @Nullable GemmDots dots(GemmType type) {
        return (GemmDots) find(type, DOTS, 0);
    }

    /// Puts tiles at the edge of a matrix in their place; or null. Where vectors are short, the
    /// machine has no stores under a mask.
    static @Nullable GemmMerge merger(GemmType type) {
        return VectorTier.WIDE ? (GemmMerge) find(type, MERGE, 0) : null;
    }

    private static @Nullable Object find(GemmType type, int kind, int vectors) {
        int at = ((type.wide() ? KINDS : 0) + kind) * (MAX_VECTORS + 1) + vectors;
        return WarmUp.find(ENTRIES, at, CREATE);
    }

    private static final class Entry extends WarmUp<Object> {
        private final GemmType type;
        private final int kind;
        private final int vectors;
        private Object a;
        private Object b;
        private Object c;

        /// @param at its place among all
        Entry(int at) {
            vectors = at % (MAX_VECTORS + 1);
            kind = at / (MAX_VECTORS + 1) % KINDS;
            type = at / (MAX_VECTORS + 1) >= KINDS ? GemmType.F64 : GemmType.F32;
            a = type.allocate(0);
            b = a;
            c = a;
        }

        private boolean tile() {
            return kind > 0 && kind <= MAX_ROWS || kind > INSIDE;
        }

        private int rows() {
            return kind > INSIDE ? kind - INSIDE : kind;
        }

        @Override
        Object make() {
            boolean wide = type.wide();
            int lanes = lanes(type);
            if (tile()) {
                return GemmCode.generate(wide, rows(), vectors, lanes, kind <= MAX_ROWS);
            }
            return switch (kind) {
                case DOTS -> GemmPackCode.dots(wide, lanes);
                case MERGE -> wide ? new GemmMergeDouble() : new GemmMergeFloat();
                case TURN_HALF -> GemmPackCode.turningHalf(wide, lanes);
                default ->
                        vectors > 0
                                ? GemmPackCode.copying(wide, vectors, lanes, kind == PACK_OUTSIDE)
                                : GemmPackCode.turning(wide, lanes, kind == PACK_OUTSIDE);
            };
        }

        @Override
        int work() {
            return tile() ? rows() * vectors : vectors > 0 ? vectors : 8;
        }

        @Override
        void data(boolean needed) {
            int length = needed ? LONG * lanes(type) * MAX_VECTORS : 0;
            boolean segment = kind == PACK_OUTSIDE || tile() && kind <= MAX_ROWS;
            a = type.allocate(length);
            b = segment && needed ? GemmBuffers.segment(type, length) : type.allocate(length);
            c = type.allocate(length);
        }

        @Override
        void call(Object kernel, int i, int terms) {
            int lanes = lanes(type);
            int width = vectors * lanes;
            boolean add = (i & 4) != 0;
            int few = terms == LONG || terms == NOTHING ? terms : terms % 10;
            switch (kernel) {
                case GemmTile t ->
                        t.run(few, a, 0, rows(), b, 0, width, c, 0, width, add, c, 0, width);
                case GemmMerge m -> {
                    // Also at the end of the array, where the masks are checked.
                    int at = (i & 8) == 0 ? 0 : LONG * lanes * MAX_VECTORS - 39;
                    int rows = terms == NOTHING ? 0 : i % 2 + 1;
                    int columns = terms == NOTHING ? 0 : i % 19 + 1;
                    m.run(a, 40, c, at, 20, add, c, at, 20, rows, columns);
                }
                case GemmDots d -> {
                    int kc = terms == LONG ? LONG : terms % 3 * lanes;
                    d.run(a, 0, LONG, lanes, kc, b, 0, c);
                }
                case GemmPack p when vectors > 0 -> p.run(a, 0, width, lanes, few, b, 0, width);
                case GemmPack p -> {
                    int kc = terms == LONG ? LONG : terms % (2 * lanes + 2);
                    int to = kind == TURN_HALF ? lanes / 2 : lanes;
                    p.run(a, 0, LONG, to, kc, b, 0, to);
                }
                default -> throw new IllegalStateException(kernel.getClass().getName());
            }
        }
    }
}
