package dev.obor.optim;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.memory.TensorsIn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an optimizer keeps for one parameter, by name: PyTorch's `optimizer.state[p]`.
///
/// Values are tensors, numbers, booleans, text, or lists of these; they make up the state dict.
public final class ParameterState {
    private static final String STEP = "step";

    private final Tensor parameter;
    private final Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    private long step;

    ParameterState(Tensor parameter) {
        this.parameter = parameter;
    }

    /// The tensor of that name: zeros with the parameter's sizes, strides and dtype at first.
    public Tensor zeros(String name) {
        Arguments.given(name, "name");
        Object value = entries.get(name);
        if (value == null) {
            Tensor zeros = parameter.detach().zerosLike();
            entries.put(name, zeros);
            return zeros;
        }
        return tensor(name, value);
    }

    /// Whether there is a value of that name.
    public boolean has(String name) {
        Arguments.given(name, "name");
        return name.equals(STEP) ? step > 0 : entries.get(name) != null;
    }

    /// The tensor of that name.
    ///
    /// @throws ValueError if there is none
    public Tensor tensor(String name) {
        Arguments.given(name, "name");
        return tensor(name, entries.get(name));
    }

    private static Tensor tensor(String name, @Nullable Object value) {
        if (value instanceof Tensor t) {
            return t;
        }
        throw new ValueError("state '" + name + "' is no tensor but " + value);
    }

    /// The value of that name, or null.
    public @Nullable Object get(String name) {
        Arguments.given(name, "name");
        return name.equals(STEP) ? stepTensor() : entries.get(name);
    }

    /// Keeps a value.
    ///
    /// @throws ValueError if the name is `step`, which [#nextStep] counts
    public void put(String name, Object value) {
        Arguments.given(name, "name");
        Arguments.given(value, "value");
        if (name.equals(STEP)) {
            throw new ValueError("state 'step' is counted by nextStep()");
        }
        entries.put(name, value);
    }

    /// Counts the steps of this parameter: 1 at the first call. The state dict shows it as PyTorch
    /// does, as `step`, a float32 tensor without dimensions.
    public long nextStep() {
        return ++step;
    }

    /// How often [#nextStep] was called.
    public long step() {
        return step;
    }

    private @Nullable Tensor stepTensor() {
        return step == 0 ? null : Obor.tensor((double) step).to(DType.FLOAT32);
    }

    /// All values; tensors are shared, the step is a new one.
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        Tensor count = stepTensor();
        if (count != null) {
            result.put(STEP, count);
        }
        result.putAll(entries);
        return result;
    }

    /// State that was made inside a scope is needed after it.
    void outliveScopes() {
        outliveScopes(entries);
    }

    /// Keeps all tensors in what an optimizer holds beyond the scopes that are open.
    static void outliveScopes(Object held) {
        if (ThreadState.get().scope != null) {
            TensorsIn.visit(held, TensorAccess::escape);
        }
    }

    /// The state of a parameter from a state dict; tensors are copied, and get its dtype as in
    /// PyTorch.
    ///
    /// @param shaped the names of tensors that need not have the parameter's sizes
    /// @throws ValueError if the step is no whole number
    /// @throws ShapeError if a tensor does not fit the parameter
    static ParameterState of(
            Tensor parameter, Map<String, ? extends @Nullable Object> saved, Set<String> shaped) {
        ParameterState state = new ParameterState(parameter);
        saved.forEach((name, value) -> {
            if (name.equals(STEP)) {
                state.step = SavedValues.count(name, value);
            } else if (value instanceof Tensor t) {
                if (t.dim() > 0 && !shaped.contains(name) && !t.shape().equals(parameter.shape())) {
                    throw new ShapeError(
                            "state '"
                                    + name
                                    + "' has sizes "
                                    + t.shape()
                                    + " but its parameter has "
                                    + parameter.shape(),
                            "Is it the state of another model, or are the parameters in another"
                                    + " order?");
                }
                boolean convert = parameter.dtype().isFloatingPoint();
                Tensor own = t.detach().clone();
                state.entries.put(name, convert ? own.to(parameter.dtype()) : own);
            } else if (value != null) {
                state.entries.put(name, value);
            }
        });
        return state;
    }
}
