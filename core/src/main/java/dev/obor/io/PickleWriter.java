package dev.obor.io;

import dev.obor.Loaded;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.optim.Optimizer;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes values as a pickle of protocol 2 with the instructions that
/// `torch.load(weights_only=True)` reads. The elements of tensors are not in it: it names their
/// storages, which [#storages] gives afterwards.
final class PickleWriter {
    private static final int LONGEST_LONG = 255;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Object, Integer> objects = new IdentityHashMap<>();
    private final Map<Object, Boolean> open = new IdentityHashMap<>();
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<String, Integer> globals = new HashMap<>();
    private final Map<Object, String> keys = new IdentityHashMap<>();
    private final Map<String, RawElements.Memory> storages = new LinkedHashMap<>();
    private int memo;
    private int depth;

    /// The pickle of a value.
    ///
    /// @throws ValueError if something in it cannot be written; it says where
    byte[] write(@Nullable Object value) {
        op(0x80);
        op(2);
        value(value, "");
        op('.');
        return out.toByteArray();
    }

    /// The storages that the tensors need, by the names they have in the pickle.
    Map<String, RawElements.Memory> storages() {
        return storages;
    }

    private void op(int code) {
        out.write(code);
    }

    private void value(@Nullable Object value, String where) {
        switch (value) {
            case null -> op('N');
            case Boolean b -> op(b ? 0x88 : 0x89);
            case Byte n -> integer(n);
            case Short n -> integer(n);
            case Integer n -> integer(n);
            case Long n -> integer(n);
            case BigInteger n -> large(n, where);
            case Float n -> real(n);
            case Double n -> real(n);
            case String text -> text(text);
            case Character c -> text(c.toString());
            case DType dtype -> global("torch", dtype.text());
            case Device device -> device(device);
            case Size size -> size(size);
            case byte[] bytes -> bytes(bytes);
            case Loaded loaded -> value(loaded.value(), where);
            case Optimizer.StateDict state -> container(state, where);
            case Tensor _, List<?> _, Map<?, ?> _, Set<?> _ -> container(value, where);
            case Module _ -> throw refused(value, where, "Save its weights: model.stateDict().");
            case Optimizer<?> _ ->
                    throw refused(value, where, "Save its state: optimizer.stateDict().");
            default -> {
                if (!value.getClass().isArray()) {
                    throw refused(
                            value,
                            where,
                            "Tensors, numbers, texts, and lists and maps of these can be saved.");
                }
                container(value, where);
            }
        }
    }

    private static ValueError refused(Object value, String where, String advice) {
        return new ValueError(
                "save: a "
                        + value.getClass().getName()
                        + " cannot be saved"
                        + (where.isEmpty() ? "" : ", which is at " + where),
                advice);
    }

    /// What may be in several places is written once.
    private void container(Object value, String where) {
        if (open.containsKey(value)) {
            throw refused(value, where, "It holds itself.");
        }
        if (recalled(objects.get(value))) {
            return;
        }
        open.put(value, true);
        if (++depth > PickleChecks.DEEPEST) {
            throw refused(
                    value, where, "It lies in more than " + PickleChecks.DEEPEST + " others.");
        }
        switch (value) {
            case Parameter parameter -> parameter(parameter);
            case Tensor tensor -> tensor(tensor, tensor.requiresGrad());
            case Tuple tuple -> tuple(tuple, where);
            case List<?> list -> list(list, list, where);
            case OrderedDict dict -> orderedDict(dict, where);
            case Map<?, ?> map -> {
                op('}');
                remember(map);
                entries(map, where);
            }
            case Set<?> set -> {
                global("__builtin__", "set");
                list(set, set, where);
                op(0x85);
                op('R');
            }
            case Optimizer.StateDict state -> stateDict(state, where);
            default -> list(value, items(value), where);
        }
        open.remove(value);
        depth--;
    }

    private void stateDict(Optimizer.StateDict state, String where) {
        op('}');
        op('(');
        text("state");
        value(state.state(), where + "['state']");
        text("param_groups");
        value(withTuples(state.paramGroups()), where + "['param_groups']");
        op('u');
    }

    /// Options of several numbers, such as betas, are tuples in PyTorch's groups.
    private static List<Map<String, @Nullable Object>> withTuples(
            List<Map<String, @Nullable Object>> groups) {
        List<Map<String, @Nullable Object>> result = new ArrayList<>();
        for (Map<String, @Nullable Object> group : groups) {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(group);
            changed.replaceAll((name, value) ->
                    value instanceof List<?> list && !name.equals("params")
                            ? Tuple.of(list)
                            : value);
            result.add(changed);
        }
        return result;
    }

