package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Generator;
import dev.obor.OperationOptions;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.autograd.Context;
import dev.obor.backend.Distribution;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.GeneratorAccess;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.shape.Expanding;
import dev.obor.op.shape.Joining;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Random numbers, drawn at the waist from an explicit generator.
public final class RandomDraws {
    private static final String NORMAL = "NormalBackward2";

    private RandomDraws() {}

    /// Fills a view; the generator's lock is held for the whole of it.
    public static void draw(Distribution distribution, View out, @Nullable Generator generator) {
        if (out.isMirrored()) {
            View plain = Backends.empty(out.dtype(), out.shape());
            draw(distribution, plain, generator);
            RawMemory.copy(plain, out);
            return;
        }
        boolean looks = // the others do not look at the dtype of nothing
                switch (distribution) {
                    case Distribution.Uniform u -> true;
                    case Distribution.Cauchy c -> true;
                    case Distribution.Poisson p -> true;
                    case Distribution.Multinomial m -> true;
                    default -> false;
                };
        if (out.numel() == 0 && !looks) {
            return;
        }
        if (out.dtype().isComplex()) {
            drawComplex(distribution, out, generator);
            return;
        }
        Generator g = generator == null ? Globals.defaultGenerator() : generator;
        synchronized (g) {
            Backends.launch(new Kernel.Random(distribution, out, GeneratorAccess.engine(g)));
        }
    }

    /// Real and imaginary parts in turn; of normal numbers each has half of the variance.
    private static void drawComplex(
            Distribution distribution, View out, @Nullable Generator generator) {
        switch (distribution) {
            case Distribution.Normal(double mean, double std) -> {
                double each = std / Math.sqrt(2);
                draw(new Distribution.Normal(mean, each), out.real(), generator);
            }
            case Distribution.Uniform _ -> draw(distribution, out.real(), generator);
            default -> throw DTypes.notImplemented("random", out.dtype());
        }
    }

