package dev.obor.io;

import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.Options;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a file of tensors holds, whatever its kind, without its elements.
///
/// @param kind what the file is
/// @param tensors the tensors by their keys; those inside of others have the keys of both, with a
///   dot: `optimizer.state.0.exp_avg`
/// @param others everything else by its key, in a few words
public record FileContent(
        FileKind kind, Map<String, TensorInfo> tensors, Map<String, String> others) {
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int LONGEST = 60;

    /// Checks that all is given.
    public FileContent {
        Arguments.given(kind, "kind");
        Arguments.given(tensors, "tensors");
        Arguments.given(others, "others");
    }

    /// Looks into a file, or into a model's folder of safetensors files.
    ///
    /// @throws FileError if it cannot be read, is of another kind, or is damaged
    public static FileContent of(Path file) {
        FileKind kind = kind(file);
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        switch (kind) {
            case SAFETENSORS -> {
                try (SafetensorsFile opened = SafetensorsFile.open(file)) {
                    opened.keys().forEach(key -> tensors.put(key, opened.info(key)));
                    others.putAll(opened.metadata());
                }
            }
            case NPY, NPZ ->
                    arrays(file, kind).forEach((key, info) -> tensors.put(key, (TensorInfo) info));
            default -> {
                Object root = TorchFiles.described(file).value();
                flatten(
                        root,
                        "",
                        new int[1],
                        (key, value) -> {
                            if (value instanceof TensorInfo info) {
                                tensors.put(key, info);
                            } else {
                                others.put(key, shortened(value));
                            }
                        });
            }
        }
        return new FileContent(kind, tensors, others);
    }

    private static FileKind kind(Path file) {
        Arguments.given(file, "file");
        if (Files.isDirectory(file) || file.toString().endsWith(".json")) {
            return FileKind.SAFETENSORS;
        }
        FileKind kind = FileKind.of(file);
        return switch (kind) {
            case SAFETENSORS, TORCH, TORCH_LEGACY, PICKLE, NPY, NPZ -> kind;
            default ->
                    throw new FileError(
                            file, "this is no file of tensors but " + kind.description());
        };
    }

    private static Map<String, Object> arrays(Path file, FileKind kind) {
        if (kind == FileKind.NPZ) {
            return Numpy.arrays(file, 0, true);
        }
        try (FileChannel channel = FileReading.channel(file)) {
            long size = channel.size();
            Object info =
                    Numpy.array(ByteSource.of(channel, 0), size, new MemoryBudget(size), true);
            return Map.of("array", info);
        } catch (FormatException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    /// Reads all tensors of a file of any kind, by their keys as [#tensors] has them. Those of a
    /// dtype that does not exist here are passed over.
    ///
    /// @throws FileError if it cannot be read, is of another kind, or is damaged
    public static Map<String, Tensor> readTensors(Path file) {
        return switch (kind(file)) {
            case SAFETENSORS -> Safetensors.load(file).tensors();
            case NPY -> Map.of("array", Numpy.load(file));
            case NPZ -> Numpy.loadz(file);
            default -> {
                Map<String, Tensor> tensors = new LinkedHashMap<>();
                Loaded root = Obor.load(file);
                flatten(
                        root.value(),
                        "",
                        new int[1],
                        (key, value) -> {
                            if (value instanceof Tensor tensor) {
                                tensors.put(key, tensor);
                            }
                        });
                yield tensors;
            }
        };
    }

    private interface Visitor {
        void visit(String key, @Nullable Object value);
    }

    /// What is in several places comes several times, but not without end.
    private static void flatten(@Nullable Object value, String key, int[] seen, Visitor visitor) {
        if (++seen[0] > MOST_ENTRIES) {
            return;
        }
        String before = key.isEmpty() ? "" : key + ".";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, item) -> flatten(item, before + name, seen, visitor));
        } else if (value instanceof List<?> list && list.stream().anyMatch(FileContent::isDeep)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(list.get(i), before + i, seen, visitor);
            }
        } else {
            visitor.visit(key.isEmpty() ? "value" : key, value);
        }
    }

    private static boolean isDeep(@Nullable Object item) {
        return item instanceof Tensor
                || item instanceof TensorInfo
                || item instanceof Map<?, ?>
                || item instanceof List<?>;
    }

    private static String shortened(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "None";
                    case Boolean truth -> Options.text(truth);
                    case byte[] bytes -> bytes.length + " bytes";
                    case List<?> list when list.size() > 20 ->
                            "a list of " + list.size() + " items";
                    default -> String.valueOf(value);
                };
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
