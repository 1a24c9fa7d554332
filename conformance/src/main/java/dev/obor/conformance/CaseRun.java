package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs one case through the public interface.
final class CaseRun {
    /// How a case ended.
    enum Outcome {
        /// The same results and gradients.
        PASSED,
        /// A wrong result or gradient, or an error where PyTorch has a result.
        WRONG,
        /// No overload takes these arguments.
        NO_OVERLOAD,
        /// No method has the name.
        ABSENT,
        /// The case cannot be written as data.
        UNSUPPORTED,
        /// PyTorch itself refuses the sample: nothing to compare with.
        REFUSED,
        /// Not compared, for the reason given.
        EXCLUDED
    }

    /// The outcome, and the reason if it is not `PASSED`.
    record Result(Outcome outcome, String reason) {}

    private CaseRun() {}

    /// Runs the case; never throws.
    static Result run(Case original) {
        Case c = Variants.of(original);
        List<Method> candidates = Binder.candidates(c.op());
        Case.Note note = c.note();
        if (note != null && note.kind().equals("excluded")) {
            return new Result(Outcome.EXCLUDED, note.reason());
        }
        if (candidates.isEmpty()) {
            return new Result(Outcome.ABSENT, "no method of this name");
        }
        if (note != null) {
            boolean refused = note.kind().equals("refused");
            return new Result(refused ? Outcome.REFUSED : Outcome.UNSUPPORTED, note.reason());
        }
        Optional<Binder.Call> call = Binder.bind(c, candidates);
        if (call.isEmpty()) {
            return new Result(Outcome.NO_OVERLOAD, "no overload for " + described(c));
        }
        try {
            String difference = difference(original, call.get());
            return difference == null
                    ? new Result(Outcome.PASSED, "")
                    : new Result(Outcome.WRONG, difference + ", " + described(c));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            String text = e.toString().lines().findFirst().orElse("");
            return new Result(Outcome.WRONG, "threw " + text + ", " + described(c));
        }
    }

    private static @Nullable String difference(Case c, Binder.Call call) {
        Object returned = Invocation.invoke(call.method(), call.receiver(), call.arguments());
        List<@Nullable Object> results =
                Ties.resolved(c, Variants.asked(c, Invocation.flat(returned)));
        String difference = Comparison.difference(results, c.results(), c.errors());
        return difference != null ? difference : gradientDifference(c, Invocation.tensors(results));
    }

    private static @Nullable String gradientDifference(Case c, List<Tensor> results) {
        if (c.gradients().stream().allMatch(g -> g == null)) {
            return null;
        }
        List<Tensor> outputs = results.stream().filter(Tensor::requiresGrad).toList();
        if (outputs.isEmpty()) {
            return "no result has a gradient";
        }
        List<@Nullable Tensor> ramps = new ArrayList<>();
        outputs.forEach(o -> ramps.add(ramp(o)));
        List<@Nullable Tensor> gradients =
                Autograd.grad(outputs, c.leaves(), ramps, o -> o.allowUnused(true));
        for (int i = 0; i < gradients.size(); i++) {
            Tensor leaf = c.leaves().get(i);
            Tensor actual = orZeros(gradients.get(i), leaf);
            Tensor expected = orZeros((Tensor) c.gradients().get(i), leaf);
            double error = i < c.gradientErrors().size() ? c.gradientErrors().get(i) : 0;
            String difference = Comparison.values(actual, expected, error);
            if (difference != null) {
                return "gradient " + i + ": " + difference;
            }
        }
        return null;
    }

    private static Tensor orZeros(@Nullable Tensor gradient, Tensor leaf) {
        return gradient == null ? Obor.zerosLike(leaf) : gradient;
    }

    private static Tensor ramp(Tensor output) {
        double[] values = new double[Math.toIntExact(output.numel())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 7 - 3) / 4.0;
        }
        return Obor.tensor(values).to(output.dtype()).reshape(output.shape().toArray());
    }

    private static String described(Case c) {
        String keywords =
                c.keywords().entrySet().stream()
                        .map(e -> ", " + e.getKey() + "=" + text(e.getValue()))
                        .collect(Collectors.joining());
        return c.arguments().stream().map(CaseRun::text).collect(Collectors.joining(", ", "(", ""))
                + keywords
                + ")";
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Tensor tensor) {
            return tensor.dtype() + tensor.shape().toList().toString();
        }
        return value instanceof List<?> list
                ? list.stream().map(CaseRun::text).collect(Collectors.joining(", ", "[", "]"))
                : String.valueOf(value);
    }
}
