package dev.obor.io;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.io.PickleGlobal.StorageClass;
import dev.obor.io.Storages.Stored;
import dev.obor.nn.Parameter;
import dev.obor.op.shape.ComplexViews;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the callables of a pickle make: all of it here, from values alone.
final class PickleCalls {
    private final Storages storages;
    private final boolean describes;

    /// @param describes whether tensors are only described, and none of their elements read
    PickleCalls(Storages storages, boolean describes) {
        this.storages = storages;
        this.describes = describes;
    }

    Stored storage(StorageClass of, String key, long numel, @Nullable Object view)
            throws IOException {
        Stored whole = storages.open(key, of.type(), numel);
        if (view instanceof Tuple t
                && t.size() == 3
                && t.get(1) instanceof Long offset
                && t.get(2) instanceof Long count) {
            return storages.part(whole, String.valueOf(t.get(0)), offset, count);
        }
        return whole;
    }

    @Nullable Object call(PickleGlobal global, Tuple args, MemoryBudget budget) throws IOException {
        return switch (global) {
            case ORDERED_DICT -> orderedDict(args, budget);
            case COUNTER -> new LinkedHashMap<>(map(args));
            case SET, FROZENSET -> set(args, budget);
            case SIZE -> Size.of(PickleChecks.longs(arg(args, 0)));
            case DEVICE -> device(args);
            case REBUILD_TENSOR -> rebuilt(args, 4, false, null, budget);
            case REBUILD_TENSOR_V2 -> rebuilt(args, 6, isTrue(args, 4), null, budget);
            case REBUILD_TENSOR_V3 ->
                    rebuilt(args, 7, isTrue(args, 4), elementType(args, 6), budget);
            case REBUILD_PARAMETER, REBUILD_PARAMETER_WITH_STATE, PARAMETER -> parameter(args);
            case REBUILD_FROM_TYPE -> ofType(args, budget);
            case REBUILD_SPARSE, REBUILD_QUANTIZED, REBUILD_NESTED, REBUILD_META ->
                    new TensorInfo(
                            global.name().substring(8).toLowerCase(Locale.ROOT), Size.of(), 0);
            case LAYOUT -> String.valueOf(arg(args, 0));
            case ENCODE -> encoded(args, budget);
            case BYTES, BYTEARRAY -> bytes(args, budget);
            case COMPLEX -> Tuple.of("complex", arg(args, 0), arg(args, 1));
            case NUMPY_RECONSTRUCT -> {
                if (arg(args, 0) != PickleGlobal.NUMPY_ARRAY) {
                    throw new FormatException("makes something other than an array with NumPy");
                }
                yield new NumpyValues.Array();
            }
            case NUMPY_FROM_BUFFER -> {
                boolean columns = "F".equals(arg(args, 3));
                var state = Tuple.of(1L, arg(args, 2), arg(args, 1), columns, arg(args, 0));
                yield new NumpyValues.Array().filled(state, budget);
            }
            case NUMPY_DTYPE -> new NumpyValues.Kind(arg(args, 0));
            case NUMPY_SCALAR -> {
                if (arg(args, 0) instanceof NumpyValues.Kind kind) {
                    yield NumpyValues.scalar(kind, arg(args, 1));
                }
                throw new FormatException("has a number of NumPy without its type");
            }
            case TENSOR, NUMPY_ARRAY ->
                    throw new FormatException("makes a " + global.path() + " from nothing");
        };
    }

    private static @Nullable Object arg(Tuple args, int i) throws FormatException {
        if (i >= args.size()) {
            throw new FormatException("calls something with too few arguments");
        }
        return args.get(i);
    }

    private static boolean isTrue(Tuple args, int i) throws FormatException {
        return Boolean.TRUE.equals(arg(args, i));
    }

    private static ElementType elementType(Tuple args, int i) throws FormatException {
        Object given = arg(args, i);
        ElementType type =
                switch (given) {
                    case DType dtype -> ElementType.of(dtype);
                    case String text when text.startsWith("torch.") ->
                            ElementType.ofTorch(text.substring("torch.".length()));
                    case null, default -> null;
                };
        if (type == null) {
            throw new FormatException("has a tensor of the dtype " + given);
        }
        return type;
    }

    private static Map<?, ?> map(Tuple args) throws FormatException {
        if (args.isEmpty()) {
            return Map.of();
        }
        if (args.get(0) instanceof Map<?, ?> map) {
            return map;
        }
        throw new FormatException("makes a Counter from what is no dict");
    }

    private static OrderedDict orderedDict(Tuple args, MemoryBudget budget) throws FormatException {
        var dict = new OrderedDict();
        if (args.isEmpty()) {
            return dict;
        }
        if (args.get(0) instanceof Map<?, ?> map) {
            budget.take(48L * map.size());
            dict.putAll(map);
            return dict;
        }
        if (!(args.get(0) instanceof List<?> pairs)) {
            throw new FormatException("makes an OrderedDict from what is no list of pairs");
        }
        budget.take(48L * pairs.size());
        for (Object pair : pairs) {
            if (!(pair instanceof List<?> two) || two.size() != 2) {
                throw new FormatException("makes an OrderedDict from what is no list of pairs");
            }
            dict.put(PickleChecks.key(two.get(0)), two.get(1));
        }
        return dict;
    }

