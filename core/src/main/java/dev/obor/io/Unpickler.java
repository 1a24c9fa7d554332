package dev.obor.io;

import dev.obor.base.Arguments;
import dev.obor.base.OborError;
import dev.obor.io.PickleGlobal.StorageClass;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads pickles of tensors and of what holds them, and can run nothing.
///
/// A pickle is a program: it may name any Python callable and call it. This reader knows the names
/// of [PickleGlobal], each of which stands for a value that is made here, and refuses all others.
/// What a pickle claims is checked against the bytes that are there, and counted, before anything
/// is allocated; it makes no object whose text or hash would take longer than it is long.
///
/// Source of the opcodes: CPython, `Lib/pickletools.py`, protocols 0 to 5.
final class Unpickler {
    private static final int MOST_DIGITS = 1 << 10;

    /// What an object takes at least, with its place on the stack.
    private static final int OBJECT = 24;

    private final PickleInput in;
    private final MemoryBudget budget;
    private final PickleCalls calls;
    private final ArrayList<@Nullable Object> stack = new ArrayList<>();
    private final ArrayList<Integer> marks = new ArrayList<>();
    private final Map<Integer, @Nullable Object> memo = new HashMap<>();

    Unpickler(PickleInput in, MemoryBudget budget, PickleCalls calls) {
        this.in = in;
        this.budget = budget;
        this.calls = calls;
    }

    /// Reads one pickle.
    ///
    /// @throws FormatException if it is damaged, or asks for what is not on the list
    @Nullable Object load() throws IOException {
        long at = in.position();
        try {
            while (true) {
                at = in.position();
                int opcode = in.readByte();
                if (opcode == '.') {
                    Object result = pop();
                    PickleChecks.nesting(result);
                    return result;
                }
                step(opcode);
            }
        } catch (EOFException e) {
            throw new FormatException("its pickle ends early, after byte " + in.position());
        } catch (FormatException e) {
            throw new FormatException("its pickle, at byte " + at + ", " + e.getMessage());
        } catch (IndexOutOfBoundsException | ClassCastException | ArithmeticException e) {
            throw new FormatException("its pickle is malformed at byte " + at);
        } catch (RuntimeException e) {
            if (e instanceof OborError error) {
                throw new FormatException("its pickle, at byte " + at + ": " + error.sentence());
            }
            throw e;
        }
    }

    private void step(int opcode) throws IOException {
        switch (opcode) {
            case '(' -> {
                budget.take(OBJECT);
                marks.add(stack.size());
            }
            case '0' -> pop();
            case '1' -> popToMark();
            case '2' -> {
                budget.take(8);
                push(top());
            }
            case 'a', 'e' -> append(opcode);
            case 's', 'u' -> setItems(opcode);
            case 0x90 -> addItems();
            case 't', ')', 0x85, 0x86, 0x87 -> tuple(opcode);
            case 'l', ']' -> list(opcode);
            case 'd', '}' -> dict(opcode);
            case 0x8f -> push(set(List.of()));
            case 0x91 -> push(set(popToMark()));
            case 'R', 0x81 -> call();
            case 'b' -> build();
            case 'Q' -> push(persistent(pop()));
            case 'c' -> push(global(in.readLine(), in.readLine()));
            case 0x93 -> {
                String name = (String) given(pop());
                push(global((String) given(pop()), name));
            }
            case 'p', 'q', 'r', 0x94 -> put(opcode);
            case 'g', 'h', 'j' -> push(recall(opcode));
            case 0x80 -> protocol(in.readByte());
            case 0x95 -> in.checked(in.readNumber(8));
            default -> push(literal(opcode));
        }
    }

    private static void protocol(int protocol) throws FormatException {
        if (protocol > 5) {
            throw new FormatException("has the protocol " + protocol + ", known are 0 to 5");
        }
    }

