package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleCall;
import dev.obor.op.Callback;
import dev.obor.op.TensorTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The run of a module that has hooks.
public final class HookedCall implements ModuleCall {
    private enum Stage {
        BEFORE,
        RUNNING,
        AFTER
    }

    private final Module module;
    private final TensorTree tree;
    private @Nullable Object[] arguments;
    private List<Tensor> inputs;
    private @Nullable Object result;
    private List<Tensor> outputs = List.of();
    private Stage stage = Stage.BEFORE;

    HookedCall(Module module, @Nullable Object[] arguments) {
        this.module = module;
        this.tree = new TensorTree(ModuleAccess.lookup(module));
        this.arguments = arguments;
        this.inputs = seen(tree.tensors(arguments));
    }

    private static List<Tensor> seen(List<Tensor> tensors) {
        tensors.forEach(Callback::seen);
        return tensors;
    }

    @Override
    public Module module() {
        return module;
    }

    @Override
    public List<@Nullable Object> arguments() {
        return Collections.unmodifiableList(Arrays.asList(arguments));
    }

    @Override
    public List<Tensor> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    @Override
    public Tensor input(int i) {
        return inputs.get(checked(i, inputs, "inputs"));
    }

    @Override
    public @Nullable Object result() {
        return result;
    }

    @Override
    public List<Tensor> outputs() {
        return Collections.unmodifiableList(outputs);
    }

    @Override
    public Tensor output(int i) {
        return outputs.get(checked(i, outputs, "outputs"));
    }

    @Override
    public void setInput(int i, Tensor tensor) {
        if (stage != Stage.BEFORE) {
            throw new StateError(
                    "the inputs of "
                            + ModuleAccess.typeName(module)
                            + " can be replaced only before it runs",
                    "Register the hook with registerForwardPreHook.");
        }
        List<Tensor> changed = new ArrayList<>(inputs);
        changed.set(checked(i, changed, "inputs"), tensor);
        setInputs(changed);
    }

    @Override
    public void setOutput(int i, Tensor tensor) {
        if (stage != Stage.AFTER) {
            throw new StateError(
                    "the result of "
                            + ModuleAccess.typeName(module)
                            + " can be replaced only when it has run",
                    "Register the hook with registerForwardHook.");
        }
        List<Tensor> changed = new ArrayList<>(outputs);
        changed.set(checked(i, changed, "outputs"), tensor);
        setOutputs(changed);
    }

    private int checked(int i, List<Tensor> tensors, String what) {
        if (i < 0 || i >= tensors.size()) {
            throw new IndexError(
                    "index "
                            + i
                            + " is out of range: this call of "
                            + ModuleAccess.typeName(module)
                            + " has "
                            + tensors.size()
                            + " tensors among its "
                            + what);
        }
        return i;
    }

    /// Replaces all tensors among the inputs.
    void setInputs(List<Tensor> changed) {
        arguments = (@Nullable Object[]) Objects.requireNonNull(replaced(arguments, changed));
        inputs = seen(changed);
    }

    /// Replaces all tensors in the result.
    void setOutputs(List<Tensor> changed) {
        result = replaced(result, changed);
        outputs = seen(changed);
    }

    private @Nullable Object replaced(@Nullable Object value, List<Tensor> tensors) {
        Iterator<Tensor> next = tensors.iterator();
        return tree.map(value, _ -> next.next());
    }

    @Nullable Object[] start() {
        stage = Stage.RUNNING;
        return arguments;
    }

    void finish(@Nullable Object value) {
        stage = Stage.AFTER;
        result = value;
        outputs = seen(tree.tensors(value));
    }

    /// What stands in error messages.
    @Override
    public String toString() {
        return "call of "
                + ModuleAccess.typeName(module)
                + " with "
                + shapes(inputs)
                + " to "
                + shapes(outputs);
    }

    private static String shapes(List<Tensor> tensors) {
        return tensors.stream().map(t -> t.shape().toString()).toList().toString();
    }
}
