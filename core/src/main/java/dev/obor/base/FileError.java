package dev.obor.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that cannot be read or written, or is not what it should be. The text begins with the
/// file's name, and says what was found, where in the file, and what to do.
public final class FileError extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    /// A file that is not what it should be.
    public FileError(Path file, String sentence) {
        this(file, sentence, new IOException(Arguments.given(sentence, "sentence")));
    }

    /// A file that is not what it should be, with what was thrown.
    public FileError(Path file, String sentence, IOException cause) {
        super(
                Arguments.given(file, "file") + ": " + Arguments.given(sentence, "sentence"),
                Arguments.given(cause, "cause"));
        this.file = file;
    }

    /// A failure of the system while a file was read.
    public static FileError reading(Path file, IOException cause) {
        return new FileError(file, reason(cause, "read"), cause);
    }

    /// A failure of the system while a file was written.
    public static FileError writing(Path file, IOException cause) {
        return new FileError(file, reason(cause, "written"), cause);
    }

    private static String reason(IOException cause, String done) {
        return switch (Arguments.given(cause, "cause")) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ ->
                    "no permission; choose another place, or change its rights";
            case FileSystemException f when f.getReason() != null ->
                    "cannot be " + done + ": " + f.getReason();
            default -> {
                String message = cause.getMessage();
                yield "cannot be "
                        + done
                        + ": "
                        + (message == null ? cause.getClass().getSimpleName() : message);
            }
        };
    }

    /// The file.
    public Path file() {
        return file;
    }
}
