package dev.obor;

import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import java.util.function.LongConsumer;

/// How the numbers of one tensor are written: one notation and one width for all of them.
///
/// Floats that are all whole print as `1.`; scientific notation is used where the largest magnitude
/// passes 1e8 or 1,000 times the smallest, or the smallest is below 1e-4 (zeros and non-finite
/// numbers do not count).
final class ElementFormat {
    private enum Notation {
        INTEGER,
        BOOL,
        WHOLE,
        FIXED,
        SCIENTIFIC
    }

    private final TensorFormat.Source source;
    private final int precision;
    private Notation notation;
    private int width = 1;

    private ElementFormat(TensorFormat.Source source, int precision, Notation notation) {
        this.source = source;
        this.precision = precision;
        this.notation = notation;
    }

    /// Looks at the elements that will be shown.
    ///
    /// @param edge how many items at each end of a dimension are shown, or -1 for all
    static ElementFormat of(TensorFormat.Source source, PrintOptions options, int edge) {
        DType dtype = source.dtype();
        Notation notation =
                dtype.isFloatingPoint()
                        ? Notation.WHOLE
                        : dtype == DType.BOOL ? Notation.BOOL : Notation.INTEGER;
        ElementFormat format = new ElementFormat(source, options.precision, notation);
        if (dtype.isFloatingPoint()) {
            format.chooseNotation(options, edge);
        }
        visit(source.shape(), edge, format::widen);
        return format;
    }

    /// The common width of the elements.
    int width() {
        return width;
    }

    /// One element, padded on the left to the common width.
    String format(long index) {
        String text = text(index);
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String text(long index) {
        return switch (notation) {
            case INTEGER -> Long.toString(source.longAt(index));
            case BOOL -> Options.text(source.longAt(index) != 0);
            case SCIENTIFIC -> PythonFloat.scientific(source.doubleAt(index), precision);
            case FIXED -> PythonFloat.fixed(source.doubleAt(index), precision);
            case WHOLE -> {
                double value = source.doubleAt(index);
                yield PythonFloat.fixed(value, 0) + (Double.isFinite(value) ? "." : "");
            }
        };
    }

    /// Zeros and non-finite numbers never widen the columns: PyTorch measures without them.
    private void widen(long index) {
        boolean floating = notation != Notation.INTEGER && notation != Notation.BOOL;
        if (!floating || countsInWidth(source.doubleAt(index))) {
            width = Math.max(width, text(index).length());
        }
    }

    private static boolean countsInWidth(double value) {
        return Double.isFinite(value) && value != 0;
    }

    private void chooseNotation(PrintOptions options, int edge) {
        double[] range = {Double.POSITIVE_INFINITY, 0};
        boolean[] whole = {true};
        visit(
                source.shape(),
                edge,
                index -> {
                    double value = source.doubleAt(index);
                    if (countsInWidth(value)) {
                        range[0] = Math.min(range[0], Math.abs(value));
                        range[1] = Math.max(range[1], Math.abs(value));
                        whole[0] &= value == Math.rint(value);
                    }
                });
        if (range[1] == 0) {
            return; // no number to judge by: PyTorch ignores even an explicit sciMode here
        }
        Boolean asked = options.sciMode;
        boolean scientific =
                asked != null
                        ? asked
                        : range[1] / range[0] > 1000.0 || range[1] > 1.0e8 || range[0] < 1.0e-4;
        notation = scientific ? Notation.SCIENTIFIC : whole[0] ? Notation.WHOLE : Notation.FIXED;
    }

    private static void visit(long[] shape, int edge, LongConsumer action) {
        visit(shape, 0, 0, edge, action);
    }

    private static void visit(long[] shape, int dim, long start, int edge, LongConsumer action) {
        if (dim == shape.length) {
            action.accept(start);
            return;
        }
        long size = shape[dim];
        long head = edge >= 0 && size > 2L * edge ? edge : size;
        // The running number in mixed radix: row-major order without strides.
        long below = dim + 1 < shape.length ? shape[dim + 1] : 1;
        for (long i = 0; i < head; i++) {
            visit(shape, dim + 1, (start + i) * below, edge, action);
        }
        for (long i = Math.max(head, size - edge); edge > 0 && i < size; i++) {
            visit(shape, dim + 1, (start + i) * below, edge, action);
        }
    }
}
