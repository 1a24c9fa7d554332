package dev.obor.vision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/// A data file that is missing, damaged, of another kind than expected, or could not be fetched.
///
/// The text names the file, says what was found and what was expected, and then what to do.
public final class DatasetError extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final transient Path place;
    private final boolean missing;

    /// An error about the file or folder `place`.
    public DatasetError(Path place, String message) {
        this(place, new IOException(message), false);
    }

    private DatasetError(Path place, IOException cause, boolean missing) {
        super(String.valueOf(cause.getMessage()), cause);
        this.place = place;
        this.missing = missing;
    }

    /// The data set was not found at or around `place`.
    static DatasetError missing(Path place, String message) {
        return new DatasetError(place, new IOException(message), true);
    }

    /// Reading `place` failed below us: the text of the operating system or of the unpacker is
    /// kept.
    static DatasetError reading(Path place, IOException cause) {
        String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        String text =
                place
                        + ": reading failed ("
                        + reason
                        + "); "
                        + (cause instanceof ZipException
                                ? "the file is damaged: delete it and fetch it again"
                                : "check that the file exists and may be read");
        return new DatasetError(place, new IOException(text, cause), false);
    }

    /// The file ends early.
    static DatasetError truncated(Path place, long found, long expected, String unit) {
        return new DatasetError(
                place,
                ("%s: the file is cut short: found %,d %s, expected %,d; delete it "
                                + "and fetch it again")
                        .formatted(place, found, unit, expected));
    }

    /// The file or folder the error is about.
    public Path place() {
        return place;
    }

    /// Whether there were no files at all, so that nothing is wrong with them.
    public boolean isMissing() {
        return missing;
    }
}
