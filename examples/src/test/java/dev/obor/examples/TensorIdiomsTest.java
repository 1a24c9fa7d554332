package dev.obor.examples;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Index.from;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.slice;
import static dev.obor.Index.to;
import static dev.obor.Obor.*;
import static dev.obor.testing.Testing.testClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.PrintOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;
import dev.obor.autograd.GradCheck;
import dev.obor.base.Device;
import dev.obor.nn.functional.F;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The rows of docs/from-pytorch.md about tensors: a line `// >>> Python`, and the Java up to a
/// blank line. [IdiomsDocTest] compares the page with these sources.
class TensorIdiomsTest {
    @Test
    @DisplayName("Making tensors")
    void makingTensors() {
        float[][] rows = {{1, 2}, {3, 4}};

        // >>> torch.manual_seed(1)
        manualSeed(1);

        // >>> x = torch.zeros(2, 3)
        var x = zeros(2, 3);

        // >>> w = torch.randn(3, 4)
        var w = randn(3, 4);

        // >>> t = torch.tensor([5, 0, 4])
        var t = tensor(5, 0, 4);

        // >>> f = torch.tensor([1., 2.])
        var f = tensor(1., 2.);

        // >>> s = torch.tensor(0.)
        var s = tensor(0.);

        // >>> m = torch.tensor([[1., 2.], [3., 4.]])
        var m = tensor(rows); // a float[][]

        // >>> d = torch.randn(5, 4, dtype=torch.double)
        var d = randn(float64, 5, 4);

        // >>> b = torch.zeros(10, requires_grad=True)
        var b = zeros(o -> o.requiresGrad(true), 10);

        // >>> r = torch.arange(12)
        var r = arange(12);

        // >>> a = torch.as_tensor(array)
        // >>> a = torch.from_numpy(array)
        var a = fromArray(new double[] {1, 2}); // shares the memory of the array

        // >>> c = torch.full((2, 2), 7.)
        var c = full(new long[] {2, 2}, 7.);

        // >>> one = torch.ones_like(x)
        var one = x.onesLike();

        assertEquals("[0.6614, 0.2669, 0.0617, 0.6213]", row(w.get(0)));
        assertEquals(int64, t.dtype());
        assertEquals(float32, f.dtype());
        assertEquals(0, s.dim());
        assertEquals("tensor([[1., 2.],\n        [3., 4.]])", m.toString());
        assertEquals(float64, d.dtype());
        assertTrue(b.requiresGrad());
        assertEquals(12, r.numel());
        assertEquals(float64, a.dtype());
        assertEquals(28, c.sum().item());
        assertEquals(6, one.sum().item());
    }

    private static String row(Tensor t) {
        String text = t.toString().replaceAll(" +", " ");
        return text.substring(text.indexOf('['), text.indexOf(']') + 1).replace("[ ", "[");
    }

    @Test
    @DisplayName("Asking tensors")
    void askingTensors() {
        var x = zeros(64, 10);
        var loss = tensor(2.5);
        var labels = tensor(3, 4);
        var a = ones(3);
        var b = ones(3);

        // >>> x.shape, x.size(1), x.ndim, x.numel()
        var shape = x.shape();
        long columns = x.size(1);
        int ndim = x.ndim();
        long count = x.numel();

        // >>> len(x)
        long length = x.size(0);

        // >>> x.dtype, x.device
        var dtype = x.dtype();
        var device = x.device();

        // >>> loss.item()
        double value = loss.item();

        // >>> labels[0].item()
        long label = labels.get(0).itemLong(); // exact for integers

        // >>> x.tolist()
        double[] list = x.flatten().toDoubleArray();

        // >>> x.numpy()
        Object array = x.toArray(); // a float[][]

        // >>> bool((x == 0).all())
        boolean zero = x.eq(0).all().itemBoolean();

        // >>> torch.equal(a, b), torch.allclose(a, b)
        boolean same = a.equal(b);
        boolean close = a.allclose(b);

        // >>> test_close(a, b, eps=1e-3)
        testClose(a, b, 1e-3); // dev.obor.testing.Testing

        assertEquals("torch.Size([64, 10])", shape.toString());
        assertEquals(10, columns);
        assertEquals(2, ndim);
        assertEquals(640, count);
        assertEquals(64, length);
        assertEquals("torch.float32", dtype.toString());
        assertEquals("cpu", device.toString());
        assertEquals(2.5, value);
        assertEquals(3, label);
        assertEquals(640, list.length);
        assertEquals(64, ((float[][]) array).length);
        assertTrue(zero && same && close);
    }

