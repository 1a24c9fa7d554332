package dev.obor.nn.functional;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.InPlace;
import dev.obor.op.Shapes;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.RandomSteps;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Maxima over windows that begin at random places.
///
/// With samples s in [0, 1) windows begin at `floor((i + s) a) - floor(s a)`, where a is the mean
/// distance, and the last one where it ends with the input.
final class FractionalPooling {
    private FractionalPooling() {}

    private static String[] sides(int dims) {
        return dims == 2
                ? new String[] {"height", "width"}
                : new String[] {"time", "height", "width"};
    }

    static ValuesIndices pool(
            int dims, Tensor input, List<Integer> kernelSize, PoolOptions.Fractional o) {
        String name = "fractional_max_pool" + dims + "d";
        long[] output = output(dims, name, input, o);
        Shapes.wrapOwnDim(input.dim() == 0 ? 0 : -dims - 1, input.dim());
        boolean single = input.dim() == dims + 1;
        long batch = single ? 1 : input.size(0);
        Tensor samples = o.randomSamples;
        if (samples == null) {
            if (!input.dtype().isDifferentiable()) {
                throw DTypes.notImplemented("check_uniform_bounds", input.dtype());
            }
            samples = Tensor.zeros(input.dtype(), batch, input.size(-dims - 1L), dims);
            if (!input.isComplex()) { // which have no pooling, but for that of nothing
                samples.uniform_();
            }
        }
        if (kernelSize.size() != 1 && kernelSize.size() != dims) {
            throw new ShapeError(message(name, "kernel_size", dims));
        }
        int[] kernel = Extents.expand(kernelSize, dims, "kernel_size");
        check(dims, name, input, samples, kernel, output);
        if (input.numel() > 0 && Size.of(output).numel() > 0) {
            DTypes.checkFloat(name + "_out_frame", input.dtype());
        }
        Tensor x = (single ? input.unsqueeze(0) : input).contiguous();
        Tensor drawn = samples.isComplex() ? samples.real() : samples;
        Tensor places = windows(x, drawn.narrow(0, 0, batch).detach(), kernel, output);
        ValuesIndices found = largest(x, places, output);
        String node = "FractionalMaxPool" + dims + "DBackward0";
        return single
                ? new ValuesIndices(
                        ExtraNode.saving(node, found.values().squeeze(0), input),
                        InPlace.own(found.indices().squeeze(0), 0))
                : new ValuesIndices(ExtraNode.saving(node, found.values(), input), found.indices());
    }

    private static String message(String name, String what, int dims) {
        return name
                + ": "
                + what
                + " must either be a single Int or tuple of "
                + (dims == 2 ? "Ints" : "three Ints");
    }

    private static long[] output(int dims, String name, Tensor input, PoolOptions.Fractional o) {
        long[] result = new long[dims];
        List<Integer> given = o.outputSize;
        List<Double> ratio = o.outputRatio;
        if (given.isEmpty() && ratio.isEmpty()) {
            throw new ValueError(
                    name + " requires specifying either an output_size or an output_ratio");
        }
        if (!given.isEmpty()) {
            if (given.size() != 1 && given.size() != dims) {
                throw new ShapeError(message(name, "output_size", dims));
            }
            Arrays.setAll(result, d -> given.get(given.size() == 1 ? 0 : d));
            return result;
        }
        if (ratio.size() != 1 && ratio.size() != dims) {
            throw new ValueError(
                    name + " requires output_ratio to either be a single Int or tuple of Ints.");
        }
        Arrays.setAll(
                result,
                d -> (long) (input.size(d - (long) dims) * ratio.get(ratio.size() == 1 ? 0 : d)));
        return result;
    }