    private static List<Object> items(Object array) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }

    private void list(Object owner, Iterable<?> items, String where) {
        op(']');
        if (!(owner instanceof Set<?>)) {
            remember(owner);
        }
        op('(');
        int i = 0;
        for (Object item : items) {
            value(item, where + "[" + i++ + "]");
        }
        op('e');
    }

    private void tuple(Tuple tuple, String where) {
        int n = tuple.size();
        if (n > 3) {
            op('(');
        }
        for (int i = 0; i < n; i++) {
            value(tuple.get(i), where + "[" + i + "]");
        }
        op(n > 3 ? 't' : n == 0 ? ')' : 0x84 + n);
        remember(tuple);
    }

    private void orderedDict(OrderedDict dict, String where) {
        global("collections", "OrderedDict");
        op(')');
        op('R');
        remember(dict);
        entries(dict, where);
        if (!dict.attributes().isEmpty()) {
            value(dict.attributes(), where + ".__dict__");
            op('b');
        }
    }

    private void entries(Map<?, ?> map, String where) {
        op('(');
        map.forEach((key, value) -> {
            String place = where + "[" + (key instanceof String ? "'" + key + "'" : key) + "]";
            if (key instanceof Map<?, ?> || key instanceof List<?> && !(key instanceof Tuple)) {
                throw refused(key, place, "Keys are numbers, texts or tuples of them.");
            }
            value(key, place);
            value(value, place);
        });
        op('u');
    }

    private void parameter(Parameter parameter) {
        global("torch._utils", "_rebuild_parameter");
        op('(');
        tensor(parameter, false);
        op(parameter.requiresGrad() ? 0x88 : 0x89);
        noHooks();
        op('t');
        op('R');
        remember(parameter);
    }

    private void tensor(Tensor tensor, boolean requiresGrad) {
        RawElements.Memory memory = RawElements.Memory.of(tensor);
        String key = keys.computeIfAbsent(memory.identity(), _ -> String.valueOf(keys.size()));
        RawElements.Memory known = storages.putIfAbsent(key, memory);
        if (known != null && known.dtype() != memory.dtype()) {
            throw new StateError(
                    "Cannot save multiple tensors or storages that view the same data as different"
                            + " types: "
                            + known.dtype()
                            + " and "
                            + memory.dtype(),
                    "Save a clone() of one of them.");
        }
        ElementType type = ElementType.of(tensor.dtype());
        global("torch._utils", "_rebuild_tensor_v2");
        op('(');
        op('(');
        text("storage");
        global("torch", String.valueOf(type.storage()));
        text(key);
        text("cpu");
        integer(memory.length());
        op('t');
        op('Q');
        integer(RawElements.offset(tensor));
        longs(tensor.shape().toArray());
        longs(tensor.stride());
        op(requiresGrad ? 0x88 : 0x89);
        noHooks();
        mark(tensor);
        op('t');
        op('R');
        if (!(tensor instanceof Parameter)) {
            remember(tensor);
        }
    }

    /// Says that a tensor shows the conjugates of its memory, or the negatives.
    private void mark(Tensor tensor) {
        if (tensor.isConj() || tensor.isNeg()) {
            op('}');
            text(tensor.isConj() ? "conj" : "neg");
            op(0x88);
            op('s');
        }
    }

    private void noHooks() {
        global("collections", "OrderedDict");
        op(')');
        op('R');
    }

    private void longs(long[] numbers) {
        op('(');
        for (long n : numbers) {
            integer(n);
        }
        op('t');
    }

    private void size(Size size) {
        global("torch", "Size");
        longs(size.toArray());
        op(0x85);
        op('R');
    }

    private void device(Device device) {
        global("torch", "device");
        text(device.type());
        if (device.index() >= 0) {
            integer(device.index());
        }
        op(device.index() >= 0 ? 0x86 : 0x85);
        op('R');
    }

    /// As Python writes bytes by this protocol: a text, each character a byte.
    private void bytes(byte[] bytes) {
        global("_codecs", "encode");
        text(new String(bytes, StandardCharsets.ISO_8859_1));
        text("latin1");
        op(0x86);
        op('R');
    }

    private void integer(long n) {
        if (n >= 0 && n <= 0xff) {
            op('K');
            little(n, 1);
        } else if (n >= 0 && n <= 0xffff) {
            op('M');
            little(n, 2);
        } else if (n == (int) n) {
            op('J');
            little(n, 4);
        } else {
            large(BigInteger.valueOf(n), "");
        }
    }

    private void large(BigInteger n, String where) {
        byte[] bytes = n.toByteArray();
        if (bytes.length > LONGEST_LONG) {
            throw refused(n, where, "Whole numbers may have 255 bytes.");
        }
        op(0x8a);
        op(bytes.length);
        for (int i = bytes.length - 1; i >= 0; i--) {
            op(bytes[i]);
        }
    }

    private void real(double x) {
        op('G');
        long bits = Double.doubleToRawLongBits(x);
        little(Long.reverseBytes(bits), 8);
    }

    private void little(long n, int bytes) {
        for (int i = 0; i < bytes; i++) {
            op((int) (n >>> 8 * i) & 0xff);
        }
    }

    private void text(String text) {
        if (recalled(texts.get(text))) {
            return;
        }
        byte[] bytes = utf8(text);
        op('X');
        little(bytes.length, 4);
        out.writeBytes(bytes);
        texts.put(text, memo);
        put();
    }

    /// Single surrogates pass, as Python lets them.
    private static byte[] utf8(String text) {
        var bytes = new ByteArrayOutputStream();
        if (text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        text.codePoints()
                .forEach(c -> {
                    if (c >= 0xd800 && c < 0xe000) {
                        bytes.write(0xe0 | c >> 12);
                        bytes.write(0x80 | c >> 6 & 0x3f);
                        bytes.write(0x80 | c & 0x3f);
                    } else {
                        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                    }
                });
        return bytes.toByteArray();
    }

    private void global(String module, String name) {
        String line = "c" + module + "\n" + name + "\n";
        if (recalled(globals.get(line))) {
            return;
        }
        out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
        globals.put(line, memo);
        put();
    }

    private boolean recalled(@Nullable Integer at) {
        if (at == null) {
            return false;
        }
        op(at < 256 ? 'h' : 'j');
        little(at, at < 256 ? 1 : 4);
        return true;
    }

    private void remember(Object value) {
        objects.put(value, memo);
        put();
    }

    private void put() {
        op(memo < 256 ? 'q' : 'r');
        little(memo, memo < 256 ? 1 : 4);
        memo++;
    }
}