    @Test
    @DisplayName("Arithmetic: methods for operators")
    void arithmetic() {
        var x = tensor(1., 2., 3.);
        var y = tensor(4., 5., 6.);
        var w = ones(3, 2);
        var b = zeros(2);
        var preds = tensor(1, 2, 3);
        var targets = tensor(1, 0, 3);
        var images = tensor(255, 0).to(uint8);
        double lr = 0.1;

        // >>> x + y, x - y, x * y, x / y
        var sum = x.add(y);
        var difference = x.sub(y);
        var product = x.mul(y);
        var quotient = x.div(y);

        // >>> 2 * x + 1
        var line = x.mul(2).add(1);

        // >>> 1 - x
        var rest = x.rsub(1);

        // >>> -x
        var negative = x.neg();

        // >>> x ** 2
        var square = x.pow(2);

        // >>> x @ w + b
        var out = x.matmul(w).add(b);

        // >>> x -= lr * y
        x.sub_(y.mul(lr));

        // >>> x += 1
        x.add_(1);

        // >>> preds == targets
        var hits = preds.eq(targets);

        // >>> (preds == targets).float().mean()
        var accuracy = preds.eq(targets).toFloat().mean();

        // >>> x > 0
        var positive = x.gt(0);

        // >>> x.exp(), x.log(), x.abs(), x.sqrt(), x.tanh()
        var values = List.of(x.exp(), x.log(), x.abs(), x.sqrt(), x.tanh());

        // >>> torch.maximum(x, torch.tensor(0.))
        var relu = maximum(x, tensor(0.));

        // >>> images / 255.
        var floats = images.div(255.);

        assertEquals("tensor([5., 7., 9.])", sum.toString());
        assertEquals("tensor([-3., -3., -3.])", difference.toString());
        assertEquals("tensor([ 4., 10., 18.])", product.toString());
        assertEquals("tensor([0.2500, 0.4000, 0.5000])", quotient.toString());
        assertEquals("tensor([3., 5., 7.])", line.toString());
        assertEquals("tensor([ 0., -1., -2.])", rest.toString());
        assertEquals("tensor([-1., -2., -3.])", negative.toString());
        assertEquals("tensor([1., 4., 9.])", square.toString());
        assertEquals("tensor([6., 6.])", out.toString());
        assertEquals("tensor([1.6000, 2.5000, 3.4000])", x.toString());
        assertEquals("tensor([ True, False,  True])", hits.toString());
        assertEquals("tensor(0.6667)", accuracy.toString());
        assertTrue(positive.all().itemBoolean());
        assertEquals(5, values.size());
        assertEquals(x.sum().item(), relu.sum().item());
        assertEquals("tensor([1., 0.])", floats.toString());
    }

