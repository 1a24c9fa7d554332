package dev.obor.io;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import dev.obor.nn.Linear;
import dev.obor.optim.AdamW;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Saves again and again to a disk of its own on which little is free, and to one that may not be
/// written; for [FullDiskTest], which gives it such a disk.
///
/// After each attempt that failed every file must have the bytes that it had, and no other file may
/// be there; after one that did not, the new ones must be readable.
final class FullDiskProgram {
    private static final long PAGE = 4096;

    private FullDiskProgram() {}

    /// One way to write files: their content differs from one number to the next.
    private interface Saver {
        void save(Path folder, int number) throws IOException;
    }

    private static Map<String, Saver> savers() {
        Map<String, Saver> all = new LinkedHashMap<>();
        all.put("checkpoint", (folder, n) -> state(n).save(folder.resolve("run.pt")));
        all.put(
                "checkpoints",
                (folder, n) -> new Checkpoints(folder, o -> o.keepLast(1)).save(state(n).step(n)));
        all.put("torch", (folder, n) -> Obor.save(tensors(n), folder.resolve("a.pt")));
        all.put(
                "safetensors",
                (folder, n) -> Safetensors.save(tensors(n), folder.resolve("a.safetensors")));
        all.put(
                "sharded",
                (folder, n) ->
                        Safetensors.saveSharded(
                                tensors(n), folder.resolve("model.safetensors"), 20_000));
        all.put("npy", (folder, n) -> Numpy.save(tensor(n), folder.resolve("a.npy")));
        all.put("npz", (folder, n) -> Numpy.savez(tensors(n), folder.resolve("a.npz")));
        all.put(
                "text",
                (folder, n) ->
                        FileWriting.LOCAL.replace(
                                folder.resolve("a.txt"), out -> out.write(new byte[30_000 + n])));
        return all;
    }

    private static Tensor tensor(int number) {
        return Obor.full(new long[] {5000}, (double) number);
    }

    private static Map<String, Tensor> tensors(int number) {
        return new TreeMap<>(
                Map.of("a", tensor(number), "b", tensor(-number), "c", tensor(2 * number)));
    }

    private static TrainingState state(int number) {
        var net = new Linear(50, 50);
        var optimizer = new AdamW(net.parameters());
        net.call(Obor.ones(2, 50)).sum().backward();
        optimizer.step();
        return new TrainingState().model(net).optimizer(optimizer).metric("loss", number);
    }

    /// What lies in a folder.
    private static Map<String, byte[]> content(Path folder) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                found.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return found;
    }

    private static void same(Map<String, byte[]> wanted, Map<String, byte[]> found, String when) {
        boolean same = wanted.keySet().equals(found.keySet());
        for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
            same = same && Arrays.equals(file.getValue(), found.get(file.getKey()));
        }
        if (!same) {
            throw new AssertionError(
                    when + ": " + found.keySet() + ", expected " + wanted.keySet());
        }
    }

    private static boolean fails(Saver saver, Path folder, int number) {
        try {
            saver.save(folder, number);
            return false;
        } catch (FileError | IOException e) {
            return true;
        }
    }

    private static void readable(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".npy")) {
                    Numpy.load(file);
                } else if (!name.endsWith(".txt")) {
                    FileContent.readTensors(file);
                }
            }
        }
    }

    private static void mount(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "mount";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    /// Leaves so many bytes free.
    private static Path ballast(Path disk, long free) throws IOException {
        Path file = disk.resolve("ballast");
        Files.deleteIfExists(file);
        long usable = Files.getFileStore(disk).getUsableSpace();
        Files.write(file, new byte[(int) Math.max(0, usable - free)]);
        return file;
    }

    /// Argument: an empty folder, where a disk is put.
    public static void main(String[] args) throws Exception {
        Path disk = Path.of(args[0]);
        mount("-t", "tmpfs", "-o", "size=1m", "none", disk.toString());
        int full = 0;
        int fit = 0;
        int number = 1;
        for (Map.Entry<String, Saver> saver : savers().entrySet()) {
            Path folder = Files.createDirectory(disk.resolve(saver.getKey()));
            saver.getValue().save(folder, number++);
            for (long free = 0; ; free += PAGE) {
                Map<String, byte[]> before = content(folder);
                Path ballast = ballast(disk, free);
                boolean failed = fails(saver.getValue(), folder, number++);
                Files.delete(ballast);
                if (!failed) {
                    break;
                }
                same(before, content(folder), saver.getKey() + " with " + free + " bytes free");
                full++;
            }
            readable(folder);
            fit++;
        }
        System.out.println(full + " times the disk was full, " + fit + " times it was not");
        mount("-o", "remount,ro", disk.toString());
        for (Map.Entry<String, Saver> saver : savers().entrySet()) {
            Path folder = disk.resolve(saver.getKey());
            Map<String, byte[]> before = content(folder);
            if (!fails(saver.getValue(), folder, number++)) {
                throw new AssertionError(saver.getKey() + ": a disk that may only be read");
            }
            same(before, content(folder), saver.getKey() + " where nothing may be written");
        }
    }
}
