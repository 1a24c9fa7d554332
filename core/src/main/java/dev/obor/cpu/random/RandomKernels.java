package dev.obor.cpu.random;

import dev.obor.backend.Distribution;
import dev.obor.backend.IntegerRange;
import dev.obor.backend.Mt19937;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.cpu.memory.Elements;

/// Fills tensors with random numbers, bit for bit those of PyTorch's CPU kernels.
///
/// One thread draws, holding the engine's monitor, so the result depends neither on the number of
/// threads nor on what other threads draw meanwhile. Most numbers are computed in double and
/// rounded once. The double functions are the platform's: float32 results agree with PyTorch bit
/// for bit, float64 results of log, sin, cos and tan within 2 units in the last place.
///
/// Source: PyTorch 2.13, `aten/src/ATen/native/cpu/DistributionTemplates.h`.
public final class RandomKernels {
    private static final int CHUNK = 1024;
    private static final int SMALLEST_BLOCKS = 16;

    private RandomKernels() {}

    /// Fills a view, whose elements must not overlap. An empty one draws nothing.
    ///
    /// @throws dev.obor.base.DTypeError if the distribution does not exist for the dtype
    /// @throws ValueError if a parameter does not fit into the dtype, or an input holds a number
    ///   that is no probability, rate or weight
    public static void fill(Distribution distribution, Mt19937 engine, View out) {
        distribution.check(out.dtype());
        if (out.numel() == 0) {
            return;
        }
        synchronized (engine) {
            switch (distribution) {
                case Distribution.Uniform d -> UniformFill.fill(d, engine, out);
                case Distribution.Normal d -> normal(d, engine, out);
                case Distribution.AllIntegers d -> integers(d, engine, out);
                case Distribution.Integers d -> integers(d, engine, out);
                case Distribution.IntegersFrom d -> integers(d, engine, out);
                case Distribution.BernoulliOf d -> bernoulli(d, engine, out);
                case Distribution.Poisson d -> poisson(d, engine, out);
                case Distribution.StandardGamma d -> gamma(d, engine, out);
                case Distribution.Binomial d -> BinomialDraw.fill(d.parameters(), engine, out);
                case Distribution.Permutation _ -> PermutationFill.fill(engine, out);
                case Distribution.Multinomial d -> MultinomialFill.fill(d, engine, out);
                case Distribution.LogNormal d -> each(out, chunk -> logNormal(chunk, d, engine));
                case Distribution.Cauchy d -> each(out, chunk -> cauchy(chunk, d, engine));
                case Distribution.Exponential d ->
                        each(out, chunk -> exponential(chunk, d, engine));
                case Distribution.Geometric d -> each(out, chunk -> geometric(chunk, d, engine));
                case Distribution.Bernoulli d -> each(out, chunk -> bernoulli(chunk, d, engine));
            }
        }
    }

    /// Makes the next numbers of a fill.
    private interface Source {
        void fill(double[] chunk);
    }

    private static void each(View out, Source source) {
        FillOrder order = new FillOrder(out, null);
        Elements elements = new Elements(out.dtype(), out.array());
        int[] positions = new int[(int) Math.min(CHUNK, out.numel())];
        double[] chunk = new double[positions.length];
        long left = out.numel();
        while (left > 0) {
            if (left < chunk.length) {
                chunk = new double[(int) left]; // never more draws than elements
            }
            int count = order.next(positions, positions, chunk.length);
            source.fill(chunk);
            elements.put(chunk, positions, count);
            left -= count;
        }
    }

    private static void normal(Distribution.Normal d, Mt19937 engine, View out) {
        if (out.numel() >= SMALLEST_BLOCKS && out.isContiguous()) {
            NormalBlocks.fill(d, engine, out);
            return;
        }
        each(
                out,
                chunk -> {
                    for (int i = 0; i < chunk.length; i++) {
                        chunk[i] = engine.nextNormal(d.mean(), d.std());
                    }
                });
    }

