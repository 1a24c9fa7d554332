package dev.obor.nn;

import static dev.obor.Obor.ones;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.RemovableHandle;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModuleTest {
    /// A layer without arithmetic.
    static class Scale extends Module {
        final Parameter weight;
        @Nullable Parameter bias;

        @StateKey("running_mean")
        final Buffer runningMean;

        Scale(int size) {
            weight = new Parameter(ones(size));
            runningMean = new Buffer(zeros(size));
        }

        @Override
        public Tensor forward(Tensor input) {
            return input;
        }

        @Override
        protected String extraRepr() {
            return "size=" + weight.size(0);
        }
    }

    static class Base extends Module {
        final Scale first = new Scale(1);
    }

    record Pair(Scale left, Scale right, String note) {}

    static class Net extends Base {
        final Sequential body = new Sequential(new Scale(2), new Identity());
        final Parameter gain = new Parameter(ones(1));
        final List<Module> layers = List.of(new Scale(3), new Scale(4));
        final Map<String, Scale> heads = new LinkedHashMap<>(Map.of("digits", new Scale(5)));
        final Parameter[] extra = {new Parameter(ones(6))};
        final Pair pair = new Pair(new Scale(7), new Scale(8), "ignored");
        final Scale again = first;
        final Tensor constant = ones(9);
        final Buffer mask = new Buffer(zeros(2), false);
        static final Scale SHARED = new Scale(99);
    }

    @Test
    void partsAreFoundInFieldsListsMapsArraysAndRecords() {
        assertEquals(
                List.of(
                        "gain",
                        "extra.0",
                        "first.weight",
                        "body.0.weight",
                        "layers.0.weight",
                        "layers.1.weight",
                        "heads.digits.weight",
                        "pair.left.weight",
                        "pair.right.weight"),
                List.copyOf(new Net().namedParameters().keySet()));
    }

    @Test
    void sharedModulesCountOnceButAreSavedUnderBothNames() {
        Net net = new Net();
        assertEquals(9, net.parameters().size());
        assertFalse(net.namedModules().containsKey("again"));
        assertTrue(net.stateDict().containsKey("first.weight"));
        assertTrue(net.stateDict().containsKey("again.running_mean"));
        assertFalse(net.stateDict().containsKey("mask"), "not persistent");
        assertTrue(net.namedBuffers().containsKey("mask"));
    }

    @Test
    void reassignedFieldsAreSeenAtOnce() {
        Scale scale = new Scale(2);
        assertEquals(1, scale.parameters().size());
        scale.bias = new Parameter(zeros(2));
        assertEquals(List.of("weight", "bias"), List.copyOf(scale.namedParameters().keySet()));
    }

    @Test
    void printsAsPyTorchDoes() {
        var model = new Sequential(new Scale(3), new Sequential(new Identity(), new Scale(1)));
        assertEquals(
                """
                Sequential(
                  (0): Scale(size=3)
                  (1): Sequential(
                    (0): Identity()
                    (1): Scale(size=1)
                  )
                )\
                """,
                model.toString());
        assertEquals("Sequential()", new Sequential().toString());
    }

    @Test
    void equalNeighboursInAListPrintOnce() {
        var list = new ModuleList<>(new Scale(3), new Scale(3), new Identity(), new Scale(3));
        assertEquals(
                """
                ModuleList(
                  (0-1): 2 x Scale(size=3)
                  (2): Identity()
                  (3): Scale(size=3)
                )\
                """,
                list.toString());
    }

    @Test
    void nestedBlocksInAListKeepTheirIndent() {
        var list = new ModuleList<>(new Sequential(new Identity()), new Sequential(new Identity()));
        assertEquals(
                """
                ModuleList(
                  (0-1): 2 x Sequential(
                    (0): Identity()
                  )
                )\
                """,
                list.toString());
    }

    @Test
    void aStateThatDoesNotFitChangesNothing() {
        var model = new Sequential(new Linear(2, 2), new Linear(2, 2));
        Map<String, Tensor> state = new LinkedHashMap<>();
        model.stateDict().forEach((key, tensor) -> state.put(key, zeros(2, 2)));
        Tensor before = model.parameters().getFirst().detach().clone();
        assertThrows(StateError.class, () -> model.loadStateDict(state));
        assertThrows(StateError.class, () -> model.loadStateDict(state, false));
        assertTrue(before.equal(model.parameters().getFirst()));
    }

    @Test
    void stateGoesRoundAndReportsWhatDoesNotFit() {
        Net from = new Net();
        Net to = new Net();
        from.gain.detach().copy_(zeros(1));
        assertEquals(
                "<All keys matched successfully>", to.loadStateDict(from.stateDict()).toString());
        assertEquals(0.0, to.gain.detach().select(0, 0).item());

        Map<String, Tensor> state = from.stateDict();
        state.remove("gain");
        state.put("body.7.weight", zeros(1));
        state.put("first.weight", zeros(5));
        StateError error = assertThrows(StateError.class, () -> to.loadStateDict(state));
        assertEquals(
                "Error(s) in loading state_dict for Net:\n"
                        + "\tMissing key(s) in state_dict: \"gain\". \n"
                        + "\tUnexpected key(s) in state_dict: \"body.7.weight\". \n"
                        + "\tsize mismatch for first.weight: copying a param with shape"
                        + " torch.Size([5]) from checkpoint, the shape in current model is"
                        + " torch.Size([1]).",
                error.sentence());
        state.remove("first.weight");
        IncompatibleKeys keys = to.loadStateDict(state, false);
        assertEquals(List.of("gain", "first.weight"), keys.missingKeys());
        assertEquals(List.of("body.7.weight"), keys.unexpectedKeys());
        assertEquals(
                "_IncompatibleKeys(missing_keys=['gain', 'first.weight'],"
                        + " unexpected_keys=['body.7.weight'])",
                keys.toString());
    }

    @Test
    void copiesShareNothingButKeepSharingInside() {
        Net net = new Net();
        net.body.append(new Scale(1));
        Net copy = net.copy();
        assertEquals(net.stateDict().keySet(), copy.stateDict().keySet());
        assertNotSame(net.first, copy.first);
        assertSame(copy.first, copy.again);
        assertNotSame(net.layers.get(0), copy.layers.get(0));
        assertNotSame(net.extra[0], copy.extra[0]);
        assertNotSame(net.pair.left(), copy.pair.left());
        assertEquals("ignored", copy.pair.note());
        copy.gain.detach().zero_();
        assertEquals(1.0, net.gain.detach().select(0, 0).item());
        assertEquals(net.toString(), copy.toString());
    }

    @Test
    void modesReachAllModules() {
        Net net = new Net();
        assertTrue(net.isTraining());
        net.eval();
        assertTrue(net.modules().stream().noneMatch(Module::isTraining));
        net.layers.get(1).train();
        assertTrue(net.layers.get(1).isTraining());
        assertFalse(net.isTraining());
    }

    @Test
    void applyVisitsChildrenFirst() {
        List<String> names = new ArrayList<>();
        new Sequential(new Scale(1), new Identity()).apply(m -> names.add(m.typeName()));
        assertEquals(List.of("Scale", "Identity", "Sequential"), names);
    }

    @Test
    void forwardHooksSeeAndReplace() {
        Scale scale = new Scale(1);
        Tensor other = ones(4);
        List<String> log = new ArrayList<>();
        RemovableHandle pre =
                scale.registerForwardPreHook((m, in) -> {
                    log.add("pre");
                    return other;
                });
        try (var _ =
                scale.registerForwardHook((m, in, out) -> {
                    log.add(in == other ? "post" : "wrong input");
                    return null;
                })) {
            assertSame(other, scale.call(ones(1)));
        }
        pre.remove();
        Tensor x = ones(1);
        assertSame(x, scale.call(x));
        assertEquals(List.of("pre", "post"), log);
    }

    @Test
    void errorsNameTheModule() {
        var model =
                new Sequential(new Identity(), new Sequential(new Lambda("bad", ModuleTest::fail)));
        ShapeError error = assertThrows(ShapeError.class, () -> model.call(ones(1)));
        assertEquals("no such shape\n  in 1.0 of Sequential: Lambda(bad)", error.getMessage());
        StateError missing = assertThrows(StateError.class, () -> new Base().call(ones(1)));
        assertTrue(missing.getMessage().startsWith("Module [Base] is missing the required"));
    }

    private static Tensor fail(Tensor x) {
        throw new ShapeError("no such shape");
    }

    @Test
    void registeredPartsComeAfterFields() {
        Scale scale = new Scale(1);
        scale.registerParameter("scale", new Parameter(ones(1)));
        scale.registerBuffer("count", zeros(1));
        scale.addModule("child", new Identity());
        assertEquals(
                List.of("weight", "scale", "running_mean", "count"),
                List.copyOf(scale.stateDict().keySet()));
        assertThrows(StateError.class, () -> scale.addModule("weight", new Identity()));
        assertThrows(StateError.class, () -> scale.addModule("a.b", new Identity()));
        assertSame(scale.getSubmodule("child"), scale.children().get(0));
        assertThrows(StateError.class, () -> scale.getSubmodule("nobody"));
    }

    @Test
    void sequencesCountFromBothEnds() {
        Scale one = new Scale(1);
        Scale two = new Scale(2);
        var list = new ModuleList<>(one);
        list.append(two);
        list.insert(0, new Scale(3));
        assertSame(two, list.get(-1));
        assertSame(two, list.pop(2));
        assertEquals(2, list.size());
        assertEquals(List.of("0", "1"), List.copyOf(list.namedChildren().keySet()));
        list.set(1, two);
        assertSame(two, list.get(1));
        assertThrows(IndexError.class, () -> list.get(2));
    }

    @Test
    void dictsKeepOrderAndTypes() {
        ModuleDict<Scale> dict = new ModuleDict<>();
        dict.put("b", new Scale(1));
        dict.put("a", new Scale(2));
        assertEquals(List.of("b", "a"), List.copyOf(dict.keys()));
        assertEquals(2, dict.get("a").weight.size(0));
        assertThrows(IndexError.class, () -> dict.get("c"));
        assertEquals(List.of("b.weight", "a.weight"), List.copyOf(dict.namedParameters().keySet()));
    }

    @Test
    void onlyFloatingTypesAreConvertedTo() {
        DTypeError error = assertThrows(DTypeError.class, () -> new Scale(1).to(DType.INT64));
        assertTrue(error.getMessage().contains("got desired dtype=torch.int64"));
    }
}
