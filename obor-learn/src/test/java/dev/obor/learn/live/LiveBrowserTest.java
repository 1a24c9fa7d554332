package dev.obor.learn.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.io.Json;
import dev.obor.learn.log.RunFolder;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser, where OBOR_BROWSER names a Chromium: asked over its debugging
/// protocol what it shows.
@EnabledIfEnvironmentVariable(named = "OBOR_BROWSER", matches = ".+")
class LiveBrowserTest {
    private static final String BUTTONS =
            "[...document.querySelectorAll('#runs button')].map(b => b.disabled).join()";

    @TempDir private Path folder;

    /// A browser with one page open.
    private static final class Browser implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final Process process;
        private final WebSocket socket;

        Browser(Path profile, String url) throws Exception {
            process =
                    new ProcessBuilder(
                                    System.getenv("OBOR_BROWSER"),
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--remote-debugging-port=0",
                                    "--user-data-dir=" + profile,
                                    url)
                            .redirectErrorStream(true)
                            .start();
            BufferedReader said = process.inputReader();
            String line = said.readLine();
            while (line != null && !line.contains("DevTools listening on ws://")) {
                line = said.readLine();
            }
            assertTrue(line != null, "the browser does not listen");
            String host = line.replaceFirst(".*ws://([^/]*)/.*", "$1");
            socket = client.newWebSocketBuilder().buildAsync(page(host), listener()).join();
        }

        private URI page(String host) throws Exception {
            URI list = URI.create("http://" + host + "/json/list");
            for (int i = 0; i < 1200; i++) {
                String text =
                        client.send(
                                        HttpRequest.newBuilder(list).build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body();
                for (Object page : (List<?>) Json.parse(text)) {
                    Map<?, ?> entry = (Map<?, ?>) page;
                    if ("page".equals(entry.get("type"))) {
                        return URI.create(String.valueOf(entry.get("webSocketDebuggerUrl")));
                    }
                }
                Thread.sleep(100);
            }
            throw new AssertionError("the browser has no page");
        }

        private WebSocket.Listener listener() {
            return new WebSocket.Listener() {
                private final StringBuilder text = new StringBuilder();

                @Override
                public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                    text.append(part);
                    if (last) {
                        answers.add(text.toString());
                        text.setLength(0);
                    }
                    from.request(1);
                    return null;
                }
            };
        }

        String evaluate(String script) throws Exception {
            Map<String, Object> request =
                    Map.of(
                            "id",
                            1L,
                            "method",
                            "Runtime.evaluate",
                            "params",
                            Map.of("expression", script, "returnByValue", true));
            socket.sendText(Json.write(request), true).join();
            String answer = answers.poll(30, TimeUnit.SECONDS);
            assertTrue(answer != null, "the browser does not answer");
            return String.valueOf(
                    new Loaded(Json.parse(answer))
                            .get("result")
                            .get("result")
                            .get("value")
                            .value());
        }

        void await(String script, String part) throws Exception {
            String shown = "";
            for (int i = 0; i < 1200; i++) {
                shown = evaluate(script);
                if (shown.contains(part)) {
                    return;
                }
                Thread.sleep(100);
            }
            throw new AssertionError("'" + part + "' never came: " + shown);
        }

        @Override
        public void close() {
            socket.abort();
            process.destroy();
        }
    }

    @Test
    void runsAreShownAndALostConnectionIsSaid() throws Exception {
        Path runs = folder.resolve("runs");
        try (RunFolder done = RunFolder.next(runs, "done")) {
            done.addScalar("loss/train", 0.5, 1);
        }
        LivePage page = LivePage.open(runs);
        try (RunFolder run = RunFolder.next(runs, "going");
                var browser = new Browser(folder.resolve("profile"), page.url().toString())) {
            run.addScalar("loss/train", 0.25, 7);
            run.addImage("noise", Obor.rand(3, 8, 8), 7);
            run.flush();
            String text = "document.body.innerText";
            browser.await(text, "2 runs");
            browser.await(text, "0.25");
            browser.await(text, "finished");
            browser.await("String(document.querySelectorAll('canvas').length > 0)", "true");
            browser.await(BUTTONS, "false");
            run.addScalar("loss/train", 0.125, 8);
            run.flush();
            browser.await(text, "0.125");
            browser.await(
                    "String([...document.images].filter(i => i.naturalWidth > 0).length)", "1");
            page.close();
            browser.await(text, "not connected");
            browser.await("(" + BUTTONS + ").includes('false') ? 'some' : 'none'", "none");
        } finally {
            page.close();
        }
    }
}
