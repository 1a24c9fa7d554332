package dev.obor.trace;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Conv2d;
import dev.obor.nn.LSTM;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleTrace;
import dev.obor.nn.MultiheadAttention;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static Trace strict(Tensor x, Supplier<?> body) {
        return Trace.of(Map.of("x", x), body, o -> o.strict(true));
    }

    private static List<String> names(Trace trace) {
        return trace.calls().stream().map(TracedCall::name).toList();
    }

    @Test
    void operationsWithArgumentsAndOptions() {
        Tensor x = randn(2, 3);
        Trace trace =
                strict(
                        x,
                        () ->
                                F.layerNorm(
                                        x.add(x, 2), new long[] {3}, null, null, o -> o.eps(0.1)));
        assertEquals(List.of("add", "layer_norm"), names(trace));
        TracedCall add = trace.calls().getFirst();
        assertEquals(2.0, add.arguments().get("alpha"));
        assertSame(trace.inputs().getFirst(), add.arguments().get("input"));
        TracedCall norm = trace.calls().getLast();
        assertEquals(0.1, norm.arguments().get("eps"));
        assertFalse(norm.arguments().containsKey("options"));
        assertSame(add.outputs().getFirst(), norm.arguments().get("input"));
        assertSame(norm.outputs().getFirst(), trace.outputs().getFirst());
        assertTrue(norm.place().startsWith("TraceTest.java:"), norm.place());
    }

    @Test
    void namesPathsAndParts() {
        Module net = new Sequential(new Linear(3, 4), new ReLU(true));
        Trace trace = ModuleTrace.of(net, randn(2, 3));
        assertEquals("[linear in 0, relu in 1]", withoutPlaces(trace));
        TracedValue weight = (TracedValue) trace.calls().getFirst().arguments().get("weight");
        assertNotNull(weight);
        assertEquals("0.weight", weight.name());
        assertEquals(
                List.of("relu_"),
                trace.calls().getLast().calls().stream().map(TracedCall::name).toList());
        assertNotEquals(trace.calls().getFirst().outputs().getFirst(), trace.outputs().getFirst());
    }

    private static String withoutPlaces(Trace trace) {
        return trace.calls().toString().replaceAll(" \\([^)]*\\)", "");
    }

    @Test
    void resultsThatAreRecords() {
        LSTM lstm = new LSTM(3, 4);
        Tensor x = randn(5, 2, 3);
        Trace trace = ModuleTrace.of(lstm, Map.of("x", x), () -> lstm.call(x), true);
        TracedCall call = trace.calls().getLast();
        assertEquals("lstm", call.name());
        assertEquals(3, call.outputs().size());
        assertEquals(3, trace.outputs().size());
    }

    @Test
    void attentionIsMadeOfParts() {
        MultiheadAttention attention = new MultiheadAttention(4, 2);
        Tensor x = randn(3, 2, 4);
        Trace trace =
                ModuleTrace.of(attention, Map.of("x", x), () -> attention.call(x, x, x), true);
        TracedCall call = trace.calls().getLast();
        assertEquals("multi_head_attention_forward", call.name());
        assertTrue(call.calls().stream().anyMatch(c -> c.name().equals("linear")));
        everyValueHasASource(trace, call.calls());
    }

    private static void everyValueHasASource(Trace trace, List<TracedCall> calls) {
        for (TracedCall call : calls) {
            for (TracedValue value : call.inputs()) {
                assertFalse(
                        value.kind() == TracedValue.Kind.CONSTANT && value.fromInput(),
                        () -> call + " of " + trace);
            }
        }
    }

    @Test
    void constantsKeepTheElementsThatTheyHadWhenUsed() {
        Tensor x = ones(2);
        Tensor c = tensor(1.0, 2);
        Trace trace =
                strict(
                        x,
                        () -> {
                            Tensor first = x.mul(c);
                            c.fill_(7);
                            return first.add(c);
                        });
        TracedValue one = (TracedValue) trace.calls().get(0).arguments().get("other");
        TracedValue two = (TracedValue) trace.calls().get(2).arguments().get("other");
        assertNotNull(one);
        assertNotNull(two);
        assertEquals("[1.0, 2.0]", Arrays.toString(content(one)));
        assertEquals("[7.0, 7.0]", Arrays.toString(content(two)));
    }

    private static double[] content(TracedValue value) {
        Tensor content = value.content();
        assertNotNull(content);
        return content.toDoubleArray();
    }

    @Test
    void readsOnTheHostAreErrors() {
        Tensor x = ones(2);
        StateError e = assertThrows(StateError.class, () -> strict(x, () -> x.sum().item()));
        assertTrue(e.getMessage().startsWith("item reads values on the host"), e.getMessage());
        assertTrue(e.getMessage().contains("TraceTest.java:"), e.getMessage());
        assertThrows(StateError.class, () -> strict(x, () -> x.nonzero()));
        assertEquals(2.0, Trace.of(Map.of("x", x), () -> x.sum().item()).result());
        Tensor constant = ones(2);
        assertEquals(2.0, strict(x, () -> constant.sum().item()).result());
    }

    @Test
    void changesByWayOfAViewAreErrors() {
        Tensor x = ones(2, 2);
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                strict(
                                        x,
                                        () -> {
                                            Tensor y = x.mul(2);
                                            y.select(0, 0).add_(1);
                                            return y.neg();
                                        }));
        assertTrue(e.getMessage().contains("in place by way of another"), e.getMessage());
    }

    @Test
    void failedOperationsLeaveNoTrace() {
        Tensor x = ones(2, 3);
        Trace trace =
                strict(
                        x,
                        () -> {
                            try {
                                return F.linear(x, ones(4, 5));
                            } catch (RuntimeException e) {
                                return x.neg();
                            }
                        });
        assertEquals(List.of("ones", "neg"), names(trace));
    }

    @Test
    void nothingIsRecordedAfterwards() {
        Tensor x = ones(2);
        Trace.of(Map.of("x", x), () -> x.neg());
        assertFalse(Recorder.on());
        assertNull(Recorder.open("neg(input)", x));
        assertThrows(
                StateError.class,
                () -> Trace.of(Map.of("x", x), () -> Trace.of(Map.of(), () -> x)));
        assertFalse(Recorder.on());
    }

    @Test
    void convolutionOptionsAreRead() {
        Module net = new Conv2d(1, 2, 3, o -> o.stride(2).padding(1));
        TracedCall call = ModuleTrace.of(net, arange(25.0).view(1, 1, 5, 5)).calls().getFirst();
        assertEquals("conv2d", call.name());
        assertEquals("[2]", String.valueOf(call.arguments().get("stride")));
    }
}
