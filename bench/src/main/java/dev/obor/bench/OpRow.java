package dev.obor.bench;

import static dev.obor.Obor.bmm;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.scope;
import static dev.obor.Obor.where;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.distributions.Gamma;
import dev.obor.nn.functional.F;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A row of the suites `ops` and `library`: `OPERATION-SIZE`, then `+backward` for the gradient as
/// well, and `@scope` for the same in a scope, which has no twin of its own.
///
/// Sizes are `1m` (1000 x 1000), `4k` (64 x 64) and `8`; rows whose operands have other sizes name
/// them. The operand is drawn first, then what the operation needs beside it, from seed 1.
final class OpRow implements Workload {
    private final UnaryOperator<Tensor> operation;
    private final Tensor x;
    private final @Nullable Tensor gradient;
    private final boolean scoped;
    private @Nullable Tensor last;

    OpRow(String row) {
        scoped = row.endsWith("@scope");
        String name = twin(row);
        boolean backward = name.endsWith("+backward");
        String operand = name.replace("+backward", "");
        manualSeed(1);
        boolean library = LibraryRows.ROWS.contains(operand);
        Tensor input = library ? LibraryRows.operand(operand) : operand(operand);
        operation = library ? LibraryRows.operation(operand, input) : operation(operand, input);
        x = backward ? input.requiresGrad_() : input;
        gradient = backward ? randn(operation.apply(x).shape().toArray()) : null;
    }

    /// The name of the twin.
    static String twin(String row) {
        return row.replace("@scope", "").replace(Training.CAPTURED, "");
    }

    private static String size(String name) {
        return name.substring(name.indexOf('-') + 1);
    }

    private static Tensor operand(String name) {
        if (name.matches("mm(double)?-\\d+")) {
            long n = Long.parseLong(size(name));
            return randn(name.startsWith("mm-") ? DType.FLOAT32 : DType.FLOAT64, n, n);
        }
        return switch (name) {
            case "bmm-96x64" -> randn(96, 64, 64);
            case "mm-64x784x10", "mm-64x784x50", "mmt-64x784x50", "tmm-784x64x50" -> randn(64, 784);
            case "mv-1024" -> randn(1024, 1024);
            case "mv-4096x256" -> randn(4096, 256);
            case "mm-16x16x1" -> randn(16, 16);
            case "conv-64x56" -> randn(2, 64, 56, 56);
            case "conv-256x14" -> randn(4, 256, 14, 14);
            case "conv1x1-256x56" -> randn(2, 256, 56, 56);
            case "depthwise-96x56", "depthwise2-96x56" -> randn(2, 96, 56, 56);
            case "conv3d-16x16" -> randn(2, 16, 16, 16, 16);
            case "embedding-10000x128", "embeddingbag-10000x128" -> randn(10000, 128);
            default ->
                    switch (size(name)) {
                        case "8x64x56" -> randn(8, 64, 56, 56);
                        case "1m" -> randn(1000, 1000);
                        case "4k" -> randn(64, 64);
                        case "8" -> randn(8);
                        default -> throw new IllegalArgumentException("no row " + name);
                    };
        };
    }

    private static UnaryOperator<Tensor> with(Tensor y, BinaryOperator<Tensor> f) {
        return t -> f.apply(t, y);
    }

    private static UnaryOperator<Tensor> of(Tensor y, UnaryOperator<Tensor> f) {
        return t -> f.apply(y);
    }

    private static UnaryOperator<Tensor> operation(String row, Tensor x) {
        String name = row.substring(0, row.indexOf('-'));
        long n = x.size(-1);
        return switch (name) {
            case "mm", "mmdouble", "mmt", "tmm", "bmm", "mv" -> product(name, size(row), x, n);
            case "gather",
                    "scatteradd",
                    "indexselect",
                    "indexselect1",
                    "indexadd",
                    "embedding",
                    "embeddingbag" ->
                    indexed(name, n);
            case "conv",
                    "conv1x1",
                    "depthwise",
                    "depthwise2",
                    "conv3d",
                    "maxpool",
                    "avgpool",
                    "nearest" ->
                    windows(name, (int) x.size(1));
            case "softmax" -> t -> F.softmax(t, -1);
            case "crossentropy" -> {
                Tensor y = randint(n, new long[] {x.size(0)});
                yield t -> F.crossEntropy(t, y);
            }
            case "layernorm" -> t -> F.layerNorm(t, n);
            case "batchnorm" -> t -> F.batchNorm(t, null, null, null, null, o -> o.training(true));
            case "cumsum" -> t -> t.cumsum(1);
            case "cumsum0" -> t -> t.cumsum(0);
            case "gelu" -> F::gelu;
            case "sigmoid" -> Tensor::sigmoid;
            case "exp" -> Tensor::exp;
            case "tanh" -> Tensor::tanh;
            case "sum" -> t -> t.sum();
            case "sumrows" -> t -> t.sum(1, false);
            case "sumcolumns" -> t -> t.sum(0, false);
            case "maxrows" -> t -> t.amax(1);
            case "clone" -> Tensor::clone;
            case "relu" -> Tensor::relu;
            case "add" -> with(randn(x.shape().toArray()), Tensor::add);
            case "cat" -> with(randn(n, n), (t, y) -> cat(t, y));
            case "cat1" -> with(randn(n, n), (t, y) -> cat(new Tensor[] {t, y}, 1));
            case "transpose" -> t -> t.t().contiguous();
            case "greater" -> with(randn(n, n), Tensor::gt);
            case "where" -> with(rand(n, n).gt(0.5), (t, y) -> where(y, t, 0.0));
            case "gamma" -> {
                Tensor alpha = rand(n, n).add(0.5);
                var distribution = new Gamma(alpha, alpha);
                yield t -> distribution.sample();
            }
            default -> typed(name, x, n);
        };
    }

