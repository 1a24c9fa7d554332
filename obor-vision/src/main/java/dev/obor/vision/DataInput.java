package dev.obor.vision;

import dev.obor.base.FileReading;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens a data file; whether it is gzip-compressed is seen from its first bytes, not from its
/// name.
final class DataInput {
    private static final int BUFFER = 1 << 16;

    private DataInput() {}

    static InputStream open(Path file) throws IOException {
        var raw = new BufferedInputStream(FileReading.stream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /// Reads what is left up to `wanted` bytes; a cut gzip stream counts as the end of the file.
    static int readUpTo(InputStream in, byte[] target, int from, int wanted) throws IOException {
        int done = 0;
        try {
            while (done < wanted) {
                int n = in.read(target, from + done, wanted - done);
                if (n < 0) {
                    break;
                }
                done += n;
            }
        } catch (EOFException e) {
            return done;
        }
        return done;
    }
}
