package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;

/// Channels of groups in turn, PyTorch's `torch.nn.ChannelShuffle`.
///
/// Shapes: `(N, C, *)`, the same in and out. Source: Zhang et al., "ShuffleNet", 2017.
///
/// ```java
/// new ChannelShuffle(2).call(arange(4).view(1, 4, 1)) // [[[0], [2], [1], [3]]]
/// ```
public class ChannelShuffle extends Module {
    private final int groups;

    /// For so many groups.
    public ChannelShuffle(int groups) {
        if (groups <= 0) {
            throw new ValueError("there must be a group at least, got " + groups);
        }
        this.groups = groups;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.channelShuffle(input, groups);
    }

    @Override
    protected String extraRepr() {
        return "groups=" + groups;
    }
}
