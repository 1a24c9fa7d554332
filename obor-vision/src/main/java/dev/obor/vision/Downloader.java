package dev.obor.vision;

import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Fetches a file from the first mirror that has it, and keeps it only if its checksum is right.
///
/// A download grows as `NAME.part` beside its goal, is continued there after an interruption (HTTP
/// range requests), checked, and then moved into place in one step.
final class Downloader {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// A file to fetch: its name, its folders on the mirrors, its size and its SHA-256.
    record Resource(String name, List<URI> mirrors, long size, String sha256) {}

    private Downloader() {}

    /// Makes sure that `folder` holds the file, complete and checked.
    ///
    /// @throws DatasetError if no mirror delivered it: says why for each, and how to do it by hand
    static Path fetch(Resource resource, Path folder) {
        Path goal = folder.resolve(resource.name());
        var part = new FileWriting.Part(goal);
        var failures = new ArrayList<String>();
        try {
            if (Files.exists(goal) && isRight(goal, resource)) {
                return goal;
            }
            for (URI mirror : resource.mirrors()) {
                URI source = mirror.resolve(resource.name());
                String failure = attempt(source, part, resource);
                if (failure.isEmpty()) {
                    part.complete();
                    return goal;
                }
                failures.add(source + ": " + failure);
            }
        } catch (IOException e) {
            throw DatasetError.reading(goal, e);
        }
        throw new DatasetError(goal, advice(goal, resource, failures));
    }

    /// Makes sure that a file is there whose checksum nobody published: what was fetched is moved
    /// into place only after `check` has read it without an exception.
    ///
    /// @throws DatasetError if it could not be fetched, or is not what it should be
    static Path fetch(URI source, Path goal, long limit, Consumer<Path> check) {
        if (Files.exists(goal)) {
            return goal;
        }
        var part = new FileWriting.Part(goal);
        try {
            part.forget();
            transfer(source, part, limit);
            check.accept(part.file());
            part.complete();
            return goal;
        } catch (IOException e) {
            throw new DatasetError(
                    goal,
                    "%s: could not be fetched (%s: %s). Without a network, get %s on another machine and put it into %s"
                            .formatted(goal, source, e.getMessage(), source, goal.getParent()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetError(goal, goal + ": the download was interrupted");
        }
    }

    /// One try, empty if the part file is now complete and right, else the reason.
    private static String attempt(URI source, FileWriting.Part part, Resource resource)
            throws IOException {
        try {
            transfer(source, part, resource.size());
        } catch (IOException | IllegalArgumentException e) {
            String reason = e.getMessage();
            return reason == null ? e.getClass().getSimpleName() : reason;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        long size = part.size();
        if (isRight(part.file(), resource)) {
            return "";
        }
        if (size >= resource.size()) {
            part.forget();
        }
        return size == resource.size()
                ? "wrong SHA-256"
                : "%,d bytes instead of %,d".formatted(size, resource.size());
    }

    private static void transfer(URI source, FileWriting.Part part, long size)
            throws IOException, InterruptedException {
        long have = part.size();
        if (have >= size) {
            part.forget();
            have = 0;
        }
        var request = HttpRequest.newBuilder(source).timeout(PATIENCE).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        try (HttpClient client = client()) {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                save(body, response, part, have, size);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static void save(
            InputStream body, HttpResponse<?> response, FileWriting.Part part, long have, long size)
            throws IOException {
        int status = response.statusCode();
        String range = response.headers().firstValue("Content-Range").orElse("");
        boolean continued = status == 206 && range.startsWith("bytes " + have + "-");
        if (status != 200 && !continued) {
            if (status == 206 || status == 416) {
                part.forget();
            }
            throw new IOException("HTTP status " + status);
        }
        try (OutputStream out = part.open(continued)) {
            copyAtMost(body, out, size - (continued ? have : 0) + 1);
        }
    }

    /// One byte more than expected is enough to see that the file is wrong.
    private static void copyAtMost(InputStream in, OutputStream out, long limit)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = limit;
        while (left > 0) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                return;
            }
            out.write(buffer, 0, got);
            left -= got;
        }
    }

    private static HttpClient client() {
        var builder =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(PATIENCE);
        ProxySelector proxy = ProxySelector.getDefault();
        return proxy == null ? builder.build() : builder.proxy(proxy).build();
    }

    private static boolean isRight(Path file, Resource resource) throws IOException {
        return Files.size(file) == resource.size() && sha256(file).equals(resource.sha256());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = FileReading.stream(file)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String advice(Path goal, Resource resource, List<String> failures) {
        String text =
                "%s: could not be fetched (%s). Without a network, get %s (%,d bytes, SHA-256 %s)"
                        + " on another machine from one of these addresses and put it into %s";
        return text.formatted(
                goal,
                String.join("; ", failures),
                resource.name(),
                resource.size(),
                resource.sha256(),
                goal.getParent());
    }
}
