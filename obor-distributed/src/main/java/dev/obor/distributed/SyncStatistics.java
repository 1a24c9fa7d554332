package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ValueError;
import java.util.List;

/// Mean and variance of each channel over the samples of all ranks.
///
/// Each rank gives its own mean, its sum of squared distances from it and the number of its values;
/// they are put together in the order of the ranks, so that all get the same bits (Chan, Golub and
/// LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979).
///
/// @param mean per channel
/// @param squares the sum of squared distances from the mean, per channel
/// @param count how many values a channel has
/// @param eps what is added to the variance
record SyncStatistics(Tensor mean, Tensor squares, double count, double eps) {
    /// @param input what this rank has, of shape `(N, C, ...)`; there may be no samples
    static SyncStatistics of(ProcessGroup group, Tensor input, double eps) {
        try (var _ = Autograd.noGrad()) {
            long channels = input.size(1);
            long n = channels == 0 ? 0 : input.numel() / channels;
            Tensor own = Obor.zeros(input.dtype(), 2 * channels + 1);
            if (n > 0) {
                Tensor x = input.transpose(0, 1).reshape(channels, n);
                Tensor mean = x.mean(1);
                own.narrow(0, 0, channels).copy_(mean);
                Tensor squares = x.sub(mean.unsqueeze(1)).square().sum(1);
                own.narrow(0, channels, channels).copy_(squares);
                own.narrow(0, 2 * channels, 1).fill_((double) n);
            }
            return together(group.allGather(own), channels, eps);
        }
    }

    private static SyncStatistics together(List<Tensor> all, long channels, double eps) {
        double count = 0;
        Tensor mean = all.get(0).narrow(0, 0, channels).clone();
        Tensor squares = mean.zerosLike();
        mean = mean.zerosLike();
        for (Tensor each : all) {
            double n = each.get(2 * channels).item();
            if (n > 0) {
                Tensor apart = each.narrow(0, 0, channels).sub(mean);
                mean = mean.add(apart.mul(n / (count + n)));
                squares =
                        squares.add(each.narrow(0, channels, channels))
                                .add(apart.square().mul(count * n / (count + n)));
                count += n;
            }
        }
        if (count == 1) {
            throw new ValueError(
                    "Expected more than 1 value per channel when training, got one in all ranks");
        }
        return new SyncStatistics(mean, squares, count, eps);
    }

    /// One divided by the standard deviation.
    Tensor inverse() {
        return squares.div(Math.max(count, 1)).add(eps).rsqrt();
    }

    /// The variance that running statistics take.
    Tensor unbiased() {
        return squares.div(Math.max(count - 1, 1));
    }
}
