package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.op.Products;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [LBFGS] remembers between iterations: the last changes of place and of gradient, from which
/// it makes the next direction.
final class LbfgsMemory {
    private static final double SMALLEST_CURVATURE = 1e-10;

    long iterations;
    long evaluations;
    double t;
    private @Nullable Tensor direction;
    private @Nullable Tensor previousGrad;
    private double scale = 1;
    private final List<Tensor> gradChanges = new ArrayList<>();
    private final List<Tensor> steps = new ArrayList<>();
    private final List<Double> inverses = new ArrayList<>();

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
    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
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
            state.put("ro", List.copyOf(inverses));
            state.put("H_diag", scale);
            state.put("prev_flat_grad", previousGrad);
        }
        return state;
    }

    /// The opposite of [#state()]; tensors are copied.
    static LbfgsMemory of(Map<String, Object> state) {
        var memory = new LbfgsMemory();
        memory.evaluations = (Long) state.getOrDefault("func_evals", 0L);
        memory.iterations = (Long) state.getOrDefault("n_iter", 0L);
        if (state.get("d") instanceof Tensor d && state.get("prev_flat_grad") instanceof Tensor g) {
            memory.direction = d.clone();
            memory.previousGrad = g.clone();
            memory.t = (Double) state.getOrDefault("t", 0.0);
            memory.scale = (Double) state.getOrDefault("H_diag", 1.0);
            each(state.get("old_dirs"), t -> memory.gradChanges.add(((Tensor) t).clone()));
            each(state.get("old_stps"), t -> memory.steps.add(((Tensor) t).clone()));
            each(state.get("ro"), r -> memory.inverses.add((Double) r));
        }
        return memory;
    }

    private static void each(@Nullable Object list, java.util.function.Consumer<Object> action) {
        if (list instanceof List<?> values) {
            values.forEach(action);
        }
    }
}
