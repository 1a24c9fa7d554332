package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PadOptions;
import java.util.List;
import java.util.function.Consumer;

/// What [Conv1d], [Conv2d] and [Conv3d] share.
public abstract sealed class ConvNd extends Convolution<ConvNd.Options>
        permits Conv1d, Conv2d, Conv3d {
    /// Optional arguments; numbers are one for all spatial dimensions or one for each.
    public static final class Options extends ConvLayerOptions<Options> {
        Options() {}

        /// The padding `same` (output as large as input) or `valid` (none).
        public Options padding(String value) {
            Arguments.given(value, "value");
            return padding(0).set(() -> paddingName = value);
        }

        @Override
        protected void check() {
            super.check();
            String name = paddingName;
            if (name != null && !name.equals("same") && !name.equals("valid")) {
                throw new ValueError(
                        "Invalid padding string '" + name + "', should be one of valid, same");
            }
            if ("same".equals(name) && !stride.stream().allMatch(s -> s == 1)) {
                throw new ShapeError("padding='same' is not supported for strided convolutions");
            }
        }

        /// What is added at each end, from the last dimension to the first, as `pad` takes it.
        long[] pad(List<Integer> kernelSize) {
            int dims = kernelSize.size();
            int[] distance = Extents.expand(dilation, dims, "dilation");
            int[] given = Extents.expand(padding, dims, "padding");
            long[] pad = new long[2 * dims];
            for (int d = 0; d < dims; d++) {
                int at = 2 * (dims - 1 - d);
                long total = (long) distance[d] * (kernelSize.get(d) - 1);
                boolean same = "same".equals(paddingName);
                pad[at] = same ? total / 2 : given[d];
                pad[at + 1] = same ? total - total / 2 : given[d];
            }
            return pad;
        }
    }

    /// What is left to the convolution itself where another mode has padded already.
    final ConvOptions.Plain call;

    private final PadOptions pad;

    ConvNd(
            int dims,
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> options) {
        super(new Options().with(options), dims, inChannels, outChannels, false, kernelSize);
        ConvOptions.Plain plain = this.options.plain();
        boolean zeros = this.options.paddingMode.equals("zeros");
        pad = new PadOptions().with(o -> o.mode(zeros ? "constant" : this.options.paddingMode));
        call = zeros ? plain : plain.with(o -> o.padding(0));
    }

    /// Pads by the mode where it is not zeros.
    final Tensor padded(Tensor input) {
        infer(input);
        return options.paddingMode.equals("zeros")
                ? input
                : F.pad(input, options.pad(kernelSize), pad);
    }
}
