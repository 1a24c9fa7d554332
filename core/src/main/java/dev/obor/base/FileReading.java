package dev.obor.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// Opens files to read them: what is no file, but a folder, a pipe or a device, is refused by name
/// before it is opened, as reading it might never end.
public final class FileReading {
    private FileReading() {}

    /// Opens a file at its start.
    ///
    /// @throws IOException if it is missing, may not be read, or is no file
    public static InputStream stream(Path file) throws IOException {
        check(file);
        return Files.newInputStream(file);
    }

    /// Opens a file to be read at any place.
    ///
    /// @throws IOException if it is missing, may not be read, or is no file
    public static FileChannel channel(Path file) throws IOException {
        check(file);
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /// The content of a file that lies in memory, to be read at any place.
    ///
    /// @param content is not copied, and must stay as it is
    public static FileChannel channel(byte[] content) {
        return new MemoryChannel(Arguments.given(content, "content"));
    }

    private static void check(Path file) throws IOException {
        Arguments.given(file, "file");
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new FileSystemException(
                    file.toString(), null, "is a folder, where a file is needed");
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(
                    file.toString(), null, "is a pipe or a device, where a file is needed");
        }
    }
}
