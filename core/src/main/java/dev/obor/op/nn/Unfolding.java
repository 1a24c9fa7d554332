package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Windows of images as columns, and columns added up to images: `unfold` and `fold` of `F`.
public final class Unfolding {
    private Unfolding() {}

    /// The windows, each number for height and width.
    public record Windows(long[] kernel, long[] dilation, long[] padding, long[] stride) {
        /// Checked as PyTorch does it.
        ///
        /// @throws ShapeError if a number is too small
        public Windows {
            checkPositive("kernel size should be greater than zero, but got kernel", kernel);
            checkPositive("dilation should be greater than zero, but got dilation", dilation);
            if (padding[0] < 0 || padding[1] < 0) {
                throw wrong("padding should be non-negative, but got pad", padding);
            }
            checkPositive("stride should be greater than zero, but got stride", stride);
        }

        private static void checkPositive(String what, long... pair) {
            if (pair[0] <= 0 || pair[1] <= 0) {
                throw wrong(what, pair);
            }
        }

        private static ShapeError wrong(String what, long... pair) {
            return new ShapeError(
                    what
                            + "_height: "
                            + pair[0]
                            + " "
                            + what.substring(what.lastIndexOf(' ') + 1)
                            + "_width: "
                            + pair[1]);
        }

        /// How many windows lie beside each other in an image.
        long[] count(long... size) {
            long[] count = new long[2];
            for (int d = 0; d < 2; d++) {
                long extent = Math.multiplyExact(dilation[d], kernel[d] - 1) + 1;
                long whole = Math.addExact(size[d], 2 * padding[d]);
                count[d] = Math.floorDiv(whole - extent, stride[d]) + 1;
            }
            return count;
        }

        private long elements() {
            return Math.multiplyExact(kernel[0], kernel[1]);
        }

        /// All windows of images whose padding is there: (N, C, kernel, windows).
        View of(View padded) {
            long[] s = padded.strides();
            long[] size = padded.shape();
            long[] count = new long[2];
            for (int d = 0; d < 2; d++) {
                count[d] = (size[2 + d] - dilation[d] * (kernel[d] - 1) - 1) / stride[d] + 1;
            }
            return padded.with(
                    padded.offset(),
                    new long[] {size[0], size[1], kernel[0], kernel[1], count[0], count[1]},
                    new long[] {
                        s[0],
                        s[1],
                        dilation[0] * s[2],
                        dilation[1] * s[3],
                        stride[0] * s[2],
                        stride[1] * s[3]
                    });
        }

        /// Zeros for images with their padding.
        View around(DType dtype, long n, long c, long... size) {
            long[] shape = {n, c, size[0] + 2 * padding[0], size[1] + 2 * padding[1]};
            return RawMemory.full(dtype, shape, 0);
        }

        /// The images inside of their padding.
        View inside(View padded, long... size) {
            long[] s = padded.strides();
            long offset = padded.offset() + padding[0] * s[2] + padding[1] * s[3];
            long[] shape = {padded.shape()[0], padded.shape()[1], size[0], size[1]};
            return padded.with(offset, shape, s);
        }

        private String text() {
            return "kernel_size="
                    + pair(kernel)
                    + ", dilation="
                    + pair(dilation)
                    + ", padding="
                    + pair(padding);
        }
    }

    private static String pair(long... numbers) {
        return "(" + numbers[0] + ", " + numbers[1] + ")";
    }

    private static final class Unfold extends Op {
        private final Windows windows;

