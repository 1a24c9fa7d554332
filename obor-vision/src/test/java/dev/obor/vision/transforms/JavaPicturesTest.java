package dev.obor.vision.transforms;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.int16;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.vision.Compose;
import dev.obor.vision.Normalize;
import dev.obor.vision.ToTensor;
import dev.obor.vision.Transform;
import dev.obor.vision.io.Images;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pictures of Java's as tensors and back, with the numbers that torchvision 0.29 gives for images
/// of Pillow's.
class JavaPicturesTest {
    /// Every type of Java's that holds colours of 8 bits says the same.
    @Test
    void colours() {
        List<Integer> types =
                List.of(
                        BufferedImage.TYPE_INT_RGB,
                        BufferedImage.TYPE_INT_BGR,
                        BufferedImage.TYPE_3BYTE_BGR,
                        BufferedImage.TYPE_INT_ARGB,
                        BufferedImage.TYPE_4BYTE_ABGR,
                        BufferedImage.TYPE_INT_ARGB_PRE,
                        BufferedImage.TYPE_4BYTE_ABGR_PRE);
        for (int type : types) {
            BufferedImage picture = new BufferedImage(3, 2, type);
            for (int i = 0; i < 6; i++) {
                picture.setRGB(i % 3, i / 3, new Color(10 * i, 100 + i, 255 - i).getRGB());
            }
            boolean alpha = picture.getColorModel().hasAlpha();
            Tensor x = TF.pilToTensor(picture);
            assertEquals(List.of(alpha ? 4L : 3L, 2L, 3L), x.shape().toList(), "type " + type);
            assertArrayEquals(
                    new long[] {
                        0, 10, 20, 30, 40, 50, 100, 101, 102, 103, 104, 105, 255, 254, 253, 252,
                        251, 250
                    },
                    x.narrow(0, 0, 3).to(int64).flatten().toLongArray(),
                    "type " + type);
            if (alpha) {
                assertTrue(x.get(3).eq(255).all().itemBoolean());
            }
        }
    }

    /// A colour of half opacity is that colour, though it is stored multiplied by it.
    @Test
    void premultipliedColours() {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
        picture.setRGB(0, 0, new Color(200, 100, 50, 51).getRGB());
        assertArrayEquals(
                new long[] {200, 100, 50, 51},
                TF.toImage(picture).to(int64).flatten().toLongArray());
        assertEquals(new Color(200, 100, 50, 51), new Color(picture.getRGB(0, 0), true));
    }

    @Test
    void greys() {
        BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        bits.setRGB(1, 0, Color.WHITE.getRGB());
        assertArrayEquals(new long[] {0, 255}, numbers(TF.pilToTensor(bits)));
        BufferedImage wide = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        wide.getRaster().setSample(1, 0, 0, 65_000);
        assertEquals(int32, TF.pilToTensor(wide).dtype());
        assertArrayEquals(new long[] {0, 65_000}, numbers(TF.toTensor(wide)));
        assertArrayEquals(
                new long[] {0, 65_000},
                numbers(Images.fromBufferedImage(TF.toPilImage(TF.pilToTensor(wide)))));
        assertArrayEquals(
                new long[] {65_535},
                numbers(
                        TF.pilToTensor(
                                TF.toPilImage(tensor(new long[] {-1}).to(int16).view(1, 1)))));
    }

    /// `F.to_pil_image(torch.tensor([[0, .5, 1], [.1, .999, .25]])).getdata()`
    @Test
    void floatsLoseWhatFollowsThePoint() {
        Tensor x = tensor(new float[][] {{0, 0.5f, 1}, {0.1f, 0.999f, 0.25f}});
        BufferedImage picture = new ToPILImage().apply(x.requiresGrad_());
        assertEquals(BufferedImage.TYPE_BYTE_GRAY, picture.getType());
        assertArrayEquals(new long[] {0, 127, 255, 25, 254, 63}, numbers(TF.pilToTensor(picture)));
    }

    @Test
    void thereAndBack() {
        int[] types = {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_CUSTOM,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR
        };
        for (int channels = 1; channels <= 4; channels++) {
            Tensor x = rand(channels, 5, 7).mul(256).to(uint8);
            BufferedImage picture = TF.toPilImage(x);
            assertEquals(types[channels - 1], picture.getType());
            assertTrue(new PILToTensor().apply(picture).equal(x), "channels: " + channels);
            assertTrue(TF.toTensor(picture).equal(x.to(float32).div(255.0)));
        }
        int rgb = TF.toPilImage(tensor(1, 2, 3).to(uint8).view(3, 1, 1)).getRGB(0, 0);
        assertEquals(new Color(1, 2, 3), new Color(rgb));
    }

    /// The usual chain begins with a picture of Java's, or with one of `ImageFolder`.
    @Test
    void chains() {
        Tensor x = rand(3, 40, 60).mul(256).to(uint8);
        Transform usual =
                new Compose(
                        new Resize(20),
                        new CenterCrop(16),
                        new ToTensor(),
                        new Normalize(new double[] {0.5, 0.5, 0.5}, new double[] {0.2, 0.2, 0.2}));
        Tensor made = usual.apply(TF.toPilImage(x));
        assertEquals(List.of(3L, 16L, 16L), made.shape().toList());
        assertEquals(float32, made.dtype());
        assertTrue(made.equal(usual.apply(x)));
        Tensor first = new Compose(new ToTensor()).apply(TF.toPilImage(x));
        assertTrue(first.equal(x.to(float32).div(255.0)));
        assertTrue(new Compose().apply(TF.toPilImage(x)).equal(x));
        Transform second = new Compose(new ToImage(), new ToDtype(float32, true));
        assertTrue(second.apply(TF.toPilImage(x)).equal(TF.convertImageDtype(x)));
        assertEquals(List.of(1L, 2L, 3L), new ToImage().apply(zeros(2, 3)).shape().toList());
        assertTrue(TF.vflip(TF.hflip(x)).equal(x.flip(-1, -2)));
        Tensor batch = new ToTensor().applyBatch(x.unsqueeze(0));
        assertTrue(batch.get(0).equal(first));
    }

    @Test
    void whatIsNoPicture() {
        assertThrows(ShapeError.class, () -> TF.toPilImage(zeros(5, 2, 2)));
        assertThrows(ShapeError.class, () -> TF.toPilImage(zeros(3)));
        assertThrows(ShapeError.class, () -> TF.toPilImage(zeros(3, 0, 2)));
        assertThrows(ShapeError.class, () -> TF.toImage(zeros(3)));
        assertThrows(ShapeError.class, () -> TF.toPilImage(zeros(int16, 3, 2, 2)));
        assertThrows(DTypeError.class, () -> TF.toPilImage(zeros(int64, 3, 2, 2)));
        assertThrows(ValueError.class, () -> TF.toPilImage(tensor(70_000).to(int32).view(1, 1)));
    }

    private static long[] numbers(Tensor x) {
        return x.to(int64).flatten().toLongArray();
    }
}
