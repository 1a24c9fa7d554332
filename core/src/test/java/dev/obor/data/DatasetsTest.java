package dev.obor.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.base.IndexError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    @Test
    void aSubsetRenumbers() {
        var subset = new Subset<>(new Numbers(10), List.of(7L, 2L, 2L));
        assertEquals(3, subset.size());
        assertEquals(70, subset.get(0));
        assertEquals(20, subset.get(-1));
        assertEquals(List.of(20L, 70L), subset.getItems(List.of(2L, 0L)));
        assertThrows(IndexError.class, () -> subset.get(3));
        var nested = new Subset<>(subset, List.of(1L));
        assertEquals(20, nested.get(0));
    }

    @Test
    void concatenationFindsThePart() {
        var parts = List.of(new Numbers(2), new Numbers(0), new Numbers(3), new Numbers(0));
        var all = new ConcatDataset<>(parts);
        assertArrayEquals(new long[] {2, 2, 5, 5}, all.cumulativeSizes());
        List<Long> seen = new ArrayList<>();
        for (long i = 0; i < all.size(); i++) {
            seen.add(all.get(i));
        }
        assertEquals(List.of(0L, 10L, 0L, 10L, 20L), seen);
        assertEquals(20, all.get(-1));
        assertEquals(0, all.get(-5));
        assertThrows(IndexError.class, () -> all.get(-6));
        assertThrows(IndexError.class, () -> all.get(5));
        assertEquals(10, new Numbers(1).plus(new Numbers(2)).get(2));
        assertThrows(IllegalArgumentException.class, () -> new ConcatDataset<>(List.<Numbers>of()));
    }

    @Test
    void chainsRunThroughAllStreams() {
        IterableDataset<Integer> a = () -> List.of(1, 2).iterator();
        IterableDataset<Integer> none = () -> List.<Integer>of().iterator();
        List<Integer> seen = new ArrayList<>();
        none.plus(a).plus(none).plus(a).forEach(seen::add);
        assertEquals(List.of(1, 2, 1, 2), seen);
        assertEquals(-1, a.plus(a).size());
    }
}
