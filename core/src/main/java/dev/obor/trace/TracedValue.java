package dev.obor.trace;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import org.jspecify.annotations.Nullable;

/// A tensor as it was at one moment of a [Trace]; a tensor that is changed in place is another
/// value from then on.
public final class TracedValue {
    /// Where a value comes from.
    public enum Kind {
        /// An input of the model.
        INPUT,
        /// What has a name, such as a parameter.
        NAMED,
        /// What was there before, without a name.
        CONSTANT,
        /// The result of a call.
        RESULT
    }

    private final int id;
    private final Kind kind;
    private final @Nullable String name;
    private final Size shape;
    private final DType dtype;
    private boolean fromInput;
    private boolean fixed;
    private @Nullable Tensor content;

    TracedValue(
            int id,
            Kind kind,
            @Nullable String name,
            Tensor tensor,
            boolean fromInput,
            boolean fixed) {
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.shape = tensor.shape();
        this.dtype = tensor.dtype();
        this.fromInput = fromInput;
        this.fixed = fixed;
    }

    /// Its number in the trace.
    public int id() {
        return id;
    }

    /// Where it comes from.
    public Kind kind() {
        return kind;
    }

    /// The name of an input, or of what has one; null for others.
    public @Nullable String name() {
        return name;
    }

    /// Its sizes.
    public Size shape() {
        return shape;
    }

    /// Its dtype.
    public DType dtype() {
        return dtype;
    }

    /// Whether it was computed from the inputs.
    public boolean fromInput() {
        return fromInput;
    }

    /// Whether it depends neither on the inputs nor on what has a name.
    public boolean fixed() {
        return fixed;
    }

    /// The elements: of what has a name, and, in a strict trace, of fixed values that others were
    /// computed from; null otherwise.
    public @Nullable Tensor content() {
        return content;
    }

    /// Says that it came of a call, whatever the parts of the call say that they were given.
    void madeBy(boolean callFromInput, boolean callFixed) {
        fromInput |= callFromInput;
        fixed &= callFixed;
    }

    void keep(Tensor elements) {
        content = elements;
    }

    /// Such as `%12 float32 [2, 3]`.
    @Override
    public String toString() {
        String label = name == null ? "%" + id : name;
        return label + " " + dtype + " " + shape.toList();
    }
}
