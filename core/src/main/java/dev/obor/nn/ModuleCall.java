package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.op.Callback;
import dev.obor.op.TensorTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One run of a module, as its hooks see it: the tensors it takes and the tensors it makes.
///
/// Whatever the signature of the module, its inputs and its result are seen as flat lists of the
/// tensors inside them: those in lists, maps, arrays and records too, in the order in which they
/// stand there. A mask that is null is not in the list. A tensor that a hook replaces is replaced
/// where it stands; lists and records around it are built again.
public final class ModuleCall {
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

    ModuleCall(Module module, @Nullable Object[] arguments) {
        this.module = module;
        this.tree = new TensorTree(module.lookup());
        this.arguments = arguments;
        this.inputs = seen(tree.tensors(arguments));
    }

    private static List<Tensor> seen(List<Tensor> tensors) {
        tensors.forEach(Callback::seen);
        return tensors;
    }

    /// The module that is called.
    public Module module() {
        return module;
    }

    /// The inputs as they were given, numbers and nulls included; hooks that ran before this one
    /// may have replaced tensors in them.
    public List<@Nullable Object> arguments() {
        return Collections.unmodifiableList(Arrays.asList(arguments));
    }

    /// The tensors among the inputs.
    public List<Tensor> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /// The i-th tensor among the inputs.
    public Tensor input(int i) {
        return inputs.get(i);
    }

    /// The result as the module returned it; null before it has run.
    public @Nullable Object result() {
        return result;
    }

    /// The tensors in the result; none before the module has run.
    public List<Tensor> outputs() {
        return Collections.unmodifiableList(outputs);
    }

    /// The i-th tensor in the result.
    public Tensor output(int i) {
        return outputs.get(i);
    }

    /// Replaces the i-th tensor among the inputs.
    ///
    /// @throws StateError if the module is running already
    public void setInput(int i, Tensor tensor) {
        if (stage != Stage.BEFORE) {
            throw new StateError(
                    "the inputs of " + module.typeName() + " can be replaced only before it runs",
                    "Register the hook with registerForwardPreHook.");
        }
        List<Tensor> changed = new ArrayList<>(inputs);
        changed.set(i, tensor);
        setInputs(changed);
    }

    /// Replaces the i-th tensor in the result.
    ///
    /// @throws StateError if the module has not run yet
    public void setOutput(int i, Tensor tensor) {
        if (stage != Stage.AFTER) {
            throw new StateError(
                    "the result of " + module.typeName() + " can be replaced only when it has run",
                    "Register the hook with registerForwardHook.");
        }
        List<Tensor> changed = new ArrayList<>(outputs);
        changed.set(i, tensor);
        setOutputs(changed);
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

    /// The first tensor among the inputs, or null.
    @Nullable Tensor firstInput() {
        return inputs.isEmpty() ? null : inputs.getFirst();
    }

    /// The first tensor in the result, or null.
    @Nullable Tensor firstOutput() {
        return outputs.isEmpty() ? null : outputs.getFirst();
    }

    /// What stands in error messages.
    @Override
    public String toString() {
        return "call of "
                + module.typeName()
                + " with "
                + shapes(inputs)
                + " to "
                + shapes(outputs);
    }

    private static String shapes(List<Tensor> tensors) {
        return tensors.stream().map(t -> t.shape().toString()).toList().toString();
    }
}
