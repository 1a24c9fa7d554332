// Written by the module faces; change the declarations, not this file.
package dev.obor;

import dev.obor.Linalg.Geqrf;
import dev.obor.Linalg.Qr;
import dev.obor.Linalg.Slogdet;
import dev.obor.Linalg.TriangularSolution;
import dev.obor.Linalg.Usv;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Node;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Device;
import dev.obor.base.IndexError;
import dev.obor.base.RemovableHandle;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.HostAccess;
import dev.obor.op.Precision;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.create.Arrangements;
import dev.obor.op.create.ComplexFactories;
import dev.obor.op.create.Constants;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.create.Randoms;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.AutogradMeta.ViewInfo;
import dev.obor.op.graph.GradientHooks;
import dev.obor.op.graph.Version;
import dev.obor.op.index.GatherOps;
import dev.obor.op.index.IndexOps;
import dev.obor.op.index.ScatterReduce;
import dev.obor.op.index.SelectOps;
import dev.obor.op.index.Subscript;
import dev.obor.op.index.TakePut;
import dev.obor.op.linalg.AddedProducts;
import dev.obor.op.linalg.CholeskyOps;
import dev.obor.op.linalg.Contractions;
import dev.obor.op.linalg.Determinants;
import dev.obor.op.linalg.LuOps;
import dev.obor.op.linalg.MatrixFunctions;
import dev.obor.op.linalg.Products;
import dev.obor.op.linalg.PseudoInverses;
import dev.obor.op.linalg.QrOps;
import dev.obor.op.linalg.Solving;
import dev.obor.op.linalg.SvdOps;
import dev.obor.op.linalg.TriangularOps;
import dev.obor.op.nn.Activations;
import dev.obor.op.nn.Softmaxes;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.BinaryFunctions;
import dev.obor.op.pointwise.Clamps;
import dev.obor.op.pointwise.Comparisons;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Elementary;
import dev.obor.op.pointwise.GammaFunctions;
import dev.obor.op.pointwise.LogicFunctions;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.Rounding;
import dev.obor.op.pointwise.Specials;
import dev.obor.op.pointwise.Trigonometry;
import dev.obor.op.reduce.Covariances;
import dev.obor.op.reduce.Cumulative;
import dev.obor.op.reduce.Extremes;
import dev.obor.op.reduce.Gathered;
import dev.obor.op.reduce.LogSumExp;
import dev.obor.op.reduce.Norms;
import dev.obor.op.reduce.ProductReductions;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.reduce.Variances;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.Detaching;
import dev.obor.op.shape.Diagonals;
import dev.obor.op.shape.Expanding;
import dev.obor.op.shape.Forms;
import dev.obor.op.shape.OwnGeometry;
import dev.obor.op.shape.Rearranging;
import dev.obor.op.shape.Reordering;
import dev.obor.op.shape.Reshaping;
import dev.obor.op.shape.SliceScatter;
import dev.obor.op.shape.Slicing;
import dev.obor.op.shape.Splitting;
import dev.obor.op.shape.StridedWindows;
import dev.obor.op.sort.Counting;
import dev.obor.op.sort.Histograms;
import dev.obor.op.sort.Quantiles;
import dev.obor.op.sort.Sorting;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A multi-dimensional array of numbers of one [DType] on one [Device], PyTorch's `torch.Tensor`.
///
/// ```java
/// Tensor w = tensor(new double[][] {{1, 2}, {3, 4}}).requiresGrad_();
/// Tensor loss = w.pow(2).sum(); // 30
/// loss.backward();
/// Tensor g = w.grad(); // [[2, 4], [6, 8]]
/// Tensor row = w.get(0).detach(); // a view: it sees what changes
/// ```
///
/// Tensors are made by the factories in `Obor`. Names, argument order, defaults, promotion,
/// broadcasting and views are PyTorch's. A trailing underscore means: changes this tensor.
///
/// Memory is an ordinary Java array: there is nothing to close. `equals` is identity; compare
/// elements with `eq`, `equal` or `allclose`.
///
/// Not safe for concurrent changes; any number of threads may read. The only subclasses are
/// `Parameter` and `Buffer`, which differ in what a module makes of them.
public non-sealed class Tensor implements TensorArgument, Iterable<Tensor> {

    static {
        TensorAccess.install(new Access());
    }

    private View view;
    private AutogradMeta meta;

    private Tensor(View view, AutogradMeta meta) {
        Sizes.checkDimensions(view.dim());
        this.view = view;
        this.meta = meta;
    }

    /// A tensor on the memory of another, without history: for `Parameter` and `Buffer`.
    protected Tensor(Tensor data) {
        this(TensorAccess.view(data), new AutogradMeta(new Version()));
        if (getClass().getModule() != Tensor.class.getModule()
                || !getClass().getPackageName().equals("dev.obor.nn")) {
            TensorAccess.noteExtended();
        }
        view.storage().escape();
    }

    private static final class Access extends TensorAccess {
        @Override
        protected View viewOf(Tensor t) {
            View view = t.view;
            Storage storage = view.storage();
            if (!storage.isAlive()) {
                storage.checkAlive(); // says why
            }
            if (storage.owner() != null) {
                storage.checkThread();
            }
            return view;
        }

        @Override
        protected View geometryOf(Tensor t) {
            return t.view;
        }

        @Override
        protected Storage storageOf(Tensor t) {
            return t.view.storage();
        }

        @Override
        protected AutogradMeta metaOf(Tensor t) {
            return t.meta;
        }

        @Override
        protected Tensor make(View view, AutogradMeta meta) {
            return new Tensor(view, meta);
        }

        @Override
        protected void replace(Tensor t, View view) {
            t.view = view;
        }

        @Override
        protected void replace(Tensor t, View view, AutogradMeta meta) {
            t.view = view;
            t.meta = meta;
        }
    }

    /// Zeros of a dtype, for places where the factories of `Obor` would be a cycle.
    ///
    /// @hidden
    public static Tensor zeros(DType dtype, long... shape) {
        Arguments.given(dtype, "dtype");
        Arguments.given(shape, "shape");
        return TensorAccess.wrap(RawMemory.full(dtype, shape, 0));
    }

    /// The dtype of the elements.
    public final DType dtype() {
        return view.dtype();
    }

    /// Where the elements are.
    public final Device device() {
        return Device.CPU;
    }

    /// The sizes of the dimensions.
    public final Size shape() {
        return Size.of(view.shape());
    }

    /// The sizes of the dimensions, as [#shape].
    public final Size size() {
        return shape();
    }

    /// The size of one dimension; negative numbers count from the end.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final long size(long dim) {
        return view.shape()[place(dim)];
    }

    /// The number of dimensions.
    public final int dim() {
        return view.dim();
    }

    /// The number of dimensions, as [#dim].
    public final int ndim() {
        return view.dim();
    }

    /// The number of elements.
    public final long numel() {
        return view.numel();
    }

    /// How many elements lie between neighbours, for each dimension.
    public final long[] stride() {
        return view.strides().clone();
    }

    /// How many elements lie between neighbours along one dimension.
    public final long stride(long dim) {
        return view.strides()[place(dim)];
    }

    private int place(long dim) {
        if (view.dim() == 0) {
            throw new IndexError("Dimension specified as " + dim + " but tensor has no dimensions");
        }
        return Shapes.wrapDim(dim, view.dim());
    }

    /// The place of the first element in its storage.
    public final long storageOffset() {
        return view.offset();
    }

    /// Whether the elements lie in row-major order without gaps.
    public final boolean isContiguous() {
        return view.isContiguous();
    }

    /// Bytes per element.
    public final int elementSize() {
        return dtype().itemSize();
    }

    /// Bytes of all elements.
    public final long nbytes() {
        return numel() * elementSize();
    }

    /// Whether the elements are of a float type.
    public final boolean isFloatingPoint() {
        return dtype().isFloatingPoint();
    }

    /// Whether the elements are complex numbers.
    public final boolean isComplex() {
        return dtype().isComplex();
    }

    /// Whether it is in the memory of the processor.
    public final boolean isCpu() {
        return true;
    }

    /// The number of its CUDA device, -1 for the processor.
    public final int getDevice() {
        return -1;
    }

    /// The name of its type, `torch.FloatTensor`.
    public final String type() {
        return "torch." + dtype().scalarType() + "Tensor";
    }

    /// This tensor in another dtype, as `to`.
    public final Tensor type(dev.obor.base.DType dtype) {
        return to(dtype);
    }

    /// Whether it is on a CUDA device.
    public final boolean isCuda() {
        return false;
    }

    /// Whether it looks at the memory of another tensor.
    public final boolean isView() {
        return meta.viewInfo != null;
    }

    // --- gradients -------------------------------------------------------------------------------

    /// Whether operations on this tensor are recorded.
    public final boolean requiresGrad() {
        if (meta.requiresGrad || meta.gradFn != null) {
            return true;
        }
        ViewInfo info = meta.viewInfo;
        return info != null && info.base.requiresGrad();
    }

    /// Says whether operations on this leaf are to be recorded; returns this.
    ///
    /// @throws DTypeError if the elements are no floats
    /// @throws StateError if it is not a leaf, or an inference tensor
    public final Tensor requiresGrad_(boolean value) {
        if (value && !dtype().isDifferentiable()) {
            throw new DTypeError(
                    "only Tensors of floating point dtype can require gradients",
                    "The elements are "
                            + dtype()
                            + ": convert them with to(float32), or write 1.0 for 1.");
        }
        if (!isLeaf()) {
            if (value) {
                return this;
            }
            throw new StateError(
                    "you can only change requires_grad flags of leaf variables. If you want to use"
                            + " a computed variable in a subgraph that doesn't require differentiation"
                            + " use var_no_grad = var.detach().");
        }
        if (value && meta.inference) {
            throw new StateError(
                    "Setting requires_grad=True on inference tensor outside InferenceMode is not"
                            + " allowed.",
                    "Work on a clone(), or make it under noGrad() instead of inferenceMode().");
        }
        meta.requiresGrad = value;
        return this;
    }

    /// Says that operations on this leaf are to be recorded; returns this.
    public final Tensor requiresGrad_() {
        return requiresGrad_(true);
    }

    /// Whether it was made by the program and not by a recorded operation.
    public final boolean isLeaf() {
        return gradFn() == null;
    }

    /// The node that made it, or null for a leaf.
    public final @Nullable Node gradFn() {
        return Views.gradFn(this);
    }

    /// The number of the result of [#gradFn] that this is.
    public final int outputNr() {
        return meta.outputNr;
    }

    /// The gradient collected by `backward`, or null.
    ///
    /// From now on its memory belongs to the program, or inside a [Scope] to that: a later
    /// `zeroGrad` drops it, and does not change it.
    public final @Nullable Tensor grad() {
        Tensor g = meta.grad;
        if (g != null) {
            ThreadState.get().see(g.view.storage());
        }
        return g;
    }

    /// Sets the gradient; null clears it.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes differ
    public final void setGrad(@Nullable Tensor grad) {
        if (grad != null && !Arrays.equals(grad.view.shape(), view.shape())) {
            throw new dev.obor.base.ShapeError(
                    "assigned grad has data of a different size: "
                            + grad.shape().toList()
                            + " for a tensor of "
                            + shape().toList());
        }
        if (grad != null && grad.dtype() != dtype()) {
            throw new DTypeError(
                    "assigned grad has data of a different type: "
                            + grad.dtype()
                            + " for a tensor of "
                            + dtype());
        }
        Tensor old = meta.grad;
        if (old == grad) {
            return;
        }
        if (grad != null) {
            grad.view.storage().hold();
        }
        meta.grad = grad;
        meta.usedVersion = AutogradMeta.UNUSED;
        if (old != null) {
            old.view.storage().release();
        }
    }

    /// Adds the gradients of this scalar to the `grad` of all leaves it was made of.
    ///
    /// @throws dev.obor.base.ShapeError if it has more than one element
    /// @throws StateError if it needs no gradient, or its graph was freed by an earlier backward
    public final void backward() {
        Autograd.backward(List.of(this), null, Autograd.Options.DEFAULT);
    }

    /// As [#backward()], from a given gradient of this tensor.
    public final void backward(@Nullable Tensor gradient) {
        backward(gradient, Autograd.Options.DEFAULT);
    }

    /// As [#backward()], with options: `x.backward(o -> o.retainGraph(true))`.
    public final void backward(Consumer<Autograd.Options> options) {
        backward(null, options);
    }

    /// As [#backward()], from a given gradient and with options.
    public final void backward(@Nullable Tensor gradient, Consumer<Autograd.Options> options) {
        Autograd.backward(
                List.of(this),
                gradient == null ? null : Collections.singletonList(gradient),
                options);
    }

    /// The same memory without history. Changes are seen by both, and noticed by the graph.
    public final Tensor detach() {
        return Detaching.detach(this);
    }

    /// Forgets the history of this tensor; returns this.
    ///
    /// @throws StateError if it is a view
    public final Tensor detach_() {
        if (isView()) {
            throw new StateError(
                    "Can't detach views in-place. Use detach() instead. If you are using"
                            + " DistributedDataParallel (DDP) for training, call it on the base.");
        }
        meta.gradFn = null;
        meta.requiresGrad = false;
        meta.outputNr = 0;
        return this;
    }

    /// The same memory without history; changes are *not* noticed by the graph. Prefer [#detach].
    public final Tensor data() {
        return Detaching.data(this);
    }

    /// Makes a result keep its gradient in [#grad], as leaves do.
    ///
    /// @throws StateError if it needs no gradient
    public final void retainGrad() {
        GradientHooks.retain(this);
    }

    /// The parts along the first dimension, as views: `for (var row : matrix)`.
    ///
    /// @throws ShapeError if the tensor has no dimension
    @Override
    public final Iterator<Tensor> iterator() {
        if (dim() == 0) {
            throw new ShapeError(
                    "iteration over a 0-d tensor", "A single number is had by item().");
        }
        return Arrays.asList(unbind()).iterator();
    }

    /// Whether a result keeps its gradient.
    public final boolean retainsGrad() {
        return meta.retainsGrad;
    }

    /// Adds a function that is called with each gradient of this tensor; what it returns, if not
    /// null, replaces the gradient.
    ///
    /// @throws StateError if the tensor needs no gradient
    public final RemovableHandle registerHook(UnaryOperator<Tensor> hook) {
        Arguments.given(hook, "hook");
        return GradientHooks.register(this, hook);
    }

    /// Adds a function that is called after a gradient was added to this leaf's [#grad].
    ///
    /// @throws StateError if the tensor is no leaf that needs a gradient
    public final RemovableHandle registerPostAccumulateGradHook(Consumer<Tensor> hook) {
        Arguments.given(hook, "hook");
        return GradientHooks.registerPostAccumulate(this, hook);
    }

    /// How often the elements were changed in place.
    public final int version() {
        return meta.version.value;
    }

    /// Whether it was made in inference mode.
    public final boolean isInference() {
        return meta.inference;
    }

    /// A copy with the same layout, through which gradients flow.
    @Override
    public final Tensor clone() {
        return Conversions.clone(this);
    }

    // --- as an object ----------------------------------------------------------------------------

    /// What PyTorch prints: values, then dtype, gradient node, under the global print options.
    @Override
    public String toString() {
        return TensorText.of(this);
    }

    /// Identity; compare elements with `eq`.
    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    /// The only element of a tensor without dimensions as Python's format strings write it:
    /// `loss.format(".2f")` is `f"{loss:.2f}"`.
    ///
    /// @param spec a format specification such as `.2f`, `>8.3e` or, for `toString` of a tensor
    ///   with dimensions, the empty text; see [dev.obor.base.PythonFormat]
    /// @throws dev.obor.base.ValueError if there are dimensions, and a specification is given
    /// @throws dev.obor.base.ValueError if it is no specification for numbers of this dtype
    public final String format(String spec) {
        Arguments.given(spec, "spec");
        return TensorText.format(this, spec);
    }

    /// The conjugate of this matrix with rows and columns exchanged; a real one's is a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).unsqueeze(0).H() // [[1-2j], [0+1j]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it has one dimension, or more than two
    public final Tensor H() {
        return ComplexNumbers.H(this);
    }

    /// `T`: the dimensions in reverse order.
    ///
    /// ```java
    /// arange(6).view(2, 3).T() // [[0, 3], [1, 4], [2, 5]]
    /// ```
    public final Tensor T() {
        return Reordering.reversed(this);
    }

    /// The absolute value. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    public final Tensor abs() {
        return Elementary.ABS.call(this);
    }

    /// The absolute value. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor abs_() {
        return Elementary.ABS.into(this);
    }

    /// The absolute value. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    public final Tensor absolute() {
        return Elementary.ABS.call(this);
    }

    /// The absolute value. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor absolute_() {
        return Elementary.ABS.into(this);
    }

    /// The arc cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    public final Tensor acos() {
        return Trigonometry.ACOS.call(this);
    }

    /// The arc cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor acos_() {
        return Trigonometry.ACOS.into(this);
    }

    /// The inverse hyperbolic cosine. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    public final Tensor acosh() {
        return Trigonometry.ACOSH.call(this);
    }

    /// The inverse hyperbolic cosine. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor acosh_() {
        return Trigonometry.ACOSH.into(this);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1, 2).add(0.5) // [1.5, 2.5]
    /// ```
    public final Tensor add(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.ADD.call(this, other);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    public final Tensor add(Complex other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.ADD_SCALED.call(this, other, alpha);
    }

    /// The sum with another tensor, of bools whether one of them is true. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20)) // [11, 22]
    /// ones(2, 1).add(ones(3)).shape() // [2, 3]
    /// ```
    public final Tensor add(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.add(this, other, false);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    public final Tensor add(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.ADD_SCALED.callWith(new double[] {alpha}, this, other);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1, 2).add(0.5) // [1.5, 2.5]
    /// ```
    public final Tensor add(double other) {
        return Arithmetic.ADD.call(this, other);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    public final Tensor add(double other, double alpha) {
        return Arithmetic.ADD_SCALED.call(this, other, alpha);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1, 2).add(0.5) // [1.5, 2.5]
    /// ```
    public final Tensor add(long other) {
        return Arithmetic.ADD.call(this, other);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    public final Tensor add(long other, double alpha) {
        return Arithmetic.ADD_SCALED.call(this, other, alpha);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.ADD.into(this, other);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(Complex other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.ADD_SCALED.into(this, other, alpha);
    }

    /// The sum with another tensor, of bools whether one of them is true. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20)) // [11, 22]
    /// ones(2, 1).add(ones(3)).shape() // [2, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.add(this, other, true);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.ADD_SCALED.intoWith(new double[] {alpha}, this, other);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(double other) {
        return Arithmetic.ADD.into(this, other);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(double other, double alpha) {
        return Arithmetic.ADD_SCALED.into(this, other, alpha);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(long other) {
        return Arithmetic.ADD.into(this, other);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor add_(long other, double alpha) {
        return Arithmetic.ADD_SCALED.into(this, other, alpha);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.addbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), Complex.ONE, Complex.ONE, false);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.addbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), o.beta, o.alpha, false);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm_(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.addbmm(this, batch1, batch2, Complex.ONE, Complex.ONE, true);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm_(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.addbmm(this, batch1, batch2, o.beta, o.alpha, true);
    }

    /// A tensor plus value times the quotient of two others; floats. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// Here `value` is `1`.
    public final Tensor addcdiv(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcdiv(this, tensor1, tensor2, 1, false);
    }

    /// A tensor plus value times the quotient of two others; floats. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    public final Tensor addcdiv(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcdiv(this, tensor1, tensor2, value, false);
    }

    /// A tensor plus value times the quotient of two others; floats. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `value` is `1`.
    public final Tensor addcdiv_(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcdiv(this, tensor1, tensor2, 1, true);
    }

    /// A tensor plus value times the quotient of two others; floats. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor addcdiv_(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcdiv(this, tensor1, tensor2, value, true);
    }

    /// A tensor plus value times the product of two others. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// Here `value` is `1`.
    public final Tensor addcmul(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcmul(this, tensor1, tensor2, 1, false);
    }

    /// A tensor plus value times the product of two others. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    public final Tensor addcmul(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcmul(this, tensor1, tensor2, value, false);
    }

    /// A tensor plus value times the product of two others. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `value` is `1`.
    public final Tensor addcmul_(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcmul(this, tensor1, tensor2, 1, true);
    }

    /// A tensor plus value times the product of two others. All broadcast; dtypes promote.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor addcmul_(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return BinaryFunctions.addcmul(this, tensor1, tensor2, value, true);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm(Tensor mat1, Tensor mat2) {
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        return AddedProducts.addmm(
                Precision.lower(this), Precision.lower(mat1), Precision.lower(mat2), Complex.ONE, Complex.ONE, false);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm(Tensor mat1, Tensor mat2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        return AddedProducts.addmm(
                Precision.lower(this), Precision.lower(mat1), Precision.lower(mat2), o.beta, o.alpha, false);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm_(Tensor mat1, Tensor mat2) {
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        return AddedProducts.addmm(this, mat1, mat2, Complex.ONE, Complex.ONE, true);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm_(
            Tensor mat1, Tensor mat2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        return AddedProducts.addmm(this, mat1, mat2, o.beta, o.alpha, true);
    }

    /// `addmv`: `beta · input + alpha · (matrix @ vector)`.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv(Tensor mat, Tensor vec) {
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        return AddedProducts.addmv(this, mat, vec, Complex.ONE, Complex.ONE, false);
    }

    /// `addmv`: `beta · input + alpha · (matrix @ vector)`.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv(Tensor mat, Tensor vec, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        return AddedProducts.addmv(this, mat, vec, o.beta, o.alpha, false);
    }

    /// `addmv`: `beta · input + alpha · (matrix @ vector)`.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv_(Tensor mat, Tensor vec) {
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        return AddedProducts.addmv(this, mat, vec, Complex.ONE, Complex.ONE, true);
    }

    /// `addmv`: `beta · input + alpha · (matrix @ vector)`.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv_(Tensor mat, Tensor vec, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        return AddedProducts.addmv(this, mat, vec, o.beta, o.alpha, true);
    }

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr(Tensor vec1, Tensor vec2) {
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        return AddedProducts.addr(this, vec1, vec2, Complex.ONE, Complex.ONE, false);
    }

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr(Tensor vec1, Tensor vec2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        return AddedProducts.addr(this, vec1, vec2, o.beta, o.alpha, false);
    }

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr_(Tensor vec1, Tensor vec2) {
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        return AddedProducts.addr(this, vec1, vec2, Complex.ONE, Complex.ONE, true);
    }

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr_(Tensor vec1, Tensor vec2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        return AddedProducts.addr(this, vec1, vec2, o.beta, o.alpha, true);
    }

    /// The conjugates of matrices with rows and columns exchanged.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).unsqueeze(0).adjoint() // [[1-2j], [0+1j]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there is one dimension
    public final Tensor adjoint() {
        return ComplexNumbers.adjoint(this);
    }

    /// Whether all of the elements are not 0; bool.
    ///
    /// ```java
    /// tensor(0, 1).all() // false
    /// ```
    public final Tensor all() {
        return ProductReductions.all(this);
    }

    /// Whether all of the elements along some dimensions are not 0; bool, of uint8 uint8. The
    /// dimensions stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor all(long dim, boolean keepdim) {
        return ProductReductions.all(this, new long[] {dim}, keepdim);
    }

    /// Whether all of the elements along some dimensions are not 0; bool, of uint8 uint8. The
    /// dimensions stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor all(long... dim) {
        Arguments.given(dim, "dim");
        return ProductReductions.all(this, dim, false);
    }

    /// Whether all of the elements along some dimensions are not 0; bool, of uint8 uint8. The
    /// dimensions stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor all(long[] dim, boolean keepdim) {
        Arguments.given(dim, "dim");
        return ProductReductions.all(this, dim, keepdim);
    }

    /// Whether all elements of two tensors are close.
    ///
    /// ```java
    /// tensor(1.0, 2).allclose(tensor(1 + 1e-6, 2)) // true
    /// ```
    ///
    /// Here `rtol` is `1e-5`, `atol` is `1e-8` and `equalNan` is `false`.
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final boolean allclose(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.allclose(this, other, 1e-5, 1e-8, false);
    }

    /// Whether all elements of two tensors are close.
    ///
    /// ```java
    /// tensor(1.0, 2).allclose(tensor(1 + 1e-6, 2)) // true
    /// ```
    ///
    /// Options and their defaults:
    /// - `rtol`, `1e-5`
    /// - `atol`, `1e-8`
    /// - `equalNan`, `false`
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final boolean allclose(Tensor other, Consumer<OperationOptions.Close> options) {
        OperationOptions.Close o = OperationOptions.Close.DEFAULT.with(options);
        Arguments.given(other, "other");
        return Comparisons.allclose(this, other, o.rtol, o.atol, o.equalNan);
    }

    /// The largest elements over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).amax(0) // [3, 4, 5]
    /// arange(6).view(2, 3).amax(new long[] {0, 1}, true) // [[5]]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amax(long... dim) {
        Arguments.given(dim, "dim");
        return Extremes.amax(this, dim, false);
    }

    /// The largest elements over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).amax(0) // [3, 4, 5]
    /// arange(6).view(2, 3).amax(new long[] {0, 1}, true) // [[5]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amax(long @Nullable [] dim, boolean keepdim) {
        return Extremes.amax(this, dim, keepdim);
    }

    /// The smallest elements over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).amin(1) // [0, 3]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amin(long... dim) {
        Arguments.given(dim, "dim");
        return Extremes.amin(this, dim, false);
    }

    /// The smallest elements over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).amin(1) // [0, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amin(long @Nullable [] dim, boolean keepdim) {
        return Extremes.amin(this, dim, keepdim);
    }

    /// The smallest and the largest element.
    ///
    /// ```java
    /// tensor(4, 1, 9).aminmax() // 1, 9
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there is none
    public final MinMax aminmax() {
        return Gathered.aminmax(this);
    }

    /// The smallest and the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).aminmax(1) // [1, 2], [4, 9]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if it has size 0
    public final MinMax aminmax(long dim) {
        return Gathered.aminmax(this, dim, false);
    }

    /// The smallest and the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).aminmax(1) // [1, 2], [4, 9]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if it has size 0
    public final MinMax aminmax(long dim, boolean keepdim) {
        return Gathered.aminmax(this, dim, keepdim);
    }

    /// The angle with the positive real axis, in radians; of a real number 0 or π.
    ///
    /// ```java
    /// tensor(-2.0, 3).angle() // [3.1416, 0]
    /// ```
    public final Tensor angle() {
        return ComplexNumbers.angle(this);
    }

    /// Whether any of the elements is not 0; bool.
    ///
    /// ```java
    /// tensor(0, 1).any() // true
    /// ```
    public final Tensor any() {
        return ProductReductions.any(this);
    }

    /// Whether any of the elements along some dimensions is not 0; bool, of uint8 uint8. The
    /// dimensions stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor any(long dim, boolean keepdim) {
        return ProductReductions.any(this, new long[] {dim}, keepdim);
    }

    /// Whether any of the elements along some dimensions is not 0; bool, of uint8 uint8. The
    /// dimensions stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor any(long... dim) {
        Arguments.given(dim, "dim");
        return ProductReductions.any(this, dim, false);
    }

    /// Whether any of the elements along some dimensions is not 0; bool, of uint8 uint8. The
    /// dimensions stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor any(long[] dim, boolean keepdim) {
        Arguments.given(dim, "dim");
        return ProductReductions.any(this, dim, keepdim);
    }

    /// The arc cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    public final Tensor arccos() {
        return Trigonometry.ACOS.call(this);
    }

    /// The arc cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arccos_() {
        return Trigonometry.ACOS.into(this);
    }

    /// The inverse hyperbolic cosine. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    public final Tensor arccosh() {
        return Trigonometry.ACOSH.call(this);
    }

    /// The inverse hyperbolic cosine. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arccosh_() {
        return Trigonometry.ACOSH.into(this);
    }

    /// The arc sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    public final Tensor arcsin() {
        return Trigonometry.ASIN.call(this);
    }

    /// The arc sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arcsin_() {
        return Trigonometry.ASIN.into(this);
    }

    /// The inverse hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    public final Tensor arcsinh() {
        return Trigonometry.ASINH.call(this);
    }

    /// The inverse hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arcsinh_() {
        return Trigonometry.ASINH.into(this);
    }

    /// The arc tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    public final Tensor arctan() {
        return Trigonometry.ATAN.call(this);
    }

    /// The angle of the point (other, this), from -π to π. Broadcasts; integers give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    public final Tensor arctan2(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.ATAN2.call(this, other);
    }

    /// The angle of the point (other, this), from -π to π. Broadcasts; integers give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arctan2_(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.ATAN2.into(this, other);
    }

    /// The arc tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arctan_() {
        return Trigonometry.ATAN.into(this);
    }

    /// The inverse hyperbolic tangent. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    public final Tensor arctanh() {
        return Trigonometry.ATANH.call(this);
    }

    /// The inverse hyperbolic tangent. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor arctanh_() {
        return Trigonometry.ATANH.into(this);
    }

    /// The place of the largest element in row-major order, int64.
    ///
    /// ```java
    /// tensor(4, 1, 9).argmax() // 2
    /// ```
    public final Tensor argmax() {
        return Extremes.argmax(this);
    }

    /// The places of the largest elements along a dimension, which stays if asked.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).argmax(0, true) // [[0, 1]]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argmax(long dim) {
        return Extremes.argmax(this, dim, false);
    }

    /// The places of the largest elements along a dimension, which stays if asked.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).argmax(0, true) // [[0, 1]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argmax(long dim, boolean keepdim) {
        return Extremes.argmax(this, dim, keepdim);
    }

    /// The place of the smallest element in row-major order, int64.
    ///
    /// ```java
    /// tensor(4, 1, 2).argmin() // 1
    /// ```
    public final Tensor argmin() {
        return Extremes.argmin(this);
    }

    /// The places of the smallest elements along a dimension, which stays if asked.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).argmin(1) // [1, 1]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argmin(long dim) {
        return Extremes.argmin(this, dim, false);
    }

    /// The places of the smallest elements along a dimension, which stays if asked.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).argmin(1) // [1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argmin(long dim, boolean keepdim) {
        return Extremes.argmin(this, dim, keepdim);
    }

    /// Where the elements stand in rising or falling order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// Here `dim` is `-1` and `descending` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argsort() {
        return Sorting.argsort(this, -1, false);
    }

    /// Where the elements stand in rising or falling order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`
    /// - `descending`, `false`
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argsort(Consumer<OperationOptions.Sort> options) {
        OperationOptions.Sort o = OperationOptions.Sort.DEFAULT.with(options);
        return Sorting.argsort(this, o.dim, o.descending);
    }

    /// Where the elements stand in rising or falling order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// Here `descending` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argsort(long dim) {
        return Sorting.argsort(this, dim, false);
    }

    /// The places of the elements that are not zero, one row each; int64 (count, dimensions).
    ///
    /// ```java
    /// tensor(0, 5, 0, 7).nonzero() // [[1], [3]]
    /// eye(2).nonzero() // [[0, 0], [1, 1]]
    /// ```
    public final Tensor argwhere() {
        return Masks.nonzero(this);
    }

    /// A window of any geometry on the same memory, which begins where this tensor does.
    ///
    /// ```java
    /// arange(6).asStrided(new long[] {2, 3}, new long[] {1, 1}) // [[0, 1, 2], [1, 2, 3]]
    /// ```
    public final Tensor asStrided(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        return StridedWindows.asStrided(this, size, stride);
    }

    /// A window of any geometry on the same memory, from a place in it.
    ///
    /// ```java
    /// arange(6).asStrided(new long[] {2, 2}, new long[] {1, 2}, 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided(long[] size, long[] stride, long storageOffset) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        return StridedWindows.asStrided(this, size, stride, storageOffset);
    }

    /// Shows a window of any geometry on the same memory; returns this.
    ///
    /// ```java
    /// arange(4).asStrided_(new long[] {2, 2}, new long[] {1, 1}) // [[0, 1], [1, 2]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided_(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        return OwnGeometry.asStrided_(this, size, stride);
    }

    /// Shows a window of any geometry on the same memory, from a place in it; returns this.
    ///
    /// ```java
    /// arange(4).asStrided_(new long[] {2}, new long[] {1}, 2) // [2, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided_(long[] size, long[] stride, long storageOffset) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        return OwnGeometry.asStrided_(this, size, stride, storageOffset);
    }

    /// The arc sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    public final Tensor asin() {
        return Trigonometry.ASIN.call(this);
    }

    /// The arc sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor asin_() {
        return Trigonometry.ASIN.into(this);
    }

    /// The inverse hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    public final Tensor asinh() {
        return Trigonometry.ASINH.call(this);
    }

    /// The inverse hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor asinh_() {
        return Trigonometry.ASINH.into(this);
    }

    /// The arc tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    public final Tensor atan() {
        return Trigonometry.ATAN.call(this);
    }

    /// The angle of the point (other, this), from -π to π. Broadcasts; integers give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    public final Tensor atan2(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.ATAN2.call(this, other);
    }

    /// The angle of the point (other, this), from -π to π. Broadcasts; integers give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor atan2_(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.ATAN2.into(this, other);
    }

    /// The arc tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor atan_() {
        return Trigonometry.ATAN.into(this);
    }

    /// The inverse hyperbolic tangent. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    public final Tensor atanh() {
        return Trigonometry.ATANH.call(this);
    }

    /// The inverse hyperbolic tangent. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor atanh_() {
        return Trigonometry.ATANH.into(this);
    }

    /// `baddbmm`: `beta · input + alpha · (a @ b)` of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.baddbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), Complex.ONE, Complex.ONE, false);
    }

    /// `baddbmm`: `beta · input + alpha · (a @ b)` of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.baddbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), o.beta, o.alpha, false);
    }

    /// `baddbmm`: `beta · input + alpha · (a @ b)` of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `beta` is `Complex.ONE` and `alpha` is `Complex.ONE`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm_(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.baddbmm(this, batch1, batch2, Complex.ONE, Complex.ONE, true);
    }

    /// `baddbmm`: `beta · input + alpha · (a @ b)` of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Options and their defaults:
    /// - `beta`, `Complex.ONE`
    /// - `alpha`, `Complex.ONE`
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm_(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        return AddedProducts.baddbmm(this, batch1, batch2, o.beta, o.alpha, true);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor bernoulli() {
        return Randoms.bernoulli(this, null);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    public final Tensor bernoulli(@Nullable Generator generator) {
        return Randoms.bernoulli(this, generator);
    }

    /// A new tensor of these sizes: one with probability `p`, else zero.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli(0.5) // [0, 0, 1, 0]
    /// ```
    public final Tensor bernoulli(double p) {
        return Randoms.bernoulli(this, p);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// Here `p` is `0.5` and `generator` is `null`.
    public final Tensor bernoulli_() {
        return Randoms.bernoulli_(this, 0.5, null);
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero, from a
    /// generator.
    ///
    /// ```java
    /// empty(3).bernoulli_(tensor(0.0, 1, 1)) // [0, 1, 1]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor bernoulli_(Tensor p) {
        Arguments.given(p, "p");
        return Randoms.bernoulliInto(this, p, null);
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero, from a
    /// generator.
    ///
    /// ```java
    /// empty(3).bernoulli_(tensor(0.0, 1, 1)) // [0, 1, 1]
    /// ```
    public final Tensor bernoulli_(Tensor p, @Nullable Generator generator) {
        Arguments.given(p, "p");
        return Randoms.bernoulliInto(this, p, generator);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor bernoulli_(double p) {
        return Randoms.bernoulli_(this, p, null);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    public final Tensor bernoulli_(double p, @Nullable Generator generator) {
        return Randoms.bernoulli_(this, p, generator);
    }

    /// This tensor as bfloat16.
    ///
    /// ```java
    /// tensor(1.01).bfloat16().toDouble() // 1.0078
    /// ```
    public final Tensor bfloat16() {
        return Conversions.bfloat16(this);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, …; weights may be null.
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// Here `weights` is `null` and `minlength` is `0`.
    public final Tensor bincount() {
        return Counting.bincount(this, null, 0);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, …; weights may be null.
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// Here `minlength` is `0`.
    public final Tensor bincount(@Nullable Tensor weights) {
        return Counting.bincount(this, weights, 0);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, …; weights may be null.
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// @param minlength the least size of the result
    public final Tensor bincount(@Nullable Tensor weights, long minlength) {
        return Counting.bincount(this, weights, minlength);
    }

    /// The bits that are set in both operands; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    public final Tensor bitwiseAnd(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_AND.call(this, other);
    }

    /// The bits that are set in both operands; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    public final Tensor bitwiseAnd(long other) {
        return LogicFunctions.BITWISE_AND.call(this, other);
    }

    /// The bits that are set in both operands; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseAnd_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_AND.into(this, other);
    }

    /// The bits that are set in both operands; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseAnd_(long other) {
        return LogicFunctions.BITWISE_AND.into(this, other);
    }

    /// The bits of the first operand shifted to the left by the second; integers. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    public final Tensor bitwiseLeftShift(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_LEFT_SHIFT.call(this, other);
    }

    /// The bits of the first operand shifted to the left by the second; integers. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    public final Tensor bitwiseLeftShift(long other) {
        return LogicFunctions.BITWISE_LEFT_SHIFT.call(this, other);
    }

    /// The bits of the first operand shifted to the left by the second; integers. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseLeftShift_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_LEFT_SHIFT.into(this, other);
    }

    /// The bits of the first operand shifted to the left by the second; integers. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseLeftShift_(long other) {
        return LogicFunctions.BITWISE_LEFT_SHIFT.into(this, other);
    }

    /// All bits flipped; bool: the opposite. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot() // [-1, -6]
    /// ```
    public final Tensor bitwiseNot() {
        return LogicFunctions.BITWISE_NOT.call(this);
    }

    /// All bits flipped; bool: the opposite. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot() // [-1, -6]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseNot_() {
        return LogicFunctions.BITWISE_NOT.into(this);
    }

    /// The bits that are set in either operand; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    public final Tensor bitwiseOr(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_OR.call(this, other);
    }

    /// The bits that are set in either operand; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    public final Tensor bitwiseOr(long other) {
        return LogicFunctions.BITWISE_OR.call(this, other);
    }

    /// The bits that are set in either operand; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseOr_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_OR.into(this, other);
    }

    /// The bits that are set in either operand; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseOr_(long other) {
        return LogicFunctions.BITWISE_OR.into(this, other);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying;
    /// integers.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    public final Tensor bitwiseRightShift(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_RIGHT_SHIFT.call(this, other);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying;
    /// integers.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    public final Tensor bitwiseRightShift(long other) {
        return LogicFunctions.BITWISE_RIGHT_SHIFT.call(this, other);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying;
    /// integers.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseRightShift_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_RIGHT_SHIFT.into(this, other);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying;
    /// integers.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseRightShift_(long other) {
        return LogicFunctions.BITWISE_RIGHT_SHIFT.into(this, other);
    }

    /// The bits that are set in one operand, but not in both; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    public final Tensor bitwiseXor(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_XOR.call(this, other);
    }

    /// The bits that are set in one operand, but not in both; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    public final Tensor bitwiseXor(long other) {
        return LogicFunctions.BITWISE_XOR.call(this, other);
    }

    /// The bits that are set in one operand, but not in both; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseXor_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.BITWISE_XOR.into(this, other);
    }

    /// The bits that are set in one operand, but not in both; integers and bool. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor bitwiseXor_(long other) {
        return LogicFunctions.BITWISE_XOR.into(this, other);
    }

    /// The products of two batches of matrices, (b, n, m) and (b, m, p), of one dtype.
    ///
    /// ```java
    /// ones(7, 2, 3).bmm(ones(7, 3, 4)).shape() // [7, 2, 4]
    /// ```
    public final Tensor bmm(Tensor mat2) {
        Arguments.given(mat2, "mat2");
        return Products.bmm(Precision.lower(this), Precision.lower(mat2));
    }

    /// This tensor as bool.
    ///
    /// ```java
    /// tensor(0.0, 0.5, -1).bool() // [false, true, true]
    /// ```
    public final Tensor bool() {
        return Conversions.bool(this);
    }

    /// `expand`: dimensions of size 1 repeated without copying; -1 keeps a size.
    ///
    /// ```java
    /// tensor(1, 2).view(2, 1).expand(-1, 3) // [[1, 1, 1], [2, 2, 2]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if a size differs and is not 1
    public final Tensor broadcastTo(long... sizes) {
        Arguments.given(sizes, "sizes");
        return Expanding.expand(this, sizes);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// Here `median` is `0`, `sigma` is `1` and `generator` is `null`.
    public final Tensor cauchy_() {
        return Randoms.cauchy_(this, 0, 1, null);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// Here `sigma` is `1` and `generator` is `null`.
    public final Tensor cauchy_(double median) {
        return Randoms.cauchy_(this, median, 1, null);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor cauchy_(double median, double sigma) {
        return Randoms.cauchy_(this, median, sigma, null);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    public final Tensor cauchy_(double median, double sigma, @Nullable Generator generator) {
        return Randoms.cauchy_(this, median, sigma, generator);
    }

    /// This tensor as complex128.
    ///
    /// ```java
    /// tensor(1.0).cdouble().dtype() // complex128
    /// ```
    public final Tensor cdouble() {
        return Conversions.cdouble(this);
    }

    /// The smallest integer not below. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil() // [-1, 2]
    /// ```
    public final Tensor ceil() {
        return Rounding.CEIL.call(this);
    }

    /// The smallest integer not below. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil() // [-1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ceil_() {
        return Rounding.CEIL.into(this);
    }

    /// This tensor as complex64.
    ///
    /// ```java
    /// tensor(1.0).cfloat().dtype() // complex64
    /// ```
    public final Tensor cfloat() {
        return Conversions.cfloat(this);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// Here `upper` is `false`.
    ///
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public final Tensor cholesky() {
        return CholeskyOps.choleskyOld(this, false);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public final Tensor cholesky(boolean upper) {
        return CholeskyOps.choleskyOld(this, upper);
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    ///
    /// Here `upper` is `false`.
    public final Tensor choleskyInverse() {
        return CholeskyOps.choleskyInverse(this, false);
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    public final Tensor choleskyInverse(boolean upper) {
        return CholeskyOps.choleskyInverse(this, upper);
    }

    /// Solves A X = B with the Cholesky factor of A: the input is B.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// tensor(2.0, 1).view(2, 1).choleskySolve(Linalg.cholesky(a)) // [[0.5], [0]]
    /// ```
    ///
    /// Here `upper` is `false`.
    ///
    /// @param input2 (*, n, n) the factor
    public final Tensor choleskySolve(Tensor input2) {
        Arguments.given(input2, "input2");
        return CholeskyOps.choleskySolve(this, input2, false);
    }

    /// Solves A X = B with the Cholesky factor of A: the input is B.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// tensor(2.0, 1).view(2, 1).choleskySolve(Linalg.cholesky(a)) // [[0.5], [0]]
    /// ```
    ///
    /// @param input2 (*, n, n) the factor
    public final Tensor choleskySolve(Tensor input2, boolean upper) {
        Arguments.given(input2, "input2");
        return CholeskyOps.choleskySolve(this, input2, upper);
    }

    /// At most so many views of equal size along the first dimension, the last one smaller if need
    /// be.
    ///
    /// ```java
    /// arange(5).chunk(2) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] chunk(long chunks) {
        return Splitting.chunk(this, chunks, 0);
    }

    /// At most so many views of equal size along the first dimension, the last one smaller if need
    /// be.
    ///
    /// ```java
    /// arange(5).chunk(2) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] chunk(long chunks, long dim) {
        return Splitting.chunk(this, chunks, dim);
    }

    /// Each element kept between those of two tensors, which broadcast and of which one may be
    /// null.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(tensor(-2, 2, 0), null) // [-2, 2, 9]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if both are
    public final Tensor clamp(@Nullable Tensor min, @Nullable Tensor max) {
        return Clamps.clamp(this, min, max);
    }

    /// Each element kept between two numbers; of integers a float, as in PyTorch.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clamp(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    public final Tensor clamp(double min, double max) {
        return Clamps.clamp(this, min, max, false);
    }

    /// Each element kept between two integers.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(0, 3) // [0, 1, 3]
    /// ```
    public final Tensor clamp(long min, long max) {
        return Clamps.clamp(this, min, max);
    }

    /// Each element kept from being above a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(tensor(0, 1, 1)) // [-1, 0, 1]
    /// ```
    public final Tensor clampMax(Tensor other) {
        Arguments.given(other, "other");
        return Clamps.CLAMP_MAX.call(this, other);
    }

    /// Each element kept from being above a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1.0) // [-1, 0, 1]
    /// ```
    public final Tensor clampMax(double max) {
        return Clamps.clampMax(this, max, false);
    }

    /// Each element kept from being above an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1) // [-1, 0, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if no number of the dtype is that small
    public final Tensor clampMax(long max) {
        return Clamps.clampMax(this, max, false);
    }

    /// Each element kept from being above a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(tensor(0, 1, 1)) // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor clampMax_(Tensor other) {
        Arguments.given(other, "other");
        return Clamps.CLAMP_MAX.into(this, other);
    }

    /// Each element kept from being above a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1.0) // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor clampMax_(double max) {
        return Clamps.clampMax(this, max, true);
    }

    /// Each element kept from being above an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1) // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError if no number of the dtype is that small
    public final Tensor clampMax_(long max) {
        return Clamps.clampMax(this, max, true);
    }

    /// Each element kept from being below a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(tensor(0, 1, 1)) // [0, 1, 2]
    /// ```
    public final Tensor clampMin(Tensor other) {
        Arguments.given(other, "other");
        return Clamps.CLAMP_MIN.call(this, other);
    }

    /// Each element kept from being below a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0.0) // [0, 0, 2]
    /// ```
    public final Tensor clampMin(double min) {
        return Clamps.clampMin(this, min, false);
    }

    /// Each element kept from being below an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0) // [0, 0, 2]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if no number of the dtype is that large
    public final Tensor clampMin(long min) {
        return Clamps.clampMin(this, min, false);
    }

    /// Each element kept from being below a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(tensor(0, 1, 1)) // [0, 1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor clampMin_(Tensor other) {
        Arguments.given(other, "other");
        return Clamps.CLAMP_MIN.into(this, other);
    }

    /// Each element kept from being below a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0.0) // [0, 0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor clampMin_(double min) {
        return Clamps.clampMin(this, min, true);
    }

    /// Each element kept from being below an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0) // [0, 0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError if no number of the dtype is that large
    public final Tensor clampMin_(long min) {
        return Clamps.clampMin(this, min, true);
    }

    /// Each element kept between those of two tensors, of which one may be null, in place; returns
    /// this.
    ///
    /// ```java
    /// tensor(-5, 9).clamp_(tensor(0, 0), tensor(3, 4)) // [0, 4]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if both are
    public final Tensor clamp_(@Nullable Tensor min, @Nullable Tensor max) {
        return Clamps.clamp_(this, min, max);
    }

    /// Each element kept between two numbers; of integers a float, as in PyTorch.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clamp(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor clamp_(double min, double max) {
        return Clamps.clamp(this, min, max, true);
    }

    /// Each element kept between two integers, in place; returns this.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp_(0, 3) // [0, 1, 3]
    /// ```
    public final Tensor clamp_(long min, long max) {
        return Clamps.clamp_(this, min, max);
    }

    /// Each element kept between those of two tensors, which broadcast and of which one may be
    /// null.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(tensor(-2, 2, 0), null) // [-2, 2, 9]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if both are
    public final Tensor clip(@Nullable Tensor min, @Nullable Tensor max) {
        return Clamps.clamp(this, min, max);
    }

    /// Each element kept between two numbers: [#clamp] by another name.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clip(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    public final Tensor clip(double min, double max) {
        return Clamps.clip(this, min, max, false);
    }

    /// Each element kept between two integers.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(0, 3) // [0, 1, 3]
    /// ```
    public final Tensor clip(long min, long max) {
        return Clamps.clamp(this, min, max);
    }

    /// Each element kept between those of two tensors, of which one may be null, in place; returns
    /// this.
    ///
    /// ```java
    /// tensor(-5, 9).clamp_(tensor(0, 0), tensor(3, 4)) // [0, 4]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if both are
    public final Tensor clip_(@Nullable Tensor min, @Nullable Tensor max) {
        return Clamps.clamp_(this, min, max);
    }

    /// Each element kept between two numbers: [#clamp] by another name.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clip(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor clip_(double min, double max) {
        return Clamps.clip(this, min, max, true);
    }

    /// Each element kept between two integers, in place; returns this.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp_(0, 3) // [0, 1, 3]
    /// ```
    public final Tensor clip_(long min, long max) {
        return Clamps.clamp_(this, min, max);
    }

    /// A copy in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).clone(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have it
    public final Tensor clone(MemoryFormat memoryFormat) {
        Arguments.given(memoryFormat, "memoryFormat");
        return Conversions.clone(this, memoryFormat);
    }

    /// The conjugates: the imaginary parts with the other sign. A real tensor is returned as it is.
    ///
    /// Where PyTorch returns a view that conjugates when it is read, this is a new tensor.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj() // [1-2j, 0+1j]
    /// ```
    public final Tensor conj() {
        return ComplexNumbers.conj(this);
    }

    /// The conjugates in new memory. A real tensor is returned as it is.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical() // [1-2j, 0+1j]
    /// ```
    public final Tensor conjPhysical() {
        return ComplexNumbers.conjPhysical(this);
    }

    /// The conjugates, in place.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical_() // [1-2j, 0+1j]
    /// ```
    public final Tensor conjPhysical_() {
        return ComplexNumbers.conjPhysical_(this);
    }

    /// `contiguous`: the tensor itself if it is row-major, else a copy.
    ///
    /// ```java
    /// ones(2, 3).t().contiguous().stride() // [2, 1]
    /// ```
    public final Tensor contiguous() {
        return Conversions.contiguous(this);
    }

    /// `contiguous` in a layout: the tensor itself if it has it.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).contiguous(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the tensor cannot have it
    public final Tensor contiguous(MemoryFormat memoryFormat) {
        Arguments.given(memoryFormat, "memoryFormat");
        return Conversions.contiguous(this, memoryFormat);
    }

    /// Takes over the elements of another tensor, broadcast and converted, and returns the tensor.
    ///
    /// ```java
    /// zeros(2, 2).copy_(tensor(1, 2)) // [[1, 2], [1, 2]]
    /// ```
    public final Tensor copy_(Tensor source) {
        Arguments.given(source, "source");
        return Conversions.copyInto(this, source);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    public final Tensor copysign(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.COPYSIGN.call(this, other);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    public final Tensor copysign(double other) {
        return BinaryFunctions.COPYSIGN.call(this, other);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    public final Tensor copysign(long other) {
        return BinaryFunctions.COPYSIGN.call(this, other);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor copysign_(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.COPYSIGN.into(this, other);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor copysign_(double other) {
        return BinaryFunctions.COPYSIGN.into(this, other);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor copysign_(long other) {
        return BinaryFunctions.COPYSIGN.into(this, other);
    }

    /// The correlations of variables that are the rows, from -1 to 1.
    ///
    /// ```java
    /// tensor(new double[][] {{1, 2, 3}, {3, 2, 0}}).corrcoef() // [[1, -0.982], [-0.982, 1]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    public final Tensor corrcoef() {
        return Covariances.corrcoef(this);
    }

    /// The cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).cos() // [1, 0.5403]
    /// ```
    public final Tensor cos() {
        return Trigonometry.COS.call(this);
    }

    /// The cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).cos() // [1, 0.5403]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor cos_() {
        return Trigonometry.COS.into(this);
    }

    /// The hyperbolic cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh() // [1, 1.5431]
    /// ```
    public final Tensor cosh() {
        return Trigonometry.COSH.call(this);
    }

    /// The hyperbolic cosine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh() // [1, 1.5431]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor cosh_() {
        return Trigonometry.COSH.into(this);
    }

    /// How many elements over some dimensions are not 0, int64.
    ///
    /// ```java
    /// tensor(0, 1, 2, 0).view(2, 2).countNonzero(0) // [1, 1]
    /// ```
    ///
    /// Here `dim` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor countNonzero() {
        return ProductReductions.countNonzero(this, null);
    }

    /// How many elements over some dimensions are not 0, int64.
    ///
    /// ```java
    /// tensor(0, 1, 2, 0).view(2, 2).countNonzero(0) // [1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor countNonzero(long... dim) {
        Arguments.given(dim, "dim");
        return ProductReductions.countNonzero(this, dim);
    }

    /// The covariances of variables that are the rows, with observations as columns.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).cov() // [[1, 1], [1, 1]]
    /// tensor(1.0, 2, 4).cov(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// Here `correction` is `1`, `fweights` is `null` and `aweights` is `null`.
    ///
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions, or the weights do not fit
    public final Tensor cov() {
        return Covariances.cov(this, 1, null, null);
    }

    /// The covariances of variables that are the rows, with observations as columns.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).cov() // [[1, 1], [1, 1]]
    /// tensor(1.0, 2, 4).cov(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// Options and their defaults:
    /// - `correction`, `1`
    /// - `fweights`, `null`: how often each observation counts, integers
    /// - `aweights`, `null`: how much each observation weighs, floats
    ///
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions, or the weights do not fit
    public final Tensor cov(Consumer<OperationOptions.Covariance> options) {
        OperationOptions.Covariance o = OperationOptions.Covariance.DEFAULT.with(options);
        return Covariances.cov(this, o.correction, o.fweights, o.aweights);
    }

    /// This tensor on the CPU.
    ///
    /// ```java
    /// ones(2).cpu() // [1, 1]
    /// ```
    public final Tensor cpu() {
        return Conversions.cpu(this);
    }

    /// The cross products of vectors along a dimension, by default the first of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there is no dimension of size 3, or the sizes do not fit
    public final Tensor cross(Tensor other) {
        Arguments.given(other, "other");
        return Forms.cross(this, other);
    }

    /// The cross products of vectors along a dimension of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0), -1) // [0, 0, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the dimension has another size, or the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cross(Tensor other, long dim) {
        Arguments.given(other, "other");
        return Forms.cross(this, other, dim);
    }

    /// The largest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 3, 2, 3).cummax(0) // [1, 3, 3, 3], [0, 1, 1, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices cummax(long dim) {
        return Cumulative.cummax(this, dim);
    }

    /// The smallest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(3, 1, 2, 1).cummin(0) // [3, 1, 1, 1], [0, 1, 1, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices cummin(long dim) {
        return Cumulative.cummin(this, dim);
    }

    /// Running products along a dimension; integers and bool give int64.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).cumprod(0) // [1, 2, 6, 24]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod(long dim) {
        return Cumulative.cumprod(this, dim, null);
    }

    /// Running products along a dimension; integers and bool give int64.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).cumprod(0) // [1, 2, 6, 24]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod(long dim, @Nullable DType dtype) {
        return Cumulative.cumprod(this, dim, dtype);
    }

    /// Running products along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumprod_(0) // [1, 2, 6]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod_(long dim) {
        return Cumulative.cumprod_(this, dim);
    }

    /// Running products along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumprod_(0, int64) // [1, 2, 6]
    /// ```
    ///
    /// @param dtype this tensor's own
    /// @throws dev.obor.base.DTypeError if it is another
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod_(long dim, DType dtype) {
        Arguments.given(dtype, "dtype");
        return Cumulative.cumprod_(this, dim, dtype);
    }

    /// Running sums along a dimension; integers and bool give int64.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum(0) // [1, 3, 6]
    /// tensor(1, 2, 3).cumsum(0, float32).dtype() // float32
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum(long dim) {
        return Cumulative.cumsum(this, dim, null);
    }

    /// Running sums along a dimension; integers and bool give int64.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum(0) // [1, 3, 6]
    /// tensor(1, 2, 3).cumsum(0, float32).dtype() // float32
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum(long dim, @Nullable DType dtype) {
        return Cumulative.cumsum(this, dim, dtype);
    }

    /// Running sums along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum_(0) // [1, 3, 6]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum_(long dim) {
        return Cumulative.cumsum_(this, dim);
    }

    /// Running sums along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum_(0, int64) // [1, 3, 6]
    /// ```
    ///
    /// @param dtype this tensor's own
    /// @throws dev.obor.base.DTypeError if it is another
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum_(long dim, DType dtype) {
        Arguments.given(dtype, "dtype");
        return Cumulative.cumsum_(this, dim, dtype);
    }

    /// Degrees as radians. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad() // [1.5708, 3.1416]
    /// ```
    public final Tensor deg2rad() {
        return Trigonometry.DEG2RAD.call(this);
    }

    /// Degrees as radians. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad() // [1.5708, 3.1416]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor deg2rad_() {
        return Trigonometry.DEG2RAD.into(this);
    }

    /// The determinants of square matrices.
    ///
    /// ```java
    /// Linalg.det(tensor(1.0, 2, 3, 4).view(2, 2)) // -2
    /// ```
    public final Tensor det() {
        return Determinants.det(this);
    }

    /// `diag`: a vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    ///
    /// Here `diagonal` is `0`.
    public final Tensor diag() {
        return Diagonals.diag(this, 0);
    }

    /// `diag`: a vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    public final Tensor diag(long diagonal) {
        return Diagonals.diag(this, diagonal);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `-2` and `dim2` is `-1`.
    public final Tensor diagEmbed() {
        return Diagonals.embed(this, 0, -2, -1);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `dim1` is `-2` and `dim2` is `-1`.
    public final Tensor diagEmbed(long offset) {
        return Diagonals.embed(this, offset, -2, -1);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `dim2` is `-1`.
    public final Tensor diagEmbed(long offset, long dim1) {
        return Diagonals.embed(this, offset, dim1, -1);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    public final Tensor diagEmbed(long offset, long dim1, long dim2) {
        return Diagonals.embed(this, offset, dim1, dim2);
    }

    /// `diagflat`: the flattened tensor as the diagonal of a matrix.
    ///
    /// ```java
    /// tensor(1, 2).diagflat(1) // [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
    /// ```
    ///
    /// Here `offset` is `0`.
    public final Tensor diagflat() {
        return Diagonals.diagflat(this, 0);
    }

    /// `diagflat`: the flattened tensor as the diagonal of a matrix.
    ///
    /// ```java
    /// tensor(1, 2).diagflat(1) // [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
    /// ```
    public final Tensor diagflat(long offset) {
        return Diagonals.diagflat(this, offset);
    }

    /// `diagonal`: the elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `0` and `dim2` is `1`.
    public final Tensor diagonal() {
        return Slicing.diagonal(this, 0, 0, 1);
    }

    /// `diagonal`: the elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// Here `dim1` is `0` and `dim2` is `1`.
    public final Tensor diagonal(long offset) {
        return Slicing.diagonal(this, offset, 0, 1);
    }

    /// `diagonal`: the elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// Here `dim2` is `1`.
    public final Tensor diagonal(long offset, long dim1) {
        return Slicing.diagonal(this, offset, dim1, 1);
    }

    /// `diagonal`: the elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    public final Tensor diagonal(long offset, long dim1, long dim2) {
        return Slicing.diagonal(this, offset, dim1, dim2);
    }

    /// A copy in which the diagonal of the first two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `0` and `dim2` is `1`.
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src) {
        Arguments.given(src, "src");
        return SliceScatter.diagonal(this, src, 0, 0, 1);
    }

    /// A copy in which the diagonal of the first two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// Here `dim1` is `0` and `dim2` is `1`.
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src, long offset) {
        Arguments.given(src, "src");
        return SliceScatter.diagonal(this, src, offset, 0, 1);
    }

    /// A copy in which the diagonal of the first two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// Here `dim2` is `1`.
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src, long offset, long dim1) {
        Arguments.given(src, "src");
        return SliceScatter.diagonal(this, src, offset, dim1, 1);
    }

    /// A copy in which the diagonal of the first two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src, long offset, long dim1, long dim2) {
        Arguments.given(src, "src");
        return SliceScatter.diagonal(this, src, offset, dim1, dim2);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// Here `n` is `1`, `dim` is `-1`, `prepend` is `null` and `append` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff() {
        return Cumulative.diff(this, 1, -1, null, null);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// Here `dim` is `-1`, `prepend` is `null` and `append` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n) {
        return Cumulative.diff(this, n, -1, null, null);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// Here `prepend` is `null` and `append` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n, long dim) {
        return Cumulative.diff(this, n, dim, null, null);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// Here `append` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n, long dim, @Nullable Tensor prepend) {
        return Cumulative.diff(this, n, dim, prepend, null);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n, long dim, @Nullable Tensor prepend, @Nullable Tensor append) {
        return Cumulative.diff(this, n, dim, prepend, append);
    }

    /// The derivative of the log of the gamma function. Any shape and dtype; integers and bools
    /// give the default dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma() // [-0.5772, 0.4228]
    /// ```
    public final Tensor digamma() {
        return Elementary.DIGAMMA.call(this);
    }

    /// The derivative of the log of the gamma function. Any shape and dtype; integers and bools
    /// give the default dtype.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma() // [-0.5772, 0.4228]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor digamma_() {
        return Elementary.DIGAMMA.into(this);
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    ///
    /// Here `p` is `2`.
    public final Tensor dist(Tensor other) {
        Arguments.given(other, "other");
        return Gathered.dist(this, other, 2);
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    public final Tensor dist(Tensor other, double p) {
        Arguments.given(other, "other");
        return Gathered.dist(this, other, p);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor div(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.call(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor div(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.call(this, other);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor div(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        return Arithmetic.div(this, other, roundingMode, false);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor div(double other) {
        return Arithmetic.DIV.call(this, other);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor div(double other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, false);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor div(long other) {
        return Arithmetic.DIV.call(this, other);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor div(long other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, false);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor div_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.into(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor div_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.into(this, other);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor div_(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        return Arithmetic.div(this, other, roundingMode, true);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor div_(double other) {
        return Arithmetic.DIV.into(this, other);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor div_(double other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, true);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor div_(long other) {
        return Arithmetic.DIV.into(this, other);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor div_(long other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, true);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor divide(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.call(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor divide(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.call(this, other);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor divide(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        return Arithmetic.div(this, other, roundingMode, false);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor divide(double other) {
        return Arithmetic.DIV.call(this, other);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor divide(double other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, false);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor divide(long other) {
        return Arithmetic.DIV.call(this, other);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor divide(long other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, false);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor divide_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.into(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor divide_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.into(this, other);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor divide_(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        return Arithmetic.div(this, other, roundingMode, true);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor divide_(double other) {
        return Arithmetic.DIV.into(this, other);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor divide_(double other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, true);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor divide_(long other) {
        return Arithmetic.DIV.into(this, other);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError for another rounding mode
    public final Tensor divide_(long other, @Nullable String roundingMode) {
        return Arithmetic.div(this, other, roundingMode, true);
    }

    /// The sum of the products of two vectors of one size and dtype: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(1, 2, 3).dot(tensor(4, 5, 6)) // 32
    /// ```
    public final Tensor dot(Tensor other) {
        Arguments.given(other, "other");
        return Products.dot(this, other);
    }

    /// Equal parts along the third dimension.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(2)[1] // [[[2, 3]]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public final Tensor[] dsplit(long sections) {
        return Splitting.dsplit(this, sections);
    }

    /// Parts along the third dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(new long[] {1})[0] // [[[0]]]
    /// ```
    public final Tensor[] dsplit(long[] indices) {
        Arguments.given(indices, "indices");
        return Splitting.dsplit(this, indices);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    public final Tensor eq(Complex other) {
        Arguments.given(other, "other");
        return Comparisons.EQ.call(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    public final Tensor eq(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.EQ.call(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    public final Tensor eq(double other) {
        return Comparisons.EQ.call(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    public final Tensor eq(long other) {
        return Comparisons.EQ.call(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor eq_(Complex other) {
        Arguments.given(other, "other");
        return Comparisons.EQ.into(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor eq_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.EQ.into(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor eq_(double other) {
        return Comparisons.EQ.into(this, other);
    }

    /// Where both operands are equal; bool. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor eq_(long other) {
        return Comparisons.EQ.into(this, other);
    }

    /// Whether sizes and all elements are equal.
    ///
    /// ```java
    /// tensor(1, 2).equal(tensor(1, 2)) // true
    /// tensor(1, 2).equal(tensor(1, 2, 3)) // false
    /// ```
    public final boolean equal(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.equal(this, other);
    }

    /// The error function. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf() // [0, 0.5205, 0.8427]
    /// ```
    public final Tensor erf() {
        return Elementary.ERF.call(this);
    }

    /// The error function. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf() // [0, 0.5205, 0.8427]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor erf_() {
        return Elementary.ERF.into(this);
    }

    /// 1 - erf(x), accurate for large x. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc() // [1, 0.4795, 1.537e-12]
    /// ```
    public final Tensor erfc() {
        return Elementary.ERFC.call(this);
    }

    /// 1 - erf(x), accurate for large x. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc() // [1, 0.4795, 1.537e-12]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor erfc_() {
        return Elementary.ERFC.into(this);
    }

    /// The inverse of the error function. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(-0.5, 0, 1).erfinv() // [-0.4769, 0, inf]
    /// ```
    public final Tensor erfinv() {
        return Elementary.ERFINV.call(this);
    }

    /// The inverse of the error function. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(-0.5, 0, 1).erfinv() // [-0.4769, 0, inf]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor erfinv_() {
        return Elementary.ERFINV.into(this);
    }

    /// e to the power of each element. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 1).exp() // [1, 2.7183]
    /// ```
    public final Tensor exp() {
        return Elementary.EXP.call(this);
    }

    /// 2 to the power of each element. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(-1, 0, 3).exp2() // [0.5, 1, 8]
    /// ```
    public final Tensor exp2() {
        return Elementary.EXP2.call(this);
    }

    /// 2 to the power of each element. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(-1, 0, 3).exp2() // [0.5, 1, 8]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor exp2_() {
        return Elementary.EXP2.into(this);
    }

    /// e to the power of each element. Any shape and dtype; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(0, 1).exp() // [1, 2.7183]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor exp_() {
        return Elementary.EXP.into(this);
    }

    /// Dimensions of size 1 repeated without copying.
    ///
    /// ```java
    /// ones(3, 1).expand(zeros(3, 2).shape()).shape() // [3, 2]
    /// ```
    public final Tensor expand(Size sizes) {
        Arguments.given(sizes, "sizes");
        return Expanding.expand(this, sizes);
    }

    /// `expand`: dimensions of size 1 repeated without copying; -1 keeps a size.
    ///
    /// ```java
    /// tensor(1, 2).view(2, 1).expand(-1, 3) // [[1, 1, 1], [2, 2, 2]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if a size differs and is not 1
    public final Tensor expand(long... sizes) {
        Arguments.given(sizes, "sizes");
        return Expanding.expand(this, sizes);
    }

    /// Expanded to the sizes of another tensor.
    ///
    /// ```java
    /// tensor(1).expandAs(zeros(3)) // [1, 1, 1]
    /// ```
    public final Tensor expandAs(Tensor other) {
        Arguments.given(other, "other");
        return Expanding.expandAs(this, other);
    }

    /// exp(x) - 1, accurate near 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1e-7, 1).expm1() // [1e-7, 1.7183]
    /// ```
    public final Tensor expm1() {
        return Elementary.EXPM1.call(this);
    }

    /// exp(x) - 1, accurate near 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1e-7, 1).expm1() // [1e-7, 1.7183]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor expm1_() {
        return Elementary.EXPM1.into(this);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    ///
    /// Here `lambd` is `1` and `generator` is `null`.
    public final Tensor exponential_() {
        return Randoms.exponential_(this, 1, null);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor exponential_(double lambd) {
        return Randoms.exponential_(this, lambd, null);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    public final Tensor exponential_(double lambd, @Nullable Generator generator) {
        return Randoms.exponential_(this, lambd, generator);
    }

    /// The number in each place of the main diagonal, in place; returns this. Of a matrix with more
    /// rows than columns the diagonal begins again with `wrap`, one row below.
    ///
    /// ```java
    /// zeros(2, 3).fillDiagonal_(5) // [[5, 0, 0], [0, 5, 0]]
    /// ```
    ///
    /// Here `wrap` is `false`.
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions, or more than two of other sizes
    public final Tensor fillDiagonal_(double value) {
        return Forms.fillDiagonal_(this, value, false);
    }

    /// The number in each place of the main diagonal, in place; returns this. Of a matrix with more
    /// rows than columns the diagonal begins again with `wrap`, one row below.
    ///
    /// ```java
    /// zeros(2, 3).fillDiagonal_(5) // [[5, 0, 0], [0, 5, 0]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions, or more than two of other sizes
    public final Tensor fillDiagonal_(double value, boolean wrap) {
        return Forms.fillDiagonal_(this, value, wrap);
    }

    /// Sets every element and returns the tensor.
    ///
    /// @throws dev.obor.base.DTypeError if the number is not real and the tensor is
    public final Tensor fill_(Complex value) {
        Arguments.given(value, "value");
        return Conversions.fill(this, value);
    }

    /// The only element of another tensor everywhere; returns this.
    ///
    /// ```java
    /// ones(2).fill_(tensor(7.0)) // [7, 7]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the value has dimensions
    public final Tensor fill_(Tensor value) {
        Arguments.given(value, "value");
        return Forms.fill_(this, value);
    }

    /// Sets every element and returns the tensor.
    ///
    /// ```java
    /// ones(2).fill_(0.5) // [0.5, 0.5]
    /// ```
    public final Tensor fill_(double value) {
        return Conversions.fill(this, value);
    }

    /// Sets every element and returns the tensor.
    ///
    /// ```java
    /// ones(2).fill_(7) // [7, 7]
    /// ```
    public final Tensor fill_(long value) {
        return Conversions.fill(this, value);
    }

    /// The integer part. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    public final Tensor fix() {
        return Rounding.TRUNC.call(this);
    }

    /// The integer part. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor fix_() {
        return Rounding.TRUNC.into(this);
    }

    /// `flatten`: the dimensions from `start` to `end` as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    ///
    /// Here `startDim` is `0` and `endDim` is `-1`.
    public final Tensor flatten() {
        return Reshaping.flatten(this, 0, -1);
    }

    /// `flatten`: the dimensions from `start` to `end` as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    ///
    /// Here `endDim` is `-1`.
    public final Tensor flatten(long startDim) {
        return Reshaping.flatten(this, startDim, -1);
    }

    /// `flatten`: the dimensions from `start` to `end` as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    public final Tensor flatten(long startDim, long endDim) {
        return Reshaping.flatten(this, startDim, endDim);
    }

    /// `flip`: dimensions in reverse order, in new memory.
    ///
    /// ```java
    /// arange(4).view(2, 2).flip(0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor flip(long... dims) {
        Arguments.given(dims, "dims");
        return Rearranging.flip(this, dims);
    }

    /// Columns in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).fliplr() // [[1, 0], [3, 2]]
    /// ```
    public final Tensor fliplr() {
        return Rearranging.fliplr(this);
    }

    /// Rows in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flipud() // [[2, 3], [0, 1]]
    /// ```
    public final Tensor flipud() {
        return Rearranging.flipud(this);
    }

    /// Each element to a complex power, computed as complex128.
    public final Tensor floatPower(Complex exponent) {
        Arguments.given(exponent, "exponent");
        return Specials.floatPower(this, exponent);
    }

    /// Each element to a power, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(tensor(0.5, 2)) // [1.4142, 9]
    /// ```
    public final Tensor floatPower(Tensor exponent) {
        Arguments.given(exponent, "exponent");
        return Specials.floatPower(this, exponent);
    }

    /// Each element to a power that is a number, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(-1.0) // [0.5, 0.3333]
    /// ```
    public final Tensor floatPower(double exponent) {
        return Specials.floatPower(this, exponent);
    }

    /// Each element to a power, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).toDouble().floatPower_(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if it is not float64
    public final Tensor floatPower_(Tensor exponent) {
        Arguments.given(exponent, "exponent");
        return Specials.floatPower_(this, exponent);
    }

    /// Each element to a power that is a number, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).toDouble().floatPower_(2) // [4, 9]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if it is not float64
    public final Tensor floatPower_(double exponent) {
        return Specials.floatPower_(this, exponent);
    }

    /// The largest integer not above. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor() // [-2, 1]
    /// ```
    public final Tensor floor() {
        return Rounding.FLOOR.call(this);
    }

    /// The first operand divided by the second, rounded down, Python's `//`. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    public final Tensor floorDivide(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.FLOOR_DIVIDE.call(this, other);
    }

    /// The first operand divided by the second, rounded down, Python's `//`. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    public final Tensor floorDivide(double other) {
        return Arithmetic.FLOOR_DIVIDE.call(this, other);
    }

    /// The first operand divided by the second, rounded down, Python's `//`. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    public final Tensor floorDivide(long other) {
        return Arithmetic.FLOOR_DIVIDE.call(this, other);
    }

    /// The first operand divided by the second, rounded down, Python's `//`. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor floorDivide_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.FLOOR_DIVIDE.into(this, other);
    }

    /// The first operand divided by the second, rounded down, Python's `//`. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor floorDivide_(double other) {
        return Arithmetic.FLOOR_DIVIDE.into(this, other);
    }

    /// The first operand divided by the second, rounded down, Python's `//`. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor floorDivide_(long other) {
        return Arithmetic.FLOOR_DIVIDE.into(this, other);
    }

    /// The largest integer not above. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor() // [-2, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor floor_() {
        return Rounding.FLOOR.into(this);
    }

    /// The larger of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmax(tensor(3.0, 2)) // [3, 2]
    /// ```
    public final Tensor fmax(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.FMAX.call(this, other);
    }

    /// The smaller of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmin(tensor(3.0, 2)) // [1, 2]
    /// ```
    public final Tensor fmin(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.FMIN.call(this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    public final Tensor fmod(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.FMOD.call(this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    public final Tensor fmod(double other) {
        return Arithmetic.FMOD.call(this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    public final Tensor fmod(long other) {
        return Arithmetic.FMOD.call(this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor fmod_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.FMOD.into(this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor fmod_(double other) {
        return Arithmetic.FMOD.into(this, other);
    }

    /// The remainder with the dividend's sign, C's `fmod`. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor fmod_(long other) {
        return Arithmetic.FMOD.into(this, other);
    }

    /// The part behind the point, with the sign. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac() // [-0.5, 0.25]
    /// ```
    public final Tensor frac() {
        return Rounding.FRAC.call(this);
    }

    /// The part behind the point, with the sign. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac() // [-0.5, 0.25]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor frac_() {
        return Rounding.FRAC.into(this);
    }

    /// Each element as a fraction from 1/2 to 1 and a power of 2, C's `frexp`.
    ///
    /// ```java
    /// tensor(5.0, 1).frexp() // [0.625, 0.5], [3, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for others than floats
    public final MantissaExponent frexp() {
        return Specials.frexp(this);
    }

    /// `gather`: `out[i][j] = input[index[i][j]][j]` for dim 0, and so on; negative places are
    /// refused.
    ///
    /// ```java
    /// Tensor a = tensor(1, 2, 3, 4).view(2, 2);
    /// a.gather(1, tensor(1, 0).view(2, 1)) // [[2], [3]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the index is larger than the input in another dimension
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor gather(long dim, Tensor index) {
        Arguments.given(index, "index");
        return GatherOps.gather(this, dim, index);
    }

    /// The greatest common divisor of each pair of integers.
    ///
    /// ```java
    /// tensor(12, 7).gcd(tensor(18, 3)) // [6, 1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor gcd(Tensor other) {
        Arguments.given(other, "other");
        return Specials.gcd(this, other, false);
    }

    /// The greatest common divisor of each pair of integers.
    ///
    /// ```java
    /// tensor(12, 7).gcd(tensor(18, 3)) // [6, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor gcd_(Tensor other) {
        Arguments.given(other, "other");
        return Specials.gcd(this, other, true);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    public final Tensor ge(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GE.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    public final Tensor ge(double other) {
        return Comparisons.GE.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    public final Tensor ge(long other) {
        return Comparisons.GE.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ge_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GE.into(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ge_(double other) {
        return Comparisons.GE.into(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ge_(long other) {
        return Comparisons.GE.into(this, other);
    }

    /// The number of trials up to the first success, each with probability `p`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).geometric_(0.3) // [1, 1, 3, 1]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor geometric_(double p) {
        return Randoms.geometric_(this, p, null);
    }

    /// The number of trials up to the first success, each with probability `p`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).geometric_(0.3) // [1, 1, 3, 1]
    /// ```
    public final Tensor geometric_(double p, @Nullable Generator generator) {
        return Randoms.geometric_(this, p, generator);
    }

    /// LAPACK's packed form of A = Q R, for [#ormqr] and [Linalg#householderProduct].
    ///
    /// ```java
    /// tensor(3.0, 4).view(2, 1).geqrf() // [[-5], [0.5]], [1.6]
    /// ```
    public final Geqrf geqrf() {
        return QrOps.geqrf(this);
    }

    /// `outer`: all products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).outer(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if one is no vector
    public final Tensor ger(Tensor vec2) {
        Arguments.given(vec2, "vec2");
        return Contractions.outer(this, vec2);
    }

    /// `x[…]` in every form that PyTorch knows: integers, [dev.obor.Index] entries, `int[]` and `long[]`
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
    /// @throws dev.obor.base.IndexError if an entry is out of bounds, or there are too many
    public final Tensor get(@Nullable Object... index) {
        Arguments.given(index, "index");
        return Subscript.get(this, index);
    }

    /// One slice along the first dimension: `x[i]`, a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).get(-1) // [3, 4, 5]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if the place is out of bounds
    public final Tensor get(long i) {
        return Subscript.get(this, i);
    }

    /// `x[i, j]`, a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).get(1, -1) // 5
    /// ```
    public final Tensor get(long i, long j) {
        return Subscript.get(this, i, j);
    }

    /// `x[i, j, k]`, a view.
    ///
    /// ```java
    /// arange(6).view(1, 2, 3).get(0, 1, 2) // 5
    /// ```
    public final Tensor get(long i, long j, long k) {
        return Subscript.get(this, i, j, k);
    }

    /// `x[i, j, k, l]`, a view.
    ///
    /// ```java
    /// arange(24).view(1, 2, 3, 4).get(0, 1, 2, 3) // 23
    /// ```
    public final Tensor get(long i, long j, long k, long l) {
        return Subscript.get(this, i, j, k, l);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    public final Tensor greater(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GT.call(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    public final Tensor greater(double other) {
        return Comparisons.GT.call(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    public final Tensor greater(long other) {
        return Comparisons.GT.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    public final Tensor greaterEqual(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GE.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    public final Tensor greaterEqual(double other) {
        return Comparisons.GE.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    public final Tensor greaterEqual(long other) {
        return Comparisons.GE.call(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor greaterEqual_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GE.into(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor greaterEqual_(double other) {
        return Comparisons.GE.into(this, other);
    }

    /// Where the first operand is at least the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor greaterEqual_(long other) {
        return Comparisons.GE.into(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor greater_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GT.into(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor greater_(double other) {
        return Comparisons.GT.into(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor greater_(long other) {
        return Comparisons.GT.into(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    public final Tensor gt(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GT.call(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    public final Tensor gt(double other) {
        return Comparisons.GT.call(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    public final Tensor gt(long other) {
        return Comparisons.GT.call(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor gt_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.GT.into(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor gt_(double other) {
        return Comparisons.GT.into(this, other);
    }

    /// Where the first operand is greater than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor gt_(long other) {
        return Comparisons.GT.into(this, other);
    }

    /// This tensor as float16.
    ///
    /// ```java
    /// tensor(0.1).half().toDouble() // 0.1
    /// ```
    public final Tensor half() {
        return Conversions.half(this);
    }

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    ///
    /// Here `lambd` is `0.5`.
    public final Tensor hardshrink() {
        return Activations.hardshrink(this, 0.5);
    }

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    public final Tensor hardshrink(double lambd) {
        return Activations.hardshrink(this, lambd);
    }

    /// 0 below 0, 1 above, and at 0 the element of the other tensor. Broadcasts.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).heaviside(tensor(0.5)) // [0, 0.5, 1]
    /// ```
    public final Tensor heaviside(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.HEAVISIDE.call(this, other);
    }

    /// 0 below 0, 1 above, and at 0 the element of the other tensor. Broadcasts.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).heaviside(tensor(0.5)) // [0, 0.5, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor heaviside_(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.HEAVISIDE.into(this, other);
    }

    /// `histc`: how many elements lie in each of so many intervals between two numbers; both 0
    /// means the smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// Here `bins` is `100`, `min` is `0` and `max` is `0`.
    ///
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public final Tensor histc() {
        return Counting.histc(this, 100, 0, 0);
    }

    /// `histc`: how many elements lie in each of so many intervals between two numbers; both 0
    /// means the smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// Options and their defaults:
    /// - `bins`, `100`
    /// - `min`, `0`
    /// - `max`, `0`
    ///
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public final Tensor histc(Consumer<OperationOptions.Histogram> options) {
        OperationOptions.Histogram o = OperationOptions.Histogram.DEFAULT.with(options);
        return Counting.histc(this, o.bins, o.min, o.max);
    }

    /// `histc`: how many elements lie in each of so many intervals between two numbers; both 0
    /// means the smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// Here `min` is `0` and `max` is `0`.
    ///
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public final Tensor histc(long bins) {
        return Counting.histc(this, bins, 0, 0);
    }

    /// How many elements fall into each of 100 bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram().hist().shape() // [100]
    /// ```
    public final Histogram histogram() {
        return Histograms.histogram(this);
    }

    /// How many elements fall into each of the bins between rising bounds.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(tensor(0.0, 1, 5)).hist() // [1, 3]
    /// ```
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @throws dev.obor.base.ShapeError if the bounds are no vector, or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64, the same for all
    public final Histogram histogram(Tensor bins) {
        Arguments.given(bins, "bins");
        return Histograms.histogram(this, bins, null, null, false);
    }

    /// How many elements fall into each of the bins between rising bounds.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(tensor(0.0, 1, 5)).hist() // [1, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `range`, `null`
    /// - `weight`, `null`: what each element counts; null for 1
    /// - `density`, `false`: whether the results are densities, which have the integral 1
    ///
    /// @throws dev.obor.base.ShapeError if the bounds are no vector, or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64, the same for all
    public final Histogram histogram(Tensor bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(bins, "bins");
        return Histograms.histogram(this, bins, o.range, o.weight, o.density);
    }

    /// How many elements fall into each of some bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(2) // [3, 1], [0, 2, 4]
    /// ```
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @throws dev.obor.base.ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public final Histogram histogram(long bins) {
        return Histograms.histogram(this, bins, null, null, false);
    }

    /// How many elements fall into each of some bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(2) // [3, 1], [0, 2, 4]
    /// ```
    ///
    /// Options and their defaults:
    /// - `range`, `null`: the least and the largest bound; null for those of the elements
    /// - `weight`, `null`: what each element counts; null for 1
    /// - `density`, `false`: whether the results are densities, which have the integral 1
    ///
    /// @throws dev.obor.base.ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public final Histogram histogram(long bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        return Histograms.histogram(this, bins, o.range, o.weight, o.density);
    }

    /// Equal parts along the second dimension, or the first of a vector.
    ///
    /// ```java
    /// arange(4).hsplit(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public final Tensor[] hsplit(long sections) {
        return Splitting.hsplit(this, sections);
    }

    /// Parts along the second dimension, or the first of a vector, that begin at places.
    ///
    /// ```java
    /// arange(4).hsplit(new long[] {1}) // [0], [1, 2, 3]
    /// ```
    public final Tensor[] hsplit(long[] indices) {
        Arguments.given(indices, "indices");
        return Splitting.hsplit(this, indices);
    }

    /// √(a² + b²) without overflow.
    ///
    /// ```java
    /// tensor(3.0).hypot(tensor(4.0, 0)) // [5, 3]
    /// ```
    public final Tensor hypot(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.HYPOT.call(this, other);
    }

    /// √(a² + b²) without overflow.
    ///
    /// ```java
    /// tensor(3.0).hypot(tensor(4.0, 0)) // [5, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor hypot_(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.HYPOT.into(this, other);
    }

    /// The modified Bessel function of the first kind and order 0. Any shape and dtype; integers
    /// and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).i0() // [1, 1.2661]
    /// ```
    public final Tensor i0() {
        return Specials.I0.call(this);
    }

    /// The modified Bessel function of the first kind and order 0. Any shape and dtype; integers
    /// and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).i0() // [1, 1.2661]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor i0_() {
        return Specials.I0.into(this);
    }

    /// The regularised lower incomplete gamma function of an exponent, the input, and a number: the
    /// integral of `t^(input - 1) exp(-t)` from 0 to the number over that to infinity.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0).igamma(tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor igamma(Tensor other) {
        Arguments.given(other, "other");
        return GammaFunctions.IGAMMA.call(this, other);
    }

    /// The regularised lower incomplete gamma function of an exponent, the input, and a number: the
    /// integral of `t^(input - 1) exp(-t)` from 0 to the number over that to infinity.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0).igamma(tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor igamma_(Tensor other) {
        Arguments.given(other, "other");
        return GammaFunctions.IGAMMA.into(this, other);
    }

    /// The regularised upper incomplete gamma function of an exponent, the input, and a number: 1
    /// less [#igamma], without its cancellation.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0).igammac(tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor igammac(Tensor other) {
        Arguments.given(other, "other");
        return GammaFunctions.IGAMMAC.call(this, other);
    }

    /// The regularised upper incomplete gamma function of an exponent, the input, and a number: 1
    /// less [#igamma], without its cancellation.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0).igammac(tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor igammac_(Tensor other) {
        Arguments.given(other, "other");
        return GammaFunctions.IGAMMAC.into(this, other);
    }

    /// The imaginary parts, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).imag() // [2, -1]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the tensor is not complex
    public final Tensor imag() {
        return ComplexViews.imag(this);
    }

    /// `index_add`: adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// Here `alpha` is `1`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return SelectOps.indexAdd(this, dim, index, source, 1, false);
    }

    /// `index_add`: adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd(long dim, Tensor index, Tensor source, double alpha) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return SelectOps.indexAdd(this, dim, index, source, alpha, false);
    }

    /// `index_add`: adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `alpha` is `1`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd_(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return SelectOps.indexAdd(this, dim, index, source, 1, true);
    }

    /// `index_add`: adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd_(long dim, Tensor index, Tensor source, double alpha) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return SelectOps.indexAdd(this, dim, index, source, alpha, true);
    }

    /// Puts the slices of a source at the given places along a dimension.
    ///
    /// ```java
    /// zeros(3).indexCopy(0, tensor(0, 2), tensor(1.0, 2)) // [1, 0, 2]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexCopy(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return SelectOps.indexCopy(this, dim, index, source, false);
    }

    /// Puts the slices of a source at the given places along a dimension.
    ///
    /// ```java
    /// zeros(3).indexCopy(0, tensor(0, 2), tensor(1.0, 2)) // [1, 0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexCopy_(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return SelectOps.indexCopy(this, dim, index, source, true);
    }

    /// Sets the slices at the given places along a dimension to a complex number.
    public final Tensor indexFill(long dim, Tensor index, Complex value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        return SelectOps.indexFill(this, dim, index, value, false);
    }

    /// Sets the slices at the given places along a dimension to a tensor without dimensions.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), tensor(7.0)) // [7, 0, 7]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill(long dim, Tensor index, Tensor value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        return SelectOps.indexFill(this, dim, index, value, false);
    }

    /// Sets the slices at the given places along a dimension to a number.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), 7) // [7, 0, 7]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        return SelectOps.indexFill(this, dim, index, value, false);
    }

    /// Sets the slices at the given places along a dimension to a complex number.
    ///
    /// Changes this tensor and returns it.
    public final Tensor indexFill_(long dim, Tensor index, Complex value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        return SelectOps.indexFill(this, dim, index, value, true);
    }

    /// Sets the slices at the given places along a dimension to a tensor without dimensions.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), tensor(7.0)) // [7, 0, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill_(long dim, Tensor index, Tensor value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        return SelectOps.indexFill(this, dim, index, value, true);
    }

    /// Sets the slices at the given places along a dimension to a number.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), 7) // [7, 0, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill_(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        return SelectOps.indexFill(this, dim, index, value, true);
    }

    /// Writes values into a copy, broadcast, where the indices point.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor(1, 1)}, tensor(1.0), true) // [0, 2, 0]
    /// ```
    ///
    /// Here `accumulate` is `false`.
    public final Tensor indexPut(@Nullable Tensor[] indices, Tensor values) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        return IndexOps.indexPut(this, indices, values, false);
    }

    /// Writes values into a copy, broadcast, where the indices point.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor(1, 1)}, tensor(1.0), true) // [0, 2, 0]
    /// ```
    public final Tensor indexPut(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        return IndexOps.indexPut(this, indices, values, accumulate);
    }

    /// `index_put_`: writes values, broadcast, where the indices point.
    ///
    /// ```java
    /// Tensor a = zeros(2, 2);
    /// a.indexPut_(new Tensor[] {tensor(0, 1), tensor(1, 0)}, tensor(5.0, 6)) // [[0, 5], [6, 0]]
    /// ```
    ///
    /// Here `accumulate` is `false`.
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public final Tensor indexPut_(@Nullable Tensor[] indices, Tensor values) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        return IndexOps.indexPut_(this, indices, values, false);
    }

    /// `index_put_`: writes values, broadcast, where the indices point.
    ///
    /// ```java
    /// Tensor a = zeros(2, 2);
    /// a.indexPut_(new Tensor[] {tensor(0, 1), tensor(1, 0)}, tensor(5.0, 6)) // [[0, 5], [6, 0]]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public final Tensor indexPut_(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        return IndexOps.indexPut_(this, indices, values, accumulate);
    }

    /// Slices of a source combined with those at the given places along a dimension: `reduce` is
    /// `prod`, `mean`, `amax` or `amin`.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce(long dim, Tensor index, Tensor source, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.index(this, dim, index, source, reduce, true, false);
    }

    /// Slices of a source combined with those at the given places along a dimension: `reduce` is
    /// `prod`, `mean`, `amax` or `amin`.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// @param includeSelf whether the elements that are there count
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce(
            long dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.index(this, dim, index, source, reduce, includeSelf, false);
    }

    /// Slices of a source combined with those at the given places along a dimension: `reduce` is
    /// `prod`, `mean`, `amax` or `amin`.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce_(long dim, Tensor index, Tensor source, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.index(this, dim, index, source, reduce, true, true);
    }

    /// Slices of a source combined with those at the given places along a dimension: `reduce` is
    /// `prod`, `mean`, `amax` or `amin`.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @param includeSelf whether the elements that are there count
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce_(
            long dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.index(this, dim, index, source, reduce, includeSelf, true);
    }

    /// `index_select`: the slices at the given places along a dimension.
    ///
    /// ```java
    /// arange(6).view(2, 3).indexSelect(1, tensor(2, 0)) // [[2, 0], [5, 3]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if the index is no vector, or a place is out of bounds
    public final Tensor indexSelect(long dim, Tensor index) {
        Arguments.given(index, "index");
        return SelectOps.indexSelect(this, dim, index);
    }

    /// `inner`: sums of products over the last dimension of both.
    ///
    /// ```java
    /// tensor(1, 2, 3).inner(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if these differ
    public final Tensor inner(Tensor other) {
        Arguments.given(other, "other");
        return Contractions.inner(this, other);
    }

    /// The inverses of square matrices, see [Linalg#inv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).inverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    public final Tensor inverse() {
        return Solving.inverse(this);
    }

    /// Whether elements are conjugated when they are read: never, for [#conj] does it at once.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().isConj() // false
    /// ```
    public final boolean isConj() {
        return ComplexNumbers.isConj(this);
    }

    /// Whether this tensor is dense in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).isContiguous(MemoryFormat.CHANNELS_LAST) // false
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have it
    public final boolean isContiguous(MemoryFormat memoryFormat) {
        Arguments.given(memoryFormat, "memoryFormat");
        return Conversions.isContiguous(this, memoryFormat);
    }

    /// Whether elements are negated when they are read: never.
    ///
    /// ```java
    /// tensor(1.0).isNeg() // false
    /// ```
    public final boolean isNeg() {
        return ComplexNumbers.isNeg(this);
    }

    /// Whether the only element is not zero.
    ///
    /// ```java
    /// tensor(0.5).isNonzero() // true
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if there is not exactly one element
    public final boolean isNonzero() {
        return Forms.isNonzero(this);
    }

    /// Whether two tensors have the same sizes.
    ///
    /// ```java
    /// ones(2, 3).isSameSize(zeros(2, 3)) // true
    /// ```
    public final boolean isSameSize(Tensor other) {
        Arguments.given(other, "other");
        return Forms.isSameSize(this, other);
    }

    /// Whether two tensors look at the same memory with the same geometry.
    ///
    /// ```java
    /// Tensor a = ones(2);
    /// a.isSetTo(a.view(2)) // true
    /// ```
    public final boolean isSetTo(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return Forms.isSetTo(this, tensor);
    }

    /// Whether the dtype holds negative numbers.
    ///
    /// ```java
    /// tensor(1).toByte().isSigned() // false
    /// ```
    public final boolean isSigned() {
        return Forms.isSigned(this);
    }

    /// Where |a - b| ≤ atol + rtol · |b|; bool.
    ///
    /// ```java
    /// tensor(1, 2.0).isclose(tensor(1 + 1e-6, 2.1)) // [true, false]
    /// tensor(1, 2.0).isclose(tensor(1.0, 2.1), o -> o.atol(0.2)) // [true, true]
    /// ```
    ///
    /// Here `rtol` is `1e-5`, `atol` is `1e-8` and `equalNan` is `false`.
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final Tensor isclose(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.isclose(this, other, 1e-5, 1e-8, false);
    }

    /// Where |a - b| ≤ atol + rtol · |b|; bool.
    ///
    /// ```java
    /// tensor(1, 2.0).isclose(tensor(1 + 1e-6, 2.1)) // [true, false]
    /// tensor(1, 2.0).isclose(tensor(1.0, 2.1), o -> o.atol(0.2)) // [true, true]
    /// ```
    ///
    /// Options and their defaults:
    /// - `rtol`, `1e-5`
    /// - `atol`, `1e-8`
    /// - `equalNan`, `false`
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final Tensor isclose(Tensor other, Consumer<OperationOptions.Close> options) {
        OperationOptions.Close o = OperationOptions.Close.DEFAULT.with(options);
        Arguments.given(other, "other");
        return Comparisons.isclose(this, other, o.rtol, o.atol, o.equalNan);
    }

    /// Where elements are neither infinite nor NaN; bool.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isfinite() // [true, false]
    /// ```
    public final Tensor isfinite() {
        return Comparisons.ISFINITE.call(this);
    }

    /// Where elements are infinite; bool.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isinf() // [false, true]
    /// ```
    public final Tensor isinf() {
        return Comparisons.ISINF.call(this);
    }

    /// Where elements are NaN; bool.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isnan() // [false, true]
    /// ```
    public final Tensor isnan() {
        return Comparisons.ISNAN.call(this);
    }

    /// Where elements are -inf; bool.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isneginf() // [false, true]
    /// ```
    public final Tensor isneginf() {
        return Comparisons.ISNEGINF.call(this);
    }

    /// Where elements are +inf; bool.
    ///
    /// ```java
    /// tensor(1, Double.POSITIVE_INFINITY).isposinf() // [false, true]
    /// ```
    public final Tensor isposinf() {
        return Comparisons.ISPOSINF.call(this);
    }

    /// Where elements are real, that is without an imaginary part; bool.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(0.0, -1)).isreal() // [true, false]
    /// ```
    public final Tensor isreal() {
        return ComplexNumbers.isreal(this);
    }

    /// The only element, as a double.
    ///
    /// ```java
    /// tensor(1, 2).sum().item() // 3
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if it is complex and not on the real axis
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final double item() {
        return HostAccess.item(this);
    }

    /// Whether the only element is not 0.
    ///
    /// ```java
    /// tensor(1, 2).gt(0).all().itemBoolean() // true
    /// ```
    public final boolean itemBoolean() {
        return HostAccess.itemBoolean(this);
    }

    /// The only element, as a complex number.
    ///
    /// ```java
    /// complex(tensor(1.0), tensor(2.0)).itemComplex() // 1+2j
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final Complex itemComplex() {
        return HostAccess.itemComplex(this);
    }

    /// The only element, as a float.
    ///
    /// ```java
    /// tensor(0.5).itemFloat() // 0.5
    /// ```
    public final float itemFloat() {
        return HostAccess.itemFloat(this);
    }

    /// The only element of an integer or bool tensor, exactly.
    ///
    /// ```java
    /// tensor(4, 7).argmax().itemLong() // 1
    /// ```
    public final long itemLong() {
        return HostAccess.itemLong(this);
    }

    /// `kron`: the Kronecker product.
    ///
    /// ```java
    /// eye(2).kron(tensor(1.0, 2)) // [[1, 2, 0, 0], [0, 0, 1, 2]]
    /// ```
    public final Tensor kron(Tensor other) {
        Arguments.given(other, "other");
        return Contractions.kron(this, other);
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// Here `dim` is `-1` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public final ValuesIndices kthvalue(long k) {
        return Sorting.kthvalue(this, k, -1, false);
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public final ValuesIndices kthvalue(long k, long dim) {
        return Sorting.kthvalue(this, k, dim, false);
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public final ValuesIndices kthvalue(long k, long dim, boolean keepdim) {
        return Sorting.kthvalue(this, k, dim, keepdim);
    }

    /// The least common multiple of each pair of integers.
    ///
    /// ```java
    /// tensor(4, 7).lcm(tensor(6, 3)) // [12, 21]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor lcm(Tensor other) {
        Arguments.given(other, "other");
        return Specials.lcm(this, other, false);
    }

    /// The least common multiple of each pair of integers.
    ///
    /// ```java
    /// tensor(4, 7).lcm(tensor(6, 3)) // [12, 21]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor lcm_(Tensor other) {
        Arguments.given(other, "other");
        return Specials.lcm(this, other, true);
    }

    /// Each element times 2 to the power of another.
    ///
    /// ```java
    /// tensor(1.5, 1).ldexp(tensor(2, 3)) // [6, 8]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for an exponent of bool
    public final Tensor ldexp(Tensor other) {
        Arguments.given(other, "other");
        return Specials.ldexp(this, other, false);
    }

    /// Each element times 2 to the power of another.
    ///
    /// ```java
    /// tensor(1.5, 1).ldexp(tensor(2, 3)) // [6, 8]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.DTypeError for an exponent of bool
    public final Tensor ldexp_(Tensor other) {
        Arguments.given(other, "other");
        return Specials.ldexp(this, other, true);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    public final Tensor le(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LE.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    public final Tensor le(double other) {
        return Comparisons.LE.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    public final Tensor le(long other) {
        return Comparisons.LE.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor le_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LE.into(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor le_(double other) {
        return Comparisons.LE.into(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor le_(long other) {
        return Comparisons.LE.into(this, other);
    }

    /// From this to another tensor by shares: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), tensor(0.5, 0.1)) // [5, 11]
    /// ```
    public final Tensor lerp(Tensor end, Tensor weight) {
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        return BinaryFunctions.lerp(this, end, weight, false);
    }

    /// From this to another tensor by a share: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), 0.25) // [2.5, 12.5]
    /// ```
    public final Tensor lerp(Tensor end, double weight) {
        Arguments.given(end, "end");
        return BinaryFunctions.lerp(this, end, weight, false);
    }

    /// From this to another tensor by shares: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), tensor(0.5, 0.1)) // [5, 11]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lerp_(Tensor end, Tensor weight) {
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        return BinaryFunctions.lerp(this, end, weight, true);
    }

    /// From this to another tensor by a share: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), 0.25) // [2.5, 12.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lerp_(Tensor end, double weight) {
        Arguments.given(end, "end");
        return BinaryFunctions.lerp(this, end, weight, true);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    public final Tensor less(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LT.call(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    public final Tensor less(double other) {
        return Comparisons.LT.call(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    public final Tensor less(long other) {
        return Comparisons.LT.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    public final Tensor lessEqual(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LE.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    public final Tensor lessEqual(double other) {
        return Comparisons.LE.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    public final Tensor lessEqual(long other) {
        return Comparisons.LE.call(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lessEqual_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LE.into(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lessEqual_(double other) {
        return Comparisons.LE.into(this, other);
    }

    /// Where the first operand is at most the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lessEqual_(long other) {
        return Comparisons.LE.into(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor less_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LT.into(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor less_(double other) {
        return Comparisons.LT.into(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor less_(long other) {
        return Comparisons.LT.into(this, other);
    }

    /// The log of the absolute gamma function. Any shape and dtype; integers and bools give the
    /// default dtype.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma() // [0, 1.7918]
    /// ```
    public final Tensor lgamma() {
        return Elementary.LGAMMA.call(this);
    }

    /// The log of the absolute gamma function. Any shape and dtype; integers and bools give the
    /// default dtype.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma() // [0, 1.7918]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lgamma_() {
        return Elementary.LGAMMA.into(this);
    }

    /// The natural logarithm. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, 1, Math.E).log() // [-inf, 0, 1]
    /// ```
    public final Tensor log() {
        return Elementary.LOG.call(this);
    }

    /// The logarithm to base 10. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 1000).log10() // [0, 3]
    /// ```
    public final Tensor log10() {
        return Elementary.LOG10.call(this);
    }

    /// The logarithm to base 10. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 1000).log10() // [0, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor log10_() {
        return Elementary.LOG10.into(this);
    }

    /// log(1 + x), accurate near 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1e-7, 1).log1p() // [1e-7, 0.6931]
    /// ```
    public final Tensor log1p() {
        return Elementary.LOG1P.call(this);
    }

    /// log(1 + x), accurate near 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1e-7, 1).log1p() // [1e-7, 0.6931]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor log1p_() {
        return Elementary.LOG1P.into(this);
    }

    /// The logarithm to base 2. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 8, 0.5).log2() // [0, 3, -1]
    /// ```
    public final Tensor log2() {
        return Elementary.LOG2.call(this);
    }

    /// The logarithm to base 2. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 8, 0.5).log2() // [0, 3, -1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor log2_() {
        return Elementary.LOG2.into(this);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// Here `mean` is `1`, `std` is `2` and `generator` is `null`.
    public final Tensor logNormal_() {
        return Randoms.logNormal_(this, 1, 2, null);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// Here `std` is `2` and `generator` is `null`.
    public final Tensor logNormal_(double mean) {
        return Randoms.logNormal_(this, mean, 2, null);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor logNormal_(double mean, double std) {
        return Randoms.logNormal_(this, mean, std, null);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    public final Tensor logNormal_(double mean, double std, @Nullable Generator generator) {
        return Randoms.logNormal_(this, mean, std, generator);
    }

    /// The logarithm of the softmax along a dimension, computed without overflow.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).logSoftmax(0) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logSoftmax(long dim) {
        return Softmaxes.logSoftmax(this, dim);
    }

    /// `log_softmax` of the input in another dtype; null keeps its own.
    ///
    /// ```java
    /// tensor(1, 2, 3).logSoftmax(0, float32) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logSoftmax(long dim, @Nullable DType dtype) {
        return Softmaxes.logSoftmax(this, dim, dtype);
    }

    /// The natural logarithm. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, 1, Math.E).log() // [-inf, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor log_() {
        return Elementary.LOG.into(this);
    }

    /// log(exp(a) + exp(b)) without overflow.
    ///
    /// ```java
    /// tensor(1.0, 1000).logaddexp(tensor(1.0, 1000)) // [1.6931, 1000.6932]
    /// ```
    public final Tensor logaddexp(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.LOGADDEXP.call(this, other);
    }

    /// log2(2^a + 2^b) without overflow.
    ///
    /// ```java
    /// tensor(3.0).logaddexp2(tensor(3.0, -100)) // [4, 3]
    /// ```
    public final Tensor logaddexp2(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.LOGADDEXP2.call(this, other);
    }

    /// Running log(exp(x0) + exp(x1) + …) along a dimension, without overflow.
    ///
    /// ```java
    /// tensor(0.0, 0, 0).logcumsumexp(0) // [0, 0.6931, 1.0986]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logcumsumexp(long dim) {
        return Cumulative.logcumsumexp(this, dim);
    }

    /// The logarithms of determinants; NaN where real ones are negative.
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 3).view(2, 2).logdet() // 1.7918
    /// ```
    public final Tensor logdet() {
        return Determinants.logdet(this);
    }

    /// Where both operands are not 0; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalAnd(tensor(1, 0, 3)) // [false, false, true]
    /// ```
    public final Tensor logicalAnd(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.LOGICAL_AND.call(this, other);
    }

    /// Where both operands are not 0; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalAnd(tensor(1, 0, 3)) // [false, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor logicalAnd_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.LOGICAL_AND.into(this, other);
    }

    /// Where elements are 0; bool.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot() // [true, false]
    /// ```
    public final Tensor logicalNot() {
        return LogicFunctions.LOGICAL_NOT.call(this);
    }

    /// Where elements are 0; bool.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot() // [true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor logicalNot_() {
        return LogicFunctions.LOGICAL_NOT.into(this);
    }

    /// Where either operand is not 0; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(0, 1, 0).logicalOr(tensor(1, 0, 0)) // [true, true, false]
    /// ```
    public final Tensor logicalOr(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.LOGICAL_OR.call(this, other);
    }

    /// Where either operand is not 0; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(0, 1, 0).logicalOr(tensor(1, 0, 0)) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor logicalOr_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.LOGICAL_OR.into(this, other);
    }

    /// Where exactly one of the two operands is not 0; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalXor(tensor(1, 0, 3)) // [true, true, false]
    /// ```
    public final Tensor logicalXor(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.LOGICAL_XOR.call(this, other);
    }

    /// Where exactly one of the two operands is not 0; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalXor(tensor(1, 0, 3)) // [true, true, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor logicalXor_(Tensor other) {
        Arguments.given(other, "other");
        return LogicFunctions.LOGICAL_XOR.into(this, other);
    }

    /// log(x / (1 - x)). Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit() // [-1.0986, 0]
    /// ```
    public final Tensor logit() {
        return Elementary.LOGIT.call(this);
    }

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit(0.01) // [-4.5951, 0]
    /// ```
    public final Tensor logit(double eps) {
        return Elementary.logit(this, eps, false);
    }

    /// log(x / (1 - x)). Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit() // [-1.0986, 0]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor logit_() {
        return Elementary.LOGIT.into(this);
    }

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit(0.01) // [-4.5951, 0]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor logit_(double eps) {
        return Elementary.logit(this, eps, true);
    }

    /// log(sum(exp(x))) over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logsumexp(long dim, boolean keepdim) {
        return LogSumExp.logSumExp(this, new long[] {dim}, keepdim);
    }

    /// log(sum(exp(x))) over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logsumexp(long... dim) {
        Arguments.given(dim, "dim");
        return LogSumExp.logSumExp(this, dim, false);
    }

    /// log(sum(exp(x))) over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logsumexp(long[] dim, boolean keepdim) {
        Arguments.given(dim, "dim");
        return LogSumExp.logSumExp(this, dim, keepdim);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    public final Tensor lt(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LT.call(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    public final Tensor lt(double other) {
        return Comparisons.LT.call(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    public final Tensor lt(long other) {
        return Comparisons.LT.call(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lt_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.LT.into(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lt_(double other) {
        return Comparisons.LT.into(this, other);
    }

    /// Where the first operand is less than the second; bool. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor lt_(long other) {
        return Comparisons.LT.into(this, other);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; `luFactor` says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// Here `pivot` is `true` and `getInfos` is `false`.
    public final Tensor[] lu() {
        return LuOps.luOld(this, true, false);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; `luFactor` says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `pivot`, `true`
    /// - `getInfos`, `false`
    public final Tensor[] lu(Consumer<OperationOptions.LuInfos> options) {
        OperationOptions.LuInfos o = OperationOptions.LuInfos.DEFAULT.with(options);
        return LuOps.luOld(this, o.pivot, o.getInfos);
    }

    /// `torch.lu_solve`: as [Linalg#luSolve], with the input on the right side of the equation.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// tensor(1.0, 5).view(2, 1).luSolve(f.lu(), f.pivots()) // [[1], [1]]
    /// ```
    public final Tensor luSolve(Tensor luData, Tensor luPivots) {
        Arguments.given(luData, "luData");
        Arguments.given(luPivots, "luPivots");
        return LuOps.luSolveOld(this, luData, luPivots);
    }

    /// The conjugates of these matrices with rows and columns exchanged; those of real ones are a
    /// view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).view(1, 1, 2).mH().shape() // [1, 2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there is one dimension
    public final Tensor mH() {
        return ComplexNumbers.mH(this);
    }

    /// The last two dimensions exchanged.
    ///
    /// ```java
    /// ones(4, 2, 3).mT().shape() // [4, 3, 2]
    /// ```
    public final Tensor mT() {
        return Reordering.mT(this);
    }

    /// `masked_fill`: a complex number where the mask is true.
    public final Tensor maskedFill(Tensor mask, Complex value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        return Masks.maskedFill(this, mask, value);
    }

    /// A tensor without dimensions where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    public final Tensor maskedFill(Tensor mask, Tensor value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        return Masks.maskedFill(this, mask, value);
    }

    /// A number where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill(tensor(true, false, true), 0) // [0, 2, 0]
    /// ```
    public final Tensor maskedFill(Tensor mask, double value) {
        Arguments.given(mask, "mask");
        return Masks.maskedFill(this, mask, value);
    }

    /// `masked_fill_`.
    public final Tensor maskedFill_(Tensor mask, Complex value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        return Masks.maskedFill_(this, mask, value);
    }

    /// A tensor without dimensions where the mask is true, in place; returns this.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill_(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    public final Tensor maskedFill_(Tensor mask, Tensor value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        return Masks.maskedFill_(this, mask, value);
    }

    /// A number where the mask, a bool tensor that broadcasts, is true, in place; returns this.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill_(tensor(true, false, true), -1) // [-1, 2, -1]
    /// ```
    public final Tensor maskedFill_(Tensor mask, double value) {
        Arguments.given(mask, "mask");
        return Masks.maskedFill_(this, mask, value);
    }

    /// The elements of a source, one after the other, where the mask is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedScatter(tensor(true, false, true), tensor(7, 8)) // [7, 2, 8]
    /// ```
    public final Tensor maskedScatter(Tensor mask, Tensor source) {
        Arguments.given(mask, "mask");
        Arguments.given(source, "source");
        return Masks.maskedScatter(this, mask, source);
    }

    /// The elements of a source, one after the other, where the mask is true, in place; returns
    /// this.
    ///
    /// ```java
    /// zeros(int64, 3).maskedScatter_(tensor(true, false, true), tensor(7, 8)) // [7, 0, 8]
    /// ```
    public final Tensor maskedScatter_(Tensor mask, Tensor source) {
        Arguments.given(mask, "mask");
        Arguments.given(source, "source");
        return Masks.maskedScatter_(this, mask, source);
    }

    /// The elements where the mask is true, as a vector; both broadcast.
    ///
    /// ```java
    /// Tensor a = arange(4).view(2, 2);
    /// a.maskedSelect(a.gt(1)) // [2, 3]
    /// ```
    public final Tensor maskedSelect(Tensor mask) {
        Arguments.given(mask, "mask");
        return Masks.maskedSelect(this, mask);
    }

    /// `matmul`: vectors are padded to matrices, leading dimensions are batches and broadcast.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).matmul(tensor(1, 1)) // [3, 7]
    /// ones(5, 1, 2, 3).matmul(ones(4, 3, 2)).shape() // [5, 4, 2, 2]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if an operand has no dimensions, or inner sizes differ
    public final Tensor matmul(Tensor other) {
        Arguments.given(other, "other");
        return Products.matmul(Precision.lower(this), Precision.lower(other));
    }

    /// The exponential of matrices, the sum of Aᵏ / k!, by scaling and squaring.
    ///
    /// ```java
    /// tensor(0.0, 1, 0, 0).view(2, 2).matrixExp() // [[1, 1], [0, 1]]
    /// ```
    public final Tensor matrixExp() {
        return MatrixFunctions.matrixExp(this);
    }

    /// Matrices to a whole power; negative ones are powers of the inverse.
    ///
    /// ```java
    /// tensor(1.0, 1, 0, 1).view(2, 2).matrixPower(3) // [[1, 3], [0, 1]]
    /// ```
    ///
    /// @throws dev.obor.base.LinAlgError if the power is negative and a matrix singular
    public final Tensor matrixPower(long n) {
        return MatrixFunctions.matrixPower(this, n);
    }

    /// The largest of all elements; NaN if one of them is. A tensor without dimensions, of the same
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 5, 2).max() // 5
    /// ```
    public final Tensor max() {
        return Extremes.max(this);
    }

    /// The larger one of each pair of elements; NaN where one of them is. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 5).maximum(tensor(3, 2)) // [3, 5]
    /// ```
    public final Tensor max(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.MAXIMUM.call(this, other);
    }

    /// The largest elements along a dimension and their first places; the dimension stays if asked.
    ///
    /// ```java
    /// ValuesIndices m = tensor(4, 1, 2, 9).view(2, 2).max(0);
    /// m.values() // [4, 9]
    /// m.indices() // [0, 1]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices max(long dim) {
        return Extremes.max(this, dim, false);
    }

    /// The largest elements along a dimension and their first places; the dimension stays if asked.
    ///
    /// ```java
    /// ValuesIndices m = tensor(4, 1, 2, 9).view(2, 2).max(0);
    /// m.values() // [4, 9]
    /// m.indices() // [0, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices max(long dim, boolean keepdim) {
        return Extremes.max(this, dim, keepdim);
    }

    /// The larger one of each pair of elements; NaN where one of them is. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 5).maximum(tensor(3, 2)) // [3, 5]
    /// ```
    public final Tensor maximum(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.MAXIMUM.call(this, other);
    }

    /// The mean of all elements, in a given dtype.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).mean() // 2.3333
    /// tensor(1, 2).mean(float32) // 1.5
    /// ```
    ///
    /// Here `dtype` is `null`.
    public final Tensor mean() {
        return Reductions.mean(this, null);
    }

    /// The mean of all elements, in a given dtype.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).mean() // 2.3333
    /// tensor(1, 2).mean(float32) // 1.5
    /// ```
    public final Tensor mean(@Nullable DType dtype) {
        return Reductions.mean(this, dtype);
    }

    /// The means over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor mean(long dim, boolean keepdim) {
        return Reductions.mean(this, new long[] {dim}, keepdim, null);
    }

    /// The means over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor mean(long... dim) {
        Arguments.given(dim, "dim");
        return Reductions.mean(this, dim, false, null);
    }

    /// The means over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor mean(long @Nullable [] dim, boolean keepdim) {
        return Reductions.mean(this, dim, keepdim, null);
    }

    /// The means over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor mean(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        return Reductions.mean(this, dim, keepdim, dtype);
    }

    /// The lower median of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9).median() // 2
    /// ```
    public final Tensor median() {
        return Sorting.median(this);
    }

    /// The lower medians along a dimension, which stays with size 1 if asked.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9, 7, 8).view(2, 3).median(1) // [2, 8], [2, 2]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices median(long dim) {
        return Sorting.median(this, dim, false);
    }

    /// The lower medians along a dimension, which stays with size 1 if asked.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9, 7, 8).view(2, 3).median(1) // [2, 8], [2, 2]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices median(long dim, boolean keepdim) {
        return Sorting.median(this, dim, keepdim);
    }

    /// The smallest of all elements; NaN if one of them is. A tensor without dimensions, of the
    /// same dtype.
    ///
    /// ```java
    /// tensor(1, 5, 2).min() // 1
    /// ```
    public final Tensor min() {
        return Extremes.min(this);
    }

    /// The smaller one of each pair of elements; NaN where one of them is. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 5).minimum(tensor(3, 2)) // [1, 2]
    /// ```
    public final Tensor min(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.MINIMUM.call(this, other);
    }

    /// The smallest elements along a dimension and their first places; the dimension stays if
    /// asked.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).min(1) // [1, 0], [1, 1]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices min(long dim) {
        return Extremes.min(this, dim, false);
    }

    /// The smallest elements along a dimension and their first places; the dimension stays if
    /// asked.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).min(1) // [1, 0], [1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices min(long dim, boolean keepdim) {
        return Extremes.min(this, dim, keepdim);
    }

    /// The smaller one of each pair of elements; NaN where one of them is. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 5).minimum(tensor(3, 2)) // [1, 2]
    /// ```
    public final Tensor minimum(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.MINIMUM.call(this, other);
    }

    /// The product of two matrices, (n, m) and (m, p), of one dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).mm(tensor(1, 0, 1, 1).view(2, 2)) // [[3, 2], [7, 4]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if they are no matrices, or their inner sizes differ
    public final Tensor mm(Tensor mat2) {
        Arguments.given(mat2, "mat2");
        return Products.mm(Precision.lower(this), Precision.lower(mat2));
    }

    /// The most frequent elements along the last dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// Here `dim` is `-1` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices mode() {
        return Sorting.mode(this, -1, false);
    }

    /// The most frequent elements along the last dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices mode(long dim) {
        return Sorting.mode(this, dim, false);
    }

    /// The most frequent elements along the last dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices mode(long dim, boolean keepdim) {
        return Sorting.mode(this, dim, keepdim);
    }

    /// `movedim`: dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    public final Tensor moveaxis(long source, long destination) {
        return Reordering.movedim(this, new long[] {source}, new long[] {destination});
    }

    /// `movedim`: dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    public final Tensor moveaxis(long[] source, long[] destination) {
        Arguments.given(source, "source");
        Arguments.given(destination, "destination");
        return Reordering.movedim(this, source, destination);
    }

    /// `movedim`: dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    public final Tensor movedim(long source, long destination) {
        return Reordering.movedim(this, new long[] {source}, new long[] {destination});
    }

    /// `movedim`: dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    public final Tensor movedim(long[] source, long[] destination) {
        Arguments.given(source, "source");
        Arguments.given(destination, "destination");
        return Reordering.movedim(this, source, destination);
    }

    /// The elements in rising order along the first dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 5).view(2, 2).msort() // [[2, 1], [3, 5]]
    /// ```
    public final Tensor msort() {
        return Sorting.msort(this);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor mul(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor mul(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor mul(double other) {
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor mul(long other) {
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor mul_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.into(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor mul_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.into(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor mul_(double other) {
        return Arithmetic.MUL.into(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor mul_(long other) {
        return Arithmetic.MUL.into(this, other);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if p is not positive
    public final Tensor multigammaln(long p) {
        return Specials.mvlgamma(this, p);
    }

    /// Places drawn without replacement with the weights in `input`, `(categories)` or `(rows,
    /// categories)`; int64 `(numSamples)` or `(rows, numSamples)`.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.1, 0.6, 0.3).multinomial(2) // [2, 1]
    /// tensor(0.0, 1).multinomial(3, o -> o.replacement(true)) // [1, 1, 1]
    /// ```
    ///
    /// Here `replacement` is `false` and `generator` is `null`.
    ///
    /// @throws dev.obor.base.ValueError if a weight is negative or not finite, or all are zero
    public final Tensor multinomial(int numSamples) {
        return Randoms.multinomial(this, numSamples, false, null);
    }

    /// Places drawn without replacement with the weights in `input`, `(categories)` or `(rows,
    /// categories)`; int64 `(numSamples)` or `(rows, numSamples)`.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.1, 0.6, 0.3).multinomial(2) // [2, 1]
    /// tensor(0.0, 1).multinomial(3, o -> o.replacement(true)) // [1, 1, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `replacement`, `false`
    /// - `generator`, `null`
    ///
    /// @throws dev.obor.base.ValueError if a weight is negative or not finite, or all are zero
    public final Tensor multinomial(int numSamples, Consumer<OperationOptions.Draw> options) {
        OperationOptions.Draw o = OperationOptions.Draw.DEFAULT.with(options);
        return Randoms.multinomial(this, numSamples, o.replacement, o.generator);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor multiply(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor multiply(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor multiply(double other) {
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    public final Tensor multiply(long other) {
        return Arithmetic.MUL.call(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor multiply_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.into(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor multiply_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.MUL.into(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor multiply_(double other) {
        return Arithmetic.MUL.into(this, other);
    }

    /// The product of both operands, tensors or a tensor and a number. Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(1, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor multiply_(long other) {
        return Arithmetic.MUL.into(this, other);
    }

    /// `mv`: a matrix times a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 3, 4).view(2, 2).mv(tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor mv(Tensor vec) {
        Arguments.given(vec, "vec");
        return Contractions.mv(this, vec);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if p is not positive
    public final Tensor mvlgamma(long p) {
        return Specials.mvlgamma(this, p);
    }

    /// The log of the multivariate gamma function, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma_(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if p is not positive
    public final Tensor mvlgamma_(long p) {
        return Specials.mvlgamma_(this, p);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Here `nan` is `0`, `posinf` is `null` and `neginf` is `null`.
    public final Tensor nanToNum() {
        return Rounding.nanToNum(this, 0, null, null, false);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Options and their defaults:
    /// - `nan`, `0`
    /// - `posinf`, `null`
    /// - `neginf`, `null`
    public final Tensor nanToNum(Consumer<OperationOptions.NanToNum> options) {
        OperationOptions.NanToNum o = OperationOptions.NanToNum.DEFAULT.with(options);
        return Rounding.nanToNum(this, o.nan, o.posinf, o.neginf, false);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Here `posinf` is `null` and `neginf` is `null`.
    public final Tensor nanToNum(double nan) {
        return Rounding.nanToNum(this, nan, null, null, false);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `nan` is `0`, `posinf` is `null` and `neginf` is `null`.
    public final Tensor nanToNum_() {
        return Rounding.nanToNum(this, 0, null, null, true);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Options and their defaults:
    /// - `nan`, `0`
    /// - `posinf`, `null`
    /// - `neginf`, `null`
    public final Tensor nanToNum_(Consumer<OperationOptions.NanToNum> options) {
        OperationOptions.NanToNum o = OperationOptions.NanToNum.DEFAULT.with(options);
        return Rounding.nanToNum(this, o.nan, o.posinf, o.neginf, true);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `posinf` is `null` and `neginf` is `null`.
    public final Tensor nanToNum_(double nan) {
        return Rounding.nanToNum(this, nan, null, null, true);
    }

    /// The mean of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmean() // 2
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nanmean() {
        return Gathered.nanmean(this, null);
    }

    /// The mean of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmean() // 2
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nanmean(@Nullable DType dtype) {
        return Gathered.nanmean(this, dtype);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long dim, boolean keepdim) {
        return Gathered.nanmean(this, new long[] {dim}, keepdim, null);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long... dim) {
        Arguments.given(dim, "dim");
        return Gathered.nanmean(this, dim, false, null);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long @Nullable [] dim, boolean keepdim) {
        return Gathered.nanmean(this, dim, keepdim, null);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        return Gathered.nanmean(this, dim, keepdim, dtype);
    }

    /// The lower median of all elements that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian() // 1
    /// ```
    public final Tensor nanmedian() {
        return Sorting.nanmedian(this);
    }

    /// The lower medians of the elements along a dimension that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian(0) // 1, 0
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices nanmedian(long dim) {
        return Sorting.nanmedian(this, dim, false);
    }

    /// The lower medians of the elements along a dimension that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian(0) // 1, 0
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices nanmedian(long dim, boolean keepdim) {
        return Sorting.nanmedian(this, dim, keepdim);
    }

    /// The values below which parts `q` of all elements that are not NaN lie, a vector.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(Tensor q) {
        Arguments.given(q, "q");
        return Quantiles.nanquantile(
                Precision.full(this), Precision.full(q), null, false, "linear");
    }

    /// The values below which parts `q` of all elements that are not NaN lie, a vector.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`
    /// - `keepdim`, `false`
    /// - `interpolation`, `"linear"`
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(Tensor q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(q, "q");
        return Quantiles.nanquantile(
                Precision.full(this), Precision.full(q), o.dim, o.keepdim, o.interpolation);
    }

    /// The values below which parts `q` of all elements that are not NaN lie, a vector.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(Tensor q, long dim) {
        Arguments.given(q, "q");
        return Quantiles.nanquantile(Precision.full(this), Precision.full(q), dim, false, "linear");
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(double q) {
        return Quantiles.nanquantile(Precision.full(this), q, null, false, "linear");
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`
    /// - `keepdim`, `false`
    /// - `interpolation`, `"linear"`
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(double q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        return Quantiles.nanquantile(Precision.full(this), q, o.dim, o.keepdim, o.interpolation);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(double q, long dim) {
        return Quantiles.nanquantile(Precision.full(this), q, dim, false, "linear");
    }

    /// The sum, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2).nansum() // 3
    /// ```
    ///
    /// Here `dtype` is `null`.
    public final Tensor nansum() {
        return Gathered.nansum(this, null);
    }

    /// The sum, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2).nansum() // 3
    /// ```
    public final Tensor nansum(@Nullable DType dtype) {
        return Gathered.nansum(this, dtype);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long dim, boolean keepdim) {
        return Gathered.nansum(this, new long[] {dim}, keepdim, null);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long... dim) {
        Arguments.given(dim, "dim");
        return Gathered.nansum(this, dim, false, null);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long @Nullable [] dim, boolean keepdim) {
        return Gathered.nansum(this, dim, keepdim, null);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        return Gathered.nansum(this, dim, keepdim, dtype);
    }

    /// Some neighbouring places of a dimension, from a place that a 0-d tensor of integers holds.
    ///
    /// ```java
    /// arange(6).narrow(0, tensor(2), 3) // [2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the tensor has a dimension or holds no integer
    public final Tensor narrow(long dim, Tensor start, long length) {
        Arguments.given(start, "start");
        return Slicing.narrow(this, dim, start, length);
    }

    /// `narrow`: `length` places from `start`.
    ///
    /// ```java
    /// arange(6).narrow(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if they are not all there
    public final Tensor narrow(long dim, long start, long length) {
        return Slicing.narrow(this, dim, start, length);
    }

    /// `narrow_copy`: a copy of `length` places from `start`.
    ///
    /// ```java
    /// arange(6).narrowCopy(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if they are not all there
    public final Tensor narrowCopy(long dim, long start, long length) {
        return Slicing.narrowCopy(this, dim, start, length);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor ne(Complex other) {
        Arguments.given(other, "other");
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor ne(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor ne(double other) {
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor ne(long other) {
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ne_(Complex other) {
        Arguments.given(other, "other");
        return Comparisons.NE.into(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ne_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.NE.into(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ne_(double other) {
        return Comparisons.NE.into(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor ne_(long other) {
        return Comparisons.NE.into(this, other);
    }

    /// The negative. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    public final Tensor neg() {
        return Elementary.NEG.call(this);
    }

    /// The negative. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor neg_() {
        return Elementary.NEG.into(this);
    }

    /// The negative. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    public final Tensor negative() {
        return Elementary.NEG.call(this);
    }

    /// The negative. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor negative_() {
        return Elementary.NEG.into(this);
    }

    /// Undefined content in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    public final Tensor newEmpty(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        return Constants.newEmpty(this, options, size);
    }

    /// Undefined content in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(2, 3).dtype() // int64
    /// ```
    public final Tensor newEmpty(long... size) {
        Arguments.given(size, "size");
        return Constants.newEmpty(this, size);
    }

    /// A tensor of this dtype with given strides and undefined content.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2});
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are not as many strides as sizes
    public final Tensor newEmptyStrided(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        return Arrangements.newEmptyStrided(this, size, stride);
    }

    /// A tensor of given strides and undefined content, of another dtype if asked.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64));
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are not as many strides as sizes
    public final Tensor newEmptyStrided(
            long[] size, long[] stride, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Arguments.given(options, "options");
        return Arrangements.newEmptyStrided(this, size, stride, options);
    }

    /// A complex constant in the dtype of this tensor.
    public final Tensor newFull(long[] size, Complex fillValue) {
        Arguments.given(size, "size");
        Arguments.given(fillValue, "fillValue");
        return ComplexFactories.newFull(this, size, fillValue);
    }

    /// A complex constant in the dtype of this tensor, with options: another one.
    public final Tensor newFull(long[] size, Complex fillValue, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(fillValue, "fillValue");
        Arguments.given(options, "options");
        return ComplexFactories.newFull(this, size, fillValue, options);
    }

    /// A constant in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7) // [7, 7]
    /// ```
    public final Tensor newFull(long[] size, double fillValue) {
        Arguments.given(size, "size");
        return Constants.newFull(this, size, fillValue);
    }

    /// A constant in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7, o -> o.dtype(float64)).dtype() // float64
    /// ```
    public final Tensor newFull(long[] size, double fillValue, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(options, "options");
        return Constants.newFull(this, size, fillValue, options);
    }

    /// Ones in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    public final Tensor newOnes(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        return Constants.newOnes(this, options, size);
    }

    /// Ones in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(2) // [1, 1]
    /// ```
    public final Tensor newOnes(long... size) {
        Arguments.given(size, "size");
        return Constants.newOnes(this, size);
    }

    /// A copy of a Java array in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newTensor(new double[] {3, 4}).dtype() // int64
    /// ```
    public final Tensor newTensor(Object array) {
        Arguments.given(array, "array");
        return JavaArrays.newTensor(this, array);
    }

    /// Zeros in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    public final Tensor newZeros(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        return Constants.newZeros(this, options, size);
    }

    /// Zeros in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(2) // [0, 0]
    /// ```
    public final Tensor newZeros(long... size) {
        Arguments.given(size, "size");
        return Constants.newZeros(this, size);
    }

    /// The next number after each element in the direction of another.
    ///
    /// ```java
    /// tensor(1.0).nextafter(tensor(2.0)).sub(1) // 1.192e-7
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nextafter(Tensor other) {
        Arguments.given(other, "other");
        return Specials.nextafter(this, other, false);
    }

    /// The next number after each element in the direction of another.
    ///
    /// ```java
    /// tensor(1.0).nextafter(tensor(2.0)).sub(1) // 1.192e-7
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nextafter_(Tensor other) {
        Arguments.given(other, "other");
        return Specials.nextafter(this, other, true);
    }

    /// The places of the elements that are not zero, one row each; int64 (count, dimensions).
    ///
    /// ```java
    /// tensor(0, 5, 0, 7).nonzero() // [[1], [3]]
    /// eye(2).nonzero() // [[0, 0], [1, 1]]
    /// ```
    public final Tensor nonzero() {
        return Masks.nonzero(this);
    }

    /// The places of the elements that are not zero, one vector per dimension:
    /// `nonzero(as_tuple=True)`.
    ///
    /// ```java
    /// Tensor[] places = eye(2).nonzeroAsTuple(); // [0, 1], [0, 1]
    /// ```
    public final Tensor[] nonzeroAsTuple() {
        return Masks.nonzeroTuple(this);
    }

    /// The places of the elements that are not zero, exactly `size` rows: further ones are left
    /// out, and missing ones are filled.
    ///
    /// ```java
    /// tensor(0, 5, 7).nonzeroStatic(3) // [[1], [2], [-1]]
    /// ```
    ///
    /// Here `fillValue` is `-1`.
    ///
    /// @throws dev.obor.base.ValueError if `size` is negative
    public final Tensor nonzeroStatic(long size) {
        return Forms.nonzeroStatic(this, size, -1);
    }

    /// The places of the elements that are not zero, exactly `size` rows: further ones are left
    /// out, and missing ones are filled.
    ///
    /// ```java
    /// tensor(0, 5, 7).nonzeroStatic(3) // [[1], [2], [-1]]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `size` is negative
    public final Tensor nonzeroStatic(long size, long fillValue) {
        return Forms.nonzeroStatic(this, size, fillValue);
    }

    /// `linalg.vector_norm` over dimensions: `ord` 0 counts, infinite ones take extremes.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// Here `p` is `2`, `dim` is `null` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm() {
        return Norms.vectorNorm(this, 2, null, false);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// Here `dim` is `null` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(String p) {
        Arguments.given(p, "p");
        return Norms.namedNorm(this, p, null, false);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(String p, long @Nullable [] dim) {
        Arguments.given(p, "p");
        return Norms.namedNorm(this, p, dim, false);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(String p, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(p, "p");
        return Norms.namedNorm(this, p, dim, keepdim);
    }

    /// `linalg.vector_norm` over dimensions: `ord` 0 counts, infinite ones take extremes.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// Here `dim` is `null` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p) {
        return Norms.vectorNorm(this, p, null, false);
    }

    /// `linalg.vector_norm` over dimensions: `ord` 0 counts, infinite ones take extremes.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p, long... dim) {
        Arguments.given(dim, "dim");
        return Norms.vectorNorm(this, p, dim, false);
    }

    /// `linalg.vector_norm` over dimensions: `ord` 0 counts, infinite ones take extremes.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p, long @Nullable [] dim, boolean keepdim) {
        return Norms.vectorNorm(this, p, dim, keepdim);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// Here `mean` is `0`, `std` is `1` and `generator` is `null`.
    public final Tensor normal_() {
        return Randoms.normal_(this, 0, 1, null);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// Here `std` is `1` and `generator` is `null`.
    public final Tensor normal_(double mean) {
        return Randoms.normal_(this, mean, 1, null);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor normal_(double mean, double std) {
        return Randoms.normal_(this, mean, std, null);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    public final Tensor normal_(double mean, double std, @Nullable Generator generator) {
        return Randoms.normal_(this, mean, std, generator);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor notEqual(Complex other) {
        Arguments.given(other, "other");
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor notEqual(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor notEqual(double other) {
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    public final Tensor notEqual(long other) {
        return Comparisons.NE.call(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor notEqual_(Complex other) {
        Arguments.given(other, "other");
        return Comparisons.NE.into(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor notEqual_(Tensor other) {
        Arguments.given(other, "other");
        return Comparisons.NE.into(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor notEqual_(double other) {
        return Comparisons.NE.into(this, other);
    }

    /// Where the operands differ; bool. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor notEqual_(long other) {
        return Comparisons.NE.into(this, other);
    }

    /// Ones of the same sizes, dtype and layout.
    ///
    /// ```java
    /// onesLike(tensor(3, 4)) // [1, 1]
    /// ```
    public final Tensor onesLike() {
        return Constants.onesLike(this);
    }

    /// The first columns of Q of packed reflections: `torch.orgqr`, see
    /// [Linalg#householderProduct].
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().orgqr(f.tau()) // [[-0.6], [-0.8]]
    /// ```
    ///
    /// @param tau (*, k) the factors
    public final Tensor orgqr(Tensor tau) {
        Arguments.given(tau, "tau");
        return QrOps.orgqr(this, tau);
    }

    /// Q C, Qᴴ C, C Q or C Qᴴ for the whole product Q of the reflections that [Obor#geqrf] gives.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().ormqr(f.tau(), eye(2)) // [[-0.6, -0.8], [-0.8, 0.6]]
    /// ```
    ///
    /// Here `left` is `true` and `transpose` is `false`.
    ///
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    public final Tensor ormqr(Tensor tau, Tensor other) {
        Arguments.given(tau, "tau");
        Arguments.given(other, "other");
        return QrOps.ormqr(this, tau, other, true, false);
    }

    /// Q C, Qᴴ C, C Q or C Qᴴ for the whole product Q of the reflections that [Obor#geqrf] gives.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().ormqr(f.tau(), eye(2)) // [[-0.6, -0.8], [-0.8, 0.6]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `left`, `true`
    /// - `transpose`, `false`
    ///
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    public final Tensor ormqr(Tensor tau, Tensor other, Consumer<OperationOptions.Ormqr> options) {
        OperationOptions.Ormqr o = OperationOptions.Ormqr.DEFAULT.with(options);
        Arguments.given(tau, "tau");
        Arguments.given(other, "other");
        return QrOps.ormqr(this, tau, other, o.left, o.transpose);
    }

    /// `outer`: all products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).outer(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if one is no vector
    public final Tensor outer(Tensor vec2) {
        Arguments.given(vec2, "vec2");
        return Contractions.outer(this, vec2);
    }

    /// `permute`: the dimensions in another order.
    ///
    /// ```java
    /// ones(2, 3, 4).permute(2, 0, 1).shape() // [4, 2, 3]
    /// ```
    public final Tensor permute(long... dims) {
        Arguments.given(dims, "dims");
        return Reordering.permute(this, dims);
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// Here `rcond` is `1e-15`.
    public final Tensor pinverse() {
        return PseudoInverses.pinverse(this, 1e-15);
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param rcond what counts as zero, as a part of the largest singular value
    public final Tensor pinverse(double rcond) {
        return PseudoInverses.pinverse(this, rcond);
    }

    /// The n-th derivative of the digamma function: infinite in the 171st and beyond, as in
    /// PyTorch, in float32 from the 35th on.
    ///
    /// ```java
    /// tensor(1.0, 2).polygamma(1) // [1.6449, 0.6449]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if n is negative, or no int
    public final Tensor polygamma(long n) {
        return Specials.polygamma(this, n, false);
    }

    /// The n-th derivative of the digamma function: infinite in the 171st and beyond, as in
    /// PyTorch, in float32 from the 35th on.
    ///
    /// ```java
    /// tensor(1.0, 2).polygamma(1) // [1.6449, 0.6449]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ValueError if n is negative, or no int
    public final Tensor polygamma_(long n) {
        return Specials.polygamma(this, n, true);
    }

    /// The tensor itself, Python's `+x`.
    ///
    /// ```java
    /// tensor(-1, 2).positive() // [-1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bool
    public final Tensor positive() {
        return Specials.positive(this);
    }

    /// Each element to a complex power.
    public final Tensor pow(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.pow(this, other);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow(tensor(3, 2)) // [8, 9]
    /// ```
    public final Tensor pow(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.POW.call(this, other);
    }

    /// a to the power of a number; squares, cubes, roots and reciprocals without logarithms.
    ///
    /// ```java
    /// tensor(1.0, 4).pow(-0.5) // [1, 0.5]
    /// ```
    public final Tensor pow(double other) {
        return Arithmetic.pow(this, other);
    }

    /// a to the power of an integer.
    ///
    /// ```java
    /// tensor(2, 3).pow(2) // [4, 9]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError for integers to negative powers
    public final Tensor pow(long other) {
        return Arithmetic.pow(this, other);
    }

    /// Each element to a complex power.
    public final Tensor pow_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.pow_(this, other);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor pow_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.POW.into(this, other);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(4.0, 9).pow_(0.5) // [2, 3]
    /// ```
    public final Tensor pow_(double other) {
        return Arithmetic.pow_(this, other);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow_(2) // [4, 9]
    /// ```
    public final Tensor pow_(long other) {
        return Arithmetic.pow_(this, other);
    }

    /// x where it is positive, and elsewhere a slope times x.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).prelu(tensor(0.25)) // [-0.5, 0, 3]
    /// ```
    ///
    /// @param weight one slope, or one per channel (dimension 1)
    /// @throws dev.obor.base.ShapeError if the number of slopes is neither, or they have several dimensions
    public final Tensor prelu(Tensor weight) {
        Arguments.given(weight, "weight");
        return Activations.prelu(this, weight);
    }

    /// The product of all elements; integers and bool give int64.
    ///
    /// ```java
    /// tensor(2, 3, 4).prod() // 24
    /// ```
    ///
    /// Here `dtype` is `null`.
    public final Tensor prod() {
        return ProductReductions.prod(Precision.full(this), null);
    }

    /// The product of all elements; integers and bool give int64.
    ///
    /// ```java
    /// tensor(2, 3, 4).prod() // 24
    /// ```
    public final Tensor prod(@Nullable DType dtype) {
        return ProductReductions.prod(Precision.full(this), dtype);
    }

    /// The products along a dimension, which stays with size 1 if asked; integers and bool give
    /// int64.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor prod(long dim) {
        return ProductReductions.prod(Precision.full(this), dim, false, null);
    }

    /// The products along a dimension, which stays with size 1 if asked; integers and bool give
    /// int64.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor prod(long dim, boolean keepdim) {
        return ProductReductions.prod(Precision.full(this), dim, keepdim, null);
    }

    /// The products along a dimension, which stays with size 1 if asked; integers and bool give
    /// int64.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor prod(long dim, boolean keepdim, @Nullable DType dtype) {
        return ProductReductions.prod(Precision.full(this), dim, keepdim, dtype);
    }

    /// `put`: writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// Here `accumulate` is `false`.
    public final Tensor put(Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return TakePut.put(this, index, source, false, false);
    }

    /// `put`: writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    public final Tensor put(Tensor index, Tensor source, boolean accumulate) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return TakePut.put(this, index, source, accumulate, false);
    }

    /// `put`: writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `accumulate` is `false`.
    public final Tensor put_(Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return TakePut.put(this, index, source, false, true);
    }

    /// `put`: writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor put_(Tensor index, Tensor source, boolean accumulate) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        return TakePut.put(this, index, source, accumulate, true);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `some` is `true`.
    public final Qr qr() {
        return QrOps.qrOld(this, true);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// @param some whether to give only the first columns of Q
    public final Qr qr(boolean some) {
        return QrOps.qrOld(this, some);
    }

    /// The values below which parts `q` of all elements lie, a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(Tensor q) {
        Arguments.given(q, "q");
        return Quantiles.quantile(Precision.full(this), Precision.full(q), null, false, "linear");
    }

    /// The values below which parts `q` of all elements lie, a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`
    /// - `keepdim`, `false`
    /// - `interpolation`, `"linear"`
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(Tensor q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(q, "q");
        return Quantiles.quantile(
                Precision.full(this), Precision.full(q), o.dim, o.keepdim, o.interpolation);
    }

    /// The values below which parts `q` of all elements lie, a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(Tensor q, long dim) {
        Arguments.given(q, "q");
        return Quantiles.quantile(Precision.full(this), Precision.full(q), dim, false, "linear");
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(double q) {
        return Quantiles.quantile(Precision.full(this), q, null, false, "linear");
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`
    /// - `keepdim`, `false`
    /// - `interpolation`, `"linear"`
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(double q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        return Quantiles.quantile(Precision.full(this), q, o.dim, o.keepdim, o.interpolation);
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(double q, long dim) {
        return Quantiles.quantile(Precision.full(this), q, dim, false, "linear");
    }

    /// Radians as degrees. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg() // [0, 180]
    /// ```
    public final Tensor rad2deg() {
        return Trigonometry.RAD2DEG.call(this);
    }

    /// Radians as degrees. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg() // [0, 180]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor rad2deg_() {
        return Trigonometry.RAD2DEG.into(this);
    }

    /// The non-negative integers that the dtype holds without gaps, drawn over the elements.
    ///
    /// ```java
    /// empty(int8, 4).random_().ge(0).all() // true
    /// ```
    public final Tensor random_() {
        return Randoms.random_(this);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    ///
    /// Here `from` is `0` and `generator` is `null`.
    public final Tensor random_(long to) {
        return Randoms.random_(this, 0, to, null);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor random_(long from, long to) {
        return Randoms.random_(this, from, to, null);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    public final Tensor random_(long from, long to, @Nullable Generator generator) {
        return Randoms.random_(this, from, to, generator);
    }

    /// All dimensions as one.
    ///
    /// ```java
    /// ones(2, 3).ravel().shape() // [6]
    /// ```
    public final Tensor ravel() {
        return Reshaping.ravel(this);
    }

    /// The real parts, a view; a real tensor itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).real() // [1, 0]
    /// ```
    public final Tensor real() {
        return ComplexViews.real(this);
    }

    /// 1 / x. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(2, 4).reciprocal() // [0.5, 0.25]
    /// ```
    public final Tensor reciprocal() {
        return Elementary.RECIPROCAL.call(this);
    }

    /// 1 / x. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(2, 4).reciprocal() // [0.5, 0.25]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor reciprocal_() {
        return Elementary.RECIPROCAL.into(this);
    }

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu() // [0, 0, 2]
    /// ```
    public final Tensor relu() {
        return Elementary.RELU.call(this);
    }

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu() // [0, 0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor relu_() {
        return Elementary.RELU.into(this);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    public final Tensor remainder(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.REMAINDER.call(this, other);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    public final Tensor remainder(double other) {
        return Arithmetic.REMAINDER.call(this, other);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    public final Tensor remainder(long other) {
        return Arithmetic.REMAINDER.call(this, other);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor remainder_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.REMAINDER.into(this, other);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor remainder_(double other) {
        return Arithmetic.REMAINDER.into(this, other);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    /// Broadcasts; dtypes promote.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor remainder_(long other) {
        return Arithmetic.REMAINDER.into(this, other);
    }

    /// `renorm`: slices longer than `maxnorm` are shortened to it.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor renorm(double p, long dim, double maxnorm) {
        return Norms.renorm(this, p, dim, maxnorm);
    }

    /// Slices along a dimension that are longer than `maxnorm` are shortened to it, in place;
    /// returns this.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm_(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor renorm_(double p, long dim, double maxnorm) {
        return Gathered.renorm_(this, p, dim, maxnorm);
    }

    /// The whole tensor so many times along each dimension.
    ///
    /// ```java
    /// tensor(1, 2).repeat(2, 2) // [[1, 2, 1, 2], [1, 2, 1, 2]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer numbers than dimensions
    public final Tensor repeat(long... repeats) {
        Arguments.given(repeats, "repeats");
        return Rearranging.repeat(this, repeats);
    }

    /// `repeat_interleave`: every slice as often as a vector says.
    ///
    /// ```java
    /// tensor(7, 8, 9).repeatInterleave(tensor(1, 0, 2), 0) // [7, 9, 9]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor repeatInterleave(Tensor repeats, long dim) {
        Arguments.given(repeats, "repeats");
        return Rearranging.repeatInterleave(this, repeats, dim);
    }

    /// `repeat_interleave` with the size that the result must have.
    ///
    /// ```java
    /// tensor(7, 8, 9).repeatInterleave(tensor(1, 0, 2), 0, 3) // [7, 9, 9]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it has another one
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor repeatInterleave(Tensor repeats, long dim, long outputSize) {
        Arguments.given(repeats, "repeats");
        return Rearranging.repeatInterleave(this, repeats, dim, outputSize);
    }

    /// `repeat_interleave`: every element so many times, in the flattened tensor.
    ///
    /// ```java
    /// tensor(1, 2).repeatInterleave(2) // [1, 1, 2, 2]
    /// ```
    public final Tensor repeatInterleave(long repeats) {
        return Rearranging.repeatInterleave(this, repeats);
    }

    /// `repeat_interleave`: every slice along a dimension so many times.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).repeatInterleave(2, 1) // [[1, 1, 2, 2], [3, 3, 4, 4]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor repeatInterleave(long repeats, long dim) {
        return Rearranging.repeatInterleave(this, repeats, dim);
    }

    /// The same elements in other sizes: a view if possible, else a copy.
    ///
    /// ```java
    /// arange(6).reshape(3, 2) // [[0, 1], [2, 3], [4, 5]]
    /// ```
    public final Tensor reshape(long... sizes) {
        Arguments.given(sizes, "sizes");
        return Reshaping.reshape(this, sizes);
    }

    /// The same elements in the sizes of another tensor.
    ///
    /// ```java
    /// arange(4).reshapeAs(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    public final Tensor reshapeAs(Tensor other) {
        Arguments.given(other, "other");
        return Reshaping.reshapeAs(this, other);
    }

    /// Gives this tensor the sizes of another; returns it.
    ///
    /// ```java
    /// arange(4).resizeAs_(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @throws dev.obor.base.StateError if it requires a gradient
    public final Tensor resizeAs_(Tensor other) {
        Arguments.given(other, "other");
        return OwnGeometry.resizeAs_(this, other);
    }

    /// Gives this tensor other sizes, in row-major order on the same memory; returns it. Where they
    /// need more, the elements move to larger memory, whose further elements are anything; tensors
    /// that shared the memory stay with the old one, where in PyTorch they go along.
    ///
    /// ```java
    /// arange(4).resize_(2, 2) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @throws dev.obor.base.StateError if it requires a gradient
    public final Tensor resize_(long... size) {
        Arguments.given(size, "size");
        return OwnGeometry.resize_(this, size);
    }

    /// Gives this tensor other sizes in a memory format; returns it.
    ///
    /// ```java
    /// ones(2).resize_(new long[] {1, 2, 1, 1}, MemoryFormat.CHANNELS_LAST).shape() // [1, 2, 1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.StateError if it requires a gradient
    /// @throws dev.obor.base.ShapeError if the format is for another number of dimensions
    public final Tensor resize_(long[] size, MemoryFormat memoryFormat) {
        Arguments.given(size, "size");
        Arguments.given(memoryFormat, "memoryFormat");
        return OwnGeometry.resize_(this, size, memoryFormat);
    }

    /// The tensor with its conjugation done: itself, for [#conj] does it at once.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().resolveConj() // [1-2j, 0+1j]
    /// ```
    public final Tensor resolveConj() {
        return ComplexNumbers.resolveConj(this);
    }

    /// The tensor with its negation done: itself.
    ///
    /// ```java
    /// tensor(1.0, 2).resolveNeg() // [1, 2]
    /// ```
    public final Tensor resolveNeg() {
        return ComplexNumbers.resolveNeg(this);
    }

    /// The flattened tensor shifted; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(1) // [[3, 0], [1, 2]]
    /// ```
    public final Tensor roll(long shift) {
        return Rearranging.roll(this, shift);
    }

    /// Shifted along a dimension; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).roll(1, 0) // [3, 0, 1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor roll(long shift, long dim) {
        return Rearranging.roll(this, shift, dim);
    }

    /// `roll`: shifted along dimensions, what falls off comes back in front; no dimension means the
    /// flattened tensor.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(new long[] {1, 1}, 0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor roll(long[] shifts, long... dims) {
        Arguments.given(shifts, "shifts");
        Arguments.given(dims, "dims");
        return Rearranging.roll(this, shifts, dims);
    }

    /// `rot90`: so many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// Here `k` is `1`, `dim0` is `0` and `dim1` is `1`.
    public final Tensor rot90() {
        return Rearranging.rot90(this, 1, 0, 1);
    }

    /// `rot90`: so many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// Here `dim0` is `0` and `dim1` is `1`.
    public final Tensor rot90(long k) {
        return Rearranging.rot90(this, k, 0, 1);
    }

    /// `rot90`: so many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// Here `dim1` is `1`.
    public final Tensor rot90(long k, long dim0) {
        return Rearranging.rot90(this, k, dim0, 1);
    }

    /// `rot90`: so many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    public final Tensor rot90(long k, long dim0, long dim1) {
        return Rearranging.rot90(this, k, dim0, dim1);
    }

    /// Quarter turns in the plane of two dimensions.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90(2, 0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError unless two different dimensions are given
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor rot90(long k, long... dims) {
        Arguments.given(dims, "dims");
        return Rearranging.rot90(this, k, dims);
    }

    /// The nearest integer, ties to even. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round() // [0, 2, -3]
    /// ```
    public final Tensor round() {
        return Rounding.ROUND.call(this);
    }

    /// Rounded to that many places behind the point; negative: before it.
    ///
    /// ```java
    /// tensor(3.14159, 2.71828).round(2) // [3.14, 2.72]
    /// tensor(1234.0).round(-2) // 1200
    /// ```
    public final Tensor round(int decimals) {
        return Rounding.round(this, decimals);
    }

    /// The nearest integer, ties to even. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round() // [0, 2, -3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor round_() {
        return Rounding.ROUND.into(this);
    }

    /// 1 / √x. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(4.0, 0.25).rsqrt() // [0.5, 2]
    /// ```
    public final Tensor rsqrt() {
        return Elementary.RSQRT.call(this);
    }

    /// 1 / √x. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(4.0, 0.25).rsqrt() // [0.5, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor rsqrt_() {
        return Elementary.RSQRT.into(this);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    public final Tensor rsub(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.RSUB_NUMBER.call(this, other);
    }

    /// Another tensor minus this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10)) // [9, 8]
    /// ```
    public final Tensor rsub(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.rsub(this, other);
    }

    /// Another tensor minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10), 2) // [8, 6]
    /// ```
    public final Tensor rsub(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.rsub(this, other, alpha);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    public final Tensor rsub(double other) {
        return Arithmetic.RSUB_NUMBER.call(this, other);
    }

    /// A number minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(0.5, 2) // [-1.5, -3.5]
    /// ```
    public final Tensor rsub(double other, double alpha) {
        return Arithmetic.rsub(this, other, alpha);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    public final Tensor rsub(long other) {
        return Arithmetic.RSUB_NUMBER.call(this, other);
    }

    /// An integer minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10, 2) // [8, 6]
    /// ```
    public final Tensor rsub(long other, double alpha) {
        return Arithmetic.rsub(this, other, alpha);
    }

    /// Writes one place per element along a dimension: `out[index[i][j]][j] = src[i][j]` for dim 0;
    /// where places repeat, the last element stays.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), tensor(5.0, 6)) // [6, 0, 5]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        return GatherOps.scatter(this, dim, index, src, false);
    }

    /// Writes one place per element along a dimension, combined with what is there: `reduce` is
    /// `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), tensor(5.0, 6), "add") // [6, 1, 7]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        return GatherOps.scatter(this, dim, index, src, reduce, false);
    }

    /// Writes a number at one place per element of the index along a dimension.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), 1.0) // [1, 0, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        return GatherOps.scatter(this, dim, index, value, false);
    }

    /// Writes a number to one place per element of the index along a dimension, combined with what
    /// is there: `reduce` is `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), 4.0, "multiply") // [4, 1, 4]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter(long dim, Tensor index, double value, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(reduce, "reduce");
        return GatherOps.scatter(this, dim, index, value, reduce, false);
    }

    /// Adds at one place per element along a dimension, in order.
    ///
    /// ```java
    /// zeros(3).scatterAdd(0, tensor(0, 0, 2), tensor(1.0, 2, 3)) // [3, 0, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterAdd(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        return GatherOps.scatterAdd(this, dim, index, src, false);
    }

    /// Adds at one place per element along a dimension, in order.
    ///
    /// ```java
    /// zeros(3).scatterAdd(0, tensor(0, 0, 2), tensor(1.0, 2, 3)) // [3, 0, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterAdd_(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        return GatherOps.scatterAdd(this, dim, index, src, true);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.call(this, dim, index, src, reduce, true, false);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce(
            long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.call(this, dim, index, src, reduce, includeSelf, false);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce_(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.call(this, dim, index, src, reduce, true, true);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce_(
            long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        return ScatterReduce.call(this, dim, index, src, reduce, includeSelf, true);
    }

    /// Writes one place per element along a dimension: `out[index[i][j]][j] = src[i][j]` for dim 0;
    /// where places repeat, the last element stays.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), tensor(5.0, 6)) // [6, 0, 5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter_(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        return GatherOps.scatter(this, dim, index, src, true);
    }

    /// Writes one place per element along a dimension, combined with what is there: `reduce` is
    /// `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), tensor(5.0, 6), "add") // [6, 1, 7]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter_(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        return GatherOps.scatter(this, dim, index, src, reduce, true);
    }

    /// Writes a number at one place per element of the index along a dimension.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), 1.0) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter_(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        return GatherOps.scatter(this, dim, index, value, true);
    }

    /// Writes a number to one place per element of the index along a dimension, combined with what
    /// is there: `reduce` is `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), 4.0, "multiply") // [4, 1, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter_(long dim, Tensor index, double value, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(reduce, "reduce");
        return GatherOps.scatter(this, dim, index, value, reduce, true);
    }

    /// `select`: one place of a dimension, which disappears.
    ///
    /// ```java
    /// arange(6).view(2, 3).select(1, 2) // [2, 5]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if the index is out of range
    public final Tensor select(long dim, long index) {
        return Slicing.select(this, dim, index);
    }

    /// A copy in which one place of a dimension is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).selectScatter(tensor(5.0, 6), 0, 1) // [[0, 0], [5, 6]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor selectScatter(Tensor src, long dim, long index) {
        Arguments.given(src, "src");
        return SliceScatter.select(this, src, dim, index);
    }

    /// `x[…] = value`: broadcast and, where no tensor is among the entries, converted to the dtype;
    /// returns x.
    ///
    /// ```java
    /// Tensor a = zeros(2, 3);
    /// a.set(tensor(1.0, 2), 0, Index.slice(1, 3)) // [[0, 1, 2], [0, 0, 0]]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if a tensor is, and the dtypes differ
    /// @throws dev.obor.base.ShapeError if the value does not broadcast to what is indexed
    public final Tensor set(Tensor value, @Nullable Object... index) {
        Arguments.given(value, "value");
        Arguments.given(index, "index");
        return Subscript.set(this, value, index);
    }

    /// `x[…] = value`; returns the tensor. Entries as for [#get].
    ///
    /// ```java
    /// zeros(2, 2).set(0.5, Index.all(), 1) // [[0, 0.5], [0, 0.5]]
    /// ```
    public final Tensor set(double value, @Nullable Object... index) {
        Arguments.given(index, "index");
        return Subscript.set(this, value, index);
    }

    /// `x[…] = value`; returns the tensor. Entries as for [#get].
    ///
    /// ```java
    /// zeros(int64, 2, 2).set(7, 0) // [[7, 7], [0, 0]]
    /// ```
    public final Tensor set(long value, @Nullable Object... index) {
        Arguments.given(index, "index");
        return Subscript.set(this, value, index);
    }

    /// Makes this tensor empty, with memory of its own; returns it.
    ///
    /// ```java
    /// ones(2).set_().shape() // [0]
    /// ```
    public final Tensor set_() {
        return OwnGeometry.set_(this);
    }

    /// Makes this tensor look at the memory of another, with its sizes and strides; returns it.
    ///
    /// ```java
    /// ones(2).set_(tensor(3.0, 4, 5)) // [3, 4, 5]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor set_(Tensor source) {
        Arguments.given(source, "source");
        return OwnGeometry.set_(this, source);
    }

    /// -1, 0 or 1. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sgn() // [-1, 0, 1]
    /// ```
    public final Tensor sgn() {
        return Elementary.SGN.call(this);
    }

    /// -1, 0 or 1. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sgn() // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sgn_() {
        return Elementary.SGN.into(this);
    }

    /// The logistic function, 1 / (1 + exp(-x)). Any shape and dtype; integers and bools give the
    /// default dtype.
    ///
    /// ```java
    /// tensor(-1, 0, 1).sigmoid() // [0.2689, 0.5, 0.7311]
    /// ```
    public final Tensor sigmoid() {
        return Elementary.SIGMOID.call(this);
    }

    /// The logistic function, 1 / (1 + exp(-x)). Any shape and dtype; integers and bools give the
    /// default dtype.
    ///
    /// ```java
    /// tensor(-1, 0, 1).sigmoid() // [0.2689, 0.5, 0.7311]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sigmoid_() {
        return Elementary.SIGMOID.into(this);
    }

    /// -1, 0 or 1. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign() // [-1, 0, 1]
    /// ```
    public final Tensor sign() {
        return Elementary.SIGN.call(this);
    }

    /// -1, 0 or 1. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign() // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sign_() {
        return Elementary.SIGN.into(this);
    }

    /// Where the sign is set, also that of -0; bool.
    ///
    /// ```java
    /// tensor(-1, -0.0, 0).signbit() // [true, true, false]
    /// ```
    public final Tensor signbit() {
        return Comparisons.SIGNBIT.call(this);
    }

    /// The sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).sin() // [0, 0.8415]
    /// ```
    public final Tensor sin() {
        return Trigonometry.SIN.call(this);
    }

    /// The sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).sin() // [0, 0.8415]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sin_() {
        return Trigonometry.SIN.into(this);
    }

    /// sin(πx) / (πx), and 1 at 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc() // [1, 0.6366, -0.2122]
    /// ```
    public final Tensor sinc() {
        return Trigonometry.SINC.call(this);
    }

    /// sin(πx) / (πx), and 1 at 0. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc() // [1, 0.6366, -0.2122]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sinc_() {
        return Trigonometry.SINC.into(this);
    }

    /// The hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh() // [0, 1.1752]
    /// ```
    public final Tensor sinh() {
        return Trigonometry.SINH.call(this);
    }

    /// The hyperbolic sine. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh() // [0, 1.1752]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sinh_() {
        return Trigonometry.SINH.into(this);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out. A view.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `dim` is `0`, `start` is `null`, `end` is `null` and `step` is `1`.
    ///
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice() {
        return Slicing.slice(this, 0, null, null, 1);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out. A view.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `start` is `null`, `end` is `null` and `step` is `1`.
    ///
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim) {
        return Slicing.slice(this, dim, null, null, 1);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out. A view.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `end` is `null` and `step` is `1`.
    ///
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim, @Nullable Long start) {
        return Slicing.slice(this, dim, start, null, 1);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out. A view.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `step` is `1`.
    ///
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @param end behind the last place, or null for the end
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim, @Nullable Long start, @Nullable Long end) {
        return Slicing.slice(this, dim, start, end, 1);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out. A view.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @param end behind the last place, or null for the end
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim, @Nullable Long start, @Nullable Long end, long step) {
        return Slicing.slice(this, dim, start, end, step);
    }

    /// A copy in which some places of a dimension are another tensor.
    ///
    /// ```java
    /// zeros(4).sliceScatter(tensor(5.0, 6), 0, 1L, 3L, 1) // [0, 5, 6, 0]
    /// ```
    ///
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sliceScatter(
            Tensor src, long dim, @Nullable Long start, @Nullable Long end, long step) {
        Arguments.given(src, "src");
        return SliceScatter.sliceScatter(this, src, dim, start, end, step);
    }

    /// The sign and the logarithm of the absolute value of determinants; 0 and -inf for singular
    /// matrices.
    ///
    /// ```java
    /// Linalg.slogdet(tensor(1.0, 2, 3, 4).view(2, 2)) // -1, 0.6931
    /// ```
    public final Slogdet slogdet() {
        return Determinants.slogdet(this);
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).softmax(0) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor softmax(long dim) {
        return Softmaxes.softmax(this, dim);
    }

    /// `softmax` of the input in another dtype; null keeps its own.
    ///
    /// ```java
    /// tensor(1, 2, 3).softmax(0, float32) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor softmax(long dim, @Nullable DType dtype) {
        return Softmaxes.softmax(this, dim, dtype);
    }

    /// The elements in order along a dimension, and where they stood.
    ///
    /// Always stable; NaN counts as the largest value.
    ///
    /// ```java
    /// ValuesIndices sorted = tensor(3, 1, 2).sort();
    /// sorted.values() // [1, 2, 3]
    /// sorted.indices() // [1, 2, 0]
    /// tensor(3, 1, 2).sort(o -> o.descending(true)).values() // [3, 2, 1]
    /// ```
    ///
    /// Here `dim` is `-1` and `descending` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices sort() {
        return Sorting.sort(this, -1, false);
    }

    /// The elements in order along a dimension, and where they stood.
    ///
    /// Always stable; NaN counts as the largest value.
    ///
    /// ```java
    /// ValuesIndices sorted = tensor(3, 1, 2).sort();
    /// sorted.values() // [1, 2, 3]
    /// sorted.indices() // [1, 2, 0]
    /// tensor(3, 1, 2).sort(o -> o.descending(true)).values() // [3, 2, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`
    /// - `descending`, `false`
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices sort(Consumer<OperationOptions.Sort> options) {
        OperationOptions.Sort o = OperationOptions.Sort.DEFAULT.with(options);
        return Sorting.sort(this, o.dim, o.descending);
    }

    /// The elements in order along a dimension, and where they stood.
    ///
    /// Always stable; NaN counts as the largest value.
    ///
    /// ```java
    /// ValuesIndices sorted = tensor(3, 1, 2).sort();
    /// sorted.values() // [1, 2, 3]
    /// sorted.indices() // [1, 2, 0]
    /// tensor(3, 1, 2).sort(o -> o.descending(true)).values() // [3, 2, 1]
    /// ```
    ///
    /// Here `descending` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices sort(long dim) {
        return Sorting.sort(this, dim, false);
    }

    /// Views of one size along a dimension, the last one smaller if need be.
    ///
    /// None of them may be changed in place while gradients are recorded.
    ///
    /// ```java
    /// arange(5).split(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long size) {
        return Splitting.split(this, size, 0);
    }

    /// Views of one size along a dimension, the last one smaller if need be.
    ///
    /// None of them may be changed in place while gradients are recorded.
    ///
    /// ```java
    /// arange(5).split(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long size, long dim) {
        return Splitting.split(this, size, dim);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long[] sizes) {
        Arguments.given(sizes, "sizes");
        return Splitting.split(this, sizes, 0);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long[] sizes, long dim) {
        Arguments.given(sizes, "sizes");
        return Splitting.split(this, sizes, dim);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] splitWithSizes(long[] sizes) {
        Arguments.given(sizes, "sizes");
        return Splitting.split(this, sizes, 0);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] splitWithSizes(long[] sizes, long dim) {
        Arguments.given(sizes, "sizes");
        return Splitting.split(this, sizes, dim);
    }

    /// The square root. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 4, 9).sqrt() // [1, 2, 3]
    /// ```
    public final Tensor sqrt() {
        return Elementary.SQRT.call(this);
    }

    /// The square root. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(1, 4, 9).sqrt() // [1, 2, 3]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sqrt_() {
        return Elementary.SQRT.into(this);
    }

    /// The square; the dtype stays, but bool gives int64.
    ///
    /// ```java
    /// tensor(2, -3).square() // [4, 9]
    /// ```
    public final Tensor square() {
        return Arithmetic.square(this);
    }

    /// The square in place.
    ///
    /// ```java
    /// tensor(2, -3).square_() // [4, 9]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError for bool, whose square is an integer
    public final Tensor square_() {
        return Arithmetic.square_(this);
    }

    /// `squeeze`: without the dimensions of size 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze().shape() // [2]
    /// ```
    public final Tensor squeeze() {
        return Expanding.squeeze(this);
    }

    /// `squeeze(dim)`: without these dimensions, where their size is 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze(0).shape() // [2, 1]
    /// ```
    public final Tensor squeeze(long... dims) {
        Arguments.given(dims, "dims");
        return Expanding.squeeze(this, dims);
    }

    /// Leaves out the dimensions of size 1; returns this.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze_().shape() // [2]
    /// ```
    public final Tensor squeeze_() {
        return OwnGeometry.squeeze_(this);
    }

    /// Leaves out those of the dimensions that have size 1; returns this.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze_(0).shape() // [2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor squeeze_(long... dims) {
        Arguments.given(dims, "dims");
        return OwnGeometry.squeeze_(this, dims);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor std() {
        return Variances.deviation(this, null, 1, false);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`
    /// - `correction`, `1`
    /// - `keepdim`, `false`
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor std(Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        return Variances.deviation(this, o.dim, o.correction, o.keepdim);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor std(long... dim) {
        Arguments.given(dim, "dim");
        return Variances.deviation(this, dim, 1, false);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor sub(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor sub(Complex other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.call(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor sub(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor sub(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, this, other);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor sub(double other) {
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor sub(double other, double alpha) {
        return Arithmetic.SUB_SCALED.call(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor sub(long other) {
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor sub(long other, double alpha) {
        return Arithmetic.SUB_SCALED.call(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(Complex other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.into(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.intoWith(new double[] {alpha}, this, other);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(double other) {
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(double other, double alpha) {
        return Arithmetic.SUB_SCALED.into(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(long other) {
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor sub_(long other, double alpha) {
        return Arithmetic.SUB_SCALED.into(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor subtract(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor subtract(Complex other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.call(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor subtract(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor subtract(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, this, other);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor subtract(double other) {
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor subtract(double other, double alpha) {
        return Arithmetic.SUB_SCALED.call(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    public final Tensor subtract(long other) {
        return Arithmetic.SUB.call(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    public final Tensor subtract(long other, double alpha) {
        return Arithmetic.SUB_SCALED.call(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(Complex other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.into(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(Tensor other, double alpha) {
        Arguments.given(other, "other");
        return Arithmetic.SUB_SCALED.intoWith(new double[] {alpha}, this, other);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(double other) {
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(double other, double alpha) {
        return Arithmetic.SUB_SCALED.into(this, other, alpha);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools. Broadcasts;
    /// dtypes promote.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(long other) {
        return Arithmetic.SUB.into(this, other);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor subtract_(long other, double alpha) {
        return Arithmetic.SUB_SCALED.into(this, other, alpha);
    }

    /// The sum of all elements; integers and bool give int64.
    ///
    /// ```java
    /// tensor(1, 2, 3).sum() // 6
    /// tensor(true, true, false).sum() // 2
    /// ```
    ///
    /// Here `dtype` is `null`.
    public final Tensor sum() {
        return Reductions.sum(this, null);
    }

    /// The sum of all elements; integers and bool give int64.
    ///
    /// ```java
    /// tensor(1, 2, 3).sum() // 6
    /// tensor(true, true, false).sum() // 2
    /// ```
    public final Tensor sum(@Nullable DType dtype) {
        return Reductions.sum(this, dtype);
    }

    /// The sums over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long dim, boolean keepdim) {
        return Reductions.sum(this, new long[] {dim}, keepdim, null);
    }

    /// The sums over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long... dim) {
        Arguments.given(dim, "dim");
        return Reductions.sum(this, dim, false, null);
    }

    /// The sums over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long @Nullable [] dim, boolean keepdim) {
        return Reductions.sum(this, dim, keepdim, null);
    }

    /// The sums over some dimensions, which stay with size 1 if asked.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        return Reductions.sum(this, dim, keepdim, dtype);
    }

    /// `sum_to_size`: undoes a broadcast by summing.
    ///
    /// ```java
    /// ones(2, 3).sumToSize(1, 3) // [[2, 2, 2]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not broadcast to the tensor's
    public final Tensor sumToSize(long... size) {
        Arguments.given(size, "size");
        return Reductions.sumToSize(this, size);
    }

    /// `torch.svd`: A = U diag(S) Vᴴ. See [Linalg#svd].
    ///
    /// ```java
    /// tensor(1.0, 0, 0, -3).view(2, 2).svd().s() // [3, 1]
    /// ```
    ///
    /// Here `some` is `true` and `computeUv` is `true`.
    public final Usv svd() {
        return SvdOps.svdOld(this, true, true);
    }

    /// `torch.svd`: A = U diag(S) Vᴴ. See [Linalg#svd].
    ///
    /// ```java
    /// tensor(1.0, 0, 0, -3).view(2, 2).svd().s() // [3, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `some`, `true`: whether only the first vectors are made
    /// - `computeUv`, `true`: whether vectors are made at all; else there are zeros in their place
    public final Usv svd(Consumer<OperationOptions.TorchSvd> options) {
        OperationOptions.TorchSvd o = OperationOptions.TorchSvd.DEFAULT.with(options);
        return SvdOps.svdOld(this, o.some, o.computeUv);
    }

    /// Two dimensions exchanged: a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).transpose(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    public final Tensor swapaxes(long dim0, long dim1) {
        return Reordering.transpose(this, dim0, dim1);
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).transpose_(0, 1).shape() // [3, 2]
    /// ```
    public final Tensor swapaxes_(long dim0, long dim1) {
        return OwnGeometry.transpose_(this, dim0, dim1);
    }

    /// Two dimensions exchanged: a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).transpose(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    public final Tensor swapdims(long dim0, long dim1) {
        return Reordering.transpose(this, dim0, dim1);
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).transpose_(0, 1).shape() // [3, 2]
    /// ```
    public final Tensor swapdims_(long dim0, long dim1) {
        return OwnGeometry.transpose_(this, dim0, dim1);
    }

    /// `t`: a matrix transposed; vectors and scalars stay.
    ///
    /// ```java
    /// arange(4).view(2, 2).t() // [[0, 2], [1, 3]]
    /// ```
    public final Tensor t() {
        return Reordering.t(this);
    }

    /// Transposes this matrix; returns it.
    ///
    /// ```java
    /// arange(4).view(2, 2).t_() // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it has more than two dimensions
    public final Tensor t_() {
        return OwnGeometry.t_(this);
    }

    /// `take`: the elements at places of the flattened tensor; negative ones count from the end.
    ///
    /// ```java
    /// arange(6).view(2, 3).mul(10).take(tensor(0, -1)) // [0, 50]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor take(Tensor index) {
        Arguments.given(index, "index");
        return TakePut.take(this, index);
    }

    /// The elements at the given places of the flattened tensor, a vector.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).takeAlongDim(tensor(3, 0)) // [4, 1]
    /// ```
    public final Tensor takeAlongDim(Tensor indices) {
        Arguments.given(indices, "indices");
        return GatherOps.takeAlongDim(this, indices);
    }

    /// The elements at the given places along a dimension; the other dimensions broadcast.
    ///
    /// ```java
    /// Tensor a = tensor(30, 10, 20);
    /// a.takeAlongDim(a.argsort(), 0) // [10, 20, 30]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor takeAlongDim(Tensor indices, long dim) {
        Arguments.given(indices, "indices");
        return GatherOps.takeAlongDim(this, indices, dim);
    }

    /// The tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).tan() // [0, 1.5574]
    /// ```
    public final Tensor tan() {
        return Trigonometry.TAN.call(this);
    }

    /// The tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).tan() // [0, 1.5574]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor tan_() {
        return Trigonometry.TAN.into(this);
    }

    /// The hyperbolic tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh() // [0, 0.7616]
    /// ```
    public final Tensor tanh() {
        return Trigonometry.TANH.call(this);
    }

    /// The hyperbolic tangent. Any shape and dtype; integers and bools give the default dtype.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh() // [0, 0.7616]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor tanh_() {
        return Trigonometry.TANH.into(this);
    }

    /// Views along a dimension, by a tensor: a vector of places, or a single number of parts.
    ///
    /// ```java
    /// arange(5).tensorSplit(tensor(1, 3), 0) // [0], [1, 2], [3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.DTypeError unless it is int64
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] tensorSplit(Tensor indicesOrSections, long dim) {
        Arguments.given(indicesOrSections, "indicesOrSections");
        return Splitting.tensorSplit(this, indicesOrSections, dim);
    }

    /// Exactly so many views along a dimension, the first ones larger by one if need be.
    ///
    /// ```java
    /// arange(5).tensorSplit(2, 0) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] tensorSplit(long sections, long dim) {
        return Splitting.tensorSplit(this, sections, dim);
    }

    /// Views along a dimension that end before the given places.
    ///
    /// ```java
    /// arange(5).tensorSplit(new long[] {1, 3}, 0) // [0], [1, 2], [3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] tensorSplit(long[] indices, long dim) {
        Arguments.given(indices, "indices");
        return Splitting.tensorSplit(this, indices, dim);
    }

    /// The whole tensor so many times along each dimension, with ones put in front of too few
    /// numbers.
    ///
    /// ```java
    /// tensor(1, 2).tile(2) // [1, 2, 1, 2]
    /// ```
    public final Tensor tile(long... dims) {
        Arguments.given(dims, "dims");
        return Rearranging.tile(this, dims);
    }

    /// This tensor in another dtype, with options: a copy in any case, or another layout.
    ///
    /// ```java
    /// tensor(1.7, -1.7).to(int64) // [1, -1]
    /// ```
    ///
    /// Here `copy` is `false` and `memoryFormat` is `MemoryFormat.PRESERVE_FORMAT`.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have the layout
    public final Tensor to(DType dtype) {
        Arguments.given(dtype, "dtype");
        return Conversions.to(this, dtype, false, MemoryFormat.PRESERVE_FORMAT);
    }

    /// This tensor in another dtype, with options: a copy in any case, or another layout.
    ///
    /// ```java
    /// tensor(1.7, -1.7).to(int64) // [1, -1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `copy`, `false`: whether the result is new memory in any case
    /// - `memoryFormat`, `MemoryFormat.PRESERVE_FORMAT`
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have the layout
    public final Tensor to(DType dtype, Consumer<ToOptions> options) {
        ToOptions o = ToOptions.DEFAULT.with(options);
        Arguments.given(dtype, "dtype");
        return Conversions.to(this, dtype, o.copy, o.memoryFormat);
    }

    /// This tensor on another device; itself if it is there.
    ///
    /// ```java
    /// Tensor moved = ones(2).to(Device.CPU); // [1, 1]
    /// ```
    public final Tensor to(Device device) {
        Arguments.given(device, "device");
        return Conversions.to(this, device);
    }

    /// This tensor on another device and in another dtype.
    ///
    /// ```java
    /// ones(2).to(Device.CPU, float64).dtype() // float64
    /// ```
    public final Tensor to(Device device, DType dtype) {
        Arguments.given(device, "device");
        Arguments.given(dtype, "dtype");
        return Conversions.to(this, device, dtype);
    }

    /// This tensor on another device and in another dtype, with options.
    ///
    /// ```java
    /// ones(2).to(Device.CPU, float64, o -> o.copy(true)).dtype() // float64
    /// ```
    public final Tensor to(Device device, DType dtype, Consumer<ToOptions> options) {
        Arguments.given(device, "device");
        Arguments.given(dtype, "dtype");
        Arguments.given(options, "options");
        return Conversions.to(this, device, dtype, options);
    }

    /// This tensor on the device and in the dtype of another.
    ///
    /// ```java
    /// ones(2).to(tensor(1)).dtype() // int64
    /// ```
    public final Tensor to(Tensor other) {
        Arguments.given(other, "other");
        return Conversions.to(this, other);
    }

    /// This tensor on the device and in the dtype of another, with options.
    ///
    /// ```java
    /// ones(2).to(tensor(1), o -> o.copy(true)).dtype() // int64
    /// ```
    public final Tensor to(Tensor other, Consumer<ToOptions> options) {
        Arguments.given(other, "other");
        Arguments.given(options, "options");
        return Conversions.to(this, other, options);
    }

    /// The elements as nested Java arrays of the matching primitive type, or of [dev.obor.base.Complex]; a single
    /// element as its box.
    ///
    /// ```java
    /// float[][] rows = (float[][]) ones(2, 2).toArray(); // [[1, 1], [1, 1]]
    /// ```
    public final Object toArray() {
        return HostAccess.nested(this);
    }

    /// Whether each element is not 0, in row-major order.
    ///
    /// ```java
    /// boolean[] values = tensor(0, 2).toBooleanArray(); // [false, true]
    /// ```
    public final boolean[] toBooleanArray() {
        return HostAccess.booleans(this);
    }

    /// This tensor as uint8.
    ///
    /// ```java
    /// tensor(1.7, 200).toByte() // [1, 200]
    /// ```
    public final Tensor toByte() {
        return Conversions.toByte(this);
    }

    /// All elements in row-major order, as bytes; uint8 keeps its bits.
    ///
    /// ```java
    /// byte[] values = tensor(1, 2).toByteArray(); // [1, 2]
    /// ```
    public final byte[] toByteArray() {
        return HostAccess.bytes(this);
    }

    /// This tensor as int8.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toChar() // [-1, 1]
    /// ```
    public final Tensor toChar() {
        return Conversions.toChar(this);
    }

    /// All elements in row-major order, as complex numbers.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).toComplexArray() // [1+2j, 0-1j]
    /// ```
    public final Complex[] toComplexArray() {
        return HostAccess.complexes(this);
    }

    /// This tensor as float64.
    ///
    /// ```java
    /// tensor(1, 2).toDouble().dtype() // float64
    /// ```
    public final Tensor toDouble() {
        return Conversions.toDouble(this);
    }

    /// All elements in row-major order, converted to double.
    ///
    /// ```java
    /// double[] values = tensor(1.5, 2).toDoubleArray(); // [1.5, 2]
    /// ```
    public final double[] toDoubleArray() {
        return HostAccess.doubles(this);
    }

    /// This tensor as float32.
    ///
    /// ```java
    /// tensor(1, 2).toFloat().dtype() // float32
    /// ```
    public final Tensor toFloat() {
        return Conversions.toFloat(this);
    }

    /// All elements in row-major order, converted to float.
    ///
    /// ```java
    /// float[] values = tensor(1.5, 2).toFloatArray(); // [1.5, 2]
    /// ```
    public final float[] toFloatArray() {
        return HostAccess.floats(this);
    }

    /// This tensor as int32.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toInt() // [-1, 1]
    /// ```
    public final Tensor toInt() {
        return Conversions.toInt(this);
    }

    /// All elements in row-major order, converted to int.
    ///
    /// ```java
    /// int[] values = tensor(1, 2).toIntArray(); // [1, 2]
    /// ```
    public final int[] toIntArray() {
        return HostAccess.ints(this);
    }

    /// This tensor as int64.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toLong() // [-1, 1]
    /// ```
    public final Tensor toLong() {
        return Conversions.toLong(this);
    }

    /// All elements in row-major order, converted to long.
    ///
    /// ```java
    /// long[] values = tensor(1, 2).toLongArray(); // [1, 2]
    /// ```
    public final long[] toLongArray() {
        return HostAccess.longs(this);
    }

    /// This tensor as int16.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toShort() // [-1, 1]
    /// ```
    public final Tensor toShort() {
        return Conversions.toShort(this);
    }

    /// The `k` largest or smallest elements along a dimension, sorted, and where they stood.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).topk(2) // [5, 3], [2, 0]
    /// tensor(3, 1, 5, 2).topk(2, o -> o.largest(false)) // [1, 2], [1, 3]
    /// ```
    ///
    /// Here `dim` is `-1` and `largest` is `true`.
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices topk(long k) {
        return Sorting.topk(this, k, -1, true);
    }

    /// The `k` largest or smallest elements along a dimension, sorted, and where they stood.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).topk(2) // [5, 3], [2, 0]
    /// tensor(3, 1, 5, 2).topk(2, o -> o.largest(false)) // [1, 2], [1, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`
    /// - `largest`, `true`
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices topk(long k, Consumer<OperationOptions.Topk> options) {
        OperationOptions.Topk o = OperationOptions.Topk.DEFAULT.with(options);
        return Sorting.topk(this, k, o.dim, o.largest);
    }

    /// The `k` largest or smallest elements along a dimension, sorted, and where they stood.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).topk(2) // [5, 3], [2, 0]
    /// tensor(3, 1, 5, 2).topk(2, o -> o.largest(false)) // [1, 2], [1, 3]
    /// ```
    ///
    /// Here `largest` is `true`.
    ///
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices topk(long k, long dim) {
        return Sorting.topk(this, k, dim, true);
    }

    /// `trace`: the sum of the diagonal of a matrix.
    ///
    /// ```java
    /// arange(9).view(3, 3).trace() // 12
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it is no matrix
    public final Tensor trace() {
        return Contractions.trace(Precision.full(this));
    }

    /// Two dimensions exchanged: a view.
    ///
    /// ```java
    /// arange(6).view(2, 3).transpose(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    public final Tensor transpose(long dim0, long dim1) {
        return Reordering.transpose(this, dim0, dim1);
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).transpose_(0, 1).shape() // [3, 2]
    /// ```
    public final Tensor transpose_(long dim0, long dim1) {
        return OwnGeometry.transpose_(this, dim0, dim1);
    }

    /// Solves A X = B for a triangle A: the input is B. See [Linalg#solveTriangular].
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// tensor(3.0, 4).view(2, 1).triangularSolve(a).solution() // [[1], [1]]
    /// ```
    ///
    /// Here `upper` is `true`, `transpose` is `false` and `unitriangular` is `false`.
    ///
    /// @param a (*, n, n)
    public final TriangularSolution triangularSolve(Tensor a) {
        Arguments.given(a, "a");
        return TriangularOps.triangularSolve(this, a, true, false, false);
    }

    /// Solves A X = B for a triangle A: the input is B. See [Linalg#solveTriangular].
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// tensor(3.0, 4).view(2, 1).triangularSolve(a).solution() // [[1], [1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `upper`, `true`: whether A is an upper triangle
    /// - `transpose`, `false`: whether to solve Aᵀ X = B instead
    /// - `unitriangular`, `false`: whether the diagonal of A counts as ones
    ///
    /// @param a (*, n, n)
    public final TriangularSolution triangularSolve(
            Tensor a, Consumer<OperationOptions.TriangularSolve> options) {
        OperationOptions.TriangularSolve o = OperationOptions.TriangularSolve.DEFAULT.with(options);
        Arguments.given(a, "a");
        return TriangularOps.triangularSolve(this, a, o.upper, o.transpose, o.unitriangular);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// Here `diagonal` is `0`.
    public final Tensor tril() {
        return Diagonals.tril(this, 0, false);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    public final Tensor tril(long diagonal) {
        return Diagonals.tril(this, diagonal, false);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `diagonal` is `0`.
    public final Tensor tril_() {
        return Diagonals.tril(this, 0, true);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor tril_(long diagonal) {
        return Diagonals.tril(this, diagonal, true);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// Here `diagonal` is `0`.
    public final Tensor triu() {
        return Diagonals.triu(this, 0, false);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    public final Tensor triu(long diagonal) {
        return Diagonals.triu(this, diagonal, false);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    ///
    /// Here `diagonal` is `0`.
    public final Tensor triu_() {
        return Diagonals.triu(this, 0, true);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor triu_(long diagonal) {
        return Diagonals.triu(this, diagonal, true);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor trueDivide(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.call(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor trueDivide(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.call(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor trueDivide(double other) {
        return Arithmetic.DIV.call(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    public final Tensor trueDivide(long other) {
        return Arithmetic.DIV.call(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor trueDivide_(Complex other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.into(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor trueDivide_(Tensor other) {
        Arguments.given(other, "other");
        return Arithmetic.DIV.into(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor trueDivide_(double other) {
        return Arithmetic.DIV.into(this, other);
    }

    /// The first operand divided by the second. Broadcasts; integers and bools give the default
    /// dtype.
    ///
    /// ```java
    /// tensor(1, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor trueDivide_(long other) {
        return Arithmetic.DIV.into(this, other);
    }

    /// The integer part. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    public final Tensor trunc() {
        return Rounding.TRUNC.call(this);
    }

    /// The integer part. Any shape; the dtype stays.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor trunc_() {
        return Rounding.TRUNC.into(this);
    }

    /// This tensor in the dtype of another.
    ///
    /// ```java
    /// ones(2).typeAs(tensor(1)).dtype() // int64
    /// ```
    public final Tensor typeAs(Tensor other) {
        Arguments.given(other, "other");
        return Conversions.typeAs(this, other);
    }

    /// `unbind`: all slices along a dimension, which disappears.
    ///
    /// ```java
    /// arange(4).view(2, 2).unbind() // [0, 1], [2, 3]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unbind() {
        return Splitting.unbind(this, 0);
    }

    /// `unbind`: all slices along a dimension, which disappears.
    ///
    /// ```java
    /// arange(4).view(2, 2).unbind() // [0, 1], [2, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unbind(long dim) {
        return Splitting.unbind(this, dim);
    }

    /// `unflatten`: one dimension as several.
    ///
    /// ```java
    /// ones(2, 6).unflatten(1, 2, -1).shape() // [2, 2, 3]
    /// ```
    public final Tensor unflatten(long dim, long... sizes) {
        Arguments.given(sizes, "sizes");
        return Reshaping.unflatten(this, dim, sizes);
    }

    /// `unfold`: windows along a dimension, their elements as a last dimension.
    ///
    /// ```java
    /// arange(5).unfold(0, 3, 1) // [[0, 1, 2], [1, 2, 3], [2, 3, 4]]
    /// ```
    public final Tensor unfold(long dim, long size, long step) {
        return Slicing.unfold(this, dim, size, step);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// Here `from` is `0`, `to` is `1` and `generator` is `null`.
    public final Tensor uniform_() {
        return Randoms.uniform_(this, 0, 1, null);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// Here `to` is `1` and `generator` is `null`.
    public final Tensor uniform_(double from) {
        return Randoms.uniform_(this, from, 1, null);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// Here `generator` is `null`.
    public final Tensor uniform_(double from, double to) {
        return Randoms.uniform_(this, from, to, null);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    public final Tensor uniform_(double from, double to, @Nullable Generator generator) {
        return Randoms.uniform_(this, from, to, generator);
    }

    /// The different elements in rising order, where each element went, and how often each occurs.
    ///
    /// ```java
    /// UniqueResult u = tensor(3, 1, 3, 2).unique();
    /// u.values() // [1, 2, 3]
    /// u.inverse() // [2, 0, 2, 1]
    /// u.counts() // [1, 1, 2]
    /// ```
    ///
    /// Here `dim` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult unique() {
        return Counting.unique(this, null);
    }

    /// The different elements in rising order, where each element went, and how often each occurs.
    ///
    /// ```java
    /// UniqueResult u = tensor(3, 1, 3, 2).unique();
    /// u.values() // [1, 2, 3]
    /// u.inverse() // [2, 0, 2, 1]
    /// u.counts() // [1, 1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult unique(long dim) {
        return Counting.unique(this, dim);
    }

    /// Runs of equal slices along a dimension as one, without sorting.
    ///
    /// ```java
    /// UniqueResult u = tensor(1, 1, 2, 2, 1).uniqueConsecutive();
    /// u.values() // [1, 2, 1]
    /// u.counts() // [2, 2, 1]
    /// ```
    ///
    /// Here `dim` is `null`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult uniqueConsecutive() {
        return Counting.uniqueConsecutive(this, null);
    }

    /// Runs of equal slices along a dimension as one, without sorting.
    ///
    /// ```java
    /// UniqueResult u = tensor(1, 1, 2, 2, 1).uniqueConsecutive();
    /// u.values() // [1, 2, 1]
    /// u.counts() // [2, 2, 1]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult uniqueConsecutive(long dim) {
        return Counting.uniqueConsecutive(this, dim);
    }

    /// Chunks along a dimension, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(4).unsafeChunk(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeChunk(long chunks) {
        return Forms.unsafeChunk(this, chunks, 0);
    }

    /// Chunks along a dimension, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(4).unsafeChunk(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeChunk(long chunks, long dim) {
        return Forms.unsafeChunk(this, chunks, dim);
    }

    /// Parts of one size, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplit(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplit(long splitSize) {
        return Forms.unsafeSplit(this, splitSize, 0);
    }

    /// Parts of one size, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplit(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplit(long splitSize, long dim) {
        return Forms.unsafeSplit(this, splitSize, dim);
    }

    /// Parts of given sizes, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplitWithSizes(long[] splitSizes) {
        Arguments.given(splitSizes, "splitSizes");
        return Forms.unsafeSplitWithSizes(this, splitSizes, 0);
    }

    /// Parts of given sizes, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplitWithSizes(long[] splitSizes, long dim) {
        Arguments.given(splitSizes, "splitSizes");
        return Forms.unsafeSplitWithSizes(this, splitSizes, dim);
    }

    /// `unsqueeze`: a new dimension of size 1.
    ///
    /// ```java
    /// tensor(1, 2).unsqueeze(1) // [[1], [2]]
    /// ```
    public final Tensor unsqueeze(long dim) {
        return Expanding.unsqueeze(this, dim);
    }

    /// Puts in a dimension of size 1; returns this.
    ///
    /// ```java
    /// ones(2).unsqueeze_(0).shape() // [1, 2]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor unsqueeze_(long dim) {
        return OwnGeometry.unsqueeze_(this, dim);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor var() {
        return Variances.variance(this, null, 1, false);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`
    /// - `correction`, `1`
    /// - `keepdim`, `false`
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor var(Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        return Variances.variance(this, o.dim, o.correction, o.keepdim);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor var(long... dim) {
        Arguments.given(dim, "dim");
        return Variances.variance(this, dim, 1, false);
    }

    /// The sum of the products of the conjugates of one vector with another, as [#dot] for real numbers.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0, 0), tensor(0.0, 2));
    /// a.vdot(a) // 5+0j
    /// ```
    public final Tensor vdot(Tensor other) {
        Arguments.given(other, "other");
        return Products.vdot(this, other);
    }

    /// `view`: other sizes for the same elements, without copying.
    ///
    /// ```java
    /// arange(6).view(2, -1) // [[0, 1, 2], [3, 4, 5]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or the strides do not allow it
    public final Tensor view(long... sizes) {
        Arguments.given(sizes, "sizes");
        return Reshaping.view(this, sizes);
    }

    /// The same elements in the sizes of another tensor.
    ///
    /// ```java
    /// arange(4).viewAs(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    public final Tensor viewAs(Tensor other) {
        Arguments.given(other, "other");
        return Reshaping.viewAs(this, other);
    }

    /// Equal parts along the first dimension.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(2) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public final Tensor[] vsplit(long sections) {
        return Splitting.vsplit(this, sections);
    }

    /// Parts along the first dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(new long[] {1}) // [[0, 1]], [[2, 3]]
    /// ```
    public final Tensor[] vsplit(long[] indices) {
        Arguments.given(indices, "indices");
        return Splitting.vsplit(this, indices);
    }

    /// Elements of `input` where the condition is true, of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), tensor(10, 20)) // [1, 20]
    /// ```
    ///
    /// @param condition bool, or uint8, of which 0 is false
    /// @throws dev.obor.base.DTypeError if the condition has another dtype
    public final Tensor where(Tensor condition, Tensor other) {
        Arguments.given(condition, "condition");
        Arguments.given(other, "other");
        return Masks.where(condition, this, other);
    }

    /// Elements of `input` where the condition is true, a number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.5, 2), 0.0) // [1.5, 0]
    /// ```
    public final Tensor where(Tensor condition, double other) {
        Arguments.given(condition, "condition");
        return Masks.where(condition, this, other);
    }

    /// Elements of `input` where the condition is true, an integer elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), 0) // [1, 0]
    /// ```
    public final Tensor where(Tensor condition, long other) {
        Arguments.given(condition, "condition");
        return Masks.where(condition, this, other);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    public final Tensor xlogy(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.XLOGY.call(this, other);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    public final Tensor xlogy(double other) {
        return BinaryFunctions.XLOGY.call(this, other);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    public final Tensor xlogy(long other) {
        return BinaryFunctions.XLOGY.call(this, other);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor xlogy_(Tensor other) {
        Arguments.given(other, "other");
        return BinaryFunctions.XLOGY.into(this, other);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor xlogy_(double other) {
        return BinaryFunctions.XLOGY.into(this, other);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// Changes this tensor and returns it.
    public final Tensor xlogy_(long other) {
        return BinaryFunctions.XLOGY.into(this, other);
    }

    /// Sets every element to 0 and returns the tensor.
    ///
    /// ```java
    /// ones(2).zero_() // [0, 0]
    /// ```
    public final Tensor zero_() {
        return Conversions.zero(this);
    }

    /// Zeros of the same sizes, dtype and layout.
    ///
    /// ```java
    /// zerosLike(tensor(3, 4)) // [0, 0]
    /// ```
    public final Tensor zerosLike() {
        return Constants.zerosLike(this);
    }
}
