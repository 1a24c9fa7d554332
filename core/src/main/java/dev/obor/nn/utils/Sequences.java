package dev.obor.nn.utils;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sequences of unequal lengths: padded to one length or packed, PyTorch's `torch.nn.utils.rnn`.
///
/// ```java
/// PackedSequence packed = Sequences.packSequence(sentences, false);
/// LSTM.Packed result = lstm.call(packed);
/// Sequences.Padded padded = Sequences.padPackedSequence(result.output());
/// ```
public final class Sequences {
    /// Optional arguments of packing.
    public static final class Packing extends dev.obor.base.Options<Packing> {
        static final Packing DEFAULT = new Packing();
        boolean batchFirst;
        boolean enforceSorted = true;

        Packing() {}

        /// Whether the batch is the first dimension and time the second, false.
        public Packing batchFirst(boolean value) {
            return set(() -> batchFirst = value);
        }

        /// Whether the lengths must fall; otherwise the sequences are sorted, true.
        public Packing enforceSorted(boolean value) {
            return set(() -> enforceSorted = value);
        }
    }

    /// Optional arguments of padding.
    public static final class Padding extends dev.obor.base.Options<Padding> {
        static final Padding DEFAULT = new Padding();
        boolean batchFirst;
        double paddingValue;
        @Nullable Long totalLength;
        String paddingSide = "right";

        Padding() {}

        /// Whether the batch is the first dimension and time the second, false.
        public Padding batchFirst(boolean value) {
            return set(() -> batchFirst = value);
        }

        /// What stands behind shorter sequences, 0.
        public Padding paddingValue(double value) {
            return set(() -> paddingValue = value);
        }

        /// The length of the result, of [#padPackedSequence]; null for that of the longest
        /// sequence.
        public Padding totalLength(@Nullable Long value) {
            return set(() -> totalLength = value);
        }

        /// The length of the result, of [#padPackedSequence].
        public Padding totalLength(long value) {
            return totalLength(Long.valueOf(value));
        }

        /// Where the padding goes, of [#padSequence]: `right`, or `left`.
        public Padding paddingSide(String value) {
            Arguments.given(value, "value");
            return set(() -> paddingSide = value);
        }
    }

    /// Optional arguments of cutting padding off.
    public static final class Unpadding extends dev.obor.base.Options<Unpadding> {
        static final Unpadding DEFAULT = new Unpadding();
        boolean batchFirst;

        Unpadding() {}

        /// Whether the batch is the first dimension and time the second, false.
        public Unpadding batchFirst(boolean value) {
            return set(() -> batchFirst = value);
        }
    }

    /// Sequences with padding behind them.
    ///
    /// @param output (time, batch, \*), or (batch, time, \*)
    /// @param lengths int64, how long each is
    public record Padded(Tensor output, Tensor lengths) {
        /// A result of sequences.
        public Padded {
            Arguments.given(output, "output");
            Arguments.given(lengths, "lengths");
        }
    }

    private Sequences() {}

    /// Packs padded sequences whose lengths fall, (time, batch, *).
    ///
    /// @throws ValueError if the lengths do not fit, or do not fall
    public static PackedSequence packPaddedSequence(Tensor input, Tensor lengths) {
        return packPaddedSequence(input, lengths, Packing.DEFAULT);
    }

    /// Packs padded sequences whose lengths fall, (time, batch, *).
    ///
    /// @throws ValueError if the lengths do not fit, or do not fall
    public static PackedSequence packPaddedSequence(Tensor input, long... lengths) {
        return packPaddedSequence(input, lengths, Packing.DEFAULT);
    }

    /// Packs padded sequences, with options.
    ///
    /// @throws ValueError if the lengths do not fit, or should fall and do not
    public static PackedSequence packPaddedSequence(
            Tensor input, long[] lengths, Consumer<Packing> options) {
        Arguments.given(lengths, "lengths");
        return packPaddedSequence(input, Obor.tensor(lengths), options);
    }

    /// Packs padded sequences, with options.
    ///
    /// @param input (time, batch, \*), or (batch, time, \*) if `batchFirst`
    /// @param lengths of the sequences, each 1 at least
    /// @throws ValueError if the lengths do not fit, or should fall and do not
    public static PackedSequence packPaddedSequence(
            Tensor input, Tensor lengths, Consumer<Packing> options) {
        Arguments.given(input, "input");
        Arguments.given(lengths, "lengths");
        Packing o = Packing.DEFAULT.with(options);
        Tensor sizes = lengths.to(DType.INT64);
        int batchDim = o.batchFirst ? 0 : 1;
        Tensor padded = input;
        Tensor sorted = null;
        if (!o.enforceSorted) {
            ValuesIndices order = sizes.sort(o2 -> o2.descending(true));
            sizes = order.values();
            sorted = order.indices();
            padded = input.indexSelect(batchDim, sorted);
        }
        long time = input.size(1 - batchDim);
        check(padded, sizes, input.size(batchDim), time);
        long[] batchSizes = batchSizes(sizes.toLongArray());
        Tensor[] places = places(batchSizes);
        Index times = Index.of(places[0]);
        Index batch = Index.of(places[1]);
        Tensor data = o.batchFirst ? padded.get(batch, times) : padded.get(times, batch);
        return new PackedSequence(data, Obor.tensor(batchSizes), sorted, null);
    }

