package dev.obor.op.index;

import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Index;
import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.Expanding;
import dev.obor.op.shape.Filling;
import dev.obor.op.shape.Slicing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `x[…]` in all its forms: views for numbers, slices and new axes, then one indexed read or write
/// for tensors.
public final class Subscript {
    private Subscript() {}

    /// The view that the entries without tensors make, and the tensors by its dimensions.
    private record Parts(Tensor view, List<@Nullable Tensor> indices) {
        @Nullable Tensor[] array() {
            return indices.toArray(new Tensor[0]);
        }
    }

    /// `x[i, j, …]` with numbers alone.
    public static Tensor select(Tensor t, long... places) {
        checkCount(t, places.length);
        Tensor result = t;
        for (int i = 0; i < places.length; i++) {
            result = select(result, 0, places[i], i);
        }
        return result;
    }

    /// `x[…]` in every form that PyTorch knows: integers, [Index] entries, `int[]` and `long[]`
    /// lists of places, `boolean[]` masks, integer and bool tensors, null for a new axis.
    ///
    /// Without tensors and lists the result is a view. With them it is a copy, and their common
    /// sizes stand where the first of them stood, or in front if they are not neighbours.
    ///
    /// ```java
    /// Tensor a = arange(6).view(2, 3);
    /// a.get(Index.all(), Index.slice(1, 3)) // [[1, 2], [4, 5]]
    /// a.get(a.gt(2)) // [3, 4, 5]
    /// ```
    ///
    /// @param index one entry for each dimension; those left out are whole
    /// @return a view, or a copy where an entry is a tensor or a list
    /// @throws dev.obor.base.IndexError if an entry is out of bounds, or there are too many
    @Operation(TENSOR)
    public static Tensor get(Tensor input, @Nullable Object... index) {
        Parts parts = split(input, index);
        if (!parts.indices.isEmpty()) {
            return IndexOps.index(parts.view, parts.array());
        }
        return parts.view == input ? whole(input, index) : parts.view;
    }

    /// All of a tensor is a view of it, never the tensor itself.
    private static Tensor whole(Tensor t, Object... entries) {
        View view = TensorAccess.view(t);
        if (entries.length == 1 && entries[0] instanceof Index.Slice) {
            return Slicing.slice(t, 0, 0, Long.MAX_VALUE, 1);
        }
        return Views.view(t, "AliasBackward0", view, g -> g);
    }

    /// `x[…] = value`: broadcast and, where no tensor is among the entries, converted to the dtype;
    /// returns x.
    ///
    /// ```java
    /// Tensor a = zeros(2, 3);
    /// a.set(tensor(1.0, 2), 0, Index.slice(1, 3)) // [[0, 1, 2], [0, 0, 0]]
    /// ```
    ///
    /// @param value broadcast to what is indexed
    /// @param index as for [#get(Object...)]
    /// @return the input
    /// @throws DTypeError if a tensor is, and the dtypes differ
    /// @throws ShapeError if the value does not broadcast to what is indexed
    @Operation(TENSOR)
    public static Tensor set(Tensor input, Tensor value, @Nullable Object... index) {
        Parts parts = split(input, index);
        if (!parts.indices.isEmpty()) {
            IndexOps.indexPut_(parts.view, parts.array(), withoutLeadingOnes(value), false);
        } else {
            boolean fits = value.shape().equals(parts.view.shape());
            if (!fits && value.dim() == 0) {
                InPlace.checkHistory(parts.view, parts.view, value); // a number is filled in
            }
            Tensor source = fits ? value : withoutLeadingOnes(value);
            long[] shape = parts.view.shape().toArray();
            if (!Shapes.isExpandableTo(source.shape().toArray(), shape)) {
                Expanding.expand(source.detach(), shape); // says what does not fit
            }
            Conversions.copyInto(parts.view, source);
        }
        return input;
    }

    /// `x[…] = value`; returns the tensor. Entries as for [#get(Object...)].
    ///
    /// ```java
    /// zeros(2, 2).set(0.5, Index.all(), 1) // [[0, 0.5], [0, 0.5]]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @param index as for [#get(Object...)]
    /// @return the input
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor set(Tensor input, double value, @Nullable Object... index) {
        Parts parts = split(input, index);
        if (parts.indices.isEmpty()) {
            InPlace.check(parts.view, parts.view); // a number is copied, not filled in
            Filling.fill_(parts.view, value);
        } else {
            DTypes.checkFills(input.dtype(), value);
            fill(parts, TensorAccess.wrap(RawMemory.full(input.dtype(), new long[0], value)));
        }
        return input;
    }

