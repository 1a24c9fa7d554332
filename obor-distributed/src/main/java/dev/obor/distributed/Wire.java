package dev.obor.distributed;

import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;

/// The messages between this rank and one other.
///
/// A message says which call it is part of, so that ranks that call different things find out, and
/// carries a checksum of itself, so that damaged elements are never added. Elements go in messages
/// of at most 256 KB.
///
/// ```text
///  0 magic  4 type  5 kind  6 op  7 dtype  8 sequence  16 numel  24 root  28 step
/// 32 first  40 bytes of elements  44 bytes of text  48 checksum of 0..47  52 of what follows
/// ```
final class Wire {
    /// The largest payload.
    static final int CHUNK = 1 << 18;

    private static final int MAGIC = 0x4f424f52;
    private static final int HEADER = 56;
    private static final int MOST_TEXT = 4096;
    private static final long LAST_WORDS = 500; // ms
    private static final byte DATA = 1;
    private static final byte ABORT = 2;
    private static final byte LEAVE = 3;
    private static final byte WAITS = 4;

    private final int self;
    private final int peer;
    private final String place;
    private final Pipe pipe;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean ending;
    private volatile long waitsIn = -1;
    private final ByteBuffer out = buffer();
    private final ByteBuffer in = buffer();

    /// @param place where the other rank is, for messages
    Wire(int self, int peer, String place, Pipe pipe) {
        this.self = self;
        this.peer = peer;
        this.place = place;
        this.pipe = pipe;
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(HEADER + MOST_TEXT + CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The group cannot go on; the message is for all ranks.
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /// Sends elements of a tensor, as many as fit into a message at most.
    ///
    /// @param first the first of them
    /// @param at where it stands in the part that this step is about
    void send(Call call, int step, View from, long first, long at, int count) throws Broken {
        writing.lock();
        try {
            if (ending) {
                throw new Broken("Rank " + self + " gives up " + call + ".");
            }
            int bytes = count * from.dtype().itemSize();
            int payload = head(DATA, call, step, at, bytes, at == 0 ? call.site() : "");
            if (count > 0) {
                Backends.read(from, first, out.position(payload).limit(payload + bytes));
            }
            write(payload + bytes);
        } catch (IOException e) {
            throw new Broken(lost(e, call));
        } finally {
            writing.unlock();
        }
    }

    /// Receives what the other rank sends in the same step of the same call.
    ///
    /// @param at where it stands in the part that this step is about
    /// @return the elements, until the next message
    ByteBuffer receive(Call call, int step, DType dtype, long at, int count) throws Broken {
        return message(call, step, at, count * dtype.itemSize());
    }

    /// Tells the other rank what this one waits for, if it is not being sent something.
    void tellWaiting(Call call) {
        if (writing.tryLock()) {
            try {
                write(head(WAITS, call, 0, 0, 0, call.site()));
            } catch (IOException e) {
                pipe.end(); // the other side finds out by itself
            } finally {
                writing.unlock();
            }
        }
    }

    /// Whether the other rank has told that it waits for others in a call too.
    boolean waitsIn(Call call) {
        return waitsIn == call.sequence();
    }

    /// Tells the other rank why this one gives up, and writes nothing more.
    void abort(String reason) {
        farewell(ABORT, reason);
    }

    /// Tells the other rank that this one has left.
    void leave() {
        farewell(LEAVE, "");
    }

    private void farewell(byte type, String text) {
        boolean mine = false;
        ending = true;
        try {
            // A message that is half written cannot be followed by another one.
            mine = writing.tryLock(LAST_WORDS, TimeUnit.MILLISECONDS);
            if (mine) {
                Call none = new Call(0, Call.Kind.BARRIER, -1, DType.BOOL, 0, -1, "");
                write(head(type, none, 0, 0, 0, text));
            }
        } catch (IOException e) {
            pipe.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (mine) {
                writing.unlock();
            }
        }
        pipe.end();
    }

    /// Reads what still comes, so that the last words of this rank are not lost with it.
    void drain() {
        ByteBuffer rest = ByteBuffer.allocate(1 << 14);
        try {
            while (pipe.read(rest) >= 0) {
                rest.clear();
            }
        } catch (IOException e) {
            pipe.close();
        }
    }

    void close() {
        pipe.close();
    }

    private int head(byte type, Call call, int step, long first, int bytes, String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(words.length, MOST_TEXT);
        out.clear();
        out.putInt(MAGIC).put(type).put((byte) call.kind().ordinal()).put((byte) call.op());
        out.put((byte) call.dtype().ordinal()).putLong(call.sequence()).putLong(call.numel());
        out.putInt(call.root()).putInt(step).putLong(first).putInt(bytes).putInt(length);
        out.position(HEADER);
        out.put(words, 0, length);
        return HEADER + length;
    }

    private void write(int end) throws IOException {
        out.putInt(48, checksum(out, 0, 48));
        out.putInt(52, checksum(out, HEADER, end));
        out.position(0).limit(end);
        pipe.write(out);
    }

    private static int checksum(ByteBuffer buffer, int from, int to) {
        CRC32C sum = new CRC32C();
        sum.update(buffer.slice(from, to - from));
        return (int) sum.getValue();
    }

    /// The elements of the next message, which must be the one that is expected.
    private ByteBuffer message(Call call, int step, long first, int bytes) throws Broken {
        while (true) {
            fill(0, HEADER, call);
            if (in.getInt(0) != MAGIC || in.getInt(48) != checksum(in, 0, 48)) {
                throw new Broken(damaged(call));
            }
            int text = in.getInt(44);
            int payload = in.getInt(40);
            if (text < 0 || text > MOST_TEXT || payload < 0 || payload > CHUNK) {
                throw new Broken(damaged(call));
            }
            int end = HEADER + text + payload;
            fill(HEADER, end, call);
            if (in.getInt(52) != checksum(in, HEADER, end)) {
                throw new Broken(damaged(call));
            }
            byte[] words = new byte[text];
            in.get(HEADER, words);
            String said = new String(words, StandardCharsets.UTF_8);
            switch (in.get(4)) {
                case ABORT -> throw new Broken(said);
                case LEAVE ->
                        throw new Broken(
                                who()
                                        + " has left the group, while rank "
                                        + self
                                        + " calls "
                                        + call
                                        + ".");
                case WAITS -> {
                    // One that is ahead has nothing more to send for this call.
                    if (in.getLong(8) >= call.sequence()) {
                        compare(call, said);
                        waitsIn = call.sequence();
                    }
                }
                case DATA -> {
                    compare(call, said);
                    if (in.getInt(28) != step || in.getLong(32) != first || payload != bytes) {
                        throw new Broken(damaged(call));
                    }
                    return in.slice(HEADER + text, payload).order(in.order());
                }
                default -> throw new Broken(damaged(call));
            }
        }
    }

    private void compare(Call call, String site) throws Broken {
        boolean same =
                in.getLong(8) == call.sequence()
                        && in.get(5) == call.kind().ordinal()
                        && in.get(6) == call.op()
                        && in.get(7) == call.dtype().ordinal()
                        && in.getLong(16) == call.numel()
                        && in.getInt(24) == call.root();
        if (!same) {
            String other =
                    Call.text(
                            in.get(5),
                            in.get(6),
                            in.get(7),
                            in.getLong(16),
                            in.getInt(24),
                            in.getLong(8),
                            site);
            throw new Broken(
                    "The ranks do not call the same: rank "
                            + self
                            + " calls "
                            + call
                            + "; rank "
                            + peer
                            + " calls "
                            + other
                            + ".");
        }
    }

    private void fill(int from, int to, Call call) throws Broken {
        in.limit(to).position(from);
        try {
            while (in.hasRemaining()) {
                if (pipe.read(in) < 0) {
                    throw new Broken(
                            who()
                                    + " has closed its connection, while rank "
                                    + self
                                    + " calls "
                                    + call
                                    + ".");
                }
            }
        } catch (IOException e) {
            throw new Broken(lost(e, call));
        }
    }

    private String who() {
        return "Rank " + peer + (place.isEmpty() ? "" : " (" + place + ")");
    }

    private String lost(IOException e, Call call) {
        String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return who()
                + " has closed its connection ("
                + why
                + "), while rank "
                + self
                + " calls "
                + call
                + ".";
    }

    private String damaged(Call call) {
        return "A message of rank "
                + peer
                + (place.isEmpty() ? "" : " (" + place + ")")
                + " arrived damaged, while rank "
                + self
                + " calls "
                + call
                + ".";
    }
}