    private static void check(Tensor input, Tensor lengths, long batch, long time) {
        if (input.numel() == 0) {
            throw new ShapeError("Cannot pack empty tensors.");
        }
        if (lengths.dim() != 1) {
            throw new ShapeError(
                    "'lengths' argument should be a 1D CPU int64 tensor, but got "
                            + lengths.dim()
                            + "D cpu Long tensor");
        }
        long[] all = lengths.toLongArray();
        if (all.length != batch) {
            throw new ShapeError(
                    "Expected `len(lengths)` to be equal to batch_size, but got "
                            + all.length
                            + " (batch_size="
                            + batch
                            + ")");
        }
        for (int i = 0; i < all.length; i++) {
            if (all[i] <= 0) {
                throw new ValueError(
                        "Length of all samples has to be greater than 0, but found an element in"
                                + " 'lengths' that is <= 0");
            }
            if (i > 0 && all[i] > all[i - 1]) {
                throw new ValueError(
                        "`lengths` array must be sorted in decreasing order when `enforce_sorted`"
                                + " is True. You can pass `enforce_sorted=False` to"
                                + " pack_padded_sequence and/or pack_sequence to sidestep this"
                                + " requirement if you do not need ONNX exportability.",
                        "In Java: o -> o.enforceSorted(false).");
            }
        }
        if (all[0] > time) {
            throw new ValueError(
                    "Expected lengths of at most "
                            + time
                            + ", the size of the input along time, but got "
                            + all[0]);
        }
    }

    /// How many of the falling lengths reach each time.
    private static long[] batchSizes(long[] lengths) {
        long[] sizes = new long[(int) lengths[0]];
        int going = lengths.length;
        for (int t = 0; t < sizes.length; t++) {
            while (lengths[going - 1] <= t) {
                going--;
            }
            sizes[t] = going;
        }
        return sizes;
    }

    /// The time and the sequence of each element.
    private static Tensor[] places(long[] batchSizes) {
        int n = (int) Arrays.stream(batchSizes).sum();
        long[] times = new long[n];
        long[] batch = new long[n];
        int i = 0;
        for (int t = 0; t < batchSizes.length; t++) {
            for (long b = 0; b < batchSizes[t]; b++) {
                times[i] = t;
                batch[i++] = b;
            }
        }
        return new Tensor[] {Obor.tensor(times), Obor.tensor(batch)};
    }

    /// Sequences with zeros behind them, (time, batch, *), in the order in which they were packed.
    public static Padded padPackedSequence(PackedSequence sequence) {
        return padPackedSequence(sequence, Padding.DEFAULT);
    }

    /// Sequences with padding behind them, in the order in which they were packed.
    ///
    /// @throws ValueError if the total length is less than that of the longest
    public static Padded padPackedSequence(PackedSequence sequence, Consumer<Padding> options) {
        Arguments.given(sequence, "sequence");
        Padding o = Padding.DEFAULT.with(options);
        long[] batchSizes = sequence.batchSizes().toLongArray();
        long time = batchSizes.length;
        if (o.totalLength != null) {
            if (o.totalLength < time) {
                throw new ValueError(
                        "Expected total_length to be at least the length of the longest sequence"
                                + " in input, but got total_length="
                                + o.totalLength
                                + " and max sequence length being "
                                + time);
            }
            time = o.totalLength;
        }
        Tensor data = sequence.data();
        long batch = batchSizes.length == 0 ? 0 : batchSizes[0];
        Tensor[] places = places(batchSizes);
        Tensor output =
                Obor.full(sizes(time, batch, data, 1), o.paddingValue, t -> t.dtype(data.dtype()))
                        .indexPut(new Tensor[] {places[0], places[1]}, data);
        long[] lengths = new long[(int) batch];
        for (long size : batchSizes) {
            for (int b = 0; b < size; b++) {
                lengths[b]++;
            }
        }
        Tensor all = Obor.tensor(lengths);
        Tensor shown = o.batchFirst ? output.transpose(0, 1) : output;
        Tensor order = sequence.unsortedIndices();
        return order == null
                ? new Padded(shown, all)
                : new Padded(
                        shown.indexSelect(o.batchFirst ? 0 : 1, order), all.indexSelect(0, order));
    }

    private static long[] sizes(long first, long second, Tensor like, int from) {
        long[] rest = like.shape().toArray();
        if (rest.length < from) {
            throw new ShapeError(
                    "sequences have at least " + from + " dimensions, got " + like.shape());
        }
        long[] sizes = new long[rest.length - from + 2];
        sizes[0] = first;
        sizes[1] = second;
        System.arraycopy(rest, from, sizes, 2, rest.length - from);
        return sizes;
    }

