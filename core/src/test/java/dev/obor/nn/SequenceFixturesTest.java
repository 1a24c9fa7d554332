package dev.obor.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.obor.LSTMState;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.nn.utils.PackedSequence;
import dev.obor.nn.utils.Sequences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Recurrent layers, attentions, transformers and bags print, start, drop, return and differentiate
/// as PyTorch's do, by `conformance/python/sequences.py`.
class SequenceFixturesTest {
    private static final Tensor PADDING =
            Obor.fromArray(
                    new boolean[][] {{false, false, false, true}, {false, false, true, true}});
    private static final Tensor CAUSAL = Transformer.generateSquareSubsequentMask(4);
    private static final Map<String, Case<?>> CASES = new LinkedHashMap<>();

    private interface Call<M> {
        Object of(M module, Tensor[] in);
    }

    private record Case<M extends Module>(Supplier<M> make, Call<M> call) {
        @SuppressWarnings("unchecked") // it was made by the supplier
        Object run(Module module, Tensor[] in) {
            return call.of((M) module, in);
        }
    }

    private static <M extends Module> void put(String name, Supplier<M> make, Call<M> call) {
        CASES.put(name, new Case<>(make, call));
    }

    private static LSTMState state(Tensor[] in) {
        return new LSTMState(in[1], in[2]);
    }

    private static PackedSequence packed(Tensor x) {
        return Sequences.packPaddedSequence(x, new long[] {3, 1, 4}, o -> o.enforceSorted(false));
    }

    static {
        put("rnn", () -> new RNN(5, 4), (m, in) -> m.call(in[0]));
        put(
                "rnn-relu",
                () -> new RNN(5, 4, o -> o.numLayers(2).nonlinearity("relu").bidirectional(true)),
                (m, in) -> m.call(in[0], in[1]));
        put("lstm", () -> new LSTM(5, 4), (m, in) -> m.call(in[0]));
        put(
                "lstm-all",
                () ->
                        new LSTM(
                                5,
                                4,
                                o ->
                                        o.numLayers(2)
                                                .batchFirst(true)
                                                .dropout(0.4)
                                                .bidirectional(true)
                                                .projSize(3)),
                (m, in) -> m.call(in[0], state(in)));
        put("lstm-one", () -> new LSTM(5, 4), (m, in) -> m.call(in[0], state(in)));
        put(
                "lstm-double",
                () -> new LSTM(5, 4, o -> o.numLayers(2).bias(false).dtype(DType.FLOAT64)),
                (m, in) -> m.call(in[0]));
        put(
                "lstm-packed",
                () -> new LSTM(5, 4, o -> o.numLayers(2).bidirectional(true)),
                (m, in) -> {
                    LSTM.Packed r = m.call(packed(in[0]), state(in));
                    return List.of(r.output().data(), r.hidden(), r.cell());
                });
        put(
                "gru",
                () -> new GRU(5, 4, o -> o.numLayers(2).bidirectional(true)),
                (m, in) -> m.call(in[0]));
        put(
                "gru-packed",
                () -> new GRU(5, 4, o -> o.numLayers(3).dropout(0.3)),
                (m, in) -> {
                    RecurrentLayer.Packed r = m.call(packed(in[0]));
                    return List.of(r.output().data(), r.hidden());
                });
        put(
                "rnn-cell",
                () -> new RNNCell(5, 4, o -> o.nonlinearity("relu")),
                (m, in) -> m.call(in[0], in[1]));
        put("lstm-cell", () -> new LSTMCell(5, 4), (m, in) -> m.call(in[0], state(in)));
        put("gru-cell", () -> new GRUCell(5, 4, false), (m, in) -> m.call(in[0], in[1]));
        put(
                "attention",
                () -> new MultiheadAttention(6, 2),
                (m, in) -> m.call(in[0], in[0], in[0]));
        put(
                "attention-sizes",
                () ->
                        new MultiheadAttention(
                                6,
                                3,
                                o ->
                                        o.kdim(5)
                                                .vdim(2)
                                                .addBiasKv(true)
                                                .addZeroAttn(true)
                                                .batchFirst(true)),
                (m, in) -> m.call(in[0], in[1], in[2], o -> o.averageAttnWeights(false)));
        put(
                "attention-masks",
                () -> new MultiheadAttention(6, 2, o -> o.dropout(0.3).batchFirst(true)),
                (m, in) ->
                        m.call(
                                in[0],
                                in[1],
                                in[1],
                                o -> o.keyPaddingMask(PADDING).attnMask(CAUSAL.isinf())));
        put(
                "attention-causal",
                () -> new MultiheadAttention(6, 2, o -> o.bias(false)),
                (m, in) ->
                        m.call(
                                in[0],
                                in[0],
                                in[0],
                                o -> o.attnMask(CAUSAL).isCausal(true).needWeights(false)));
        put(
                "encoder-layer",
                () ->
                        new TransformerEncoderLayer(
                                6,
                                2,
                                o ->
                                        o.dimFeedforward(8)
                                                .activation("gelu")
                                                .normFirst(true)
                                                .batchFirst(true)),
                (m, in) -> m.call(in[0], CAUSAL));
        put(
                "encoder",
                () -> new TransformerEncoder(layer(new GELU()), 2),
                (m, in) -> m.call(in[0], o -> o.srcKeyPaddingMask(PADDING)));
        put(
                "encoder-padding",
                () -> {
                    var encoder = new TransformerEncoder(layer(null), 2, new LayerNorm(6));
                    encoder.parameters().forEach(p -> p.requiresGrad_(false));
                    return encoder.<TransformerEncoder>eval();
                },
                (m, in) -> m.call(in[0].detach(), o -> o.srcKeyPaddingMask(PADDING)));
        put(
                "decoder",
                () ->
                        new TransformerDecoder(
                                new TransformerDecoderLayer(
                                        6, 2, o -> o.dimFeedforward(8).dropout(0.2)),
                                2,
                                new LayerNorm(6)),
                (m, in) ->
                        m.call(
                                in[0],
                                in[1],
                                o ->
                                        o.tgtMask(CAUSAL)
                                                .memoryKeyPaddingMask(PADDING.narrow(1, 1, 3))));
        put(
                "transformer",
                () ->
                        new Transformer(o ->
                                o.dModel(6)
                                        .nhead(2)
                                        .numEncoderLayers(1)
                                        .numDecoderLayers(2)
                                        .dimFeedforward(8)
                                        .batchFirst(true)
                                        .layerNormEps(1e-4)
                                        .bias(false)),
                (m, in) ->
                        m.call(
                                in[0],
                                in[1],
                                o ->
                                        o.tgtMask(CAUSAL)
                                                .srcKeyPaddingMask(PADDING.narrow(1, 1, 3))
                                                .tgtIsCausal(true)));
        put("bag", () -> new EmbeddingBag(7, 4), (m, in) -> m.call(in[0]));
        put(
                "bag-sum",
                () -> new EmbeddingBag(7, 4, o -> o.mode("sum").paddingIdx(1)),
                (m, in) -> m.call(in[0], in[1], in[2]));
        put(
                "bag-max",
                () ->
                        new EmbeddingBag(
                                7, 4, o -> o.mode("max").maxNorm(1.5).includeLastOffset(true)),
                (m, in) -> m.call(in[0], in[1]));
        put(
                "bag-frequency",
                () -> new EmbeddingBag(7, 4, o -> o.scaleGradByFreq(true).normType(1).maxNorm(2)),
                (m, in) -> m.call(in[0], in[1]));
    }

