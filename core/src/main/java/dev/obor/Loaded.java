package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file of `torch.save` holds, or a part of it.
///
/// ```java
/// var checkpoint = Obor.load(file);
/// model.loadStateDict(checkpoint.get("model").stateDict());
/// long epoch = checkpoint.get("epoch").toLong();
/// ```
///
/// Python's values are Java's: `None` null, `int` `Long` (`BigInteger` beyond 64 bits), `float`
/// `Double`, `str` `String`, `bytes` `byte[]`, a list a `List`, a tuple a `List` that does not
/// change, a dict a `Map` in its order. A tensor of a dtype that does not exist here is described
/// by a `TensorInfo` in its place.
public final class Loaded {
    private static final int LONGEST = 2000;

    private final @Nullable Object value;
    private final String place;

    /// Wraps a value.
    public Loaded(@Nullable Object value) {
        this(value, "the file");
    }

    private Loaded(@Nullable Object value, String place) {
        this.value = value;
        this.place = place;
    }

    /// The value itself.
    public @Nullable Object value() {
        return value;
    }

    /// Whether it is Python's `None`.
    public boolean isNone() {
        return value == null;
    }

    /// Whether it is a map that has this key.
    public boolean has(String key) {
        Arguments.given(key, "key");
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /// What a map has under a key.
    ///
    /// @throws StateError if it is no map, or has no such key
    public Loaded get(String key) {
        Arguments.given(key, "key");
        Map<?, ?> map = anyMap();
        if (!map.containsKey(key)) {
            throw new StateError(
                    "load: " + place + " has no '" + key + "'",
                    "It has the keys " + shortened(map.keySet()) + ".");
        }
        return new Loaded(map.get(key), "'" + key + "' of " + place);
    }

    /// What a list or tuple has at a place.
    ///
    /// @throws StateError if it is no list, or is shorter
    public Loaded get(int index) {
        List<?> list = list();
        if (index < 0 || index >= list.size()) {
            throw new StateError(
                    "load: "
                            + place
                            + " has "
                            + list.size()
                            + " items, so none with number "
                            + index);
        }
        return new Loaded(list.get(index), "item " + index + " of " + place);
    }

    /// The keys of a map; those that are no texts as they print.
    ///
    /// @throws StateError if it is no map
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        anyMap().keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    /// The tensor.
    ///
    /// @throws StateError if it is none
    public Tensor tensor() {
        if (value instanceof Tensor tensor) {
            return tensor;
        }
        throw wrong("a tensor");
    }

    /// A module's state: tensors by name, as [dev.obor.nn.Module#loadStateDict(Map)] takes them.
    ///
    /// What is no tensor is left out if its dtype does not exist here, so that loading reports the
    /// key as missing.
    ///
    /// @throws StateError if it is no map of tensors
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        anyMap().forEach((key, item) -> {
            if (key instanceof String name && item instanceof Tensor tensor) {
                state.put(name, tensor);
            } else if (!(item instanceof Record) && item != null) {
                throw new StateError(
                        "load: "
                                + place
                                + " is no state dict: '"
                                + key
                                + "' is "
                                + kind(item)
                                + " and no tensor",
                        advice());
            }
        });
        return state;
    }

    /// Where the state dict may be instead.
    private String advice() {
        List<String> inner = new ArrayList<>();
        anyMap().forEach((key, item) -> {
            if (item instanceof Map<?, ?> map
                    && !map.isEmpty()
                    && map.values().stream().allMatch(Tensor.class::isInstance)) {
                inner.add("get(\"" + key + "\").stateDict()");
            }
        });
        return inner.isEmpty()
                ? "Its keys are " + shortened(anyMap().keySet()) + "."
                : "Is it " + String.join(" or ", inner) + "?";
    }

    private Map<?, ?> anyMap() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("a dict");
    }

    /// The map, such as an optimizer's or a schedule's state.
    ///
    /// @throws StateError if it is none, or has keys that are no texts
    public Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        anyMap().forEach((key, item) -> {
            if (!(key instanceof String name)) {
                throw new StateError(
                        "load: " + place + " has the key " + key + ", which is no text");
            }
            result.put(name, item);
        });
        return result;
    }

    /// The list or tuple.
    ///
    /// @throws StateError if it is none
    public List<?> list() {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong("a list");
    }

    /// The text.
    ///
    /// @throws StateError if it is none
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("a text");
    }

    /// The whole number; a tensor with one element counts as its number.
    ///
    /// @throws StateError if it is none
    public long toLong() {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Tensor tensor && tensor.numel() == 1) {
            return tensor.itemLong();
        }
        throw wrong("a whole number");
    }

    /// The number; a tensor with one element counts as its number.
    ///
    /// @throws StateError if it is none
    public double toDouble() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Tensor tensor && tensor.numel() == 1) {
            return tensor.item();
        }
        throw wrong("a number");
    }

    /// The truth value.
    ///
    /// @throws StateError if it is none
    public boolean toBoolean() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong("a truth value");
    }

    private StateError wrong(String expected) {
        return new StateError(
                "load: " + place + " is " + kind(value) + ", where " + expected + " was expected",
                value instanceof Map<?, ?> map
                        ? "Its keys are " + shortened(map.keySet()) + "."
                        : "");
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Tensor t -> "a tensor of sizes " + t.shape().toList();
            case Map<?, ?> map -> "a dict with " + map.size() + " keys";
            case List<?> list -> "a list of " + list.size() + " items";
            case Set<?> set -> "a set of " + set.size() + " items";
            case String _ -> "a text";
            case Boolean truth -> Options.text(truth);
            case Number n -> "the number " + n;
            case byte[] bytes -> bytes.length + " bytes";
            default -> value.toString();
        };
    }

    private static String shortened(Collection<?> keys) {
        var text = new StringBuilder("[");
        int shown = 0;
        for (Object key : keys) {
            if (text.length() > LONGEST / 10 || shown == 10) {
                return text + ", … " + (keys.size() - shown) + " more]";
            }
            text.append(shown++ == 0 ? "" : ", ").append(String.valueOf(key));
        }
        return text.append(']').toString();
    }

    /// What it is in a few words: `a dict with 3 keys [model, optimizer, epoch]`.
    @Override
    public String toString() {
        String keys = value instanceof Map<?, ?> map ? " " + shortened(map.keySet()) : "";
        return kind(value) + keys;
    }
}
