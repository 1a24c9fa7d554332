package dev.obor.op;

import dev.obor.backend.Aliasing;
import dev.obor.backend.Backend;
import dev.obor.backend.Kernel;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.RankLocal;
import dev.obor.base.StateError;
import dev.obor.trace.Recorder;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the backend of a device.
public final class Backends {
    private static final Backend CPU = load("cpu");

    private static final Consumer<Kernel> NO_RECORDER = CPU::launch;
    private static final RankLocal<Consumer<Kernel>> RECORDER = new RankLocal<>(() -> NO_RECORDER);

    private Backends() {}

    private static Backend load(String type) {
        for (Backend b : ServiceLoader.load(Backend.class, Backends.class.getClassLoader())) {
            if (b.deviceType().equals(type)) {
                return b;
            }
        }
        throw new StateError(
                "No backend for device type '"
                        + type
                        + "' was found. Is the obor jar complete, with its META-INF/services?");
    }

    /// The backend of a device.
    ///
    /// @throws StateError if there is none for it
    public static Backend of(Device device) {
        if (device.isCpu()) {
            return CPU;
        }
        throw new StateError(
                "Obor was not built with a backend for device '"
                        + device
                        + "'; use Device.CPU, or pick the device by cuda.isAvailable()");
    }

    /// Runs a kernel on the CPU, the only device so far; what it would both read and write is
    /// copied first. Complex elements are computed with as their parts, mirrored ones as they are
    /// to be seen.
    ///
    /// @throws dev.obor.base.DTypeError if it does not take complex elements
    public static void launch(Kernel kernel) {
        if (ComplexKernels.concerns(kernel)) {
            if (Mirrors.concern(kernel)) {
                Mirrors.launch(kernel);
                return;
            }
            ComplexKernels.real(kernel).forEach(Backends::launch);
            return;
        }
        Kernel safe = Aliasing.safe(kernel, Backends::copy);
        Recording recording = Recording.now();
        if (recording != null) {
            recording.launched(safe);
        }
        replay(safe);
    }

    /// Runs a kernel as [#launch] made it once, without looking at it again.
    public static void replay(Kernel kernel) {
        Consumer<Kernel> watching = RECORDER.get();
        if (watching == NO_RECORDER) {
            CPU.launch(kernel);
        } else {
            watching.accept(kernel);
        }
    }

    /// Lets all kernels of all threads of this rank go through a recorder, which runs them by
    /// [#run].
    ///
    /// @param watching the recorder, or null for none
    /// @throws StateError if there is one already
    public static synchronized void record(@Nullable Consumer<Kernel> watching) {
        if (watching != null && RECORDER.get() != NO_RECORDER) {
            throw new StateError("Another profile is being recorded; close it first.");
        }
        RECORDER.set(watching == null ? NO_RECORDER : watching);
    }

    /// Runs a kernel without the recorder.
    public static void run(Kernel kernel) {
        CPU.launch(kernel);
    }

    /// The same elements in memory of their own, repeated ones once.
    static View copy(View view) {
        long[] shape = view.shape().clone();
        for (int d = 0; d < shape.length; d++) {
            shape[d] = view.strides()[d] == 0 ? Math.min(shape[d], 1) : shape[d];
        }
        View dense = RawMemory.contiguous(view.with(view.offset(), shape, view.strides()));
        long[] strides = dense.strides().clone();
        for (int d = 0; d < shape.length; d++) {
            strides[d] = view.strides()[d] == 0 ? 0 : strides[d];
        }
        return dense.with(0, view.shape(), strides);
    }

    /// A row-major view of new memory with undefined content.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes are not possible
    public static View empty(DType dtype, long[] shape) {
        return View.contiguous(allocate(dtype, shape), shape);
    }

    /// A view of new memory with given strides, which must be dense.
    public static View empty(DType dtype, long[] shape, long[] strides) {
        return new View(allocate(dtype, shape), 0, shape, strides);
    }

    /// A row-major view that gets its memory by [#back]: what is to be read can be windowed and
    /// named before.
    public static View promised(DType dtype, long[] shape) {
        return View.contiguous(
                Storage.promised(dtype, Sizes.check(shape, dtype.itemSize())), shape);
    }

    /// Gives memory to what [#promised] made, with undefined content; any thread may.
    public static void back(View promised) {
        Storage storage = promised.storage();
        storage.back(CPU.allocate(storage.dtype(), storage.length()));
        Recording recording = Recording.now();
        if (recording != null) {
            recording.allocated(storage);
        }
    }

