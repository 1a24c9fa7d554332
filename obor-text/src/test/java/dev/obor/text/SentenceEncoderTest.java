package dev.obor.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Tensor;
import dev.obor.io.Json;
import dev.obor.io.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Vectors of sentences are those of Python.
class SentenceEncoderTest {
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
}
