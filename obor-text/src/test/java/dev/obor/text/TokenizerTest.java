package dev.obor.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.base.FileError;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Tokens, offsets and texts are those of Hugging Face's library.
class TokenizerTest {
    static final List<String> KEPT = TokenizerCases.KEPT;

    @TempDir Path folder;

    @ParameterizedTest
    @FieldSource("KEPT")
    void keptCases(String name) throws IOException {
        TokenizerCases cases = TokenizerCases.kept(name, folder);
        assertTrue(cases.cases().size() >= 90);
        assertEquals(List.of(), cases.differences());
    }

    /// `python/tokenizers.py FOLDER` writes 11,000 cases for each of 13 tokenizers.
    @Test
    void manyCases() throws IOException {
        String given = System.getenv("OBOR_TOKENIZERS");
        assumeTrue(given != null, "OBOR_TOKENIZERS names no folder with cases");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of(given))) {
            for (Path each : folders.sorted().toList()) {
                wrong.addAll(TokenizerCases.of(each).differences());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private Tokenizer tokenizer(String name) throws IOException {
        return Tokenizer.fromFile(TokenizerCases.kept(name, folder).file());
    }

    @Test
    void optionsCutAndFill() throws IOException {
        Tokenizer bert = tokenizer("bert-uncased");
        Encoding cut = bert.encode("the king and the queen", o -> o.maxLength(5));
        assertEquals(5, cut.length());
        assertEquals("[SEP]", cut.tokens().getLast());
        Encoding left = bert.encode("the king", o -> o.maxLength(3).truncationSide("left"));
        Encoding plain = bert.encode("the king", o -> o.addSpecialTokens(false));
        assertEquals(plain.tokens().getLast(), left.tokens().get(1));
        Encoding filled = bert.encode("the", o -> o.padToLength(12).paddingSide("left"));
        assertEquals(12, filled.length());
        assertEquals("[PAD]", filled.tokens().getFirst());
        assertEquals(0, filled.attentionMask()[0]);
        assertEquals(1, filled.attentionMask()[11]);
        Tokenizer.Batch batch = bert.batch(List.of("the king", "a"), o -> o.padToMultipleOf(8));
        assertEquals(0, batch.inputIds().size(1) % 8);
        assertEquals(2, batch.attentionMask().size(0));
        Encoding pair = bert.encode("the king", "a queen", o -> o.maxLength(6));
        assertEquals(6, pair.length());
        assertEquals(1, pair.typeIds()[5]);
    }

    @Test
    void offsetsAreOfTheJavaString() throws IOException {
        String text = "😀 naïve café";
        Encoding encoding = tokenizer("bert-uncased").encode(text);
        for (Encoding.Offset offset : encoding.offsets()) {
            assertTrue(offset.end() <= text.length());
        }
        assertEquals(text.length(), encoding.offsets().get(encoding.length() - 2).end());
    }

    @Test
    void vocabulary() throws IOException {
        Tokenizer gpt2 = tokenizer("gpt2");
        Integer id = gpt2.tokenToId("<|endoftext|>");
        assertEquals("<|endoftext|>", gpt2.idToToken(id == null ? -1 : id));
        assertNull(gpt2.tokenToId("no such token"));
        assertNull(gpt2.idToToken(-1));
        assertEquals(gpt2.vocabSize(), gpt2.vocabulary().size());
        int[] ids = gpt2.encode("Hello, 世界 👍🏽!").ids();
        assertEquals("Hello, 世界 👍🏽!", gpt2.decode(ids));
        assertEquals("Hello, 世界 👍🏽!", gpt2.decode(gpt2.encode("Hello, 世界 👍🏽!").inputIds()));
        assertEquals("", gpt2.decode(1 << 30, -5));
        assertArrayEquals(new int[0], gpt2.encode("").ids());
    }

    @Test
    void unknownPartsAreNamed() throws IOException {
        Path file = TokenizerCases.kept("bert-uncased", folder).file();
        String json = Files.readString(file);
        for (String[] change :
                new String[][] {
                    {"\"BertNormalizer\"", "normalizer"},
                    {"\"BertPreTokenizer\"", "pre_tokenizer"},
                    {"\"TemplateProcessing\"", "post_processor"},
                    {"{\"type\":\"WordPiece\",\"prefix\"", "decoder"}
                }) {
            String other = change[0].replaceFirst("\"[A-Z][A-Za-z]+\"", "\"Curious\"");
            assertTrue(json.contains(change[0]), change[0]);
            Files.writeString(file, json.replace(change[0], other));
            FileError error = assertThrows(FileError.class, () -> Tokenizer.fromFile(file));
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains("Curious") && message.contains(change[1]), message);
            assertTrue(message.startsWith(file.toString()), message);
        }
    }

    @Test
    void mistakesAreNamed() throws IOException {
        Tokenizer bert = tokenizer("bert-uncased");
        assertThrows(ValueError.class, () -> bert.encode("a", o -> o.truncation(true)));
        assertThrows(ValueError.class, () -> bert.encode("a", o -> o.maxLength(-1)));
        assertThrows(ValueError.class, () -> bert.encode("a", o -> o.padToLength(-1)));
        assertThrows(ValueError.class, () -> bert.encode("a", o -> o.padding(true).padToken("no")));
        assertThrows(
                ValueError.class, () -> bert.encode("a", o -> o.maxLength(1).truncationSide("up")));
        assertThrows(
                ValueError.class,
                () ->
                        bert.encode(
                                "a b", "c", o -> o.maxLength(4).truncationStrategy("only_second")));
        assertThrows(FileError.class, () -> Tokenizer.fromFile(folder.resolve("missing.json")));
        assertThrows(FileError.class, () -> Tokenizer.fromPretrained(folder.resolve("..")));
    }

    @Test
    void anExpressionThatTakesForeverIsStopped() throws IOException {
        Path file = folder.resolve("slow.json");
        Files.writeString(
                file,
                "{\"pre_tokenizer\":{\"type\":\"Split\",\"pattern\":{\"Regex\":\"(.*)(.*)(.*)(.*)(.*)c\"},"
                        + "\"behavior\":\"Isolated\"},\"model\":{\"type\":\"WordPiece\","
                        + "\"vocab\":{\"[UNK]\":0}}}");
        Tokenizer slow = Tokenizer.fromFile(file);
        char[] text = new char[200];
        Arrays.fill(text, 'a');
        assertThrows(dev.obor.base.StateError.class, () -> slow.encode(new String(text)));
    }
}
