package dev.obor.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.base.DType;
import dev.obor.nn.functional.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Layers and losses print, start, return and differentiate as PyTorch's do.
class LayerFixturesTest {
    private static final Map<String, Supplier<Module>> LAYERS = new LinkedHashMap<>();
    private static final Map<String, Function<Fixture, Loss>> LOSSES = new LinkedHashMap<>();

    static {
        LAYERS.put("linear", () -> new Linear(5, 3));
        LAYERS.put("linear-3d", () -> new Linear(5, 3, false));
        LAYERS.put("linear-1d", () -> new Linear(5, 3));
        LAYERS.put("linear-double", () -> new Linear(5, 3, o -> o.dtype(DType.FLOAT64)));
        LAYERS.put("conv1d", () -> new Conv1d(3, 4, 3, o -> o.stride(2).padding(1)));
        LAYERS.put("conv2d", () -> new Conv2d(2, 4, 3));
        LAYERS.put(
                "conv2d-options",
                () ->
                        new Conv2d(
                                4,
                                6,
                                List.of(3, 2),
                                o ->
                                        o.stride(2, 1)
                                                .padding(1, 2)
                                                .dilation(1, 2)
                                                .groups(2)
                                                .bias(false)));
        LAYERS.put("conv2d-same", () -> new Conv2d(2, 3, 4, o -> o.padding("same")));
        LAYERS.put("conv2d-unbatched", () -> new Conv2d(2, 3, 3, o -> o.padding(1)));
        LAYERS.put(
                "conv2d-reflect",
                () -> new Conv2d(2, 3, 3, o -> o.padding(1).paddingMode("reflect")));
        LAYERS.put(
                "conv2d-circular",
                () -> new Conv2d(2, 3, 3, o -> o.padding(2, 1).paddingMode("circular")));
        LAYERS.put(
                "conv2d-double", () -> new Conv2d(2, 4, 3, o -> o.padding(1).dtype(DType.FLOAT64)));
        LAYERS.put("conv3d", () -> new Conv3d(2, 3, 2, o -> o.stride(1, 2, 1)));
        LAYERS.put("conv-transpose1d", () -> new ConvTranspose1d(3, 4, 3, o -> o.stride(2)));
        LAYERS.put(
                "conv-transpose2d",
                () ->
                        new ConvTranspose2d(
                                4,
                                6,
                                List.of(3, 2),
                                o ->
                                        o.stride(2)
                                                .padding(1)
                                                .outputPadding(1)
                                                .groups(2)
                                                .dilation(1, 2)));
        LAYERS.put("conv-transpose3d", () -> new ConvTranspose3d(2, 3, 2, o -> o.bias(false)));
        LAYERS.put("max-pool1d", () -> new MaxPool1d(3, 2));
        LAYERS.put("max-pool2d", () -> new MaxPool2d(2));
        LAYERS.put(
                "max-pool2d-options",
                () ->
                        new MaxPool2d(
                                List.of(3, 2),
                                o -> o.stride(2, 1).padding(1).dilation(1, 2).ceilMode(true)));
        LAYERS.put("max-pool3d", () -> new MaxPool3d(2));
        LAYERS.put("avg-pool1d", () -> new AvgPool1d(3, o -> o.stride(2).padding(1)));
        LAYERS.put("avg-pool2d", () -> new AvgPool2d(2));
        LAYERS.put(
                "avg-pool2d-options",
                () ->
                        new AvgPool2d(
                                3,
                                o -> o.stride(2).padding(1).ceilMode(true).countIncludePad(false)));
        LAYERS.put("avg-pool3d", () -> new AvgPool3d(2));
        LAYERS.put("adaptive-avg-pool1d", () -> new AdaptiveAvgPool1d(4));
        LAYERS.put("adaptive-avg-pool2d", () -> new AdaptiveAvgPool2d(3, null));
        LAYERS.put("adaptive-avg-pool2d-one", () -> new AdaptiveAvgPool2d(1));
        LAYERS.put("adaptive-max-pool2d", () -> new AdaptiveMaxPool2d(2, 3));
        LAYERS.put("batch-norm1d", () -> new BatchNorm1d(4));
        LAYERS.put("batch-norm1d-3d", () -> new BatchNorm1d(4, o -> o.affine(false)));
        LAYERS.put("batch-norm2d", () -> new BatchNorm2d(3, o -> o.eps(1e-3).momentum(0.2)));
        LAYERS.put("batch-norm2d-average", () -> new BatchNorm2d(3, o -> o.momentum(null)));
        LAYERS.put(
                "batch-norm2d-untracked",
                () -> new BatchNorm2d(3, o -> o.trackRunningStats(false)));
        LAYERS.put("batch-norm2d-eval", () -> eval(new BatchNorm2d(3)));
        LAYERS.put("layer-norm", () -> new LayerNorm(6));
        LAYERS.put("layer-norm-2", () -> new LayerNorm(new long[] {3, 4}, o -> o.eps(1e-3)));
        LAYERS.put("layer-norm-plain", () -> new LayerNorm(6, o -> o.elementwiseAffine(false)));
        LAYERS.put("layer-norm-no-bias", () -> new LayerNorm(6, o -> o.bias(false)));
        LAYERS.put("rms-norm", () -> new RMSNorm(6));
        LAYERS.put("group-norm", () -> new GroupNorm(2, 6));
        LAYERS.put("embedding", () -> new Embedding(7, 4));
        LAYERS.put(
                "embedding-padding",
                () -> new Embedding(7, 4, o -> o.paddingIdx(-2).scaleGradByFreq(true)));
        LAYERS.put("dropout", () -> new Dropout(0.3));
        LAYERS.put("dropout-eval", () -> eval(new Dropout()));
        LAYERS.put("dropout2d", () -> new Dropout2d(0.4));
        LAYERS.put("alpha-dropout", () -> new AlphaDropout(0.2));
        LAYERS.put("flatten", Flatten::new);
        LAYERS.put("flatten-0-1", () -> new Flatten(0, 1));
        LAYERS.put("unflatten", () -> new Unflatten(1, 2, -1));
        LAYERS.put("feature-alpha-dropout", () -> new FeatureAlphaDropout(0.4));
        LAYERS.put("rrelu", RReLU::new);
        LAYERS.put("rrelu-double", () -> new RReLU(o -> o.lower(0.2).upper(0.6)));
        LAYERS.put("rrelu-eval", () -> eval(new RReLU(o -> o.lower(0.2).upper(0.6))));
        LAYERS.put(
                "fractional-max-pool2d", () -> new FractionalMaxPool2d(2, o -> o.outputRatio(0.6)));
        LAYERS.put(
                "fractional-max-pool2d-size",
                () -> new FractionalMaxPool2d(List.of(3, 2), o -> o.outputSize(3, 4)));
        LAYERS.put("fractional-max-pool3d", () -> new FractionalMaxPool3d(2, o -> o.outputSize(3)));
        LAYERS.put("lp-pool1d", () -> new LPPool1d(2, 3, o -> o.stride(2)));
        LAYERS.put("lp-pool2d", () -> new LPPool2d(1.5, List.of(3, 2), o -> o.ceilMode(true)));
        LAYERS.put("lp-pool3d", () -> new LPPool3d(3, 2));
        LAYERS.put("instance-norm1d", () -> new InstanceNorm1d(3));
        LAYERS.put(
                "instance-norm2d",
                () -> new InstanceNorm2d(3, o -> o.affine(true).trackRunningStats(true)));
        LAYERS.put(
                "instance-norm2d-eval",
                () -> eval(new InstanceNorm2d(3, o -> o.trackRunningStats(true))));
        LAYERS.put(
                "instance-norm3d-unbatched",
                () -> new InstanceNorm3d(2, o -> o.affine(true).bias(false)));
        LAYERS.put(
                "local-response-norm",
                () -> new LocalResponseNorm(3, o -> o.alpha(0.5).beta(0.6).k(2)));
        LAYERS.put("channel-shuffle", () -> new ChannelShuffle(2));
        LAYERS.put(
                "unfold",
                () -> new Unfold(List.of(3, 2), o -> o.dilation(2).padding(1).stride(1, 2)));
        LAYERS.put("fold", () -> new Fold(List.of(5, 6), 2));
        LAYERS.put("upsample", () -> new Upsample(o -> o.scaleFactor(2)));
        LAYERS.put(
                "upsample-bilinear",
                () -> new Upsample(o -> o.scaleFactor(1.5, 2).mode("bilinear")));
        LAYERS.put(
                "upsample-corners",
                () -> new Upsample(o -> o.size(7, 3).mode("bilinear").alignCorners(true)));
        LAYERS.put("upsample-bicubic", () -> new Upsample(o -> o.size(7).mode("bicubic")));
        LAYERS.put(
                "upsample-trilinear", () -> new Upsample(o -> o.scaleFactor(2).mode("trilinear")));
        LAYERS.put("upsample-linear", () -> new Upsample(o -> o.scaleFactor(1.7).mode("linear")));
        LAYERS.put("upsampling-nearest2d", () -> new UpsamplingNearest2d(o -> o.scaleFactor(3)));
        LAYERS.put("upsampling-bilinear2d", () -> new UpsamplingBilinear2d(o -> o.size(3, 9)));
        LAYERS.put("identity", Identity::new);
        LAYERS.put("relu", ReLU::new);
        LAYERS.put("relu-inplace", () -> new ReLU(true));
        LAYERS.put("relu6", ReLU6::new);
        LAYERS.put("elu", ELU::new);
        LAYERS.put("elu-alpha", () -> new ELU(o -> o.alpha(0.5).inplace(true)));
        LAYERS.put("celu", () -> new CELU(0.7));
        LAYERS.put("selu", SELU::new);
        LAYERS.put("gelu", GELU::new);
        LAYERS.put("gelu-tanh", () -> new GELU("tanh"));
        LAYERS.put("silu", SiLU::new);
        LAYERS.put("mish", Mish::new);
        LAYERS.put("sigmoid", Sigmoid::new);
        LAYERS.put("tanh", Tanh::new);
        LAYERS.put("softplus", Softplus::new);
        LAYERS.put("softplus-beta", () -> new Softplus(o -> o.beta(2).threshold(10)));
        LAYERS.put("softsign", Softsign::new);
        LAYERS.put("leaky-relu", () -> new LeakyReLU(0.2));
        LAYERS.put("prelu", PReLU::new);
        LAYERS.put("prelu-channels", () -> new PReLU(3));
        LAYERS.put("hardtanh", Hardtanh::new);
        LAYERS.put("hardtanh-limits", () -> new Hardtanh(o -> o.minVal(-0.5).maxVal(0.75)));
        LAYERS.put("hardsigmoid", Hardsigmoid::new);
        LAYERS.put("hardswish", Hardswish::new);
        LAYERS.put("log-sigmoid", LogSigmoid::new);
        LAYERS.put("hardshrink", Hardshrink::new);
        LAYERS.put("softshrink", () -> new Softshrink(0.3));
        LAYERS.put("tanhshrink", Tanhshrink::new);
        LAYERS.put("threshold", () -> new Threshold(0.1, -2));
        LAYERS.put("glu", GLU::new);
        LAYERS.put("softmax", () -> new Softmax(1));
        LAYERS.put("softmax2d", Softmax2d::new);
        LAYERS.put("log-softmax", () -> new LogSoftmax(-1));
        LAYERS.put("softmin", () -> new Softmin(0));
        LAYERS.put("sequential", LayerFixturesTest::sequential);
        LAYERS.put(
                "module-list",
                () ->
                        new ModuleList<>(
                                new Linear(3, 3), new Linear(3, 3), new Linear(3, 3), new ReLU()));
        LAYERS.put(
                "parameter-list",
                () ->
                        new ParameterList(
                                new Parameter(Obor.ones(2, 3)), new Parameter(Obor.tensor(1.0))));
        LAYERS.put(
                "parameter-dict",
                () -> new ParameterDict(Map.of("a", new Parameter(Obor.ones(2, 3)))));
        LAYERS.put("module-dict", LayerFixturesTest::dict);

        loss("mse", (f, r) -> new MSELoss(o -> o.reduction(r)));
        loss("l1", (f, r) -> new L1Loss(o -> o.reduction(r)));
        loss("smooth-l1", (f, r) -> new SmoothL1Loss(o -> o.reduction(r).beta(0.5)));
        loss("huber", (f, r) -> new HuberLoss(o -> o.reduction(r).delta(0.7)));
        loss("cross-entropy", (f, r) -> new CrossEntropyLoss(o -> o.reduction(r)));
        loss("cross-entropy-1d", (f, r) -> new CrossEntropyLoss(o -> o.reduction(r)));
        loss(
                "cross-entropy-weight",
                (f, r) -> new CrossEntropyLoss(o -> o.reduction(r).weight(weights())));
        loss(
                "cross-entropy-ignore",
                (f, r) -> new CrossEntropyLoss(o -> o.reduction(r).ignoreIndex(3)));
        loss(
                "cross-entropy-smooth",
                (f, r) -> new CrossEntropyLoss(o -> o.reduction(r).labelSmoothing(0.1)));
        loss(
                "cross-entropy-all",
                (f, r) ->
                        new CrossEntropyLoss(o ->
                                o.reduction(r)
                                        .weight(weights())
                                        .ignoreIndex(1)
                                        .labelSmoothing(0.2)));
        loss(
                "cross-entropy-probabilities",
                (f, r) ->
                        new CrossEntropyLoss(
                                o -> o.reduction(r).weight(weights()).labelSmoothing(0.1)));
        loss("cross-entropy-pixels", (f, r) -> new CrossEntropyLoss(o -> o.reduction(r)));
        loss("nll", (f, r) -> new NLLLoss(o -> o.reduction(r)));
        loss("bce", (f, r) -> new BCELoss(o -> o.reduction(r)));
        loss("bce-weight", (f, r) -> new BCELoss(o -> o.reduction(r).weight(f.get("input"))));
        loss("bce-logits", (f, r) -> new BCEWithLogitsLoss(o -> o.reduction(r)));
        loss(
                "bce-logits-weights",
                (f, r) ->
                        new BCEWithLogitsLoss(o ->
                                o.reduction(r)
                                        .weight(f.get("input").sigmoid())
                                        .posWeight(Obor.tensor(1f, 2f, 3f, 4f, 5f))));
        loss("kl-div", (f, r) -> new KLDivLoss(o -> o.reduction(r)));
        loss("kl-div-log", (f, r) -> new KLDivLoss(o -> o.reduction(r).logTarget(true)));
    }

