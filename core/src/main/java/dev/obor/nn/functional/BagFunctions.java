package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import dev.obor.op.Operation;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.Embeddings;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sums, means and maxima of rows of a table; shown by [F].
final class BagFunctions {
    private BagFunctions() {}

    /// The mean of the rows of each bag, the rows of the input.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 2, 3).view(2, 2), table) // [[1.5], [3.5]]
    /// ```
    ///
    /// @param input row numbers, int32 or int64, (bags, size)
    /// @param weight (rows, size)
    /// @return (bags, size) of the weight's dtype
    @Operation(F)
    public static Tensor embeddingBag(Tensor input, Tensor weight) {
        return embeddingBag(input, weight, null, BagOptions.Plain.DEFAULT);
    }

    /// The mean of the rows of each bag.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 3), table, tensor(0, 2)) // [[1.5], [4]]
    /// ```
    ///
    /// @param input row numbers, int32 or int64, one bag behind the other
    /// @param weight (rows, size)
    /// @param offsets where each bag starts, int32 or int64
    /// @return (bags, size) of the weight's dtype
    @Operation(F)
    public static Tensor embeddingBag(Tensor input, Tensor weight, @Nullable Tensor offsets) {
        return embeddingBag(input, weight, offsets, BagOptions.Plain.DEFAULT);
    }

    /// Sum, mean or maximum of the rows of each bag, the rows of the input.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 2, 3).view(2, 2), table, o -> o.mode("sum")) // [[3], [7]]
    /// ```
    ///
    /// @param input row numbers, int32 or int64, (bags, size)
    /// @param weight (rows, size)
    /// @return (bags, size) of the weight's dtype
    @Operation(F)
    public static Tensor embeddingBag(
            Tensor input, Tensor weight, Consumer<BagOptions.Plain> options) {
        return embeddingBag(input, weight, null, options);
    }

    /// Sum, mean or maximum of the rows of each bag; 0 for empty ones.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 3), table, tensor(0, 2), o -> o.mode("max")) // [[2], [4]]
    /// ```
    ///
    /// @param input row numbers: (bags, size), or one bag behind the other
    /// @param weight (rows, size)
    /// @param offsets where each bag starts, if the input has one dimension; null otherwise
    /// @return (bags, size) of the weight's dtype
    /// @throws ValueError if input, offsets and mode do not fit
    /// @throws IndexError if there is no such row
    @Operation(F)
    public static Tensor embeddingBag(
            Tensor input,
            Tensor weight,
            @Nullable Tensor offsets,
            Consumer<BagOptions.Plain> options) {
        BagOptions.Plain o = BagOptions.Plain.DEFAULT.with(options);
        check(input, weight, offsets, o);
        if (o.maxNorm != null) {
            EmbeddingFunctions.shorten(input, weight, o.maxNorm, o.normType);
        }
        if (o.perSampleWeights != null && !o.mode.equals("sum")) {
            throw new ValueError(
                    "embedding_bag: per_sample_weights was not None. per_sample_weights is only"
                            + " supported for mode='sum' (got mode='"
                            + o.mode
                            + "'). Please open a feature request on GitHub.");
        }
        checkDTypes(input, weight, offsets, o.perSampleWeights);
        long[] starts = offsets == null ? fixed(input) : given(offsets, input.numel(), o);
        Tensor indices = input.to(common(input, offsets)).reshape(-1);
        Tensor reduced = new Bags(indices, weight, starts, o).reduce();
        return ExtraNode.saving("EmbeddingBagBackward0", reduced, input, offsets);
    }

