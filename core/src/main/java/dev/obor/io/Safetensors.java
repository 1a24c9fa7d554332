package dev.obor.io;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Named tensors in a file of the safetensors format: a JSON header and plain bytes, nothing that
/// could run. Python reads what is written here and the other way round.
///
/// ```java
/// Safetensors.save(model.stateDict(), file, Map.of("epoch", "3"));
/// model.loadStateDict(Safetensors.load(file).tensors());
/// ```
///
/// Source: Hugging Face, safetensors, section "Format" of its README.
///
/// @param tensors the tensors by name, in the order of the file
/// @param metadata free texts beside them
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    public Safetensors {
        Arguments.given(metadata, "metadata");
        Arguments.given(tensors, "tensors");
    }

    private static final String METADATA = "__metadata__";

    /// The order of the format's own writer: wide elements first, so that all are aligned.
    private static final List<DType> ORDER =
            List.of(
                    DType.INT64,
                    DType.FLOAT64,
                    DType.FLOAT32,
                    DType.INT32,
                    DType.BFLOAT16,
                    DType.FLOAT16,
                    DType.INT16,
                    DType.INT8,
                    DType.UINT8,
                    DType.BOOL);

    /// Writes tensors; a file that is there is replaced once the new one is complete.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(Map<String, ? extends Tensor> tensors, Path file) {
        Arguments.given(tensors, "tensors");
        Arguments.given(file, "file");
        save(tensors, file, Map.of());
    }

    /// Writes tensors and texts.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    /// @throws ValueError if a tensor is named `__metadata__`
    public static void save(
            Map<String, ? extends Tensor> tensors, Path file, Map<String, String> metadata) {
        Arguments.given(tensors, "tensors");
        Arguments.given(file, "file");
        Arguments.given(metadata, "metadata");
        if (tensors.containsKey(METADATA)) {
            throw new ValueError(
                    "safetensors keeps the name '" + METADATA + "' for itself; rename the tensor");
        }
        List<Map.Entry<String, ? extends Tensor>> ordered = new ArrayList<>(tensors.entrySet());
        ordered.sort(
                Comparator.<Map.Entry<String, ? extends Tensor>>comparingInt(
                                e -> ORDER.indexOf(e.getValue().dtype()))
                        .thenComparing(Map.Entry::getKey));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var out = new BufferedOutputStream(Files.newOutputStream(part))) {
                writeAll(ordered, metadata, out);
            }
            moveInto(part, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e, e);
        }
    }

    private static void writeAll(
            List<Map.Entry<String, ? extends Tensor>> tensors,
            Map<String, String> metadata,
            OutputStream out)
            throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, metadata);
        }
        long offset = 0;
        for (var entry : tensors) {
            Tensor tensor = entry.getValue();
            long end = offset + tensor.nbytes();
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("dtype", SafetensorsHeader.name(tensor.dtype()));
            description.put("shape", tensor.shape().toList());
            description.put("data_offsets", List.of(offset, end));
            header.put(entry.getKey(), description);
            offset = end;
        }
        byte[] json = Json.write(header).getBytes(StandardCharsets.UTF_8);
        int padding = Math.floorMod(-json.length, 8);
        out.write(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length + padding)
                        .array());
        out.write(json);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        for (var entry : tensors) {
            RawElements.write(entry.getValue(), out);
        }
    }

    private static void moveInto(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Reads a file.
    ///
    /// @throws UncheckedIOException if it cannot be read or is no complete safetensors file
    public static Safetensors load(Path file) {
        Arguments.given(file, "file");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            SafetensorsHeader header = SafetensorsHeader.read(in, Files.size(file));
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                tensors.put(entry.name(), RawElements.read(in, entry.dtype(), entry.shape()));
            }
            return new Safetensors(tensors, header.metadata());
        } catch (java.nio.file.NoSuchFileException e) {
            throw new UncheckedIOException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
