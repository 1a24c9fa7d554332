package dev.obor;

import static dev.obor.Index.all;
import static dev.obor.Index.every;
import static dev.obor.Index.to;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.atan2;
import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.bmm;
import static dev.obor.Obor.bool;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.hypot;
import static dev.obor.Obor.int16;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.int8;
import static dev.obor.Obor.maximum;
import static dev.obor.Obor.minimum;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.where;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.data.Sample;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What Python prints and what Java prints, character by character: a result for each of more than
/// 140 node names, and everything else that tutorials print. `conformance/python/printed.py` wrote
/// the texts; its expressions are the keys here.
class PrintedFormTest {
    private static final Map<String, Supplier<Object>> JAVA = new LinkedHashMap<>();

    private static final Tensor x = leaf(1.0, 2.0, 3.0, 4.0).detach().view(2, 2).requiresGrad_();
    private static final Tensor w = leaf(1.0, 0.0, 0.5, 2.0).detach().view(2, 2).requiresGrad_();
    private static final Tensor v2 = leaf(0.5, 2.0);
    private static final Tensor p = leaf(0.25, 0.75);
    private static final Tensor i = tensor(0, 1);
    private static final Tensor b = x.detach().clone().view(1, 2, 2).requiresGrad_();
    private static final Tensor img = arange(16.).div(8).view(1, 1, 4, 4).requiresGrad_();
    private static final Tensor k = tensor(1.0, 0.0, 0.0, -1.0).view(1, 1, 2, 2).requiresGrad_();

    private static Tensor leaf(double... values) {
        return tensor(values).requiresGrad_();
    }

    private static void put(String python, Supplier<Object> java) {
        JAVA.put(python, java);
    }

