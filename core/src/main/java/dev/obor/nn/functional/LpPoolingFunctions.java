package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.op.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Pooling by powers: norms of windows; shown by [F].
final class LpPoolingFunctions {
    private LpPoolingFunctions() {}

    /// `(sum of x^p)^(1/p)` of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.lpPool1d(tensor(3.0, 4).view(1, 1, 2), 2, 2) // [[[5]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param normType the p of the norm
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool1d(Tensor input, double normType, int kernelSize) {
        return lpPool1d(input, normType, List.of(kernelSize), PoolOptions.Power.DEFAULT);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, with options.
    ///
    /// ```java
    /// F.lpPool1d(tensor(3.0, 4, 0).view(1, 1, 3), 2, 2, o -> o.stride(1)) // [[[5, 4]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param normType the p of the norm
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool1d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        return lpPool1d(input, normType, List.of(kernelSize), options);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, (N, C, L); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param normType the p of the norm
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool1d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        return power(1, input, normType, kernelSize, PoolOptions.Power.DEFAULT.with(options));
    }

    /// `(sum of x^p)^(1/p)` of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.lpPool2d(ones(1, 1, 4, 4), 2, 2) // [[[[2, 2], [2, 2]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool2d(Tensor input, double normType, int kernelSize) {
        return lpPool2d(input, normType, List.of(kernelSize), PoolOptions.Power.DEFAULT);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, with options.
    ///
    /// ```java
    /// F.lpPool2d(ones(1, 1, 3, 3), 1, 2, o -> o.stride(1)) // [[[[4, 4], [4, 4]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool2d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        return lpPool2d(input, normType, List.of(kernelSize), options);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, (N, C, H, W); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool2d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        return power(2, input, normType, kernelSize, PoolOptions.Power.DEFAULT.with(options));
    }

    /// `(sum of x^p)^(1/p)` of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.lpPool3d(ones(1, 3, 4, 4, 4), 2, 2).shape() // [1, 3, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool3d(Tensor input, double normType, int kernelSize) {
        return lpPool3d(input, normType, List.of(kernelSize), PoolOptions.Power.DEFAULT);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, with options.
    ///
    /// ```java
    /// F.lpPool3d(ones(1, 3, 4, 4, 4), 2, 2, o -> o.stride(1)).shape() // [1, 3, 3, 3, 3]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool3d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        return lpPool3d(input, normType, List.of(kernelSize), options);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, (N, C, D, H, W); as in PyTorch 0 where the sum
    /// is negative and the root is not real, and largest or smallest magnitudes for infinite
    /// powers.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    @Operation(F)
    public static Tensor lpPool3d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        return power(3, input, normType, kernelSize, PoolOptions.Power.DEFAULT.with(options));
    }

    /// Refuses the power 0, which has no root.
    ///
    /// @throws ValueError if it is 0
    private static void checkNorm(double normType) {
        if (normType == 0) {
            throw new ValueError("norm_type must be a non-zero value, but got 0");
        }
    }

    private static Tensor power(
            int dims,
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            PoolOptions.Power o) {
        checkNorm(normType);
        int[] kernel = PoolChecks.numbers("lp_pool" + dims + "d", "kernel_size", kernelSize, dims);
        int[] stride = o.stride.stream().mapToInt(Integer::intValue).toArray();
        if (Double.isInfinite(normType)) {
            boolean least = normType < 0;
            Tensor sizes = least ? input.abs().neg() : input.abs();
            Tensor most = max(dims, sizes, kernelSize, p -> p.stride(stride).ceilMode(o.ceilMode));
            return least ? most.neg() : most;
        }
        boolean whole = !input.isFloatingPoint(); // a power that is a float makes floats
        Tensor powers = normType == 2 && !whole ? input.pow(2L) : input.pow(normType);
        Tensor means =
                average(dims, powers, kernelSize, p -> p.stride(stride).ceilMode(o.ceilMode));
        long size = Arrays.stream(kernel).asLongStream().reduce(1, (a, b) -> a * b);
        return means.sign().mul(means.abs().relu()).mul(size).pow(1 / normType);
    }

    private static Tensor max(
            int dims, Tensor input, List<Integer> kernel, Consumer<PoolOptions.Max> options) {
        return switch (dims) {
            case 1 -> PoolingFunctions.maxPool1d(input, kernel, options);
            case 2 -> PoolingFunctions.maxPool2d(input, kernel, options);
            default -> PoolingFunctions.maxPool3d(input, kernel, options);
        };
    }

    private static Tensor average(
            int dims, Tensor input, List<Integer> kernel, Consumer<PoolOptions.Average> options) {
        return switch (dims) {
            case 1 -> PoolingFunctions.avgPool1d(input, kernel, options);
            case 2 -> PoolingFunctions.avgPool2d(input, kernel, options);
            default -> PoolingFunctions.avgPool3d(input, kernel, options);
        };
    }
}
