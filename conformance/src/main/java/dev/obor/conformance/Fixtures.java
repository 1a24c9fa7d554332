package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.base.FileWriting;
import dev.obor.io.Safetensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Where the data lie and how they are read: the full set in a cache folder, and the subset that is
/// kept with the sources.
final class Fixtures {
    private final Path folder;

    Fixtures(Path folder) {
        this.folder = folder;
    }

    /// The folder.
    Path folder() {
        return folder;
    }

    /// Whether this is the full set.
    boolean isFull() {
        return Files.exists(folder.resolve("complete"));
    }

    /// The full set, whether it was written or not: below `XDG_CACHE_HOME`, else `~/.cache`.
    ///
    /// @param seed what the samples were drawn with
    static Path cache(long seed) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache != null ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("obor").resolve("conformance-2.15" + (seed == 1 ? "" : "-seed" + seed));
    }

    /// The subset kept with the sources, seen from the class files or the working directory.
    static Path committed() {
        return source("conformance/src/test/resources/dev/obor/conformance");
    }

    /// A file or folder of the checkout.
    ///
    /// @throws IllegalStateException if this does not run in a checkout
    static Path source(String name) {
        for (Path start : List.of(classes(), Path.of("").toAbsolutePath())) {
            for (Path at = start; at != null; at = at.getParent()) {
                if (Files.exists(at.resolve(name))) {
                    return at.resolve(name);
                }
            }
        }
        throw new IllegalStateException(
                "there is no " + name + " near " + classes() + ": run this from a checkout");
    }

    private static Path classes() {
        try {
            return Path.of(
                    Objects.requireNonNull(Fixtures.class.getProtectionDomain().getCodeSource())
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The files that may hold wanted entries, each to be read on its own.
    List<Part> parts(Predicate<String> wanted) {
        List<Part> parts = new ArrayList<>();
        for (Entry.Kind kind : Entry.Kind.values()) {
            Path one = folder.resolve(kind.folder() + ".jsonl.gz");
            if (Files.exists(one)) {
                parts.add(new Part(kind, one));
            }
            Path many = folder.resolve(kind.folder());
            if (Files.isDirectory(many)) {
                try (Stream<Path> files = Files.list(many)) {
                    files.filter(f -> f.toString().endsWith(".jsonl"))
                            .filter(f -> wanted.test(entryName(f)))
                            .sorted()
                            .forEach(f -> parts.add(new Part(kind, f)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return parts;
    }

    private static String entryName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".jsonl".length()).replace('~', '/');
    }

    /// One side-car and its tensors.
    record Part(Entry.Kind kind, Path sideCar) {
        /// Reads the entries one after another.
        void read(Consumer<Entry> entries) {
            String name = sideCar.getFileName().toString();
            Path data = sideCar.resolveSibling(name.replace(".jsonl", ".safetensors"));
            Map<String, Tensor> tensors = new HashMap<>(tensors(data));
            Map<String, List<Map<String, @Nullable Object>>> more = complex(tensors);
            Optional<Entry> current = Optional.empty();
            try (Stream<String> lines = lines(sideCar)) {
                for (var line : (Iterable<String>) lines::iterator) {
                    Map<String, @Nullable Object> json = Program.parse(line);
                    if (json.containsKey("entry")) {
                        current.ifPresent(entries);
                        current = Optional.of(Entry.of(kind, json, tensors));
                        more.getOrDefault(current.get().name(), List.of())
                                .forEach(current.get()::add);
                    } else {
                        Entry entry = current.orElseThrow();
                        if (!isSuperseded(json)) {
                            entry.add(json);
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            current.ifPresent(entries);
        }

        /// Whether a case was left out for its complex tensors, before these were written.
        private static boolean isSuperseded(Map<String, @Nullable Object> json) {
            return json.get("unsupported") instanceof String reason
                    && reason.contains("torch.complex");
        }

        /// Cases of complex dtypes, which are kept in files of their own, by the names of their
        /// entries.
        private Map<String, List<Map<String, @Nullable Object>>> complex(
                Map<String, Tensor> tensors) {
            Path further = sideCar.resolveSibling(kind.folder() + "-complex.jsonl.gz");
            Map<String, List<Map<String, @Nullable Object>>> found = new HashMap<>();
            boolean kept = sideCar.endsWith(kind.folder() + ".jsonl.gz");
            if (!kept || !Files.exists(further)) {
                return found;
            }
            String data = further.getFileName().toString().replace(".jsonl", ".safetensors");
            tensors.putAll(tensors(further.resolveSibling(data)));
            List<Map<String, @Nullable Object>> cases = new ArrayList<>();
            try (Stream<String> lines = lines(further)) {
                for (var line : (Iterable<String>) lines::iterator) {
                    Map<String, @Nullable Object> json = Program.parse(line);
                    if (json.get("entry") instanceof String name) {
                        cases = new ArrayList<>();
                        found.put(name, cases);
                    } else {
                        cases.add(json);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found;
        }

        private static Stream<String> lines(Path sideCar) throws IOException {
            if (!sideCar.toString().endsWith(".gz")) {
                return Files.lines(sideCar);
            }
            var in = new GZIPInputStream(Files.newInputStream(sideCar), 1 << 16);
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines().onClose(() -> close(reader));
        }

        private static void close(BufferedReader reader) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Map<String, Tensor> tensors(Path file) {
            if (!file.toString().endsWith(".gz")) {
                return Safetensors.load(file).tensors();
            }
            try {
                Path plain = Files.createTempFile("obor-conformance", ".safetensors");
                try (var in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
                    FileWriting.LOCAL.replace(plain, in::transferTo);
                    return Safetensors.load(plain).tensors();
                } finally {
                    Files.delete(plain);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
