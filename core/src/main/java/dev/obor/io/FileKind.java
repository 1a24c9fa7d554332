package dev.obor.io;

import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// What a file is, seen from its content; its name does not count.
public enum FileKind {
    /// Named tensors behind a JSON header.
    SAFETENSORS("a safetensors file", "Safetensors.load"),
    /// What `torch.save` has written since 2020: a zip file with a pickle.
    TORCH("a file of torch.save", "Obor.load"),
    /// What `torch.save` wrote before: pickles, then the elements.
    TORCH_LEGACY("a file of torch.save in its older form", "Obor.load"),
    /// A program of TorchScript, in a zip file.
    TORCHSCRIPT("a program of torch.jit.save", ""),
    /// A pickle alone.
    PICKLE("a pickle", "Obor.load"),
    /// One array of NumPy's.
    NPY("an array of numpy.save", "Numpy.load"),
    /// Several arrays of NumPy's, in a zip file.
    NPZ("arrays of numpy.savez", "Numpy.loadz"),
    /// A zip file of anything else.
    ZIP("a zip file", ""),
    /// Packed by gzip.
    GZIP("packed by gzip", ""),
    /// A tar file.
    TAR("a tar file", ""),
    /// HDF5, as Keras writes it.
    HDF5("an HDF5 file", ""),
    /// A model of llama.cpp's.
    GGUF("a GGUF file", ""),
    /// A picture.
    PICTURE("a picture", ""),
    /// The text that stands for a file of Git's large file storage.
    LFS_POINTER("a pointer of Git LFS; fetch the file itself: git lfs pull", ""),
    /// A page of the web, often an error of a server.
    HTML("a web page; was the download refused?", ""),
    /// JSON, such as the index of a file in parts.
    JSON("a JSON text", ""),
    /// Images or labels of the MNIST family.
    IDX("an IDX file", ""),
    /// Nothing.
    EMPTY("empty; save or fetch it again", ""),
    /// None of these.
    UNKNOWN("of no known kind", "");

    private static final int HEAD = 264;
    private static final byte[] LEGACY_MAGIC = {
        0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.'
    };

    private final String description;
    private final String reader;

    FileKind(String description, String reader) {
        this.description = description;
        this.reader = reader;
    }

    /// In words: `a safetensors file`.
    public String description() {
        return description;
    }

    /// Looks at a file.
    ///
    /// @throws FileError if it cannot be read
    public static FileKind of(Path file) {
        Arguments.given(file, "file");
        try (FileChannel channel = FileReading.channel(file)) {
            return of(channel);
        } catch (FormatException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    /// What to say when a file of another kind was expected.
    static FormatException wrong(FileKind found, String expected) {
        String advice = found.reader.isEmpty() ? "" : "; " + found.reader + " reads such files";
        return new FormatException("this is no " + expected + " but " + found.description + advice);
    }

    static FileKind of(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0) {
            return EMPTY;
        }
        ByteBuffer head =
                ByteBuffer.allocate((int) Math.min(size, HEAD)).order(ByteOrder.LITTLE_ENDIAN);
        ByteSource.of(channel, 0).fill(head);
        // First: the length of a header may begin as a pickle does.
        if (size > 9) {
            long length = head.getLong(0);
            if (length > 0 && length <= size - 8 && head.get(8) == '{') {
                return SAFETENSORS;
            }
        }
        String text = new String(head.array(), StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\003\004") || text.startsWith("PK\005\006")) {
            return ofZip(ZipArchive.open(channel));
        }
        if (text.startsWith("\u0080") && text.length() > 2 && text.charAt(1) <= 5) {
            return isLegacy(head.array()) ? TORCH_LEGACY : PICKLE;
        }
        if (text.startsWith("(dp") || text.startsWith("(lp")) {
            return PICKLE; // of protocol 0, which has no mark of its own
        }
        if (text.startsWith("\u0093NUMPY")) {
            return NPY;
        }
        return ofMark(text);
    }

    private static FileKind ofMark(String text) {
        if (text.startsWith("\u001f\u008b")) {
            return GZIP;
        }
        if (text.startsWith("\u0089HDF")) {
            return HDF5;
        }
        if (text.startsWith("GGUF")) {
            return GGUF;
        }
        if (text.startsWith("\u0089PNG") || text.startsWith("\u00ff\u00d8\u00ff")) {
            return PICTURE;
        }
        if (text.startsWith("version https://git-lfs")) {
            return LFS_POINTER;
        }
        if (text.startsWith("\0\0\u0008") && text.length() > 4) {
            return IDX;
        }
        if (text.startsWith("ustar", 257)) {
            return TAR;
        }
        String start = text.strip();
        if (start.regionMatches(true, 0, "<!doctype html", 0, 14)
                || start.regionMatches(true, 0, "<html", 0, 5)) {
            return HTML;
        }
        return start.startsWith("{") ? JSON : UNKNOWN;
    }

    private static boolean isLegacy(byte[] head) {
        if (head.length < 4 + LEGACY_MAGIC.length
                || (head[2] & 0xff) != 0x8a
                || head[3] != LEGACY_MAGIC.length - 1) {
            return false;
        }
        for (int i = 0; i < LEGACY_MAGIC.length; i++) {
            if (head[4 + i] != LEGACY_MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static FileKind ofZip(ZipArchive zip) {
        boolean arrays = !zip.entries().isEmpty();
        boolean pickle = false;
        for (ZipArchive.Entry entry : zip.entries()) {
            if (entry.name().endsWith("/constants.pkl")) {
                return TORCHSCRIPT;
            }
            pickle |= entry.name().endsWith("data.pkl");
            arrays &= entry.name().endsWith(".npy");
        }
        return pickle ? TORCH : arrays ? NPZ : ZIP;
    }
}