    /// A tensor that was filled just now, whatever it held.
    private static final class Fill extends Op {
        Fill(String node) {
            super(node);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.markDirty(in[0]);
            return in[0];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.zerosLike()};
        }
    }

    /// Fills a tensor in place, as `normal_` and the like.
    public static Tensor fill(
            Tensor t, String name, Distribution distribution, @Nullable Generator generator) {
        InPlace.check(t, t);
        View read = distribution.read();
        if (read != null) {
            InPlace.checkOverlap(InPlace.Memory.POINTWISE, TensorAccess.view(t), read);
        }
        draw(distribution, TensorAccess.view(t), generator);
        return new Fill(Pointwise.nodeName(name)).apply(t);
    }

    /// Drawn numbers, whose gradient is 0, as in PyTorch.
    private static final class Constant extends Op {
        Constant(String node) {
            super(node);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            long[][] shapes = new long[in.length - 1][];
            for (int i = 0; i < shapes.length; i++) {
                shapes[i] = in[i].shape().toArray();
            }
            ctx.keep(shapes);
            return in[in.length - 1];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[][] shapes = ctx.kept();
            Tensor[] zeros = new Tensor[shapes.length];
            for (int i = 0; i < zeros.length; i++) {
                zeros[i] = // of these, only bernoulli's lie as what arrives
                        nodeName().startsWith("Bernoulli")
                                ? WriteOp.zeros(grad, WriteOp.preserved(grad))
                                : WriteOp.zeros(grad, shapes[i]);
            }
            return zeros;
        }
    }

    /// A new tensor whose elements are drawn as the elements of another say.
    private static Tensor drawn(
            String node, Distribution distribution, Tensor of, @Nullable Generator generator) {
        View out = Backends.empty(of.dtype(), of.shape().toArray());
        draw(distribution, out, generator);
        return new Constant(node).apply(1, of, TensorAccess.wrap(out));
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero, from a
    /// generator.
    ///
    /// ```java
    /// empty(3).bernoulli_(tensor(0.0, 1, 1)) // [0, 1, 1]
    /// ```
    ///
    /// @param p probabilities, floats that broadcast to the input
    /// @return the input
    @Operation(value = TENSOR, names = "bernoulli_")
    public static Tensor bernoulliInto(
            Tensor input, Tensor p, @Default("null") @Nullable Generator generator) {
        View each = TensorAccess.view(p.detach().expand(input.shape()));
        return fill(input, "bernoulli", new Distribution.BernoulliOf(each), generator);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    ///
    /// @param input probabilities, floats
    /// @return a new tensor of the input's shape and dtype, of zeros and ones
    /// @throws dev.obor.base.ValueError if one is not between 0 and 1
    @Operation({TENSOR, OBOR})
    public static Tensor bernoulli(Tensor input, @Default("null") @Nullable Generator generator) {
        var each = new Distribution.BernoulliOf(TensorAccess.view(input));
        return drawn("BernoulliBackward0", each, input, generator);
    }

    /// `bernoulli(input, p)`: zeros and ones of the tensor's sizes.
    public static Tensor bernoulli(Tensor t, double p, @Nullable Generator generator) {
        return drawn("BernoulliBackward0", new Distribution.Bernoulli(p), t, generator);
    }

    /// A new tensor of these sizes: one with probability `p`, else zero.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// @param p the probability of a one
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if it is not between 0 and 1
    @Operation({TENSOR, OBOR})
    public static Tensor bernoulli(Tensor input, double p) {
        return bernoulli(input, p, null);
    }

    /// Counts of a Poisson distribution with the rates that stand in `input`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// poisson(tensor(1.0, 5, 20)) // [2, 6, 19]
    /// ```
    ///
    /// @param input rates, floats, none negative
    /// @return a new tensor of the input's shape and dtype, of whole numbers
    @Operation(OBOR)
    public static Tensor poisson(Tensor input, @Default("null") @Nullable Generator generator) {
        var each = new Distribution.Poisson(TensorAccess.view(input));
        return drawn("PoissonBackward0", each, input, generator);
    }

    /// Counts of successes in `count` trials of probability `prob` each, of one dtype; they have
    /// one shape. The gradient is 0.
    ///
    /// ```java
    /// manualSeed(0);
    /// binomial(tensor(10.0, 10), tensor(0.2, 0.8)) // [5, 9]
    /// ```
    ///
    /// @param count how many trials, floats
    /// @param prob the probability of each success, of the same dtype
    /// @return a new tensor of their shape and dtype, of whole numbers
    @Operation(OBOR)
    public static Tensor binomial(
            Tensor count, Tensor prob, @Default("null") @Nullable Generator generator) {
        if (count.dtype() != prob.dtype()) {
            throw new DTypeError(
                    "Found dtype "
                            + prob.dtype().scalarType()
                            + " but expected "
                            + count.dtype().scalarType());
        }
        Tensor[] all = {count.detach(), prob.detach()};
        all = Expanding.broadcastTensors(all);
        var each = new Distribution.Binomial(TensorAccess.view(Joining.stack(all, 0).contiguous()));
        View out = Backends.empty(count.dtype(), all[0].shape().toArray());
        draw(each, out, generator);
        return new Constant("BinomialBackward0").apply(2, count, prob, TensorAccess.wrap(out));
    }

    /// A float32 number draws among as many, as in PyTorch.
    private static final long MOST_CATEGORIES = 1 << 24;

    /// Places drawn without replacement or with it, by weights.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.1, 0.6, 0.3).multinomial(2) // [2, 1]
    /// tensor(0.0, 1).multinomial(3, o -> o.replacement(true)) // [1, 1, 1]
    /// ```
    ///
    /// @param input weights, (categories) or (rows, categories) floats
    /// @param numSamples how many are drawn from each row
    /// @param replacement whether a place may be drawn again
    /// @return int64, (numSamples) or (rows, numSamples)
    /// @throws ValueError if a weight is negative or not finite, or all are zero
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Draw.class)
    public static Tensor multinomial(
            Tensor input,
            int numSamples,
            @Default("false") boolean replacement,
            @Default("null") @Nullable Generator generator) {
        if (input.dim() != 1 && input.dim() != 2) {
            throw new ShapeError("prob_dist must be 1 or 2 dim, got " + input.shape());
        }
        if (input.dim() > 0 && input.size(-1) > MOST_CATEGORIES) {
            throw new ShapeError("number of categories cannot exceed 2^24");
        }
        if (numSamples <= 0) {
            throw new ShapeError("cannot sample n_sample <= 0 samples, got " + numSamples);
        }
        Tensor rows = input.dim() == 1 ? input.detach().unsqueeze(0) : input.detach();
        var distribution = new Distribution.Multinomial(TensorAccess.view(rows), replacement);
        View out = Backends.empty(DType.INT64, new long[] {rows.size(0), numSamples});
        draw(distribution, out, generator);
        Tensor places = TensorAccess.wrap(out);
        return input.dim() == 1 ? InPlace.own(places.squeeze(0), 0) : places;
    }

    /// `normal` with a mean for each element.
    public static Tensor normal(Tensor mean, double std, @Nullable Generator generator) {
        Tensor noise = standard(mean.shape(), mean.dtype(), std, generator);
        return new Constant(NORMAL).apply(1, mean, noise.add_(mean.detach()));
    }

    /// Normal numbers with a mean for each element.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(tensor(0.0, 100), 0.1) // [0.1541, 99.9707]
    /// ```
    ///
    /// @param mean any shape
    /// @param std the standard deviation, not negative
    /// @return a new tensor of the shape and dtype of the means
    @Operation(OBOR)
    public static Tensor normal(Tensor mean, double std) {
        return normal(mean, std, null);
    }

    /// `normal` with a deviation for each element.
    public static Tensor normal(double mean, Tensor std, @Nullable Generator generator) {
        checkDeviations(std);
        Tensor noise = standard(std.shape(), std.dtype(), 1, generator).mul_(std.detach());
        Tensor moved = noise.isFloatingPoint() ? noise.add_(mean) : noise; // else it is empty
        return new Constant(NORMAL).apply(1, std, moved);
    }

    /// Normal numbers with a deviation for each element.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(0.0, tensor(1.0, 100)) // [1.541, -29.3429]
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std standard deviations of any shape, none negative
    /// @return a new tensor of the shape and dtype of the deviations
    @Operation(OBOR)
    public static Tensor normal(double mean, Tensor std) {
        return normal(mean, std, null);
    }

    /// `normal` with a mean and a deviation for each element; they broadcast.
    public static Tensor normal(Tensor mean, Tensor std, @Nullable Generator generator) {
        checkDeviations(std);
        Size size = Size.of(Shapes.broadcast(mean.shape().toArray(), std.shape().toArray()));
        Tensor noise = standard(size, mean.dtype(), 1, generator).mul_(std.detach());
        return new Constant(NORMAL).apply(2, mean, std, noise.add_(mean.detach()));
    }

    /// Normal numbers with a mean and a deviation for each element; they broadcast.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(tensor(0.0, 100), tensor(1.0, 10)) // [1.541, 97.0657]
    /// ```
    ///
    /// @param mean any shape
    /// @param std standard deviations, broadcast with the means
    /// @return a new tensor of the broadcast shape
    @Operation(OBOR)
    public static Tensor normal(Tensor mean, Tensor std) {
        return normal(mean, std, null);
    }

    private static Tensor standard(
            Size size, DType dtype, double std, @Nullable Generator generator) {
        View out = Backends.empty(dtype, size.toArray());
        draw(new Distribution.Normal(0, std), out, generator);
        return TensorAccess.wrap(out);
    }

    private static void checkDeviations(Tensor std) {
        if (std.numel() == 0) {
            return;
        }
        Tensor distinct =
                std.detach(); // an expanded one may have more elements than can be visited
        for (int d = 0; d < distinct.dim(); d++) {
            distinct = distinct.stride(d) == 0 ? distinct.narrow(d, 0, 1) : distinct;
        }
        double least = distinct.min().item();
        if (!(least >= 0)) {
            throw new ValueError("normal expects all elements of std >= 0.0, got " + least);
        }
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// @param from the least number
    /// @param to the bound above, not reached
    @Operation(TENSOR)
    public static Tensor uniform_(
            Tensor input,
            @Default("0") double from,
            @Default("1") double to,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "uniform", new Distribution.Uniform(from, to), generator);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// @param mean the mean
    /// @param std the standard deviation, not negative
    @Operation(TENSOR)
    public static Tensor normal_(
            Tensor input,
            @Default("0") double mean,
            @Default("1") double std,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "normal", new Distribution.Normal(mean, std), generator);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// @param mean that of the logarithms
    /// @param std the standard deviation of the logarithms, positive
    @Operation(TENSOR)
    public static Tensor logNormal_(
            Tensor input,
            @Default("1") double mean,
            @Default("2") double std,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "log_normal", new Distribution.LogNormal(mean, std), generator);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// @param median the median
    /// @param sigma half the width at half the height, positive
    @Operation(TENSOR)
    public static Tensor cauchy_(
            Tensor input,
            @Default("0") double median,
            @Default("1") double sigma,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "cauchy", new Distribution.Cauchy(median, sigma), generator);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    ///
    /// @param from the least number
    /// @param to the bound above, not reached
    @Operation(value = TENSOR, forms = "")
    public static Tensor random_(
            Tensor input,
            @Default("0") long from,
            long to,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "random", new Distribution.Integers(from, to), generator);
    }

    /// Normal numbers with one mean and one deviation, with options.
    ///
    /// ```java
    /// normal(o -> o.dtype(float64), 0.0, 1.0, 2, 3).dtype() // float64
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std the standard deviation, not negative
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor normal(
            Consumer<TensorOptions> options, double mean, double std, long... size) {
        return Constants.empty(options, size).normal_(mean, std);
    }

    /// Normal numbers with one mean and one deviation, with options.
    ///
    /// ```java
    /// normal(0.0, 1.0, new long[] {2, 3}, o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std the standard deviation, not negative
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor normal(
            double mean, double std, long[] size, Consumer<TensorOptions> options) {
        return Constants.empty(options, size).normal_(mean, std);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    ///
    /// @param lambd the rate, positive: the mean is 1 / lambd
    @Operation(TENSOR)
    public static Tensor exponential_(
            Tensor input,
            @Default("1") double lambd,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "exponential", new Distribution.Exponential(lambd), generator);
    }

    /// The number of trials up to the first success, each with probability `p`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).geometric_(0.3) // [1, 1, 3, 1]
    /// ```
    ///
    /// @param p the probability of success, between 0 and 1
    @Operation(TENSOR)
    public static Tensor geometric_(
            Tensor input, double p, @Default("null") @Nullable Generator generator) {
        return fill(input, "geometric", new Distribution.Geometric(p), generator);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// @param p the probability of a one
    @Operation(TENSOR)
    public static Tensor bernoulli_(
            Tensor input,
            @Default("0.5") double p,
            @Default("null") @Nullable Generator generator) {
        return fill(input, "bernoulli", new Distribution.Bernoulli(p), generator);
    }

    /// Normal numbers with one mean and one deviation.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(10.0, 2.0, 3) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std the standard deviation, not negative
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor normal(double mean, double std, long... size) {
        return Constants.empty(size).normal_(mean, std);
    }

    /// The non-negative integers that the dtype holds without gaps, drawn over the elements.
    ///
    /// ```java
    /// empty(int8, 4).random_().ge(0).all() // true
    /// ```
    @Operation(TENSOR)
    public static Tensor random_(Tensor input) {
        return fill(input, "random", new Distribution.AllIntegers(), null);
    }
}
