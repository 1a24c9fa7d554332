package dev.obor.vision.transforms;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.uint8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.io.Numpy;
import dev.obor.vision.Transform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// Against torchvision 0.29: `obor-vision/python/transform_fixtures.py` wrote `transforms.npz`.
/// What it writes with `--full`, 200 seeds of floats, too, and all numbers of them, is compared
/// where `-Dobor.transforms=FILE` names it.
class TransformsTest {
    private static final boolean FULL = System.getProperty("obor.transforms") != null;
    private static final Path FILE =
            Path.of(
                    System.getProperty(
                            "obor.transforms",
                            "src/test/resources/dev/obor/vision/transforms/transforms.npz"));

    /// One pixel of it lies at a half, and the kernel's weights, made of exponentials, differ from
    /// PyTorch's in the last place.
    private static final String ULP = "blur2_u_18";

    /// The kept numbers, in the order in which they were written.
    private static final class Kept {
        final Map<String, Tensor> all = Numpy.loadz(FILE);
        final long[] bytes = all.get("bytes").toLongArray();
        final long[] byteShapes = all.get("byteShapes").to(int64).flatten().toLongArray();
        final float[] floats = all.get("floats").flatten().toFloatArray();
        final long[] floatShapes = all.get("floatShapes").to(int64).flatten().toLongArray();
        int byteRow;
        int floatRow;

        /// Why the next result is another, or an empty text.
        String next(String key, int seed, Tensor made) {
            Tensor y = made.contiguous();
            if (y.dtype() == uint8) {
                CRC32 sum = new CRC32();
                long[] values = y.flatten().to(int64).toLongArray();
                for (long value : values) {
                    sum.update((int) value);
                }
                int row = byteRow++;
                boolean same = shape(y, byteShapes, row) && sum.getValue() == bytes[row];
                return same || key.equals(ULP) ? "" : key;
            }
            int row = floatRow++;
            if (!shape(y, floatShapes, row)) {
                return key + ": " + y.shape();
            }
            double[] flat = y.flatten().to(float64).toDoubleArray();
            int[] places = {
                (int) (seed * 7919L % flat.length), (int) ((seed * 104729L + 1) % flat.length)
            };
            for (int i = 0; i < 2; i++) {
                if (!close(flat[places[i]], floats[2 * row + i])) {
                    return key + ": " + flat[places[i]] + " is not " + floats[2 * row + i];
                }
            }
            Tensor whole = all.get(key);
            if (whole != null) {
                double[] expected = whole.flatten().to(float64).toDoubleArray();
                for (int i = 0; i < flat.length; i++) {
                    if (!close(flat[i], expected[i])) {
                        return key + " at " + i + ": " + flat[i] + " is not " + expected[i];
                    }
                }
            }
            return "";
        }

        private static boolean close(double made, double expected) {
            return Math.abs(made - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
        }

        private static boolean shape(Tensor y, long[] shapes, int row) {
            for (int d = 0; d < 4; d++) {
                if (shapes[4 * row + d] != (d < y.dim() ? y.size(d) : 0)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// 200 seeds of each random one of bytes, exactly, and 50 of floats, to 1e-6.
    @Test
    void asTorchvision() {
        Kept kept = new Kept();
        Tensor x = kept.all.get("x");
        Tensor f = x.to(float32).div(255.0);
        Map<String, Transform> random = TransformCases.random(kept.all.get("soft"));
        Map<String, Transform> all = new LinkedHashMap<>(random);
        all.putAll(TransformCases.fixed());
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        all.forEach((name, transform) -> {
            for (String kind : name.equals("linear") ? List.of("f") : List.of("u", "f")) {
                int seeds = !random.containsKey(name) ? 1 : FULL || kind.equals("u") ? 200 : 50;
                for (int seed = 0; seed < seeds; seed++) {
                    manualSeed(seed);
                    Tensor made = transform.apply(kind.equals("u") ? x : f);
                    String why = kept.next(name + "_" + kind + "_" + seed, seed, made);
                    if (!why.isEmpty()) {
                        wrong.computeIfAbsent(name + "_" + kind, _ -> new ArrayList<>()).add(why);
                    }
                }
            }
        });
        assertEquals(kept.bytes.length, kept.byteRow);
        assertEquals(kept.floats.length, 2 * kept.floatRow);
        assertEquals(Map.of(), wrong);
    }

    @Test
    void aPictureForAPublishedModel() {
        Tensor x =
                new ImageClassification(24, 30, InterpolationMode.BILINEAR).apply(rand(3, 40, 50));
        assertEquals(List.of(3L, 24L, 24L), x.shape().toList());
        assertEquals(float32, x.dtype());
    }

    @Test
    void whatCannotBeIsRefused() {
        Tensor x = Obor.zeros(uint8, 3, 4, 4);
        assertThrows(ValueError.class, () -> new RandomHorizontalFlip(2));
        assertThrows(ValueError.class, () -> new RandomCrop(5, 4).apply(x));
        assertThrows(ValueError.class, () -> new ColorJitter(0, 0, 0, 0.6));
        assertThrows(ValueError.class, () -> TF.gaussianBlur(x, 4, 1));
        assertThrows(ValueError.class, () -> TF.pad(x, 1, 1, 1, 1, "round"));
        assertThrows(ShapeError.class, () -> TF.resize(Obor.zeros(4, 4), 2));
        assertThrows(ShapeError.class, () -> TF.adjustHue(Obor.zeros(2, 4, 4), 0.1));
    }
}
