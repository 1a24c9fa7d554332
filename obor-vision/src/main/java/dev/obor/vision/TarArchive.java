package dev.obor.vision;

import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Takes files out of a packed tape archive (`.tar.gz`): a header of 512 bytes before each file,
/// whose bytes are filled up to a multiple of that.
///
/// Source: POSIX.1-1988, "ustar interchange format".
final class TarArchive {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;

    private TarArchive() {}

    /// Writes the wanted files of the archive into a folder; what else it holds, it passes over, so
    /// that no name in it decides where something is written.
    ///
    /// @param wanted file names; folders before them do not matter
    /// @param limit the most bytes a file may have
    /// @throws DatasetError if one is missing, or the archive is damaged
    static void extract(Path archive, Path folder, List<String> wanted, long limit) {
        Set<String> missing = new HashSet<>(wanted);
        try (InputStream in = new GZIPInputStream(FileReading.stream(archive), 1 << 16)) {
            Files.createDirectories(folder);
            byte[] header = in.readNBytes(BLOCK);
            while (!missing.isEmpty() && header.length == BLOCK && header[0] != 0) {
                String name = text(header, 0, NAME_LENGTH);
                String last = name.substring(name.lastIndexOf('/') + 1);
                long size = size(archive, header, limit);
                if (missing.remove(last)) {
                    byte[] bytes = in.readNBytes((int) size);
                    if (bytes.length < size) {
                        throw DatasetError.truncated(
                                archive, bytes.length, size, "bytes of " + last);
                    }
                    FileWriting.LOCAL.save(folder.resolve(last), out -> out.write(bytes));
                } else {
                    in.skipNBytes(size);
                }
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                header = in.readNBytes(BLOCK);
            }
        } catch (IOException e) {
            throw DatasetError.reading(archive, e);
        }
        if (!missing.isEmpty()) {
            throw new DatasetError(
                    archive,
                    "%s: the archive has no %s; delete it and fetch it again"
                            .formatted(archive, String.join(", ", missing)));
        }
    }

    private static String text(byte[] header, int at, int length) {
        String text = new String(header, at, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long size(Path archive, byte[] header, long limit) {
        String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
        try {
            long size = octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
            if (size >= 0 && size <= limit) {
                return size;
            }
        } catch (NumberFormatException e) {
            // The message below names it.
        }
        throw new DatasetError(
                archive,
                "%s: a file of size \"%s\" (octal), expected at most %,d bytes; the archive is damaged: delete it and fetch it again"
                        .formatted(archive, octal, limit));
    }
}