    @Test
    @DisplayName("Reductions")
    void reductions() {
        var x = tensor(1., 5., 2., 7., 0., 3.).view(2, 3);
        var y = tensor(1, 0);

        // >>> x.sum(), x.mean(), x.max()
        var sum = x.sum();
        var mean = x.mean();
        var max = x.max();

        // >>> x.sum(-1)
        var rows = x.sum(-1);

        // >>> x.sum(-1, keepdim=True)
        var kept = x.sum(-1, true);

        // >>> x.argmax(dim=1)
        var classes = x.argmax(1);

        // >>> val, index = torch.max(x, dim=1)
        var best = x.max(1);
        var val = best.values();
        var index = best.indices();

        // >>> m = x.max(-1)[0]
        var m = x.max(-1).values();

        // >>> x.logsumexp(-1)
        var lse = x.logsumexp(-1);

        // >>> (index == y).sum() / len(y)
        var share = index.eq(y).sum().div(y.size(0));

        assertEquals(18, sum.item());
        assertEquals(3, mean.item());
        assertEquals(7, max.item());
        assertEquals("tensor([ 8., 10.])", rows.toString());
        assertEquals("torch.Size([2, 1])", kept.shape().toString());
        assertEquals("tensor([1, 0])", classes.toString());
        assertEquals("tensor([5., 7.])", val.toString());
        assertEquals("tensor([1, 0])", index.toString());
        assertEquals("tensor([5., 7.])", m.toString());
        assertEquals("tensor([5.0659, 7.0190])", lse.toString());
        assertEquals("tensor(1.)", share.toString());
    }

    @Test
    @DisplayName("Indices: get for square brackets")
    void indices() {
        var x = arange(60).view(3, 20);
        var y = tensor(5, 0, 4);
        var bias = zeros(4);
        int i = 0;
        int bs = 2;

        // >>> x[0]
        var first = x.get(0);

        // >>> x[0, 5]
        var cell = x.get(0, 5);

        // >>> x[-1]
        var last = x.get(-1);

        // >>> x[:5]
        var head = x.get(to(5)); // import static dev.obor.Index.*

        // >>> x[1:]
        var tail = x.get(from(1));

        // >>> x[i:i+bs]
        var batch = x.get(slice(i, i + bs)); // an end beyond the size is clipped, as in Python

        // >>> x[:, 1:3]
        var part = x.get(all(), slice(1, 3));

        // >>> x[..., 0]
        var column = x.get(ellipsis(), 0);

        // >>> bias[:, None]
        var wide = bias.get(all(), newAxis());

        // >>> bias[..., :]
        var same = bias.get(ellipsis(), all());

        // >>> x[[0, 2]]
        var chosen = x.get(new int[] {0, 2});

        // >>> x[[0]]
        var kept = x.get(new int[] {0}); // keeps the dimension

        // >>> x[range(3), y]
        var picked = x.get(arange(3), y);

        // >>> x[x > 50]
        var large = x.get(x.gt(50));

        // >>> x[0, 0] = 7
        x.set(7, 0, 0);

        assertEquals(20, first.numel());
        assertEquals(5, cell.item());
        assertEquals(40, last.get(0).item());
        assertEquals(3, head.size(0));
        assertEquals(2, tail.size(0));
        assertEquals(2, batch.size(0));
        assertEquals("torch.Size([3, 2])", part.shape().toString());
        assertEquals("tensor([ 0, 20, 40])", column.clone().set(0, 0).toString());
        assertEquals("torch.Size([4, 1])", wide.shape().toString());
        assertEquals("torch.Size([4])", same.shape().toString());
        assertEquals(2, chosen.size(0));
        assertEquals("torch.Size([1, 20])", kept.shape().toString());
        assertEquals("tensor([ 5, 20, 44])", picked.toString());
        assertEquals(9, large.numel());
        assertEquals(7, x.get(0, 0).item());
    }

