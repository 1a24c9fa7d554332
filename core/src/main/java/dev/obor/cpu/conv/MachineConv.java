package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.product.MachineGemm;
import dev.obor.machine.conv.Axis;
import dev.obor.machine.conv.ConvSize;
import dev.obor.machine.conv.Convolutions;
import dev.obor.machine.conv.Convolutions.Part;
import dev.obor.machine.product.Products;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Convolutions in machine code, where this process may have it: of images and signals, unless the
/// weights' gradient is summed by lanes of positions ([ConvWidePlan#fits]).
final class MachineConv {
    // The other ways are slow in a JVM that has just started: it pays to wait for machine code even
    // for less than for a matrix product.
    private static final double WAITS = 40;

    private MachineConv() {}

    /// Runs a kernel.
    ///
    /// @return false if it has to go another way
    static boolean run(Kernel.Conv k) {
        ConvShape s = k.geometry();
        if (k.out().numel() == 0 || k.in().numel() == 0 || k.weight().numel() == 0) {
            return false; // tiles of nothing cannot be planned
        }
        Convolutions code = code(s);
        if (code == null) {
            return false;
        }
        Part in = part(k.in());
        Part weight = part(k.weight());
        Part out = part(k.out());
        Part bias = k.bias() == null ? null : part(k.bias());
        if (in.array() instanceof float[] && WinogradF32.fits(s)) {
            winograd(code, k.pass(), s, in, weight, bias, out);
            return true;
        }
        return switch (k.pass()) {
            case FORWARD, INPUT_GRADIENT ->
                    code.sweep(
                            size(s),
                            k.pass() == Kernel.ConvPass.INPUT_GRADIENT,
                            in,
                            weight,
                            bias,
                            out,
                            MachineGemm.WORKERS,
                            isShared(s));
            case WEIGHT_GRADIENT -> weights(code, s, in, weight, out);
        };
    }

    private static void winograd(
            Convolutions code,
            Kernel.ConvPass pass,
            ConvShape s,
            Part in,
            Part weight,
            @Nullable Part bias,
            Part out) {
        if (pass == Kernel.ConvPass.WEIGHT_GRADIENT) {
            code.winogradWeights(size(s), in, weight, out, MachineGemm.WORKERS, isShared(s));
        } else {
            boolean gradient = pass == Kernel.ConvPass.INPUT_GRADIENT;
            code.winograd(
                    size(s), gradient, in, weight, bias, out, MachineGemm.WORKERS, isShared(s));
        }
    }

    private static boolean weights(Convolutions code, ConvShape s, Part in, Part weight, Part out) {
        boolean wide = in.array() instanceof double[];
        int lanes = wide ? ConvKernels.LANES_F64 : ConvKernels.LANES_F32;
        if (!ConvWidePlan.fits(s, lanes)) {
            return false;
        }
        ConvWidePlan plan = ConvWidePlan.of(s, lanes);
        return code.weights(
                size(s),
                in,
                weight,
                out,
                plan.ranges,
                plan.blockUnits,
                plan.stripRows,
                MachineGemm.WORKERS,
                isShared(s));
    }

    private static Part part(View v) {
        return new Part(v.array(), Heap.offset(v));
    }

    private static boolean isShared(ConvShape s) {
        return s.multiplyAdds() >= ConvF32.SPLIT;
    }

    private static @Nullable Convolutions code(ConvShape s) {
        boolean deep = s.kernel().d() > 1 || s.input().d() > 1 || s.padding().d() > 0;
        if (deep || s.batch() == 0 || s.output().volume() == 0 || s.input().volume() == 0) {
            return null;
        }
        Products products = MachineGemm.products(WAITS * s.multiplyAdds());
        return products == null ? null : Start.CODE;
    }

    private static ConvSize size(ConvShape s) {
        Dims3 in = s.input();
        Dims3 k = s.kernel();
        Dims3 step = s.stride();
        Dims3 pad = s.padding();
        Dims3 far = s.dilation();
        Dims3 out = s.output();
        return new ConvSize(
                s.batch(),
                s.cin(),
                s.cout(),
                s.groups(),
                new Axis(in.h(), k.h(), step.h(), pad.h(), far.h(), out.h()),
                new Axis(in.w(), k.w(), step.w(), pad.w(), far.w(), out.w()));
    }

    /// What happens once there are products.
    private static final class Start {
        static final @Nullable Convolutions CODE = start();

        private static @Nullable Convolutions start() {
            Products products = MachineGemm.products(0);
            return products == null ? null : new Convolutions(products);
        }
    }

    /// For `-Dobor.machineCode=check`: compares what machine code has written with what the other
    /// way writes in its place. Zeros around the input are terms of one and none of the other: that
    /// may change the sign of a zero, and makes NaN of a factor that is not finite.
    static void check(Kernel.Conv k, Runnable other) {
        View result =
                switch (k.pass()) {
                    case FORWARD -> k.out();
                    case INPUT_GRADIENT -> k.in();
                    default -> k.weight();
                };
        int from = Heap.offset(result);
        int to = from + (int) result.numel();
        double[] written = doubles(result.array(), from, to);
        other.run();
        double[] again = doubles(result.array(), from, to);
        for (int i = 0; i < written.length; i++) {
            boolean alike = written[i] == again[i] || Double.isNaN(again[i]);
            if (!alike || Double.isNaN(again[i]) && !Double.isNaN(written[i]) && isFinite(k)) {
                throw new IllegalStateException(
                        "machine code differs from the plain loops at element "
                                + (from + i)
                                + ", "
                                + k.pass()
                                + " of "
                                + k.geometry());
            }
        }
    }

    private static double[] doubles(Object array, int from, int to) {
        return array instanceof float[] x
                ? IntStream.range(from, to).mapToDouble(i -> x[i]).toArray()
                : Arrays.copyOfRange((double[]) array, from, to);
    }

    private static boolean isFinite(Kernel.Conv k) {
        for (View v : k.reads()) {
            int from = Heap.offset(v);
            if (!Arrays.stream(doubles(v.array(), from, from + (int) v.numel()))
                    .allMatch(Double::isFinite)) {
                return false;
            }
        }
        return true;
    }
}
