package dev.obor.text;

import static dev.obor.Obor.manualSeed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.io.Json;
import dev.obor.io.Safetensors;
import dev.obor.text.models.Bert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Vectors of sentences are those of Python.
class SentenceEncoderTest {
    @TempDir Path folder;

    /// `python/models.py FOLDER --packages …` copies the package and writes what Python says.
    @Test
    void aRealModelInTenScripts() {
        String given = System.getenv("OBOR_CHECKPOINTS");
        assumeTrue(given != null, "OBOR_CHECKPOINTS names no folder with checkpoints");
        Path folder = Path.of(Objects.requireNonNull(given)).resolve("minilm");
        assumeTrue(Files.exists(folder), "OBOR_CHECKPOINTS has no folder minilm");
        Safetensors expected = Safetensors.load(folder.resolve("expected.safetensors"));
        List<String> sentences = new ArrayList<>();
        for (Object text : (List<?>) Json.parse(expected.metadata().get("sentences"))) {
            sentences.add((String) text);
        }
        assertEquals(100, sentences.size());
        SentenceEncoder encoder = SentenceEncoder.fromPretrained(folder);
        Tensor vectors = encoder.encode(sentences);
        assertEquals(List.of(100L, 384L), vectors.shape().toList());
        double worst = 0;
        for (int i = 0; i < sentences.size(); i++) {
            long[] ids = expected.tensors().get("ids." + i).toLongArray();
            int[] found =
                    encoder.tokenizer()
                            .encode(sentences.get(i), o -> o.padding(false).maxLength(256))
                            .ids();
            assertArrayEquals(ids, java.util.Arrays.stream(found).asLongStream().toArray());
            Tensor vector = expected.tensors().get("embedding." + i);
            worst = Math.max(worst, vector.sub(vectors.select(0, i)).abs().max().item());
        }
        assertTrue(worst <= 1e-5, "off by " + worst);
        System.out.printf("100 sentences, the worst element is off by %.2g%n", worst);
    }

    private Path folder(String modules) throws IOException {
        TokenizerCases cases = TokenizerCases.kept("bert-uncased", folder);
        int tokens = Tokenizer.fromFile(cases.file()).vocabSize();
        manualSeed(0);
        Bert bert =
                new Bert(o ->
                        o.vocabSize(tokens)
                                .hiddenSize(8)
                                .numHiddenLayers(1)
                                .numAttentionHeads(2)
                                .intermediateSize(8)
                                .maxPositionEmbeddings(16));
        bert.savePretrained(folder);
        Files.writeString(folder.resolve("modules.json"), modules);
        return folder;
    }

    private static String steps(String... kinds) {
        List<String> all = new ArrayList<>();
        for (String kind : kinds) {
            String path = kind.equals("Pooling") ? "1_Pooling" : "";
            all.add(
                    "{\"path\": \"%s\", \"type\": \"sentence_transformers.models.%s\"}"
                            .formatted(path, kind));
        }
        return all.toString();
    }

    @Test
    void stepsAreThoseOfTheFolder() throws IOException {
        Path model = folder(steps("Transformer", "Pooling", "Normalize"));
        Files.createDirectory(folder.resolve("1_Pooling"));
        Path pooling = folder.resolve("1_Pooling/config.json");
        List<String> texts = List.of("the king", "a", "the king and the queen of the land");
        Tokenizer tokenizer = Tokenizer.fromPretrained(model);
        Bert bert = Bert.fromPretrained(model);
        String[] modes = {
            "\"pooling_mode_cls_token\": true",
            "\"pooling_mode_max_tokens\": true",
            "\"pooling_mode_mean_tokens\": true, \"pooling_mode_cls_token\": true"
        };
        for (int mode = 0; mode < 3; mode++) {
            Files.writeString(pooling, "{" + modes[mode] + "}");
            Tensor vectors = SentenceEncoder.fromPretrained(model).encode(texts);
            for (int i = 0; i < 3; i++) {
                Tensor ids =
                        tokenizer
                                .encode(texts.get(i), o -> o.padding(false).maxLength(16))
                                .inputIds();
                Tensor words = bert.call(ids).select(0, 0).detach();
                Tensor first = words.select(0, 0);
                Tensor wanted =
                        switch (mode) {
                            case 0 -> first;
                            case 1 -> words.amax(0);
                            default -> Obor.cat(List.of(first, words.mean(0)));
                        };
                assertTrue(
                        vectors.select(0, i)
                                .allclose(wanted.div(wanted.norm()), o -> o.rtol(1e-4).atol(1e-5)),
                        modes[mode] + " " + texts.get(i));
            }
        }
        assertEquals(List.of(0L, 16L), encoded(model, List.of()).shape().toList());
        assertEquals(
                List.of(16L), SentenceEncoder.fromPretrained(model).encode("a").shape().toList());
        Files.writeString(pooling, "{\"pooling_mode_lasttoken\": true}");
        refused(model, "pooling_mode_lasttoken");
        Files.writeString(pooling, "{}");
        refused(model, "pooling_mode_");
        Files.writeString(folder.resolve("modules.json"), steps("Transformer", "CNN"));
        refused(model, "CNN");
        Files.writeString(
                folder.resolve("modules.json"), "[{\"path\": \"../x\", \"type\": \"a.Pooling\"}]");
        refused(model, "beside the file");
        Files.writeString(folder.resolve("modules.json"), "{}");
        refused(model, "no array");
    }

    private static Tensor encoded(Path model, List<String> texts) {
        return SentenceEncoder.fromPretrained(model).encode(texts);
    }

    private static void refused(Path model, String message) {
        FileError error =
                assertThrows(FileError.class, () -> SentenceEncoder.fromPretrained(model));
        assertTrue(error.getMessage().contains(message), error::getMessage);
    }
}
