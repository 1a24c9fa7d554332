package dev.obor;

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
import dev.obor.op.TensorFiles;
import dev.obor.op.pointwise.OperandKey;
import dev.obor.op.pointwise.Pointwise;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
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

    // Here stand the operations.
}