    private static void check(
            Tensor input, Tensor weight, @Nullable Tensor offsets, BagOptions.Plain o) {
        Tensor each = o.perSampleWeights;
        if (each != null && !each.shape().equals(input.shape())) {
            throw new ValueError(
                    "embedding_bag: If per_sample_weights ("
                            + each.shape()
                            + ") is not None, then it must have the same shape as the input ("
                            + input.shape()
                            + ")");
        }
        if (weight.dim() != 2) {
            throw new ValueError(
                    "weight has to be a 2D Tensor, but got Tensor of dimension " + weight.dim());
        }
        if (input.dim() != 1 && input.dim() != 2) {
            throw new ValueError(
                    "input has to be 1D or 2D Tensor, but got Tensor of dimension " + input.dim());
        }
        if (input.dim() == 2 && offsets != null) {
            throw new ValueError(
                    "if input is 2D, then offsets has to be None, as input is treated is a"
                            + " mini-batch of fixed length sequences. However, found offsets of"
                            + " type <class 'torch.Tensor'>");
        }
        if (input.dim() == 1 && (offsets == null || offsets.dim() != 1)) {
            throw new ValueError(
                    "offsets has to be a 1D Tensor" + (offsets == null ? " but got None" : ""));
        }
        switch (o.mode) {
            case "sum", "mean" -> {}
            case "max" -> {
                if (o.scaleGradByFreq) {
                    throw new ValueError(
                            "max mode does not support scaling the gradient by the frequency");
                }
            }
            default -> throw new ValueError("mode has to be one of sum, mean or max");
        }
    }

    private static void checkDTypes(
            Tensor input, Tensor weight, @Nullable Tensor offsets, @Nullable Tensor each) {
        DType common = common(input, offsets);
        if (common != DType.INT64 && common != DType.INT32) {
            throw new DTypeError(
                    "Expected tensor for argument #1 'indices' to have one of the following"
                            + " scalar types: Long, Int; but got torch."
                            + common.scalarType()
                            + "Tensor instead (while checking arguments for embedding_bag)",
                    "Rows are chosen by whole numbers: convert it with toLong().");
        }
        if (!weight.isFloatingPoint()) {
            throw new DTypeError(
                    "Expected tensor for argument #1 'weight' to have one of the following scalar"
                            + " types: Half, BFloat16, Float, Double; but got torch."
                            + weight.dtype().scalarType()
                            + "Tensor instead (while checking arguments for embedding_bag)");
        }
        if (each != null && each.dtype() != weight.dtype()) {
            throw new DTypeError(
                    "Expected tensor for argument #1 'weight' to have the same type as tensor for"
                            + " argument #1 'per_sample_weights'; but type torch."
                            + weight.dtype().scalarType()
                            + "Tensor does not equal torch."
                            + each.dtype().scalarType()
                            + "Tensor (while checking arguments for embedding_bag)");
        }
    }

    /// The dtype that indices and offsets are brought to.
    private static DType common(Tensor input, @Nullable Tensor offsets) {
        return offsets == null ? input.dtype() : DType.promote(input.dtype(), offsets.dtype());
    }

    /// The starts of bags of one size, and their end.
    private static long[] fixed(Tensor input) {
        long[] starts = new long[Sizes.count(input.size(0), "bags") + 1];
        Arrays.setAll(starts, i -> i * input.size(1));
        return starts;
    }

    /// The starts of the bags, and the end of the last.
    private static long[] given(Tensor offsets, long length, BagOptions.Plain o) {
        long[] all = offsets.to(DType.INT64).toLongArray();
        if (all.length == 0 && o.includeLastOffset) {
            throw new ValueError("include_last_offset: number of offset should be at least 1");
        }
        if (all.length > 0 && all[0] != 0) {
            throw new ValueError(
                    "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to"
                            + " start from position 0. However, got "
                            + all[0]);
        }
        for (int i = 1; i < all.length; i++) {
            if (all[i] < all[i - 1]) {
                throw new ValueError(
                        "offsets must not fall, but offsets["
                                + i
                                + "] is "
                                + all[i]
                                + " after "
                                + all[i - 1]);
            }
        }
        if (all.length > 0 && all[all.length - 1] > length) {
            throw new ValueError(
                    "offsets[-1] can not be greater than input's length "
                            + length
                            + " but got offsets[-1] of "
                            + all[all.length - 1]);
        }
        if (o.includeLastOffset) {
            return all;
        }
        long[] starts = Arrays.copyOf(all, all.length + 1);
        starts[all.length] = all.length == 0 ? 0 : length;
        return starts;
    }

    /// Rows of the table, and which bag each is in; padding is left out.
    private static final class Bags {
        private final String mode;
        private final int count;
        private final long[] sizes;
        private final Tensor bag;
        private final Tensor rows;