    @Test
    @DisplayName("Shapes")
    void shapes() {
        var x = arange(6);
        var image = zeros(64);
        var batch = zeros(2, 64, 1);
        var a = zeros(3);
        var b = ones(3);

        // >>> x.view(2, 3), x.view(-1, 2)
        var m = x.view(2, 3);
        var rows = x.view(-1, 2);

        // >>> x.reshape(-1, 1)
        var column = x.reshape(-1, 1);

        // >>> image.reshape((8, 8))
        var square = image.reshape(8, 8);

        // >>> x.view(-1, 1, 8, 8)
        var images = batch.view(-1, 1, 8, 8);

        // >>> x.unsqueeze(-1)
        var wide = x.unsqueeze(-1);

        // >>> x.squeeze()
        var flat = batch.squeeze();

        // >>> m.T, m.t()
        var turned = m.T();

        // >>> m.permute(1, 0)
        var permuted = m.permute(1, 0);

        // >>> torch.cat([a, b]), torch.stack([a, b])
        var joined = cat(a, b);
        var stacked = stack(a, b);

        // >>> x.split(4)
        Tensor[] parts = x.split(4);

        // >>> x.contiguous()
        var solid = turned.contiguous();

        assertEquals("torch.Size([2, 3])", m.shape().toString());
        assertEquals("torch.Size([3, 2])", rows.shape().toString());
        assertEquals("torch.Size([6, 1])", column.shape().toString());
        assertEquals("torch.Size([8, 8])", square.shape().toString());
        assertEquals("torch.Size([2, 1, 8, 8])", images.shape().toString());
        assertEquals("torch.Size([6, 1])", wide.shape().toString());
        assertEquals("torch.Size([2, 64])", flat.shape().toString());
        assertEquals("torch.Size([3, 2])", turned.shape().toString());
        assertEquals(turned.shape(), permuted.shape());
        assertEquals(6, joined.size(0));
        assertEquals("torch.Size([2, 3])", stacked.shape().toString());
        assertEquals(2, parts[1].numel());
        assertTrue(solid.isContiguous());
    }

    @Test
    @DisplayName("Types and devices")
    void types() {
        var x = tensor(1, 2);

        // >>> x.float(), x.double(), x.long()
        var f = x.toFloat();
        var d = x.toDouble();
        var l = f.toLong();

        // >>> x.to(torch.float64)
        var converted = x.to(float64);

        // >>> x.type_as(y)
        var like = x.typeAs(d);

        // >>> device = 'cuda' if torch.cuda.is_available() else 'cpu'
        Device device = cuda.isAvailable() ? device("cuda") : device("cpu");

        // >>> x.to(device)
        var moved = x.to(device);

        assertEquals(float32, f.dtype());
        assertEquals(float64, d.dtype());
        assertEquals(int64, l.dtype());
        assertEquals(float64, converted.dtype());
        assertEquals(float64, like.dtype());
        assertEquals(device, moved.device());
    }

    @Test
    @DisplayName("Gradients")
    void gradients() {
        manualSeed(0);
        double lr = 0.1;

        // >>> weights = torch.randn(784, 10) / math.sqrt(784)
        // >>> weights.requires_grad_()
        var weights = randn(784, 10).div(Math.sqrt(784));
        weights.requiresGrad_();

        // >>> loss = (weights * weights).sum()
        // >>> loss.backward()
        var loss = weights.mul(weights).sum();
        loss.backward();

        // >>> weights.grad
        var grad = weights.grad(); // null before the first backward()

        // >>> with torch.no_grad():
        // >>>     weights -= weights.grad * lr
        // >>>     weights.grad.zero_()
        try (var _ = noGrad()) {
            weights.sub_(weights.grad().mul(lr));
            weights.grad().zero_();
        }

        // >>> loss.backward(retain_graph=True)
        var again = weights.exp().sum();
        again.backward(o -> o.retainGraph(true));

        // >>> with torch.inference_mode():
        // >>>     y = f(x)
        Tensor y;
        try (var _ = inferenceMode()) {
            y = weights.exp();
        }

        // >>> x.detach(), x.requires_grad, x.grad_fn
        var detached = weights.detach();
        boolean recorded = weights.requiresGrad();
        var node = loss.gradFn();

        // >>> torch.autograd.grad(f, x)
        var slope = Autograd.grad(weights.sum(), weights);

        assertEquals(784 * 10, grad.numel());
        assertTrue(y.isInference());
        assertTrue(recorded && !detached.requiresGrad());
        assertEquals("<SumBackward0>", node.toString());
        assertEquals(1, slope.get(0, 0).item());
        assertNull(zeros(1).grad());
    }

