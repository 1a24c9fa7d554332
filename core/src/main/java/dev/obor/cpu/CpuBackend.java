package dev.obor.cpu;

import dev.obor.backend.Backend;
import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.Diagnostics;
import dev.obor.base.ShapeError;
import dev.obor.cpu.conv.Convs;
import dev.obor.cpu.factor.Factorizations;
import dev.obor.cpu.fourier.Fouriers;
import dev.obor.cpu.index.Gathers;
import dev.obor.cpu.index.NonZeros;
import dev.obor.cpu.index.Scatters;
import dev.obor.cpu.lines.Scans;
import dev.obor.cpu.lines.Sorts;
import dev.obor.cpu.map.Straightened;
import dev.obor.cpu.memory.BufferPool;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.pool.PoolingKernels;
import dev.obor.cpu.pool.ResamplingKernels;
import dev.obor.cpu.product.GemmEngine;
import dev.obor.cpu.product.MatMuls;
import dev.obor.cpu.program.Kernels;
import dev.obor.cpu.program.Tiers;
import dev.obor.cpu.random.RandomKernels;
import dev.obor.cpu.reduce.ArgReduces;
import dev.obor.cpu.reduce.Reduces;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Program;
import dev.obor.machine.Machine;
import java.nio.ByteBuffer;
import java.util.Locale;

/// Runs kernels on this processor, on Java arrays.
public final class CpuBackend implements Backend {
    private final BufferPool pool = BufferPool.forHeap();

    /// For `ServiceLoader`. Warns if plain loops have to do all the work.
    public CpuBackend() {
        String slow = Machine.warning();
        if (slow != null) {
            System.getLogger("dev.obor")
                    .log(
                            System.Logger.Level.WARNING,
                            "Machine code is switched off, computing will be several times slower: "
                                    + slow);
        }
    }

    @Override
    public String deviceType() {
        return "cpu";
    }

    @Override
    public Storage allocate(DType dtype, long elements) {
        if (elements > Integer.MAX_VALUE - 8) {
            throw new ShapeError(
                    "a tensor on the CPU lives in one Java array and can hold at most 2147483639"
                            + " elements, asked for "
                            + elements
                            + "; split it into several tensors");
        }
        return pool.allocate(dtype, (int) elements);
    }

    @Override
    public Storage wrap(DType dtype, Object array) {
        int length =
                switch (dtype) {
                    case FLOAT32 -> ((float[]) array).length;
                    case FLOAT64 -> ((double[]) array).length;
                    case INT64 -> ((long[]) array).length;
                    case INT32 -> ((int[]) array).length;
                    case BFLOAT16, FLOAT16, INT16 -> ((short[]) array).length;
                    case INT8, UINT8, BOOL -> ((byte[]) array).length;
                    case COMPLEX64 -> ((float[]) array).length / 2;
                    case COMPLEX128 -> ((double[]) array).length / 2;
                };
        return new Storage(dtype, array, length, null);
    }

    @Override
    public void read(Storage from, long at, Object to, int start, int length) {
        Heap.check(from, at, length);
        Heap.copy(from.array(), at, to, start, length);
    }

    @Override
    public void write(Object from, int start, Storage to, long at, int length) {
        Heap.check(to, at, length);
        Heap.copy(from, start, to.array(), at, length);
    }

    @Override
    public void read(Storage from, long at, ByteBuffer to) {
        Heap.copy(from, at, to);
    }

    @Override
    public void write(ByteBuffer from, Storage to, long at) {
        Heap.copy(from, to, at);
    }

    @Override
    public double doubleAt(Storage from, long at) {
        Heap.check(from, at, 1);
        return Heap.doubleAt(from.dtype(), from.array(), (int) at);
    }

    @Override
    public long longAt(Storage from, long at) {
        Heap.check(from, at, 1);
        return Heap.longAt(from.dtype(), from.array(), (int) at);
    }

    @Override
    public void launch(Kernel kernel) {
        switch (kernel) {
            case Kernel.Map k -> {
                checkCount(k.outs()[0].numel());
                Straightened.run(k, pool);
            }
            case Kernel.Reduce k -> Reduces.run(k, pool);
            case Kernel.ArgReduce k -> ArgReduces.run(k);
            case Kernel.MatMul k -> {
                checkCount(Math.max(matrix(k.a()), matrix(k.b())));
                MatMuls.run(k);
            }
            case Kernel.Factor k -> Factorizations.run(k, GemmEngine.INSTANCE);
            case Kernel.Fourier k -> Fouriers.run(k);
            case Kernel.Conv k -> Convs.run(k);
            case Kernel.Pool k -> PoolingKernels.run(k);
            case Kernel.Resample k -> ResamplingKernels.run(k);
            case Kernel.Gather k -> Gathers.run(k);
            case Kernel.Scatter k -> {
                checkCount(k.out().numel());
                Scatters.run(k);
            }
            case Kernel.NonZero k -> {
                checkCount(k.in().numel());
                NonZeros.run(k);
            }
            case Kernel.Scan k -> Scans.run(k);
            case Kernel.Sort k -> {
                checkCount(k.in().numel());
                Sorts.run(k);
            }
            case Kernel.Random k -> RandomKernels.fill(k.distribution(), k.generator(), k.out());
        }
    }

    /// Memory of this backend has fewer than 2^31 elements, but what was expanded may have more:
    /// reductions take those, the other loops count in an `int`.
    private static void checkCount(long n) {
        if (n > Integer.MAX_VALUE) {
            throw new ShapeError(
                    "on the CPU this operation goes over at most 2147483647 elements, got " + n,
                    "Split the tensor; sums, means and extremes take any number.");
        }
    }

    /// The elements of one matrix of a batch, or 2^63-1 if there are more.
    private static long matrix(View batch) {
        long rows = batch.shape()[batch.dim() - 2];
        long columns = batch.shape()[batch.dim() - 1];
        return Math.max(rows, columns) > Integer.MAX_VALUE ? Long.MAX_VALUE : rows * columns;
    }

    @Override
    public int threads() {
        return Workers.threads();
    }

    @Override
    public void threads(int n) {
        Workers.setThreads(n);
    }

    @Override
    public Diagnostics diagnostics() {
        Kernels.Totals k = Kernels.totals();
        return new Diagnostics(
                threads(),
                new Diagnostics.MachineCode(Machine.get() != null, Machine.status()),
                new Diagnostics.Programs(Program.cached(), Program.CACHE_SIZE),
                new Diagnostics.Kernels(
                        Tiers.current().name().toLowerCase(Locale.ROOT),
                        k.installed(),
                        Kernels.MOST,
                        k.waiting(),
                        k.refused(),
                        k.generated(),
                        k.warmNanos() * 1e-9),
                new Diagnostics.Memory(pool.largeBytes(), pool.limit()));
    }
}
