package dev.obor.learn.live;

import dev.obor.learn.log.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All runs below a folder. One lock guards them; it is held to read on and to write a message,
/// never while something is sent.
final class RunsReader {
    private static final int DEPTH = 4;
    private static final int MOST = 200;
    private static final long MILLIS = 400;

    private final Path root;
    private final Map<String, RunReader> runs = new LinkedHashMap<>();
    private long updated;

    RunsReader(Path root) {
        this.root = root;
    }

    /// Looks for new runs and reads on, unless that was done a moment ago.
    private void update() {
        long now = System.nanoTime() / 1_000_000;
        if (updated != 0 && now - updated < MILLIS) {
            return;
        }
        updated = now;
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root, DEPTH, new FileVisitOption[0])) {
                List<Path> found =
                        files.filter(f -> f.endsWith(RunFiles.RUN))
                                .map(f -> f.toAbsolutePath().getParent())
                                .sorted()
                                .toList();
                for (Path folder : found) {
                    String name = name(folder);
                    if (!runs.containsKey(name) && runs.size() < MOST) {
                        runs.put(name, new RunReader(folder, name));
                    }
                }
            } catch (IOException | UncheckedIOException e) {
                // a folder that went away meanwhile; another time
            }
        }
        runs.values().removeIf(run -> !Files.isDirectory(run.folder()));
        runs.values().forEach(RunReader::update);
    }

    private String name(Path folder) {
        String name = root.toAbsolutePath().relativize(folder).toString().replace('\\', '/');
        return name.isEmpty() ? String.valueOf(folder.getFileName()) : name;
    }

    /// What is new for one viewer: a message for each run that has something.
    synchronized List<String> news(Viewer viewer) {
        update();
        viewer.keep(runs.keySet());
        return runs.values().stream().map(viewer::news).filter(text -> !text.isEmpty()).toList();
    }

    /// The names of the runs, for a viewer to forget others.
    synchronized List<String> names() {
        return List.copyOf(runs.keySet());
    }

    /// The folder of a run; null if there is none.
    synchronized @Nullable Path folder(String name) {
        update();
        RunReader run = runs.get(name);
        return run == null ? null : run.folder();
    }
}
