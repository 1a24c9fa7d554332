package dev.obor.bench;

import static dev.obor.Obor.capture;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;

import dev.obor.Tensor;
import dev.obor.capture.Captured;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import org.jspecify.annotations.Nullable;

/// Full training steps on ten fixed batches of random pictures, drawn as PyTorch draws them;
/// `@captured` behind the name records the step and does it again.
final class Training implements Workload {
    static final String CAPTURED = "@captured";
    private static final int BATCHES = 10;

    private final Tensor[] x = new Tensor[BATCHES];
    private final Tensor[] y = new Tensor[BATCHES];
    private final Sequential model;
    private final SGD optimizer;
    private final Captured.@Nullable Of2<Tensor> captured;
    private int next;
    private Tensor loss;

    Training(String row) {
        String name = row.replace(CAPTURED, "");
        manualSeed(1);
        long[] each = Models.input(name);
        long batch = each[0];
        long[] all = each.clone();
        all[0] *= BATCHES;
        Tensor pictures = rand(all).sub(0.5);
        Tensor labels = randint(Math.min(10, each.length == 2 ? each[1] : 10), new long[] {all[0]});
        for (int i = 0; i < BATCHES; i++) {
            x[i] = pictures.narrow(0, i * batch, batch).clone();
            y[i] = labels.narrow(0, i * batch, batch).clone();
        }
        model = Models.of(name);
        double momentum = Models.momentum(name);
        optimizer = new SGD(model.parameters(), 0.05, o -> o.momentum(momentum));
        loss = x[0];
        captured = row.endsWith(CAPTURED) ? capture((a, b) -> step(a, b)) : null;
    }

    private Tensor step(Tensor x, Tensor y) {
        Tensor result = F.crossEntropy(model.call(x), y);
        optimizer.zeroGrad();
        result.backward();
        optimizer.step();
        return result;
    }

    @Override
    public void step() {
        loss = captured == null ? step(x[next], y[next]) : captured.call(x[next], y[next]);
        next = (next + 1) % BATCHES;
    }

    @Override
    public double result() {
        return loss.item();
    }
}
