package dev.obor.onnx;

import static dev.obor.Obor.int64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv1d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.Embedding;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.GRU;
import dev.obor.nn.GroupNorm;
import dev.obor.nn.InstanceNorm2d;
import dev.obor.nn.LSTM;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.MultiheadAttention;
import dev.obor.nn.RMSNorm;
import dev.obor.nn.RNN;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.TransformerEncoderLayer;
import dev.obor.nn.functional.F;
import dev.obor.op.TensorTree;
import dev.obor.vision.models.AlexNet;
import dev.obor.vision.models.ConvNeXt;
import dev.obor.vision.models.DenseNet;
import dev.obor.vision.models.EfficientNet;
import dev.obor.vision.models.GoogLeNet;
import dev.obor.vision.models.MobileNetV2;
import dev.obor.vision.models.MobileNetV3;
import dev.obor.vision.models.ResNet;
import dev.obor.vision.models.SqueezeNet;
import dev.obor.vision.models.SwinTransformer;
import dev.obor.vision.models.UNet;
import dev.obor.vision.models.VisionTransformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Files against ONNX Runtime, at the batch they were traced with and at another.
class ExportTest {
    @TempDir Path folder;

    private record Case(Module model, Function<List<Tensor>, ?> call, List<Tensor> inputs) {}

    private static Case one(Module model, long... shape) {
        return new Case(model, in -> model.call(in.getFirst()), List.of(randn(shape)));
    }

    /// A model that is a function.
    private static Case f(Function<Tensor, ?> body, long... shape) {
        return new Case(
                new dev.obor.nn.Identity(), in -> body.apply(in.getFirst()), List.of(randn(shape)));
    }

