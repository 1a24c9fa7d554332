package dev.obor.backend;

import dev.obor.backend.Kernel.Factorization;

/// How much work a kernel is, from its sizes alone: the one table of costs.
///
/// @param multiplyAdds additions, multiplications and the like, one with the other as one; of a
///   factorisation the leading term
/// @param bytes what it has to read and write at least, repeated elements once
public record Cost(long multiplyAdds, long bytes) {
    /// The cost of a kernel.
    public static Cost of(Kernel kernel) {
        long bytes = 0;
        for (View v : kernel.reads()) {
            bytes += bytes(v);
        }
        for (View v : kernel.writes()) {
            bytes += bytes(v);
        }
        return new Cost(multiplyAdds(kernel), bytes);
    }

    private static long bytes(View view) {
        long n = 1;
        for (int d = 0; d < view.dim(); d++) {
            n *= view.strides()[d] == 0 ? Math.min(view.shape()[d], 1) : view.shape()[d];
        }
        return n * view.dtype().itemSize();
    }

    private static long multiplyAdds(Kernel kernel) {
        return switch (kernel) {
            case Kernel.Map k -> k.outs()[0].numel() * k.program().operations();
            case Kernel.Reduce k -> Sizes.numel(k.shape()) * (k.program().operations() + 1);
            case Kernel.ArgReduce k -> k.in().numel();
            case Kernel.MatMul k ->
                    k.out().numel() * k.a().shape()[k.a().dim() - 1]
                            + (k.bias() == null ? 0 : k.out().numel());
            case Kernel.Factor k -> factor(k);
            case Kernel.Fourier k -> k.out().numel() * bits(k.out().shape(), k.dim());
            case Kernel.Conv k -> convolution(k.geometry());
            case Kernel.Pool k -> pooling(k.kind(), k.geometry());
            case Kernel.Resample k -> k.out().numel() * k.geometry().taps();
            case Kernel.Gather k -> k.out().numel();
            case Kernel.Scatter k -> k.out().numel();
            case Kernel.NonZero k -> k.in().numel();
            case Kernel.Scan k -> k.in().numel();
            case Kernel.Sort k -> k.in().numel() * bits(k.in().shape(), k.dim());
            case Kernel.Random k -> k.out().numel();
        };
    }

    private static long bits(long[] shape, int dim) {
        long n = shape.length == 0 ? 1 : shape[dim];
        return 64L - Long.numberOfLeadingZeros(n);
    }

    private static long convolution(ConvShape g) {
        long results = (long) g.batch() * g.cout() * g.output().volume();
        return results * (g.cin() / g.groups()) * g.kernel().volume();
    }

    private static long pooling(Kernel.PoolKind kind, PoolShape g) {
        return switch (kind) {
            case MAX, AVERAGE -> (long) g.planes() * g.output().volume() * g.kernel().volume();
            case ADAPTIVE_MAX, ADAPTIVE_AVERAGE -> (long) g.planes() * g.input().volume();
        };
    }

    private static long factor(Kernel.Factor kernel) {
        View first = kernel.ins()[0];
        int last = first.dim() - (kernel.ofPairs() ? 2 : 1);
        double rows = first.shape()[last - 1];
        double columns = first.shape()[last];
        // A complex product is four real ones; its numbers are counted as two elements.
        double matrices =
                first.numel() == 0
                        ? 0
                        : (kernel.ofPairs() ? 2 : 1) * first.numel() / (rows * columns);
        double large = Math.max(rows, columns);
        double small = Math.min(rows, columns);
        boolean solves =
                switch (kernel.kind()) {
                    case LU_SOLVE, LDL_SOLVE, SOLVE_LOWER, SOLVE_UPPER -> true;
                    default -> false;
                };
        if (solves) {
            boolean once =
                    kernel.kind() == Factorization.SOLVE_LOWER
                            || kernel.kind() == Factorization.SOLVE_UPPER;
            double each = kernel.ofPairs() ? 2 * rows : rows;
            return (long) (kernel.outs()[0].numel() * each / (once ? 2 : 1));
        }
        boolean vectors = kernel.outs().length > 2;
        double work =
                switch (kernel.kind()) {
                    case CHOLESKY, LDL -> rows * rows * rows / 6;
                    case LU -> small * small * (large - small / 3) / 2;
                    case QR, REFLECTIONS -> small * small * (large - small / 3);
                    case EIGEN -> rows * rows * rows * (vectors ? 4.5 : 2.0 / 3);
                    case EIGEN_GENERAL -> rows * rows * rows * (vectors ? 12.5 : 5);
                    case SINGULAR ->
                            vectors
                                    ? 2 * large * small * small + 5.5 * small * small * small
                                    : 2 * small * small * (large - small / 3);
                    default -> throw new AssertionError(kernel.kind());
                };
        return (long) (matrices * work);
    }
}
