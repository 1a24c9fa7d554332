package dev.obor.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorDatasetTest {
    private final Tensor x = Tensor.zeros(DType.FLOAT32, 10, 3);
    private final Tensor y = Tensor.zeros(DType.INT64, 10);
    private final TensorDataset dataset = new TensorDataset(x, y);

    TensorDatasetTest() {
        for (int i = 0; i < 10; i++) {
            y.select(0, i).fill_((long) i);
            x.select(0, i).fill_(i / 2.0);
        }
    }

    private static long[] labels(Sample sample) {
        return sample.y().toLongArray();
    }

    @Test
    void aSampleIsAViewOfItsRow() {
        Sample sample = dataset.get(4);
        assertArrayEquals(new float[] {2, 2, 2}, sample.x().toFloatArray());
        assertEquals(4, sample.y().itemLong());
        assertEquals(9, dataset.get(-1).y().itemLong());
        sample.x().fill_(7.0);
        assertEquals(7, x.select(0, 4).select(0, 0).item());
        assertThrows(IndexError.class, () -> dataset.get(10));
        assertThrows(IndexError.class, () -> sample.get(2));
    }

    @Test
    void slicesAreCutAtTheEnds() {
        assertArrayEquals(new long[] {2, 3}, labels(dataset.slice(2, 4)));
        assertArrayEquals(new long[] {8, 9}, labels(dataset.slice(8, 64)));
        assertArrayEquals(new long[] {8, 9}, labels(dataset.slice(-2, 10)));
        assertEquals(0, dataset.slice(5, 3).x().numel());
        assertEquals(List.of(0L, 3L), dataset.slice(20, 30).x().shape().toList());
    }

    @Test
    void listsOfIndicesGatherRows() {
        Sample rows = dataset.get(List.of(3L, -1L, 3L));
        assertArrayEquals(new long[] {3, 9, 3}, labels(rows));
        assertEquals(List.of(3L, 3L), rows.x().shape().toList());
        var error = assertThrows(IndexError.class, () -> dataset.get(List.of(0L, 10L)));
        assertEquals("index 10 is out of bounds for dimension 0 with size 10", error.getMessage());
        Tensor columns = x.t();
        var turned = new TensorDataset(columns).get(List.of(2L, 0L));
        assertEquals(List.of(2L, 10L), turned.x().shape().toList());
        assertEquals(4.5f, turned.x().toFloatArray()[9]);
    }

    @Test
    void gatheringEqualsStackingSampleBySample() {
        List<Long> indices = List.of(7L, 0L, 2L);
        Sample fast = dataset.get(indices);
        Sample slow = Collate.defaultCollate(dataset.getItems(indices));
        assertArrayEquals(slow.x().toFloatArray(), fast.x().toFloatArray());
        assertArrayEquals(labels(slow), labels(fast));
        assertEquals(slow.x().shape(), fast.x().shape());
        assertEquals(slow.y().shape(), fast.y().shape());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void loadersGiveXAndY(int workers) {
        var loader =
                new DataLoader<>(
                        dataset,
                        o ->
                                o.batchSize(4)
                                        .shuffle(true)
                                        .generator(new Generator().manualSeed(3))
                                        .numWorkers(workers));
        List<Long> seen = new ArrayList<>();
        for (var batch : loader) {
            assertEquals(List.of(batch.y().numel(), 3L), batch.x().shape().toList());
            assertEquals(batch.y().toLongArray()[0] / 2f, batch.x().toFloatArray()[0]);
            for (long label : labels(batch)) {
                seen.add(label);
            }
        }
        assertEquals("[7, 4, 2, 9, 1, 5, 0, 8, 6, 3]", seen.toString());
    }

    @Test
    void aBatchSamplerAsSamplerAsksForWholeLists() {
        var lists = new BatchSampler<>(new SequentialSampler(dataset), 4, false);
        var single = new DataLoader<>(dataset, o -> o.sampler(lists));
        assertEquals(List.of(1L, 4L, 3L), single.iterator().next().x().shape().toList());
        var whole = new DataLoader<>(dataset, o -> o.sampler(lists).batchSize(null));
        assertEquals(List.of(4L, 3L), whole.iterator().next().x().shape().toList());
        assertEquals(3, whole.size());
    }

    @Test
    void gradientsFlowBackToTheirRows() {
        Tensor weights = Tensor.zeros(DType.FLOAT32, 4, 2).requiresGrad_();
        var rows = new TensorDataset(weights).get(List.of(2L, 0L, 2L));
        rows.x().backward(Tensor.zeros(DType.FLOAT32, 3, 2).fill_(1.0));
        Tensor grad = weights.grad();
        assertArrayEquals(
                new float[] {1, 1, 0, 0, 2, 2, 0, 0},
                grad == null ? new float[0] : grad.toFloatArray());
    }

    @Test
    void subsetsGatherToo() {
        var subset = new Subset<>(dataset, List.of(9L, 8L, 7L));
        var loader = new DataLoader<>(subset, o -> o.batchSize(2));
        var batches = loader.iterator();
        assertArrayEquals(new long[] {9, 8}, labels(batches.next()));
        assertArrayEquals(new long[] {7}, labels(batches.next()));
    }

    @Test
    void tensorsMustHaveEqualRows() {
        var error =
                assertThrows(
                        ShapeError.class, () -> new TensorDataset(x, Tensor.zeros(DType.INT64, 9)));
        assertEquals(
                "Size mismatch between tensors: [torch.Size([10, 3]), torch.Size([9])]; all must"
                        + " have the same first size",
                error.getMessage());
        assertThrows(ShapeError.class, TensorDataset::new);
        assertThrows(ShapeError.class, () -> new TensorDataset(x.select(0, 0).select(0, 0)));
    }
}
