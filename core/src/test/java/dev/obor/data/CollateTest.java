package dev.obor.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Cases of PyTorch's documentation of `default_collate`.
class CollateTest {
    private static Tensor tensor(long... values) {
        Tensor t = Tensor.zeros(DType.INT64, values.length);
        for (int i = 0; i < values.length; i++) {
            t.select(0, i).fill_(values[i]);
        }
        return t;
    }

    private static void joined(String shape, DType dtype, Tensor tensor, double... values) {
        assertEquals(shape, tensor.shape().toList().toString());
        assertSame(dtype, tensor.dtype());
        assertArrayEquals(values, tensor.toDoubleArray());
    }

    @Test
    void numbersAndTruthValues() {
        joined("[4]", DType.INT64, Collate.defaultCollate(List.of(0, 1, 2, 3)), 0, 1, 2, 3);
        joined("[2]", DType.INT64, Collate.defaultCollate(List.of(7L, 8L)), 7, 8);
        joined("[2]", DType.FLOAT64, Collate.defaultCollate(List.of(0.5, 1.5)), 0.5, 1.5);
        joined("[1]", DType.FLOAT64, Collate.defaultCollate(List.of(0.25f)), 0.25);
        joined("[2]", DType.BOOL, Collate.defaultCollate(List.of(true, false)), 1, 0);
        assertEquals(List.of("a", "b"), Collate.defaultCollate(List.of("a", "b")));
    }

    @Test
    void tensorsOfAnyLayoutAreStacked() {
        Tensor matrix = tensor(1, 2, 3, 4, 5, 6).view(2, 3);
        Tensor both = Collate.defaultCollate(List.of(matrix, matrix.t().reshape(2, 3)));
        joined("[2, 2, 3]", DType.INT64, both, 1, 2, 3, 4, 5, 6, 1, 4, 2, 5, 3, 6);
        Tensor turned = Collate.defaultCollate(List.of(matrix.t()));
        joined("[1, 3, 2]", DType.INT64, turned, 1, 4, 2, 5, 3, 6);
        joined(
                "[2]",
                DType.INT64,
                Collate.defaultCollate(List.of(tensor(4).select(0, 0), tensor(9).select(0, 0))),
                4,
                9);
        var arrays = List.of(new float[] {1, 2}, new float[] {3, 4});
        joined("[2, 2]", DType.FLOAT32, Collate.defaultCollate(arrays), 1, 2, 3, 4);
    }

    @Test
    void mapsListsAndRecordsKeepTheirKind() {
        Map<String, Integer> one = new LinkedHashMap<>(Map.of("A", 0));
        Map<String, Integer> other = new LinkedHashMap<>(Map.of("A", 100));
        Map<String, Tensor> map = Collate.defaultCollate(List.of(one, other));
        joined("[2]", DType.INT64, map.get("A"), 0, 100);
        List<Tensor> list = Collate.defaultCollate(List.of(List.of(0, 1), List.of(2, 3)));
        joined("[2]", DType.INT64, list.get(0), 0, 2);
        joined("[2]", DType.INT64, list.get(1), 1, 3);
        var points = List.of(new Point<>(1, "x"), new Point<>(2, "y"));
        Point<Tensor, List<String>> point = Collate.defaultCollate(points);
        joined("[2]", DType.INT64, point.a(), 1, 2);
        assertEquals(List.of("x", "y"), point.b());
        Sample sample =
                Collate.defaultCollate(List.of(Sample.of(tensor(1, 2)), Sample.of(tensor(3, 4))));
        joined("[2, 2]", DType.INT64, sample.x(), 1, 2, 3, 4);
    }

    record Point<A, B>(A a, B b) {}

    record Labelled(Tensor image, long label) {}

    @Test
    void whatCannotBeJoinedSaysSo() {
        refused(
                DTypeError.class,
                "default_collate: batch must contain tensors, arrays, numbers, maps, lists or"
                        + " records; found java.lang.Object; give the loader a collate function",
                Arrays.asList(new Object()));
        refused(
                DTypeError.class,
                "default_collate: batch must contain tensors, arrays, numbers, maps, lists or"
                        + " records; found null; give the loader a collate function",
                Arrays.asList((Object) null));
        refused(
                ShapeError.class,
                "each element in list of batch should be of equal size, got 1 and 2",
                List.of(List.of(1), List.of(1, 2)));
        refused(
                ShapeError.class,
                "stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at"
                        + " entry 1; pad them, or give the loader a collate function",
                List.of(tensor(1, 2), tensor(1, 2, 3)));
        refused(
                DTypeError.class,
                "default_collate: the component 'label' of the record Labelled is a long and cannot"
                        + " hold a Tensor of the whole batch; declare it as Tensor, or give the"
                        + " loader a collate function",
                List.of(new Labelled(tensor(1), 3)));
        refused(
                DTypeError.class,
                "default_collate: the first sample is a Integer, another is x; samples of one data"
                        + " set must be of one kind",
                List.of(1, "x"));
    }

    private static void refused(
            Class<? extends RuntimeException> type, String message, List<?> samples) {
        var error = assertThrows(type, () -> Collate.<Object>defaultCollate(samples));
        assertEquals(message, error.getMessage());
    }
}
