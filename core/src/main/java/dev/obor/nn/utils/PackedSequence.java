package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import org.jspecify.annotations.Nullable;

/// Sequences of unequal lengths without padding, PyTorch's `torch.nn.utils.rnn.PackedSequence`:
/// first the first elements of all sequences, longer sequences first, then the second ones.
///
/// [Sequences] makes them; recurrent layers take and return them.
///
/// @param data the elements, (elements, *)
/// @param batchSizes int64, how many sequences have an element at each time
/// @param sortedIndices which sequence of the caller's order stands at each place, or null if they
///   were sorted already
/// @param unsortedIndices at which place each sequence of the caller's order stands
public record PackedSequence(
        Tensor data,
        Tensor batchSizes,
        @Nullable Tensor sortedIndices,
        @Nullable Tensor unsortedIndices) {
    public PackedSequence {
        Arguments.given(data, "data");
        Arguments.given(batchSizes, "batchSizes");
        if (unsortedIndices == null && sortedIndices != null) {
            unsortedIndices = Sequences.invertPermutation(sortedIndices);
        }
    }

    /// Sequences that were sorted already.
    public PackedSequence(Tensor data, Tensor batchSizes) {
        this(data, batchSizes, null, null);
    }

    /// The same sequences with other elements, such as the result of a layer.
    public PackedSequence withData(Tensor other) {
        Arguments.given(other, "other");
        return new PackedSequence(other, batchSizes, sortedIndices, unsortedIndices);
    }

    /// The elements in another dtype.
    public PackedSequence to(DType dtype) {
        return withData(data.to(dtype));
    }

    /// The elements on another device.
    public PackedSequence to(Device device) {
        return withData(data.to(device));
    }

    /// The elements as float32.
    public PackedSequence toFloat() {
        return withData(data.toFloat());
    }

    /// The elements as float64.
    public PackedSequence toDouble() {
        return withData(data.toDouble());
    }
}