    // >>> class MatMul(Function):
    // >>>     @staticmethod
    // >>>     def forward(ctx, X, Y):
    // >>>         ctx.save_for_backward(X, Y)
    // >>>         return X @ Y
    // >>>     @staticmethod
    // >>>     def backward(ctx, grad):
    // >>>         X, Y = ctx.saved_tensors
    // >>>         return grad @ Y.T, X.T @ grad
    static final class MatMul extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in);
            return in[0].matmul(in[1]);
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0), y = ctx.saved(1);
            return new Tensor[] {grad.matmul(y.T()), x.T().matmul(grad)};
        }
    }

    @Test
    @DisplayName("Functions with a derivative of their own")
    void customFunctions() {
        var a = randn(float64, 5, 4).requiresGrad_();
        var b = randn(float64, 4, 3).requiresGrad_();

        // >>> MatMul.apply(A, B)
        var product = new MatMul().apply(a, b);

        // >>> gradcheck(MatMul.apply, (A, B))
        boolean right = GradCheck.gradcheck(new MatMul()::apply, a, b);

        assertEquals("<MatMulBackward>", product.gradFn().toString());
        assertTrue(right);
    }

    @Test
    @DisplayName("Functions of torch.nn.functional")
    void functional() {
        var x = tensor(1., 2., 4., 0.).view(2, 2).requiresGrad_();
        var y = tensor(1, 0);
        var z = zeros(2, 2);
        var pixels = tensor(1., 2., 3., 4.).view(1, 2, 2);

        // >>> F.softmax(x, dim=1), F.log_softmax(x, dim=1)
        var shares = F.softmax(x, 1);
        var logs = F.logSoftmax(x, 1);

        // >>> F.cross_entropy(x, y)
        var loss = F.crossEntropy(x, y);

        // >>> F.nll_loss(F.log_softmax(x, -1), y)
        var same = F.nllLoss(F.logSoftmax(x, -1), y);

        // >>> F.mse_loss(x, z)
        var error = F.mseLoss(x, z);

        // >>> F.relu(x)
        var relu = F.relu(x);

        // >>> F.avg_pool2d(pixels, 2)
        var mean = F.avgPool2d(pixels, 2);

        // >>> F.max_pool2d(pixels, 2, stride=1)
        var max = F.maxPool2d(pixels, 2, o -> o.stride(1));

        assertEquals(2, shares.sum().item(), 1e-6);
        assertEquals(4, logs.numel());
        assertEquals(loss.item(), same.item(), 1e-6);
        assertEquals(5.25, error.item());
        assertEquals(7, relu.sum().item());
        assertEquals(2.5, mean.item());
        assertEquals(4, max.item());
    }

    @Test
    @DisplayName("Printing")
    void printing() {
        var loss = tensor(2.3302);
        var acc = tensor(0.08);
        PrintOptions before = getPrintOptions();

        // >>> torch.set_printoptions(precision=2, linewidth=140, sci_mode=False)
        setPrintOptions(o -> o.precision(2).linewidth(140).sciMode(false));

        // >>> print(loss)
        IO.println(loss);

        // >>> print(x.shape, x.device)
        IO.println(loss.shape() + " " + loss.device());

        // >>> f'{loss:.2f}, {acc:.2f}'
        var report = loss.format(".2f") + ", " + acc.format(".2f");

        // >>> f'{loss:>10.3e}'
        var python = loss.format(">10.3e"); // every format that Python has for numbers

        String shown = loss.toString();
        setPrintOptions(before);
        assertEquals("tensor(2.33)", shown);
        assertEquals("2.33, 0.08", report);
        assertEquals(" 2.330e+00", python);
        assertArrayEquals(new long[0], loss.shape().toArray());
        assertThrows(IllegalArgumentException.class, () -> device("gpu"));
    }
}
