package dev.obor.cpu.conv;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.cpu.map.Copies;
import dev.obor.cpu.product.MatMuls;
import org.jspecify.annotations.Nullable;

/// Convolutions whose kernel lies on the whole input, so that there is one place for it: products
/// of matrices, one for each group. As a sweep over places, the gradient of such an input would
/// meet a zero for almost every tap.
///
/// With `K` elements of a group's input:
///
/// ```
/// y (N, cout) = x (N, K) · w' (K, cout) + bias,   gx = gy · w,   gw = gy' · x
/// ```
final class CoveringConv {
    private CoveringConv() {}

    /// Runs a kernel.
    ///
    /// @return false if it is another kind of convolution
    static boolean run(Kernel.Conv k) {
        ConvShape s = k.geometry();
        Dims3 pad = s.padding();
        boolean covers = s.kernel().equals(s.input()) && s.output().volume() == 1;
        if (!covers || pad.d() + pad.h() + pad.w() > 0 || s.batch() == 0 || s.groups() == 0) {
            return false;
        }
        long in = (long) s.cinPerGroup() * s.input().volume();
        long out = s.coutPerGroup();
        View x = rows(k.in(), s, in);
        View y = rows(k.out(), s, out);
        View w = part(k.weight(), new long[] {s.groups(), out, in}, out * in, in, 1);
        switch (k.pass()) {
            case FORWARD -> product(y, x, turned(w), bias(k.bias(), s, out));
            case INPUT_GRADIENT -> {
                if (k.bias() != null) {
                    start(k.in(), k.bias(), s);
                }
                MatMuls.run(new Kernel.MatMul(x, y, w, null, k.bias() != null));
            }
            case WEIGHT_GRADIENT -> product(w, turned(y), x, null);
        }
        return true;
    }

    private static void product(View out, View a, View b, @Nullable View bias) {
        MatMuls.run(new Kernel.MatMul(out, a, b, bias, false));
    }

    private static View part(View v, long[] shape, long... strides) {
        return v.with(v.offset(), shape, strides);
    }

    /// The samples of each group: `(groups, N, n)` of what lies as `(N, groups, n)`.
    private static View rows(View v, ConvShape s, long n) {
        return part(v, new long[] {s.groups(), s.batch(), n}, n, s.groups() * n, 1);
    }

    private static View turned(View v) {
        long[] n = v.shape();
        long[] step = v.strides();
        return part(v, new long[] {n[0], n[2], n[1]}, step[0], step[2], step[1]);
    }

    private static @Nullable View bias(@Nullable View bias, ConvShape s, long out) {
        return bias == null ? null : part(bias, new long[] {s.groups(), 1, out}, out, 0, 1);
    }

    /// Writes the bias of each channel of an input's gradient to all its elements.
    private static void start(View x, View bias, ConvShape s) {
        long volume = s.input().volume();
        long[] shape = {s.batch(), s.cin(), volume};
        Copies.run(part(x, shape, s.cin() * volume, volume, 1), part(bias, shape, 0, 1, 0));
    }
}
