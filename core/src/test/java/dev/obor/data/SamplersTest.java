package dev.obor.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Generator;
import dev.obor.base.StateError;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Orders and generator states (hashes of `g.get_state()`) from PyTorch 2.13, generator seed 5.
class SamplersTest {
    private final Generator generator = new Generator().manualSeed(5);

    private static <T> List<T> all(Iterable<T> sampler) {
        return rest(sampler.iterator());
    }

    private static <T> List<T> rest(Iterator<T> iterator) {
        List<T> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }

    private void state(String expected) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(generator.getState());
            assertEquals(expected, HexFormat.of().formatHex(digest, 0, 6));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sequential() {
        assertEquals(List.of(0L, 1L, 2L), all(new SequentialSampler(3)));
        assertEquals(3, new SequentialSampler(3).size());
    }

    @Test
    void permutationsOfAGeneratorGoOn() {
        var sampler = new RandomSampler(10, o -> o.generator(generator));
        assertEquals("[1, 4, 9, 6, 3, 5, 0, 2, 8, 7]", all(sampler).toString());
        assertEquals("[7, 5, 0, 4, 3, 9, 6, 8, 1, 2]", all(sampler).toString());
        state("70adb249e271");
    }

    @Test
    void moreAndFewerSamplesThanElements() {
        var more = new RandomSampler(10, o -> o.numSamples(23).generator(generator));
        assertEquals(23, more.size());
        assertEquals(
                "[1, 4, 9, 6, 3, 5, 0, 2, 8, 7, 4, 2, 8, 7, 6, 1, 0, 3, 5, 9, 7, 5, 0]",
                all(more).toString());
        state("604882ffe8c1");
        generator.manualSeed(5);
        var fewer = new RandomSampler(10, o -> o.numSamples(4).generator(generator));
        assertEquals("[1, 4, 9, 6]", all(fewer).toString());
        state("2eb89d6bad77");
    }

    @Test
    void replacementDrawsThirtyTwoAtOnce() {
        var sampler =
                new RandomSampler(10, o -> o.replacement(true).numSamples(35).generator(generator));
        assertEquals(
                "[1, 4, 7, 5, 6, 0, 2, 3, 8, 4, 9, 0, 1, 2, 8, 8, 3, 0, 7, 9, 9, 7, 2, 9, 4, 7, 1,"
                        + " 9, 3, 6, 4, 4, 5, 4, 0]",
                all(sampler).toString());
        state("dcda4d26aa9e");
        generator.manualSeed(5);
        var even =
                new RandomSampler(10, o -> o.replacement(true).numSamples(32).generator(generator));
        assertEquals(32, all(even).size());
        state("2ace32d5325c");
    }

    @Test
    void nothingIsDrawnBeforeTheFirstIndex() {
        byte[] before = generator.getState();
        var iterator = new RandomSampler(10, o -> o.generator(generator)).iterator();
        assertEquals(
                HexFormat.of().formatHex(before), HexFormat.of().formatHex(generator.getState()));
        assertEquals(1L, iterator.next());
        state("2eb89d6bad77");
    }

    @Test
    void subsets() {
        var sampler =
                new SubsetRandomSampler(List.of(3L, 1L, 4L, 15L, 9L), o -> o.generator(generator));
        assertEquals("[1, 15, 3, 9, 4]", all(sampler).toString());
        assertEquals(5, sampler.size());
        state("24f961218a78");
    }

    @Test
    void weights() {
        double[] often = {0.1, 0.9, 0.4, 0.7, 3.0, 0.6};
        var with = new WeightedRandomSampler(often, 5, o -> o.generator(generator));
        assertEquals("[4, 3, 3, 3, 3]", all(with).toString());
        state("ea06daeb497b");
        generator.manualSeed(5);
        double[] rarely = {0.9, 0.4, 0.05, 0.2, 0.3, 0.1};
        var without =
                new WeightedRandomSampler(
                        rarely, 5, o -> o.replacement(false).generator(generator));
        assertEquals("[1, 4, 0, 3, 2]", all(without).toString());
        assertEquals(5, without.size());
        state("80c56f65a0e4");
    }

    @Test
    void batchesAskForNoMoreThanTheyNeed() {
        var random = new RandomSampler(6, o -> o.generator(generator));
        var batches = new BatchSampler<>(random, 3, false).iterator();
        assertEquals("[5, 0, 1]", batches.next().toString());
        assertEquals("[3, 4, 2]", batches.next().toString());
        state("64450e146213");
        assertFalse(batches.hasNext());
        state("ea06daeb497b");
        assertThrows(NoSuchElementException.class, batches::next);
    }

    @Test
    void theLastBatchMayBeDropped() {
        var random = new RandomSampler(7, o -> o.generator(generator));
        var dropping = new BatchSampler<>(random, 3, true);
        assertEquals("[[1, 0, 4], [2, 6, 5]]", all(dropping).toString());
        state("80c56f65a0e4");
        assertEquals(2, dropping.size());
        assertEquals(3, new BatchSampler<>(random, 3, false).size());
        var kept = new BatchSampler<>(List.of(1L, 2L, 3L), 2, false);
        assertEquals("[[1, 2], [3]]", all(kept).toString());
        assertEquals(2, kept.size());
    }

    @Test
    void impossibleSizesAreRefused() {
        var none = assertThrows(IllegalArgumentException.class, () -> new RandomSampler(0));
        assertEquals(
                "num_samples should be a positive integer value, but got num_samples=0\n"
                        + "  The data set is empty.",
                none.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new WeightedRandomSampler(new double[] {1}, 0));
        var noBatch =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new BatchSampler<>(List.of(1L), 0, false));
        assertEquals(
                "batch_size should be a positive integer value, but got batch_size=0",
                noBatch.getMessage());
        Iterable<Long> stream = () -> LongStream.range(0, 3).iterator();
        var unsized = new BatchSampler<>(stream, 2, false);
        assertEquals(2, all(unsized).size());
        assertThrows(StateError.class, unsized::size);
    }

    @Test
    void randomSplits() {
        assertEquals(
                "[[1, 4, 9], [6, 3, 5, 0, 2, 8, 7]]",
                indices(Datasets.randomSplit(new Numbers(10), generator, 3, 7)));
        state("2eb89d6bad77");
        generator.manualSeed(5);
        assertEquals(
                "[[9, 5, 0, 8], [10, 2, 3], [6, 7, 1, 4]]",
                indices(Datasets.randomSplit(new Numbers(11), generator, .3, .3, .4)));
        generator.manualSeed(5);
        assertEquals("[[3, 1, 0, 2]]", indices(Datasets.randomSplit(new Numbers(4), generator, 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> Datasets.randomSplit(new Numbers(4), generator, 3, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> Datasets.randomSplit(new Numbers(4), generator, 0.5, 0.4));
    }

    private static String indices(List<Subset<Long>> parts) {
        return parts.stream().map(Subset::indices).toList().toString();
    }
}
