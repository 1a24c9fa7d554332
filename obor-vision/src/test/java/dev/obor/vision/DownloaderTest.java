package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
    private static final byte[] CONTENT = new byte[100_000];

    static {
        var random = new SplitMix(1);
        for (int i = 0; i < CONTENT.length; i++) {
            CONTENT[i] = (byte) random.nextLong();
        }
    }

    @TempDir Path folder;
    private HttpServer server;
    private final List<String> requests = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good/", e -> serve(e, CONTENT, true));
        server.createContext("/old/", e -> serve(e, CONTENT, false));
        server.createContext("/bad/", e -> serve(e, new byte[CONTENT.length], true));
        server.createContext("/short/", e -> serve(e, Arrays.copyOf(CONTENT, 60_000), true));
        server.createContext("/long/", e -> serve(e, new byte[2 * CONTENT.length], true));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aWholeFileIsFetchedOnceAndKept() throws Exception {
        Path file = Downloader.fetch(resource("good"), folder.resolve("new"));
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        Downloader.fetch(resource("good"), folder.resolve("new"));
        assertEquals(List.of("/good/data.bin -"), requests);
        assertFalse(Files.exists(file.resolveSibling("data.bin.part")));
    }

    @Test
    void aFileWithoutChecksumIsKeptOnlyIfItCanBeRead() throws Exception {
        URI source =
                URI.create("http://localhost:" + server.getAddress().getPort() + "/good/data.bin");
        Path goal = folder.resolve("new/data.bin");
        assertThrows(
                DatasetError.class,
                () -> Downloader.fetch(source, goal, 1 << 20, PickledMnist::read));
        assertFalse(Files.exists(goal));
        Downloader.fetch(source, goal, 1 << 20, file -> assertTrue(Files.isRegularFile(file)));
        assertArrayEquals(CONTENT, Files.readAllBytes(goal));
        Downloader.fetch(
                source,
                goal,
                1 << 20,
                file -> {
                    throw new AssertionError("fetched twice: " + file);
                });
    }

    @Test
    void anInterruptedDownloadIsContinued() throws Exception {
        Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(CONTENT, 70_000));
        Path file = Downloader.fetch(resource("good"), folder);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(List.of("/good/data.bin bytes=70000-"), requests);
    }

    @Test
    void aServerWithoutRangesStartsAgain() throws Exception {
        Files.write(folder.resolve("data.bin.part"), new byte[70_000]);
        assertArrayEquals(CONTENT, Files.readAllBytes(Downloader.fetch(resource("old"), folder)));
    }

    @Test
    void whatOneMirrorBeganTheNextOneFinishes() throws Exception {
        Path file = Downloader.fetch(resource("short", "good"), folder);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals("/good/data.bin bytes=60000-", requests.getLast());
    }

    @Test
    void wrongContentIsThrownAwayAndTheNextMirrorAsked() throws Exception {
        Path file = Downloader.fetch(resource("bad", "long", "absent", "good"), folder);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(4, requests.size() + 1); // the missing page has no handler of ours
    }

    @Test
    void aDamagedFileInPlaceIsReplaced() throws Exception {
        Files.write(folder.resolve("data.bin"), new byte[5]);
        assertArrayEquals(CONTENT, Files.readAllBytes(Downloader.fetch(resource("good"), folder)));
    }

    @Test
    void whenAllFailTheAdviceNamesEverything() throws Exception {
        var resource = resource("bad", "absent");
        var error = assertThrows(DatasetError.class, () -> Downloader.fetch(resource, folder));
        String text = String.valueOf(error.getMessage());
        assertTrue(text.contains("wrong SHA-256"), text);
        assertTrue(text.contains("HTTP status 404"), text);
        assertTrue(text.contains("put it into " + folder), text);
        assertTrue(text.contains(resource.sha256()), text);
        assertFalse(Files.exists(folder.resolve("data.bin")));
    }

    @Test
    void withoutANetworkTheAdviceIsTheSame() throws Exception {
        var resource = resource("good");
        server.stop(0);
        var error = assertThrows(DatasetError.class, () -> Downloader.fetch(resource, folder));
        assertTrue(String.valueOf(error.getMessage()).contains("Without a network"));
    }

    private Downloader.Resource resource(String... mirrors) throws Exception {
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        var digest = MessageDigest.getInstance("SHA-256").digest(CONTENT);
        return new Downloader.Resource(
                "data.bin",
                Arrays.stream(mirrors).map(m -> URI.create(base + m + "/")).toList(),
                CONTENT.length,
                HexFormat.of().formatHex(digest));
    }

    private void serve(HttpExchange exchange, byte[] content, boolean ranges) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI() + " " + (range == null ? "-" : range));
        int from = 0;
        if (ranges && range != null) {
            from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, 0));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        try (var body = exchange.getResponseBody()) {
            body.write(content, from, content.length - from);
        }
    }
}
