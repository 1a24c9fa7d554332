package dev.obor.data;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import java.util.List;
import java.util.stream.Collectors;

/// Tensors that belong together, most often an input and its target: one sample of a
/// [TensorDataset], or a batch of them.
///
/// @param tensors the parts
public record Sample(List<Tensor> tensors) {
    /// Keeps the parts.
    public Sample {
        Arguments.given(tensors, "tensors");
        tensors = List.copyOf(tensors);
    }

    /// A sample of these parts.
    public static Sample of(Tensor... tensors) {
        Arguments.given(tensors, "tensors");
        return new Sample(List.of(tensors));
    }

    /// The first part, the input.
    ///
    /// @throws IndexError if there is none
    public Tensor x() {
        return get(0);
    }

    /// The second part, the target.
    ///
    /// @throws IndexError if there is none
    public Tensor y() {
        return get(1);
    }

    /// One part, counted from 0.
    ///
    /// @throws IndexError if there is no such part
    public Tensor get(int index) {
        if (index < 0 || index >= tensors.size()) {
            throw new IndexError(
                    "a sample of " + tensors.size() + " tensors has no tensor number " + index);
        }
        return tensors.get(index);
    }

    /// How many parts there are.
    public int size() {
        return tensors.size();
    }

    /// The parts as Python prints a tuple.
    @Override
    public String toString() {
        String comma = tensors.size() == 1 ? "," : "";
        return tensors.stream()
                .map(Tensor::toString)
                .collect(Collectors.joining(", ", "(", comma + ")"));
    }
}