    private static Map<String, java.util.function.Supplier<Case>> cases() {
        Map<String, java.util.function.Supplier<Case>> all = new LinkedHashMap<>();
        all.put(
                "linear",
                () ->
                        one(
                                new Sequential(new Linear(4, 8), new ReLU(true), new Linear(8, 3)),
                                2,
                                4));
        all.put("linear3d", () -> one(new Linear(4, 3), 2, 5, 4));
        all.put(
                "conv",
                () ->
                        one(
                                new Sequential(
                                        new Conv2d(3, 4, 3, o -> o.stride(2).padding(1)),
                                        new BatchNorm2d(4),
                                        new GELU(),
                                        new MaxPool2d(3, o -> o.stride(2).padding(1)),
                                        new Conv2d(4, 4, 3, o -> o.groups(2).padding("same")),
                                        new AvgPool2d(2),
                                        new Flatten()),
                                2,
                                3,
                                17,
                                16));
        all.put(
                "conv1d",
                () -> one(new Sequential(new Conv1d(3, 4, 3), new BatchNorm1d(4)), 2, 3, 9));
        all.put(
                "transposed",
                () ->
                        one(
                                new ConvTranspose2d(3, 4, 3, o -> o.stride(2).outputPadding(1)),
                                2,
                                3,
                                5,
                                5));
        all.put("group norm", () -> one(new GroupNorm(2, 4), 2, 4, 3, 3));
        all.put("instance norm", () -> one(new InstanceNorm2d(4), 2, 4, 3, 3));
        all.put("layer norm", () -> one(new LayerNorm(6), 2, 3, 6));
        all.put("rms norm", () -> one(new RMSNorm(new long[] {6}), 2, 3, 6));
        all.put("adaptive", () -> one(new AdaptiveAvgPool2d(2), 2, 3, 6, 6));
        all.put(
                "lstm",
                () -> {
                    LSTM m =
                            new LSTM(
                                    3, 4, o -> o.numLayers(2).bidirectional(true).batchFirst(true));
                    return new Case(m, in -> m.call(in.getFirst()), List.of(randn(2, 5, 3)));
                });
        all.put(
                "gru",
                () -> {
                    GRU m = new GRU(3, 4, o -> o.batchFirst(true));
                    return new Case(m, in -> m.call(in.getFirst()), List.of(randn(2, 5, 3)));
                });
        all.put(
                "rnn",
                () -> {
                    RNN m = new RNN(3, 4, o -> o.batchFirst(true).bias(false));
                    return new Case(m, in -> m.call(in.getFirst()), List.of(randn(2, 5, 3)));
                });
        all.put(
                "attention",
                () -> {
                    MultiheadAttention m = new MultiheadAttention(8, 2, o -> o.batchFirst(true));
                    return new Case(
                            m,
                            in -> m.call(in.getFirst(), in.getFirst(), in.getFirst()),
                            List.of(randn(2, 5, 8)));
                });
        all.put(
                "encoder",
                () ->
                        one(
                                new TransformerEncoderLayer(
                                        8, 2, o -> o.dimFeedforward(16).batchFirst(true)),
                                2,
                                5,
                                8));
        all.put(
                "embedding",
                () -> {
                    Embedding m = new Embedding(10, 4);
                    return new Case(
                            m, in -> m.call(in.getFirst()).mean(1), List.of(randint(0, 10, 2, 7)));
                });
        for (String mode : List.of("nearest", "nearest-exact", "bilinear", "bicubic")) {
            all.put(
                    "resize " + mode,
                    () -> f(x -> F.interpolate(x, o -> o.scaleFactor(2.0).mode(mode)), 2, 3, 5, 4));
        }
        all.put(
                "resize to size",
                () ->
                        f(
                                x ->
                                        F.interpolate(
                                                x,
                                                o ->
                                                        o.size(7, 9)
                                                                .mode("bilinear")
                                                                .alignCorners(true)),
                                2,
                                3,
                                5,
                                4));
        all.put(
                "causal",
                () ->
                        f(
                                x -> F.scaledDotProductAttention(x, x, x, o -> o.isCausal(true)),
                                2,
                                2,
                                5,
                                4));
        all.put(
                "grouped",
                () ->
                        f(
                                x ->
                                        F.scaledDotProductAttention(
                                                x,
                                                x.narrow(1, 0, 2),
                                                x.narrow(1, 1, 2),
                                                o ->
                                                        o.enableGqa(true)
                                                                .attnMask(
                                                                        Obor.ones(
                                                                                        dev.obor
                                                                                                .base
                                                                                                .DType
                                                                                                .BOOL,
                                                                                        5,
                                                                                        5)
                                                                                .tril())),
                                2,
                                4,
                                5,
                                4));
        all.put(
                "views",
                () ->
                        f(
                                x -> {
                                    long b = x.size(0);
                                    Tensor y =
                                            x.view(b, 2, 3, 4)
                                                    .permute(0, 2, 1, 3)
                                                    .reshape(b * 3, -1)
                                                    .unsqueeze(1);
                                    Tensor z =
                                            y.expand(b * 3, 5, 8)
                                                    .flatten(1)
                                                    .view(b, 3, 5, 8)
                                                    .select(1, -1)
                                                    .narrow(1, 1, 3);
                                    return Obor.cat(List.of(z, z.neg()), 2)
                                            .transpose(1, 2)
                                            .squeeze(0)
                                            .add(Obor.arange(3));
                                },
                                2,
                                6,
                                4));
        all.put(
                "index",
                () ->
                        f(
                                x ->
                                        x.get(dev.obor.Index.all(), dev.obor.Index.slice(1, 3), 0)
                                                .add(x.get(dev.obor.Index.ellipsis(), 1).sum()),
                                2,
                                4,
                                5));
        all.put(
                "parts",
                () ->
                        f(
                                x -> {
                                    Tensor[] c = x.chunk(3, 1);
                                    Tensor[] u = c[0].unbind(1);
                                    return List.of(
                                            c[1].mul(c[2]),
                                            Obor.stack(u, 1).flip(1),
                                            x.roll(new long[] {2}, new long[] {1}));
                                },
                                2,
                                6,
                                3));
        all.put(
                "reductions",
                () ->
                        f(
                                x ->
                                        List.of(
                                                x.mean(new long[] {1}, true),
                                                x.amax(1),
                                                x.max(2),
                                                x.sum(),
                                                x.std(2),
                                                x.argmax(1),
                                                x.cumsum(1),
                                                x.softmax(1),
                                                x.logsumexp(new long[] {1})),
                                2,
                                6,
                                3));
        all.put(
                "pointwise",
                () ->
                        f(
                                x ->
                                        List.of(
                                                x.sub(1, 2).div(3),
                                                x.mul(2).clamp(-1.0, 1.0),
                                                x.gt(0),
                                                x.pow(2).add(1).rsqrt(),
                                                F.softplus(x),
                                                F.mish(x),
                                                F.elu(x),
                                                F.silu(x),
                                                F.hardswish(x),
                                                F.glu(x),
                                                F.leakyRelu(x, 0.1),
                                                Obor.where(x.lt(0), x.exp(), x.sin()),
                                                x.maskedFill(x.ge(1), -5),
                                                x.abs().log1p().floor()),
                                2,
                                6));
        all.put("einsum", () -> f(x -> Obor.einsum("bij,bkj->bik", x, x), 2, 3, 4));
        all.put(
                "pad",
                () ->
                        f(
                                x ->
                                        List.of(
                                                F.pad(x, new long[] {1, 2, 0, 1}),
                                                F.pad(x, new long[] {1, 1, 1, 1}, "reflect")),
                                2,
                                1,
                                4,
                                4));
        all.put(
                "state in place",
                () ->
                        f(
                                x -> {
                                    Tensor y = x.mul(2);
                                    y.add_(x).relu_();
                                    return Obor.zeros(x.size(0), 3).add(y);
                                },
                                2,
                                3));
        all.put(
                "mobilenet v3",
                () -> one(MobileNetV3.mobilenetV3Small(o -> o.numClasses(7)), 2, 3, 32, 32));
        all.put("resnet18", () -> one(ResNet.resnet18(o -> o.numClasses(7)), 2, 3, 32, 32));
        all.put("windows", () -> one(new AdaptiveAvgPool2d(2, 3), 2, 3, 5, 4));
        if (Boolean.getBoolean("obor.full")) {
            large(all);
        }
        return all;
    }