    private @Nullable Object literal(int opcode) throws IOException {
        budget.take(OBJECT);
        return switch (opcode) {
            case 'N' -> null;
            case 0x88 -> true;
            case 0x89 -> false;
            case 'I' -> integerLine(in.readLine());
            case 'L' -> integerLine(in.readLine().replaceFirst("L$", ""));
            case 'J' -> (long) in.readInt();
            case 'K' -> in.readNumber(1);
            case 'M' -> in.readNumber(2);
            case 0x8a -> integer(in.readByte());
            case 0x8b -> integer(in.readInt());
            case 'F' -> PickleChecks.number(in.readLine());
            case 'G' -> in.readDouble();
            case 'S' -> PickleChecks.quoted(in.readLine());
            case 'U' -> raw(in.readByte(), true);
            case 'T' -> raw(in.readInt(), true);
            case 'C' -> raw(in.readByte(), false);
            case 'B' -> raw(in.readNumber(4), false);
            case 0x8e, 0x96 -> raw(in.readNumber(8), false);
            case 'V' -> PickleChecks.rawUnicode(in.readLine());
            case 0x8c -> text(in.readByte());
            case 'X' -> text(in.readNumber(4));
            case 0x8d -> text(in.readNumber(8));
            default ->
                    throw new FormatException(
                            "has the instruction 0x"
                                    + Integer.toHexString(opcode)
                                    + ", which tensors and their containers do not need");
        };
    }

    private static Object integerLine(String line) throws FormatException {
        return line.equals("01")
                ? true
                : line.equals("00") ? (Object) false : PickleChecks.integer(line, MOST_DIGITS);
    }

