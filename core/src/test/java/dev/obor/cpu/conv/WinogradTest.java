package dev.obor.cpu.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ConvPass;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Winograd's convolutions beside the definition, and in machine code with the bits of plain loops.
///
/// `-Dobor.fuzz=N` runs N random ones.
class WinogradTest {
    private static final int COUNT = Integer.getInteger("obor.fuzz", 40);
    private static final long SEED = Long.getLong("obor.fuzz.seed", 1);

    private static ConvShape shape(Random r) {
        while (true) {
            int batch = 1 + r.nextInt(r.nextBoolean() ? 3 : 40);
            int cin = 16 * (1 + r.nextInt(r.nextInt(4) == 0 ? 12 : 3));
            int cout = 16 * (1 + r.nextInt(r.nextInt(4) == 0 ? 12 : 3));
            int most = batch > 8 ? 8 : 40;
            Dims3 in = Dims3.of(1, 4 + r.nextInt(most), 4 + r.nextInt(most));
            Dims3 pad = Dims3.of(0, r.nextInt(3), r.nextInt(3));
            Dims3 one = Dims3.of(1, 1, 1);
            ConvShape s = ConvShape.of(batch, cin, cout, 1, in, Dims3.of(1, 3, 3), one, pad, one);
            if (WinogradF32.fits(s) && s.multiplyAdds() < 60_000_000) {
                return s;
            }
        }
    }

    private static float[] numbers(Random r, int count) {
        float[] x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) r.nextGaussian();
        }
        return x;
    }

    private static View view(float[] x, int offset) {
        var storage = new Storage(DType.FLOAT32, x, x.length, null);
        int n = x.length - offset;
        return View.contiguous(storage, new long[] {n})
                .with(offset, new long[] {n}, new long[] {1});
    }

    private record Case(ConvShape s, float[] x, float[] w, float[] y, float[] bias, int offset) {
        static Case of(long seed) {
            Random r = new Random(seed);
            ConvShape s = shape(r);
            int offset = r.nextInt(20);
            int pixels = s.input().volume();
            int places = s.output().volume();
            return new Case(
                    s,
                    numbers(r, offset + s.batch() * s.cin() * pixels),
                    numbers(r, offset + s.weightSize()),
                    numbers(r, offset + s.batch() * s.cout() * places),
                    numbers(r, offset + Math.max(s.cin(), s.cout())),
                    offset);
        }

        float[] result(ConvPass pass) {
            return switch (pass) {
                case FORWARD -> y;
                case INPUT_GRADIENT -> x;
                case WEIGHT_GRADIENT -> w;
            };
        }

        Kernel.Conv kernel(ConvPass pass) {
            View b = pass == ConvPass.WEIGHT_GRADIENT ? null : view(bias, offset);
            return new Kernel.Conv(pass, s, view(x, offset), view(w, offset), b, view(y, offset));
        }

        void plain(ConvPass pass) {
            if (pass == ConvPass.WEIGHT_GRADIENT) {
                WinogradF32.weights(s, x, offset, y, offset, w, offset);
            } else {
                boolean gradient = pass == ConvPass.INPUT_GRADIENT;
                WinogradF32.sweep(s, gradient, x, offset, w, offset, bias, offset, y, offset);
            }
        }

        double[] doubles(ConvPass pass) {
            double[] dx = of(x);
            double[] dw = of(w);
            double[] dy = of(y);
            double[] db = of(bias);
            return switch (pass) {
                case FORWARD -> {
                    ConvF64.forward(s, dx, offset, dw, offset, db, offset, dy, offset);
                    yield dy;
                }
                case INPUT_GRADIENT -> {
                    ConvF64.gradInput(s, dy, offset, dw, offset, db, offset, dx, offset);
                    yield dx;
                }
                case WEIGHT_GRADIENT -> {
                    ConvF64.gradWeight(s, dx, offset, dy, offset, dw, offset);
                    yield dw;
                }
            };
        }

        private static double[] of(float[] x) {
            double[] d = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                d[i] = x[i];
            }
            return d;
        }
    }

    @Test
    void theSameBitsInMachineCodeAndNearTheDefinition() {
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            for (ConvPass pass : ConvPass.values()) {
                Case one = Case.of(seed);
                Case other = Case.of(seed);
                double[] exact = one.doubles(pass);
                Convs.run(one.kernel(pass));
                other.plain(pass);
                float[] got = one.result(pass);
                float[] plain = other.result(pass);
                String what = "seed " + seed + ", " + pass + " of " + one.s();
                double norm = 0;
                double far = 0;
                for (int i = 0; i < got.length; i++) {
                    assertEquals(plain[i], got[i], 0f, what + " at " + i);
                    norm = Math.max(norm, Math.abs(exact[i]));
                    far = Math.max(far, Math.abs(exact[i] - got[i]));
                }
                assertTrue(far <= 3e-6 * norm, what + " is " + far / norm + " away");
            }
        }
    }
}
