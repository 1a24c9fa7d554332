package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs one case of an operator through the public interface.
final class OpRun {
    /// The seed of conformance/python/fixtures.py.
    static final long SEED = 20130;

    /// There is one default generator: cases that draw numbers wait for each other.
    private static final ReentrantLock GENERATOR = new ReentrantLock();

    private OpRun() {}

    /// Runs the case; never throws.
    static Outcome.Of run(Case c) {
        Outcome.Of known = c.known(Outcome.UNSUPPORTED);
        if (known != null) {
            return known;
        }
        Arguments arguments = null;
        try {
            var decoder = new Decoder(c.entry().tensors());
            arguments = c.arguments(decoder);
            Optional<Binder.Call> call = bind(c, arguments);
            if (call.isEmpty()) {
                return Outcome.Of.of(Outcome.NO_OVERLOAD, "no overload for " + arguments);
            }
            var computed = compute(call.get(), decoder.leaves(), c, arguments);
            String difference = difference(c, arguments, computed, decoder.leaves());
            return difference == null
                    ? new Outcome.Of(Outcome.PASSED, "", computed.bits())
                    : new Outcome.Of(Outcome.WRONG, difference + ", " + arguments, computed.bits());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            String text = e.toString().lines().findFirst().orElse("");
            return Outcome.Of.of(Outcome.WRONG, "threw " + text + ", " + arguments);
        }
    }

    /// The call of a case; an operator that works in place gets a copy, as in PyTorch's sample,
    /// unless the case is about the tensor's own memory.
    static Optional<Binder.Call> bind(Case c, Arguments arguments) {
        String op = c.op();
        Object first = arguments.positional().isEmpty() ? null : arguments.positional().getFirst();
        boolean copies =
                first instanceof Tensor t
                        && op.endsWith("_")
                        && !op.endsWith("__")
                        && !c.isError()
                        && (!c.is("inplace") || t.requiresGrad());
        Arguments given =
                copies && first instanceof Tensor t ? arguments.first(t.clone()) : arguments;
        Variants.Form form = Variants.of(op, c.entry().name(), given);
        String entry = form.op().equals(c.entry().op()) ? c.entry().name() : form.op();
        return Binder.bind(form.arguments(), Names.methods(form.op(), entry), null);
    }

    /// What a call gave.
    record Computed(List<@Nullable Object> results, Gradients gradients) {
        long bits() {
            List<@Nullable Object> all = new ArrayList<>(results);
            all.addAll(gradients.all());
            return Bits.of(all);
        }
    }

    /// Makes the call and differentiates as often as PyTorch did.
    static Computed compute(Binder.Call call, List<Tensor> leaves, Case c, Arguments arguments) {
        if (c.json().get("seed") instanceof Long seed) {
            return seeded(seed, () -> differentiated(call, leaves, c, arguments));
        }
        return differentiated(call, leaves, c, arguments);
    }

    private static Computed differentiated(
            Binder.Call call, List<Tensor> leaves, Case c, Arguments arguments) {
        List<@Nullable Object> results =
                Phases.aligned(
                        c.entry().op(),
                        Variants.asked(c.entry().name(), arguments, Invocation.flat(call.make())),
                        c.values("results"));
        boolean differentiate = c.values("gradients").stream().anyMatch(Objects::nonNull);
        boolean twice = !c.raw("seconds").isEmpty();
        return new Computed(
                c.entry().is("uninitialized") ? empty(results) : results,
                differentiate
                        ? Gradients.of(Invocation.tensors(results), leaves, twice)
                        : new Gradients(List.of(), List.of()));
    }

    /// Runs what draws from the one default generator, after seeding it; others wait.
    static <T> T seeded(long seed, Supplier<T> work) {
        GENERATOR.lock();
        try {
            Obor.manualSeed(seed);
            return work.get();
        } finally {
            GENERATOR.unlock();
        }
    }

    /// Memory that was never written has no value worth comparing.
    private static List<@Nullable Object> empty(List<@Nullable Object> results) {
        Invocation.tensors(results).forEach(t -> t.detach().zero_());
        return results;
    }

    private static @Nullable String difference(
            Case c, Arguments arguments, Computed computed, List<Tensor> leaves) {
        List<@Nullable Object> expected = c.values("results");
        List<@Nullable Object> results =
                Ties.resolved(c.entry().op(), arguments, computed.results(), expected);
        if (c.entry().is("uninitialized")) {
            Invocation.tensors(expected).forEach(t -> t.detach().zero_());
        }
        boolean each = c.is("extreme");
        String difference = Comparison.difference(results, expected, c.values("wide"), each);
        if (difference == null) {
            difference =
                    Comparison.layout(
                            computed.results(), expected, c.raw("results"), c.entry().isStrict());
        }
        if (results != computed.results()) {
            return difference; // another one of equal elements: its gradient goes elsewhere
        }
        DType coarsest = Gradients.coarsest(expected);
        if (difference == null) {
            String gradient =
                    Gradients.difference(
                            computed.gradients().first(),
                            c.values("gradients"),
                            c.values("wide_gradients"),
                            c.raw("gradients"),
                            coarsest,
                            c.entry().isStrict(),
                            each);
            difference = gradient == null ? null : "gradient " + gradient;
        }
        if (difference == null) {
            String second =
                    Gradients.difference(
                            computed.gradients().second(),
                            c.values("seconds"),
                            c.values("wide_seconds"),
                            List.of(),
                            coarsest,
                            c.entry().isStrict(),
                            each);
            difference = second == null ? null : "second derivative " + second;
        }
        return difference;
    }
}
