package dev.obor.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Answers requests with what a model says of pictures, or computes of numbers.
final class PredictionServer implements AutoCloseable {
    /// How long a request may take to arrive, by the JDK's server, which reads it once.
    private static final String SECONDS = "sun.net.httpserver.maxReqTime";

    private static final String JSON = "application/json";

    /// What is too much.
    ///
    /// @param bytes of a request
    /// @param pixels of a picture
    /// @param requests at a time
    record Limits(int bytes, long pixels, int requests) {}

    private final PictureModel model;
    private final Limits limits;
    private final Semaphore free;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PredictionServer(PictureModel model, Limits limits, HttpServer server) {
        this.model = model;
        this.limits = limits;
        this.server = server;
        free = new Semaphore(limits.requests());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// Starts answering.
    ///
    /// @throws IOException if the port is taken, or there is no such address
    static PredictionServer start(PictureModel model, String host, int port, Limits limits)
            throws IOException {
        if (System.getProperty(SECONDS) == null) {
            System.setProperty(SECONDS, "30");
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException(
                    "there is no address " + host + "; --host 127.0.0.1 is this machine");
        }
        try {
            return new PredictionServer(model, limits, HttpServer.create(address, 0));
        } catch (BindException e) {
            throw new IOException(
                    host + ":" + port + " cannot be had: " + e.getMessage() + "; try --port 0", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean get = exchange.getRequestMethod().equals("GET");
            if (path.equals("/") && get) {
                answer(exchange, 200, description());
            } else if (!path.equals("/predict")) {
                fail(exchange, 404, "there is GET / and POST /predict");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                fail(exchange, 405, "POST the bytes of a picture");
            } else if (!free.tryAcquire()) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                fail(exchange, 503, limits.requests() + " requests are being answered already");
            } else {
                try {
                    predict(exchange);
                } finally {
                    free.release();
                }
            }
        }
    }

    private void predict(HttpExchange exchange) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(limits.bytes() + 1);
        }
        if (body.length > limits.bytes()) {
            exchange.getResponseHeaders().set("Connection", "close");
            fail(exchange, 413, "a request may have " + limits.bytes() + " bytes");
            return;
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        try {
            answer(
                    exchange,
                    200,
                    type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(JSON)
                            ? computed(new String(body, StandardCharsets.UTF_8))
                            : classes(model.classify(body, limits.pixels())));
        } catch (ValueError e) {
            fail(exchange, 400, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fail(exchange, 500, "the model failed: " + e.getMessage());
        }
    }

    private Map<String, Object> computed(String body) {
        Object request;
        try {
            request = Json.parse(body);
        } catch (RuntimeException e) {
            throw new ValueError("the request is no JSON: " + e.getMessage());
        }
        if (!(request instanceof Map<?, ?> map) || map.get("inputs") == null) {
            throw new ValueError("JSON must be {\"inputs\": …}");
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        model.compute(map.get("inputs")).forEach((name, y) -> outputs.put(name, nested(y)));
        return Map.of("outputs", outputs);
    }

    /// Lists of lists of numbers; what is no finite number, which JSON lacks, is null.
    private static @Nullable Object nested(Tensor tensor) {
        if (tensor.dim() == 0) {
            if (tensor.dtype() == DType.BOOL) {
                return tensor.itemBoolean();
            }
            if (!tensor.isFloatingPoint()) {
                return tensor.itemLong();
            }
            double value = tensor.item();
            return Double.isFinite(value) ? value : null;
        }
        List<@Nullable Object> parts = new ArrayList<>();
        for (Tensor part : tensor.unbind()) {
            parts.add(nested(part));
        }
        return parts;
    }

    private Map<String, Object> classes(float[] shares) {
        List<String> names = model.classes();
        List<Map<String, Object>> classes = new ArrayList<>();
        for (int i = 0; i < (names.isEmpty() ? shares.length : names.size()); i++) {
            classes.add(row(names.isEmpty() ? String.valueOf(i) : names.get(i), shares[i]));
        }
        Comparator<Map<String, Object>> rising =
                Comparator.comparingDouble(row -> (Double) row.get("probability"));
        classes.sort(rising.reversed());
        Map<String, Object> answer = new LinkedHashMap<>(classes.getFirst());
        answer.put("classes", classes);
        return answer;
    }

    private static Map<String, Object> row(String name, float share) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("class", name);
        row.put("probability", (double) share);
        return row;
    }

    private Map<String, Object> description() {
        Map<String, Object> all = new LinkedHashMap<>(model.description());
        all.put("maxBytes", (long) limits.bytes());
        all.put("maxPixels", limits.pixels());
        return all;
    }

    private static void fail(HttpExchange exchange, int code, String why) throws IOException {
        answer(exchange, code, Map.of("error", why));
    }

    private static void answer(HttpExchange exchange, int code, Map<String, Object> value)
            throws IOException {
        byte[] bytes = (Json.write(value) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