    /// `x[…] = value`; returns the tensor. Entries as for [#get(Object...)].
    ///
    /// ```java
    /// zeros(int64, 2, 2).set(7, 0) // [[7, 7], [0, 0]]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @param index as for [#get(Object...)]
    /// @return the input
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor set(Tensor input, long value, @Nullable Object... index) {
        Parts parts = split(input, index);
        if (parts.indices.isEmpty()) {
            InPlace.check(parts.view, parts.view); // a number is copied, not filled in
            Filling.fill_(parts.view, value);
        } else {
            DTypes.checkFills(input.dtype(), value);
            View number = Backends.empty(input.dtype(), new long[0]);
            RawMemory.fill(number, value);
            fill(parts, TensorAccess.wrap(number));
        }
        return input;
    }

    /// A number where tensors point: one tensor alone is that of `index_fill` or `masked_fill`, and
    /// is kept as these keep it.
    private static void fill(Parts parts, Tensor number) {
        Tensor only = null;
        int dim = 0;
        for (int d = 0; d < parts.indices.size(); d++) {
            Tensor index = parts.indices.get(d);
            if (index != null && only != null) {
                only = null;
                break;
            }
            only = index == null ? only : index;
            dim = index == null ? dim : d;
        }
        if (only != null && IndexPlan.isMask(only)) {
            IndexPlan.expanded(TensorAccess.view(parts.view).shape(), parts.array()); // its sizes
            Masks.maskedFill_(parts.view, over(only, parts.view.dim() - dim), number);
        } else if (only != null
                && only.dtype() == DType.INT64
                && (only.dim() == 1 || only.isContiguous())) {
            SelectOps.fillNumber_(parts.view, dim, only.reshape(-1), number);
        } else {
            IndexOps.indexPut_(parts.view, parts.array(), number, false);
        }
    }

    /// A mask of the first of so many dimensions.
    private static Tensor over(Tensor mask, int dims) {
        Tensor result = mask;
        while (result.dim() < dims) {
            result = Expanding.unsqueeze(result, -1);
        }
        return result;
    }

    private static Tensor withoutLeadingOnes(Tensor t) {
        long[] shape = TensorAccess.view(t).shape();
        int from = 0;
        while (from < shape.length && shape[from] == 1) {
            from++;
        }
        return from == 0 ? t : t.reshape(Arrays.copyOfRange(shape, from, shape.length));
    }

    private static void checkCount(Tensor t, int count) {
        if (count > t.dim()) {
            if (t.dim() == 0) {
                throw new IndexError(
                        "invalid index of a 0-dim tensor. Use `tensor.item()` to convert a 0-dim"
                                + " tensor to a number");
            }
            throw new IndexError(
                    "too many indices for tensor of dimension " + t.dim(),
                    "The index has " + count + " parts.");
        }
    }

    private static Parts split(Tensor t, Object... entries) {
        Index[] index = new Index[entries.length];
        int named = 0;
        int ellipses = 0;
        for (int i = 0; i < index.length; i++) {
            index[i] = entry(entries[i]);
            named += dimensions(index[i]);
            ellipses += index[i] instanceof Index.Ellipsis ? 1 : 0;
        }
        if (ellipses > 1) {
            throw new IndexError("an index can only have a single ellipsis ('...')");
        }
        checkCount(t, named);
        Tensor view = t;
        List<@Nullable Tensor> tensors = new ArrayList<>();
        int d = 0;
        for (int p = 0; p < index.length; p++) {
            switch (index[p]) {
                case Index.At at -> view = select(view, d, at.place(), p);
                case Index.Slice s -> view = slice(view, d++, s);
                case Index.Ellipsis e -> d += t.dim() - named;
                case Index.NewAxis n -> view = Expanding.unsqueeze(view, d++);
                case Index.Flag f -> {
                    view = Expanding.unsqueeze(view, d);
                    d = record(tensors, d, flag(f.value()));
                }
                case Index.Of of -> {
                    Tensor tensor = of.tensor();
                    if (isNumber(tensor)) {
                        view = select(view, d, Masks.longItem(tensor), p);
                    } else {
                        if (IndexPlan.isMask(tensor) && tensor.dim() == 0) {
                            view = Expanding.unsqueeze(view, d);
                            tensor = flag(Masks.longItem(tensor) != 0);
                        }
                        d = record(tensors, d, tensor);
                    }
                }
            }
        }
        return new Parts(view, tensors);
    }

    private static boolean isNumber(Tensor t) {
        return t.dim() == 0 && t.dtype().isInteger() && t.dtype() != DType.UINT8;
    }

    private static int dimensions(Index index) {
        return switch (index) {
            case Index.At at -> 1;
            case Index.Slice s -> 1;
            case Index.Of of -> IndexPlan.isMask(of.tensor()) ? of.tensor().dim() : 1;
            case Index.Ellipsis e -> 0;
            case Index.NewAxis n -> 0;
            case Index.Flag f -> 0;
        };
    }

