package dev.obor.io;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
/// @param skipped the tensors that could not be read, because their dtype does not exist here
public record Safetensors(
        Map<String, Tensor> tensors,
        Map<String, String> metadata,
        Map<String, TensorInfo> skipped) {
    /// Checks that all is given.
    public Safetensors {
        Arguments.given(metadata, "metadata");
        Arguments.given(tensors, "tensors");
        Arguments.given(skipped, "skipped");
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
    /// @throws FileError if the file cannot be written
    public static void save(Map<String, ? extends Tensor> tensors, Path file) {
        save(tensors, file, Map.of());
    }

    /// Writes tensors and texts. Tensors that share memory are written one by one.
    ///
    /// @throws FileError if the file cannot be written
    /// @throws ValueError if a tensor is named `__metadata__`, or a name cannot be written as UTF-8
    public static void save(
            Map<String, ? extends Tensor> tensors, Path file, Map<String, String> metadata) {
        Arguments.given(file, "file");
        FileWriting.LOCAL.save(file, content(tensors, metadata));
    }

    /// The bytes of a file with these tensors, `safetensors.torch.save`: for a network, or a
    /// database.
    ///
    /// @throws ValueError if a tensor is named `__metadata__`, or a name cannot be written as UTF-8
    public static byte[] save(Map<String, ? extends Tensor> tensors) {
        var bytes = new ByteArrayOutputStream();
        try {
            content(tensors, Map.of()).writeTo(bytes);
        } catch (IOException e) {
            throw FileError.writing(SafetensorsFile.BYTES, e);
        }
        return bytes.toByteArray();
    }

    /// What [#save] writes, for who writes other files together with it: [FileWriting#replaceAll].
    ///
    /// @throws ValueError if a tensor is named `__metadata__`, or a name cannot be written as UTF-8
    public static FileWriting.Content content(
            Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        Arguments.given(metadata, "metadata");
        List<Map.Entry<String, ? extends Tensor>> ordered = ordered(tensors);
        byte[] header = header(ordered, metadata);
        return out -> {
            out.write(header);
            for (var entry : ordered) {
                RawElements.write(entry.getValue(), out);
            }
        };
    }

    /// Writes tensors into several files of at most `maxShardSize` bytes each (one tensor may be
    /// larger), `NAME-00001-of-00003.safetensors` beside `file`, and last the index that names
    /// them, `file.index.json`. [#load] takes the index or the folder. Files that are there are
    /// replaced once all new ones are complete.
    ///
    /// @param file what the name of one file would be: `model.safetensors`
    /// @throws FileError if a file cannot be written
    /// @throws ValueError if the size is not positive, or a name cannot be written
    public static void saveSharded(
            Map<String, ? extends Tensor> tensors, Path file, long maxShardSize) {
        Arguments.given(file, "file");
        Arguments.given(tensors, "tensors");
        if (maxShardSize <= 0) {
            throw new ValueError("saveSharded: maxShardSize must be positive, got " + maxShardSize);
        }
        List<Map<String, Tensor>> shards = new ArrayList<>();
        Map<String, Tensor> shard = new LinkedHashMap<>();
        long size = 0;
        long total = 0;
        for (Map.Entry<String, ? extends Tensor> entry : tensors.entrySet()) {
            long bytes = entry.getValue().nbytes();
            if (size > 0 && size + bytes > maxShardSize) {
                shards.add(shard);
                shard = new LinkedHashMap<>();
                size = 0;
            }
            shard.put(entry.getKey(), entry.getValue());
            size += bytes;
            total += bytes;
        }
        shards.add(shard);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "");
        Map<String, String> places = new LinkedHashMap<>();
        Map<Path, FileWriting.Content> files = new LinkedHashMap<>();
        for (int i = 0; i < shards.size(); i++) {
            String part =
                    String.format(
                            Locale.ROOT, "%s-%05d-of-%05d.safetensors", name, i + 1, shards.size());
            files.put(file.resolveSibling(part), content(shards.get(i), Map.of("format", "pt")));
            shards.get(i).keySet().forEach(key -> places.put(key, part));
        }
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("metadata", Map.of("total_size", total));
        index.put("weight_map", places);
        byte[] json = Json.write(index).getBytes(StandardCharsets.UTF_8);
        files.put(file.resolveSibling(name + ".safetensors.index.json"), out -> out.write(json));
        try {
            FileWriting.LOCAL.replaceAll(files);
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    private static List<Map.Entry<String, ? extends Tensor>> ordered(
            Map<String, ? extends Tensor> tensors) {
        Arguments.given(tensors, "tensors")
                .forEach((name, tensor) -> {
                    Arguments.given(name, "name");
                    Arguments.given(tensor, "tensors['" + name + "']");
                });
        if (tensors.containsKey(METADATA)) {
            throw new ValueError(
                    "safetensors keeps the name '" + METADATA + "' for itself; rename the tensor");
        }
        List<Map.Entry<String, ? extends Tensor>> ordered = new ArrayList<>(tensors.entrySet());
        ordered.sort(
                Comparator.<Map.Entry<String, ? extends Tensor>>comparingInt(
                                e -> ORDER.indexOf(e.getValue().dtype()))
                        .thenComparing(Map.Entry::getKey));
        return ordered;
    }

    private static byte[] header(
            List<Map.Entry<String, ? extends Tensor>> tensors, Map<String, String> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, metadata);
        }
        long offset = 0;
        for (var entry : tensors) {
            Tensor tensor = entry.getValue();
            long end = offset + tensor.nbytes();
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("dtype", ElementType.of(tensor.dtype()).safetensors());
            description.put("shape", tensor.shape().toList());
            description.put("data_offsets", List.of(offset, end));
            header.put(entry.getKey(), description);
            offset = end;
        }
        byte[] json = utf8(Json.write(header));
        int padding = Math.floorMod(-json.length, 8);
        byte[] whole = new byte[8 + json.length + padding];
        ByteBuffer.wrap(whole)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length + padding)
                .put(json)
                .put(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        return whole;
    }

    private static byte[] utf8(String text) {
        text.codePoints()
                .filter(c -> c >= 0xd800 && c < 0xe000)
                .findFirst()
                .ifPresent(c -> {
                    throw new ValueError(
                            "safetensors: a name or text has half of a character, U+"
                                    + Integer.toHexString(c)
                                    + ", which UTF-8 cannot write");
                });
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Reads a file, an index or a folder straight into a module, `safetensors.torch.load_model`;
    /// see [SafetensorsFile#loadInto].
    ///
    /// @throws dev.obor.base.StateError if keys or sizes differ; nothing is changed then
    /// @throws FileError if it cannot be read or is no complete safetensors file
    public static void loadModel(Module module, Path file) {
        Arguments.given(module, "module");
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            opened.loadInto(module, true);
        }
    }

    /// Writes a module's state, `safetensors.torch.save_model`.
    ///
    /// @throws FileError if the file cannot be written
    public static void saveModel(Module module, Path file) {
        save(Arguments.given(module, "module").stateDict(), file, Map.of("format", "pt"));
    }

    /// Reads a file, or all files of an index (`model.safetensors.index.json`) or of a model's
    /// folder. Tensors of a dtype that does not exist here are passed over and listed in
    /// [#skipped].
    ///
    /// @throws FileError if it cannot be read or is no complete safetensors file
    public static Safetensors load(Path file) {
        Arguments.given(file, "file");
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            return all(opened);
        }
    }

    /// Reads the bytes of a file, `safetensors.torch.load`.
    ///
    /// @throws FileError if they are no complete safetensors file
    public static Safetensors load(byte[] data) {
        Arguments.given(data, "data");
        try (SafetensorsFile opened = SafetensorsFile.of(data.clone())) {
            return all(opened);
        }
    }

    private static Safetensors all(SafetensorsFile opened) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, TensorInfo> skipped = new LinkedHashMap<>();
        List<String> known = new ArrayList<>();
        for (String key : opened.keys()) {
            TensorInfo info = opened.info(key);
            if (info.known() == null) {
                skipped.put(key, info);
            } else {
                known.add(key);
            }
        }
        List<Tensor> read = opened.tensors(known);
        for (int i = 0; i < known.size(); i++) {
            tensors.put(known.get(i), read.get(i));
        }
        return new Safetensors(tensors, new LinkedHashMap<>(opened.metadata()), skipped);
    }
}
