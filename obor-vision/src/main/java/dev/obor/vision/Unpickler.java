package dev.obor.vision;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A reader of protocol-2 pickles that can build tuples, lists and numpy arrays, and nothing else.
///
/// A pickle is a program: it may name any Python callable and call it. This reader knows three
/// names (`numpy.core.multiarray._reconstruct`, `numpy.ndarray`, `numpy.dtype`) and refuses the
/// rest, so reading a file can never run anything. Strings are taken as Latin-1, as Python 2 wrote
/// them. Array data is decoded while it streams past; it is never held as a whole.
///
/// Source of the opcodes: CPython, `Lib/pickletools.py`.
final class Unpickler {
    private static final int MAX_OBJECTS = 100_000;
    private static final int MAX_PLAIN_STRING = 1 << 16;

    /// The three callables; each stands for itself on the stack.
    private enum Global {
        RECONSTRUCT,
        NDARRAY,
        DTYPE
    }

    private enum Marker {
        MARK
    }

    private final DataInputStream in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private long position;

    private Unpickler(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /// Reads one pickle and returns its object: nested `List`s, `NdArray`s, `Long`s, `String`s.
    ///
    /// @throws PickleException if the pickle holds anything else
    static Object load(InputStream in) throws IOException {
        var reader = new Unpickler(in);
        try {
            return reader.run();
        } catch (EOFException e) {
            throw new PickleException("ends early, after byte " + reader.position);
        } catch (IndexOutOfBoundsException | NoSuchElementException | ClassCastException e) {
            throw new PickleException("malformed near byte " + reader.position);
        }
    }

    private Object run() throws IOException {
        for (int count = 0; count < MAX_OBJECTS; count++) {
            int opcode = readByte();
            if (opcode == '.') {
                return pop();
            }
            if (!structural(opcode)) {
                push(literal(opcode));
            }
        }
        throw new PickleException("more than " + MAX_OBJECTS + " instructions");
    }

    /// Executes an opcode that works on what is there; false if the opcode brings a new value.
    private boolean structural(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> checkProtocol(readByte());
            case '(' -> push(Marker.MARK);
            case 'q' -> memo.put(readByte(), stack.getLast());
            case 'r' -> memo.put(readInt(), stack.getLast());
            case 't', 'l' -> push(popToMark());
            case 'e' -> {
                List<Object> items = popToMark();
                list(stack.getLast()).addAll(items);
            }
            case 'a' -> {
                Object item = pop();
                list(stack.getLast()).add(item);
            }
            case 0x85 -> push(popMany(1));
            case 0x86 -> push(popMany(2));
            case 0x87 -> push(popMany(3));
            case 'R' -> reduce();
            case 'b' -> build();
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object literal(int opcode) throws IOException {
        return switch (opcode) {
            case 'c' -> global(readLine(), readLine());
            case 'h' -> recall(readByte());
            case 'j' -> recall(readInt());
            case 'J' -> (long) readInt();
            case 'K' -> (long) readByte();
            case 'M' -> (long) (readByte() | readByte() << 8);
            case 0x8a -> readLong(readByte());
            case 'N' -> Nothing.NONE;
            case 0x88 -> Boolean.TRUE;
            case 0x89 -> Boolean.FALSE;
            case ')', ']' -> new ArrayList<>();
            case 'U' -> readString(readByte());
            case 'T', 'X' -> readData(readInt());
            default ->
                    throw new PickleException(
                            "opcode 0x%02x at byte %d is not among those an array needs"
                                    .formatted(opcode, position - 1));
        };
    }

    private enum Nothing {
        NONE
    }

    private static void checkProtocol(int protocol) throws PickleException {
        if (protocol != 2) {
            throw new PickleException("protocol " + protocol + ", expected 2");
        }
    }

    private static Global global(String module, String name) throws PickleException {
        return switch (module + "." + name) {
            case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct" ->
                    Global.RECONSTRUCT;
            case "numpy.ndarray" -> Global.NDARRAY;
            case "numpy.dtype" -> Global.DTYPE;
            default ->
                    throw new PickleException(
                            ("names %s.%s; only numpy's _reconstruct, ndarray and dtype are read,"
                                            + " because a pickle can run any code it names")
                                    .formatted(module, name));
        };
    }

    /// `REDUCE`: a callable and its arguments.
    private void reduce() throws PickleException {
        List<Object> args = list(pop());
        switch ((Global) pop()) {
            case RECONSTRUCT -> {
                if (args.size() != 3 || args.getFirst() != Global.NDARRAY) {
                    throw new PickleException("_reconstruct of something other than an ndarray");
                }
                push(new NdArray());
            }
            case DTYPE -> push(new NdArray.Kind((String) args.getFirst()));
            case NDARRAY -> throw new PickleException("an ndarray that is built directly");
        }
    }

    /// `BUILD`: the state of an array or of its element type.
    private void build() throws PickleException {
        List<Object> state = list(pop());
        switch (stack.getLast()) {
            case NdArray array -> array.setState(state);
            case NdArray.Kind kind -> kind.setOrder((String) state.get(1));
            default -> throw new PickleException("state for something that has none");
        }
    }

    /// A string; a long one can only be an array's data, whose element type lies two below the top.
    private Object readData(int length) throws IOException {
        int below = stack.size() - 2;
        if (below >= 0 && stack.get(below) instanceof NdArray.Kind kind) {
            position += length;
            return NdArray.Data.read(in, length, kind);
        }
        return readString(length);
    }

    private String readString(int length) throws IOException {
        if (length < 0 || length > MAX_PLAIN_STRING) {
            throw new PickleException("a string of " + length + " bytes that is no array data");
        }
        byte[] bytes = in.readNBytes(length);
        position += length;
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int c = readByte(); c != '\n'; c = readByte()) {
            if (line.append((char) c).length() > 200) {
                throw new PickleException("a name of more than 200 characters");
            }
        }
        return line.toString();
    }

    private int readByte() throws IOException {
        position++;
        return in.readUnsignedByte();
    }

    private int readInt() throws IOException {
        position += 4;
        return Integer.reverseBytes(in.readInt());
    }

    private Long readLong(int bytes) throws IOException {
        if (bytes > 8) {
            throw new PickleException("a whole number of " + bytes + " bytes");
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) readByte() << 8 * i;
        }
        int unused = 64 - 8 * bytes;
        return bytes == 0 ? 0 : value << unused >> unused;
    }

    private Object recall(int key) throws PickleException {
        @Nullable Object value = memo.get(key);
        if (value == null) {
            throw new PickleException("memo " + key + " is used before it is set");
        }
        return value;
    }

    @SuppressWarnings("unchecked") // every list here was made by this class
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.removeLast();
    }

    private List<Object> popMany(int n) {
        List<Object> tail = stack.subList(stack.size() - n, stack.size());
        var items = new ArrayList<>(tail);
        tail.clear();
        return items;
    }

    private List<Object> popToMark() {
        int mark = stack.lastIndexOf(Marker.MARK);
        List<Object> items = popMany(stack.size() - mark - 1);
        stack.remove(mark);
        return items;
    }
}
