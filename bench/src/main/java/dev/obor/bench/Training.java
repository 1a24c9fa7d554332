package dev.obor.bench;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;

import dev.obor.Tensor;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;

/// Full training steps on ten fixed batches of random pictures, drawn as PyTorch draws them.
final class Training implements Workload {
    private static final int BATCHES = 10;

    private final Tensor[] x = new Tensor[BATCHES];
    private final Tensor[] y = new Tensor[BATCHES];
    private final Sequential model;
    private final SGD optimizer;
    private int next;
    private Tensor loss;

    Training(String name) {
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
    }

    @Override
    public void step() {
        loss = F.crossEntropy(model.call(x[next]), y[next]);
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
        next = (next + 1) % BATCHES;
    }

    @Override
    public double result() {
        return loss.item();
    }
}
