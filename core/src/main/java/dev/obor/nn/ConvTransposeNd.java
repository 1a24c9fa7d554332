package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.Extents;
import java.util.List;
import java.util.function.Consumer;

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
}