    private static void logNormal(double[] chunk, Distribution.LogNormal d, Mt19937 engine) {
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = Math.exp(engine.nextNormal(d.mean(), d.std()));
        }
    }

    private static void cauchy(double[] chunk, Distribution.Cauchy d, Mt19937 engine) {
        engine.nextDoubles(chunk, 0, chunk.length);
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = Math.fma(d.sigma(), Math.tan(Math.PI * (chunk[i] - 0.5)), d.median());
        }
    }

    private static void exponential(double[] chunk, Distribution.Exponential d, Mt19937 engine) {
        engine.nextDoubles(chunk, 0, chunk.length);
        double scale = -1.0 / d.lambda();
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = scale * Math.log1p(-chunk[i]);
        }
    }

    private static void geometric(double[] chunk, Distribution.Geometric d, Mt19937 engine) {
        engine.nextDoubles(chunk, 0, chunk.length);
        double failure = Math.log1p(-d.p());
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = Math.ceil(Math.log(chunk[i]) / failure);
        }
    }

    private static void bernoulli(double[] chunk, Distribution.Bernoulli d, Mt19937 engine) {
        engine.nextDoubles(chunk, 0, chunk.length);
        double p = d.p();
        for (int i = 0; i < chunk.length; i++) {
            // The sign of the difference: a random branch costs more than the draw.
            chunk[i] = Double.doubleToRawLongBits(chunk[i] - p) >>> 63;
        }
    }

    private static void integers(Distribution distribution, Mt19937 engine, View out) {
        IntegerRange range = IntegerRange.of(distribution, out.dtype());
        FillOrder order = new FillOrder(out, null);
        Elements elements = new Elements(out.dtype(), out.array());
        int[] positions = new int[(int) Math.min(CHUNK, out.numel())];
        long[] chunk = new long[positions.length];
        int count = order.next(positions, positions, chunk.length);
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                chunk[i] = integer(range, engine);
            }
            elements.put(chunk, positions, count);
            count = order.next(positions, positions, chunk.length);
        }
    }

    private static long integer(IntegerRange range, Mt19937 engine) {
        if (!range.wide()) {
            int size = (int) range.size();
            return (Integer.remainderUnsigned(engine.nextInt(), size) & 0xffffffffL) + range.base();
        }
        long draw = engine.nextLong();
        return range.size() == 0 ? draw : Long.remainderUnsigned(draw, range.size()) + range.base();
    }

    private static void bernoulli(Distribution.BernoulliOf d, Mt19937 engine, View out) {
        DType dtype = d.probabilities().dtype();
        fillFrom(
                d.probabilities(),
                out,
                p -> {
                    if (!(p >= 0 && p <= 1)) {
                        throw new ValueError(
                                "Expected p_in >= 0 && p_in <= 1 to be true, but got false: a"
                                        + " probability is "
                                        + p);
                    }
                    double draw = dtype == DType.FLOAT64 ? engine.nextDouble() : engine.nextFloat();
                    return draw < p ? 1 : 0;
                });
    }

    private static void poisson(Distribution.Poisson d, Mt19937 engine, View out) {
        fillFrom(d.rates(), out, rate -> PoissonDraw.next(rate, engine));
    }

    private static void gamma(Distribution.StandardGamma d, Mt19937 engine, View out) {
        View alphas = d.concentrations();
        boolean single = alphas.dtype() != DType.FLOAT64;
        fillFrom(alphas, out, alpha -> GammaDraw.next(alpha, single, engine));
    }

    /// Turns a parameter into a draw.
    private interface Draw {
        double from(double parameter);
    }

    private static void fillFrom(View in, View out, Draw draw) {
        FillOrder order = new FillOrder(out, in);
        Elements target = new Elements(out.dtype(), out.array());
        Elements source = new Elements(in.dtype(), in.array());
        int[] positions = new int[(int) Math.min(CHUNK, out.numel())];
        int[] sources = new int[positions.length];
        double[] chunk = new double[positions.length];
        int count = order.next(positions, sources, chunk.length);
        while (count > 0) {
            for (int i = 0; i < count; i++) {
                chunk[i] = draw.from(source.get(sources[i]));
            }
            target.put(chunk, positions, count);
            count = order.next(positions, sources, chunk.length);
        }
    }
}
