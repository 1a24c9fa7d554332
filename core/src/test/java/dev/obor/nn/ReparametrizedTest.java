package dev.obor.nn;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.setDefaultDtype;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.func.Func;
import dev.obor.nn.utils.LegacyNorms;
import dev.obor.nn.utils.Parametrizations;
import dev.obor.nn.utils.Parametrize;
import dev.obor.nn.utils.RightInverse;
import dev.obor.nn.utils.RightInverses;
import dev.obor.nn.utils.prune.L1Unstructured;
import dev.obor.nn.utils.prune.Prune;
import dev.obor.optim.SGD;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Tensors of modules that are computed from others. The numbers are PyTorch's, printed by
/// conformance/python/parameter_programs.py.
class ReparametrizedTest {
    private static final Tensor WAVE = arange(24).to(float64).sin().reshape(4, 6);
    private static final Tensor IMAGES = arange(150).to(float64).sin().reshape(2, 3, 5, 5);

    private record Case(
            String name, Supplier<Module> net, Tensor input, String keys, double... losses) {}

    @BeforeEach
    void seed() {
        setDefaultDtype(float64);
        manualSeed(0);
    }

    @AfterEach
    void narrow() {
        setDefaultDtype(DType.FLOAT32);
    }

    private static final class Symmetric extends Module implements RightInverse {
        @Override
        public Tensor forward(Tensor x) {
            return x.triu().add(x.triu(1).mT());
        }

        @Override
        public Tensor rightInverse(Tensor value) {
            return value.triu();
        }
    }

