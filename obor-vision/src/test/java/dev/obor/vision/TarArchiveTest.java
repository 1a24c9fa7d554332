package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.obor.Obor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarArchiveTest {
    private static final long LIMIT = 1 << 20;

    @TempDir Path folder;

    @Test
    void onlyWantedFilesAreWritten() throws IOException {
        Path archive = folder.resolve("a.tar.gz");
        Files.write(
                archive,
                packed(
                        entry("some/", '5', new byte[0]),
                        entry("some/one.bin", '0', numbers(700)),
                        entry("../../evil.bin", '0', numbers(3)),
                        entry("some/two.bin", '0', numbers(512)),
                        entry("../up.txt", '0', numbers(5))));
        Path goal = folder.resolve("deep/goal");
        TarArchive.extract(archive, goal, List.of("two.bin", "one.bin", "up.txt"), LIMIT);
        assertArrayEquals(numbers(700), Files.readAllBytes(goal.resolve("one.bin")));
        assertArrayEquals(numbers(512), Files.readAllBytes(goal.resolve("two.bin")));
        assertArrayEquals(numbers(5), Files.readAllBytes(goal.resolve("up.txt")));
        assertFalse(Files.exists(folder.resolve("evil.bin")));
        try (var files = Files.list(goal)) {
            assertEquals(3, files.count());
        }
    }

    @Test
    void damagedArchives() throws IOException {
        byte[] good = packed(entry("one.bin", '0', numbers(70_000)));
        refused(Arrays.copyOf(good, good.length / 2), "one.bin");
        refused(numbers(600), "one.bin");
        refused(packed(entry("two.bin", '0', numbers(9))), "has no one.bin");
        byte[] header = entry("one.bin", '0', new byte[0]);
        System.arraycopy("77777777777".getBytes(StandardCharsets.ISO_8859_1), 0, header, 124, 11);
        refused(packed(header), "at most");
        System.arraycopy("no numbers!".getBytes(StandardCharsets.ISO_8859_1), 0, header, 124, 11);
        refused(packed(header), "no numbers!");
    }

    private void refused(byte[] bytes, String words) throws IOException {
        Path archive = folder.resolve("bad.tar.gz");
        Files.write(archive, bytes);
        DatasetError e =
                assertThrows(
                        DatasetError.class,
                        () -> TarArchive.extract(archive, folder, List.of("one.bin"), LIMIT));
        assertTrue(
                e.getMessage().contains(words) || e.getMessage().contains("reading failed"),
                e::getMessage);
        assertFalse(Files.exists(folder.resolve("one.bin")));
    }

    /// CIFAR-10 in small: fetched once, unpacked, and read without the archive from then on.
    @Test
    void aDataSetIsFetched() throws Exception {
        byte[] records = new byte[2 * 3073];
        records[3073] = 1;
        Arrays.fill(records, 3074, records.length, (byte) 9);
        byte[] archive =
                packed(
                        entry("tiny/train.bin", '0', records),
                        entry(
                                "tiny/names.txt",
                                '0',
                                "cat\ndog\n".getBytes(StandardCharsets.UTF_8)));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                e -> {
                    e.sendResponseHeaders(200, archive.length);
                    e.getResponseBody().write(archive);
                    e.close();
                });
        server.start();
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        Cifar.Layout layout =
                new Cifar.Layout(
                        "tiny",
                        "names.txt",
                        0,
                        List.of("train.bin", "names.txt"),
                        new Downloader.Resource(
                                "tiny.tar.gz",
                                MnistFamily.mirrors(
                                        "http://localhost:" + server.getAddress().getPort() + "/"),
                                archive.length,
                                sum));
        List<String> files = List.of("train.bin");
        try {
            DatasetError none =
                    assertThrows(
                            DatasetError.class,
                            () -> layout.load(folder, files, 2, new Cifar.Options()));
            assertTrue(none.getMessage().contains("download(true)"), none::getMessage);
            Cifar data =
                    layout.load(folder, files, 2, new Cifar.Options().with(o -> o.download(true)));
            assertEquals(List.of("cat", "dog"), data.classes());
            assertTrue(data.get(1).x().equal(Obor.full(new long[] {3, 32, 32}, 9).to(Obor.uint8)));
        } finally {
            server.stop(0);
        }
        assertEquals(2, layout.load(folder, files, 2, new Cifar.Options()).size());
    }

    private static byte[] numbers(int n) {
        byte[] bytes = new byte[n];
        SplitMix random = new SplitMix(n);
        for (int i = 0; i < n; i++) {
            bytes[i] = (byte) random.nextLong();
        }
        return bytes;
    }

    private static byte[] entry(String name, char type, byte[] content) {
        byte[] block = new byte[512 + (content.length + 511) / 512 * 512];
        byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(letters, 0, block, 0, letters.length);
        byte[] size = "%011o".formatted(content.length).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(size, 0, block, 124, 11);
        block[156] = (byte) type;
        System.arraycopy(content, 0, block, 512, content.length);
        return block;
    }

    private static byte[] packed(byte[]... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            for (byte[] entry : entries) {
                out.write(entry);
            }
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }
}
