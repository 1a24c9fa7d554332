package dev.obor.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is wrong with a file, as a sentence; Java's exceptions often say only its name.
final class FileProblems {
    private FileProblems() {}

    /// A failure of the file system.
    static String sentence(FileSystemException failure) {
        String file = failure.getFile();
        return switch (failure) {
            case NoSuchFileException _ -> "there is no file " + file;
            case AccessDeniedException _ ->
                    file + ": no permission; choose another place, or change its rights";
            case NotDirectoryException _, FileAlreadyExistsException _ ->
                    file + ": is a file, where a folder is needed";
            case DirectoryNotEmptyException _ -> file + ": is a folder, where a file is needed";
            default -> {
                String reason = failure.getReason();
                yield file + ": " + (reason == null ? "cannot be used" : reason);
            }
        };
    }

    /// Why nothing could be written to `file` later on, or null: asked before long work.
    static @Nullable String whyNotWritable(Path file) {
        if (Files.isDirectory(file)) {
            return file + " is a folder; give the name of a file";
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            return file + " may not be overwritten";
        }
        return whyNoFolder(file.toAbsolutePath().getParent());
    }

    /// Why a folder could not be made or filled later on, or null.
    static @Nullable String whyNoFolder(@Nullable Path folder) {
        Path at = folder == null ? null : folder.toAbsolutePath();
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        if (at == null) {
            return null;
        }
        if (!Files.isDirectory(at)) {
            return at + " is a file, where a folder is needed";
        }
        return Files.isWritable(at) ? null : at + ": no permission to write there";
    }
}
