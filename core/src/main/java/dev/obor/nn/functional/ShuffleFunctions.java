package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Operation;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.PixelShuffles;

/// Channels as places and places as channels; shown by [F].
final class ShuffleFunctions {
    private ShuffleFunctions() {}

    /// Blocks of r² channels rearranged to images r times as large.
    ///
    /// ```java
    /// F.pixelShuffle(arange(4).view(1, 4, 1, 1), 2) // [[[[0, 1], [2, 3]]]]
    /// ```
    ///
    /// @param input (\*, C · r², H, W)
    /// @param upscaleFactor r
    /// @return (\*, C, H · r, W · r), of the input's dtype
    /// @throws ShapeError if the channels are not divisible by r²
    @Operation(F)
    public static Tensor pixelShuffle(Tensor input, int upscaleFactor) {
        int r = upscaleFactor;
        if (input.dim() < 3) {
            throw new ShapeError(
                    "pixel_shuffle expects input to have at least 3 dimensions, but got input with "
                            + input.dim()
                            + " dimension(s)");
        }
        long c = input.size(-3);
        if (r < 1) {
            throw new ShapeError("pixel_shuffle expects a positive upscale_factor, but got " + r);
        }
        if (c % ((long) r * r) != 0) {
            throw new ShapeError(
                    "pixel_shuffle expects its input's 'channel' dimension to be divisible by the"
                            + " square of upscale_factor, but input.size(-3)="
                            + c
                            + " is not divisible by "
                            + (long) r * r);
        }
        return PixelShuffles.shuffle(input, r);
    }

    /// The reverse of [#pixelShuffle]: images r times as small with r² as many channels.
    ///
    /// ```java
    /// F.pixelUnshuffle(arange(4).view(1, 1, 2, 2), 2).shape() // [1, 4, 1, 1]
    /// ```
    ///
    /// @param input (\*, C, H · r, W · r)
    /// @param downscaleFactor r
    /// @return (\*, C · r², H, W), of the input's dtype
    /// @throws ShapeError if height and width are not divisible by r
    @Operation(F)
    public static Tensor pixelUnshuffle(Tensor input, int downscaleFactor) {
        int r = downscaleFactor;
        if (input.dim() < 3) {
            throw new ShapeError(
                    "pixel_unshuffle expects input to have at least 3 dimensions, but got input"
                            + " with "
                            + input.dim()
                            + " dimension(s)");
        }
        long h = input.size(-2);
        long w = input.size(-1);
        if (r < 1) {
            throw new ShapeError(
                    "pixel_unshuffle expects a positive downscale_factor, but got " + r);
        }
        if (h % r != 0 || w % r != 0) {
            boolean high = h % r != 0;
            throw new ShapeError(
                    "pixel_unshuffle expects "
                            + (high ? "height" : "width")
                            + " to be divisible by downscale_factor, but input.size("
                            + (high ? "-2)=" + h : "-1)=" + w)
                            + " is not divisible by "
                            + r);
        }
        return PixelShuffles.unshuffle(input, r);
    }

    /// Channels of groups in turn: of each group the first, then of each the second, and so on.
    ///
    /// Source: Zhang et al., "ShuffleNet", 2017.
    ///
    /// ```java
    /// F.channelShuffle(arange(4).view(1, 4, 1), 2) // [[[0], [2], [1], [3]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param groups how many; they divide C
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the groups do not divide the channels
    @Operation(F)
    public static Tensor channelShuffle(Tensor input, int groups) {
        if (input.dim() <= 2) {
            throw new ShapeError(
                    "channel_shuffle expects input with > 2 dims, but got input with sizes "
                            + input.shape().toList());
        }
        long channels = input.size(1);
        if (groups <= 0) {
            throw new ShapeError(
                    "Number of groups to divide channels in must be positive. Value of groups:"
                            + groups);
        }
        if (channels % groups != 0) {
            throw new ShapeError(
                    "Number of channels must be divisible by groups. Got "
                            + channels
                            + " channels and "
                            + groups
                            + " groups.");
        }
        long[] sizes = input.shape().toArray();
        long[] split = new long[sizes.length + 1];
        System.arraycopy(sizes, 1, split, 2, sizes.length - 1);
        split[0] = sizes[0];
        split[1] = groups;
        split[2] = channels / groups;
        Tensor result =
                input.reshape(split)
                        .transpose(1, 2)
                        .clone(MemoryFormat.CONTIGUOUS_FORMAT)
                        .reshape(sizes)
                        .contiguous(Layouts.suggested(input));
        return InPlace.own(ExtraNode.tied("ChannelShuffleBackward0", result), 0);
    }
}
