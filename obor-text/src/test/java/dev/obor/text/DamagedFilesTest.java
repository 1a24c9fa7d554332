package dev.obor.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.FileError;
import dev.obor.base.OborError;
import dev.obor.base.ValueError;
import dev.obor.io.Json;
import dev.obor.text.models.Bert;
import dev.obor.text.models.DistilBert;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged tokenizers and settings give a result or say what is wrong, at once and without more
/// memory than files of their size may take. `-Dobor.mutants=N` reads so many of each,
/// `-Dobor.mutants.report=true` tells what came of them.
class DamagedFilesTest {
    private static final int COUNT = Integer.getInteger("obor.mutants", 25);
    // To read a tokenizer of the usual size takes a millisecond.
    private static final int MOST_OF_LARGE = 20_000;
    private static final long SEED = Long.getLong("obor.mutants.seed", 1);
    private static final String TEXT = "Hello there, naïve 漢字 World 12.5\u200d🙂 <unk>[MASK]\t\n";
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir Path folder;

    private interface Use {
        void run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt2",
                "llama3",
                "roberta",
                "clip",
                "llama2",
                "bert-uncased",
                "bert-cut",
                "t5",
                "xlm",
                "mixed"
            })
    void tokenizers(String name) throws IOException {
        Path file = TokenizerCases.kept(name, folder).file();
        check(
                name,
                file,
                List.of(Files.readAllBytes(file)),
                Math.min(COUNT, MOST_OF_LARGE),
                () -> use(file));
    }

    private static void use(Path file) {
        Tokenizer tokenizer = Tokenizer.fromFile(file);
        tokenizer.decode(tokenizer.encode(TEXT, TEXT).ids());
    }

    /// Every component, in files of a few tokens.
    @Test
    void components() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        List<byte[]> seeds = TokenizerSeeds.all();
        for (byte[] seed : seeds) {
            Files.write(file, seed);
            use(file);
        }
        check("components", file, seeds, 10 * COUNT, () -> use(file));
    }

    @Test
    void settingsOfModels() throws IOException {
        for (String name : new String[] {"bert", "distilbert"}) {
            for (String file : new String[] {"config.json", "model.safetensors"}) {
                try (InputStream in = Bert.class.getResourceAsStream(name + "/" + file)) {
                    Files.write(folder.resolve(file), Objects.requireNonNull(in).readAllBytes());
                }
            }
            Use load =
                    name.equals("bert")
                            ? () -> Bert.fromPretrained(folder)
                            : () -> DistilBert.fromPretrained(folder);
            Path config = folder.resolve("config.json");
            check(name + " config.json", config, List.of(Files.readAllBytes(config)), COUNT, load);
        }
    }

    private static void check(String name, Path file, List<byte[]> seeds, int count, Use use)
            throws IOException {
        use.run();
        List<JsonMutants> all = seeds.stream().map(JsonMutants::new).toList();
        Map<String, Integer> refused = new TreeMap<>();
        int read = 0;
        int structural = 0;
        int past = 0;
        long slowest = 0;
        long begun = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            long seed = (SEED * 1_000_003 + i) * 0x9e3779b97f4a7c15L;
            Random r = new Random(seed);
            boolean inStructure = r.nextBoolean();
            byte[] whole = seeds.get(i % seeds.size());
            byte[] bytes = all.get(i % seeds.size()).next(inStructure, r);
            structural += inStructure ? 1 : 0;
            Files.write(file, bytes);
            past += isJson(bytes) ? 1 : 0;
            long start = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            try {
                use.run();
                read++;
            } catch (FileError e) {
                refused.merge(kind(e), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                if (!(e instanceof OborError)) {
                    throw kept(bytes, seed, e);
                }
                refused.merge(kind(e), 1, Integer::sum);
            }
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            long took = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            slowest = Math.max(slowest, millis);
            if (millis > 1000 || took > (64L << 20) + 400L * whole.length) {
                throw kept(bytes, seed, new AssertionError(millis + " ms, " + took + " bytes"));
            }
        }
        if (Boolean.getBoolean("obor.mutants.report")) {
            System.out.println(
                    "%s: %,d mutants, %.1f %% structural, %.1f %% past the first check, %,d read, %d µs each, slowest %d ms, heap %d MB, refused %s"
                            .formatted(
                                    name,
                                    count,
                                    100.0 * structural / count,
                                    100.0 * past / count,
                                    read,
                                    (THREADS.getCurrentThreadCpuTime() - begun) / 1000 / count,
                                    slowest,
                                    Runtime.getRuntime().maxMemory() >> 20,
                                    refused));
        }
        assertTrue(count < 20 || refused.size() > 2, refused.toString());
    }

    /// Whether the first check lets it pass.
    private static boolean isJson(byte[] bytes) {
        try {
            Json.parse(new String(bytes, StandardCharsets.UTF_8));
            return true;
        } catch (ValueError e) {
            return false;
        }
    }

    private static String kind(Throwable e) {
        String text = String.valueOf(e.getMessage()).replaceAll(".*json:? ?", "");
        text = text.replaceAll("[0-9]+", "N").replaceAll("'[^']*'|\"[^\"]*\"", "X");
        return text.substring(0, Math.min(50, text.length()));
    }

    private static AssertionError kept(byte[] bytes, long seed, Throwable cause)
            throws IOException {
        Path file = Files.createTempFile("damaged-" + seed + "-", ".json");
        Files.write(file, bytes);
        int shown = Math.min(bytes.length, 300);
        String head = new String(bytes, 0, shown, StandardCharsets.UTF_8);
        return new AssertionError("kept as " + file + ", which begins with " + head, cause);
    }
}
