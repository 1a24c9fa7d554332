package dev.obor.nn;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.LSTMResult;
import dev.obor.LSTMState;
import dev.obor.Obor;
import dev.obor.RNNResult;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.GradCheck;
import dev.obor.autograd.TensorFunction;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.utils.PackedSequence;
import dev.obor.nn.utils.Sequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Recurrent layers: first and second derivatives, packed sequences against single ones, other
/// dtypes, and what is refused. Values are compared with PyTorch's elsewhere.
class RecurrentTest {
    private static final long[] LENGTHS = {3, 1, 4, 3};

    /// The network as a function of (input, weights …, hidden, cell).
    private static List<Tensor> run(RNNBase module, @Nullable Tensor sizes, Tensor[] in) {
        Tensor x = in[0];
        Tensor h = in[1];
        List<Tensor> w = Arrays.asList(in).subList(3, in.length);
        boolean biased = module.bias;
        long layers = module.numLayers;
        boolean both = module.bidirectional;
        if (module instanceof LSTM) {
            LSTMState state = new LSTMState(h, in[2]);
            LSTMResult r =
                    sizes == null
                            ? Obor.lstm(x, state, w, biased, layers, 0, true, both, false)
                            : Obor.lstm(x, sizes, state, w, biased, layers, 0, true, both);
            return List.of(r.output(), r.hidden(), r.cell());
        }
        RNNResult r;
        if (module instanceof GRU) {
            r =
                    sizes == null
                            ? Obor.gru(x, h, w, biased, layers, 0, true, both, false)
                            : Obor.gru(x, sizes, h, w, biased, layers, 0, true, both);
        } else if (module instanceof Relu) {
            r =
                    sizes == null
                            ? Obor.rnnRelu(x, h, w, biased, layers, 0, true, both, false)
                            : Obor.rnnRelu(x, sizes, h, w, biased, layers, 0, true, both);
        } else {
            r =
                    sizes == null
                            ? Obor.rnnTanh(x, h, w, biased, layers, 0, true, both, false)
                            : Obor.rnnTanh(x, sizes, h, w, biased, layers, 0, true, both);
        }
        return List.of(r.output(), r.hidden());
    }

