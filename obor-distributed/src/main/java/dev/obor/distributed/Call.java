package dev.obor.distributed;

import dev.obor.base.DType;

/// One collective call of one rank: what all ranks must call alike.
///
/// @param sequence counts the calls of a group
/// @param kind which function was called
/// @param op the reduction, or -1
/// @param dtype the elements' dtype
/// @param numel how many elements a rank gives
/// @param root the rank that gives, or -1
/// @param site where in the program it was called
record Call(long sequence, Kind kind, int op, DType dtype, long numel, int root, String site) {
    private static final DType[] DTYPES = DType.values();

    enum Kind {
        ALL_REDUCE("allReduce"),
        BROADCAST("broadcast"),
        ALL_GATHER("allGather"),
        REDUCE_SCATTER("reduceScatter"),
        BARRIER("barrier");

        private static final Kind[] ALL = values();
        final String method;

        Kind(String method) {
            this.method = method;
        }

        static String nameOf(int ordinal) {
            return ordinal >= 0 && ordinal < ALL.length ? ALL[ordinal].method : "?";
        }
    }

    /// `allReduce(SUM, 100 elements of float32), call 3 of the group, at Main.train(Main.java:20)`.
    @Override
    public String toString() {
        return text(kind.ordinal(), op, dtype.ordinal(), numel, root, sequence, site);
    }

    static String text(
            int kind, int op, int dtype, long numel, int root, long sequence, String site) {
        String type = dtype >= 0 && dtype < DTYPES.length ? DTYPES[dtype].toString() : "?";
        StringBuilder text = new StringBuilder(Kind.nameOf(kind));
        if (kind != Kind.BARRIER.ordinal()) {
            text.append('(');
            if (op >= 0) {
                text.append(ReduceOp.nameOf(op)).append(", ");
            }
            text.append(numel).append(" elements of ").append(type);
            if (root >= 0) {
                text.append(", from rank ").append(root);
            }
            text.append(')');
        }
        return text.append(", call ")
                .append(sequence)
                .append(" of the group, at ")
                .append(site)
                .toString();
    }
}
