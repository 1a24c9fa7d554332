package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.base.ValueError;
import dev.obor.data.TensorDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The shares are those of PyTorch's `DistributedSampler(range(n), num_replicas, rank, ...)`.
class DistributedSamplerTest {
    private static List<Long> order(
            int n, Consumer<DistributedSampler.Options> options, long epoch) {
        var sampler = new DistributedSampler(new TensorDataset(Obor.arange(n)), options);
        sampler.setEpoch(epoch);
        List<Long> all = new ArrayList<>();
        sampler.forEach(all::add);
        assertEquals(sampler.size(), all.size());
        return all;
    }

    /// `s = DistributedSampler(range(n), r, k, shuffle=True, seed=s, drop_last=d); s.set_epoch(e);
    /// list(s)`
    @Test
    void shuffledSharesAreThoseOfPyTorch() {
        assertEquals(
                List.of(4L, 5L, 0L, 2L),
                order(10, o -> o.numReplicas(3).rank(0).seed(0).dropLast(false), 0));
        assertEquals(
                List.of(1L, 8L, 7L, 6L),
                order(10, o -> o.numReplicas(3).rank(2).seed(0).dropLast(false), 1));
        assertEquals(
                List.of(2L, 10L),
                order(11, o -> o.numReplicas(4).rank(3).seed(5).dropLast(true), 2));
        assertEquals(
                List.of(1L), order(3, o -> o.numReplicas(5).rank(4).seed(7).dropLast(false), 0));
        assertEquals(
                List.of(7L, 6L, 1L, 0L),
                order(9, o -> o.numReplicas(2).rank(1).seed(1).dropLast(true), 4));
    }

    @Test
    void withoutShuffleIndicesAlternate() {
        assertEquals(
                List.of(1L, 5L, 9L), order(10, o -> o.numReplicas(4).rank(1).shuffle(false), 0));
        assertEquals(
                List.of(3L, 7L, 1L), order(10, o -> o.numReplicas(4).rank(3).shuffle(false), 0));
        assertEquals(
                List.of(3L, 7L),
                order(10, o -> o.numReplicas(4).rank(3).shuffle(false).dropLast(true), 0));
        assertEquals(List.of(0L), order(1, o -> o.numReplicas(3).rank(2).shuffle(false), 0));
    }

    @Test
    void inAGroupTheShareIsThatOfTheRank() {
        Distributed.spawn(
                2,
                rank -> {
                    var sampler =
                            new DistributedSampler(
                                    new TensorDataset(Obor.arange(4)), o -> o.shuffle(false));
                    List<Long> all = new ArrayList<>();
                    sampler.forEach(all::add);
                    assertEquals(List.of((long) rank, rank + 2L), all);
                });
    }

    @Test
    void ranksThatDoNotExistAreRefused() {
        assertThrows(ValueError.class, () -> order(10, o -> o.numReplicas(2).rank(2), 0));
    }
}
