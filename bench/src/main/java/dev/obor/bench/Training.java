package dev.obor.bench;

import static dev.obor.Obor.capture;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;

import dev.obor.Tensor;
import dev.obor.bench.models.Models;
import dev.obor.bench.models.Networks;
import dev.obor.capture.Captured;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.optim.AdamW;
import dev.obor.optim.Optimizer;
import dev.obor.optim.SGD;
import org.jspecify.annotations.Nullable;

/// Full training steps on ten fixed batches of random samples, drawn as PyTorch draws them;
/// `@captured` behind the name records the step and does it again, `@inferN` is a forward pass on
/// `N` samples in evaluation mode without gradients.
final class Training implements Workload {
    static final String CAPTURED = "@captured";
    private static final String INFER = "@infer";
    private static final int BATCHES = 10;

    private final Tensor[] x = new Tensor[BATCHES];
    private final Tensor[] y = new Tensor[BATCHES];
    private final Module model;
    private final @Nullable Optimizer<?> optimizer;
    private final Captured.@Nullable Of2<Tensor> captured;
    private int next;
    private Tensor loss;

    Training(String row) {
        int at = row.indexOf(INFER);
        String name = (at < 0 ? row : row.substring(0, at)).replace(CAPTURED, "");
        Networks.Kind kind = Networks.kind(name);
        manualSeed(1);
        long[] all = kind == null ? Models.input(name) : kind.input().clone();
        if (at >= 0) {
            all[0] = Long.parseLong(row.substring(at + INFER.length()));
        }
        long batch = all[0];
        all[0] *= BATCHES;
        Tensor inputs =
                kind == null || kind.values() == 0
                        ? rand(all).sub(0.5)
                        : randint(kind.values(), all);
        Tensor labels = kind == null ? labels(all) : labels(kind, all[0], inputs);
        long targets = labels.size(0) / BATCHES;
        for (int i = 0; i < BATCHES; i++) {
            x[i] = inputs.narrow(0, i * batch, batch).clone();
            y[i] = labels.narrow(0, i * targets, targets).clone();
        }
        model = kind == null ? Models.of(name) : Networks.of(name);
        loss = x[0];
        if (at >= 0) {
            model.eval();
            optimizer = null;
            captured = null;
            return;
        }
        optimizer = optimizer(name, kind != null);
        captured = row.endsWith(CAPTURED) ? capture((a, b) -> step(a, b)) : null;
    }

    private static Tensor labels(long[] all) {
        return randint(Math.min(10, all.length == 2 ? all[1] : 10), new long[] {all[0]});
    }

    /// Classes, or the inputs themselves.
    private static Tensor labels(Networks.Kind kind, long samples, Tensor inputs) {
        return kind.targets() == 0
                ? inputs
                : randint(kind.classes(), new long[] {samples * kind.targets()});
    }

    private Optimizer<?> optimizer(String name, boolean large) {
        if (large && !name.equals("resnet18")) {
            return new AdamW(model.parameters(), 1e-3);
        }
        double momentum = large ? 0.9 : Models.momentum(name);
        return new SGD(model.parameters(), large ? 0.01 : 0.05, o -> o.momentum(momentum));
    }

    private Tensor step(Tensor x, Tensor y) {
        if (optimizer == null) {
            try (var _ = noGrad()) {
                return model.call(x);
            }
        }
        Tensor out = model.call(x);
        Tensor result = y.dtype().isFloatingPoint() ? F.mseLoss(out, y) : F.crossEntropy(out, y);
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
        return loss.toDouble().abs().mean().item();
    }
}
