package dev.obor.optim;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.linalg.Products;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What [LBFGS] remembers between iterations: the last changes of place and of gradient, from which
/// it makes the next direction.
final class LbfgsMemory {
    private static final double SMALLEST_CURVATURE = 1e-10;

    long iterations;
    long evaluations;
    double t;
    double previousLoss;
    private @Nullable Tensor direction;
    private @Nullable Tensor previousGrad;
    private double scale = 1;
    private final List<Tensor> gradChanges = new ArrayList<>();
    private final List<Tensor> steps = new ArrayList<>();
    private final List<Double> inverses = new ArrayList<>();

    /// The real numbers that a tensor consists of, in its memory: two for a complex one.
    static Tensor parts(Tensor t) {
        return t.isComplex() ? Obor.viewAsReal(t) : t;
    }

    static double dot(Tensor a, Tensor b) {
        return Products.dot(a, b).item();
    }

    /// The direction of descent at a place with this gradient, after remembering the step to it.
    Tensor next(Tensor grad, int historySize) {
        Tensor last = direction;
        Tensor before = previousGrad;
        Tensor next;
        if (last == null || before == null) {
            next = grad.neg();
        } else {
            remember(grad.sub(before), last.mul(t), historySize);
            next = quasiNewton(grad);
        }
        direction = next;
        previousGrad = grad;
        return next;
    }

    private void remember(Tensor gradChange, Tensor step, int historySize) {
        double curvature = dot(gradChange, step);
        if (!(curvature > SMALLEST_CURVATURE)) {
            return;
        }
        if (steps.size() == historySize) {
            gradChanges.removeFirst();
            steps.removeFirst();
            inverses.removeFirst();
        }
        gradChanges.add(gradChange);
        steps.add(step);
        inverses.add(1 / curvature);
        scale = curvature / dot(gradChange, gradChange);
    }

    /// The inverse Hessian, as far as it is remembered, times the negative gradient: two loops.
    private Tensor quasiNewton(Tensor grad) {
        int count = steps.size();
        double[] alphas = new double[count];
        Tensor q = grad.neg();
        for (int i = count - 1; i >= 0; i--) {
            alphas[i] = dot(steps.get(i), q) * inverses.get(i);
            q.add_(gradChanges.get(i), -alphas[i]);
        }
        Tensor r = q.mul(scale);
        for (int i = 0; i < count; i++) {
            double beta = dot(gradChanges.get(i), r) * inverses.get(i);
            r.add_(steps.get(i), alphas[i] - beta);
        }
        return r;
    }

    /// By PyTorch's names; empty before the first step.
    Map<String, @Nullable Object> state() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        if (evaluations == 0) {
            return state;
        }
        state.put("func_evals", evaluations);
        state.put("n_iter", iterations);
        if (direction != null && previousGrad != null) {
            state.put("d", direction);
            state.put("t", t);
            state.put("old_dirs", List.copyOf(gradChanges));
            state.put("old_stps", List.copyOf(steps));
            state.put("ro", inverses.stream().map(LbfgsMemory::exact).toList());
            state.put("H_diag", exact(scale));
            state.put("prev_flat_grad", previousGrad);
            state.put("prev_loss", previousLoss);
        }
        return state;
    }

    /// A number as PyTorch keeps it, in a tensor without dimensions, but in float64.
    private static Tensor exact(double value) {
        return Obor.fromArray(new double[] {value}).squeeze(0);
    }

    /// The opposite of [#state()]; tensors are copied.
    ///
    /// @throws dev.obor.base.ValueError if a value is of another kind
    /// @throws ShapeError if a tensor has not as many elements as all parameters together
    static LbfgsMemory of(Map<String, ? extends @Nullable Object> state, List<Tensor> parameters) {
        var memory = new LbfgsMemory();
        if (state.isEmpty()) {
            return memory;
        }
        long elements = parameters.stream().mapToLong(p -> parts(p).numel()).sum();
        memory.evaluations = SavedValues.count("func_evals", state.get("func_evals"));
        memory.iterations = SavedValues.count("n_iter", state.get("n_iter"));
        if (state.get("d") != null) {
            DType dtype = parameters.getFirst().dtype().toReal();
            memory.direction = row("d", state.get("d"), elements, dtype);
            memory.previousGrad =
                    row("prev_flat_grad", state.get("prev_flat_grad"), elements, dtype);
            memory.t = SavedValues.number(state, "t");
            memory.scale = SavedValues.number(state, "H_diag");
            memory.previousLoss =
                    state.get("prev_loss") == null ? 0 : SavedValues.number(state, "prev_loss");
            each(
                    state,
                    "old_dirs",
                    t -> memory.gradChanges.add(row("old_dirs", t, elements, dtype)));
            each(state, "old_stps", t -> memory.steps.add(row("old_stps", t, elements, dtype)));
            each(state, "ro", r -> memory.inverses.add(SavedValues.number("ro", r)));
        }
        return memory;
    }

    private static Tensor row(String name, @Nullable Object value, long elements, DType dtype) {
        if (value instanceof Tensor t && t.numel() == elements) {
            return t.detach().to(dtype).reshape(-1).clone();
        }
        throw new ShapeError(
                "state '"
                        + name
                        + "' should be a tensor of "
                        + elements
                        + " elements, as many as all parameters have, but got "
                        + (value instanceof Tensor t ? "sizes " + t.shape() : value));
    }

    private static void each(
            Map<String, ? extends @Nullable Object> state,
            String name,
            Consumer<? super @Nullable Object> action) {
        if (!(state.get(name) instanceof List<?> values)) {
            throw new ValueError("state dict: '" + name + "' should be a list");
        }
        values.forEach(action);
    }
}
