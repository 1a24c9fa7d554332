package dev.obor.onnx.lower;

import dev.obor.Size;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.trace.TracedCall;
import dev.obor.trace.TracedValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One call in all traces, with batches of different sizes: what differs follows the batch.
public final class Site {
    private final List<TracedCall> calls;
    private final long[] batches;

    /// @param calls the same call in each trace
    /// @param batches the size of the batch in each
    Site(List<TracedCall> calls, long[] batches) {
        this.calls = calls;
        this.batches = batches;
    }

    /// The sites of lists of calls, which must be alike.
    public static List<Site> of(List<List<TracedCall>> traces, long[] batches, String where) {
        List<Site> sites = new ArrayList<>();
        List<TracedCall> first = traces.getFirst();
        for (int i = 0; i < first.size(); i++) {
            List<TracedCall> same = new ArrayList<>();
            for (List<TracedCall> trace : traces) {
                boolean alike =
                        trace.size() == first.size()
                                && trace.get(i).name().equals(first.get(i).name());
                if (!alike) {
                    throw new StateError(
                            "other operations run with other batch sizes, from "
                                    + first.get(i)
                                    + where
                                    + " on: the model cannot be exported with a dynamic batch",
                            "Leave out dynamicBatch(), or compute the same for all sizes.");
                }
                same.add(trace.get(i));
            }
            sites.add(new Site(same, batches));
        }
        return sites;
    }

    /// What it is made of.
    List<Site> parts() {
        return of(calls.stream().map(TracedCall::calls).toList(), batches, " in " + call());
    }

    /// The call in the first trace.
    public TracedCall call() {
        return calls.getFirst();
    }

    /// Its name without the underscore.
    public String name() {
        String name = call().name();
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }

    /// Whether an argument is given and not null.
    boolean has(String name) {
        return call().arguments().get(name) != null;
    }

    /// An argument that is the same in all traces.
    @Nullable Object fixed(String name) {
        Object value = call().arguments().get(name);
        for (TracedCall other : calls) {
            if (!same(value, other.arguments().get(name))) {
                throw refuse("its argument " + name + " follows the batch");
            }
        }
        return value;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a != null && a.getClass().isArray()
                ? Objects.deepEquals(a, b)
                : Objects.equals(a, b) || (a instanceof TracedValue && b instanceof TracedValue);
    }

    long integer(String name, long otherwise) {
        Object value = fixed(name);
        return value instanceof Number n ? n.longValue() : otherwise;
    }

    double real(String name, double otherwise) {
        Object value = fixed(name);
        return value instanceof Number n ? n.doubleValue() : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return fixed(name) instanceof Boolean b ? b : otherwise;
    }

    String text(String name, String otherwise) {
        Object value = fixed(name);
        return value == null ? otherwise : value.toString();
    }

    /// Numbers; one number stands for all.
    long[] integers(String name, int count, long otherwise) {
        long[] given = list(fixed(name));
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = given.length == 0 ? otherwise : given.length == 1 ? given[0] : given[i];
        }
        return result;
    }

    /// Numbers, empty where there are none.
    long[] integers(String name) {
        return list(fixed(name));
    }

    private long[] list(@Nullable Object value) {
        return switch (value) {
            case null -> new long[0];
            case Number n -> new long[] {n.longValue()};
            case List<?> l ->
                    l.stream().mapToLong(v -> v instanceof Number n ? n.longValue() : -1).toArray();
            case Object o when o.getClass().isArray() -> {
                long[] result = new long[Array.getLength(o)];
                for (int i = 0; i < result.length; i++) {
                    result[i] = ((Number) Array.get(o, i)).longValue();
                }
                yield result;
            }
            case Size s -> s.toArray();
            default -> throw refuse("its argument is " + value);
        };
    }

    /// Numbers that may follow the batch.
    List<Dim> dims(String name) {
        return dims(calls.stream().map(c -> list(c.arguments().get(name))).toList());
    }

    /// A number that may follow the batch.
    Dim dim(String name) {
        return dims(name).getFirst();
    }

    private List<Dim> dims(List<long[]> values) {
        List<Dim> result = new ArrayList<>();
        for (int i = 0; i < values.getFirst().length; i++) {
            long[] v = new long[values.size()];
            for (int k = 0; k < v.length; k++) {
                if (values.get(k).length != values.getFirst().length) {
                    throw refuse("the number of its sizes follows the batch");
                }
                v[k] = values.get(k)[i];
            }
            result.add(dim(v));
        }
        return result;
    }

    private Dim dim(long[] v) {
        if (v.length == 1 || (v[0] == v[1] && v[0] == v[2])) {
            return Dim.of(v[0]);
        }
        if (batches[0] == batches[1]) {
            throw refuse("its sizes follow the elements of the inputs");
        }
        long factor = (v[1] - v[0]) / (batches[1] - batches[0]);
        Dim dim = new Dim(factor, v[0] - factor * batches[0]);
        for (int k = 0; k < v.length; k++) {
            if (factor * batches[k] + dim.rest() != v[k]) {
                throw refuse("a size follows the batch in a way that is no multiple");
            }
        }
        return dim;
    }

    /// The sizes of an argument.
    List<Dim> shape(String name) {
        return shape(name, calls.stream().map(c -> c.arguments().get(name)).toList());
    }

    /// The sizes of one in a list of tensors.
    List<Dim> shape(String name, int i) {
        return shape(
                name,
                calls.stream()
                        .map(c -> c.arguments().get(name) instanceof List<?> l ? l.get(i) : null)
                        .toList());
    }

    private List<Dim> shape(String name, List<?> values) {
        List<long[]> shapes = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof TracedValue v)) {
                throw refuse("its argument " + name + " is no tensor");
            }
            shapes.add(v.shape().toArray());
        }
        return dims(shapes);
    }

    /// The sizes of a result.
    List<Dim> outputShape(int i) {
        return dims(calls.stream().map(c -> c.outputs().get(i).shape().toArray()).toList());
    }

    /// A tensor argument in all traces.
    List<TracedValue> values(String name) {
        List<TracedValue> result = new ArrayList<>();
        for (TracedCall c : calls) {
            if (c.arguments().get(name) instanceof TracedValue v) {
                result.add(v);
            }
        }
        return result;
    }

    /// One in a list of tensors in all traces.
    List<TracedValue> values(String name, int i) {
        List<TracedValue> result = new ArrayList<>();
        for (TracedCall c : calls) {
            if (c.arguments().get(name) instanceof List<?> l && l.get(i) instanceof TracedValue v) {
                result.add(v);
            }
        }
        return result;
    }

    /// A result in all traces.
    List<TracedValue> outputs(int i) {
        return calls.stream().map(c -> c.outputs().get(i)).toList();
    }

    /// The error that says that it cannot be exported.
    RuntimeException refuse(String why) {
        return new ShapeError("ONNX export: " + call() + " cannot be exported: " + why);
    }
}