    /// The whole models of torchvision; too large for every run.
    private static void large(Map<String, java.util.function.Supplier<Case>> all) {
        all.put(
                "mobilenet v2",
                () -> one(MobileNetV2.mobilenetV2(o -> o.numClasses(7)), 2, 3, 32, 32));
        all.put(
                "efficientnet",
                () -> one(EfficientNet.efficientnetB0(o -> o.numClasses(7)), 2, 3, 32, 32));
        all.put("densenet", () -> one(DenseNet.densenet121(o -> o.numClasses(7)), 2, 3, 32, 32));
        all.put(
                "squeezenet",
                () -> one(SqueezeNet.squeezenet1_1(o -> o.numClasses(7)), 2, 3, 64, 64));
        all.put("convnext", () -> one(ConvNeXt.convnextTiny(o -> o.numClasses(7)), 2, 3, 64, 64));
        all.put("unet", () -> one(UNet.unet(), 2, 3, 32, 32));
        all.put(
                "vit",
                () ->
                        one(
                                VisionTransformer.vitB16(o -> o.numClasses(7).imageSize(32)),
                                2,
                                3,
                                32,
                                32));
        all.put("googlenet", () -> one(GoogLeNet.googlenet(o -> o.numClasses(7)), 2, 3, 64, 64));
        all.put("alexnet", () -> one(AlexNet.alexnet(o -> o.numClasses(7)), 2, 3, 64, 64));
        all.put("swin", () -> one(SwinTransformer.swinT(o -> o.numClasses(7)), 2, 3, 64, 64));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheRuntime() {
        return cases().entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(
                                e.getKey(),
                                () -> {
                                    manualSeed(1);
                                    Case c = e.getValue().get();
                                    c.model.eval();
                                    Path file = Files.createTempFile(folder, "m", ".onnx");
                                    Onnx.export(
                                            c.model, file, c.inputs, c.call, o -> o.dynamicBatch());
                                    agree(c, file, c.inputs);
                                    agree(
                                            c,
                                            file,
                                            c.inputs.stream()
                                                    .map(t ->
                                                            Obor.cat(
                                                                    List.of(
                                                                            t,
                                                                            t.narrow(0, 0, 1)
                                                                                    .mul(
                                                                                            t
                                                                                                                    .dtype()
                                                                                                            == int64
                                                                                                    ? 1
                                                                                                    : 2),
                                                                            t)))
                                                    .toList());
                                }));
    }