    private interface LossMaker {
        Loss make(Fixture fixture, Reduction reduction);
    }

    private static void loss(String name, LossMaker maker) {
        for (Reduction r : Reduction.values()) {
            String suffix = r.name().toLowerCase(java.util.Locale.ROOT);
            LOSSES.put(name + "-" + suffix, fixture -> maker.make(fixture, r));
        }
    }

    private static Tensor weights() {
        return Obor.tensor(0.5f, 2.0f, 1.0f, 0.25f);
    }

    private static Module eval(Module module) {
        module.eval();
        return module;
    }

    private static Module sequential() {
        return new Sequential(
                new Unflatten(1, 1, 8, 8),
                new Conv2d(1, 4, 3, o -> o.stride(2).padding(1)),
                new ReLU(),
                new Sequential(
                        new Conv2d(4, 4, 3, o -> o.padding(1)), new BatchNorm2d(4), new GELU()),
                new AdaptiveAvgPool2d(1),
                new Flatten(),
                new Linear(4, 3));
    }

    private static Module dict() {
        ModuleDict<Module> dict = new ModuleDict<>();
        dict.put("a", new Linear(2, 3));
        dict.put("b", new Sequential(new Tanh()));
        return dict;
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsPyTorchs() {
        return Fixture.read("layers.txt.gz").stream()
                .map(f -> DynamicTest.dynamicTest(f.name(), () -> check(f)));
    }

    private static void check(Fixture fixture) {
        Supplier<Module> layer = LAYERS.get(fixture.name());
        Function<Fixture, Loss> loss = LOSSES.get(fixture.name());
        Obor.manualSeed(0);
        Module module =
                layer != null
                        ? layer.get()
                        : loss != null ? loss.apply(fixture) : fail("no case " + fixture.name());
        assertEquals(fixture.print(), module.toString());
        for (Map.Entry<String, Parameter> p : module.namedParameters().entrySet()) {
            assertBits(fixture.get("param." + p.getKey()), p.getValue(), p.getKey());
        }
        for (Map.Entry<String, Buffer> b : drawn(module).entrySet()) {
            assertBits(fixture.get("buffer." + b.getKey()), b.getValue(), b.getKey());
        }
        if (fixture.has("input")) {
            run(fixture, module);
        }
    }

    private static void run(Fixture fixture, Module module) {
        Tensor x = fixture.get("input").clone();
        if (x.isFloatingPoint()) {
            x.requiresGrad_();
        }
        Obor.manualSeed(1);
        Tensor y =
                module instanceof Loss loss ? loss.call(x, fixture.get("target")) : module.call(x);
        assertClose(fixture.get("output"), y, "output");
        if (y.requiresGrad()) {
            boolean scalar = module instanceof Loss && !fixture.name().endsWith("-none");
            y.backward(scalar ? null : ramp(y));
        }
        if (fixture.has("grad.input")) {
            assertClose(fixture.get("grad.input"), x.grad(), "grad.input");
        }
        for (Map.Entry<String, Parameter> p : module.namedParameters().entrySet()) {
            assertClose(fixture.get("grad." + p.getKey()), p.getValue().grad(), p.getKey());
        }
        for (Map.Entry<String, Buffer> b : drawn(module).entrySet()) {
            assertClose(fixture.get("after." + b.getKey()), b.getValue(), b.getKey());
        }
        Node node = y.gradFn();
        assertEquals(fixture.node(), node == null ? "-" : node.name());
    }

    /// The buffers; the weights of losses are given, not made.
    private static Map<String, Buffer> drawn(Module module) {
        return module instanceof Loss ? Map.of() : module.namedBuffers();
    }

    static Tensor ramp(Tensor like) {
        double[] values = new double[Math.toIntExact(like.numel())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 3) / 4.0;
        }
        return Obor.fromArray(values).view(like.shape().toArray()).to(like.dtype());
    }

