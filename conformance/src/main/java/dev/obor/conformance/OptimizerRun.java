package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.optim.Optimizer;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the cases of one optimizer: 100 steps beside PyTorch's.
///
/// The gradient is `p / 2 + c`, with numbers c that change from step to step. Training amplifies
/// the last bit, so parameters are compared at 1e-8 in float64 and at 1e-4 in float32.
final class OptimizerRun {
    private static final int STEPS = 100;

    private OptimizerRun() {}

    /// Runs all cases of an entry that are asked for.
    static Row run(Entry entry, Settings settings) {
        Optional<Class<?>> type = Names.type("dev.obor.optim." + entry.op());
        return Row.of(entry, settings, type, OptimizerRun::run);
    }

    /// Runs one case; never throws.
    static Outcome.Of run(Case c, Class<?> type) {
        Outcome.Of known = c.known(Outcome.UNSUPPORTED);
        if (known != null) {
            return known;
        }
        boolean error = c.dtype().equals("error");
        List<Tensor> parameters = new ArrayList<>();
        for (Object value : c.values("arguments")) {
            parameters.add(((Tensor) Objects.requireNonNull(value)).requiresGrad_());
        }
        if (error) {
            parameters.add(Obor.zeros(2, 2).requiresGrad_());
        }
        Arguments given = arguments(c, parameters);
        try {
            Optional<Binder.Call> call =
                    Binder.bind(given, List.of((Executable[]) type.getConstructors()), null);
            if (call.isEmpty()) {
                return Outcome.Of.of(
                        error ? Outcome.NOT_EXPRESSIBLE : Outcome.NO_OVERLOAD,
                        "no constructor for " + given.keywords());
            }
            if (error) {
                return ErrorRun.refused(c, call.get(), given);
            }
            return steps(c, (Optimizer<?>) Objects.requireNonNull(call.get().make()), parameters);
        } catch (RuntimeException e) {
            return Outcome.Of.of(Outcome.WRONG, "threw " + e + ", " + given.keywords());
        }
    }

    private static Arguments arguments(Case c, List<Tensor> parameters) {
        var decoder = new Decoder(c.entry().tensors());
        List<@Nullable Object> positional = new ArrayList<>();
        positional.add(parameters);
        return new Arguments(
                positional,
                decoder.map(c.json().get("keywords")),
                c.entry().names(),
                decoder.map(c.entry().header().get("defaults")));
    }

    private static Outcome.Of steps(Case c, Optimizer<?> optimizer, List<Tensor> parameters) {
        List<@Nullable Object> expected = c.values("results");
        int next = 0;
        for (int step = 1; step <= STEPS; step++) {
            for (Tensor p : parameters) {
                p.setGrad(p.detach().mul(0.5).add(Gradients.cotangent(p, step)));
            }
            optimizer.step();
            if (step > 2 && step != 10 && step != STEPS) {
                continue;
            }
            for (Tensor p : parameters) {
                Tensor right = (Tensor) Objects.requireNonNull(expected.get(next++));
                String difference = difference(p.detach(), right);
                if (difference != null) {
                    return Outcome.Of.of(
                            Outcome.WRONG,
                            "step " + step + ": " + difference + ", " + c.text("description"));
                }
            }
        }
        return new Outcome.Of(Outcome.PASSED, "", Bits.of(parameters));
    }

    private static @Nullable String difference(Tensor actual, Tensor expected) {
        String form = Comparison.form(actual, expected);
        if (form != null) {
            return form;
        }
        double tolerance = actual.dtype() == Obor.float64 ? 1e-8 : 1e-4;
        Tensor distance = actual.sub(expected).abs().sub(expected.abs().mul(tolerance));
        return distance.max().item() <= tolerance ? null : actual + " for " + expected;
    }
}