    private static void agree(Case c, Path file, List<Tensor> inputs) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            named.put("input_" + i, inputs.get(i));
        }
        List<Tensor> expected =
                Autograd.noGrad(() -> new TensorTree(null).tensors(c.call.apply(inputs)));
        List<Tensor> actual = Runtime.run(file, named);
        List<Tensor> read = Autograd.noGrad(() -> Onnx.load(file).call(inputs));
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.size(), read.size());
        for (int i = 0; i < actual.size(); i++) {
            Runtime.close("output " + i, expected.get(i), actual.get(i), 1e-5);
            Runtime.close("output read back " + i, expected.get(i), read.get(i), 1e-5);
        }
    }

    private void export(Case c, Path file, java.util.function.Consumer<ExportOptions> options) {
        Onnx.export(c.model.eval(), file, c.inputs, c.call, options);
    }

    @Test
    void everyOpset() {
        for (long opset = 18; opset <= 23; opset++) {
            long version = opset;
            Case c =
                    one(
                            new Sequential(new Conv2d(3, 4, 3), new GroupNorm(2, 4), new GELU()),
                            2,
                            3,
                            6,
                            6);
            Path file = folder.resolve("opset" + opset + ".onnx");
            export(c, file, o -> o.opset(version));
            agree(c, file, c.inputs);
        }
        Case c = one(new Linear(2, 3), 1, 2);
        assertThrows(ValueError.class, () -> export(c, folder.resolve("x.onnx"), o -> o.opset(17)));
    }

    @Test
    void weightsBesideTheModel() throws IOException {
        Case c = one(new Sequential(new Linear(32, 64), new ReLU(), new Linear(64, 3)), 2, 32);
        Path file = folder.resolve("large.onnx");
        export(c, file, o -> o.externalDataOver(1000));
        assertEquals(32 * 64 * 4, Files.size(folder.resolve("large.onnx.data")));
        agree(c, file, c.inputs);
    }

    @Test
    void whatCannotBeExportedIsNamed() {
        Path file = folder.resolve("none.onnx");
        String message =
                assertThrows(
                                StateError.class,
                                () ->
                                        export(
                                                f(x -> x.sum().item() > 0 ? x : x.neg(), 2, 3),
                                                file,
                                                o -> {}))
                        .getMessage();
        assertTrue(
                message.startsWith("item reads values on the host")
                        && message.contains("ExportTest.java:"),
                message);
        message =
                assertThrows(
                                StateError.class,
                                () -> export(f(x -> x.lgamma(), 2, 3), file, o -> {}))
                        .getMessage();
        assertTrue(
                message.startsWith(
                        "ONNX export: there is no operator for lgamma (ExportTest.java:"),
                message);
        message =
                assertThrows(
                                StateError.class,
                                () ->
                                        export(
                                                f(x -> x.size(0) > 2 ? x.neg() : x.exp(), 2, 3),
                                                file,
                                                o -> o.dynamicBatch()))
                        .getMessage();
        assertTrue(message.contains("other operations run with other batch sizes"), message);
        assertThrows(
                StateError.class,
                () ->
                        Onnx.export(
                                new Sequential(new Linear(2, 2), new BatchNorm1d(2)),
                                file,
                                List.of(randn(2, 2))));
        assertTrue(!Files.exists(file));
    }

    @Test
    void namesOfWeightsInputsAndOutputs() throws IOException {
        Path file = folder.resolve("names.onnx");
        Case c = one(new Sequential(new Linear(2, 3)), 1, 2);
        export(c, file, o -> o.inputNames("x").outputNames("y"));
        String bytes =
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("0.weight") && bytes.contains("0.bias"));
        Runtime.close(
                "y",
                c.model.call(c.inputs.getFirst()),
                Runtime.run(file, Map.of("x", c.inputs.getFirst())).getFirst(),
                1e-6);
    }
}