    static void assertBits(Tensor expected, Tensor actual, String what) {
        assertEquals(expected.shape(), actual.shape(), what);
        assertEquals(expected.dtype(), actual.dtype(), what);
        double[] e = expected.to(DType.FLOAT64).toDoubleArray();
        double[] a = actual.detach().to(DType.FLOAT64).toDoubleArray();
        for (int i = 0; i < e.length; i++) {
            assertEquals(e[i], a[i], what + "[" + i + "]");
        }
    }

    /// PyTorch's own tolerances for float32 and float64, and 1e-5 resp. 1e-7 near zero.
    static void assertClose(Tensor expected, @Nullable Tensor actual, String what) {
        assertNotNull(actual, what);
        assertEquals(expected.shape(), actual.shape(), what);
        assertEquals(expected.dtype(), actual.dtype(), what);
        boolean wide = expected.dtype() == DType.FLOAT64;
        double relative = wide ? 1e-7 : 1.3e-6;
        double absolute = wide ? 1e-7 : 1e-5;
        double[] e = expected.to(DType.FLOAT64).toDoubleArray();
        double[] a = actual.detach().to(DType.FLOAT64).toDoubleArray();
        for (int i = 0; i < e.length; i++) {
            assertEquals(e[i], a[i], absolute + relative * Math.abs(e[i]), what + "[" + i + "]");
        }
    }
}
