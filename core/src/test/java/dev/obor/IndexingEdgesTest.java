package dev.obor;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.slice;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.nonzero;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.searchsorted;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import org.junit.jupiter.api.Test;

/// What indexing does at its edges: nothing, one element, every dtype, views and versions.
class IndexingEdgesTest {
    private static void assertShape(Tensor t, long... shape) {
        assertArrayEquals(shape, t.shape().toArray());
    }

    private static void assertSame(Tensor expected, Tensor actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertArrayEquals(expected.shape().toArray(), actual.shape().toArray());
        assertEquals(0, expected.ne(actual).sum().item());
    }

    @Test
    void emptyTensorsKeepTheirSizes() {
        Tensor e = zeros(0, 3);
        assertShape(e.get(new long[0]), 0, 3);
        assertShape(e.get(all(), 1), 0);
        assertShape(e.get(e.gt(0)), 0);
        assertShape(e.gather(0, zeros(int64, 0, 3)), 0, 3);
        assertShape(e.scatter(0, zeros(int64, 0, 3), e), 0, 3);
        assertShape(ones(2, 3).indexSelect(0, zeros(int64, 0)), 0, 3);
        assertShape(ones(2, 3).indexAdd(0, zeros(int64, 0), e), 2, 3);
        assertShape(cat(e, ones(2, 3)), 2, 3);
        assertShape(stack(e, e), 2, 0, 3);
        assertShape(e.sort().values(), 0, 3);
        assertShape(ones(3, 0).sort().values(), 3, 0);
        assertShape(e.cumsum(0), 0, 3);
        assertShape(e.flip(1), 0, 3);
        assertShape(e.roll(1, 0), 0, 3);
        assertShape(e.tril(), 0, 3);
        assertShape(nonzero(e), 0, 2);
        assertShape(e.repeat(2, 2), 0, 6);
        assertShape(e.split(1)[0], 0, 3);
        assertEquals(1, e.split(1).length);
        assertEquals(0, e.unbind().length);
        assertShape(e.maskedSelect(e.gt(0)), 0);
        assertShape(zeros(0).unique().values(), 0);
        assertShape(zeros(int64, 0).bincount(), 0);
        assertTrue(Double.isNaN(zeros(0).median().item()));
        assertThrows(IndexError.class, () -> e.get(new long[] {0}));
    }

    @Test
    void tensorsWithoutDimensionsCount() {
        Tensor s = tensor(2.5);
        assertShape(s.get(ellipsis()));
        assertShape(s.get(newAxis()), 1);
        assertShape(s.get(s.gt(0)), 1);
        assertShape(s.get(s.lt(0)), 0);
        assertShape(s.sort().values());
        assertShape(s.cumsum(0));
        assertShape(s.cummax(0).values());
        assertEquals(2.5, s.median().item());
        assertEquals(2.5, s.kthvalue(1).values().item());
        assertEquals(2.5, s.mode().values().item());
        assertShape(s.maskedSelect(s.gt(0)), 1);
        assertShape(s.repeat(3), 3);
        assertThrows(IndexError.class, () -> s.get(0));
        s.set(4.0, ellipsis());
        assertEquals(4, s.item());
    }

