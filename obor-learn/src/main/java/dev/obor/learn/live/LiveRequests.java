package dev.obor.learn.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.obor.io.Json;
import dev.obor.learn.log.RunFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers the requests of the live page.
final class LiveRequests implements HttpHandler, AutoCloseable {
    private static final int VIEWERS = 24;
    private static final long PAUSE_MILLIS = 500;
    private static final int QUIET = 20;
    private static final int LONGEST_ORDER = 2000;
    private static final Pattern PICTURE = Pattern.compile("picture-[0-9]{1,12}\\.png");
    private static final Map<String, String> FILES =
            Map.of(
                    "/", "index.html text/html",
                    "/live.css", "live.css text/css",
                    "/live.js", "live.js text/javascript",
                    "/chart.js", "chart.js text/javascript");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final RunsReader runs;
    private final byte[] token;
    private final Set<String> hosts;
    private final Set<String> origins;
    private final Semaphore viewers = new Semaphore(VIEWERS);
    private volatile boolean closed;

    LiveRequests(RunsReader runs, String token, int port) {
        this.runs = runs;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        origins =
                Set.of(
                        "http://127.0.0.1:" + port,
                        "http://localhost:" + port,
                        "http://[::1]:" + port);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String refusal = refusal(exchange.getRequestHeaders());
            String path = exchange.getRequestURI().getPath();
            if (!refusal.isEmpty()) {
                answer(exchange, 403, "text/plain", refusal);
            } else if (exchange.getRequestMethod().equals("POST") && path.equals("/control")) {
                control(exchange);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 405, "text/plain", "only GET, and POST to /control");
            } else if (path.equals("/events")) {
                events(exchange);
            } else if (path.equals("/picture")) {
                picture(exchange);
            } else if (FILES.containsKey(path)) {
                file(exchange, FILES.get(path));
            } else {
                answer(exchange, 404, "text/plain", "there is nothing at this address");
            }
        } catch (IOException e) {
            throw e; // the browser went away
        } catch (RuntimeException e) {
            answer(exchange, 500, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    /// A page of another site can send requests here from the user's browser, under a name of its
    /// own even with an answer it can read. Both show in the headers.
    private String refusal(Headers headers) {
        String host = headers.getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return "this page is for this machine alone: open it as localhost";
        }
        String origin = headers.getFirst("Origin");
        String site = headers.getFirst("Sec-Fetch-Site");
        boolean foreign =
                origin != null && !origins.contains(origin)
                        || site != null && !site.equals("same-origin") && !site.equals("none");
        boolean opening =
                "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
                        && (origin == null || origins.contains(origin));
        return foreign && !opening ? "requests from other sites' pages are refused" : "";
    }

    private static void answer(HttpExchange exchange, int code, String type, String text)
            throws IOException {
        answer(exchange, code, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int code, String type, byte[] bytes)
            throws IOException {
        head(exchange, type);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void head(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private static void file(HttpExchange exchange, String nameAndType) throws IOException {
        String[] parts = nameAndType.split(" ", 2);
        try (InputStream in = LiveRequests.class.getResourceAsStream(parts[0])) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + parts[0]);
            }
            answer(exchange, 200, parts[1] + "; charset=utf-8", in.readAllBytes());
        }
    }

    /// Server-sent events: what is new, twice a second. What a browser has not taken yet is asked
    /// for again only when it has, so a slow one gets larger pieces, and nothing piles up.
    private void events(HttpExchange exchange) throws IOException {
        if (!viewers.tryAcquire()) {
            answer(exchange, 503, "text/plain", "too many pages are open; close some");
            return;
        }
        try {
            head(exchange, "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            var viewer = new Viewer();
            List<String> names = List.of();
            int quiet = 0;
            send(out, "retry: 1000\n\n");
            while (!closed) {
                List<String> news = runs.news(viewer);
                for (String message : news) {
                    send(out, "data: " + message + "\n\n");
                }
                List<String> now = runs.names();
                if (!now.equals(names) || quiet == 0 && now.isEmpty()) {
                    send(out, "event: runs\ndata: " + Json.write(now) + "\n\n");
                    names = now;
                }
                quiet = news.isEmpty() ? quiet + 1 : 1;
                if (quiet % QUIET == 0) {
                    send(out, ": still here\n\n"); // finds out whether somebody is
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            viewers.release();
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void picture(HttpExchange exchange) throws IOException {
        String name = parameter(exchange.getRequestURI(), "file");
        Path folder = runs.folder(parameter(exchange.getRequestURI(), "run"));
        Path file =
                folder == null
                        ? null
                        : folder.resolve(PICTURE.matcher(name).matches() ? name : "-");
        if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            answer(exchange, 404, "text/plain", "there is no such picture");
        } else {
            answer(exchange, 200, "image/png", Files.readAllBytes(file));
        }
    }

    private static String parameter(URI uri, String name) {
        String query = uri.getRawQuery();
        for (String part : query == null ? new String[0] : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private void control(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("X-Obor-Token");
        if (given == null
                || !MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8))) {
            answer(exchange, 403, "text/plain", "open the page with the address that was printed");
            return;
        }
        byte[] order = exchange.getRequestBody().readNBytes(LONGEST_ORDER);
        Map<?, ?> wish;
        try {
            wish =
                    Json.parse(new String(order, StandardCharsets.UTF_8)) instanceof Map<?, ?> map
                            ? map
                            : Map.of();
        } catch (RuntimeException e) {
            wish = Map.of();
        }
        @Nullable Path folder = runs.folder(String.valueOf(wish.get("run")));
        Object want = wish.get("want");
        if (folder == null || want == null || !Set.of("run", "pause", "stop").contains(want)) {
            answer(exchange, 400, "text/plain", "needs a run, and run, pause or stop");
            return;
        }
        RunFiles.replace(folder.resolve(RunFiles.CONTROL), Json.write(Map.of("want", want)));
        answer(exchange, 200, "application/json", "{}");
    }

    @Override
    public void close() {
        closed = true;
    }
}
