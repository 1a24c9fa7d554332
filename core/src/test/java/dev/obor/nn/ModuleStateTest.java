package dev.obor.nn;

import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.func.Func;
import dev.obor.nn.init.Init;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What happens around a state, and what changes the parts of a module.
class ModuleStateTest {
    private static final class Counter extends Module {
        final Linear linear = new Linear(2, 2);
        long count = 3;

        @Override
        public Tensor getExtraState() {
            return tensor(count);
        }

        @Override
        public void setExtraState(Tensor state) {
            count = state.itemLong();
        }
    }

    @Test
    void extraStateIsSavedAndLoaded() {
        Counter from = new Counter();
        from.count = 7;
        Map<String, Tensor> state = from.stateDict();
        assertEquals("[_extra_state, linear.weight, linear.bias]", state.keySet().toString());
        Counter to = new Counter();
        to.loadStateDict(state);
        assertEquals(7, to.count);
        state.remove("_extra_state");
        StateError missing = assertThrows(StateError.class, () -> to.loadStateDict(state));
        assertTrue(missing.getMessage().contains("\"_extra_state\""));
        assertThrows(StateError.class, () -> new Linear(1, 1).setExtraState(ones(1)));
    }

    @Test
    void hooksSeeAndChangeStates() {
        Sequential net = new Sequential(new Linear(2, 2));
        List<String> seen = new ArrayList<>();
        net.get(0).registerStateDictPreHook((m, prefix) -> seen.add("pre " + prefix));
        net.registerStateDictPostHook((m, state, prefix) -> state.put("version", ones(1)));
        var older =
                net.registerLoadStateDictPreHook((m, state, prefix) -> {
                    Tensor named = state.remove("old.weight");
                    if (named != null) {
                        state.put("0.weight", named);
                    }
                    state.remove("version");
                });
        Map<String, Tensor> state = net.stateDict();
        assertEquals("[0.weight, 0.bias, version]", state.keySet().toString());
        assertEquals(List.of("pre 0."), seen);
        Map<String, Tensor> renamed = new LinkedHashMap<>(state);
        renamed.remove("0.weight");
        renamed.put("old.weight", zeros(2, 2));
        net.loadStateDict(renamed);
        assertTrue(((Linear) net.get(0)).weight.equal(zeros(2, 2)));
        assertTrue(renamed.containsKey("old.weight"), "the caller's map stays as it is");
        older.remove();
        net.registerLoadStateDictPostHook((m, missing, unexpected) -> unexpected.clear());
        net.loadStateDict(state);
    }

    @Test
    void registrationHooksReplaceParts() {
        Parameter other = new Parameter(zeros(3));
        try (var _ = Module.registerModuleParameterRegistrationHook((m, n, p) -> other);
                var _ = Module.registerModuleModuleRegistrationHook((m, n, c) -> new ReLU())) {
            ParameterList list = new ParameterList(new Parameter(ones(2)));
            assertSame(other, list.get(0));
            assertTrue(new Sequential(new Tanh()).get(0) instanceof ReLU);
        }
        assertTrue(new Sequential(new Tanh()).get(0) instanceof Tanh);
    }

    @Test
    void submodulesAreReplacedByPath() {
        final class Net extends Module {
            Module head = new Linear(2, 2);
            final Sequential body = new Sequential(new Linear(2, 2), new ReLU());
            final List<Module> more = new ArrayList<>(List.of(new Tanh()));
        }
        Net net = new Net();
        net.setSubmodule("head", new ReLU());
        net.setSubmodule("body.1", new Tanh());
        net.setSubmodule("more.0", new ReLU());
        net.setSubmodule("body.extra", new GELU());
        assertTrue(net.head instanceof ReLU);
        assertTrue(net.body.get(1) instanceof Tanh);
        assertTrue(net.more.get(0) instanceof ReLU);
        assertTrue(net.getSubmodule("body.extra") instanceof GELU);
        assertThrows(StateError.class, () -> net.setSubmodule("body.7", new ReLU(), true));
        assertThrows(StateError.class, () -> net.setSubmodule("body.0.weight", new ReLU()));
        assertThrows(ValueError.class, () -> net.setSubmodule("", new ReLU()));
        assertThrows(ValueError.class, () -> net.setSubmodule("body.0", net));
    }

    @Test
    void conversionsAndEmptyMemory() {
        BatchNorm1d norm = new BatchNorm1d(2);
        assertThrows(DTypeError.class, () -> norm.type(DType.INT64));
        norm.type(DType.FLOAT64);
        assertEquals(DType.FLOAT64, norm.numBatchesTracked.dtype());
        Linear linear = new Linear(2, 3);
        Tensor before = linear.weight.detach();
        linear.toEmpty(Device.CPU).cpu();
        before.fill_(7);
        assertFalse(linear.weight.eq(7).all().itemBoolean(), "it has memory of its own");
    }

    @Test
    void skippedInitialisationDrawsNothing() {
        Obor.manualSeed(0);
        Tensor expected = randn(3);
        Obor.manualSeed(0);
        Linear layer = Init.skipInit(() -> new Linear(4, 4));
        assertTrue(randn(3).equal(expected));
        assertEquals("(4, 4)", layer.weight.shape().toString().replaceAll(".*\\[(.*)]\\)", "($1)"));
    }

