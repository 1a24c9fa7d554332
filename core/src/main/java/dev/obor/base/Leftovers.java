package dev.obor.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Files that killed programs were writing: `.NAME.0123456789abcdef.tmp`. The first file that a
/// program writes into a folder takes them away.
///
/// Who writes one holds a lock on it until it has its final name or is gone, and the system lets go
/// of the locks of what it has killed. A file that somebody holds stays, on another machine as
/// well.
final class Leftovers {
    /// Between making a file and locking it may lie no more than this.
    private static final long YOUNG = 10_000; // ms

    private static final int MOST_FOLDERS = 1000;
    private static final Pattern NAME = Pattern.compile("\\..*\\.[0-9a-f]{16}\\.tmp");

    private static final Set<Path> CLEAN = ConcurrentHashMap.newKeySet();

    // By their names, which are random. The channel of a file is kept open, and no other one to it
    // is opened in this process: closing that would end the lock.
    private static final Map<String, FileChannel> HELD = new ConcurrentHashMap<>();

    private Leftovers() {}

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Holds a file that was made just now.
    static void hold(Path file, FileChannel channel) {
        HELD.put(name(file), channel);
        try {
            channel.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            // A file system without locks: there nothing is ever taken away either.
            return;
        }
    }

    /// Lets go of a file that has its final name, or is to be gone.
    static void release(Path file) throws IOException {
        FileChannel channel = HELD.remove(name(file));
        if (channel != null) {
            channel.close();
        }
    }

    /// Takes away what nobody holds in a folder, once for each folder. What does not work is left
    /// for another time.
    static void clean(Path folder) {
        if (CLEAN.contains(folder)) {
            return;
        }
        boolean all = true;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path file : found) {
                all &=
                        !NAME.matcher(name(file)).matches()
                                || HELD.containsKey(name(file))
                                || isGone(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return;
        }
        if (all && CLEAN.size() < MOST_FOLDERS) {
            CLEAN.add(folder);
        }
    }

    /// Takes a file away unless it is young or somebody holds it; false if it is to be looked at
    /// again.
    private static boolean isGone(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return true; // none of ours
            }
            long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
            if (age < YOUNG) {
                return false;
            }
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                if (channel.tryLock() != null) {
                    Files.deleteIfExists(file);
                }
            }
            return true;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }
}
