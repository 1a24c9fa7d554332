package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DTypeError;
import dev.obor.cpu.memory.Heap;
import dev.obor.machine.Machine;
import org.jspecify.annotations.Nullable;

/// Runs convolution kernels on float32 and float64 arrays.
public final class Convs {
    private Convs() {}

    /// Runs one kernel.
    public static void run(Kernel.Conv kernel) {
        if (writesNothing(kernel)) {
            return; // such as without channels
        }
        if (isFloat(kernel) && CoveringConv.run(kernel)) {
            return;
        }
        if (!isFloat(kernel) || !MachineConv.run(kernel)) {
            otherwise(kernel);
        } else if (Machine.checking()) {
            MachineConv.check(kernel, () -> otherwise(kernel));
        }
    }

    private static boolean writesNothing(Kernel.Conv kernel) {
        for (View written : kernel.writes()) {
            if (written.numel() > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFloat(Kernel.Conv kernel) {
        return kernel.in().array() instanceof float[] || kernel.in().array() instanceof double[];
    }

    private static void otherwise(Kernel.Conv kernel) {
        switch (kernel.in().array()) {
            case float[] in -> floats(kernel, in);
            case double[] in -> doubles(kernel, in);
            default ->
                    throw new DTypeError(
                            "\"conv\" not implemented for '"
                                    + kernel.in().dtype().scalarType()
                                    + "'; convert to float32 first");
        }
    }

    private static void floats(Kernel.Conv k, float[] in) {
        ConvShape s = k.geometry();
        float[] w = (float[]) k.weight().array();
        float[] out = (float[]) k.out().array();
        float[] bias = k.bias() == null ? null : (float[]) k.bias().array();
        int io = Heap.offset(k.in());
        int wo = Heap.offset(k.weight());
        int oo = Heap.offset(k.out());
        if (WinogradF32.fits(s)) {
            if (k.pass() == Kernel.ConvPass.WEIGHT_GRADIENT) {
                WinogradF32.weights(s, in, io, out, oo, w, wo);
            } else {
                boolean gradient = k.pass() == Kernel.ConvPass.INPUT_GRADIENT;
                WinogradF32.sweep(s, gradient, in, io, w, wo, bias, offset(k.bias()), out, oo);
            }
            return;
        }
        switch (k.pass()) {
            case FORWARD -> ConvF32.forward(s, in, io, w, wo, bias, offset(k.bias()), out, oo);
            case INPUT_GRADIENT ->
                    ConvF32.gradInput(s, out, oo, w, wo, bias, offset(k.bias()), in, io);
            case WEIGHT_GRADIENT -> ConvF32.gradWeight(s, in, io, out, oo, w, wo);
        }
    }

    private static void doubles(Kernel.Conv k, double[] in) {
        ConvShape s = k.geometry();
        double[] w = (double[]) k.weight().array();
        double[] out = (double[]) k.out().array();
        double[] bias = k.bias() == null ? null : (double[]) k.bias().array();
        int io = Heap.offset(k.in());
        int wo = Heap.offset(k.weight());
        int oo = Heap.offset(k.out());
        switch (k.pass()) {
            case FORWARD -> ConvF64.forward(s, in, io, w, wo, bias, offset(k.bias()), out, oo);
            case INPUT_GRADIENT ->
                    ConvF64.gradInput(s, out, oo, w, wo, bias, offset(k.bias()), in, io);
            case WEIGHT_GRADIENT -> ConvF64.gradWeight(s, in, io, out, oo, w, wo);
        }
    }

    private static int offset(@Nullable View view) {
        return view == null ? 0 : Heap.offset(view);
    }
}
