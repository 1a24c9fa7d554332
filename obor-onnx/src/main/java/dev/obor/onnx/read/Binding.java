package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.onnx.format.ModelData;
import dev.obor.onnx.format.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A node whose operator is chosen: its attributes, of which each must be asked for, as one that is
/// not known may change what the node means.
final class Binding {
    private final ModelData.Node node;
    private final long opset;
    private final @Nullable Tensor[] known;
    private final Function<TensorData, Tensor> tensors;
    private final Set<String> unread;

    Binding(
            ModelData.Node node,
            long opset,
            @Nullable Tensor[] known,
            Function<TensorData, Tensor> tensors) {
        this.node = node;
        this.opset = opset;
        this.known = known;
        this.tensors = tensors;
        this.unread = new LinkedHashSet<>(node.attributes().keySet());
    }

    /// The version of the operators.
    long opset() {
        return opset;
    }

    int outputs() {
        return node.outputs().size();
    }

    /// Whether an output is asked for.
    boolean wants(int output) {
        return output < node.outputs().size() && !node.outputs().get(output).isEmpty();
    }

    /// Whether there is such an input.
    boolean has(int input) {
        return input < node.inputs().size() && !node.inputs().get(input).isEmpty();
    }

    /// An input that is the same whenever the model runs, or null.
    @Nullable Tensor known(int input) {
        return input < known.length ? known[input] : null;
    }

    /// The one value of such an input, or null.
    @Nullable Double number(int input) {
        Tensor t = known(input);
        return t == null || t.numel() != 1 || t.isComplex()
                ? null
                : Double.valueOf(t.to(DType.FLOAT64).item());
    }

    boolean has(String attribute) {
        return node.attributes().containsKey(attribute);
    }

    private @Nullable Object attribute(String name) {
        unread.remove(name);
        return node.attributes().get(name);
    }

    private ValueError wrong(String name, String expected) {
        return refuse("attribute '" + name + "' must be " + expected);
    }

    long integer(String name, long otherwise) {
        Object value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long n) {
            return n;
        }
        throw wrong(name, "a whole number");
    }

    /// A whole number that Java's sizes can hold.
    int size(String name, int otherwise) {
        long value = integer(name, otherwise);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw refuse("attribute '" + name + "' is " + value);
        }
        return (int) value;
    }

    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    double real(String name, double otherwise) {
        Object value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Float n) {
            return shortest(n);
        }
        throw wrong(name, "a number");
    }

    /// The double that was meant by a float: 1e-5 and not 9.99999974737875e-6.
    static double shortest(float value) {
        return Float.isFinite(value) ? Double.parseDouble(Float.toString(value)) : value;
    }

    String text(String name, String otherwise) {
        Object value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "text");
    }

    long @Nullable [] integers(String name) {
        Object value = attribute(name);
        if (value == null) {
            return null;
        }
        if (value instanceof long[] all) {
            return all.clone();
        }
        throw wrong(name, "a list of whole numbers");
    }

    /// Sizes that Java's can hold; some must be at least 1.
    int @Nullable [] sizes(String name, int least) {
        long[] all = integers(name);
        if (all == null) {
            return null;
        }
        int[] out = new int[all.length];
        for (int i = 0; i < out.length; i++) {
            if (all[i] < least || all[i] > Integer.MAX_VALUE) {
                throw refuse("attribute '" + name + "' has the number " + all[i]);
            }
            out[i] = (int) all[i];
        }
        return out;
    }

    float @Nullable [] reals(String name) {
        Object value = attribute(name);
        if (value == null) {
            return null;
        }
        if (value instanceof float[] all) {
            return all.clone();
        }
        throw wrong(name, "a list of numbers");
    }

    List<String> texts(String name) {
        Object value = attribute(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> all)) {
            throw wrong(name, "a list of texts");
        }
        List<String> out = new ArrayList<>();
        all.forEach(text -> out.add(String.valueOf(text)));
        return out;
    }

    @Nullable Tensor tensor(String name) {
        Object value = attribute(name);
        if (value == null) {
            return null;
        }
        if (value instanceof TensorData t) {
            return tensors.apply(t);
        }
        throw wrong(name, "a tensor");
    }

    /// What changes nothing here.
    void ignore(String... names) {
        for (String name : names) {
            attribute(name);
        }
    }

    /// That nothing was overlooked.
    void check() {
        if (!unread.isEmpty()) {
            throw refuse("attribute '" + unread.iterator().next() + "' is not known");
        }
    }

    /// An error of this node.
    ValueError refuse(String sentence) {
        return new ValueError(name(node) + ": " + sentence);
    }

    /// How a node is called in messages.
    static String name(ModelData.Node node) {
        String domain = node.domain().isEmpty() ? "" : node.domain() + ".";
        String name =
                node.name().isEmpty()
                        ? node.outputs().isEmpty()
                                ? ""
                                : "with the output '" + node.outputs().getFirst() + "'"
                        : "'" + node.name() + "'";
        return "node " + name + " (" + domain + node.type() + ")";
    }
}
