package dev.obor.text;

import static dev.obor.Obor.manualSeed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.ValueError;
import dev.obor.text.models.Gpt2;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that go on: in batches, and piece by piece, as one by one.
class TextGeneratorTest {
    @TempDir Path folder;

    private TextGenerator writer() throws IOException {
        int tokens = Tokenizer.fromFile(TokenizerCases.kept("gpt2", folder).file()).vocabSize();
        manualSeed(0);
        new Gpt2(o -> o.vocabSize(tokens).nPositions(64).nEmbd(16).nLayer(2).nHead(2))
                .savePretrained(folder);
        return TextGenerator.fromPretrained(folder);
    }

    @Test
    void textsOfABatchAreThoseOfEachAlone() throws IOException {
        TextGenerator writer = writer();
        List<String> prompts = List.of("the king", "a", "naïve 日本 and more of it");
        List<String> together = writer.generate(prompts, o -> o.maxNewTokens(12));
        for (int i = 0; i < prompts.size(); i++) {
            assertTrue(together.get(i).startsWith(prompts.get(i)), together.get(i));
            assertEquals(writer.generate(prompts.get(i), o -> o.maxNewTokens(12)), together.get(i));
        }
        List<String> several =
                writer.generate(prompts, o -> o.doSample(true).numReturnSequences(2));
        assertEquals(6, several.size());
        assertTrue(several.get(3).startsWith("a"), several.get(3));
        assertEquals(List.of(), writer.generate(List.of(), o -> {}));
    }

    @Test
    void piecesAreTheWhole() throws IOException {
        TextGenerator writer = writer();
        manualSeed(3);
        StringBuilder pieces = new StringBuilder();
        String whole =
                writer.stream(
                        "the king",
                        o -> o.doSample(true).temperature(2).topK(0).maxNewTokens(40),
                        pieces::append);
        assertEquals(whole, pieces.toString());
        manualSeed(3);
        assertEquals(
                "the king" + whole,
                writer.generate(
                        "the king", o -> o.doSample(true).temperature(2).topK(0).maxNewTokens(40)));
        assertThrows(
                ValueError.class,
                () ->
                        writer.stream(
                                "the king",
                                o -> o.doSample(true).numReturnSequences(2),
                                text -> {}));
    }
}
