package dev.obor.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;

/// The file systems that Java sees.
final class LocalFiles implements FileWriting.Store {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_LINKS = 40;
    private static final int TYPE_BITS = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;

    private record Open(FileChannel channel, OutputStream out) implements FileWriting.Store.Draft {
        @Override
        public void force() throws IOException {
            out.flush();
            channel.force(true);
        }

        /// The channel stays open, with its lock, until the file has its final name.
        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    @Override
    public Path resolved(Path file) throws IOException {
        Path at = file;
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    @Override
    public FileWriting.Store.Kind kind(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return Kind.MISSING;
        }
        if (attributes.isRegularFile()) {
            return Kind.REGULAR;
        }
        if (attributes.isDirectory()) {
            return Kind.FOLDER;
        }
        return isCharacterDevice(file) ? Kind.SINK : Kind.OTHER;
    }

    private static boolean isCharacterDevice(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:mode") instanceof Integer mode
                    && (mode & TYPE_BITS) == CHARACTER_DEVICE;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void makeFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public Draft create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Leftovers.clean(folder);
        }
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE_NEW,
                        LinkOption.NOFOLLOW_LINKS);
        Leftovers.hold(file, channel);
        return new Open(
                channel, new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    @Override
    public OutputStream through(Path sink) throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(sink, StandardOpenOption.WRITE), BUFFER);
    }

    @Override
    public void copyRights(Path from, Path to) throws IOException {
        if (!Files.isWritable(from)) {
            throw new AccessDeniedException(from.toString());
        }
        var old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        var own = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (old != null && own != null) {
            own.setPermissions(old.readAttributes().permissions());
        }
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        Leftovers.release(from);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException | UnsupportedOperationException e) {
            // Windows opens no folders; what it has moved, it does not forget.
            return;
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            Leftovers.release(file);
        }
    }
}
