package dev.obor.vision.transforms;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.int32;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Against torchvision 0.29: `obor-vision/python/transform_fixtures.py` wrote `transforms.npz`.
class TransformsTest {
    private static final Path FILE =
            Path.of("src/test/resources/dev/obor/vision/transforms/transforms.npz");

    private static Transform make(String name) {
        return switch (name) {
            case "hflip" -> new RandomHorizontalFlip();
            case "vflip" -> new RandomVerticalFlip(0.3);
            case "crop" -> new RandomCrop(7, 9);
            case "croppad" -> new RandomCrop(12, 16, 4);
            case "rrc" -> new RandomResizedCrop(6, 8);
            case "jitter" -> new ColorJitter(0.4, 0.5, 0.6, 0.3);
            case "resize" -> new Resize(8);
            case "resize2" -> new Resize(20, 9);
            case "center" -> new CenterCrop(7, 8);
            case "center2" -> new CenterCrop(15, 20);
            case "grey" -> new Grayscale(3);
            case "autoc" -> TF::autocontrast;
            case "equal" -> TF::equalize;
            case "invert" -> TF::invert;
            case "post" -> x -> TF.posterize(x, 3);
            case "sharp" -> x -> TF.adjustSharpness(x, 1.7);
            case "blur" -> x -> TF.gaussianBlur(x, 5, 1.3);
            case "rotb" -> x -> TF.rotate(x, 33, InterpolationMode.BILINEAR, true);
            case "affn" ->
                    x ->
                            TF.affine(
                                    x,
                                    -20,
                                    new double[] {3, -2},
                                    0.8,
                                    new double[] {5, 7},
                                    InterpolationMode.NEAREST);
            case "symm" -> x -> TF.pad(x, 3, 4, 5, 6, "symmetric");
            case "out" -> x -> TF.crop(x, -3, 10, 8, 12);
            default -> throw new AssertionError(name);
        };
    }

    @TestFactory
    List<DynamicTest> bytesAsTorchvision() {
        Map<String, Tensor> kept = Numpy.loadz(FILE);
        Tensor x = kept.get("x");
        List<DynamicTest> tests = new ArrayList<>();
        kept.forEach((key, expected) -> {
            if (!key.equals("x")) {
                tests.add(DynamicTest.dynamicTest(key, () -> compare(key, x, expected)));
            }
        });
        return tests;
    }

    private static void compare(String key, Tensor x, Tensor expected) {
        String[] parts = key.split("_");
        manualSeed(Long.parseLong(parts[1]));
        Tensor made = make(parts[0]).apply(x);
        assertEquals(expected.shape(), made.shape());
        assertEquals(uint8, made.dtype());
        assertEquals(0, made.to(int32).sub(expected.to(int32)).abs().max().itemLong());
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