    @Test
    void dictsOfParameters() {
        ParameterDict dict = new ParameterDict();
        Parameter one = new Parameter(ones(1));
        assertSame(one, dict.setdefault("a", one));
        assertSame(one, dict.setdefault("a", new Parameter(zeros(1))));
        dict.put("b", new Parameter(zeros(1)));
        assertEquals("[a, b]", dict.items().keySet().toString());
        assertEquals("b", dict.popitem().getKey());
        assertEquals(2, dict.fromkeys(List.of("x", "y"), one).size());
        Sequential both = new Sequential(new ReLU()).plus(new Sequential(List.of(new Tanh())));
        assertEquals(2, both.size());
        assertTrue(both.get(1) instanceof Tanh);
    }

    @Test
    void transposedConvolutionsTakeTheSizeOfTheResult() {
        ConvTranspose2d layer = new ConvTranspose2d(1, 1, 3, o -> o.stride(2).padding(1));
        Tensor x = ones(1, 1, 5, 5);
        assertEquals(List.of(1L, 1L, 10L, 9L), layer.call(x, 10, 9).shape().toList());
        assertEquals(List.of(1L, 1L, 9L, 9L), layer.call(x, 1, 1, 9, 9).shape().toList());
        ShapeError error = assertThrows(ShapeError.class, () -> layer.call(x, 12, 12));
        assertTrue(
                error.getMessage()
                        .startsWith(
                                "requested an output size of (12, 12), but valid sizes range from"
                                        + " [9, 9] to [10, 10] (for an input of [5, 5])"));
        assertThrows(ShapeError.class, () -> layer.call(x, 12));
    }

    @Test
    void normalisationsDoWithoutRunningStatistics() {
        Sequential net = new Sequential(new BatchNorm1d(2));
        Func.replaceAllBatchNormModules_(net);
        assertNull(((BatchNorm1d) net.get(0)).runningMean);
        Tensor x = randn(4, 2);
        assertTrue(net.eval().call(x).equal(net.train().call(x)));
    }

    @Test
    void assignedStatesKeepTheirDtypeAndMemory() {
        Sequential net = new Sequential(new Linear(2, 3), new BatchNorm1d(3)).to(DType.BFLOAT16);
        Parameter weight = ((Linear) net.get(0)).weight;
        weight.requiresGrad_(false);
        Map<String, Tensor> state = new LinkedHashMap<>();
        new Sequential(new Linear(2, 3), new BatchNorm1d(3))
                .stateDict()
                .forEach((k, t) -> state.put(k, t.clone()));
        assertTrue(net.loadStateDict(state, o -> o.assign(true)).missingKeys().isEmpty());
        assertSame(weight, ((Linear) net.get(0)).weight);
        assertEquals(DType.FLOAT32, weight.dtype());
        assertFalse(weight.requiresGrad());
        assertTrue(((Linear) net.get(0)).bias.requiresGrad());
        state.get("0.weight").fill_(2);
        assertTrue(weight.equal(zeros(3, 2).add(2)));
        assertEquals(List.of(4L, 3L), net.call(ones(4, 2)).shape().toList());
        // As PyTorch, sizes must fit all the same, and what learns stays a floating-point number.
        state.put("0.bias", zeros(4));
        assertThrows(StateError.class, () -> net.loadStateDict(state, o -> o.assign(true)));
        state.put("0.bias", zeros(DType.INT64, 3));
        assertThrows(DTypeError.class, () -> net.loadStateDict(state, o -> o.assign(true)));
        state.remove("0.bias");
        assertEquals(
                List.of("0.bias"),
                net.loadStateDict(state, o -> o.assign(true).strict(false)).missingKeys());
        LazyLinear lazy = new LazyLinear(3);
        lazy.loadStateDict(
                Map.of("weight", zeros(DType.FLOAT64, 3, 2), "bias", zeros(DType.FLOAT64, 3)),
                o -> o.assign(true));
        assertEquals(DType.FLOAT64, lazy.weight.dtype());
    }

    @Test
    void namesHavePrefixesAndMayComeTwice() {
        Linear shared = new Linear(2, 2);
        Sequential net = new Sequential(shared, new Sequential(shared), new BatchNorm1d(2));
        assertEquals(
                List.of("a.0.weight", "a.0.bias", "a.2.weight", "a.2.bias"),
                List.copyOf(net.namedParameters(o -> o.prefix("a")).keySet()));
        assertEquals(
                List.of("0.weight", "0.bias", "1.0.weight", "1.0.bias", "2.weight", "2.bias"),
                List.copyOf(net.namedParameters(o -> o.removeDuplicate(false)).keySet()));
        assertTrue(net.namedParameters(o -> o.recurse(false)).isEmpty());
        assertEquals(
                List.of("m.2.running_mean", "m.2.running_var", "m.2.num_batches_tracked"),
                List.copyOf(net.namedBuffers(o -> o.prefix("m")).keySet()));
        assertEquals(
                List.of("m", "m.0", "m.1", "m.1.0", "m.2"),
                List.copyOf(net.namedModules(o -> o.prefix("m").removeDuplicate(false)).keySet()));
        assertEquals(5, net.modules(false).size());
        assertEquals(4, net.modules().size());
        Tensor mean = net.buffers().get(0);
        net.toEmpty(Device.CPU, false);
        assertSame(mean, net.buffers().get(0));
        assertTrue(mean.equal(zeros(2)));
    }

    @Test
    void whatStandsInAFieldHasItsType() {
        TransformerEncoderLayer layer = new TransformerEncoderLayer(4, 2);
        StateError error =
                assertThrows(
                        StateError.class,
                        () -> layer.setSubmodule("linear1", new Sequential(layer.linear1)));
        assertEquals(
                "cannot put a Sequential into the field linear1 of TransformerEncoderLayer",
                error.sentence());
        assertTrue(error.getMessage().contains("It holds a Linear"));
    }
}
