package dev.obor.onnx.format;

import java.io.IOException;

/// How much memory the content of a file may still take: what a file claims is counted before it is
/// allocated.
public final class Allowance {
    private final long limit;
    private long used;

    /// So many bytes.
    public Allowance(long limit) {
        this.limit = limit;
    }

    /// Counts bytes that are about to be allocated.
    ///
    /// @throws DamagedException if they are too many
    public void take(long bytes) throws IOException {
        if (bytes < 0 || bytes > limit - used) {
            throw new DamagedException(
                    "its content takes more memory than the limit of "
                            + limit
                            + " bytes; if the file is to be trusted, give a larger one:"
                            + " o -> o.limit(bytes)");
        }
        used += bytes;
    }
}
