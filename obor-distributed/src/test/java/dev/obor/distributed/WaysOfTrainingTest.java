package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.amp.GradScaler;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.AdamW;
import dev.obor.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ways in which a step can be taken, in ranks against one process: accumulated, scaled,
/// clipped, captured.
class WaysOfTrainingTest {
    private static final int STEPS = Boolean.getBoolean("obor.full") ? 200 : 10;

    private static Module mlp() {
        return new Sequential(new Linear(5, 16), new ReLU(), new Linear(16, 4));
    }

    private static Tensor row(Module model) {
        List<Tensor> all = new ArrayList<>();
        model.parameters().forEach(p -> all.add(p.detach().reshape(-1)));
        model.buffers().forEach(b -> all.add(b.detach().to(DType.FLOAT64).reshape(-1)));
        return Obor.cat(all);
    }

    /// Scales the loss, accumulates two halves of a batch of 24, unscales, clips, steps.
    private static Tensor scaled(int rank, int size) {
        Obor.manualSeed(7);
        Module plain = mlp().to(DType.FLOAT64);
        var ddp = size > 1 ? new DistributedDataParallel(plain) : null;
        Module model = ddp == null ? plain : ddp;
        var optimizer = new AdamW(model.parameters(), o -> o.lr(0.01));
        var scaler = new GradScaler(o -> o.initScale(1024).growthInterval(3));
        Obor.manualSeed(11);
        for (int i = 0; i < STEPS; i++) {
            Tensor x = Obor.randn(DType.FLOAT64, 2, 12, 5);
            Tensor y = Obor.randint(0, 4, 2, 12);
            if (i == 4) {
                x.select(0, 1).select(0, 11).fill_(Double.POSITIVE_INFINITY); // the last rank's
            }
            int share = 12 / size;
            optimizer.zeroGrad();
            for (int half = 0; half < 2; half++) {
                Tensor mine = x.select(0, half).narrow(0, rank * share, share);
                Tensor labels = y.select(0, half).narrow(0, rank * share, share);
                Runnable pass =
                        () ->
                                scaler.scale(F.crossEntropy(model.call(mine), labels).div(2))
                                        .backward();
                if (half == 0 && ddp != null) {
                    try (var _ = ddp.noSync()) {
                        pass.run();
                    }
                } else {
                    pass.run();
                }
            }
            scaler.unscale_(optimizer);
            ClipGrad.clipGradNorm_(model.parameters(), 0.5);
            scaler.step(optimizer);
            scaler.update();
        }
        return Obor.cat(row(plain), Obor.tensor(scaler.getScale()).to(DType.FLOAT64).view(1));
    }

    @Test
    void scaledAccumulatedAndClippedStepsAreThoseOfOneProcess() {
        Tensor expected = scaled(0, 1);
        for (int n = 2; n <= 4; n++) {
            int size = n;
            Distributed.spawn(
                    n,
                    rank -> {
                        double far = scaled(rank, size).sub(expected).abs().max().item();
                        assertTrue(far < 1e-11, size + " ranks: " + far);
                    });
        }
    }

    private static Tensor trained(int rank, int size, boolean captures) {
        Obor.manualSeed(rank);
        var net = new Sequential(new Linear(5, 8), new BatchNorm1d(8), new Linear(8, 4));
        var model = new DistributedDataParallel(net, o -> o.bucketCapMb(0.0002));
        assertTrue(model.bucketBytes().size() > 1);
        var optimizer = new SGD(model.parameters(), o -> o.lr(0.1).momentum(0.9));
        var step =
                Obor.capture((x, y) -> {
                    optimizer.zeroGrad();
                    Tensor loss = F.crossEntropy(model.call(x), y);
                    loss.backward();
                    ClipGrad.clipGradNorm_(model.parameters(), 1.0);
                    optimizer.step();
                    return loss;
                });
        Tensor losses = Obor.zeros(0);
        Obor.manualSeed(100 + rank);
        for (int i = 0; i < STEPS; i++) {
            Tensor x = Obor.randn(6, 5);
            Tensor y = Obor.randint(0, 4, 6);
            Tensor loss;
            if (captures) {
                loss = step.call(x, y);
            } else {
                optimizer.zeroGrad();
                loss = F.crossEntropy(model.call(x), y);
                loss.backward();
                ClipGrad.clipGradNorm_(model.parameters(), 1.0);
                optimizer.step();
            }
            losses = Obor.cat(losses, loss.detach().view(1));
        }
        if (captures) {
            assertTrue(step.isReady());
            assertTrue(step.recordings() <= 4, "recordings: " + step.recordings());
        }
        List<Tensor> all = Distributed.allGather(row(net).narrow(0, 0, 84));
        for (int r = 1; r < size; r++) {
            assertTrue(all.get(0).equal(all.get(r)), "weights of rank " + r + " are others");
        }
        return Obor.cat(row(net), losses.to(DType.FLOAT64));
    }

    @Test
    void capturedStepsSendAsOthersDo() {
        for (int n = 2; n <= 3; n++) {
            int size = n;
            Distributed.spawn(
                    n,
                    rank -> {
                        Tensor plain = trained(rank, size, false);
                        assertTrue(trained(rank, size, true).equal(plain), "rank " + rank);
                    });
        }
    }

    @Test
    void whatACapturedStepCannotSendIsRefused() {
        Distributed.spawn(
                2,
                rank -> {
                    var reduces =
                            Obor.capture(x -> {
                                Tensor sum = x.clone();
                                Distributed.allReduce(sum);
                                return sum;
                            });
                    StateError e = assertThrows(StateError.class, () -> reduces.call(Obor.ones(2)));
                    assertTrue(e.getMessage().contains("cannot call allReduce"), e.getMessage());
                    var model = new DistributedDataParallel(new Linear(2, 1));
                    model.samples(3);
                    var weighs =
                            Obor.capture(x -> {
                                Tensor loss = model.call(x).sum();
                                loss.backward();
                                return loss;
                            });
                    e = assertThrows(StateError.class, () -> weighs.call(Obor.ones(3, 2)));
                    assertTrue(e.getMessage().contains("by samples"), e.getMessage());
                    Tensor t = Obor.ones(1);
                    Distributed.allReduce(t); // the group is as it was
                    assertEquals(2, t.item());
                });
    }

    /// A recording made under noSync is none for a step that sends.
    @Test
    void aCapturedStepSeesWhetherItSends() {
        Distributed.spawn(
                2,
                rank -> {
                    Obor.manualSeed(1);
                    var net = new Linear(2, 1);
                    var model = new DistributedDataParallel(net);
                    var step =
                            Obor.capture(x -> {
                                model.zeroGrad();
                                Tensor loss = model.call(x).sum();
                                loss.backward();
                                return loss;
                            });
                    Tensor x = Obor.full(new long[] {1, 2}, (double) rank);
                    for (int i = 0; i < 9; i++) {
                        boolean stays = i % 3 == 0;
                        if (stays) {
                            try (var _ = model.noSync()) {
                                step.call(x);
                            }
                        } else {
                            step.call(x);
                        }
                        Tensor grad = net.weight.grad();
                        assertTrue(grad != null && grad.eq(stays ? rank : 0.5).all().item() != 0);
                    }
                });
    }
}