        Unfold(Windows windows) {
            super("Im2ColBackward0");
            this.windows = windows;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = RawMemory.asContiguous(TensorAccess.view(in[0]));
            long[] size = Arrays.copyOfRange(x.shape(), x.dim() - 2, x.dim());
            long n = x.dim() == 4 ? x.shape()[0] : 1;
            long c = x.shape()[x.dim() - 3];
            View padded = windows.around(x.dtype(), n, c, size);
            View inside = windows.inside(padded, size);
            RawMemory.copy(reshaped(x, inside.shape()), inside);
            View all = windows.of(padded);
            long[] count = windows.count(size);
            long rows = c * windows.elements();
            long columns = count[0] * count[1];
            long[] shape =
                    x.dim() == 4 ? new long[] {n, rows, columns} : new long[] {rows, columns};
            View out = Backends.empty(x.dtype(), shape);
            RawMemory.copy(all, reshaped(out, all.shape()));
            ctx.keep(size);
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Fold(windows, ctx.kept()).apply(grad)};
        }
    }

    private static final class Fold extends Op {
        private static final Indexed[] NO_INDICES = {};
        private final Windows windows;
        private final long[] size;

        Fold(Windows windows, long[] size) {
            super("Col2ImBackward0");
            this.windows = windows;
            this.size = size;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = RawMemory.asContiguous(TensorAccess.view(in[0]));
            boolean batched = x.dim() == 3;
            long n = batched ? x.shape()[0] : 1;
            long c = x.shape()[x.dim() - 2] / windows.elements();
            View padded = windows.around(x.dtype(), n, c, size);
            View all = windows.of(padded);
            Backends.launch(
                    new Kernel.Scatter(ScatterOp.ADD, all, reshaped(x, all.shape()), NO_INDICES));
            View out = RawMemory.contiguous(windows.inside(padded, size));
            return TensorAccess.wrap(
                    batched ? out : reshaped(out, new long[] {c, size[0], size[1]}));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Unfold(windows).apply(grad)};
        }
    }

    private static View reshaped(View dense, long[] shape) {
        return dense.with(dense.offset(), shape, View.contiguousStrides(shape));
    }

    /// `F.unfold`: each window of an image as a column.
    ///
    /// @param t (N, C, H, W) or (C, H, W)
    /// @throws ShapeError if no window fits
    public static Tensor unfold(Tensor t, Windows windows) {
        long[] shape = TensorAccess.view(t).shape();
        int rank = shape.length;
        if (rank < 3) { // the rows are asked for from the end where a graph is recorded
            boolean recorded = ThreadState.get().gradEnabled && t.requiresGrad();
            Shapes.wrapOwnDim(rank == 2 ? 2 : recorded ? -rank - 1 : 1, rank);
        }
        checkNotEmpty(
                "3D or 4D (batch mode) tensor", "other non-zero dimensions for input", 3, shape);
        long[] size = {shape[rank - 2], shape[rank - 1]};
        long[] count = windows.count(size);
        if (count[0] < 1 || count[1] < 1) {
            throw new ShapeError(
                    "Given input with spatial size "
                            + pair(size)
                            + ", "
                            + windows.text()
                            + ", calculated shape of the array of sliding blocks as "
                            + pair(count)
                            + ", but its components must be at least one.");
        }
        checkDtype("im2col_out_cpu", t);
        return new Unfold(windows).apply(t);
    }

    /// `F.fold`: columns as windows of an image, added up where they overlap.
    ///
    /// @param t (N, C × kernel, windows) or (C × kernel, windows)
    /// @param size height and width of the image
    /// @throws ShapeError if the columns do not fit
    public static Tensor fold(Tensor t, long[] size, Windows windows) {
        long[] shape = TensorAccess.view(t).shape();
        int rank = shape.length;
        checkNotEmpty(
                "2D or 3D (batch mode) tensor for input",
                "non-zero dimensions for input",
                2,
                shape);
        long rows = shape[rank - 2];
        if (rows % windows.elements() != 0) {
            throw new ShapeError(
                    "Expected size of input's dimension 1 to be divisible by the product of"
                            + " kernel_size, but got input.size(1)="
                            + rows
                            + " and kernel_size="
                            + pair(windows.kernel)
                            + ".");
        }
        long[] count = windows.count(size);
        long columns = shape[rank - 1];
        if (count[0] * count[1] != columns || count[0] < 1 || count[1] < 1) {
            throw new ShapeError(
                    "Given output_size="
                            + pair(size)
                            + ", "
                            + windows.text()
                            + ", stride="
                            + pair(windows.stride)
                            + ", expected size of input's dimension 2 to match the calculated number"
                            + " of sliding blocks "
                            + count[0]
                            + " * "
                            + count[1]
                            + " = "
                            + count[0] * count[1]
                            + ", but got input.size(2)="
                            + columns
                            + ".");
        }
        checkDtype("col2im_out_cpu", t);
        return new Fold(windows, size).apply(t);
    }

    /// Refuses all but two ranks, and sizes of 0 other than that of the batch.
    private static void checkNotEmpty(String what, String rest, int least, long... shape) {
        boolean fits = shape.length == least || shape.length == least + 1;
        for (int d = shape.length - least; fits && d < shape.length; d++) {
            fits = shape[d] != 0;
        }
        if (!fits) {
            throw new ShapeError(
                    "Expected "
                            + what
                            + " with possibly 0 batch size and "
                            + rest
                            + ", but got: "
                            + Arrays.toString(shape));
        }
    }

    private static void checkDtype(String kernel, Tensor t) {
        if (!t.dtype().isDifferentiable() && t.dtype() != DType.BOOL) {
            throw DTypes.notImplemented(kernel, t.dtype());
        }
    }
}
