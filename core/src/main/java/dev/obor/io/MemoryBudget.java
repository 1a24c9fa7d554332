package dev.obor.io;

/// How much memory the content of a file may still take: what a file claims is counted before it is
/// allocated.
final class MemoryBudget {
    private static final long AT_LEAST = 16L << 20;

    private final long limit;
    private long used;

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /// Four times the file's size, and 16 MB.
    static long usual(long fileSize) {
        return 4 * fileSize + AT_LEAST;
    }

    /// Counts bytes that are about to be allocated.
    ///
    /// @throws FormatException if they are too many
    void take(long bytes) throws FormatException {
        if (bytes < 0 || bytes > limit - used) {
            throw new FormatException(
                    "its content takes more memory than the limit of "
                            + limit
                            + " bytes; if the file is to be trusted, give a larger one:"
                            + " o -> o.limit(bytes)");
        }
        used += bytes;
    }
}