    private Object integer(int length) throws IOException {
        if (length < 0 || length > MOST_DIGITS) {
            throw new FormatException("has a whole number of " + length + " bytes");
        }
        budget.take(length);
        byte[] bytes = in.readBytes(length);
        for (int i = 0; i < length / 2; i++) {
            byte b = bytes[i];
            bytes[i] = bytes[length - 1 - i];
            bytes[length - 1 - i] = b;
        }
        BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private String text(long length) throws IOException {
        budget.take(in.checked(length));
        return in.readText(length);
    }

    /// Bytes, or a text of Python 2, which may be either; those of an array, whose element type
    /// lies two below, go straight into memory.
    private Object raw(long length, boolean isText) throws IOException {
        in.checked(length);
        int below = stack.size() - 2;
        if (below >= 0
                && stack.get(below) instanceof NumpyValues.Kind kind
                && stack.getLast() instanceof Boolean // else it is the byte order of the type
                && kind.isReadable()) {
            budget.take(length);
            return kind.read(in.feed(), length);
        }
        budget.take(2 * length);
        byte[] bytes = in.readBytes(length);
        return isText ? PickleChecks.python2(bytes) : bytes;
    }

    private void tuple(int opcode) throws FormatException {
        List<@Nullable Object> items =
                opcode == 't' ? popToMark() : opcode == ')' ? List.of() : popMany(opcode - 0x84);
        budget.take(OBJECT + 8L * items.size());
        push(Tuple.of(items));
    }

    private void list(int opcode) throws FormatException {
        List<@Nullable Object> items = opcode == 'l' ? popToMark() : List.of();
        budget.take(2 * OBJECT + 8L * items.size());
        push(new ArrayList<>(items));
    }

    private void dict(int opcode) throws FormatException {
        List<@Nullable Object> items = opcode == 'd' ? popToMark() : List.of();
        budget.take(3 * OBJECT);
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        putAll(map, items);
        push(map);
    }

    private void putAll(
            Map<@Nullable Object, @Nullable Object> map, List<? extends @Nullable Object> items)
            throws FormatException {
        if (items.size() % 2 != 0) {
            throw new FormatException("has a dict in which a key lacks its value");
        }
        budget.take(2L * OBJECT * items.size());
        for (int i = 0; i < items.size(); i += 2) {
            map.put(PickleChecks.key(items.get(i)), items.get(i + 1));
        }
    }

    private Set<@Nullable Object> set(List<? extends @Nullable Object> items)
            throws FormatException {
        budget.take(3 * OBJECT + 3L * OBJECT * items.size());
        Set<@Nullable Object> set = new LinkedHashSet<>();
        for (Object item : items) {
            set.add(PickleChecks.key(item));
        }
        return set;
    }

    private void append(int opcode) throws FormatException {
        List<@Nullable Object> items =
                opcode == 'e' ? popToMark() : Arrays.asList(new @Nullable Object[] {pop()});
        if (!(top() instanceof ArrayList<?>)) {
            throw new FormatException("appends to what is no list");
        }
        budget.take(8L * items.size());
        @SuppressWarnings("unchecked") // every ArrayList on the stack was made by this class
        List<@Nullable Object> list = (List<@Nullable Object>) given(top());
        list.addAll(items);
    }

    private void setItems(int opcode) throws FormatException {
        List<@Nullable Object> items = opcode == 'u' ? popToMark() : popMany(2);
        if (!(top() instanceof Map<?, ?>)) {
            throw new FormatException("sets an item of what is no dict");
        }
        @SuppressWarnings("unchecked") // every map on the stack was made by this class
        Map<@Nullable Object, @Nullable Object> map =
                (Map<@Nullable Object, @Nullable Object>) given(top());
        putAll(map, items);
    }

    private void addItems() throws FormatException {
        List<@Nullable Object> items = popToMark();
        if (!(top() instanceof Set<?>)) {
            throw new FormatException("adds to what is no set");
        }
        @SuppressWarnings("unchecked") // every set on the stack was made by this class
        Set<@Nullable Object> set = (Set<@Nullable Object>) given(top());
        set.addAll(set(items));
    }

    private static Object global(String module, String name) throws FormatException {
        Object found = PickleGlobal.find(module, name);
        if (found == null) {
            throw new FormatException(
                    "asks for "
                            + module
                            + "."
                            + name
                            + ", which is not among what tensors and their containers need;"
                            + " nothing was run. In Python, save weights alone:"
                            + " torch.save(model.state_dict(), file)");
        }
        return found;
    }

    private void call() throws IOException {
        Object arguments = pop();
        Object callable = pop();
        if (!(callable instanceof PickleGlobal global) || !(arguments instanceof Tuple tuple)) {
            throw new FormatException("calls what cannot be called");
        }
        budget.take(4 * OBJECT);
        push(calls.call(global, tuple, budget));
    }

    /// Sets what an object holds beside its constructor's arguments.
    private void build() throws IOException {
        Object state = pop();
        switch (top()) {
            case OrderedDict dict when state instanceof Map<?, ?> attributes ->
                    attributes.forEach(
                            (key, value) -> dict.attributes().put(String.valueOf(key), value));
            case NumpyValues.Kind kind when state instanceof Tuple tuple -> kind.setState(tuple);
            case NumpyValues.Array array when state instanceof Tuple tuple -> {
                pop();
                push(array.filled(tuple, budget));
            }
            case null, default ->
                    throw new FormatException("sets the state of an object that has none");
        }
    }

    private Object persistent(@Nullable Object id) throws IOException {
        if (id instanceof Tuple t
                && (t.size() == 5 || t.size() == 6)
                && "storage".equals(t.get(0))
                && t.get(1) instanceof StorageClass of
                && t.get(4) instanceof Long numel) {
            budget.take(4 * OBJECT);
            return calls.storage(
                    of, String.valueOf(t.get(2)), numel, t.size() == 6 ? t.get(5) : null);
        }
        throw new FormatException("refers to what is no storage");
    }

    private void put(int opcode) throws IOException {
        budget.take(2 * OBJECT);
        int key =
                switch (opcode) {
                    case 'q' -> in.readByte();
                    case 'r' -> in.readInt();
                    case 0x94 -> memo.size();
                    default -> Math.toIntExact(PickleChecks.smallInteger(in.readLine()));
                };
        memo.put(key, top());
    }

    private @Nullable Object recall(int opcode) throws IOException {
        budget.take(8);
        int key =
                switch (opcode) {
                    case 'h' -> in.readByte();
                    case 'j' -> in.readInt();
                    default -> Math.toIntExact(PickleChecks.smallInteger(in.readLine()));
                };
        Object value = memo.get(key);
        if (value == null && !memo.containsKey(key)) {
            throw new FormatException("uses the memory " + key + " before it is set");
        }
        return value instanceof NumpyValues.Array array ? array.value() : value;
    }

    private static Object given(@Nullable Object value) {
        return Arguments.given(value, "value");
    }

    private void push(@Nullable Object value) {
        stack.add(value);
    }

    private @Nullable Object top() {
        requireAboveMark(1);
        return stack.getLast();
    }

    private @Nullable Object pop() {
        requireAboveMark(1);
        return stack.removeLast();
    }

    private void requireAboveMark(int count) {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (stack.size() - count < floor) {
            throw new IndexOutOfBoundsException();
        }
    }

    private List<@Nullable Object> popMany(int n) {
        requireAboveMark(n);
        List<@Nullable Object> tail = stack.subList(stack.size() - n, stack.size());
        List<@Nullable Object> items = new ArrayList<>(tail);
        tail.clear();
        return items;
    }

    private List<@Nullable Object> popToMark() {
        if (marks.isEmpty()) {
            throw new IndexOutOfBoundsException();
        }
        int mark = marks.getLast();
        List<@Nullable Object> items = popMany(stack.size() - mark);
        marks.removeLast();
        return items;
    }
}
