package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.ModelData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operators Loop and Scan: a graph runs again and again. What its outputs pass on to its
/// inputs is the state; what else it puts out is collected, turn by turn.
final class Repetition extends Step {
    /// What tells the two operators apart.
    sealed interface Kind {}

    /// Loop: the graph is given the number of the turn and a truth value, and puts out first
    /// whether it goes on.
    ///
    /// @param most where the number of turns lies, -1 without one
    /// @param condition where it lies whether there is a first turn, -1 if there always is
    record Loop(int most, int condition) implements Kind {}

    /// Scan: the graph is given a part of each of some tensors.
    ///
    /// @param parts where these tensors lie
    /// @param taken along which dimensions, and whether from the end
    /// @param joined along which dimensions its own parts are joined, and whether from the end
    record Scan(int[] parts, Along[] taken, Along[] joined) implements Kind {}

    /// A way along a dimension.
    record Along(long dim, boolean backwards) {}

    private final ModelData.Node node;
    private final Kind kind;
    private final InnerGraph body;
    private final int[] initial;
    private final List<ModelData.Value> results;

    /// @param initial where the state lies before the first turn
    /// @param results the outputs of the graph
    /// @param in all that is read
    Repetition(
            ModelData.Node node,
            Kind kind,
            InnerGraph body,
            int[] initial,
            List<ModelData.Value> results,
            int[] in,
            int[] out) {
        super(node, _ -> new Tensor[0], in, out);
        this.node = node;
        this.kind = kind;
        this.body = body;
        this.initial = initial;
        this.results = results;
    }

    @Override
    void run(@Nullable Tensor[] values, Run run) {
        @Nullable Tensor[] state = new Tensor[initial.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = values[initial[i]];
        }
        List<List<Tensor>> parts = new ArrayList<>();
        int before = kind instanceof Loop ? 1 : 0; // outputs before the state
        for (int i = before + state.length; i < body.out().length; i++) {
            parts.add(new ArrayList<>());
        }
        long turns = turns(values);
        boolean goesOn =
                !(kind instanceof Loop loop)
                        || loop.condition < 0
                        || Choice.truth(node, values[loop.condition]);
        for (long turn = 0; goesOn && turn < turns; turn++) {
            if (kind instanceof Loop) {
                run.turn(node);
            }
            give(values, state, turn, turns);
            body.run(values, run);
            goesOn = before == 0 || Choice.truth(node, values[body.out()[0]]);
            for (int i = 0; i < state.length; i++) {
                state[i] = values[body.out()[before + i]];
            }
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).add(there(values[body.out()[before + state.length + i]]));
            }
        }
        for (int i = 0; i < out().length; i++) {
            if (out()[i] >= 0) {
                values[out()[i]] =
                        i < state.length
                                ? state[i]
                                : joined(parts.get(i - state.length), i - state.length, before + i);
            }
        }
        forget(values);
    }

    private Tensor there(@Nullable Tensor value) {
        if (value == null) {
            throw new ValueError(Binding.name(node) + ": its graph lacks a value");
        }
        return value;
    }

    private long turns(@Nullable Tensor[] values) {
        if (kind instanceof Loop loop) {
            if (loop.most < 0) {
                return Long.MAX_VALUE;
            }
            Tensor most = there(values[loop.most]);
            if (most.dtype() != DType.INT64 || most.numel() != 1) {
                throw new ValueError(Binding.name(node) + ": needs one number of turns");
            }
            return most.itemLong();
        }
        var scan = (Scan) kind;
        long turns = -1;
        for (int i = 0; i < scan.parts.length; i++) {
            Tensor whole = there(values[scan.parts[i]]);
            long size = whole.size(scan.taken[i].dim);
            if (turns >= 0 && size != turns) {
                throw new ValueError(
                        Binding.name(node) + ": goes along sizes of " + turns + " and " + size);
            }
            turns = size;
        }
        return turns;
    }

    private void give(@Nullable Tensor[] values, @Nullable Tensor[] state, long turn, long turns) {
        int at = 0;
        if (kind instanceof Loop) {
            values[body.in()[at++]] = Obor.tensor(turn);
            values[body.in()[at++]] = Obor.tensor(true);
        }
        for (Tensor value : state) {
            values[body.in()[at++]] = value;
        }
        if (kind instanceof Scan scan) {
            for (int i = 0; i < scan.parts.length; i++) {
                Along along = scan.taken[i];
                long part = along.backwards ? turns - 1 - turn : turn;
                values[body.in()[at++]] = there(values[scan.parts[i]]).select(along.dim, part);
            }
        }
    }

    private Tensor joined(List<Tensor> parts, int which, int output) {
        Along along = kind instanceof Scan scan ? scan.joined[which] : new Along(0, false);
        if (parts.isEmpty()) {
            return nothing(results.get(output), along);
        }
        List<Tensor> order = along.backwards ? parts.reversed() : parts;
        return Obor.stack(order, along.dim);
    }

    /// What no turn has put out: of the sizes that are known, and of none in the others.
    private Tensor nothing(ModelData.Value value, Along along) {
        ElementKind element = ElementKind.of(value.type());
        List<ModelData.Dim> dims = value.shape();
        if (element == null || dims == null) {
            throw new ValueError(
                    Binding.name(node)
                            + ": had no turn, and nothing says what '"
                            + value.name()
                            + "' is");
        }
        List<Long> shape = new ArrayList<>();
        dims.forEach(dim -> shape.add(Math.max(0, dim.value())));
        long at = along.dim < 0 ? along.dim + shape.size() + 1 : along.dim;
        if (at < 0 || at > shape.size()) {
            throw new ValueError(Binding.name(node) + ": has no dimension " + along.dim);
        }
        shape.add((int) at, 0L);
        return Obor.empty(element.dtype(), shape.stream().mapToLong(n -> n).toArray());
    }
}
