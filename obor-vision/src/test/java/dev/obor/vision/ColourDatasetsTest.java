package dev.obor.vision;

import static dev.obor.Obor.int64;
import static dev.obor.Obor.uint8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import dev.obor.data.Sample;
import dev.obor.vision.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourDatasetsTest {
    private static void picture(Path file, int value) throws IOException {
        Files.createDirectories(file.getParent());
        Images.writePng(Obor.full(new long[] {3, 2, 2}, value).to(uint8), file);
    }

    /// The order that torchvision 0.29 gives these files.
    @Test
    void foldersInTorchvisionsOrder(@TempDir Path root) throws IOException {
        picture(root.resolve("b/2.png"), 1);
        picture(root.resolve("b/10.PNG"), 2);
        picture(root.resolve("b/a/z.png"), 3);
        picture(root.resolve("b/Z.png"), 4);
        picture(root.resolve("A/q.png"), 5);
        Files.writeString(root.resolve("b/notes.txt"), "no picture");
        Files.writeString(root.resolve("loose.png"), "in no class");
        ImageFolder data = new ImageFolder(root);
        assertEquals(List.of("A", "b"), data.classes());
        assertEquals(Map.of("A", 0, "b", 1), data.classToIdx());
        assertEquals(data.classToIdx(), DatasetFolder.findClasses(root));
        assertEquals(
                data.samples(),
                DatasetFolder.makeDataset(root, o -> o.extensions(List.of(".png"))));
        assertEquals(
                List.of("A/q.png", "b/10.PNG", "b/2.png", "b/Z.png", "b/a/z.png"),
                data.samples().stream()
                        .map(entry -> root.relativize(entry.path()).toString())
                        .toList());
        assertEquals(List.of(0L, 1L, 1L, 1L, 1L), data.targets());
        Sample last = data.get(-1);
        assertEquals(List.of(3L, 2L, 2L), last.x().shape().toList());
        assertEquals(3, last.x().max().itemLong());
        assertEquals(1, last.y().itemLong());
        assertThrows(IndexError.class, () -> data.get(5));
        ImageFolder changed =
                new ImageFolder(
                        root, o -> o.transform(x -> x.mul(2)).targetTransform(y -> y.add(10)));
        assertEquals(10, changed.get(0).x().max().itemLong());
        assertEquals(11, changed.get(1).y().itemLong());
        Files.createDirectories(root.resolve("c"));
        DatasetError empty = assertThrows(DatasetError.class, () -> new ImageFolder(root));
        assertTrue(
                empty.getMessage().startsWith("Found no valid file for the classes c"),
                empty::getMessage);
        assertEquals(3, new ImageFolder(root, o -> o.allowEmpty(true)).classes().size());
        assertThrows(ValueError.class, () -> new DatasetFolder(root, o -> {}));
        DatasetFolder texts =
                new DatasetFolder(
                        root,
                        o ->
                                o.extensions(List.of(".txt"))
                                        .allowEmpty(true)
                                        .loader(file -> Obor.tensor(7)));
        assertEquals(1, texts.size());
        assertEquals(7, texts.get(0).x().itemLong());
    }

    @Test
    void noClassesAtAll(@TempDir Path root) {
        DatasetError none = assertThrows(DatasetError.class, () -> new ImageFolder(root));
        assertTrue(
                none.getMessage().startsWith("Couldn't find any class folder in " + root),
                none::getMessage);
        assertThrows(DatasetError.class, () -> new ImageFolder(root.resolve("nowhere")));
    }

    @Test
    void cifarFromItsBinaryFiles(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("cifar-10-batches-bin"));
        byte[] two = new byte[2 * 3073];
        two[0] = 3;
        two[3073] = 9;
        two[3073 + 1 + 1024] = (byte) 200; // the second image's first green pixel
        Files.write(folder.resolve("test_batch.bin"), two);
        DatasetError missing = assertThrows(DatasetError.class, () -> Cifar10.test(root));
        assertTrue(missing.getMessage().contains("cifar-10-binary.tar.gz"), missing::getMessage);
        String names = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n";
        Files.writeString(folder.resolve("batches.meta.txt"), names);
        Cifar data = Cifar10.test(root);
        assertEquals(2, data.size());
        assertArrayEquals(new long[] {3, 9}, data.targets().toLongArray());
        assertEquals("truck", data.classes().get(9));
        assertEquals(9, data.classToIdx().get("truck"));
        assertEquals(200, data.get(1).x().select(0, 1).select(0, 0).select(0, 0).itemLong());
        assertEquals(List.of(2L, 3L, 32L, 32L), data.data().shape().toList());
        two[0] = 10;
        Files.write(folder.resolve("test_batch.bin"), two);
        assertThrows(DatasetError.class, () -> Cifar10.test(root));
        Files.write(folder.resolve("test_batch.bin"), new byte[3072]);
        assertThrows(DatasetError.class, () -> Cifar10.test(root));
    }

    @Test
    void cifar100HasTheFineLabels(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("cifar-100-binary"));
        byte[] one = new byte[3074];
        one[0] = 5;
        one[1] = 77;
        Files.write(folder.resolve("train.bin"), one);
        Files.write(folder.resolve("fine_label_names.txt"), Collections.nCopies(100, "x"));
        assertEquals(77, Cifar100.train(root).get(0).y().itemLong());
    }

    @Test
    void lettersAndOldJapanese(@TempDir Path root) {
        assertEquals(62, Emnist.Split.BYCLASS.classes().size());
        assertEquals(47, Emnist.Split.BALANCED.classes().size());
        assertEquals("z", Emnist.Split.LETTERS.classes().get(26));
        assertEquals("A", Emnist.Split.BYMERGE.classes().get(10));
        assertEquals("a", Emnist.Split.BYMERGE.classes().get(36));
        for (var load :
                List.<Runnable>of(
                        () -> Emnist.train(root, Emnist.Split.LETTERS, o -> o.download(true)),
                        () -> Kmnist.test(root, o -> o.download(true)))) {
            DatasetError missing = assertThrows(DatasetError.class, load::run);
            assertTrue(missing.getMessage().contains("not fetched"), missing::getMessage);
        }
    }

    /// `FakeData(size=3, image_size=(1, 2, 3), num_classes=7)[1]` of torchvision 0.29:
    /// `numpy.array(image), target`.
    @Test
    void fakeImagesAreTorchvisions() {
        FakeData data = new FakeData(o -> o.size(3).imageSize(1, 2, 3).numClasses(7));
        Sample sample = data.get(1);
        assertEquals(FAKE, Arrays.toString(sample.x().flatten().to(int64).toLongArray()));
        assertEquals(FAKE_TARGET, sample.y().itemLong());
        assertTrue(sample.x().equal(data.get(1).x()));
        assertThrows(IndexError.class, () -> data.get(3));
    }

    private static final String FAKE = "[168, 68, 15, 158, 141, 214]";
    private static final long FAKE_TARGET = 5;
}
