package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What poolings share whose windows are chosen so that the output has a given size.
public abstract class AdaptivePool extends Module {
    final List<@Nullable Integer> outputSize;

    AdaptivePool(@Nullable Integer... outputSize) {
        this.outputSize =
                Collections.unmodifiableList(
                        Arrays.asList(Arguments.given(outputSize, "outputSize").clone()));
    }

    @Override
    protected String extraRepr() {
        String text = outputSize.toString().replace("null", "None");
        String inner = text.substring(1, text.length() - 1);
        return "output_size=" + (outputSize.size() == 1 ? inner : "(" + inner + ")");
    }

    /// Those that take the maximum, and know where it stands.
    public abstract static class Max extends AdaptivePool {
        Max(@Nullable Integer... outputSize) {
            super(outputSize);
        }

        /// The maxima and their places in each row, plane or volume, PyTorch's
        /// `return_indices=True`.
        public abstract ValuesIndices forwardWithIndices(Tensor input);

        /// Runs the hooks and [#forwardWithIndices].
        public final ValuesIndices callWithIndices(Tensor input) {
            return call(this::forwardWithIndices, input);
        }
    }
}
