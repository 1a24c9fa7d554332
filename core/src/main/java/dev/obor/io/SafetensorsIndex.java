package dev.obor.io;

import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of several files has which tensor: `model.safetensors.index.json`.
///
/// @param file the index
/// @param places the names of files by those of tensors
record SafetensorsIndex(Path file, Map<String, String> places) {
    private static final String ENDING = ".index.json";
    private static final String USUAL = "model.safetensors";
    private static final int MOST = 100_000_000;

    /// The index that a path means, null if it means one file.
    ///
    /// @throws FileError if the index cannot be read
    static @Nullable SafetensorsIndex find(Path path) {
        if (Files.isDirectory(path)) {
            Path index = path.resolve(USUAL + ENDING);
            return Files.exists(path.resolve(USUAL)) || !Files.exists(index) ? null : read(index);
        }
        return path.toString().endsWith(".json") ? read(path) : null;
    }

    /// The one file that a path means.
    static Path single(Path path) {
        return Files.isDirectory(path) ? path.resolve(USUAL) : path;
    }

    private static SafetensorsIndex read(Path file) {
        try (InputStream in = FileReading.stream(file)) {
            byte[] bytes = in.readNBytes(MOST);
            Object json = Json.parse(new String(bytes, StandardCharsets.UTF_8));
            if (!(json instanceof Map<?, ?> map)
                    || !(map.get("weight_map") instanceof Map<?, ?> weights)
                    || weights.isEmpty()) {
                throw new FormatException("this is no index of safetensors files: no 'weight_map'");
            }
            Map<String, String> places = new LinkedHashMap<>();
            for (Map.Entry<?, ?> item : weights.entrySet()) {
                if (!(item.getValue() instanceof String name) || !isPlain(name)) {
                    throw new FormatException(
                            "its 'weight_map' puts '"
                                    + item.getKey()
                                    + "' into "
                                    + item.getValue()
                                    + ", which is no file beside it");
                }
                if (file.resolveSibling(name).equals(file)) { // and no name that no file can have
                    throw new FormatException("its 'weight_map' names itself");
                }
                places.put((String) item.getKey(), name);
            }
            return new SafetensorsIndex(file, places);
        } catch (FormatException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new FileError(file, "this is no index of safetensors files: " + e.getMessage());
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    /// Whether it is the name of a file in the same folder.
    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.indexOf('\0') < 0
                && !name.equals(".")
                && !name.equals("..");
    }

    Set<Path> parts() {
        Set<Path> parts = new LinkedHashSet<>();
        places.values().forEach(name -> parts.add(file.resolveSibling(name)));
        return parts;
    }

    /// Compares what the index names with what the parts have.
    void check(Set<String> found) {
        for (String name : places.keySet()) {
            if (!found.contains(name)) {
                throw new FileError(
                        file,
                        "names the tensor '" + name + "', which " + places.get(name) + " lacks");
            }
        }
    }
}
