package dev.obor.learn.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.io.Json;
import dev.obor.learn.log.RunFiles;
import dev.obor.learn.log.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LivePageTest {
    @TempDir private Path runs;
    private LivePage page;

    @BeforeEach
    void open() {
        page = LivePage.open(runs);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private String token() {
        return page.url().substring(page.url().indexOf('#') + 1);
    }

    private Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), page.port());
    }

    private String host() {
        return "Host: 127.0.0.1:" + page.port();
    }

    /// One request as it goes over the wire, and the whole answer.
    private String ask(String first, String body, String... headers) throws IOException {
        try (Socket socket = socket()) {
            send(socket, first, body, headers);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, String first, String body, String... headers)
            throws IOException {
        String text =
                first
                        + " HTTP/1.1\r\n"
                        + String.join("\r\n", headers)
                        + "\r\nConnection: close\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static int code(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    @Test
    void servesItsFilesAndNothingElse() throws IOException {
        String html = ask("GET /", "", host());
        assertEquals(200, code(html));
        assertTrue(html.contains("default-src 'none'; script-src 'self'"), html);
        assertTrue(html.contains("<script type=\"module\" src=\"/live.js\">"), html);
        for (String file : List.of("/live.css", "/live.js", "/chart.js")) {
            String answer = ask("GET " + file, "", host());
            assertEquals(200, code(answer), file);
            assertFalse(answer.contains("innerHTML"), "texts of runs are never markup");
        }
        assertEquals(404, code(ask("GET /module-info.class", "", host())));
        assertEquals(404, code(ask("GET /../live.css", "", host())));
        assertEquals(405, code(ask("PUT /", "x", host())));
        assertFalse(html.contains(token()), "the page itself does not tell the token");
    }

    @Test
    void refusesOtherNamesAndOtherSites() throws IOException {
        assertEquals(403, code(ask("GET /", "", "Host: evil.example:" + page.port())));
        assertEquals(403, code(ask("GET /events", "", host(), "Origin: http://evil.example")));
        assertEquals(403, code(ask("GET /live.js", "", host(), "Sec-Fetch-Site: cross-site")));
        assertEquals(403, code(ask("GET /live.js", "", host(), "Sec-Fetch-Site: same-site")));
        assertEquals(200, code(ask("GET /live.js", "", host(), "Sec-Fetch-Site: same-origin")));
        // A link on another site may open the page; it cannot read it.
        assertEquals(
                200,
                code(
                        ask(
                                "GET /",
                                "",
                                host(),
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate")));
    }

    @Test
    void holdingARunTakesTheToken() throws IOException {
        try (RunFolder run = RunFolder.next(runs, "a")) {
            String order = "{\"run\":\"a\",\"want\":\"pause\"}";
            assertEquals(403, code(ask("POST /control", order, host())));
            assertEquals(403, code(ask("POST /control", order, host(), "X-Obor-Token: x")));
            Path control = run.folder().resolve(RunFiles.CONTROL);
            assertFalse(Files.exists(control));
            String right = "X-Obor-Token: " + token();
            assertEquals(
                    403,
                    code(
                            ask(
                                    "POST /control",
                                    order,
                                    host(),
                                    right,
                                    "Origin: http://evil.example")));
            assertEquals(400, code(ask("POST /control", "{", host(), right)));
            assertEquals(
                    400, code(ask("POST /control", order.replace("pause", "rm"), host(), right)));
            assertEquals(
                    400,
                    code(ask("POST /control", order.replace("\"a\"", "\"..\""), host(), right)));
            assertEquals(200, code(ask("POST /control", order, host(), right)));
            assertEquals(Map.of("want", "pause"), Json.read(control));
        }
    }

    /// Messages until one of them has it.
    private String until(BufferedReader in, String text) throws IOException {
        var seen = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(text)) {
                return seen.toString();
            }
        }
        throw new AssertionError("ended without " + text + ": " + seen);
    }

    @Test
    void tellsWhatComesAndWhatWas() throws IOException {
        Path killed = Files.createDirectories(runs.resolve("old/killed"));
        Files.writeString(
                killed.resolve(RunFiles.RUN), "{\"format\":\"obor.run/1\",\"hparams\":{\"lr\":1}}");
        Files.writeString(killed.resolve(RunFiles.STATE), "{\"state\":\"running\",\"time\":1e9}");
        Files.writeString(
                killed.resolve(RunFiles.METRICS),
                "{\"step\":1,\"time\":1,\"loss\":\"NaN\"}\nnonsense\n{\"step\":2,\"time\":2,\"lo");
        try (RunFolder run = RunFolder.next(runs, "now");
                Socket socket = socket()) {
            send(socket, "GET /events", "", host());
            var in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String first = until(in, "old/killed\",\"state\":\"killed\"");
            assertTrue(first.contains("text/event-stream"), first);
            assertTrue(first.contains("\"loss\":{\"from\":0,\"points\":[[1,\"NaN\",1]]}"), first);
            assertTrue(first.contains("\"hparams\":{\"lr\":1}"), first);
            run.addScalar("loss/train", 0.25, 7);
            run.addImage("picture", Obor.rand(1, 2, 2), 7);
            run.flush();
            String message = until(in, "\"loss/train\":{\"from\":0,\"points\":[[7,0.25,");
            if (!message.contains("picture-000000.png")) {
                until(in, "picture-000000.png");
            }
            // The rest of the torn line.
            Files.writeString(
                    killed.resolve(RunFiles.METRICS), "ss\":0.5}\n", StandardOpenOption.APPEND);
            until(in, "\"loss\":{\"from\":1,\"points\":[[2,0.5,2]]}");
            run.failed("nothing more to do");
            until(in, "\"name\":\"now\",\"state\":\"failed\",\"reason\":\"nothing");
        }
        String picture = ask("GET /picture?run=now&file=picture-000000.png", "", host());
        assertEquals(200, code(picture));
        for (String wrong :
                List.of(
                        "run=now&file=run.json",
                        "run=now&file=..%2Fnow%2Fpicture-000000.png",
                        "run=..&file=picture-000000.png",
                        "run=now",
                        "")) {
            assertEquals(404, code(ask("GET /picture?" + wrong, "", host())), wrong);
        }
    }

    @Test
    void aBrowserThatStandsStillKeepsNobodyWaiting() throws IOException {
        List<Socket> stalled = new ArrayList<>();
        try (RunFolder run = RunFolder.next(runs, "busy")) {
            for (int i = 0; i < 3; i++) {
                Socket socket = socket();
                socket.setReceiveBufferSize(1024);
                send(socket, "GET /events", "", host());
                stalled.add(socket);
            }
            long slowest = 0;
            for (int step = 0; step < 20_000; step++) {
                long start = System.nanoTime();
                run.addScalar("a/" + step % 50, step, step);
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
            // One that waits for the browser waits for ever.
            assertTrue(slowest < 30e9, "a step waited " + slowest / 1e9 + " s");
            run.flush();
            try (Socket socket = socket()) {
                send(socket, "GET /events", "", host());
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8));
                until(in, "\"a/49\"");
            }
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void longCurvesAreThinnedButKeepTheirSpikes() {
        Series series = new Series();
        for (int i = 0; i < 100_000; i++) {
            series.add(i, i == 54_321 ? 99 : Math.sin(i), i);
        }
        assertTrue(series.size() <= 3000 && series.generation() > 3);
        var out = new StringBuilder();
        series.write(0, out);
        assertTrue(out.toString().contains("[54321,99,54321]"));
    }

    @Test
    void mistakesSayWhatToDo() throws IOException {
        String taken =
                assertThrows(StateError.class, () -> LivePage.open(runs, o -> o.port(page.port())))
                        .getMessage();
        assertTrue(taken.contains("port " + page.port() + " is taken"), taken);
        assertThrows(ValueError.class, () -> LivePage.open(runs, o -> o.port(70000)));
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThrows(FileError.class, () -> LivePage.open(file));
        try (Live live = Live.start(runs, "both")) {
            live.addScalar("x", 1, 1);
            assertTrue(live.keepGoing());
        }
        assertTrue(Files.exists(runs.resolve("both").resolve(RunFiles.METRICS)));
    }
}
