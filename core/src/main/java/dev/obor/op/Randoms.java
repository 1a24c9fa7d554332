package dev.obor.op;

import dev.obor.Generator;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Distribution;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Random numbers, drawn at the waist from an explicit generator.
public final class Randoms {
    private Randoms() {}

    /// Fills a view; the generator's lock is held for the whole of it.
    public static void draw(Distribution distribution, View out, @Nullable Generator generator) {
        Generator g = generator == null ? Globals.defaultGenerator() : generator;
        synchronized (g) {
            Backends.launch(new Kernel.Random(distribution, out, GeneratorAccess.engine(g)));
        }
    }

    private static final class Fill extends Op {
        private final Distribution distribution;
        private final @Nullable Generator generator;

        Fill(String node, Distribution distribution, @Nullable Generator generator) {
            super(node);
            this.distribution = distribution;
            this.generator = generator;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            draw(distribution, TensorAccess.view(in[0]), generator);
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
        return new Fill(Pointwise.nodeName(name), distribution, generator).apply(t);
    }

    /// A new tensor whose elements are drawn from those of another; no gradient comes back.
    private static final class Draw extends Op {
        private final Function<View, Distribution> distribution;
        private final @Nullable Generator generator;

        Draw(
                String node,
                Function<View, Distribution> distribution,
                @Nullable Generator generator) {
            super(node);
            this.distribution = distribution;
            this.generator = generator;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View parameters = TensorAccess.view(in[0]);
            Distribution d = distribution.apply(parameters);
            View out = Backends.empty(parameters.dtype(), parameters.shape());
            draw(d, out, generator);
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.zerosLike()};
        }
    }

    /// `bernoulli_` with a tensor of probabilities.
    public static Tensor bernoulliInto(Tensor t, Tensor p, @Nullable Generator generator) {
        View each = TensorAccess.view(p.detach().expand(t.shape()));
        return fill(t, "bernoulli", new Distribution.BernoulliOf(each), generator);
    }

    /// `bernoulli`: zeros and ones with the probabilities that a tensor holds.
    public static Tensor bernoulli(Tensor p, @Nullable Generator generator) {
        return new Draw("BernoulliBackward0", Distribution.BernoulliOf::new, generator).apply(p);
    }

    /// `bernoulli(input, p)`: zeros and ones of the tensor's sizes.
    public static Tensor bernoulli(Tensor t, double p, @Nullable Generator generator) {
        return new Draw("BernoulliBackward0", _ -> new Distribution.Bernoulli(p), generator)
                .apply(t);
    }

    /// `poisson`: counts with the rates that a tensor holds.
    public static Tensor poisson(Tensor rates, @Nullable Generator generator) {
        return new Draw("PoissonBackward0", Distribution.Poisson::new, generator).apply(rates);
    }

    /// `multinomial`: places drawn with the weights that a tensor of one or two dimensions holds.
    public static Tensor multinomial(
            Tensor weights, int samples, boolean replacement, @Nullable Generator generator) {
        if (weights.dim() != 1 && weights.dim() != 2) {
            throw new ShapeError("prob_dist must be 1 or 2 dim, got " + weights.shape());
        }
        if (samples <= 0) {
            throw new ShapeError("cannot sample n_sample <= 0 samples, got " + samples);
        }
        Tensor rows = weights.dim() == 1 ? weights.detach().unsqueeze(0) : weights.detach();
        var distribution = new Distribution.Multinomial(TensorAccess.view(rows), replacement);
        View out = Backends.empty(DType.INT64, new long[] {rows.size(0), samples});
        draw(distribution, out, generator);
        Tensor places = TensorAccess.wrap(out);
        return weights.dim() == 1 ? places.squeeze(0) : places;
    }

    /// `normal` with a mean for each element.
    public static Tensor normal(Tensor mean, double std, @Nullable Generator generator) {
        return new Constant(
                        standard(mean.shape(), mean.dtype(), std, generator).add_(mean.detach()))
                .apply(mean);
    }

    /// `normal` with a deviation for each element.
    public static Tensor normal(double mean, Tensor std, @Nullable Generator generator) {
        checkDeviations(std);
        Tensor noise = standard(std.shape(), std.dtype(), 1, generator).mul_(std.detach());
        return new Constant(noise.add_(mean)).apply(std);
    }

    /// `normal` with a mean and a deviation for each element; they broadcast.
    public static Tensor normal(Tensor mean, Tensor std, @Nullable Generator generator) {
        checkDeviations(std);
        Size size = Size.of(Shapes.broadcast(mean.shape().toArray(), std.shape().toArray()));
        Tensor noise = standard(size, mean.dtype(), 1, generator).mul_(std.detach());
        return new Constant(noise.add_(mean.detach())).apply(mean, std);
    }

    /// Drawn numbers, whose gradient is 0, as in PyTorch.
    private static final class Constant extends Op {
        private final Tensor drawn;

        Constant(Tensor drawn) {
            super("NormalBackward2");
            this.drawn = drawn;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in);
            return drawn;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor first = ctx.saved(0).zerosLike();
            return ctx.needsInputGrad(1)
                    ? new Tensor[] {first, ctx.saved(1).zerosLike()}
                    : new Tensor[] {first};
        }
    }

    private static Tensor standard(
            Size size, DType dtype, double std, @Nullable Generator generator) {
        View out = Backends.empty(dtype, size.toArray());
        draw(new Distribution.Normal(0, std), out, generator);
        return TensorAccess.wrap(out);
    }

    private static void checkDeviations(Tensor std) {
        for (double value : std.toDoubleArray()) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException(
                        "normal expects all elements of std >= 0.0, got " + value);
            }
        }
    }
}