    @TestFactory
    Stream<DynamicTest> derivativesAreThoseOfTheValues() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(test("lstm", new LSTM(2, 3), 3));
        tests.add(test("projected", new LSTM(2, 3, o -> o.projSize(2).bidirectional(true)), 2));
        tests.add(test("plain lstm", new LSTM(2, 2, o -> o.bias(false).numLayers(2)), 2));
        tests.add(test("gru", new GRU(2, 3, o -> o.bidirectional(true)), 3));
        tests.add(test("plain gru", new GRU(2, 2, o -> o.bias(false)), 2));
        tests.add(test("rnn", new RNN(2, 3, o -> o.bidirectional(true)), 3));
        tests.add(test("relu", new Relu(), 2));
        return tests.stream();
    }

    private static final class Relu extends RNN {
        Relu() {
            super(2, 2, o -> o.nonlinearity("relu").numLayers(2));
        }
    }

    private static DynamicTest test(String name, RNNBase module, long out) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    module.to(float64);
                    manualSeed(1);
                    long states = module.numLayers * module.directions();
                    Tensor x = randn(float64, 4, 4, 2);
                    Tensor h = randn(float64, states, 4, out);
                    Tensor c = randn(float64, states, 4, module.hiddenSize);
                    Tensor rows = randn(float64, 11, 2);
                    check(module, null, x, h, c);
                    check(module, Obor.tensor(4L, 3L, 3L, 1L), rows, h, c);
                });
    }

    private static void check(RNNBase module, @Nullable Tensor sizes, Tensor... state) {
        List<Tensor> leaves = new ArrayList<>(List.of(state));
        for (Tensor w : module.weights()) {
            leaves.add(w.detach());
        }
        if (!(module instanceof LSTM)) {
            leaves.set(2, Obor.zeros(float64, 1)); // there is no cell
        }
        Tensor[] all = leaves.toArray(Tensor[]::new);
        for (int i = 0; i < all.length; i++) {
            all[i].requiresGrad_(i != 2 || module instanceof LSTM);
        }
        // The loss weighs each result with numbers of its own, so that none is lost.
        TensorFunction loss =
                in -> {
                    Tensor sum = Obor.zeros(float64);
                    double weight = 0.3;
                    for (Tensor t : run(module, sizes, in)) {
                        sum = sum.add(t.square().add(t).mul(weight).sum());
                        weight += 0.7;
                    }
                    return sum;
                };
        assertTrue(GradCheck.gradcheck(loss, all));
        for (int i = 4; i < all.length; i++) {
            all[i].requiresGrad_(false); // one weight of each kind is enough
        }
        assertTrue(GradCheck.gradgradcheck(loss, all));
        for (int i = 4; i < all.length; i++) {
            all[i].requiresGrad_(true);
        }
        // Recorded gradients are computed another way; they are the same.
        Tensor value = loss.apply(all);
        List<Tensor> wanted = leaves.stream().filter(Tensor::requiresGrad).toList();
        List<Tensor> plain = Autograd.grad(List.of(value), wanted, null, o -> o.retainGraph(true));
        List<Tensor> recorded =
                Autograd.grad(List.of(value), wanted, null, o -> o.createGraph(true));
        for (int i = 0; i < plain.size(); i++) {
            assertTrue(Obor.allclose(plain.get(i), recorded.get(i).detach()), "input " + i);
        }
    }

    @Test
    void packedSequencesAreEachRunAlone() {
        manualSeed(2);
        LSTM lstm = new LSTM(3, 4, o -> o.numLayers(2).bidirectional(true).dtype(float64));
        Tensor x = randn(float64, 4, 4, 3);
        LSTM.Packed all =
                lstm.call(Sequences.packPaddedSequence(x, LENGTHS, o -> o.enforceSorted(false)));
        Sequences.Padded padded = Sequences.padPackedSequence(all.output());
        for (int i = 0; i < LENGTHS.length; i++) {
            Tensor one = x.select(1, i).narrow(0, 0, LENGTHS[i]);
            LSTMResult alone = lstm.call(one);
            Tensor out = padded.output().select(1, i).narrow(0, 0, LENGTHS[i]);
            assertTrue(Obor.allclose(alone.output(), out));
            assertTrue(Obor.allclose(alone.hidden(), all.hidden().select(1, i)));
            assertTrue(Obor.allclose(alone.cell(), all.cell().select(1, i)));
        }
        assertEquals(List.of(3L, 1L, 4L, 3L), longs(padded.lengths()));
    }

    private static List<Long> longs(Tensor t) {
        List<Long> all = new ArrayList<>();
        for (long v : t.toLongArray()) {
            all.add(v);
        }
        return all;
    }

    @Test
    void halfPrecisionRoundsAtEachOperation() {
        manualSeed(0);
        for (var dtype : List.of(Obor.bfloat16, Obor.float16)) {
            GRU gru = new GRU(3, 4, o -> o.dtype(dtype));
            Tensor x = randn(5, 2, 3).to(dtype);
            RNNResult r = gru.call(x);
            assertEquals(dtype, r.output().dtype());
            r.output().sum().backward();
            gru.to(Obor.float32);
            Tensor wide = gru.call(x.toFloat()).output();
            assertTrue(r.output().toFloat().sub(wide).abs().max().item() < 0.03);
        }
    }

    @Test
    void statesThatDoNotFitAreRefused() {
        LSTM lstm = new LSTM(4, 5);
        Tensor x = randn(3, 2, 4);
        Tensor fits = Obor.zeros(1, 2, 5);
        refused(
                "Expected hidden[0] size (1, 2, 5), got [1, 1, 5]",
                () -> lstm.call(x, new LSTMState(Obor.zeros(1, 1, 5), fits)));
        refused(
                "Expected hidden[1] size (1, 2, 5), got [1, 2, 4]",
                () -> lstm.call(x, new LSTMState(fits, Obor.zeros(1, 2, 4))));
        refused(
                "For unbatched 2-D input, hx and cx should also be 2-D but got (3-D, 3-D) tensors",
                () -> lstm.call(x.select(0, 0), new LSTMState(fits, fits)));
        refused(
                "input.size(-1) must be equal to input_size. Expected 4, got 3",
                () -> lstm.call(x.narrow(2, 0, 3)));
        refused(
                "Expected sequence length to be larger than 0 in RNN",
                () -> lstm.call(x.narrow(0, 0, 0)));
        assertEquals(Size.of(3, 0, 5), lstm.call(x.narrow(1, 0, 0)).output().shape());
        refused(
                "got an incorrect number of RNN parameters",
                () ->
                        Obor.gru(
                                x,
                                fits,
                                lstm.weights().subList(0, 3),
                                true,
                                1,
                                0,
                                true,
                                false,
                                false));
        refused(
                "Expected hidden size (1, 2, 5), got [1, 3, 5]",
                () ->
                        Obor.rnnTanh(
                                x,
                                Obor.zeros(1, 3, 5),
                                new RNN(4, 5).weights(),
                                true,
                                1,
                                0,
                                true,
                                false,
                                false));
    }

    private static void refused(String sentence, Runnable call) {
        var e = assertThrows(RuntimeException.class, call::run);
        assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
    }

    @Test
    void sizesThatAreNotPossibleAreRefused() {
        assertThrows(ValueError.class, () -> new LSTM(0, 3));
        assertThrows(ValueError.class, () -> new GRU(2, 0));
        assertThrows(ValueError.class, () -> new RNN(2, 3, 0));
        assertThrows(ValueError.class, () -> new LSTM(2, 3, o -> o.projSize(3)));
        assertThrows(ValueError.class, () -> new LSTM(2, 3, o -> o.dropout(1.5)));
        assertThrows(ValueError.class, () -> new RNN(2, 3, o -> o.nonlinearity("gelu")));
        assertThrows(ValueError.class, () -> new LSTM(4, 5).call(randn(float64, 3, 2, 4)));
        assertThrows(ShapeError.class, () -> new GRUCell(4, 5).call(randn(2, 4), randn(3, 5)));
    }

    /// `pad_sequence`, `pack_sequence` and their inverses on the numbers of PyTorch's
    /// documentation.
    @Test
    void sequencesArePaddedAndPackedAsInPyTorch() {
        Tensor a = Obor.fromArray(new long[] {1, 2, 3});
        Tensor b = Obor.fromArray(new long[] {4, 5});
        Tensor c = Obor.fromArray(new long[] {6});
        Tensor padded = Sequences.padSequence(List.of(a, b, c), o -> o.batchFirst(true));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 0L, 6L, 0L, 0L), longs(padded));
        Tensor left =
                Sequences.padSequence(
                        List.of(a, b, c),
                        o -> o.batchFirst(true).paddingValue(-1).paddingSide("left"));
        assertEquals(List.of(1L, 2L, 3L, -1L, 4L, 5L, -1L, -1L, 6L), longs(left));
        PackedSequence packed = Sequences.packSequence(List.of(a, b, c));
        assertEquals(List.of(1L, 4L, 6L, 2L, 5L, 3L), longs(packed.data()));
        assertEquals(List.of(3L, 2L, 1L), longs(packed.batchSizes()));
        PackedSequence sorted = Sequences.packSequence(List.of(c, a, b), false);
        assertEquals(List.of(1L, 2L, 0L), longs(sorted.sortedIndices()));
        assertEquals(List.of(2L, 0L, 1L), longs(sorted.unsortedIndices()));
        List<Tensor> back = Sequences.unpackSequence(sorted);
        assertEquals(List.of(6L), longs(back.get(0)));
        assertEquals(List.of(1L, 2L, 3L), longs(back.get(1)));
        assertEquals(List.of(4L, 5L), longs(back.get(2)));
        Sequences.Padded longer =
                Sequences.padPackedSequence(
                        packed, o -> o.batchFirst(true).totalLength(4).paddingValue(9));
        assertEquals(
                List.of(1L, 2L, 3L, 9L, 4L, 5L, 9L, 9L, 6L, 9L, 9L, 9L),
                longs(longer.output().contiguous()));
        refused("Length of all samples", () -> Sequences.packPaddedSequence(padded.t(), 3, 2, 0));
        refused("`lengths` array must be sorted", () -> Sequences.packSequence(List.of(c, a)));
        refused("Expected `len(lengths)`", () -> Sequences.packPaddedSequence(padded.t(), 3, 2));
        refused("Cannot pack empty tensors.", () -> Sequences.packSequence(List.of(Obor.zeros(0))));
        refused("received an empty list", () -> Sequences.padSequence(List.of()));
        refused(
                "Expected total_length",
                () -> Sequences.padPackedSequence(packed, o -> o.totalLength(2)));
    }

    @Test
    void packingAndPaddingPassGradients() {
        manualSeed(3);
        Tensor x = randn(float64, 4, 4, 2).requiresGrad_();
        assertTrue(
                GradCheck.gradcheck(
                        in -> {
                            PackedSequence p =
                                    Sequences.packPaddedSequence(
                                            in[0], LENGTHS, o -> o.enforceSorted(false));
                            Tensor out =
                                    Sequences.padPackedSequence(p, o -> o.batchFirst(true))
                                            .output();
                            return Sequences.padSequence(List.of(p.data(), out.select(0, 1)))
                                    .square();
                        },
                        x));
    }

    /// Of a layer with frozen weights PyTorch saves neither input nor state: they may be changed,
    /// and a gradient that is recorded afterwards is that of before.
    @Test
    void inputsOfFrozenLayersMayChange() {
        manualSeed(2);
        List<Tensor> frozen = List.of(randn(6, 2), randn(6, 2), randn(6), randn(6));
        List<Tensor> slopes = new ArrayList<>();
        for (boolean changed : new boolean[] {false, true}) {
            Tensor leaf = Obor.ones(3, 1, 2).requiresGrad_();
            Tensor state = Obor.ones(1, 1, 2).requiresGrad_();
            Tensor x = leaf.mul(0.5);
            Tensor h = state.mul(0.25);
            Tensor y = Obor.gru(x, h, frozen, true, 1, 0, true, false, false).output();
            if (changed) {
                x.zero_();
                h.zero_();
            }
            Tensor first = Autograd.grad(y.sum(), state, o -> o.createGraph(true));
            assertTrue(first.requiresGrad());
            slopes.add(Autograd.grad(first.sum(), leaf));
        }
        assertTrue(slopes.get(0).abs().sum().item() > 0);
        assertTrue(Obor.allclose(slopes.get(0), slopes.get(1)));
    }
}
