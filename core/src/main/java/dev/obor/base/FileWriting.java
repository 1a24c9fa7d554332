package dev.obor.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The one place where files are written, in three ways.
///
/// *Replace* is for files that are read as a whole: readers see the old file or the new one, never
/// a part, whatever happens meanwhile. *Append* is for logs, a record at a time. *Resume* is for
/// what takes long to fetch: a part file that is kept on purpose.
///
/// ```java
/// FileWriting.LOCAL.replace(file, out -> out.write(new byte[] {1, 2, 3}));
/// ```
public final class FileWriting {
    /// Writes to the file systems of this machine.
    public static final FileWriting LOCAL = new FileWriting(new LocalFiles());

    private static final int TRIES = 100;
    private static final int LONGEST_NAME = 200;

    private final Store store;

    /// Writes to a place of another kind.
    public FileWriting(Store store) {
        this.store = Arguments.given(store, "store");
    }

    /// What is needed of a place where files lie: the machine's own file systems, which [#LOCAL]
    /// writes to, or another one that can do the same.
    public interface Store {
        /// A file that is being written and that nobody else sees under its final name.
        interface Draft extends AutoCloseable {
            /// Where its bytes go.
            OutputStream out();

            /// Waits until everything written so far is on the disk.
            ///
            /// @throws IOException if that failed
            void force() throws IOException;

            /// Ends the writing.
            ///
            /// @throws IOException if something could not be written
            @Override
            void close() throws IOException;
        }

        /// What lies at a place.
        enum Kind {
            /// Nothing.
            MISSING,
            /// A file.
            REGULAR,
            /// A folder.
            FOLDER,
            /// Something that takes bytes and keeps none, such as `/dev/null`.
            SINK,
            /// A pipe, a socket, a disk.
            OTHER
        }

        /// The place that symbolic links lead to; the file itself need not exist.
        ///
        /// @throws IOException if the links run in a circle
        Path resolved(Path file) throws IOException;

        /// What lies at a place that [#resolved] gave.
        ///
        /// @throws IOException if that cannot be found out
        Kind kind(Path file) throws IOException;

        /// Makes a folder and those above it, if they are missing.
        ///
        /// @throws IOException if that failed
        void makeFolders(Path folder) throws IOException;

        /// Makes a new file, which must not exist: a link of that name is refused, too.
        ///
        /// @throws IOException if that failed
        Draft create(Path file) throws IOException;

        /// Opens something that takes bytes and keeps none.
        ///
        /// @throws IOException if that failed
        OutputStream through(Path sink) throws IOException;

        /// Gives a new file the rights of the one that it will replace.
        ///
        /// @throws IOException if the old one may not be written
        void copyRights(Path from, Path to) throws IOException;

        /// Gives a file another name in one step; what had that name is gone.
        ///
        /// @throws IOException if that failed
        void move(Path from, Path to) throws IOException;

        /// Waits until the names in a folder are on the disk.
        ///
        /// @throws IOException if that failed
        void forceFolder(Path folder) throws IOException;

        /// Takes a file away, if it is there.
        ///
        /// @throws IOException if that failed
        void delete(Path file) throws IOException;
    }

    /// What puts the bytes into a file.
    @FunctionalInterface
    public interface Content {
        /// Writes everything.
        ///
        /// @throws IOException if that failed; the file stays as it was
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file as a whole: under another name beside it first, forced to the disk, then moved
    /// into its place in one step.
    ///
    /// Missing folders are made. Symbolic links are followed, so that what they lead to is
    /// replaced. A file that was there keeps its rights, a new one gets those that are usual.
    /// Several can write one file at once: one of them is last. On failure the file is as it was,
    /// and nothing is left beside it. What takes bytes and keeps none, such as `/dev/null` or a
    /// terminal, is written to directly.
    ///
    /// @throws IOException if that failed: it is a folder, a pipe, or may not be written, the disk
    ///   is full, or `content` threw
    public void replace(Path file, Content content) throws IOException {
        Arguments.given(file, "file");
        Arguments.given(content, "content");
        replaceAll(Map.of(file, content));
    }

    /// The same as [#replace] for files that belong together: all of them are complete and on the
    /// disk under other names before the first is moved into its place, so that a full disk or a
    /// `content` that throws leaves every file as it was.
    ///
    /// Only between the moves, which need no room, can a program end with some of the files new.
    ///
    /// @param files in the order in which they are written and moved
    /// @throws IOException if that failed
    public void replaceAll(Map<Path, ? extends Content> files) throws IOException {
        List<Ready> ready = new ArrayList<>();
        try {
            for (Map.Entry<Path, ? extends Content> entry :
                    Arguments.given(files, "files").entrySet()) {
                Path file = Arguments.given(entry.getKey(), "file");
                prepare(file, Arguments.given(entry.getValue(), "content"), ready);
            }
            Set<Path> folders = new LinkedHashSet<>();
            while (!ready.isEmpty()) {
                Ready next = ready.getFirst();
                store.move(next.beside, next.target);
                ready.removeFirst();
                folders.add(next.folder);
            }
            for (Path folder : folders) {
                store.forceFolder(folder);
            }
        } finally {
            for (Ready left : ready) {
                store.delete(left.beside);
            }
        }
    }

