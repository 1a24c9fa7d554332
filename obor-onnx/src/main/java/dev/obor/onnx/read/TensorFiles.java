package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileReading;
import dev.obor.base.ValueError;
import dev.obor.onnx.format.Allowance;
import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.Elements;
import dev.obor.onnx.format.TensorData;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the elements of a model's tensors, from its own file or from others in its folder.
public final class TensorFiles {
    /// How many bytes are read at once; more are joined in the tensor's own memory.
    private static final int PIECE = 1 << 26;

    private final Path file;
    private final Allowance allowance;

    /// @param file the model's
    public TensorFiles(Path file, Allowance allowance) {
        this.file = file;
        this.allowance = allowance;
    }

    private static String name(TensorData t) {
        return "tensor '" + t.name() + "'";
    }

    /// A tensor.
    ///
    /// @throws ValueError if it is not as it should be; the message names it
    public Tensor read(TensorData t) {
        ElementKind kind = ElementKind.of(t.type());
        if (kind == null) {
            throw new ValueError(
                    name(t)
                            + " has ONNX's element type "
                            + t.type()
                            + ", for which there is no dtype");
        }
        long count = 1;
        for (long size : t.dims()) {
            if (size < 0 || size > 0 && count > Integer.MAX_VALUE * 8L / size) {
                throw new ValueError(name(t) + " has the shape " + Arrays.toString(t.dims()));
            }
            count *= size;
        }
        if (t.dims().length > 64) {
            throw new ValueError(name(t) + " has " + t.dims().length + " dimensions");
        }
        try {
            Map<String, String> elsewhere = t.elsewhere();
            if (elsewhere != null) {
                return external(t, kind, count, elsewhere);
            }
            Object values = t.values();
            if (values == null) {
                return bytes(t, kind, count, file, t.at(), t.length());
            }
            allowance.take(count * kind.width());
            return numbers(t, kind, count, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tensor external(
            TensorData t, ElementKind kind, long count, Map<String, String> elsewhere)
            throws IOException {
        String location = elsewhere.getOrDefault("location", "");
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new ValueError(name(t) + " lies in '" + location + "', but there is no folder");
        }
        Path at;
        try {
            at = folder.resolve(location).normalize();
        } catch (InvalidPathException e) {
            throw new ValueError(name(t) + " lies in '" + location + "', which is no file's name");
        }
        boolean plain =
                !location.isEmpty()
                        && !location.startsWith("/")
                        && location.indexOf('\\') < 0
                        && !Path.of(location).isAbsolute()
                        && !at.equals(folder)
                        && at.startsWith(folder);
        if (!plain || Files.exists(at) && !at.toRealPath().startsWith(folder.toRealPath())) {
            throw new ValueError(
                    name(t) + " lies in '" + location + "', which is not in the model's folder");
        }
        long offset = number(t, elsewhere.get("offset"), 0);
        long length = number(t, elsewhere.get("length"), count * kind.width());
        return bytes(t, kind, count, at, offset, length);
    }

    private static long number(TensorData t, @Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ValueError(name(t) + " lies at '" + text + "' of another file");
    }

    private Tensor bytes(
            TensorData t, ElementKind kind, long count, Path from, long at, long length)
            throws IOException {
        long wanted = count * kind.width();
        if (length != wanted) {
            throw new ValueError(
                    name(t)
                            + " has "
                            + length
                            + " bytes, but its shape "
                            + Arrays.toString(t.dims())
                            + " of "
                            + kind.dtype()
                            + " needs "
                            + wanted);
        }
        try (FileChannel channel = FileReading.channel(from)) {
            if (at > channel.size() - length) {
                throw new ValueError(name(t) + " ends behind the end of " + from.getFileName());
            }
            allowance.take(from.equals(file) ? length : 0);
            if (length <= PIECE) {
                return Elements.tensor(kind, t.dims(), part(channel, at, (int) length));
            }
            Tensor flat = Obor.empty(kind.dtype(), count);
            long each = PIECE / kind.width();
            for (long done = 0; done < count; done += each) {
                long n = Math.min(each, count - done);
                ByteBuffer piece =
                        part(channel, at + done * kind.width(), (int) (n * kind.width()));
                flat.narrow(0, done, n).copy_(Elements.tensor(kind, new long[] {n}, piece));
            }
            return flat.reshape(t.dims());
        }
    }

    private static ByteBuffer part(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("it ends early");
            }
        }
        return buffer.flip();
    }

    /// Elements that are written as numbers; those of two bytes by their bits.
    private static Tensor numbers(TensorData t, ElementKind kind, long count, Object values) {
        int given = Array.getLength(values);
        int parts = kind.dtype().isComplex() ? 2 : 1;
        boolean fits =
                switch (kind) {
                    case FLOAT, COMPLEX64 -> values instanceof float[] || given == 0;
                    case DOUBLE, COMPLEX128 -> values instanceof double[] || given == 0;
                    default -> values instanceof long[];
                };
        if (!fits || given != count * parts) {
            throw new ValueError(
                    name(t)
                            + " has "
                            + given
                            + " numbers, but its shape "
                            + Arrays.toString(t.dims())
                            + " of "
                            + kind.dtype()
                            + " needs "
                            + count * parts);
        }
        Tensor flat =
                switch (values) {
                    case float[] v -> Obor.tensor(v);
                    case double[] v -> Obor.tensor((Object) v, o -> o.dtype(DType.FLOAT64));
                    case long[] v when kind == ElementKind.FLOAT16 -> {
                        float[] out = new float[v.length];
                        for (int i = 0; i < out.length; i++) {
                            out[i] = Float.float16ToFloat((short) v[i]);
                        }
                        yield Obor.tensor(out).to(kind.dtype());
                    }
                    case long[] v when kind == ElementKind.BFLOAT16 -> {
                        float[] out = new float[v.length];
                        for (int i = 0; i < out.length; i++) {
                            out[i] = Float.intBitsToFloat((int) v[i] << 16);
                        }
                        yield Obor.tensor(out).to(kind.dtype());
                    }
                    case long[] v -> Obor.tensor(v).to(kind.dtype());
                    default -> throw new AssertionError(values.getClass());
                };
        if (parts == 2) {
            flat = Obor.viewAsComplex(flat.reshape(-1, 2));
        }
        return flat.to(kind.dtype()).reshape(t.dims());
    }
}