    /// A view of a Java array of the kind that the dtype has, shared where the device allows it.
    public static View wrap(DType dtype, Object array, long... shape) {
        View view = View.contiguous(CPU.wrap(dtype, array), shape);
        Recording recording = Recording.now();
        if (recording != null) {
            recording.allocated(view.storage());
            recording.written(array, view.storage(), 0);
        }
        return view;
    }

    /// Copies real elements of a contiguous view, from number `first` on, to a Java array of the
    /// kind that its dtype has.
    public static void read(View elements, long first, Object to, int start, int length) {
        View view = RawMemory.plain(elements);
        Recorder.read();
        Recording.hostReads();
        CPU.read(view.storage(), view.offset() + first, to, start, length);
    }

    /// Copies real elements of a contiguous view, from number `first` on, to bytes, in their byte
    /// order; as many as there is room for.
    public static void read(View elements, long first, ByteBuffer to) {
        View view = RawMemory.plain(elements);
        Recorder.read();
        Recording.hostReads();
        CPU.read(view.storage(), view.offset() + first, to);
    }

    /// Copies elements from a Java array to a contiguous view of real elements, from number `first`
    /// on.
    public static void write(Object from, int start, View view, long first, int length) {
        CPU.write(from, start, view.storage(), view.offset() + first, length);
        Recording recording = Recording.now();
        if (recording != null) {
            Object part = Array.newInstance(from.getClass().componentType(), length);
            System.arraycopy(from, start, part, 0, length);
            recording.written(part, view.storage(), view.offset() + first);
        }
    }

    /// A Java array of the kind that a dtype has, for elements on their way; complex ones are two.
    public static Object array(DType dtype, int length) {
        return switch (dtype) {
            case FLOAT32, COMPLEX64 -> new float[length];
            case FLOAT64, COMPLEX128 -> new double[length];
            case INT64 -> new long[length];
            case INT32 -> new int[length];
            case BFLOAT16, FLOAT16, INT16 -> new short[length];
            case INT8, UINT8, BOOL -> new byte[length];
        };
    }

    /// Copies elements out of bytes, in their byte order, to a contiguous view of real elements,
    /// from number `first` on.
    public static void write(ByteBuffer from, View view, long first) {
        long at = view.offset() + first;
        CPU.write(from, view.storage(), at);
        Recording recording = Recording.now();
        if (recording != null) {
            int length = from.remaining() / view.dtype().itemSize();
            Object part = array(view.dtype(), length);
            CPU.read(view.storage(), at, part, 0, length);
            recording.written(part, view.storage(), at);
        }
    }

    /// One element, counted in row-major order, widened to double.
    public static double doubleAt(View view, long index) {
        Recorder.read();
        Recording.hostReads();
        double stored = CPU.doubleAt(view.storage(), position(view, index));
        return view.isMirrored() ? -stored : stored;
    }

    /// One element, counted in row-major order, as an integer; floats are cut off.
    public static long longAt(View view, long index) {
        Recorder.read();
        Recording.hostReads();
        long stored = CPU.longAt(view.storage(), position(view, index));
        return view.isMirrored() ? -stored : stored;
    }

    /// One element, counted in row-major order, as a complex number.
    public static Complex complexAt(View view, long index) {
        return view.dtype().isComplex()
                ? new Complex(doubleAt(view.part(0), index), doubleAt(view.part(1), index))
                : new Complex(doubleAt(view, index), 0);
    }

    private static long position(View v, long index) {
        if (v.isContiguous()) {
            return v.offset() + index;
        }
        long rest = index;
        long place = v.offset();
        for (int d = v.dim() - 1; d >= 0; d--) {
            long size = v.shape()[d];
            place += rest % size * v.strides()[d];
            rest /= size;
        }
        return place;
    }

    /// Copies a whole Java array to a storage, as a recording has it.
    public static void rewrite(Object from, Storage to, long at) {
        CPU.write(from, 0, to, at, Array.getLength(from));
    }

    private static Storage allocate(DType dtype, long[] shape) {
        Storage storage = CPU.allocate(dtype, Sizes.check(shape, dtype.itemSize()));
        Recording recording = Recording.now();
        if (recording != null) {
            recording.allocated(storage);
        }
        return storage;
    }
}
