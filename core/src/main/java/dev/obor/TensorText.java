package dev.obor;

import dev.obor.autograd.Node;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.PythonFormat;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Globals;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Connects [Tensor] with the printer.
final class TensorText {
    private TensorText() {}

    private record Elements(View view) implements TensorFormat.Source {
        @Override
        public DType dtype() {
            return view.dtype();
        }

        @Override
        public long[] shape() {
            return view.shape();
        }

        @Override
        public double doubleAt(long index) {
            return Backends.doubleAt(view, index);
        }

        @Override
        public long longAt(long index) {
            return Backends.longAt(view, index);
        }

        @Override
        public TensorFormat.Source part(int which) {
            return new Elements(view.part(which));
        }
    }

    static String of(Tensor t) {
        return of(t, false);
    }

    /// Python's `format(t, spec)`.
    static String format(Tensor t, String spec) {
        if (t.dim() > 0) {
            if (!spec.isEmpty()) {
                throw new ValueError(
                        "unsupported format string passed to Tensor.__format__",
                        "Only a tensor without dimensions is formatted as a number; print others"
                                + " whole, or reduce them first.");
            }
            return t.toString();
        }
        if (t.dtype() == DType.BOOL && spec.isEmpty()) {
            return Options.text(t.itemBoolean());
        }
        if (t.isComplex()) {
            return t.itemComplex().toString();
        }
        return t.isFloatingPoint()
                ? PythonFormat.format(t.item(), spec)
                : PythonFormat.format(t.itemLong(), spec);
    }

    private static @Nullable String nodeName(Tensor t) {
        try {
            Node node = t.gradFn();
            return node == null ? null : node.name();
        } catch (StateError e) {
            return "Invalid"; // a view of a kind that does not follow its base, which has changed
        }
    }

    static String of(Tensor t, boolean parameter) {
        String node = nodeName(t);
        TensorFormat.Facts facts =
                new TensorFormat.Facts(
                        parameter,
                        t.device().isCpu() ? null : t.device().toString(),
                        t.requiresGrad() && node == null,
                        node,
                        Globals.defaultDType());
        return TensorFormat.format(
                new Elements(TensorAccess.view(t)), facts, Globals.printOptions());
    }
}
