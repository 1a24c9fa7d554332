package dev.obor.text.models;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import dev.obor.io.Json;
import dev.obor.io.Safetensors;
import dev.obor.nn.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a model is written for Python's library.
///
/// @param config the settings of `config.json`
/// @param tied keys of parameters that are saved under another one
record Saved(Map<String, @Nullable Object> config, Set<String> tied) {
    /// The settings that a model's options are, and the names of its kind.
    ///
    /// @param architecture Python's class
    static Map<String, @Nullable Object> config(
            ModelOptions<?> options, String type, String architecture) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of(architecture));
        config.put("model_type", type);
        options.values()
                .forEach((key, value) -> {
                    if (!(value instanceof DType) && !(value instanceof RopeScaling)) {
                        config.put(key, value);
                    }
                });
        config.put("dtype", options.floating().toString().replace("torch.", ""));
        return config;
    }

    /// Writes the files of a model, which are replaced together.
    ///
    /// @param others what is written beside them, by the names of the files
    void write(Path folder, Module model, Map<String, Map<String, @Nullable Object>> others) {
        Map<String, Tensor> state = new LinkedHashMap<>(model.stateDict());
        state.keySet().removeAll(tied);
        Map<Path, FileWriting.Content> files = new LinkedHashMap<>();
        files.put(
                folder.resolve("model.safetensors"),
                Safetensors.content(state, Map.of("format", "pt")));
        files.put(folder.resolve("config.json"), json(config));
        others.forEach((name, values) -> files.put(folder.resolve(name), json(values)));
        try {
            FileWriting.LOCAL.replaceAll(files);
        } catch (IOException e) {
            throw FileError.writing(folder, e);
        }
    }

    private static FileWriting.Content json(Map<String, ? extends @Nullable Object> values) {
        byte[] json = Json.write(values).getBytes(StandardCharsets.UTF_8);
        return out -> out.write(json);
    }
}
