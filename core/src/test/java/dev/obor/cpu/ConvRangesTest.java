package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.ConvShape;
import org.junit.jupiter.api.Test;

class ConvRangesTest {
    private static ConvShape images(int batch) {
        return ConvF32Test.square(batch, 16, 16, 1, 14, 3);
    }

    @Test
    void aPowerOfTwoThatGrowsWithTheWork() {
        assertEquals(1, ConvRanges.count(images(1), 1000, 100));
        assertEquals(8, ConvRanges.count(images(64), 1000, 100));
        assertEquals(16, ConvRanges.count(images(1000), 1000, 100));
    }

    @Test
    void noMoreThanThereAreBlocks() {
        assertEquals(1, ConvRanges.count(images(64), 0, 100));
        assertEquals(1, ConvRanges.count(images(64), 1, 100));
        assertEquals(2, ConvRanges.count(images(64), 3, 100));
    }

    @Test
    void noMoreSumsThanFitIntoMemory() {
        assertEquals(4, ConvRanges.count(images(1000), 1000, 1 << 20));
        assertEquals(1, ConvRanges.count(images(1000), 1000, 1L << 40));
    }
}
