package dev.obor.learn.log;

import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import dev.obor.io.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The thread that writes the files of a run, tells every second that it is alive, and looks
/// whether the page wants something. What it is given waits in a bounded queue; nobody waits for
/// it.
final class RunWriter {
    private static final int ROOM = 20_000;
    private static final long TICK_MILLIS = 200;
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PATIENCE_SECONDS = 30;

    /// What is to be written.
    private sealed interface Item {
        /// Numbers of one step.
        record Metrics(long step, double time, Map<String, Object> values) implements Item {}

        /// A picture, a text, a histogram.
        record Media(Map<String, @Nullable Object> line, String file, @Nullable Picture picture)
                implements Item {}

        /// Somebody waits until all before it is written.
        record Mark(CountDownLatch done) implements Item {}
    }

    private final Path folder;
    private final Runnable takeRow;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(ROOM);
    private final AtomicLong dropped = new AtomicLong();
    private final RunVitals vitals = new RunVitals();
    private final Thread thread;
    private final Object gate = new Object();
    private volatile boolean ending;
    private volatile String want = "run";
    private volatile boolean held;
    private volatile long step;
    private volatile @Nullable RuntimeException failure;
    private String endState = "";
    private String endReason = "";

    RunWriter(Path folder, Runnable takeRow) {
        this.folder = folder;
        this.takeRow = takeRow;
        writeState("running", "");
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("obor-run-" + folder.getFileName())
                        .start(this::run);
    }

    static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1_000_000 / 1e3;
    }

    long dropped() {
        return dropped.get();
    }

    void step(long value) {
        step = value;
    }

    void metrics(long step, Map<String, Object> values) {
        offer(new Item.Metrics(step, now(), values));
    }

    void media(Map<String, @Nullable Object> line, String file, @Nullable Picture picture) {
        offer(new Item.Media(line, file, picture));
    }

    private void offer(Item item) {
        if (!queue.offer(item)) {
            dropped.incrementAndGet();
        }
    }

    boolean keepGoing() {
        if (want.equals("run")) {
            return true;
        }
        takeRow.run();
        synchronized (gate) {
            while (want.equals("pause") && !ending) {
                held = true;
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    held = false;
                    return false;
                }
            }
            held = false;
        }
        return !want.equals("stop");
    }

    void flush() {
        var done = new CountDownLatch(1);
        try {
            boolean taken = queue.offer(new Item.Mark(done), PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!taken || !done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new FileError(folder, "could not be written for " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    void end(String state, String reason) {
        endState = want.equals("stop") && state.equals("finished") ? "stopped" : state;
        endReason = reason;
        ending = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    private void run() {
        try (OutputStream metrics = FileWriting.appending(folder.resolve(RunFiles.METRICS));
                OutputStream media = FileWriting.appending(folder.resolve(RunFiles.MEDIA))) {
            long beat = System.nanoTime();
            String said = "running";
            while (true) {
                boolean last = ending;
                Item item = queue.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
                while (item != null) {
                    write(item, metrics, media);
                    item = queue.poll();
                }
                takeRow.run();
                if (last && queue.isEmpty()) {
                    break;
                }
                metrics.flush();
                media.flush();
                listen();
                String state = held ? "paused" : "running";
                boolean due = System.nanoTime() - beat > BEAT_NANOS;
                if (due || !state.equals(said)) {
                    writeState(state, "");
                    said = state;
                }
                if (due) {
                    beat = System.nanoTime();
                    if (!held) {
                        line(metrics, step, now(), vitals.measure(step));
                    }
                }
            }
        } catch (IOException e) {
            failure = FileError.writing(folder, e);
        } catch (RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finish();
    }

    private void finish() {
        try {
            writeState(ending ? endState : "failed", ending ? endReason : String.valueOf(failure));
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
        }
        // Nobody writes any more: what waits is let go.
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            if (item instanceof Item.Mark mark) {
                mark.done.countDown();
            }
        }
    }

    private void write(Item item, OutputStream metrics, OutputStream media) throws IOException {
        switch (item) {
            case Item.Metrics m -> line(metrics, m.step, m.time, m.values);
            case Item.Media m -> {
                Picture picture = m.picture;
                if (picture != null) {
                    byte[] png = picture.png();
                    FileWriting.LOCAL.replace(folder.resolve(m.file), out -> out.write(png));
                }
                media.write((Json.write(m.line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            case Item.Mark mark -> {
                metrics.flush();
                media.flush();
                mark.done.countDown();
            }
        }
    }

    private static void line(OutputStream out, long step, double time, Map<String, Object> values)
            throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("step", step);
        all.put("time", plain(time));
        all.putAll(values);
        out.write((Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// A time without an exponent.
    static BigDecimal plain(double seconds) {
        return BigDecimal.valueOf(Math.round(seconds * 1e3), 3);
    }

    /// What the page wants.
    private void listen() {
        Path control = folder.resolve(RunFiles.CONTROL);
        String now = "run";
        if (Files.isRegularFile(control)) {
            try {
                now =
                        Json.read(control) instanceof Map<?, ?> m
                                ? String.valueOf(m.get("want"))
                                : now;
            } catch (RuntimeException e) {
                return; // being replaced, or not ours
            }
        }
        if (!now.equals(want)) {
            synchronized (gate) {
                want = now;
                gate.notifyAll();
            }
        }
    }

    private void writeState(String state, String reason) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("state", state);
        all.put("time", plain(now()));
        all.put("step", step);
        all.put("dropped", dropped.get());
        if (!reason.isEmpty()) {
            all.put("reason", reason);
        }
        RunFiles.replace(folder.resolve(RunFiles.STATE), Json.write(all));
    }
}
