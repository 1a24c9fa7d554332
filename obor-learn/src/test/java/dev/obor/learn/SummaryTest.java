package dev.obor.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Bilinear;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.LazyLinear;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    /// Two inputs, a layer that runs twice and one that does not.
    public static final class Net extends Module {
        final Bilinear mix = new Bilinear(3, 4, 5);
        final Linear twice = new Linear(5, 5);
        final Linear unused = new Linear(2, 2);

        public Tensor forward(Tensor a, Tensor b) {
            return twice.call(twice.call(mix.call(a, b)));
        }

        public Tensor call(Tensor a, Tensor b) {
            return call(this::forward, a, b);
        }
    }

    @Test
    void showsTheTree() {
        Sequential net =
                new Sequential(new Linear(784, 50), new ReLU(), new Sequential(new Linear(50, 10)));
        net.get(0).requiresGrad_(false);
        assertEquals(
                """
                Layer             Output    Parameters  Trainable  Multiply-adds
                ────────────────────────────────────────────────────────────────
                Sequential        (64, 10)           –          –              –
                ├─ 0: Linear      (64, 50)      39,250          –      2,512,000
                ├─ 1: ReLU        (64, 50)           –          –              –
                └─ 2: Sequential  (64, 10)           –          –              –
                   └─ 0: Linear   (64, 10)         510        510         32,640
                ────────────────────────────────────────────────────────────────
                Parameters: 39,760 (159.0 kB), trainable 510
                Multiply-adds: 2.54 million
                Memory: input 200.7 kB, results of layers 28.2 kB, parameters and buffers 159.0 kB
                A training step needs about 418.1 kB, and what the optimizer keeps\
                """,
                Summary.of(net, 64, 784).toString());
        assertEquals(
                4,
                Summary.of(net, Size.of(1, 784), o -> o.depth(1))
                        .toString()
                        .lines()
                        .filter(line -> line.contains("(1, "))
                        .count());
    }

    @Test
    void severalInputsCallsAndNames() {
        Summary summary = Summary.of(new Net(), List.of(Size.of(2, 3), Size.of(2, 4)), o -> {});
        Summary.Row twice = summary.rows().get(2);
        assertEquals("twice", twice.path());
        assertEquals(2, twice.calls());
        assertEquals(30, twice.parameters());
        assertEquals(2 * 2 * (25 + 5), twice.multiplyAdds());
        assertTrue(summary.toString().contains("unused: Linear  not called"), summary.toString());
        assertTrue(summary.toString().contains("(2, 5) ×2"), summary.toString());
        var net = new Net();
        var said = Summary.of(net, () -> net.call(Obor.ones(2, 3), Obor.ones(2, 4)));
        assertEquals(summary.rows(), said.rows());
    }

    @Test
    void changesNothing() {
        var net = new Sequential(new Linear(3, 4), new BatchNorm1d(4), new Dropout(0.5));
        net.get(2).eval();
        byte[] random = Obor.defaultGenerator().getState();
        Summary.of(net, Size.of(5, 3), o -> o.training(false));
        assertArrayEquals(random, Obor.defaultGenerator().getState());
        assertTrue(net.isTraining());
        assertTrue(net.get(1).isTraining());
        assertFalse(net.get(2).isTraining());
        assertEquals(0, ((BatchNorm1d) net.get(1)).stateDict().get("num_batches_tracked").item());
        Tensor x = Obor.ones(2, 3);
        net.call(x).sum().backward();
        assertTrue(net.parameters().stream().allMatch(p -> p.grad() != null));
    }

    @Test
    void sharedWeightsCountOnceAndLazyOnesWhenTheyAreThere() {
        var shared = new Linear(4, 4);
        assertEquals(20, Summary.of(new Sequential(shared, new ReLU(), shared), 1, 4).parameters());
        assertEquals(30, Summary.of(new Sequential(new LazyLinear(5)), 7, 5).parameters());
        Summary words = Summary.of(new Embedding(9, 2), Size.of(3), o -> o.dtype(DType.INT64));
        assertEquals(List.of(Size.of(3, 2)), words.rows().getFirst().outputs());
        assertEquals(0, words.multiplyAdds());
    }

    @Test
    void mistakesSayWhatToDo() {
        var net = new Sequential(new Linear(784, 10));
        String shape = said(ShapeError.class, () -> Summary.of(net, 1, 783));
        assertTrue(shape.contains("must be 784, but is 783"), shape);
        assertTrue(net.isTraining());
        assertTrue(
                said(ValueError.class, () -> Summary.of(net, List.of(), o -> {}))
                        .contains("no inputs"));
        assertTrue(
                said(ValueError.class, () -> Summary.of(net, List.of("x"), o -> {}))
                        .contains("got a String"));
        assertTrue(
                said(
                                StateError.class,
                                () ->
                                        Summary.of(
                                                net, Arrays.asList(Size.of(1, 784), null), o -> {}))
                        .contains("Summary.of(model, () -> model.call(a, b))"));
    }

    private static String said(Class<? extends RuntimeException> kind, Runnable call) {
        return String.valueOf(assertThrows(kind, call::run).getMessage());
    }
}
