package dev.obor.vision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads the IDX format of the MNIST family: a magic number, the sizes, then unsigned bytes.
///
/// Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits", section
/// "File formats". Of its element types `0x08` (unsigned byte) is taken here, and `0x0c` (32 bits,
/// high byte first) for the labels of QMNIST.
///
/// @param dims the sizes, outermost first
/// @param bytes the elements, last dimension contiguous
record IdxFile(int[] dims, byte[] bytes) {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int INT = 0x0c;
    private static final int CHUNK = 1 << 20;

    /// What a file may always take in memory, beside four times its size.
    private static final long AT_LEAST = 16L << 20;

    /// Reads `file`, packed by gzip or not.
    ///
    /// @param rank number of dimensions expected: 3 for images, 1 for labels
    /// @throws DatasetError if the file cannot be read or is not such a file
    static IdxFile read(Path file, int rank) {
        return read(file, rank, UNSIGNED_BYTE, 1);
    }

    /// Reads a table of numbers of 32 bits, packed by gzip or not.
    ///
    /// @throws DatasetError if the file cannot be read or is not such a file
    static IdxFile readInts(Path file) {
        return read(file, 2, INT, Integer.BYTES);
    }

    private static IdxFile read(Path file, int rank, int type, int width) {
        try (InputStream in = DataInput.open(file)) {
            int[] dims = readHeader(file, in, rank, type);
            int size = checkedSize(file, dims, width);
            byte[] bytes = readBody(file, in, size);
            if (in.read() >= 0) {
                throw new DatasetError(
                        file,
                        ("%s: the header gives sizes %s (%,d bytes) but more data follows; the file"
                                        + " is damaged: delete it and fetch it again")
                                .formatted(file, Arrays.toString(dims), size));
            }
            return new IdxFile(dims, bytes);
        } catch (IOException e) {
            throw DatasetError.reading(file, e);
        }
    }

    private static int[] readHeader(Path file, InputStream in, int rank, int type)
            throws IOException {
        byte[] header = new byte[4 + 4 * rank];
        int got = DataInput.readUpTo(in, header, 0, header.length);
        if (got < 4) {
            throw DatasetError.truncated(file, got, header.length, "bytes of the header");
        }
        var buffer = ByteBuffer.wrap(header);
        int magic = buffer.getInt();
        int expected = type << 8 | rank;
        if (magic != expected) {
            throw new DatasetError(file, wrongMagic(file, magic, expected, rank));
        }
        if (got < header.length) {
            throw DatasetError.truncated(file, got, header.length, "bytes of the header");
        }
        int[] dims = new int[rank];
        buffer.asIntBuffer().get(dims);
        return dims;
    }

    private static String wrongMagic(Path file, int magic, int expected, int rank) {
        String kind = rank == 3 ? "images" : rank == 2 ? "tables" : "labels";
        String found = magic == 0x801 ? "a label file" : magic == 0x803 ? "an image file" : "";
        return "%s: magic number %d (0x%08x)%s, expected %d (0x%08x) for IDX %s; %s"
                .formatted(
                        file,
                        magic,
                        magic,
                        found.isEmpty() ? "" : ", that of " + found,
                        expected,
                        expected,
                        kind,
                        found.isEmpty()
                                ? "this is no IDX file of "
                                        + (rank == 2 ? "32-bit numbers" : "unsigned bytes")
                                        + ": fetch the original"
                                : "were images and labels exchanged?");
    }

    private static int checkedSize(Path file, int[] dims, int width) {
        long size = width;
        for (int dim : dims) {
            size = dim <= 0 || size > Integer.MAX_VALUE ? -1 : size * dim;
            if (size < 0 || size > Integer.MAX_VALUE - 8) {
                throw new DatasetError(
                        file,
                        ("%s: the header gives sizes %s, expected positive ones with a product"
                                        + " below 2^31; the file is damaged: delete it and fetch it again")
                                .formatted(file, Arrays.toString(dims)));
            }
        }
        return (int) size;
    }

    /// Grows with the data, so that a damaged header cannot ask for gigabytes.
    private static byte[] readBody(Path file, InputStream in, int size) throws IOException {
        byte[] bytes = new byte[Math.min(size, CHUNK)];
        int done = 0;
        long most = 4 * Files.size(file) + AT_LEAST;
        while (done < size) {
            if (done > most) {
                throw new DatasetError(
                        file,
                        ("%s: has %,d bytes, but unpacks to more than %,d; the file is damaged:"
                                        + " delete it and fetch it again, or unpack it if it is to be"
                                        + " trusted")
                                .formatted(file, Files.size(file), most));
            }
            if (done == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * bytes.length));
            }
            int got = DataInput.readUpTo(in, bytes, done, bytes.length - done);
            if (got == 0) {
                throw DatasetError.truncated(file, done, size, "bytes of data");
            }
            done += got;
        }
        return bytes;
    }
}