    private static void check(
            int dims, String name, Tensor input, Tensor samples, int[] kernel, long[] output) {
        int n = input.dim();
        if (n != dims + 1 && n != dims + 2) {
            throw new ShapeError(
                    name
                            + "(): Expected "
                            + (dims + 1)
                            + "D or "
                            + (dims + 2)
                            + "D tensor, but got: "
                            + input.shape().toList());
        }
        long[] whole = input.shape().toArray();
        System.arraycopy(output, 0, whole, n - dims, dims);
        for (long size : output) {
            if (size < 0) {
                throw new ShapeError(
                        "Trying to create tensor with negative dimension "
                                + size
                                + ": "
                                + Arrays.toString(whole));
            }
        }
        for (int d = 1; d < n; d++) {
            if (input.size(d) == 0) {
                throw new ShapeError(
                        name
                                + "(): Expected input to have non-zero size for non-batch"
                                + " dimensions, but got"
                                + input.shape().toList()
                                + " with dimension "
                                + d
                                + " being empty.");
            }
        }
        String[] sides = sides(dims);
        for (int d = 0; d < dims; d++) {
            long size = input.size(d - (long) dims);
            long reach = output[d] + kernel[d] - 1; // of volumes PyTorch wants one place more
            if (dims == 2 ? reach > size : reach >= size) {
                throw new ShapeError(
                        name
                                + (dims == 2 ? "(): pool " : "_out(): pool ")
                                + sides[d]
                                + " "
                                + kernel[d]
                                + " too large relative to input "
                                + sides[d]
                                + " "
                                + size);
            }
        }
        if (samples.dtype() != input.dtype()) {
            throw new DTypeError("Expect _random_samples to have the same dtype as input");
        }
        if (samples.dim() != 3) {
            throw new ShapeError(
                    "Expect _random_samples to have 3 dimensions, got " + samples.dim());
        }
        if (samples.size(0) < (n == dims + 1 ? 1 : input.size(0))) {
            throw new ShapeError("Expect _random_samples.size(0) no less then input batch size.");
        }
        if (samples.size(1) != input.size(-dims - 1L)) {
            throw new ShapeError("Expect _random_samples.size(1) equals to input channel size.");
        }
        if (samples.size(2) != dims) {
            throw new ShapeError(
                    "Expect _random_samples.size(2) equals to "
                            + dims
                            + "; got "
                            + samples.size(2)
                            + ".");
        }
    }

    /// The places that each window looks at, (N, C, windows, elements of a window).
    private static Tensor windows(Tensor x, Tensor samples, int[] kernel, long[] output) {
        int dims = kernel.length;
        try (var _ = Autograd.noGrad()) {
            Tensor all = null;
            for (int d = 0; d < dims; d++) {
                // Volumes take their samples from the first dimension on, images from the last.
                int sample = dims == 2 ? 1 - d : d;
                long size = x.size(2L + d);
                Tensor begin = begins(samples.select(2, sample), size, output[d], kernel[d]);
                Tensor along = begin.unsqueeze(-1).add(Obor.arange((long) kernel[d]));
                along = along.view(shape(along, d, dims));
                all = all == null ? along : all.mul(size).add(along);
            }
            long[] flat = {x.size(0), x.size(1), Size.of(output).numel(), numel(kernel)};
            return Objects.requireNonNull(all).reshape(flat);
        }
    }

    /// (N, C, outputs …, elements …), with 1 where another dimension decides.
    private static long[] shape(Tensor along, int d, int dims) {
        long[] shape = new long[2 + 2 * dims];
        Arrays.fill(shape, 1);
        shape[0] = along.size(0);
        shape[1] = along.size(1);
        shape[2 + d] = along.size(2);
        shape[2 + dims + d] = along.size(3);
        return shape;
    }

    private static Tensor begins(Tensor sample, long size, long count, int kernel) {
        long[] shape = {sample.size(0), sample.size(1), 1};
        if (count == 0) {
            return Tensor.zeros(DType.INT64, shape[0], shape[1], 0);
        }
        Tensor last = Obor.full(shape, size - kernel).toLong();
        if (count == 1) {
            return last;
        }
        Tensor s = sample.unsqueeze(-1);
        Tensor distance = s.zerosLike().add((double) (size - kernel) / (count - 1));
        Tensor number = Obor.arange(count - 1).to(sample.dtype());
        Tensor first = s.mul(distance).toLong();
        return Obor.cat(List.of(number.add(s).mul(distance).toLong().sub(first), last), 2);
    }

    private static long numel(int[] sizes) {
        return Arrays.stream(sizes).asLongStream().reduce(1, Sizes::product);
    }

    private static ValuesIndices largest(Tensor x, Tensor places, long[] output) {
        long[] result = new long[2 + output.length];
        result[0] = x.size(0);
        result[1] = x.size(1);
        System.arraycopy(output, 0, result, 2, output.length);
        Tensor found;
        try (var _ = Autograd.noGrad()) {
            if (places.numel() == 0) {
                found = places.sum(3);
            } else {
                Tensor read = x.detach().flatten(2).gather(2, places.flatten(2));
                Tensor which = read.view(places.shape().toArray()).max(3, true).indices();
                found = places.gather(3, which).squeeze(3);
            }
            found = InPlace.own(found.view(result), 0);
        }
        String node = "FractionalMaxPool" + output.length + "DBackward0";
        return new ValuesIndices(RandomSteps.picked(node, x, found), found);
    }
}