    @Test
    void everyDtypeCanBeIndexed() {
        for (DType dtype : DType.values()) {
            Tensor x = tensor(1, 0, 3, 0, 1, 1).to(dtype).reshape(2, 3);
            Tensor places = tensor(1, 0);
            assertSame(x.flip(0), x.get(places));
            assertSame(x.flip(0), x.indexSelect(0, places));
            assertSame(x.flip(0), x.gather(0, places.unsqueeze(1).expand(2, 3)));
            assertSame(x.flip(0), x.scatter(0, places.unsqueeze(1).expand(2, 3), x));
            assertSame(x.flip(0), cat(x.get(slice(1, 2)), x.get(slice(0, 1))));
            assertSame(tensor(1, 3, 1, 1).to(dtype), x.get(x.ne(0)));
            if (!dtype.isComplex()) { // which have no order
                assertSame(tensor(0, 1, 1).to(dtype), x.get(1).sort().values());
                assertSame(tensor(0, 1).to(int64), x.get(0, slice(0, 2)).argsort().flip(0));
            }
            Tensor sum = zeros(dtype, 3).indexAdd_(0, tensor(2, 2), tensor(1, 1).to(dtype));
            assertEquals(dtype == DType.BOOL ? 1 : 2, sum.get(2).item());
            assertSame(tensor(1, 0, 0, 1).to(dtype), eye(2, 2, o -> o.dtype(dtype)).reshape(4));
        }
    }

    @Test
    void writesThroughViewsReachTheWholeTensor() {
        Tensor x = zeros(3, 4).requiresGrad_();
        Tensor y = x.clone();
        y.get(1).set(2.0, slice(0, 2));
        y.get(all(), 3).set(ones(3));
        y.set(5, new boolean[] {false, false, true}, 0);
        assertSame(tensor(new float[][] {{0, 0, 0, 1}, {2, 2, 0, 1}, {5, 0, 0, 1}}), y.detach());
        y.sum().backward();
        assertSame(tensor(new float[][] {{1, 1, 1, 0}, {0, 0, 1, 0}, {0, 1, 1, 0}}), x.grad());
    }

    @Test
    void aChangedIndexIsNoticedByBackward() {
        Tensor x = ones(3).requiresGrad_();
        Tensor index = tensor(0L, 2L);
        Tensor y = x.get(index).sum();
        index.add_(0L);
        var error = assertThrows(StateError.class, y::backward);
        assertTrue(error.getMessage().contains("modified by an inplace operation"));
    }

    @Test
    void failedWritesChangeNothing() {
        Tensor x = ones(3, 2);
        assertThrows(IndexError.class, () -> x.set(0, new long[] {0, 1, 7}));
        assertThrows(IndexError.class, () -> x.indexAdd_(0, tensor(0, 3), ones(2, 2)));
        assertThrows(
                IndexError.class, () -> x.scatter_(0, tensor(new long[][] {{0, -1}}), ones(1, 2)));
        assertSame(ones(3, 2), x);
    }

    @Test
    void nanCountsAsTheLargestValue() {
        Tensor x = tensor(3.0, Double.NaN, -1.0, Double.POSITIVE_INFINITY);
        assertSame(tensor(2, 0, 3, 1), x.argsort());
        assertSame(tensor(1, 3, 0, 2), x.argsort(o -> o.dim(0).descending(true)));
        assertSame(tensor(1, 3), x.topk(2).indices());
        assertTrue(Double.isNaN(x.median().item()));
        assertEquals(3, x.nanmedian().item());
        Tensor sorted = x.sort().values();
        assertSame(
                tensor(2, 4, 4),
                searchsorted(
                        sorted,
                        tensor(1e30, Double.NaN, Double.POSITIVE_INFINITY),
                        o -> o.right(true)));
    }

    @Test
    void sortingAndScanningStayTheSameForAnyLayout() {
        manualSeed(1);
        Tensor x = randn(7, 5, 6);
        for (long dim = 0; dim < 3; dim++) {
            Tensor moved = x.transpose(dim, 2).contiguous();
            assertSame(moved.sort(2).values().transpose(dim, 2), x.sort(dim).values());
            assertSame(moved.cumsum(2).transpose(dim, 2), x.cumsum(dim));
            assertSame(moved.cummin(2).indices().transpose(dim, 2), x.cummin(dim).indices());
            assertSame(moved.topk(3, 2).values().transpose(dim, 2), x.topk(3, dim).values());
            assertSame(
                    moved.median(2, true).values().transpose(dim, 2), x.median(dim, true).values());
        }
    }
}
