package dev.obor.learn.log;

import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The names of the files in the folder of a run.
public final class RunFiles {
    /// What was known at the start, and the last results.
    public static final String RUN = "run.json";

    /// Numbers, a line for each step.
    public static final String METRICS = "metrics.jsonl";

    /// Pictures, texts and histograms, a line for each.
    public static final String MEDIA = "media.jsonl";

    /// Whether it runs, and when that was last known.
    public static final String STATE = "state.json";

    /// What the page wants: to pause, to stop.
    public static final String CONTROL = "control.json";

    static final String FORMAT = "obor.run/1";

    private RunFiles() {}

    /// Writes a small file as a whole.
    ///
    /// @throws FileError if it cannot be written
    public static void replace(Path file, String text) {
        Arguments.given(file, "file");
        Arguments.given(text, "text");
        FileWriting.LOCAL.save(
                file, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
