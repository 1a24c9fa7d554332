package dev.obor.op;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Distribution;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
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
}
