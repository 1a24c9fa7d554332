package dev.obor.text.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.io.FileKind;
import dev.obor.io.Json;
import dev.obor.io.SafetensorsFile;
import dev.obor.nn.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The weights in the folder of a model: `model.safetensors`, its parts with an index, or PyTorch's
/// `pytorch_model.bin`, likewise.
final class Weights implements AutoCloseable {
    private static final String SAFE = "model.safetensors";
    private static final String TORCH = "pytorch_model.bin";
    private static final String INDEX = ".index.json";

    private final Path file;
    private final @Nullable SafetensorsFile opened;
    private final Map<String, Tensor> read;
    private final Set<String> keys;

    private Weights(Path file, @Nullable SafetensorsFile opened, Map<String, Tensor> read) {
        this.file = file;
        this.opened = opened;
        this.read = read;
        keys = opened == null ? read.keySet() : new LinkedHashSet<>(opened.keys());
    }

    /// Finds and opens them; of a safetensors file only the header is read.
    static Weights open(Path folder) {
        for (String name : List.of(SAFE, SAFE + INDEX)) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return new Weights(file, SafetensorsFile.open(file), Map.of());
            }
        }
        Path whole = folder.resolve(TORCH);
        if (Files.exists(whole)) {
            return new Weights(whole, null, torch(whole));
        }
        Path index = folder.resolve(TORCH + INDEX);
        if (Files.exists(index)) {
            Map<String, Tensor> all = new LinkedHashMap<>();
            for (Path part : parts(index)) {
                all.putAll(torch(part));
            }
            return new Weights(index, null, all);
        }
        throw new FileError(
                folder,
                "has no weights: neither %s nor %s, and no index of their parts"
                        .formatted(SAFE, TORCH));
    }

    private static Map<String, Tensor> torch(Path file) {
        if (FileKind.of(file) == FileKind.SAFETENSORS) {
            throw new FileError(file, "is a safetensors file; name it " + SAFE);
        }
        return Obor.load(file).stateDict();
    }

    private static Set<Path> parts(Path index) {
        if (!(Json.read(index) instanceof Map<?, ?> json)
                || !(json.get("weight_map") instanceof Map<?, ?> places)
                || places.isEmpty()) {
            throw new FileError(index, "is no index of a file in parts: no 'weight_map'");
        }
        Set<Path> parts = new LinkedHashSet<>();
        for (Object place : places.values()) {
            if (!(place instanceof String name)
                    || !name.matches("[^/\\\\:\\x00]+")
                    || name.equals(".")
                    || name.equals("..")) {
                throw new FileError(
                        index, "its 'weight_map' names " + place + ", which is no file beside it");
            }
            parts.add(index.resolveSibling(name));
        }
        return parts;
    }

    /// The file that was found.
    Path file() {
        return file;
    }

    Set<String> keys() {
        return keys;
    }

    /// The sizes of a tensor, or null if there is none of that name.
    @Nullable List<Long> shape(String key) {
        if (opened != null) {
            return keys.contains(key) ? opened.info(key).shape().toList() : null;
        }
        Tensor tensor = read.get(key);
        return tensor == null ? null : tensor.shape().toList();
    }

    /// The dtype of the first floating-point tensor.
    @Nullable DType dtype() {
        if (opened != null) {
            for (String key : keys) {
                DType dtype = opened.info(key).known();
                if (dtype != null && dtype.isFloatingPoint()) {
                    return dtype;
                }
            }
        }
        for (Tensor tensor : read.values()) {
            if (tensor.isFloatingPoint()) {
                return tensor.dtype();
            }
        }
        return null;
    }

    /// The same with other names; what `name` makes null is left out.
    Weights renamed(UnaryOperator<@Nullable String> name) {
        if (opened != null) {
            return new Weights(file, opened.renamed(name), Map.of());
        }
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        read.forEach((key, tensor) -> {
            String other = name.apply(key);
            if (other != null && renamed.put(other, tensor) != null) {
                throw new FileError(file, "has '" + other + "' under two names");
            }
        });
        return new Weights(file, null, renamed);
    }

    /// Reads a tensor.
    Tensor tensor(String key) {
        Tensor tensor = opened == null ? read.get(key) : opened.tensor(key);
        return Objects.requireNonNull(tensor, key);
    }

    /// Copies them into a module; all keys and sizes are compared before.
    ///
    /// @param tied keys of parameters that the module has under other keys, too: a file may have
    ///   them under one of them
    void loadInto(Module module, Map<String, String> tied) {
        if (opened != null) {
            opened.loadInto(module, true);
            return;
        }
        Map<String, Tensor> all = new LinkedHashMap<>(read);
        tied.forEach((key, other) -> {
            Tensor value = read.containsKey(key) ? read.get(key) : read.get(other);
            if (value != null) {
                all.putIfAbsent(key, value);
                all.putIfAbsent(other, value);
            }
        });
        module.loadStateDict(all);
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