        Bags(Tensor input, Tensor weight, long[] starts, BagOptions.Plain o) {
            mode = o.mode;
            count = starts.length - 1;
            sizes = new long[count];
            long[] indices = input.to(DType.INT64).toLongArray();
            checkRows(indices, weight.size(0));
            long padding = padding(o.paddingIdx, weight.size(0));
            long[] kept = new long[indices.length];
            long[] of = new long[indices.length];
            int n = 0;
            for (int b = 0; b < count; b++) {
                for (long i = starts[b]; i < starts[b + 1]; i++) {
                    if (indices[(int) i] != padding) {
                        kept[n] = i;
                        of[n++] = b;
                        sizes[b]++;
                    }
                }
            }
            bag = Obor.fromArray(Arrays.copyOf(of, n));
            boolean all = n == indices.length;
            Tensor places =
                    all ? input : input.indexSelect(0, Obor.fromArray(Arrays.copyOf(kept, n)));
            Tensor found = Embeddings.embedding(places, weight, null, o.scaleGradByFreq);
            Tensor each = o.perSampleWeights;
            if (each != null) {
                Tensor factors = each.reshape(-1);
                factors =
                        all
                                ? factors
                                : factors.indexSelect(0, Obor.fromArray(Arrays.copyOf(kept, n)));
                found = Embeddings.weighted(found, factors);
            }
            rows = found;
        }

        private static void checkRows(long[] indices, long rows) {
            for (int i = 0; i < indices.length; i++) {
                if (indices[i] < 0 || indices[i] >= rows) {
                    throw new IndexError(
                            "Index "
                                    + i
                                    + " of input takes value "
                                    + indices[i]
                                    + " which is not in the valid range [0, "
                                    + rows
                                    + ")");
                }
            }
        }

        private static long padding(@Nullable Long given, long rows) {
            if (given == null) {
                return -1;
            }
            if (given < -rows || given >= rows) {
                throw new IndexError(
                        "padding_idx must be within the number of embeddings, "
                                + -rows
                                + " through "
                                + (rows - 1)
                                + ", but got "
                                + given);
            }
            return given < 0 ? given + rows : given;
        }

        Tensor reduce() {
            if (mode.equals("max")) {
                return largest();
            }
            Tensor sum = zeros().indexAdd(0, bag, rows);
            if (mode.equals("sum")) {
                return sum;
            }
            double[] counts = new double[count];
            Arrays.setAll(counts, b -> Math.max(1, sizes[b]));
            return sum.div(Obor.fromArray(counts).to(rows.dtype()).unsqueeze(-1));
        }

        private Tensor zeros() {
            return Tensor.zeros(rows.dtype(), count, rows.size(1));
        }

        /// The maxima, each from the first row that has it, as PyTorch compares: a NaN stays only
        /// where it comes first.
        private Tensor largest() {
            if (rows.size(0) == 0) {
                return zeros();
            }
            Tensor places = Autograd.noGrad(this::placesOfLargest);
            boolean[] empty = new boolean[count];
            for (int b = 0; b < count; b++) {
                empty[b] = sizes[b] == 0;
            }
            return rows.gather(0, places).maskedFill(Obor.fromArray(empty).unsqueeze(-1), 0);
        }

        private Tensor placesOfLargest() {
            Tensor values = rows.detach();
            long[] first = new long[count];
            long longest = 0;
            for (int b = 0; b < count; b++) {
                first[b] = b == 0 ? 0 : first[b - 1] + sizes[b - 1];
                longest = Math.max(longest, sizes[b]);
            }
            long last = values.size(0) - 1;
            long width = values.size(1);
            Tensor places = column(first, 0, last).expand(count, width).contiguous();
            Tensor best = values.gather(0, places);
            for (long i = 1; i < longest; i++) {
                // Shorter bags look at their last row again, which is no larger than the best.
                Tensor next = column(first, i, last).expand(count, width);
                Tensor value = values.gather(0, next);
                Tensor larger = value.gt(best);
                best = value.where(larger, best);
                places = next.where(larger, places);
            }
            return places;
        }

        private Tensor column(long[] first, long i, long last) {
            long[] at = new long[count];
            for (int b = 0; b < count; b++) {
                at[b] = Math.min(last, first[b] + Math.max(0, Math.min(i, sizes[b] - 1)));
            }
            return Obor.fromArray(at).unsqueeze(-1);
        }
    }
}