    /// Notes a tensor at dimension `d` of the view; a mask stands for several dimensions.
    private static int record(List<@Nullable Tensor> tensors, int d, Tensor index) {
        int covered = 0;
        for (Tensor t : tensors) {
            covered += t == null || !IndexPlan.isMask(t) ? 1 : t.dim();
        }
        for (; covered < d; covered++) {
            tensors.add(null);
        }
        tensors.add(index);
        return d + (IndexPlan.isMask(index) ? index.dim() : 1);
    }

    private static Tensor flag(boolean value) {
        return TensorAccess.wrap(RawMemory.full(DType.INT64, new long[] {value ? 1 : 0}, 0));
    }

    /// @param entry which entry of the index it is, by which PyTorch calls the dimension
    private static Tensor select(Tensor view, int d, long place, int entry) {
        long size = TensorAccess.view(view).shape()[d];
        if (place < -size || place >= size) {
            throw new IndexError(
                    "index "
                            + place
                            + " is out of bounds for dimension "
                            + entry
                            + " with size "
                            + size);
        }
        return Slicing.select(view, d, place);
    }

    private static Tensor slice(Tensor view, int d, Index.Slice s) {
        if (s.step() <= 0) {
            throw new ShapeError(
                    s.step() == 0 ? "slice step cannot be zero" : "step must be greater than zero");
        }
        long start = s.start() == null ? 0 : s.start();
        long end = s.end() == null ? Long.MAX_VALUE : s.end();
        if (start == 0 && end >= TensorAccess.view(view).shape()[d] && s.step() == 1) {
            return view; // all of it, as in PyTorch
        }
        return Slicing.slice(view, d, start, end, s.step());
    }

    private static Index entry(@Nullable Object entry) {
        return switch (entry) {
            case null -> Index.newAxis();
            case Index i -> i;
            case Tensor t -> Index.of(t);
            case Integer i -> Index.of((long) i);
            case Long i -> Index.of((long) i);
            case Short i -> Index.of((long) i);
            case Byte i -> Index.of((long) i);
            case Boolean b -> new Index.Flag(b);
            case boolean[] mask -> Index.of(mask);
            case long[] places -> Index.of(places);
            case int[] places -> Index.of(Arrays.stream(places).asLongStream().toArray());
            case int[][] places -> Index.of(JavaArrays.fromArray(places).to(DType.INT64));
            case long[][] places -> Index.of(JavaArrays.fromArray(places));
            case boolean[][] mask -> Index.of(JavaArrays.fromArray(mask));
            default ->
                    throw new DTypeError(
                            "only integers, slices (`Index.slice`), ellipsis (`Index.ellipsis()`),"
                                    + " new axes (`Index.newAxis()`), arrays of int, long or"
                                    + " boolean, and integer or bool tensors are valid indices"
                                    + " (got "
                                    + entry.getClass().getSimpleName()
                                    + ")");
        };
    }

    /// `x[i, j, k, l]`, a view.
    ///
    /// ```java
    /// arange(24).view(1, 2, 3, 4).get(0, 1, 2, 3) // 23
    /// ```
    ///
    /// @param i along the first dimension; negative ones count from the end
    /// @param j along the second
    /// @param k along the third
    /// @param l along the fourth
    /// @return a view of four dimensions less
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    @Operation(TENSOR)
    public static Tensor get(Tensor input, long i, long j, long k, long l) {
        return select(input, i, j, k, l);
    }

    /// `x[i, j, k]`, a view.
    ///
    /// ```java
    /// arange(6).view(1, 2, 3).get(0, 1, 2) // 5
    /// ```
    ///
    /// @param i along the first dimension; negative ones count from the end
    /// @param j along the second
    /// @param k along the third
    /// @return a view of three dimensions less
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    @Operation(TENSOR)
    public static Tensor get(Tensor input, long i, long j, long k) {
        return select(input, i, j, k);
    }

    /// `x[i, j]`, a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).get(1, -1) // 5
    /// ```
    ///
    /// @param i along the first dimension; negative ones count from the end
    /// @param j along the second
    /// @return a view of two dimensions less
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    @Operation(TENSOR)
    public static Tensor get(Tensor input, long i, long j) {
        return select(input, i, j);
    }

    /// One slice along the first dimension: `x[i]`, a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).get(-1) // [3, 4, 5]
    /// ```
    ///
    /// @param i the place; negative ones count from the end
    /// @return a view of one dimension less
    /// @throws dev.obor.base.IndexError if the place is out of bounds
    @Operation(TENSOR)
    public static Tensor get(Tensor input, long i) {
        return select(input, i);
    }
}