    private static Map<String, String> texts() throws IOException {
        var stream = PrintedFormTest.class.getResourceAsStream("printed.txt");
        var texts = new LinkedHashMap<String, String>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.indexOf('\t');
                texts.put(line.substring(0, tab), line.substring(tab + 1).translateEscapes());
            }
        }
        return texts;
    }

    @Test
    void everythingPrintsAsInPython() throws IOException {
        products();
        functions();
        shapes();
        layers();
        things();
        Map<String, String> texts = texts();
        assertEquals(new TreeSet<>(texts.keySet()), new TreeSet<>(JAVA.keySet()));
        texts.forEach(
                (python, text) -> assertEquals(text, JAVA.get(python).get().toString(), python));
    }

    private static void products() {
        put("x + w", () -> x.add(w));
        put("x - w", () -> x.sub(w));
        put("x * w", () -> x.mul(w));
        put("x / v2", () -> x.div(v2));
        put("x + 1", () -> x.add(1));
        put("x * 2", () -> x.mul(2));
        put("1 - x", () -> x.rsub(1));
        put("-x", () -> x.neg());
        put("x ** 2", () -> x.pow(2));
        put("x ** w", () -> x.pow(w));
        put("x @ w", () -> x.matmul(w));
        put("x @ v2", () -> x.matmul(v2));
        put("v2 @ v2", () -> v2.matmul(v2));
        put("b @ b", () -> b.matmul(b));
        put("F.linear(x, w, v2)", () -> F.linear(x, w, v2));
    }

    private static void functions() {
        put("x.exp()", () -> x.exp());
        put("x.exp2()", () -> x.exp2());
        put("p.expm1()", () -> p.expm1());
        put("x.log()", () -> x.log());
        put("x.log2()", () -> x.log2());
        put("x.log10()", () -> x.log10());
        put("x.log1p()", () -> x.log1p());
        put("x.sqrt()", () -> x.sqrt());
        put("x.rsqrt()", () -> x.rsqrt());
        put("x.abs()", () -> x.abs());
        put("x.sin()", () -> x.sin());
        put("x.cos()", () -> x.cos());
        put("x.tan()", () -> x.tan());
        put("p.asin()", () -> p.asin());
        put("p.acos()", () -> p.acos());
        put("x.atan()", () -> x.atan());
        put("x.sinh()", () -> x.sinh());
        put("x.cosh()", () -> x.cosh());
        put("x.tanh()", () -> x.tanh());
        put("x.asinh()", () -> x.asinh());
        put("x.acosh()", () -> x.acosh());
        put("p.atanh()", () -> p.atanh());
        put("x.sigmoid()", () -> x.sigmoid());
        put("x.erf()", () -> x.erf());
        put("x.erfc()", () -> x.erfc());
        put("p.erfinv()", () -> p.erfinv());
        put("x.lgamma()", () -> x.lgamma());
        put("x.digamma()", () -> x.digamma());
        put("x.reciprocal()", () -> x.reciprocal());
        put("x.floor()", () -> x.floor());
        put("x.ceil()", () -> x.ceil());
        put("x.round()", () -> x.round());
        put("x.trunc()", () -> x.trunc());
        put("x.frac()", () -> x.frac());
        put("x.sign()", () -> x.sign());
        put("x.clamp(1.5, 3)", () -> x.clamp(1.5, 3));
        put("x.clamp_min(2)", () -> x.clampMin(2));
        put("x.clamp_max(2)", () -> x.clampMax(2));
        put("torch.maximum(x, w)", () -> maximum(x, w));
        put("torch.minimum(x, w)", () -> minimum(x, w));
        put("torch.atan2(x, w)", () -> atan2(x, w));
        put("torch.hypot(x, w)", () -> hypot(x, w));
        put("torch.lerp(x, w, 0.5)", () -> x.lerp(w, 0.5));
        put("torch.where(x > 2, x, w)", () -> where(x.gt(2), x, w));
        put("x.relu()", () -> x.relu());
        put("F.gelu(p)", () -> F.gelu(p));
        put("F.silu(x)", () -> F.silu(x));
        put("F.elu(x)", () -> F.elu(x));
        put("F.leaky_relu(x)", () -> F.leakyRelu(x));
        put("F.softplus(x)", () -> F.softplus(x));
        put("F.hardtanh(x)", () -> F.hardtanh(x));
        put("F.hardswish(x)", () -> F.hardswish(x));
        put("F.hardsigmoid(x)", () -> F.hardsigmoid(x));
        put("F.mish(x)", () -> F.mish(x));
        put("F.logsigmoid(x)", () -> F.logsigmoid(x));
        put("F.softmax(x, 1)", () -> F.softmax(x, 1));
        put("F.log_softmax(x, 1)", () -> F.logSoftmax(x, 1));
        put("x.sum()", () -> x.sum());
        put("x.sum(1)", () -> x.sum(1));
        put("x.mean()", () -> x.mean());
        put("x.mean(0)", () -> x.mean(0));
        put("x.prod()", () -> x.prod());
        put("x.prod(1)", () -> x.prod(1));
        put("x.var()", () -> x.var());
        put("x.std()", () -> x.std());
        put("x.max()", () -> x.max());
        put("x.min()", () -> x.min());
        put("x.max(1).values", () -> x.max(1).values());
        put("x.min(1).values", () -> x.min(1).values());
        put("x.amax(1)", () -> x.amax(1));
        put("x.amin(1)", () -> x.amin(1));
        put("x.median()", () -> x.median());
        put("x.logsumexp(1)", () -> x.logsumexp(1));
        put("x.cumsum(1)", () -> x.cumsum(1));
        put("x.cumprod(1)", () -> x.cumprod(1));
        put("x.norm()", () -> x.norm());
    }

    private static void shapes() {
        put("x[0]", () -> x.get(0));
        put("x[0, 1]", () -> x.get(0, 1));
        put("x[:1]", () -> x.get(to(1)));
        put("x[[0]]", () -> x.get(new int[] {0}));
        put("x[i, i]", () -> x.get(i, i));
        put("x[x > 2]", () -> x.get(x.gt(2)));
        put("x.view(4)", () -> x.view(4));
        put("x.reshape(4)", () -> x.reshape(4));
        put("x.t()", () -> x.t());
        put("x.T", () -> x.T());
        put("x.transpose(0, 1)", () -> x.transpose(0, 1));
        put("x.permute(1, 0)", () -> x.permute(1, 0));
        put("x.unsqueeze(0)", () -> x.unsqueeze(0));
        put("x.unsqueeze(0).squeeze()", () -> x.unsqueeze(0).squeeze());
        put("x.unsqueeze(0).squeeze(0)", () -> x.unsqueeze(0).squeeze(0));
        put("x.expand(2, 2, 2)", () -> x.expand(2, 2, 2));
        put("x.repeat(1, 2)", () -> x.repeat(1, 2));
        put("x.flatten()", () -> x.flatten());
        put("x.narrow(0, 0, 1)", () -> x.narrow(0, 0, 1));
        put("x.select(0, 1)", () -> x.select(0, 1));
        put("x.diagonal()", () -> x.diagonal());
        put("x.unbind()[0]", () -> x.unbind()[0]);
        put("x.split(1)[1]", () -> x.split(1)[1]);
        put("x.chunk(2)[1]", () -> x.chunk(2)[1]);
        put("torch.cat([x, w])", () -> cat(List.of(x, w)));
        put("torch.stack([x, w])", () -> stack(List.of(x, w)));
        put("x.flip(0)", () -> x.flip(0));
        put("x.roll(1)", () -> x.roll(1));
        put("x.tril()", () -> x.tril());
        put("x.triu()", () -> x.triu());
        put("x.gather(1, i.view(2, 1))", () -> x.gather(1, i.view(2, 1)));
        put("x.index_select(0, i)", () -> x.indexSelect(0, i));
        put("x.masked_fill(x > 2, 0)", () -> x.maskedFill(x.gt(2), 0));
        put("x.masked_select(x > 2)", () -> x.maskedSelect(x.gt(2)));
        put("x.sort(1).values", () -> x.sort(1).values());
        put("x.topk(1).values", () -> x.topk(1).values());
        put("x.double()", () -> x.toDouble());
        put("x.half()", () -> x.half());
        put("x.clone()", () -> x.clone());
        put("x.t().contiguous()", () -> x.t().contiguous());
        put("x.detach()", () -> x.detach());
        put("x.unfold(1, 2, 1)", () -> x.unfold(1, 2, 1));
    }

    private static void layers() {
        put("F.conv2d(img, k)", () -> F.conv2d(img, k));
        put("F.conv2d(img[0], k)", () -> F.conv2d(img.get(0), k));
        put("F.conv_transpose2d(img, k)", () -> F.convTranspose2d(img, k));
        put("F.max_pool2d(img, 2)", () -> F.maxPool2d(img, 2));
        put("F.avg_pool2d(img, 2)", () -> F.avgPool2d(img, 2));
        put("F.adaptive_avg_pool2d(img, 1)", () -> F.adaptiveAvgPool2d(img, List.of(1, 1)));
        put("F.adaptive_avg_pool2d(img, 2)", () -> F.adaptiveAvgPool2d(img, List.of(2, 2)));
        put("F.adaptive_max_pool2d(img, 2)", () -> F.adaptiveMaxPool2d(img, List.of(2, 2)));
        put("F.max_pool1d(img[0], 2)", () -> F.maxPool1d(img.get(0), 2));
        put("F.avg_pool1d(img[0], 2)", () -> F.avgPool1d(img.get(0), 2));
        put("F.layer_norm(x, [2])", () -> F.layerNorm(x, 2));
        put("F.group_norm(img, 1)", () -> F.groupNorm(img, 1));
        put("F.embedding(i, x)", () -> F.embedding(i, x));
        put("F.mse_loss(x, w)", () -> F.mseLoss(x, w));
        put("F.l1_loss(x, w)", () -> F.l1Loss(x, w));
        put("F.smooth_l1_loss(x, w)", () -> F.smoothL1Loss(x, w));
        put("F.huber_loss(x, w)", () -> F.huberLoss(x, w));
        put("F.cross_entropy(x, i)", () -> F.crossEntropy(x, i));
        put("F.nll_loss(x, i)", () -> F.nllLoss(x, i));
        put(
                "F.binary_cross_entropy(p, torch.tensor([0.0, 1.0]))",
                () -> F.binaryCrossEntropy(p, tensor(0.0, 1.0)));
        put(
                "F.binary_cross_entropy_with_logits(p, torch.tensor([0.0, 1.0]))",
                () -> F.binaryCrossEntropyWithLogits(p, tensor(0.0, 1.0)));
        put(
                "F.kl_div(p, torch.tensor([0.5, 0.5]), reduction=\"mean\")",
                () -> F.klDiv(p, tensor(0.5, 0.5)));
        put("F.pad(x, (1, 1))", () -> F.pad(x, 1, 1));
        put("x.clone().add_(1)", () -> x.clone().add_(1));
        put("x.clone().mul_(2)", () -> x.clone().mul_(2));
        put("x.clone().zero_()", () -> x.clone().zero_());
        put("x.clone().fill_(3)", () -> x.clone().fill_(3));
        put("x.clone().copy_(w)", () -> x.clone().copy_(w));
        put("x.clone().relu_()", () -> x.clone().relu_());
        put("v2.outer(v2)", () -> v2.outer(v2));
        put("x.addcmul(w, w)", () -> x.addcmul(w, w));
        put("F.normalize(x)", () -> F.normalize(x));
        put("F.cosine_similarity(x, w)", () -> F.cosineSimilarity(x, w));
        put("torch.dot(v2, v2)", () -> v2.dot(v2));
        put("torch.bmm(b, b)", () -> bmm(b, b));
        put("x.remainder(2)", () -> x.remainder(2));
        put("x.fmod(2)", () -> x.fmod(2));
        put("torch.outer(v2, v2).diag()", () -> v2.outer(v2).diag());
        put("F.conv1d(b, b)", () -> F.conv1d(b, b));
    }

    private static void things() {
        put("x.shape", () -> x.shape());
        put("torch.zeros(0).shape", () -> zeros(0).shape());
        put("torch.tensor(1.0).shape", () -> tensor(1.0).shape());
        put("torch.zeros(3, 0, 2).shape", () -> zeros(3, 0, 2).shape());
        put("[x.shape, i.shape]", () -> List.of(x.shape(), i.shape()));
        put("torch.float32", () -> float32);
        put("torch.float64", () -> float64);
        put("torch.float16", () -> float16);
        put("torch.bfloat16", () -> bfloat16);
        put("torch.int64", () -> int64);
        put("torch.int32", () -> int32);
        put("torch.int16", () -> int16);
        put("torch.int8", () -> int8);
        put("torch.uint8", () -> uint8);
        put("torch.bool", () -> bool);
        put("torch.device(\"cpu\")", () -> Device.CPU.repr());
        put("torch.device(\"cuda:1\")", () -> Device.of("cuda:1").repr());
        put("str(torch.device(\"cuda:1\"))", () -> Device.of("cuda:1").toString());
        put("[torch.tensor(0.5), torch.tensor(1)]", () -> List.of(tensor(0.5), tensor(1L)));
        put("[x, i]", () -> List.of(x, i));
        put("(i, torch.tensor([True]))", () -> Sample.of(i, tensor(new boolean[] {true})));
        put("(x, i)", () -> Sample.of(x, i));
        put("(i,)", () -> Sample.of(i));
        put("nn.Parameter(torch.tensor([1.0, 2.5]))", () -> new Parameter(tensor(1.0, 2.5)));
        put(
                "nn.Parameter(torch.tensor([[1.0, 2.5]]), requires_grad=False)",
                () -> new Parameter(tensor(1.0, 2.5).view(1, 2), false));
        put(
                "[nn.Parameter(torch.tensor([1.0])), nn.Parameter(torch.tensor([2.0]))]",
                () ->
                        List.of(
                                new Parameter(tensor(new double[] {1.0})),
                                new Parameter(tensor(new double[] {2.0}))));
        put("f\"{torch.tensor(2.5)}\"", () -> tensor(2.5).format(""));
        put("f\"{torch.tensor(0.1)}\"", () -> tensor(0.1).format(""));
        put(
                "f\"{torch.tensor(0.1):.2f}, {torch.tensor(1e-5):.3e}\"",
                () -> tensor(0.1).format(".2f") + ", " + tensor(1e-5).format(".3e"));
        put(
                "f\"{torch.tensor(7):>5}|{torch.tensor(7):.1f}\"",
                () -> tensor(7L).format(">5") + "|" + tensor(7L).format(".1f"));
        put("f\"{torch.tensor(True)}\"", () -> tensor(true).format(""));
        put("f\"{i}\"", () -> i.format(""));
        put("torch.tensor(0.1).item()", () -> PythonFloat.repr(tensor(0.1).item()));
        put("nn.Sequential()", () -> new Sequential());
        put(
                "nn.Sequential(nn.Linear(2, 3), nn.ReLU())",
                () -> new Sequential(new Linear(2, 3), new ReLU()));
        put(
                "nn.Sequential(nn.Sequential(nn.Flatten(), nn.Linear(4, 2)), nn.Dropout(0.5))",
                () ->
                        new Sequential(
                                new Sequential(new Flatten(), new Linear(4, 2)), new Dropout(0.5)));
        put("nn.ModuleList()", () -> new ModuleList<>());
        put(
                "nn.ModuleList([nn.ReLU(), nn.ReLU(), nn.Tanh()])",
                () -> new ModuleList<Module>(new ReLU(), new ReLU(), new Tanh()));
        put(
                "nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])",
                () -> new ModuleList<>(new Linear(2, 2), new Linear(2, 2), new Linear(2, 2)));
        put(
                "nn.ModuleList([nn.Sequential(nn.Linear(2, 2)), nn.Sequential(nn.Linear(2, 2))])",
                () ->
                        new ModuleList<>(
                                new Sequential(new Linear(2, 2)),
                                new Sequential(new Linear(2, 2))));
        put(
                "nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.MaxPool2d(2))",
                () -> new Sequential(new Conv2d(1, 2, 3), new BatchNorm2d(2), new MaxPool2d(2)));
        put("torch.zeros(2, 3)[:, 1]", () -> zeros(2, 3).select(1, 1));
        put("torch.arange(6).view(2, 3).t()", () -> arange(6).view(2, 3).t());
        put("torch.arange(6).view(2, 3)[:, ::2]", () -> arange(6).view(2, 3).get(all(), every(2)));
        put("torch.arange(3).expand(2, 3)", () -> arange(3).expand(2, 3));
        put("x.data", () -> x.data());
        put("x.detach()[0]", () -> x.detach().get(0));
    }
}
