package dev.obor;

import dev.obor.autograd.Autograd;
import dev.obor.autograd.Node;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Device;
import dev.obor.base.IndexError;
import dev.obor.base.RemovableHandle;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.RawMemory;
import dev.obor.op.Recording;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.Views;
import dev.obor.op.graph.AutogradMeta;
import dev.obor.op.graph.AutogradMeta.ViewInfo;
import dev.obor.op.graph.GradientHooks;
import dev.obor.op.graph.Version;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.Detaching;
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

    // Here stand the operations.
}
