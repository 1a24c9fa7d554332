package dev.obor.func;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The optional arguments of [Func#vmap].
public final class VmapOptions extends dev.obor.base.Options<VmapOptions> {
    @Nullable List<@Nullable Integer> inDims;
    int outDims;
    String randomness = "error";
    @Nullable Integer chunkSize;

    VmapOptions() {}

    /// For each argument the dimension to map over, or null for an argument that every sample gets
    /// whole; 0 for all.
    public VmapOptions inDims(@Nullable Integer... value) {
        Arguments.given(value, "value");
        List<@Nullable Integer> dims = new ArrayList<>(Arrays.asList(value));
        return set(() -> inDims = Collections.unmodifiableList(dims));
    }

    /// Where the dimension of the samples stands in the results, 0.
    public VmapOptions outDims(int value) {
        return set(() -> outDims = value);
    }

    /// What random numbers do: `error` refuses them, `different` draws others for each sample,
    /// `same` the same for all.
    ///
    /// @throws ValueError for another word
    public VmapOptions randomness(String value) {
        Draws.checked(value);
        return set(() -> randomness = value);
    }

    /// How many samples PyTorch computes at a time; samples are computed one by one here, so it
    /// changes nothing.
    ///
    /// @throws ValueError unless it is positive
    public VmapOptions chunkSize(int value) {
        if (value <= 0) {
            throw new ValueError(
                    "vmap: chunk_size should be None or greater than 0. (got " + value + ")");
        }
        return set(() -> chunkSize = value);
    }
}
