package dev.obor.io;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import dev.obor.base.OborError;
import dev.obor.base.ValueError;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tensors in NumPy's files: one in a `.npy` file, several in a `.npz` file.
///
/// ```java
/// Numpy.save(x, Path.of("x.npy")); // numpy.load("x.npy")
/// Numpy.savez(Map.of("x", x, "y", y), Path.of("data.npz"));
/// Tensor x = Numpy.loadz(Path.of("data.npz")).get("x");
/// ```
///
/// All dtypes but bfloat16, which NumPy has not; of NumPy's, what is no number is refused by name.
/// Arrays with columns first and of either byte order are read.
public final class Numpy {
    private static final String ENDING = ".npy";

    private Numpy() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        long limit;
        boolean compressed;

        Options() {}

        /// How many bytes the arrays that are read may take in memory; four times the file's size
        /// and 16 MB by default, which only packed files can need more than.
        public Options limit(long value) {
            return set(() -> limit = value);
        }

        /// Whether the arrays that are written are packed, `numpy.savez_compressed`; false.
        public Options compressed(boolean value) {
            return set(() -> compressed = value);
        }

        @Override
        protected void check() {
            if (limit < 0) {
                throw new ValueError("the limit must not be negative, got " + limit);
            }
        }
    }

    /// Reads an array, `numpy.load` of a `.npy` file.
    ///
    /// @throws FileError if the file cannot be read, is of another kind, or is damaged
    public static Tensor load(Path file) {
        return reading(
                file,
                channel -> {
                    FileKind kind = FileKind.of(channel);
                    if (kind != FileKind.NPY) {
                        throw FileKind.wrong(kind, "array of numpy.save");
                    }
                    long size = channel.size();
                    ByteSource feed = ByteSource.of(channel, 0);
                    Object read =
                            array(feed, size, new MemoryBudget(MemoryBudget.usual(size)), false);
                    if (read instanceof Tensor tensor) {
                        return tensor;
                    }
                    throw new FormatException(
                            "has elements of " + read + ", a dtype that does not exist here");
                });
    }

    /// Reads arrays by name, `numpy.load` of a `.npz` file.
    ///
    /// @throws FileError if the file cannot be read, is of another kind, or is damaged
    public static Map<String, Tensor> loadz(Path file) {
        return loadz(file, Options.DEFAULT);
    }

    /// Reads arrays by name, with options. Arrays of a dtype that does not exist here are passed
    /// over.
    ///
    /// @throws FileError if the file cannot be read, is of another kind, or is damaged
    public static Map<String, Tensor> loadz(Path file, Consumer<Options> options) {
        Options o = Options.DEFAULT.with(options);
        Map<String, Tensor> result = new LinkedHashMap<>();
        arrays(file, o.limit, false)
                .forEach((name, read) -> {
                    if (read instanceof Tensor tensor) {
                        result.put(name, tensor);
                    }
                });
        return result;
    }

    /// Tensors, and descriptions of those that are not read.
    static Map<String, Object> arrays(Path file, long limit, boolean describes) {
        return reading(
                file,
                channel -> {
                    FileKind kind = FileKind.of(channel);
                    if (kind != FileKind.NPZ && kind != FileKind.ZIP) {
                        throw FileKind.wrong(kind, "file of numpy.savez");
                    }
                    ZipArchive zip = ZipArchive.open(channel);
                    var budget =
                            new MemoryBudget(
                                    limit > 0 ? limit : MemoryBudget.usual(channel.size()));
                    Map<String, Object> result = new LinkedHashMap<>();
                    for (ZipArchive.Entry entry : zip.entries()) {
                        String name = entry.name();
                        if (!name.endsWith(ENDING)) {
                            throw new FormatException("has '" + name + "', which is no array");
                        }
                        String key = name.substring(0, name.length() - ENDING.length());
                        try {
                            result.put(
                                    key, array(zip.feed(entry), entry.size(), budget, describes));
                        } catch (EOFException e) {
                            throw new FormatException("'" + name + "' ends early");
                        } catch (FormatException e) {
                            throw new FormatException("'" + name + "' " + e.getMessage());
                        }
                    }
                    return result;
                });
    }

    /// @param size how many bytes there are
    static Object array(ByteSource feed, long size, MemoryBudget budget, boolean describes)
            throws IOException {
        NpyHeader header = NpyHeader.read(feed);
        ElementType type = header.type();
        long count = RawElements.numel(header.shape());
        DType dtype = type.dtype();
        if (Math.multiplyHigh(count, type.width()) != 0
                || count * type.width() != size - header.length()) {
            throw new FormatException(
                    "needs "
                            + count
                            + " elements of "
                            + type.width()
                            + " bytes, but has "
                            + (size - header.length())
                            + " bytes");
        }
        if (describes || dtype == null) {
            return new TensorInfo(type.text(), Size.of(header.shape()), count * type.width());
        }
        budget.take(count * type.width());
        RawElements.Memory memory = RawElements.read(feed, dtype, count, header.order());
        try {
            return memory.window(
                    0, header.shape(), NumpyValues.strides(header.shape(), header.fortran()));
        } catch (RuntimeException e) {
            if (e instanceof OborError error) {
                throw new FormatException(error.sentence());
            }
            throw e;
        }
    }

    private interface Reading<T> {
        T of(FileChannel channel) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        Arguments.given(file, "file");
        try (FileChannel channel = FileReading.channel(file)) {
            return reading.of(channel);
        } catch (FormatException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        } catch (EOFException e) {
            throw new FileError(file, "the array ends early; fetch or save it again", e);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    /// Writes an array, `numpy.save`.
    ///
    /// @throws ValueError if NumPy has no such dtype
    /// @throws FileError if the file cannot be written
    public static void save(Tensor tensor, Path file) {
        Arguments.given(file, "file");
        ElementType type = type(Arguments.given(tensor, "tensor"));
        FileWriting.LOCAL.save(file, out -> write(tensor, type, out));
    }

    private static void write(Tensor tensor, ElementType type, OutputStream out)
            throws IOException {
        out.write(NpyHeader.write(type, tensor.shape().toArray()));
        RawElements.write(tensor, out);
    }

    private static ElementType type(Tensor tensor) {
        ElementType type = ElementType.of(tensor.dtype());
        if (type.numpy() == null) {
            throw new ValueError("NumPy has no " + type.text(), "Convert it: tensor.to(float32).");
        }
        return type;
    }

    /// Writes arrays by name, `numpy.savez`.
    ///
    /// @throws ValueError if NumPy has no such dtype
    /// @throws FileError if the file cannot be written
    public static void savez(Map<String, ? extends Tensor> tensors, Path file) {
        savez(tensors, file, Options.DEFAULT);
    }

    /// Writes arrays by name, with options: `o -> o.compressed(true)`.
    ///
    /// @throws ValueError if NumPy has no such dtype
    /// @throws FileError if the file cannot be written
    public static void savez(
            Map<String, ? extends Tensor> tensors, Path file, Consumer<Options> options) {
        Arguments.given(file, "file");
        Options o = Options.DEFAULT.with(options);
        Arguments.given(tensors, "tensors")
                .forEach((name, tensor) -> {
                    Arguments.given(name, "name");
                    type(Arguments.given(tensor, "tensors['" + name + "']"));
                });
        FileWriting.LOCAL.save(
                file,
                out -> {
                    var zip = new ZipWriter(out, 64);
                    for (Map.Entry<String, ? extends Tensor> entry : tensors.entrySet()) {
                        Tensor tensor = entry.getValue();
                        ElementType type = type(tensor);
                        long header = NpyHeader.write(type, tensor.shape().toArray()).length;
                        zip.add(
                                entry.getKey() + ENDING,
                                header + tensor.nbytes(),
                                o.compressed,
                                to -> write(tensor, type, to));
                    }
                    zip.finish();
                });
    }
}
