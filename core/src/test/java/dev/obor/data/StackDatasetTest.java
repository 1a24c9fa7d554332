package dev.obor.data;

import static dev.obor.Obor.arange;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackDatasetTest {
    private record Numbers(long size, long factor) implements Dataset<Tensor> {
        @Override
        public Tensor get(long index) {
            return arange(2).add(index * factor);
        }
    }

    @Test
    void samplesStandSideBySide() {
        Dataset<List<Tensor>> pairs = StackDataset.of(new Numbers(4, 1), new Numbers(4, 10));
        DataLoader<List<Tensor>> loader = new DataLoader<>(pairs, o -> o.batchSize(2));
        List<Tensor> first = loader.iterator().next();
        assertArrayEquals(new long[] {0, 1, 10, 11}, first.get(1).flatten().toLongArray());
        Dataset<Map<String, Tensor>> named = StackDataset.of(Map.of("a", new Numbers(3, 2)));
        assertArrayEquals(new long[] {4, 5}, named.get(2).get("a").toLongArray());
        assertThrows(ValueError.class, () -> StackDataset.of(new Numbers(4, 1), new Numbers(3, 1)));
    }

    @Test
    void aLoaderSaysHowItLoads() {
        DataLoader<Tensor> loader =
                new DataLoader<>(new Numbers(4, 1), o -> o.batchSize(3).dropLast(true));
        assertEquals(3, loader.batchSize());
        assertTrue(loader.dropLast());
        assertEquals(0, loader.numWorkers());
        assertNull(loader.generator());
        assertNull(loader.collateFn());
        assertTrue(Collate.defaultConvert(new double[] {1}) instanceof Tensor);
    }
}
