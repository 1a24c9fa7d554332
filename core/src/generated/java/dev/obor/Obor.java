// Written by the module faces; change the declarations, not this file.
package dev.obor;

import dev.obor.Linalg.Eigenpairs;
import dev.obor.Linalg.Geqrf;
import dev.obor.Linalg.Lu;
import dev.obor.Linalg.Qr;
import dev.obor.Linalg.Slogdet;
import dev.obor.Linalg.TriangularSolution;
import dev.obor.Linalg.Usv;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.GradMode;
import dev.obor.base.Arguments;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.Diagnostics;
import dev.obor.base.Finfo;
import dev.obor.base.Iinfo;
import dev.obor.base.ValueError;
import dev.obor.capture.Captured;
import dev.obor.op.Backends;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Precision;
import dev.obor.op.TensorFiles;
import dev.obor.op.create.ComplexFactories;
import dev.obor.op.create.Constants;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.create.RandomDraws;
import dev.obor.op.create.RandomTensors;
import dev.obor.op.create.Ranges;
import dev.obor.op.create.SpectralWindows;
import dev.obor.op.create.StridedTensors;
import dev.obor.op.fourier.ShortTime;
import dev.obor.op.index.GatherOps;
import dev.obor.op.index.IndexOps;
import dev.obor.op.index.Indexing;
import dev.obor.op.index.ScatterReduce;
import dev.obor.op.index.SelectOps;
import dev.obor.op.index.TakePut;
import dev.obor.op.linalg.AddedProducts;
import dev.obor.op.linalg.CholeskyOps;
import dev.obor.op.linalg.Contractions;
import dev.obor.op.linalg.Determinants;
import dev.obor.op.linalg.Distances;
import dev.obor.op.linalg.Einsum;
import dev.obor.op.linalg.Lobpcg;
import dev.obor.op.linalg.LowRank;
import dev.obor.op.linalg.LuOps;
import dev.obor.op.linalg.MatrixFunctions;
import dev.obor.op.linalg.Products;
import dev.obor.op.linalg.PseudoInverses;
import dev.obor.op.linalg.QrOps;
import dev.obor.op.linalg.Solving;
import dev.obor.op.linalg.SvdOps;
import dev.obor.op.linalg.TriangularOps;
import dev.obor.op.nn.Activations;
import dev.obor.op.nn.NativeDropout;
import dev.obor.op.nn.Paddings;
import dev.obor.op.nn.Softmaxes;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.BesselFunctions;
import dev.obor.op.pointwise.BinaryFunctions;
import dev.obor.op.pointwise.Clamps;
import dev.obor.op.pointwise.Comparisons;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Elementary;
import dev.obor.op.pointwise.GammaFunctions;
import dev.obor.op.pointwise.LogicFunctions;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.OperandKey;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Polynomials;
import dev.obor.op.pointwise.Rounding;
import dev.obor.op.pointwise.Specials;
import dev.obor.op.pointwise.Trigonometry;
import dev.obor.op.recurrent.RecurrentFunctions;
import dev.obor.op.reduce.Covariances;
import dev.obor.op.reduce.Cumulative;
import dev.obor.op.reduce.Extremes;
import dev.obor.op.reduce.Integrals;
import dev.obor.op.reduce.LogSumExp;
import dev.obor.op.reduce.NanReductions;
import dev.obor.op.reduce.Norms;
import dev.obor.op.reduce.ProductReductions;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.reduce.Segments;
import dev.obor.op.reduce.Variances;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.Diagonals;
import dev.obor.op.shape.Expanding;
import dev.obor.op.shape.Filling;
import dev.obor.op.shape.Joining;
import dev.obor.op.shape.Predicates;
import dev.obor.op.shape.Rearranging;
import dev.obor.op.shape.Reordering;
import dev.obor.op.shape.Reshaping;
import dev.obor.op.shape.SliceScatter;
import dev.obor.op.shape.Slicing;
import dev.obor.op.shape.Splitting;
import dev.obor.op.shape.StridedWindows;
import dev.obor.op.shape.ViewCopies;
import dev.obor.op.sort.Counting;
import dev.obor.op.sort.Histograms;
import dev.obor.op.sort.Quantiles;
import dev.obor.op.sort.Searching;
import dev.obor.op.sort.Sets;
import dev.obor.op.sort.Sorting;
import dev.obor.op.sort.Uniques;
import dev.obor.trace.Recorder;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// PyTorch's `torch` namespace: `import static dev.obor.Obor.*`.
///
/// ```java
/// Tensor a = arange(6).reshape(2, 3);
/// Tensor b = cat(List.of(a, zeros(int64, 1, 3)), 0); // sizes 3, 3
/// Tensor c = where(b.gt(2), b, 0);
/// ```
///
/// It makes tensors, takes them as the functions of the same names in PyTorch do, and holds what is
/// set for the whole program.
public final class Obor {
    private Obor() {}

    /// Row-major memory.
    public static final MemoryFormat contiguousFormat = MemoryFormat.CONTIGUOUS_FORMAT;

    /// Images with the channels of a pixel side by side.
    public static final MemoryFormat channelsLast = MemoryFormat.CHANNELS_LAST;

    /// Volumes with the channels of a voxel side by side.
    public static final MemoryFormat channelsLast3d = MemoryFormat.CHANNELS_LAST_3D;

    /// Memory as the input's.
    public static final MemoryFormat preserveFormat = MemoryFormat.PRESERVE_FORMAT;

    /// 32-bit float, the default dtype unless another is set.
    public static final DType float32 = DType.FLOAT32;

    /// 64-bit float.
    public static final DType float64 = DType.FLOAT64;

    /// 16-bit float with the range of float32: 8 bits of exponent, 7 of fraction.
    public static final DType bfloat16 = DType.BFLOAT16;

    /// 16-bit float, IEEE half precision.
    public static final DType float16 = DType.FLOAT16;

    /// complex64: two float32.
    public static final DType complex64 = DType.COMPLEX64;

    /// complex128: two float64.
    public static final DType complex128 = DType.COMPLEX128;

    /// complex64, by its other name.
    public static final DType cfloat = DType.COMPLEX64;

    /// complex128, by its other name.
    public static final DType cdouble = DType.COMPLEX128;

    /// 64-bit signed integer, the dtype of indices and of class labels.
    public static final DType int64 = DType.INT64;

    /// 32-bit signed integer.
    public static final DType int32 = DType.INT32;

    /// 16-bit signed integer.
    public static final DType int16 = DType.INT16;

    /// 8-bit signed integer.
    public static final DType int8 = DType.INT8;

    /// 8-bit unsigned integer, the dtype of image bytes.
    public static final DType uint8 = DType.UINT8;

    /// Truth values.
    public static final DType bool = DType.BOOL;

    /// Device queries, as `torch.cuda`.
    public static final Cuda cuda = new Cuda();

    /// What can be asked about CUDA.
    public static final class Cuda {
        private Cuda() {}

        /// Whether tensors can be put on a CUDA device; false for now.
        public boolean isAvailable() {
            return false;
        }

        /// How many CUDA devices there are.
        public int deviceCount() {
            return 0;
        }
    }

    /// A device by name: `cpu`, `cuda:0`.
    public static Device device(String name) {
        Arguments.given(name, "name");
        return Device.of(name);
    }

    /// Seeds the default generator and returns it.
    public static Generator manualSeed(long seed) {
        return Globals.defaultGenerator().manualSeed(seed);
    }

    /// Seeds the default generator from the system's entropy and returns the seed.
    public static long seed() {
        return Globals.defaultGenerator().seed();
    }

    /// The seed of the default generator.
    public static long initialSeed() {
        return Globals.defaultGenerator().initialSeed();
    }

    /// The generator used where none is given.
    public static Generator defaultGenerator() {
        return Globals.defaultGenerator();
    }

    /// The state of the default generator, PyTorch's 5,056 bytes.
    public static byte[] getRngState() {
        return Globals.defaultGenerator().getState();
    }

    /// Goes to a state of the default generator.
    ///
    /// @throws ValueError if the bytes are no such state
    public static void setRngState(byte[] newState) {
        Globals.defaultGenerator().setState(Arguments.given(newState, "newState"));
    }

    /// Writes a value as `torch.save` does: tensors, numbers, texts, and lists, maps and sets of
    /// them, nested as one likes. `torch.load(file, weights_only=True)` reads it.
    ///
    /// Tensors that share memory share it in the file, too, and when they are loaded; all of that
    /// memory is written, so `clone()` a small window on much before. The file is replaced in one
    /// step, when the new one is complete.
    ///
    /// ```java
    /// save(Map.of("model", model.stateDict(), "optimizer", optimizer.stateDict(), "epoch", 3), file);
    /// ```
    ///
    /// @throws ValueError if something cannot be saved; it says what, and where it is
    /// @throws dev.obor.base.FileError if the file cannot be written
    public static void save(@Nullable Object value, Path file) {
        TensorFiles.Found.files().save(value, Arguments.given(file, "file"));
    }

    /// Writes a value as `torch.save` does into a stream, which stays open:
    /// `save(model.stateDict(), bytes)` for a `ByteArrayOutputStream`.
    ///
    /// @throws ValueError if something cannot be saved; it says what, and where it is
    /// @throws dev.obor.base.FileError if the stream refuses it
    public static void save(@Nullable Object value, OutputStream out) {
        TensorFiles.Found.files().save(value, Arguments.given(out, "out"));
    }

    /// Reads what `torch.save` or [#save] has written, as `torch.load` does with
    /// `weights_only=True`: no code is run, and what is no weight is refused by name.
    ///
    /// ```java
    /// model.loadStateDict(load(file).stateDict());
    /// ```
    ///
    /// Difference from PyTorch: tensors saved on another device come to the processor.
    ///
    /// @throws dev.obor.base.FileError if the file cannot be read, is of another kind, or is
    ///   damaged
    public static Loaded load(Path file) {
        return new Loaded(
                TensorFiles.Found.files().load(Arguments.given(file, "file"), LoadOptions.DEFAULT));
    }

    /// Reads what `torch.save` or [#save] has written, with options.
    ///
    /// @throws dev.obor.base.FileError if the file cannot be read, is of another kind, or is
    ///   damaged
    public static Loaded load(Path file, Consumer<LoadOptions> options) {
        LoadOptions chosen = LoadOptions.DEFAULT.with(options);
        return new Loaded(TensorFiles.Found.files().load(Arguments.given(file, "file"), chosen));
    }

    /// Reads what `torch.save` or [#save] has written from a stream, to its end.
    ///
    /// @throws dev.obor.base.FileError if the stream cannot be read, or holds something else
    public static Loaded load(InputStream in) {
        return load(in, LoadOptions.DEFAULT);
    }

    /// Reads what `torch.save` or [#save] has written from a stream, to its end, with options.
    ///
    /// @throws dev.obor.base.FileError if the stream cannot be read, or holds something else
    public static Loaded load(InputStream in, Consumer<LoadOptions> options) {
        LoadOptions chosen = LoadOptions.DEFAULT.with(options);
        return new Loaded(TensorFiles.Found.files().load(Arguments.given(in, "in"), chosen));
    }

    /// A block after which the default generator is where it was: `try (var _ = forkRng()) { … }`.
    public static RngFork forkRng() {
        return new RngFork();
    }

    /// Where new tensors are; the processor, which is all there is.
    public static Device getDefaultDevice() {
        return Device.CPU;
    }

    /// The sizes that sizes broadcast to: `broadcastShapes(new long[] {2}, new long[] {3, 1})`.
    ///
    /// @throws dev.obor.base.ShapeError if they do not fit
    public static Size broadcastShapes(long[]... shapes) {
        Size[] sizes = new Size[Arguments.allGiven(shapes, "shapes").length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Size.of(shapes[i]);
        }
        return Size.broadcast(sizes);
    }

    /// The dtype that two dtypes promote to.
    public static DType promoteTypes(DType type1, DType type2) {
        return DType.promote(Arguments.given(type1, "type1"), Arguments.given(type2, "type2"));
    }

    /// Whether numbers of a dtype may become those of another in place: floats never integers, and
    /// numbers never truth values.
    public static boolean canCast(DType from, DType to) {
        return InPlace.canCast(Arguments.given(from, "from"), Arguments.given(to, "to"));
    }

    /// The dtype of an operation on two tensors.
    public static DType resultType(Tensor tensor1, Tensor tensor2) {
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        return OperandKey.promote(Pointwise.key(tensor1, tensor2), 2, Globals.defaultDType());
    }

    /// The dtype of an operation on a tensor and a number.
    public static DType resultType(Tensor tensor, double number) {
        DType own = Arguments.given(tensor, "tensor").dtype();
        return own.isDifferentiable() ? own : Globals.defaultDType();
    }

    /// The dtype of an operation on a tensor and a complex number.
    public static DType resultType(Tensor tensor, Complex number) {
        Arguments.given(number, "number");
        DType own = Arguments.given(tensor, "tensor").dtype();
        return own.isDifferentiable() ? own.toComplex() : Globals.defaultDType().toComplex();
    }

    /// The dtype of an operation on a tensor and an integer.
    public static DType resultType(Tensor tensor, long number) {
        DType own = Arguments.given(tensor, "tensor").dtype();
        return own == DType.BOOL ? DType.INT64 : own;
    }

    /// The data as a tensor: a tensor itself, of anything else a new one, as [#tensor].
    public static Tensor asTensor(Object data) {
        return Arguments.given(data, "data") instanceof Tensor t ? t : tensor(data);
    }

    /// The data as a tensor of a dtype: a tensor itself where it has that, else converted.
    public static Tensor asTensor(Object data, DType dtype) {
        Arguments.given(dtype, "dtype");
        return Arguments.given(data, "data") instanceof Tensor t
                ? t.to(dtype)
                : tensor(data, o -> o.dtype(dtype));
    }

    /// The data as a tensor, as [#asTensor].
    public static Tensor asarray(Object data) {
        return asTensor(data);
    }

    /// The dtype of new float tensors.
    public static DType getDefaultDtype() {
        return Globals.defaultDType();
    }

    /// Sets the dtype of new float tensors.
    ///
    /// @throws dev.obor.base.DTypeError if it is no float type
    public static void setDefaultDtype(DType dtype) {
        Arguments.given(dtype, "dtype");
        Globals.defaultDType(dtype);
    }

    /// What a floating point dtype can hold: `finfo(float32).eps()`.
    ///
    /// @throws dev.obor.base.DTypeError if the dtype is another
    public static Finfo finfo(DType dtype) {
        return Finfo.of(dtype);
    }

    /// What the default dtype can hold.
    public static Finfo finfo() {
        return Finfo.of(Globals.defaultDType());
    }

    /// What a dtype of integers can hold: `iinfo(int32).max()`.
    ///
    /// @throws dev.obor.base.DTypeError if the dtype is another
    public static Iinfo iinfo(DType dtype) {
        return Iinfo.of(dtype);
    }

    /// How tensors print.
    public static PrintOptions getPrintOptions() {
        return Globals.printOptions();
    }

    /// Changes how tensors print: `setPrintOptions(o -> o.precision(2).linewidth(140))`.
    public static void setPrintOptions(java.util.function.Consumer<PrintOptions> change) {
        Globals.printOptions(Globals.printOptions().with(change));
    }

    /// How many threads share the work of one operation, all cores unless set.
    public static int getNumThreads() {
        return Backends.of(Device.CPU).threads();
    }

    /// Sets how many threads share the work of one operation. Results do not depend on it.
    ///
    /// @throws ValueError if it is not positive
    public static void setNumThreads(int n) {
        if (n < 1) {
            throw new ValueError("set_num_threads expects a positive integer, got " + n);
        }
        Backends.of(Device.CPU).threads(n);
    }

    /// How caches, pools and threads stand now; `obor doctor` prints it.
    public static Diagnostics diagnostics() {
        return Backends.of(Device.CPU).diagnostics();
    }

    /// Opens a block at whose end the memory of what was made in it is reused, but for what is
    /// kept: `try (var s = scope()) { … }`.
    public static Scope scope() {
        return new Scope();
    }

    /// Opens a block in which products and convolutions compute with bfloat16: `try (var _ =
    /// autocast()) { … }`.
    public static Autocast autocast() {
        return new Autocast();
    }

    /// Opens a block in which products and convolutions compute with bfloat16 or float16.
    public static Autocast autocast(DType dtype) {
        return new Autocast(dtype);
    }

    /// Opens a block of automatic mixed precision, with options.
    public static Autocast autocast(Consumer<Autocast.Options> options) {
        return new Autocast(options);
    }

    /// Stops recording until the result is closed: `try (var _ = noGrad()) { … }`.
    public static GradMode noGrad() {
        return Autograd.noGrad();
    }

    /// Runs code without recording.
    public static void noGrad(Runnable body) {
        Arguments.given(body, "body");
        Autograd.noGrad(body);
    }

    /// Computes something without recording.
    public static <T> T noGrad(Supplier<T> body) {
        Arguments.given(body, "body");
        return Autograd.noGrad(body);
    }

    /// Records again, inside a `noGrad`.
    public static GradMode enableGrad() {
        return Autograd.enableGrad();
    }

    /// Stops recording and makes tensors that can never be recorded later.
    public static GradMode inferenceMode() {
        return Autograd.inferenceMode();
    }

    /// Whether operations are recorded now.
    public static boolean isGradEnabled() {
        return Autograd.isGradEnabled();
    }

    /// A step of no argument that is recorded once and then done again, much faster: see
    /// [Captured].
    public static <R extends @Nullable Object> Captured.Of0<R> capture(Captured.Body0<R> step) {
        return new Captured.Of0<>(Arguments.given(step, "step"));
    }

    /// A step of one argument that is recorded once and then done again, much faster: see
    /// [Captured].
    public static <R extends @Nullable Object> Captured.Of1<R> capture(Captured.Body1<R> step) {
        return new Captured.Of1<>(Arguments.given(step, "step"));
    }

    /// A step of two arguments that is recorded once and then done again, much faster: see
    /// [Captured].
    public static <R extends @Nullable Object> Captured.Of2<R> capture(Captured.Body2<R> step) {
        return new Captured.Of2<>(Arguments.given(step, "step"));
    }

    /// A step of three arguments that is recorded once and then done again, much faster: see
    /// [Captured].
    public static <R extends @Nullable Object> Captured.Of3<R> capture(Captured.Body3<R> step) {
        return new Captured.Of3<>(Arguments.given(step, "step"));
    }

    /// A step of four arguments that is recorded once and then done again, much faster: see
    /// [Captured].
    public static <R extends @Nullable Object> Captured.Of4<R> capture(Captured.Body4<R> step) {
        return new Captured.Of4<>(Arguments.given(step, "step"));
    }

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).abs() // [1.5, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; of complex numbers their real dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor abs(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("abs(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.ABS.call(input);
        return open == null ? made : open.close(made);
    }

    /// The absolute value.
    ///
    /// ```java
    /// tensor(-1.5, 2).absolute() // [1.5, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; of complex numbers their real dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor absolute(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("absolute(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.ABS.call(input);
        return open == null ? made : open.close(made);
    }

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).acos() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor acos(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("acos(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ACOS.call(input);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).acosh() // [0, 1.317]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor acosh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("acosh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ACOSH.call(input);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    public static Tensor add(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", input, other) : null;
        Tensor made = Arithmetic.ADD.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    public static Tensor add(Complex input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(input, other, alpha);
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
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    public static Tensor add(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", input, other) : null;
        Tensor made = Arithmetic.ADD.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    public static Tensor add(Tensor input, Complex other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(input, other, alpha);
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
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public static Tensor add(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,in_place)", input, other, false)
                        : null;
        Tensor made = Arithmetic.add(input, other, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public static Tensor add(Tensor input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.callWith(new double[] {alpha}, input, other);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor add(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", input, other) : null;
        Tensor made = Arithmetic.ADD.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor add(Tensor input, double other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(input, other, alpha);
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
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    public static Tensor add(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", input, other) : null;
        Tensor made = Arithmetic.ADD.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    public static Tensor add(Tensor input, long other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor add(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", input, other) : null;
        Tensor made = Arithmetic.ADD.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor add(double input, Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The sum with a number; the dtype is the tensor's, but a float for a float number with
    /// integers.
    ///
    /// ```java
    /// tensor(1.0, 2).add(0.5) // [1.5, 2.5]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    public static Tensor add(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("add(input,other)", input, other) : null;
        Tensor made = Arithmetic.ADD.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand plus alpha times the second; of bools, whether one of them is true.
    ///
    /// ```java
    /// tensor(1, 2).add(tensor(10, 20), 3) // [31, 62]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    public static Tensor add(long input, Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("add(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.ADD_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param input broadcasts to (n, p)
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2) {
        Arguments.given(input, "input");
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addbmm(input,batch1,batch2,beta,alpha,in_place)", input, batch1, batch2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addbmm(
                Precision.lower(input), Precision.lower(batch1), Precision.lower(batch2), Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param input broadcasts to (n, p)
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor addbmm(
            Tensor input,
            Tensor batch1,
            Tensor batch2,
            Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addbmm(input,batch1,batch2,beta,alpha,in_place)", input, batch1, batch2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addbmm(
                Precision.lower(input), Precision.lower(batch1), Precision.lower(batch2), o.beta, o.alpha, false);
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
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2) {
        Arguments.given(input, "input");
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcdiv(input,tensor1,tensor2,value,in_place)", input, tensor1, tensor2, 1, false)
                        : null;
        Tensor made = BinaryFunctions.addcdiv(input, tensor1, tensor2, 1, false);
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
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(input, "input");
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcdiv(input,tensor1,tensor2,value,in_place)", input, tensor1, tensor2, value, false)
                        : null;
        Tensor made = BinaryFunctions.addcdiv(input, tensor1, tensor2, value, false);
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
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2) {
        Arguments.given(input, "input");
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcmul(input,tensor1,tensor2,value,in_place)", input, tensor1, tensor2, 1, false)
                        : null;
        Tensor made = BinaryFunctions.addcmul(input, tensor1, tensor2, 1, false);
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
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, double value) {
        Arguments.given(input, "input");
        Arguments.given(tensor1, "tensor1");
        Arguments.given(tensor2, "tensor2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addcmul(input,tensor1,tensor2,value,in_place)", input, tensor1, tensor2, value, false)
                        : null;
        Tensor made = BinaryFunctions.addcmul(input, tensor1, tensor2, value, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param input broadcasts to (n, p)
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2) {
        Arguments.given(input, "input");
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmm(input,mat1,mat2,beta,alpha,in_place)", input, mat1, mat2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addmm(
                Precision.lower(input), Precision.lower(mat1), Precision.lower(mat2), Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param input broadcasts to (n, p)
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor addmm(
            Tensor input, Tensor mat1, Tensor mat2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(mat1, "mat1");
        Arguments.given(mat2, "mat2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmm(input,mat1,mat2,beta,alpha,in_place)", input, mat1, mat2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addmm(
                Precision.lower(input), Precision.lower(mat1), Precision.lower(mat2), o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param input broadcasts to (n)
    /// @param mat (n, m)
    /// @param vec (m)
    /// @return (n), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor addmv(Tensor input, Tensor mat, Tensor vec) {
        Arguments.given(input, "input");
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmv(input,mat,vec,beta,alpha,in_place)", input, mat, vec, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addmv(input, mat, vec, Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param input broadcasts to (n)
    /// @param mat (n, m)
    /// @param vec (m)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor addmv(
            Tensor input, Tensor mat, Tensor vec, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(mat, "mat");
        Arguments.given(vec, "vec");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addmv(input,mat,vec,beta,alpha,in_place)", input, mat, vec, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addmv(input, mat, vec, o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param input broadcasts to (n, m)
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @return (n, m), of the promoted dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2) {
        Arguments.given(input, "input");
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addr(input,vec1,vec2,beta,alpha,in_place)", input, vec1, vec2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.addr(input, vec1, vec2, Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param input broadcasts to (n, m)
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (n, m), of the promoted dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor addr(
            Tensor input, Tensor vec1, Tensor vec2, Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(vec1, "vec1");
        Arguments.given(vec2, "vec2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("addr(input,vec1,vec2,beta,alpha,in_place)", input, vec1, vec2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.addr(input, vec1, vec2, o.beta, o.alpha, false);
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
    public static Tensor adjoint(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adjoint(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.adjoint(input);
        return open == null ? made : open.close(made);
    }

    /// Airy's function Ai, of float32 and float64; NaN at infinity. No gradient flows through it,
    /// as in PyTorch.
    ///
    /// ```java
    /// airyAi(tensor(0.0, 1, 2.5)) // [0.355, 0.1353, 0.0157]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor airyAi(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("airy_ai(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.AIRY_AI.call(input);
        return open == null ? made : open.close(made);
    }

    /// A row-major copy.
    ///
    /// ```java
    /// aliasCopy(tensor(1, 2)) // [1, 2]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    public static Tensor aliasCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("alias_copy(input)", new Object[] {input})
                        : null;
        Tensor made = ViewCopies.aliasCopy(input);
        return open == null ? made : open.close(made);
    }

    /// Whether all of the elements are not 0.
    ///
    /// ```java
    /// tensor(0, 1).all() // false
    /// ```
    ///
    /// @return a 0-d bool tensor, uint8 for uint8
    public static Tensor all(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input)", new Object[] {input})
                        : null;
        Tensor made = ProductReductions.all(input);
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
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor all(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input,dim,keepdim)", input, new long[] {dim}, keepdim)
                        : null;
        Tensor made = ProductReductions.all(input, new long[] {dim}, keepdim);
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
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor all(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = ProductReductions.all(input, dim, false);
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
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor all(Tensor input, long[] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("all(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = ProductReductions.all(input, dim, keepdim);
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
    /// @param other of the input's dtype, broadcast with it
    /// @return whether [#isclose] holds everywhere
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public static boolean allclose(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("allclose(input,other,rtol,atol,equal_nan)", input, other, 1e-5, 1e-8, false)
                        : null;
        boolean made = Comparisons.allclose(input, other, 1e-5, 1e-8, false);
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
    /// @param other of the input's dtype, broadcast with it
    /// @param options sets the options, those of [OperationOptions.Close]
    /// @return whether [#isclose] holds everywhere
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public static boolean allclose(
            Tensor input, Tensor other, Consumer<OperationOptions.Close> options) {
        OperationOptions.Close o = OperationOptions.Close.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("allclose(input,other,rtol,atol,equal_nan)", input, other, o.rtol, o.atol, o.equalNan)
                        : null;
        boolean made = Comparisons.allclose(input, other, o.rtol, o.atol, o.equalNan);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor amax(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amax(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = Extremes.amax(input, dim, false);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor amax(Tensor input, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amax(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = Extremes.amax(input, dim, keepdim);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor amin(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amin(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = Extremes.amin(input, dim, false);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor amin(Tensor input, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("amin(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = Extremes.amin(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The smallest and the largest element.
    ///
    /// ```java
    /// tensor(4, 1, 9).aminmax() // 1, 9
    /// ```
    ///
    /// @return two 0-d tensors of the input's dtype
    /// @throws dev.obor.base.ShapeError if there is none
    public static MinMax aminmax(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("aminmax(input)", new Object[] {input})
                        : null;
        MinMax made = Extremes.aminmax(input);
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
    /// @return two tensors of the input's dtype and of its shape without the dimension, or with
    ///   size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if it has size 0
    public static MinMax aminmax(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("aminmax(input,dim,keepdim)", input, dim, false)
                        : null;
        MinMax made = Extremes.aminmax(input, dim, false);
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
    /// @return two tensors of the input's dtype and of its shape without the dimension, or with
    ///   size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if it has size 0
    public static MinMax aminmax(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("aminmax(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        MinMax made = Extremes.aminmax(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The angle with the positive real axis, in radians; of a real number 0 or π.
    ///
    /// ```java
    /// tensor(-2.0, 3).angle() // [3.1416, 0]
    /// ```
    ///
    /// @return a new tensor of the input's shape and real dtype, the default dtype for integers and
    ///   bools
    public static Tensor angle(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("angle(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.angle(input);
        return open == null ? made : open.close(made);
    }

    /// Whether any of the elements is not 0.
    ///
    /// ```java
    /// tensor(0, 1).any() // true
    /// ```
    ///
    /// @return a 0-d bool tensor, uint8 for uint8
    public static Tensor any(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input)", new Object[] {input})
                        : null;
        Tensor made = ProductReductions.any(input);
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
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor any(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input,dim,keepdim)", input, new long[] {dim}, keepdim)
                        : null;
        Tensor made = ProductReductions.any(input, new long[] {dim}, keepdim);
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
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor any(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = ProductReductions.any(input, dim, false);
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
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor any(Tensor input, long[] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("any(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = ProductReductions.any(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Numbers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// Here `start` is `0.0` and `step` is `1.0`.
    ///
    /// @param end the bound, not reached
    /// @return ((end - start) / step, rounded up), of the default dtype
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(double end) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step)", 0.0, end, 1.0)
                        : null;
        Tensor made = Ranges.arange(0.0, end, 1.0);
        return open == null ? made : open.close(made);
    }

    /// Numbers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// Here `start` is `0.0` and `step` is `1.0`.
    ///
    /// @param end the bound, not reached
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return ((end - start) / step, rounded up), of the default dtype if no other is asked for
    public static Tensor arange(double end, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step,options)", 0.0, end, 1.0, options)
                        : null;
        Tensor made = Ranges.arange(0.0, end, 1.0, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Numbers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// Here `step` is `1.0`.
    ///
    /// @param start the first number; default `0.0`
    /// @param end the bound, not reached
    /// @return ((end - start) / step, rounded up), of the default dtype
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(double start, double end) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step)", start, end, 1.0)
                        : null;
        Tensor made = Ranges.arange(start, end, 1.0);
        return open == null ? made : open.close(made);
    }

    /// Numbers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// Here `step` is `1.0`.
    ///
    /// @param start the first number; default `0.0`
    /// @param end the bound, not reached
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return ((end - start) / step, rounded up), of the default dtype if no other is asked for
    public static Tensor arange(double start, double end, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step,options)", start, end, 1.0, options)
                        : null;
        Tensor made = Ranges.arange(start, end, 1.0, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Numbers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// @param start the first number; default `0.0`
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down; default `1.0`
    /// @return ((end - start) / step, rounded up), of the default dtype
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(double start, double end, double step) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step)", start, end, step)
                        : null;
        Tensor made = Ranges.arange(start, end, step);
        return open == null ? made : open.close(made);
    }

    /// Numbers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// @param start the first number; default `0.0`
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down; default `1.0`
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return ((end - start) / step, rounded up), of the default dtype if no other is asked for
    public static Tensor arange(
            double start, double end, double step, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step,options)", start, end, step, options)
                        : null;
        Tensor made = Ranges.arange(start, end, step, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The integers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(4) // [0, 1, 2, 3]
    /// arange(1, 7, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `start` is `0L` and `step` is `1L`.
    ///
    /// @param end the bound, not reached
    /// @return ((end - start) / step, rounded up), int64
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(long end) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step)", 0L, end, 1L)
                        : null;
        Tensor made = Ranges.arange(0L, end, 1L);
        return open == null ? made : open.close(made);
    }

    /// The integers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(1, 7, 2, o -> o.dtype(float32)) // [1, 3, 5]
    /// ```
    ///
    /// Here `start` is `0L` and `step` is `1L`.
    ///
    /// @param end the bound, not reached
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return ((end - start) / step, rounded up), int64 if no other dtype is asked for
    public static Tensor arange(long end, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step,options)", 0L, end, 1L, options)
                        : null;
        Tensor made = Ranges.arange(0L, end, 1L, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The integers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(4) // [0, 1, 2, 3]
    /// arange(1, 7, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `step` is `1L`.
    ///
    /// @param start the first number; default `0`
    /// @param end the bound, not reached
    /// @return ((end - start) / step, rounded up), int64
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(long start, long end) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step)", start, end, 1L)
                        : null;
        Tensor made = Ranges.arange(start, end, 1L);
        return open == null ? made : open.close(made);
    }

    /// The integers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(1, 7, 2, o -> o.dtype(float32)) // [1, 3, 5]
    /// ```
    ///
    /// Here `step` is `1L`.
    ///
    /// @param start the first number; default `0`
    /// @param end the bound, not reached
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return ((end - start) / step, rounded up), int64 if no other dtype is asked for
    public static Tensor arange(long start, long end, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step,options)", start, end, 1L, options)
                        : null;
        Tensor made = Ranges.arange(start, end, 1L, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The integers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(4) // [0, 1, 2, 3]
    /// arange(1, 7, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first number; default `0`
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down; default `1`
    /// @return ((end - start) / step, rounded up), int64
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(long start, long end, long step) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step)", start, end, step)
                        : null;
        Tensor made = Ranges.arange(start, end, step);
        return open == null ? made : open.close(made);
    }

    /// The integers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(1, 7, 2, o -> o.dtype(float32)) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first number; default `0`
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down; default `1`
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return ((end - start) / step, rounded up), int64 if no other dtype is asked for
    public static Tensor arange(long start, long end, long step, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arange(start,end,step,options)", start, end, step, options)
                        : null;
        Tensor made = Ranges.arange(start, end, step, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The arc cosine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).arccos() // [3.1416, 1.5708, 0]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor arccos(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arccos(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ACOS.call(input);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic cosine.
    ///
    /// ```java
    /// tensor(1.0, 2).arccosh() // [0, 1.317]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor arccosh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arccosh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ACOSH.call(input);
        return open == null ? made : open.close(made);
    }

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).arcsin() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor arcsin(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arcsin(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ASIN.call(input);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).arcsinh() // [0, 0.8814]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor arcsinh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arcsinh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ASINH.call(input);
        return open == null ? made : open.close(made);
    }

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).arctan() // [0, 0.7854]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor arctan(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctan(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ATAN.call(input);
        return open == null ? made : open.close(made);
    }

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).arctan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor arctan2(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctan2(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.ATAN2.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).arctanh() // [0, 0.5493, inf]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor arctanh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("arctanh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ATANH.call(input);
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
    public static Tensor argmax(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmax(input)", new Object[] {input})
                        : null;
        Tensor made = Extremes.argmax(input);
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
    /// @return int64, of the input's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor argmax(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmax(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = Extremes.argmax(input, dim, false);
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
    /// @return int64, of the input's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor argmax(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmax(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = Extremes.argmax(input, dim, keepdim);
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
    public static Tensor argmin(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmin(input)", new Object[] {input})
                        : null;
        Tensor made = Extremes.argmin(input);
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
    /// @return int64, of the input's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor argmin(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmin(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = Extremes.argmin(input, dim, false);
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
    /// @return int64, of the input's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor argmin(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argmin(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = Extremes.argmin(input, dim, keepdim);
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
    /// @return int64, of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor argsort(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argsort(input,dim,descending)", input, -1, false)
                        : null;
        Tensor made = Sorting.argsort(input, -1, false);
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
    /// @return int64, of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor argsort(Tensor input, Consumer<OperationOptions.Sort> options) {
        OperationOptions.Sort o = OperationOptions.Sort.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argsort(input,dim,descending)", input, o.dim, o.descending)
                        : null;
        Tensor made = Sorting.argsort(input, o.dim, o.descending);
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
    /// @return int64, of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor argsort(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argsort(input,dim,descending)", input, dim, false)
                        : null;
        Tensor made = Sorting.argsort(input, dim, false);
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
    public static Tensor argwhere(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("argwhere(input)", new Object[] {input})
                        : null;
        Tensor made = Masks.nonzero(input);
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
    public static Tensor asStrided(Tensor input, long[] size, long[] stride) {
        Arguments.given(input, "input");
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided(input,size,stride)", input, size, stride)
                        : null;
        Tensor made = StridedWindows.asStrided(input, size, stride);
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
    public static Tensor asStrided(Tensor input, long[] size, long[] stride, long storageOffset) {
        Arguments.given(input, "input");
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided(input,size,stride,storage_offset)", input, size, stride, storageOffset)
                        : null;
        Tensor made = StridedWindows.asStrided(input, size, stride, storageOffset);
        return open == null ? made : open.close(made);
    }

    /// A copy of a window on the memory.
    ///
    /// ```java
    /// asStridedCopy(arange(4), new long[] {2}, new long[] {3}) // [0, 3]
    /// ```
    ///
    /// Here `storageOffset` is `null`.
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public static Tensor asStridedCopy(Tensor input, long[] size, long[] stride) {
        Arguments.given(input, "input");
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided_copy(input,size,stride,storage_offset)", input, size, stride, null)
                        : null;
        Tensor made = ViewCopies.asStridedCopy(input, size, stride, null);
        return open == null ? made : open.close(made);
    }

    /// A copy of a window on the memory.
    ///
    /// ```java
    /// asStridedCopy(arange(4), new long[] {2}, new long[] {3}) // [0, 3]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param storageOffset where it begins, or null for where the tensor does
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    public static Tensor asStridedCopy(
            Tensor input, long[] size, long[] stride, @Nullable Long storageOffset) {
        Arguments.given(input, "input");
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("as_strided_copy(input,size,stride,storage_offset)", input, size, stride, storageOffset)
                        : null;
        Tensor made = ViewCopies.asStridedCopy(input, size, stride, storageOffset);
        return open == null ? made : open.close(made);
    }

    /// The arc sine.
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).asin() // [-1.5708, 0, 1.5708]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor asin(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("asin(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ASIN.call(input);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).asinh() // [0, 0.8814]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor asinh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("asinh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ASINH.call(input);
        return open == null ? made : open.close(made);
    }

    /// The arc tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).atan() // [0, 0.7854]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor atan(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atan(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ATAN.call(input);
        return open == null ? made : open.close(made);
    }

    /// The angle of the point (other, this), from -π to π.
    ///
    /// ```java
    /// tensor(1.0, -1).atan2(tensor(1.0, -1)) // [0.7854, -2.3562]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor atan2(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atan2(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.ATAN2.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The inverse hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0, 0.5, 1).atanh() // [0, 0.5493, inf]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor atanh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atanh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.ATANH.call(input);
        return open == null ? made : open.close(made);
    }

    /// Tensors with at least one dimension each.
    ///
    /// ```java
    /// atleast1d(List.of(tensor(5), tensor(1, 2))) // [5], [1, 2]
    /// ```
    ///
    /// @param tensors of any shapes
    /// @return the tensors, or views of them
    public static Tensor[] atleast1d(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atleast1d(tensors)", new Object[] {tensors})
                        : null;
        Tensor[] made = Expanding.atLeast1d(tensors);
        return open == null ? made : open.close(made);
    }

    /// The tensor with at least one dimension.
    ///
    /// ```java
    /// atleast1d(tensor(5)) // [5]
    /// ```
    ///
    /// @return the input, or a view of it (1)
    public static Tensor atleast1d(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atleast1d(input)", new Object[] {input})
                        : null;
        Tensor made = Expanding.atLeast1d(input);
        return open == null ? made : open.close(made);
    }

    /// Tensors with at least two dimensions each.
    ///
    /// ```java
    /// atleast2d(List.of(tensor(5), tensor(1, 2))) // [[5]], [[1, 2]]
    /// ```
    ///
    /// @param tensors of any shapes
    /// @return the tensors, or views of them
    public static Tensor[] atleast2d(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atleast2d(tensors)", new Object[] {tensors})
                        : null;
        Tensor[] made = Expanding.atLeast2d(tensors);
        return open == null ? made : open.close(made);
    }

    /// The tensor with at least two dimensions; a vector becomes a row.
    ///
    /// ```java
    /// atleast2d(tensor(1, 2)) // [[1, 2]]
    /// ```
    ///
    /// @return the input, or a view of it
    public static Tensor atleast2d(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atleast2d(input)", new Object[] {input})
                        : null;
        Tensor made = Expanding.atLeast2d(input);
        return open == null ? made : open.close(made);
    }

    /// Tensors with at least three dimensions each.
    ///
    /// ```java
    /// atleast3d(List.of(tensor(5), tensor(1, 2)))[1].shape() // [1, 2, 1]
    /// ```
    ///
    /// @param tensors of any shapes
    /// @return the tensors, or views of them
    public static Tensor[] atleast3d(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atleast3d(tensors)", new Object[] {tensors})
                        : null;
        Tensor[] made = Expanding.atLeast3d(tensors);
        return open == null ? made : open.close(made);
    }

    /// The tensor with at least three dimensions; new ones go around a vector, and behind a matrix.
    ///
    /// ```java
    /// atleast3d(tensor(1, 2)).shape() // [1, 2, 1]
    /// ```
    ///
    /// @return the input, or a view of it: (1, n, 1) of a vector, (n, m, 1) of a matrix
    public static Tensor atleast3d(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("atleast3d(input)", new Object[] {input})
                        : null;
        Tensor made = Expanding.atLeast3d(input);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// Here `beta` is `1` and `alpha` is `1`.
    ///
    /// @param input broadcasts to (b, n, p)
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @return (b, n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2) {
        Arguments.given(input, "input");
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("baddbmm(input,batch1,batch2,beta,alpha,in_place)", input, batch1, batch2, Complex.ONE, Complex.ONE, false)
                        : null;
        Tensor made = AddedProducts.baddbmm(
                Precision.lower(input), Precision.lower(batch1), Precision.lower(batch2), Complex.ONE, Complex.ONE, false);
        return open == null ? made : open.close(made);
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `1`: what the input is multiplied by; 0 ignores it, NaN included
    /// - `alpha`, `1`: what the product is multiplied by
    ///
    /// @param input broadcasts to (b, n, p)
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param options sets the options, those of [OperationOptions.Scaled]
    /// @return (b, n, p), of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor baddbmm(
            Tensor input,
            Tensor batch1,
            Tensor batch2,
            Consumer<OperationOptions.Scaled> options) {
        OperationOptions.Scaled o = OperationOptions.Scaled.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(batch1, "batch1");
        Arguments.given(batch2, "batch2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("baddbmm(input,batch1,batch2,beta,alpha,in_place)", input, batch1, batch2, o.beta, o.alpha, false)
                        : null;
        Tensor made = AddedProducts.baddbmm(
                Precision.lower(input), Precision.lower(batch1), Precision.lower(batch2), o.beta, o.alpha, false);
        return open == null ? made : open.close(made);
    }

    /// A triangle; periodic unless said otherwise.
    ///
    /// ```java
    /// bartlettWindow(4) // [0, 0.5, 1, 0.5]
    /// ```
    ///
    /// Here `periodic` is `true`.
    ///
    /// @param windowLength how many points
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor bartlettWindow(long windowLength) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bartlett_window(window_length,periodic)", windowLength, true)
                        : null;
        Tensor made = SpectralWindows.bartlettWindow(windowLength, true);
        return open == null ? made : open.close(made);
    }

    /// A triangle; periodic unless said otherwise.
    ///
    /// ```java
    /// bartlettWindow(4) // [0, 0.5, 1, 0.5]
    /// ```
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor bartlettWindow(long windowLength, boolean periodic) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bartlett_window(window_length,periodic)", windowLength, periodic)
                        : null;
        Tensor made = SpectralWindows.bartlettWindow(windowLength, periodic);
        return open == null ? made : open.close(made);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param input probabilities, floats
    /// @return a new tensor of the input's shape and dtype, of zeros and ones
    /// @throws dev.obor.base.ValueError if one is not between 0 and 1
    public static Tensor bernoulli(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli(input,generator)", input, null)
                        : null;
        Tensor made = RandomDraws.bernoulli(input, null);
        return open == null ? made : open.close(made);
    }

    /// A new tensor: one with the probability that stands here, else zero, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// tensor(0.2, 0.5, 0.9, 0.5).bernoulli() // [0, 0, 1, 1]
    /// ```
    ///
    /// @param input probabilities, floats
    /// @param generator where random numbers come from; null for the default generator
    /// @return a new tensor of the input's shape and dtype, of zeros and ones
    /// @throws dev.obor.base.ValueError if one is not between 0 and 1
    public static Tensor bernoulli(Tensor input, @Nullable Generator generator) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bernoulli(input,generator)", input, generator)
                        : null;
        Tensor made = RandomDraws.bernoulli(input, generator);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if it is not between 0 and 1
    public static Tensor bernoulli(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("bernoulli(input,p)", input, p) : null;
        Tensor made = RandomDraws.bernoulli(input, p);
        return open == null ? made : open.close(made);
    }

    /// The Bessel function of the first kind and order 0, of float32 and float64; NaN at infinity.
    ///
    /// ```java
    /// besselJ0(tensor(0.0, 1, 2.5)) // [1, 0.7652, -0.0484]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor besselJ0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bessel_j0(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.BESSEL_J0.call(input);
        return open == null ? made : open.close(made);
    }

    /// The Bessel function of the first kind and order 1, of float32 and float64; NaN at infinity.
    ///
    /// ```java
    /// besselJ1(tensor(0.0, 1, 2.5)) // [0, 0.4401, 0.4971]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor besselJ1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bessel_j1(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.BESSEL_J1.call(input);
        return open == null ? made : open.close(made);
    }

    /// The Bessel function of the second kind and order 0, of float32 and float64: -inf at 0, NaN
    /// below and at infinity.
    ///
    /// ```java
    /// besselY0(tensor(0.0, 1, 2.5)) // [-inf, 0.0883, 0.4981]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor besselY0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bessel_y0(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.BESSEL_Y0.call(input);
        return open == null ? made : open.close(made);
    }

    /// The Bessel function of the second kind and order 1, of float32 and float64: -inf at 0, NaN
    /// below and at infinity.
    ///
    /// ```java
    /// besselY1(tensor(0.0, 1, 2.5)) // [-inf, -0.7812, 0.1459]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor besselY1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bessel_y1(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.BESSEL_Y1.call(input);
        return open == null ? made : open.close(made);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// Here `weights` is `null` and `minlength` is `0`.
    ///
    /// @param input a vector of integers, none negative
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if the input is no vector, or an element is negative
    public static Tensor bincount(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bincount(input,weights,minlength)", input, null, 0)
                        : null;
        Tensor made = Counting.bincount(input, null, 0);
        return open == null ? made : open.close(made);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// Here `minlength` is `0`.
    ///
    /// @param input a vector of integers, none negative
    /// @param weights one for each element; null for ones
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if the input is no vector, or an element is negative
    public static Tensor bincount(Tensor input, @Nullable Tensor weights) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bincount(input,weights,minlength)", input, weights, 0)
                        : null;
        Tensor made = Counting.bincount(input, weights, 0);
        return open == null ? made : open.close(made);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// @param input a vector of integers, none negative
    /// @param weights one for each element; null for ones
    /// @param minlength the least size of the result; default `0`
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if the input is no vector, or an element is negative
    public static Tensor bincount(Tensor input, @Nullable Tensor weights, long minlength) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bincount(input,weights,minlength)", input, weights, minlength)
                        : null;
        Tensor made = Counting.bincount(input, weights, minlength);
        return open == null ? made : open.close(made);
    }

    /// Counts of successes in `count` trials of probability `prob` each, of one dtype; they have
    /// one shape. The gradient is 0.
    ///
    /// ```java
    /// manualSeed(0);
    /// binomial(tensor(10.0, 10), tensor(0.2, 0.8)) // [5, 9]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param count how many trials, floats
    /// @param prob the probability of each success, of the same dtype
    /// @return a new tensor of their shape and dtype, of whole numbers
    public static Tensor binomial(Tensor count, Tensor prob) {
        Arguments.given(count, "count");
        Arguments.given(prob, "prob");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("binomial(count,prob,generator)", count, prob, null)
                        : null;
        Tensor made = RandomDraws.binomial(count, prob, null);
        return open == null ? made : open.close(made);
    }

    /// Counts of successes in `count` trials of probability `prob` each, of one dtype; they have
    /// one shape. The gradient is 0.
    ///
    /// ```java
    /// manualSeed(0);
    /// binomial(tensor(10.0, 10), tensor(0.2, 0.8)) // [5, 9]
    /// ```
    ///
    /// @param count how many trials, floats
    /// @param prob the probability of each success, of the same dtype
    /// @param generator where random numbers come from; null for the default generator
    /// @return a new tensor of their shape and dtype, of whole numbers
    public static Tensor binomial(Tensor count, Tensor prob, @Nullable Generator generator) {
        Arguments.given(count, "count");
        Arguments.given(prob, "prob");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("binomial(count,prob,generator)", count, prob, generator)
                        : null;
        Tensor made = RandomDraws.binomial(count, prob, generator);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseAnd(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseAnd(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in both operands. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseAnd(tensor(10, 4)) // [8, 4]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseAnd(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_and(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_AND.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public static Tensor bitwiseLeftShift(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public static Tensor bitwiseLeftShift(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the left by the second. Broadcasts.
    ///
    /// ```java
    /// tensor(1, 3).bitwiseLeftShift(tensor(4, 1)) // [16, 6]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public static Tensor bitwiseLeftShift(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_left_shift(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_LEFT_SHIFT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// All bits flipped; bool: the opposite.
    ///
    /// ```java
    /// tensor(0, 5).bitwiseNot() // [-1, -6]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseNot(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_not(input)", new Object[] {input})
                        : null;
        Tensor made = LogicFunctions.BITWISE_NOT.call(input);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseOr(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseOr(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in either operand. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseOr(tensor(10, 2)) // [14, 7]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseOr(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_or(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_OR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public static Tensor bitwiseRightShift(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public static Tensor bitwiseRightShift(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits of the first operand shifted to the right by the second, the sign staying.
    ///
    /// ```java
    /// tensor(16, -7).bitwiseRightShift(2) // [4, -2]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools, floats and complex numbers
    public static Tensor bitwiseRightShift(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_right_shift(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_RIGHT_SHIFT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseXor(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseXor(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The bits that are set in one operand, but not in both. Broadcasts.
    ///
    /// ```java
    /// tensor(12, 5).bitwiseXor(tensor(10, 4)) // [6, 1]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for floats and complex numbers
    public static Tensor bitwiseXor(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bitwise_xor(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.BITWISE_XOR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Blackman's window, 0.42 - 0.5 cos x + 0.08 cos 2x; periodic unless said otherwise.
    ///
    /// ```java
    /// blackmanWindow(4) // [-2.98e-8, 0.34, 1, 0.34]
    /// ```
    ///
    /// Here `periodic` is `true`.
    ///
    /// @param windowLength how many points
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor blackmanWindow(long windowLength) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("blackman_window(window_length,periodic)", windowLength, true)
                        : null;
        Tensor made = SpectralWindows.blackmanWindow(windowLength, true);
        return open == null ? made : open.close(made);
    }

    /// Blackman's window, 0.42 - 0.5 cos x + 0.08 cos 2x; periodic unless said otherwise.
    ///
    /// ```java
    /// blackmanWindow(4) // [-2.98e-8, 0.34, 1, 0.34]
    /// ```
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor blackmanWindow(long windowLength, boolean periodic) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("blackman_window(window_length,periodic)", windowLength, periodic)
                        : null;
        Tensor made = SpectralWindows.blackmanWindow(windowLength, periodic);
        return open == null ? made : open.close(made);
    }

    /// Matrices along the diagonal of a larger one; vectors are rows.
    ///
    /// ```java
    /// blockDiag(tensor(1, 2), tensor(3)) // [[1, 2, 0], [0, 0, 3]]
    /// ```
    ///
    /// @param tensors of up to two dimensions, a 0-d one being (1, 1)
    /// @return a new matrix of as many rows and columns as all together, of the promoted dtype
    /// @throws dev.obor.base.ShapeError if one has more than two dimensions
    public static Tensor blockDiag(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("block_diag(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Diagonals.blockDiag(tensors);
        return open == null ? made : open.close(made);
    }

    /// The products of two batches of matrices.
    ///
    /// ```java
    /// ones(7, 2, 3).bmm(ones(7, 3, 4)).shape() // [7, 2, 4]
    /// ```
    ///
    /// @param input (b, n, m)
    /// @param mat2 (b, m, p), of the input's dtype
    /// @return (b, n, p) of their dtype
    /// @throws dev.obor.base.ShapeError if they are no batches of matrices, or their sizes do not
    ///   fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor bmm(Tensor input, Tensor mat2) {
        Arguments.given(input, "input");
        Arguments.given(mat2, "mat2");
        Recorder.Open open = Recorder.on() ? Recorder.open("bmm(input,mat2)", input, mat2) : null;
        Tensor made = Products.bmm(Precision.lower(input), Precision.lower(mat2));
        return open == null ? made : open.close(made);
    }

    /// Tensors expanded to the sizes that they broadcast to.
    ///
    /// ```java
    /// broadcastTensors(tensor(1), tensor(2, 3)) // [1, 1], [2, 3]
    /// ```
    ///
    /// @param tensors of any dtypes
    /// @return views, one for each tensor
    /// @throws dev.obor.base.ShapeError if they do not
    public static Tensor[] broadcastTensors(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("broadcast_tensors(tensors)", new Object[] {tensors})
                        : null;
        Tensor[] made = Expanding.broadcastTensors(tensors);
        return open == null ? made : open.close(made);
    }

    /// The number of the bucket that each element is in, buckets being between rising boundaries.
    ///
    /// ```java
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5)) // [0, 1, 3]
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5), o -> o.right(true)) // [0, 2, 3]
    /// ```
    ///
    /// Here `outInt32` is `false` and `right` is `false`.
    ///
    /// @param input any shape
    /// @param boundaries a rising vector
    /// @return of the input's shape; from 0 to the number of boundaries
    public static Tensor bucketize(Tensor input, Tensor boundaries) {
        Arguments.given(input, "input");
        Arguments.given(boundaries, "boundaries");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bucketize(input,boundaries,out_int32,right)", input, boundaries, false, false)
                        : null;
        Tensor made = Searching.bucketize(input, boundaries, false, false);
        return open == null ? made : open.close(made);
    }

    /// The number of the bucket that each element is in, buckets being between rising boundaries.
    ///
    /// ```java
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5)) // [0, 1, 3]
    /// bucketize(tensor(0, 3, 9), tensor(1, 3, 5), o -> o.right(true)) // [0, 2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `outInt32`, `false`: whether places are int32, not int64
    /// - `right`, `false`: whether a value that is a boundary belongs to the bucket behind it
    ///
    /// @param input any shape
    /// @param boundaries a rising vector
    /// @param options sets the options, those of [OperationOptions.Buckets]
    /// @return of the input's shape; from 0 to the number of boundaries
    public static Tensor bucketize(
            Tensor input, Tensor boundaries, Consumer<OperationOptions.Buckets> options) {
        OperationOptions.Buckets o = OperationOptions.Buckets.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(boundaries, "boundaries");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bucketize(input,boundaries,out_int32,right)", input, boundaries, o.outInt32, o.right)
                        : null;
        Tensor made = Searching.bucketize(input, boundaries, o.outInt32, o.right);
        return open == null ? made : open.close(made);
    }

    /// The number of the bucket that a number is in.
    ///
    /// ```java
    /// bucketize(2.5, tensor(1, 3, 5)) // 1
    /// ```
    ///
    /// Here `outInt32` is `false` and `right` is `false`.
    ///
    /// @param input the number
    /// @param boundaries a rising vector
    /// @return a 0-d tensor; from 0 to the number of boundaries
    public static Tensor bucketize(double input, Tensor boundaries) {
        Arguments.given(boundaries, "boundaries");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bucketize(input,boundaries,out_int32,right)", input, boundaries, false, false)
                        : null;
        Tensor made = Searching.bucketize(input, boundaries, false, false);
        return open == null ? made : open.close(made);
    }

    /// The number of the bucket that a number is in.
    ///
    /// ```java
    /// bucketize(2.5, tensor(1, 3, 5)) // 1
    /// ```
    ///
    /// Options and their defaults:
    /// - `outInt32`, `false`: whether the place is int32, not int64
    /// - `right`, `false`: whether a value that is a boundary belongs to the bucket behind it
    ///
    /// @param input the number
    /// @param boundaries a rising vector
    /// @param options sets the options, those of [OperationOptions.Buckets]
    /// @return a 0-d tensor; from 0 to the number of boundaries
    public static Tensor bucketize(
            double input, Tensor boundaries, Consumer<OperationOptions.Buckets> options) {
        OperationOptions.Buckets o = OperationOptions.Buckets.DEFAULT.with(options);
        Arguments.given(boundaries, "boundaries");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bucketize(input,boundaries,out_int32,right)", input, boundaries, o.outInt32, o.right)
                        : null;
        Tensor made = Searching.bucketize(input, boundaries, o.outInt32, o.right);
        return open == null ? made : open.close(made);
    }

    /// The number of the bucket that an integer is in.
    ///
    /// ```java
    /// bucketize(4, tensor(1, 3, 5)) // 2
    /// ```
    ///
    /// Here `outInt32` is `false` and `right` is `false`.
    ///
    /// @param input the number
    /// @param boundaries a rising vector
    /// @return a 0-d tensor; from 0 to the number of boundaries
    public static Tensor bucketize(long input, Tensor boundaries) {
        Arguments.given(boundaries, "boundaries");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bucketize(input,boundaries,out_int32,right)", input, boundaries, false, false)
                        : null;
        Tensor made = Searching.bucketize(input, boundaries, false, false);
        return open == null ? made : open.close(made);
    }

    /// The number of the bucket that an integer is in.
    ///
    /// ```java
    /// bucketize(4, tensor(1, 3, 5)) // 2
    /// ```
    ///
    /// Options and their defaults:
    /// - `outInt32`, `false`: whether the place is int32, not int64
    /// - `right`, `false`: whether a value that is a boundary belongs to the bucket behind it
    ///
    /// @param input the number
    /// @param boundaries a rising vector
    /// @param options sets the options, those of [OperationOptions.Buckets]
    /// @return a 0-d tensor; from 0 to the number of boundaries
    public static Tensor bucketize(
            long input, Tensor boundaries, Consumer<OperationOptions.Buckets> options) {
        OperationOptions.Buckets o = OperationOptions.Buckets.DEFAULT.with(options);
        Arguments.given(boundaries, "boundaries");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bucketize(input,boundaries,out_int32,right)", input, boundaries, o.outInt32, o.right)
                        : null;
        Tensor made = Searching.bucketize(input, boundaries, o.outInt32, o.right);
        return open == null ? made : open.close(made);
    }

    /// All choices of one element of each vector, as rows.
    ///
    /// ```java
    /// cartesianProd(tensor(1, 2), tensor(4, 5)) // [[1, 4], [1, 5], [2, 4], [2, 5]]
    /// ```
    ///
    /// @param tensors vectors of one dtype
    /// @return (n₁ · n₂ · …, number of vectors); of one vector itself
    /// @throws dev.obor.base.ShapeError if one is no vector
    public static Tensor cartesianProd(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cartesian_prod(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Sets.cartesianProd(tensors);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// cat(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cat(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open = Recorder.on() ? Recorder.open("cat(tensors,dim)", tensors, 0) : null;
        Tensor made = Joining.cat(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// cat(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cat(List<Tensor> tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open = Recorder.on() ? Recorder.open("cat(tensors,dim)", tensors, dim) : null;
        Tensor made = Joining.cat(tensors, dim);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// cat(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// cat(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cat(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open = Recorder.on() ? Recorder.open("cat(tensors,dim)", tensors, 0) : null;
        Tensor made = Joining.cat(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// cat(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// cat(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cat(Tensor[] tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open = Recorder.on() ? Recorder.open("cat(tensors,dim)", tensors, dim) : null;
        Tensor made = Joining.cat(tensors, dim);
        return open == null ? made : open.close(made);
    }

    /// The p-norm distances between the rows of two batches of matrices.
    ///
    /// Euclidean ones of more than 25 rows come from a matrix product, as in PyTorch: many times
    /// faster, but of two vectors that are nearly the same the distance has few right digits. With
    /// `donot_use_mm_for_euclid_dist` they come from the differences.
    ///
    /// ```java
    /// cdist(tensor(0.0, 0).view(1, 2), tensor(3.0, 4, 0, 1).view(2, 2)) // [[5, 1]]
    /// ```
    ///
    /// Here `p` is `2` and `computeMode` is `"use_mm_for_euclid_dist_if_necessary"`.
    ///
    /// @param x1 (\*, n, d)
    /// @param x2 (\*, m, d)
    /// @return (\*, n, m) of their dtype
    /// @throws dev.obor.base.ShapeError if there are no rows, or they are of different sizes
    /// @throws dev.obor.base.DTypeError unless both hold floats of one dtype
    public static Tensor cdist(Tensor x1, Tensor x2) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cdist(x1,x2,p,compute_mode)", x1, x2, 2, "use_mm_for_euclid_dist_if_necessary")
                        : null;
        Tensor made = Distances.cdist(
                Precision.full(x1), Precision.full(x2), 2, "use_mm_for_euclid_dist_if_necessary");
        return open == null ? made : open.close(made);
    }

    /// The p-norm distances between the rows of two batches of matrices.
    ///
    /// Euclidean ones of more than 25 rows come from a matrix product, as in PyTorch: many times
    /// faster, but of two vectors that are nearly the same the distance has few right digits. With
    /// `donot_use_mm_for_euclid_dist` they come from the differences.
    ///
    /// ```java
    /// cdist(tensor(0.0, 0).view(1, 2), tensor(3.0, 4, 0, 1).view(2, 2)) // [[5, 1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `p`, `2`: the order of the norm, from 0 to ∞
    /// - `computeMode`, `"use_mm_for_euclid_dist_if_necessary"`: `use_mm_for_euclid_dist_if_necessary`, `use_mm_for_euclid_dist` or
    ///   `donot_use_mm_for_euclid_dist`
    ///
    /// @param x1 (\*, n, d)
    /// @param x2 (\*, m, d)
    /// @param options sets the options, those of [OperationOptions.Distance]
    /// @return (\*, n, m) of their dtype
    /// @throws dev.obor.base.ShapeError if there are no rows, or they are of different sizes
    /// @throws dev.obor.base.DTypeError unless both hold floats of one dtype
    public static Tensor cdist(Tensor x1, Tensor x2, Consumer<OperationOptions.Distance> options) {
        OperationOptions.Distance o = OperationOptions.Distance.DEFAULT.with(options);
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cdist(x1,x2,p,compute_mode)", x1, x2, o.p, o.computeMode)
                        : null;
        Tensor made = Distances.cdist(Precision.full(x1), Precision.full(x2), o.p, o.computeMode);
        return open == null ? made : open.close(made);
    }

    /// The p-norm distances between the rows of two batches of matrices.
    ///
    /// Euclidean ones of more than 25 rows come from a matrix product, as in PyTorch: many times
    /// faster, but of two vectors that are nearly the same the distance has few right digits. With
    /// `donot_use_mm_for_euclid_dist` they come from the differences.
    ///
    /// ```java
    /// cdist(tensor(0.0, 0).view(1, 2), tensor(3.0, 4, 0, 1).view(2, 2)) // [[5, 1]]
    /// ```
    ///
    /// Here `computeMode` is `"use_mm_for_euclid_dist_if_necessary"`.
    ///
    /// @param x1 (\*, n, d)
    /// @param x2 (\*, m, d)
    /// @param p the order of the norm, from 0 to ∞; default `2`
    /// @return (\*, n, m) of their dtype
    /// @throws dev.obor.base.ShapeError if there are no rows, or they are of different sizes
    /// @throws dev.obor.base.DTypeError unless both hold floats of one dtype
    public static Tensor cdist(Tensor x1, Tensor x2, double p) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cdist(x1,x2,p,compute_mode)", x1, x2, p, "use_mm_for_euclid_dist_if_necessary")
                        : null;
        Tensor made = Distances.cdist(
                Precision.full(x1), Precision.full(x2), p, "use_mm_for_euclid_dist_if_necessary");
        return open == null ? made : open.close(made);
    }

    /// The smallest integer not below.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).ceil() // [-1, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor ceil(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ceil(input)", new Object[] {input})
                        : null;
        Tensor made = Rounding.CEIL.call(input);
        return open == null ? made : open.close(made);
    }

    /// `torch.chain_matmul`: see [Linalg#multiDot].
    ///
    /// ```java
    /// chainMatmul(ones(2, 3), ones(3, 4), ones(4, 1)) // [[12], [12]]
    /// ```
    ///
    /// @param matrices of one dtype
    /// @return the product
    public static Tensor chainMatmul(Tensor... matrices) {
        Arguments.allGiven(matrices, "matrices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chain_matmul(matrices)", new Object[] {matrices})
                        : null;
        Tensor made = MatrixFunctions.chainMatmul(matrices);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialT(tensor(0.5, 2), 3) // [-1, 26]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialT(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialT(tensor(0.5, 2), 3) // [-1, 26]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialT(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialT(tensor(0.5, 2), 3) // [-1, 26]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialT(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialT(tensor(0.5, 2), 3) // [-1, 26]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialT(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialT(tensor(0.5, 2), 3) // [-1, 26]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialT(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialU(tensor(0.5, 2), 3) // [-1, 56]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialU(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialU(tensor(0.5, 2), 3) // [-1, 56]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialU(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialU(tensor(0.5, 2), 3) // [-1, 56]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialU(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialU(tensor(0.5, 2), 3) // [-1, 56]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialU(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialU(tensor(0.5, 2), 3) // [-1, 56]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialU(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialV(tensor(0.5, 2), 3) // [-1, 41]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialV(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialV(tensor(0.5, 2), 3) // [-1, 41]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialV(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialV(tensor(0.5, 2), 3) // [-1, 41]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialV(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialV(tensor(0.5, 2), 3) // [-1, 41]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialV(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialV(tensor(0.5, 2), 3) // [-1, 41]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialV(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialW(tensor(0.5, 2), 3) // [-1, 71]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialW(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialW(tensor(0.5, 2), 3) // [-1, 71]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialW(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialW(tensor(0.5, 2), 3) // [-1, 71]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialW(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialW(tensor(0.5, 2), 3) // [-1, 71]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialW(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, of a number and a degree.
    ///
    /// ```java
    /// chebyshevPolynomialW(tensor(0.5, 2), 3) // [-1, 71]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor chebyshevPolynomialW(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// Here `upper` is `false`.
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public static Tensor cholesky(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky(input,upper)", input, false)
                        : null;
        Tensor made = CholeskyOps.choleskyOld(input, false);
        return open == null ? made : open.close(made);
    }

    /// The lower triangle L of A = L Lᴴ, or the upper one; `torch.cholesky`, see [Linalg#cholesky].
    ///
    /// ```java
    /// tensor(4.0, 2, 2, 5).view(2, 2).cholesky() // [[2, 0], [1, 2]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param upper whether the upper triangle is given and read; default `false`
    /// @return (\*, n, n) of the input's dtype, zeros in the other triangle
    /// @throws dev.obor.base.LinAlgError if a matrix is not positive-definite
    public static Tensor cholesky(Tensor input, boolean upper) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky(input,upper)", input, upper)
                        : null;
        Tensor made = CholeskyOps.choleskyOld(input, upper);
        return open == null ? made : open.close(made);
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    ///
    /// Here `upper` is `false`.
    ///
    /// @param input (*, n, n) the factor
    /// @return (\*, n, n)
    public static Tensor choleskyInverse(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_inverse(input,upper)", input, false)
                        : null;
        Tensor made = CholeskyOps.choleskyInverse(input, false);
        return open == null ? made : open.close(made);
    }

    /// The inverse of A of its Cholesky factor.
    ///
    /// ```java
    /// tensor(2.0, 0, 1, 1).view(2, 2).choleskyInverse() // [[0.5, -0.5], [-0.5, 1]]
    /// ```
    ///
    /// @param input (*, n, n) the factor
    /// @param upper whether the factor is an upper triangle; default `false`
    /// @return (\*, n, n)
    public static Tensor choleskyInverse(Tensor input, boolean upper) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_inverse(input,upper)", input, upper)
                        : null;
        Tensor made = CholeskyOps.choleskyInverse(input, upper);
        return open == null ? made : open.close(made);
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
    /// @param input (*, n, k)
    /// @param input2 (*, n, n) the factor
    /// @return (\*, n, k), X
    public static Tensor choleskySolve(Tensor input, Tensor input2) {
        Arguments.given(input, "input");
        Arguments.given(input2, "input2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_solve(input,input2,upper)", input, input2, false)
                        : null;
        Tensor made = CholeskyOps.choleskySolve(input, input2, false);
        return open == null ? made : open.close(made);
    }

    /// Solves A X = B with the Cholesky factor of A: the input is B.
    ///
    /// ```java
    /// Tensor a = tensor(4.0, 2, 2, 5).view(2, 2);
    /// tensor(2.0, 1).view(2, 1).choleskySolve(Linalg.cholesky(a)) // [[0.5], [0]]
    /// ```
    ///
    /// @param input (*, n, k)
    /// @param input2 (*, n, n) the factor
    /// @param upper whether the factor is an upper triangle; default `false`
    /// @return (\*, n, k), X
    public static Tensor choleskySolve(Tensor input, Tensor input2, boolean upper) {
        Arguments.given(input, "input");
        Arguments.given(input2, "input2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cholesky_solve(input,input2,upper)", input, input2, upper)
                        : null;
        Tensor made = CholeskyOps.choleskySolve(input, input2, upper);
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
    public static Tensor[] chunk(Tensor input, long chunks) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chunk(input,chunks,dim)", input, chunks, 0)
                        : null;
        Tensor[] made = Splitting.chunk(input, chunks, 0);
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
    public static Tensor[] chunk(Tensor input, long chunks, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("chunk(input,chunks,dim)", input, chunks, dim)
                        : null;
        Tensor[] made = Splitting.chunk(input, chunks, dim);
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
    public static Tensor clamp(Tensor input, @Nullable Tensor min, @Nullable Tensor max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp(input,min,max)", input, min, max)
                        : null;
        Tensor made = Clamps.clamp(input, min, max);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clamp(Tensor input, double min, double max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp(input,min,max,in_place)", input, min, max, false)
                        : null;
        Tensor made = Clamps.clamp(input, min, max, false);
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
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clamp(Tensor input, long min, long max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp(input,min,max)", input, min, max)
                        : null;
        Tensor made = Clamps.clamp(input, min, max);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(tensor(0, 1, 1)) // [-1, 0, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clampMax(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max(input,other)", input, other)
                        : null;
        Tensor made = Clamps.CLAMP_MAX.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMax(1.0) // [-1, 0, 1]
    /// ```
    ///
    /// @param max the largest value
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clampMax(Tensor input, double max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max(input,max,in_place)", input, max, false)
                        : null;
        Tensor made = Clamps.clampMax(input, max, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being above an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMax(1) // [-1, 0, 1]
    /// ```
    ///
    /// @param max the largest value
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.ValueError if no number of the dtype is that small
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clampMax(Tensor input, long max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_max(input,max,in_place)", input, max, false)
                        : null;
        Tensor made = Clamps.clampMax(input, max, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below a bound, another tensor's. Where both are the same each
    /// gets half of the gradient.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(tensor(0, 1, 1)) // [0, 1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clampMin(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min(input,other)", input, other)
                        : null;
        Tensor made = Clamps.CLAMP_MIN.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below a number; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1.0, 0, 2).clampMin(0.0) // [0, 0, 2]
    /// ```
    ///
    /// @param min the least value
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clampMin(Tensor input, double min) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min(input,min,in_place)", input, min, false)
                        : null;
        Tensor made = Clamps.clampMin(input, min, false);
        return open == null ? made : open.close(made);
    }

    /// Each element kept from being below an integer; no gradient where it is reached.
    ///
    /// ```java
    /// tensor(-1, 0, 2).clampMin(0) // [0, 0, 2]
    /// ```
    ///
    /// @param min the least value
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.ValueError if no number of the dtype is that large
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clampMin(Tensor input, long min) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clamp_min(input,min,in_place)", input, min, false)
                        : null;
        Tensor made = Clamps.clampMin(input, min, false);
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
    public static Tensor clip(Tensor input, @Nullable Tensor min, @Nullable Tensor max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip(input,min,max)", input, min, max)
                        : null;
        Tensor made = Clamps.clamp(input, min, max);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clip(Tensor input, double min, double max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip(input,min,max,in_place)", input, min, max, false)
                        : null;
        Tensor made = Clamps.clip(input, min, max, false);
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
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor clip(Tensor input, long min, long max) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clip(input,min,max)", input, min, max)
                        : null;
        Tensor made = Clamps.clamp(input, min, max);
        return open == null ? made : open.close(made);
    }

    /// A copy in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).clone(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @param memoryFormat the layout of the copy
    /// @return a new tensor of the input's shape and dtype, through which gradients flow
    /// @throws dev.obor.base.ShapeError if it cannot have it
    public static Tensor clone(Tensor input, MemoryFormat memoryFormat) {
        Arguments.given(input, "input");
        Arguments.given(memoryFormat, "memoryFormat");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("clone(input,memory_format)", input, memoryFormat)
                        : null;
        Tensor made = Conversions.clone(input, memoryFormat);
        return open == null ? made : open.close(made);
    }

    /// Along dimension 1, vectors as columns.
    ///
    /// ```java
    /// columnStack(tensor(1, 2), tensor(3, 4)) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param tensors vectors, or tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype
    public static Tensor columnStack(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("column_stack(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Joining.columnStack(tensors);
        return open == null ? made : open.close(made);
    }

    /// All choices of `r` elements of a vector in its order, as rows.
    ///
    /// ```java
    /// combinations(tensor(1, 2, 3)) // [[1, 2], [1, 3], [2, 3]]
    /// combinations(tensor(1, 2), o -> o.withReplacement(true)) // [[1, 1], [1, 2], [2, 2]]
    /// ```
    ///
    /// Here `r` is `2` and `withReplacement` is `false`.
    ///
    /// @param input (n)
    /// @return (number of choices, r), of the input's dtype
    /// @throws dev.obor.base.ShapeError if it is no vector, or `r` is negative
    public static Tensor combinations(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("combinations(input,r,with_replacement)", input, 2, false)
                        : null;
        Tensor made = Sets.combinations(input, 2, false);
        return open == null ? made : open.close(made);
    }

    /// All choices of `r` elements of a vector in its order, as rows.
    ///
    /// ```java
    /// combinations(tensor(1, 2, 3)) // [[1, 2], [1, 3], [2, 3]]
    /// combinations(tensor(1, 2), o -> o.withReplacement(true)) // [[1, 1], [1, 2], [2, 2]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `r`, `2`: how many are chosen
    /// - `withReplacement`, `false`: whether an element may be chosen more than once
    ///
    /// @param input (n)
    /// @param options sets the options, those of [OperationOptions.Combinations]
    /// @return (number of choices, r), of the input's dtype
    /// @throws dev.obor.base.ShapeError if it is no vector, or `r` is negative
    public static Tensor combinations(
            Tensor input, Consumer<OperationOptions.Combinations> options) {
        OperationOptions.Combinations o = OperationOptions.Combinations.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("combinations(input,r,with_replacement)", input, o.r, o.withReplacement)
                        : null;
        Tensor made = Sets.combinations(input, o.r, o.withReplacement);
        return open == null ? made : open.close(made);
    }

    /// All choices of `r` elements of a vector in its order, as rows.
    ///
    /// ```java
    /// combinations(tensor(1, 2, 3)) // [[1, 2], [1, 3], [2, 3]]
    /// combinations(tensor(1, 2), o -> o.withReplacement(true)) // [[1, 1], [1, 2], [2, 2]]
    /// ```
    ///
    /// Here `withReplacement` is `false`.
    ///
    /// @param input (n)
    /// @param r how many are chosen; default `2`
    /// @return (number of choices, r), of the input's dtype
    /// @throws dev.obor.base.ShapeError if it is no vector, or `r` is negative
    public static Tensor combinations(Tensor input, long r) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("combinations(input,r,with_replacement)", input, r, false)
                        : null;
        Tensor made = Sets.combinations(input, r, false);
        return open == null ? made : open.close(made);
    }

    /// Complex numbers of their real and imaginary parts, which broadcast.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)) // [1+2j, 0-1j]
    /// ```
    ///
    /// @param real float32 or float64
    /// @param imag of the same dtype
    /// @return a new tensor of the broadcast shape: complex64 of float32, complex128 of float64
    /// @throws dev.obor.base.DTypeError if the dtypes differ or are others
    public static Tensor complex(Tensor real, Tensor imag) {
        Arguments.given(real, "real");
        Arguments.given(imag, "imag");
        Recorder.Open open = Recorder.on() ? Recorder.open("complex(real,imag)", real, imag) : null;
        Tensor made = ComplexNumbers.complex(real, imag);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concat(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concat(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concat(tensors,dim)", tensors, 0)
                        : null;
        Tensor made = Joining.cat(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concat(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concat(List<Tensor> tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concat(tensors,dim)", tensors, dim)
                        : null;
        Tensor made = Joining.cat(tensors, dim);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concat(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// concat(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concat(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concat(tensors,dim)", tensors, 0)
                        : null;
        Tensor made = Joining.cat(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concat(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// concat(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concat(Tensor[] tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concat(tensors,dim)", tensors, dim)
                        : null;
        Tensor made = Joining.cat(tensors, dim);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concatenate(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concatenate(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concatenate(tensors,dim)", tensors, 0)
                        : null;
        Tensor made = Joining.cat(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concatenate(List.of(ones(2, 1), zeros(2, 2)), 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concatenate(List<Tensor> tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concatenate(tensors,dim)", tensors, dim)
                        : null;
        Tensor made = Joining.cat(tensors, dim);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concatenate(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// concatenate(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concatenate(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concatenate(tensors,dim)", tensors, 0)
                        : null;
        Tensor made = Joining.cat(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors one after the other along a dimension.
    ///
    /// ```java
    /// concatenate(tensor(1, 2), tensor(3, 4)) // [1, 2, 3, 4]
    /// concatenate(new Tensor[] {ones(2, 1), zeros(2, 2)}, 1) // [[1, 0, 0], [1, 0, 0]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor of the promoted dtype, along the dimension as long as all together
    /// @throws dev.obor.base.ShapeError if there is none, or the other sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor concatenate(Tensor[] tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("concatenate(tensors,dim)", tensors, dim)
                        : null;
        Tensor made = Joining.cat(tensors, dim);
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
    /// @return a view of the input's shape and dtype; the input if it is real
    public static Tensor conj(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conj(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.conj(input);
        return open == null ? made : open.close(made);
    }

    /// The conjugates in new memory. A real tensor is returned as it is.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; the input if it is real
    public static Tensor conjPhysical(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conj_physical(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.conjPhysical(input);
        return open == null ? made : open.close(made);
    }

    /// One value everywhere around, as [dev.obor.nn.functional.F#pad] has it; negative numbers cut
    /// off.
    ///
    /// ```java
    /// constantPadNd(tensor(1, 2), new long[] {1, 2}, 7) // [7, 1, 2, 7, 7]
    /// ```
    ///
    /// Here `value` is `0`.
    ///
    /// @param pad before and after, the last dimension first
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError if there are too many numbers
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor constantPadNd(Tensor input, long[] pad) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("constant_pad_nd(input,pad,value)", input, pad, 0)
                        : null;
        Tensor made = Paddings.constantPadNd(input, pad, 0);
        return open == null ? made : open.close(made);
    }

    /// One complex number everywhere around; negative numbers cut off.
    ///
    /// ```java
    /// var z = zeros(complex64, 1);
    /// constantPadNd(z, new long[] {1, 0}, new Complex(1, 2)) // [1+2j, 0+0j]
    /// ```
    ///
    /// @param pad before and after, the last dimension first
    /// @param value what is put around
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.DTypeError if the number has an imaginary part and the tensor is real
    public static Tensor constantPadNd(Tensor input, long[] pad, Complex value) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("constant_pad_nd(input,pad,value)", input, pad, value)
                        : null;
        Tensor made = Paddings.constantPadNd(input, pad, value);
        return open == null ? made : open.close(made);
    }

    /// One value everywhere around, as [dev.obor.nn.functional.F#pad] has it; negative numbers cut
    /// off.
    ///
    /// ```java
    /// constantPadNd(tensor(1, 2), new long[] {1, 2}, 7) // [7, 1, 2, 7, 7]
    /// ```
    ///
    /// @param pad before and after, the last dimension first
    /// @param value what is put around; default `0`
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError if there are too many numbers
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor constantPadNd(Tensor input, long[] pad, double value) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("constant_pad_nd(input,pad,value)", input, pad, value)
                        : null;
        Tensor made = Paddings.constantPadNd(input, pad, value);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor copysign(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor copysign(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The size of each element with the sign of the other operand, -0 included. Broadcasts.
    ///
    /// ```java
    /// tensor(1.0, -2).copysign(tensor(-0.0, 5)) // [-1, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor copysign(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("copysign(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.COPYSIGN.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The correlations of variables that are the rows, from -1 to 1.
    ///
    /// ```java
    /// tensor(new double[][] {{1, 2, 3}, {3, 2, 0}}).corrcoef() // [[1, -0.982], [-0.982, 1]]
    /// ```
    ///
    /// @param input (variables, observations), or one variable (observations)
    /// @return (variables, variables), 0-d of one; of the input's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    public static Tensor corrcoef(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("corrcoef(input)", new Object[] {input})
                        : null;
        Tensor made = Covariances.corrcoef(input);
        return open == null ? made : open.close(made);
    }

    /// The cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cos() // [1, 0.5403]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor cos(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cos(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.COS.call(input);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic cosine.
    ///
    /// ```java
    /// tensor(0.0, 1).cosh() // [1, 1.5431]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor cosh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.COSH.call(input);
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
    /// @return int64, of the input's shape without the dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor countNonzero(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("count_nonzero(input,dim)", input, null)
                        : null;
        Tensor made = ProductReductions.countNonzero(input, null);
        return open == null ? made : open.close(made);
    }

    /// How many elements over some dimensions are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2, 0).view(2, 2).countNonzero(0) // [1, 1]
    /// ```
    ///
    /// @param dim the dimensions; negative ones count from the last
    /// @return int64, of the input's shape without the dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor countNonzero(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("count_nonzero(input,dim)", input, dim)
                        : null;
        Tensor made = ProductReductions.countNonzero(input, dim);
        return open == null ? made : open.close(made);
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
    /// @param input (variables, observations), or one variable (observations)
    /// @return (variables, variables), 0-d of one; of the input's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions, or the weights do
    ///   not fit
    public static Tensor cov(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cov(input,correction,fweights,aweights)", input, 1, null, null)
                        : null;
        Tensor made = Covariances.cov(input, 1, null, null);
        return open == null ? made : open.close(made);
    }

    /// The covariances of variables that are the rows, with observations as columns.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).cov() // [[1, 1], [1, 1]]
    /// tensor(1.0, 2, 4).cov(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// Options and their defaults:
    /// - `correction`, `1`: what the number of observations is lessened by to divide
    /// - `fweights`, `null`: how often each observation counts, integers
    /// - `aweights`, `null`: how much each observation weighs, floats
    ///
    /// @param input (variables, observations), or one variable (observations)
    /// @param options sets the options, those of [OperationOptions.Covariance]
    /// @return (variables, variables), 0-d of one; of the input's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions, or the weights do
    ///   not fit
    public static Tensor cov(Tensor input, Consumer<OperationOptions.Covariance> options) {
        OperationOptions.Covariance o = OperationOptions.Covariance.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cov(input,correction,fweights,aweights)", input, o.correction, o.fweights, o.aweights)
                        : null;
        Tensor made = Covariances.cov(input, o.correction, o.fweights, o.aweights);
        return open == null ? made : open.close(made);
    }

    /// The cross products of vectors along a dimension, by default the first of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @param other of as many dimensions, broadcast with the input
    /// @return of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.ShapeError if there is no dimension of size 3, or the sizes do not fit
    public static Tensor cross(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross(input,other)", input, other)
                        : null;
        Tensor made = Contractions.cross(input, other);
        return open == null ? made : open.close(made);
    }

    /// The cross products of vectors along a dimension of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0), -1) // [0, 0, 1]
    /// ```
    ///
    /// @param other of as many dimensions, broadcast with the input
    /// @param dim the dimension; negative ones count from the last
    /// @return of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.ShapeError if the dimension has another size, or the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cross(Tensor input, Tensor other, long dim) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross(input,other,dim)", input, other, dim)
                        : null;
        Tensor made = Contractions.cross(input, other, dim);
        return open == null ? made : open.close(made);
    }

    /// The largest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 3, 2, 3).cummax(0) // [1, 3, 3, 3], [0, 1, 1, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of the input's shape and dtype, and int64 indices of that shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices cummax(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("cummax(input,dim)", input, dim) : null;
        ValuesIndices made = Cumulative.cummax(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The smallest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(3, 1, 2, 1).cummin(0) // [3, 1, 1, 1], [0, 1, 1, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return values of the input's shape and dtype, and int64 indices of that shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices cummin(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("cummin(input,dim)", input, dim) : null;
        ValuesIndices made = Cumulative.cummin(input, dim);
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
    /// @return a new tensor of the input's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumprod(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumprod(input,dim,dtype)", input, dim, null)
                        : null;
        Tensor made = Cumulative.cumprod(input, dim, null);
        return open == null ? made : open.close(made);
    }

    /// Running products along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).cumprod(0) // [1, 2, 6, 24]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a new tensor of the input's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumprod(Tensor input, long dim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumprod(input,dim,dtype)", input, dim, dtype)
                        : null;
        Tensor made = Cumulative.cumprod(input, dim, dtype);
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
    /// @return a new tensor of the input's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumsum(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumsum(input,dim,dtype)", input, dim, null)
                        : null;
        Tensor made = Cumulative.cumsum(input, dim, null);
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
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a new tensor of the input's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumsum(Tensor input, long dim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumsum(input,dim,dtype)", input, dim, dtype)
                        : null;
        Tensor made = Cumulative.cumsum(input, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The running integral along a dimension by the trapezoidal rule.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4)) // [1.5, 4.5]
    /// ```
    ///
    /// Here `dx` is `1` and `dim` is `-1`.
    ///
    /// @param y the values
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumulativeTrapezoid(Tensor y) {
        Arguments.given(y, "y");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumulative_trapezoid(y,dx,dim)", y, 1, -1)
                        : null;
        Tensor made = Integrals.cumulativeTrapezoid(y, 1, -1);
        return open == null ? made : open.close(made);
    }

    /// The running integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // [1.5, 7.5]
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws dev.obor.base.ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumulativeTrapezoid(Tensor y, Tensor x) {
        Arguments.given(y, "y");
        Arguments.given(x, "x");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumulative_trapezoid(y,x,dim)", y, x, -1)
                        : null;
        Tensor made = Integrals.cumulativeTrapezoid(y, x, -1);
        return open == null ? made : open.close(made);
    }

    /// The running integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // [1.5, 7.5]
    /// ```
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws dev.obor.base.ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumulativeTrapezoid(Tensor y, Tensor x, long dim) {
        Arguments.given(y, "y");
        Arguments.given(x, "x");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumulative_trapezoid(y,x,dim)", y, x, dim)
                        : null;
        Tensor made = Integrals.cumulativeTrapezoid(y, x, dim);
        return open == null ? made : open.close(made);
    }

    /// The running integral along a dimension by the trapezoidal rule.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4)) // [1.5, 4.5]
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param y the values
    /// @param dx how far they are apart; default `1`
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumulativeTrapezoid(Tensor y, double dx) {
        Arguments.given(y, "y");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumulative_trapezoid(y,dx,dim)", y, dx, -1)
                        : null;
        Tensor made = Integrals.cumulativeTrapezoid(y, dx, -1);
        return open == null ? made : open.close(made);
    }

    /// The running integral along a dimension by the trapezoidal rule.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4)) // [1.5, 4.5]
    /// ```
    ///
    /// @param y the values
    /// @param dx how far they are apart; default `1`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor cumulativeTrapezoid(Tensor y, double dx, long dim) {
        Arguments.given(y, "y");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cumulative_trapezoid(y,dx,dim)", y, dx, dim)
                        : null;
        Tensor made = Integrals.cumulativeTrapezoid(y, dx, dim);
        return open == null ? made : open.close(made);
    }

    /// Degrees as radians.
    ///
    /// ```java
    /// tensor(90.0, 180).deg2rad() // [1.5708, 3.1416]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor deg2rad(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("deg2rad(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.DEG2RAD.call(input);
        return open == null ? made : open.close(made);
    }

    /// The determinants of square matrices.
    ///
    /// ```java
    /// Linalg.det(tensor(1.0, 2, 3, 4).view(2, 2)) // -2
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (*) of the input's dtype
    public static Tensor det(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("det(input)", new Object[] {input})
                        : null;
        Tensor made = Determinants.det(input);
        return open == null ? made : open.close(made);
    }

    /// A row-major copy that is no part of the graph.
    ///
    /// ```java
    /// detachCopy(tensor(1.0).requiresGrad_()).requiresGrad() // false
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    public static Tensor detachCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("detach_copy(input)", new Object[] {input})
                        : null;
        Tensor made = ViewCopies.detachCopy(input);
        return open == null ? made : open.close(made);
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @param input a vector or a matrix
    /// @return a new matrix of the vector's dtype, square, or a new vector
    public static Tensor diag(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("diag(input,diagonal)", input, 0) : null;
        Tensor made = Diagonals.diag(input, 0);
        return open == null ? made : open.close(made);
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    ///
    /// @param input a vector or a matrix
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new matrix of the vector's dtype, square, or a new vector
    public static Tensor diag(Tensor input, long diagonal) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag(input,diagonal)", input, diagonal)
                        : null;
        Tensor made = Diagonals.diag(input, diagonal);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `-2` and `dim2` is `-1`.
    ///
    /// @param input (\*, n)
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public static Tensor diagEmbed(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", input, 0, -2, -1)
                        : null;
        Tensor made = Diagonals.embed(input, 0, -2, -1);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `dim1` is `-2` and `dim2` is `-1`.
    ///
    /// @param input (\*, n)
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public static Tensor diagEmbed(Tensor input, long offset) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", input, offset, -2, -1)
                        : null;
        Tensor made = Diagonals.embed(input, offset, -2, -1);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `dim2` is `-1`.
    ///
    /// @param input (\*, n)
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 where the rows are in the result; default `-2`
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public static Tensor diagEmbed(Tensor input, long offset, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", input, offset, dim1, -1)
                        : null;
        Tensor made = Diagonals.embed(input, offset, dim1, -1);
        return open == null ? made : open.close(made);
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// @param input (\*, n)
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 where the rows are in the result; default `-2`
    /// @param dim2 where the columns are in the result; default `-1`
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    public static Tensor diagEmbed(Tensor input, long offset, long dim1, long dim2) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diag_embed(input,offset,dim1,dim2)", input, offset, dim1, dim2)
                        : null;
        Tensor made = Diagonals.embed(input, offset, dim1, dim2);
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
    public static Tensor diagflat(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagflat(input,offset)", input, 0)
                        : null;
        Tensor made = Diagonals.diagflat(input, 0);
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
    public static Tensor diagflat(Tensor input, long offset) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagflat(input,offset)", input, offset)
                        : null;
        Tensor made = Diagonals.diagflat(input, offset);
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
    public static Tensor diagonal(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, 0, 0, 1)
                        : null;
        Tensor made = Slicing.diagonal(input, 0, 0, 1);
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
    public static Tensor diagonal(Tensor input, long offset) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, offset, 0, 1)
                        : null;
        Tensor made = Slicing.diagonal(input, offset, 0, 1);
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
    public static Tensor diagonal(Tensor input, long offset, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, offset, dim1, 1)
                        : null;
        Tensor made = Slicing.diagonal(input, offset, dim1, 1);
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
    public static Tensor diagonal(Tensor input, long offset, long dim1, long dim2) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal(input,offset,dim1,dim2)", input, offset, dim1, dim2)
                        : null;
        Tensor made = Slicing.diagonal(input, offset, dim1, dim2);
        return open == null ? made : open.close(made);
    }

    /// A copy of a diagonal.
    ///
    /// ```java
    /// diagonalCopy(arange(4).view(2, 2)) // [0, 3]
    /// ```
    ///
    /// Here `offset` is `0`, `dim1` is `0` and `dim2` is `1`.
    ///
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public static Tensor diagonalCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_copy(input,offset,dim1,dim2)", input, 0, 0, 1)
                        : null;
        Tensor made = ViewCopies.diagonalCopy(input, 0, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of a diagonal.
    ///
    /// ```java
    /// diagonalCopy(arange(4).view(2, 2)) // [0, 3]
    /// ```
    ///
    /// Here `dim1` is `0` and `dim2` is `1`.
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public static Tensor diagonalCopy(Tensor input, long offset) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_copy(input,offset,dim1,dim2)", input, offset, 0, 1)
                        : null;
        Tensor made = ViewCopies.diagonalCopy(input, offset, 0, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of a diagonal.
    ///
    /// ```java
    /// diagonalCopy(arange(4).view(2, 2)) // [0, 3]
    /// ```
    ///
    /// Here `dim2` is `1`.
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 the rows; default `0`
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public static Tensor diagonalCopy(Tensor input, long offset, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_copy(input,offset,dim1,dim2)", input, offset, dim1, 1)
                        : null;
        Tensor made = ViewCopies.diagonalCopy(input, offset, dim1, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of a diagonal.
    ///
    /// ```java
    /// diagonalCopy(arange(4).view(2, 2)) // [0, 3]
    /// ```
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @param dim1 the rows; default `0`
    /// @param dim2 the columns; default `1`
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    public static Tensor diagonalCopy(Tensor input, long offset, long dim1, long dim2) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_copy(input,offset,dim1,dim2)", input, offset, dim1, dim2)
                        : null;
        Tensor made = ViewCopies.diagonalCopy(input, offset, dim1, dim2);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public static Tensor diagonalScatter(Tensor input, Tensor src) {
        Arguments.given(input, "input");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", input, src, 0, 0, 1)
                        : null;
        Tensor made = SliceScatter.diagonal(input, src, 0, 0, 1);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public static Tensor diagonalScatter(Tensor input, Tensor src, long offset) {
        Arguments.given(input, "input");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", input, src, offset, 0, 1)
                        : null;
        Tensor made = SliceScatter.diagonal(input, src, offset, 0, 1);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public static Tensor diagonalScatter(Tensor input, Tensor src, long offset, long dim1) {
        Arguments.given(input, "input");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", input, src, offset, dim1, 1)
                        : null;
        Tensor made = SliceScatter.diagonal(input, src, offset, dim1, 1);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    public static Tensor diagonalScatter(
            Tensor input, Tensor src, long offset, long dim1, long dim2) {
        Arguments.given(input, "input");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diagonal_scatter(input,src,offset,dim1,dim2)", input, src, offset, dim1, dim2)
                        : null;
        Tensor made = SliceScatter.diagonal(input, src, offset, dim1, dim2);
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
    /// @return of the input's dtype, shorter by `n` along the dimension; of bools, where neighbours
    ///   differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor diff(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", input, 1, -1, null, null)
                        : null;
        Tensor made = Integrals.diff(input, 1, -1, null, null);
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
    /// @return of the input's dtype, shorter by `n` along the dimension; of bools, where neighbours
    ///   differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor diff(Tensor input, long n) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", input, n, -1, null, null)
                        : null;
        Tensor made = Integrals.diff(input, n, -1, null, null);
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
    /// @return of the input's dtype, shorter by `n` along the dimension; of bools, where neighbours
    ///   differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor diff(Tensor input, long n, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", input, n, dim, null, null)
                        : null;
        Tensor made = Integrals.diff(input, n, dim, null, null);
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
    /// @return of the input's dtype, shorter by `n` along the dimension; of bools, where neighbours
    ///   differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor diff(Tensor input, long n, long dim, @Nullable Tensor prepend) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", input, n, dim, prepend, null)
                        : null;
        Tensor made = Integrals.diff(input, n, dim, prepend, null);
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
    /// @return of the input's dtype, shorter by `n` along the dimension; of bools, where neighbours
    ///   differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor diff(
            Tensor input, long n, long dim, @Nullable Tensor prepend, @Nullable Tensor append) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("diff(input,n,dim,prepend,append)", input, n, dim, prepend, append)
                        : null;
        Tensor made = Integrals.diff(input, n, dim, prepend, append);
        return open == null ? made : open.close(made);
    }

    /// The derivative of the log of the gamma function.
    ///
    /// ```java
    /// tensor(1.0, 2).digamma() // [-0.5772, 0.4228]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor digamma(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("digamma(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.DIGAMMA.call(input);
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
    /// @param other broadcast with the input
    /// @return a 0-d tensor of the promoted dtype, real for complex numbers
    /// @throws dev.obor.base.DTypeError for integers
    public static Tensor dist(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dist(input,other,p)", input, other, 2)
                        : null;
        Tensor made = Norms.dist(input, other, 2);
        return open == null ? made : open.close(made);
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    ///
    /// @param other broadcast with the input
    /// @param p the order of the norm; default `2`
    /// @return a 0-d tensor of the promoted dtype, real for complex numbers
    /// @throws dev.obor.base.DTypeError for integers
    public static Tensor dist(Tensor input, Tensor other, double p) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dist(input,other,p)", input, other, p)
                        : null;
        Tensor made = Norms.dist(input, other, p);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public static Tensor div(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public static Tensor div(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    public static Tensor div(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).div(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).div(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor, broadcast with the input
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the broadcast shape and the promoted dtype; integers stay integers
    ///   where the result is rounded, else they become the default dtype
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public static Tensor div(Tensor input, Tensor other, @Nullable String roundingMode) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode,in_place)", input, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor div(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public static Tensor div(Tensor input, double other, @Nullable String roundingMode) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode,in_place)", input, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor div(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype; the default dtype for integers without
    ///   rounding
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public static Tensor div(Tensor input, long other, @Nullable String roundingMode) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode,in_place)", input, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor div(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// A number divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// div(1.0, tensor(-4.0, 4), "floor") // [-1, 0]
    /// ```
    ///
    /// @param input the dividend
    /// @param other the divisors
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the shape of `other` and its dtype, the default dtype for integers
    ///   and bools
    /// @throws dev.obor.base.ValueError for another rounding mode
    public static Tensor div(double input, Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode)", input, other, roundingMode)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).div(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor div(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("div(input,other)", input, other) : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// An integer divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// div(7, tensor(2, -2), "trunc") // [3, -3]
    /// ```
    ///
    /// @param input the dividend
    /// @param other the divisors
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the shape of `other` and its dtype; the default dtype for integers
    ///   without rounding
    /// @throws dev.obor.base.ValueError for another rounding mode
    public static Tensor div(long input, Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("div(input,other,rounding_mode)", input, other, roundingMode)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public static Tensor divide(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public static Tensor divide(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    public static Tensor divide(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The quotient rounded: `"floor"` down, `"trunc"` towards zero; null is true division.
    ///
    /// ```java
    /// tensor(-7, 7).divide(tensor(2, 2), "floor") // [-4, 3]
    /// tensor(-7, 7).divide(tensor(2, 2), "trunc") // [-3, 3]
    /// ```
    ///
    /// @param other the divisor, broadcast with the input
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the broadcast shape and the promoted dtype; integers stay integers
    ///   where the result is rounded, else they become the default dtype
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public static Tensor divide(Tensor input, Tensor other, @Nullable String roundingMode) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode,in_place)", input, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor divide(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public static Tensor divide(Tensor input, double other, @Nullable String roundingMode) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode,in_place)", input, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor divide(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype; the default dtype for integers without
    ///   rounding
    /// @throws dev.obor.base.ValueError for another rounding mode
    /// @throws dev.obor.base.DTypeError for complex numbers, if rounded
    public static Tensor divide(Tensor input, long other, @Nullable String roundingMode) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode,in_place)", input, other, roundingMode, false)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode, false);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor divide(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// A number divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// divide(1.0, tensor(-4.0, 4), "floor") // [-1, 0]
    /// ```
    ///
    /// @param input the dividend
    /// @param other the divisors
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the shape of `other` and its dtype, the default dtype for integers
    ///   and bools
    /// @throws dev.obor.base.ValueError for another rounding mode
    public static Tensor divide(double input, Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode)", input, other, roundingMode)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).divide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor divide(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// An integer divided by each element, rounded: `"floor"` down, `"trunc"` towards zero.
    ///
    /// ```java
    /// divide(7, tensor(2, -2), "trunc") // [3, -3]
    /// ```
    ///
    /// @param input the dividend
    /// @param other the divisors
    /// @param roundingMode `floor`, `trunc`, or null for true division
    /// @return a new tensor of the shape of `other` and its dtype; the default dtype for integers
    ///   without rounding
    /// @throws dev.obor.base.ValueError for another rounding mode
    public static Tensor divide(long input, Tensor other, @Nullable String roundingMode) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("divide(input,other,rounding_mode)", input, other, roundingMode)
                        : null;
        Tensor made = Arithmetic.div(input, other, roundingMode);
        return open == null ? made : open.close(made);
    }

    /// The sum of the products of two vectors.
    ///
    /// ```java
    /// tensor(1, 2, 3).dot(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// @param input (n)
    /// @param other (n), of the input's dtype
    /// @return a 0-d tensor of their dtype
    public static Tensor dot(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("dot(input,other)", input, other) : null;
        Tensor made = Products.dot(input, other);
        return open == null ? made : open.close(made);
    }

    /// Equal parts along the third dimension.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(2)[1] // [[[2, 3]]]
    /// ```
    ///
    /// @param input of three dimensions or more
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public static Tensor[] dsplit(Tensor input, long sections) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dsplit(input,sections)", input, sections)
                        : null;
        Tensor[] made = Splitting.dsplit(input, sections);
        return open == null ? made : open.close(made);
    }

    /// Parts along the third dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(1, 1, 4).dsplit(new long[] {1})[0] // [[[0]]]
    /// ```
    ///
    /// @param input of three dimensions or more
    /// @param indices where all but the first begin
    /// @return views, one more than places
    public static Tensor[] dsplit(Tensor input, long[] indices) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dsplit(input,indices)", input, indices)
                        : null;
        Tensor[] made = Splitting.dsplit(input, indices);
        return open == null ? made : open.close(made);
    }

    /// One behind the other: along dimension 2.
    ///
    /// ```java
    /// dstack(tensor(1, 2), tensor(3, 4)) // [[[1, 3], [2, 4]]]
    /// ```
    ///
    /// @param tensors vectors (n) count as (1, n, 1), matrices (n, m) as (n, m, 1)
    /// @return a new tensor of the promoted dtype, with three dimensions at least
    public static Tensor dstack(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dstack(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Joining.dstack(tensors);
        return open == null ? made : open.close(made);
    }

    /// Sums of products of named dimensions: `einsum("bij,bjk->bik", a, b)`.
    ///
    /// ```java
    /// einsum("ij->ji", arange(6).view(2, 3)) // [[0, 3], [1, 4], [2, 5]]
    /// einsum("bij,bjk->bik", ones(7, 2, 3), ones(7, 3, 4)).shape() // [7, 2, 4]
    /// einsum("i,i->", tensor(1, 2), tensor(3, 4)) // 11
    /// ```
    ///
    /// @param equation letters for dimensions, `...` for any others; without an arrow the letters
    ///   that occur once stay, in alphabetical order
    /// @param operands of one dtype
    /// @return of the sizes that the letters behind the arrow stand for; of their dtype
    /// @throws dev.obor.base.ShapeError if the equation does not fit the operands
    public static Tensor einsum(String equation, Tensor... operands) {
        Arguments.given(equation, "equation");
        Arguments.allGiven(operands, "operands");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("einsum(equation,operands)", equation, operands)
                        : null;
        Tensor made = Einsum.einsum(equation, Precision.lower(operands));
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content, with options.
    ///
    /// ```java
    /// empty(o -> o.dtype(int8), 2, 3).dtype() // int8
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor empty(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty(options,size)", options, size)
                        : null;
        Tensor made = Constants.empty(open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content, of a dtype.
    ///
    /// ```java
    /// empty(int8, 2, 3).dtype() // int8
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @param size the shape of the result
    /// @return a new tensor
    public static Tensor empty(DType dtype, long... size) {
        Arguments.given(dtype, "dtype");
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("empty(dtype,size)", dtype, size) : null;
        Tensor made = Constants.empty(dtype, size);
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content, in the size of another tensor: `empty(x.shape())`.
    ///
    /// ```java
    /// empty(arange(3).shape()).shape() // [3]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    public static Tensor empty(Size size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty(size)", new Object[] {size})
                        : null;
        Tensor made = Constants.empty(size);
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content.
    ///
    /// ```java
    /// empty(2, 3).shape() // [2, 3]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype
    public static Tensor empty(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty(size)", new Object[] {size})
                        : null;
        Tensor made = Constants.empty(size);
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// emptyLike(ones(2, 3)).shape() // [2, 3]
    /// ```
    ///
    /// @return a new tensor
    public static Tensor emptyLike(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_like(input)", new Object[] {input})
                        : null;
        Tensor made = Constants.emptyLike(input);
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content in the sizes and layout of a tensor, with options.
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor emptyLike(Tensor input, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_like(input,options)", input, options)
                        : null;
        Tensor made = Constants.emptyLike(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Memory with undefined content in the sizes and layout of a tensor.
    ///
    /// @param dtype the dtype of the result
    /// @return a new tensor
    public static Tensor emptyLike(Tensor input, DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_like(input,dtype)", input, dtype)
                        : null;
        Tensor made = Constants.emptyLike(input, dtype);
        return open == null ? made : open.close(made);
    }

    /// A dense tensor of undefined content whose dimensions lie in memory in a given order.
    ///
    /// ```java
    /// emptyPermuted(new long[] {2, 3, 4}, new long[] {0, 2, 1}).stride() // [12, 1, 3]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param physicalLayout the dimensions, the one with the largest stride first
    /// @return a new tensor of the default dtype
    /// @throws dev.obor.base.ShapeError if the order does not name each dimension once
    public static Tensor emptyPermuted(long[] size, long[] physicalLayout) {
        Arguments.given(size, "size");
        Arguments.given(physicalLayout, "physicalLayout");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_permuted(size,physical_layout)", size, physicalLayout)
                        : null;
        Tensor made = StridedTensors.emptyPermuted(size, physicalLayout);
        return open == null ? made : open.close(made);
    }

    /// A dense tensor whose dimensions lie in memory in a given order, with options.
    ///
    /// ```java
    /// emptyPermuted(new long[] {2, 3}, new long[] {1, 0}, o -> o.dtype(int8)).stride() // [1, 2]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param physicalLayout the dimensions, the one with the largest stride first
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if the order does not name each dimension once
    public static Tensor emptyPermuted(
            long[] size, long[] physicalLayout, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(physicalLayout, "physicalLayout");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_permuted(size,physical_layout,options)", size, physicalLayout, options)
                        : null;
        Tensor made = StridedTensors.emptyPermuted(
                size, physicalLayout, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A tensor of undefined content with given strides.
    ///
    /// ```java
    /// emptyStrided(new long[] {2, 3}, new long[] {1, 2}).stride() // [1, 2]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor of the default dtype
    /// @throws dev.obor.base.ShapeError if there are not as many strides as sizes
    public static Tensor emptyStrided(long[] size, long[] stride) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_strided(size,stride)", size, stride)
                        : null;
        Tensor made = StridedTensors.emptyStrided(size, stride);
        return open == null ? made : open.close(made);
    }

    /// A tensor of undefined content with given strides, with options.
    ///
    /// ```java
    /// emptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @param size the shape of the result
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if there are not as many strides as sizes
    public static Tensor emptyStrided(long[] size, long[] stride, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(stride, "stride");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("empty_strided(size,stride,options)", size, stride, options)
                        : null;
        Tensor made = StridedTensors.emptyStrided(
                size, stride, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// -x · log(x); 0 at 0, and -inf below.
    ///
    /// ```java
    /// entr(tensor(-1, 0, 0.5)) // [-inf, 0, 0.3466]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor entr(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("entr(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.ENTR.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new bool tensor of the input's shape
    public static Tensor eq(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", input, other) : null;
        Tensor made = Comparisons.EQ.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    public static Tensor eq(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", input, other) : null;
        Tensor made = Comparisons.EQ.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    public static Tensor eq(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", input, other) : null;
        Tensor made = Comparisons.EQ.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are equal. Broadcasts; nothing equals NaN.
    ///
    /// ```java
    /// tensor(1, 2, 3).eq(tensor(1, 0, 3)) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    public static Tensor eq(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("eq(input,other)", input, other) : null;
        Tensor made = Comparisons.EQ.call(input, other);
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
    public static boolean equal(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("equal(input,other)", input, other)
                        : null;
        boolean made = Comparisons.equal(input, other);
        return open == null ? made : open.close(made);
    }

    /// The error function.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 1).erf() // [0, 0.5205, 0.8427]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor erf(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erf(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.ERF.call(input);
        return open == null ? made : open.close(made);
    }

    /// 1 - erf(x), accurate for large x.
    ///
    /// ```java
    /// tensor(0.0, 0.5, 5).erfc() // [1, 0.4795, 1.537e-12]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor erfc(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfc(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.ERFC.call(input);
        return open == null ? made : open.close(made);
    }

    /// exp(x²) · erfc(x).
    ///
    /// ```java
    /// erfcx(tensor(0.0, 1)) // [1, 0.4276]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor erfcx(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfcx(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.ERFCX.call(input);
        return open == null ? made : open.close(made);
    }

    /// The inverse of the error function.
    ///
    /// ```java
    /// tensor(-0.5, 0, 1).erfinv() // [-0.4769, 0, inf]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor erfinv(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("erfinv(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.ERFINV.call(input);
        return open == null ? made : open.close(made);
    }

    /// e to the power of each element.
    ///
    /// ```java
    /// tensor(0.0, 1).exp() // [1, 2.7183]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor exp(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exp(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.EXP.call(input);
        return open == null ? made : open.close(made);
    }

    /// 2 to the power of each element.
    ///
    /// ```java
    /// tensor(-1.0, 0, 3).exp2() // [0.5, 1, 8]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor exp2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("exp2(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.EXP2.call(input);
        return open == null ? made : open.close(made);
    }

    /// A copy of what [dev.obor.Tensor#expand] shows.
    ///
    /// ```java
    /// expandCopy(tensor(1), 3) // [1, 1, 1]
    /// ```
    ///
    /// @param sizes those of the result; -1 keeps one
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if a size that is not 1 would change
    public static Tensor expandCopy(Tensor input, long... sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expand_copy(input,sizes)", input, sizes)
                        : null;
        Tensor made = ViewCopies.expandCopy(input, sizes);
        return open == null ? made : open.close(made);
    }

    /// The logistic function, [#sigmoid].
    ///
    /// ```java
    /// expit(tensor(-1.0, 0)) // [0.2689, 0.5]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor expit(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expit(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.expit(input);
        return open == null ? made : open.close(made);
    }

    /// exp(x) - 1, accurate near 0.
    ///
    /// ```java
    /// tensor(1e-7, 1).expm1() // [1e-7, 1.7183]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor expm1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("expm1(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.EXPM1.call(input);
        return open == null ? made : open.close(made);
    }

    /// The identity matrix.
    ///
    /// ```java
    /// eye(2) // [[1, 0], [0, 1]]
    /// ```
    ///
    /// @param n how many rows and columns
    /// @return (n, n) of the default dtype
    public static Tensor eye(long n) {
        Recorder.Open open = Recorder.on() ? Recorder.open("eye(n)", new Object[] {n}) : null;
        Tensor made = Ranges.eye(n);
        return open == null ? made : open.close(made);
    }

    /// The identity matrix, with options.
    ///
    /// ```java
    /// eye(2, o -> o.dtype(int64)) // [[1, 0], [0, 1]]
    /// ```
    ///
    /// @param n how many rows and columns
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (n, n) of the default dtype, if no other is asked for
    public static Tensor eye(long n, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open = Recorder.on() ? Recorder.open("eye(n,options)", n, options) : null;
        Tensor made = Ranges.eye(n, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Ones on the diagonal of a matrix.
    ///
    /// ```java
    /// eye(2, 3) // [[1, 0, 0], [0, 1, 0]]
    /// ```
    ///
    /// @param n how many rows
    /// @param m how many columns
    /// @return (n, m) of the default dtype
    public static Tensor eye(long n, long m) {
        Recorder.Open open = Recorder.on() ? Recorder.open("eye(n,m)", n, m) : null;
        Tensor made = Ranges.eye(n, m);
        return open == null ? made : open.close(made);
    }

    /// Ones on the diagonal of a matrix, with options.
    ///
    /// ```java
    /// eye(2, 3, o -> o.dtype(int64)) // [[1, 0, 0], [0, 1, 0]]
    /// ```
    ///
    /// @param n how many rows
    /// @param m how many columns
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (n, m) of the default dtype, if no other is asked for
    public static Tensor eye(long n, long m, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("eye(n,m,options)", n, m, options)
                        : null;
        Tensor made = Ranges.eye(n, m, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A tensor of the same sizes and dtype with the only element of another everywhere.
    ///
    /// ```java
    /// fill(ones(2), tensor(7)) // [7, 7]
    /// ```
    ///
    /// @param value a tensor without dimensions, converted to the input's dtype
    /// @return a new tensor
    /// @throws dev.obor.base.ShapeError if the value has dimensions
    public static Tensor fill(Tensor input, Tensor value) {
        Arguments.given(input, "input");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill(input,value)", input, value)
                        : null;
        Tensor made = Filling.fill(input, value);
        return open == null ? made : open.close(made);
    }

    /// A tensor of the same sizes and dtype with one number everywhere.
    ///
    /// ```java
    /// fill(ones(2), 7.0) // [7, 7]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @return a new tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor fill(Tensor input, double value) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fill(input,value)", input, value)
                        : null;
        Tensor made = Filling.fill(input, value);
        return open == null ? made : open.close(made);
    }

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).fix() // [-1, 1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor fix(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fix(input)", new Object[] {input})
                        : null;
        Tensor made = Rounding.TRUNC.call(input);
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
    /// @return the input if nothing would change, else a view where strides allow it, else a copy;
    ///   of a 0-d tensor (1)
    public static Tensor flatten(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flatten(input,start_dim,end_dim)", input, 0, -1)
                        : null;
        Tensor made = Reshaping.flatten(input, 0, -1);
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
    /// @return the input if nothing would change, else a view where strides allow it, else a copy;
    ///   of a 0-d tensor (1)
    public static Tensor flatten(Tensor input, long startDim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flatten(input,start_dim,end_dim)", input, startDim, -1)
                        : null;
        Tensor made = Reshaping.flatten(input, startDim, -1);
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
    /// @return the input if nothing would change, else a view where strides allow it, else a copy;
    ///   of a 0-d tensor (1)
    public static Tensor flatten(Tensor input, long startDim, long endDim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flatten(input,start_dim,end_dim)", input, startDim, endDim)
                        : null;
        Tensor made = Reshaping.flatten(input, startDim, endDim);
        return open == null ? made : open.close(made);
    }

    /// Dimensions in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flip(0, 1) // [[3, 2], [1, 0]]
    /// ```
    ///
    /// @param dims the dimensions; negative ones count from the last
    /// @return a copy of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor flip(Tensor input, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open = Recorder.on() ? Recorder.open("flip(input,dims)", input, dims) : null;
        Tensor made = Rearranging.flip(input, dims);
        return open == null ? made : open.close(made);
    }

    /// Columns in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).fliplr() // [[1, 0], [3, 2]]
    /// ```
    ///
    /// @return a copy of the input's shape
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    public static Tensor fliplr(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fliplr(input)", new Object[] {input})
                        : null;
        Tensor made = Rearranging.fliplr(input);
        return open == null ? made : open.close(made);
    }

    /// Rows in reverse order.
    ///
    /// ```java
    /// arange(4).view(2, 2).flipud() // [[2, 3], [0, 1]]
    /// ```
    ///
    /// @return a copy of the input's shape
    /// @throws dev.obor.base.ShapeError if there is no dimension
    public static Tensor flipud(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("flipud(input)", new Object[] {input})
                        : null;
        Tensor made = Rearranging.flipud(input);
        return open == null ? made : open.close(made);
    }

    /// A complex number to the power of each element, computed as complex128.
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new complex128 tensor of the shape of the exponents
    public static Tensor floatPower(Complex input, Tensor exponent) {
        Arguments.given(input, "input");
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", input, exponent)
                        : null;
        Tensor made = Specials.floatPower(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a complex power, computed as complex128.
    ///
    /// @param exponent the power
    /// @return a new complex128 tensor of the input's shape
    public static Tensor floatPower(Tensor input, Complex exponent) {
        Arguments.given(input, "input");
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", input, exponent)
                        : null;
        Tensor made = Specials.floatPower(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(tensor(0.5, 2)) // [1.4142, 9]
    /// ```
    ///
    /// @param exponent broadcast with the input
    /// @return a new tensor of the broadcast shape, float64; complex128 if an operand is complex
    public static Tensor floatPower(Tensor input, Tensor exponent) {
        Arguments.given(input, "input");
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", input, exponent)
                        : null;
        Tensor made = Specials.floatPower(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power that is a number, computed as float64.
    ///
    /// ```java
    /// tensor(2, 3).floatPower(-1.0) // [0.5, 0.3333]
    /// ```
    ///
    /// @param exponent the power
    /// @return a new tensor of the input's shape, float64; complex128 if it is complex
    public static Tensor floatPower(Tensor input, double exponent) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", input, exponent)
                        : null;
        Tensor made = Specials.floatPower(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// A number to the power of each element, computed as float64.
    ///
    /// ```java
    /// floatPower(2.0, tensor(-1, 3)) // [0.5, 8]
    /// ```
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new tensor of the shape of the exponents, float64; complex128 if they are complex
    public static Tensor floatPower(double input, Tensor exponent) {
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("float_power(input,exponent)", input, exponent)
                        : null;
        Tensor made = Specials.floatPower(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// The largest integer not above.
    ///
    /// ```java
    /// tensor(-1.5, 1.2).floor() // [-2, 1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor floor(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor(input)", new Object[] {input})
                        : null;
        Tensor made = Rounding.FLOOR.call(input);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor floorDivide(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor floorDivide(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor floorDivide(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor floorDivide(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second, rounded down, Python's `//`.
    ///
    /// ```java
    /// tensor(-7, 7).floorDivide(2) // [-4, 3]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor floorDivide(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("floor_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FLOOR_DIVIDE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The larger of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmax(tensor(3.0, 2)) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor fmax(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmax(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.FMAX.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The smaller of two elements; the number where the other is NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).fmin(tensor(3.0, 2)) // [1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor fmin(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmin(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.FMIN.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor fmod(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmod(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FMOD.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor fmod(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmod(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FMOD.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder with the dividend's sign, C's `fmod`.
    ///
    /// ```java
    /// tensor(-7, 7).fmod(3) // [-1, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor fmod(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fmod(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.FMOD.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The part behind the point, with the sign.
    ///
    /// ```java
    /// tensor(-1.5, 1.25).frac() // [-0.5, 0.25]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor frac(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("frac(input)", new Object[] {input})
                        : null;
        Tensor made = Rounding.FRAC.call(input);
        return open == null ? made : open.close(made);
    }

    /// Each element as a fraction from 1/2 to 1 and a power of 2, C's `frexp`.
    ///
    /// ```java
    /// tensor(5.0, 1).frexp() // [0.625, 0.5], [3, 1]
    /// ```
    ///
    /// @return the fractions, of the input's shape and dtype, and the powers, int32
    /// @throws dev.obor.base.DTypeError for others than floats
    public static MantissaExponent frexp(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("frexp(input)", new Object[] {input})
                        : null;
        MantissaExponent made = Specials.frexp(input);
        return open == null ? made : open.close(made);
    }

    /// A tensor from an array of any rank; flat ones are shared, nested ones copied.
    ///
    /// ```java
    /// fromArray(new float[] {1, 2}) // [1, 2]
    /// ```
    ///
    /// @param array of primitive numbers or booleans, nested for several dimensions
    /// @return a tensor of the dtype that matches the elements: float32 for `float`, int64 for
    ///   `long`
    /// @throws dev.obor.base.ShapeError if the rows are of different lengths
    /// @throws dev.obor.base.DTypeError if the elements are no primitive numbers
    public static Tensor fromArray(Object array) {
        Arguments.given(array, "array");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("from_array(array)", new Object[] {array})
                        : null;
        Tensor made = JavaArrays.fromArray(array);
        return open == null ? made : open.close(made);
    }

    /// A tensor over a flat Java array, shared with it; `byte[]` may be int8, uint8 or bool, and
    /// `short[]` int16, bfloat16 or float16.
    ///
    /// ```java
    /// float[] data = {1, 2, 3, 4};
    /// Tensor a = fromArray(data, float32, 2, 2);
    /// data[0] = 9;
    /// a.get(0) // [9, 2]
    /// ```
    ///
    /// @param array of as many elements as the shape has
    /// @param dtype one whose elements have the size of the array's
    /// @param size the shape of the result
    /// @return a tensor on the array: what is written to one is seen in the other
    /// @throws dev.obor.base.ShapeError if the number of elements differs
    public static Tensor fromArray(Object array, DType dtype, long... size) {
        Arguments.given(array, "array");
        Arguments.given(dtype, "dtype");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("from_array(array,dtype,size)", array, dtype, size)
                        : null;
        Tensor made = JavaArrays.share(array, dtype, size);
        return open == null ? made : open.close(made);
    }

    /// A complex constant, of the default complex dtype.
    ///
    /// ```java
    /// full(new long[] {2}, Complex.of(0, 1)) // [0+1j, 0+1j]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param value what every element is
    /// @return a new tensor of the default complex dtype
    public static Tensor full(long[] size, Complex value) {
        Arguments.given(size, "size");
        Arguments.given(value, "value");
        Recorder.Open open = Recorder.on() ? Recorder.open("full(size,value)", size, value) : null;
        Tensor made = ComplexFactories.full(size, value);
        return open == null ? made : open.close(made);
    }

    /// A complex constant, with options; of the default complex dtype unless another is asked for.
    ///
    /// ```java
    /// full(new long[] {2}, Complex.I, o -> o.dtype(complex128)).dtype() // complex128
    /// ```
    ///
    /// @param size the shape of the result
    /// @param value what every element is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor
    public static Tensor full(long[] size, Complex value, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(value, "value");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full(size,value,options)", size, value, options)
                        : null;
        Tensor made = ComplexFactories.full(
                size, value, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A float constant.
    ///
    /// ```java
    /// full(new long[] {2}, 0.5) // [0.5, 0.5]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param value what every element is
    /// @return a new tensor of the default dtype
    public static Tensor full(long[] size, double value) {
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("full(size,value)", size, value) : null;
        Tensor made = Constants.full(size, value);
        return open == null ? made : open.close(made);
    }

    /// A constant, with options.
    ///
    /// ```java
    /// full(new long[] {2}, 0.5, o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param size the shape of the result
    /// @param value what every element is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor full(long[] size, double value, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full(size,value,options)", size, value, options)
                        : null;
        Tensor made = Constants.full(size, value, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// An integer constant.
    ///
    /// ```java
    /// full(new long[] {2}, 7) // [7, 7]
    /// ```
    ///
    /// @param size the shape of the result
    /// @param value what every element is
    /// @return a new tensor, int64
    public static Tensor full(long[] size, long value) {
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("full(size,value)", size, value) : null;
        Tensor made = Constants.full(size, value);
        return open == null ? made : open.close(made);
    }

    /// A complex constant in the sizes, dtype and layout of a tensor.
    ///
    /// @param value what every element is
    /// @return a new tensor
    public static Tensor fullLike(Tensor input, Complex value) {
        Arguments.given(input, "input");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full_like(input,value)", input, value)
                        : null;
        Tensor made = ComplexFactories.fullLike(input, value);
        return open == null ? made : open.close(made);
    }

    /// A complex constant in the sizes and layout of a tensor, with options.
    ///
    /// @param value what every element is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor fullLike(Tensor input, Complex value, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(value, "value");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full_like(input,value,options)", input, value, options)
                        : null;
        Tensor made = ComplexFactories.fullLike(
                input, value, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A constant in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// fullLike(ones(2), 7) // [7, 7]
    /// ```
    ///
    /// @param value what every element is, converted to the dtype
    /// @return a new tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor fullLike(Tensor input, double value) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full_like(input,value)", input, value)
                        : null;
        Tensor made = Constants.fullLike(input, value);
        return open == null ? made : open.close(made);
    }

    /// A constant in the sizes and layout of a tensor, with options.
    ///
    /// ```java
    /// fullLike(ones(2), 7, o -> o.dtype(int64)) // [7, 7]
    /// ```
    ///
    /// @param value what every element is
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor fullLike(Tensor input, double value, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full_like(input,value,options)", input, value, options)
                        : null;
        Tensor made = Constants.fullLike(
                input, value, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A constant in the sizes and layout of a tensor.
    ///
    /// ```java
    /// fullLike(ones(2), 7, int64).dtype() // int64
    /// ```
    ///
    /// @param value what every element is
    /// @param dtype the dtype of the result
    /// @return a new tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor fullLike(Tensor input, double value, DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("full_like(input,value,dtype)", input, value, dtype)
                        : null;
        Tensor made = Constants.fullLike(input, value, dtype);
        return open == null ? made : open.close(made);
    }

    /// The regularised lower incomplete gamma function, [#igamma].
    ///
    /// ```java
    /// gammainc(tensor(4.0), tensor(3.0, 4, 5)) // [0.3528, 0.5665, 0.735]
    /// ```
    ///
    /// @param input the exponents
    /// @param other the upper ends of the integral, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor gammainc(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gammainc(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.gammainc(input, other);
        return open == null ? made : open.close(made);
    }

    /// The regularised upper incomplete gamma function, [#igammac].
    ///
    /// ```java
    /// gammaincc(tensor(4.0), tensor(3.0, 4, 5)) // [0.6472, 0.4335, 0.265]
    /// ```
    ///
    /// @param input the exponents
    /// @param other the lower ends of the integral, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor gammaincc(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gammaincc(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.gammaincc(input, other);
        return open == null ? made : open.close(made);
    }

    /// The log of the absolute gamma function, [#lgamma].
    ///
    /// ```java
    /// gammaln(tensor(1.0, 4)) // [0, 1.7918]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor gammaln(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gammaln(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.gammaln(input);
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
    /// @param index int32 or int64, of as many dimensions as the input
    /// @return a new tensor of the shape of the index and the input's dtype
    /// @throws dev.obor.base.ShapeError if the index is larger than the input in another dimension
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public static Tensor gather(Tensor input, long dim, Tensor index) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gather(input,dim,index)", input, dim, index)
                        : null;
        Tensor made = GatherOps.gather(input, dim, index);
        return open == null ? made : open.close(made);
    }

    /// The greatest common divisor of each pair of integers.
    ///
    /// ```java
    /// tensor(12, 7).gcd(tensor(18, 3)) // [6, 1]
    /// ```
    ///
    /// @param other integers, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for others than integers
    public static Tensor gcd(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gcd(input,other,in_place)", input, other, false)
                        : null;
        Tensor made = Specials.gcd(input, other, false);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor ge(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ge(input,other)", input, other) : null;
        Tensor made = Comparisons.GE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor ge(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("ge(input,other)", input, other) : null;
        Tensor made = Comparisons.GE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).ge(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor ge(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("ge(input,other)", input, other) : null;
        Tensor made = Comparisons.GE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// LAPACK's packed form of A = Q R, for [#ormqr] and [Linalg#householderProduct].
    ///
    /// ```java
    /// tensor(3.0, 4).view(2, 1).geqrf() // [[-5], [0.5]], [1.6]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return the packed matrix, (\*, m, n), and the factors of the reflections, (\*, min(m, n))
    public static Geqrf geqrf(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("geqrf(input)", new Object[] {input})
                        : null;
        Geqrf made = QrOps.geqrf(input);
        return open == null ? made : open.close(made);
    }

    /// All products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).ger(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// @param input (n)
    /// @param vec2 (m)
    /// @return (n, m) of the promoted dtype
    /// @throws dev.obor.base.ShapeError if one is no vector
    public static Tensor ger(Tensor input, Tensor vec2) {
        Arguments.given(input, "input");
        Arguments.given(vec2, "vec2");
        Recorder.Open open = Recorder.on() ? Recorder.open("ger(input,vec2)", input, vec2) : null;
        Tensor made = Contractions.outer(input, vec2);
        return open == null ? made : open.close(made);
    }

    /// The derivatives along all dimensions, of values that lie 1 apart: central differences, and
    /// one-sided ones at the ends.
    ///
    /// ```java
    /// gradient(tensor(1.0, 4, 9, 16)) // [3, 4, 6, 7]
    /// ```
    ///
    /// @param input at least two values along each dimension
    /// @return for each dimension a tensor of the input's shape and dtype, the default dtype for
    ///   integers
    public static Tensor[] gradient(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gradient(input)", new Object[] {input})
                        : null;
        Tensor[] made = Integrals.gradient(input);
        return open == null ? made : open.close(made);
    }

    /// The derivatives along some dimensions: `gradient(y, o -> o.spacing(0.1).dim(0))`.
    ///
    /// ```java
    /// gradient(tensor(1.0, 4, 9, 16), o -> o.spacing(2)) // [1.5, 2, 3, 3.5]
    /// ```
    ///
    /// @param options sets `spacing`, one distance or one per dimension, or the places along each;
    ///   `dim`, the dimensions; `edgeOrder`, 1 or 2 values beside the ends
    /// @return for each dimension that is asked for a tensor of the input's shape
    /// @throws dev.obor.base.ShapeError if a dimension has too few values, or the spacings are not
    ///   as many as the dimensions
    public static Tensor[] gradient(Tensor input, Consumer<GradientOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gradient(input,options)", input, options)
                        : null;
        Tensor[] made = Integrals.gradient(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor greater(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.GT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor greater(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.GT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greater(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor greater(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.GT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor greaterEqual(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.GE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor greaterEqual(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.GE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at least the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).greaterEqual(2) // [false, true, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor greaterEqual(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("greater_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.GE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Runs a gated recurrent network over padded sequences.
    ///
    /// Source: Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014.
    ///
    /// ```java
    /// var weights = List.of(ones(3, 2), ones(3, 1));
    /// var out = gru(ones(3, 1, 2), zeros(1, 1, 1), weights, false, 1, 0, false, false, false);
    /// out.output().shape() // [3, 1, 1]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @param batchFirst whether the batch comes before time in the input and the output
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static RNNResult gru(
            Tensor input,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gru(input,hx,params,has_biases,num_layers,dropout,train,bidirectional,batch_first)", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst)
                        : null;
        RNNResult made = RecurrentFunctions.gru(
                input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst);
        return open == null ? made : open.close(made);
    }

    /// Runs a gated recurrent network over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static RNNResult gru(
            Tensor input,
            Tensor batchSizes,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        Arguments.given(input, "input");
        Arguments.given(batchSizes, "batchSizes");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gru(input,batch_sizes,hx,params,has_biases,num_layers,dropout,train,bidirectional)", input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional)
                        : null;
        RNNResult made = RecurrentFunctions.gru(
                input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional);
        return open == null ? made : open.close(made);
    }

    /// One step of a gated recurrent network.
    ///
    /// ```java
    /// gruCell(ones(1, 2), zeros(1, 1), ones(3, 2), ones(3, 1), null, null) // [[0.1149]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, (batch, hidden)
    /// @param wIh (3 · hidden, size)
    /// @param wHh (3 · hidden, hidden)
    /// @param bIh (3 · hidden), or null
    /// @param bHh (3 · hidden), or null
    /// @return (batch, hidden)
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static Tensor gruCell(
            Tensor input,
            Tensor hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.given(wIh, "wIh");
        Arguments.given(wHh, "wHh");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gru_cell(input,hx,w_ih,w_hh,b_ih,b_hh)", input, hx, wIh, wHh, bIh, bHh)
                        : null;
        Tensor made = RecurrentFunctions.gruCell(input, hx, wIh, wHh, bIh, bHh);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor gt(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("gt(input,other)", input, other) : null;
        Tensor made = Comparisons.GT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor gt(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("gt(input,other)", input, other) : null;
        Tensor made = Comparisons.GT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is greater than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).gt(2) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor gt(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("gt(input,other)", input, other) : null;
        Tensor made = Comparisons.GT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hamming's window, alpha - beta cos x; periodic unless said otherwise.
    ///
    /// ```java
    /// hammingWindow(4) // [0.08, 0.54, 1, 0.54]
    /// ```
    ///
    /// Here `periodic` is `true`, `alpha` is `0.54` and `beta` is `0.46`.
    ///
    /// @param windowLength how many points
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor hammingWindow(long windowLength) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hamming_window(window_length,periodic,alpha,beta)", windowLength, true, 0.54, 0.46)
                        : null;
        Tensor made = SpectralWindows.hammingWindow(windowLength, true, 0.54, 0.46);
        return open == null ? made : open.close(made);
    }

    /// Hamming's window, alpha - beta cos x; periodic unless said otherwise.
    ///
    /// ```java
    /// hammingWindow(4) // [0.08, 0.54, 1, 0.54]
    /// ```
    ///
    /// Here `alpha` is `0.54` and `beta` is `0.46`.
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor hammingWindow(long windowLength, boolean periodic) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hamming_window(window_length,periodic,alpha,beta)", windowLength, periodic, 0.54, 0.46)
                        : null;
        Tensor made = SpectralWindows.hammingWindow(windowLength, periodic, 0.54, 0.46);
        return open == null ? made : open.close(made);
    }

    /// Hamming's window, alpha - beta cos x; periodic unless said otherwise.
    ///
    /// ```java
    /// hammingWindow(4) // [0.08, 0.54, 1, 0.54]
    /// ```
    ///
    /// Here `beta` is `0.46`.
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @param alpha the mean; default `0.54`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor hammingWindow(long windowLength, boolean periodic, double alpha) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hamming_window(window_length,periodic,alpha,beta)", windowLength, periodic, alpha, 0.46)
                        : null;
        Tensor made = SpectralWindows.hammingWindow(windowLength, periodic, alpha, 0.46);
        return open == null ? made : open.close(made);
    }

    /// Hamming's window, alpha - beta cos x; periodic unless said otherwise.
    ///
    /// ```java
    /// hammingWindow(4) // [0.08, 0.54, 1, 0.54]
    /// ```
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @param alpha the mean; default `0.54`
    /// @param beta the height of the cosine; default `0.46`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor hammingWindow(
            long windowLength, boolean periodic, double alpha, double beta) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hamming_window(window_length,periodic,alpha,beta)", windowLength, periodic, alpha, beta)
                        : null;
        Tensor made = SpectralWindows.hammingWindow(windowLength, periodic, alpha, beta);
        return open == null ? made : open.close(made);
    }

    /// Hann's window, 1/2 - 1/2 cos x; periodic, as spectra need it, unless said otherwise.
    ///
    /// ```java
    /// hannWindow(4) // [0, 0.5, 1, 0.5]
    /// hannWindow(5, false) // [0, 0.5, 1, 0.5, 0]
    /// ```
    ///
    /// Here `periodic` is `true`.
    ///
    /// @param windowLength how many points
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor hannWindow(long windowLength) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hann_window(window_length,periodic)", windowLength, true)
                        : null;
        Tensor made = SpectralWindows.hannWindow(windowLength, true);
        return open == null ? made : open.close(made);
    }

    /// Hann's window, 1/2 - 1/2 cos x; periodic, as spectra need it, unless said otherwise.
    ///
    /// ```java
    /// hannWindow(4) // [0, 0.5, 1, 0.5]
    /// hannWindow(5, false) // [0, 0.5, 1, 0.5, 0]
    /// ```
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor hannWindow(long windowLength, boolean periodic) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hann_window(window_length,periodic)", windowLength, periodic)
                        : null;
        Tensor made = SpectralWindows.hannWindow(windowLength, periodic);
        return open == null ? made : open.close(made);
    }

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    ///
    /// Here `lambd` is `0.5`.
    ///
    /// @param input floats
    /// @return a new tensor of the input's shape and dtype
    public static Tensor hardshrink(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", input, 0.5)
                        : null;
        Tensor made = Activations.hardshrink(input, 0.5);
        return open == null ? made : open.close(made);
    }

    /// x, but zero between -lambd and lambd.
    ///
    /// ```java
    /// tensor(-2.0, 0.3, 1).hardshrink() // [-2, 0, 1]
    /// ```
    ///
    /// @param input floats
    /// @param lambd half the width of the gap; default `0.5`
    /// @return a new tensor of the input's shape and dtype
    public static Tensor hardshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", input, lambd)
                        : null;
        Tensor made = Activations.hardshrink(input, lambd);
        return open == null ? made : open.close(made);
    }

    /// 0 below 0, 1 above, and at 0 the element of the other tensor. Broadcasts.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).heaviside(tensor(0.5)) // [0, 0.5, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor heaviside(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("heaviside(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.HEAVISIDE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of physicists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialH(tensor(0.5, 2), 3) // [-5, 40]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialH(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_h(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_H.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of physicists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialH(tensor(0.5, 2), 3) // [-5, 40]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialH(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_h(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_H.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of physicists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialH(tensor(0.5, 2), 3) // [-5, 40]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialH(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_h(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_H.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of physicists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialH(tensor(0.5, 2), 3) // [-5, 40]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialH(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_h(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_H.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of physicists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialH(tensor(0.5, 2), 3) // [-5, 40]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialH(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_h(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_H.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of probabilists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialHe(tensor(0.5, 2), 3) // [-1.375, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialHe(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_he(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_HE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of probabilists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialHe(tensor(0.5, 2), 3) // [-1.375, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialHe(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_he(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_HE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of probabilists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialHe(tensor(0.5, 2), 3) // [-1.375, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialHe(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_he(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_HE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of probabilists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialHe(tensor(0.5, 2), 3) // [-1.375, 2]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialHe(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_he(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_HE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hermite's polynomials of probabilists, of a number and a degree; NaN above a degree of 512,
    /// for float32 of 128.
    ///
    /// ```java
    /// hermitePolynomialHe(tensor(0.5, 2), 3) // [-1.375, 2]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor hermitePolynomialHe(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hermite_polynomial_he(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.HERMITE_POLYNOMIAL_HE.call(input, other);
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
    /// @return (bins) of the input's dtype
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public static Tensor histc(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histc(input,bins,min,max)", input, 100, 0, 0)
                        : null;
        Tensor made = Histograms.histc(input, 100, 0, 0);
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
    /// @return (bins) of the input's dtype
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public static Tensor histc(Tensor input, Consumer<OperationOptions.Histogram> options) {
        OperationOptions.Histogram o = OperationOptions.Histogram.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histc(input,bins,min,max)", input, o.bins, o.min, o.max)
                        : null;
        Tensor made = Histograms.histc(input, o.bins, o.min, o.max);
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
    /// @return (bins) of the input's dtype
    /// @throws dev.obor.base.DTypeError unless the elements are floats
    /// @throws dev.obor.base.ShapeError if there is no interval
    public static Tensor histc(Tensor input, long bins) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histc(input,bins,min,max)", input, bins, 0, 0)
                        : null;
        Tensor made = Histograms.histc(input, bins, 0, 0);
        return open == null ? made : open.close(made);
    }

    /// How many elements fall into each of 100 bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram().hist().shape() // [100]
    /// ```
    ///
    /// @return the counts and the bounds: (100) and (101), of the input's dtype
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogram(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input)", new Object[] {input})
                        : null;
        Histogram made = Histograms.histogram(input);
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
    public static Histogram histogram(Tensor input, Tensor bins) {
        Arguments.given(input, "input");
        Arguments.given(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", input, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogram(input, bins, null, null, false);
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
    public static Histogram histogram(
            Tensor input, Tensor bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", input, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogram(input, bins, o.range, o.weight, o.density);
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
    /// @return the counts and the bounds: (bins) and (bins + 1), of the input's dtype
    /// @throws dev.obor.base.ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogram(Tensor input, long bins) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", input, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogram(input, bins, null, null, false);
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
    /// @return the counts and the bounds: (bins) and (bins + 1), of the input's dtype
    /// @throws dev.obor.base.ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogram(
            Tensor input, long bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogram(input,bins,range,weight,density)", input, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogram(input, bins, o.range, o.weight, o.density);
        return open == null ? made : open.close(made);
    }

    /// How many points fall into which boxes of a grid, between rising bounds along each dimension.
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @param input points (…, D)
    /// @param bins the bounds along each dimension, vectors
    /// @return the counts and the bounds of the D dimensions
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogramdd(Tensor input, Tensor[] bins) {
        Arguments.given(input, "input");
        Arguments.allGiven(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogramdd(input,bins,range,weight,density)", input, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogramdd(input, bins, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// How many points fall into which boxes of a grid, between rising bounds along each dimension.
    ///
    /// Options and their defaults:
    /// - `range`, `null`
    /// - `weight`, `null`: what each point counts; null for 1
    /// - `density`, `false`: whether the results are densities, which have the integral 1
    ///
    /// @param input points (…, D)
    /// @param bins the bounds along each dimension, vectors
    /// @param options sets the options, those of [OperationOptions.Bins]
    /// @return the counts and the bounds of the D dimensions
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogramdd(
            Tensor input, Tensor[] bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.allGiven(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogramdd(input,bins,range,weight,density)", input, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogramdd(input, bins, o.range, o.weight, o.density);
        return open == null ? made : open.close(made);
    }

    /// How many points fall into which boxes of a grid, as many along each dimension.
    ///
    /// ```java
    /// histogramdd(tensor(new double[][] {{0, 0}, {1, 1}, {1, 0}}), 2).hist() // [[1, 0], [1, 1]]
    /// ```
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @param input points (…, D)
    /// @param bins how many along each dimension
    /// @return the counts and the bounds of the D dimensions: (bins, …, bins) and D vectors
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogramdd(Tensor input, long bins) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogramdd(input,bins,range,weight,density)", input, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogramdd(input, bins, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// How many points fall into which boxes of a grid, as many along each dimension.
    ///
    /// ```java
    /// histogramdd(tensor(new double[][] {{0, 0}, {1, 1}, {1, 0}}), 2).hist() // [[1, 0], [1, 1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `range`, `null`: the least and the largest bound of each dimension, one after the other; null
    ///   for those of the points
    /// - `weight`, `null`: what each point counts; null for 1
    /// - `density`, `false`: whether the results are densities, which have the integral 1
    ///
    /// @param input points (…, D)
    /// @param bins how many along each dimension
    /// @param options sets the options, those of [OperationOptions.Bins]
    /// @return the counts and the bounds of the D dimensions: (bins, …, bins) and D vectors
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogramdd(
            Tensor input, long bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogramdd(input,bins,range,weight,density)", input, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogramdd(input, bins, o.range, o.weight, o.density);
        return open == null ? made : open.close(made);
    }

    /// How many points fall into which boxes of a grid: of one size along each dimension.
    ///
    /// ```java
    /// histogramdd(tensor(new double[][] {{0, 0}, {1, 1}, {1, 0}}), new long[] {2, 2}).hist() // [[1, 0], [1, 1]]
    /// ```
    ///
    /// Here `range` is `null`, `weight` is `null` and `density` is `false`.
    ///
    /// @param input points (…, D)
    /// @param bins how many there are along each dimension
    /// @return the counts and the bounds of the D dimensions: (bins₁, …, bins_D) and D vectors
    /// @throws dev.obor.base.ShapeError if there are no bins for each dimension, or the range or
    ///   the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogramdd(Tensor input, long[] bins) {
        Arguments.given(input, "input");
        Arguments.given(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogramdd(input,bins,range,weight,density)", input, bins, null, null, false)
                        : null;
        Histogram made = Histograms.histogramdd(input, bins, null, null, false);
        return open == null ? made : open.close(made);
    }

    /// How many points fall into which boxes of a grid: of one size along each dimension.
    ///
    /// ```java
    /// histogramdd(tensor(new double[][] {{0, 0}, {1, 1}, {1, 0}}), new long[] {2, 2}).hist() // [[1, 0], [1, 1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `range`, `null`: the least and the largest bound of each dimension, one after the other; null
    ///   for those of the points
    /// - `weight`, `null`: what each point counts; null for 1
    /// - `density`, `false`: whether the results are densities, which have the integral 1
    ///
    /// @param input points (…, D)
    /// @param bins how many there are along each dimension
    /// @param options sets the options, those of [OperationOptions.Bins]
    /// @return the counts and the bounds of the D dimensions: (bins₁, …, bins_D) and D vectors
    /// @throws dev.obor.base.ShapeError if there are no bins for each dimension, or the range or
    ///   the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    public static Histogram histogramdd(
            Tensor input, long[] bins, Consumer<OperationOptions.Bins> options) {
        OperationOptions.Bins o = OperationOptions.Bins.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(bins, "bins");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("histogramdd(input,bins,range,weight,density)", input, bins, o.range, o.weight, o.density)
                        : null;
        Histogram made = Histograms.histogramdd(input, bins, o.range, o.weight, o.density);
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
    public static Tensor[] hsplit(Tensor input, long sections) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hsplit(input,sections)", input, sections)
                        : null;
        Tensor[] made = Splitting.hsplit(input, sections);
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
    public static Tensor[] hsplit(Tensor input, long[] indices) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hsplit(input,indices)", input, indices)
                        : null;
        Tensor[] made = Splitting.hsplit(input, indices);
        return open == null ? made : open.close(made);
    }

    /// Side by side: along dimension 1, vectors along their only one.
    ///
    /// ```java
    /// hstack(tensor(1, 2), tensor(3)) // [1, 2, 3]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype
    public static Tensor hstack(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hstack(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Joining.hstack(tensors);
        return open == null ? made : open.close(made);
    }

    /// √(a² + b²) without overflow.
    ///
    /// ```java
    /// tensor(3.0, 3).hypot(tensor(4.0, 0)) // [5, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor hypot(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hypot(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.HYPOT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the first kind and order 0.
    ///
    /// ```java
    /// tensor(0.0, 1).i0() // [1, 1.2661]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor i0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("i0(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.I0.call(input);
        return open == null ? made : open.close(made);
    }

    /// exp(-|x|) times the modified Bessel function of the first kind and order 0.
    ///
    /// ```java
    /// i0e(tensor(0.0, 1)) // [1, 0.4658]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor i0e(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("i0e(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.I0E.call(input);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the first kind and order 1.
    ///
    /// ```java
    /// i1(tensor(0.0, 1)) // [0, 0.5652]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor i1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("i1(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.I1.call(input);
        return open == null ? made : open.close(made);
    }

    /// exp(-|x|) times the modified Bessel function of the first kind and order 1.
    ///
    /// ```java
    /// i1e(tensor(0.0, 1)) // [0, 0.2079]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor i1e(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("i1e(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.I1E.call(input);
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
    /// @param other the upper end of the integral, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor igamma(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("igamma(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.IGAMMA.call(input, other);
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
    /// @param other the lower end of the integral, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor igammac(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("igammac(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.IGAMMAC.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The imaginary parts, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).imag() // [2, -1]
    /// ```
    ///
    /// @return a view of the input's shape and real dtype
    /// @throws dev.obor.base.DTypeError if the tensor is not complex
    public static Tensor imag(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("imag(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexViews.imag(input);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexAdd(Tensor input, long dim, Tensor index, Tensor source) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_add(input,dim,index,source,alpha,in_place)", input, dim, index, source, 1, false)
                        : null;
        Tensor made = SelectOps.indexAdd(input, dim, index, source, 1, false);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexAdd(
            Tensor input, long dim, Tensor index, Tensor source, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_add(input,dim,index,source,alpha,in_place)", input, dim, index, source, alpha, false)
                        : null;
        Tensor made = SelectOps.indexAdd(input, dim, index, source, alpha, false);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexCopy(Tensor input, long dim, Tensor index, Tensor source) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_copy(input,dim,index,source,in_place)", input, dim, index, source, false)
                        : null;
        Tensor made = SelectOps.indexCopy(input, dim, index, source, false);
        return open == null ? made : open.close(made);
    }

    /// Sets the slices at the given places along a dimension to a complex number.
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, a vector
    /// @param value the number
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexFill(Tensor input, long dim, Tensor index, Complex value) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill(input,dim,index,value,in_place)", input, dim, index, value, false)
                        : null;
        Tensor made = SelectOps.indexFill(input, dim, index, value, false);
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
    /// @param value a 0-d tensor, converted to the input's dtype
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexFill(Tensor input, long dim, Tensor index, Tensor value) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill(input,dim,index,value,in_place)", input, dim, index, value, false)
                        : null;
        Tensor made = SelectOps.indexFill(input, dim, index, value, false);
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
    /// @param value converted to the input's dtype
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor indexFill(Tensor input, long dim, Tensor index, double value) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_fill(input,dim,index,value,in_place)", input, dim, index, value, false)
                        : null;
        Tensor made = SelectOps.indexFill(input, dim, index, value, false);
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
    /// @param values of the input's dtype; broadcast to what is indexed
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public static Tensor indexPut(Tensor input, @Nullable Tensor[] indices, Tensor values) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_put(input,indices,values,accumulate)", input, indices, values, false)
                        : null;
        Tensor made = IndexOps.indexPut(input, indices, values, false);
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
    /// @param values of the input's dtype; broadcast to what is indexed
    /// @param accumulate whether they are added to what is there; else, where places repeat, the
    ///   last one stays; default `false`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the values do not broadcast
    public static Tensor indexPut(
            Tensor input, @Nullable Tensor[] indices, Tensor values, boolean accumulate) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_put(input,indices,values,accumulate)", input, indices, values, accumulate)
                        : null;
        Tensor made = IndexOps.indexPut(input, indices, values, accumulate);
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
    /// @param source of the input's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexReduce(
            Tensor input, long dim, Tensor index, Tensor source, String reduce) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_reduce(input,dim,index,source,reduce,include_self,in_place)", input, dim, index, source, reduce, true, false)
                        : null;
        Tensor made = ScatterReduce.index(input, dim, index, source, reduce, true, false);
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
    /// @param source of the input's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count; default `true`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor indexReduce(
            Tensor input,
            long dim,
            Tensor index,
            Tensor source,
            String reduce,
            boolean includeSelf) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_reduce(input,dim,index,source,reduce,include_self,in_place)", input, dim, index, source, reduce, includeSelf, false)
                        : null;
        Tensor made = ScatterReduce.index(input, dim, index, source, reduce, includeSelf, false);
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
    /// @return a new tensor of the input's dtype, along the dimension as long as the index
    /// @throws dev.obor.base.IndexError if the index is no vector, or a place is out of bounds
    public static Tensor indexSelect(Tensor input, long dim, Tensor index) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("index_select(input,dim,index)", input, dim, index)
                        : null;
        Tensor made = SelectOps.indexSelect(input, dim, index);
        return open == null ? made : open.close(made);
    }

    /// Sums of products over the last dimension of both.
    ///
    /// ```java
    /// tensor(1, 2, 3).inner(tensor(4, 5, 6)) // 32
    /// ```
    ///
    /// @param input (\*, n), or 0-d
    /// @param other (\*, n), or 0-d
    /// @return the first sizes of one, then those of the other
    /// @throws dev.obor.base.ShapeError if these differ
    public static Tensor inner(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inner(input,other)", input, other)
                        : null;
        Tensor made = Contractions.inner(input, other);
        return open == null ? made : open.close(made);
    }

    /// The inverses of square matrices, see [Linalg#inv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).inverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if a matrix is singular
    public static Tensor inverse(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("inverse(input)", new Object[] {input})
                        : null;
        Tensor made = Solving.inverse(input);
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
    public static boolean isConj(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_conj(input)", new Object[] {input})
                        : null;
        boolean made = ComplexNumbers.isConj(input);
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
    public static boolean isNeg(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_neg(input)", new Object[] {input})
                        : null;
        boolean made = ComplexNumbers.isNeg(input);
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
    public static boolean isNonzero(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_nonzero(input)", new Object[] {input})
                        : null;
        boolean made = Predicates.isNonzero(input);
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
    public static boolean isSameSize(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_same_size(input,other)", input, other)
                        : null;
        boolean made = Predicates.isSameSize(input, other);
        return open == null ? made : open.close(made);
    }

    /// Whether the dtype holds negative numbers.
    ///
    /// ```java
    /// tensor(1).toByte().isSigned() // false
    /// ```
    ///
    /// @return false for bool and the unsigned integers, else true
    public static boolean isSigned(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("is_signed(input)", new Object[] {input})
                        : null;
        boolean made = Predicates.isSigned(input);
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
    /// @param other of the input's dtype, broadcast with it
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public static Tensor isclose(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isclose(input,other,rtol,atol,equal_nan)", input, other, 1e-5, 1e-8, false)
                        : null;
        Tensor made = Comparisons.isclose(input, other, 1e-5, 1e-8, false);
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
    /// @param other of the input's dtype, broadcast with it
    /// @param options sets the options, those of [OperationOptions.Close]
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if a tolerance is negative
    public static Tensor isclose(
            Tensor input, Tensor other, Consumer<OperationOptions.Close> options) {
        OperationOptions.Close o = OperationOptions.Close.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isclose(input,other,rtol,atol,equal_nan)", input, other, o.rtol, o.atol, o.equalNan)
                        : null;
        Tensor made = Comparisons.isclose(input, other, o.rtol, o.atol, o.equalNan);
        return open == null ? made : open.close(made);
    }

    /// Where elements are neither infinite nor NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isfinite() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    public static Tensor isfinite(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isfinite(input)", new Object[] {input})
                        : null;
        Tensor made = Comparisons.ISFINITE.call(input);
        return open == null ? made : open.close(made);
    }

    /// Whether each element is among the test elements.
    ///
    /// ```java
    /// isin(tensor(1, 2, 3), tensor(3, 1, 7)) // [true, false, true]
    /// isin(tensor(1, 2, 3), tensor(3, 1, 7), o -> o.invert(true)) // [false, true, false]
    /// ```
    ///
    /// Here `assumeUnique` is `false` and `invert` is `false`.
    ///
    /// @param elements any shape
    /// @param testElements any shape
    /// @return a bool tensor of the shape of `elements`
    /// @throws dev.obor.base.DTypeError if they are truths
    public static Tensor isin(Tensor elements, Tensor testElements) {
        Arguments.given(elements, "elements");
        Arguments.given(testElements, "testElements");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isin(elements,test_elements,assume_unique,invert)", elements, testElements, false, false)
                        : null;
        Tensor made = Sets.isin(elements, testElements, false, false);
        return open == null ? made : open.close(made);
    }

    /// Whether each element is among the test elements.
    ///
    /// ```java
    /// isin(tensor(1, 2, 3), tensor(3, 1, 7)) // [true, false, true]
    /// isin(tensor(1, 2, 3), tensor(3, 1, 7), o -> o.invert(true)) // [false, true, false]
    /// ```
    ///
    /// Options and their defaults:
    /// - `assumeUnique`, `false`: says that no element occurs twice; the result is the same
    /// - `invert`, `false`: whether each element is not among them instead
    ///
    /// @param elements any shape
    /// @param testElements any shape
    /// @param options sets the options, those of [OperationOptions.Membership]
    /// @return a bool tensor of the shape of `elements`
    /// @throws dev.obor.base.DTypeError if they are truths
    public static Tensor isin(
            Tensor elements, Tensor testElements, Consumer<OperationOptions.Membership> options) {
        OperationOptions.Membership o = OperationOptions.Membership.DEFAULT.with(options);
        Arguments.given(elements, "elements");
        Arguments.given(testElements, "testElements");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isin(elements,test_elements,assume_unique,invert)", elements, testElements, o.assumeUnique, o.invert)
                        : null;
        Tensor made = Sets.isin(elements, testElements, o.assumeUnique, o.invert);
        return open == null ? made : open.close(made);
    }

    /// Whether each element is a number.
    ///
    /// ```java
    /// isin(tensor(1.0, 2), 2.0) // [false, true]
    /// ```
    ///
    /// @param elements any shape
    /// @param testElement the number
    /// @return a bool tensor of the shape of `elements`
    public static Tensor isin(Tensor elements, double testElement) {
        Arguments.given(elements, "elements");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isin(elements,test_element)", elements, testElement)
                        : null;
        Tensor made = Sets.isin(elements, testElement);
        return open == null ? made : open.close(made);
    }

    /// Whether each element is an integer.
    ///
    /// ```java
    /// isin(tensor(1, 2), 2) // [false, true]
    /// ```
    ///
    /// @param elements any shape
    /// @param testElement the number
    /// @return a bool tensor of the shape of `elements`
    public static Tensor isin(Tensor elements, long testElement) {
        Arguments.given(elements, "elements");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isin(elements,test_element)", elements, testElement)
                        : null;
        Tensor made = Sets.isin(elements, testElement);
        return open == null ? made : open.close(made);
    }

    /// Whether a number is among the test elements.
    ///
    /// ```java
    /// isin(2.0, tensor(1.0, 2)) // true
    /// ```
    ///
    /// @param element the number
    /// @param testElements any shape
    /// @return a 0-d bool tensor
    public static Tensor isin(double element, Tensor testElements) {
        Arguments.given(testElements, "testElements");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isin(element,test_elements)", element, testElements)
                        : null;
        Tensor made = Sets.isin(element, testElements);
        return open == null ? made : open.close(made);
    }

    /// Whether an integer is among the test elements.
    ///
    /// ```java
    /// isin(2, tensor(1, 3)) // false
    /// ```
    ///
    /// @param element the number
    /// @param testElements any shape
    /// @return a 0-d bool tensor
    public static Tensor isin(long element, Tensor testElements) {
        Arguments.given(testElements, "testElements");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isin(element,test_elements)", element, testElements)
                        : null;
        Tensor made = Sets.isin(element, testElements);
        return open == null ? made : open.close(made);
    }

    /// Where elements are infinite.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isinf() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    public static Tensor isinf(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isinf(input)", new Object[] {input})
                        : null;
        Tensor made = Comparisons.ISINF.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where elements are NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN).isnan() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    public static Tensor isnan(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isnan(input)", new Object[] {input})
                        : null;
        Tensor made = Comparisons.ISNAN.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where elements are -inf.
    ///
    /// ```java
    /// tensor(1, Double.NEGATIVE_INFINITY).isneginf() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor isneginf(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isneginf(input)", new Object[] {input})
                        : null;
        Tensor made = Comparisons.ISNEGINF.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where elements are +inf.
    ///
    /// ```java
    /// tensor(1, Double.POSITIVE_INFINITY).isposinf() // [false, true]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor isposinf(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isposinf(input)", new Object[] {input})
                        : null;
        Tensor made = Comparisons.ISPOSINF.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where elements are real, that is without an imaginary part.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(0.0, -1)).isreal() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    public static Tensor isreal(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("isreal(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.isreal(input);
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
    /// Here `hopLength` is `null`, `winLength` is `null`, `window` is `null`, `center` is `true`, `normalized` is `false`, `onesided` is `null`, `length` is `null` and `returnComplex` is `false`.
    ///
    /// @param input (frequencies, windows) or (batch, frequencies, windows), complex
    /// @param nFft how many points were transformed
    /// @return (L) or (batch, L), real unless `returnComplex`
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    /// @throws dev.obor.base.ValueError if there is a place where all windows are zero
    public static Tensor istft(Tensor input, long nFft) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("istft(input,n_fft,hop_length,win_length,window,center,normalized,onesided,length,return_complex)", input, nFft, null, null, null, true, false, null, null, false)
                        : null;
        Tensor made = ShortTime.istft(
                input, nFft, null, null, null, true, false, null, null, false);
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
    /// @param input (frequencies, windows) or (batch, frequencies, windows), complex
    /// @param nFft how many points were transformed
    /// @param options sets the options, those of [SpectrumOptions.Istft]
    /// @return (L) or (batch, L), real unless `returnComplex`
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    /// @throws dev.obor.base.ValueError if there is a place where all windows are zero
    public static Tensor istft(Tensor input, long nFft, Consumer<SpectrumOptions.Istft> options) {
        SpectrumOptions.Istft o = SpectrumOptions.Istft.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("istft(input,n_fft,hop_length,win_length,window,center,normalized,onesided,length,return_complex)", input, nFft, o.hopLength, o.winLength, o.window, o.center, o.normalized, o.onesided, o.length, o.returnComplex)
                        : null;
        Tensor made = ShortTime.istft(
                input, nFft, o.hopLength, o.winLength, o.window, o.center, o.normalized, o.onesided, o.length, o.returnComplex);
        return open == null ? made : open.close(made);
    }

    /// Kaiser's window, `I₀(β √(1 - x²)) / I₀(β)` with x from -1 to 1; periodic unless said
    /// otherwise.
    ///
    /// ```java
    /// kaiserWindow(4) // [5.277e-5, 0.2157, 1, 0.2157]
    /// ```
    ///
    /// Here `periodic` is `true` and `beta` is `12.0`.
    ///
    /// @param windowLength how many points
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor kaiserWindow(long windowLength) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kaiser_window(window_length,periodic,beta)", windowLength, true, 12.0)
                        : null;
        Tensor made = SpectralWindows.kaiserWindow(windowLength, true, 12.0);
        return open == null ? made : open.close(made);
    }

    /// Kaiser's window, `I₀(β √(1 - x²)) / I₀(β)` with x from -1 to 1; periodic unless said
    /// otherwise.
    ///
    /// ```java
    /// kaiserWindow(4) // [5.277e-5, 0.2157, 1, 0.2157]
    /// ```
    ///
    /// Here `beta` is `12.0`.
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor kaiserWindow(long windowLength, boolean periodic) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kaiser_window(window_length,periodic,beta)", windowLength, periodic, 12.0)
                        : null;
        Tensor made = SpectralWindows.kaiserWindow(windowLength, periodic, 12.0);
        return open == null ? made : open.close(made);
    }

    /// Kaiser's window, `I₀(β √(1 - x²)) / I₀(β)` with x from -1 to 1; periodic unless said
    /// otherwise.
    ///
    /// ```java
    /// kaiserWindow(4) // [5.277e-5, 0.2157, 1, 0.2157]
    /// ```
    ///
    /// @param windowLength how many points
    /// @param periodic whether the window is one longer, without its last point, as spectra need
    ///   it; else it is symmetric; default `true`
    /// @param beta how narrow it is: 0 is flat; default `12.0`
    /// @return (windowLength) of the default dtype
    /// @throws dev.obor.base.ValueError if the length is negative
    public static Tensor kaiserWindow(long windowLength, boolean periodic, double beta) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kaiser_window(window_length,periodic,beta)", windowLength, periodic, beta)
                        : null;
        Tensor made = SpectralWindows.kaiserWindow(windowLength, periodic, beta);
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
    public static Tensor kron(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kron(input,other)", input, other)
                        : null;
        Tensor made = Contractions.kron(input, other);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public static ValuesIndices kthvalue(Tensor input, long k) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kthvalue(input,k,dim,keepdim)", input, k, -1, false)
                        : null;
        ValuesIndices made = Sorting.kthvalue(input, k, -1, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public static ValuesIndices kthvalue(Tensor input, long k, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kthvalue(input,k,dim,keepdim)", input, k, dim, false)
                        : null;
        ValuesIndices made = Sorting.kthvalue(input, k, dim, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.ShapeError if there is no such element
    /// @throws dev.obor.base.IndexError if the dimension is empty
    public static ValuesIndices kthvalue(Tensor input, long k, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kthvalue(input,k,dim,keepdim)", input, k, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.kthvalue(input, k, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Laguerre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// laguerrePolynomialL(tensor(0.5, 2), 3) // [-0.1458, -0.3333]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor laguerrePolynomialL(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("laguerre_polynomial_l(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LAGUERRE_POLYNOMIAL_L.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Laguerre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// laguerrePolynomialL(tensor(0.5, 2), 3) // [-0.1458, -0.3333]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor laguerrePolynomialL(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("laguerre_polynomial_l(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LAGUERRE_POLYNOMIAL_L.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Laguerre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// laguerrePolynomialL(tensor(0.5, 2), 3) // [-0.1458, -0.3333]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor laguerrePolynomialL(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("laguerre_polynomial_l(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LAGUERRE_POLYNOMIAL_L.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Laguerre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// laguerrePolynomialL(tensor(0.5, 2), 3) // [-0.1458, -0.3333]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor laguerrePolynomialL(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("laguerre_polynomial_l(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LAGUERRE_POLYNOMIAL_L.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Laguerre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// laguerrePolynomialL(tensor(0.5, 2), 3) // [-0.1458, -0.3333]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor laguerrePolynomialL(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("laguerre_polynomial_l(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LAGUERRE_POLYNOMIAL_L.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The least common multiple of each pair of integers.
    ///
    /// ```java
    /// tensor(4, 7).lcm(tensor(6, 3)) // [12, 21]
    /// ```
    ///
    /// @param other integers, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for others than integers
    public static Tensor lcm(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lcm(input,other,in_place)", input, other, false)
                        : null;
        Tensor made = Specials.lcm(input, other, false);
        return open == null ? made : open.close(made);
    }

    /// Each element times 2 to the power of another.
    ///
    /// ```java
    /// tensor(1.5, 1).ldexp(tensor(2, 3)) // [6, 8]
    /// ```
    ///
    /// @param other the exponents, broadcast with the input
    /// @return a new tensor of the broadcast shape and the input's dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.DTypeError for an exponent of bool
    public static Tensor ldexp(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ldexp(input,other,in_place)", input, other, false)
                        : null;
        Tensor made = Specials.ldexp(input, other, false);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor le(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("le(input,other)", input, other) : null;
        Tensor made = Comparisons.LE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor le(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("le(input,other)", input, other) : null;
        Tensor made = Comparisons.LE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).le(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor le(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("le(input,other)", input, other) : null;
        Tensor made = Comparisons.LE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Legendre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// legendrePolynomialP(tensor(0.5, 2), 3) // [-0.4375, 17]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor legendrePolynomialP(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("legendre_polynomial_p(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LEGENDRE_POLYNOMIAL_P.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Legendre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// legendrePolynomialP(tensor(0.5, 2), 3) // [-0.4375, 17]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor legendrePolynomialP(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("legendre_polynomial_p(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LEGENDRE_POLYNOMIAL_P.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Legendre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// legendrePolynomialP(tensor(0.5, 2), 3) // [-0.4375, 17]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor legendrePolynomialP(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("legendre_polynomial_p(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LEGENDRE_POLYNOMIAL_P.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Legendre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// legendrePolynomialP(tensor(0.5, 2), 3) // [-0.4375, 17]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor legendrePolynomialP(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("legendre_polynomial_p(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LEGENDRE_POLYNOMIAL_P.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Legendre's polynomials, of a number and a degree.
    ///
    /// ```java
    /// legendrePolynomialP(tensor(0.5, 2), 3) // [-0.4375, 17]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor legendrePolynomialP(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("legendre_polynomial_p(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.LEGENDRE_POLYNOMIAL_P.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by a complex share.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0), tensor(0.0));
    /// a.lerp(zeros(complex64), new Complex(0, 0.5)) // 1-0.5j
    /// ```
    ///
    /// @param end of the input's dtype, broadcast with it
    /// @param weight the share
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the share has an imaginary part and the tensors are real
    public static Tensor lerp(Tensor input, Tensor end, Complex weight) {
        Arguments.given(input, "input");
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp(input,end,weight,in_place)", input, end, weight, false)
                        : null;
        Tensor made = BinaryFunctions.lerp(input, end, weight, false);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by shares: `this + weight (end - this)`; floats of one dtype. A
    /// share without dimensions may have any dtype, as a number has.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), tensor(0.5, 0.1)) // [5, 11]
    /// ```
    ///
    /// @param end of the input's dtype, broadcast with it
    /// @param weight the shares, of the input's dtype, broadcast with it
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(end, "end");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp(input,end,weight,in_place)", input, end, weight, false)
                        : null;
        Tensor made = BinaryFunctions.lerp(input, end, weight, false);
        return open == null ? made : open.close(made);
    }

    /// From this to another tensor by a share: `this + weight (end - this)`; floats of one dtype.
    ///
    /// ```java
    /// tensor(0.0, 10).lerp(tensor(10.0, 20), 0.25) // [2.5, 12.5]
    /// ```
    ///
    /// @param end of the input's dtype, broadcast with it
    /// @param weight the share: 0 gives the input, 1 the end
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError for integers, or if the dtypes differ
    public static Tensor lerp(Tensor input, Tensor end, double weight) {
        Arguments.given(input, "input");
        Arguments.given(end, "end");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lerp(input,end,weight,in_place)", input, end, weight, false)
                        : null;
        Tensor made = BinaryFunctions.lerp(input, end, weight, false);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor less(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.LT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor less(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.LT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).less(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor less(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.LT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lessEqual(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.LE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lessEqual(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.LE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is at most the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lessEqual(2) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lessEqual(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("less_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.LE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The log of the absolute gamma function.
    ///
    /// ```java
    /// tensor(1.0, 4).lgamma() // [0, 1.7918]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lgamma(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lgamma(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.LGAMMA.call(input);
        return open == null ? made : open.close(made);
    }

    /// So many numbers at equal distances between the numbers of two 0-d tensors, with options.
    ///
    /// ```java
    /// linspace(tensor(0.0), tensor(1.0), 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number, 0-d
    /// @param end the last number, 0-d
    /// @param steps how many, none negative
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if one of them has dimensions
    public static Tensor linspace(
            Tensor start, Tensor end, long steps, Consumer<TensorOptions> options) {
        Arguments.given(start, "start");
        Arguments.given(end, "end");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linspace(start,end,steps,options)", start, end, steps, options)
                        : null;
        Tensor made = Ranges.linspace(
                start, end, steps, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// So many numbers at equal distances from the number of a 0-d tensor to `end`, with options.
    ///
    /// ```java
    /// linspace(tensor(0.0), 1, 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number, 0-d
    /// @param end the last number
    /// @param steps how many, none negative
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    public static Tensor linspace(
            Tensor start, double end, long steps, Consumer<TensorOptions> options) {
        Arguments.given(start, "start");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linspace(start,end,steps,options)", start, end, steps, options)
                        : null;
        Tensor made = Ranges.linspace(
                start, end, steps, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// So many numbers at equal distances from `start` to the number of a 0-d tensor, with options.
    ///
    /// ```java
    /// linspace(0, tensor(1.0), 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number
    /// @param end the last number, 0-d
    /// @param steps how many, none negative
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    public static Tensor linspace(
            double start, Tensor end, long steps, Consumer<TensorOptions> options) {
        Arguments.given(end, "end");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linspace(start,end,steps,options)", start, end, steps, options)
                        : null;
        Tensor made = Ranges.linspace(
                start, end, steps, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// So many numbers at equal distances from `start` to `end`, both included.
    ///
    /// ```java
    /// linspace(0, 1, 5) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number
    /// @param end the last number
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype
    public static Tensor linspace(double start, double end, long steps) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linspace(start,end,steps)", start, end, steps)
                        : null;
        Tensor made = Ranges.linspace(start, end, steps);
        return open == null ? made : open.close(made);
    }

    /// So many numbers at equal distances from `start` to `end`, with options.
    ///
    /// ```java
    /// linspace(0, 1, 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number
    /// @param end the last number
    /// @param steps how many, none negative
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    public static Tensor linspace(
            double start, double end, long steps, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linspace(start,end,steps,options)", start, end, steps, options)
                        : null;
        Tensor made = Ranges.linspace(
                start, end, steps, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The largest or smallest eigenvalues of symmetric positive definite matrices, and their
    /// vectors: A x = λ B x.
    ///
    /// The locally optimal block preconditioned conjugate gradient method (Knyazev, SIAM J. Sci.
    /// Comput. 23, 2001), `ortho` with the orthogonal bases of Duersch, Shao, Yang and Gu (SIAM J.
    /// Sci. Comput. 40, 2018). It draws a (m, n) normal start for each matrix if none is given.
    /// Where A requires gradients it is made symmetric first, so that its gradient is.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 2, 3, 9).diagEmbed();
    /// lobpcg(a, o -> o.k(1).x(ones(4, 1))).eigenvalues() // [9]
    /// ```
    ///
    /// Difference from PyTorch: A, B and the start are never changed, and gradients are those of
    /// the eigenvalue problem, by a linear system for each vector.
    ///
    /// Here `k` is `0`, `b` is `null`, `x` is `null`, `n` is `null`, `iK` is `null`, `niter` is `null`, `tol` is `null`, `largest` is `true`, `method` is `"ortho"`, `orthoIparams` is `Map.of()`, `orthoFparams` is `Map.of()` and `orthoBparams` is `Map.of()`.
    ///
    /// @param input (*, m, m) float32 or float64, symmetric
    /// @return (\*, k) values, the largest or smallest first, and (\*, m, k) vectors
    /// @throws dev.obor.base.ValueError if A has fewer than 3 rows for each vector, or gradients
    ///   are asked for that are not known
    public static Eigenpairs lobpcg(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lobpcg(input,k,b,x,n,i_k,niter,tol,largest,method,ortho_iparams,ortho_fparams,ortho_bparams)", input, 0, null, null, null, null, null, null, true, "ortho", Map.of(), Map.of(), Map.of())
                        : null;
        Eigenpairs made = Lobpcg.lobpcg(
                input, 0, null, null, null, null, null, null, true, "ortho", Map.of(), Map.of(), Map.of());
        return open == null ? made : open.close(made);
    }

    /// The largest or smallest eigenvalues of symmetric positive definite matrices, and their
    /// vectors: A x = λ B x.
    ///
    /// The locally optimal block preconditioned conjugate gradient method (Knyazev, SIAM J. Sci.
    /// Comput. 23, 2001), `ortho` with the orthogonal bases of Duersch, Shao, Yang and Gu (SIAM J.
    /// Sci. Comput. 40, 2018). It draws a (m, n) normal start for each matrix if none is given.
    /// Where A requires gradients it is made symmetric first, so that its gradient is.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 2, 3, 9).diagEmbed();
    /// lobpcg(a, o -> o.k(1).x(ones(4, 1))).eigenvalues() // [9]
    /// ```
    ///
    /// Difference from PyTorch: A, B and the start are never changed, and gradients are those of
    /// the eigenvalue problem, by a linear system for each vector.
    ///
    /// Options and their defaults:
    /// - `k`, `0`: how many; 0 for the columns of the start, or 1 if there is none
    /// - `b`, `null`: (\*, m, m) B, symmetric positive definite; null for the identity
    /// - `x`, `null`: (*, m, n) approximations of the vectors to begin with, n at least `k`
    /// - `n`, `null`: how many vectors are improved together, if no start is given; `k` if null
    /// - `iK`, `null`: (m, m) a preconditioner, near the inverse of A
    /// - `niter`, `null`: how many steps at most, 1000 if null; -1 for no bound
    /// - `tol`, `null`: the relative residual at which a pair is found; the root of the precision if null
    /// - `largest`, `true`: whether the largest are looked for, and not the smallest
    /// - `method`, `"ortho"`: `ortho`, or `basic`, which is faster for each step and may fail
    /// - `orthoIparams`, `Map.of()`: `ortho_i_max` and `ortho_j_max`, how often bases are made orthogonal
    ///   again
    /// - `orthoFparams`, `Map.of()`: `ortho_tol`, `ortho_tol_drop` and `ortho_tol_replace`, up to which
    ///   remainder; `tol` otherwise
    /// - `orthoBparams`, `Map.of()`: `ortho_use_drop`, whether columns that hardly matter are left out
    ///
    /// @param input (*, m, m) float32 or float64, symmetric
    /// @param options sets the options, those of [LobpcgOptions]
    /// @return (\*, k) values, the largest or smallest first, and (\*, m, k) vectors
    /// @throws dev.obor.base.ValueError if A has fewer than 3 rows for each vector, or gradients
    ///   are asked for that are not known
    public static Eigenpairs lobpcg(Tensor input, Consumer<LobpcgOptions> options) {
        LobpcgOptions o = LobpcgOptions.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lobpcg(input,k,b,x,n,i_k,niter,tol,largest,method,ortho_iparams,ortho_fparams,ortho_bparams)", input, o.k, o.b, o.x, o.n, o.iK, o.niter, o.tol, o.largest, o.method, o.orthoIparams, o.orthoFparams, o.orthoBparams)
                        : null;
        Eigenpairs made = Lobpcg.lobpcg(
                input, o.k, o.b, o.x, o.n, o.iK, o.niter, o.tol, o.largest, o.method, o.orthoIparams, o.orthoFparams, o.orthoBparams);
        return open == null ? made : open.close(made);
    }

    /// The largest or smallest eigenvalues of symmetric positive definite matrices, and their
    /// vectors: A x = λ B x.
    ///
    /// The locally optimal block preconditioned conjugate gradient method (Knyazev, SIAM J. Sci.
    /// Comput. 23, 2001), `ortho` with the orthogonal bases of Duersch, Shao, Yang and Gu (SIAM J.
    /// Sci. Comput. 40, 2018). It draws a (m, n) normal start for each matrix if none is given.
    /// Where A requires gradients it is made symmetric first, so that its gradient is.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 2, 3, 9).diagEmbed();
    /// lobpcg(a, o -> o.k(1).x(ones(4, 1))).eigenvalues() // [9]
    /// ```
    ///
    /// Difference from PyTorch: A, B and the start are never changed, and gradients are those of
    /// the eigenvalue problem, by a linear system for each vector.
    ///
    /// Here `b` is `null`, `x` is `null`, `n` is `null`, `iK` is `null`, `niter` is `null`, `tol` is `null`, `largest` is `true`, `method` is `"ortho"`, `orthoIparams` is `Map.of()`, `orthoFparams` is `Map.of()` and `orthoBparams` is `Map.of()`.
    ///
    /// @param input (*, m, m) float32 or float64, symmetric
    /// @param k how many; 0 for the columns of the start, or 1 if there is none; default `0`
    /// @return (\*, k) values, the largest or smallest first, and (\*, m, k) vectors
    /// @throws dev.obor.base.ValueError if A has fewer than 3 rows for each vector, or gradients
    ///   are asked for that are not known
    public static Eigenpairs lobpcg(Tensor input, long k) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lobpcg(input,k,b,x,n,i_k,niter,tol,largest,method,ortho_iparams,ortho_fparams,ortho_bparams)", input, k, null, null, null, null, null, null, true, "ortho", Map.of(), Map.of(), Map.of())
                        : null;
        Eigenpairs made = Lobpcg.lobpcg(
                input, k, null, null, null, null, null, null, true, "ortho", Map.of(), Map.of(), Map.of());
        return open == null ? made : open.close(made);
    }

    /// The natural logarithm.
    ///
    /// ```java
    /// tensor(0, 1, Math.E).log() // [-inf, 0, 1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor log(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.LOG.call(input);
        return open == null ? made : open.close(made);
    }

    /// The logarithm to base 10.
    ///
    /// ```java
    /// tensor(1.0, 1000).log10() // [0, 3]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor log10(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log10(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.LOG10.call(input);
        return open == null ? made : open.close(made);
    }

    /// log(1 + x), accurate near 0.
    ///
    /// ```java
    /// tensor(1e-7, 1).log1p() // [1e-7, 0.6931]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor log1p(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log1p(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.LOG1P.call(input);
        return open == null ? made : open.close(made);
    }

    /// The logarithm to base 2.
    ///
    /// ```java
    /// tensor(1, 8, 0.5).log2() // [0, 3, -1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor log2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log2(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.LOG2.call(input);
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the normal distribution function.
    ///
    /// ```java
    /// logNdtr(tensor(0.0, -10)) // [-0.6931, -53.2313]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor logNdtr(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_ndtr(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.LOG_NDTR.call(input);
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the softmax along a dimension, computed without overflow.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).logSoftmax(0) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param input floats
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor logSoftmax(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_softmax(input,dim)", input, dim)
                        : null;
        Tensor made = Softmaxes.logSoftmax(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the softmax along a dimension, in another dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3).logSoftmax(0, float32) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype a float dtype that the input is converted to first; null for its own
    /// @return a new tensor of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor logSoftmax(Tensor input, long dim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_softmax(input,dim,dtype)", input, dim, dtype)
                        : null;
        Tensor made = Softmaxes.logSoftmax(input, dim, dtype);
        return open == null ? made : open.close(made);
    }

    /// log(exp(a) + exp(b)) without overflow.
    ///
    /// ```java
    /// tensor(1.0, 1000).logaddexp(tensor(1.0, 1000)) // [1.6931, 1000.6932]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor logaddexp(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logaddexp(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.LOGADDEXP.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// log2(2^a + 2^b) without overflow.
    ///
    /// ```java
    /// tensor(3.0).logaddexp2(tensor(3.0, -100)) // [4, 3]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers, bools and complex numbers
    public static Tensor logaddexp2(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logaddexp2(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.LOGADDEXP2.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Running log(exp(x0) + exp(x1) + …) along a dimension, without overflow.
    ///
    /// ```java
    /// tensor(0.0, 0, 0).logcumsumexp(0) // [0, 0.6931, 1.0986]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the elements are neither floats nor complex numbers
    public static Tensor logcumsumexp(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logcumsumexp(input,dim)", input, dim)
                        : null;
        Tensor made = Cumulative.logcumsumexp(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The logarithms of determinants; NaN where real ones are negative.
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 3).view(2, 2).logdet() // 1.7918
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (*) of the input's dtype
    public static Tensor logdet(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logdet(input)", new Object[] {input})
                        : null;
        Tensor made = Determinants.logdet(input);
        return open == null ? made : open.close(made);
    }

    /// Where both operands are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalAnd(tensor(1, 0, 3)) // [false, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    public static Tensor logicalAnd(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_and(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_AND.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where elements are 0.
    ///
    /// ```java
    /// tensor(0, 2).logicalNot() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    public static Tensor logicalNot(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_not(input)", new Object[] {input})
                        : null;
        Tensor made = LogicFunctions.LOGICAL_NOT.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where either operand is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0).logicalOr(tensor(1, 0, 0)) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    public static Tensor logicalOr(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_or(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_OR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where exactly one of the two operands is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2).logicalXor(tensor(1, 0, 3)) // [true, true, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    public static Tensor logicalXor(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logical_xor(input,other)", input, other)
                        : null;
        Tensor made = LogicFunctions.LOGICAL_XOR.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// log(x / (1 - x)).
    ///
    /// ```java
    /// tensor(0.25, 0.5).logit() // [-1.0986, 0]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor logit(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logit(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.LOGIT.call(input);
        return open == null ? made : open.close(made);
    }

    /// log(z / (1 - z)) with z kept within eps of 0 and 1.
    ///
    /// ```java
    /// tensor(0.0, 0.5).logit(0.01) // [-4.5951, 0]
    /// ```
    ///
    /// @param eps how far numbers are kept from 0 and 1
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor logit(Tensor input, double eps) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logit(input,eps,in_place)", input, eps, false)
                        : null;
        Tensor made = Elementary.logit(input, eps, false);
        return open == null ? made : open.close(made);
    }

    /// So many powers of a base with exponents between the numbers of two 0-d tensors, with
    /// options.
    ///
    /// ```java
    /// logspace(tensor(0.0), tensor(2.0), 3, 10, o -> o.dtype(float64)) // [1, 10, 100]
    /// ```
    ///
    /// @param start the first exponent, 0-d
    /// @param end the last exponent, 0-d
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if one of them has dimensions
    public static Tensor logspace(
            Tensor start, Tensor end, long steps, double base, Consumer<TensorOptions> options) {
        Arguments.given(start, "start");
        Arguments.given(end, "end");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logspace(start,end,steps,base,options)", start, end, steps, base, options)
                        : null;
        Tensor made = Ranges.logspace(
                start, end, steps, base, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// So many powers of a base with exponents from the number of a 0-d tensor to `end`, with
    /// options.
    ///
    /// ```java
    /// logspace(tensor(0.0), 2, 3, 10, o -> o.dtype(float64)) // [1, 10, 100]
    /// ```
    ///
    /// @param start the first exponent, 0-d
    /// @param end the last exponent, included
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    public static Tensor logspace(
            Tensor start, double end, long steps, double base, Consumer<TensorOptions> options) {
        Arguments.given(start, "start");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logspace(start,end,steps,base,options)", start, end, steps, base, options)
                        : null;
        Tensor made = Ranges.logspace(
                start, end, steps, base, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// So many powers of a base with exponents from `start` to the number of a 0-d tensor, with
    /// options.
    ///
    /// ```java
    /// logspace(0, tensor(2.0), 3, 10, o -> o.dtype(float64)) // [1, 10, 100]
    /// ```
    ///
    /// @param start the first exponent
    /// @param end the last exponent, 0-d
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    public static Tensor logspace(
            double start, Tensor end, long steps, double base, Consumer<TensorOptions> options) {
        Arguments.given(end, "end");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logspace(start,end,steps,base,options)", start, end, steps, base, options)
                        : null;
        Tensor made = Ranges.logspace(
                start, end, steps, base, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// So many powers of 10 with exponents from `start` to `end`, both included.
    ///
    /// ```java
    /// logspace(-1, 1, 3) // [0.1, 1, 10]
    /// ```
    ///
    /// @param start the first exponent
    /// @param end the last exponent
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype
    public static Tensor logspace(double start, double end, long steps) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logspace(start,end,steps)", start, end, steps)
                        : null;
        Tensor made = Ranges.logspace(start, end, steps);
        return open == null ? made : open.close(made);
    }

    /// So many powers of a base with exponents from `start` to `end`, with options.
    ///
    /// ```java
    /// logspace(0, 3, 4, 2, o -> o.dtype(float64)) // [1, 2, 4, 8]
    /// ```
    ///
    /// @param start the first exponent
    /// @param end the last exponent, included
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (steps) of the default dtype, if no other is asked for
    public static Tensor logspace(
            double start, double end, long steps, double base, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logspace(start,end,steps,base,options)", start, end, steps, base, options)
                        : null;
        Tensor made = Ranges.logspace(
                start, end, steps, base, open == null ? options : open.watch(options));
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor logsumexp(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsumexp(input,dim,keepdim)", input, new long[] {dim}, keepdim)
                        : null;
        Tensor made = LogSumExp.logSumExp(input, new long[] {dim}, keepdim);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor logsumexp(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsumexp(input,dim,keepdim)", input, dim, false)
                        : null;
        Tensor made = LogSumExp.logSumExp(input, dim, false);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor logsumexp(Tensor input, long[] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsumexp(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        Tensor made = LogSumExp.logSumExp(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Runs an LSTM over padded sequences.
    ///
    /// Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997; the projection: Sak et
    /// al., "Long short-term memory based recurrent neural network architectures", 2014.
    ///
    /// ```java
    /// var state = new LSTMState(zeros(1, 1, 1), zeros(1, 1, 1));
    /// var weights = List.of(ones(4, 2), ones(4, 1));
    /// var out = lstm(ones(3, 1, 2), state, weights, false, 1, 0, false, false, false);
    /// out.output().shape() // [3, 1, 1]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the states of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @param batchFirst whether the batch comes before time in the input and the output
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static LSTMResult lstm(
            Tensor input,
            LSTMState hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lstm(input,hx,params,has_biases,num_layers,dropout,train,bidirectional,batch_first)", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst)
                        : null;
        LSTMResult made = RecurrentFunctions.lstm(
                input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst);
        return open == null ? made : open.close(made);
    }

    /// Runs an LSTM over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the states of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static LSTMResult lstm(
            Tensor input,
            Tensor batchSizes,
            LSTMState hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        Arguments.given(input, "input");
        Arguments.given(batchSizes, "batchSizes");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lstm(input,batch_sizes,hx,params,has_biases,num_layers,dropout,train,bidirectional)", input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional)
                        : null;
        LSTMResult made = RecurrentFunctions.lstm(
                input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional);
        return open == null ? made : open.close(made);
    }

    /// One step of an LSTM.
    ///
    /// ```java
    /// LSTMState state = new LSTMState(zeros(1, 1), zeros(1, 1));
    /// lstmCell(ones(1, 2), state, ones(4, 2), ones(4, 1), null, null).hidden() // [[0.6083]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, each (batch, hidden)
    /// @param wIh (4 · hidden, size)
    /// @param wHh (4 · hidden, hidden)
    /// @param bIh (4 · hidden), or null
    /// @param bHh (4 · hidden), or null
    /// @return the state afterwards, each (batch, hidden)
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static LSTMState lstmCell(
            Tensor input,
            LSTMState hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.given(wIh, "wIh");
        Arguments.given(wHh, "wHh");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lstm_cell(input,hx,w_ih,w_hh,b_ih,b_hh)", input, hx, wIh, wHh, bIh, bHh)
                        : null;
        LSTMState made = RecurrentFunctions.lstmCell(input, hx, wIh, wHh, bIh, bHh);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lt(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("lt(input,other)", input, other) : null;
        Tensor made = Comparisons.LT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lt(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("lt(input,other)", input, other) : null;
        Tensor made = Comparisons.LT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the first operand is less than the second.
    ///
    /// ```java
    /// tensor(1, 2, 3).lt(2) // [true, false, false]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor lt(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("lt(input,other)", input, other) : null;
        Tensor made = Comparisons.LT.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; `luFactor` says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// Here `pivot` is `true` and `getInfos` is `false`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return the packed factors, the pivots and, if asked for, int32 (*)
    public static Tensor[] lu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu(input,pivot,get_infos)", input, true, false)
                        : null;
        Tensor[] made = LuOps.luOld(input, true, false);
        return open == null ? made : open.close(made);
    }

    /// `torch.lu`: packed factors and pivots, and, if asked for, where a pivot is zero. One that is
    /// zero is no error, as since PyTorch 2.15; `luFactor` says it.
    ///
    /// ```java
    /// tensor(0.0, 1, 2, 3).view(2, 2).lu() // [[2, 3], [0, 1]], [2, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `pivot`, `true`: whether rows are exchanged, which accuracy needs
    /// - `getInfos`, `false`: whether it is said where a pivot is zero
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.LuInfos]
    /// @return the packed factors, the pivots and, if asked for, int32 (*)
    public static Tensor[] lu(Tensor input, Consumer<OperationOptions.LuInfos> options) {
        OperationOptions.LuInfos o = OperationOptions.LuInfos.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu(input,pivot,get_infos)", input, o.pivot, o.getInfos)
                        : null;
        Tensor[] made = LuOps.luOld(input, o.pivot, o.getInfos);
        return open == null ? made : open.close(made);
    }

    /// `torch.lu_solve`: as [Linalg#luSolve], with the input on the right side of the equation.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// tensor(1.0, 5).view(2, 1).luSolve(f.lu(), f.pivots()) // [[1], [1]]
    /// ```
    ///
    /// @param input (*, n, k)
    /// @param luData (\*, n, n) packed factors
    /// @param luPivots (\*, n) int32
    /// @return (\*, n, k), X
    public static Tensor luSolve(Tensor input, Tensor luData, Tensor luPivots) {
        Arguments.given(input, "input");
        Arguments.given(luData, "luData");
        Arguments.given(luPivots, "luPivots");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_solve(input,lu_data,lu_pivots)", input, luData, luPivots)
                        : null;
        Tensor made = LuOps.luSolveOld(input, luData, luPivots);
        return open == null ? made : open.close(made);
    }

    /// The factors P, L and U of packed ones; those that are not wanted are empty.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// luUnpack(f.lu(), f.pivots()) // [[0, 1], [1, 0]], [[1, 0], [0, 1]], [[2, 3], [0, 1]]
    /// ```
    ///
    /// Here `unpackData` is `true` and `unpackPivots` is `true`.
    ///
    /// @param luData (*, m, n) packed
    /// @param luPivots (*, k) int32
    /// @return P (\*, m, m), L (\*, m, k) and U (\*, k, n), k the smaller size
    public static Lu luUnpack(Tensor luData, Tensor luPivots) {
        Arguments.given(luData, "luData");
        Arguments.given(luPivots, "luPivots");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_unpack(lu_data,lu_pivots,unpack_data,unpack_pivots)", luData, luPivots, true, true)
                        : null;
        Lu made = LuOps.luUnpack(luData, luPivots, true, true);
        return open == null ? made : open.close(made);
    }

    /// The factors P, L and U of packed ones; those that are not wanted are empty.
    ///
    /// ```java
    /// var f = Linalg.luFactor(tensor(0.0, 1, 2, 3).view(2, 2));
    /// luUnpack(f.lu(), f.pivots()) // [[0, 1], [1, 0]], [[1, 0], [0, 1]], [[2, 3], [0, 1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `unpackData`, `true`: whether L and U are wanted
    /// - `unpackPivots`, `true`: whether P is wanted
    ///
    /// @param luData (*, m, n) packed
    /// @param luPivots (*, k) int32
    /// @param options sets the options, those of [OperationOptions.LuUnpack]
    /// @return P (\*, m, m), L (\*, m, k) and U (\*, k, n), k the smaller size
    public static Lu luUnpack(
            Tensor luData, Tensor luPivots, Consumer<OperationOptions.LuUnpack> options) {
        OperationOptions.LuUnpack o = OperationOptions.LuUnpack.DEFAULT.with(options);
        Arguments.given(luData, "luData");
        Arguments.given(luPivots, "luPivots");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lu_unpack(lu_data,lu_pivots,unpack_data,unpack_pivots)", luData, luPivots, o.unpackData, o.unpackPivots)
                        : null;
        Lu made = LuOps.luUnpack(luData, luPivots, o.unpackData, o.unpackPivots);
        return open == null ? made : open.close(made);
    }

    /// `masked_fill`: a complex number where the mask is true.
    ///
    /// @param mask bool; broadcasts with the input
    /// @param value the number
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the tensor is real and the
    ///   number is not
    public static Tensor maskedFill(Tensor input, Tensor mask, Complex value) {
        Arguments.given(input, "input");
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill(input,mask,value)", input, mask, value)
                        : null;
        Tensor made = Masks.maskedFill(input, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A tensor without dimensions where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    ///
    /// @param mask bool; broadcasts with the input
    /// @param value a 0-d tensor, converted to the input's dtype
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    public static Tensor maskedFill(Tensor input, Tensor mask, Tensor value) {
        Arguments.given(input, "input");
        Arguments.given(mask, "mask");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill(input,mask,value)", input, mask, value)
                        : null;
        Tensor made = Masks.maskedFill(input, mask, value);
        return open == null ? made : open.close(made);
    }

    /// A number where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill(tensor(true, false, true), 0) // [0, 2, 0]
    /// ```
    ///
    /// @param mask bool; broadcasts with the input
    /// @param value converted to the input's dtype
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    public static Tensor maskedFill(Tensor input, Tensor mask, double value) {
        Arguments.given(input, "input");
        Arguments.given(mask, "mask");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_fill(input,mask,value)", input, mask, value)
                        : null;
        Tensor made = Masks.maskedFill(input, mask, value);
        return open == null ? made : open.close(made);
    }

    /// The elements of a source, one after the other, where the mask is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedScatter(tensor(true, false, true), tensor(7, 8)) // [7, 2, 8]
    /// ```
    ///
    /// @param mask bool; broadcasts with the input
    /// @param source of the input's dtype, with at least as many elements as the mask has trues
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.ShapeError if the source has too few elements
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor maskedScatter(Tensor input, Tensor mask, Tensor source) {
        Arguments.given(input, "input");
        Arguments.given(mask, "mask");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_scatter(input,mask,source)", input, mask, source)
                        : null;
        Tensor made = Masks.maskedScatter(input, mask, source);
        return open == null ? made : open.close(made);
    }

    /// The elements where the mask is true, as a vector; both broadcast.
    ///
    /// ```java
    /// Tensor a = arange(4).view(2, 2);
    /// a.maskedSelect(a.gt(1)) // [2, 3]
    /// ```
    ///
    /// @param mask bool; broadcasts with the input
    /// @return a new vector of the input's dtype, in row-major order
    /// @throws dev.obor.base.DTypeError if the mask is not bool
    public static Tensor maskedSelect(Tensor input, Tensor mask) {
        Arguments.given(input, "input");
        Arguments.given(mask, "mask");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("masked_select(input,mask)", input, mask)
                        : null;
        Tensor made = Masks.maskedSelect(input, mask);
        return open == null ? made : open.close(made);
    }

    /// The product of matrices, of vectors and of batches of matrices, Python's `@`.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).matmul(tensor(1, 1)) // [3, 7]
    /// ones(5, 1, 2, 3).matmul(ones(4, 3, 2)).shape() // [5, 4, 2, 2]
    /// ```
    ///
    /// @param input (m), (n, m) or (…, n, m)
    /// @param other (m), (m, p) or (…, m, p), of the input's dtype; leading dimensions broadcast
    /// @return (…, n, p) of their dtype; without n or p where an operand is a vector, 0-d for two
    /// @throws dev.obor.base.ShapeError if an operand has no dimensions, or inner sizes differ
    public static Tensor matmul(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matmul(input,other)", input, other)
                        : null;
        Tensor made = Products.matmul(Precision.lower(input), Precision.lower(other));
        return open == null ? made : open.close(made);
    }

    /// The exponential of matrices, the sum of Aᵏ / k!, by scaling and squaring.
    ///
    /// ```java
    /// tensor(0.0, 1, 0, 0).view(2, 2).matrixExp() // [[1, 1], [0, 1]]
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, n) of the input's dtype
    public static Tensor matrixExp(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_exp(input)", new Object[] {input})
                        : null;
        Tensor made = MatrixFunctions.matrixExp(input);
        return open == null ? made : open.close(made);
    }

    /// Matrices to a whole power; negative ones are powers of the inverse.
    ///
    /// ```java
    /// tensor(1.0, 1, 0, 1).view(2, 2).matrixPower(3) // [[1, 3], [0, 1]]
    /// ```
    ///
    /// @param input (*, n, n)
    /// @param n the power
    /// @return (\*, n, n) of the input's dtype
    /// @throws dev.obor.base.LinAlgError if the power is negative and a matrix singular
    public static Tensor matrixPower(Tensor input, long n) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("matrix_power(input,n)", input, n)
                        : null;
        Tensor made = MatrixFunctions.matrixPower(input, n);
        return open == null ? made : open.close(made);
    }

    /// The largest of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(1, 5, 2).max() // 5
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor max(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max(input)", new Object[] {input})
                        : null;
        Tensor made = Extremes.max(input);
        return open == null ? made : open.close(made);
    }

    /// The larger one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).max(tensor(3, 2)) // [3, 5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor max(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("max(input,other)", input, other) : null;
        Tensor made = BinaryFunctions.MAXIMUM.call(input, other);
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
    /// @return values of the input's dtype and int64 indices, both of the input's shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices max(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max(input,dim,keepdim)", input, dim, false)
                        : null;
        ValuesIndices made = Extremes.max(input, dim, false);
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
    /// @return values of the input's dtype and int64 indices, both of the input's shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices max(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        ValuesIndices made = Extremes.max(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The larger one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).maximum(tensor(3, 2)) // [3, 5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor maximum(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("maximum(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.MAXIMUM.call(input, other);
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
    /// @return a 0-d tensor of the input's dtype
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public static Tensor mean(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("mean(input,dtype)", input, null) : null;
        Tensor made = Reductions.mean(input, null);
        return open == null ? made : open.close(made);
    }

    /// The mean of all elements.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).mean() // 2.3333
    /// tensor(1, 2).mean(float32) // 1.5
    /// ```
    ///
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of the input's dtype
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public static Tensor mean(Tensor input, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dtype)", input, dtype)
                        : null;
        Tensor made = Reductions.mean(input, dtype);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public static Tensor mean(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", input, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = Reductions.mean(input, new long[] {dim}, keepdim, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public static Tensor mean(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", input, dim, false, null)
                        : null;
        Tensor made = Reductions.mean(input, dim, false, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public static Tensor mean(Tensor input, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", input, dim, keepdim, null)
                        : null;
        Tensor made = Reductions.mean(input, dim, keepdim, null);
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
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    public static Tensor mean(
            Tensor input, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mean(input,dim,keepdim,dtype)", input, dim, keepdim, dtype)
                        : null;
        Tensor made = Reductions.mean(input, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The lower median of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(3, 1, 2, 9).median() // 2
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    public static Tensor median(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("median(input)", new Object[] {input})
                        : null;
        Tensor made = Sorting.median(input);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`; NaN where an element is
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices median(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("median(input,dim,keepdim)", input, dim, false)
                        : null;
        ValuesIndices made = Sorting.median(input, dim, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`; NaN where an element is
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices median(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("median(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.median(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Vectors of a list repeated over a grid, `ij` or `xy`.
    ///
    /// ```java
    /// meshgrid(List.of(tensor(1, 2), tensor(3, 4)), "xy") // [[1, 2], [1, 2]], [[3, 3], [4, 4]]
    /// ```
    ///
    /// @param tensors vectors of one dtype, or 0-d
    /// @param indexing `ij` for the first along the rows, `xy` for the first along the columns
    /// @return for each vector a view of it over the grid
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor[] meshgrid(List<Tensor> tensors, String indexing) {
        Arguments.allGiven(tensors, "tensors");
        Arguments.given(indexing, "indexing");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("meshgrid(tensors,indexing)", tensors, indexing)
                        : null;
        Tensor[] made = Joining.meshgrid(tensors, indexing);
        return open == null ? made : open.close(made);
    }

    /// Vectors repeated over a grid.
    ///
    /// ```java
    /// meshgrid(tensor(1, 2), tensor(3, 4, 5)) // [[1, 1, 1], [2, 2, 2]], [[3, 4, 5], [3, 4, 5]]
    /// ```
    ///
    /// @param indexing `ij` for the first along the rows, `xy` for the first along the columns;
    ///   default `ij`
    /// @param tensors vectors of one dtype, or 0-d
    /// @return for each vector a view of it over the grid: (n₁, n₂, …); for `xy` (n₂, n₁, …)
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor[] meshgrid(String indexing, Tensor... tensors) {
        Arguments.given(indexing, "indexing");
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("meshgrid(indexing,tensors)", indexing, tensors)
                        : null;
        Tensor[] made = Joining.meshgrid(indexing, tensors);
        return open == null ? made : open.close(made);
    }

    /// Vectors repeated over a grid.
    ///
    /// ```java
    /// meshgrid(tensor(1, 2), tensor(3, 4, 5)) // [[1, 1, 1], [2, 2, 2]], [[3, 4, 5], [3, 4, 5]]
    /// ```
    ///
    /// Here `indexing` is `"ij"`.
    ///
    /// @param tensors vectors of one dtype, or 0-d
    /// @return for each vector a view of it over the grid: (n₁, n₂, …); for `xy` (n₂, n₁, …)
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor[] meshgrid(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("meshgrid(indexing,tensors)", "ij", tensors)
                        : null;
        Tensor[] made = Joining.meshgrid("ij", tensors);
        return open == null ? made : open.close(made);
    }

    /// The smallest of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(1, 5, 2).min() // 1
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor min(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("min(input)", new Object[] {input})
                        : null;
        Tensor made = Extremes.min(input);
        return open == null ? made : open.close(made);
    }

    /// The smaller one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).min(tensor(3, 2)) // [1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor min(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("min(input,other)", input, other) : null;
        Tensor made = BinaryFunctions.MINIMUM.call(input, other);
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
    /// @return values of the input's dtype and int64 indices, both of the input's shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices min(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("min(input,dim,keepdim)", input, dim, false)
                        : null;
        ValuesIndices made = Extremes.min(input, dim, false);
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
    /// @return values of the input's dtype and int64 indices, both of the input's shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices min(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("min(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        ValuesIndices made = Extremes.min(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The smaller one of each pair of elements; NaN where one of them is.
    ///
    /// ```java
    /// tensor(1, 5).minimum(tensor(3, 2)) // [1, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor minimum(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("minimum(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.MINIMUM.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of two matrices.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).mm(tensor(1, 0, 1, 1).view(2, 2)) // [[3, 2], [7, 4]]
    /// ```
    ///
    /// @param input (n, m)
    /// @param mat2 (m, p), of the input's dtype
    /// @return (n, p) of their dtype
    /// @throws dev.obor.base.ShapeError if they are no matrices, or their inner sizes differ
    /// @throws dev.obor.base.DTypeError if the dtypes differ, or for bools
    public static Tensor mm(Tensor input, Tensor mat2) {
        Arguments.given(input, "input");
        Arguments.given(mat2, "mat2");
        Recorder.Open open = Recorder.on() ? Recorder.open("mm(input,mat2)", input, mat2) : null;
        Tensor made = Products.mm(Precision.lower(input), Precision.lower(mat2));
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices mode(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mode(input,dim,keepdim)", input, -1, false)
                        : null;
        ValuesIndices made = Sorting.mode(input, -1, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices mode(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mode(input,dim,keepdim)", input, dim, false)
                        : null;
        ValuesIndices made = Sorting.mode(input, dim, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices mode(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mode(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.mode(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the first kind and order 0, of float32 and float64, [#i0].
    ///
    /// ```java
    /// modifiedBesselI0(tensor(0.0, 1, 2.5)) // [1, 1.2661, 3.2898]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor modifiedBesselI0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("modified_bessel_i0(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.MODIFIED_BESSEL_I0.call(input);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the first kind and order 1, of float32 and float64, [#i1].
    ///
    /// ```java
    /// modifiedBesselI1(tensor(0.0, 1, 2.5)) // [0, 0.5652, 2.5167]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor modifiedBesselI1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("modified_bessel_i1(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.MODIFIED_BESSEL_I1.call(input);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the second kind and order 0, of float32 and float64: inf at
    /// 0, NaN below.
    ///
    /// ```java
    /// modifiedBesselK0(tensor(0.0, 1, 2.5)) // [inf, 0.421, 0.0623]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor modifiedBesselK0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("modified_bessel_k0(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.MODIFIED_BESSEL_K0.call(input);
        return open == null ? made : open.close(made);
    }

    /// The modified Bessel function of the second kind and order 1, of float32 and float64: inf at
    /// 0, NaN below.
    ///
    /// ```java
    /// modifiedBesselK1(tensor(0.0, 1, 2.5)) // [inf, 0.6019, 0.0739]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor modifiedBesselK1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("modified_bessel_k1(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.MODIFIED_BESSEL_K1.call(input);
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
    public static Tensor moveaxis(Tensor input, long source, long destination) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("moveaxis(input,source,destination)", input, new long[] {source}, new long[] {destination})
                        : null;
        Tensor made = Reordering.movedim(input, new long[] {source}, new long[] {destination});
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
    public static Tensor moveaxis(Tensor input, long[] source, long[] destination) {
        Arguments.given(input, "input");
        Arguments.given(source, "source");
        Arguments.given(destination, "destination");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("moveaxis(input,source,destination)", input, source, destination)
                        : null;
        Tensor made = Reordering.movedim(input, source, destination);
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
    public static Tensor movedim(Tensor input, long source, long destination) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("movedim(input,source,destination)", input, new long[] {source}, new long[] {destination})
                        : null;
        Tensor made = Reordering.movedim(input, new long[] {source}, new long[] {destination});
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
    public static Tensor movedim(Tensor input, long[] source, long[] destination) {
        Arguments.given(input, "input");
        Arguments.given(source, "source");
        Arguments.given(destination, "destination");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("movedim(input,source,destination)", input, source, destination)
                        : null;
        Tensor made = Reordering.movedim(input, source, destination);
        return open == null ? made : open.close(made);
    }

    /// The elements in rising order along the first dimension.
    ///
    /// ```java
    /// tensor(3, 1, 2, 5).view(2, 2).msort() // [[2, 1], [3, 5]]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    public static Tensor msort(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("msort(input)", new Object[] {input})
                        : null;
        Tensor made = Sorting.msort(input);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    public static Tensor mul(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    public static Tensor mul(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public static Tensor mul(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor mul(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    public static Tensor mul(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor mul(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).mul(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    public static Tensor mul(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("mul(input,other)", input, other) : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).multigammaln(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if p is not positive
    public static Tensor multigammaln(Tensor input, long p) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multigammaln(input,p)", input, p)
                        : null;
        Tensor made = Specials.mvlgamma(input, p);
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
    /// Here `replacement` is `false` and `generator` is `null`.
    ///
    /// @param input weights, (categories) or (rows, categories) floats
    /// @param numSamples how many are drawn from each row
    /// @return int64, (numSamples) or (rows, numSamples)
    /// @throws dev.obor.base.ValueError if a weight is negative or not finite, or all are zero
    public static Tensor multinomial(Tensor input, int numSamples) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multinomial(input,num_samples,replacement,generator)", input, numSamples, false, null)
                        : null;
        Tensor made = RandomDraws.multinomial(input, numSamples, false, null);
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
    /// Options and their defaults:
    /// - `replacement`, `false`: whether a place may be drawn again
    /// - `generator`, `null`: where random numbers come from; null for the default generator
    ///
    /// @param input weights, (categories) or (rows, categories) floats
    /// @param numSamples how many are drawn from each row
    /// @param options sets the options, those of [OperationOptions.Draw]
    /// @return int64, (numSamples) or (rows, numSamples)
    /// @throws dev.obor.base.ValueError if a weight is negative or not finite, or all are zero
    public static Tensor multinomial(
            Tensor input, int numSamples, Consumer<OperationOptions.Draw> options) {
        OperationOptions.Draw o = OperationOptions.Draw.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multinomial(input,num_samples,replacement,generator)", input, numSamples, o.replacement, o.generator)
                        : null;
        Tensor made = RandomDraws.multinomial(input, numSamples, o.replacement, o.generator);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    public static Tensor multiply(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    public static Tensor multiply(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    public static Tensor multiply(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor multiply(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    public static Tensor multiply(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor multiply(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The product of both operands, tensors or a tensor and a number.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).multiply(tensor(0.5)) // [0.5, 1, 1.5]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    public static Tensor multiply(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multiply(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.MUL.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// A matrix times a vector.
    ///
    /// ```java
    /// tensor(1.0, 2, 3, 4).view(2, 2).mv(tensor(1.0, 1)) // [3, 7]
    /// ```
    ///
    /// @param input (n, m)
    /// @param vec (m), of its dtype
    /// @return (n) of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor mv(Tensor input, Tensor vec) {
        Arguments.given(input, "input");
        Arguments.given(vec, "vec");
        Recorder.Open open = Recorder.on() ? Recorder.open("mv(input,vec)", input, vec) : null;
        Tensor made = Contractions.mv(input, vec);
        return open == null ? made : open.close(made);
    }

    /// The log of the multivariate gamma function of p dimensions.
    ///
    /// ```java
    /// tensor(2.0, 3).mvlgamma(2) // [0.4516, 1.5502]
    /// ```
    ///
    /// @param p the dimensions
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if p is not positive
    public static Tensor mvlgamma(Tensor input, long p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("mvlgamma(input,p)", input, p) : null;
        Tensor made = Specials.mvlgamma(input, p);
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
    /// @return a new tensor of the input's shape and dtype
    public static Tensor nanToNum(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num(input,nan,posinf,neginf,in_place)", input, 0, null, null, false)
                        : null;
        Tensor made = Rounding.nanToNum(input, 0, null, null, false);
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
    /// @return a new tensor of the input's shape and dtype
    public static Tensor nanToNum(Tensor input, Consumer<OperationOptions.NanToNum> options) {
        OperationOptions.NanToNum o = OperationOptions.NanToNum.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num(input,nan,posinf,neginf,in_place)", input, o.nan, o.posinf, o.neginf, false)
                        : null;
        Tensor made = Rounding.nanToNum(input, o.nan, o.posinf, o.neginf, false);
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
    /// @return a new tensor of the input's shape and dtype
    public static Tensor nanToNum(Tensor input, double nan) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nan_to_num(input,nan,posinf,neginf,in_place)", input, nan, null, null, false)
                        : null;
        Tensor made = Rounding.nanToNum(input, nan, null, null, false);
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
    /// @return a 0-d tensor of the input's dtype; NaN if all are
    /// @throws dev.obor.base.DTypeError for integers
    public static Tensor nanmean(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dtype)", input, null)
                        : null;
        Tensor made = NanReductions.nanmean(input, null);
        return open == null ? made : open.close(made);
    }

    /// The mean of what is not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmean() // 2
    /// ```
    ///
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of the input's dtype; NaN if all are
    /// @throws dev.obor.base.DTypeError for integers
    public static Tensor nanmean(Tensor input, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dtype)", input, dtype)
                        : null;
        Tensor made = NanReductions.nanmean(input, dtype);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanmean(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", input, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = NanReductions.nanmean(input, new long[] {dim}, keepdim, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanmean(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", input, dim, false, null)
                        : null;
        Tensor made = NanReductions.nanmean(input, dim, false, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanmean(Tensor input, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", input, dim, keepdim, null)
                        : null;
        Tensor made = NanReductions.nanmean(input, dim, keepdim, null);
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
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype; NaN where all are
    /// @throws dev.obor.base.DTypeError for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanmean(
            Tensor input, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmean(input,dim,keepdim,dtype)", input, dim, keepdim, dtype)
                        : null;
        Tensor made = NanReductions.nanmean(input, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The lower median of all elements that are not NaN.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanmedian() // 1
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    public static Tensor nanmedian(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmedian(input)", new Object[] {input})
                        : null;
        Tensor made = Sorting.nanmedian(input);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices nanmedian(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmedian(input,dim,keepdim)", input, dim, false)
                        : null;
        ValuesIndices made = Sorting.nanmedian(input, dim, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices nanmedian(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanmedian(input,dim,keepdim)", input, dim, keepdim)
                        : null;
        ValuesIndices made = Sorting.nanmedian(input, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanquantile(Tensor input, Tensor q) {
        Arguments.given(input, "input");
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", input, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(input), Precision.full(q), null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanquantile(
            Tensor input, Tensor q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", input, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(input), Precision.full(q), o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements that are not NaN lie.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(tensor(0.0, 0.5)) // [1, 2]
    /// ```
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @param dim the dimension; negative ones count from the last
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanquantile(Tensor input, Tensor q, long dim) {
        Arguments.given(input, "input");
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", input, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(input), Precision.full(q), dim, false, "linear");
        return open == null ? made : open.close(made);
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
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanquantile(Tensor input, double q) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", input, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(Precision.full(input), q, null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements that are not NaN lies; between two it is
    /// interpolated.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 3).nanquantile(0.5) // 2
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanquantile(
            Tensor input, double q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", input, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.nanquantile(
                Precision.full(input), q, o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
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
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @param dim the dimension; negative ones count from the last
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nanquantile(Tensor input, double q, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nanquantile(input,q,dim,keepdim,interpolation)", input, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.nanquantile(Precision.full(input), q, dim, false, "linear");
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
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    public static Tensor nansum(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dtype)", input, null)
                        : null;
        Tensor made = NanReductions.nansum(input, null);
        return open == null ? made : open.close(made);
    }

    /// The sum, NaN counting as 0.
    ///
    /// ```java
    /// tensor(1, Double.NaN, 2).nansum() // 3
    /// ```
    ///
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    public static Tensor nansum(Tensor input, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dtype)", input, dtype)
                        : null;
        Tensor made = NanReductions.nansum(input, dtype);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nansum(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", input, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = NanReductions.nansum(input, new long[] {dim}, keepdim, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nansum(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", input, dim, false, null)
                        : null;
        Tensor made = NanReductions.nansum(input, dim, false, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nansum(Tensor input, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", input, dim, keepdim, null)
                        : null;
        Tensor made = NanReductions.nansum(input, dim, keepdim, null);
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
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor nansum(
            Tensor input, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nansum(input,dim,keepdim,dtype)", input, dim, keepdim, dtype)
                        : null;
        Tensor made = NanReductions.nansum(input, dim, keepdim, dtype);
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
    public static Tensor narrow(Tensor input, long dim, Tensor start, long length) {
        Arguments.given(input, "input");
        Arguments.given(start, "start");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("narrow(input,dim,start,length)", input, dim, start, length)
                        : null;
        Tensor made = Slicing.narrow(input, dim, start, length);
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
    public static Tensor narrow(Tensor input, long dim, long start, long length) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("narrow(input,dim,start,length)", input, dim, start, length)
                        : null;
        Tensor made = Slicing.narrow(input, dim, start, length);
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
    public static Tensor narrowCopy(Tensor input, long dim, long start, long length) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("narrow_copy(input,dim,start,length)", input, dim, start, length)
                        : null;
        Tensor made = Slicing.narrowCopy(input, dim, start, length);
        return open == null ? made : open.close(made);
    }

    /// Zeroes elements at random and scales the others by 1 / (1 - p); with the mask of those that
    /// stayed. Out of training, the input and a mask of ones.
    ///
    /// ```java
    /// nativeDropout(ones(3), 0.0, true).result() // [1, 1, 1]
    /// ```
    ///
    /// @param p the probability of dropping an element
    /// @param train whether to drop any; null for yes
    /// @return the result, of the input's shape and dtype, and the mask, bool
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static DropoutResult nativeDropout(Tensor input, double p, @Nullable Boolean train) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("native_dropout(input,p,train)", input, p, train)
                        : null;
        DropoutResult made = NativeDropout.nativeDropout(input, p, train);
        return open == null ? made : open.close(made);
    }

    /// The normal distribution function.
    ///
    /// ```java
    /// ndtr(tensor(-1.96, 0, 1.96)) // [0.025, 0.5, 0.975]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor ndtr(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ndtr(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.ndtr(input);
        return open == null ? made : open.close(made);
    }

    /// The quantile of the normal distribution.
    ///
    /// ```java
    /// ndtri(tensor(0.025, 0.5)) // [-1.96, 0]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor ndtri(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ndtri(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.NDTRI.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new bool tensor of the input's shape
    public static Tensor ne(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", input, other) : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    public static Tensor ne(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", input, other) : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    public static Tensor ne(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", input, other) : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).ne(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    public static Tensor ne(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("ne(input,other)", input, other) : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The negative.
    ///
    /// ```java
    /// tensor(1, -2).neg() // [-1, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor neg(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("neg(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.NEG.call(input);
        return open == null ? made : open.close(made);
    }

    /// The negative.
    ///
    /// ```java
    /// tensor(1, -2).negative() // [-1, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor negative(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("negative(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.NEG.call(input);
        return open == null ? made : open.close(made);
    }

    /// The next number after each element in the direction of another.
    ///
    /// ```java
    /// tensor(1.0).nextafter(tensor(2.0)).sub(1) // 1.192e-7
    /// ```
    ///
    /// @param other the direction, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for integers
    public static Tensor nextafter(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nextafter(input,other,in_place)", input, other, false)
                        : null;
        Tensor made = Specials.nextafter(input, other, false);
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
    public static Tensor nonzero(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero(input)", new Object[] {input})
                        : null;
        Tensor made = Masks.nonzero(input);
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
    public static Tensor nonzeroStatic(Tensor input, long size) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero_static(input,size,fill_value)", input, size, -1)
                        : null;
        Tensor made = Masks.nonzeroStatic(input, size, -1);
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
    public static Tensor nonzeroStatic(Tensor input, long size, long fillValue) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nonzero_static(input,size,fill_value)", input, size, fillValue)
                        : null;
        Tensor made = Masks.nonzeroStatic(input, size, fillValue);
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
    /// Here `p` is `2`, `dim` is `null` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, 2, null, false)
                        : null;
        Tensor made = Norms.vectorNorm(input, 2, null, false);
        return open == null ? made : open.close(made);
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
    /// @param input floats or complex numbers
    /// @param p `fro` or `nuc`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, String p) {
        Arguments.given(input, "input");
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, null, false)
                        : null;
        Tensor made = Norms.namedNorm(input, p, null, false);
        return open == null ? made : open.close(made);
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
    /// @param input floats or complex numbers
    /// @param p `fro` or `nuc`
    /// @param dim the two dimensions of the matrices, or null; for `fro` all elements then
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, String p, long @Nullable [] dim) {
        Arguments.given(input, "input");
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, dim, false)
                        : null;
        Tensor made = Norms.namedNorm(input, p, dim, false);
        return open == null ? made : open.close(made);
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param p `fro` or `nuc`
    /// @param dim the two dimensions of the matrices, or null; for `fro` all elements then
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, String p, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Arguments.given(p, "p");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, dim, keepdim)
                        : null;
        Tensor made = Norms.namedNorm(input, p, dim, keepdim);
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
    /// Here `dim` is `null` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, null, false)
                        : null;
        Tensor made = Norms.vectorNorm(input, p, null, false);
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
    /// @param input floats or complex numbers
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @param dim the dimension; negative ones count from the last
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, double p, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, new long[] {dim}, keepdim)
                        : null;
        Tensor made = Norms.vectorNorm(input, p, new long[] {dim}, keepdim);
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
    /// Here `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @param dim the dimensions; negative ones count from the last
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, double p, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, dim, false)
                        : null;
        Tensor made = Norms.vectorNorm(input, p, dim, false);
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
    /// @param input floats or complex numbers
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest; default `2`
    /// @param dim the dimensions, negative ones counting from the last; null for all
    /// @param keepdim whether reduced dimensions stay, with size 1; default `false`
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor norm(Tensor input, double p, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("norm(input,p,dim,keepdim)", input, p, dim, keepdim)
                        : null;
        Tensor made = Norms.vectorNorm(input, p, dim, keepdim);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with one mean and one deviation, with options.
    ///
    /// ```java
    /// normal(o -> o.dtype(float64), 0.0, 1.0, 2, 3).dtype() // float64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param mean the mean of all
    /// @param std the standard deviation, not negative
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor normal(
            Consumer<TensorOptions> options, double mean, double std, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal(options,mean,std,size)", options, mean, std, size)
                        : null;
        Tensor made = RandomDraws.normal(
                open == null ? options : open.watch(options), mean, std, size);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a mean and a deviation for each element; they broadcast.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(tensor(0.0, 100), tensor(1.0, 10)) // [1.541, 97.0657]
    /// ```
    ///
    /// @param mean any shape
    /// @param std standard deviations, broadcast with the means
    /// @return a new tensor of the broadcast shape
    public static Tensor normal(Tensor mean, Tensor std) {
        Arguments.given(mean, "mean");
        Arguments.given(std, "std");
        Recorder.Open open = Recorder.on() ? Recorder.open("normal(mean,std)", mean, std) : null;
        Tensor made = RandomDraws.normal(mean, std);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a mean for each element.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(tensor(0.0, 100), 0.1) // [0.1541, 99.9707]
    /// ```
    ///
    /// @param mean any shape
    /// @param std the standard deviation, not negative
    /// @return a new tensor of the shape and dtype of the means
    public static Tensor normal(Tensor mean, double std) {
        Arguments.given(mean, "mean");
        Recorder.Open open = Recorder.on() ? Recorder.open("normal(mean,std)", mean, std) : null;
        Tensor made = RandomDraws.normal(mean, std);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with a deviation for each element.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(0.0, tensor(1.0, 100)) // [1.541, -29.3429]
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std standard deviations of any shape, none negative
    /// @return a new tensor of the shape and dtype of the deviations
    public static Tensor normal(double mean, Tensor std) {
        Arguments.given(std, "std");
        Recorder.Open open = Recorder.on() ? Recorder.open("normal(mean,std)", mean, std) : null;
        Tensor made = RandomDraws.normal(mean, std);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with one mean and one deviation.
    ///
    /// ```java
    /// manualSeed(0);
    /// normal(10.0, 2.0, 3) // [13.082, 9.4131, 5.6424]
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std the standard deviation, not negative
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype
    public static Tensor normal(double mean, double std, long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal(mean,std,size)", mean, std, size)
                        : null;
        Tensor made = RandomDraws.normal(mean, std, size);
        return open == null ? made : open.close(made);
    }

    /// Normal numbers with one mean and one deviation, with options.
    ///
    /// ```java
    /// normal(0.0, 1.0, new long[] {2, 3}, o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param mean the mean of all
    /// @param std the standard deviation, not negative
    /// @param size the shape of the result
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor normal(
            double mean, double std, long[] size, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normal(mean,std,size,options)", mean, std, size, options)
                        : null;
        Tensor made = RandomDraws.normal(
                mean, std, size, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new bool tensor of the input's shape
    public static Tensor notEqual(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new bool tensor of the broadcast shape
    public static Tensor notEqual(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new bool tensor of the input's shape
    public static Tensor notEqual(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Where the operands differ. Broadcasts; NaN differs from everything.
    ///
    /// ```java
    /// tensor(1, 2, 3).notEqual(2) // [true, false, true]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new bool tensor of the input's shape
    public static Tensor notEqual(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("not_equal(input,other)", input, other)
                        : null;
        Tensor made = Comparisons.NE.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Ones, with options.
    ///
    /// ```java
    /// ones(o -> o.requiresGrad(true), 2).requiresGrad() // true
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor ones(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones(options,size)", options, size)
                        : null;
        Tensor made = Constants.ones(open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Ones of a dtype.
    ///
    /// ```java
    /// ones(bool, 2) // [true, true]
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @param size the shape of the result
    /// @return a new tensor
    public static Tensor ones(DType dtype, long... size) {
        Arguments.given(dtype, "dtype");
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("ones(dtype,size)", dtype, size) : null;
        Tensor made = Constants.ones(dtype, size);
        return open == null ? made : open.close(made);
    }

    /// Ones, in the size of another tensor: `ones(x.shape())`.
    ///
    /// ```java
    /// ones(arange(3).shape()) // [1, 1, 1]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    public static Tensor ones(Size size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones(size)", new Object[] {size})
                        : null;
        Tensor made = Constants.ones(size);
        return open == null ? made : open.close(made);
    }

    /// Ones.
    ///
    /// ```java
    /// ones(2, 3) // [[1, 1, 1], [1, 1, 1]]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype
    public static Tensor ones(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones(size)", new Object[] {size})
                        : null;
        Tensor made = Constants.ones(size);
        return open == null ? made : open.close(made);
    }

    /// Ones of the same sizes, dtype and layout.
    ///
    /// ```java
    /// onesLike(tensor(3, 4)) // [1, 1]
    /// ```
    ///
    /// @return a new tensor
    public static Tensor onesLike(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones_like(input)", new Object[] {input})
                        : null;
        Tensor made = Constants.onesLike(input);
        return open == null ? made : open.close(made);
    }

    /// Ones in the sizes and layout of a tensor, with options.
    ///
    /// ```java
    /// onesLike(tensor(3, 4), o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor onesLike(Tensor input, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones_like(input,options)", input, options)
                        : null;
        Tensor made = Constants.onesLike(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Ones in the sizes and layout of a tensor.
    ///
    /// ```java
    /// onesLike(tensor(3, 4), float64).dtype() // float64
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @return a new tensor
    public static Tensor onesLike(Tensor input, DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ones_like(input,dtype)", input, dtype)
                        : null;
        Tensor made = Constants.onesLike(input, dtype);
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
    /// @param input (*, m, n) packed
    /// @param tau (*, k) the factors
    /// @return (\*, m, n), the first n columns
    public static Tensor orgqr(Tensor input, Tensor tau) {
        Arguments.given(input, "input");
        Arguments.given(tau, "tau");
        Recorder.Open open = Recorder.on() ? Recorder.open("orgqr(input,tau)", input, tau) : null;
        Tensor made = QrOps.orgqr(input, tau);
        return open == null ? made : open.close(made);
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
    /// @param input (*, m, k) packed
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    /// @return of the shape of `other`
    public static Tensor ormqr(Tensor input, Tensor tau, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(tau, "tau");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ormqr(input,tau,other,left,transpose)", input, tau, other, true, false)
                        : null;
        Tensor made = QrOps.ormqr(input, tau, other, true, false);
        return open == null ? made : open.close(made);
    }

    /// Q C, Qᴴ C, C Q or C Qᴴ for the whole product Q of the reflections that [Obor#geqrf] gives.
    ///
    /// ```java
    /// var f = tensor(3.0, 4).view(2, 1).geqrf();
    /// f.a().ormqr(f.tau(), eye(2)) // [[-0.6, -0.8], [-0.8, 0.6]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `left`, `true`: whether Q is on the left
    /// - `transpose`, `false`: whether Qᴴ is meant
    ///
    /// @param input (*, m, k) packed
    /// @param tau (*, k) the factors
    /// @param other (\*, m, n), or (\*, n, m) where Q is on the right: C
    /// @param options sets the options, those of [OperationOptions.Ormqr]
    /// @return of the shape of `other`
    public static Tensor ormqr(
            Tensor input, Tensor tau, Tensor other, Consumer<OperationOptions.Ormqr> options) {
        OperationOptions.Ormqr o = OperationOptions.Ormqr.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(tau, "tau");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ormqr(input,tau,other,left,transpose)", input, tau, other, o.left, o.transpose)
                        : null;
        Tensor made = QrOps.ormqr(input, tau, other, o.left, o.transpose);
        return open == null ? made : open.close(made);
    }

    /// All products of an element of one vector with an element of the other.
    ///
    /// ```java
    /// tensor(1, 2).outer(tensor(3, 4, 5)) // [[3, 4, 5], [6, 8, 10]]
    /// ```
    ///
    /// @param input (n)
    /// @param vec2 (m)
    /// @return (n, m) of the promoted dtype
    /// @throws dev.obor.base.ShapeError if one is no vector
    public static Tensor outer(Tensor input, Tensor vec2) {
        Arguments.given(input, "input");
        Arguments.given(vec2, "vec2");
        Recorder.Open open = Recorder.on() ? Recorder.open("outer(input,vec2)", input, vec2) : null;
        Tensor made = Contractions.outer(input, vec2);
        return open == null ? made : open.close(made);
    }

    /// Principal components: as [#svdLowrank], of the rows without their mean.
    ///
    /// ```java
    /// pcaLowrank(randn(8, 4), o -> o.q(2L)).v().shape() // [4, 2]
    /// ```
    ///
    /// Here `q` is `null`, `center` is `true` and `niter` is `2`.
    ///
    /// @param input (*, m, n) a row for each sample
    /// @return U (\*, m, q), S (\*, q) and V (\*, n, q)
    /// @throws dev.obor.base.ValueError if `q` or `niter` is not possible
    public static Usv pcaLowrank(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pca_lowrank(input,q,center,niter)", input, null, true, 2)
                        : null;
        Usv made = LowRank.pcaLowrank(input, null, true, 2);
        return open == null ? made : open.close(made);
    }

    /// Principal components: as [#svdLowrank], of the rows without their mean.
    ///
    /// ```java
    /// pcaLowrank(randn(8, 4), o -> o.q(2L)).v().shape() // [4, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `q`, `null`: how many, or null for 6, or the smaller size if that is less
    /// - `center`, `true`: whether the mean of the rows is subtracted
    /// - `niter`, `2`: how often the subspace is improved
    ///
    /// @param input (*, m, n) a row for each sample
    /// @param options sets the options, those of [OperationOptions.PcaLowrank]
    /// @return U (\*, m, q), S (\*, q) and V (\*, n, q)
    /// @throws dev.obor.base.ValueError if `q` or `niter` is not possible
    public static Usv pcaLowrank(Tensor input, Consumer<OperationOptions.PcaLowrank> options) {
        OperationOptions.PcaLowrank o = OperationOptions.PcaLowrank.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pca_lowrank(input,q,center,niter)", input, o.q, o.center, o.niter)
                        : null;
        Usv made = LowRank.pcaLowrank(input, o.q, o.center, o.niter);
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
    public static Tensor permute(Tensor input, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("permute(input,dims)", input, dims)
                        : null;
        Tensor made = Reordering.permute(input, dims);
        return open == null ? made : open.close(made);
    }

    /// A copy of what [dev.obor.Tensor#permute] shows.
    ///
    /// ```java
    /// permuteCopy(ones(2, 3, 4), 2, 0, 1).shape() // [4, 2, 3]
    /// ```
    ///
    /// @param dims for each dimension of the result which it was
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError unless every dimension is named once
    public static Tensor permuteCopy(Tensor input, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("permute_copy(input,dims)", input, dims)
                        : null;
        Tensor made = ViewCopies.permuteCopy(input, dims);
        return open == null ? made : open.close(made);
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// Here `rcond` is `1e-15`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return (\*, n, m) of the input's dtype
    public static Tensor pinverse(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinverse(input,rcond)", input, 1e-15)
                        : null;
        Tensor made = PseudoInverses.pinverse(input, 1e-15);
        return open == null ? made : open.close(made);
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param rcond what counts as zero, as a part of the largest singular value; default `1e-15`
    /// @return (\*, n, m) of the input's dtype
    public static Tensor pinverse(Tensor input, double rcond) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pinverse(input,rcond)", input, rcond)
                        : null;
        Tensor made = PseudoInverses.pinverse(input, rcond);
        return open == null ? made : open.close(made);
    }

    /// Counts of a Poisson distribution with the rates that stand in `input`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// poisson(tensor(1.0, 5, 20)) // [2, 6, 19]
    /// ```
    ///
    /// Here `generator` is `null`.
    ///
    /// @param input rates, floats, none negative
    /// @return a new tensor of the input's shape and dtype, of whole numbers
    public static Tensor poisson(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("poisson(input,generator)", input, null)
                        : null;
        Tensor made = RandomDraws.poisson(input, null);
        return open == null ? made : open.close(made);
    }

    /// Counts of a Poisson distribution with the rates that stand in `input`, from a generator.
    ///
    /// ```java
    /// manualSeed(0);
    /// poisson(tensor(1.0, 5, 20)) // [2, 6, 19]
    /// ```
    ///
    /// @param input rates, floats, none negative
    /// @param generator where random numbers come from; null for the default generator
    /// @return a new tensor of the input's shape and dtype, of whole numbers
    public static Tensor poisson(Tensor input, @Nullable Generator generator) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("poisson(input,generator)", input, generator)
                        : null;
        Tensor made = RandomDraws.poisson(input, generator);
        return open == null ? made : open.close(made);
    }

    /// Complex numbers of their sizes and angles: `abs · (cos(angle) + i sin(angle))`.
    ///
    /// ```java
    /// polar(tensor(2.0), tensor(Math.PI / 3)) // 1+1.7321j
    /// ```
    ///
    /// @param abs float32 or float64
    /// @param angle of the same dtype, in radians
    /// @return a new tensor of the broadcast shape: complex64 of float32, complex128 of float64
    /// @throws dev.obor.base.DTypeError if the dtypes differ or are others
    public static Tensor polar(Tensor abs, Tensor angle) {
        Arguments.given(abs, "abs");
        Arguments.given(angle, "angle");
        Recorder.Open open = Recorder.on() ? Recorder.open("polar(abs,angle)", abs, angle) : null;
        Tensor made = ComplexNumbers.polar(abs, angle);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if n is negative, or no int
    public static Tensor polygamma(Tensor input, long n) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("polygamma(input,n,in_place)", input, n, false)
                        : null;
        Tensor made = Specials.polygamma(input, n, false);
        return open == null ? made : open.close(made);
    }

    /// The n-th derivative of the digamma function.
    ///
    /// ```java
    /// polygamma(1, tensor(1.0, 2)) // [1.6449, 0.6449]
    /// ```
    ///
    /// @param n which derivative, from 0
    /// @param input where
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.ValueError if n is negative, or no int
    public static Tensor polygamma(long n, Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("polygamma(n,input)", n, input) : null;
        Tensor made = Specials.polygamma(n, input);
        return open == null ? made : open.close(made);
    }

    /// The tensor itself, Python's `+x`.
    ///
    /// ```java
    /// tensor(-1, 2).positive() // [-1, 2]
    /// ```
    ///
    /// @return the input
    /// @throws dev.obor.base.DTypeError for bool
    public static Tensor positive(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("positive(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.positive(input);
        return open == null ? made : open.close(made);
    }

    /// A complex number to powers.
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new complex tensor of the shape of the exponents
    public static Tensor pow(Complex input, Tensor exponent) {
        Arguments.given(input, "input");
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pow(input,exponent)", input, exponent)
                        : null;
        Tensor made = Arithmetic.pow(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// Each element to a complex power.
    ///
    /// @param other the exponent
    /// @return a new complex tensor of the input's shape: complex128 for float64, complex64 for
    ///   float32
    public static Tensor pow(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", input, other) : null;
        Tensor made = Arithmetic.pow(input, other);
        return open == null ? made : open.close(made);
    }

    /// Each element to a power.
    ///
    /// ```java
    /// tensor(2, 3).pow(tensor(3, 2)) // [8, 9]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for two bools
    public static Tensor pow(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", input, other) : null;
        Tensor made = Arithmetic.POW.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// a to the power of a number; squares, cubes, roots and reciprocals without logarithms.
    ///
    /// ```java
    /// tensor(1.0, 4).pow(-0.5) // [1, 0.5]
    /// ```
    ///
    /// @param other the exponent
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor pow(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", input, other) : null;
        Tensor made = Arithmetic.pow(input, other);
        return open == null ? made : open.close(made);
    }

    /// a to the power of an integer.
    ///
    /// ```java
    /// tensor(2, 3).pow(2) // [4, 9]
    /// ```
    ///
    /// @param other the exponent
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.ValueError for integers to negative powers
    public static Tensor pow(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("pow(input,other)", input, other) : null;
        Tensor made = Arithmetic.pow(input, other);
        return open == null ? made : open.close(made);
    }

    /// A number to powers.
    ///
    /// ```java
    /// pow(0.5, tensor(1, 2)) // [0.5, 0.25]
    /// ```
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new tensor of the shape and dtype of the exponents, the default dtype for integers
    ///   and bools
    public static Tensor pow(double input, Tensor exponent) {
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pow(input,exponent)", input, exponent)
                        : null;
        Tensor made = Arithmetic.pow(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// An integer to powers.
    ///
    /// ```java
    /// pow(2, tensor(1, 2, 3)) // [2, 4, 8]
    /// ```
    ///
    /// @param input the base
    /// @param exponent any shape
    /// @return a new tensor of the shape and dtype of the exponents, int64 for bools
    public static Tensor pow(long input, Tensor exponent) {
        Arguments.given(exponent, "exponent");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pow(input,exponent)", input, exponent)
                        : null;
        Tensor made = Arithmetic.pow(input, exponent);
        return open == null ? made : open.close(made);
    }

    /// x where it is positive, and elsewhere a slope times x.
    ///
    /// ```java
    /// tensor(-2.0, 0, 3).prelu(tensor(0.25)) // [-0.5, 0, 3]
    /// ```
    ///
    /// @param input floats
    /// @param weight one slope, or one per channel (dimension 1)
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the number of slopes is neither, or they have several
    ///   dimensions
    public static Tensor prelu(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prelu(input,weight)", input, weight)
                        : null;
        Tensor made = Activations.prelu(input, weight);
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
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    public static Tensor prod(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("prod(input,dtype)", input, null) : null;
        Tensor made = ProductReductions.prod(Precision.full(input), null);
        return open == null ? made : open.close(made);
    }

    /// The product of all elements.
    ///
    /// ```java
    /// tensor(2, 3, 4).prod() // 24
    /// ```
    ///
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    public static Tensor prod(Tensor input, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dtype)", input, dtype)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(input), dtype);
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
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor prod(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dim,keepdim,dtype)", input, dim, false, null)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(input), dim, false, null);
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
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor prod(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dim,keepdim,dtype)", input, dim, keepdim, null)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(input), dim, keepdim, null);
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
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor prod(Tensor input, long dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prod(input,dim,keepdim,dtype)", input, dim, keepdim, dtype)
                        : null;
        Tensor made = ProductReductions.prod(Precision.full(input), dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// The derivative of the log of the gamma function, [#digamma].
    ///
    /// ```java
    /// psi(tensor(1.0, 2)) // [-0.5772, 0.4228]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor psi(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("psi(input)", new Object[] {input})
                        : null;
        Tensor made = Specials.psi(input);
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
    /// @param source of the input's dtype, with an element for each place
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public static Tensor put(Tensor input, Tensor index, Tensor source) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("put(input,index,source,accumulate,in_place)", input, index, source, false, false)
                        : null;
        Tensor made = TakePut.put(input, index, source, false, false);
        return open == null ? made : open.close(made);
    }

    /// Writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// @param index int64 of any shape
    /// @param source of the input's dtype, with an element for each place
    /// @param accumulate whether they are added to what is there; default `false`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public static Tensor put(Tensor input, Tensor index, Tensor source, boolean accumulate) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(source, "source");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("put(input,index,source,accumulate,in_place)", input, index, source, accumulate, false)
                        : null;
        Tensor made = TakePut.put(input, index, source, accumulate, false);
        return open == null ? made : open.close(made);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// Here `some` is `true`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return Q and R: (\*, m, k) and (\*, k, n), k the smaller size, or (\*, m, m) and (\*, m, n)
    public static Qr qr(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("qr(input,some)", input, true) : null;
        Qr made = QrOps.qrOld(input, true);
        return open == null ? made : open.close(made);
    }

    /// `torch.qr`: see [Linalg#qr].
    ///
    /// ```java
    /// tensor(0.0, 2, 1, 0).view(2, 2).qr().r().abs() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param some whether to give only the first columns of Q; default `true`
    /// @return Q and R: (\*, m, k) and (\*, k, n), k the smaller size, or (\*, m, m) and (\*, m, n)
    public static Qr qr(Tensor input, boolean some) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("qr(input,some)", input, some) : null;
        Qr made = QrOps.qrOld(input, some);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// Here `dim` is `null`, `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor quantile(Tensor input, Tensor q) {
        Arguments.given(input, "input");
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", input, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(input), Precision.full(q), null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor quantile(
            Tensor input, Tensor q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", input, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(input), Precision.full(q), o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
    }

    /// The values below which parts `q` of all elements lie.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(tensor(0.25, 0.5)) // [1.5, 2]
    /// ```
    ///
    /// Here `keepdim` is `false` and `interpolation` is `"linear"`.
    ///
    /// @param input floats
    /// @param q parts from 0 to 1, a vector or 0-d, of the input's dtype
    /// @param dim the dimension; negative ones count from the last
    /// @return of the input's dtype: of the input's shape without the dimension, or with size 1
    ///   there if `keepdim`; for a vector with its size in front
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor quantile(Tensor input, Tensor q, long dim) {
        Arguments.given(input, "input");
        Arguments.given(q, "q");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", input, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(input), Precision.full(q), dim, false, "linear");
        return open == null ? made : open.close(made);
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
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor quantile(Tensor input, double q) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", input, q, null, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(Precision.full(input), q, null, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// The value below which a part `q` of all elements lies; between two it is interpolated.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).quantile(0.75) // 3
    /// arange(6.0).view(2, 3).quantile(0.5, 1) // [1, 4]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimension, negative ones counting from the last; null for all elements as one vector
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    /// - `interpolation`, `"linear"`: between two elements: `linear`, `lower`, `higher`, `midpoint` or
    ///   `nearest`
    ///
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @param options sets the options, those of [OperationOptions.Quantile]
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor quantile(
            Tensor input, double q, Consumer<OperationOptions.Quantile> options) {
        OperationOptions.Quantile o = OperationOptions.Quantile.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", input, q, o.dim, o.keepdim, o.interpolation)
                        : null;
        Tensor made = Quantiles.quantile(
                Precision.full(input), q, o.dim, o.keepdim, o.interpolation);
        return open == null ? made : open.close(made);
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
    /// @param input floats
    /// @param q the part, from 0 to 1
    /// @param dim the dimension; negative ones count from the last
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim` and of
    ///   its dtype
    /// @throws dev.obor.base.ShapeError if there are no elements
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor quantile(Tensor input, double q, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("quantile(input,q,dim,keepdim,interpolation)", input, q, dim, false, "linear")
                        : null;
        Tensor made = Quantiles.quantile(Precision.full(input), q, dim, false, "linear");
        return open == null ? made : open.close(made);
    }

    /// Radians as degrees.
    ///
    /// ```java
    /// tensor(0, Math.PI).rad2deg() // [0, 180]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor rad2deg(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rad2deg(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.RAD2DEG.call(input);
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1, with options.
    ///
    /// ```java
    /// rand(o -> o.dtype(float64), 2, 3).dtype() // float64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor rand(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rand(options,size)", options, size)
                        : null;
        Tensor made = RandomTensors.rand(open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1, of a dtype.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(float64, 3) // [0.9701, 0.7078, 0.4594]
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @param size the shape of the result
    /// @return a new tensor
    public static Tensor rand(DType dtype, long... size) {
        Arguments.given(dtype, "dtype");
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("rand(dtype,size)", dtype, size) : null;
        Tensor made = RandomTensors.rand(dtype, size);
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1, in the size of another tensor: `rand(x.shape())`.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(arange(3).shape()) // [0.4963, 0.7682, 0.0885]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    public static Tensor rand(Size size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rand(size)", new Object[] {size})
                        : null;
        Tensor made = RandomTensors.rand(size);
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// rand(3) // [0.4963, 0.7682, 0.0885]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype
    public static Tensor rand(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rand(size)", new Object[] {size})
                        : null;
        Tensor made = RandomTensors.rand(size);
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// manualSeed(0);
    /// randLike(ones(1, 3)) // [[0.4963, 0.7682, 0.0885]]
    /// ```
    ///
    /// @param input floats
    /// @return a new tensor of the input's dtype
    public static Tensor randLike(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rand_like(input)", new Object[] {input})
                        : null;
        Tensor made = RandomTensors.randLike(input);
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor, with
    /// options.
    ///
    /// ```java
    /// randLike(ones(3), o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param input floats, if no other dtype is asked for
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor randLike(Tensor input, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rand_like(input,options)", input, options)
                        : null;
        Tensor made = RandomTensors.randLike(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Uniform random numbers from 0 to before 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// randLike(ones(3), float64).dtype() // float64
    /// ```
    ///
    /// @param dtype a float dtype
    /// @return a new tensor
    public static Tensor randLike(Tensor input, DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rand_like(input,dtype)", input, dtype)
                        : null;
        Tensor made = RandomTensors.randLike(input, dtype);
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, with options.
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @param size the shape of the result
    /// @return a new tensor, int64 if no other dtype is asked for
    public static Tensor randint(
            Consumer<TensorOptions> options, long low, long high, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint(options,low,high,size)", options, low, high, size)
                        : null;
        Tensor made = RandomTensors.randint(
                open == null ? options : open.watch(options), low, high, size);
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`.
    ///
    /// ```java
    /// manualSeed(0);
    /// randint(3, 5, 4) // [3, 4, 4, 3]
    /// ```
    ///
    /// @param low the least number
    /// @param high the bound above, not reached
    /// @param size the shape of the result
    /// @return a new tensor, int64
    public static Tensor randint(long low, long high, long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint(low,high,size)", low, high, size)
                        : null;
        Tensor made = RandomTensors.randint(low, high, size);
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, with options.
    ///
    /// ```java
    /// randint(o -> o.dtype(int32), 0, 10, 2, 3).dtype() // int32
    /// ```
    ///
    /// @param low the least number; default `0`
    /// @param high the bound above, not reached
    /// @param size the shape of the result
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor, int64 if no other dtype is asked for
    public static Tensor randint(
            long low, long high, long[] size, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint(low,high,size,options)", low, high, size, options)
                        : null;
        Tensor made = RandomTensors.randint(
                low, high, size, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Random integers from 0 to before `high`.
    ///
    /// @param high the bound above, not reached
    /// @param size the shape of the result
    /// @return a new tensor, int64
    public static Tensor randint(long high, long[] size) {
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("randint(high,size)", high, size) : null;
        Tensor made = RandomTensors.randint(high, size);
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, with options.
    ///
    /// ```java
    /// randint(o -> o.dtype(int32), 0, 10, 2, 3).dtype() // int32
    /// ```
    ///
    /// Here `low` is `0`.
    ///
    /// @param high the bound above, not reached
    /// @param size the shape of the result
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor, int64 if no other dtype is asked for
    public static Tensor randint(long high, long[] size, Consumer<TensorOptions> options) {
        Arguments.given(size, "size");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint(low,high,size,options)", 0, high, size, options)
                        : null;
        Tensor made = RandomTensors.randint(
                0, high, size, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// randintLike(ones(2, 3), 10).shape() // [2, 3]
    /// ```
    ///
    /// Here `low` is `0`.
    ///
    /// @param high the bound above, not reached
    /// @return a new tensor
    public static Tensor randintLike(Tensor input, long high) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint_like(input,low,high)", input, 0, high)
                        : null;
        Tensor made = RandomTensors.randintLike(input, 0, high);
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, in the sizes of a tensor, with options.
    ///
    /// Here `low` is `0`.
    ///
    /// @param high the bound above, not reached
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor randintLike(Tensor input, long high, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint_like(input,low,high,options)", input, 0, high, options)
                        : null;
        Tensor made = RandomTensors.randintLike(
                input, 0, high, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// randintLike(ones(2, 3), 10).shape() // [2, 3]
    /// ```
    ///
    /// @param low the least number; default `0`
    /// @param high the bound above, not reached
    /// @return a new tensor
    public static Tensor randintLike(Tensor input, long low, long high) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint_like(input,low,high)", input, low, high)
                        : null;
        Tensor made = RandomTensors.randintLike(input, low, high);
        return open == null ? made : open.close(made);
    }

    /// Random integers from `low` to before `high`, in the sizes of a tensor, with options.
    ///
    /// @param low the least number; default `0`
    /// @param high the bound above, not reached
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor randintLike(
            Tensor input, long low, long high, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randint_like(input,low,high,options)", input, low, high, options)
                        : null;
        Tensor made = RandomTensors.randintLike(
                input, low, high, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1, with options.
    ///
    /// ```java
    /// randn(o -> o.requiresGrad(true), 2, 3).requiresGrad() // true
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor randn(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randn(options,size)", options, size)
                        : null;
        Tensor made = RandomTensors.randn(open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1, of a dtype.
    ///
    /// ```java
    /// manualSeed(0);
    /// randn(float64, 3) // [1.541, -0.2934, -2.1788]
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @param size the shape of the result
    /// @return a new tensor
    public static Tensor randn(DType dtype, long... size) {
        Arguments.given(dtype, "dtype");
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("randn(dtype,size)", dtype, size) : null;
        Tensor made = RandomTensors.randn(dtype, size);
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1, in the size of another tensor:
    /// `randn(x.shape())`.
    ///
    /// ```java
    /// manualSeed(0);
    /// randn(arange(3).shape()) // [1.541, -0.2934, -2.1788]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    public static Tensor randn(Size size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randn(size)", new Object[] {size})
                        : null;
        Tensor made = RandomTensors.randn(size);
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// randn(3) // [1.541, -0.2934, -2.1788]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype
    public static Tensor randn(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randn(size)", new Object[] {size})
                        : null;
        Tensor made = RandomTensors.randn(size);
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// manualSeed(0);
    /// randnLike(ones(1, 3)) // [[1.541, -0.2934, -2.1788]]
    /// ```
    ///
    /// @param input floats
    /// @return a new tensor of the input's dtype
    public static Tensor randnLike(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randn_like(input)", new Object[] {input})
                        : null;
        Tensor made = RandomTensors.randnLike(input);
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor, with
    /// options.
    ///
    /// ```java
    /// randnLike(ones(3), o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param input floats, if no other dtype is asked for
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor randnLike(Tensor input, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randn_like(input,options)", input, options)
                        : null;
        Tensor made = RandomTensors.randnLike(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Normal random numbers with mean 0 and variance 1, in the sizes and layout of a tensor.
    ///
    /// ```java
    /// randnLike(ones(3), float64).dtype() // float64
    /// ```
    ///
    /// @param dtype a float dtype
    /// @return a new tensor
    public static Tensor randnLike(Tensor input, DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randn_like(input,dtype)", input, dtype)
                        : null;
        Tensor made = RandomTensors.randnLike(input, dtype);
        return open == null ? made : open.close(made);
    }

    /// A random order of 0 … n-1.
    ///
    /// ```java
    /// manualSeed(0);
    /// randperm(5) // [4, 0, 1, 3, 2]
    /// ```
    ///
    /// @param n how many numbers
    /// @return (n), int64
    public static Tensor randperm(long n) {
        Recorder.Open open = Recorder.on() ? Recorder.open("randperm(n)", new Object[] {n}) : null;
        Tensor made = RandomTensors.randperm(n);
        return open == null ? made : open.close(made);
    }

    /// A random order of 0 … n-1, with options.
    ///
    /// @param n how many numbers
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (n), int64 if no other dtype is asked for
    /// @throws dev.obor.base.DTypeError if the dtype does not hold as many different numbers
    public static Tensor randperm(long n, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("randperm(n,options)", n, options)
                        : null;
        Tensor made = RandomTensors.randperm(n, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// All dimensions as one.
    ///
    /// ```java
    /// ones(2, 3).ravel().shape() // [6]
    /// ```
    ///
    /// @return a vector: a view where strides allow it, else a copy
    public static Tensor ravel(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ravel(input)", new Object[] {input})
                        : null;
        Tensor made = Reshaping.ravel(input);
        return open == null ? made : open.close(made);
    }

    /// The real parts, a view; a real tensor itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).real() // [1, 0]
    /// ```
    ///
    /// @return a view of the input's shape; the input if it is real
    public static Tensor real(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("real(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexViews.real(input);
        return open == null ? made : open.close(made);
    }

    /// 1 / x.
    ///
    /// ```java
    /// tensor(2.0, 4).reciprocal() // [0.5, 0.25]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor reciprocal(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reciprocal(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.RECIPROCAL.call(input);
        return open == null ? made : open.close(made);
    }

    /// max(x, 0). Its gradient reads the result: then the in-place form needs no copy, and the
    /// memory is that which the next layer keeps anyway.
    ///
    /// ```java
    /// tensor(-1, 0, 2).relu() // [0, 0, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor relu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.RELU.call(input);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor remainder(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor remainder(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor remainder(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor remainder(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The remainder of the first operand by the second, with the divisor's sign, Python's `%`.
    ///
    /// ```java
    /// tensor(-7, 7).remainder(3) // [2, 1]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor remainder(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("remainder(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.REMAINDER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// `renorm`: slices longer than `maxnorm` are shortened to it.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @param input floats or complex numbers of two or more dimensions
    /// @param p the order of the norm
    /// @param dim slices are taken along it
    /// @param maxnorm the largest norm that a slice may have
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor renorm(Tensor input, double p, long dim, double maxnorm) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("renorm(input,p,dim,maxnorm)", input, p, dim, maxnorm)
                        : null;
        Tensor made = Norms.renorm(input, p, dim, maxnorm);
        return open == null ? made : open.close(made);
    }

    /// The number i as often as `repeats[i]` says.
    ///
    /// ```java
    /// repeatInterleave(tensor(1, 0, 2)) // [0, 2, 2]
    /// ```
    ///
    /// @param repeats a vector of integers
    /// @return an int64 vector as long as their sum
    public static Tensor repeatInterleave(Tensor repeats) {
        Arguments.given(repeats, "repeats");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(repeats)", new Object[] {repeats})
                        : null;
        Tensor made = Rearranging.repeatInterleave(repeats);
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
    /// @return a new tensor of the input's dtype, along the dimension as long as their sum
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor repeatInterleave(Tensor input, Tensor repeats, long dim) {
        Arguments.given(input, "input");
        Arguments.given(repeats, "repeats");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats,dim)", input, repeats, dim)
                        : null;
        Tensor made = Rearranging.repeatInterleave(input, repeats, dim);
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
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError if it has another one
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor repeatInterleave(Tensor input, Tensor repeats, long dim, long outputSize) {
        Arguments.given(input, "input");
        Arguments.given(repeats, "repeats");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats,dim,output_size)", input, repeats, dim, outputSize)
                        : null;
        Tensor made = Rearranging.repeatInterleave(input, repeats, dim, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Every element so many times, in the flattened tensor.
    ///
    /// ```java
    /// tensor(1, 2).repeatInterleave(2) // [1, 1, 2, 2]
    /// ```
    ///
    /// @param repeats how often
    /// @return a new vector of the input's dtype
    public static Tensor repeatInterleave(Tensor input, long repeats) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats)", input, repeats)
                        : null;
        Tensor made = Rearranging.repeatInterleave(input, repeats);
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
    /// @return a new tensor of the input's dtype, along the dimension so many times as long
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor repeatInterleave(Tensor input, long repeats, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("repeat_interleave(input,repeats,dim)", input, repeats, dim)
                        : null;
        Tensor made = Rearranging.repeatInterleave(input, repeats, dim);
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
    public static Tensor reshape(Tensor input, Size sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reshape(input,sizes)", input, sizes)
                        : null;
        Tensor made = Reshaping.reshape(input, sizes);
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
    public static Tensor reshape(Tensor input, long... sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("reshape(input,sizes)", input, sizes)
                        : null;
        Tensor made = Reshaping.reshape(input, sizes);
        return open == null ? made : open.close(made);
    }

    /// The tensor with its conjugation done: of a view that [#conj] made a copy, else itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().resolveConj() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return the input if it is not conjugated, else a new tensor of its shape and dtype
    public static Tensor resolveConj(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resolve_conj(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.resolveConj(input);
        return open == null ? made : open.close(made);
    }

    /// The tensor with its negation done: of a view that shows negatives a copy, else itself.
    ///
    /// ```java
    /// tensor(1.0, 2).resolveNeg() // [1, 2]
    /// ```
    ///
    /// @return the input if it is not negated, else a new tensor of its shape and dtype
    public static Tensor resolveNeg(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("resolve_neg(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexNumbers.resolveNeg(input);
        return open == null ? made : open.close(made);
    }

    /// Runs a recurrent network with relu over padded sequences.
    ///
    /// ```java
    /// var weights = List.of(ones(1, 2), ones(1, 1));
    /// RNNResult out =
    ///         rnnRelu(ones(3, 1, 2), zeros(1, 1, 1), weights, false, 1, 0, false, false, false);
    /// out.output() // [[[2]], [[4]], [[6]]]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @param batchFirst whether the batch comes before time in the input and the output
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static RNNResult rnnRelu(
            Tensor input,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rnn_relu(input,hx,params,has_biases,num_layers,dropout,train,bidirectional,batch_first)", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst)
                        : null;
        RNNResult made = RecurrentFunctions.rnnRelu(
                input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst);
        return open == null ? made : open.close(made);
    }

    /// Runs a recurrent network with relu over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static RNNResult rnnRelu(
            Tensor input,
            Tensor batchSizes,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        Arguments.given(input, "input");
        Arguments.given(batchSizes, "batchSizes");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rnn_relu(input,batch_sizes,hx,params,has_biases,num_layers,dropout,train,bidirectional)", input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional)
                        : null;
        RNNResult made = RecurrentFunctions.rnnRelu(
                input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional);
        return open == null ? made : open.close(made);
    }

    /// One step of a recurrent network with relu.
    ///
    /// ```java
    /// rnnReluCell(ones(1, 2), zeros(1, 1), ones(1, 2), ones(1, 1), null, null) // [[2]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, (batch, hidden)
    /// @param wIh (hidden, size)
    /// @param wHh (hidden, hidden)
    /// @param bIh (hidden), or null
    /// @param bHh (hidden), or null
    /// @return (batch, hidden)
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static Tensor rnnReluCell(
            Tensor input,
            Tensor hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.given(wIh, "wIh");
        Arguments.given(wHh, "wHh");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rnn_relu_cell(input,hx,w_ih,w_hh,b_ih,b_hh)", input, hx, wIh, wHh, bIh, bHh)
                        : null;
        Tensor made = RecurrentFunctions.rnnReluCell(input, hx, wIh, wHh, bIh, bHh);
        return open == null ? made : open.close(made);
    }

    /// Runs a recurrent network with tanh over padded sequences.
    ///
    /// Source: Elman, "Finding structure in time", 1990.
    ///
    /// ```java
    /// var weights = List.of(ones(1, 2), ones(1, 1));
    /// RNNResult out =
    ///         rnnTanh(ones(3, 1, 2), zeros(1, 1, 1), weights, false, 1, 0, false, false, false);
    /// out.hidden() // [[[0.995]]]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @param batchFirst whether the batch comes before time in the input and the output
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static RNNResult rnnTanh(
            Tensor input,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rnn_tanh(input,hx,params,has_biases,num_layers,dropout,train,bidirectional,batch_first)", input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst)
                        : null;
        RNNResult made = RecurrentFunctions.rnnTanh(
                input, hx, params, hasBiases, numLayers, dropout, train, bidirectional, batchFirst);
        return open == null ? made : open.close(made);
    }

    /// Runs a recurrent network with tanh over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @param hasBiases whether the weights are followed by biases
    /// @param numLayers how many layers feed one another
    /// @param dropout the probability with which what goes from one layer to the next is set to 0
    /// @param train whether dropout is done
    /// @param bidirectional whether each layer also runs backwards over time
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static RNNResult rnnTanh(
            Tensor input,
            Tensor batchSizes,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        Arguments.given(input, "input");
        Arguments.given(batchSizes, "batchSizes");
        Arguments.given(hx, "hx");
        Arguments.allGiven(params, "params");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rnn_tanh(input,batch_sizes,hx,params,has_biases,num_layers,dropout,train,bidirectional)", input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional)
                        : null;
        RNNResult made = RecurrentFunctions.rnnTanh(
                input, batchSizes, hx, params, hasBiases, numLayers, dropout, train, bidirectional);
        return open == null ? made : open.close(made);
    }

    /// One step of a recurrent network with tanh.
    ///
    /// ```java
    /// rnnTanhCell(ones(1, 2), zeros(1, 1), ones(1, 2), ones(1, 1), null, null) // [[0.964]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, (batch, hidden)
    /// @param wIh (hidden, size)
    /// @param wHh (hidden, hidden)
    /// @param bIh (hidden), or null
    /// @param bHh (hidden), or null
    /// @return (batch, hidden)
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static Tensor rnnTanhCell(
            Tensor input,
            Tensor hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        Arguments.given(input, "input");
        Arguments.given(hx, "hx");
        Arguments.given(wIh, "wIh");
        Arguments.given(wHh, "wHh");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rnn_tanh_cell(input,hx,w_ih,w_hh,b_ih,b_hh)", input, hx, wIh, wHh, bIh, bHh)
                        : null;
        Tensor made = RecurrentFunctions.rnnTanhCell(input, hx, wIh, wHh, bIh, bHh);
        return open == null ? made : open.close(made);
    }

    /// The flattened tensor shifted; what falls off comes back in front.
    ///
    /// ```java
    /// arange(4).view(2, 2).roll(1) // [[3, 0], [1, 2]]
    /// ```
    ///
    /// @param shift by how many places; negative towards the front
    /// @return a new tensor of the input's dtype and shape
    public static Tensor roll(Tensor input, long shift) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("roll(input,shift)", input, shift)
                        : null;
        Tensor made = Rearranging.roll(input, shift);
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
    /// @return a new tensor of the input's dtype and shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor roll(Tensor input, long shift, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("roll(input,shift,dim)", input, shift, dim)
                        : null;
        Tensor made = Rearranging.roll(input, shift, dim);
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
    /// @return a new tensor of the input's dtype and shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor roll(Tensor input, long[] shifts, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(shifts, "shifts");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("roll(input,shifts,dims)", input, shifts, dims)
                        : null;
        Tensor made = Rearranging.roll(input, shifts, dims);
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
    /// @return a new tensor of the input's dtype
    public static Tensor rot90(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", input, 1, 0, 1)
                        : null;
        Tensor made = Rearranging.rot90(input, 1, 0, 1);
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
    /// @return a new tensor of the input's dtype
    public static Tensor rot90(Tensor input, long k) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", input, k, 0, 1)
                        : null;
        Tensor made = Rearranging.rot90(input, k, 0, 1);
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
    /// @return a new tensor of the input's dtype
    public static Tensor rot90(Tensor input, long k, long dim0) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", input, k, dim0, 1)
                        : null;
        Tensor made = Rearranging.rot90(input, k, dim0, 1);
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
    /// @return a new tensor of the input's dtype
    public static Tensor rot90(Tensor input, long k, long dim0, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dim0,dim1)", input, k, dim0, dim1)
                        : null;
        Tensor made = Rearranging.rot90(input, k, dim0, dim1);
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
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.ShapeError unless two different dimensions are given
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor rot90(Tensor input, long k, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rot90(input,k,dims)", input, k, dims)
                        : null;
        Tensor made = Rearranging.rot90(input, k, dims);
        return open == null ? made : open.close(made);
    }

    /// The nearest integer, ties to even.
    ///
    /// ```java
    /// tensor(0.5, 1.5, -2.7).round() // [0, 2, -3]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor round(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("round(input)", new Object[] {input})
                        : null;
        Tensor made = Rounding.ROUND.call(input);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for integers, if `decimals` is not 0
    public static Tensor round(Tensor input, int decimals) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("round(input,decimals)", input, decimals)
                        : null;
        Tensor made = Rounding.round(input, decimals);
        return open == null ? made : open.close(made);
    }

    /// One below the other: along dimension 0, vectors as rows.
    ///
    /// ```java
    /// rowStack(tensor(1, 2), tensor(3, 4)) // [[1, 2], [3, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, with two dimensions at least
    public static Tensor rowStack(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("row_stack(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Joining.vstack(tensors);
        return open == null ? made : open.close(made);
    }

    /// 1 / √x.
    ///
    /// ```java
    /// tensor(4.0, 0.25).rsqrt() // [0.5, 2]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor rsqrt(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsqrt(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.RSQRT.call(input);
        return open == null ? made : open.close(made);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.RSUB_NUMBER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Another tensor minus this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10)) // [9, 8]
    /// ```
    ///
    /// @param other what is subtracted from, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.rsub(input, other);
        return open == null ? made : open.close(made);
    }

    /// Another tensor minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(tensor(10, 10), 2) // [8, 6]
    /// ```
    ///
    /// @param other what is subtracted from, broadcast with the input
    /// @param alpha what the input is multiplied by first
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.rsub(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.RSUB_NUMBER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// A number minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(0.5, 2) // [-1.5, -3.5]
    /// ```
    ///
    /// @param other what is subtracted from
    /// @param alpha what the input is multiplied by first
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, double other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.rsub(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// A number minus this, Python's `1 - x`.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10) // [9, 8]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.RSUB_NUMBER.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// An integer minus alpha times this.
    ///
    /// ```java
    /// tensor(1, 2).rsub(10, 2) // [8, 6]
    /// ```
    ///
    /// @param other what is subtracted from
    /// @param alpha what the input is multiplied by first
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor rsub(Tensor input, long other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rsub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.rsub(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// A number as a tensor without dimensions, of the default dtype.
    ///
    /// ```java
    /// scalarTensor(3) // 3
    /// ```
    ///
    /// @param s the element
    /// @return a 0-d tensor
    public static Tensor scalarTensor(double s) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scalar_tensor(s)", new Object[] {s})
                        : null;
        Tensor made = JavaArrays.scalarTensor(s);
        return open == null ? made : open.close(made);
    }

    /// A number as a tensor without dimensions, with options.
    ///
    /// ```java
    /// scalarTensor(3, o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @param s the element
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a 0-d tensor of the default dtype, if no other is asked for
    public static Tensor scalarTensor(double s, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scalar_tensor(s,options)", s, options)
                        : null;
        Tensor made = JavaArrays.scalarTensor(s, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// exp(x) times the modified Bessel function of the second kind and order 0, of float32 and
    /// float64. No gradient flows through it, as in PyTorch.
    ///
    /// ```java
    /// scaledModifiedBesselK0(tensor(0.0, 1, 2.5)) // [inf, 1.1445, 0.7595]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor scaledModifiedBesselK0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scaled_modified_bessel_k0(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.SCALED_MODIFIED_BESSEL_K0.call(input);
        return open == null ? made : open.close(made);
    }

    /// exp(x) times the modified Bessel function of the second kind and order 1, of float32 and
    /// float64. No gradient flows through it, as in PyTorch.
    ///
    /// ```java
    /// scaledModifiedBesselK1(tensor(0.0, 1, 2.5)) // [inf, 1.6362, 0.9002]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor scaledModifiedBesselK1(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scaled_modified_bessel_k1(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.SCALED_MODIFIED_BESSEL_K1.call(input);
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
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ShapeError if the index is larger than the source, or in another
    ///   dimension than the input
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,src,in_place)", input, dim, index, src, false)
                        : null;
        Tensor made = GatherOps.scatter(input, dim, index, src, false);
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
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @param reduce `add` or `multiply`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,src,reduce,in_place)", input, dim, index, src, reduce, false)
                        : null;
        Tensor made = GatherOps.scatter(input, dim, index, src, reduce, false);
        return open == null ? made : open.close(made);
    }

    /// Writes a number at one place per element of the index along a dimension.
    ///
    /// ```java
    /// zeros(3).scatter(0, tensor(2, 0), 1.0) // [1, 0, 1]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param value converted to the input's dtype
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor scatter(Tensor input, long dim, Tensor index, double value) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,value,in_place)", input, dim, index, value, false)
                        : null;
        Tensor made = GatherOps.scatter(input, dim, index, value, false);
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
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param value converted to the input's dtype
    /// @param reduce `add` or `multiply`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError for another `reduce`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor scatter(
            Tensor input, long dim, Tensor index, double value, String reduce) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter(input,dim,index,value,reduce,in_place)", input, dim, index, value, reduce, false)
                        : null;
        Tensor made = GatherOps.scatter(input, dim, index, value, reduce, false);
        return open == null ? made : open.close(made);
    }

    /// Adds at one place per element along a dimension, in order.
    ///
    /// ```java
    /// zeros(3).scatterAdd(0, tensor(0, 0, 2), tensor(1.0, 2, 3)) // [3, 0, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor scatterAdd(Tensor input, long dim, Tensor index, Tensor src) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_add(input,dim,index,src,in_place)", input, dim, index, src, false)
                        : null;
        Tensor made = GatherOps.scatterAdd(input, dim, index, src, false);
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
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor scatterReduce(
            Tensor input, long dim, Tensor index, Tensor src, String reduce) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_reduce(input,dim,index,src,reduce,include_self,in_place)", input, dim, index, src, reduce, true, false)
                        : null;
        Tensor made = ScatterReduce.call(input, dim, index, src, reduce, true, false);
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
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count; default `true`
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor scatterReduce(
            Tensor input, long dim, Tensor index, Tensor src, String reduce, boolean includeSelf) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Arguments.given(src, "src");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scatter_reduce(input,dim,index,src,reduce,include_self,in_place)", input, dim, index, src, reduce, includeSelf, false)
                        : null;
        Tensor made = ScatterReduce.call(input, dim, index, src, reduce, includeSelf, false);
        return open == null ? made : open.close(made);
    }

    /// Where values would be put to keep the last dimension sorted, with options.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), tensor(3, 6)) // [1, 3]
    /// searchsorted(tensor(1, 3, 5, 7), tensor(3, 6), o -> o.right(true)) // [2, 3]
    /// ```
    ///
    /// Here `outInt32` is `false`, `right` is `false`, `side` is `null` and `sorter` is `null`.
    ///
    /// @param sortedSequence rising along the last dimension: a vector for all values, or of their
    ///   leading sizes
    /// @param values any shape
    /// @return of the shape of the values; from 0 to the length of the sequence
    /// @throws dev.obor.base.ShapeError if the leading sizes differ and the sequence is no vector
    public static Tensor searchsorted(Tensor sortedSequence, Tensor values) {
        Arguments.given(sortedSequence, "sortedSequence");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("searchsorted(sorted_sequence,values,out_int32,right,side,sorter)", sortedSequence, values, false, false, null, null)
                        : null;
        Tensor made = Searching.searchSorted(sortedSequence, values, false, false, null, null);
        return open == null ? made : open.close(made);
    }

    /// Where values would be put to keep the last dimension sorted, with options.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), tensor(3, 6)) // [1, 3]
    /// searchsorted(tensor(1, 3, 5, 7), tensor(3, 6), o -> o.right(true)) // [2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `outInt32`, `false`: whether places are int32, not int64
    /// - `right`, `false`: whether a value goes behind those that are equal to it, not before
    /// - `side`, `null`: `right` or `left`, the same by name
    /// - `sorter`, `null`: the order that sorts the sequence, from [#argsort]; null if it is sorted
    ///
    /// @param sortedSequence rising along the last dimension: a vector for all values, or of their
    ///   leading sizes
    /// @param values any shape
    /// @param options sets the options, those of [SearchOptions]
    /// @return of the shape of the values; from 0 to the length of the sequence
    /// @throws dev.obor.base.ShapeError if the leading sizes differ and the sequence is no vector
    public static Tensor searchsorted(
            Tensor sortedSequence, Tensor values, Consumer<SearchOptions> options) {
        SearchOptions o = SearchOptions.DEFAULT.with(options);
        Arguments.given(sortedSequence, "sortedSequence");
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("searchsorted(sorted_sequence,values,out_int32,right,side,sorter)", sortedSequence, values, o.outInt32, o.right, o.side, o.sorter)
                        : null;
        Tensor made = Searching.searchSorted(
                sortedSequence, values, o.outInt32, o.right, o.side, o.sorter);
        return open == null ? made : open.close(made);
    }

    /// Where a number would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 3.5) // 2
    /// ```
    ///
    /// Here `outInt32` is `false`, `right` is `false`, `side` is `null` and `sorter` is `null`.
    ///
    /// @param sortedSequence a rising vector
    /// @param value the number
    /// @return a 0-d tensor; from 0 to the length of the sequence
    public static Tensor searchsorted(Tensor sortedSequence, double value) {
        Arguments.given(sortedSequence, "sortedSequence");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("searchsorted(sorted_sequence,value,out_int32,right,side,sorter)", sortedSequence, value, false, false, null, null)
                        : null;
        Tensor made = Searching.searchSorted(sortedSequence, value, false, false, null, null);
        return open == null ? made : open.close(made);
    }

    /// Where a number would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 3.5) // 2
    /// ```
    ///
    /// Options and their defaults:
    /// - `outInt32`, `false`: whether places are int32, not int64
    /// - `right`, `false`: whether a value goes behind those that are equal to it, not before
    /// - `side`, `null`: `right` or `left`, the same by name
    /// - `sorter`, `null`: the order that sorts the sequence; null if it is sorted
    ///
    /// @param sortedSequence a rising vector
    /// @param value the number
    /// @param options sets the options, those of [SearchOptions]
    /// @return a 0-d tensor; from 0 to the length of the sequence
    public static Tensor searchsorted(
            Tensor sortedSequence, double value, Consumer<SearchOptions> options) {
        SearchOptions o = SearchOptions.DEFAULT.with(options);
        Arguments.given(sortedSequence, "sortedSequence");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("searchsorted(sorted_sequence,value,out_int32,right,side,sorter)", sortedSequence, value, o.outInt32, o.right, o.side, o.sorter)
                        : null;
        Tensor made = Searching.searchSorted(
                sortedSequence, value, o.outInt32, o.right, o.side, o.sorter);
        return open == null ? made : open.close(made);
    }

    /// Where an integer would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 5) // 2
    /// ```
    ///
    /// Here `outInt32` is `false`, `right` is `false`, `side` is `null` and `sorter` is `null`.
    ///
    /// @param sortedSequence a rising vector
    /// @param value the number
    /// @return a 0-d tensor; from 0 to the length of the sequence
    public static Tensor searchsorted(Tensor sortedSequence, long value) {
        Arguments.given(sortedSequence, "sortedSequence");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("searchsorted(sorted_sequence,value,out_int32,right,side,sorter)", sortedSequence, value, false, false, null, null)
                        : null;
        Tensor made = Searching.searchSorted(sortedSequence, value, false, false, null, null);
        return open == null ? made : open.close(made);
    }

    /// Where an integer would be put to keep a vector sorted, with options: a 0-d result.
    ///
    /// ```java
    /// searchsorted(tensor(1, 3, 5, 7), 5) // 2
    /// ```
    ///
    /// Options and their defaults:
    /// - `outInt32`, `false`: whether places are int32, not int64
    /// - `right`, `false`: whether a value goes behind those that are equal to it, not before
    /// - `side`, `null`: `right` or `left`, the same by name
    /// - `sorter`, `null`: the order that sorts the sequence; null if it is sorted
    ///
    /// @param sortedSequence a rising vector
    /// @param value the number
    /// @param options sets the options, those of [SearchOptions]
    /// @return a 0-d tensor; from 0 to the length of the sequence
    public static Tensor searchsorted(
            Tensor sortedSequence, long value, Consumer<SearchOptions> options) {
        SearchOptions o = SearchOptions.DEFAULT.with(options);
        Arguments.given(sortedSequence, "sortedSequence");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("searchsorted(sorted_sequence,value,out_int32,right,side,sorter)", sortedSequence, value, o.outInt32, o.right, o.side, o.sorter)
                        : null;
        Tensor made = Searching.searchSorted(
                sortedSequence, value, o.outInt32, o.right, o.side, o.sorter);
        return open == null ? made : open.close(made);
    }

    /// Sums, means, extremes or products of segments, runs of slices along a dimension.
    ///
    /// The result of an empty segment is the initial value: 0 for `sum`, 1 for `prod`, the
    /// infinities for `max` and `min`, and NaN for `mean` if none is given.
    ///
    /// ```java
    /// segmentReduce(tensor(1.0, 2, 3, 4), "sum", o -> o.lengths(tensor(1, 3))) // [1, 9]
    /// ```
    ///
    /// Here `lengths` is `null`, `offsets` is `null`, `axis` is `0`, `unsafe` is `false` and `initial` is `null`.
    ///
    /// @param input floats
    /// @param reduce `sum`, `mean`, `max`, `min` or `prod`
    /// @return of the input's dtype; its shape, but along the dimension as long as there are
    ///   segments
    /// @throws dev.obor.base.ShapeError if neither lengths nor offsets are given, or they do not
    ///   fit
    /// @throws dev.obor.base.DTypeError unless the input holds floats
    public static Tensor segmentReduce(Tensor input, String reduce) {
        Arguments.given(input, "input");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("segment_reduce(input,reduce,lengths,offsets,axis,unsafe,initial)", input, reduce, null, null, 0, false, null)
                        : null;
        Tensor made = Segments.segmentReduce(input, reduce, null, null, 0, false, null);
        return open == null ? made : open.close(made);
    }

    /// Sums, means, extremes or products of segments, runs of slices along a dimension.
    ///
    /// The result of an empty segment is the initial value: 0 for `sum`, 1 for `prod`, the
    /// infinities for `max` and `min`, and NaN for `mean` if none is given.
    ///
    /// ```java
    /// segmentReduce(tensor(1.0, 2, 3, 4), "sum", o -> o.lengths(tensor(1, 3))) // [1, 9]
    /// ```
    ///
    /// Options and their defaults:
    /// - `lengths`, `null`: how long the segments are, along its last dimension, which is `axis`; the
    ///   dimensions before are those of the input
    /// - `offsets`, `null`: in place of lengths, where the segments start, and where the last one ends
    /// - `axis`, `0`: the dimension
    /// - `unsafe`, `false`: whether lengths may not add up to the size of the dimension
    /// - `initial`, `null`: what each reduction begins with; null for what changes nothing
    ///
    /// @param input floats
    /// @param reduce `sum`, `mean`, `max`, `min` or `prod`
    /// @param options sets the options, those of [OperationOptions.Segments]
    /// @return of the input's dtype; its shape, but along the dimension as long as there are
    ///   segments
    /// @throws dev.obor.base.ShapeError if neither lengths nor offsets are given, or they do not
    ///   fit
    /// @throws dev.obor.base.DTypeError unless the input holds floats
    public static Tensor segmentReduce(
            Tensor input, String reduce, Consumer<OperationOptions.Segments> options) {
        OperationOptions.Segments o = OperationOptions.Segments.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(reduce, "reduce");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("segment_reduce(input,reduce,lengths,offsets,axis,unsafe,initial)", input, reduce, o.lengths, o.offsets, o.axis, o.unsafe, o.initial)
                        : null;
        Tensor made = Segments.segmentReduce(
                input, reduce, o.lengths, o.offsets, o.axis, o.unsafe, o.initial);
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
    public static Tensor select(Tensor input, long dim, long index) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("select(input,dim,index)", input, dim, index)
                        : null;
        Tensor made = Slicing.select(input, dim, index);
        return open == null ? made : open.close(made);
    }

    /// A copy of one place of a dimension.
    ///
    /// ```java
    /// selectCopy(arange(6).view(2, 3), 1, 2) // [2, 5]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param index the place; negative ones count from the end
    /// @return a new tensor, row-major, of the input's dtype, of one dimension less
    /// @throws dev.obor.base.IndexError if there is no such place
    public static Tensor selectCopy(Tensor input, long dim, long index) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("select_copy(input,dim,index)", input, dim, index)
                        : null;
        Tensor made = ViewCopies.selectCopy(input, dim, index);
        return open == null ? made : open.close(made);
    }

    /// A copy in which one place of a dimension is another tensor.
    ///
    /// ```java
    /// zeros(2, 2).selectScatter(tensor(5.0, 6), 0, 1) // [[0, 0], [5, 6]]
    /// ```
    ///
    /// @param src of the input's shape without the dimension
    /// @param dim the dimension; negative ones count from the last
    /// @param index the place, negative ones counting from the end
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor selectScatter(Tensor input, Tensor src, long dim, long index) {
        Arguments.given(input, "input");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("select_scatter(input,src,dim,index)", input, src, dim, index)
                        : null;
        Tensor made = SliceScatter.select(input, src, dim, index);
        return open == null ? made : open.close(made);
    }

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sgn() // [-1, 0, 1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    public static Tensor sgn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sgn(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.SGN.call(input);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialT(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialT(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialT(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialT(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialT(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialT(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialT(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialT(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the first kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialT(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialT(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_t(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_T.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialU(tensor(0.25, 1), 3) // [1, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialU(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialU(tensor(0.25, 1), 3) // [1, 4]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialU(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialU(tensor(0.25, 1), 3) // [1, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialU(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialU(tensor(0.25, 1), 3) // [1, 4]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialU(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the second kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialU(tensor(0.25, 1), 3) // [1, 4]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialU(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_u(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_U.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialV(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialV(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialV(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialV(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialV(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialV(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialV(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialV(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the third kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialV(tensor(0.25, 1), 3) // [1, 1]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialV(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_v(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_V.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialW(tensor(0.25, 1), 3) // [1, 7]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialW(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialW(tensor(0.25, 1), 3) // [1, 7]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialW(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialW(tensor(0.25, 1), 3) // [1, 7]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialW(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialW(tensor(0.25, 1), 3) // [1, 7]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialW(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Chebyshev's polynomials of the fourth kind, shifted to the numbers from 0 to 1.
    ///
    /// ```java
    /// shiftedChebyshevPolynomialW(tensor(0.25, 1), 3) // [1, 7]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor shiftedChebyshevPolynomialW(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("shifted_chebyshev_polynomial_w(input,other)", input, other)
                        : null;
        Tensor made = Polynomials.SHIFTED_CHEBYSHEV_POLYNOMIAL_W.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The logistic function, 1 / (1 + exp(-x)).
    ///
    /// ```java
    /// tensor(-1.0, 0, 1).sigmoid() // [0.2689, 0.5, 0.7311]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor sigmoid(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sigmoid(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.SIGMOID.call(input);
        return open == null ? made : open.close(made);
    }

    /// -1, 0 or 1.
    ///
    /// ```java
    /// tensor(-3, 0, 5).sign() // [-1, 0, 1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor sign(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sign(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.SIGN.call(input);
        return open == null ? made : open.close(made);
    }

    /// Where the sign is set, also that of -0.
    ///
    /// ```java
    /// tensor(-1, -0.0, 0).signbit() // [true, true, false]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor signbit(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("signbit(input)", new Object[] {input})
                        : null;
        Tensor made = Comparisons.SIGNBIT.call(input);
        return open == null ? made : open.close(made);
    }

    /// The sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sin() // [0, 0.8415]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor sin(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sin(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.SIN.call(input);
        return open == null ? made : open.close(made);
    }

    /// sin(πx) / (πx), and 1 at 0.
    ///
    /// ```java
    /// tensor(0, 0.5, 1.5).sinc() // [1, 0.6366, -0.2122]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor sinc(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sinc(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.SINC.call(input);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic sine.
    ///
    /// ```java
    /// tensor(0.0, 1).sinh() // [0, 1.1752]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor sinh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sinh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.SINH.call(input);
        return open == null ? made : open.close(made);
    }

    /// A copy of some places of a dimension.
    ///
    /// ```java
    /// sliceCopy(arange(6), 0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `dim` is `0`, `start` is `null`, `end` is `null` and `step` is `1`.
    ///
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public static Tensor sliceCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_copy(input,dim,start,end,step)", input, 0, null, null, 1)
                        : null;
        Tensor made = ViewCopies.sliceCopy(input, 0, null, null, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of some places of a dimension.
    ///
    /// ```java
    /// sliceCopy(arange(6), 0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `start` is `null`, `end` is `null` and `step` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public static Tensor sliceCopy(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_copy(input,dim,start,end,step)", input, dim, null, null, 1)
                        : null;
        Tensor made = ViewCopies.sliceCopy(input, dim, null, null, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of some places of a dimension.
    ///
    /// ```java
    /// sliceCopy(arange(6), 0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `end` is `null` and `step` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @param start the first place, or null for the first of all
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public static Tensor sliceCopy(Tensor input, long dim, @Nullable Long start) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_copy(input,dim,start,end,step)", input, dim, start, null, 1)
                        : null;
        Tensor made = ViewCopies.sliceCopy(input, dim, start, null, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of some places of a dimension.
    ///
    /// ```java
    /// sliceCopy(arange(6), 0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// Here `step` is `1`.
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public static Tensor sliceCopy(
            Tensor input, long dim, @Nullable Long start, @Nullable Long end) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_copy(input,dim,start,end,step)", input, dim, start, end, 1)
                        : null;
        Tensor made = ViewCopies.sliceCopy(input, dim, start, end, 1);
        return open == null ? made : open.close(made);
    }

    /// A copy of some places of a dimension.
    ///
    /// ```java
    /// sliceCopy(arange(6), 0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @param step how far places are apart; default `1`
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the step is not positive
    public static Tensor sliceCopy(
            Tensor input, long dim, @Nullable Long start, @Nullable Long end, long step) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_copy(input,dim,start,end,step)", input, dim, start, end, step)
                        : null;
        Tensor made = ViewCopies.sliceCopy(input, dim, start, end, step);
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
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if that has another size
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor sliceScatter(
            Tensor input,
            Tensor src,
            long dim,
            @Nullable Long start,
            @Nullable Long end,
            long step) {
        Arguments.given(input, "input");
        Arguments.given(src, "src");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slice_scatter(input,src,dim,start,end,step)", input, src, dim, start, end, step)
                        : null;
        Tensor made = SliceScatter.sliceScatter(input, src, dim, start, end, step);
        return open == null ? made : open.close(made);
    }

    /// The sign and the logarithm of the absolute value of determinants; 0 and -inf for singular
    /// matrices.
    ///
    /// ```java
    /// Linalg.slogdet(tensor(1.0, 2, 3, 4).view(2, 2)) // -1, 0.6931
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the signs, (\*) of the input's dtype, and the logarithms, (\*) real
    public static Slogdet slogdet(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("slogdet(input)", new Object[] {input})
                        : null;
        Slogdet made = Determinants.slogdet(input);
        return open == null ? made : open.close(made);
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).softmax(0) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param input floats
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor softmax(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("softmax(input,dim)", input, dim) : null;
        Tensor made = Softmaxes.softmax(input, dim);
        return open == null ? made : open.close(made);
    }

    /// Exponentials that sum to one along a dimension, in another dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3).softmax(0, float32) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last
    /// @param dtype a float dtype that the input is converted to first; null for its own
    /// @return a new tensor of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor softmax(Tensor input, long dim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softmax(input,dim,dtype)", input, dim, dtype)
                        : null;
        Tensor made = Softmaxes.softmax(input, dim, dtype);
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
    /// @return values of the input's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices sort(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sort(input,dim,descending)", input, -1, false)
                        : null;
        ValuesIndices made = Sorting.sort(input, -1, false);
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
    /// @return values of the input's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices sort(Tensor input, Consumer<OperationOptions.Sort> options) {
        OperationOptions.Sort o = OperationOptions.Sort.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sort(input,dim,descending)", input, o.dim, o.descending)
                        : null;
        ValuesIndices made = Sorting.sort(input, o.dim, o.descending);
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
    /// @return values of the input's dtype and int64 indices, both of its shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static ValuesIndices sort(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sort(input,dim,descending)", input, dim, false)
                        : null;
        ValuesIndices made = Sorting.sort(input, dim, false);
        return open == null ? made : open.close(made);
    }

    /// The spherical Bessel function of the first kind and order 0, sin(x) / x, of float32 and
    /// float64. No gradient flows through it, as in PyTorch; [#sinc] has one.
    ///
    /// ```java
    /// sphericalBesselJ0(tensor(0.0, 1, 2.5)) // [1, 0.8415, 0.2394]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor sphericalBesselJ0(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("spherical_bessel_j0(input)", new Object[] {input})
                        : null;
        Tensor made = BesselFunctions.SPHERICAL_BESSEL_J0.call(input);
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
    public static Tensor[] split(Tensor input, long size) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,size,dim)", input, size, 0)
                        : null;
        Tensor[] made = Splitting.split(input, size, 0);
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
    public static Tensor[] split(Tensor input, long size, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,size,dim)", input, size, dim)
                        : null;
        Tensor[] made = Splitting.split(input, size, dim);
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
    public static Tensor[] split(Tensor input, long[] sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,sizes,dim)", input, sizes, 0)
                        : null;
        Tensor[] made = Splitting.split(input, sizes, 0);
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
    public static Tensor[] split(Tensor input, long[] sizes, long dim) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split(input,sizes,dim)", input, sizes, dim)
                        : null;
        Tensor[] made = Splitting.split(input, sizes, dim);
        return open == null ? made : open.close(made);
    }

    /// Copies of parts of one size; the last may be smaller.
    ///
    /// ```java
    /// splitCopy(arange(5), 3) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param splitSize how long each is
    /// @return new tensors
    public static Tensor[] splitCopy(Tensor input, long splitSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_copy(input,split_size,dim)", input, splitSize, 0)
                        : null;
        Tensor[] made = ViewCopies.splitCopy(input, splitSize, 0);
        return open == null ? made : open.close(made);
    }

    /// Copies of parts of one size; the last may be smaller.
    ///
    /// ```java
    /// splitCopy(arange(5), 3) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @param splitSize how long each is
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return new tensors
    public static Tensor[] splitCopy(Tensor input, long splitSize, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_copy(input,split_size,dim)", input, splitSize, dim)
                        : null;
        Tensor[] made = ViewCopies.splitCopy(input, splitSize, dim);
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
    public static Tensor[] splitWithSizes(Tensor input, long[] sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_with_sizes(input,sizes,dim)", input, sizes, 0)
                        : null;
        Tensor[] made = Splitting.split(input, sizes, 0);
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
    public static Tensor[] splitWithSizes(Tensor input, long[] sizes, long dim) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_with_sizes(input,sizes,dim)", input, sizes, dim)
                        : null;
        Tensor[] made = Splitting.split(input, sizes, dim);
        return open == null ? made : open.close(made);
    }

    /// Copies of parts of these sizes.
    ///
    /// ```java
    /// splitWithSizesCopy(arange(5), new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param splitSizes how long each is
    /// @return new tensors
    /// @throws dev.obor.base.ShapeError if they do not add up
    public static Tensor[] splitWithSizesCopy(Tensor input, long[] splitSizes) {
        Arguments.given(input, "input");
        Arguments.given(splitSizes, "splitSizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_with_sizes_copy(input,split_sizes,dim)", input, splitSizes, 0)
                        : null;
        Tensor[] made = ViewCopies.splitWithSizesCopy(input, splitSizes, 0);
        return open == null ? made : open.close(made);
    }

    /// Copies of parts of these sizes.
    ///
    /// ```java
    /// splitWithSizesCopy(arange(5), new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param splitSizes how long each is
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return new tensors
    /// @throws dev.obor.base.ShapeError if they do not add up
    public static Tensor[] splitWithSizesCopy(Tensor input, long[] splitSizes, long dim) {
        Arguments.given(input, "input");
        Arguments.given(splitSizes, "splitSizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("split_with_sizes_copy(input,split_sizes,dim)", input, splitSizes, dim)
                        : null;
        Tensor[] made = ViewCopies.splitWithSizesCopy(input, splitSizes, dim);
        return open == null ? made : open.close(made);
    }

    /// The square root.
    ///
    /// ```java
    /// tensor(1.0, 4, 9).sqrt() // [1, 2, 3]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor sqrt(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sqrt(input)", new Object[] {input})
                        : null;
        Tensor made = Elementary.SQRT.call(input);
        return open == null ? made : open.close(made);
    }

    /// The square; the dtype stays, but bool gives int64.
    ///
    /// ```java
    /// tensor(2, -3).square() // [4, 9]
    /// ```
    ///
    /// @return a new tensor of the input's shape
    public static Tensor square(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("square(input)", new Object[] {input})
                        : null;
        Tensor made = Arithmetic.square(input);
        return open == null ? made : open.close(made);
    }

    /// Without the dimensions of size 1.
    ///
    /// ```java
    /// ones(1, 2, 1).squeeze().shape() // [2]
    /// ```
    ///
    /// @return a view of the same dtype
    public static Tensor squeeze(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze(input)", new Object[] {input})
                        : null;
        Tensor made = Expanding.squeeze(input);
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
    public static Tensor squeeze(Tensor input, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze(input,dims)", input, dims)
                        : null;
        Tensor made = Expanding.squeeze(input, dims);
        return open == null ? made : open.close(made);
    }

    /// A copy without the dimensions of size 1.
    ///
    /// ```java
    /// squeezeCopy(ones(2, 1)).shape() // [2]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    public static Tensor squeezeCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze_copy(input)", new Object[] {input})
                        : null;
        Tensor made = ViewCopies.squeezeCopy(input);
        return open == null ? made : open.close(made);
    }

    /// A copy without those of the dimensions that have size 1.
    ///
    /// ```java
    /// squeezeCopy(ones(1, 2, 1), 0).shape() // [2, 1]
    /// ```
    ///
    /// @param dims the dimensions; negative ones count from the last
    /// @return a new tensor, row-major, of the input's dtype
    public static Tensor squeezeCopy(Tensor input, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("squeeze_copy(input,dims)", input, dims)
                        : null;
        Tensor made = ViewCopies.squeezeCopy(input, dims);
        return open == null ? made : open.close(made);
    }

    /// Tensors of equal sizes along a new dimension.
    ///
    /// ```java
    /// stack(List.of(tensor(1, 2), tensor(3, 4)), 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes
    /// @return a new tensor of one dimension more, of the promoted dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor stack(List<Tensor> tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open = Recorder.on() ? Recorder.open("stack(tensors,dim)", tensors, 0) : null;
        Tensor made = Joining.stack(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors of equal sizes along a new dimension.
    ///
    /// ```java
    /// stack(List.of(tensor(1, 2), tensor(3, 4)), 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes
    /// @param dim where the new dimension is in the result; default `0`
    /// @return a new tensor of one dimension more, of the promoted dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor stack(List<Tensor> tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("stack(tensors,dim)", tensors, dim)
                        : null;
        Tensor made = Joining.stack(tensors, dim);
        return open == null ? made : open.close(made);
    }

    /// Tensors of equal sizes along a new dimension.
    ///
    /// ```java
    /// stack(tensor(1, 2), tensor(3, 4)) // [[1, 2], [3, 4]]
    /// stack(new Tensor[] {tensor(1, 2), tensor(3, 4)}, 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @param tensors of the same sizes
    /// @return a new tensor of one dimension more, of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there is none, or the sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor stack(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open = Recorder.on() ? Recorder.open("stack(tensors,dim)", tensors, 0) : null;
        Tensor made = Joining.stack(tensors, 0);
        return open == null ? made : open.close(made);
    }

    /// Tensors of equal sizes along a new dimension.
    ///
    /// ```java
    /// stack(tensor(1, 2), tensor(3, 4)) // [[1, 2], [3, 4]]
    /// stack(new Tensor[] {tensor(1, 2), tensor(3, 4)}, 1) // [[1, 3], [2, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes
    /// @param dim where the new dimension is in the result; default `0`
    /// @return a new tensor of one dimension more, of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there is none, or the sizes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor stack(Tensor[] tensors, long dim) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("stack(tensors,dim)", tensors, dim)
                        : null;
        Tensor made = Joining.stack(tensors, dim);
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
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor std(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std(input,dim,correction,keepdim)", input, null, 1, false)
                        : null;
        Tensor made = Variances.deviation(input, null, 1, false);
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
    /// Options and their defaults:
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `correction`, `1`: what the number of elements is lessened by to divide
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    ///
    /// @param input floats or complex numbers
    /// @param options sets the options, those of [OperationOptions.Variance]
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor std(Tensor input, Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std(input,dim,correction,keepdim)", input, o.dim, o.correction, o.keepdim)
                        : null;
        Tensor made = Variances.deviation(input, o.dim, o.correction, o.keepdim);
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
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @param dim the dimensions; negative ones count from the last
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor std(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std(input,dim,correction,keepdim)", input, dim, 1, false)
                        : null;
        Tensor made = Variances.deviation(input, dim, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The standard deviations, and the means.
    ///
    /// ```java
    /// stdMean(tensor(1.0, 2, 4)) // 1.5275, 2.3333
    /// ```
    ///
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @return the deviations, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor[] stdMean(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std_mean(input,dim,correction,keepdim)", input, null, 1, false)
                        : null;
        Tensor[] made = Variances.stdMean(input, null, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The standard deviations, and the means.
    ///
    /// ```java
    /// stdMean(tensor(1.0, 2, 4)) // 1.5275, 2.3333
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimensions, or null for all
    /// - `correction`, `1`: what the number of elements is lessened by to divide
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    ///
    /// @param input floats or complex numbers
    /// @param options sets the options, those of [OperationOptions.Variance]
    /// @return the deviations, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor[] stdMean(Tensor input, Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std_mean(input,dim,correction,keepdim)", input, o.dim, o.correction, o.keepdim)
                        : null;
        Tensor[] made = Variances.stdMean(input, o.dim, o.correction, o.keepdim);
        return open == null ? made : open.close(made);
    }

    /// The standard deviations, and the means.
    ///
    /// ```java
    /// stdMean(tensor(1.0, 2, 4)) // 1.5275, 2.3333
    /// ```
    ///
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @param dim the dimensions, or null for all
    /// @return the deviations, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor[] stdMean(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("std_mean(input,dim,correction,keepdim)", input, dim, 1, false)
                        : null;
        Tensor[] made = Variances.stdMean(input, dim, 1, false);
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
    /// Here `hopLength` is `null`, `winLength` is `null`, `window` is `null`, `center` is `true`, `padMode` is `"reflect"`, `normalized` is `false`, `onesided` is `null`, `returnComplex` is `null` and `alignToWindow` is `null`.
    ///
    /// @param input (L) or (batch, L), floats or complex
    /// @param nFft how many points are transformed
    /// @return (frequencies, windows), with the batch in front; complex, or with a last dimension
    ///   of 2
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    public static Tensor stft(Tensor input, long nFft) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("stft(input,n_fft,hop_length,win_length,window,center,pad_mode,normalized,onesided,return_complex,align_to_window)", input, nFft, null, null, null, true, "reflect", false, null, null, null)
                        : null;
        Tensor made = ShortTime.stft(
                input, nFft, null, null, null, true, "reflect", false, null, null, null);
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
    /// @param input (L) or (batch, L), floats or complex
    /// @param nFft how many points are transformed
    /// @param options sets the options, those of [SpectrumOptions.Stft]
    /// @return (frequencies, windows), with the batch in front; complex, or with a last dimension
    ///   of 2
    /// @throws dev.obor.base.ShapeError if the lengths do not fit
    public static Tensor stft(Tensor input, long nFft, Consumer<SpectrumOptions.Stft> options) {
        SpectrumOptions.Stft o = SpectrumOptions.Stft.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("stft(input,n_fft,hop_length,win_length,window,center,pad_mode,normalized,onesided,return_complex,align_to_window)", input, nFft, o.hopLength, o.winLength, o.window, o.center, o.padMode, o.normalized, o.onesided, o.returnComplex, o.alignToWindow)
                        : null;
        Tensor made = ShortTime.stft(
                input, nFft, o.hopLength, o.winLength, o.window, o.center, o.padMode, o.normalized, o.onesided, o.returnComplex, o.alignToWindow);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Complex input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, Complex other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, double other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(Tensor input, long other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(double input, Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open = Recorder.on() ? Recorder.open("sub(input,other)", input, other) : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).sub(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor sub(long input, Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sub(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Complex input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, complex if it is real
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, Complex other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, Tensor other, double alpha) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.callWith(new double[] {alpha}, input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, double other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
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
    /// @return a new tensor of the input's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(Tensor input, long other, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(double input, Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus the second, a tensor or a number; refused for bools.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2)) // [4, 4]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.SUB.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand minus alpha times the second.
    ///
    /// ```java
    /// tensor(5, 6).subtract(tensor(1, 2), 2) // [3, 2]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @param alpha what the second operand is multiplied by; whole where both are integers
    /// @return a new tensor of the tensor's shape and dtype, int64 for bools
    /// @throws dev.obor.base.DTypeError for bools
    public static Tensor subtract(long input, Tensor other, double alpha) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("subtract(input,other,alpha)", input, other, alpha)
                        : null;
        Tensor made = Arithmetic.SUB_SCALED.call(input, other, alpha);
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
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    public static Tensor sum(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("sum(input,dtype)", input, null) : null;
        Tensor made = Reductions.sum(input, null);
        return open == null ? made : open.close(made);
    }

    /// The sum of all elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).sum() // 6
    /// tensor(true, true, false).sum() // 2
    /// ```
    ///
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    public static Tensor sum(Tensor input, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("sum(input,dtype)", input, dtype) : null;
        Tensor made = Reductions.sum(input, dtype);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor sum(Tensor input, long dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", input, new long[] {dim}, keepdim, null)
                        : null;
        Tensor made = Reductions.sum(input, new long[] {dim}, keepdim, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor sum(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", input, dim, false, null)
                        : null;
        Tensor made = Reductions.sum(input, dim, false, null);
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
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor sum(Tensor input, long @Nullable [] dim, boolean keepdim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", input, dim, keepdim, null)
                        : null;
        Tensor made = Reductions.sum(input, dim, keepdim, null);
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
    /// @param dtype the dtype of the result, to which the input is converted first; null for the
    ///   usual one
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor sum(
            Tensor input, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sum(input,dim,keepdim,dtype)", input, dim, keepdim, dtype)
                        : null;
        Tensor made = Reductions.sum(input, dim, keepdim, dtype);
        return open == null ? made : open.close(made);
    }

    /// `torch.svd`: A = U diag(S) Vᴴ. See [Linalg#svd].
    ///
    /// ```java
    /// tensor(1.0, 0, 0, -3).view(2, 2).svd().s() // [3, 1]
    /// ```
    ///
    /// Here `some` is `true` and `computeUv` is `true`.
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @return U (\*, m, k), S (\*, k) real, and V (\*, n, k), k the smaller size; without `some`
    ///   all m and n columns
    public static Usv svd(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd(input,some,compute_uv)", input, true, true)
                        : null;
        Usv made = SvdOps.svdOld(input, true, true);
        return open == null ? made : open.close(made);
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
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param options sets the options, those of [OperationOptions.TorchSvd]
    /// @return U (\*, m, k), S (\*, k) real, and V (\*, n, k), k the smaller size; without `some`
    ///   all m and n columns
    public static Usv svd(Tensor input, Consumer<OperationOptions.TorchSvd> options) {
        OperationOptions.TorchSvd o = OperationOptions.TorchSvd.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd(input,some,compute_uv)", input, o.some, o.computeUv)
                        : null;
        Usv made = SvdOps.svdOld(input, o.some, o.computeUv);
        return open == null ? made : open.close(made);
    }

    /// The largest `q` singular values and vectors of a matrix, nearly: A = U diag(S) Vᵀ.
    ///
    /// Draws (n, q) normal numbers from the default generator.
    ///
    /// ```java
    /// svdLowrank(ones(8, 4), o -> o.q(2)).u().shape() // [8, 2]
    /// ```
    ///
    /// Here `q` is `6`, `niter` is `2` and `m` is `null`.
    ///
    /// @param input (*, m, n) A
    /// @return U (\*, m, q), S (\*, q) and V (\*, n, q)
    public static Usv svdLowrank(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd_lowrank(input,q,niter,m)", input, 6, 2, null)
                        : null;
        Usv made = LowRank.svdLowrank(input, 6, 2, null);
        return open == null ? made : open.close(made);
    }

    /// The largest `q` singular values and vectors of a matrix, nearly: A = U diag(S) Vᵀ.
    ///
    /// Draws (n, q) normal numbers from the default generator.
    ///
    /// ```java
    /// svdLowrank(ones(8, 4), o -> o.q(2)).u().shape() // [8, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `q`, `6`: how many
    /// - `niter`, `2`: how often the subspace is improved
    /// - `m`, `null`: what is subtracted from A without being formed, or null
    ///
    /// @param input (*, m, n) A
    /// @param options sets the options, those of [OperationOptions.SvdLowrank]
    /// @return U (\*, m, q), S (\*, q) and V (\*, n, q)
    public static Usv svdLowrank(Tensor input, Consumer<OperationOptions.SvdLowrank> options) {
        OperationOptions.SvdLowrank o = OperationOptions.SvdLowrank.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("svd_lowrank(input,q,niter,m)", input, o.q, o.niter, o.m)
                        : null;
        Usv made = LowRank.svdLowrank(input, o.q, o.niter, o.m);
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
    public static Tensor swapaxes(Tensor input, long dim0, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("swapaxes(input,dim0,dim1)", input, dim0, dim1)
                        : null;
        Tensor made = Reordering.transpose(input, dim0, dim1);
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
    public static Tensor swapdims(Tensor input, long dim0, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("swapdims(input,dim0,dim1)", input, dim0, dim1)
                        : null;
        Tensor made = Reordering.transpose(input, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// A matrix transposed; vectors and scalars stay.
    ///
    /// ```java
    /// arange(4).view(2, 2).t() // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @param input of at most two dimensions
    /// @return a view: (m, n) of (n, m)
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    public static Tensor t(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("t(input)", new Object[] {input}) : null;
        Tensor made = Reordering.t(input);
        return open == null ? made : open.close(made);
    }

    /// A copy of the transposed matrix.
    ///
    /// ```java
    /// tCopy(ones(2, 3)).stride() // [2, 1]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    public static Tensor tCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("t_copy(input)", new Object[] {input})
                        : null;
        Tensor made = ViewCopies.tCopy(input);
        return open == null ? made : open.close(made);
    }

    /// The elements at places of the flattened tensor; negative ones count from the end.
    ///
    /// ```java
    /// arange(6).view(2, 3).mul(10).take(tensor(0, -1)) // [0, 50]
    /// ```
    ///
    /// @param index int64 of any shape
    /// @return a new tensor of the shape of the index and the input's dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    public static Tensor take(Tensor input, Tensor index) {
        Arguments.given(input, "input");
        Arguments.given(index, "index");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("take(input,index)", input, index)
                        : null;
        Tensor made = TakePut.take(input, index);
        return open == null ? made : open.close(made);
    }

    /// The elements at the given places of the flattened tensor, a vector.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).view(2, 2).takeAlongDim(tensor(3, 0)) // [4, 1]
    /// ```
    ///
    /// @param indices int32 or int64, of any shape, read in row-major order
    /// @return a new vector of the input's dtype
    public static Tensor takeAlongDim(Tensor input, Tensor indices) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("take_along_dim(input,indices)", input, indices)
                        : null;
        Tensor made = GatherOps.takeAlongDim(input, indices);
        return open == null ? made : open.close(made);
    }

    /// The elements at the given places along a dimension; the other dimensions broadcast.
    ///
    /// ```java
    /// Tensor a = tensor(30, 10, 20);
    /// a.takeAlongDim(a.argsort(), 0) // [10, 20, 30]
    /// ```
    ///
    /// @param indices int32 or int64, of as many dimensions as the input, broadcast with it but
    ///   along the dimension
    /// @param dim the dimension; negative ones count from the last
    /// @return a new tensor of the input's dtype, along the dimension as long as the indices
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor takeAlongDim(Tensor input, Tensor indices, long dim) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("take_along_dim(input,indices,dim)", input, indices, dim)
                        : null;
        Tensor made = GatherOps.takeAlongDim(input, indices, dim);
        return open == null ? made : open.close(made);
    }

    /// The tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tan() // [0, 1.5574]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor tan(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tan(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.TAN.call(input);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic tangent.
    ///
    /// ```java
    /// tensor(0.0, 1).tanh() // [0, 0.7616]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor tanh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tanh(input)", new Object[] {input})
                        : null;
        Tensor made = Trigonometry.TANH.call(input);
        return open == null ? made : open.close(made);
    }

    /// A copy of a Java array of any rank: `tensor(new double[][] {{1, 2}, {3, 4}})`.
    ///
    /// `double` gets the default dtype and `int` int64, as numbers in Python do; see [#fromArray].
    /// Numbers and truth values may also be objects, alone, in arrays and in lists:
    /// `tensor(List.of(List.of(1, 2), List.of(3, 4)))`.
    ///
    /// ```java
    /// tensor(new double[][] {{1, 2}, {3, 4}}).sum(0) // [4, 6]
    /// ```
    ///
    /// @param values a number or truth value, or arrays or lists of them
    /// @return a new tensor of as many dimensions as they are nested
    /// @throws dev.obor.base.DTypeError if an element is null, or something else
    /// @throws dev.obor.base.ShapeError if rows are of different lengths
    public static Tensor tensor(Object values) {
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values)", new Object[] {values})
                        : null;
        Tensor made = JavaArrays.tensor(values);
        return open == null ? made : open.close(made);
    }

    /// A copy of Java values, with options: `tensor(1.5, o -> o.requiresGrad(true))`.
    ///
    /// ```java
    /// tensor(new double[] {1, 2}, o -> o.dtype(float64).requiresGrad(true)) // [1, 2]
    /// ```
    ///
    /// @param values as for [#tensor]
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor
    public static Tensor tensor(Object values, Consumer<TensorOptions> options) {
        Arguments.given(values, "values");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values,options)", values, options)
                        : null;
        Tensor made = JavaArrays.tensor(values, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A truth value: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(true).dtype() // bool
    /// ```
    ///
    /// @param value the element
    /// @return a 0-d tensor, bool
    public static Tensor tensor(boolean value) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(value)", new Object[] {value})
                        : null;
        Tensor made = JavaArrays.tensor(value);
        return open == null ? made : open.close(made);
    }

    /// A vector of truth values, copied.
    ///
    /// ```java
    /// tensor(true, false).dtype() // bool
    /// ```
    ///
    /// @param values the elements
    /// @return (n), bool
    public static Tensor tensor(boolean... values) {
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values)", new Object[] {values})
                        : null;
        Tensor made = JavaArrays.tensor(values);
        return open == null ? made : open.close(made);
    }

    /// A float number, in the default dtype: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(0.5) // 0.5
    /// ```
    ///
    /// @param value the element
    /// @return a 0-d tensor of the default dtype
    public static Tensor tensor(double value) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(value)", new Object[] {value})
                        : null;
        Tensor made = JavaArrays.tensor(value);
        return open == null ? made : open.close(made);
    }

    /// A vector of float numbers, in the default dtype, copied.
    ///
    /// ```java
    /// tensor(1.5, 2) // [1.5, 2]
    /// ```
    ///
    /// @param values the elements
    /// @return (n) of the default dtype
    public static Tensor tensor(double... values) {
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values)", new Object[] {values})
                        : null;
        Tensor made = JavaArrays.tensor(values);
        return open == null ? made : open.close(made);
    }

    /// A vector of float numbers, in float32, copied.
    ///
    /// ```java
    /// tensor(1.5f, 2f).dtype() // float32
    /// ```
    ///
    /// @param values the elements
    /// @return (n), float32
    public static Tensor tensor(float... values) {
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values)", new Object[] {values})
                        : null;
        Tensor made = JavaArrays.tensor(values);
        return open == null ? made : open.close(made);
    }

    /// A vector of integers, in int64, copied.
    ///
    /// ```java
    /// tensor(1, 2, 3) // [1, 2, 3]
    /// ```
    ///
    /// @param values the elements
    /// @return (n), int64
    public static Tensor tensor(int... values) {
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values)", new Object[] {values})
                        : null;
        Tensor made = JavaArrays.tensor(values);
        return open == null ? made : open.close(made);
    }

    /// An integer, in int64: a tensor without dimensions.
    ///
    /// ```java
    /// tensor(3).dtype() // int64
    /// ```
    ///
    /// @param value the element
    /// @return a 0-d tensor, int64
    public static Tensor tensor(long value) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(value)", new Object[] {value})
                        : null;
        Tensor made = JavaArrays.tensor(value);
        return open == null ? made : open.close(made);
    }

    /// A vector of integers, in int64, copied.
    ///
    /// ```java
    /// tensor(1L << 40, 2) // [1099511627776, 2]
    /// ```
    ///
    /// @param values the elements
    /// @return (n), int64
    public static Tensor tensor(long... values) {
        Arguments.given(values, "values");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor(values)", new Object[] {values})
                        : null;
        Tensor made = JavaArrays.tensor(values);
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
    public static Tensor[] tensorSplit(Tensor input, Tensor indicesOrSections, long dim) {
        Arguments.given(input, "input");
        Arguments.given(indicesOrSections, "indicesOrSections");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor_split(input,indices_or_sections,dim)", input, indicesOrSections, dim)
                        : null;
        Tensor[] made = Splitting.tensorSplit(input, indicesOrSections, dim);
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
    public static Tensor[] tensorSplit(Tensor input, long sections, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor_split(input,sections,dim)", input, sections, dim)
                        : null;
        Tensor[] made = Splitting.tensorSplit(input, sections, dim);
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
    public static Tensor[] tensorSplit(Tensor input, long[] indices, long dim) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensor_split(input,indices,dim)", input, indices, dim)
                        : null;
        Tensor[] made = Splitting.tensorSplit(input, indices, dim);
        return open == null ? made : open.close(made);
    }

    /// Sums of products over the last `dims` dimensions of one tensor and the first of the other.
    ///
    /// ```java
    /// tensordot(ones(2, 3, 4), ones(3, 4, 5)).shape() // [2, 5]
    /// ```
    ///
    /// Here `dims` is `2`.
    ///
    /// @param a any shape
    /// @param b of its dtype
    /// @return the other sizes of `a`, then those of `b`; of their dtype
    /// @throws dev.obor.base.ShapeError if these differ
    public static Tensor tensordot(Tensor a, Tensor b) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open = Recorder.on() ? Recorder.open("tensordot(a,b,dims)", a, b, 2) : null;
        Tensor made = Contractions.tensordot(Precision.lower(a), Precision.lower(b), 2);
        return open == null ? made : open.close(made);
    }

    /// Sums of products over the last `dims` dimensions of one tensor and the first of the other.
    ///
    /// ```java
    /// tensordot(ones(2, 3, 4), ones(3, 4, 5)).shape() // [2, 5]
    /// ```
    ///
    /// @param a any shape
    /// @param b of its dtype
    /// @param dims how many; default `2`
    /// @return the other sizes of `a`, then those of `b`; of their dtype
    /// @throws dev.obor.base.ShapeError if these differ
    public static Tensor tensordot(Tensor a, Tensor b, long dims) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensordot(a,b,dims)", a, b, dims)
                        : null;
        Tensor made = Contractions.tensordot(Precision.lower(a), Precision.lower(b), dims);
        return open == null ? made : open.close(made);
    }

    /// Sums of products over pairs of dimensions.
    ///
    /// ```java
    /// tensordot(ones(3, 4, 5), ones(4, 3, 2), new long[][] {{1, 0}, {0, 1}}).shape() // [5, 2]
    /// ```
    ///
    /// @param a any shape
    /// @param b of its dtype
    /// @param dims the dimensions of one tensor, and those of the other that go with them
    /// @return the other sizes of `a`, then those of `b`; of their dtype
    /// @throws dev.obor.base.ShapeError if these differ
    public static Tensor tensordot(Tensor a, Tensor b, long[][] dims) {
        Arguments.given(a, "a");
        Arguments.given(b, "b");
        Arguments.given(dims, "dims");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tensordot(a,b,dims)", a, b, dims)
                        : null;
        Tensor made = Contractions.tensordot(Precision.lower(a), Precision.lower(b), dims);
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
    /// @return a new tensor of the input's dtype: each size times its number
    public static Tensor tile(Tensor input, long... dims) {
        Arguments.given(input, "input");
        Arguments.given(dims, "dims");
        Recorder.Open open = Recorder.on() ? Recorder.open("tile(input,dims)", input, dims) : null;
        Tensor made = Rearranging.tile(input, dims);
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
    /// @return values of the input's dtype and int64 indices, both of its shape with size `k` along
    ///   the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices topk(Tensor input, long k) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("topk(input,k,dim,largest)", input, k, -1, true)
                        : null;
        ValuesIndices made = Sorting.topk(input, k, -1, true);
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
    /// @return values of the input's dtype and int64 indices, both of its shape with size `k` along
    ///   the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices topk(
            Tensor input, long k, Consumer<OperationOptions.Topk> options) {
        OperationOptions.Topk o = OperationOptions.Topk.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("topk(input,k,dim,largest)", input, k, o.dim, o.largest)
                        : null;
        ValuesIndices made = Sorting.topk(input, k, o.dim, o.largest);
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
    /// @return values of the input's dtype and int64 indices, both of its shape with size `k` along
    ///   the dimension
    /// @throws dev.obor.base.ShapeError if there are fewer than `k`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static ValuesIndices topk(Tensor input, long k, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("topk(input,k,dim,largest)", input, k, dim, true)
                        : null;
        ValuesIndices made = Sorting.topk(input, k, dim, true);
        return open == null ? made : open.close(made);
    }

    /// The sum of the diagonal of a matrix.
    ///
    /// ```java
    /// arange(9).view(3, 3).trace() // 12
    /// ```
    ///
    /// @param input (n, m)
    /// @return a 0-d tensor of the input's dtype; int64 for integers
    /// @throws dev.obor.base.ShapeError if it is no matrix
    public static Tensor trace(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("trace(input)", new Object[] {input})
                        : null;
        Tensor made = Contractions.trace(Precision.full(input));
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
    public static Tensor transpose(Tensor input, long dim0, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("transpose(input,dim0,dim1)", input, dim0, dim1)
                        : null;
        Tensor made = Reordering.transpose(input, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// A copy with two dimensions exchanged.
    ///
    /// ```java
    /// transposeCopy(arange(4).view(2, 2), 0, 1) // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return a new tensor, row-major, of the input's dtype
    public static Tensor transposeCopy(Tensor input, long dim0, long dim1) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("transpose_copy(input,dim0,dim1)", input, dim0, dim1)
                        : null;
        Tensor made = ViewCopies.transposeCopy(input, dim0, dim1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4)) // 4.5
    /// trapezoid(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// Here `dx` is `1` and `dim` is `-1`.
    ///
    /// @param y the values
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapezoid(Tensor y) {
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapezoid(y,dx,dim)", y, 1, -1) : null;
        Tensor made = Integrals.trapezoid(y, 1, -1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // 7.5
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @return of the shape of `y` without the dimension and of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapezoid(Tensor y, Tensor x) {
        Arguments.given(y, "y");
        Arguments.given(x, "x");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapezoid(y,x,dim)", y, x, -1) : null;
        Tensor made = Integrals.trapezoid(y, x, -1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // 7.5
    /// ```
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the shape of `y` without the dimension and of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapezoid(Tensor y, Tensor x, long dim) {
        Arguments.given(y, "y");
        Arguments.given(x, "x");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapezoid(y,x,dim)", y, x, dim) : null;
        Tensor made = Integrals.trapezoid(y, x, dim);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4)) // 4.5
    /// trapezoid(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param y the values
    /// @param dx how far they are apart; default `1`
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapezoid(Tensor y, double dx) {
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapezoid(y,dx,dim)", y, dx, -1) : null;
        Tensor made = Integrals.trapezoid(y, dx, -1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4)) // 4.5
    /// trapezoid(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// @param y the values
    /// @param dx how far they are apart; default `1`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapezoid(Tensor y, double dx, long dim) {
        Arguments.given(y, "y");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("trapezoid(y,dx,dim)", y, dx, dim)
                        : null;
        Tensor made = Integrals.trapezoid(y, dx, dim);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapz(tensor(1.0, 2, 4)) // 4.5
    /// trapz(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// Here `dx` is `1` and `dim` is `-1`.
    ///
    /// @param y the values
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapz(Tensor y) {
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapz(y,dx,dim)", y, 1, -1) : null;
        Tensor made = Integrals.trapezoid(y, 1, -1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// trapz(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // 7.5
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @return of the shape of `y` without the dimension and of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapz(Tensor y, Tensor x) {
        Arguments.given(y, "y");
        Arguments.given(x, "x");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapz(y,x,dim)", y, x, -1) : null;
        Tensor made = Integrals.trapezoid(y, x, -1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// trapz(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // 7.5
    /// ```
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the shape of `y` without the dimension and of the promoted dtype
    /// @throws dev.obor.base.ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapz(Tensor y, Tensor x, long dim) {
        Arguments.given(y, "y");
        Arguments.given(x, "x");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapz(y,x,dim)", y, x, dim) : null;
        Tensor made = Integrals.trapezoid(y, x, dim);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapz(tensor(1.0, 2, 4)) // 4.5
    /// trapz(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @param y the values
    /// @param dx how far they are apart; default `1`
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapz(Tensor y, double dx) {
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapz(y,dx,dim)", y, dx, -1) : null;
        Tensor made = Integrals.trapezoid(y, dx, -1);
        return open == null ? made : open.close(made);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapz(tensor(1.0, 2, 4)) // 4.5
    /// trapz(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// @param y the values
    /// @param dx how far they are apart; default `1`
    /// @param dim the dimension; negative ones count from the last; default `-1`
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static Tensor trapz(Tensor y, double dx, long dim) {
        Arguments.given(y, "y");
        Recorder.Open open = Recorder.on() ? Recorder.open("trapz(y,dx,dim)", y, dx, dim) : null;
        Tensor made = Integrals.trapezoid(y, dx, dim);
        return open == null ? made : open.close(made);
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
    /// @param input (*, n, k)
    /// @param a (*, n, n)
    /// @return X, (\*, n, k), and A
    public static TriangularSolution triangularSolve(Tensor input, Tensor a) {
        Arguments.given(input, "input");
        Arguments.given(a, "a");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triangular_solve(input,a,upper,transpose,unitriangular)", input, a, true, false, false)
                        : null;
        TriangularSolution made = TriangularOps.triangularSolve(input, a, true, false, false);
        return open == null ? made : open.close(made);
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
    /// @param input (*, n, k)
    /// @param a (*, n, n)
    /// @param options sets the options, those of [OperationOptions.TriangularSolve]
    /// @return X, (\*, n, k), and A
    public static TriangularSolution triangularSolve(
            Tensor input, Tensor a, Consumer<OperationOptions.TriangularSolve> options) {
        OperationOptions.TriangularSolve o = OperationOptions.TriangularSolve.DEFAULT.with(options);
        Arguments.given(input, "input");
        Arguments.given(a, "a");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triangular_solve(input,a,upper,transpose,unitriangular)", input, a, o.upper, o.transpose, o.unitriangular)
                        : null;
        TriangularSolution made = TriangularOps.triangularSolve(
                input, a, o.upper, o.transpose, o.unitriangular);
        return open == null ? made : open.close(made);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @param input (\*, n, m)
    /// @return a new tensor of the input's shape and dtype
    public static Tensor tril(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril(input,diagonal,in_place)", input, 0, false)
                        : null;
        Tensor made = Diagonals.tril(input, 0, false);
        return open == null ? made : open.close(made);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// @param input (\*, n, m)
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of the input's shape and dtype
    public static Tensor tril(Tensor input, long diagonal) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril(input,diagonal,in_place)", input, diagonal, false)
                        : null;
        Tensor made = Diagonals.tril(input, diagonal, false);
        return open == null ? made : open.close(made);
    }

    /// The places of a matrix on and below a diagonal.
    ///
    /// ```java
    /// trilIndices(2, 3, -1) // [[1], [0]]
    /// ```
    ///
    /// Here `offset` is `0`.
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @return (2, count) int64: the rows, then the columns
    public static Tensor trilIndices(long row, long col) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril_indices(row,col,offset)", row, col, 0)
                        : null;
        Tensor made = Ranges.trilIndices(row, col, 0);
        return open == null ? made : open.close(made);
    }

    /// The places of a matrix on and below a diagonal.
    ///
    /// ```java
    /// trilIndices(2, 3, -1) // [[1], [0]]
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return (2, count) int64: the rows, then the columns
    public static Tensor trilIndices(long row, long col, long offset) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril_indices(row,col,offset)", row, col, offset)
                        : null;
        Tensor made = Ranges.trilIndices(row, col, offset);
        return open == null ? made : open.close(made);
    }

    /// The places on and below a diagonal, two rows, with options: another dtype.
    ///
    /// ```java
    /// trilIndices(2, 2, 0, o -> o.dtype(int32)).dtype() // int32
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (2, count): the rows, then the columns; int64 if no other dtype is asked for
    public static Tensor trilIndices(
            long row, long col, long offset, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tril_indices(row,col,offset,options)", row, col, offset, options)
                        : null;
        Tensor made = Ranges.trilIndices(
                row, col, offset, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// Here `diagonal` is `0`.
    ///
    /// @param input (\*, n, m)
    /// @return a new tensor of the input's shape and dtype
    public static Tensor triu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu(input,diagonal,in_place)", input, 0, false)
                        : null;
        Tensor made = Diagonals.triu(input, 0, false);
        return open == null ? made : open.close(made);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// @param input (\*, n, m)
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return a new tensor of the input's shape and dtype
    public static Tensor triu(Tensor input, long diagonal) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu(input,diagonal,in_place)", input, diagonal, false)
                        : null;
        Tensor made = Diagonals.triu(input, diagonal, false);
        return open == null ? made : open.close(made);
    }

    /// The places of a matrix on and above a diagonal.
    ///
    /// ```java
    /// triuIndices(2, 3) // [[0, 0, 0, 1, 1], [0, 1, 2, 1, 2]]
    /// ```
    ///
    /// Here `offset` is `0`.
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @return (2, count) int64: the rows, then the columns
    public static Tensor triuIndices(long row, long col) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu_indices(row,col,offset)", row, col, 0)
                        : null;
        Tensor made = Ranges.triuIndices(row, col, 0);
        return open == null ? made : open.close(made);
    }

    /// The places of a matrix on and above a diagonal.
    ///
    /// ```java
    /// triuIndices(2, 3) // [[0, 0, 0, 1, 1], [0, 1, 2, 1, 2]]
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below;
    ///   default `0`
    /// @return (2, count) int64: the rows, then the columns
    public static Tensor triuIndices(long row, long col, long offset) {
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu_indices(row,col,offset)", row, col, offset)
                        : null;
        Tensor made = Ranges.triuIndices(row, col, offset);
        return open == null ? made : open.close(made);
    }

    /// The places on and above a diagonal, two rows, with options: another dtype.
    ///
    /// ```java
    /// triuIndices(2, 2, 0, o -> o.dtype(int32)).dtype() // int32
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (2, count): the rows, then the columns; int64 if no other dtype is asked for
    public static Tensor triuIndices(
            long row, long col, long offset, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triu_indices(row,col,offset,options)", row, col, offset, options)
                        : null;
        Tensor made = Ranges.triuIndices(
                row, col, offset, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, a complex number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public static Tensor trueDivide(Complex input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a complex number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools; complex if it is real
    public static Tensor trueDivide(Tensor input, Complex other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    public static Tensor trueDivide(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor trueDivide(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor trueDivide(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor trueDivide(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand divided by the second.
    ///
    /// ```java
    /// tensor(1.0, 2).trueDivide(tensor(4, 4)) // [0.25, 0.5]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    public static Tensor trueDivide(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("true_divide(input,other)", input, other)
                        : null;
        Tensor made = Arithmetic.DIV.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The integer part.
    ///
    /// ```java
    /// tensor(-1.5, 1.7).trunc() // [-1, 1]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    public static Tensor trunc(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("trunc(input)", new Object[] {input})
                        : null;
        Tensor made = Rounding.TRUNC.call(input);
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
    public static Tensor[] unbind(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("unbind(input,dim)", input, 0) : null;
        Tensor[] made = Splitting.unbind(input, 0);
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
    public static Tensor[] unbind(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("unbind(input,dim)", input, dim) : null;
        Tensor[] made = Splitting.unbind(input, dim);
        return open == null ? made : open.close(made);
    }

    /// Copies of the places of a dimension.
    ///
    /// ```java
    /// unbindCopy(arange(4).view(2, 2)) // [0, 1], [2, 3]
    /// ```
    ///
    /// Here `dim` is `0`.
    ///
    /// @return new tensors of one dimension less
    public static Tensor[] unbindCopy(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unbind_copy(input,dim)", input, 0)
                        : null;
        Tensor[] made = ViewCopies.unbindCopy(input, 0);
        return open == null ? made : open.close(made);
    }

    /// Copies of the places of a dimension.
    ///
    /// ```java
    /// unbindCopy(arange(4).view(2, 2)) // [0, 1], [2, 3]
    /// ```
    ///
    /// @param dim the dimension; negative ones count from the last; default `0`
    /// @return new tensors of one dimension less
    public static Tensor[] unbindCopy(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unbind_copy(input,dim)", input, dim)
                        : null;
        Tensor[] made = ViewCopies.unbindCopy(input, dim);
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
    public static Tensor unflatten(Tensor input, long dim, long... sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unflatten(input,dim,sizes)", input, dim, sizes)
                        : null;
        Tensor made = Reshaping.unflatten(input, dim, sizes);
        return open == null ? made : open.close(made);
    }

    /// A copy of the windows of a dimension.
    ///
    /// ```java
    /// unfoldCopy(arange(4), 0, 2, 1) // [[0, 1], [1, 2], [2, 3]]
    /// ```
    ///
    /// @param dimension which is cut; negative ones count from the last
    /// @param size how long a window is
    /// @param step how far windows are apart
    /// @return a new tensor, row-major, of the input's dtype, with a last dimension of size `size`
    /// @throws dev.obor.base.ShapeError if a window is larger than the dimension
    public static Tensor unfoldCopy(Tensor input, long dimension, long size, long step) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unfold_copy(input,dimension,size,step)", input, dimension, size, step)
                        : null;
        Tensor made = ViewCopies.unfoldCopy(input, dimension, size, step);
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
    /// @return the values, of the input's dtype; int64 for each element or slice of the input which
    ///   of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static UniqueResult unique(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("unique(input,dim)", input, null) : null;
        UniqueResult made = Uniques.unique(input, null);
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
    /// @return the values, of the input's dtype; int64 for each element or slice of the input which
    ///   of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static UniqueResult unique(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("unique(input,dim)", input, dim) : null;
        UniqueResult made = Uniques.unique(input, dim);
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
    /// @return the values, of the input's dtype; int64 for each element or slice of the input which
    ///   of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static UniqueResult uniqueConsecutive(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unique_consecutive(input,dim)", input, null)
                        : null;
        UniqueResult made = Uniques.uniqueConsecutive(input, null);
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
    /// @return the values, of the input's dtype; int64 for each element or slice of the input which
    ///   of them it became; int64 how many became each
    /// @throws dev.obor.base.IndexError if there is no such dimension
    public static UniqueResult uniqueConsecutive(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unique_consecutive(input,dim)", input, dim)
                        : null;
        UniqueResult made = Uniques.uniqueConsecutive(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The places of elements of a flat tensor in one of a shape, a tensor per dimension.
    ///
    /// ```java
    /// unravelIndex(tensor(1, 5), 2, 3) // [0, 1], [1, 2]
    /// ```
    ///
    /// @param indices places in row-major order, integers of any shape
    /// @param shape that of the tensor which they are in
    /// @return for each dimension the places along it, int64 and of the shape of `indices`
    /// @throws dev.obor.base.DTypeError unless the places are integers
    public static Tensor[] unravelIndex(Tensor indices, long... shape) {
        Arguments.given(indices, "indices");
        Arguments.given(shape, "shape");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unravel_index(indices,shape)", indices, shape)
                        : null;
        Tensor[] made = Indexing.unravelIndex(indices, shape);
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
    public static Tensor[] unsafeChunk(Tensor input, long chunks) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_chunk(input,chunks,dim)", input, chunks, 0)
                        : null;
        Tensor[] made = Splitting.unsafeChunk(input, chunks, 0);
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
    public static Tensor[] unsafeChunk(Tensor input, long chunks, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_chunk(input,chunks,dim)", input, chunks, dim)
                        : null;
        Tensor[] made = Splitting.unsafeChunk(input, chunks, dim);
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
    public static Tensor[] unsafeSplit(Tensor input, long splitSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split(input,split_size,dim)", input, splitSize, 0)
                        : null;
        Tensor[] made = Splitting.unsafeSplit(input, splitSize, 0);
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
    public static Tensor[] unsafeSplit(Tensor input, long splitSize, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split(input,split_size,dim)", input, splitSize, dim)
                        : null;
        Tensor[] made = Splitting.unsafeSplit(input, splitSize, dim);
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
    public static Tensor[] unsafeSplitWithSizes(Tensor input, long[] splitSizes) {
        Arguments.given(input, "input");
        Arguments.given(splitSizes, "splitSizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split_with_sizes(input,split_sizes,dim)", input, splitSizes, 0)
                        : null;
        Tensor[] made = Splitting.unsafeSplitWithSizes(input, splitSizes, 0);
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
    public static Tensor[] unsafeSplitWithSizes(Tensor input, long[] splitSizes, long dim) {
        Arguments.given(input, "input");
        Arguments.given(splitSizes, "splitSizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsafe_split_with_sizes(input,split_sizes,dim)", input, splitSizes, dim)
                        : null;
        Tensor[] made = Splitting.unsafeSplitWithSizes(input, splitSizes, dim);
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
    public static Tensor unsqueeze(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsqueeze(input,dim)", input, dim)
                        : null;
        Tensor made = Expanding.unsqueeze(input, dim);
        return open == null ? made : open.close(made);
    }

    /// A copy with a new dimension of size 1.
    ///
    /// ```java
    /// unsqueezeCopy(ones(2), 0).shape() // [1, 2]
    /// ```
    ///
    /// @param dim where the new one is in the result
    /// @return a new tensor, row-major, of the input's dtype
    public static Tensor unsqueezeCopy(Tensor input, long dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unsqueeze_copy(input,dim)", input, dim)
                        : null;
        Tensor made = ViewCopies.unsqueezeCopy(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The matrix whose columns are the powers of a vector, the highest first.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3)) // [[1, 1, 1], [4, 2, 1], [9, 3, 1]]
    /// ```
    ///
    /// @param x (m)
    /// @return (m, m), of its dtype
    /// @throws dev.obor.base.ShapeError if the input is no vector
    public static Tensor vander(Tensor x) {
        Arguments.given(x, "x");
        Recorder.Open open = Recorder.on() ? Recorder.open("vander(x)", new Object[] {x}) : null;
        Tensor made = MatrixFunctions.vander(x);
        return open == null ? made : open.close(made);
    }

    /// The matrix whose `n` columns are the powers of a vector, the highest first unless
    /// `increasing`.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3), 2, true) // [[1, 1], [1, 2], [1, 3]]
    /// ```
    ///
    /// Here `increasing` is `false`.
    ///
    /// @param x (m)
    /// @param n the number of columns
    /// @return (m, n), of its dtype
    /// @throws dev.obor.base.ShapeError if the input is no vector
    /// @throws dev.obor.base.ValueError if `n` is negative
    public static Tensor vander(Tensor x, long n) {
        Arguments.given(x, "x");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vander(x,n,increasing)", x, n, false)
                        : null;
        Tensor made = MatrixFunctions.vander(x, n, false);
        return open == null ? made : open.close(made);
    }

    /// The matrix whose `n` columns are the powers of a vector, the highest first unless
    /// `increasing`.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3), 2, true) // [[1, 1], [1, 2], [1, 3]]
    /// ```
    ///
    /// @param x (m)
    /// @param n the number of columns
    /// @param increasing whether the powers rise from 0; default `false`
    /// @return (m, n), of its dtype
    /// @throws dev.obor.base.ShapeError if the input is no vector
    /// @throws dev.obor.base.ValueError if `n` is negative
    public static Tensor vander(Tensor x, long n, boolean increasing) {
        Arguments.given(x, "x");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vander(x,n,increasing)", x, n, increasing)
                        : null;
        Tensor made = MatrixFunctions.vander(x, n, increasing);
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
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor var(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var(input,dim,correction,keepdim)", input, null, 1, false)
                        : null;
        Tensor made = Variances.variance(input, null, 1, false);
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
    /// Options and their defaults:
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `correction`, `1`: what the number of elements is lessened by to divide
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    ///
    /// @param input floats or complex numbers
    /// @param options sets the options, those of [OperationOptions.Variance]
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor var(Tensor input, Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var(input,dim,correction,keepdim)", input, o.dim, o.correction, o.keepdim)
                        : null;
        Tensor made = Variances.variance(input, o.dim, o.correction, o.keepdim);
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
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @param dim the dimensions; negative ones count from the last
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor var(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var(input,dim,correction,keepdim)", input, dim, 1, false)
                        : null;
        Tensor made = Variances.variance(input, dim, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The variances, and the means.
    ///
    /// ```java
    /// varMean(tensor(1.0, 2, 4)) // 2.3333, 2.3333
    /// ```
    ///
    /// Here `dim` is `null`, `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @return the variances, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor[] varMean(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var_mean(input,dim,correction,keepdim)", input, null, 1, false)
                        : null;
        Tensor[] made = Variances.varMean(input, null, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The variances, and the means.
    ///
    /// ```java
    /// varMean(tensor(1.0, 2, 4)) // 2.3333, 2.3333
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `null`: the dimensions, or null for all
    /// - `correction`, `1`: what the number of elements is lessened by to divide
    /// - `keepdim`, `false`: whether reduced dimensions stay, with size 1
    ///
    /// @param input floats or complex numbers
    /// @param options sets the options, those of [OperationOptions.Variance]
    /// @return the variances, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor[] varMean(Tensor input, Consumer<OperationOptions.Variance> options) {
        OperationOptions.Variance o = OperationOptions.Variance.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var_mean(input,dim,correction,keepdim)", input, o.dim, o.correction, o.keepdim)
                        : null;
        Tensor[] made = Variances.varMean(input, o.dim, o.correction, o.keepdim);
        return open == null ? made : open.close(made);
    }

    /// The variances, and the means.
    ///
    /// ```java
    /// varMean(tensor(1.0, 2, 4)) // 2.3333, 2.3333
    /// ```
    ///
    /// Here `correction` is `1` and `keepdim` is `false`.
    ///
    /// @param input floats or complex numbers
    /// @param dim the dimensions, or null for all
    /// @return the variances, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    public static Tensor[] varMean(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("var_mean(input,dim,correction,keepdim)", input, dim, 1, false)
                        : null;
        Tensor[] made = Variances.varMean(input, dim, 1, false);
        return open == null ? made : open.close(made);
    }

    /// The sum of the products of the conjugates of one vector with another, as [#dot] for real numbers.
    ///
    /// ```java
    /// Tensor a = complex(tensor(1.0, 0), tensor(0.0, 2));
    /// a.vdot(a) // 5+0j
    /// ```
    ///
    /// @param input (n)
    /// @param other (n), of the input's dtype
    /// @return a 0-d tensor of their dtype
    public static Tensor vdot(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vdot(input,other)", input, other)
                        : null;
        Tensor made = Products.vdot(input, other);
        return open == null ? made : open.close(made);
    }

    /// A real tensor whose last dimension holds a real and an imaginary part as a complex one: a
    /// view.
    ///
    /// ```java
    /// viewAsComplex(tensor(new double[][] {{1, 2}, {0, -1}})) // [1+2j, 0-1j]
    /// ```
    ///
    /// @param input float32 or float64, of size 2 along the last dimension
    /// @return a view without the last dimension: complex64 of float32, complex128 of float64
    /// @throws dev.obor.base.DTypeError if it is of another dtype
    /// @throws dev.obor.base.ShapeError if its sizes or strides are not those of pairs
    public static Tensor viewAsComplex(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("view_as_complex(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexViews.viewAsComplex(input);
        return open == null ? made : open.close(made);
    }

    /// A complex tensor as a real one with a last dimension of size 2, the real and the imaginary
    /// part: a view.
    ///
    /// ```java
    /// viewAsReal(complex(tensor(1.0, 0), tensor(2.0, -1))) // [[1, 2], [0, -1]]
    /// ```
    ///
    /// @param input complex
    /// @return a view of one dimension more, of size 2: float32 of complex64, float64 of complex128
    /// @throws dev.obor.base.DTypeError if it is not complex
    public static Tensor viewAsReal(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("view_as_real(input)", new Object[] {input})
                        : null;
        Tensor made = ComplexViews.viewAsReal(input);
        return open == null ? made : open.close(made);
    }

    /// A copy with other sizes, of what [dev.obor.Tensor#reshape] shows.
    ///
    /// ```java
    /// viewCopy(arange(4), 2, 2) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param sizes of as many elements; one of them may be -1 and is then found
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor viewCopy(Tensor input, long... sizes) {
        Arguments.given(input, "input");
        Arguments.given(sizes, "sizes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("view_copy(input,sizes)", input, sizes)
                        : null;
        Tensor made = ViewCopies.viewCopy(input, sizes);
        return open == null ? made : open.close(made);
    }

    /// Equal parts along the first dimension.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(2) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// @param input of two dimensions or more
    /// @param sections how many
    /// @return as many views
    /// @throws dev.obor.base.ShapeError if it cannot be divided so
    public static Tensor[] vsplit(Tensor input, long sections) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vsplit(input,sections)", input, sections)
                        : null;
        Tensor[] made = Splitting.vsplit(input, sections);
        return open == null ? made : open.close(made);
    }

    /// Parts along the first dimension that begin at places.
    ///
    /// ```java
    /// arange(4).view(2, 2).vsplit(new long[] {1}) // [[0, 1]], [[2, 3]]
    /// ```
    ///
    /// @param input of two dimensions or more
    /// @param indices where all but the first begin
    /// @return views, one more than places
    public static Tensor[] vsplit(Tensor input, long[] indices) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vsplit(input,indices)", input, indices)
                        : null;
        Tensor[] made = Splitting.vsplit(input, indices);
        return open == null ? made : open.close(made);
    }

    /// One below the other: along dimension 0, vectors as rows.
    ///
    /// ```java
    /// vstack(tensor(1, 2), tensor(3, 4)) // [[1, 2], [3, 4]]
    /// ```
    ///
    /// @param tensors of the same sizes but along the dimension
    /// @return a new tensor of the promoted dtype, with two dimensions at least
    public static Tensor vstack(Tensor... tensors) {
        Arguments.allGiven(tensors, "tensors");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("vstack(tensors)", new Object[] {tensors})
                        : null;
        Tensor made = Joining.vstack(tensors);
        return open == null ? made : open.close(made);
    }

    /// The places where the condition is not zero, one vector per dimension.
    ///
    /// ```java
    /// where(tensor(0, 5, 0, 7)) // [1, 3]
    /// ```
    ///
    /// @param condition any dtype
    /// @return int64 vectors of one length, as many as dimensions
    public static Tensor[] where(Tensor condition) {
        Arguments.given(condition, "condition");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition)", new Object[] {condition})
                        : null;
        Tensor[] made = Masks.where(condition);
        return open == null ? made : open.close(made);
    }

    /// One complex number where the condition is true, another elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), new Complex(0, 1), new Complex(2, 0)) // [0+1j, 2+0j]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new complex tensor of the condition's shape
    public static Tensor where(Tensor condition, Complex input, Complex other) {
        Arguments.given(condition, "condition");
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// A complex number where the condition is true, elements of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), new Complex(0, 1), tensor(1.0, 2)) // [0+1j, 2+0j]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new complex tensor of the broadcast shape
    public static Tensor where(Tensor condition, Complex input, Tensor other) {
        Arguments.given(condition, "condition");
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, a complex number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.0, 2), new Complex(0, 1)) // [1+0j, 0+1j]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new complex tensor of the broadcast shape
    public static Tensor where(Tensor condition, Tensor input, Complex other) {
        Arguments.given(condition, "condition");
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), tensor(10, 20)) // [1, 20]
    /// ```
    ///
    /// @param condition bool, or uint8, of which 0 is false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if the condition has another dtype
    public static Tensor where(Tensor condition, Tensor input, Tensor other) {
        Arguments.given(condition, "condition");
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, a number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.5, 2), 0.0) // [1.5, 0]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the input's dtype, the default dtype for
    ///   integers and bools
    public static Tensor where(Tensor condition, Tensor input, double other) {
        Arguments.given(condition, "condition");
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// Elements of `input` where the condition is true, an integer elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), 0) // [1, 0]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the input's dtype, int64 for bools
    public static Tensor where(Tensor condition, Tensor input, long other) {
        Arguments.given(condition, "condition");
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// A number where the condition is true, elements of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), 0.5, tensor(1.0, 2)) // [0.5, 2]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the dtype of `other`, the default dtype for
    ///   integers and bools
    public static Tensor where(Tensor condition, double input, Tensor other) {
        Arguments.given(condition, "condition");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// One number where the condition is true, another elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), 0.5, 1.5) // [0.5, 1.5]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the condition's shape and the default dtype
    public static Tensor where(Tensor condition, double input, double other) {
        Arguments.given(condition, "condition");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// An integer where the condition is true, elements of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), -1, tensor(1, 2)) // [-1, 2]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false; broadcasts with the others
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the dtype of `other`, int64 for bools
    public static Tensor where(Tensor condition, long input, Tensor other) {
        Arguments.given(condition, "condition");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// One integer where the condition is true, another elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), 1, 0) // [1, 0]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new int64 tensor of the condition's shape
    public static Tensor where(Tensor condition, long input, long other) {
        Arguments.given(condition, "condition");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("where(condition,input,other)", condition, input, other)
                        : null;
        Tensor made = Masks.where(condition, input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times log(1 + the second); 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// xlog1py(tensor(0.0, 2), tensor(-1.0, 1)) // [0, 1.3863]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlog1py(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlog1py(input,other)", input, other)
                        : null;
        Tensor made = Specials.XLOG1PY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times log(1 + the second); 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// xlog1py(tensor(0.0, 2), tensor(-1.0, 1)) // [0, 1.3863]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlog1py(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlog1py(input,other)", input, other)
                        : null;
        Tensor made = Specials.XLOG1PY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times log(1 + the second); 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// xlog1py(tensor(0.0, 2), tensor(-1.0, 1)) // [0, 1.3863]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlog1py(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlog1py(input,other)", input, other)
                        : null;
        Tensor made = Specials.XLOG1PY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times log(1 + the second); 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// xlog1py(tensor(0.0, 2), tensor(-1.0, 1)) // [0, 1.3863]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlog1py(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlog1py(input,other)", input, other)
                        : null;
        Tensor made = Specials.XLOG1PY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times log(1 + the second); 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// xlog1py(tensor(0.0, 2), tensor(-1.0, 1)) // [0, 1.3863]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlog1py(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlog1py(input,other)", input, other)
                        : null;
        Tensor made = Specials.XLOG1PY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlogy(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlogy(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlogy(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlogy(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// The first operand times the logarithm of the second; 0 where the first is 0. Broadcasts.
    ///
    /// ```java
    /// tensor(0.0, 2).xlogy(tensor(0.0, Math.E)) // [0, 2]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for complex numbers
    public static Tensor xlogy(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("xlogy(input,other)", input, other)
                        : null;
        Tensor made = BinaryFunctions.XLOGY.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Zeros, with options.
    ///
    /// ```java
    /// zeros(o -> o.dtype(int32), 2).dtype() // int32
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype, if no other is asked for
    public static Tensor zeros(Consumer<TensorOptions> options, long... size) {
        Arguments.given(options, "options");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros(options,size)", options, size)
                        : null;
        Tensor made = Constants.zeros(open == null ? options : open.watch(options), size);
        return open == null ? made : open.close(made);
    }

    /// Zeros of a dtype.
    ///
    /// ```java
    /// zeros(int64, 2).dtype() // int64
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @param size the shape of the result
    /// @return a new tensor
    public static Tensor zeros(DType dtype, long... size) {
        Arguments.given(dtype, "dtype");
        Arguments.given(size, "size");
        Recorder.Open open = Recorder.on() ? Recorder.open("zeros(dtype,size)", dtype, size) : null;
        Tensor made = Constants.zeros(dtype, size);
        return open == null ? made : open.close(made);
    }

    /// Zeros, in the size of another tensor: `zeros(x.shape())`.
    ///
    /// ```java
    /// zeros(arange(3).shape()) // [0, 0, 0]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    public static Tensor zeros(Size size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros(size)", new Object[] {size})
                        : null;
        Tensor made = Constants.zeros(size);
        return open == null ? made : open.close(made);
    }

    /// Zeros.
    ///
    /// ```java
    /// zeros(2, 3) // [[0, 0, 0], [0, 0, 0]]
    /// ```
    ///
    /// @param size the shape of the result
    /// @return a new tensor of the default dtype
    public static Tensor zeros(long... size) {
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros(size)", new Object[] {size})
                        : null;
        Tensor made = Constants.zeros(size);
        return open == null ? made : open.close(made);
    }

    /// Zeros of the same sizes, dtype and layout.
    ///
    /// ```java
    /// zerosLike(tensor(3, 4)) // [0, 0]
    /// ```
    ///
    /// @return a new tensor
    public static Tensor zerosLike(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros_like(input)", new Object[] {input})
                        : null;
        Tensor made = Constants.zerosLike(input);
        return open == null ? made : open.close(made);
    }

    /// Zeros in the sizes and layout of a tensor, with options.
    ///
    /// ```java
    /// zerosLike(ones(2), o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return a new tensor of the input's dtype, if no other is asked for
    public static Tensor zerosLike(Tensor input, Consumer<TensorOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros_like(input,options)", input, options)
                        : null;
        Tensor made = Constants.zerosLike(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Zeros in the sizes and layout of a tensor.
    ///
    /// ```java
    /// zerosLike(ones(2), int64).dtype() // int64
    /// ```
    ///
    /// @param dtype the dtype of the result
    /// @return a new tensor
    public static Tensor zerosLike(Tensor input, DType dtype) {
        Arguments.given(input, "input");
        Arguments.given(dtype, "dtype");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeros_like(input,dtype)", input, dtype)
                        : null;
        Tensor made = Constants.zerosLike(input, dtype);
        return open == null ? made : open.close(made);
    }

    /// Hurwitz's zeta function of an exponent x, the input, and an offset q: the sum of `(k +
    /// q)^-x` over k from 0 on. Riemann's is the one with an offset of 1.
    ///
    /// Of float32 and float64, integers become the default dtype. NaN for an exponent below 1, inf
    /// at 1 and where an offset is 0 or a negative integer. There is a gradient by the offset, none
    /// by the exponent, as in PyTorch.
    ///
    /// ```java
    /// zeta(tensor(2.0, 4), 1) // [1.6449, 1.0823]
    /// ```
    ///
    /// @param other the second operand, broadcast with the input
    /// @return a new tensor of the broadcast shape and the promoted dtype, the default dtype for
    ///   integers and bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor zeta(Tensor input, Tensor other) {
        Arguments.given(input, "input");
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeta(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.ZETA.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hurwitz's zeta function of an exponent x, the input, and an offset q: the sum of `(k +
    /// q)^-x` over k from 0 on. Riemann's is the one with an offset of 1.
    ///
    /// Of float32 and float64, integers become the default dtype. NaN for an exponent below 1, inf
    /// at 1 and where an offset is 0 or a negative integer. There is a gradient by the offset, none
    /// by the exponent, as in PyTorch.
    ///
    /// ```java
    /// zeta(tensor(2.0, 4), 1) // [1.6449, 1.0823]
    /// ```
    ///
    /// @param other the second operand, a number
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor zeta(Tensor input, double other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeta(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.ZETA.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hurwitz's zeta function of an exponent x, the input, and an offset q: the sum of `(k +
    /// q)^-x` over k from 0 on. Riemann's is the one with an offset of 1.
    ///
    /// Of float32 and float64, integers become the default dtype. NaN for an exponent below 1, inf
    /// at 1 and where an offset is 0 or a negative integer. There is a gradient by the offset, none
    /// by the exponent, as in PyTorch.
    ///
    /// ```java
    /// zeta(tensor(2.0, 4), 1) // [1.6449, 1.0823]
    /// ```
    ///
    /// @param other the second operand, an integer
    /// @return a new tensor of the input's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor zeta(Tensor input, long other) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeta(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.ZETA.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hurwitz's zeta function of an exponent x, the input, and an offset q: the sum of `(k +
    /// q)^-x` over k from 0 on. Riemann's is the one with an offset of 1.
    ///
    /// Of float32 and float64, integers become the default dtype. NaN for an exponent below 1, inf
    /// at 1 and where an offset is 0 or a negative integer. There is a gradient by the offset, none
    /// by the exponent, as in PyTorch.
    ///
    /// ```java
    /// zeta(tensor(2.0, 4), 1) // [1.6449, 1.0823]
    /// ```
    ///
    /// @param input the first operand, a number
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor zeta(double input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeta(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.ZETA.call(input, other);
        return open == null ? made : open.close(made);
    }

    /// Hurwitz's zeta function of an exponent x, the input, and an offset q: the sum of `(k +
    /// q)^-x` over k from 0 on. Riemann's is the one with an offset of 1.
    ///
    /// Of float32 and float64, integers become the default dtype. NaN for an exponent below 1, inf
    /// at 1 and where an offset is 0 or a negative integer. There is a gradient by the offset, none
    /// by the exponent, as in PyTorch.
    ///
    /// ```java
    /// zeta(tensor(2.0, 4), 1) // [1.6449, 1.0823]
    /// ```
    ///
    /// @param input the first operand, an integer
    /// @param other the second operand, of any shape
    /// @return a new tensor of the tensor's shape and dtype, the default dtype for integers and
    ///   bools
    /// @throws dev.obor.base.DTypeError for 16-bit floats and complex numbers
    public static Tensor zeta(long input, Tensor other) {
        Arguments.given(other, "other");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("zeta(input,other)", input, other)
                        : null;
        Tensor made = GammaFunctions.ZETA.call(input, other);
        return open == null ? made : open.close(made);
    }
}
