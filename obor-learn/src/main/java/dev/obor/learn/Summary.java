package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a model is made of: a line for each module with the shape of its result, its parameters and
/// its multiply-adds; and what all of it needs. As Keras' `model.summary()` and Python's
/// `torchinfo`.
///
/// ```java
/// var net = new Sequential(new Linear(784, 50), new ReLU(), new Linear(50, 10));
/// Summary summary = Summary.of(net, 64, 784);
/// summary.parameters() // 39760
/// ```
///
/// The model runs once, in eval mode, without gradients, on random numbers from 0 to 1; mode,
/// running statistics and random numbers of the program are afterwards as before, and layers that
/// wait for their first input take their sizes from it. A shape is that of a batch.
public final class Summary {
    private final List<Row> rows;
    private final Totals totals;
    private final Options options;

    Summary(List<Row> rows, Totals totals, Options options) {
        this.rows = List.copyOf(rows);
        this.totals = totals;
        this.options = options;
    }

    /// One module.
    ///
    /// @param path the fields that lead to it, `encoder.layers.0`; empty for the model itself
    /// @param type the name of its class
    /// @param depth how far below the model it is
    /// @param outputs the shapes of the tensors in its result, in its first call; none if it was
    ///   not called
    /// @param calls how often it was called
    /// @param parameters how many numbers its parameters hold, those of modules below included,
    ///   each tensor once, at the first module that has it
    /// @param trainable how many of them require a gradient
    /// @param multiplyAdds of products and convolutions in all its calls, those below included
    /// @param leaf whether it has no modules below
    public record Row(
            String path,
            String type,
            int depth,
            List<Size> outputs,
            int calls,
            long parameters,
            long trainable,
            long multiplyAdds,
            boolean leaf) {
        /// The lists are copied.
        public Row {
            Arguments.given(path, "path");
            Arguments.given(type, "type");
            outputs = List.copyOf(Arguments.allGiven(outputs, "outputs"));
        }
    }

    /// Sums over the model, memory in bytes.
    record Totals(
            long parameters,
            long trainable,
            long multiplyAdds,
            long inputBytes,
            long outputBytes,
            long parameterBytes,
            long trainableBytes) {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int depth = Integer.MAX_VALUE;
        DType dtype = DType.FLOAT32;
        boolean training;

        Options() {}

        /// How many levels below the model get lines of their own; all.
        public Options depth(int value) {
            return set(() -> depth = value);
        }

        /// The dtype of inputs that are given by their shapes, float32. Whole numbers are zeros,
        /// which every embedding knows.
        public Options dtype(DType value) {
            return set(() -> dtype = Arguments.given(value, "dtype"));
        }

        /// Whether the model runs in training mode; false.
        public Options training(boolean value) {
            return set(() -> training = value);
        }

        @Override
        protected void check() {
            if (depth < 0) {
                throw new ValueError("depth must be 0 or more, got " + depth);
            }
        }
    }

    /// A summary of a model of one input: `Summary.of(model, 64, 3, 224, 224)`.
    ///
    /// @throws ShapeError if the model does not take that shape; the message says which layer
    public static Summary of(Module model, long... shape) {
        return of(model, List.of(Size.of(Arguments.given(shape, "shape"))), o -> {});
    }

    /// A summary of a model of one input, with options.
    ///
    /// @throws ShapeError if the model does not take that shape
    public static Summary of(Module model, Size shape, Consumer<Options> options) {
        return of(model, List.of(Arguments.given(shape, "shape")), options);
    }

    /// A summary of a model of several inputs, of which each is a tensor or the [Size] of one; null
    /// stands for a mask that is not there.
    ///
    /// @throws StateError if the model has no `call` that takes them
    /// @throws ValueError if an input is something else
    public static Summary of(
            Module model, List<? extends @Nullable Object> inputs, Consumer<Options> options) {
        Arguments.given(model, "model");
        Options chosen = new Options().with(options);
        List<@Nullable Object> values = new ArrayList<>();
        for (Object input : Arguments.given(inputs, "inputs")) {
            values.add(value(input, chosen));
        }
        if (values.isEmpty()) {
            throw new ValueError(
                    "Summary: no inputs were given",
                    "Give the shape of a batch: Summary.of(model, 1, 3, 224, 224).");
        }
        return SummaryRun.of(model, values, () -> ModelCall.call(model, values), chosen);
    }

    /// A summary of one call in the program's own words, for a model that takes more than tensors:
    /// `Summary.of(model, () -> model.call(tokens, mask, true))`.
    public static Summary of(Module model, Runnable call) {
        Arguments.given(model, "model");
        Arguments.given(call, "call");
        return SummaryRun.of(model, List.of(), call, new Options());
    }

    private static @Nullable Object value(@Nullable Object input, Options options) {
        return switch (input) {
            case null -> null;
            case Tensor tensor -> tensor;
            case Size size -> random(size, options.dtype);
            default ->
                    throw new ValueError(
                            "Summary: an input must be a Tensor or the Size of one, got a "
                                    + input.getClass().getSimpleName(),
                            "For other inputs: Summary.of(model, () -> model.call(…)).");
        };
    }

    private static Tensor random(Size size, DType dtype) {
        try (var _ = Obor.forkRng()) {
            return dtype.isFloatingPoint() || dtype.isComplex()
                    ? Obor.rand(size.toArray()).to(dtype)
                    : Obor.zeros(size.toArray()).to(dtype);
        }
    }

    /// The modules, each before those below it, in the order of their fields.
    public List<Row> rows() {
        return rows;
    }

    /// How many numbers the parameters hold.
    public long parameters() {
        return totals.parameters;
    }

    /// How many of them require a gradient.
    public long trainableParameters() {
        return totals.trainable;
    }

    /// How many multiply-adds the products and convolutions of the call were.
    public long multiplyAdds() {
        return totals.multiplyAdds;
    }

    /// The bytes of parameters and buffers.
    public long parameterBytes() {
        return totals.parameterBytes;
    }

    /// The bytes of the results of all layers, which a backward pass keeps nearly all.
    public long outputBytes() {
        return totals.outputBytes;
    }

    /// About how many bytes a training step needs: input, parameters, their gradients, the results
    /// of all layers and the gradients of these; without what an optimizer keeps, which for Adam is
    /// twice the parameters more.
    public long trainingBytes() {
        return totals.inputBytes
                + totals.parameterBytes
                + totals.trainableBytes
                + 2 * totals.outputBytes;
    }

    /// The table.
    @Override
    public String toString() {
        return SummaryText.of(rows, totals, options.depth, trainingBytes());
    }
}