    /// A file that is complete under another name.
    private record Ready(Path beside, Path target, Path folder) {}

    private void prepare(Path file, Content content, List<Ready> ready) throws IOException {
        Path target = Arguments.given(store.resolved(file.toAbsolutePath()), "resolved");
        Store.Kind kind = Arguments.given(store.kind(target), "kind");
        switch (kind) {
            case FOLDER -> throw new FileSystemException(file.toString(), null, "is a folder");
            case OTHER ->
                    throw new FileSystemException(
                            file.toString(), null, "is a pipe, a socket or a disk, and no file");
            case SINK -> {
                try (OutputStream out = store.through(target)) {
                    content.writeTo(out);
                }
            }
            case MISSING, REGULAR ->
                    ready.add(written(target, kind == Store.Kind.REGULAR, content));
        }
    }

    /// The same as [#replace] for who has no use for a checked exception.
    ///
    /// @throws FileError if the file could not be written, or `content` threw an `IOException`
    public void save(Path file, Content content) {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    private Ready written(Path target, boolean exists, Content content) throws IOException {
        Path folder = target.getParent();
        if (folder == null || target.getFileName() == null) {
            throw new FileSystemException(target.toString(), null, "is a folder");
        }
        store.makeFolders(folder);
        Path[] beside = new Path[1];
        boolean complete = false;
        try {
            try (Store.Draft draft = draft(target, beside)) {
                if (exists) {
                    store.copyRights(target, beside[0]);
                }
                content.writeTo(draft.out());
                draft.force();
            }
            complete = true;
            return new Ready(beside[0], target, folder);
        } finally {
            if (!complete && beside[0] != null) {
                store.delete(beside[0]);
            }
        }
    }

    /// A new file beside the target whose name nobody can know before.
    private Store.Draft draft(Path target, Path[] beside) throws IOException {
        String name = String.valueOf(target.getFileName());
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        // The whole name of a file may have 255 bytes.
        String head = bytes.length > LONGEST_NAME ? name.substring(0, LONGEST_NAME / 4) : name;
        for (int i = 1; ; i++) {
            String mark = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            Path file = target.resolveSibling("." + head + "." + mark + ".tmp");
            try {
                Store.Draft draft = store.create(file);
                beside[0] = file;
                return draft;
            } catch (FileAlreadyExistsException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /// Adds one line to a file of lines, which is made if it is missing.
    ///
    /// The line goes out in one piece. If the program was killed while it wrote the last one, that
    /// line is ended first, so that only it is torn; who reads the file passes over it.
    ///
    /// @throws IOException if that failed
    public static void append(Path file, String line) throws IOException {
        Arguments.given(file, "file");
        Arguments.given(line, "line");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        boolean torn;
        try (FileChannel in =
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            torn = in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
            String text = (torn ? "\n" : "") + line.strip() + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
    }

    /// Opens a file to add to its end, which is made if it is missing: a log that a program writes
    /// all the time. Who reads it may see it at any moment, and a part of the last record.
    ///
    /// @throws IOException if that failed: it is a folder, a pipe, or may not be written
    public static OutputStream appending(Path file) throws IOException {
        Arguments.given(file, "file");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is no file");
        }
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /// The file that a download grows in, `NAME.part` beside its goal.
    ///
    /// @param goal the file in the end
    public record Part(Path goal) {
        /// Names the goal.
        public Part {
            Arguments.given(goal, "goal");
        }

        /// Where the bytes are so far.
        public Path file() {
            return goal.resolveSibling(goal.getFileName() + ".part");
        }

        /// How many bytes are there; what is no file of its own, such as a link, is taken away.
        ///
        /// @throws IOException if that failed
        public long size() throws IOException {
            Path part = file();
            if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                return Files.size(part);
            }
            Files.deleteIfExists(part);
            return 0;
        }

        /// Takes what is there away.
        ///
        /// @throws IOException if that failed
        public void forget() throws IOException {
            Files.deleteIfExists(file());
        }

        /// Opens the file behind what is there, or anew.
        ///
        /// @throws IOException if that failed
        public OutputStream open(boolean behind) throws IOException {
            Path folder = goal.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            size();
            return new BufferedOutputStream(
                    Files.newOutputStream(
                            file(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS,
                            behind
                                    ? StandardOpenOption.APPEND
                                    : StandardOpenOption.TRUNCATE_EXISTING));
        }

        /// Moves the complete file to its goal in one step, when it is on the disk.
        ///
        /// @throws IOException if that failed
        public void complete() throws IOException {
            try (FileChannel channel =
                    FileChannel.open(file(), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                channel.force(true);
            }
            Path real = LOCAL.store.resolved(goal.toAbsolutePath());
            LOCAL.store.move(file(), real);
            Path folder = real.getParent();
            if (folder != null) {
                LOCAL.store.forceFolder(folder);
            }
        }
    }
}
