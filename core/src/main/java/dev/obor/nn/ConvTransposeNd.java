package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.Extents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What [ConvTranspose1d], [ConvTranspose2d] and [ConvTranspose3d] share.
public abstract sealed class ConvTransposeNd extends Convolution<ConvTransposeNd.Options>
        permits ConvTranspose1d, ConvTranspose2d, ConvTranspose3d {
    /// Optional arguments; numbers are one for all spatial dimensions or one for each.
    public static final class Options extends ConvLayerOptions<Options> {
        Options() {}

        /// How much is added at the end, 0.
        public Options outputPadding(int... value) {
            Arguments.given(value, "value");
            return set(() -> outputPadding = Extents.of(value));
        }

        /// How much must be added at the ends for a result of these sizes.
        int[] paddingFor(Tensor input, long[] outputSize, List<Integer> kernelSize) {
            int dims = kernelSize.size();
            int before = input.dim() - dims;
            int skipped = outputSize.length - dims;
            if (before < 0 || skipped != 0 && skipped != before) {
                throw new ShapeError(
                        "ConvTranspose"
                                + dims
                                + "D: for "
                                + input.dim()
                                + "D input, output_size must have "
                                + dims
                                + " or "
                                + input.dim()
                                + " elements (got "
                                + outputSize.length
                                + ")");
            }
            int[] steps = Extents.expand(stride, dims, "stride");
            int[] cut = Extents.expand(padding, dims, "padding");
            int[] distance = Extents.expand(dilation, dims, "dilation");
            int[] added = new int[dims];
            List<Long> least = new ArrayList<>();
            List<Long> most = new ArrayList<>();
            boolean fits = true;
            for (int d = 0; d < dims; d++) {
                long smallest =
                        (input.size(before + d) - 1) * steps[d]
                                - 2L * cut[d]
                                + (long) distance[d] * (kernelSize.get(d) - 1)
                                + 1;
                long more = outputSize[skipped + d] - smallest;
                fits &= more >= 0 && more < steps[d];
                added[d] = (int) more;
                least.add(smallest);
                most.add(smallest + steps[d] - 1);
            }
            if (!fits) {
                throw new ShapeError(
                        "requested an output size of "
                                + "("
                                + Arrays.stream(outputSize)
                                        .mapToObj(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + ")"
                                + ", but valid sizes range from "
                                + least
                                + " to "
                                + most
                                + " (for an input of "
                                + input.shape().toList().subList(before, input.dim())
                                + ")");
            }
            return added;
        }
    }

    final ConvOptions.Transposed call;

    ConvTransposeNd(
            int dims,
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> options) {
        super(new Options().with(options), dims, inChannels, outChannels, true, kernelSize);
        call = this.options.transposed();
        if (!this.options.paddingMode.equals("zeros")) {
            throw new ValueError(
                    "Only \"zeros\" padding mode is supported for ConvTranspose" + dims + "d",
                    "What it pads is cut off from the result.");
        }
    }

    /// Runs the layer for a result of given sizes, PyTorch's `layer(x, output_size=...)`: a stride
    /// above 1 leaves several possible.
    ///
    /// @param outputSize height and width and the like, or all sizes
    /// @throws ShapeError if the sizes are not possible
    public final Tensor call(Tensor input, long... outputSize) {
        return call(this::sized, input, outputSize);
    }

    private Tensor sized(Tensor input, long[] outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        int[] padding = options.paddingFor(input, outputSize, kernelSize);
        return transposed(input, call.with(o -> o.outputPadding(padding)));
    }

    /// The function itself.
    abstract Tensor transposed(Tensor input, ConvOptions.Transposed options);

    @Override
    public Tensor forward(Tensor input) {
        return transposed(input, call);
    }
}