    private static TransformerEncoderLayer layer(@Nullable Module activation) {
        return new TransformerEncoderLayer(
                6,
                2,
                o -> {
                    o.dimFeedforward(8).batchFirst(true);
                    if (activation != null) {
                        o.activation(activation);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsPyTorchs() {
        return Fixture.read("sequences.txt.gz").stream()
                .map(f -> DynamicTest.dynamicTest(f.name(), () -> check(f)));
    }

    private static void check(Fixture fixture) {
        Case<?> which = Objects.requireNonNull(CASES.get(fixture.name()), fixture.name());
        Obor.manualSeed(0);
        Module module = which.make().get();
        assertEquals(fixture.print(), module.toString());
        Map<String, Parameter> parameters = module.namedParameters();
        List<String> names =
                fixture.tensors().keySet().stream().filter(n -> n.startsWith("param.")).toList();
        assertEquals(names, parameters.keySet().stream().map(n -> "param." + n).toList());
        parameters.forEach((n, p) -> LayerFixturesTest.assertBits(fixture.get("param." + n), p, n));
        List<Tensor> in = new ArrayList<>();
        for (int i = 0; fixture.has("in." + i); i++) {
            Tensor x = fixture.get("in." + i).clone();
            in.add(x.isFloatingPoint() ? x.requiresGrad_() : x);
        }
        Obor.manualSeed(1);
        List<Tensor> results = flat(which.run(module, in.toArray(Tensor[]::new)));
        List<Tensor> backed = new ArrayList<>();
        List<Tensor> ramps = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Tensor y = results.get(i);
            LayerFixturesTest.assertClose(fixture.get("out." + i), y, "out." + i);
            if (y.requiresGrad()) {
                backed.add(y);
                ramps.add(LayerFixturesTest.ramp(y));
            }
        }
        assertEquals(false, fixture.has("out." + results.size()));
        if (!backed.isEmpty()) {
            Autograd.backward(backed, ramps, o -> {});
        }
        for (int i = 0; i < in.size(); i++) {
            same(fixture, "grad.in." + i, in.get(i).grad());
        }
        parameters.forEach((n, p) -> same(fixture, "grad." + n, p.grad()));
    }

    private static void same(Fixture fixture, String name, @Nullable Tensor actual) {
        if (fixture.has(name)) {
            assertNotNull(actual, name);
            LayerFixturesTest.assertClose(fixture.get(name), actual, name);
        } else {
            assertNull(actual, name);
        }
    }

    /// The tensors of a result, with records opened.
    private static List<Tensor> flat(@Nullable Object value) {
        List<Tensor> all = new ArrayList<>();
        switch (value) {
            case null -> {}
            case Tensor t -> all.add(t);
            case List<?> list -> list.forEach(v -> all.addAll(flat(v)));
            case dev.obor.LSTMResult r -> all.addAll(List.of(r.output(), r.hidden(), r.cell()));
            case dev.obor.RNNResult r -> all.addAll(List.of(r.output(), r.hidden()));
            case LSTMState s -> all.addAll(List.of(s.hidden(), s.cell()));
            case dev.obor.nn.functional.AttentionResult r -> {
                all.add(r.output());
                all.addAll(flat(r.weights()));
            }
            default -> throw new AssertionError(value.getClass());
        }
        return all;
    }
}
