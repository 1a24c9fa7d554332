package dev.obor.machine.arm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.Routine;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs routines for AArch64 on any computer where `qemu-aarch64-static` (Debian's package
/// `qemu-user-static`) is installed: in one process of it, which [EmulatedProgram] describes and
/// which is told through pipes what to write where, what to call, and what to read.
///
/// Arrays lie against the end of their memory, or at its start, with nothing before and behind it:
/// a routine that reads or writes where it should not ends the process. Between an array and the
/// other end is a pattern, which must not change.
public final class Emulator implements AutoCloseable {
    private static final String NAME = "qemu-aarch64-static";
    private static final byte PATTERN = (byte) 0xA5;
    private static final int CHECKED = 256;

    private final Path file;
    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private long nextCode = EmulatedProgram.CODE;
    private long calls;

    private Emulator(Path file, Process process) {
        this.file = file;
        this.process = process;
        to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        from = new DataInputStream(process.getInputStream());
    }

    private static @Nullable Path find() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path file = Path.of(folder, NAME);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }

    /// Starts one, or skips the test where there is none.
    public static Emulator start() {
        Path emulator = find();
        assumeTrue(emulator != null, NAME + " (package qemu-user-static) is not on the PATH");
        try {
            Path program = Files.createTempFile("obor", ".elf");
            Files.write(program, EmulatedProgram.file());
            if (!program.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + program + " executable");
            }
            return new Emulator(
                    program,
                    new ProcessBuilder(String.valueOf(emulator), program.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many routines were called.
    public long calls() {
        return calls;
    }

    /// A routine that runs there.
    public Entry compile(Routine routine) {
        return new Emulated(routine.name(), place(new ArmTarget().write(routine)));
    }

    /// Writes code, and says where.
    synchronized long place(byte[] code) {
        long address = nextCode;
        nextCode = (address + code.length + 63) / 64 * 64;
        if (nextCode > EmulatedProgram.CODE + EmulatedProgram.CODE_BYTES) {
            throw new IllegalStateException("too much code");
        }
        write(address, code);
        return address;
    }

    private void order(long what, long address, long length) {
        try {
            to.writeLong(Long.reverseBytes(what));
            to.writeLong(Long.reverseBytes(address));
            to.writeLong(Long.reverseBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(long address, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        order(EmulatedProgram.WRITE, address, bytes.length);
        try {
            to.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(long address, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (length > 0) {
            order(EmulatedProgram.READ, address, length);
            to.flush();
            from.readFully(bytes);
        }
        return bytes;
    }

    /// Calls code with up to fifteen arguments.
    ///
    /// @return what [EmulatedProgram] writes down: the result, and what the kept registers hold
    synchronized long[] call(String name, long code, long[] arguments) {
        long[] frame = new long[EmulatedProgram.FRAME];
        frame[0] = code;
        System.arraycopy(arguments, 0, frame, 1, arguments.length);
        write(EmulatedProgram.FRAME_AT, bytes(MemorySegment.ofArray(frame)));
        order(EmulatedProgram.CALL, 0, 0);
        try {
            byte[] after = read(EmulatedProgram.FRAME_AT, 8 * EmulatedProgram.FRAME);
            MemorySegment.copy(
                    after, 0, MemorySegment.ofArray(frame), ValueLayout.JAVA_BYTE, 0, after.length);
        } catch (IOException e) {
            throw new IllegalStateException(name + " ended the process: " + exit(), e);
        }
        calls++;
        return frame;
    }

    private String exit() {
        try {
            return "exit code " + process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(MemorySegment memory) {
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An array of a call, where it lies there.
    private record Copy(MemorySegment memory, long room, long address) {}

    /// A routine there.
    private final class Emulated implements Entry {
        private final String name;
        private final long code;

        Emulated(String name, long code) {
            this.name = name;
            this.code = code;
        }

        @Override
        public long call(
                long[] block,
                MemorySegment a,
                MemorySegment b,
                MemorySegment c,
                MemorySegment d,
                MemorySegment e) {
            return call(block, new MemorySegment[] {a, b, c, d, e});
        }

        @Override
        public long call(long[] block, MemorySegment[] arrays) {
            synchronized (Emulator.this) {
                return run(block, arrays);
            }
        }

        private long run(long[] block, MemorySegment[] arrays) {
            List<Copy> copies = new ArrayList<>();
            long[] arguments = new long[1 + arrays.length];
            arguments[0] = there(copies, MemorySegment.ofArray(block));
            for (int i = 0; i < arrays.length; i++) {
                arguments[1 + i] = there(copies, arrays[i]);
            }
            long[] frame = Emulator.this.call(name, code, arguments);
            String wrong = EmulatedProgram.notKept(frame);
            if (wrong != null) {
                throw new IllegalStateException(name + " does not keep " + wrong);
            }
            for (Copy copy : copies) {
                back(copy);
            }
            return frame[EmulatedProgram.RESULT];
        }

        /// Copies an array there, once if a call has it more than once.
        private long there(List<Copy> copies, MemorySegment memory) {
            Object array = memory.heapBase().orElse(null);
            for (Copy copy : copies) {
                boolean same =
                        array == null
                                ? !copy.memory.heapBase().isPresent()
                                        && memory.address() == copy.memory.address()
                                : copy.memory.heapBase().orElse(null) == array;
                if (same) {
                    return copy.address + memory.address() - copy.memory.address();
                }
            }
            if (array == null && memory.address() == 0) {
                return 0;
            }
            int n = copies.size();
            long room = EmulatedProgram.ROOM + n * EmulatedProgram.ROOM_DISTANCE;
            long length = memory.byteSize();
            if (n == EmulatedProgram.ROOMS || length > EmulatedProgram.ROOM_BYTES) {
                throw new IllegalArgumentException(length + " bytes as array " + n);
            }
            boolean atEnd = (calls + n) % 3 != 0;
            // Java's arrays begin at multiples of 8 at least, and so do all of ours.
            long at = atEnd ? room + (EmulatedProgram.ROOM_BYTES - length) / 4 * 4 : room;
            Copy copy = new Copy(memory, room, at);
            copies.add(copy);
            byte[] guard = new byte[guard(copy)];
            Arrays.fill(guard, PATTERN);
            write(guardAt(copy), guard);
            write(at, bytes(memory));
            return at;
        }

        private int guard(Copy copy) {
            return (int) Math.min(CHECKED, EmulatedProgram.ROOM_BYTES - copy.memory.byteSize());
        }

        /// Bytes before the array if it lies at the end, else behind it.
        private long guardAt(Copy copy) {
            return copy.address == copy.room
                    ? copy.address + copy.memory.byteSize()
                    : copy.address - guard(copy);
        }

        private void back(Copy copy) {
            try {
                int length = (int) copy.memory.byteSize();
                byte[] after = read(copy.address, length);
                MemorySegment.copy(MemorySegment.ofArray(after), 0, copy.memory, 0, length);
                for (byte b : read(guardAt(copy), guard(copy))) {
                    if (b != PATTERN) {
                        throw new IllegalStateException(name + " writes beside an array");
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(name + ": " + exit(), e);
            }
        }
    }
}
