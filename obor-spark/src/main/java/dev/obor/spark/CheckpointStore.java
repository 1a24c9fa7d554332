package dev.obor.spark;

import dev.obor.base.FileWriting;
import dev.obor.base.StateError;
import dev.obor.io.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/// Checkpoints in a folder of any file system that Hadoop knows, one for each epoch; the last two
/// are kept.
final class CheckpointStore {
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{8})\\.pt");
    private static final int KEPT = 2;

    private final Path folder;
    private final FileSystem files;

    CheckpointStore(String folder, Configuration conf) throws IOException {
        this.folder = new Path(folder);
        files = this.folder.getFileSystem(conf);
    }

    private Path at(long epoch) {
        return new Path(folder, String.format("epoch-%08d.pt", epoch));
    }

    private FileStatus[] all() throws IOException {
        if (!files.exists(folder)) {
            return new FileStatus[0];
        }
        FileStatus[] found =
                files.listStatus(folder, path -> NAME.matcher(path.getName()).matches());
        Arrays.sort(found, Comparator.comparing(f -> f.getPath().getName()));
        return found;
    }

    /// How many epochs the last checkpoint has behind it; 0 without one.
    long last() throws IOException {
        FileStatus[] found = all();
        if (found.length == 0) {
            return 0;
        }
        var name = NAME.matcher(found[found.length - 1].getPath().getName());
        return name.matches() ? Long.parseLong(name.group(1)) : 0;
    }

    void load(TrainingState state, long epoch) throws IOException {
        java.nio.file.Path here = Files.createTempFile("obor-checkpoint", ".pt");
        try {
            try (var from = files.open(at(epoch))) {
                FileWriting.LOCAL.replace(here, from::transferTo);
            }
            state.load(here);
        } finally {
            Files.deleteIfExists(here);
        }
        if (state.epoch() != epoch) {
            throw new StateError(
                    at(epoch) + " is a checkpoint of epoch " + state.epoch(),
                    "Was it renamed? Use a folder of its own for each training.");
        }
    }

    /// Writes a checkpoint under its name when it is whole.
    void save(TrainingState state, long epoch) throws IOException {
        java.nio.file.Path here = Files.createTempFile("obor-checkpoint", ".pt");
        try {
            state.epoch(epoch).save(here);
            files.mkdirs(folder);
            Path part = new Path(folder, ".epoch-" + epoch + ".part");
            try (var from = Files.newInputStream(here);
                    var to = files.create(part, true)) {
                from.transferTo(to);
            }
            files.delete(at(epoch), false);
            if (!files.rename(part, at(epoch))) {
                throw new IOException("cannot rename " + part + " to " + at(epoch));
            }
        } finally {
            Files.deleteIfExists(here);
        }
        FileStatus[] found = all();
        for (int i = 0; i < found.length - KEPT; i++) {
            files.delete(found[i].getPath(), false);
        }
    }
}