    private static final class Exponential extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return x.matrixExp();
        }
    }

    private static Module globallyPruned() {
        Sequential net = new Sequential(new Linear(6, 5), new ReLU(), new Linear(5, 3));
        Prune.globalUnstructured(
                List.of(
                        new Prune.Target(net.get(0), "weight"),
                        new Prune.Target(net.get(2), "weight")),
                new L1Unstructured(0.4));
        return net;
    }

    private static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "wn",
                        () -> Parametrizations.weightNorm(new Linear(6, 4)),
                        WAVE,
                        "bias, parametrizations.weight.original0, parametrizations.weight.original1",
                        0.1398294828020025,
                        0.09388174866321274,
                        0.064167424033658),
                new Case(
                        "wn1",
                        () -> Parametrizations.weightNorm(new Linear(6, 4), "weight", 1),
                        WAVE,
                        "bias, parametrizations.weight.original0, parametrizations.weight.original1",
                        0.13982948280200247,
                        0.09344821719368152,
                        0.06232926829098319),
                new Case(
                        "wnNone",
                        () -> Parametrizations.weightNorm(new Linear(6, 4), "weight", -1),
                        WAVE,
                        "bias, parametrizations.weight.original0, parametrizations.weight.original1",
                        0.13982948280200247,
                        0.0936972946905302,
                        0.06340020923847332),
                new Case(
                        "sn",
                        () -> Parametrizations.spectralNorm(new Linear(6, 4)),
                        WAVE,
                        "bias, parametrizations.weight.original, parametrizations.weight.0._u, parametrizations.weight.0._v",
                        0.18911222725868315,
                        0.10611776797454807,
                        0.061067670090694415),
                new Case(
                        "snc",
                        () ->
                                Parametrizations.spectralNorm(
                                        new Conv2d(3, 4, 3), o -> o.nPowerIterations(2)),
                        IMAGES,
                        "bias, parametrizations.weight.original, parametrizations.weight.0._u, parametrizations.weight.0._v",
                        0.2935251019010366,
                        -0.009168579257248712,
                        -0.028033112340305942),
                new Case(
                        "snct",
                        () -> Parametrizations.spectralNorm(new ConvTranspose2d(3, 4, 3)),
                        IMAGES,
                        "bias, parametrizations.weight.original, parametrizations.weight.0._u, parametrizations.weight.0._v",
                        0.34788772495134723,
                        -0.18453545246798672,
                        -0.5721424134116901),
                new Case(
                        "snb",
                        () -> Parametrizations.spectralNorm(new Linear(6, 4), "bias"),
                        WAVE,
                        "weight, parametrizations.bias.original",
                        0.4789769584172005,
                        0.30147531181504966,
                        0.18467257999212305),
                new Case(
                        "or",
                        () -> Parametrizations.orthogonal(new Linear(6, 6)),
                        WAVE,
                        "bias, parametrizations.weight.original, parametrizations.weight.0.base",
                        0.6983326803633856,
                        0.6512474306453947,
                        0.6073889716807376),
                new Case(
                        "or2",
                        () -> Parametrizations.orthogonal(new Linear(6, 4)),
                        WAVE,
                        "bias, parametrizations.weight.original, parametrizations.weight.0.base",
                        0.6257014342523588,
                        0.3366818832721278,
                        0.13625922553406658),
                new Case(
                        "or3",
                        () ->
                                Parametrizations.orthogonal(
                                        new Linear(6, 4), o -> o.orthogonalMap("cayley")),
                        WAVE,
                        "bias, parametrizations.weight.original, parametrizations.weight.0.base",
                        0.6257014342523588,
                        0.5100328687228695,
                        0.408662161179076),
                new Case(
                        "or4",
                        () ->
                                Parametrizations.orthogonal(
                                        new Linear(6, 8),
                                        o ->
                                                o.orthogonalMap("matrix_exp")
                                                        .useTrivialization(false)),
                        WAVE,
                        "bias, parametrizations.weight.original",
                        0.531554937559683,
                        0.48817163243632095,
                        0.44776492211987484),
                new Case(
                        "or5",
                        () ->
                                Parametrizations.orthogonal(
                                        new Linear(6, 8), o -> o.useTrivialization(false)),
                        WAVE,
                        "bias, parametrizations.weight.original",
                        0.4435144751855505,
                        0.3688018817274009,
                        0.3030602365591638),
                new Case(
                        "wnold",
                        () -> LegacyNorms.weightNorm(new Linear(6, 4)),
                        WAVE,
                        "bias, weight_g, weight_v",
                        0.1398294828020025,
                        0.09388174866321274,
                        0.064167424033658),
                new Case(
                        "snold",
                        () -> LegacyNorms.spectralNorm(new Linear(6, 4)),
                        WAVE,
                        "bias, weight_orig, weight_u, weight_v",
                        0.3692238527503011,
                        0.0515054823802788,
                        0.030108303765121084),
                new Case(
                        "symexp",
                        () ->
                                Parametrize.registerParametrization(
                                        Parametrize.registerParametrization(
                                                new Linear(6, 6), "weight", new Symmetric()),
                                        "weight",
                                        new Exponential()),
                        WAVE,
                        "bias, parametrizations.weight.original",
                        1.4987059317170257,
                        0.6790560562658909,
                        0.4725667209942216),
                new Case(
                        "rnn",
                        () ->
                                new Sequential(
                                        Parametrizations.weightNorm(new Linear(6, 5)),
                                        new Tanh(),
                                        Parametrizations.spectralNorm(
                                                Parametrizations.weightNorm(new Linear(5, 2)))),
                        WAVE,
                        "0.bias, 0.parametrizations.weight.original0, 0.parametrizations.weight.original1, 2.bias, 2.parametrizations.weight.original0, 2.parametrizations.weight.original1, 2.parametrizations.weight.1._u, 2.parametrizations.weight.1._v",
                        0.027038607750555763,
                        0.009013758470468041,
                        0.004030892886438011),
                new Case(
                        "prune",
                        () ->
                                Prune.randomUnstructured(
                                        Prune.lnStructured(
                                                Prune.l1Unstructured(
                                                        new Linear(6, 4), "weight", 0.3),
                                                "weight",
                                                1,
                                                2,
                                                0),
                                        "bias",
                                        1),
                        WAVE,
                        "weight_orig, bias_orig, weight_mask, bias_mask",
                        0.0697423392275019,
                        0.05251682607850415,
                        0.03955031480563882),
                new Case(
                        "prs",
                        () ->
                                Prune.randomUnstructured(
                                        Prune.randomStructured(
                                                new Conv2d(3, 4, 3), "weight", 0.5, 1),
                                        "weight",
                                        5),
                        IMAGES,
                        "bias, weight_orig, weight_mask",
                        0.06203432657380718,
                        0.035677804244109594,
                        0.013802376106612925),
                new Case(
                        "prg",
                        () -> globallyPruned(),
                        WAVE,
                        "0.bias, 0.weight_orig, 0.weight_mask, 2.bias, 2.weight_orig, 2.weight_mask",
                        0.0762912021428941,
                        0.059496171963650646,
                        0.04657488152223123));
    }

    @TestFactory
    Stream<DynamicTest> keysAndLossesArePyTorchs() {
        return cases().map(c ->
                DynamicTest.dynamicTest(
                        c.name,
                        () -> {
                            seed();
                            Module net = c.net.get();
                            train(net, c.input, c.losses);
                            assertEquals(c.keys, String.join(", ", net.stateDict().keySet()));
                            copies(net, c.input);
                        }));
    }

    private static void train(Module net, Tensor input, double... expected) {
        SGD optimizer = new SGD(net.parameters(), 0.1);
        double[] losses = new double[expected.length];
        for (int i = 0; i < losses.length; i++) {
            optimizer.zeroGrad();
            Tensor first = net.call(input).square().mean();
            Tensor loss = first.add(net.call(input).sum().mul(0.01));
            loss.backward();
            optimizer.step();
            losses[i] = loss.item();
        }
        assertArrayEquals(expected, losses, 1e-9);
    }

    /// A copy and a net that loads its state compute the same, and the copy is one.
    private static void copies(Module net, Tensor input) {
        net.eval();
        Module copy = net.copy();
        Tensor expected = net.call(input).detach();
        assertTrue(copy.call(input).equal(expected));
        try (var _ = noGrad()) {
            net.parameters().forEach(p -> p.zero_());
        }
        assertTrue(copy.call(input).equal(expected));
        net.loadStateDict(copy.stateDict());
        assertTrue(net.call(input).equal(expected));
        Module third = copy.copy();
        Tensor swapped = Func.functionalCall(third, copy.stateDict(), input);
        assertTrue(swapped.equal(expected));
    }

    @Test
    void aParametrizationIsPrintedAssignedCachedAndRemoved() {
        Linear layer = new Linear(3, 3);
        Parameter original = layer.weight;
        Parametrize.registerParametrization(layer, "weight", new Symmetric());
        assertEquals(
                """
                ParametrizedLinear(
                  in_features=3, out_features=3, bias=True
                  (parametrizations): ModuleDict(
                    (weight): ParametrizationList(
                      (0): Symmetric()
                    )
                  )
                )\
                """,
                layer.toString());
        assertSame(original, layer.getParameter("parametrizations.weight.original"));
        assertTrue(layer.weight.equal(layer.weight.t()));
        assertFalse(layer.weight.isLeaf());
        Tensor value = ones(3, 3);
        Parametrize.assign(layer, "weight", value);
        assertTrue(layer.weight.equal(value));
        assertTrue(original.equal(value.triu()));
        assertNotSame(Parametrize.value(layer, "weight"), Parametrize.value(layer, "weight"));
        try (var _ = Parametrize.cached()) {
            assertSame(Parametrize.value(layer, "weight"), Parametrize.value(layer, "weight"));
        }
        assertTrue(Parametrize.isParametrized(layer, "weight"));
        Parametrize.removeParametrizations(layer, "weight");
        assertFalse(Parametrize.isParametrized(layer));
        assertSame(original, layer.weight);
        assertTrue(layer.weight.equal(value));
        assertEquals("Linear(in_features=3, out_features=3, bias=True)", layer.toString());
    }

    private static final class RankOne extends Module implements RightInverses {
        @Override
        public Tensor call(List<Tensor> originals) {
            return call(this::forward, originals.get(0), originals.get(1));
        }

        private Tensor forward(Tensor x, Tensor y) {
            return x.unsqueeze(-1).matmul(y.unsqueeze(-2));
        }

        @Override
        public List<Tensor> rightInverses(Tensor value) {
            return List.of(value.sum(1), value.sum(0));
        }
    }

    @Test
    void severalOriginalsAndUsersOwnFields() {
        final class Net extends Module {
            final Parameter weight = new Parameter(ones(2, 3));

            @Override
            public Tensor forward(Tensor x) {
                return x.matmul(weight);
            }
        }
        Net net = new Net();
        Parametrize.registerParametrization(net, "weight", new RankOne());
        assertEquals(
                "[parametrizations.weight.original0, parametrizations.weight.original1]",
                net.namedParameters().keySet().toString());
        net.call(ones(1, 2)).sum().backward();
        assertArrayEquals(
                new double[] {6, 6}, net.parameters().getFirst().grad().toDoubleArray(), 1e-12);
        ValueError refused =
                assertThrows(
                        ValueError.class,
                        () -> Parametrize.removeParametrizations(net, "weight", false));
        assertTrue(refused.getMessage().startsWith("Cannot leave unparametrized"));
        Module other = new Net();
        Parametrize.transferParametrizationsAndParams(net, other);
        assertSame(net.parameters().get(0), other.parameters().get(0));
    }

    @Test
    void whatDoesNotFitIsRefusedAndLeavesTheModuleAsItWas() {
        Linear layer = new Linear(3, 2);
        final class Cut extends Module {
            @Override
            public Tensor forward(Tensor x) {
                return x.get(0);
            }
        }
        assertThrows(
                ShapeError.class,
                () -> Parametrize.registerParametrization(layer, "weight", new Cut()));
        assertThrows(
                ValueError.class,
                () -> Parametrize.registerParametrization(layer, "width", new Symmetric()));
        assertThrows(ValueError.class, () -> LegacyNorms.removeWeightNorm(layer));
        assertThrows(ValueError.class, () -> Prune.remove(layer, "weight"));
        assertThrows(ValueError.class, () -> Prune.l1Unstructured(layer, "weight", 7L));
        assertThrows(ValueError.class, () -> Prune.l1Unstructured(layer, "weight", 1.5));
        LegacyNorms.weightNorm(layer);
        assertThrows(StateError.class, () -> LegacyNorms.weightNorm(layer));
        assertThrows(StateError.class, () -> LegacyNorms.spectralNorm(layer));
        LegacyNorms.removeWeightNorm(layer);
        assertEquals(List.of("weight", "bias"), List.copyOf(layer.namedParameters().keySet()));
    }

    @Test
    void statesOfTheOlderWeightNormAreTaken() {
        Linear older = LegacyNorms.weightNorm(new Linear(3, 2));
        Linear newer = Parametrizations.weightNorm(new Linear(3, 2));
        newer.loadStateDict(older.stateDict());
        Tensor x = randn(4, 3);
        assertTrue(newer.call(x).allclose(older.call(x)));
    }

    @Test
    void prunedParametersKeepTheirZeros() {
        Linear layer = new Linear(6, 4);
        Parameter original = layer.weight;
        Prune.l1Unstructured(layer, "weight", 6L);
        assertTrue(Prune.isPruned(new Sequential(layer)));
        assertEquals(6, layer.weight.eq(0).sum().itemLong());
        train(layer, WAVE);
        Prune.remove(layer, "weight");
        assertSame(original, layer.weight);
        assertEquals(6, layer.weight.eq(0).sum().itemLong());
        assertFalse(Prune.isPruned(layer));
    }

    private static Sequential lazy() {
        return new Sequential(
                new LazyConv2d(4, 3),
                new LazyBatchNorm2d(),
                new ReLU(),
                new LazyConvTranspose2d(2, 2),
                new LazyInstanceNorm2d(o -> o.affine(true)),
                new Flatten(),
                new LazyLinear(3));
    }

    @Test
    void lazyLayersTakeTheirSizesFromTheFirstInput() {
        Sequential net = lazy();
        assertEquals("LazyConv2d(0, 4, kernel_size=(3, 3), stride=(1, 1))", net.get(0).toString());
        StateError early = assertThrows(StateError.class, () -> net.parameters().get(0).mul(2));
        assertTrue(early.getMessage().startsWith("Attempted to use an uninitialized parameter"));
        assertEquals("<UninitializedParameter>", net.parameters().get(0).toString());
        Parameter kept = net.parameters().get(0);
        Module copy = net.copy();
        try (var _ = noGrad()) {
            net.call(IMAGES);
        }
        assertSame(kept, net.parameters().get(0));
        assertFalse(Parameter.isLazy(kept));
        train(net, IMAGES, 0.43032029401078586, 0.6487777881065597, 0.8502706600391001);
        assertEquals("Linear(in_features=32, out_features=3, bias=True)", net.get(6).toString());
        copy.loadStateDict(net.stateDict());
        assertTrue(copy.eval().call(IMAGES).equal(net.eval().call(IMAGES)));
        Module half = lazy().to(DType.FLOAT32);
        assertEquals(DType.FLOAT32, half.parameters().get(0).dtype());
    }
}
