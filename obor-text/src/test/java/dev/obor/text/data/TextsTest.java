package dev.obor.text.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.base.FileError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
    @TempDir private Path folder;

    @Test
    void filesInFolders() throws Exception {
        write("pos/b.txt", "Good.");
        write("pos/more/a.TXT", "Schön!\n");
        write("neg/1.txt", "Bad");
        write("neg/notes.md", "not a text");
        Texts texts = Texts.folder(folder);
        assertEquals(List.of("Bad", "Good.", "Schön!\n"), texts.all());
        assertEquals(List.of("neg", "pos"), texts.classes());
        assertEquals(List.of(0L, 1L, 1L), texts.targets());
        assertEquals(List.of("schön", "!"), texts.words().getLast());
        assertThrows(FileError.class, () -> Texts.folder(folder.resolve("neg")));
        assertThrows(FileError.class, () -> Texts.folder(folder.resolve("none")));
    }

    @Test
    void linesOfAFile() throws Exception {
        Path file = write("lines.txt", "one\n\n  \ntwo words\n");
        Texts texts = Texts.lines(file);
        assertEquals(List.of("one", "two words"), texts.all());
        assertEquals(1, texts.encoded(text -> Obor.tensor(text.length())).get(1).size());
        assertThrows(FileError.class, () -> Texts.lines(folder.resolve("none.txt")));
        assertThrows(ValueError.class, () -> Texts.of(List.of("a"), List.of()));
    }

    /// Letters beyond the basic plane are one word with others, marks belong to their letter.
    @Test
    void words() {
        assertEquals(List.of("naı̈ve", "𐐨b", "😀", "x1"), Texts.words("Naı̈ve 𐐀B😀 x1"));
        assertEquals(List.of(), Texts.words(" \t\n"));
    }

    /// `torchtext.vocab.build_vocab_from_iterator` sorts so.
    @Test
    void wordsByFrequencyThenByLetters() {
        List<List<String>> texts = List.of(List.of("b", "a", "c", "c"), List.of("a", "d", "c"));
        Vocab all = Vocab.of(texts, o -> {});
        assertEquals(List.of("<pad>", "<unk>", "c", "a", "b", "d"), all.all());
        assertEquals(
                List.of("<unk>", "c", "a"),
                Vocab.of(texts, o -> o.specials("<unk>").minFreq(2)).all());
        assertEquals(List.of("a", "c"), Vocab.of(texts, o -> o.specials("a").maxTokens(2)).all());
        assertEquals(List.of("a", "<unk>"), all.words(all.indices(List.of("a", "z"))));
        assertEquals(0, all.indices(List.of()).numel());
        assertEquals(all.all(), Vocab.of(all.all()).all());
        assertThrows(IndexError.class, () -> all.word(6));
        assertThrows(ValueError.class, () -> Vocab.of(List.of("a", "a")));
        assertThrows(ValueError.class, () -> Vocab.of(List.of("a")).index("b"));
        assertThrows(ValueError.class, () -> Vocab.of(texts, o -> o.minFreq(0)));
        assertThrows(ValueError.class, () -> Vocab.of(texts, o -> o.maxTokens(1)));
    }

    @Test
    void windowsOverAText() {
        var tokens = Obor.arange(11);
        assertEquals(7, new TokenWindows(tokens, 4).size());
        var apart = new TokenWindows(tokens, 4, 3);
        assertEquals(3, apart.size());
        assertTrue(apart.get(2).x().equal(Obor.arange(6, 10)));
        assertTrue(apart.get(2).y().equal(Obor.arange(7, 11)));
        assertEquals(1, new TokenWindows(tokens, 10).size());
        assertThrows(IndexError.class, () -> apart.get(3));
        assertThrows(ValueError.class, () -> new TokenWindows(tokens, 11));
        assertThrows(ShapeError.class, () -> new TokenWindows(tokens.view(1, 11), 2));
    }

    @Test
    void batchesOfAboutEqualLength() {
        long[] lengths = IntStream.range(0, 1003).mapToLong(i -> 1 + i * 7919L % 50).toArray();
        var batches = new LengthBatches(1003, i -> lengths[(int) i], 8);
        Obor.manualSeed(3);
        List<List<Long>> first = all(batches);
        assertEquals(batches.size(), first.size());
        assertEquals(
                LongStream.range(0, 1003).boxed().toList(),
                first.stream().flatMap(List::stream).sorted().toList());
        long waste = 0;
        for (List<Long> batch : first) {
            long longest = batch.stream().mapToLong(i -> lengths[i.intValue()]).max().orElseThrow();
            waste += batch.stream().mapToLong(i -> longest - lengths[i.intValue()]).sum();
        }
        assertTrue(waste < 1003, "padding " + waste);
        Obor.manualSeed(3);
        assertEquals(first, all(batches));
        assertTrue(!first.equals(all(batches)));
        var whole = new LengthBatches(1003, i -> lengths[(int) i], 8, o -> o.dropLast(true));
        assertEquals(125, all(whole).size());
        assertEquals(125, whole.size());
        var own =
                new LengthBatches(
                        9,
                        i -> i,
                        2,
                        o -> o.generator(new Generator().manualSeed(5)).dropLast(false));
        assertEquals(5, all(own).size());
        assertThrows(ValueError.class, () -> new LengthBatches(3, i -> i, 0));
    }

    @Test
    void filledUpToTheLongest() {
        var texts = Texts.of(List.of("a", "b c d"), List.of("x", "y"));
        Vocab words = Vocab.of(texts.words(), o -> {});
        var data = texts.encoded(text -> words.indices(Texts.words(text)));
        var loader = new DataLoader<>(data, LengthBatches.padded(9), o -> o.batchSize(2));
        Sample batch = loader.iterator().next();
        assertTrue(batch.x().equal(Obor.tensor(new long[][] {{2, 9, 9}, {3, 4, 5}})));
        assertTrue(batch.y().equal(Obor.tensor(0, 1)));
    }

    private static List<List<Long>> all(LengthBatches batches) {
        List<List<Long>> all = new ArrayList<>();
        batches.forEach(all::add);
        return all;
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
