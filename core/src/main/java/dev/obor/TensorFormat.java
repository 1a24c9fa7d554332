package dev.obor;

import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a tensor as PyTorch's `repr` does: brackets, wrapping, summaries and the facts behind
/// them.
///
/// Source: the observable behaviour of PyTorch 2.13, `torch/_tensor_str.py`.
final class TensorFormat {
    /// What the printer reads: elements are numbered in row-major order of the shape.
    interface Source {
        /// The element type, which selects `doubleAt` or `longAt`.
        DType dtype();

        /// The sizes; an empty array for a single number.
        long[] shape();

        /// The element of a floating-point tensor, widened exactly.
        double doubleAt(long index);

        /// The element of an integer tensor, or 0 and 1 for bool.
        long longAt(long index);

        /// The real parts of a complex tensor (0), or the imaginary ones (1).
        default Source part(int which) {
            throw new IllegalStateException("no parts");
        }
    }

    /// What stands behind the numbers.
    ///
    /// @param parameter whether `Parameter containing:` goes first
    /// @param device the device where it is not the default one, such as `cuda:0`
    /// @param requiresGrad whether the tensor is a leaf that requires gradients
    /// @param gradFn the name of the node that made the tensor, such as `AddmmBackward0`
    /// @param defaultDtype the floating-point dtype that is not mentioned
    record Facts(
            boolean parameter,
            @Nullable String device,
            boolean requiresGrad,
            @Nullable String gradFn,
            DType defaultDtype) {
        /// A plain tensor on the CPU without gradient.
        static final Facts PLAIN = new Facts(false, null, false, null, DType.FLOAT32);
    }

    private static final String PREFIX = "tensor(";

    private final Source source;
    private final long[] shape;
    private final PrintOptions options;
    private final boolean summarize;
    private final ElementFormat elements;
    private final @Nullable ElementFormat imaginary;

    private TensorFormat(Source source, PrintOptions options) {
        this.source = source;
        this.shape = source.shape();
        this.options = options;
        this.summarize = Sizes.numel(shape) > options.threshold;
        boolean complex = source.dtype().isComplex();
        int edge = summarize ? options.edgeitems : -1;
        this.elements = ElementFormat.of(complex ? source.part(0) : source, options, edge);
        this.imaginary = complex ? ElementFormat.of(source.part(1), options, edge) : null;
    }

    /// The printed form of a tensor.
    static String format(Source source, Facts facts, PrintOptions options) {
        String text = PREFIX + contents(source, PREFIX.length(), options);
        String whole = withSuffixes(text, suffixes(source, facts, options), options.linewidth);
        return facts.parameter() ? "Parameter containing:\n" + whole : whole;
    }

    /// The bracketed numbers alone, for text that starts in column `indent`.
    static String contents(Source source, int indent, PrintOptions options) {
        if (Sizes.numel(source.shape()) == 0) {
            return "[]";
        }
        return new TensorFormat(source, options).block(0, 0, indent);
    }

    /// The part of the tensor under dimension `dim` whose first element has number `start`.
    private String block(int dim, long start, int indent) {
        if (shape.length == dim) {
            return element(start);
        }
        if (shape.length == dim + 1) {
            return row(start, indent);
        }
        long stride = stride(dim);
        boolean cut = summarize && shape[dim] > 2L * options.edgeitems;
        List<String> blocks = new ArrayList<>();
        for (long i = 0; i < shape[dim]; i++) {
            if (cut && i == options.edgeitems) {
                blocks.add("...");
                i = shape[dim] - options.edgeitems;
            }
            if (i < shape[dim]) {
                blocks.add(block(dim + 1, start + i * stride, indent + 1));
            }
        }
        String between = "," + "\n".repeat(shape.length - dim - 1) + " ".repeat(indent + 1);
        return "[" + String.join(between, blocks) + "]";
    }

    private String element(long index) {
        ElementFormat second = imaginary;
        if (second == null) {
            return elements.format(index);
        }
        String part = second.format(index).stripLeading();
        return elements.format(index) + (part.startsWith("-") ? "" : "+") + part + "j";
    }

    private int width() {
        return elements.width() + (imaginary == null ? 0 : imaginary.width() + 1);
    }

    /// The innermost dimension, wrapped to the line width.
    private String row(long start, int indent) {
        List<String> items = rowItems(start);
        int perLine = Math.max(1, Math.floorDiv(options.linewidth - indent, width() + 2));
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.append(i % perLine == 0 ? ",\n" + " ".repeat(indent + 1) : ", ");
            }
            out.append(items.get(i));
        }
        return out.append(']').toString();
    }

    private List<String> rowItems(long start) {
        long size = shape[shape.length - 1];
        int edge = options.edgeitems;
        if (summarize && edge == 0) {
            return List.of("...");
        }
        boolean cut = summarize && size > 2L * edge;
        List<String> items = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            if (cut && i == edge) {
                items.add(" ...");
                i = size - edge;
            }
            items.add(element(start + i));
        }
        return items;
    }

    private long stride(int dim) {
        long stride = 1;
        for (int d = dim + 1; d < shape.length; d++) {
            stride *= shape[d];
        }
        return stride;
    }

    private static List<String> suffixes(Source source, Facts facts, PrintOptions options) {
        List<String> out = new ArrayList<>();
        DType dtype = source.dtype();
        boolean empty = Sizes.numel(source.shape()) == 0;
        // Complex numbers show what they are, if there are any.
        boolean usual = (empty ? dtype : dtype.toReal()) == facts.defaultDtype();
        if (facts.device() != null) {
            out.add("device='" + facts.device() + "'");
        }
        if (empty ? source.shape().length != 1 : options.edgeitems == 0) {
            out.add("size=" + tuple(source.shape()));
        }
        // Numbers show that they are int64 or bool; without any, only the default goes unsaid.
        if (!usual && (empty || dtype != DType.INT64 && dtype != DType.BOOL)) {
            out.add("dtype=" + dtype);
        }
        if (facts.gradFn() != null) {
            out.add("grad_fn=<" + facts.gradFn() + ">");
        } else if (facts.requiresGrad()) {
            out.add("requires_grad=True");
        }
        return out;
    }

    private static String withSuffixes(String text, List<String> suffixes, int linewidth) {
        StringBuilder out = new StringBuilder(text);
        int column = text.length() - text.lastIndexOf('\n') + 1;
        for (String suffix : suffixes) {
            if (column + suffix.length() + 2 > linewidth) {
                out.append(",\n").append(" ".repeat(PREFIX.length())).append(suffix);
                column = PREFIX.length() + suffix.length();
            } else {
                out.append(", ").append(suffix);
                column += suffix.length() + 2;
            }
        }
        return out.append(')').toString();
    }

    /// Python's tuple of sizes: `()`, `(3,)`, `(0, 3)`.
    static String tuple(long[] sizes) {
        StringBuilder out = new StringBuilder("(");
        for (int i = 0; i < sizes.length; i++) {
            out.append(i == 0 ? "" : ", ").append(sizes[i]);
        }
        return out.append(sizes.length == 1 ? ",)" : ")").toString();
    }

    /// Python's printed `torch.Size([64, 10])`.
    static String size(long[] sizes) {
        String tuple = tuple(sizes);
        String inner = tuple.substring(1, tuple.length() - (sizes.length == 1 ? 2 : 1));
        return "torch.Size([" + inner + "])";
    }
}