    private static Object set(Tuple args, MemoryBudget budget) throws FormatException {
        var set = new LinkedHashSet<@Nullable Object>();
        if (!args.isEmpty()) {
            if (!(args.get(0) instanceof List<?> items)) {
                throw new FormatException("makes a set from what is no list");
            }
            budget.take(48L * items.size());
            for (Object item : items) {
                set.add(PickleChecks.key(item));
            }
        }
        return set;
    }

    private static Object device(Tuple args) throws FormatException {
        if (!(arg(args, 0) instanceof String type)) {
            throw new FormatException("has a device without a name");
        }
        String text = args.size() > 1 ? type + ":" + args.get(1) : type;
        boolean known = text.matches("(cpu|cuda)(:[0-9]{1,4})?");
        return known ? Device.of(text) : text;
    }

    private Object rebuilt(
            Tuple args,
            int least,
            boolean requiresGrad,
            @Nullable ElementType given,
            MemoryBudget budget)
            throws IOException {
        if (args.size() < least || !(args.get(0) instanceof Stored stored)) {
            throw new FormatException("makes a tensor without its storage");
        }
        if (!(args.get(1) instanceof Long offset)) {
            throw new FormatException("makes a tensor without its place in the storage");
        }
        long[] shape = PickleChecks.longs(args.get(2));
        long[] strides = PickleChecks.longs(args.get(3));
        if (shape.length != strides.length) {
            throw new FormatException("has a tensor with fewer strides than sizes");
        }
        ElementType type = given == null ? stored.type() : given;
        if (type == null) {
            type = ElementType.UINT8;
        }
        long count = RawElements.numel(shape);
        if (describes || type.dtype() == null) {
            long bytes =
                    Math.multiplyHigh(count, type.width()) != 0
                            ? Long.MAX_VALUE
                            : count * type.width();
            return new TensorInfo(type.text(), Size.of(shape), bytes);
        }
        Tensor tensor = stored.memory(type).window(offset, shape, strides);
        if (args.size() > least && args.get(least) instanceof Map<?, ?> marks) {
            tensor = marked(tensor, marks, budget);
        }
        boolean floats = tensor.dtype().isFloatingPoint();
        return requiresGrad && floats ? tensor.requiresGrad_(true) : tensor;
    }

    /// A lazy conjugate or negative is saved as its base with a mark.
    private Tensor marked(Tensor base, Map<?, ?> marks, MemoryBudget budget)
            throws FormatException {
        boolean conjugate = Boolean.TRUE.equals(marks.get("conj")) && base.dtype().isComplex();
        boolean negative = Boolean.TRUE.equals(marks.get("neg"));
        Tensor shown = conjugate ? base.conj().detach() : base;
        if (!negative) {
            return shown;
        }
        if (!base.isComplex()) {
            return ComplexViews.mirrored(base).detach();
        }
        if (base.numel() > Long.MAX_VALUE / 16) {
            throw new FormatException("has a tensor of the sizes " + base.shape());
        }
        budget.take(16 * base.numel());
        Tensor made = Obor.emptyLike(base);
        storages.onceRead(() -> made.copy_(shown.neg()));
        return made;
    }

    private static Object parameter(Tuple args) throws FormatException {
        Object data = arg(args, 0);
        if (data instanceof TensorInfo) {
            return data;
        }
        if (!(data instanceof Tensor tensor)) {
            throw new FormatException("makes a parameter from what is no tensor");
        }
        boolean learns = args.size() < 2 || Boolean.TRUE.equals(args.get(1));
        return new Parameter(tensor, learns && tensor.dtype().isFloatingPoint());
    }

    /// A tensor with attributes of its own, which are left out.
    private @Nullable Object ofType(Tuple args, MemoryBudget budget) throws IOException {
        if (arg(args, 0) instanceof PickleGlobal function
                && function.name().startsWith("REBUILD_")
                && function != PickleGlobal.REBUILD_FROM_TYPE
                && arg(args, 2) instanceof Tuple inner) {
            return call(function, inner, budget);
        }
        throw new FormatException("makes a tensor of a class of its own");
    }

    /// How protocol 2 writes bytes: as a text, each character a byte.
    private static byte[] encoded(Tuple args, MemoryBudget budget) throws FormatException {
        if (!(arg(args, 0) instanceof String text)
                || args.size() > 1 && !String.valueOf(args.get(1)).matches("latin-?1")) {
            throw new FormatException("encodes a text in another way than latin1");
        }
        budget.take(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                throw new FormatException("has bytes above 255");
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Tuple args, MemoryBudget budget) throws FormatException {
        if (args.isEmpty()) {
            return new byte[0];
        }
        return args.get(0) instanceof byte[] bytes ? bytes.clone() : encoded(args, budget);
    }
}
