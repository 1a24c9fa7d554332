package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The maximum of windows chosen so that the output has a given size, PyTorch's
/// `torch.nn.AdaptiveMaxPool3d`.
///
/// Shapes: `(N, C, D, H, W)` in, `(N, C, *outputSize)` out, or without N. Window `i` of `n` covers
/// the elements from `floor(i size / n)` to `ceil((i + 1) size / n)`.
public class AdaptiveMaxPool3d extends Module {
    private final List<@Nullable Integer> outputSize;

    /// A given size: one number for all dimensions or one for each; null keeps the input's.
    public AdaptiveMaxPool3d(@Nullable Integer... outputSize) {
        this.outputSize = Collections.unmodifiableList(Arrays.asList(outputSize.clone()));
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.adaptiveMaxPool3d(input, outputSize);
    }

    /// The maxima and their places in each volume, PyTorch's `return_indices=True`.
    public ValuesIndices forwardWithIndices(Tensor input) {
        return F.adaptiveMaxPool3dWithIndices(input, outputSize);
    }

    /// Runs the hooks and [#forwardWithIndices].
    public final ValuesIndices callWithIndices(Tensor input) {
        return call(this::forwardWithIndices, input);
    }

    @Override
    protected String extraRepr() {
        String text = outputSize.toString().replace("null", "None");
        String inner = text.substring(1, text.length() - 1);
        return "output_size=" + (outputSize.size() == 1 ? inner : "(" + inner + ")");
    }
}
