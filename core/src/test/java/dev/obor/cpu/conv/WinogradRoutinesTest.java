package dev.obor.cpu.conv;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel.ConvPass;
import dev.obor.machine.Entry;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.conv.Axis;
import dev.obor.machine.conv.ConvSize;
import dev.obor.machine.conv.Convolutions;
import dev.obor.machine.conv.Convolutions.Part;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.ProductsOf;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routines of Winograd's transforms, interpreted for vectors of 16, 32 and 64 bytes, have the
/// bits of the plain loops and touch nothing else; small mistakes in them are all noticed.
class WinogradRoutinesTest {
    private static final int CASES = 8;
    private static final int MUTATIONS = 40;
    private static final String[] KINDS = {
        "grid_source", "grid_weight", "grid_target", "grid_target_gradient", "grid_weight_gradient"
    };
    private static final float GUARD = -12345.678f;

    /// Seeds of mistakes that change nothing, and why.
    private static final Map<Long, String> EQUAL =
            Map.of(72L, "vectors of channels lie as far apart on both sides");

    private static float[] numbers(Random r, int offset, int count) {
        float[] x = new float[offset + count + r.nextInt(20)];
        Arrays.fill(x, GUARD);
        for (int i = 0; i < count; i++) {
            x[offset + i] = (float) r.nextGaussian();
        }
        return x;
    }

    /// What differs in one random convolution, or null.
    private static @Nullable String differs(Convolutions code, int lanes, long seed) {
        Random r = new Random(seed);
        ConvPass pass = ConvPass.values()[(int) (seed % 3)];
        int cin = lanes * (1 + r.nextInt(2));
        int cout = lanes * (1 + r.nextInt(3));
        Dims3 in = Dims3.of(1, 4 + r.nextInt(5), 4 + r.nextInt(5));
        Dims3 pad = Dims3.of(0, r.nextInt(3), r.nextInt(3));
        Dims3 one = Dims3.of(1, 1, 1);
        int batch = 1 + r.nextInt(3);
        ConvShape s = ConvShape.of(batch, cin, cout, 1, in, Dims3.of(1, 3, 3), one, pad, one);
        int o = r.nextInt(9);
        float[] x = numbers(r, o, s.batch() * cin * in.volume());
        float[] w = numbers(r, o, s.weightSize());
        float[] y = numbers(r, o, s.batch() * cout * s.output().volume());
        float[] bias =
                pass == ConvPass.WEIGHT_GRADIENT || r.nextBoolean()
                        ? null
                        : numbers(r, o, Math.max(cin, cout));
        float[][] want = {x.clone(), w.clone(), y.clone()};
        boolean gradient = pass == ConvPass.INPUT_GRADIENT;
        ConvSize size =
                new ConvSize(
                        s.batch(),
                        cin,
                        cout,
                        1,
                        new Axis(in.h(), 3, 1, pad.h(), 1, s.output().h()),
                        new Axis(in.w(), 3, 1, pad.w(), 1, s.output().w()));
        Part px = new Part(x, o);
        Part pw = new Part(w, o);
        Part py = new Part(y, o);
        if (pass == ConvPass.WEIGHT_GRADIENT) {
            WinogradF32.weights(s, want[0], o, want[2], o, want[1], o);
            code.winogradWeights(size, px, pw, py, Crew.ALONE, false);
        } else {
            WinogradF32.sweep(s, gradient, want[0], o, want[1], o, bias, o, want[2], o);
            Part b = bias == null ? null : new Part(bias, o);
            code.winograd(size, gradient, px, pw, b, py, Crew.ALONE, false);
        }
        float[][] got = {x, w, y};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < got[i].length; j++) {
                if (got[i][j] != want[i][j]) {
                    return "seed " + seed + ", " + pass + " of " + s + ": " + "xwy".charAt(i) + j;
                }
            }
        }
        return null;
    }

    private static @Nullable String differs(Function<Routine, @Nullable Entry> compile, int bytes) {
        var code = new Convolutions(ProductsOf.routines(new InterpretedTarget(bytes), compile));
        for (long seed = 1; seed <= CASES; seed++) {
            String text = differs(code, bytes / Float.BYTES, seed);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutinesHaveTheBitsOfTheLoops(int bytes) {
        assertNull(differs(r -> new Interpreter(r, bytes), bytes));
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            assertNull(differs(emulator::compile, 16));
        }
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(
                MUTATIONS,
                EQUAL,
                mistake -> {
                    String kind = KINDS[(int) (mistake.seed() % KINDS.length)];
                    return differs(r -> mistake.compile(r, 16, r.name().equals(kind)), 16) != null;
                });
    }
}
