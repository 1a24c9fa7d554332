package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the network between ranks costs, measured, and what follows for other sizes: what an
/// all-reduce and a training step take with more ranks, or larger models.
///
/// ```java
/// NetworkCost network = NetworkCost.measure(Distributed.group()); // all ranks call it
/// double seconds = network.allReduce(100_000_000, 64);
/// ```
///
/// Around the ring each rank sends 2 (N - 1) parts of B / N bytes. A part takes what the line needs
/// for it, or, if it is short, what its first message needs to arrive: the next step sends that on.
/// Tensors of 16 KB and less go to and fro between pairs.
///
/// @param latency the seconds that an empty message is on its way
/// @param bandwidth the bytes that a rank sends in a second, while it receives as many
public record NetworkCost(double latency, double bandwidth) {
    private static final int SMALL_ROUNDS = 101;
    private static final int LARGE_ROUNDS = 5;
    private static final double LONG_ENOUGH = 0.1; // s
    private static final long LARGEST = 1 << 27;

    /// A network, as measured or assumed.
    ///
    /// @throws ValueError if the bandwidth is not positive, or the latency negative
    public NetworkCost {
        if (!(bandwidth > 0) || !(latency >= 0)) {
            throw new ValueError(
                    "a network needs a positive bandwidth, got " + latency + ", " + bandwidth);
        }
    }

    /// Measures the network between the ranks of a group, all of which call it; it takes about a
    /// second, and on slow networks some more.
    ///
    /// @throws StateError if the group has one rank
    public static NetworkCost measure(ProcessGroup group) {
        int n = Arguments.given(group, "group").size();
        if (n == 1) {
            throw new StateError("there is no network between one rank", "Start two or more.");
        }
        long bytes = 1 << 21;
        double few = time(group, bytes, LARGE_ROUNDS);
        double many = few;
        long more = bytes;
        do {
            more *= 2;
            many = time(group, more, LARGE_ROUNDS);
        } while (many - few < LONG_ENOUGH && more < LARGEST);
        double empty = time(group, 4, SMALL_ROUNDS);
        double bandwidth = 2.0 * (n - 1) / n * (more - bytes) / Math.max(many - few, 1e-9);
        return new NetworkCost(Math.max(empty / rounds(n) - 4 / bandwidth, 0), bandwidth);
    }

    /// The median over some rounds, of the rank that took longest.
    private static double time(ProcessGroup group, long bytes, int rounds) {
        Tensor data = Obor.zeros(bytes / Float.BYTES);
        double[] seconds = new double[rounds];
        for (int i = -2; i < rounds; i++) {
            group.barrier();
            long start = System.nanoTime();
            group.allReduce(data);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        Tensor median = Obor.tensor(seconds[rounds / 2]);
        group.allReduce(median, o -> o.op(ReduceOp.MAX));
        return median.item();
    }

    /// How often small tensors are sent, one time after the other.
    private static int rounds(int ranks) {
        return 32 - Integer.numberOfLeadingZeros(ranks - 1);
    }

    /// The seconds that an all-reduce takes.
    ///
    /// @param bytes the size of the tensor
    /// @param ranks how many ranks take part
    public double allReduce(long bytes, int ranks) {
        if (bytes < 0 || ranks < 1) {
            throw new ValueError("there is no all-reduce of " + bytes + " bytes by " + ranks);
        }
        if (ranks == 1) {
            return 0;
        }
        if (bytes <= Collectives.SMALL) {
            return rounds(ranks) * (latency + bytes / bandwidth);
        }
        double part = (double) bytes / ranks;
        double first = Math.min(part, Wire.CHUNK);
        double step = Math.max(part / bandwidth, first / bandwidth + latency);
        return (2 * ranks - 3) * step + part / bandwidth + latency;
    }

    /// The seconds that a step of [DistributedDataParallel] takes, whose buckets travel while the
    /// backward pass goes on. Gradients are taken to come evenly over the backward pass.
    ///
    /// @param forward the seconds before the backward pass
    /// @param backward the seconds of the backward pass, in one rank alone
    /// @param rest the seconds after it: clipping, the optimizer
    /// @param buckets the bytes of each bucket, the first to be sent first, see
    ///   [DistributedDataParallel#bucketBytes]
    /// @param ranks how many ranks take part
    public double step(
            double forward, double backward, double rest, List<Long> buckets, int ranks) {
        double all = 0;
        for (long bytes : Arguments.given(buckets, "buckets")) {
            all += bytes;
        }
        double ready = 0;
        double sent = 0;
        for (long bytes : buckets) {
            ready += bytes;
            sent = Math.max(sent, backward * ready / all) + allReduce(bytes, ranks);
        }
        return forward + Math.max(backward, sent) + rest;
    }

    /// `1.1 ms, 119.2 MB/s`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3g ms, %.4g MB/s", latency * 1e3, bandwidth / 1e6);
    }
}
