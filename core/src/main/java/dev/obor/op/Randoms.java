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
import org.jspecify.annotations.Nullable;

/// Random numbers, drawn at the waist from an explicit generator.
public final class Randoms {
    private static final String NORMAL = "NormalBackward2";

    private Randoms() {}

    /// Fills a view; the generator's lock is held for the whole of it.
    public static void draw(Distribution distribution, View out, @Nullable Generator generator) {
        Generator g = generator == null ? Globals.defaultGenerator() : generator;
        synchronized (g) {
            Backends.launch(new Kernel.Random(distribution, out, GeneratorAccess.engine(g)));
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
                zeros[i] = WriteOp.zeros(grad, shapes[i]);
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

    /// `bernoulli_` with a tensor of probabilities.
    public static Tensor bernoulliInto(Tensor t, Tensor p, @Nullable Generator generator) {
        View each = TensorAccess.view(p.detach().expand(t.shape()));
        return fill(t, "bernoulli", new Distribution.BernoulliOf(each), generator);
    }

    /// `bernoulli`: zeros and ones with the probabilities that a tensor holds.
    public static Tensor bernoulli(Tensor p, @Nullable Generator generator) {
        var each = new Distribution.BernoulliOf(TensorAccess.view(p));
        return drawn("BernoulliBackward0", each, p, generator);
    }

    /// `bernoulli(input, p)`: zeros and ones of the tensor's sizes.
    public static Tensor bernoulli(Tensor t, double p, @Nullable Generator generator) {
        return drawn("BernoulliBackward0", new Distribution.Bernoulli(p), t, generator);
    }

    /// `poisson`: counts with the rates that a tensor holds.
    public static Tensor poisson(Tensor rates, @Nullable Generator generator) {
        var each = new Distribution.Poisson(TensorAccess.view(rates));
        return drawn("PoissonBackward0", each, rates, generator);
    }

    /// A float32 number draws among as many, as in PyTorch.
    private static final long MOST_CATEGORIES = 1 << 24;

    /// `multinomial`: places drawn with the weights that a tensor of one or two dimensions holds.
    public static Tensor multinomial(
            Tensor weights, int samples, boolean replacement, @Nullable Generator generator) {
        if (weights.dim() != 1 && weights.dim() != 2) {
            throw new ShapeError("prob_dist must be 1 or 2 dim, got " + weights.shape());
        }
        if (weights.dim() > 0 && weights.size(-1) > MOST_CATEGORIES) {
            throw new ShapeError("number of categories cannot exceed 2^24");
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
        Tensor noise = standard(mean.shape(), mean.dtype(), std, generator);
        return new Constant(NORMAL).apply(1, mean, noise.add_(mean.detach()));
    }

    /// `normal` with a deviation for each element.
    public static Tensor normal(double mean, Tensor std, @Nullable Generator generator) {
        checkDeviations(std);
        Tensor noise = standard(std.shape(), std.dtype(), 1, generator).mul_(std.detach());
        return new Constant(NORMAL).apply(1, std, noise.add_(mean));
    }

    /// `normal` with a mean and a deviation for each element; they broadcast.
    public static Tensor normal(Tensor mean, Tensor std, @Nullable Generator generator) {
        checkDeviations(std);
        Size size = Size.of(Shapes.broadcast(mean.shape().toArray(), std.shape().toArray()));
        Tensor noise = standard(size, mean.dtype(), 1, generator).mul_(std.detach());
        return new Constant(NORMAL).apply(2, mean, std, noise.add_(mean.detach()));
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
