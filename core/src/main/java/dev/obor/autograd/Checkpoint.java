package dev.obor.autograd;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import dev.obor.op.Precision;
import dev.obor.op.SavedHooks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Trades time for memory, PyTorch's `torch.utils.checkpoint`: what backward needs of a part of a
/// model is not kept but computed again.
///
/// ```java
/// Tensor h = Checkpoint.checkpoint(() -> F.silu(model.call(x)));
/// ```
///
/// The part runs a second time when backward comes to it, with the same random numbers and the same
/// mixed precision, and must compute the same as before; modes such as `train()` must not have
/// changed. Source: Chen et al., "Training Deep Nets with Sublinear Memory Cost", 2016. It is
/// PyTorch's form with `use_reentrant=False`: captured tensors and parameters get their gradients,
/// and `autograd.grad` works.
public final class Checkpoint {
    private Checkpoint() {}

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        boolean preserveRngState = true;
        Supplier<? extends @Nullable AutoCloseable> first = () -> null;
        Supplier<? extends @Nullable AutoCloseable> again = () -> null;

        Options() {}

        /// Blocks that the part runs in: one that is opened for its first run, and one for each run
        /// after that, such as `() -> autocast(bfloat16)`.
        public Options contextFn(
                Supplier<? extends @Nullable AutoCloseable> forward,
                Supplier<? extends @Nullable AutoCloseable> recomputation) {
            Arguments.given(forward, "forward");
            Arguments.given(recomputation, "recomputation");
            return set(() -> {
                first = forward;
                again = recomputation;
            });
        }

        /// Whether the second run draws the same numbers from the default generator, true.
        public Options preserveRngState(boolean value) {
            return set(() -> preserveRngState = value);
        }
    }

    /// Runs a part of a model.
    public static <R> R checkpoint(Supplier<R> part) {
        return checkpoint(part, Options.DEFAULT);
    }

    /// Runs a part of a model on a tensor.
    public static Tensor checkpoint(UnaryOperator<Tensor> part, Tensor input) {
        Arguments.given(part, "part");
        Arguments.given(input, "input");
        return checkpoint(() -> part.apply(input));
    }

    /// Runs a part of a model, with options.
    public static <R> R checkpoint(Supplier<R> part, Consumer<Options> options) {
        Arguments.given(part, "part");
        Options chosen = Options.DEFAULT.with(options);
        byte[] random = chosen.preserveRngState ? Obor.defaultGenerator().getState() : null;
        Frame frame = new Frame(() -> inside(chosen.again, part), random);
        try (var _ =
                new SavedTensorsHooks(
                        new SavedHooks(frame::pack, kept -> frame.unpack((Place) kept), null))) {
            return Callback.call(() -> inside(chosen.first, part));
        }
    }

    private static <R> R inside(
            Supplier<? extends @Nullable AutoCloseable> context, Supplier<R> part) {
        try (AutoCloseable _ = context.get()) {
            return part.get();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StateError("checkpoint: a block could not be closed: " + e, e);
        }
    }

    /// Runs functions one after the other, in segments of which only the ends are kept.
    ///
    /// @param segments how many
    public static Tensor checkpointSequential(
            List<? extends UnaryOperator<Tensor>> functions, int segments, Tensor input) {
        Arguments.allGiven(functions, "functions");
        Arguments.given(input, "input");
        if (segments < 1 || segments > functions.size()) {
            throw new ValueError(
                    "checkpointSequential: segments must be from 1 to the number of functions, "
                            + functions.size()
                            + ", got "
                            + segments);
        }
        int size = functions.size() / segments;
        Tensor x = input;
        for (int s = 0; s < segments; s++) {
            boolean last = s == segments - 1; // whose values are needed at once
            var part = functions.subList(s * size, last ? functions.size() : (s + 1) * size);
            Tensor in = x;
            UnaryOperator<Tensor> run =
                    t -> {
                        Tensor y = t;
                        for (UnaryOperator<Tensor> f : part) {
                            y = f.apply(y);
                        }
                        return y;
                    };
            x = last ? Callback.call(() -> run.apply(in)) : checkpoint(run, in);
        }
        return x;
    }

    /// What stands for a saved tensor.
    private record Place(int number, String what) {}

    /// A part that has run, and what its second run has computed of what backward needs.
    private static final class Frame {
        private final Supplier<?> part;
        private final byte @Nullable [] random;
        private final Precision.@Nullable Mode precision = Precision.now();
        private int saved;
        private List<@Nullable Tensor> again = List.of();

        Frame(Supplier<?> part, byte @Nullable [] random) {
            this.part = part;
            this.random = random;
        }

        private static String text(Tensor t) {
            return "a tensor of " + t.shape() + ", " + t.dtype();
        }

        synchronized Place pack(Tensor t) {
            return new Place(saved++, text(t));
        }

        synchronized Tensor unpack(Place place) {
            if (place.number >= again.size() || again.get(place.number) == null) {
                again = runAgain();
            }
            Tensor t = place.number < again.size() ? again.get(place.number) : null;
            if (t == null || !text(t).equals(place.what)) {
                throw new StateError(
                        "torch.utils.checkpoint: Recomputed values for the following tensors have"
                                + " different metadata than during the forward pass: saved as "
                                + place.what
                                + ", computed again as "
                                + (t == null ? "nothing" : text(t)),
                        "The part must compute the same both times: it may not depend on a mode, a"
                                + " counter or a random number that has changed since.");
            }
            again.set(place.number, null);
            return t;
        }

        private List<@Nullable Tensor> runAgain() {
            List<@Nullable Tensor> kept = new ArrayList<>();
            Generator generator = Obor.defaultGenerator();
            byte[] now = generator.getState();
            Precision.Mode mode = Precision.open(precision);
            try (var _ = Autograd.enableGrad();
                    var _ =
                            new SavedTensorsHooks(
                                    new SavedHooks(
                                            t -> {
                                                kept.add(t);
                                                return t;
                                            },
                                            t -> (Tensor) t,
                                            null))) {
                if (random != null) {
                    generator.setState(random);
                }
                Callback.call(part);
            } finally {
                Precision.open(mode);
                if (random != null) {
                    generator.setState(now);
                }
            }
            return kept;
        }
    }
}
