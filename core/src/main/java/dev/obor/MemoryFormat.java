package dev.obor;

import dev.obor.backend.Sizes;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import java.util.Arrays;
import java.util.Locale;

/// In which order a tensor's dimensions lie in memory, PyTorch's `torch.memory_format`.
public enum MemoryFormat {
    /// Row-major: the last dimension is dense.
    CONTIGUOUS_FORMAT(0),
    /// Images (N, C, H, W) with the channels of a pixel side by side.
    CHANNELS_LAST(4),
    /// Volumes (N, C, D, H, W) with the channels of a voxel side by side.
    CHANNELS_LAST_3D(5),
    /// As the input, where it is dense.
    PRESERVE_FORMAT(0);

    private final int rank;

    MemoryFormat(int rank) {
        this.rank = rank;
    }

    /// The strides of a dense tensor of some sizes; [#PRESERVE_FORMAT] counts as row-major.
    ///
    /// @throws ShapeError if a tensor of this rank cannot have the format
    public long[] strides(long... sizes) {
        Arguments.given(sizes, "sizes");
        int n = sizes.length;
        if (rank != 0 && n != rank) {
            throw new ShapeError(
                    "required rank "
                            + rank
                            + " tensor to use "
                            + toString()
                            + " format, but the sizes are "
                            + Arrays.toString(sizes));
        }
        long[] strides = new long[n];
        long step = 1;
        if (rank != 0) {
            strides[1] = 1;
            step = Math.max(1, sizes[1]);
        }
        for (int d = n - 1; d >= 0; d--) {
            if (rank == 0 || d != 1) {
                strides[d] = step;
                step = Sizes.product(step, Math.max(1, sizes[d]));
            }
        }
        return strides;
    }

    /// As PyTorch prints it: `torch.channels_last`.
    @Override
    public String toString() {
        return "torch." + name().toLowerCase(Locale.ROOT);
    }
}
