package dev.obor.learn.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same bytes as `torch.utils.tensorboard.SummaryWriter` of PyTorch 2.15 with TensorBoard 2.20,
/// but for the first record, which names the program there, and for how tightly PNGs are packed.
class SummaryWriterTest {
    private static final double TIME = 1_700_000_000;

    @TempDir private Path folder;

    private SummaryWriter writer() {
        return new SummaryWriter(folder, o -> {}, () -> TIME);
    }

    /// `w.add_scalar("loss/train", 0.75, 3, walltime=1700000000.0)` and so on.
    @Test
    void scalarsHistogramsAndTextsAreTheSameBytes() throws IOException {
        try (SummaryWriter writer = writer()) {
            writer.addScalar("loss/train", 0.75, 3);
            writer.addScalar("nan", Double.NaN, 0);
            writer.addScalar("zero", 0, 1_000_000_000_000L);
            writer.addHistogram("w", Obor.arange(1, 9).toDouble().div(8), 1);
            writer.addHistogram("same", Obor.full(new long[] {5}, 2.5), 1);
            writer.addHistogram("zeros", Obor.zeros(3), 1);
            writer.addText("note", "Grüße, **Welt**", 2);
            writer.addImage("grey", Obor.arange(12).reshape(1, 3, 4).toFloat().div(11), 5);
            Tensor rgb = Obor.arange(24).reshape(2, 4, 3).mul(10).to(DType.UINT8);
            writer.addImage("rgb", rgb, 5, "HWC");
        }
        List<byte[]> ours = records(Files.readAllBytes(only(folder)));
        List<byte[]> torch = records(resource("torch.tfevents"));
        assertEquals(torch.size(), ours.size());
        String first = new String(ours.getFirst(), StandardCharsets.ISO_8859_1);
        assertTrue(first.endsWith("\u001a\rbrain.Event:2"), first);
        for (int i = 1; i < ours.size(); i++) {
            byte[] a = torch.get(i);
            byte[] b = ours.get(i);
            int png = at(b, "PNG".getBytes(StandardCharsets.US_ASCII));
            if (png < 0) {
                assertEquals(hex(a), hex(b), "record " + i);
            } else {
                BufferedImage right = picture(a);
                BufferedImage image = picture(b);
                assertArrayEquals(
                        right.getRGB(0, 0, right.getWidth(), right.getHeight(), null, 0, 8),
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 8));
            }
        }
    }

    private static BufferedImage picture(byte[] record) throws IOException {
        int from = at(record, "PNG".getBytes(StandardCharsets.US_ASCII)) - 1;
        var in = new ByteArrayInputStream(record, from, record.length - from);
        BufferedImage image = ImageIO.read(in);
        assertNotNull(image);
        assertEquals(3, image.getRaster().getNumBands());
        return image;
    }

    @Test
    void hyperParametersAreTheSameFields() throws IOException {
        Map<String, Object> hparams = new LinkedHashMap<>();
        hparams.put("lr", 0.5);
        hparams.put("opt", "sgd");
        hparams.put("n", 3);
        try (SummaryWriter writer = writer()) {
            writer.addHparams(hparams, Map.of("acc", 0.875));
        }
        Path below;
        try (var folders = Files.list(folder)) {
            below = folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        List<byte[]> ours = records(Files.readAllBytes(only(below)));
        List<byte[]> torch = records(resource("torch-hparams.tfevents"));
        assertEquals(torch.size(), ours.size());
        for (int i = 1; i < ours.size(); i++) {
            // The order of a map's entries is free, so the bytes are compared without order.
            assertEquals(sorted(torch.get(i)), sorted(ours.get(i)), "record " + i);
        }
        String wrong =
                assertThrows(
                                ValueError.class,
                                () -> writer().addHparams(Map.of("x", List.of()), Map.of()))
                        .getMessage();
        assertTrue(wrong.contains("value of 'x' should be a number"), wrong);
    }

    @Test
    void groupsOfScalarsAreRunsBelow() throws IOException {
        try (SummaryWriter writer = writer()) {
            writer.addScalars("a/b", Map.of("sin", 0.5, "../cos", 1.0), 1);
        }
        try (var folders = Files.list(folder)) {
            assertEquals(
                    List.of("a_b_.._cos", "a_b_sin"),
                    folders.filter(Files::isDirectory)
                            .map(f -> f.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void batchesAreGridsAndNonFiniteNumbersAreLeftOut() throws IOException {
        Tensor batch = Obor.zeros(10, 3, 2, 2);
        batch.select(0, 9).fill_(1);
        Picture grid = Picture.of(batch, "NCHW");
        assertEquals(List.of(4, 16), List.of(grid.height(), grid.width()));
        assertEquals(3 * 4, countOf(grid.bytes(), (byte) 255));
        double[] finite = Spread.finite(Obor.tensor(1, Double.NaN, Double.POSITIVE_INFINITY, 3));
        assertArrayEquals(new double[] {1, 3}, finite);
        try (SummaryWriter writer = writer()) {
            writer.addHistogram("none", Obor.tensor(Double.NaN), 0);
        }
        assertEquals(1, records(Files.readAllBytes(only(folder))).size());
        Spread both = Spread.exponential(new double[] {-2, -1e-13, 0, 0, 2, 1e30});
        assertEquals(5, Arrays.stream(both.counts()).sum());
        assertEquals(0, both.counts()[0]);
        assertEquals(both.limits().length, both.counts().length);
    }

    @Test
    void mistakesSayWhatToDo() {
        SummaryWriter writer = writer();
        assertThrows(ValueError.class, () -> writer.addScalar(" ", 1, 1));
        assertThrows(ValueError.class, () -> writer.addHistogram("h", Obor.zeros(0), 1));
        String message =
                assertThrows(
                                ShapeError.class,
                                () -> writer.addImage("i", Obor.zeros(5, 4, 3), 1, "CHW"))
                        .getMessage();
        assertTrue(message.contains("taken as CHW"), message);
        assertThrows(ValueError.class, () -> writer.addImage("i", Obor.zeros(4, 5), 1, "WH"));
        assertThrows(ShapeError.class, () -> writer.addImage("i", Obor.zeros(4), 1));
        writer.close();
        writer.close();
        assertThrows(StateError.class, () -> writer.addScalar("x", 1, 1));
        assertThrows(FileError.class, () -> new SummaryWriter(only(folder)));
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static int countOf(byte[] bytes, byte value) {
        int n = 0;
        for (byte b : bytes) {
            n += b == value ? 1 : 0;
        }
        return n;
    }

    private static String sorted(byte[] bytes) {
        byte[] copy = bytes.clone();
        Arrays.sort(copy);
        return hex(copy);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static int at(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SummaryWriterTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /// The records of a file, whose check sums are those that PyTorch's have.
    private static List<byte[]> records(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] record = new byte[(int) in.getLong()];
            in.getInt();
            in.get(record);
            int sum = in.getInt();
            var crc = new CRC32C();
            crc.update(record);
            assertEquals(Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8, sum);
            records.add(record);
        }
        return records;
    }
}