    /// Casts, and what is computed in other dtypes.
    private static UnaryOperator<Tensor> typed(String name, Tensor x, long n) {
        return switch (name) {
            case "todouble" -> t -> t.to(DType.FLOAT64);
            case "tobfloat16" -> t -> t.to(DType.BFLOAT16);
            case "tohalf" -> t -> t.to(DType.FLOAT16);
            case "tolong" -> t -> t.to(DType.INT64);
            case "touint8" -> t -> t.abs().to(DType.UINT8);
            case "fromlong" -> of(integers(256, n), y -> y.to(DType.FLOAT32));
            case "fromuint8" -> of(integers(256, n).to(DType.UINT8), y -> y.to(DType.FLOAT32));
            case "addint" -> of(integers(100, n).to(DType.INT32), y -> y.add(y));
            case "addlong" -> of(integers(100, n), y -> y.add(y));
            case "adduint8" -> of(integers(100, n).to(DType.UINT8), y -> y.add(y));
            case "sumlong" -> of(integers(100, n), y -> y.sum());
            case "addhalf" -> of(x.to(DType.FLOAT16), y -> y.add(y));
            case "exphalf" -> of(x.to(DType.FLOAT16), Tensor::exp);
            case "sumhalf" -> of(x.to(DType.FLOAT16), y -> y.sum(1, false));
            case "softmaxhalf" -> of(x.to(DType.FLOAT16), y -> F.softmax(y, -1));
            case "addbfloat16" -> of(x.to(DType.BFLOAT16), y -> y.add(y));
            default -> throw new IllegalArgumentException("no operation " + name);
        };
    }

    private static Tensor integers(long limit, long n) {
        return randint(limit, new long[] {n, n});
    }

    private static UnaryOperator<Tensor> product(String name, String size, Tensor x, long n) {
        return switch (name) {
            case "mm" -> {
                String[] sizes = size.split("x");
                Tensor w = randn(n, sizes.length == 1 ? n : Long.parseLong(sizes[2]));
                yield t -> t.matmul(w);
            }
            case "mmdouble" -> with(randn(DType.FLOAT64, n, n), Tensor::matmul);
            case "mmt" -> with(randn(50, 784), (t, w) -> t.matmul(w.t()));
            case "tmm" -> with(randn(64, 50), (t, g) -> t.t().matmul(g));
            case "bmm" -> with(randn(x.shape().toArray()), (t, w) -> bmm(t, w));
            default -> with(randn(n), Tensor::mv);
        };
    }

    private static UnaryOperator<Tensor> indexed(String name, long n) {
        Tensor at =
                switch (name) {
                    case "gather", "scatteradd" -> integers(n, n);
                    case "embedding", "embeddingbag" -> randint(10000, new long[] {64, 64});
                    default -> randint(n, new long[] {n});
                };
        return switch (name) {
            case "gather" -> t -> t.gather(1, at);
            case "scatteradd" -> with(randn(n, n), (t, source) -> t.scatterAdd(1, at, source));
            case "indexselect" -> t -> t.indexSelect(0, at);
            case "indexselect1" -> t -> t.indexSelect(1, at);
            case "indexadd" -> with(randn(n, n), (t, source) -> t.indexAdd(0, at, source));
            case "embedding" -> t -> F.embedding(at, t);
            default -> t -> F.embeddingBag(at, t);
        };
    }

    private static UnaryOperator<Tensor> windows(String name, int channels) {
        return switch (name) {
            case "maxpool" -> t -> F.maxPool2d(t, 2);
            case "avgpool" -> t -> F.avgPool2d(t, 2);
            case "nearest" -> t -> F.interpolate(t, o -> o.scaleFactor(2.0));
            case "conv" -> {
                Tensor w = randn(channels, channels, 3, 3);
                yield t -> F.conv2d(t, w, null, o -> o.padding(1));
            }
            case "conv1x1" -> {
                Tensor w = randn(64, channels, 1, 1);
                yield t -> F.conv2d(t, w);
            }
            case "conv3d" -> {
                Tensor w = randn(16, channels, 3, 3, 3);
                yield t -> F.conv3d(t, w, null, o -> o.padding(1));
            }
            default -> {
                Tensor w = randn(channels, 1, 3, 3);
                int stride = name.equals("depthwise") ? 1 : 2;
                yield t -> F.conv2d(t, w, null, o -> o.padding(1).stride(stride).groups(channels));
            }
        };
    }

    @Override
    public void step() {
        if (scoped) {
            try (var _ = scope()) {
                once();
            }
        } else {
            once();
        }
    }

    private void once() {
        Tensor y = operation.apply(x);
        if (gradient != null) {
            y.backward(gradient);
            y = Objects.requireNonNull(x.grad());
            x.setGrad(null);
        }
        last = y;
    }

    @Override
    public double result() {
        Tensor y = gradient == null ? operation.apply(x) : Objects.requireNonNull(last);
        return y.to(DType.FLOAT64).abs().mean().item();
    }
}