    /// Sequences with zeros behind them, as one tensor (time, batch, *).
    ///
    /// @param sequences each (time, *)
    /// @throws ShapeError if there are none, or their further sizes differ
    public static Tensor padSequence(List<Tensor> sequences) {
        return padSequence(sequences, Padding.DEFAULT);
    }

    /// Sequences with padding, as one tensor (time, batch, \*), or (batch, time, \*).
    ///
    /// @param sequences each (time, *)
    /// @throws ShapeError if there are none, or their further sizes differ
    public static Tensor padSequence(List<Tensor> sequences, Consumer<Padding> options) {
        Arguments.given(sequences, "sequences");
        Padding o = Padding.DEFAULT.with(options);
        if (sequences.isEmpty()) {
            throw new ShapeError("received an empty list of sequences");
        }
        boolean left = o.paddingSide.equals("left");
        if (!left && !o.paddingSide.equals("right")) {
            throw new ValueError(
                    "Expected padding_side to be one of left or right, but got "
                            + o.paddingSide
                            + ".");
        }
        long longest = 0;
        for (Tensor s : sequences) {
            if (s.dim() == 0) {
                throw new ShapeError("a sequence has at least one dimension, but got a number");
            }
            longest = Math.max(longest, s.size(0));
        }
        Tensor like = sequences.get(0);
        long n = sequences.size();
        long[] sizes = o.batchFirst ? sizes(n, longest, like, 1) : sizes(longest, n, like, 1);
        Tensor output = Obor.full(sizes, o.paddingValue, t -> t.dtype(like.dtype()));
        for (int i = 0; i < n; i++) {
            Tensor s = sequences.get(i);
            long start = left ? longest - s.size(0) : 0;
            output.select(o.batchFirst ? 0 : 1, i).narrow(0, start, s.size(0)).copy_(s);
        }
        return output;
    }

    /// The sequences without their padding, from (time, batch, *).
    public static List<Tensor> unpadSequence(Tensor paddedSequences, Tensor lengths) {
        return unpadSequence(paddedSequences, lengths, Unpadding.DEFAULT);
    }

    /// The sequences without their padding.
    ///
    /// Unlike PyTorch's, it leaves the dimensions of the argument in their order.
    ///
    /// @param paddedSequences (time, batch, \*), or (batch, time, \*) if `batchFirst`
    /// @throws ValueError if there are more or fewer lengths than sequences
    public static List<Tensor> unpadSequence(
            Tensor paddedSequences, Tensor lengths, Consumer<Unpadding> options) {
        Arguments.given(paddedSequences, "paddedSequences");
        Arguments.given(lengths, "lengths");
        boolean batchFirst = Unpadding.DEFAULT.with(options).batchFirst;
        Tensor padded = batchFirst ? paddedSequences : paddedSequences.transpose(0, 1);
        long[] all = lengths.toLongArray();
        if (all.length != padded.size(0)) {
            boolean more = all.length > padded.size(0);
            throw new ValueError(
                    "zip() argument 2 is " + (more ? "longer" : "shorter") + " than argument 1",
                    "There are " + padded.size(0) + " sequences and " + all.length + " lengths.");
        }
        List<Tensor> sequences = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            long length = Math.max(0, Math.min(all[i], padded.size(1)));
            sequences.add(padded.select(0, i).narrow(0, 0, length).clone());
        }
        return sequences;
    }

    /// Packs sequences whose lengths fall.
    ///
    /// @param sequences each (time, *)
    /// @throws ValueError if the lengths do not fall
    public static PackedSequence packSequence(List<Tensor> sequences) {
        return packSequence(sequences, true);
    }

    /// Packs sequences.
    ///
    /// @param sequences each (time, *)
    /// @param enforceSorted whether the lengths must fall; otherwise the sequences are sorted
    /// @throws ValueError if the lengths should fall and do not
    public static PackedSequence packSequence(List<Tensor> sequences, boolean enforceSorted) {
        Arguments.given(sequences, "sequences");
        Tensor padded = padSequence(sequences);
        long[] lengths = sequences.stream().mapToLong(s -> s.size(0)).toArray();
        return packPaddedSequence(padded, lengths, o -> o.enforceSorted(enforceSorted));
    }

    /// The sequences that were packed, each (time, *), in the order in which they were.
    public static List<Tensor> unpackSequence(PackedSequence packedSequences) {
        Arguments.given(packedSequences, "packedSequences");
        Padded padded = padPackedSequence(packedSequences, o -> o.batchFirst(true));
        return unpadSequence(padded.output(), padded.lengths(), o -> o.batchFirst(true));
    }

    /// The inverse permutation: where each number stands in the given one.
    public static @Nullable Tensor invertPermutation(@Nullable Tensor permutation) {
        if (permutation == null) {
            return null;
        }
        return permutation
                .zerosLike()
                .scatter_(0, permutation, Obor.arange(permutation.numel()).to(permutation.dtype()));
    }
}
