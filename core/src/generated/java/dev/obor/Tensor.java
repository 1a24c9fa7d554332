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
import dev.obor.op.Recording;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.create.ComplexFactories;
import dev.obor.op.create.Constants;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.create.RandomDraws;
import dev.obor.op.create.StridedTensors;
import dev.obor.op.fourier.ShortTime;
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
import dev.obor.op.reduce.Integrals;
import dev.obor.op.reduce.LogSumExp;
import dev.obor.op.reduce.NanReductions;
import dev.obor.op.reduce.Norms;
import dev.obor.op.reduce.ProductReductions;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.reduce.Variances;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.Detaching;
import dev.obor.op.shape.Diagonals;
import dev.obor.op.shape.Expanding;
import dev.obor.op.shape.Filling;
import dev.obor.op.shape.OwnGeometry;
import dev.obor.op.shape.Predicates;
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
import dev.obor.op.sort.Uniques;
import dev.obor.trace.Recorder;
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
        Recorder.Open open =
                Recorder.on() ? Recorder.open("zeros(dtype,size)", dtype, shape) : null;
        Tensor made = TensorAccess.wrap(RawMemory.full(dtype, shape, 0));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// Tensor w = randn(3, 2).requiresGrad_(true);
    /// ```
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
        Recording recording = Recording.now();
        if (recording != null) {
            recording.marked(this, value);
        }
        meta.requiresGrad = value;
        return this;
    }

    /// Says that operations on this leaf are to be recorded; returns this.
    ///
    /// ```java
    /// Tensor w = randn(3, 2).requiresGrad_();
    /// ```
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
    ///
    /// ```java
    /// Tensor w = tensor(1.0, 2.0).requiresGrad_();
    /// w.pow(2).sum().backward();
    /// Tensor g = w.grad(); // [2, 4]
    /// ```
    public final @Nullable Tensor grad() {
        Recording recording = Recording.now();
        if (recording != null) {
            recording.used(this);
        }
        Tensor g = meta.grad;
        if (g != null) {
            ThreadState.get().see(g.view.storage());
        }
        return g;
    }

    /// Sets the gradient; null clears it.
    ///
    /// ```java
    /// Tensor w = zeros(2).requiresGrad_();
    /// w.setGrad(ones(2)); // as if a backward pass had collected it
    /// ```
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
        Recording recording = Recording.now();
        if (recording != null) {
            recording.used(this);
        }
        meta.grad = grad;
        meta.usedVersion = AutogradMeta.UNUSED;
        if (recording != null) {
            recording.gradient(this, old, false);
        }
        if (old != null) {
            old.view.storage().release();
        }
    }

    /// Adds the gradients of this scalar to the `grad` of all leaves it was made of.
    ///
    /// ```java
    /// Tensor w = tensor(1.0, 2.0).requiresGrad_();
    /// Tensor loss = w.exp().sum();
    /// loss.backward(); // w.grad() is exp(w)
    /// ```
    ///
    /// @throws dev.obor.base.ShapeError if it has more than one element
    /// @throws StateError if it needs no gradient, or its graph was freed by an earlier backward
    public final void backward() {
        Autograd.backward(List.of(this), null, Autograd.Options.DEFAULT);
    }

    /// As [#backward()], from a given gradient of this tensor.
    ///
    /// ```java
    /// Tensor w = tensor(1.0, 2.0).requiresGrad_();
    /// w.mul(3).backward(tensor(1.0, 10.0)); // w.grad() is [3, 30]
    /// ```
    public final void backward(@Nullable Tensor gradient) {
        backward(gradient, Autograd.Options.DEFAULT);
    }

    /// As [#backward()], with options: `x.backward(o -> o.retainGraph(true))`.
    ///
    /// ```java
    /// Tensor w = tensor(1.0, 2.0).requiresGrad_();
    /// Tensor loss = w.pow(2).sum();
    /// loss.backward(o -> o.retainGraph(true));
    /// loss.backward(); // once more: gradients add up to [4, 8]
    /// ```
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
    ///
    /// ```java
    /// Tensor w = ones(2).requiresGrad_();
    /// Tensor values = w.mul(2).detach(); // needs no gradient
    /// ```
    public final Tensor detach() {
        Recorder.Open open = Recorder.on() ? Recorder.open("detach(input)", (Object) this) : null;
        Tensor made = Detaching.detach(this);
        return open == null ? made : open.close(made);
    }

    /// Forgets the history of this tensor; returns this.
    ///
    /// ```java
    /// Tensor hidden = ones(2).requiresGrad_().mul(2);
    /// hidden.detach_(); // a leaf from now on: truncated backpropagation
    /// ```
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
        Recorder.Open open = Recorder.on() ? Recorder.open("data(input)", (Object) this) : null;
        Tensor made = Detaching.data(this);
        return open == null ? made : open.close(made);
    }

    /// Makes a result keep its gradient in [#grad], as leaves do.
    ///
    /// ```java
    /// Tensor w = ones(2).requiresGrad_();
    /// Tensor y = w.mul(2);
    /// y.retainGrad();
    /// y.sum().backward(); // y.grad() is [1, 1]
    /// ```
    ///
    /// @throws StateError if it needs no gradient
    public final void retainGrad() {
        GradientHooks.retain(this);
    }

    /// The parts along the first dimension, as views.
    ///
    /// ```java
    /// for (Tensor row : randn(3, 2)) {
    ///     row.mul_(2); // changes the matrix
    /// }
    /// ```
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
    /// ```java
    /// Tensor w = ones(2).requiresGrad_();
    /// RemovableHandle handle = w.registerHook(g -> g.mul(0.5));
    /// w.sum().backward(); // w.grad() is [0.5, 0.5]
    /// handle.remove();
    /// ```
    ///
    /// @throws StateError if the tensor needs no gradient
    public final RemovableHandle registerHook(UnaryOperator<Tensor> hook) {
        Arguments.given(hook, "hook");
        return GradientHooks.register(this, hook);
    }

    /// Adds a function that is called after a gradient was added to this leaf's [#grad].
    ///
    /// ```java
    /// Tensor w = ones(2).requiresGrad_();
    /// w.registerPostAccumulateGradHook(t -> t.setGrad(null)); // used at once, memory freed
    /// ```
    ///
    /// @throws StateError if the tensor is no leaf that needs a gradient
    public final RemovableHandle registerPostAccumulateGradHook(Consumer<Tensor> hook) {
        Arguments.given(hook, "hook");
        return GradientHooks.registerPostAccumulate(this, hook);
    }

    /// How often the elements were changed in place.
    ///
    /// ```java
    /// Tensor x = zeros(3);
    /// x.add_(1);
    /// int changes = x.version(); // 1
    /// ```
    public final int version() {
        return meta.version.value;
    }

    /// Whether it was made in inference mode.
    public final boolean isInference() {
        return meta.inference;
    }

    /// A copy with the same layout, through which gradients flow.
    ///
    /// ```java
    /// Tensor x = ones(2);
    /// Tensor copy = x.clone();
    /// copy.zero_(); // x stays
    /// ```
    @Override
    public final Tensor clone() {
        Recorder.Open open = Recorder.on() ? Recorder.open("clone(input)", (Object) this) : null;
        Tensor made = Conversions.clone(this);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// String text = tensor(0.12345).format(".2f"); // "0.12"
    /// ```
    ///
    /// @param spec a format specification such as `.2f`, `>8.3e` or, for `toString` of a tensor
    ///   with dimensions, the empty text; see [dev.obor.base.PythonFormat]
    /// @throws dev.obor.base.ValueError if there are dimensions, and a specification is given
    /// @throws dev.obor.base.ValueError if it is no specification for numbers of this dtype
    public final String format(String spec) {
        Arguments.given(spec, "spec");
        return TensorText.format(this, spec);
    }

    /// The conjugate of this matrix with rows and columns exchanged, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).unsqueeze(0).H() // [[1-2j], [0+1j]]
    /// ```
    ///
    /// @return a view, (m, n) of (n, m)
    /// @throws dev.obor.base.ShapeError if it has one dimension, or more than two
    public final Tensor H() {
        Recorder.Open open = Recorder.on() ? Recorder.open("h(input)", new Object[] {this}) : null;
        Tensor made = ComplexNumbers.H(this);
        return open == null ? made : open.close(made);
    }

    /// The dimensions in reverse order.
    ///
    /// ```java
    /// arange(6).view(2, 3).T() // [[0, 3], [1, 4], [2, 5]]
    /// ```
    ///
    /// @return a view
    public final Tensor T() {
        Recorder.Open open = Recorder.on() ? Recorder.open("t(input)", new Object[] {this}) : null;
        Tensor made = Reordering.reversed(this);
        return open == null ? made : open.close(made);
    }

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype; of complex numbers their real dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor abs() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("abs(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ABS.call(this);
        return open == null ? made : open.close(made);
    }

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs_() // [1.5, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor abs_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("abs_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ABS.into(this);
        return open == null ? made : open.close(made);
    }

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).absolute() // [1.5, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype; of complex numbers their real dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor absolute() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("absolute(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ABS.call(this);
        return open == null ? made : open.close(made);
    }

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).absolute_() // [1.5, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor absolute_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("absolute_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ABS.into(this);
        return open == null ? made : open.close(made);
    }

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor acos() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("acos(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOS.call(this);
        return open == null ? made : open.close(made);
    }

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos_() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor acos_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("acos_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOS.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor acosh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("acosh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOSH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh_() // [0, 1.317]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor acosh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("acosh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOSH.into(this);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    public final Tensor add(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", this, other) : null;
        Tensor made = Arithmetic.ADD.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    public final Tensor add(Complex other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with another tensor, of bools whether one of them is true. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20)) // [11, 22]
    /// ones(2, 3).add(ones(3)).shape() // [2, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public final Tensor add(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,in_place)", this, other, false)
                        : null;
        Tensor made = Arithmetic.add(this, other, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public final Tensor add(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.callWith(new double[] {alpha}, this, other);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor add(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", this, other) : null;
        Tensor made = Arithmetic.ADD.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor add(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    public final Tensor add(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", this, other) : null;
        Tensor made = Arithmetic.ADD.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    public final Tensor add(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add_(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("add_(input,other)", this, other) : null;
        Tensor made = Arithmetic.ADD.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add_(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(Complex other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with another tensor, of bools whether one of them is true. Broadcasts; dtypes
    /// promote.
    ///
    /// ```java
    /// tensor(1, 2).add_(tensor(10, 20)) // [11, 22]
    /// ones(2, 3).add_(ones(3)).shape() // [2, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return this tensor
    public final Tensor add_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add_(input,other,in_place)", this, other, true)
                        : null;
        Tensor made = Arithmetic.add(this, other, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add_(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.intoWith(new double[] {alpha}, this, other);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add_(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("add_(input,other)", this, other) : null;
        Tensor made = Arithmetic.ADD.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add_(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add_(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("add_(input,other)", this, other) : null;
        Tensor made = Arithmetic.ADD.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add_(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor add_(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addbmm(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addbmm(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm_(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Changes this tensor.
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm_(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addbmm_(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, Complex.ONE, Complex.ONE, true)
                        : null;
        Tensor made = AddedProducts.addbmm(this, batch1, batch2, Complex.ONE, Complex.ONE, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm_(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Changes this tensor.
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addbmm_(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addbmm_(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, o.beta, o.alpha, true)
                        : null;
        Tensor made = AddedProducts.addbmm(this, batch1, batch2, o.beta, o.alpha, true);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the quotient of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// Here `value` is `1`.
    ///
    /// @param tensor1 the dividend, broadcast with the others
    /// @param tensor2 the divisor, broadcast with the others
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if `tensor1` and `tensor2` hold integers
    public final Tensor addcdiv(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcdiv(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, 1, false)
                        : null;
        Tensor made = BinaryFunctions.addcdiv(this, tensor1, tensor2, 1, false);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the quotient of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// @param tensor1 the dividend, broadcast with the others
    /// @param tensor2 the divisor, broadcast with the others
    /// @param value what their quotient is multiplied by; default `1`
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if `tensor1` and `tensor2` hold integers
    public final Tensor addcdiv(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcdiv(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, value, false)
                        : null;
        Tensor made = BinaryFunctions.addcdiv(this, tensor1, tensor2, value, false);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the quotient of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv_(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `value` is `1`.
    ///
    /// @param tensor1 the dividend, broadcast with the others
    /// @param tensor2 the divisor, broadcast with the others
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if `tensor1` and `tensor2` hold integers
    public final Tensor addcdiv_(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcdiv_(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, 1, true)
                        : null;
        Tensor made = BinaryFunctions.addcdiv(this, tensor1, tensor2, 1, true);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the quotient of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcdiv_(tensor(2.0, 3), tensor(4.0, 2), 0.5) // [1.25, 1.75]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param tensor1 the dividend, broadcast with the others
    /// @param tensor2 the divisor, broadcast with the others
    /// @param value what their quotient is multiplied by; default `1`
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if `tensor1` and `tensor2` hold integers
    public final Tensor addcdiv_(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcdiv_(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, value, true)
                        : null;
        Tensor made = BinaryFunctions.addcdiv(this, tensor1, tensor2, value, true);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the product of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// Here `value` is `1`.
    ///
    /// @param tensor1 a factor, broadcast with the others
    /// @param tensor2 the other factor, broadcast with the others
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor addcmul(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcmul(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, 1, false)
                        : null;
        Tensor made = BinaryFunctions.addcmul(this, tensor1, tensor2, 1, false);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the product of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// @param tensor1 a factor, broadcast with the others
    /// @param tensor2 the other factor, broadcast with the others
    /// @param value what their product is multiplied by; default `1`
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor addcmul(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcmul(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, value, false)
                        : null;
        Tensor made = BinaryFunctions.addcmul(this, tensor1, tensor2, value, false);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the product of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul_(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `value` is `1`.
    ///
    /// @param tensor1 a factor, broadcast with the others
    /// @param tensor2 the other factor, broadcast with the others
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor addcmul_(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcmul_(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, 1, true)
                        : null;
        Tensor made = BinaryFunctions.addcmul(this, tensor1, tensor2, 1, true);
        return open == null ? made : open.close(made);
    }

    /// A tensor plus value times the product of two others.
    ///
    /// ```java
    /// tensor(1.0, 1).addcmul_(tensor(2.0, 3), tensor(4.0, 5), 0.5) // [5, 8.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param tensor1 a factor, broadcast with the others
    /// @param tensor2 the other factor, broadcast with the others
    /// @param value what their product is multiplied by; default `1`
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor addcmul_(Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcmul_(input,tensor1,tensor2,value,in_place)", this, tensor1, tensor2, value, true)
                        : null;
        Tensor made = BinaryFunctions.addcmul(this, tensor1, tensor2, value, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm(Tensor mat1, Tensor mat2) {
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmm(input,mat1,mat2,beta,alpha,in_place)", this, mat1, mat2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addmm(
                Precision.lower(this), Precision.lower(mat1), Precision.lower(mat2), Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm(Tensor mat1, Tensor mat2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmm(input,mat1,mat2,beta,alpha,in_place)", this, mat1, mat2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addmm(
                Precision.lower(this), Precision.lower(mat1), Precision.lower(mat2), o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm_(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm_(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Changes this tensor.
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm_(Tensor mat1, Tensor mat2) {
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmm_(input,mat1,mat2,beta,alpha,in_place)", this, mat1, mat2, Complex.ONE, Complex.ONE, true)
                        : null;
        Tensor made = AddedProducts.addmm(this, mat1, mat2, Complex.ONE, Complex.ONE, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm_(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm_(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, p).
    ///
    /// Changes this tensor.
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmm_(
            Tensor mat1, Tensor mat2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmm_(input,mat1,mat2,beta,alpha,in_place)", this, mat1, mat2, o.beta, o.alpha, true)
                        : null;
        Tensor made = AddedProducts.addmm(this, mat1, mat2, o.beta, o.alpha, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// This tensor: broadcasts to (n).
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param mat (n, m)
    /// @param vec (m)
    /// @return (n), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv(Tensor mat, Tensor vec) {
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmv(input,mat,vec,beta,alpha,in_place)", this, mat, vec, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addmv(this, mat, vec, Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// This tensor: broadcasts to (n).
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param mat (n, m)
    /// @param vec (m)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv(Tensor mat, Tensor vec, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmv(input,mat,vec,beta,alpha,in_place)", this, mat, vec, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addmv(this, mat, vec, o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv_(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// This tensor: broadcasts to (n).
    ///
    /// Changes this tensor.
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param mat (n, m)
    /// @param vec (m)
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv_(Tensor mat, Tensor vec) {
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmv_(input,mat,vec,beta,alpha,in_place)", this, mat, vec, Complex.ONE, Complex.ONE, true)
                        : null;
        Tensor made = AddedProducts.addmv(this, mat, vec, Complex.ONE, Complex.ONE, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv_(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// This tensor: broadcasts to (n).
    ///
    /// Changes this tensor.
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param mat (n, m)
    /// @param vec (m)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor addmv_(Tensor mat, Tensor vec, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmv_(input,mat,vec,beta,alpha,in_place)", this, mat, vec, o.beta, o.alpha, true)
                        : null;
        Tensor made = AddedProducts.addmv(this, mat, vec, o.beta, o.alpha, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, m).
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @return (n, m), of the promoted dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr(Tensor vec1, Tensor vec2) {
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addr(input,vec1,vec2,beta,alpha,in_place)", this, vec1, vec2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addr(this, vec1, vec2, Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, m).
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n, m), of the promoted dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr(Tensor vec1, Tensor vec2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addr(input,vec1,vec2,beta,alpha,in_place)", this, vec1, vec2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addr(this, vec1, vec2, o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr_(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, m).
    ///
    /// Changes this tensor.
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr_(Tensor vec1, Tensor vec2) {
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addr_(input,vec1,vec2,beta,alpha,in_place)", this, vec1, vec2, Complex.ONE, Complex.ONE, true)
                        : null;
        Tensor made = AddedProducts.addr(this, vec1, vec2, Complex.ONE, Complex.ONE, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr_(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// This tensor: broadcasts to (n, m).
    ///
    /// Changes this tensor.
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor addr_(Tensor vec1, Tensor vec2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addr_(input,vec1,vec2,beta,alpha,in_place)", this, vec1, vec2, o.beta, o.alpha, true)
                        : null;
        Tensor made = AddedProducts.addr(this, vec1, vec2, o.beta, o.alpha, true);
        return open == null ? made : open.close(made);
    }

    /// The conjugates of matrices with rows and columns exchanged, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).unsqueeze(0).adjoint() // [[1-2j], [0+1j]]
    /// ```
    ///
    /// @return a view, (\*, m, n) of (\*, n, m)
    /// @throws dev.obor.base.ShapeError if there is one dimension
    public final Tensor adjoint() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adjoint(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.adjoint(this);
        return open == null ? made : open.close(made);
    }

    /// Whether all of the elements are not 0.
    ///
    /// ```java
    /// tensor(0, 1).all() // false
    /// ```
    ///
    /// @return a 0-d bool tensor, uint8 for uint8
    public final Tensor all() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input)", new Object[] {this})
                        : null;
        Tensor made = ProductReductions.all(this);
        return open == null ? made : open.close(made);
    }

    /// Whether all of the elements along some dimensions are not 0. Along none: whether each
    /// element is not 0.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return bool, uint8 for uint8; of this tensor's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor all(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input,dim,keepdim)", this, new long[] {dim}, keepdim)
                        : null;
        Tensor made = ProductReductions.all(this, new long[] {dim}, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Whether all of the elements along some dimensions are not 0. Along none: whether each
    /// element is not 0.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return bool, uint8 for uint8; of this tensor's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor all(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = ProductReductions.all(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// Whether all of the elements along some dimensions are not 0. Along none: whether each
    /// element is not 0.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return bool, uint8 for uint8; of this tensor's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor all(long[] dim, boolean keepdim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = ProductReductions.all(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Whether all elements of two tensors are close.
    ///
    /// ```java
    /// tensor(1.0, 2).allclose(tensor(1 + 1e-6, 2)) // true
    /// ```
    ///
    /// Here `rtol` is `1e-5`, `atol` is `1e-8` and `equalNan` is `false`.
    ///
    /// @param other of this tensor's dtype, broadcast with it
    /// @return whether [#isclose] holds everywhere
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final boolean allclose(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("allclose(input,other,rtol,atol,equal_nan)", this, other, 1e-5, 1e-8, false)
                        : null;
        boolean made = Comparisons.allclose(this, other, 1e-5, 1e-8, false);
        return open == null ? made : open.close(made);
    }

    /// Whether all elements of two tensors are close.
    ///
    /// ```java
    /// tensor(1.0, 2).allclose(tensor(1 + 1e-6, 2)) // true
    /// ```
    ///
    /// Options and their defaults:
    /// - `rtol`, `1e-5`: what may be missing as a part of the size of `other`
    /// - `atol`, `1e-8`: what may be missing besides
    /// - `equalNan`, `false`: whether NaN is close to NaN
    ///
    /// @param other of this tensor's dtype, broadcast with it
    /// @param options sets the options, those of [OperationOptions.Close]
    /// @return whether [#isclose] holds everywhere
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final boolean allclose(Tensor other, Consumer<OperationOptions.Close> options) {
        OperationOptions.Close o = OperationOptions.Close.DEFAULT.with(options);
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("allclose(input,other,rtol,atol,equal_nan)", this, other, o.rtol, o.atol, o.equalNan)
                        : null;
        boolean made = Comparisons.allclose(this, other, o.rtol, o.atol, o.equalNan);
        return open == null ? made : open.close(made);
    }

    /// The largest elements over some dimensions.
    ///
    /// The gradient is shared equally by elements that are the largest.
    ///
    /// ```java
    /// arange(6).view(2, 3).amax(0) // [3, 4, 5]
    /// arange(6).view(2, 3).amax(new long[] {0, 1}, true) // [[5]]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amax(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amax(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = Extremes.amax(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The largest elements over some dimensions.
    ///
    /// The gradient is shared equally by elements that are the largest.
    ///
    /// ```java
    /// arange(6).view(2, 3).amax(0) // [3, 4, 5]
    /// arange(6).view(2, 3).amax(new long[] {0, 1}, true) // [[5]]
    /// ```
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amax(long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amax(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = Extremes.amax(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The smallest elements over some dimensions.
    ///
    /// The gradient is shared equally by elements that are the smallest.
    ///
    /// ```java
    /// arange(6).view(2, 3).amin(1) // [0, 3]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amin(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amin(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = Extremes.amin(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The smallest elements over some dimensions.
    ///
    /// The gradient is shared equally by elements that are the smallest.
    ///
    /// ```java
    /// arange(6).view(2, 3).amin(1) // [0, 3]
    /// ```
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor amin(long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amin(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = Extremes.amin(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The smallest and the largest element.
    ///
    /// ```java
    /// tensor(4, 1, 9).aminmax() // 1, 9
    /// ```
    ///
    /// @return two 0-d tensors of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if there is none
    public final MinMax aminmax() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("aminmax(input)", new Object[] {this})
                        : null;
        MinMax made = Extremes.aminmax(this);
        return open == null ? made : open.close(made);
    }

    /// The smallest and the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).aminmax(1) // [1, 2], [4, 9]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return two tensors of this tensor's dtype and of its shape without the dimension, or with
    ///   size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if it has size 0
    public final MinMax aminmax(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("aminmax(input,dim,keepdim)", this, dim, false)
                        : null;
        MinMax made = Extremes.aminmax(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The smallest and the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).aminmax(1) // [1, 2], [4, 9]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return two tensors of this tensor's dtype and of its shape without the dimension, or with
    ///   size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if it has size 0
    public final MinMax aminmax(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("aminmax(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        MinMax made = Extremes.aminmax(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The angle with the positive real axis, in radians; of a real number 0 or π.
    ///
    /// ```java
    /// tensor(-2.0, 3).angle() // [3.1416, 0]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and real dtype, the default dtype for integers
    ///   and bools
    public final Tensor angle() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("angle(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.angle(this);
        return open == null ? made : open.close(made);
    }

    /// Whether any of the elements is not 0.
    ///
    /// ```java
    /// tensor(0, 1).any() // true
    /// ```
    ///
    /// @return a 0-d bool tensor, uint8 for uint8
    public final Tensor any() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input)", new Object[] {this})
                        : null;
        Tensor made = ProductReductions.any(this);
        return open == null ? made : open.close(made);
    }

    /// Whether any of the elements along some dimensions is not 0. Along none: whether each element
    /// is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return bool, uint8 for uint8; of this tensor's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor any(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input,dim,keepdim)", this, new long[] {dim}, keepdim)
                        : null;
        Tensor made = ProductReductions.any(this, new long[] {dim}, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Whether any of the elements along some dimensions is not 0. Along none: whether each element
    /// is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return bool, uint8 for uint8; of this tensor's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor any(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = ProductReductions.any(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// Whether any of the elements along some dimensions is not 0. Along none: whether each element
    /// is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return bool, uint8 for uint8; of this tensor's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor any(long[] dim, boolean keepdim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = ProductReductions.any(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).arccos() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor arccos() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arccos(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOS.call(this);
        return open == null ? made : open.close(made);
    }

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).arccos_() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor arccos_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arccos_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOS.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).arccosh() // [0, 1.317]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor arccosh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arccosh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOSH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).arccosh_() // [0, 1.317]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor arccosh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arccosh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ACOSH.into(this);
        return open == null ? made : open.close(made);
    }

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).arcsin() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor arcsin() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arcsin(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASIN.call(this);
        return open == null ? made : open.close(made);
    }

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).arcsin_() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor arcsin_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arcsin_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASIN.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).arcsinh() // [0, 0.8814]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor arcsinh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arcsinh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASINH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).arcsinh_() // [0, 0.8814]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor arcsinh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arcsinh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASINH.into(this);
        return open == null ? made : open.close(made);
    }

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).arctan() // [0, 0.7854]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor arctan() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctan(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATAN.call(this);
        return open == null ? made : open.close(made);
    }

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).arctan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor arctan2(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctan2(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.ATAN2.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).arctan2_(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor arctan2_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctan2_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.ATAN2.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).arctan_() // [0, 0.7854]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor arctan_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctan_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATAN.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).arctanh() // [0, 0.5493, inf]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor arctanh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctanh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATANH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).arctanh_() // [0, 0.5493, inf]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor arctanh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctanh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATANH.into(this);
        return open == null ? made : open.close(made);
    }

    /// The place of the largest element in row-major order.
    ///
    /// ```java
    /// tensor(4, 1, 9).argmax() // 2
    /// ```
    ///
    /// @return an int64 tensor without dimensions
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor argmax() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmax(input)", new Object[] {this})
                        : null;
        Tensor made = Extremes.argmax(this);
        return open == null ? made : open.close(made);
    }

    /// The places of the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).argmax(0, true) // [[0, 1]]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return int64, of this tensor's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor argmax(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmax(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = Extremes.argmax(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The places of the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).argmax(0, true) // [[0, 1]]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return int64, of this tensor's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor argmax(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmax(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = Extremes.argmax(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The place of the smallest element in row-major order.
    ///
    /// ```java
    /// tensor(4, 1, 2).argmin() // 1
    /// ```
    ///
    /// @return an int64 tensor without dimensions
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor argmin() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmin(input)", new Object[] {this})
                        : null;
        Tensor made = Extremes.argmin(this);
        return open == null ? made : open.close(made);
    }

    /// The places of the smallest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).argmin(1) // [1, 1]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return int64, of this tensor's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor argmin(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmin(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = Extremes.argmin(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The places of the smallest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).argmin(1) // [1, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return int64, of this tensor's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor argmin(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmin(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = Extremes.argmin(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Where the elements stand in order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// Here `dim` is `-1` and `descending` is `false`.
    ///
    /// @return int64, of this tensor's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argsort() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argsort(input,dim,descending)", this, -1, false)
                        : null;
        Tensor made = Sorting.argsort(this, -1, false);
        return open == null ? made : open.close(made);
    }

    /// Where the elements stand in order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `descending`, `false`: whether the largest come first
    ///
    /// @param options sets the options, those of [OperationOptions.Sort]
    /// @return int64, of this tensor's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argsort(Consumer<OperationOptions.Sort> options) {
        OperationOptions.Sort o = OperationOptions.Sort.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argsort(input,dim,descending)", this, o.dim, o.descending)
                        : null;
        Tensor made = Sorting.argsort(this, o.dim, o.descending);
        return open == null ? made : open.close(made);
    }

    /// Where the elements stand in order along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2).argsort() // [1, 2, 0]
    /// tensor(3, 1, 2).argsort(o -> o.descending(true)) // [0, 2, 1]
    /// ```
    ///
    /// Here `descending` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return int64, of this tensor's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor argsort(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argsort(input,dim,descending)", this, dim, false)
                        : null;
        Tensor made = Sorting.argsort(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The places of the elements that are not zero, one row each.
    ///
    /// ```java
    /// tensor(0, 5, 0, 7).argwhere() // [[1], [3]]
    /// eye(2).argwhere() // [[0, 0], [1, 1]]
    /// ```
    ///
    /// @return int64 (count, dimensions), in row-major order
    public final Tensor argwhere() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argwhere(input)", new Object[] {this})
                        : null;
        Tensor made = Masks.nonzero(this);
        return open == null ? made : open.close(made);
    }

    /// A window of any geometry on the same memory, which begins where this tensor does.
    ///
    /// ```java
    /// arange(6).asStrided(new long[] {2, 3}, new long[] {1, 1}) // [[0, 1, 2], [1, 2, 3]]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a view
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided(input,size,stride)", this, size, stride)
                        : null;
        Tensor made = StridedWindows.asStrided(this, size, stride);
        return open == null ? made : open.close(made);
    }

    /// A window of any geometry on the same memory, from a place in it.
    ///
    /// ```java
    /// arange(6).asStrided(new long[] {2, 2}, new long[] {1, 2}, 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param storageOffset where the window begins, counted in elements from the start of the
    ///   memory
    /// @return a view
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided(long[] size, long[] stride, long storageOffset) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided(input,size,stride,storage_offset)", this, size, stride, storageOffset)
                        : null;
        Tensor made = StridedWindows.asStrided(this, size, stride, storageOffset);
        return open == null ? made : open.close(made);
    }

    /// Shows a window of any geometry on the same memory; returns this.
    ///
    /// ```java
    /// arange(4).asStrided_(new long[] {2, 2}, new long[] {1, 1}) // [[0, 1], [1, 2]]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided_(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided_(input,size,stride)", this, size, stride)
                        : null;
        Tensor made = OwnGeometry.asStrided_(this, size, stride);
        return open == null ? made : open.close(made);
    }

    /// Shows a window of any geometry on the same memory, from a place in it; returns this.
    ///
    /// ```java
    /// arange(4).asStrided_(new long[] {2}, new long[] {1}, 2) // [2, 3]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param storageOffset where the window begins, counted in elements from the start of the
    ///   memory
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public final Tensor asStrided_(long[] size, long[] stride, long storageOffset) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided_(input,size,stride,storage_offset)", this, size, stride, storageOffset)
                        : null;
        Tensor made = OwnGeometry.asStrided_(this, size, stride, storageOffset);
        return open == null ? made : open.close(made);
    }

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor asin() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("asin(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASIN.call(this);
        return open == null ? made : open.close(made);
    }

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin_() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor asin_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("asin_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASIN.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor asinh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("asinh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASINH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh_() // [0, 0.8814]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor asinh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("asinh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ASINH.into(this);
        return open == null ? made : open.close(made);
    }

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor atan() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atan(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATAN.call(this);
        return open == null ? made : open.close(made);
    }

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor atan2(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atan2(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.ATAN2.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2_(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor atan2_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atan2_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.ATAN2.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).atan_() // [0, 0.7854]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor atan_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atan_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATAN.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor atanh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atanh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATANH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh_() // [0, 0.5493, inf]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor atanh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atanh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.ATANH.into(this);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// This tensor: broadcasts to (b, n, p).
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @return (b, n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("baddbmm(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.baddbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// This tensor: broadcasts to (b, n, p).
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (b, n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("baddbmm(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.baddbmm(
                Precision.lower(this), Precision.lower(batch1), Precision.lower(batch2), o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm_(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// This tensor: broadcasts to (b, n, p).
    ///
    /// Changes this tensor.
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm_(Tensor batch1, Tensor batch2) {
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("baddbmm_(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, Complex.ONE, Complex.ONE, true)
                        : null;
        Tensor made = AddedProducts.baddbmm(this, batch1, batch2, Complex.ONE, Complex.ONE, true);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm_(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// This tensor: broadcasts to (b, n, p).
    ///
    /// Changes this tensor.
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor baddbmm_(
            Tensor batch1, Tensor batch2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("baddbmm_(input,batch1,batch2,beta,alpha,in_place)", this, batch1, batch2, o.beta, o.alpha, true)
                        : null;
        Tensor made = AddedProducts.baddbmm(this, batch1, batch2, o.beta, o.alpha, true);
        return open == null ? made : open.close(made);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    ///
    /// This tensor: probabilities, floats.
    ///
    /// Here `generator` is `null`.
    ///
    /// @return a new tensor of this tensor's shape and dtype, of zeros and ones
    /// @throws dev.obor.base.ValueError if one is not between 0 and 1
    public final Tensor bernoulli() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli(input,generator)", this, null)
                        : null;
        Tensor made = RandomDraws.bernoulli(this, null);
        return open == null ? made : open.close(made);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    ///
    /// This tensor: probabilities, floats.
    ///
    /// @param generator where random numbers come from; null for the default generator
    /// @return a new tensor of this tensor's shape and dtype, of zeros and ones
    /// @throws dev.obor.base.ValueError if one is not between 0 and 1
    public final Tensor bernoulli(@Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli(input,generator)", this, generator)
                        : null;
        Tensor made = RandomDraws.bernoulli(this, generator);
        return open == null ? made : open.close(made);
    }

    /// A new tensor of these sizes: one with probability `p`, else zero.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// @param p the probability of a one
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ValueError if it is not between 0 and 1
    public final Tensor bernoulli(double p) {
        Recorder.Open open = Recorder.on() ? Recorder.open("bernoulli(input,p)", this, p) : null;
        Tensor made = RandomDraws.bernoulli(this, p);
        return open == null ? made : open.close(made);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// Here `p` is `0.5` and `generator` is `null`.
    ///
    /// @return this tensor
    public final Tensor bernoulli_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli_(input,p,generator)", this, 0.5, null)
                        : null;
        Tensor made = RandomDraws.bernoulli_(this, 0.5, null);
        return open == null ? made : open.close(made);
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero, from a
    /// generator.
    ///
    /// ```java
    /// empty(3).bernoulli_(tensor(0.0, 1, 1)) // [0, 1, 1]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param p probabilities, floats that broadcast to this tensor
    /// @return this tensor
    public final Tensor bernoulli_(Tensor p) {
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli_(input,p,generator)", this, p, null)
                        : null;
        Tensor made = RandomDraws.bernoulliInto(this, p, null);
        return open == null ? made : open.close(made);
    }

    /// One with the probability at the same place of `p`, which broadcasts, else zero, from a
    /// generator.
    ///
    /// ```java
    /// empty(3).bernoulli_(tensor(0.0, 1, 1)) // [0, 1, 1]
    /// ```
    ///
    /// @param p probabilities, floats that broadcast to this tensor
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor bernoulli_(Tensor p, @Nullable Generator generator) {
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli_(input,p,generator)", this, p, generator)
                        : null;
        Tensor made = RandomDraws.bernoulliInto(this, p, generator);
        return open == null ? made : open.close(made);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param p the probability of a one; default `0.5`
    /// @return this tensor
    public final Tensor bernoulli_(double p) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli_(input,p,generator)", this, p, null)
                        : null;
        Tensor made = RandomDraws.bernoulli_(this, p, null);
        return open == null ? made : open.close(made);
    }

    /// One with probability `p`, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).bernoulli_(0.5) // [0, 0, 1, 0]
    /// ```
    ///
    /// @param p the probability of a one; default `0.5`
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor bernoulli_(double p, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli_(input,p,generator)", this, p, generator)
                        : null;
        Tensor made = RandomDraws.bernoulli_(this, p, generator);
        return open == null ? made : open.close(made);
    }

    /// This tensor as bfloat16.
    ///
    /// ```java
    /// tensor(1.01).bfloat16().toDouble() // 1.0078
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor bfloat16() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bfloat16(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.bfloat16(this);
        return open == null ? made : open.close(made);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// This tensor: a vector of integers, none negative.
    ///
    /// Here `weights` is `null` and `minlength` is `0`.
    ///
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if this tensor is no vector, or an element is negative
    public final Tensor bincount() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bincount(input,weights,minlength)", this, null, 0)
                        : null;
        Tensor made = Counting.bincount(this, null, 0);
        return open == null ? made : open.close(made);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// This tensor: a vector of integers, none negative.
    ///
    /// Here `minlength` is `0`.
    ///
    /// @param weights one for each element; null for ones
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if this tensor is no vector, or an element is negative
    public final Tensor bincount(@Nullable Tensor weights) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bincount(input,weights,minlength)", this, weights, 0)
                        : null;
        Tensor made = Counting.bincount(this, weights, 0);
        return open == null ? made : open.close(made);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// This tensor: a vector of integers, none negative.
    ///
    /// @param weights one for each element; null for ones
    /// @param minlength the least size of the result; default `0`
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if this tensor is no vector, or an element is negative
    public final Tensor bincount(@Nullable Tensor weights, long minlength) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bincount(input,weights,minlength)", this, weights, minlength)
                        : null;
        Tensor made = Counting.bincount(this, weights, minlength);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseAnd(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseAnd(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd_(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseAnd_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd_(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseAnd_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public final Tensor bitwiseLeftShift(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public final Tensor bitwiseLeftShift(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift_(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseLeftShift_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift_(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseLeftShift_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// All bits flipped; bool: the opposite.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot() // [-1, -6]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseNot() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_not(input)", new Object[] {this})
                        : null;
        Tensor made = LogicFunctions.BITWISE_NOT.call(this);
        return open == null ? made : open.close(made);
    }

    /// All bits flipped; bool: the opposite.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot_() // [-1, -6]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseNot_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_not_(input)", new Object[] {this})
                        : null;
        Tensor made = LogicFunctions.BITWISE_NOT.into(this);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseOr(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseOr(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr_(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseOr_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr_(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseOr_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public final Tensor bitwiseRightShift(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public final Tensor bitwiseRightShift(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift_(2) // [4, -2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseRightShift_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift_(2) // [4, -2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseRightShift_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseXor(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public final Tensor bitwiseXor(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor_(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseXor_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor_(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor bitwiseXor_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The products of two batches of matrices.
    ///
    /// ```java
    /// ones(7, 2, 3).bmm(ones(7, 3, 4)).shape() // [7, 2, 4]
    /// ```
    ///
    /// This tensor: (b, n, m).
    ///
    /// @param mat2 (b, m, p), of this tensor's dtype
    /// @return (b, n, p) of their dtype
    /// @throws dev.obor.base.ShapeError if they are no batches of matrices, or their sizes do not
    ///   fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor bmm(Tensor mat2) {
        Arguments.given(mat2, "mat2");
        Recorder.Open open = Recorder.on() ? Recorder.open("bmm(input,mat2)", this, mat2) : null;
        Tensor made = Products.bmm(Precision.lower(this), Precision.lower(mat2));
        return open == null ? made : open.close(made);
    }

    /// This tensor as bool.
    ///
    /// ```java
    /// tensor(0.0, 0.5, -1).bool() // [false, true, true]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor bool() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bool(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.bool(this);
        return open == null ? made : open.close(made);
    }

    /// Dimensions of size 1 repeated without copying; -1 keeps a size.
    ///
    /// ```java
    /// tensor(1, 2).view(2, 1).broadcastTo(-1, 3) // [[1, 1, 1], [2, 2, 2]]
    /// ```
    ///
    /// @param sizes those of the result; further ones may stand in front
    /// @return a view of the same dtype, in which several places are one in memory
    /// @throws dev.obor.base.ShapeError if a size differs and is not 1
    public final Tensor broadcastTo(long... sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("broadcast_to(input,sizes)", this, sizes)
                        : null;
        Tensor made = Expanding.expand(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// Here `median` is `0`, `sigma` is `1` and `generator` is `null`.
    ///
    /// @return this tensor
    public final Tensor cauchy_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cauchy_(input,median,sigma,generator)", this, 0, 1, null)
                        : null;
        Tensor made = RandomDraws.cauchy_(this, 0, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// Here `sigma` is `1` and `generator` is `null`.
    ///
    /// @param median the median; default `0`
    /// @return this tensor
    public final Tensor cauchy_(double median) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cauchy_(input,median,sigma,generator)", this, median, 1, null)
                        : null;
        Tensor made = RandomDraws.cauchy_(this, median, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param median the median; default `0`
    /// @param sigma half the width at half the height, positive; default `1`
    /// @return this tensor
    public final Tensor cauchy_(double median, double sigma) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cauchy_(input,median,sigma,generator)", this, median, sigma, null)
                        : null;
        Tensor made = RandomDraws.cauchy_(this, median, sigma, null);
        return open == null ? made : open.close(made);
    }

    /// Numbers of a Cauchy distribution, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).cauchy_() // [10.5977, 0.7648, -0.1283]
    /// ```
    ///
    /// @param median the median; default `0`
    /// @param sigma half the width at half the height, positive; default `1`
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor cauchy_(double median, double sigma, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cauchy_(input,median,sigma,generator)", this, median, sigma, generator)
                        : null;
        Tensor made = RandomDraws.cauchy_(this, median, sigma, generator);
        return open == null ? made : open.close(made);
    }

    /// This tensor as complex128.
    ///
    /// ```java
    /// tensor(1.0).cdouble().dtype() // complex128
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor cdouble() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cdouble(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.cdouble(this);
        return open == null ? made : open.close(made);
    }

    /// The smallest integer not below.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil() // [-1, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor ceil() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ceil(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.CEIL.call(this);
        return open == null ? made : open.close(made);
    }

    /// The smallest integer not below.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil_() // [-1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor ceil_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ceil_(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.CEIL.into(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as complex64.
    ///
    /// ```java
    /// tensor(1.0).cfloat().dtype() // complex64
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor cfloat() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cfloat(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.cfloat(this);
        return open == null ? made : open.close(made);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Here `upper` is `false`.
    ///
    /// @return (\*, n, n) of this tensor's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public final Tensor cholesky() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky(input,upper)", this, false)
                        : null;
        Tensor made = CholeskyOps.choleskyOld(this, false);
        return open == null ? made : open.close(made);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @param upper whether the upper triangle is given and read; default `false`
    /// @return (\*, n, n) of this tensor's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public final Tensor cholesky(boolean upper) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky(input,upper)", this, upper)
                        : null;
        Tensor made = CholeskyOps.choleskyOld(this, upper);
        return open == null ? made : open.close(made);
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    ///
    /// This tensor: (*, n, n) the factor.
    ///
    /// Here `upper` is `false`.
    ///
    /// @return (\*, n, n)
    public final Tensor choleskyInverse() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_inverse(input,upper)", this, false)
                        : null;
        Tensor made = CholeskyOps.choleskyInverse(this, false);
        return open == null ? made : open.close(made);
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    ///
    /// This tensor: (*, n, n) the factor.
    ///
    /// @param upper whether the factor is an upper triangle; default `false`
    /// @return (\*, n, n)
    public final Tensor choleskyInverse(boolean upper) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_inverse(input,upper)", this, upper)
                        : null;
        Tensor made = CholeskyOps.choleskyInverse(this, upper);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B with the Cholesky factor of A: the input is B.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// tensor(2.0, 1).view(2, 1).choleskySolve(Linalg.cholesky(a)) // [[0.5], [0]]
    /// ```
    ///
    /// This tensor: (*, n, k).
    ///
    /// Here `upper` is `false`.
    ///
    /// @param input2 (*, n, n) the factor
    /// @return (\*, n, k), X
    public final Tensor choleskySolve(Tensor input2) {
        Arguments.given(input2, "input2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_solve(input,input2,upper)", this, input2, false)
                        : null;
        Tensor made = CholeskyOps.choleskySolve(this, input2, false);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B with the Cholesky factor of A: the input is B.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// tensor(2.0, 1).view(2, 1).choleskySolve(Linalg.cholesky(a)) // [[0.5], [0]]
    /// ```
    ///
    /// This tensor: (*, n, k).
    ///
    /// @param input2 (*, n, n) the factor
    /// @param upper whether the factor is an upper triangle; default `false`
    /// @return (\*, n, k), X
    public final Tensor choleskySolve(Tensor input2, boolean upper) {
        Arguments.given(input2, "input2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_solve(input,input2,upper)", this, input2, upper)
                        : null;
        Tensor made = CholeskyOps.choleskySolve(this, input2, upper);
        return open == null ? made : open.close(made);
    }

    /// At most so many views of equal size along a dimension, the last one smaller if need be.
    ///
    /// ```java
    /// arange(5).chunk(2) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param chunks how many at most
    /// @return views in order
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] chunk(long chunks) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chunk(input,chunks,dim)", this, chunks, 0)
                        : null;
        Tensor[] made = Splitting.chunk(this, chunks, 0);
        return open == null ? made : open.close(made);
    }

    /// At most so many views of equal size along a dimension, the last one smaller if need be.
    ///
    /// ```java
    /// arange(5).chunk(2) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @param chunks how many at most
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return views in order
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] chunk(long chunks, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chunk(input,chunks,dim)", this, chunks, dim)
                        : null;
        Tensor[] made = Splitting.chunk(this, chunks, dim);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between those of two tensors, which broadcast and of which one may be
    /// null.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(tensor(-2, 2, 0), null) // [-2, 2, 9]
    /// ```
    ///
    /// @param min the least values, or null for none
    /// @param max the largest values, or null for none
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.ValueError if both are
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clamp(@Nullable Tensor min, @Nullable Tensor max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two numbers.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clamp(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clamp(double min, double max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp(input,min,max,in_place)", this, min, max, false)
                        : null;
        Tensor made = Clamps.clamp(this, min, max, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two integers.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp(0, 3) // [0, 1, 3]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clamp(long min, long max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(tensor(0, 1, 1)) // [-1, 0, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMax(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max(input,other)", this, other)
                        : null;
        Tensor made = Clamps.CLAMP_MAX.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMax(1.0) // [-1, 0, 1]
    /// ```
    ///
    /// @param max the largest value
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMax(double max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max(input,max,in_place)", this, max, false)
                        : null;
        Tensor made = Clamps.clampMax(this, max, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1) // [-1, 0, 1]
    /// ```
    ///
    /// @param max the largest value
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.ValueError if no number of the dtype is that small
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMax(long max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max(input,max,in_place)", this, max, false)
                        : null;
        Tensor made = Clamps.clampMax(this, max, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax_(tensor(0, 1, 1)) // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMax_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max_(input,other)", this, other)
                        : null;
        Tensor made = Clamps.CLAMP_MAX.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMax_(1.0) // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param max the largest value
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMax_(double max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max_(input,max,in_place)", this, max, true)
                        : null;
        Tensor made = Clamps.clampMax(this, max, true);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax_(1) // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param max the largest value
    /// @return this tensor
    /// @throws dev.obor.base.ValueError if no number of the dtype is that small
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMax_(long max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max_(input,max,in_place)", this, max, true)
                        : null;
        Tensor made = Clamps.clampMax(this, max, true);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(tensor(0, 1, 1)) // [0, 1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMin(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min(input,other)", this, other)
                        : null;
        Tensor made = Clamps.CLAMP_MIN.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMin(0.0) // [0, 0, 2]
    /// ```
    ///
    /// @param min the least value
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMin(double min) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min(input,min,in_place)", this, min, false)
                        : null;
        Tensor made = Clamps.clampMin(this, min, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0) // [0, 0, 2]
    /// ```
    ///
    /// @param min the least value
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.ValueError if no number of the dtype is that large
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMin(long min) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min(input,min,in_place)", this, min, false)
                        : null;
        Tensor made = Clamps.clampMin(this, min, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin_(tensor(0, 1, 1)) // [0, 1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMin_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min_(input,other)", this, other)
                        : null;
        Tensor made = Clamps.CLAMP_MIN.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMin_(0.0) // [0, 0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param min the least value
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMin_(double min) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min_(input,min,in_place)", this, min, true)
                        : null;
        Tensor made = Clamps.clampMin(this, min, true);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin_(0) // [0, 0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param min the least value
    /// @return this tensor
    /// @throws dev.obor.base.ValueError if no number of the dtype is that large
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clampMin_(long min) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min_(input,min,in_place)", this, min, true)
                        : null;
        Tensor made = Clamps.clampMin(this, min, true);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between those of two tensors, of which one may be null, in place; returns
    /// this.
    ///
    /// ```java
    /// tensor(-5, 9).clamp_(tensor(0, 0), tensor(3, 4)) // [0, 4]
    /// ```
    ///
    /// @param min the least values, or null for none; they broadcast to this tensor
    /// @param max the largest values, or null for none; they broadcast to this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ValueError if both are
    public final Tensor clamp_(@Nullable Tensor min, @Nullable Tensor max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp_(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two numbers.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clamp_(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clamp_(double min, double max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_(input,min,max,in_place)", this, min, max, true)
                        : null;
        Tensor made = Clamps.clamp(this, min, max, true);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two integers, in place; returns this.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clamp_(0, 3) // [0, 1, 3]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return this tensor
    public final Tensor clamp_(long min, long max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp_(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between those of two tensors, which broadcast and of which one may be
    /// null.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clip(tensor(-2, 2, 0), null) // [-2, 2, 9]
    /// ```
    ///
    /// @param min the least values, or null for none
    /// @param max the largest values, or null for none
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.ValueError if both are
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clip(@Nullable Tensor min, @Nullable Tensor max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two numbers: [#clamp] by another name.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clip(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clip(double min, double max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip(input,min,max,in_place)", this, min, max, false)
                        : null;
        Tensor made = Clamps.clip(this, min, max, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two integers.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clip(0, 3) // [0, 1, 3]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clip(long min, long max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between those of two tensors, of which one may be null, in place; returns
    /// this.
    ///
    /// ```java
    /// tensor(-5, 9).clip_(tensor(0, 0), tensor(3, 4)) // [0, 4]
    /// ```
    ///
    /// @param min the least values, or null for none; they broadcast to this tensor
    /// @param max the largest values, or null for none; they broadcast to this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ValueError if both are
    public final Tensor clip_(@Nullable Tensor min, @Nullable Tensor max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip_(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp_(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two numbers: [#clamp] by another name.
    ///
    /// ```java
    /// tensor(-1.5, 0.2, 3).clip_(-1.0, 1.0) // [-1, 0.2, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor clip_(double min, double max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip_(input,min,max,in_place)", this, min, max, true)
                        : null;
        Tensor made = Clamps.clip(this, min, max, true);
        return open == null ? made : open.close(made);
    }

    /// Each element kept between two integers, in place; returns this.
    ///
    /// ```java
    /// tensor(-5, 1, 9).clip_(0, 3) // [0, 1, 3]
    /// ```
    ///
    /// @param min the least value
    /// @param max the largest value; where it is below `min`, it is the result
    /// @return this tensor
    public final Tensor clip_(long min, long max) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip_(input,min,max)", this, min, max)
                        : null;
        Tensor made = Clamps.clamp_(this, min, max);
        return open == null ? made : open.close(made);
    }

    /// A copy in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).clone(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @param memoryFormat the layout of the copy
    /// @return a new tensor of this tensor's shape and dtype, through which gradients flow
    /// @throws dev.obor.base.ShapeError if it cannot have it
    public final Tensor clone(MemoryFormat memoryFormat) {
        Arguments.given(memoryFormat, "memoryFormat");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clone(input,memory_format)", this, memoryFormat)
                        : null;
        Tensor made = Conversions.clone(this, memoryFormat);
        return open == null ? made : open.close(made);
    }

    /// The conjugates: the imaginary parts with the other sign. A real tensor is returned as it is.
    ///
    /// The result is a view: what is written to it reaches the input, conjugated. [#resolveConj]
    /// gives it memory of its own, [#conjPhysical] does both at once.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return a view of this tensor's shape and dtype; this tensor if it is real
    public final Tensor conj() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conj(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.conj(this);
        return open == null ? made : open.close(made);
    }

    /// The conjugates in new memory. A real tensor is returned as it is.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype; this tensor if it is real
    public final Tensor conjPhysical() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conj_physical(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.conjPhysical(this);
        return open == null ? made : open.close(made);
    }

    /// The conjugates, in place.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical_() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return this tensor
    public final Tensor conjPhysical_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conj_physical_(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.conjPhysical_(this);
        return open == null ? made : open.close(made);
    }

    /// The tensor itself if it is row-major, else a copy.
    ///
    /// ```java
    /// ones(2, 3).t().contiguous().stride() // [2, 1]
    /// ```
    ///
    /// @return this tensor, or a copy of its shape and dtype
    public final Tensor contiguous() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("contiguous(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.contiguous(this);
        return open == null ? made : open.close(made);
    }

    /// The tensor itself if it is dense in a layout, else a copy that is.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).contiguous(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @param memoryFormat the layout
    /// @return this tensor, or a copy of its shape and dtype
    /// @throws dev.obor.base.ShapeError if the tensor cannot have it
    public final Tensor contiguous(MemoryFormat memoryFormat) {
        Arguments.given(memoryFormat, "memoryFormat");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("contiguous(input,memory_format)", this, memoryFormat)
                        : null;
        Tensor made = Conversions.contiguous(this, memoryFormat);
        return open == null ? made : open.close(made);
    }

    /// Takes over the elements of another tensor, broadcast and converted, and returns the tensor.
    ///
    /// ```java
    /// zeros(2, 2).copy_(tensor(1, 2)) // [[1, 2], [1, 2]]
    /// ```
    ///
    /// @param source of any dtype; broadcasts to this tensor
    /// @return this tensor
    public final Tensor copy_(Tensor source) {
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copy_(input,source)", this, source)
                        : null;
        Tensor made = Conversions.copyInto(this, source);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor copysign(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor copysign(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor copysign(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign_(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor copysign_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign_(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor copysign_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign_(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor copysign_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The correlations of variables that are the rows, from -1 to 1.
    ///
    /// ```java
    /// tensor(new double[][] {{1, 2, 3}, {3, 2, 0}}).corrcoef() // [[1, -0.982], [-0.982, 1]]
    /// ```
    ///
    /// This tensor: (variables, observations), or one variable (observations).
    ///
    /// @return (variables, variables), 0-d of one; of this tensor's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    public final Tensor corrcoef() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("corrcoef(input)", new Object[] {this})
                        : null;
        Tensor made = Covariances.corrcoef(this);
        return open == null ? made : open.close(made);
    }

    /// The cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cos() // [1, 0.5403]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor cos() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cos(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.COS.call(this);
        return open == null ? made : open.close(made);
    }

    /// The cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cos_() // [1, 0.5403]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor cos_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cos_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.COS.into(this);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh() // [1, 1.5431]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor cosh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.COSH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh_() // [1, 1.5431]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor cosh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.COSH.into(this);
        return open == null ? made : open.close(made);
    }

    /// How many elements over some dimensions are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2, 0).view(2, 2).countNonzero(0) // [1, 1]
    /// ```
    ///
    /// Here `dim` is `null`.
    ///
    /// @return int64, of this tensor's shape without the dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor countNonzero() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("count_nonzero(input,dim)", this, null)
                        : null;
        Tensor made = ProductReductions.countNonzero(this, null);
        return open == null ? made : open.close(made);
    }

    /// How many elements over some dimensions are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2, 0).view(2, 2).countNonzero(0) // [1, 1]
    /// ```
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return int64, of this tensor's shape without the dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor countNonzero(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("count_nonzero(input,dim)", this, dim)
                        : null;
        Tensor made = ProductReductions.countNonzero(this, dim);
        return open == null ? made : open.close(made);
    }

    /// The covariances of variables that are the rows, with observations as columns.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).cov() // [[1, 1], [1, 1]]
    /// tensor(1.0, 2, 4).cov(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// This tensor: (variables, observations), or one variable (observations).
    ///
    /// Here `correction` is `1`, `fweights` is `null` and `aweights` is `null`.
    ///
    /// @return (variables, variables), 0-d of one; of this tensor's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions, or the weights do
    ///   not fit
    public final Tensor cov() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cov(input,correction,fweights,aweights)", this, 1, null, null)
                        : null;
        Tensor made = Covariances.cov(this, 1, null, null);
        return open == null ? made : open.close(made);
    }

    /// The covariances of variables that are the rows, with observations as columns.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).cov() // [[1, 1], [1, 1]]
    /// tensor(1.0, 2, 4).cov(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// This tensor: (variables, observations), or one variable (observations).
    ///
    /// Options and their defaults:
    /// - `correction`, `1`: what the number of observations is lessened by to divide
    /// - `fweights`, `null`: how often each observation counts, integers
    /// - `aweights`, `null`: how much each observation weighs, floats
    ///
    /// @param options sets the options, those of [OperationOptions.Covariance]
    /// @return (variables, variables), 0-d of one; of this tensor's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions, or the weights do
    ///   not fit
    public final Tensor cov(Consumer<OperationOptions.Covariance> options) {
        OperationOptions.Covariance o = OperationOptions.Covariance.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cov(input,correction,fweights,aweights)", this, o.correction, o.fweights, o.aweights)
                        : null;
        Tensor made = Covariances.cov(this, o.correction, o.fweights, o.aweights);
        return open == null ? made : open.close(made);
    }

    /// This tensor on the CPU.
    ///
    /// ```java
    /// ones(2).cpu() // [1, 1]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor cpu() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cpu(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.cpu(this);
        return open == null ? made : open.close(made);
    }

    /// The cross products of vectors along a dimension, by default the first of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @param other of as many dimensions, broadcast with this tensor
    /// @return of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.ShapeError if there is no dimension of size 3, or the sizes do not fit
    public final Tensor cross(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross(input,other)", this, other)
                        : null;
        Tensor made = Contractions.cross(this, other);
        return open == null ? made : open.close(made);
    }

    /// The cross products of vectors along a dimension of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0), -1) // [0, 0, 1]
    /// ```
    ///
    /// @param other of as many dimensions, broadcast with this tensor
    /// @param dim the dimension; negative ones count from the last
    /// @return of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.ShapeError if the dimension has another size, or the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cross(Tensor other, long dim) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross(input,other,dim)", this, other, dim)
                        : null;
        Tensor made = Contractions.cross(this, other, dim);
        return open == null ? made : open.close(made);
    }

    /// The largest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 3, 2, 3).cummax(0) // [1, 3, 3, 3], [0, 1, 1, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of this tensor's shape and dtype, and int64 indices of that shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices cummax(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("cummax(input,dim)", this, dim) : null;
        ValuesIndices made = Cumulative.cummax(this, dim);
        return open == null ? made : open.close(made);
    }

    /// The smallest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(3, 1, 2, 1).cummin(0) // [3, 1, 1, 1], [0, 1, 1, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of this tensor's shape and dtype, and int64 indices of that shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices cummin(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("cummin(input,dim)", this, dim) : null;
        ValuesIndices made = Cumulative.cummin(this, dim);
        return open == null ? made : open.close(made);
    }

    /// Running products along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).cumprod(0) // [1, 2, 6, 24]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumprod(input,dim,dtype)", this, dim, null)
                        : null;
        Tensor made = Cumulative.cumprod(this, dim, null);
        return open == null ? made : open.close(made);
    }

    /// Running products along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).cumprod(0) // [1, 2, 6, 24]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a new tensor of this tensor's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod(long dim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumprod(input,dim,dtype)", this, dim, dtype)
                        : null;
        Tensor made = Cumulative.cumprod(this, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Running products along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumprod_(0) // [1, 2, 6]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod_(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("cumprod_(input,dim)", this, dim) : null;
        Tensor made = Cumulative.cumprod_(this, dim);
        return open == null ? made : open.close(made);
    }

    /// Running products along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumprod_(0, int64) // [1, 2, 6]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype this tensor's own
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if it is another
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumprod_(long dim, DType dtype) {
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumprod_(input,dim,dtype)", this, dim, dtype)
                        : null;
        Tensor made = Cumulative.cumprod_(this, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Running sums along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum(0) // [1, 3, 6]
    /// tensor(1, 2, 3).cumsum(0, float32).dtype() // float32
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumsum(input,dim,dtype)", this, dim, null)
                        : null;
        Tensor made = Cumulative.cumsum(this, dim, null);
        return open == null ? made : open.close(made);
    }

    /// Running sums along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum(0) // [1, 3, 6]
    /// tensor(1, 2, 3).cumsum(0, float32).dtype() // float32
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a new tensor of this tensor's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum(long dim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumsum(input,dim,dtype)", this, dim, dtype)
                        : null;
        Tensor made = Cumulative.cumsum(this, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Running sums along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum_(0) // [1, 3, 6]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum_(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("cumsum_(input,dim)", this, dim) : null;
        Tensor made = Cumulative.cumsum_(this, dim);
        return open == null ? made : open.close(made);
    }

    /// Running sums along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum_(0, int64) // [1, 3, 6]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype this tensor's own
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if it is another
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor cumsum_(long dim, DType dtype) {
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumsum_(input,dim,dtype)", this, dim, dtype)
                        : null;
        Tensor made = Cumulative.cumsum_(this, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Degrees as radians.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad() // [1.5708, 3.1416]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor deg2rad() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("deg2rad(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.DEG2RAD.call(this);
        return open == null ? made : open.close(made);
    }

    /// Degrees as radians.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad_() // [1.5708, 3.1416]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor deg2rad_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("deg2rad_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.DEG2RAD.into(this);
        return open == null ? made : open.close(made);
    }

    /// The determinants of square matrices.
    ///
    /// ```java
    /// Linalg.det(tensor(1.0, 2, 3, 4).view(2, 2)) // -2
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @return (*) of this tensor's dtype
    public final Tensor det() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("det(input)", new Object[] {this})
                        : null;
        Tensor made = Determinants.det(this);
        return open == null ? made : open.close(made);
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    ///
    /// This tensor: a vector or a matrix.
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @return a new matrix of the vector's dtype, square, or a new vector
    public final Tensor diag() {
        Recorder.Open open = Recorder.on() ? Recorder.open("diag(input,diagonal)", this, 0) : null;
        Tensor made = Diagonals.diag(this, 0);
        return open == null ? made : open.close(made);
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    ///
    /// This tensor: a vector or a matrix.
    ///
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new matrix of the vector's dtype, square, or a new vector
    public final Tensor diag(long diagonal) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag(input,diagonal)", this, diagonal)
                        : null;
        Tensor made = Diagonals.diag(this, diagonal);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// This tensor: (\*, n).
    ///
    /// Here `offset` is `0`, `dim1` is `-2` and `dim2` is `-1`.
    ///
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public final Tensor diagEmbed() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", this, 0, -2, -1)
                        : null;
        Tensor made = Diagonals.embed(this, 0, -2, -1);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// This tensor: (\*, n).
    ///
    /// Here `dim1` is `-2` and `dim2` is `-1`.
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public final Tensor diagEmbed(long offset) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", this, offset, -2, -1)
                        : null;
        Tensor made = Diagonals.embed(this, offset, -2, -1);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// This tensor: (\*, n).
    ///
    /// Here `dim2` is `-1`.
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 where the rows are in the result; default `-2`
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public final Tensor diagEmbed(long offset, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", this, offset, dim1, -1)
                        : null;
        Tensor made = Diagonals.embed(this, offset, dim1, -1);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// This tensor: (\*, n).
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 where the rows are in the result; default `-2`
    /// @param dim2 where the columns are in the result; default `-1`
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public final Tensor diagEmbed(long offset, long dim1, long dim2) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", this, offset, dim1, dim2)
                        : null;
        Tensor made = Diagonals.embed(this, offset, dim1, dim2);
        return open == null ? made : open.close(made);
    }

    /// The flattened tensor as the diagonal of a matrix.
    ///
    /// ```java
    /// tensor(1, 2).diagflat(1) // [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
    /// ```
    ///
    /// Here `offset` is `0`.
    ///
    /// @return a new square matrix of as many rows as there are elements, and abs(offset)
    public final Tensor diagflat() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagflat(input,offset)", this, 0)
                        : null;
        Tensor made = Diagonals.diagflat(this, 0);
        return open == null ? made : open.close(made);
    }

    /// The flattened tensor as the diagonal of a matrix.
    ///
    /// ```java
    /// tensor(1, 2).diagflat(1) // [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
    /// ```
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new square matrix of as many rows as there are elements, and abs(offset)
    public final Tensor diagflat(long offset) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagflat(input,offset)", this, offset)
                        : null;
        Tensor made = Diagonals.diagflat(this, offset);
        return open == null ? made : open.close(made);
    }

    /// The elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `0` and `dim2` is `1`.
    ///
    /// @return a view: the two dimensions go, one is added at the end
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public final Tensor diagonal() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", this, 0, 0, 1)
                        : null;
        Tensor made = Slicing.diagonal(this, 0, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// The elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// Here `dim1` is `0` and `dim2` is `1`.
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a view: the two dimensions go, one is added at the end
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public final Tensor diagonal(long offset) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", this, offset, 0, 1)
                        : null;
        Tensor made = Slicing.diagonal(this, offset, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// The elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// Here `dim2` is `1`.
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 the rows; default `0`
    /// @return a view: the two dimensions go, one is added at the end
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public final Tensor diagonal(long offset, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", this, offset, dim1, 1)
                        : null;
        Tensor made = Slicing.diagonal(this, offset, dim1, 1);
        return open == null ? made : open.close(made);
    }

    /// The elements where two dimensions have equal places, as a last dimension.
    ///
    /// ```java
    /// arange(9).view(3, 3).diagonal(1) // [1, 5]
    /// ```
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 the rows; default `0`
    /// @param dim2 the columns; default `1`
    /// @return a view: the two dimensions go, one is added at the end
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public final Tensor diagonal(long offset, long dim1, long dim2) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", this, offset, dim1, dim2)
                        : null;
        Tensor made = Slicing.diagonal(this, offset, dim1, dim2);
        return open == null ? made : open.close(made);
    }

    /// A copy in which the diagonal of two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `0` and `dim2` is `1`.
    ///
    /// @param src of the diagonal's shape
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src) {
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", this, src, 0, 0, 1)
                        : null;
        Tensor made = SliceScatter.diagonal(this, src, 0, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy in which the diagonal of two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// Here `dim1` is `0` and `dim2` is `1`.
    ///
    /// @param src of the diagonal's shape
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src, long offset) {
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", this, src, offset, 0, 1)
                        : null;
        Tensor made = SliceScatter.diagonal(this, src, offset, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy in which the diagonal of two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// Here `dim2` is `1`.
    ///
    /// @param src of the diagonal's shape
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 the rows; default `0`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src, long offset, long dim1) {
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", this, src, offset, dim1, 1)
                        : null;
        Tensor made = SliceScatter.diagonal(this, src, offset, dim1, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy in which the diagonal of two dimensions is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).diagonalScatter(tensor(5.0, 6)) // [[5, 0], [0, 6]]
    /// ```
    ///
    /// @param src of the diagonal's shape
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 the rows; default `0`
    /// @param dim2 the columns; default `1`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public final Tensor diagonalScatter(Tensor src, long offset, long dim1, long dim2) {
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", this, src, offset, dim1, dim2)
                        : null;
        Tensor made = SliceScatter.diagonal(this, src, offset, dim1, dim2);
        return open == null ? made : open.close(made);
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
    /// @return of this tensor's dtype, shorter by `n` along the dimension; of bools, where
    ///   neighbours differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", this, 1, -1, null, null)
                        : null;
        Tensor made = Integrals.diff(this, 1, -1, null, null);
        return open == null ? made : open.close(made);
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
    /// @param n how often differences are taken; default `1`
    /// @return of this tensor's dtype, shorter by `n` along the dimension; of bools, where
    ///   neighbours differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", this, n, -1, null, null)
                        : null;
        Tensor made = Integrals.diff(this, n, -1, null, null);
        return open == null ? made : open.close(made);
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
    /// @param n how often differences are taken; default `1`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of this tensor's dtype, shorter by `n` along the dimension; of bools, where
    ///   neighbours differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", this, n, dim, null, null)
                        : null;
        Tensor made = Integrals.diff(this, n, dim, null, null);
        return open == null ? made : open.close(made);
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
    /// @param n how often differences are taken; default `1`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @param prepend what is put in front first, or null
    /// @return of this tensor's dtype, shorter by `n` along the dimension; of bools, where
    ///   neighbours differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n, long dim, @Nullable Tensor prepend) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", this, n, dim, prepend, null)
                        : null;
        Tensor made = Integrals.diff(this, n, dim, prepend, null);
        return open == null ? made : open.close(made);
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// @param n how often differences are taken; default `1`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @param prepend what is put in front first, or null
    /// @param append what is put behind first, or null
    /// @return of this tensor's dtype, shorter by `n` along the dimension; of bools, where
    ///   neighbours differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor diff(long n, long dim, @Nullable Tensor prepend, @Nullable Tensor append) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", this, n, dim, prepend, append)
                        : null;
        Tensor made = Integrals.diff(this, n, dim, prepend, append);
        return open == null ? made : open.close(made);
    }

    /// The derivative of the log of the gamma function.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma() // [-0.5772, 0.4228]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor digamma() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("digamma(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.DIGAMMA.call(this);
        return open == null ? made : open.close(made);
    }

    /// The derivative of the log of the gamma function.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma_() // [-0.5772, 0.4228]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor digamma_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("digamma_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.DIGAMMA.into(this);
        return open == null ? made : open.close(made);
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    ///
    /// Here `p` is `2`.
    ///
    /// @param other broadcast with this tensor
    /// @return a 0-d tensor of the promoted dtype, real for complex numbers
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor dist(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dist(input,other,p)", this, other, 2)
                        : null;
        Tensor made = Norms.dist(this, other, 2);
        return open == null ? made : open.close(made);
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    ///
    /// @param other broadcast with this tensor
    /// @param p the order of the norm; default `2`
    /// @return a 0-d tensor of the promoted dtype, real for complex numbers
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor dist(Tensor other, double p) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dist(input,other,p)", this, other, p)
                        : null;
        Tensor made = Norms.dist(this, other, p);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public final Tensor div(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    public final Tensor div(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor, broadcast with this tensor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the broadcast shape and the promoted dtype; integers stay integers
    ///   where the result is rounded, else they become the default dtype
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor div(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode,in_place)", this, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor div(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor div(double other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode,in_place)", this, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor div(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of this tensor's shape and dtype; the default dtype for integers
    ///   without rounding
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor div(long other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode,in_place)", this, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor div_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div_(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor div_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div_(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div_(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div_(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the divisor, broadcast with this tensor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return this tensor
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor div_(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div_(input,other,rounding_mode,in_place)", this, other, roundingMode, true)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor div_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("div_(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).div_(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return this tensor
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor div_(double other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div_(input,other,rounding_mode,in_place)", this, other, roundingMode, true)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor div_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("div_(input,other)", this, other) : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).div_(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return this tensor
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor div_(long other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div_(input,other,rounding_mode,in_place)", this, other, roundingMode, true)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public final Tensor divide(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    public final Tensor divide(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).divide(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).divide(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor, broadcast with this tensor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the broadcast shape and the promoted dtype; integers stay integers
    ///   where the result is rounded, else they become the default dtype
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor divide(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode,in_place)", this, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor divide(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).divide(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor divide(double other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode,in_place)", this, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor divide(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).divide(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of this tensor's shape and dtype; the default dtype for integers
    ///   without rounding
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor divide(long other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode,in_place)", this, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor divide_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor divide_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).divide_(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).divide_(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the divisor, broadcast with this tensor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return this tensor
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor divide_(Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other,rounding_mode,in_place)", this, other, roundingMode, true)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor divide_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by a number, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// tensor(-7.0, 7).divide_(2.0, "floor") // [-4, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return this tensor
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor divide_(double other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other,rounding_mode,in_place)", this, other, roundingMode, true)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor divide_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient by an integer, rounded: `"floor"` down, `"trunc"` towards zero; integers stay
    /// integers.
    ///
    /// ```java
    /// tensor(-7, 7).divide_(2, "trunc") // [-3, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the divisor
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return this tensor
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public final Tensor divide_(long other, @Nullable String roundingMode) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide_(input,other,rounding_mode,in_place)", this, other, roundingMode, true)
                        : null;
        Tensor made = Arithmetic.div(this, other, roundingMode, true);
        return open == null ? made : open.close(made);
    }

    /// The sum of the products of two vectors.
    ///
    /// ```java
    /// tensor(1, 2, 3).dot(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// This tensor: (n).
    ///
    /// @param other (n), of this tensor's dtype
    /// @return a 0-d tensor of their dtype
    public final Tensor dot(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("dot(input,other)", this, other) : null;
        Tensor made = Products.dot(this, other);
        return open == null ? made : open.close(made);
    }

    /// Equal parts along the third dimension.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(2)[1] // [[[2, 3]]]
    /// ```
    ///
    /// This tensor: of three dimensions or more.
    ///
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public final Tensor[] dsplit(long sections) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dsplit(input,sections)", this, sections)
                        : null;
        Tensor[] made = Splitting.dsplit(this, sections);
        return open == null ? made : open.close(made);
    }

    /// Parts along the third dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(new long[] {1})[0] // [[[0]]]
    /// ```
    ///
    /// This tensor: of three dimensions or more.
    ///
    /// @param indices where all but the first begin
    /// @return views, one more than places
    public final Tensor[] dsplit(long[] indices) {
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dsplit(input,indices)", this, indices)
                        : null;
        Tensor[] made = Splitting.dsplit(this, indices);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new bool tensor of this tensor's shape
    public final Tensor eq(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    public final Tensor eq(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    public final Tensor eq(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    public final Tensor eq(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq_(tensor(1, 0, 3)) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    public final Tensor eq_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq_(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq_(tensor(1, 0, 3)) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    public final Tensor eq_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq_(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq_(tensor(1, 0, 3)) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    public final Tensor eq_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("eq_(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq_(tensor(1, 0, 3)) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    public final Tensor eq_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("eq_(input,other)", this, other) : null;
        Tensor made = Comparisons.EQ.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Whether sizes and all elements are equal.
    ///
    /// ```java
    /// tensor(1, 2).equal(tensor(1, 2)) // true
    /// tensor(1, 2).equal(tensor(1, 2, 3)) // false
    /// ```
    ///
    /// @param other a tensor of any shape and dtype
    /// @return false where the shapes differ; NaN equals nothing
    public final boolean equal(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("equal(input,other)", this, other)
                        : null;
        boolean made = Comparisons.equal(this, other);
        return open == null ? made : open.close(made);
    }

    /// The error function.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf() // [0, 0.5205, 0.8427]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor erf() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erf(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ERF.call(this);
        return open == null ? made : open.close(made);
    }

    /// The error function.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf_() // [0, 0.5205, 0.8427]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor erf_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erf_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ERF.into(this);
        return open == null ? made : open.close(made);
    }

    /// 1 - erf(x), accurate for large x.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc() // [1, 0.4795, 1.537e-12]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor erfc() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfc(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ERFC.call(this);
        return open == null ? made : open.close(made);
    }

    /// 1 - erf(x), accurate for large x.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc_() // [1, 0.4795, 1.537e-12]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor erfc_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfc_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ERFC.into(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse of the error function.
    ///
    /// ```java
    /// tensor(-0.5, 0, 1).erfinv() // [-0.4769, 0, inf]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor erfinv() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfinv(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ERFINV.call(this);
        return open == null ? made : open.close(made);
    }

    /// The inverse of the error function.
    ///
    /// ```java
    /// tensor(-0.5, 0, 1).erfinv_() // [-0.4769, 0, inf]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor erfinv_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfinv_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.ERFINV.into(this);
        return open == null ? made : open.close(made);
    }

    /// e to the power of each element.
    ///
    /// ```java
    /// tensor(0.0, 1).exp() // [1, 2.7183]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor exp() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exp(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.EXP.call(this);
        return open == null ? made : open.close(made);
    }

    /// 2 to the power of each element.
    ///
    /// ```java
    /// tensor(-1.0, 0, 3).exp2() // [0.5, 1, 8]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor exp2() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exp2(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.EXP2.call(this);
        return open == null ? made : open.close(made);
    }

    /// 2 to the power of each element.
    ///
    /// ```java
    /// tensor(-1.0, 0, 3).exp2_() // [0.5, 1, 8]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor exp2_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exp2_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.EXP2.into(this);
        return open == null ? made : open.close(made);
    }

    /// e to the power of each element.
    ///
    /// ```java
    /// tensor(0.0, 1).exp_() // [1, 2.7183]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor exp_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exp_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.EXP.into(this);
        return open == null ? made : open.close(made);
    }

    /// Dimensions of size 1 repeated without copying.
    ///
    /// ```java
    /// ones(3, 1).expand(zeros(3, 2).shape()).shape() // [3, 2]
    /// ```
    ///
    /// @param sizes those of the result
    /// @return a view of the same dtype, in which several places are one in memory
    public final Tensor expand(Size sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expand(input,sizes)", this, sizes)
                        : null;
        Tensor made = Expanding.expand(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// Dimensions of size 1 repeated without copying; -1 keeps a size.
    ///
    /// ```java
    /// tensor(1, 2).view(2, 1).expand(-1, 3) // [[1, 1, 1], [2, 2, 2]]
    /// ```
    ///
    /// @param sizes those of the result; further ones may stand in front
    /// @return a view of the same dtype, in which several places are one in memory
    /// @throws dev.obor.base.ShapeError if a size differs and is not 1
    public final Tensor expand(long... sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expand(input,sizes)", this, sizes)
                        : null;
        Tensor made = Expanding.expand(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// Expanded to the sizes of another tensor.
    ///
    /// ```java
    /// tensor(1).expandAs(zeros(3)) // [1, 1, 1]
    /// ```
    ///
    /// @param other whose sizes are taken
    /// @return a view of the same dtype, in which several places are one in memory
    public final Tensor expandAs(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expand_as(input,other)", this, other)
                        : null;
        Tensor made = Expanding.expandAs(this, other);
        return open == null ? made : open.close(made);
    }

    /// exp(x) - 1, accurate near 0.
    ///
    /// ```java
    /// tensor(1e-7, 1).expm1() // [1e-7, 1.7183]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor expm1() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expm1(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.EXPM1.call(this);
        return open == null ? made : open.close(made);
    }

    /// exp(x) - 1, accurate near 0.
    ///
    /// ```java
    /// tensor(1e-7, 1).expm1_() // [1e-7, 1.7183]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor expm1_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expm1_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.EXPM1.into(this);
        return open == null ? made : open.close(made);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    ///
    /// Here `lambd` is `1` and `generator` is `null`.
    ///
    /// @return this tensor
    public final Tensor exponential_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exponential_(input,lambd,generator)", this, 1, null)
                        : null;
        Tensor made = RandomDraws.exponential_(this, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param lambd the rate, positive: the mean is 1 / lambd; default `1`
    /// @return this tensor
    public final Tensor exponential_(double lambd) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exponential_(input,lambd,generator)", this, lambd, null)
                        : null;
        Tensor made = RandomDraws.exponential_(this, lambd, null);
        return open == null ? made : open.close(made);
    }

    /// Exponentially distributed numbers with a rate, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).exponential_(2) // [1.7542, 0.6152, 0.3075]
    /// ```
    ///
    /// @param lambd the rate, positive: the mean is 1 / lambd; default `1`
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor exponential_(double lambd, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exponential_(input,lambd,generator)", this, lambd, generator)
                        : null;
        Tensor made = RandomDraws.exponential_(this, lambd, generator);
        return open == null ? made : open.close(made);
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
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions, or more than two of
    ///   other sizes
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor fillDiagonal_(double value) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill_diagonal_(input,value,wrap)", this, value, false)
                        : null;
        Tensor made = Filling.fillDiagonal_(this, value, false);
        return open == null ? made : open.close(made);
    }

    /// The number in each place of the main diagonal, in place; returns this. Of a matrix with more
    /// rows than columns the diagonal begins again with `wrap`, one row below.
    ///
    /// ```java
    /// zeros(2, 3).fillDiagonal_(5) // [[5, 0, 0], [0, 5, 0]]
    /// ```
    ///
    /// @param value converted to this tensor's dtype
    /// @param wrap whether the diagonal of a tall matrix begins again; default `false`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions, or more than two of
    ///   other sizes
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor fillDiagonal_(double value, boolean wrap) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill_diagonal_(input,value,wrap)", this, value, wrap)
                        : null;
        Tensor made = Filling.fillDiagonal_(this, value, wrap);
        return open == null ? made : open.close(made);
    }

    /// Sets every element and returns the tensor.
    ///
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the number is not real and the tensor is
    public final Tensor fill_(Complex value) {
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill_(input,value)", this, value)
                        : null;
        Tensor made = Filling.fill_(this, value);
        return open == null ? made : open.close(made);
    }

    /// The only element of another tensor everywhere; returns this.
    ///
    /// ```java
    /// ones(2).fill_(tensor(7.0)) // [7, 7]
    /// ```
    ///
    /// @param value a tensor without dimensions, converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the value has dimensions
    public final Tensor fill_(Tensor value) {
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill_(input,value)", this, value)
                        : null;
        Tensor made = Filling.fill_(this, value);
        return open == null ? made : open.close(made);
    }

    /// Sets every element and returns the tensor.
    ///
    /// ```java
    /// ones(2).fill_(0.5) // [0.5, 0.5]
    /// ```
    ///
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor fill_(double value) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill_(input,value)", this, value)
                        : null;
        Tensor made = Filling.fill_(this, value);
        return open == null ? made : open.close(made);
    }

    /// Sets every element and returns the tensor.
    ///
    /// ```java
    /// ones(2).fill_(7) // [7, 7]
    /// ```
    ///
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor fill_(long value) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill_(input,value)", this, value)
                        : null;
        Tensor made = Filling.fill_(this, value);
        return open == null ? made : open.close(made);
    }

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).fix() // [-1, 1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor fix() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fix(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.TRUNC.call(this);
        return open == null ? made : open.close(made);
    }

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).fix_() // [-1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor fix_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fix_(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.TRUNC.into(this);
        return open == null ? made : open.close(made);
    }

    /// Some neighbouring dimensions as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    ///
    /// Here `startDim` is `0` and `endDim` is `-1`.
    ///
    /// @return this tensor if nothing would change, else a view where strides allow it, else a
    ///   copy; of a 0-d tensor (1)
    public final Tensor flatten() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flatten(input,start_dim,end_dim)", this, 0, -1)
                        : null;
        Tensor made = Reshaping.flatten(this, 0, -1);
        return open == null ? made : open.close(made);
    }

    /// Some neighbouring dimensions as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    ///
    /// Here `endDim` is `-1`.
    ///
    /// @param startDim the first of them; default `0`
    /// @return this tensor if nothing would change, else a view where strides allow it, else a
    ///   copy; of a 0-d tensor (1)
    public final Tensor flatten(long startDim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flatten(input,start_dim,end_dim)", this, startDim, -1)
                        : null;
        Tensor made = Reshaping.flatten(this, startDim, -1);
        return open == null ? made : open.close(made);
    }

    /// Some neighbouring dimensions as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    ///
    /// @param startDim the first of them; default `0`
    /// @param endDim the last of them; default `-1`
    /// @return this tensor if nothing would change, else a view where strides allow it, else a
    ///   copy; of a 0-d tensor (1)
    public final Tensor flatten(long startDim, long endDim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flatten(input,start_dim,end_dim)", this, startDim, endDim)
                        : null;
        Tensor made = Reshaping.flatten(this, startDim, endDim);
        return open == null ? made : open.close(made);
    }

    /// Dimensions in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flip(0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @param dims the dimensions; negative ones count from the last
    /// @return a copy of this tensor's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor flip(long... dims) {
        Arguments.given(dims, "dims");
        Recorder.Open open = Recorder.on() ? Recorder.open("flip(input,dims)", this, dims) : null;
        Tensor made = Rearranging.flip(this, dims);
        return open == null ? made : open.close(made);
    }

    /// Columns in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).fliplr() // [[1, 0], [3, 2]]
    /// ```
    ///
    /// @return a copy of this tensor's shape
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    public final Tensor fliplr() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fliplr(input)", new Object[] {this})
                        : null;
        Tensor made = Rearranging.fliplr(this);
        return open == null ? made : open.close(made);
    }

    /// Rows in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flipud() // [[2, 3], [0, 1]]
    /// ```
    ///
    /// @return a copy of this tensor's shape
    /// @throws dev.obor.base.ShapeError if there is no dimension
    public final Tensor flipud() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flipud(input)", new Object[] {this})
                        : null;
        Tensor made = Rearranging.flipud(this);
        return open == null ? made : open.close(made);
    }

    /// Each element to a complex power, computed as complex128.
    ///
    /// @param exponent the power
    /// @return a new complex128 tensor of this tensor's shape
    public final Tensor floatPower(Complex exponent) {
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", this, exponent)
                        : null;
        Tensor made = Specials.floatPower(this, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(tensor(0.5, 2)) // [1.4142, 9]
    /// ```
    ///
    /// @param exponent broadcast with this tensor
    /// @return a new tensor of the broadcast shape, float64; complex128 if an operand is complex
    public final Tensor floatPower(Tensor exponent) {
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", this, exponent)
                        : null;
        Tensor made = Specials.floatPower(this, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power that is a number, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(-1.0) // [0.5, 0.3333]
    /// ```
    ///
    /// @param exponent the power
    /// @return a new tensor of this tensor's shape, float64; complex128 if it is complex
    public final Tensor floatPower(double exponent) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", this, exponent)
                        : null;
        Tensor made = Specials.floatPower(this, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).toDouble().floatPower_(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// @param exponent broadcasts to this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if it is neither float64 nor complex128
    public final Tensor floatPower_(Tensor exponent) {
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power_(input,exponent)", this, exponent)
                        : null;
        Tensor made = Specials.floatPower_(this, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power that is a number, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).toDouble().floatPower_(2) // [4, 9]
    /// ```
    ///
    /// @param exponent the power
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if it is neither float64 nor complex128
    public final Tensor floatPower_(double exponent) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power_(input,exponent)", this, exponent)
                        : null;
        Tensor made = Specials.floatPower_(this, exponent);
        return open == null ? made : open.close(made);
    }

    /// The largest integer not above.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor() // [-2, 1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor floor() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.FLOOR.call(this);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor floorDivide(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor floorDivide(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor floorDivide(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide_(2) // [-4, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor floorDivide_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide_(2) // [-4, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor floorDivide_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide_(2) // [-4, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor floorDivide_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The largest integer not above.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor_() // [-2, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor floor_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.FLOOR.into(this);
        return open == null ? made : open.close(made);
    }

    /// The larger of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmax(tensor(3.0, 2)) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor fmax(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("fmax(input,other)", this, other) : null;
        Tensor made = BinaryFunctions.FMAX.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The smaller of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmin(tensor(3.0, 2)) // [1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor fmin(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("fmin(input,other)", this, other) : null;
        Tensor made = BinaryFunctions.FMIN.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor fmod(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("fmod(input,other)", this, other) : null;
        Tensor made = Arithmetic.FMOD.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor fmod(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("fmod(input,other)", this, other) : null;
        Tensor made = Arithmetic.FMOD.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor fmod(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("fmod(input,other)", this, other) : null;
        Tensor made = Arithmetic.FMOD.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod_(3) // [-1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor fmod_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmod_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FMOD.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod_(3) // [-1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor fmod_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmod_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FMOD.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod_(3) // [-1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor fmod_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmod_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.FMOD.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The part behind the point, with the sign.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac() // [-0.5, 0.25]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public final Tensor frac() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("frac(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.FRAC.call(this);
        return open == null ? made : open.close(made);
    }

    /// The part behind the point, with the sign.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac_() // [-0.5, 0.25]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public final Tensor frac_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("frac_(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.FRAC.into(this);
        return open == null ? made : open.close(made);
    }

    /// Each element as a fraction from 1/2 to 1 and a power of 2, C's `frexp`.
    ///
    /// ```java
    /// tensor(5.0, 1).frexp() // [0.625, 0.5], [3, 1]
    /// ```
    ///
    /// @return the fractions, of this tensor's shape and dtype, and the powers, int32
    /// @throws dev.obor.base.DTypeError for others than floats
    public final MantissaExponent frexp() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("frexp(input)", new Object[] {this})
                        : null;
        MantissaExponent made = Specials.frexp(this);
        return open == null ? made : open.close(made);
    }

    /// `out[i][j] = input[index[i][j]][j]` for dim 0, and so on; negative places are refused.
    ///
    /// ```java
    /// Tensor a = tensor(1, 2, 3, 4).view(2, 2);
    /// a.gather(1, tensor(1, 0).view(2, 1)) // [[2], [3]]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @return a new tensor of the shape of the index and this tensor's dtype
    /// @throws dev.obor.base.ShapeError if the index is larger than this tensor in another
    ///   dimension
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor gather(long dim, Tensor index) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gather(input,dim,index)", this, dim, index)
                        : null;
        Tensor made = GatherOps.gather(this, dim, index);
        return open == null ? made : open.close(made);
    }

    /// The greatest common divisor of each pair of integers.
    ///
    /// ```java
    /// tensor(12, 7).gcd(tensor(18, 3)) // [6, 1]
    /// ```
    ///
    /// @param other integers, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor gcd(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gcd(input,other,in_place)", this, other, false)
                        : null;
        Tensor made = Specials.gcd(this, other, false);
        return open == null ? made : open.close(made);
    }

    /// The greatest common divisor of each pair of integers.
    ///
    /// ```java
    /// tensor(12, 7).gcd_(tensor(18, 3)) // [6, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other integers, broadcast with this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor gcd_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gcd_(input,other,in_place)", this, other, true)
                        : null;
        Tensor made = Specials.gcd(this, other, true);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor ge(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ge(input,other)", this, other) : null;
        Tensor made = Comparisons.GE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor ge(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ge(input,other)", this, other) : null;
        Tensor made = Comparisons.GE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor ge(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ge(input,other)", this, other) : null;
        Tensor made = Comparisons.GE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge_(2) // [0, 1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor ge_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ge_(input,other)", this, other) : null;
        Tensor made = Comparisons.GE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge_(2) // [0, 1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor ge_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ge_(input,other)", this, other) : null;
        Tensor made = Comparisons.GE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge_(2) // [0, 1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor ge_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ge_(input,other)", this, other) : null;
        Tensor made = Comparisons.GE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The number of trials up to the first success, each with probability `p`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).geometric_(0.3) // [1, 1, 3, 1]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param p the probability of success, between 0 and 1
    /// @return this tensor
    public final Tensor geometric_(double p) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("geometric_(input,p,generator)", this, p, null)
                        : null;
        Tensor made = RandomDraws.geometric_(this, p, null);
        return open == null ? made : open.close(made);
    }

    /// The number of trials up to the first success, each with probability `p`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).geometric_(0.3) // [1, 1, 3, 1]
    /// ```
    ///
    /// @param p the probability of success, between 0 and 1
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor geometric_(double p, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("geometric_(input,p,generator)", this, p, generator)
                        : null;
        Tensor made = RandomDraws.geometric_(this, p, generator);
        return open == null ? made : open.close(made);
    }

    /// LAPACK's packed form of A = Q R, for [#ormqr] and [Linalg#householderProduct].
    ///
    /// ```java
    /// tensor(3.0, 4).view(2, 1).geqrf() // [[-5], [0.5]], [1.6]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @return the packed matrix, (\*, m, n), and the factors of the reflections, (\*, min(m, n))
    public final Geqrf geqrf() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("geqrf(input)", new Object[] {this})
                        : null;
        Geqrf made = QrOps.geqrf(this);
        return open == null ? made : open.close(made);
    }

    /// All products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).ger(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// This tensor: (n).
    ///
    /// @param vec2 (m)
    /// @return (n, m) of the promoted dtype
    /// @throws dev.obor.base.ShapeError if one is no vector
    public final Tensor ger(Tensor vec2) {
        Arguments.given(vec2, "vec2");
        Recorder.Open open = Recorder.on() ? Recorder.open("ger(input,vec2)", this, vec2) : null;
        Tensor made = Contractions.outer(this, vec2);
        return open == null ? made : open.close(made);
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
    /// @param index one entry for each dimension; those left out are whole
    /// @return a view, or a copy where an entry is a tensor or a list
    /// @throws dev.obor.base.IndexError if an entry is out of bounds, or there are too many
    public final Tensor get(@Nullable Object... index) {
        Arguments.given(index, "index");
        Recorder.Open open = Recorder.on() ? Recorder.open("get(input,index)", this, index) : null;
        Tensor made = Subscript.get(this, index);
        return open == null ? made : open.close(made);
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
    public final Tensor get(long i) {
        Recorder.Open open = Recorder.on() ? Recorder.open("get(input,i)", this, i) : null;
        Tensor made = Subscript.get(this, i);
        return open == null ? made : open.close(made);
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
    public final Tensor get(long i, long j) {
        Recorder.Open open = Recorder.on() ? Recorder.open("get(input,i,j)", this, i, j) : null;
        Tensor made = Subscript.get(this, i, j);
        return open == null ? made : open.close(made);
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
    public final Tensor get(long i, long j, long k) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("get(input,i,j,k)", this, i, j, k)
                        : null;
        Tensor made = Subscript.get(this, i, j, k);
        return open == null ? made : open.close(made);
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
    public final Tensor get(long i, long j, long k, long l) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("get(input,i,j,k,l)", this, i, j, k, l)
                        : null;
        Tensor made = Subscript.get(this, i, j, k, l);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greater(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greater(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greater(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greaterEqual(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greaterEqual(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greaterEqual(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual_(2) // [0, 1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greaterEqual_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual_(2) // [0, 1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greaterEqual_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual_(2) // [0, 1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greaterEqual_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater_(2) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greater_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater_(2) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greater_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater_(2) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor greater_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.GT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor gt(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("gt(input,other)", this, other) : null;
        Tensor made = Comparisons.GT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor gt(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("gt(input,other)", this, other) : null;
        Tensor made = Comparisons.GT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor gt(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("gt(input,other)", this, other) : null;
        Tensor made = Comparisons.GT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt_(2) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor gt_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("gt_(input,other)", this, other) : null;
        Tensor made = Comparisons.GT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt_(2) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor gt_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("gt_(input,other)", this, other) : null;
        Tensor made = Comparisons.GT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt_(2) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor gt_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("gt_(input,other)", this, other) : null;
        Tensor made = Comparisons.GT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// This tensor as float16.
    ///
    /// ```java
    /// tensor(0.1).half().toDouble() // 0.1
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor half() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("half(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.half(this);
        return open == null ? made : open.close(made);
    }

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `lambd` is `0.5`.
    ///
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor hardshrink() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", this, 0.5)
                        : null;
        Tensor made = Activations.hardshrink(this, 0.5);
        return open == null ? made : open.close(made);
    }

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// @param lambd half the width of the gap; default `0.5`
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor hardshrink(double lambd) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", this, lambd)
                        : null;
        Tensor made = Activations.hardshrink(this, lambd);
        return open == null ? made : open.close(made);
    }

    /// 0 below 0, 1 above, and at 0 the element of the other tensor. Broadcasts.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).heaviside(tensor(0.5)) // [0, 0.5, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor heaviside(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("heaviside(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.HEAVISIDE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// 0 below 0, 1 above, and at 0 the element of the other tensor. Broadcasts.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).heaviside_(tensor(0.5)) // [0, 0.5, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor heaviside_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("heaviside_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.HEAVISIDE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// How many elements lie in each of so many intervals between two numbers; both 0 means the
    /// smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// Here `bins` is `100`, `min` is `0` and `max` is `0`.
    ///
    /// @return (bins) of this tensor's dtype
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public final Tensor histc() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histc(input,bins,min,max)", this, 100, 0, 0)
                        : null;
        Tensor made = Histograms.histc(this, 100, 0, 0);
        return open == null ? made : open.close(made);
    }

    /// How many elements lie in each of so many intervals between two numbers; both 0 means the
    /// smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// Options and their defaults:
    /// - `bins`, `100`: how many intervals
    /// - `min`, `0`: where the first begins
    /// - `max`, `0`: where the last one ends, which belongs to it
    ///
    /// @param options sets the options, those of [OperationOptions.Histogram]
    /// @return (bins) of this tensor's dtype
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public final Tensor histc(Consumer<OperationOptions.Histogram> options) {
        OperationOptions.Histogram o = OperationOptions.Histogram.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histc(input,bins,min,max)", this, o.bins, o.min, o.max)
                        : null;
        Tensor made = Histograms.histc(this, o.bins, o.min, o.max);
        return open == null ? made : open.close(made);
    }

    /// How many elements lie in each of so many intervals between two numbers; both 0 means the
    /// smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// Here `min` is `0` and `max` is `0`.
    ///
    /// @param bins how many intervals; default `100`
    /// @return (bins) of this tensor's dtype
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public final Tensor histc(long bins) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histc(input,bins,min,max)", this, bins, 0, 0)
                        : null;
        Tensor made = Histograms.histc(this, bins, 0, 0);
        return open == null ? made : open.close(made);
    }

    /// How many elements fall into each of 100 bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram().hist().shape() // [100]
    /// ```
    ///
    /// @return the counts and the bounds: (100) and (101), of this tensor's dtype
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public final Histogram histogram() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input)", new Object[] {this})
                        : null;
        Histogram made = Histograms.histogram(this);
        return open == null ? made : open.close(made);
    }

    /// How many elements fall into each of the bins between rising bounds.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(tensor(0.0, 1, 5)).hist() // [1, 3]
    /// ```
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @param bins the bounds, a rising vector (bins + 1)
    /// @return the counts and the bounds: (bins) and the bounds
    /// @throws dev.obor.base.ShapeError if the bounds are no vector, or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64, the same for all
    public final Histogram histogram(Tensor bins) {
        Arguments.given(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", this, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogram(this, bins, null, null, false);
        return open == null ? made : open.close(made);
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
    /// @param bins the bounds, a rising vector (bins + 1)
    /// @param options sets the options, those of [OperationOptions.Bins]
    /// @return the counts and the bounds: (bins) and the bounds
    /// @throws dev.obor.base.ShapeError if the bounds are no vector, or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64, the same for all
    public final Histogram histogram(Tensor bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", this, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogram(this, bins, o.range, o.weight, o.density);
        return open == null ? made : open.close(made);
    }

    /// How many elements fall into each of some bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(2) // [3, 1], [0, 2, 4]
    /// ```
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @param bins how many
    /// @return the counts and the bounds: (bins) and (bins + 1), of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public final Histogram histogram(long bins) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", this, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogram(this, bins, null, null, false);
        return open == null ? made : open.close(made);
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
    /// @param bins how many
    /// @param options sets the options, those of [OperationOptions.Bins]
    /// @return the counts and the bounds: (bins) and (bins + 1), of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public final Histogram histogram(long bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", this, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogram(this, bins, o.range, o.weight, o.density);
        return open == null ? made : open.close(made);
    }

    /// Equal parts along the second dimension, or the first of a vector.
    ///
    /// ```java
    /// arange(4).hsplit(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public final Tensor[] hsplit(long sections) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hsplit(input,sections)", this, sections)
                        : null;
        Tensor[] made = Splitting.hsplit(this, sections);
        return open == null ? made : open.close(made);
    }

    /// Parts along the second dimension, or the first of a vector, that begin at places.
    ///
    /// ```java
    /// arange(4).hsplit(new long[] {1}) // [0], [1, 2, 3]
    /// ```
    ///
    /// @param indices where all but the first begin
    /// @return views, one more than places
    public final Tensor[] hsplit(long[] indices) {
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hsplit(input,indices)", this, indices)
                        : null;
        Tensor[] made = Splitting.hsplit(this, indices);
        return open == null ? made : open.close(made);
    }

    /// √(a² + b²) without overflow.
    ///
    /// ```java
    /// tensor(3.0, 3).hypot(tensor(4.0, 0)) // [5, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public final Tensor hypot(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hypot(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.HYPOT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// √(a² + b²) without overflow.
    ///
    /// ```java
    /// tensor(3.0, 3).hypot_(tensor(4.0, 0)) // [5, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor hypot_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hypot_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.HYPOT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the first kind and order 0.
    ///
    /// ```java
    /// tensor(0.0, 1).i0() // [1, 1.2661]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor i0() {
        Recorder.Open open = Recorder.on() ? Recorder.open("i0(input)", new Object[] {this}) : null;
        Tensor made = Specials.I0.call(this);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the first kind and order 0.
    ///
    /// ```java
    /// tensor(0.0, 1).i0_() // [1, 1.2661]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor i0_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("i0_(input)", new Object[] {this})
                        : null;
        Tensor made = Specials.I0.into(this);
        return open == null ? made : open.close(made);
    }

    /// The regularised lower incomplete gamma function of an exponent, the input, and a number: the
    /// integral of `t^(input - 1) exp(-t)` from 0 to the number over that to infinity.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0, 4, 4).igamma(tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// @param other the upper end of the integral, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public final Tensor igamma(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("igamma(input,other)", this, other)
                        : null;
        Tensor made = GammaFunctions.IGAMMA.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The regularised lower incomplete gamma function of an exponent, the input, and a number: the
    /// integral of `t^(input - 1) exp(-t)` from 0 to the number over that to infinity.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0, 4, 4).igamma_(tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the upper end of the integral, broadcast with this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor igamma_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("igamma_(input,other)", this, other)
                        : null;
        Tensor made = GammaFunctions.IGAMMA.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The regularised upper incomplete gamma function of an exponent, the input, and a number: 1
    /// less [#igamma], without its cancellation.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0, 4, 4).igammac(tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// @param other the lower end of the integral, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public final Tensor igammac(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("igammac(input,other)", this, other)
                        : null;
        Tensor made = GammaFunctions.IGAMMAC.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The regularised upper incomplete gamma function of an exponent, the input, and a number: 1
    /// less [#igamma], without its cancellation.
    ///
    /// Both broadcast and are promoted; floats only. NaN where one is negative. There is a gradient
    /// by the number, none by the exponent, as in PyTorch.
    ///
    /// ```java
    /// tensor(4.0, 4, 4).igammac_(tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the lower end of the integral, broadcast with this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor igammac_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("igammac_(input,other)", this, other)
                        : null;
        Tensor made = GammaFunctions.IGAMMAC.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The imaginary parts, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).imag() // [2, -1]
    /// ```
    ///
    /// @return a view of this tensor's shape and real dtype
    /// @throws dev.obor.base.DTypeError if the tensor is not complex
    public final Tensor imag() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("imag(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexViews.imag(this);
        return open == null ? made : open.close(made);
    }

    /// Adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// Here `alpha` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_add(input,dim,index,source,alpha,in_place)", this, dim, index, source, 1, false)
                        : null;
        Tensor made = SelectOps.indexAdd(this, dim, index, source, 1, false);
        return open == null ? made : open.close(made);
    }

    /// Adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @param alpha what the slices are multiplied by; default `1`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd(long dim, Tensor index, Tensor source, double alpha) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_add(input,dim,index,source,alpha,in_place)", this, dim, index, source, alpha, false)
                        : null;
        Tensor made = SelectOps.indexAdd(this, dim, index, source, alpha, false);
        return open == null ? made : open.close(made);
    }

    /// Adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd_(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `alpha` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd_(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_add_(input,dim,index,source,alpha,in_place)", this, dim, index, source, 1, true)
                        : null;
        Tensor made = SelectOps.indexAdd(this, dim, index, source, 1, true);
        return open == null ? made : open.close(made);
    }

    /// Adds the slices of a source, times `alpha`, at the given places.
    ///
    /// ```java
    /// zeros(3).indexAdd_(0, tensor(0, 2), tensor(1.0, 2), 10) // [10, 0, 20]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @param alpha what the slices are multiplied by; default `1`
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexAdd_(long dim, Tensor index, Tensor source, double alpha) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_add_(input,dim,index,source,alpha,in_place)", this, dim, index, source, alpha, true)
                        : null;
        Tensor made = SelectOps.indexAdd(this, dim, index, source, alpha, true);
        return open == null ? made : open.close(made);
    }

    /// Puts the slices of a source at the given places along a dimension.
    ///
    /// ```java
    /// zeros(3).indexCopy(0, tensor(0, 2), tensor(1.0, 2)) // [1, 0, 2]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexCopy(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_copy(input,dim,index,source,in_place)", this, dim, index, source, false)
                        : null;
        Tensor made = SelectOps.indexCopy(this, dim, index, source, false);
        return open == null ? made : open.close(made);
    }

    /// Puts the slices of a source at the given places along a dimension.
    ///
    /// ```java
    /// zeros(3).indexCopy_(0, tensor(0, 2), tensor(1.0, 2)) // [1, 0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source with a slice for each place
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexCopy_(long dim, Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_copy_(input,dim,index,source,in_place)", this, dim, index, source, true)
                        : null;
        Tensor made = SelectOps.indexCopy(this, dim, index, source, true);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a complex number.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value the number
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill(long dim, Tensor index, Complex value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill(input,dim,index,value,in_place)", this, dim, index, value, false)
                        : null;
        Tensor made = SelectOps.indexFill(this, dim, index, value, false);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a tensor without dimensions.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), tensor(7.0)) // [7, 0, 7]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value a 0-d tensor, converted to this tensor's dtype
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill(long dim, Tensor index, Tensor value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill(input,dim,index,value,in_place)", this, dim, index, value, false)
                        : null;
        Tensor made = SelectOps.indexFill(this, dim, index, value, false);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a number.
    ///
    /// ```java
    /// zeros(3).indexFill(0, tensor(0, 2), 7) // [7, 0, 7]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value converted to this tensor's dtype
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor indexFill(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill(input,dim,index,value,in_place)", this, dim, index, value, false)
                        : null;
        Tensor made = SelectOps.indexFill(this, dim, index, value, false);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a complex number.
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value the number
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill_(long dim, Tensor index, Complex value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill_(input,dim,index,value,in_place)", this, dim, index, value, true)
                        : null;
        Tensor made = SelectOps.indexFill(this, dim, index, value, true);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a tensor without dimensions.
    ///
    /// ```java
    /// zeros(3).indexFill_(0, tensor(0, 2), tensor(7.0)) // [7, 0, 7]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value a 0-d tensor, converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexFill_(long dim, Tensor index, Tensor value) {
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill_(input,dim,index,value,in_place)", this, dim, index, value, true)
                        : null;
        Tensor made = SelectOps.indexFill(this, dim, index, value, true);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a number.
    ///
    /// ```java
    /// zeros(3).indexFill_(0, tensor(0, 2), 7) // [7, 0, 7]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor indexFill_(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill_(input,dim,index,value,in_place)", this, dim, index, value, true)
                        : null;
        Tensor made = SelectOps.indexFill(this, dim, index, value, true);
        return open == null ? made : open.close(made);
    }

    /// Writes values into a copy, broadcast, where the indices point.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor(1, 1)}, tensor(1.0), true) // [0, 2, 0]
    /// ```
    ///
    /// Here `accumulate` is `false`.
    ///
    /// @param indices for each dimension, from the first on, a tensor of integers or bools, or null
    ///   for all of it; those of integers broadcast with one another
    /// @param values of this tensor's dtype; broadcast to what is indexed
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public final Tensor indexPut(@Nullable Tensor[] indices, Tensor values) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_put(input,indices,values,accumulate)", this, indices, values, false)
                        : null;
        Tensor made = IndexOps.indexPut(this, indices, values, false);
        return open == null ? made : open.close(made);
    }

    /// Writes values into a copy, broadcast, where the indices point.
    ///
    /// ```java
    /// zeros(3).indexPut(new Tensor[] {tensor(1, 1)}, tensor(1.0), true) // [0, 2, 0]
    /// ```
    ///
    /// @param indices for each dimension, from the first on, a tensor of integers or bools, or null
    ///   for all of it; those of integers broadcast with one another
    /// @param values of this tensor's dtype; broadcast to what is indexed
    /// @param accumulate whether they are added to what is there; else, where places repeat, the
    ///   last one stays; default `false`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public final Tensor indexPut(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_put(input,indices,values,accumulate)", this, indices, values, accumulate)
                        : null;
        Tensor made = IndexOps.indexPut(this, indices, values, accumulate);
        return open == null ? made : open.close(made);
    }

    /// Writes values, broadcast, where the indices point.
    ///
    /// ```java
    /// Tensor a = zeros(2, 2);
    /// a.indexPut_(new Tensor[] {tensor(0, 1), tensor(1, 0)}, tensor(5.0, 6)) // [[0, 5], [6, 0]]
    /// ```
    ///
    /// Here `accumulate` is `false`.
    ///
    /// @param indices for each dimension, from the first on, a tensor of integers or bools, or null
    ///   for all of it; those of integers broadcast with one another
    /// @param values of this tensor's dtype; broadcast to what is indexed
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public final Tensor indexPut_(@Nullable Tensor[] indices, Tensor values) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_put_(input,indices,values,accumulate)", this, indices, values, false)
                        : null;
        Tensor made = IndexOps.indexPut_(this, indices, values, false);
        return open == null ? made : open.close(made);
    }

    /// Writes values, broadcast, where the indices point.
    ///
    /// ```java
    /// Tensor a = zeros(2, 2);
    /// a.indexPut_(new Tensor[] {tensor(0, 1), tensor(1, 0)}, tensor(5.0, 6)) // [[0, 5], [6, 0]]
    /// ```
    ///
    /// @param indices for each dimension, from the first on, a tensor of integers or bools, or null
    ///   for all of it; those of integers broadcast with one another
    /// @param values of this tensor's dtype; broadcast to what is indexed
    /// @param accumulate whether they are added to what is there; else, where places repeat, the
    ///   last one stays; default `false`
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public final Tensor indexPut_(@Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_put_(input,indices,values,accumulate)", this, indices, values, accumulate)
                        : null;
        Tensor made = IndexOps.indexPut_(this, indices, values, accumulate);
        return open == null ? made : open.close(made);
    }

    /// Slices of a source combined with those at the given places along a dimension.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source of this tensor's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce(long dim, Tensor index, Tensor source, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_reduce(input,dim,index,source,reduce,include_self,in_place)", this, dim, index, source, reduce, true, false)
                        : null;
        Tensor made = ScatterReduce.index(this, dim, index, source, reduce, true, false);
        return open == null ? made : open.close(made);
    }

    /// Slices of a source combined with those at the given places along a dimension.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source of this tensor's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count; default `true`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce(
            long dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_reduce(input,dim,index,source,reduce,include_self,in_place)", this, dim, index, source, reduce, includeSelf, false)
                        : null;
        Tensor made = ScatterReduce.index(this, dim, index, source, reduce, includeSelf, false);
        return open == null ? made : open.close(made);
    }

    /// Slices of a source combined with those at the given places along a dimension.
    ///
    /// ```java
    /// ones(2).indexReduce_(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source of this tensor's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce_(long dim, Tensor index, Tensor source, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_reduce_(input,dim,index,source,reduce,include_self,in_place)", this, dim, index, source, reduce, true, true)
                        : null;
        Tensor made = ScatterReduce.index(this, dim, index, source, reduce, true, true);
        return open == null ? made : open.close(made);
    }

    /// Slices of a source combined with those at the given places along a dimension.
    ///
    /// ```java
    /// ones(2).indexReduce_(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param source of this tensor's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count; default `true`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor indexReduce_(
            long dim, Tensor index, Tensor source, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_reduce_(input,dim,index,source,reduce,include_self,in_place)", this, dim, index, source, reduce, includeSelf, true)
                        : null;
        Tensor made = ScatterReduce.index(this, dim, index, source, reduce, includeSelf, true);
        return open == null ? made : open.close(made);
    }

    /// The slices at the given places along a dimension.
    ///
    /// ```java
    /// arange(6).view(2, 3).indexSelect(1, tensor(2, 0)) // [[2, 0], [5, 3]]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector, or 0-d
    /// @return a new tensor of this tensor's dtype, along the dimension as long as the index
    /// @throws dev.obor.base.IndexError if the index is no vector, or a place is out of bounds
    public final Tensor indexSelect(long dim, Tensor index) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_select(input,dim,index)", this, dim, index)
                        : null;
        Tensor made = SelectOps.indexSelect(this, dim, index);
        return open == null ? made : open.close(made);
    }

    /// Sums of products over the last dimension of both.
    ///
    /// ```java
    /// tensor(1, 2, 3).inner(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// This tensor: (\*, n), or 0-d.
    ///
    /// @param other (\*, n), or 0-d
    /// @return the first sizes of one, then those of the other
    /// @throws dev.obor.base.ShapeError if these differ
    public final Tensor inner(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inner(input,other)", this, other)
                        : null;
        Tensor made = Contractions.inner(this, other);
        return open == null ? made : open.close(made);
    }

    /// The inverses of square matrices, see [Linalg#inv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).inverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @return (\*, n, n) of this tensor's dtype
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    public final Tensor inverse() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inverse(input)", new Object[] {this})
                        : null;
        Tensor made = Solving.inverse(this);
        return open == null ? made : open.close(made);
    }

    /// Whether the tensor is a view that shows the conjugates of what is in memory, as [#conj]
    /// makes it.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().isConj() // true
    /// ```
    ///
    /// @return whether it is
    public final boolean isConj() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_conj(input)", new Object[] {this})
                        : null;
        boolean made = ComplexNumbers.isConj(this);
        return open == null ? made : open.close(made);
    }

    /// Whether this tensor is dense in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).isContiguous(MemoryFormat.CHANNELS_LAST) // false
    /// ```
    ///
    /// @param memoryFormat the layout
    /// @return whether elements lie in memory in that order, without gaps
    /// @throws dev.obor.base.ShapeError if it cannot have it
    public final boolean isContiguous(MemoryFormat memoryFormat) {
        Arguments.given(memoryFormat, "memoryFormat");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_contiguous(input,memory_format)", this, memoryFormat)
                        : null;
        boolean made = Conversions.isContiguous(this, memoryFormat);
        return open == null ? made : open.close(made);
    }

    /// Whether the tensor is a view that shows the negatives of what is in memory, as the imaginary
    /// parts of [#conj] are.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().imag().isNeg() // true
    /// ```
    ///
    /// @return whether it is
    public final boolean isNeg() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_neg(input)", new Object[] {this})
                        : null;
        boolean made = ComplexNumbers.isNeg(this);
        return open == null ? made : open.close(made);
    }

    /// Whether the only element is not zero.
    ///
    /// ```java
    /// tensor(0.5).isNonzero() // true
    /// ```
    ///
    /// @return false if it is 0
    /// @throws dev.obor.base.ValueError if there is not exactly one element
    public final boolean isNonzero() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_nonzero(input)", new Object[] {this})
                        : null;
        boolean made = Predicates.isNonzero(this);
        return open == null ? made : open.close(made);
    }

    /// Whether two tensors have the same sizes.
    ///
    /// ```java
    /// ones(2, 3).isSameSize(zeros(2, 3)) // true
    /// ```
    ///
    /// @param other a tensor of any dtype
    /// @return whether the shapes are the same
    public final boolean isSameSize(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_same_size(input,other)", this, other)
                        : null;
        boolean made = Predicates.isSameSize(this, other);
        return open == null ? made : open.close(made);
    }

    /// Whether two tensors look at the same memory with the same geometry.
    ///
    /// ```java
    /// Tensor a = ones(2);
    /// a.isSetTo(a.view(2)) // true
    /// ```
    ///
    /// @param tensor another one
    /// @return whether memory, offset, shape and strides are the same
    public final boolean isSetTo(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_set_to(input,tensor)", this, tensor)
                        : null;
        boolean made = Predicates.isSetTo(this, tensor);
        return open == null ? made : open.close(made);
    }

    /// Whether the dtype holds negative numbers.
    ///
    /// ```java
    /// tensor(1).toByte().isSigned() // false
    /// ```
    ///
    /// @return false for bool and the unsigned integers, else true
    public final boolean isSigned() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_signed(input)", new Object[] {this})
                        : null;
        boolean made = Predicates.isSigned(this);
        return open == null ? made : open.close(made);
    }

    /// Where |a - b| ≤ atol + rtol · |b|.
    ///
    /// ```java
    /// tensor(1, 2.0).isclose(tensor(1 + 1e-6, 2.1)) // [true, false]
    /// tensor(1, 2.0).isclose(tensor(1.0, 2.1), o -> o.atol(0.2)) // [true, true]
    /// ```
    ///
    /// Here `rtol` is `1e-5`, `atol` is `1e-8` and `equalNan` is `false`.
    ///
    /// @param other of this tensor's dtype, broadcast with it
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final Tensor isclose(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isclose(input,other,rtol,atol,equal_nan)", this, other, 1e-5, 1e-8, false)
                        : null;
        Tensor made = Comparisons.isclose(this, other, 1e-5, 1e-8, false);
        return open == null ? made : open.close(made);
    }

    /// Where |a - b| ≤ atol + rtol · |b|.
    ///
    /// ```java
    /// tensor(1, 2.0).isclose(tensor(1 + 1e-6, 2.1)) // [true, false]
    /// tensor(1, 2.0).isclose(tensor(1.0, 2.1), o -> o.atol(0.2)) // [true, true]
    /// ```
    ///
    /// Options and their defaults:
    /// - `rtol`, `1e-5`: what may be missing as a part of the size of `other`
    /// - `atol`, `1e-8`: what may be missing besides
    /// - `equalNan`, `false`: whether NaN is close to NaN
    ///
    /// @param other of this tensor's dtype, broadcast with it
    /// @param options sets the options, those of [OperationOptions.Close]
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public final Tensor isclose(Tensor other, Consumer<OperationOptions.Close> options) {
        OperationOptions.Close o = OperationOptions.Close.DEFAULT.with(options);
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isclose(input,other,rtol,atol,equal_nan)", this, other, o.rtol, o.atol, o.equalNan)
                        : null;
        Tensor made = Comparisons.isclose(this, other, o.rtol, o.atol, o.equalNan);
        return open == null ? made : open.close(made);
    }

    /// Where elements are neither infinite nor NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isfinite() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    public final Tensor isfinite() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isfinite(input)", new Object[] {this})
                        : null;
        Tensor made = Comparisons.ISFINITE.call(this);
        return open == null ? made : open.close(made);
    }

    /// Where elements are infinite.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isinf() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    public final Tensor isinf() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isinf(input)", new Object[] {this})
                        : null;
        Tensor made = Comparisons.ISINF.call(this);
        return open == null ? made : open.close(made);
    }

    /// Where elements are NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isnan() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    public final Tensor isnan() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isnan(input)", new Object[] {this})
                        : null;
        Tensor made = Comparisons.ISNAN.call(this);
        return open == null ? made : open.close(made);
    }

    /// Where elements are -inf.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isneginf() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor isneginf() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isneginf(input)", new Object[] {this})
                        : null;
        Tensor made = Comparisons.ISNEGINF.call(this);
        return open == null ? made : open.close(made);
    }

    /// Where elements are +inf.
    ///
    /// ```java
    /// tensor(1, Double.POSITIVE_INFINITY).isposinf() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor isposinf() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isposinf(input)", new Object[] {this})
                        : null;
        Tensor made = Comparisons.ISPOSINF.call(this);
        return open == null ? made : open.close(made);
    }

    /// Where elements are real, that is without an imaginary part.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(0.0, -1)).isreal() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    public final Tensor isreal() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isreal(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.isreal(this);
        return open == null ? made : open.close(made);
    }

    /// The signal of spectra made by [dev.obor.Tensor#stft], by the least squares where windows overlap
    /// (Griffin and Lim, Signal estimation from modified short-time Fourier transform, 1984).
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3, 4, 5, 6);
    /// Tensor spectra = x.stft(4, o -> o.hopLength(2).window(ones(4)).returnComplex(true));
    /// spectra.istft(4, o -> o.hopLength(2).window(ones(4))) // [1, 2, 3, 4, 5, 6]
    /// ```
    ///
    /// This tensor: (frequencies, windows) or (batch, frequencies, windows), complex.
    ///
    /// Here `hopLength` is `null`, `winLength` is `null`, `window` is `null`, `center` is `true`, `normalized` is `false`, `onesided` is `null`, `length` is `null` and `returnComplex` is `false`.
    ///
    /// @param nFft how many points were transformed
    /// @return (L) or (batch, L), real unless `returnComplex`
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    /// @throws dev.obor.base.ValueError if there is a place where all windows are zero
    public final Tensor istft(long nFft) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("istft(input,n_fft,hop_length,win_length,window,center,normalized,onesided,length,return_complex)", this, nFft, null, null, null, true, false, null, null, false)
                        : null;
        Tensor made = ShortTime.istft(this, nFft, null, null, null, true, false, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// The signal of spectra made by [dev.obor.Tensor#stft], by the least squares where windows overlap
    /// (Griffin and Lim, Signal estimation from modified short-time Fourier transform, 1984).
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3, 4, 5, 6);
    /// Tensor spectra = x.stft(4, o -> o.hopLength(2).window(ones(4)).returnComplex(true));
    /// spectra.istft(4, o -> o.hopLength(2).window(ones(4))) // [1, 2, 3, 4, 5, 6]
    /// ```
    ///
    /// This tensor: (frequencies, windows) or (batch, frequencies, windows), complex.
    ///
    /// Options and their defaults:
    /// - `hopLength`, `null`: how far windows are apart; a quarter of `nFft`
    /// - `winLength`, `null`: how many of the points were read; `nFft`
    /// - `window`, `null`: what they were multiplied by; ones
    /// - `center`, `true`: whether the windows' middles stood at 0, `hopLength` and so on
    /// - `normalized`, `false`: whether the root of `nFft` was divided by
    /// - `onesided`, `null`: whether only half of the frequencies are given; else seen from how many
    /// - `length`, `null`: how long the signal is, which is cut off or padded with zeros to; null for
    ///   what the windows cover
    /// - `returnComplex`, `false`: whether the signal is complex
    ///
    /// @param nFft how many points were transformed
    /// @param options sets the options, those of [SpectrumOptions.Istft]
    /// @return (L) or (batch, L), real unless `returnComplex`
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    /// @throws dev.obor.base.ValueError if there is a place where all windows are zero
    public final Tensor istft(long nFft, Consumer<SpectrumOptions.Istft> options) {
        SpectrumOptions.Istft o = SpectrumOptions.Istft.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("istft(input,n_fft,hop_length,win_length,window,center,normalized,onesided,length,return_complex)", this, nFft, o.hopLength, o.winLength, o.window, o.center, o.normalized, o.onesided, o.length, o.returnComplex)
                        : null;
        Tensor made = ShortTime.istft(
                this, nFft, o.hopLength, o.winLength, o.window, o.center, o.normalized, o.onesided, o.length, o.returnComplex);
        return open == null ? made : open.close(made);
    }

    /// The only element, as a double.
    ///
    /// ```java
    /// tensor(1, 2).sum().item() // 3
    /// ```
    ///
    /// @return the element, converted to double
    /// @throws dev.obor.base.DTypeError if it is complex and not on the real axis
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final double item() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("item(input)", new Object[] {this})
                        : null;
        double made = HostAccess.item(this);
        return open == null ? made : open.close(made);
    }

    /// Whether the only element is not 0.
    ///
    /// ```java
    /// tensor(1, 2).gt(0).all().itemBoolean() // true
    /// ```
    ///
    /// @return false for 0, true for anything else
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final boolean itemBoolean() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("item_boolean(input)", new Object[] {this})
                        : null;
        boolean made = HostAccess.itemBoolean(this);
        return open == null ? made : open.close(made);
    }

    /// The only element, as a complex number.
    ///
    /// ```java
    /// complex(tensor(1.0), tensor(2.0)).itemComplex() // 1+2j
    /// ```
    ///
    /// @return the element
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final Complex itemComplex() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("item_complex(input)", new Object[] {this})
                        : null;
        Complex made = HostAccess.itemComplex(this);
        return open == null ? made : open.close(made);
    }

    /// The only element, as a float.
    ///
    /// ```java
    /// tensor(0.5).itemFloat() // 0.5
    /// ```
    ///
    /// @return the element, converted to float
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final float itemFloat() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("item_float(input)", new Object[] {this})
                        : null;
        float made = HostAccess.itemFloat(this);
        return open == null ? made : open.close(made);
    }

    /// The only element as a long: of an integer or bool tensor exactly.
    ///
    /// ```java
    /// tensor(4, 7).argmax().itemLong() // 1
    /// ```
    ///
    /// @return the element; a float without what is behind the point
    /// @throws dev.obor.base.ShapeError if there are more or none
    public final long itemLong() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("item_long(input)", new Object[] {this})
                        : null;
        long made = HostAccess.itemLong(this);
        return open == null ? made : open.close(made);
    }

    /// The Kronecker product: each element of the input times all of the other.
    ///
    /// ```java
    /// eye(2).kron(tensor(1.0, 2)) // [[1, 2, 0, 0], [0, 0, 1, 2]]
    /// ```
    ///
    /// @param other of any shape
    /// @return each size the product of two, of the promoted dtype
    public final Tensor kron(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("kron(input,other)", this, other) : null;
        Tensor made = Contractions.kron(this, other);
        return open == null ? made : open.close(made);
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// Here `dim` is `-1` and `keepdim` is `false`.
    ///
    /// @param k which, from 1
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public final ValuesIndices kthvalue(long k) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kthvalue(input,k,dim,keepdim)", this, k, -1, false)
                        : null;
        ValuesIndices made = Sorting.kthvalue(this, k, -1, false);
        return open == null ? made : open.close(made);
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param k which, from 1
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public final ValuesIndices kthvalue(long k, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kthvalue(input,k,dim,keepdim)", this, k, dim, false)
                        : null;
        ValuesIndices made = Sorting.kthvalue(this, k, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The k-th smallest elements along a dimension, counted from 1, and where they stand.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).kthvalue(2) // 2, 3
    /// ```
    ///
    /// @param k which, from 1
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public final ValuesIndices kthvalue(long k, long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kthvalue(input,k,dim,keepdim)", this, k, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.kthvalue(this, k, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The least common multiple of each pair of integers.
    ///
    /// ```java
    /// tensor(4, 7).lcm(tensor(6, 3)) // [12, 21]
    /// ```
    ///
    /// @param other integers, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor lcm(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lcm(input,other,in_place)", this, other, false)
                        : null;
        Tensor made = Specials.lcm(this, other, false);
        return open == null ? made : open.close(made);
    }

    /// The least common multiple of each pair of integers.
    ///
    /// ```java
    /// tensor(4, 7).lcm_(tensor(6, 3)) // [12, 21]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other integers, broadcast with this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for others than integers
    public final Tensor lcm_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lcm_(input,other,in_place)", this, other, true)
                        : null;
        Tensor made = Specials.lcm(this, other, true);
        return open == null ? made : open.close(made);
    }

    /// Each element times 2 to the power of another.
    ///
    /// ```java
    /// tensor(1.5, 1).ldexp(tensor(2, 3)) // [6, 8]
    /// ```
    ///
    /// @param other the exponents, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and this tensor's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.DTypeError for an exponent of bool
    public final Tensor ldexp(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldexp(input,other,in_place)", this, other, false)
                        : null;
        Tensor made = Specials.ldexp(this, other, false);
        return open == null ? made : open.close(made);
    }

    /// Each element times 2 to the power of another.
    ///
    /// ```java
    /// tensor(1.5, 1).ldexp_(tensor(2, 3)) // [6, 8]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the exponents, broadcast with this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for an exponent of bool
    public final Tensor ldexp_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldexp_(input,other,in_place)", this, other, true)
                        : null;
        Tensor made = Specials.ldexp(this, other, true);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor le(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("le(input,other)", this, other) : null;
        Tensor made = Comparisons.LE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor le(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("le(input,other)", this, other) : null;
        Tensor made = Comparisons.LE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor le(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("le(input,other)", this, other) : null;
        Tensor made = Comparisons.LE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le_(2) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor le_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("le_(input,other)", this, other) : null;
        Tensor made = Comparisons.LE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le_(2) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor le_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("le_(input,other)", this, other) : null;
        Tensor made = Comparisons.LE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le_(2) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor le_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("le_(input,other)", this, other) : null;
        Tensor made = Comparisons.LE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by a complex share.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0), tensor(0.0));
    /// a.lerp(zeros(complex64), new Complex(0, 0.5)) // 1-0.5j
    /// ```
    ///
    /// @param end of this tensor's dtype, broadcast with it
    /// @param weight the share
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.DTypeError if the share has an imaginary part and the tensors are real
    public final Tensor lerp(Tensor end, Complex weight) {
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp(input,end,weight,in_place)", this, end, weight, false)
                        : null;
        Tensor made = BinaryFunctions.lerp(this, end, weight, false);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by shares: `this + weight (end - this)`; floats of one dtype. A
    /// share without dimensions may have any dtype, as a number has.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), tensor(0.5, 0.1)) // [5, 11]
    /// ```
    ///
    /// @param end of this tensor's dtype, broadcast with it
    /// @param weight the shares, of this tensor's dtype, broadcast with it
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    public final Tensor lerp(Tensor end, Tensor weight) {
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp(input,end,weight,in_place)", this, end, weight, false)
                        : null;
        Tensor made = BinaryFunctions.lerp(this, end, weight, false);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by a share: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), 0.25) // [2.5, 12.5]
    /// ```
    ///
    /// @param end of this tensor's dtype, broadcast with it
    /// @param weight the share: 0 gives this tensor, 1 the end
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    public final Tensor lerp(Tensor end, double weight) {
        Arguments.given(end, "end");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp(input,end,weight,in_place)", this, end, weight, false)
                        : null;
        Tensor made = BinaryFunctions.lerp(this, end, weight, false);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by a complex share.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0), tensor(0.0));
    /// a.lerp_(zeros(complex64), new Complex(0, 0.5)) // 1-0.5j
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param end of this tensor's dtype, broadcast with it
    /// @param weight the share
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the share has an imaginary part and the tensors are real
    public final Tensor lerp_(Tensor end, Complex weight) {
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp_(input,end,weight,in_place)", this, end, weight, true)
                        : null;
        Tensor made = BinaryFunctions.lerp(this, end, weight, true);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by shares: `this + weight (end - this)`; floats of one dtype. A
    /// share without dimensions may have any dtype, as a number has.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp_(tensor(10.0, 20), tensor(0.5, 0.1)) // [5, 11]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param end of this tensor's dtype, broadcast with it
    /// @param weight the shares, of this tensor's dtype, broadcast with it
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    public final Tensor lerp_(Tensor end, Tensor weight) {
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp_(input,end,weight,in_place)", this, end, weight, true)
                        : null;
        Tensor made = BinaryFunctions.lerp(this, end, weight, true);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by a share: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp_(tensor(10.0, 20), 0.25) // [2.5, 12.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param end of this tensor's dtype, broadcast with it
    /// @param weight the share: 0 gives this tensor, 1 the end
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    public final Tensor lerp_(Tensor end, double weight) {
        Arguments.given(end, "end");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp_(input,end,weight,in_place)", this, end, weight, true)
                        : null;
        Tensor made = BinaryFunctions.lerp(this, end, weight, true);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor less(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("less(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor less(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("less(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor less(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("less(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lessEqual(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lessEqual(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lessEqual(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual_(2) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lessEqual_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual_(2) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lessEqual_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual_(2) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lessEqual_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less_(2) // [1, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor less_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less_(2) // [1, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor less_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less_(2) // [1, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor less_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.LT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The log of the absolute gamma function.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma() // [0, 1.7918]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lgamma() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lgamma(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LGAMMA.call(this);
        return open == null ? made : open.close(made);
    }

    /// The log of the absolute gamma function.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma_() // [0, 1.7918]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lgamma_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lgamma_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LGAMMA.into(this);
        return open == null ? made : open.close(made);
    }

    /// The natural logarithm.
    ///
    /// ```java
    /// tensor(0, 1, Math.E).log() // [-inf, 0, 1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor log() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG.call(this);
        return open == null ? made : open.close(made);
    }

    /// The logarithm to base 10.
    ///
    /// ```java
    /// tensor(1.0, 1000).log10() // [0, 3]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor log10() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log10(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG10.call(this);
        return open == null ? made : open.close(made);
    }

    /// The logarithm to base 10.
    ///
    /// ```java
    /// tensor(1.0, 1000).log10_() // [0, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor log10_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log10_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG10.into(this);
        return open == null ? made : open.close(made);
    }

    /// log(1 + x), accurate near 0.
    ///
    /// ```java
    /// tensor(1e-7, 1).log1p() // [1e-7, 0.6931]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor log1p() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log1p(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG1P.call(this);
        return open == null ? made : open.close(made);
    }

    /// log(1 + x), accurate near 0.
    ///
    /// ```java
    /// tensor(1e-7, 1).log1p_() // [1e-7, 0.6931]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor log1p_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log1p_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG1P.into(this);
        return open == null ? made : open.close(made);
    }

    /// The logarithm to base 2.
    ///
    /// ```java
    /// tensor(1, 8, 0.5).log2() // [0, 3, -1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor log2() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log2(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG2.call(this);
        return open == null ? made : open.close(made);
    }

    /// The logarithm to base 2.
    ///
    /// ```java
    /// tensor(1, 8, 0.5).log2_() // [0, 3, -1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor log2_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log2_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG2.into(this);
        return open == null ? made : open.close(made);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// Here `mean` is `1`, `std` is `2` and `generator` is `null`.
    ///
    /// @return this tensor
    public final Tensor logNormal_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_normal_(input,mean,std,generator)", this, 1, 2, null)
                        : null;
        Tensor made = RandomDraws.logNormal_(this, 1, 2, null);
        return open == null ? made : open.close(made);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// Here `std` is `2` and `generator` is `null`.
    ///
    /// @param mean that of the logarithms; default `1`
    /// @return this tensor
    public final Tensor logNormal_(double mean) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_normal_(input,mean,std,generator)", this, mean, 2, null)
                        : null;
        Tensor made = RandomDraws.logNormal_(this, mean, 2, null);
        return open == null ? made : open.close(made);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param mean that of the logarithms; default `1`
    /// @param std the standard deviation of the logarithms, positive; default `2`
    /// @return this tensor
    public final Tensor logNormal_(double mean, double std) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_normal_(input,mean,std,generator)", this, mean, std, null)
                        : null;
        Tensor made = RandomDraws.logNormal_(this, mean, std, null);
        return open == null ? made : open.close(made);
    }

    /// Exponentials of normal numbers with this mean and deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).logNormal_(0, 1) // [4.6692, 0.7457, 0.1132]
    /// ```
    ///
    /// @param mean that of the logarithms; default `1`
    /// @param std the standard deviation of the logarithms, positive; default `2`
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor logNormal_(double mean, double std, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_normal_(input,mean,std,generator)", this, mean, std, generator)
                        : null;
        Tensor made = RandomDraws.logNormal_(this, mean, std, generator);
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the softmax along a dimension, computed without overflow.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).logSoftmax(0) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logSoftmax(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_softmax(input,dim)", this, dim)
                        : null;
        Tensor made = Softmaxes.logSoftmax(this, dim);
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the softmax along a dimension, in another dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3).logSoftmax(0, float32) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype a float dtype that this tensor is converted to first; null for its own
    /// @return a new tensor of this tensor's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logSoftmax(long dim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_softmax(input,dim,dtype)", this, dim, dtype)
                        : null;
        Tensor made = Softmaxes.logSoftmax(this, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The natural logarithm.
    ///
    /// ```java
    /// tensor(0, 1, Math.E).log_() // [-inf, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor log_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOG.into(this);
        return open == null ? made : open.close(made);
    }

    /// log(exp(a) + exp(b)) without overflow.
    ///
    /// ```java
    /// tensor(1.0, 1000).logaddexp(tensor(1.0, 1000)) // [1.6931, 1000.6932]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor logaddexp(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logaddexp(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.LOGADDEXP.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// log2(2^a + 2^b) without overflow.
    ///
    /// ```java
    /// tensor(3.0).logaddexp2(tensor(3.0, -100)) // [4, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public final Tensor logaddexp2(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logaddexp2(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.LOGADDEXP2.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Running log(exp(x0) + exp(x1) + …) along a dimension, without overflow.
    ///
    /// ```java
    /// tensor(0.0, 0, 0).logcumsumexp(0) // [0, 0.6931, 1.0986]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the elements are neither floats nor complex numbers
    public final Tensor logcumsumexp(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logcumsumexp(input,dim)", this, dim)
                        : null;
        Tensor made = Cumulative.logcumsumexp(this, dim);
        return open == null ? made : open.close(made);
    }

    /// The logarithms of determinants; NaN where real ones are negative.
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 3).view(2, 2).logdet() // 1.7918
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @return (*) of this tensor's dtype
    public final Tensor logdet() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logdet(input)", new Object[] {this})
                        : null;
        Tensor made = Determinants.logdet(this);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalAnd(tensor(1, 0, 3)) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    public final Tensor logicalAnd(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_and(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_AND.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalAnd_(tensor(1, 0, 3)) // [0, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    public final Tensor logicalAnd_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_and_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_AND.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where elements are 0.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    public final Tensor logicalNot() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_not(input)", new Object[] {this})
                        : null;
        Tensor made = LogicFunctions.LOGICAL_NOT.call(this);
        return open == null ? made : open.close(made);
    }

    /// Where elements are 0.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot_() // [1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    public final Tensor logicalNot_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_not_(input)", new Object[] {this})
                        : null;
        Tensor made = LogicFunctions.LOGICAL_NOT.into(this);
        return open == null ? made : open.close(made);
    }

    /// Where either operand is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0).logicalOr(tensor(1, 0, 0)) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    public final Tensor logicalOr(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_or(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_OR.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where either operand is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0).logicalOr_(tensor(1, 0, 0)) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    public final Tensor logicalOr_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_or_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_OR.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where exactly one of the two operands is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalXor(tensor(1, 0, 3)) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    public final Tensor logicalXor(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_xor(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_XOR.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where exactly one of the two operands is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalXor_(tensor(1, 0, 3)) // [1, 1, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    public final Tensor logicalXor_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_xor_(input,other)", this, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_XOR.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// log(x / (1 - x)).
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit() // [-1.0986, 0]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor logit() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logit(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOGIT.call(this);
        return open == null ? made : open.close(made);
    }

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit(0.01) // [-4.5951, 0]
    /// ```
    ///
    /// @param eps how far numbers are kept from 0 and 1
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor logit(double eps) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logit(input,eps,in_place)", this, eps, false)
                        : null;
        Tensor made = Elementary.logit(this, eps, false);
        return open == null ? made : open.close(made);
    }

    /// log(x / (1 - x)).
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit_() // [-1.0986, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor logit_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logit_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.LOGIT.into(this);
        return open == null ? made : open.close(made);
    }

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit_(0.01) // [-4.5951, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param eps how far numbers are kept from 0 and 1
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor logit_(double eps) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logit_(input,eps,in_place)", this, eps, true)
                        : null;
        Tensor made = Elementary.logit(this, eps, true);
        return open == null ? made : open.close(made);
    }

    /// log(sum(exp(x))) over some dimensions.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logsumexp(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsumexp(input,dim,keepdim)", this, new long[] {dim}, keepdim)
                        : null;
        Tensor made = LogSumExp.logSumExp(this, new long[] {dim}, keepdim);
        return open == null ? made : open.close(made);
    }

    /// log(sum(exp(x))) over some dimensions.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logsumexp(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsumexp(input,dim,keepdim)", this, dim, false)
                        : null;
        Tensor made = LogSumExp.logSumExp(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// log(sum(exp(x))) over some dimensions.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor logsumexp(long[] dim, boolean keepdim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsumexp(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        Tensor made = LogSumExp.logSumExp(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lt(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("lt(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lt(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("lt(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lt(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("lt(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt_(2) // [1, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lt_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("lt_(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt_(2) // [1, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lt_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("lt_(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt_(2) // [1, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor lt_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("lt_(input,other)", this, other) : null;
        Tensor made = Comparisons.LT.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; `luFactor` says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Here `pivot` is `true` and `getInfos` is `false`.
    ///
    /// @return the packed factors, the pivots and, if asked for, int32 (*)
    public final Tensor[] lu() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu(input,pivot,get_infos)", this, true, false)
                        : null;
        Tensor[] made = LuOps.luOld(this, true, false);
        return open == null ? made : open.close(made);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; `luFactor` says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Options and their defaults:
    /// - `pivot`, `true`: whether rows are exchanged, which accuracy needs
    /// - `getInfos`, `false`: whether it is said where a pivot is zero
    ///
    /// @param options sets the options, those of [OperationOptions.LuInfos]
    /// @return the packed factors, the pivots and, if asked for, int32 (*)
    public final Tensor[] lu(Consumer<OperationOptions.LuInfos> options) {
        OperationOptions.LuInfos o = OperationOptions.LuInfos.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu(input,pivot,get_infos)", this, o.pivot, o.getInfos)
                        : null;
        Tensor[] made = LuOps.luOld(this, o.pivot, o.getInfos);
        return open == null ? made : open.close(made);
    }

    /// `torch.lu_solve`: as [Linalg#luSolve], with the input on the right side of the equation.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// tensor(1.0, 5).view(2, 1).luSolve(f.lu(), f.pivots()) // [[1], [1]]
    /// ```
    ///
    /// This tensor: (*, n, k).
    ///
    /// @param luData (\*, n, n) packed factors
    /// @param luPivots (\*, n) int32
    /// @return (\*, n, k), X
    public final Tensor luSolve(Tensor luData, Tensor luPivots) {
        Arguments.given(luData, "luData");
        Arguments.given(luPivots, "luPivots");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_solve(input,lu_data,lu_pivots)", this, luData, luPivots)
                        : null;
        Tensor made = LuOps.luSolveOld(this, luData, luPivots);
        return open == null ? made : open.close(made);
    }

    /// The conjugates of these matrices with rows and columns exchanged, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).view(1, 1, 2).mH().shape() // [1, 2, 1]
    /// ```
    ///
    /// @return a view, (\*, m, n) of (\*, n, m)
    /// @throws dev.obor.base.ShapeError if there is one dimension
    public final Tensor mH() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("m_h(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.mH(this);
        return open == null ? made : open.close(made);
    }

    /// The last two dimensions exchanged.
    ///
    /// ```java
    /// ones(4, 2, 3).mT().shape() // [4, 3, 2]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// @return a view (\*, m, n)
    public final Tensor mT() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("m_t(input)", new Object[] {this})
                        : null;
        Tensor made = Reordering.mT(this);
        return open == null ? made : open.close(made);
    }

    /// `masked_fill`: a complex number where the mask is true.
    ///
    /// @param mask bool; broadcasts with this tensor
    /// @param value the number
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the tensor is real and the
    ///   number is not
    public final Tensor maskedFill(Tensor mask, Complex value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill(input,mask,value)", this, mask, value)
                        : null;
        Tensor made = Masks.maskedFill(this, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A tensor without dimensions where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    ///
    /// @param mask bool; broadcasts with this tensor
    /// @param value a 0-d tensor, converted to this tensor's dtype
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    public final Tensor maskedFill(Tensor mask, Tensor value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill(input,mask,value)", this, mask, value)
                        : null;
        Tensor made = Masks.maskedFill(this, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A number where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill(tensor(true, false, true), 0) // [0, 2, 0]
    /// ```
    ///
    /// @param mask bool; broadcasts with this tensor
    /// @param value converted to this tensor's dtype
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    public final Tensor maskedFill(Tensor mask, double value) {
        Arguments.given(mask, "mask");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill(input,mask,value)", this, mask, value)
                        : null;
        Tensor made = Masks.maskedFill(this, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A complex number where the mask, a bool tensor that broadcasts, is true, in place; returns
    /// this.
    ///
    /// @param mask bool; broadcasts to this tensor
    /// @param value the number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the tensor is real and the
    ///   number is not
    public final Tensor maskedFill_(Tensor mask, Complex value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill_(input,mask,value)", this, mask, value)
                        : null;
        Tensor made = Masks.maskedFill_(this, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A tensor without dimensions where the mask is true, in place; returns this.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill_(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    ///
    /// @param mask bool; broadcasts to this tensor
    /// @param value a 0-d tensor, converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    public final Tensor maskedFill_(Tensor mask, Tensor value) {
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill_(input,mask,value)", this, mask, value)
                        : null;
        Tensor made = Masks.maskedFill_(this, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A number where the mask, a bool tensor that broadcasts, is true, in place; returns this.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill_(tensor(true, false, true), -1) // [-1, 2, -1]
    /// ```
    ///
    /// @param mask bool; broadcasts to this tensor
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    public final Tensor maskedFill_(Tensor mask, double value) {
        Arguments.given(mask, "mask");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill_(input,mask,value)", this, mask, value)
                        : null;
        Tensor made = Masks.maskedFill_(this, mask, value);
        return open == null ? made : open.close(made);
    }

    /// The elements of a source, one after the other, where the mask is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedScatter(tensor(true, false, true), tensor(7, 8)) // [7, 2, 8]
    /// ```
    ///
    /// @param mask bool; broadcasts with this tensor
    /// @param source of this tensor's dtype, with at least as many elements as the mask has trues
    /// @return a new tensor of the broadcast shape and this tensor's dtype
    /// @throws dev.obor.base.ShapeError if the source has too few elements
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor maskedScatter(Tensor mask, Tensor source) {
        Arguments.given(mask, "mask");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_scatter(input,mask,source)", this, mask, source)
                        : null;
        Tensor made = Masks.maskedScatter(this, mask, source);
        return open == null ? made : open.close(made);
    }

    /// The elements of a source, one after the other, where the mask is true, in place; returns
    /// this.
    ///
    /// ```java
    /// zeros(int64, 3).maskedScatter_(tensor(true, false, true), tensor(7, 8)) // [7, 0, 8]
    /// ```
    ///
    /// @param mask bool; broadcasts to this tensor
    /// @param source of this tensor's dtype, with at least as many elements as the mask has trues
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the source has too few elements
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor maskedScatter_(Tensor mask, Tensor source) {
        Arguments.given(mask, "mask");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_scatter_(input,mask,source)", this, mask, source)
                        : null;
        Tensor made = Masks.maskedScatter_(this, mask, source);
        return open == null ? made : open.close(made);
    }

    /// The elements where the mask is true, as a vector; both broadcast.
    ///
    /// ```java
    /// Tensor a = arange(4).view(2, 2);
    /// a.maskedSelect(a.gt(1)) // [2, 3]
    /// ```
    ///
    /// @param mask bool; broadcasts with this tensor
    /// @return a new vector of this tensor's dtype, in row-major order
    /// @throws dev.obor.base.DTypeError if the mask is not bool
    public final Tensor maskedSelect(Tensor mask) {
        Arguments.given(mask, "mask");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_select(input,mask)", this, mask)
                        : null;
        Tensor made = Masks.maskedSelect(this, mask);
        return open == null ? made : open.close(made);
    }

    /// The product of matrices, of vectors and of batches of matrices, Python's `@`.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).matmul(tensor(1, 1)) // [3, 7]
    /// ones(5, 1, 2, 3).matmul(ones(4, 3, 2)).shape() // [5, 4, 2, 2]
    /// ```
    ///
    /// This tensor: (m), (n, m) or (…, n, m).
    ///
    /// @param other (m), (m, p) or (…, m, p), of this tensor's dtype; leading dimensions broadcast
    /// @return (…, n, p) of their dtype; without n or p where an operand is a vector, 0-d for two
    /// @throws dev.obor.base.ShapeError if an operand has no dimensions, or inner sizes differ
    public final Tensor matmul(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matmul(input,other)", this, other)
                        : null;
        Tensor made = Products.matmul(Precision.lower(this), Precision.lower(other));
        return open == null ? made : open.close(made);
    }

    /// The exponential of matrices, the sum of Aᵏ / k!, by scaling and squaring.
    ///
    /// ```java
    /// tensor(0.0, 1, 0, 0).view(2, 2).matrixExp() // [[1, 1], [0, 1]]
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @return (\*, n, n) of this tensor's dtype
    public final Tensor matrixExp() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_exp(input)", new Object[] {this})
                        : null;
        Tensor made = MatrixFunctions.matrixExp(this);
        return open == null ? made : open.close(made);
    }

    /// Matrices to a whole power; negative ones are powers of the inverse.
    ///
    /// ```java
    /// tensor(1.0, 1, 0, 1).view(2, 2).matrixPower(3) // [[1, 3], [0, 1]]
    /// ```
    ///
    /// This tensor: (*, n, n).
    ///
    /// @param n the power
    /// @return (\*, n, n) of this tensor's dtype
    /// @throws dev.obor.base.LinAlgError if the power is negative and a matrix singular
    public final Tensor matrixPower(long n) {
        Recorder.Open open = Recorder.on() ? Recorder.open("matrix_power(input,n)", this, n) : null;
        Tensor made = MatrixFunctions.matrixPower(this, n);
        return open == null ? made : open.close(made);
    }

    /// The largest of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(1, 5, 2).max() // 5
    /// ```
    ///
    /// @return a 0-d tensor of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor max() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max(input)", new Object[] {this})
                        : null;
        Tensor made = Extremes.max(this);
        return open == null ? made : open.close(made);
    }

    /// The larger one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).max(tensor(3, 2)) // [3, 5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor max(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("max(input,other)", this, other) : null;
        Tensor made = BinaryFunctions.MAXIMUM.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The largest elements along a dimension and their first places.
    ///
    /// ```java
    /// ValuesIndices m = tensor(4, 1, 2, 9).view(2, 2).max(0);
    /// m.values() // [4, 9]
    /// m.indices() // [0, 1]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of this tensor's dtype and int64 indices, both of this tensor's shape without
    ///   the dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices max(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max(input,dim,keepdim)", this, dim, false)
                        : null;
        ValuesIndices made = Extremes.max(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The largest elements along a dimension and their first places.
    ///
    /// ```java
    /// ValuesIndices m = tensor(4, 1, 2, 9).view(2, 2).max(0);
    /// m.values() // [4, 9]
    /// m.indices() // [0, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return values of this tensor's dtype and int64 indices, both of this tensor's shape without
    ///   the dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices max(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        ValuesIndices made = Extremes.max(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The larger one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).maximum(tensor(3, 2)) // [3, 5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor maximum(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("maximum(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.MAXIMUM.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The mean of all elements.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).mean() // 2.3333
    /// tensor(1, 2).mean(float32) // 1.5
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @return a 0-d tensor of this tensor's dtype
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public final Tensor mean() {
        Recorder.Open open = Recorder.on() ? Recorder.open("mean(input,dtype)", this, null) : null;
        Tensor made = Reductions.mean(this, null);
        return open == null ? made : open.close(made);
    }

    /// The mean of all elements.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).mean() // 2.3333
    /// tensor(1, 2).mean(float32) // 1.5
    /// ```
    ///
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of this tensor's dtype
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public final Tensor mean(@Nullable DType dtype) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mean(input,dtype)", this, dtype) : null;
        Tensor made = Reductions.mean(this, dtype);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public final Tensor mean(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", this, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = Reductions.mean(this, new long[] {dim}, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public final Tensor mean(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", this, dim, false, null)
                        : null;
        Tensor made = Reductions.mean(this, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public final Tensor mean(long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", this, dim, keepdim, null)
                        : null;
        Tensor made = Reductions.mean(this, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public final Tensor mean(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", this, dim, keepdim, dtype)
                        : null;
        Tensor made = Reductions.mean(this, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The lower median of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9).median() // 2
    /// ```
    ///
    /// @return a 0-d tensor of this tensor's dtype
    public final Tensor median() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("median(input)", new Object[] {this})
                        : null;
        Tensor made = Sorting.median(this);
        return open == null ? made : open.close(made);
    }

    /// The lower medians along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9, 7, 8).view(2, 3).median(1) // [2, 8], [2, 2]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`; NaN where an element is
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices median(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("median(input,dim,keepdim)", this, dim, false)
                        : null;
        ValuesIndices made = Sorting.median(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The lower medians along a dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9, 7, 8).view(2, 3).median(1) // [2, 8], [2, 2]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`; NaN where an element is
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices median(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("median(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.median(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The smallest of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(1, 5, 2).min() // 1
    /// ```
    ///
    /// @return a 0-d tensor of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor min() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("min(input)", new Object[] {this})
                        : null;
        Tensor made = Extremes.min(this);
        return open == null ? made : open.close(made);
    }

    /// The smaller one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).min(tensor(3, 2)) // [1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor min(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("min(input,other)", this, other) : null;
        Tensor made = BinaryFunctions.MINIMUM.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The smallest elements along a dimension and their first places.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).min(1) // [1, 0], [1, 1]
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of this tensor's dtype and int64 indices, both of this tensor's shape without
    ///   the dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices min(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("min(input,dim,keepdim)", this, dim, false)
                        : null;
        ValuesIndices made = Extremes.min(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The smallest elements along a dimension and their first places.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).min(1) // [1, 0], [1, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return values of this tensor's dtype and int64 indices, both of this tensor's shape without
    ///   the dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices min(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("min(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        ValuesIndices made = Extremes.min(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The smaller one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).minimum(tensor(3, 2)) // [1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor minimum(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("minimum(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.MINIMUM.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of two matrices.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).mm(tensor(1, 0, 1, 1).view(2, 2)) // [[3, 2], [7, 4]]
    /// ```
    ///
    /// This tensor: (n, m).
    ///
    /// @param mat2 (m, p), of this tensor's dtype
    /// @return (n, p) of their dtype
    /// @throws dev.obor.base.ShapeError if they are no matrices, or their inner sizes differ
    /// @throws dev.obor.base.DTypeError if the dtypes differ, or for bools
    public final Tensor mm(Tensor mat2) {
        Arguments.given(mat2, "mat2");
        Recorder.Open open = Recorder.on() ? Recorder.open("mm(input,mat2)", this, mat2) : null;
        Tensor made = Products.mm(Precision.lower(this), Precision.lower(mat2));
        return open == null ? made : open.close(made);
    }

    /// The most frequent elements along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// Here `dim` is `-1` and `keepdim` is `false`.
    ///
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices mode() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mode(input,dim,keepdim)", this, -1, false)
                        : null;
        ValuesIndices made = Sorting.mode(this, -1, false);
        return open == null ? made : open.close(made);
    }

    /// The most frequent elements along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices mode(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mode(input,dim,keepdim)", this, dim, false)
                        : null;
        ValuesIndices made = Sorting.mode(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The most frequent elements along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 2, 2, 3).mode() // 2, 2
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices mode(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mode(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.mode(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).moveaxis(0, 2).shape() // [3, 4, 2]
    /// ```
    ///
    /// @param source the dimensions that are moved
    /// @param destination where each of them is in the result
    /// @return a view; the other dimensions keep their order
    public final Tensor moveaxis(long source, long destination) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("moveaxis(input,source,destination)", this, new long[] {source}, new long[] {destination})
                        : null;
        Tensor made = Reordering.movedim(this, new long[] {source}, new long[] {destination});
        return open == null ? made : open.close(made);
    }

    /// Dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).moveaxis(0, 2).shape() // [3, 4, 2]
    /// ```
    ///
    /// @param source the dimensions that are moved
    /// @param destination where each of them is in the result
    /// @return a view; the other dimensions keep their order
    public final Tensor moveaxis(long[] source, long[] destination) {
        Arguments.given(source, "source");
        Arguments.given(destination, "destination");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("moveaxis(input,source,destination)", this, source, destination)
                        : null;
        Tensor made = Reordering.movedim(this, source, destination);
        return open == null ? made : open.close(made);
    }

    /// Dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    ///
    /// @param source the dimensions that are moved
    /// @param destination where each of them is in the result
    /// @return a view; the other dimensions keep their order
    public final Tensor movedim(long source, long destination) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("movedim(input,source,destination)", this, new long[] {source}, new long[] {destination})
                        : null;
        Tensor made = Reordering.movedim(this, new long[] {source}, new long[] {destination});
        return open == null ? made : open.close(made);
    }

    /// Dimensions moved to other places.
    ///
    /// ```java
    /// ones(2, 3, 4).movedim(0, 2).shape() // [3, 4, 2]
    /// ```
    ///
    /// @param source the dimensions that are moved
    /// @param destination where each of them is in the result
    /// @return a view; the other dimensions keep their order
    public final Tensor movedim(long[] source, long[] destination) {
        Arguments.given(source, "source");
        Arguments.given(destination, "destination");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("movedim(input,source,destination)", this, source, destination)
                        : null;
        Tensor made = Reordering.movedim(this, source, destination);
        return open == null ? made : open.close(made);
    }

    /// The elements in rising order along the first dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 5).view(2, 2).msort() // [[2, 1], [3, 5]]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor msort() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("msort(input)", new Object[] {this})
                        : null;
        Tensor made = Sorting.msort(this);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    public final Tensor mul(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public final Tensor mul(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor mul(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    public final Tensor mul(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor mul_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul_(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor mul_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul_(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor mul_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mul_(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor mul_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mul_(input,other)", this, other) : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).multigammaln(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if p is not positive
    public final Tensor multigammaln(long p) {
        Recorder.Open open = Recorder.on() ? Recorder.open("multigammaln(input,p)", this, p) : null;
        Tensor made = Specials.mvlgamma(this, p);
        return open == null ? made : open.close(made);
    }

    /// Places drawn without replacement or with it, by weights.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.1, 0.6, 0.3).multinomial(2) // [2, 1]
    /// tensor(0.0, 1).multinomial(3, o -> o.replacement(true)) // [1, 1, 1]
    /// ```
    ///
    /// This tensor: weights, (categories) or (rows, categories) floats.
    ///
    /// Here `replacement` is `false` and `generator` is `null`.
    ///
    /// @param numSamples how many are drawn from each row
    /// @return int64, (numSamples) or (rows, numSamples)
    /// @throws dev.obor.base.ValueError if a weight is negative or not finite, or all are zero
    public final Tensor multinomial(int numSamples) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multinomial(input,num_samples,replacement,generator)", this, numSamples, false, null)
                        : null;
        Tensor made = RandomDraws.multinomial(this, numSamples, false, null);
        return open == null ? made : open.close(made);
    }

    /// Places drawn without replacement or with it, by weights.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.1, 0.6, 0.3).multinomial(2) // [2, 1]
    /// tensor(0.0, 1).multinomial(3, o -> o.replacement(true)) // [1, 1, 1]
    /// ```
    ///
    /// This tensor: weights, (categories) or (rows, categories) floats.
    ///
    /// Options and their defaults:
    /// - `replacement`, `false`: whether a place may be drawn again
    /// - `generator`, `null`: where random numbers come from; null for the default generator
    ///
    /// @param numSamples how many are drawn from each row
    /// @param options sets the options, those of [OperationOptions.Draw]
    /// @return int64, (numSamples) or (rows, numSamples)
    /// @throws dev.obor.base.ValueError if a weight is negative or not finite, or all are zero
    public final Tensor multinomial(int numSamples, Consumer<OperationOptions.Draw> options) {
        OperationOptions.Draw o = OperationOptions.Draw.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multinomial(input,num_samples,replacement,generator)", this, numSamples, o.replacement, o.generator)
                        : null;
        Tensor made = RandomDraws.multinomial(this, numSamples, o.replacement, o.generator);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    public final Tensor multiply(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public final Tensor multiply(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor multiply(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    public final Tensor multiply(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor multiply_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor multiply_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor multiply_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply_(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor multiply_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.MUL.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// A matrix times a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 3, 4).view(2, 2).mv(tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// This tensor: (n, m).
    ///
    /// @param vec (m), of its dtype
    /// @return (n) of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor mv(Tensor vec) {
        Arguments.given(vec, "vec");
        Recorder.Open open = Recorder.on() ? Recorder.open("mv(input,vec)", this, vec) : null;
        Tensor made = Contractions.mv(this, vec);
        return open == null ? made : open.close(made);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if p is not positive
    public final Tensor mvlgamma(long p) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mvlgamma(input,p)", this, p) : null;
        Tensor made = Specials.mvlgamma(this, p);
        return open == null ? made : open.close(made);
    }

    /// The log of the multivariate gamma function, in place; returns this.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma_(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @return this tensor
    /// @throws dev.obor.base.ValueError if p is not positive
    public final Tensor mvlgamma_(long p) {
        Recorder.Open open = Recorder.on() ? Recorder.open("mvlgamma_(input,p)", this, p) : null;
        Tensor made = Specials.mvlgamma_(this, p);
        return open == null ? made : open.close(made);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Here `nan` is `0`, `posinf` is `null` and `neginf` is `null`.
    ///
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor nanToNum() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num(input,nan,posinf,neginf,in_place)", this, 0, null, null, false)
                        : null;
        Tensor made = Rounding.nanToNum(this, 0, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Options and their defaults:
    /// - `nan`, `0`: what NaN becomes
    /// - `posinf`, `null`: what infinity becomes; null for the largest number of the dtype
    /// - `neginf`, `null`: what negative infinity becomes; null for the smallest number of the dtype
    ///
    /// @param options sets the options, those of [OperationOptions.NanToNum]
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor nanToNum(Consumer<OperationOptions.NanToNum> options) {
        OperationOptions.NanToNum o = OperationOptions.NanToNum.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num(input,nan,posinf,neginf,in_place)", this, o.nan, o.posinf, o.neginf, false)
                        : null;
        Tensor made = Rounding.nanToNum(this, o.nan, o.posinf, o.neginf, false);
        return open == null ? made : open.close(made);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Here `posinf` is `null` and `neginf` is `null`.
    ///
    /// @param nan what NaN becomes; default `0`
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor nanToNum(double nan) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num(input,nan,posinf,neginf,in_place)", this, nan, null, null, false)
                        : null;
        Tensor made = Rounding.nanToNum(this, nan, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum_() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum_(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `nan` is `0`, `posinf` is `null` and `neginf` is `null`.
    ///
    /// @return this tensor
    public final Tensor nanToNum_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num_(input,nan,posinf,neginf,in_place)", this, 0, null, null, true)
                        : null;
        Tensor made = Rounding.nanToNum(this, 0, null, null, true);
        return open == null ? made : open.close(made);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum_() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum_(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Options and their defaults:
    /// - `nan`, `0`: what NaN becomes
    /// - `posinf`, `null`: what infinity becomes; null for the largest number of the dtype
    /// - `neginf`, `null`: what negative infinity becomes; null for the smallest number of the dtype
    ///
    /// @param options sets the options, those of [OperationOptions.NanToNum]
    /// @return this tensor
    public final Tensor nanToNum_(Consumer<OperationOptions.NanToNum> options) {
        OperationOptions.NanToNum o = OperationOptions.NanToNum.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num_(input,nan,posinf,neginf,in_place)", this, o.nan, o.posinf, o.neginf, true)
                        : null;
        Tensor made = Rounding.nanToNum(this, o.nan, o.posinf, o.neginf, true);
        return open == null ? made : open.close(made);
    }

    /// NaN as a number and infinities as the largest numbers of the dtype.
    ///
    /// ```java
    /// tensor(Double.NaN, 1, Double.POSITIVE_INFINITY).nanToNum_() // [0, 1, 3.403e38]
    /// tensor(Double.NaN, Double.POSITIVE_INFINITY).nanToNum_(o -> o.nan(-1).posinf(9)) // [-1, 9]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `posinf` is `null` and `neginf` is `null`.
    ///
    /// @param nan what NaN becomes; default `0`
    /// @return this tensor
    public final Tensor nanToNum_(double nan) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num_(input,nan,posinf,neginf,in_place)", this, nan, null, null, true)
                        : null;
        Tensor made = Rounding.nanToNum(this, nan, null, null, true);
        return open == null ? made : open.close(made);
    }

    /// The mean of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmean() // 2
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @return a 0-d tensor of this tensor's dtype; NaN if all are
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nanmean() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dtype)", this, null)
                        : null;
        Tensor made = NanReductions.nanmean(this, null);
        return open == null ? made : open.close(made);
    }

    /// The mean of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmean() // 2
    /// ```
    ///
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of this tensor's dtype; NaN if all are
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nanmean(@Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dtype)", this, dtype)
                        : null;
        Tensor made = NanReductions.nanmean(this, dtype);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", this, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = NanReductions.nanmean(this, new long[] {dim}, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", this, dim, false, null)
                        : null;
        Tensor made = NanReductions.nanmean(this, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", this, dim, keepdim, null)
                        : null;
        Tensor made = NanReductions.nanmean(this, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The means over some dimensions of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nanmean(1) // [1, 2.5]
    /// ```
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanmean(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", this, dim, keepdim, dtype)
                        : null;
        Tensor made = NanReductions.nanmean(this, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The lower median of all elements that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian() // 1
    /// ```
    ///
    /// @return a 0-d tensor of this tensor's dtype
    public final Tensor nanmedian() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmedian(input)", new Object[] {this})
                        : null;
        Tensor made = Sorting.nanmedian(this);
        return open == null ? made : open.close(made);
    }

    /// The lower medians of the elements along a dimension that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian(0) // 1, 0
    /// ```
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices nanmedian(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmedian(input,dim,keepdim)", this, dim, false)
                        : null;
        ValuesIndices made = Sorting.nanmedian(this, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The lower medians of the elements along a dimension that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian(0) // 1, 0
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return values of this tensor's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices nanmedian(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmedian(input,dim,keepdim)", this, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.nanmedian(this, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q parts from 0 to 1, a vector or 0-d, of this tensor's dtype
    /// @return of this tensor's dtype: of this tensor's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(Tensor q) {
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", this, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(this), Precision.full(q), null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param q parts from 0 to 1, a vector or 0-d, of this tensor's dtype
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of this tensor's dtype: of this tensor's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(Tensor q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", this, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(this), Precision.full(q), o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q parts from 0 to 1, a vector or 0-d, of this tensor's dtype
    /// @param dim the dimension; negative ones count from the last
    /// @return of this tensor's dtype: of this tensor's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(Tensor q, long dim) {
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", this, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(this), Precision.full(q), dim, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q the part, from 0 to 1
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim` and
    ///   of its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(double q) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", this, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(Precision.full(this), q, null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param q the part, from 0 to 1
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim` and
    ///   of its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(double q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", this, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(this), q, o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q the part, from 0 to 1
    /// @param dim the dimension; negative ones count from the last
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim` and
    ///   of its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nanquantile(double q, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", this, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(Precision.full(this), q, dim, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The sum, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2).nansum() // 3
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @return a 0-d tensor of this tensor's dtype, int64 for integers and bools
    public final Tensor nansum() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dtype)", this, null)
                        : null;
        Tensor made = NanReductions.nansum(this, null);
        return open == null ? made : open.close(made);
    }

    /// The sum, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2).nansum() // 3
    /// ```
    ///
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of this tensor's dtype, int64 for integers and bools
    public final Tensor nansum(@Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dtype)", this, dtype)
                        : null;
        Tensor made = NanReductions.nansum(this, dtype);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", this, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = NanReductions.nansum(this, new long[] {dim}, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", this, dim, false, null)
                        : null;
        Tensor made = NanReductions.nansum(this, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", this, dim, keepdim, null)
                        : null;
        Tensor made = NanReductions.nansum(this, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2, 3).view(2, 2).nansum(1) // [1, 5]
    /// ```
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor nansum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", this, dim, keepdim, dtype)
                        : null;
        Tensor made = NanReductions.nansum(this, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Some neighbouring places of a dimension, from a place that a 0-d tensor of integers holds.
    ///
    /// ```java
    /// arange(6).narrow(0, tensor(2), 3) // [2, 3, 4]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param start a 0-d tensor of integers
    /// @param length how many
    /// @return a view, of size `length` along the dimension
    /// @throws dev.obor.base.DTypeError if the tensor has a dimension or holds no integer
    public final Tensor narrow(long dim, Tensor start, long length) {
        Arguments.given(start, "start");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("narrow(input,dim,start,length)", this, dim, start, length)
                        : null;
        Tensor made = Slicing.narrow(this, dim, start, length);
        return open == null ? made : open.close(made);
    }

    /// Some neighbouring places of a dimension.
    ///
    /// ```java
    /// arange(6).narrow(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param start the first place; negative ones count from the end
    /// @param length how many
    /// @return a view, of size `length` along the dimension
    /// @throws dev.obor.base.IndexError if they are not all there
    public final Tensor narrow(long dim, long start, long length) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("narrow(input,dim,start,length)", this, dim, start, length)
                        : null;
        Tensor made = Slicing.narrow(this, dim, start, length);
        return open == null ? made : open.close(made);
    }

    /// A copy of some neighbouring places of a dimension.
    ///
    /// ```java
    /// arange(6).narrowCopy(0, 2, 3) // [2, 3, 4]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param start the first place; negative ones count from the end
    /// @param length how many
    /// @return a new tensor, of size `length` along the dimension
    /// @throws dev.obor.base.IndexError if they are not all there
    public final Tensor narrowCopy(long dim, long start, long length) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("narrow_copy(input,dim,start,length)", this, dim, start, length)
                        : null;
        Tensor made = Slicing.narrowCopy(this, dim, start, length);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new bool tensor of this tensor's shape
    public final Tensor ne(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    public final Tensor ne(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    public final Tensor ne(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    public final Tensor ne(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    public final Tensor ne_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne_(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    public final Tensor ne_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne_(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    public final Tensor ne_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ne_(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    public final Tensor ne_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("ne_(input,other)", this, other) : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The negative.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor neg() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("neg(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.NEG.call(this);
        return open == null ? made : open.close(made);
    }

    /// The negative.
    ///
    /// ```java
    /// tensor(1, -2).neg_() // [-1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor neg_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("neg_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.NEG.into(this);
        return open == null ? made : open.close(made);
    }

    /// The negative.
    ///
    /// ```java
    /// tensor(1, -2).negative() // [-1, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor negative() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("negative(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.NEG.call(this);
        return open == null ? made : open.close(made);
    }

    /// The negative.
    ///
    /// ```java
    /// tensor(1, -2).negative_() // [-1, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor negative_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("negative_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.NEG.into(this);
        return open == null ? made : open.close(made);
    }

    /// Undefined content in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of this tensor's dtype, if no other is asked for
    public final Tensor newEmpty(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_empty(input,options,size)", this, options, size)
                        : null;
        Tensor made = Constants.newEmpty(this, open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Undefined content in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(2, 3).dtype() // int64
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of this tensor's dtype
    public final Tensor newEmpty(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_empty(input,size)", this, size)
                        : null;
        Tensor made = Constants.newEmpty(this, size);
        return open == null ? made : open.close(made);
    }

    /// A tensor of this dtype with given strides and undefined content.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2});
    /// ```
    ///
    /// @param size the shape of the result
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if there are not as many strides as sizes
    public final Tensor newEmptyStrided(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_empty_strided(input,size,stride)", this, size, stride)
                        : null;
        Tensor made = StridedTensors.newEmptyStrided(this, size, stride);
        return open == null ? made : open.close(made);
    }

    /// A tensor of given strides and undefined content, of another dtype if asked.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64));
    /// ```
    ///
    /// @param size the shape of the result
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of this tensor's dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if there are not as many strides as sizes
    public final Tensor newEmptyStrided(
            long[] size, long[] stride, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_empty_strided(input,size,stride,options)", this, size, stride, options)
                        : null;
        Tensor made = StridedTensors.newEmptyStrided(
                this, size, stride, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A complex constant in the dtype of this tensor.
    ///
    /// @param size the shape of the result
    /// @param fillValue what every element is
    /// @return a new tensor of this tensor's dtype
    public final Tensor newFull(long[] size, Complex fillValue) {
        Arguments.given(size, "size");
        Arguments.given(fillValue, "fillValue");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_full(input,size,fill_value)", this, size, fillValue)
                        : null;
        Tensor made = ComplexFactories.newFull(this, size, fillValue);
        return open == null ? made : open.close(made);
    }

    /// A complex constant in the dtype of this tensor, with options: another one.
    ///
    /// @param size the shape of the result
    /// @param fillValue what every element is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of this tensor's dtype, if no other is asked for
    public final Tensor newFull(long[] size, Complex fillValue, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(fillValue, "fillValue");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_full(input,size,fill_value,options)", this, size, fillValue, options)
                        : null;
        Tensor made = ComplexFactories.newFull(
                this, size, fillValue, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A constant in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7) // [7, 7]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param fillValue what every element is, converted to the dtype
    /// @return a new tensor of this tensor's dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor newFull(long[] size, double fillValue) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_full(input,size,fill_value)", this, size, fillValue)
                        : null;
        Tensor made = Constants.newFull(this, size, fillValue);
        return open == null ? made : open.close(made);
    }

    /// A constant in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7, o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param size the shape of the result
    /// @param fillValue what every element is, converted to the dtype
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of this tensor's dtype, if no other is asked for
    public final Tensor newFull(long[] size, double fillValue, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_full(input,size,fill_value,options)", this, size, fillValue, options)
                        : null;
        Tensor made = Constants.newFull(
                this, size, fillValue, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Ones in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of this tensor's dtype, if no other is asked for
    public final Tensor newOnes(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_ones(input,options,size)", this, options, size)
                        : null;
        Tensor made = Constants.newOnes(this, open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Ones in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(2) // [1, 1]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of this tensor's dtype
    public final Tensor newOnes(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_ones(input,size)", this, size)
                        : null;
        Tensor made = Constants.newOnes(this, size);
        return open == null ? made : open.close(made);
    }

    /// A copy of a Java array in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newTensor(new double[] {3, 4}).dtype() // int64
    /// ```
    ///
    /// @param array a number, or an array or list of any rank
    /// @return a new tensor of this tensor's dtype
    public final Tensor newTensor(Object array) {
        Arguments.given(array, "array");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_tensor(input,array)", this, array)
                        : null;
        Tensor made = JavaArrays.newTensor(this, array);
        return open == null ? made : open.close(made);
    }

    /// Zeros in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of this tensor's dtype, if no other is asked for
    public final Tensor newZeros(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_zeros(input,options,size)", this, options, size)
                        : null;
        Tensor made = Constants.newZeros(this, open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Zeros in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(2) // [0, 0]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of this tensor's dtype
    public final Tensor newZeros(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("new_zeros(input,size)", this, size)
                        : null;
        Tensor made = Constants.newZeros(this, size);
        return open == null ? made : open.close(made);
    }

    /// The next number after each element in the direction of another.
    ///
    /// ```java
    /// tensor(1.0).nextafter(tensor(2.0)).sub(1) // 1.192e-7
    /// ```
    ///
    /// @param other the direction, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nextafter(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nextafter(input,other,in_place)", this, other, false)
                        : null;
        Tensor made = Specials.nextafter(this, other, false);
        return open == null ? made : open.close(made);
    }

    /// The next number after each element in the direction of another.
    ///
    /// ```java
    /// tensor(1.0).nextafter_(tensor(2.0)).sub(1) // 1.192e-7
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the direction, broadcast with this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for integers
    public final Tensor nextafter_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nextafter_(input,other,in_place)", this, other, true)
                        : null;
        Tensor made = Specials.nextafter(this, other, true);
        return open == null ? made : open.close(made);
    }

    /// The places of the elements that are not zero, one row each.
    ///
    /// ```java
    /// tensor(0, 5, 0, 7).nonzero() // [[1], [3]]
    /// eye(2).nonzero() // [[0, 0], [1, 1]]
    /// ```
    ///
    /// @return int64 (count, dimensions), in row-major order
    public final Tensor nonzero() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero(input)", new Object[] {this})
                        : null;
        Tensor made = Masks.nonzero(this);
        return open == null ? made : open.close(made);
    }

    /// The places of the elements that are not zero, one vector per dimension:
    /// `nonzero(as_tuple=True)`.
    ///
    /// ```java
    /// Tensor[] places = eye(2).nonzeroAsTuple(); // [0, 1], [0, 1]
    /// ```
    ///
    /// @return int64 vectors of one length, as many as dimensions
    public final Tensor[] nonzeroAsTuple() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero_as_tuple(input)", new Object[] {this})
                        : null;
        Tensor[] made = Masks.nonzeroTuple(this);
        return open == null ? made : open.close(made);
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
    /// @param size how many rows the result has
    /// @return int64 (size, dimensions)
    /// @throws dev.obor.base.ValueError if `size` is negative
    public final Tensor nonzeroStatic(long size) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero_static(input,size,fill_value)", this, size, -1)
                        : null;
        Tensor made = Masks.nonzeroStatic(this, size, -1);
        return open == null ? made : open.close(made);
    }

    /// The places of the elements that are not zero, exactly `size` rows: further ones are left
    /// out, and missing ones are filled.
    ///
    /// ```java
    /// tensor(0, 5, 7).nonzeroStatic(3) // [[1], [2], [-1]]
    /// ```
    ///
    /// @param size how many rows the result has
    /// @param fillValue what missing places are; default `-1`
    /// @return int64 (size, dimensions)
    /// @throws dev.obor.base.ValueError if `size` is negative
    public final Tensor nonzeroStatic(long size, long fillValue) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero_static(input,size,fill_value)", this, size, fillValue)
                        : null;
        Tensor made = Masks.nonzeroStatic(this, size, fillValue);
        return open == null ? made : open.close(made);
    }

    /// The norm of vectors over dimensions, `(Σ |x|^p)^(1/p)`.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `p` is `2`, `dim` is `null` and `keepdim` is `false`.
    ///
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, 2, null, false)
                        : null;
        Tensor made = Norms.vectorNorm(this, 2, null, false);
        return open == null ? made : open.close(made);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `dim` is `null` and `keepdim` is `false`.
    ///
    /// @param p `fro` or `nuc`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(String p) {
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, null, false)
                        : null;
        Tensor made = Norms.namedNorm(this, p, null, false);
        return open == null ? made : open.close(made);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param p `fro` or `nuc`
    /// @param dim the two dimensions of the matrices, or null; for `fro` all elements then
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(String p, long @Nullable [] dim) {
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, dim, false)
                        : null;
        Tensor made = Norms.namedNorm(this, p, dim, false);
        return open == null ? made : open.close(made);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// @param p `fro` or `nuc`
    /// @param dim the two dimensions of the matrices, or null; for `fro` all elements then
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(String p, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, dim, keepdim)
                        : null;
        Tensor made = Norms.namedNorm(this, p, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The norm of vectors over dimensions, `(Σ |x|^p)^(1/p)`.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `dim` is `null` and `keepdim` is `false`.
    ///
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, null, false)
                        : null;
        Tensor made = Norms.vectorNorm(this, p, null, false);
        return open == null ? made : open.close(made);
    }

    /// The norm of vectors over dimensions, `(Σ |x|^p)^(1/p)`.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p, long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, new long[] {dim}, keepdim)
                        : null;
        Tensor made = Norms.vectorNorm(this, p, new long[] {dim}, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The norm of vectors over dimensions, `(Σ |x|^p)^(1/p)`.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `keepdim` is `false`.
    ///
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p, long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, dim, false)
                        : null;
        Tensor made = Norms.vectorNorm(this, p, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The norm of vectors over dimensions, `(Σ |x|^p)^(1/p)`.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor norm(double p, long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", this, p, dim, keepdim)
                        : null;
        Tensor made = Norms.vectorNorm(this, p, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// Here `mean` is `0`, `std` is `1` and `generator` is `null`.
    ///
    /// @return this tensor
    public final Tensor normal_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal_(input,mean,std,generator)", this, 0, 1, null)
                        : null;
        Tensor made = RandomDraws.normal_(this, 0, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// Here `std` is `1` and `generator` is `null`.
    ///
    /// @param mean the mean; default `0`
    /// @return this tensor
    public final Tensor normal_(double mean) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal_(input,mean,std,generator)", this, mean, 1, null)
                        : null;
        Tensor made = RandomDraws.normal_(this, mean, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param mean the mean; default `0`
    /// @param std the standard deviation, not negative; default `1`
    /// @return this tensor
    public final Tensor normal_(double mean, double std) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal_(input,mean,std,generator)", this, mean, std, null)
                        : null;
        Tensor made = RandomDraws.normal_(this, mean, std, null);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a mean and a standard deviation, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).normal_(10, 2) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// @param mean the mean; default `0`
    /// @param std the standard deviation, not negative; default `1`
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor normal_(double mean, double std, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal_(input,mean,std,generator)", this, mean, std, generator)
                        : null;
        Tensor made = RandomDraws.normal_(this, mean, std, generator);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new bool tensor of this tensor's shape
    public final Tensor notEqual(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new bool tensor of the broadcast shape
    public final Tensor notEqual(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of this tensor's shape
    public final Tensor notEqual(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of this tensor's shape
    public final Tensor notEqual(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    public final Tensor notEqual_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    public final Tensor notEqual_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    public final Tensor notEqual_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual_(2) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    public final Tensor notEqual_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal_(input,other)", this, other)
                        : null;
        Tensor made = Comparisons.NE.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Ones of the same sizes, dtype and layout.
    ///
    /// ```java
    /// onesLike(tensor(3, 4)) // [1, 1]
    /// ```
    ///
    /// @return a new tensor
    public final Tensor onesLike() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones_like(input)", new Object[] {this})
                        : null;
        Tensor made = Constants.onesLike(this);
        return open == null ? made : open.close(made);
    }

    /// The first columns of Q of packed reflections: `torch.orgqr`, see
    /// [Linalg#householderProduct].
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().orgqr(f.tau()) // [[-0.6], [-0.8]]
    /// ```
    ///
    /// This tensor: (*, m, n) packed.
    ///
    /// @param tau (*, k) the factors
    /// @return (\*, m, n), the first n columns
    public final Tensor orgqr(Tensor tau) {
        Arguments.given(tau, "tau");
        Recorder.Open open = Recorder.on() ? Recorder.open("orgqr(input,tau)", this, tau) : null;
        Tensor made = QrOps.orgqr(this, tau);
        return open == null ? made : open.close(made);
    }

    /// Q C, Qᴴ C, C Q or C Qᴴ for the whole product Q of the reflections that [Obor#geqrf] gives.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().ormqr(f.tau(), eye(2)) // [[-0.6, -0.8], [-0.8, 0.6]]
    /// ```
    ///
    /// This tensor: (*, m, k) packed.
    ///
    /// Here `left` is `true` and `transpose` is `false`.
    ///
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    /// @return of the shape of `other`
    public final Tensor ormqr(Tensor tau, Tensor other) {
        Arguments.given(tau, "tau");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ormqr(input,tau,other,left,transpose)", this, tau, other, true, false)
                        : null;
        Tensor made = QrOps.ormqr(this, tau, other, true, false);
        return open == null ? made : open.close(made);
    }

    /// Q C, Qᴴ C, C Q or C Qᴴ for the whole product Q of the reflections that [Obor#geqrf] gives.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().ormqr(f.tau(), eye(2)) // [[-0.6, -0.8], [-0.8, 0.6]]
    /// ```
    ///
    /// This tensor: (*, m, k) packed.
    ///
    /// Options and their defaults:
    /// - `left`, `true`: whether Q is on the left
    /// - `transpose`, `false`: whether Qᴴ is meant
    ///
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    /// @param options sets the options, those of [OperationOptions.Ormqr]
    /// @return of the shape of `other`
    public final Tensor ormqr(Tensor tau, Tensor other, Consumer<OperationOptions.Ormqr> options) {
        OperationOptions.Ormqr o = OperationOptions.Ormqr.DEFAULT.with(options);
        Arguments.given(tau, "tau");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ormqr(input,tau,other,left,transpose)", this, tau, other, o.left, o.transpose)
                        : null;
        Tensor made = QrOps.ormqr(this, tau, other, o.left, o.transpose);
        return open == null ? made : open.close(made);
    }

    /// All products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).outer(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// This tensor: (n).
    ///
    /// @param vec2 (m)
    /// @return (n, m) of the promoted dtype
    /// @throws dev.obor.base.ShapeError if one is no vector
    public final Tensor outer(Tensor vec2) {
        Arguments.given(vec2, "vec2");
        Recorder.Open open = Recorder.on() ? Recorder.open("outer(input,vec2)", this, vec2) : null;
        Tensor made = Contractions.outer(this, vec2);
        return open == null ? made : open.close(made);
    }

    /// The dimensions in another order.
    ///
    /// ```java
    /// ones(2, 3, 4).permute(2, 0, 1).shape() // [4, 2, 3]
    /// ```
    ///
    /// @param dims for each dimension of the result which it was
    /// @return a view
    /// @throws dev.obor.base.ShapeError unless every dimension is named once
    public final Tensor permute(long... dims) {
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("permute(input,dims)", this, dims)
                        : null;
        Tensor made = Reordering.permute(this, dims);
        return open == null ? made : open.close(made);
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Here `rcond` is `1e-15`.
    ///
    /// @return (\*, n, m) of this tensor's dtype
    public final Tensor pinverse() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinverse(input,rcond)", this, 1e-15)
                        : null;
        Tensor made = PseudoInverses.pinverse(this, 1e-15);
        return open == null ? made : open.close(made);
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @param rcond what counts as zero, as a part of the largest singular value; default `1e-15`
    /// @return (\*, n, m) of this tensor's dtype
    public final Tensor pinverse(double rcond) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinverse(input,rcond)", this, rcond)
                        : null;
        Tensor made = PseudoInverses.pinverse(this, rcond);
        return open == null ? made : open.close(made);
    }

    /// The n-th derivative of the digamma function: infinite in the 171st and beyond, as in
    /// PyTorch, in float32 from the 35th on.
    ///
    /// ```java
    /// tensor(1.0, 2).polygamma(1) // [1.6449, 0.6449]
    /// ```
    ///
    /// @param n which derivative, from 0
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if n is negative, or no int
    public final Tensor polygamma(long n) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("polygamma(input,n,in_place)", this, n, false)
                        : null;
        Tensor made = Specials.polygamma(this, n, false);
        return open == null ? made : open.close(made);
    }

    /// The n-th derivative of the digamma function: infinite in the 171st and beyond, as in
    /// PyTorch, in float32 from the 35th on.
    ///
    /// ```java
    /// tensor(1.0, 2).polygamma_(1) // [1.6449, 0.6449]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param n which derivative, from 0
    /// @return this tensor
    /// @throws dev.obor.base.ValueError if n is negative, or no int
    public final Tensor polygamma_(long n) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("polygamma_(input,n,in_place)", this, n, true)
                        : null;
        Tensor made = Specials.polygamma(this, n, true);
        return open == null ? made : open.close(made);
    }

    /// The tensor itself, Python's `+x`.
    ///
    /// ```java
    /// tensor(-1, 2).positive() // [-1, 2]
    /// ```
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bool
    public final Tensor positive() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("positive(input)", new Object[] {this})
                        : null;
        Tensor made = Specials.positive(this);
        return open == null ? made : open.close(made);
    }

    /// Each element to a complex power.
    ///
    /// @param other the exponent
    /// @return a new complex tensor of this tensor's shape: complex128 for float64, complex64 for
    ///   float32
    public final Tensor pow(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", this, other) : null;
        Tensor made = Arithmetic.pow(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for two bools
    public final Tensor pow(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", this, other) : null;
        Tensor made = Arithmetic.POW.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// a to the power of a number; squares, cubes, roots and reciprocals without logarithms.
    ///
    /// ```java
    /// tensor(1.0, 4).pow(-0.5) // [1, 0.5]
    /// ```
    ///
    /// @param other the exponent
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor pow(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", this, other) : null;
        Tensor made = Arithmetic.pow(this, other);
        return open == null ? made : open.close(made);
    }

    /// a to the power of an integer.
    ///
    /// ```java
    /// tensor(2, 3).pow(2) // [4, 9]
    /// ```
    ///
    /// @param other the exponent
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.ValueError for integers to negative powers
    public final Tensor pow(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", this, other) : null;
        Tensor made = Arithmetic.pow(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element to a complex power.
    ///
    /// @param other the exponent
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if this tensor is real
    public final Tensor pow_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow_(input,other)", this, other) : null;
        Tensor made = Arithmetic.pow_(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow_(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for two bools
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor pow_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow_(input,other)", this, other) : null;
        Tensor made = Arithmetic.POW.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(4.0, 9).pow_(0.5) // [2, 3]
    /// ```
    ///
    /// @param other the exponent
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if this tensor holds integers
    public final Tensor pow_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("pow_(input,other)", this, other) : null;
        Tensor made = Arithmetic.pow_(this, other);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow_(2) // [4, 9]
    /// ```
    ///
    /// @param other the exponent
    /// @return this tensor
    public final Tensor pow_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("pow_(input,other)", this, other) : null;
        Tensor made = Arithmetic.pow_(this, other);
        return open == null ? made : open.close(made);
    }

    /// x where it is positive, and elsewhere a slope times x.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).prelu(tensor(0.25)) // [-0.5, 0, 3]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// @param weight one slope, or one per channel (dimension 1)
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if the number of slopes is neither, or they have several
    ///   dimensions
    public final Tensor prelu(Tensor weight) {
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prelu(input,weight)", this, weight)
                        : null;
        Tensor made = Activations.prelu(this, weight);
        return open == null ? made : open.close(made);
    }

    /// The product of all elements.
    ///
    /// ```java
    /// tensor(2, 3, 4).prod() // 24
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @return a 0-d tensor of this tensor's dtype, int64 for integers and bools
    public final Tensor prod() {
        Recorder.Open open = Recorder.on() ? Recorder.open("prod(input,dtype)", this, null) : null;
        Tensor made = ProductReductions.prod(Precision.full(this), null);
        return open == null ? made : open.close(made);
    }

    /// The product of all elements.
    ///
    /// ```java
    /// tensor(2, 3, 4).prod() // 24
    /// ```
    ///
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of this tensor's dtype, int64 for integers and bools
    public final Tensor prod(@Nullable DType dtype) {
        Recorder.Open open = Recorder.on() ? Recorder.open("prod(input,dtype)", this, dtype) : null;
        Tensor made = ProductReductions.prod(Precision.full(this), dtype);
        return open == null ? made : open.close(made);
    }

    /// The products along a dimension.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor prod(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dim,keepdim,dtype)", this, dim, false, null)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(this), dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// The products along a dimension.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor prod(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dim,keepdim,dtype)", this, dim, keepdim, null)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(this), dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The products along a dimension.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor prod(long dim, boolean keepdim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dim,keepdim,dtype)", this, dim, keepdim, dtype)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(this), dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// Here `accumulate` is `false`.
    ///
    /// @param index int64 of any shape
    /// @param source of this tensor's dtype, with an element for each place
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor put(Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("put(input,index,source,accumulate,in_place)", this, index, source, false, false)
                        : null;
        Tensor made = TakePut.put(this, index, source, false, false);
        return open == null ? made : open.close(made);
    }

    /// Writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// @param index int64 of any shape
    /// @param source of this tensor's dtype, with an element for each place
    /// @param accumulate whether they are added to what is there; default `false`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor put(Tensor index, Tensor source, boolean accumulate) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("put(input,index,source,accumulate,in_place)", this, index, source, accumulate, false)
                        : null;
        Tensor made = TakePut.put(this, index, source, accumulate, false);
        return open == null ? made : open.close(made);
    }

    /// Writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put_(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `accumulate` is `false`.
    ///
    /// @param index int64 of any shape
    /// @param source of this tensor's dtype, with an element for each place
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor put_(Tensor index, Tensor source) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("put_(input,index,source,accumulate,in_place)", this, index, source, false, true)
                        : null;
        Tensor made = TakePut.put(this, index, source, false, true);
        return open == null ? made : open.close(made);
    }

    /// Writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put_(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param index int64 of any shape
    /// @param source of this tensor's dtype, with an element for each place
    /// @param accumulate whether they are added to what is there; default `false`
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor put_(Tensor index, Tensor source, boolean accumulate) {
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("put_(input,index,source,accumulate,in_place)", this, index, source, accumulate, true)
                        : null;
        Tensor made = TakePut.put(this, index, source, accumulate, true);
        return open == null ? made : open.close(made);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Here `some` is `true`.
    ///
    /// @return Q and R: (\*, m, k) and (\*, k, n), k the smaller size, or (\*, m, m) and (\*, m, n)
    public final Qr qr() {
        Recorder.Open open = Recorder.on() ? Recorder.open("qr(input,some)", this, true) : null;
        Qr made = QrOps.qrOld(this, true);
        return open == null ? made : open.close(made);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @param some whether to give only the first columns of Q; default `true`
    /// @return Q and R: (\*, m, k) and (\*, k, n), k the smaller size, or (\*, m, m) and (\*, m, n)
    public final Qr qr(boolean some) {
        Recorder.Open open = Recorder.on() ? Recorder.open("qr(input,some)", this, some) : null;
        Qr made = QrOps.qrOld(this, some);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q parts from 0 to 1, a vector or 0-d, of this tensor's dtype
    /// @return of this tensor's dtype: of this tensor's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(Tensor q) {
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", this, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(this), Precision.full(q), null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param q parts from 0 to 1, a vector or 0-d, of this tensor's dtype
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of this tensor's dtype: of this tensor's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(Tensor q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", this, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(this), Precision.full(q), o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q parts from 0 to 1, a vector or 0-d, of this tensor's dtype
    /// @param dim the dimension; negative ones count from the last
    /// @return of this tensor's dtype: of this tensor's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(Tensor q, long dim) {
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", this, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(this), Precision.full(q), dim, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q the part, from 0 to 1
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim` and
    ///   of its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(double q) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", this, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(Precision.full(this), q, null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param q the part, from 0 to 1
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim` and
    ///   of its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(double q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", this, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(this), q, o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param q the part, from 0 to 1
    /// @param dim the dimension; negative ones count from the last
    /// @return of this tensor's shape without the dimension, or with size 1 there if `keepdim` and
    ///   of its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor quantile(double q, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", this, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(Precision.full(this), q, dim, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// Radians as degrees.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg() // [0, 180]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor rad2deg() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rad2deg(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.RAD2DEG.call(this);
        return open == null ? made : open.close(made);
    }

    /// Radians as degrees.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg_() // [0, 180]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor rad2deg_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rad2deg_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.RAD2DEG.into(this);
        return open == null ? made : open.close(made);
    }

    /// The non-negative integers that the dtype holds without gaps, drawn over the elements.
    ///
    /// ```java
    /// empty(int8, 4).random_().ge(0).all() // true
    /// ```
    ///
    /// @return this tensor
    public final Tensor random_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("random_(input)", new Object[] {this})
                        : null;
        Tensor made = RandomDraws.random_(this);
        return open == null ? made : open.close(made);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    ///
    /// Here `from` is `0` and `generator` is `null`.
    ///
    /// @param to the bound above, not reached
    /// @return this tensor
    public final Tensor random_(long to) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("random_(input,from,to,generator)", this, 0, to, null)
                        : null;
        Tensor made = RandomDraws.random_(this, 0, to, null);
        return open == null ? made : open.close(made);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param from the least number; default `0`
    /// @param to the bound above, not reached
    /// @return this tensor
    public final Tensor random_(long from, long to) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("random_(input,from,to,generator)", this, from, to, null)
                        : null;
        Tensor made = RandomDraws.random_(this, from, to, null);
        return open == null ? made : open.close(made);
    }

    /// Integers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(4).random_(0, 10) // [4, 9, 3, 0]
    /// ```
    ///
    /// @param from the least number; default `0`
    /// @param to the bound above, not reached
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor random_(long from, long to, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("random_(input,from,to,generator)", this, from, to, generator)
                        : null;
        Tensor made = RandomDraws.random_(this, from, to, generator);
        return open == null ? made : open.close(made);
    }

    /// All dimensions as one.
    ///
    /// ```java
    /// ones(2, 3).ravel().shape() // [6]
    /// ```
    ///
    /// @return a vector: a view where strides allow it, else a copy
    public final Tensor ravel() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ravel(input)", new Object[] {this})
                        : null;
        Tensor made = Reshaping.ravel(this);
        return open == null ? made : open.close(made);
    }

    /// The real parts, a view; a real tensor itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).real() // [1, 0]
    /// ```
    ///
    /// @return a view of this tensor's shape; this tensor if it is real
    public final Tensor real() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("real(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexViews.real(this);
        return open == null ? made : open.close(made);
    }

    /// 1 / x.
    ///
    /// ```java
    /// tensor(2.0, 4).reciprocal() // [0.5, 0.25]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor reciprocal() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reciprocal(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.RECIPROCAL.call(this);
        return open == null ? made : open.close(made);
    }

    /// 1 / x.
    ///
    /// ```java
    /// tensor(2.0, 4).reciprocal_() // [0.5, 0.25]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor reciprocal_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reciprocal_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.RECIPROCAL.into(this);
        return open == null ? made : open.close(made);
    }

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu() // [0, 0, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor relu() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.RELU.call(this);
        return open == null ? made : open.close(made);
    }

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu_() // [0, 0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor relu_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.RELU.into(this);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor remainder(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor remainder(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor remainder(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder_(3) // [2, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor remainder_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder_(3) // [2, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor remainder_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder_(3) // [2, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor remainder_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// `renorm`: slices longer than `maxnorm` are shortened to it.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// This tensor: floats or complex numbers of two or more dimensions.
    ///
    /// @param p the order of the norm
    /// @param dim slices are taken along it
    /// @param maxnorm the largest norm that a slice may have
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor renorm(double p, long dim, double maxnorm) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("renorm(input,p,dim,maxnorm)", this, p, dim, maxnorm)
                        : null;
        Tensor made = Norms.renorm(this, p, dim, maxnorm);
        return open == null ? made : open.close(made);
    }

    /// Slices along a dimension that are longer than `maxnorm` are shortened to it, in place;
    /// returns this.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm_(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @param p the order of the norm
    /// @param dim slices are taken along it
    /// @param maxnorm the largest norm that a slice may have
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor renorm_(double p, long dim, double maxnorm) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("renorm_(input,p,dim,maxnorm)", this, p, dim, maxnorm)
                        : null;
        Tensor made = Norms.renorm_(this, p, dim, maxnorm);
        return open == null ? made : open.close(made);
    }

    /// The whole tensor so many times along each dimension.
    ///
    /// ```java
    /// tensor(1, 2).repeat(2, 2) // [[1, 2, 1, 2], [1, 2, 1, 2]]
    /// ```
    ///
    /// @param repeats how often along each dimension; more numbers than dimensions add some in
    ///   front
    /// @return a new tensor of this tensor's dtype: each size times its number
    /// @throws dev.obor.base.ShapeError if there are fewer numbers than dimensions
    public final Tensor repeat(long... repeats) {
        Arguments.given(repeats, "repeats");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat(input,repeats)", this, repeats)
                        : null;
        Tensor made = Rearranging.repeat(this, repeats);
        return open == null ? made : open.close(made);
    }

    /// Every slice as often as a vector says.
    ///
    /// ```java
    /// tensor(7, 8, 9).repeatInterleave(tensor(1, 0, 2), 0) // [7, 9, 9]
    /// ```
    ///
    /// @param repeats a vector of integers, one for each slice, or one for all
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's dtype, along the dimension as long as their sum
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor repeatInterleave(Tensor repeats, long dim) {
        Arguments.given(repeats, "repeats");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats,dim)", this, repeats, dim)
                        : null;
        Tensor made = Rearranging.repeatInterleave(this, repeats, dim);
        return open == null ? made : open.close(made);
    }

    /// Every slice as often as a vector says, with the size that the result must have.
    ///
    /// ```java
    /// tensor(7, 8, 9).repeatInterleave(tensor(1, 0, 2), 0, 3) // [7, 9, 9]
    /// ```
    ///
    /// @param repeats a vector of integers, one for each slice
    /// @param dim the dimension; negative ones count from the last
    /// @param outputSize the size of the result along the dimension, which need then not be
    ///   computed
    /// @return a new tensor of this tensor's dtype
    /// @throws dev.obor.base.ShapeError if it has another one
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor repeatInterleave(Tensor repeats, long dim, long outputSize) {
        Arguments.given(repeats, "repeats");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats,dim,output_size)", this, repeats, dim, outputSize)
                        : null;
        Tensor made = Rearranging.repeatInterleave(this, repeats, dim, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Every element so many times, in the flattened tensor.
    ///
    /// ```java
    /// tensor(1, 2).repeatInterleave(2) // [1, 1, 2, 2]
    /// ```
    ///
    /// @param repeats how often
    /// @return a new vector of this tensor's dtype
    public final Tensor repeatInterleave(long repeats) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats)", this, repeats)
                        : null;
        Tensor made = Rearranging.repeatInterleave(this, repeats);
        return open == null ? made : open.close(made);
    }

    /// Every slice along a dimension so many times.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).repeatInterleave(2, 1) // [[1, 1, 2, 2], [3, 3, 4, 4]]
    /// ```
    ///
    /// @param repeats how often
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's dtype, along the dimension so many times as long
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor repeatInterleave(long repeats, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats,dim)", this, repeats, dim)
                        : null;
        Tensor made = Rearranging.repeatInterleave(this, repeats, dim);
        return open == null ? made : open.close(made);
    }

    /// The same elements in the sizes of another tensor: a view if possible, else a copy.
    ///
    /// ```java
    /// arange(6).reshape(zeros(3, 2).shape()) // [[0, 1], [2, 3], [4, 5]]
    /// ```
    ///
    /// @param sizes of as many elements
    /// @return a view where strides allow it, else a copy
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor reshape(Size sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reshape(input,sizes)", this, sizes)
                        : null;
        Tensor made = Reshaping.reshape(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// The same elements in other sizes: a view if possible, else a copy.
    ///
    /// ```java
    /// arange(6).reshape(3, 2) // [[0, 1], [2, 3], [4, 5]]
    /// ```
    ///
    /// @param sizes of as many elements; one of them may be -1 and is then found
    /// @return a view where strides allow it, else a copy
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor reshape(long... sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reshape(input,sizes)", this, sizes)
                        : null;
        Tensor made = Reshaping.reshape(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// The same elements in the sizes of another tensor.
    ///
    /// ```java
    /// arange(4).reshapeAs(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param other whose sizes are taken
    /// @return a view where strides allow it, else a copy
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor reshapeAs(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reshape_as(input,other)", this, other)
                        : null;
        Tensor made = Reshaping.reshapeAs(this, other);
        return open == null ? made : open.close(made);
    }

    /// Gives this tensor the sizes of another; returns it.
    ///
    /// ```java
    /// arange(4).resizeAs_(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param other whose shape is taken
    /// @return this tensor
    /// @throws dev.obor.base.StateError if it requires a gradient
    public final Tensor resizeAs_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resize_as_(input,other)", this, other)
                        : null;
        Tensor made = OwnGeometry.resizeAs_(this, other);
        return open == null ? made : open.close(made);
    }

    /// Gives this tensor other sizes, in row-major order on the same memory; returns it. Where they
    /// need more, the elements move to larger memory, whose further elements are anything; tensors
    /// that shared the memory stay with the old one, where in PyTorch they go along.
    ///
    /// ```java
    /// arange(4).resize_(2, 2) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param size the new shape
    /// @return this tensor
    /// @throws dev.obor.base.StateError if it requires a gradient
    public final Tensor resize_(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resize_(input,size)", this, size)
                        : null;
        Tensor made = OwnGeometry.resize_(this, size);
        return open == null ? made : open.close(made);
    }

    /// Gives this tensor other sizes in a memory format; returns it.
    ///
    /// ```java
    /// ones(2).resize_(new long[] {1, 2, 1, 1}, MemoryFormat.CHANNELS_LAST).shape() // [1, 2, 1, 1]
    /// ```
    ///
    /// @param size the new shape
    /// @param memoryFormat the order in memory
    /// @return this tensor
    /// @throws dev.obor.base.StateError if it requires a gradient
    /// @throws dev.obor.base.ShapeError if the format is for another number of dimensions
    public final Tensor resize_(long[] size, MemoryFormat memoryFormat) {
        Arguments.given(size, "size");
        Arguments.given(memoryFormat, "memoryFormat");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resize_(input,size,memory_format)", this, size, memoryFormat)
                        : null;
        Tensor made = OwnGeometry.resize_(this, size, memoryFormat);
        return open == null ? made : open.close(made);
    }

    /// The tensor with its conjugation done: of a view that [#conj] made a copy, else itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().resolveConj() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return this tensor if it is not conjugated, else a new tensor of its shape and dtype
    public final Tensor resolveConj() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resolve_conj(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.resolveConj(this);
        return open == null ? made : open.close(made);
    }

    /// The tensor with its negation done: of a view that shows negatives a copy, else itself.
    ///
    /// ```java
    /// tensor(1.0, 2).resolveNeg() // [1, 2]
    /// ```
    ///
    /// @return this tensor if it is not negated, else a new tensor of its shape and dtype
    public final Tensor resolveNeg() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resolve_neg(input)", new Object[] {this})
                        : null;
        Tensor made = ComplexNumbers.resolveNeg(this);
        return open == null ? made : open.close(made);
    }

    /// The flattened tensor shifted; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(1) // [[3, 0], [1, 2]]
    /// ```
    ///
    /// @param shift by how many places; negative towards the front
    /// @return a new tensor of this tensor's dtype and shape
    public final Tensor roll(long shift) {
        Recorder.Open open = Recorder.on() ? Recorder.open("roll(input,shift)", this, shift) : null;
        Tensor made = Rearranging.roll(this, shift);
        return open == null ? made : open.close(made);
    }

    /// Shifted along a dimension; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).roll(1, 0) // [3, 0, 1, 2]
    /// ```
    ///
    /// @param shift by how many places; negative towards the front
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's dtype and shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor roll(long shift, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("roll(input,shift,dim)", this, shift, dim)
                        : null;
        Tensor made = Rearranging.roll(this, shift, dim);
        return open == null ? made : open.close(made);
    }

    /// Shifted along dimensions, what falls off comes back in front; no dimension means the
    /// flattened tensor.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(new long[] {1, 1}, 0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @param shifts by how many places, one for each dimension; negative towards the front
    /// @param dims the dimensions; negative ones count from the last
    /// @return a new tensor of this tensor's dtype and shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor roll(long[] shifts, long... dims) {
        Arguments.given(shifts, "shifts");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("roll(input,shifts,dims)", this, shifts, dims)
                        : null;
        Tensor made = Rearranging.roll(this, shifts, dims);
        return open == null ? made : open.close(made);
    }

    /// So many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// Here `k` is `1`, `dim0` is `0` and `dim1` is `1`.
    ///
    /// @return a new tensor of this tensor's dtype
    public final Tensor rot90() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", this, 1, 0, 1)
                        : null;
        Tensor made = Rearranging.rot90(this, 1, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// So many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// Here `dim0` is `0` and `dim1` is `1`.
    ///
    /// @param k how many quarter turns, negative for the other way; default `1`
    /// @return a new tensor of this tensor's dtype
    public final Tensor rot90(long k) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", this, k, 0, 1)
                        : null;
        Tensor made = Rearranging.rot90(this, k, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// So many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// Here `dim1` is `1`.
    ///
    /// @param k how many quarter turns, negative for the other way; default `1`
    /// @param dim0 the dimension that is turned from; default `0`
    /// @return a new tensor of this tensor's dtype
    public final Tensor rot90(long k, long dim0) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", this, k, dim0, 1)
                        : null;
        Tensor made = Rearranging.rot90(this, k, dim0, 1);
        return open == null ? made : open.close(made);
    }

    /// So many quarter turns in the plane of two dimensions, from the first to the second.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90() // [[1, 3], [0, 2]]
    /// ```
    ///
    /// @param k how many quarter turns, negative for the other way; default `1`
    /// @param dim0 the dimension that is turned from; default `0`
    /// @param dim1 the dimension that is turned to; default `1`
    /// @return a new tensor of this tensor's dtype
    public final Tensor rot90(long k, long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", this, k, dim0, dim1)
                        : null;
        Tensor made = Rearranging.rot90(this, k, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// Quarter turns in the plane of two dimensions.
    ///
    /// ```java
    /// arange(4).view(2, 2).rot90(2, 0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @param k how many quarter turns, negative for the other way
    /// @param dims the two dimensions, turned from the first to the second
    /// @return a new tensor of this tensor's dtype
    /// @throws dev.obor.base.ShapeError unless two different dimensions are given
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor rot90(long k, long... dims) {
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dims)", this, k, dims)
                        : null;
        Tensor made = Rearranging.rot90(this, k, dims);
        return open == null ? made : open.close(made);
    }

    /// The nearest integer, ties to even.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round() // [0, 2, -3]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor round() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("round(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.ROUND.call(this);
        return open == null ? made : open.close(made);
    }

    /// Rounded to that many places behind the point; negative: before it.
    ///
    /// ```java
    /// tensor(3.14159, 2.71828).round(2) // [3.14, 2.72]
    /// tensor(1234.0).round(-2) // 1200
    /// ```
    ///
    /// @param decimals how many places behind the point; -1 rounds to tens
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for integers, if `decimals` is not 0
    public final Tensor round(int decimals) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("round(input,decimals)", this, decimals)
                        : null;
        Tensor made = Rounding.round(this, decimals);
        return open == null ? made : open.close(made);
    }

    /// The nearest integer, ties to even.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round_() // [0, 2, -3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor round_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("round_(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.ROUND.into(this);
        return open == null ? made : open.close(made);
    }

    /// 1 / √x.
    ///
    /// ```java
    /// tensor(4.0, 0.25).rsqrt() // [0.5, 2]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor rsqrt() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsqrt(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.RSQRT.call(this);
        return open == null ? made : open.close(made);
    }

    /// 1 / √x.
    ///
    /// ```java
    /// tensor(4.0, 0.25).rsqrt_() // [0.5, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor rsqrt_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsqrt_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.RSQRT.into(this);
        return open == null ? made : open.close(made);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("rsub(input,other)", this, other) : null;
        Tensor made = Arithmetic.RSUB_NUMBER.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// Another tensor minus this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10)) // [9, 8]
    /// ```
    ///
    /// @param other what is subtracted from, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("rsub(input,other)", this, other) : null;
        Tensor made = Arithmetic.rsub(this, other);
        return open == null ? made : open.close(made);
    }

    /// Another tensor minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10), 2) // [8, 6]
    /// ```
    ///
    /// @param other what is subtracted from, broadcast with this tensor
    /// @param alpha what this tensor is multiplied by first
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.rsub(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("rsub(input,other)", this, other) : null;
        Tensor made = Arithmetic.RSUB_NUMBER.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// A number minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(0.5, 2) // [-1.5, -3.5]
    /// ```
    ///
    /// @param other what is subtracted from
    /// @param alpha what this tensor is multiplied by first
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.rsub(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("rsub(input,other)", this, other) : null;
        Tensor made = Arithmetic.RSUB_NUMBER.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// An integer minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10, 2) // [8, 6]
    /// ```
    ///
    /// @param other what is subtracted from
    /// @param alpha what this tensor is multiplied by first
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor rsub(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.rsub(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// Writes one place per element along a dimension: `out[index[i][j]][j] = src[i][j]` for dim 0;
    /// where places repeat, the last element stays.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), tensor(5.0, 6)) // [6, 0, 5]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the index is larger than the source, or in another
    ///   dimension than this tensor
    public final Tensor scatter(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,src,in_place)", this, dim, index, src, false)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, src, false);
        return open == null ? made : open.close(made);
    }

    /// Writes one place per element along a dimension, combined with what is there: `reduce` is
    /// `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), tensor(5.0, 6), "add") // [6, 1, 7]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @param reduce `add` or `multiply`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,src,reduce,in_place)", this, dim, index, src, reduce, false)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, src, reduce, false);
        return open == null ? made : open.close(made);
    }

    /// Writes a number at one place per element of the index along a dimension.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), 1.0) // [1, 0, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param value converted to this tensor's dtype
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor scatter(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,value,in_place)", this, dim, index, value, false)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, value, false);
        return open == null ? made : open.close(made);
    }

    /// Writes a number to one place per element of the index along a dimension, combined with what
    /// is there: `reduce` is `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter(0, tensor(0, 2), 4.0, "multiply") // [4, 1, 4]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param value converted to this tensor's dtype
    /// @param reduce `add` or `multiply`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor scatter(long dim, Tensor index, double value, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,value,reduce,in_place)", this, dim, index, value, reduce, false)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, value, reduce, false);
        return open == null ? made : open.close(made);
    }

    /// Adds at one place per element along a dimension, in order.
    ///
    /// ```java
    /// zeros(3).scatterAdd(0, tensor(0, 0, 2), tensor(1.0, 2, 3)) // [3, 0, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor scatterAdd(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_add(input,dim,index,src,in_place)", this, dim, index, src, false)
                        : null;
        Tensor made = GatherOps.scatterAdd(this, dim, index, src, false);
        return open == null ? made : open.close(made);
    }

    /// Adds at one place per element along a dimension, in order.
    ///
    /// ```java
    /// zeros(3).scatterAdd_(0, tensor(0, 0, 2), tensor(1.0, 2, 3)) // [3, 0, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor scatterAdd_(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_add_(input,dim,index,src,in_place)", this, dim, index, src, true)
                        : null;
        Tensor made = GatherOps.scatterAdd(this, dim, index, src, true);
        return open == null ? made : open.close(made);
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
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_reduce(input,dim,index,src,reduce,include_self,in_place)", this, dim, index, src, reduce, true, false)
                        : null;
        Tensor made = ScatterReduce.call(this, dim, index, src, reduce, true, false);
        return open == null ? made : open.close(made);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count; default `true`
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce(
            long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_reduce(input,dim,index,src,reduce,include_self,in_place)", this, dim, index, src, reduce, includeSelf, false)
                        : null;
        Tensor made = ScatterReduce.call(this, dim, index, src, reduce, includeSelf, false);
        return open == null ? made : open.close(made);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce_(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce_(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// Here `includeSelf` is `true`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce_(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_reduce_(input,dim,index,src,reduce,include_self,in_place)", this, dim, index, src, reduce, true, true)
                        : null;
        Tensor made = ScatterReduce.call(this, dim, index, src, reduce, true, true);
        return open == null ? made : open.close(made);
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce_(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce_(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count; default `true`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatterReduce_(
            long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_reduce_(input,dim,index,src,reduce,include_self,in_place)", this, dim, index, src, reduce, includeSelf, true)
                        : null;
        Tensor made = ScatterReduce.call(this, dim, index, src, reduce, includeSelf, true);
        return open == null ? made : open.close(made);
    }

    /// Writes one place per element along a dimension: `out[index[i][j]][j] = src[i][j]` for dim 0;
    /// where places repeat, the last element stays.
    ///
    /// ```java
    /// zeros(3).scatter_(0, tensor(2, 0), tensor(5.0, 6)) // [6, 0, 5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the index is larger than the source, or in another
    ///   dimension than this tensor
    public final Tensor scatter_(long dim, Tensor index, Tensor src) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_(input,dim,index,src,in_place)", this, dim, index, src, true)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, src, true);
        return open == null ? made : open.close(made);
    }

    /// Writes one place per element along a dimension, combined with what is there: `reduce` is
    /// `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter_(0, tensor(0, 2), tensor(5.0, 6), "add") // [6, 1, 7]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param src of this tensor's dtype, at least as large as the index
    /// @param reduce `add` or `multiply`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor scatter_(long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_(input,dim,index,src,reduce,in_place)", this, dim, index, src, reduce, true)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, src, reduce, true);
        return open == null ? made : open.close(made);
    }

    /// Writes a number at one place per element of the index along a dimension.
    ///
    /// ```java
    /// zeros(3).scatter_(0, tensor(2, 0), 1.0) // [1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param value converted to this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor scatter_(long dim, Tensor index, double value) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_(input,dim,index,value,in_place)", this, dim, index, value, true)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, value, true);
        return open == null ? made : open.close(made);
    }

    /// Writes a number to one place per element of the index along a dimension, combined with what
    /// is there: `reduce` is `add` or `multiply`.
    ///
    /// ```java
    /// ones(3).scatter_(0, tensor(0, 2), 4.0, "multiply") // [4, 1, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as this tensor
    /// @param value converted to this tensor's dtype
    /// @param reduce `add` or `multiply`
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor scatter_(long dim, Tensor index, double value, String reduce) {
        Arguments.given(index, "index");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_(input,dim,index,value,reduce,in_place)", this, dim, index, value, reduce, true)
                        : null;
        Tensor made = GatherOps.scatter(this, dim, index, value, reduce, true);
        return open == null ? made : open.close(made);
    }

    /// One place of a dimension, which disappears.
    ///
    /// ```java
    /// arange(6).view(2, 3).select(1, 2) // [2, 5]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index the place; negative ones count from the end
    /// @return a view of one dimension less
    /// @throws dev.obor.base.IndexError if the index is out of range
    public final Tensor select(long dim, long index) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("select(input,dim,index)", this, dim, index)
                        : null;
        Tensor made = Slicing.select(this, dim, index);
        return open == null ? made : open.close(made);
    }

    /// A copy in which one place of a dimension is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).selectScatter(tensor(5.0, 6), 0, 1) // [[0, 0], [5, 6]]
    /// ```
    ///
    /// @param src of this tensor's shape without the dimension
    /// @param dim the dimension; negative ones count from the last
    /// @param index the place, negative ones counting from the end
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor selectScatter(Tensor src, long dim, long index) {
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("select_scatter(input,src,dim,index)", this, src, dim, index)
                        : null;
        Tensor made = SliceScatter.select(this, src, dim, index);
        return open == null ? made : open.close(made);
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
    /// @param index as for [#get]
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if a tensor is, and the dtypes differ
    /// @throws dev.obor.base.ShapeError if the value does not broadcast to what is indexed
    public final Tensor set(Tensor value, @Nullable Object... index) {
        Arguments.given(value, "value");
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("set(input,value,index)", this, value, index)
                        : null;
        Tensor made = Subscript.set(this, value, index);
        return open == null ? made : open.close(made);
    }

    /// `x[…] = value`; returns the tensor. Entries as for [#get].
    ///
    /// ```java
    /// zeros(2, 2).set(0.5, Index.all(), 1) // [[0, 0.5], [0, 0.5]]
    /// ```
    ///
    /// @param value converted to this tensor's dtype
    /// @param index as for [#get]
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor set(double value, @Nullable Object... index) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("set(input,value,index)", this, value, index)
                        : null;
        Tensor made = Subscript.set(this, value, index);
        return open == null ? made : open.close(made);
    }

    /// `x[…] = value`; returns the tensor. Entries as for [#get].
    ///
    /// ```java
    /// zeros(int64, 2, 2).set(7, 0) // [[7, 7], [0, 0]]
    /// ```
    ///
    /// @param value converted to this tensor's dtype
    /// @param index as for [#get]
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public final Tensor set(long value, @Nullable Object... index) {
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("set(input,value,index)", this, value, index)
                        : null;
        Tensor made = Subscript.set(this, value, index);
        return open == null ? made : open.close(made);
    }

    /// Makes this tensor empty, with memory of its own; returns it.
    ///
    /// ```java
    /// ones(2).set_().shape() // [0]
    /// ```
    ///
    /// @return this tensor
    public final Tensor set_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("set_(input)", new Object[] {this})
                        : null;
        Tensor made = OwnGeometry.set_(this);
        return open == null ? made : open.close(made);
    }

    /// Makes this tensor look at the memory of another, with its sizes and strides; returns it.
    ///
    /// ```java
    /// ones(2).set_(tensor(3.0, 4, 5)) // [3, 4, 5]
    /// ```
    ///
    /// @param source of this tensor's dtype
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public final Tensor set_(Tensor source) {
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("set_(input,source)", this, source)
                        : null;
        Tensor made = OwnGeometry.set_(this, source);
        return open == null ? made : open.close(made);
    }

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sgn() // [-1, 0, 1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor sgn() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sgn(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SGN.call(this);
        return open == null ? made : open.close(made);
    }

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sgn_() // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    public final Tensor sgn_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sgn_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SGN.into(this);
        return open == null ? made : open.close(made);
    }

    /// The logistic function, 1 / (1 + exp(-x)).
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).sigmoid() // [0.2689, 0.5, 0.7311]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor sigmoid() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sigmoid(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SIGMOID.call(this);
        return open == null ? made : open.close(made);
    }

    /// The logistic function, 1 / (1 + exp(-x)).
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).sigmoid_() // [0.2689, 0.5, 0.7311]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor sigmoid_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sigmoid_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SIGMOID.into(this);
        return open == null ? made : open.close(made);
    }

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign() // [-1, 0, 1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor sign() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sign(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SIGN.call(this);
        return open == null ? made : open.close(made);
    }

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign_() // [-1, 0, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor sign_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sign_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SIGN.into(this);
        return open == null ? made : open.close(made);
    }

    /// Where the sign is set, also that of -0.
    ///
    /// ```java
    /// tensor(-1, -0.0, 0).signbit() // [true, true, false]
    /// ```
    ///
    /// @return a new bool tensor of this tensor's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor signbit() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("signbit(input)", new Object[] {this})
                        : null;
        Tensor made = Comparisons.SIGNBIT.call(this);
        return open == null ? made : open.close(made);
    }

    /// The sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sin() // [0, 0.8415]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor sin() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sin(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.SIN.call(this);
        return open == null ? made : open.close(made);
    }

    /// The sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sin_() // [0, 0.8415]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor sin_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sin_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.SIN.into(this);
        return open == null ? made : open.close(made);
    }

    /// sin(πx) / (πx), and 1 at 0.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc() // [1, 0.6366, -0.2122]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor sinc() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sinc(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.SINC.call(this);
        return open == null ? made : open.close(made);
    }

    /// sin(πx) / (πx), and 1 at 0.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc_() // [1, 0.6366, -0.2122]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor sinc_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sinc_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.SINC.into(this);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh() // [0, 1.1752]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor sinh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sinh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.SINH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh_() // [0, 1.1752]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor sinh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sinh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.SINH.into(this);
        return open == null ? made : open.close(made);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `dim` is `0`, `start` is `null`, `end` is `null` and `step` is `1`.
    ///
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice(input,dim,start,end,step)", this, 0, null, null, 1)
                        : null;
        Tensor made = Slicing.slice(this, 0, null, null, 1);
        return open == null ? made : open.close(made);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `start` is `null`, `end` is `null` and `step` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice(input,dim,start,end,step)", this, dim, null, null, 1)
                        : null;
        Tensor made = Slicing.slice(this, dim, null, null, 1);
        return open == null ? made : open.close(made);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `end` is `null` and `step` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim, @Nullable Long start) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice(input,dim,start,end,step)", this, dim, start, null, 1)
                        : null;
        Tensor made = Slicing.slice(this, dim, start, null, 1);
        return open == null ? made : open.close(made);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `step` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @param end behind the last place, or null for the end
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim, @Nullable Long start, @Nullable Long end) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice(input,dim,start,end,step)", this, dim, start, end, 1)
                        : null;
        Tensor made = Slicing.slice(this, dim, start, end, 1);
        return open == null ? made : open.close(made);
    }

    /// The places of a dimension from one to before another, in steps; what lies beyond the ends is
    /// left out.
    ///
    /// ```java
    /// arange(6).slice(0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @param start the first place, or null for the first of all; negative ones count from the end
    /// @param end behind the last place, or null for the end
    /// @param step how far places are apart; default `1`
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public final Tensor slice(long dim, @Nullable Long start, @Nullable Long end, long step) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice(input,dim,start,end,step)", this, dim, start, end, step)
                        : null;
        Tensor made = Slicing.slice(this, dim, start, end, step);
        return open == null ? made : open.close(made);
    }

    /// A copy in which some places of a dimension are another tensor.
    ///
    /// ```java
    /// zeros(4).sliceScatter(tensor(5.0, 6), 0, 1L, 3L, 1) // [0, 5, 6, 0]
    /// ```
    ///
    /// @param src of the shape of what it takes the place of
    /// @param dim the dimension; negative ones count from the last
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @param step how far places are apart
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sliceScatter(
            Tensor src, long dim, @Nullable Long start, @Nullable Long end, long step) {
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_scatter(input,src,dim,start,end,step)", this, src, dim, start, end, step)
                        : null;
        Tensor made = SliceScatter.sliceScatter(this, src, dim, start, end, step);
        return open == null ? made : open.close(made);
    }

    /// The sign and the logarithm of the absolute value of determinants; 0 and -inf for singular
    /// matrices.
    ///
    /// ```java
    /// Linalg.slogdet(tensor(1.0, 2, 3, 4).view(2, 2)) // -1, 0.6931
    /// ```
    ///
    /// This tensor: (*, n, n) float or complex, of 32 or 64 bits a number.
    ///
    /// @return the signs, (\*) of this tensor's dtype, and the logarithms, (\*) real
    public final Slogdet slogdet() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slogdet(input)", new Object[] {this})
                        : null;
        Slogdet made = Determinants.slogdet(this);
        return open == null ? made : open.close(made);
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).softmax(0) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// This tensor: floats.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor softmax(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("softmax(input,dim)", this, dim) : null;
        Tensor made = Softmaxes.softmax(this, dim);
        return open == null ? made : open.close(made);
    }

    /// Exponentials that sum to one along a dimension, in another dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3).softmax(0, float32) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype a float dtype that this tensor is converted to first; null for its own
    /// @return a new tensor of this tensor's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor softmax(long dim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softmax(input,dim,dtype)", this, dim, dtype)
                        : null;
        Tensor made = Softmaxes.softmax(this, dim, dtype);
        return open == null ? made : open.close(made);
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
    /// @return values of this tensor's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices sort() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sort(input,dim,descending)", this, -1, false)
                        : null;
        ValuesIndices made = Sorting.sort(this, -1, false);
        return open == null ? made : open.close(made);
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
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `descending`, `false`: whether the largest come first
    ///
    /// @param options sets the options, those of [OperationOptions.Sort]
    /// @return values of this tensor's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices sort(Consumer<OperationOptions.Sort> options) {
        OperationOptions.Sort o = OperationOptions.Sort.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sort(input,dim,descending)", this, o.dim, o.descending)
                        : null;
        ValuesIndices made = Sorting.sort(this, o.dim, o.descending);
        return open == null ? made : open.close(made);
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
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return values of this tensor's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final ValuesIndices sort(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sort(input,dim,descending)", this, dim, false)
                        : null;
        ValuesIndices made = Sorting.sort(this, dim, false);
        return open == null ? made : open.close(made);
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
    /// @param size how long each is
    /// @return views in order
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long size) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,size,dim)", this, size, 0)
                        : null;
        Tensor[] made = Splitting.split(this, size, 0);
        return open == null ? made : open.close(made);
    }

    /// Views of one size along a dimension, the last one smaller if need be.
    ///
    /// None of them may be changed in place while gradients are recorded.
    ///
    /// ```java
    /// arange(5).split(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @param size how long each is
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return views in order
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long size, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,size,dim)", this, size, dim)
                        : null;
        Tensor[] made = Splitting.split(this, size, dim);
        return open == null ? made : open.close(made);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param sizes how long each is
    /// @return views in order, as many as sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long[] sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,sizes,dim)", this, sizes, 0)
                        : null;
        Tensor[] made = Splitting.split(this, sizes, 0);
        return open == null ? made : open.close(made);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).split(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param sizes how long each is
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return views in order, as many as sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] split(long[] sizes, long dim) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,sizes,dim)", this, sizes, dim)
                        : null;
        Tensor[] made = Splitting.split(this, sizes, dim);
        return open == null ? made : open.close(made);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).splitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param sizes how long each is
    /// @return views in order, as many as sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] splitWithSizes(long[] sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_with_sizes(input,sizes,dim)", this, sizes, 0)
                        : null;
        Tensor[] made = Splitting.split(this, sizes, 0);
        return open == null ? made : open.close(made);
    }

    /// Views of given sizes along a dimension.
    ///
    /// ```java
    /// arange(5).splitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param sizes how long each is
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return views in order, as many as sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not add up
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] splitWithSizes(long[] sizes, long dim) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_with_sizes(input,sizes,dim)", this, sizes, dim)
                        : null;
        Tensor[] made = Splitting.split(this, sizes, dim);
        return open == null ? made : open.close(made);
    }

    /// The square root.
    ///
    /// ```java
    /// tensor(1.0, 4, 9).sqrt() // [1, 2, 3]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor sqrt() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sqrt(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SQRT.call(this);
        return open == null ? made : open.close(made);
    }

    /// The square root.
    ///
    /// ```java
    /// tensor(1.0, 4, 9).sqrt_() // [1, 2, 3]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor sqrt_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sqrt_(input)", new Object[] {this})
                        : null;
        Tensor made = Elementary.SQRT.into(this);
        return open == null ? made : open.close(made);
    }

    /// The square; the dtype stays, but bool gives int64.
    ///
    /// ```java
    /// tensor(2, -3).square() // [4, 9]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape
    public final Tensor square() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("square(input)", new Object[] {this})
                        : null;
        Tensor made = Arithmetic.square(this);
        return open == null ? made : open.close(made);
    }

    /// The square in place.
    ///
    /// ```java
    /// tensor(2, -3).square_() // [4, 9]
    /// ```
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bool, whose square is an integer
    public final Tensor square_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("square_(input)", new Object[] {this})
                        : null;
        Tensor made = Arithmetic.square_(this);
        return open == null ? made : open.close(made);
    }

    /// Without the dimensions of size 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze().shape() // [2]
    /// ```
    ///
    /// @return a view of the same dtype
    public final Tensor squeeze() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze(input)", new Object[] {this})
                        : null;
        Tensor made = Expanding.squeeze(this);
        return open == null ? made : open.close(made);
    }

    /// Without these dimensions, where their size is 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze(0).shape() // [2, 1]
    /// ```
    ///
    /// @param dims the dimensions; negative ones count from the last
    /// @return a view of the same dtype
    public final Tensor squeeze(long... dims) {
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze(input,dims)", this, dims)
                        : null;
        Tensor made = Expanding.squeeze(this, dims);
        return open == null ? made : open.close(made);
    }

    /// Leaves out the dimensions of size 1; returns this.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze_().shape() // [2]
    /// ```
    ///
    /// @return this tensor
    public final Tensor squeeze_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze_(input)", new Object[] {this})
                        : null;
        Tensor made = OwnGeometry.squeeze_(this);
        return open == null ? made : open.close(made);
    }

    /// Leaves out those of the dimensions that have size 1; returns this.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze_(0).shape() // [2, 1]
    /// ```
    ///
    /// @param dims the dimensions; negative ones count from the last
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor squeeze_(long... dims) {
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze_(input,dims)", this, dims)
                        : null;
        Tensor made = OwnGeometry.squeeze_(this, dims);
        return open == null ? made : open.close(made);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor std() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std(input,dim,correction,keepdim)", this, null, 1, false)
                        : null;
        Tensor made = Variances.deviation(this, null, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `correction`, `1`: what the number of elements is lessened by to divide
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    ///
    /// @param options sets the options, those of [OperationOptions.Variance]
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor std(Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std(input,dim,correction,keepdim)", this, o.dim, o.correction, o.keepdim)
                        : null;
        Tensor made = Variances.deviation(this, o.dim, o.correction, o.keepdim);
        return open == null ? made : open.close(made);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor std(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std(input,dim,correction,keepdim)", this, dim, 1, false)
                        : null;
        Tensor made = Variances.deviation(this, dim, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The Fourier transforms of windows of a signal, one after the other.
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3, 4, 5, 6);
    /// Tensor spectra =
    ///         x.stft(4, o -> o.hopLength(2).window(ones(4)).center(false).returnComplex(true));
    /// spectra // [[10+0j, 18+0j], [-2+2j, -2+2j], [-2+0j, -2+0j]]
    /// ```
    ///
    /// This tensor: (L) or (batch, L), floats or complex.
    ///
    /// Here `hopLength` is `null`, `winLength` is `null`, `window` is `null`, `center` is `true`, `padMode` is `"reflect"`, `normalized` is `false`, `onesided` is `null`, `returnComplex` is `null` and `alignToWindow` is `null`.
    ///
    /// @param nFft how many points are transformed
    /// @return (frequencies, windows), with the batch in front; complex, or with a last dimension
    ///   of 2
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    public final Tensor stft(long nFft) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("stft(input,n_fft,hop_length,win_length,window,center,pad_mode,normalized,onesided,return_complex,align_to_window)", this, nFft, null, null, null, true, "reflect", false, null, null, null)
                        : null;
        Tensor made = ShortTime.stft(
                this, nFft, null, null, null, true, "reflect", false, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The Fourier transforms of windows of a signal, one after the other.
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3, 4, 5, 6);
    /// Tensor spectra =
    ///         x.stft(4, o -> o.hopLength(2).window(ones(4)).center(false).returnComplex(true));
    /// spectra // [[10+0j, 18+0j], [-2+2j, -2+2j], [-2+0j, -2+0j]]
    /// ```
    ///
    /// This tensor: (L) or (batch, L), floats or complex.
    ///
    /// Options and their defaults:
    /// - `hopLength`, `null`: how far windows are apart; a quarter of `nFft`
    /// - `winLength`, `null`: how many of the points are read, in their middle; `nFft`
    /// - `window`, `null`: what they are multiplied by, of that length; ones
    /// - `center`, `true`: whether the windows' middles stand at 0, `hopLength` and so on, with values
    ///   around the signal; else their beginnings
    /// - `padMode`, `"reflect"`: which values, see [dev.obor.nn.functional.F#pad]
    /// - `normalized`, `false`: whether to divide by the root of `nFft`
    /// - `onesided`, `null`: whether only half of the frequencies are given; of real signals they are
    /// - `returnComplex`, `null`: whether the result is complex, as that of complex signals is; it must
    ///   be said for others. If not, a last dimension holds the two parts
    /// - `alignToWindow`, `null`: without `center`: whether the first window, and not what is
    ///   transformed, begins where the signal does. PyTorch refuses this where `nFft - winLength`
    ///   is odd
    ///
    /// @param nFft how many points are transformed
    /// @param options sets the options, those of [SpectrumOptions.Stft]
    /// @return (frequencies, windows), with the batch in front; complex, or with a last dimension
    ///   of 2
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    public final Tensor stft(long nFft, Consumer<SpectrumOptions.Stft> options) {
        SpectrumOptions.Stft o = SpectrumOptions.Stft.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("stft(input,n_fft,hop_length,win_length,window,center,pad_mode,normalized,onesided,return_complex,align_to_window)", this, nFft, o.hopLength, o.winLength, o.window, o.center, o.padMode, o.normalized, o.onesided, o.returnComplex, o.alignToWindow)
                        : null;
        Tensor made = ShortTime.stft(
                this, nFft, o.hopLength, o.winLength, o.window, o.center, o.padMode, o.normalized, o.onesided, o.returnComplex, o.alignToWindow);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(Complex other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub_(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(Complex other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub_(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.intoWith(new double[] {alpha}, this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(double other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("sub_(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(long other) {
        Recorder.Open open = Recorder.on() ? Recorder.open("sub_(input,other)", this, other) : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor sub_(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(Complex other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of this tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(Complex other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.intoWith(new double[] {alpha}, this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(double other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.SUB.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract_(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for bools
    public final Tensor subtract_(long other, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract_(input,other,alpha)", this, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.into(this, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum of all elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).sum() // 6
    /// tensor(true, true, false).sum() // 2
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @return a 0-d tensor of this tensor's dtype, int64 for integers and bools
    public final Tensor sum() {
        Recorder.Open open = Recorder.on() ? Recorder.open("sum(input,dtype)", this, null) : null;
        Tensor made = Reductions.sum(this, null);
        return open == null ? made : open.close(made);
    }

    /// The sum of all elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).sum() // 6
    /// tensor(true, true, false).sum() // 2
    /// ```
    ///
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of this tensor's dtype, int64 for integers and bools
    public final Tensor sum(@Nullable DType dtype) {
        Recorder.Open open = Recorder.on() ? Recorder.open("sum(input,dtype)", this, dtype) : null;
        Tensor made = Reductions.sum(this, dtype);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", this, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = Reductions.sum(this, new long[] {dim}, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// Here `keepdim` is `false` and `dtype` is `null`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", this, dim, false, null)
                        : null;
        Tensor made = Reductions.sum(this, dim, false, null);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// Here `dtype` is `null`.
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long @Nullable [] dim, boolean keepdim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", this, dim, keepdim, null)
                        : null;
        Tensor made = Reductions.sum(this, dim, keepdim, null);
        return open == null ? made : open.close(made);
    }

    /// The sums over some dimensions.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @param dtype the dtype of the result, to which this tensor is converted first; null for the
    ///   usual one
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor sum(long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", this, dim, keepdim, dtype)
                        : null;
        Tensor made = Reductions.sum(this, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// Undoes a broadcast by summing.
    ///
    /// ```java
    /// ones(2, 3).sumToSize(1, 3) // [[2, 2, 2]]
    /// ```
    ///
    /// @param size the shape of the result, which broadcasts to this tensor's
    /// @return a tensor of this tensor's dtype; this tensor if it has that shape
    /// @throws dev.obor.base.ShapeError if the sizes do not broadcast to the tensor's
    public final Tensor sumToSize(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum_to_size(input,size)", this, size)
                        : null;
        Tensor made = Reductions.sumToSize(this, size);
        return open == null ? made : open.close(made);
    }

    /// `torch.svd`: A = U diag(S) Vᴴ. See [Linalg#svd].
    ///
    /// ```java
    /// tensor(1.0, 0, 0, -3).view(2, 2).svd().s() // [3, 1]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Here `some` is `true` and `computeUv` is `true`.
    ///
    /// @return U (\*, m, k), S (\*, k) real, and V (\*, n, k), k the smaller size; without `some`
    ///   all m and n columns
    public final Usv svd() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd(input,some,compute_uv)", this, true, true)
                        : null;
        Usv made = SvdOps.svdOld(this, true, true);
        return open == null ? made : open.close(made);
    }

    /// `torch.svd`: A = U diag(S) Vᴴ. See [Linalg#svd].
    ///
    /// ```java
    /// tensor(1.0, 0, 0, -3).view(2, 2).svd().s() // [3, 1]
    /// ```
    ///
    /// This tensor: (*, m, n) float or complex, of 32 or 64 bits a number.
    ///
    /// Options and their defaults:
    /// - `some`, `true`: whether only the first vectors are made
    /// - `computeUv`, `true`: whether vectors are made at all; else there are zeros in their place
    ///
    /// @param options sets the options, those of [OperationOptions.TorchSvd]
    /// @return U (\*, m, k), S (\*, k) real, and V (\*, n, k), k the smaller size; without `some`
    ///   all m and n columns
    public final Usv svd(Consumer<OperationOptions.TorchSvd> options) {
        OperationOptions.TorchSvd o = OperationOptions.TorchSvd.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd(input,some,compute_uv)", this, o.some, o.computeUv)
                        : null;
        Usv made = SvdOps.svdOld(this, o.some, o.computeUv);
        return open == null ? made : open.close(made);
    }

    /// Two dimensions exchanged.
    ///
    /// ```java
    /// arange(6).view(2, 3).swapaxes(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return a view
    public final Tensor swapaxes(long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("swapaxes(input,dim0,dim1)", this, dim0, dim1)
                        : null;
        Tensor made = Reordering.transpose(this, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).swapaxes_(0, 1).shape() // [3, 2]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return this tensor
    public final Tensor swapaxes_(long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("swapaxes_(input,dim0,dim1)", this, dim0, dim1)
                        : null;
        Tensor made = OwnGeometry.transpose_(this, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// Two dimensions exchanged.
    ///
    /// ```java
    /// arange(6).view(2, 3).swapdims(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return a view
    public final Tensor swapdims(long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("swapdims(input,dim0,dim1)", this, dim0, dim1)
                        : null;
        Tensor made = Reordering.transpose(this, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).swapdims_(0, 1).shape() // [3, 2]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return this tensor
    public final Tensor swapdims_(long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("swapdims_(input,dim0,dim1)", this, dim0, dim1)
                        : null;
        Tensor made = OwnGeometry.transpose_(this, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// A matrix transposed; vectors and scalars stay.
    ///
    /// ```java
    /// arange(4).view(2, 2).t() // [[0, 2], [1, 3]]
    /// ```
    ///
    /// This tensor: of at most two dimensions.
    ///
    /// @return a view: (m, n) of (n, m)
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    public final Tensor t() {
        Recorder.Open open = Recorder.on() ? Recorder.open("t(input)", new Object[] {this}) : null;
        Tensor made = Reordering.t(this);
        return open == null ? made : open.close(made);
    }

    /// Transposes this matrix; returns it.
    ///
    /// ```java
    /// arange(4).view(2, 2).t_() // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if it has more than two dimensions
    public final Tensor t_() {
        Recorder.Open open = Recorder.on() ? Recorder.open("t_(input)", new Object[] {this}) : null;
        Tensor made = OwnGeometry.t_(this);
        return open == null ? made : open.close(made);
    }

    /// The elements at places of the flattened tensor; negative ones count from the end.
    ///
    /// ```java
    /// arange(6).view(2, 3).mul(10).take(tensor(0, -1)) // [0, 50]
    /// ```
    ///
    /// @param index int64 of any shape
    /// @return a new tensor of the shape of the index and this tensor's dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public final Tensor take(Tensor index) {
        Arguments.given(index, "index");
        Recorder.Open open = Recorder.on() ? Recorder.open("take(input,index)", this, index) : null;
        Tensor made = TakePut.take(this, index);
        return open == null ? made : open.close(made);
    }

    /// The elements at the given places of the flattened tensor, a vector.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).takeAlongDim(tensor(3, 0)) // [4, 1]
    /// ```
    ///
    /// @param indices int32 or int64, of any shape, read in row-major order
    /// @return a new vector of this tensor's dtype
    public final Tensor takeAlongDim(Tensor indices) {
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("take_along_dim(input,indices)", this, indices)
                        : null;
        Tensor made = GatherOps.takeAlongDim(this, indices);
        return open == null ? made : open.close(made);
    }

    /// The elements at the given places along a dimension; the other dimensions broadcast.
    ///
    /// ```java
    /// Tensor a = tensor(30, 10, 20);
    /// a.takeAlongDim(a.argsort(), 0) // [10, 20, 30]
    /// ```
    ///
    /// @param indices int32 or int64, of as many dimensions as this tensor, broadcast with it but
    ///   along the dimension
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of this tensor's dtype, along the dimension as long as the indices
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor takeAlongDim(Tensor indices, long dim) {
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("take_along_dim(input,indices,dim)", this, indices, dim)
                        : null;
        Tensor made = GatherOps.takeAlongDim(this, indices, dim);
        return open == null ? made : open.close(made);
    }

    /// The tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tan() // [0, 1.5574]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor tan() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tan(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.TAN.call(this);
        return open == null ? made : open.close(made);
    }

    /// The tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tan_() // [0, 1.5574]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor tan_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tan_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.TAN.into(this);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh() // [0, 0.7616]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor tanh() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tanh(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.TANH.call(this);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh_() // [0, 0.7616]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor tanh_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tanh_(input)", new Object[] {this})
                        : null;
        Tensor made = Trigonometry.TANH.into(this);
        return open == null ? made : open.close(made);
    }

    /// Views along a dimension, by a tensor: a vector of places, or a single number of parts.
    ///
    /// ```java
    /// arange(5).tensorSplit(tensor(1, 3), 0) // [0], [1, 2], [3, 4]
    /// ```
    ///
    /// @param indicesOrSections on the processor: int64, (n) places where all but the first begin,
    ///   or 0-d for how many
    /// @param dim the dimension; negative ones count from the last
    /// @return views in order
    /// @throws dev.obor.base.DTypeError unless it is int64
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] tensorSplit(Tensor indicesOrSections, long dim) {
        Arguments.given(indicesOrSections, "indicesOrSections");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor_split(input,indices_or_sections,dim)", this, indicesOrSections, dim)
                        : null;
        Tensor[] made = Splitting.tensorSplit(this, indicesOrSections, dim);
        return open == null ? made : open.close(made);
    }

    /// Exactly so many views along a dimension, the first ones larger by one if need be.
    ///
    /// ```java
    /// arange(5).tensorSplit(2, 0) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @param sections how many
    /// @param dim the dimension; negative ones count from the last
    /// @return as many views
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.ShapeError unless it is positive
    public final Tensor[] tensorSplit(long sections, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor_split(input,sections,dim)", this, sections, dim)
                        : null;
        Tensor[] made = Splitting.tensorSplit(this, sections, dim);
        return open == null ? made : open.close(made);
    }

    /// Views along a dimension that end before the given places.
    ///
    /// ```java
    /// arange(5).tensorSplit(new long[] {1, 3}, 0) // [0], [1, 2], [3, 4]
    /// ```
    ///
    /// @param indices where all but the first begin
    /// @param dim the dimension; negative ones count from the last
    /// @return views, one more than places
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] tensorSplit(long[] indices, long dim) {
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor_split(input,indices,dim)", this, indices, dim)
                        : null;
        Tensor[] made = Splitting.tensorSplit(this, indices, dim);
        return open == null ? made : open.close(made);
    }

    /// The whole tensor so many times along each dimension, with ones put in front of too few
    /// numbers.
    ///
    /// ```java
    /// tensor(1, 2).tile(2) // [1, 2, 1, 2]
    /// ```
    ///
    /// @param dims how often along each dimension
    /// @return a new tensor of this tensor's dtype: each size times its number
    public final Tensor tile(long... dims) {
        Arguments.given(dims, "dims");
        Recorder.Open open = Recorder.on() ? Recorder.open("tile(input,dims)", this, dims) : null;
        Tensor made = Rearranging.tile(this, dims);
        return open == null ? made : open.close(made);
    }

    /// This tensor in another dtype, with options: a copy in any case, or another layout.
    ///
    /// ```java
    /// tensor(1.7, -1.7).to(int64) // [1, -1]
    /// ```
    ///
    /// Here `copy` is `false` and `memoryFormat` is `MemoryFormat.PRESERVE_FORMAT`.
    ///
    /// @param dtype the dtype of the result
    /// @return this tensor if nothing would change and no copy is asked for, else a copy of its
    ///   shape
    /// @throws dev.obor.base.ShapeError if it cannot have the layout
    public final Tensor to(DType dtype) {
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to(input,dtype,copy,memory_format)", this, dtype, false, MemoryFormat.PRESERVE_FORMAT)
                        : null;
        Tensor made = Conversions.to(this, dtype, false, MemoryFormat.PRESERVE_FORMAT);
        return open == null ? made : open.close(made);
    }

    /// This tensor in another dtype, with options: a copy in any case, or another layout.
    ///
    /// ```java
    /// tensor(1.7, -1.7).to(int64) // [1, -1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `copy`, `false`: whether the result is new memory in any case
    /// - `memoryFormat`, `MemoryFormat.PRESERVE_FORMAT`: the layout
    ///
    /// @param dtype the dtype of the result
    /// @param options sets the options, those of [ToOptions]
    /// @return this tensor if nothing would change and no copy is asked for, else a copy of its
    ///   shape
    /// @throws dev.obor.base.ShapeError if it cannot have the layout
    public final Tensor to(DType dtype, Consumer<ToOptions> options) {
        ToOptions o = ToOptions.DEFAULT.with(options);
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to(input,dtype,copy,memory_format)", this, dtype, o.copy, o.memoryFormat)
                        : null;
        Tensor made = Conversions.to(this, dtype, o.copy, o.memoryFormat);
        return open == null ? made : open.close(made);
    }

    /// This tensor on another device; itself if it is there.
    ///
    /// ```java
    /// Tensor moved = ones(2).to(Device.CPU); // [1, 1]
    /// ```
    ///
    /// @param device where to
    /// @return this tensor, or a copy
    public final Tensor to(Device device) {
        Arguments.given(device, "device");
        Recorder.Open open = Recorder.on() ? Recorder.open("to(input,device)", this, device) : null;
        Tensor made = Conversions.to(this, device);
        return open == null ? made : open.close(made);
    }

    /// This tensor on another device and in another dtype.
    ///
    /// ```java
    /// ones(2).to(Device.CPU, float64).dtype() // float64
    /// ```
    ///
    /// @param device where to
    /// @param dtype the dtype of the result
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor to(Device device, DType dtype) {
        Arguments.given(device, "device");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to(input,device,dtype)", this, device, dtype)
                        : null;
        Tensor made = Conversions.to(this, device, dtype);
        return open == null ? made : open.close(made);
    }

    /// This tensor on another device and in another dtype, with options.
    ///
    /// ```java
    /// ones(2).to(Device.CPU, float64, o -> o.copy(true)).dtype() // float64
    /// ```
    ///
    /// @param device where to
    /// @param dtype the dtype of the result
    /// @param options sets `copy`, whether the result is new memory in any case, and
    ///   `memoryFormat`, its layout
    /// @return this tensor if nothing would change and no copy is asked for, else a copy of its
    ///   shape
    public final Tensor to(Device device, DType dtype, Consumer<ToOptions> options) {
        Arguments.given(device, "device");
        Arguments.given(dtype, "dtype");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to(input,device,dtype,options)", this, device, dtype, options)
                        : null;
        Tensor made = Conversions.to(
                this, device, dtype, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// This tensor on the device and in the dtype of another.
    ///
    /// ```java
    /// ones(2).to(tensor(1)).dtype() // int64
    /// ```
    ///
    /// @param other whose device and dtype are taken
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor to(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("to(input,other)", this, other) : null;
        Tensor made = Conversions.to(this, other);
        return open == null ? made : open.close(made);
    }

    /// This tensor on the device and in the dtype of another, with options.
    ///
    /// ```java
    /// ones(2).to(tensor(1), o -> o.copy(true)).dtype() // int64
    /// ```
    ///
    /// @param other whose device and dtype are taken
    /// @param options sets `copy`, whether the result is new memory in any case, and
    ///   `memoryFormat`, its layout
    /// @return this tensor if nothing would change and no copy is asked for, else a copy of its
    ///   shape
    public final Tensor to(Tensor other, Consumer<ToOptions> options) {
        Arguments.given(other, "other");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to(input,other,options)", this, other, options)
                        : null;
        Tensor made = Conversions.to(this, other, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The elements as nested Java arrays of the matching primitive type, or of [dev.obor.base.Complex]; a single
    /// element as its box.
    ///
    /// ```java
    /// float[][] rows = (float[][]) ones(2, 2).toArray(); // [[1, 1], [1, 1]]
    /// ```
    ///
    /// @return new arrays nested as deep as there are dimensions: `float[][]` of a float32 matrix,
    ///   and of a 16-bit float one; `byte[][]` of int8 and uint8
    public final Object toArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_array(input)", new Object[] {this})
                        : null;
        Object made = HostAccess.nested(this);
        return open == null ? made : open.close(made);
    }

    /// Whether each element is not 0, in row-major order.
    ///
    /// ```java
    /// boolean[] values = tensor(0, 2).toBooleanArray(); // [false, true]
    /// ```
    ///
    /// @return a new array of as many truths as there are elements
    public final boolean[] toBooleanArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_boolean_array(input)", new Object[] {this})
                        : null;
        boolean[] made = HostAccess.booleans(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as uint8.
    ///
    /// ```java
    /// tensor(1.7, 200).toByte() // [1, 200]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toByte() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_byte(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toByte(this);
        return open == null ? made : open.close(made);
    }

    /// All elements in row-major order, as bytes; uint8 keeps its bits.
    ///
    /// ```java
    /// byte[] values = tensor(1, 2).toByteArray(); // [1, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    public final byte[] toByteArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_byte_array(input)", new Object[] {this})
                        : null;
        byte[] made = HostAccess.bytes(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as int8.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toChar() // [-1, 1]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toChar() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_char(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toChar(this);
        return open == null ? made : open.close(made);
    }

    /// All elements in row-major order, as complex numbers.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).toComplexArray() // [1+2j, 0-1j]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    public final Complex[] toComplexArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_complex_array(input)", new Object[] {this})
                        : null;
        Complex[] made = HostAccess.complexes(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as float64.
    ///
    /// ```java
    /// tensor(1, 2).toDouble().dtype() // float64
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toDouble() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_double(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toDouble(this);
        return open == null ? made : open.close(made);
    }

    /// All elements in row-major order, converted to double.
    ///
    /// ```java
    /// double[] values = tensor(1.5, 2).toDoubleArray(); // [1.5, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    public final double[] toDoubleArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_double_array(input)", new Object[] {this})
                        : null;
        double[] made = HostAccess.doubles(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as float32.
    ///
    /// ```java
    /// tensor(1, 2).toFloat().dtype() // float32
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toFloat() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_float(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toFloat(this);
        return open == null ? made : open.close(made);
    }

    /// All elements in row-major order, converted to float.
    ///
    /// ```java
    /// float[] values = tensor(1.5, 2).toFloatArray(); // [1.5, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    public final float[] toFloatArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_float_array(input)", new Object[] {this})
                        : null;
        float[] made = HostAccess.floats(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as int32.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toInt() // [-1, 1]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toInt() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_int(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toInt(this);
        return open == null ? made : open.close(made);
    }

    /// All elements in row-major order, converted to int.
    ///
    /// ```java
    /// int[] values = tensor(1, 2).toIntArray(); // [1, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    public final int[] toIntArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_int_array(input)", new Object[] {this})
                        : null;
        int[] made = HostAccess.ints(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as int64.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toLong() // [-1, 1]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toLong() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_long(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toLong(this);
        return open == null ? made : open.close(made);
    }

    /// All elements in row-major order, converted to long.
    ///
    /// ```java
    /// long[] values = tensor(1, 2).toLongArray(); // [1, 2]
    /// ```
    ///
    /// @return a new array of as many numbers as there are elements
    public final long[] toLongArray() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_long_array(input)", new Object[] {this})
                        : null;
        long[] made = HostAccess.longs(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor as int16.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toShort() // [-1, 1]
    /// ```
    ///
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor toShort() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("to_short(input)", new Object[] {this})
                        : null;
        Tensor made = Conversions.toShort(this);
        return open == null ? made : open.close(made);
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
    /// @param k how many
    /// @return values of this tensor's dtype and int64 indices, both of its shape with size `k`
    ///   along the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices topk(long k) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("topk(input,k,dim,largest)", this, k, -1, true)
                        : null;
        ValuesIndices made = Sorting.topk(this, k, -1, true);
        return open == null ? made : open.close(made);
    }

    /// The `k` largest or smallest elements along a dimension, sorted, and where they stood.
    ///
    /// ```java
    /// tensor(3, 1, 5, 2).topk(2) // [5, 3], [2, 0]
    /// tensor(3, 1, 5, 2).topk(2, o -> o.largest(false)) // [1, 2], [1, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `largest`, `true`: whether the largest are meant, not the smallest
    ///
    /// @param k how many
    /// @param options sets the options, those of [OperationOptions.Topk]
    /// @return values of this tensor's dtype and int64 indices, both of its shape with size `k`
    ///   along the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices topk(long k, Consumer<OperationOptions.Topk> options) {
        OperationOptions.Topk o = OperationOptions.Topk.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("topk(input,k,dim,largest)", this, k, o.dim, o.largest)
                        : null;
        ValuesIndices made = Sorting.topk(this, k, o.dim, o.largest);
        return open == null ? made : open.close(made);
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
    /// @param k how many
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return values of this tensor's dtype and int64 indices, both of its shape with size `k`
    ///   along the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final ValuesIndices topk(long k, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("topk(input,k,dim,largest)", this, k, dim, true)
                        : null;
        ValuesIndices made = Sorting.topk(this, k, dim, true);
        return open == null ? made : open.close(made);
    }

    /// The sum of the diagonal of a matrix.
    ///
    /// ```java
    /// arange(9).view(3, 3).trace() // 12
    /// ```
    ///
    /// This tensor: (n, m).
    ///
    /// @return a 0-d tensor of this tensor's dtype; int64 for integers
    /// @throws dev.obor.base.ShapeError if it is no matrix
    public final Tensor trace() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("trace(input)", new Object[] {this})
                        : null;
        Tensor made = Contractions.trace(Precision.full(this));
        return open == null ? made : open.close(made);
    }

    /// Two dimensions exchanged.
    ///
    /// ```java
    /// arange(6).view(2, 3).transpose(0, 1) // [[0, 3], [1, 4], [2, 5]]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return a view
    public final Tensor transpose(long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("transpose(input,dim0,dim1)", this, dim0, dim1)
                        : null;
        Tensor made = Reordering.transpose(this, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// Exchanges two dimensions of this tensor; returns it.
    ///
    /// ```java
    /// ones(2, 3).transpose_(0, 1).shape() // [3, 2]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return this tensor
    public final Tensor transpose_(long dim0, long dim1) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("transpose_(input,dim0,dim1)", this, dim0, dim1)
                        : null;
        Tensor made = OwnGeometry.transpose_(this, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B for a triangle A: the input is B. See [Linalg#solveTriangular].
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// tensor(3.0, 4).view(2, 1).triangularSolve(a).solution() // [[1], [1]]
    /// ```
    ///
    /// This tensor: (*, n, k).
    ///
    /// Here `upper` is `true`, `transpose` is `false` and `unitriangular` is `false`.
    ///
    /// @param a (*, n, n)
    /// @return X, (\*, n, k), and A
    public final TriangularSolution triangularSolve(Tensor a) {
        Arguments.given(a, "a");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triangular_solve(input,a,upper,transpose,unitriangular)", this, a, true, false, false)
                        : null;
        TriangularSolution made = TriangularOps.triangularSolve(this, a, true, false, false);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B for a triangle A: the input is B. See [Linalg#solveTriangular].
    ///
    /// ```java
    /// Tensor a = tensor(2.0, 1, 0, 4).view(2, 2);
    /// tensor(3.0, 4).view(2, 1).triangularSolve(a).solution() // [[1], [1]]
    /// ```
    ///
    /// This tensor: (*, n, k).
    ///
    /// Options and their defaults:
    /// - `upper`, `true`: whether A is an upper triangle
    /// - `transpose`, `false`: whether to solve Aᵀ X = B instead
    /// - `unitriangular`, `false`: whether the diagonal of A counts as ones
    ///
    /// @param a (*, n, n)
    /// @param options sets the options, those of [OperationOptions.TriangularSolve]
    /// @return X, (\*, n, k), and A
    public final TriangularSolution triangularSolve(
            Tensor a, Consumer<OperationOptions.TriangularSolve> options) {
        OperationOptions.TriangularSolve o = OperationOptions.TriangularSolve.DEFAULT.with(options);
        Arguments.given(a, "a");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triangular_solve(input,a,upper,transpose,unitriangular)", this, a, o.upper, o.transpose, o.unitriangular)
                        : null;
        TriangularSolution made = TriangularOps.triangularSolve(
                this, a, o.upper, o.transpose, o.unitriangular);
        return open == null ? made : open.close(made);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor tril() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril(input,diagonal,in_place)", this, 0, false)
                        : null;
        Tensor made = Diagonals.tril(this, 0, false);
        return open == null ? made : open.close(made);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor tril(long diagonal) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril(input,diagonal,in_place)", this, diagonal, false)
                        : null;
        Tensor made = Diagonals.tril(this, diagonal, false);
        return open == null ? made : open.close(made);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril_(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// Changes this tensor.
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @return this tensor
    public final Tensor tril_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril_(input,diagonal,in_place)", this, 0, true)
                        : null;
        Tensor made = Diagonals.tril(this, 0, true);
        return open == null ? made : open.close(made);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril_(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// Changes this tensor.
    ///
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return this tensor
    public final Tensor tril_(long diagonal) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril_(input,diagonal,in_place)", this, diagonal, true)
                        : null;
        Tensor made = Diagonals.tril(this, diagonal, true);
        return open == null ? made : open.close(made);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor triu() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu(input,diagonal,in_place)", this, 0, false)
                        : null;
        Tensor made = Diagonals.triu(this, 0, false);
        return open == null ? made : open.close(made);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of this tensor's shape and dtype
    public final Tensor triu(long diagonal) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu(input,diagonal,in_place)", this, diagonal, false)
                        : null;
        Tensor made = Diagonals.triu(this, diagonal, false);
        return open == null ? made : open.close(made);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu_() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// Changes this tensor.
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @return this tensor
    public final Tensor triu_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu_(input,diagonal,in_place)", this, 0, true)
                        : null;
        Tensor made = Diagonals.triu(this, 0, true);
        return open == null ? made : open.close(made);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu_() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// This tensor: (\*, n, m).
    ///
    /// Changes this tensor.
    ///
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return this tensor
    public final Tensor triu_(long diagonal) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu_(input,diagonal,in_place)", this, diagonal, true)
                        : null;
        Tensor made = Diagonals.triu(this, diagonal, true);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public final Tensor trueDivide(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    public final Tensor trueDivide(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor trueDivide(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public final Tensor trueDivide(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a complex number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor trueDivide_(Complex other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor trueDivide_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor trueDivide_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide_(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    public final Tensor trueDivide_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide_(input,other)", this, other)
                        : null;
        Tensor made = Arithmetic.DIV.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    ///
    /// @return a new tensor of this tensor's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor trunc() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("trunc(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.TRUNC.call(this);
        return open == null ? made : open.close(made);
    }

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc_() // [-1, 1]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public final Tensor trunc_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("trunc_(input)", new Object[] {this})
                        : null;
        Tensor made = Rounding.TRUNC.into(this);
        return open == null ? made : open.close(made);
    }

    /// This tensor in the dtype of another.
    ///
    /// ```java
    /// ones(2).typeAs(tensor(1)).dtype() // int64
    /// ```
    ///
    /// @param other whose dtype is taken
    /// @return this tensor if nothing would change, else a copy of its shape
    public final Tensor typeAs(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("type_as(input,other)", this, other)
                        : null;
        Tensor made = Conversions.typeAs(this, other);
        return open == null ? made : open.close(made);
    }

    /// All slices along a dimension, which disappears.
    ///
    /// ```java
    /// arange(4).view(2, 2).unbind() // [0, 1], [2, 3]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @return views of one dimension less, as many as the size of the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unbind() {
        Recorder.Open open = Recorder.on() ? Recorder.open("unbind(input,dim)", this, 0) : null;
        Tensor[] made = Splitting.unbind(this, 0);
        return open == null ? made : open.close(made);
    }

    /// All slices along a dimension, which disappears.
    ///
    /// ```java
    /// arange(4).view(2, 2).unbind() // [0, 1], [2, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return views of one dimension less, as many as the size of the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unbind(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("unbind(input,dim)", this, dim) : null;
        Tensor[] made = Splitting.unbind(this, dim);
        return open == null ? made : open.close(made);
    }

    /// One dimension as several.
    ///
    /// ```java
    /// ones(2, 6).unflatten(1, 2, -1).shape() // [2, 2, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param sizes whose product is that of the dimension; one may be -1
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public final Tensor unflatten(long dim, long... sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unflatten(input,dim,sizes)", this, dim, sizes)
                        : null;
        Tensor made = Reshaping.unflatten(this, dim, sizes);
        return open == null ? made : open.close(made);
    }

    /// Windows along a dimension, their elements as a last dimension.
    ///
    /// ```java
    /// arange(5).unfold(0, 3, 1) // [[0, 1, 2], [1, 2, 3], [2, 3, 4]]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param size how long a window is
    /// @param step how far windows are apart
    /// @return a view: the dimension counts windows, a last one of size `size` is added
    /// @throws dev.obor.base.ShapeError if a window is longer than the dimension
    public final Tensor unfold(long dim, long size, long step) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unfold(input,dim,size,step)", this, dim, size, step)
                        : null;
        Tensor made = Slicing.unfold(this, dim, size, step);
        return open == null ? made : open.close(made);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// Here `from` is `0`, `to` is `1` and `generator` is `null`.
    ///
    /// @return this tensor
    public final Tensor uniform_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("uniform_(input,from,to,generator)", this, 0, 1, null)
                        : null;
        Tensor made = RandomDraws.uniform_(this, 0, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// Here `to` is `1` and `generator` is `null`.
    ///
    /// @param from the least number; default `0`
    /// @return this tensor
    public final Tensor uniform_(double from) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("uniform_(input,from,to,generator)", this, from, 1, null)
                        : null;
        Tensor made = RandomDraws.uniform_(this, from, 1, null);
        return open == null ? made : open.close(made);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param from the least number; default `0`
    /// @param to the bound above, not reached; default `1`
    /// @return this tensor
    public final Tensor uniform_(double from, double to) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("uniform_(input,from,to,generator)", this, from, to, null)
                        : null;
        Tensor made = RandomDraws.uniform_(this, from, to, null);
        return open == null ? made : open.close(made);
    }

    /// Equally likely numbers from `from` to before `to`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// empty(3).uniform_(-1, 1) // [-0.0075, 0.5364, -0.823]
    /// ```
    ///
    /// @param from the least number; default `0`
    /// @param to the bound above, not reached; default `1`
    /// @param generator where random numbers come from; null for the default generator
    /// @return this tensor
    public final Tensor uniform_(double from, double to, @Nullable Generator generator) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("uniform_(input,from,to,generator)", this, from, to, generator)
                        : null;
        Tensor made = RandomDraws.uniform_(this, from, to, generator);
        return open == null ? made : open.close(made);
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
    /// @return the values, of this tensor's dtype; int64 for each element or slice of this tensor
    ///   which of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult unique() {
        Recorder.Open open = Recorder.on() ? Recorder.open("unique(input,dim)", this, null) : null;
        UniqueResult made = Uniques.unique(this, null);
        return open == null ? made : open.close(made);
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
    /// @param dim the dimension; negative ones count from the last
    /// @return the values, of this tensor's dtype; int64 for each element or slice of this tensor
    ///   which of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult unique(long dim) {
        Recorder.Open open = Recorder.on() ? Recorder.open("unique(input,dim)", this, dim) : null;
        UniqueResult made = Uniques.unique(this, dim);
        return open == null ? made : open.close(made);
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
    /// @return the values, of this tensor's dtype; int64 for each element or slice of this tensor
    ///   which of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult uniqueConsecutive() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unique_consecutive(input,dim)", this, null)
                        : null;
        UniqueResult made = Uniques.uniqueConsecutive(this, null);
        return open == null ? made : open.close(made);
    }

    /// Runs of equal slices along a dimension as one, without sorting.
    ///
    /// ```java
    /// UniqueResult u = tensor(1, 1, 2, 2, 1).uniqueConsecutive();
    /// u.values() // [1, 2, 1]
    /// u.counts() // [2, 2, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return the values, of this tensor's dtype; int64 for each element or slice of this tensor
    ///   which of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final UniqueResult uniqueConsecutive(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unique_consecutive(input,dim)", this, dim)
                        : null;
        UniqueResult made = Uniques.uniqueConsecutive(this, dim);
        return open == null ? made : open.close(made);
    }

    /// Chunks along a dimension, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(4).unsafeChunk(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param chunks how many at most
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeChunk(long chunks) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_chunk(input,chunks,dim)", this, chunks, 0)
                        : null;
        Tensor[] made = Splitting.unsafeChunk(this, chunks, 0);
        return open == null ? made : open.close(made);
    }

    /// Chunks along a dimension, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(4).unsafeChunk(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @param chunks how many at most
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeChunk(long chunks, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_chunk(input,chunks,dim)", this, chunks, dim)
                        : null;
        Tensor[] made = Splitting.unsafeChunk(this, chunks, dim);
        return open == null ? made : open.close(made);
    }

    /// Parts of one size, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplit(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param splitSize how long each is; the last may be shorter
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplit(long splitSize) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split(input,split_size,dim)", this, splitSize, 0)
                        : null;
        Tensor[] made = Splitting.unsafeSplit(this, splitSize, 0);
        return open == null ? made : open.close(made);
    }

    /// Parts of one size, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplit(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @param splitSize how long each is; the last may be shorter
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplit(long splitSize, long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split(input,split_size,dim)", this, splitSize, dim)
                        : null;
        Tensor[] made = Splitting.unsafeSplit(this, splitSize, dim);
        return open == null ? made : open.close(made);
    }

    /// Parts of given sizes, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param splitSizes how long each is
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplitWithSizes(long[] splitSizes) {
        Arguments.given(splitSizes, "splitSizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split_with_sizes(input,split_sizes,dim)", this, splitSizes, 0)
                        : null;
        Tensor[] made = Splitting.unsafeSplitWithSizes(this, splitSizes, 0);
        return open == null ? made : open.close(made);
    }

    /// Parts of given sizes, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param splitSizes how long each is
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return tensors on the same memory
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor[] unsafeSplitWithSizes(long[] splitSizes, long dim) {
        Arguments.given(splitSizes, "splitSizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split_with_sizes(input,split_sizes,dim)", this, splitSizes, dim)
                        : null;
        Tensor[] made = Splitting.unsafeSplitWithSizes(this, splitSizes, dim);
        return open == null ? made : open.close(made);
    }

    /// A new dimension of size 1.
    ///
    /// ```java
    /// tensor(1, 2).unsqueeze(1) // [[1], [2]]
    /// ```
    ///
    /// @param dim where the new one is in the result, negative ones counting from its last
    /// @return a view of the same dtype
    public final Tensor unsqueeze(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsqueeze(input,dim)", this, dim)
                        : null;
        Tensor made = Expanding.unsqueeze(this, dim);
        return open == null ? made : open.close(made);
    }

    /// Puts in a dimension of size 1; returns this.
    ///
    /// ```java
    /// ones(2).unsqueeze_(0).shape() // [1, 2]
    /// ```
    ///
    /// @param dim where the new one is afterwards
    /// @return this tensor
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public final Tensor unsqueeze_(long dim) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsqueeze_(input,dim)", this, dim)
                        : null;
        Tensor made = OwnGeometry.unsqueeze_(this, dim);
        return open == null ? made : open.close(made);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor var() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var(input,dim,correction,keepdim)", this, null, 1, false)
                        : null;
        Tensor made = Variances.variance(this, null, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `correction`, `1`: what the number of elements is lessened by to divide
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    ///
    /// @param options sets the options, those of [OperationOptions.Variance]
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor var(Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var(input,dim,correction,keepdim)", this, o.dim, o.correction, o.keepdim)
                        : null;
        Tensor made = Variances.variance(this, o.dim, o.correction, o.keepdim);
        return open == null ? made : open.close(made);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// This tensor: floats or complex numbers.
    ///
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return of this tensor's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public final Tensor var(long... dim) {
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var(input,dim,correction,keepdim)", this, dim, 1, false)
                        : null;
        Tensor made = Variances.variance(this, dim, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The sum of the products of the conjugates of one vector with another, as [#dot] for real numbers.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0, 0), tensor(0.0, 2));
    /// a.vdot(a) // 5+0j
    /// ```
    ///
    /// This tensor: (n).
    ///
    /// @param other (n), of this tensor's dtype
    /// @return a 0-d tensor of their dtype
    public final Tensor vdot(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("vdot(input,other)", this, other) : null;
        Tensor made = Products.vdot(this, other);
        return open == null ? made : open.close(made);
    }

    /// The sizes of another tensor for the same elements, without copying.
    ///
    /// ```java
    /// arange(6).view(zeros(3, 2).shape()).shape() // [3, 2]
    /// ```
    ///
    /// @param sizes of as many elements
    /// @return a view of the same dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or the strides do not allow it
    public final Tensor view(Size sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open = Recorder.on() ? Recorder.open("view(input,sizes)", this, sizes) : null;
        Tensor made = Reshaping.view(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// Other sizes for the same elements, without copying.
    ///
    /// ```java
    /// arange(6).view(2, -1) // [[0, 1, 2], [3, 4, 5]]
    /// ```
    ///
    /// @param sizes of as many elements; one of them may be -1 and is then found
    /// @return a view of the same dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or the strides do not allow it
    public final Tensor view(long... sizes) {
        Arguments.given(sizes, "sizes");
        Recorder.Open open = Recorder.on() ? Recorder.open("view(input,sizes)", this, sizes) : null;
        Tensor made = Reshaping.view(this, sizes);
        return open == null ? made : open.close(made);
    }

    /// The same elements in the sizes of another tensor.
    ///
    /// ```java
    /// arange(4).viewAs(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param other whose sizes are taken
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or the strides do not allow it
    public final Tensor viewAs(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("view_as(input,other)", this, other)
                        : null;
        Tensor made = Reshaping.viewAs(this, other);
        return open == null ? made : open.close(made);
    }

    /// Equal parts along the first dimension.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(2) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// This tensor: of two dimensions or more.
    ///
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public final Tensor[] vsplit(long sections) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vsplit(input,sections)", this, sections)
                        : null;
        Tensor[] made = Splitting.vsplit(this, sections);
        return open == null ? made : open.close(made);
    }

    /// Parts along the first dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(new long[] {1}) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// This tensor: of two dimensions or more.
    ///
    /// @param indices where all but the first begin
    /// @return views, one more than places
    public final Tensor[] vsplit(long[] indices) {
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vsplit(input,indices)", this, indices)
                        : null;
        Tensor[] made = Splitting.vsplit(this, indices);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, a complex number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.0, 2), new Complex(0, 1)) // [1+0j, 0+1j]
    /// ```
    ///
    /// This tensor: taken where the condition holds.
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param other taken elsewhere
    /// @return a new complex tensor of the broadcast shape
    public final Tensor where(Tensor condition, Complex other) {
        Arguments.given(condition, "condition");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, this, other)
                        : null;
        Tensor made = Masks.where(condition, this, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), tensor(10, 20)) // [1, 20]
    /// ```
    ///
    /// This tensor: taken where the condition holds.
    ///
    /// @param condition bool, or uint8, of which 0 is false
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if the condition has another dtype
    public final Tensor where(Tensor condition, Tensor other) {
        Arguments.given(condition, "condition");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, this, other)
                        : null;
        Tensor made = Masks.where(condition, this, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, a number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.5, 2), 0.0) // [1.5, 0]
    /// ```
    ///
    /// This tensor: taken where the condition holds.
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and this tensor's dtype, the default dtype for
    ///   integers and bools
    public final Tensor where(Tensor condition, double other) {
        Arguments.given(condition, "condition");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, this, other)
                        : null;
        Tensor made = Masks.where(condition, this, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, an integer elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), 0) // [1, 0]
    /// ```
    ///
    /// This tensor: taken where the condition holds.
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and this tensor's dtype, int64 for bools
    public final Tensor where(Tensor condition, long other) {
        Arguments.given(condition, "condition");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, this, other)
                        : null;
        Tensor made = Masks.where(condition, this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with this tensor
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor xlogy(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor xlogy(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of this tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor xlogy(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy_(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, which broadcasts to the shape of this tensor
    /// @return this tensor
    /// @throws dev.obor.base.ShapeError if this tensor would need another shape
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor xlogy_(Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy_(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, a number
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor xlogy_(double other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy_(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// Changes this tensor.
    ///
    /// @param other the second operand, an integer
    /// @return this tensor
    /// @throws dev.obor.base.DTypeError if the result is of a higher kind than this tensor: a float
    ///   number does not become an integer
    /// @throws dev.obor.base.DTypeError for complex numbers
    public final Tensor xlogy_(long other) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy_(input,other)", this, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.into(this, other);
        return open == null ? made : open.close(made);
    }

    /// Sets every element to 0 and returns the tensor.
    ///
    /// ```java
    /// ones(2).zero_() // [0, 0]
    /// ```
    ///
    /// @return this tensor
    public final Tensor zero_() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zero_(input)", new Object[] {this})
                        : null;
        Tensor made = Filling.zero_(this);
        return open == null ? made : open.close(made);
    }

    /// Zeros of the same sizes, dtype and layout.
    ///
    /// ```java
    /// zerosLike(tensor(3, 4)) // [0, 0]
    /// ```
    ///
    /// @return a new tensor
    public final Tensor zerosLike() {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros_like(input)", new Object[] {this})
                        : null;
        Tensor made = Constants.zerosLike(this);
        return open == null ? made : open.close(made);
    }
}
