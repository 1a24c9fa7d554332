package dev.obor.learn.live;

import dev.obor.base.FileReading;
import dev.obor.io.Json;
import dev.obor.learn.log.RunFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of one run: read from its folder, and read on when it has grown.
final class RunReader {
    private static final int CHUNK = 1 << 20;
    private static final int MOST_TAGS = 500;
    private static final int MOST_MEDIA = 400;
    private static final double SILENCE = 12;

    private final Path folder;
    private final String name;
    private final Map<String, Series> series = new LinkedHashMap<>();
    private final List<String> media = new ArrayList<>();
    private final Map<Path, FileTime> seen = new LinkedHashMap<>();
    private long firstMedia;
    private long metricsAt;
    private long mediaAt;
    private Map<?, ?> about = Map.of();
    private Map<?, ?> state = Map.of();

    RunReader(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    Map<String, Series> series() {
        return series;
    }

    /// Pictures, texts and histograms, as lines of JSON.
    List<String> media() {
        return media;
    }

    /// The number of the first of them: older ones are let go.
    long firstMedia() {
        return firstMedia;
    }

    /// Reads on.
    void update() {
        about = small(RunFiles.RUN, about);
        state = small(RunFiles.STATE, state);
        metricsAt = lines(RunFiles.METRICS, metricsAt, this::metrics);
        mediaAt =
                lines(
                        RunFiles.MEDIA,
                        mediaAt,
                        (_, line) -> {
                            media.add(line);
                            if (media.size() > MOST_MEDIA) {
                                media.removeFirst();
                                firstMedia++;
                            }
                        });
    }

    private Map<?, ?> small(String file, Map<?, ?> before) {
        Path path = folder.resolve(file);
        try {
            FileTime time = Files.getLastModifiedTime(path);
            if (time.equals(seen.get(path))) {
                return before;
            }
            Object value = Json.read(path);
            seen.put(path, time);
            return value instanceof Map<?, ?> map ? map : before;
        } catch (IOException | RuntimeException e) {
            return before; // not there yet, or not ours
        }
    }

    private interface Line {
        void take(Map<?, ?> value, String text);
    }

    /// Reads complete lines; a torn one waits for its end, or is passed over if more follows.
    private long lines(String file, long from, Line each) {
        Path path = folder.resolve(file);
        long at = from;
        try {
            if (!Files.isRegularFile(path) || Files.size(path) <= at) {
                return at;
            }
            try (FileChannel in = FileReading.channel(path)) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
                in.position(at);
                while (in.read(chunk) > 0) {
                    int end = lastNewline(chunk);
                    if (end < 0 && chunk.hasRemaining()) {
                        break;
                    }
                    int whole = end < 0 ? chunk.position() : end + 1;
                    String text = new String(chunk.array(), 0, whole, StandardCharsets.UTF_8);
                    text.lines().forEach(line -> take(line, each));
                    at += whole;
                    chunk.flip().position(whole);
                    chunk.compact();
                }
            }
        } catch (IOException e) {
            return at; // another time
        }
        return at;
    }

    private static int lastNewline(ByteBuffer chunk) {
        int i = chunk.position() - 1;
        while (i >= 0 && chunk.get(i) != '\n') {
            i--;
        }
        return i;
    }

    private static void take(String line, Line each) {
        try {
            if (Json.parse(line) instanceof Map<?, ?> map) {
                each.take(map, line);
            }
        } catch (RuntimeException e) {
            // a torn line of a run that was killed
        }
    }

    private void metrics(Map<?, ?> row, String line) {
        double step = number(row.get("step"));
        double time = number(row.get("time"));
        row.forEach((key, value) -> {
            String tag = String.valueOf(key);
            boolean axis = tag.equals("step") || tag.equals("time");
            if (!axis && (series.containsKey(tag) || series.size() < MOST_TAGS)) {
                series.computeIfAbsent(tag, _ -> new Series()).add(step, number(value), time);
            }
        });
    }

    private static double number(@Nullable Object value) {
        try {
            return value instanceof Number n
                    ? n.doubleValue()
                    : Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Whether it runs: what the run itself says, unless it has fallen silent.
    String state() {
        String said = String.valueOf(state.get("state"));
        boolean alive = said.equals("running") || said.equals("paused");
        double silent = Instant.now().toEpochMilli() / 1e3 - number(state.get("time"));
        return alive && !(silent < SILENCE) ? "killed" : said.equals("null") ? "unknown" : said;
    }

    /// Name, hyper-parameters, state and times, as JSON.
    String head() {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("name", name);
        head.put("state", state());
        head.put("reason", state.get("reason"));
        head.put("step", state.get("step"));
        head.put("dropped", state.get("dropped"));
        head.put("time", state.get("time"));
        head.put("started", about.get("started"));
        head.put("hparams", about.get("hparams"));
        head.put("results", about.get("results"));
        return Json.write(head);
    }
}
