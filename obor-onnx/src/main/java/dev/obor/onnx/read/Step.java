package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.OborError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.onnx.format.ModelData;
import org.jspecify.annotations.Nullable;

/// A node of a graph that runs.
class Step {
    private final ModelData.Node node;
    private final Body body;
    private final int[] in;
    private final int[] out;
    int[] dead = {};

    /// @param in where the inputs lie, -1 for one that is left out
    /// @param out where the outputs go, -1 for one that nobody asks for
    Step(ModelData.Node node, Body body, int[] in, int[] out) {
        this.node = node;
        this.body = body;
        this.in = in;
        this.out = out;
    }

    int[] in() {
        return in;
    }

    int[] out() {
        return out;
    }

    /// Runs it, and forgets what nobody needs any more.
    void run(@Nullable Tensor[] values, Run run) {
        @Nullable Tensor[] given = new Tensor[in.length];
        for (int i = 0; i < in.length; i++) {
            given[i] = in[i] < 0 ? null : values[in[i]];
        }
        try {
            put(body.run(new Call(given, run.isTraining())), values);
        } catch (RuntimeException e) {
            throw located(e, given);
        }
        forget(values);
    }

    final void forget(@Nullable Tensor[] values) {
        for (int slot : dead) {
            values[slot] = null;
        }
    }

    private void put(Object result, @Nullable Tensor[] values) {
        if (result instanceof Tensor t) {
            if (out.length > 0 && out[0] >= 0) {
                values[out[0]] = t;
            }
            return;
        }
        Tensor[] all = (Tensor[]) result;
        for (int i = 0; i < out.length; i++) {
            if (out[i] >= 0) {
                if (i >= all.length) {
                    throw new ValueError("it has only " + all.length + " outputs");
                }
                values[out[i]] = all[i];
            }
        }
    }

    /// The same error, which names the node and what it was given.
    private RuntimeException located(RuntimeException e, @Nullable Tensor[] given) {
        StringBuilder text = new StringBuilder(Binding.name(node)).append(" of ");
        for (int i = 0; i < given.length; i++) {
            Tensor t = given[i];
            text.append(i == 0 ? "" : ", ")
                    .append(t == null ? "nothing" : t.dtype() + "" + t.shape().toList());
        }
        text.append(": ");
        if (!(e instanceof OborError error)) {
            text.append(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            return new StateError(text.toString(), e);
        }
        String sentence = text.append(error.sentence()).toString();
        String advice = error.advice();
        RuntimeException located =
                switch (error) {
                    case ShapeError _ -> new ShapeError(sentence, advice);
                    case DTypeError _ -> new DTypeError(sentence, advice);
                    case IndexError _ -> new IndexError(sentence, advice);
                    case ValueError _ -> new ValueError(sentence, advice);
                    default -> new StateError(sentence, advice);
                };
        located.initCause(e);
        return located;
    }
}
