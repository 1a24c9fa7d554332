package dev.obor.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.Reduction;
import dev.obor.optim.SGD;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// N ranks against batch normalisation of one process with the whole batch.
class SyncBatchNormTest {
    private static final int STEPS = 8;

    private static Module model(boolean average) {
        Obor.manualSeed(5);
        Module model =
                new Sequential(
                        new Conv2d(2, 3, 3),
                        new BatchNorm2d(3, o -> o.momentum(average ? null : 0.1)),
                        new ReLU(),
                        new Flatten(),
                        new Linear(48, 5),
                        new BatchNorm1d(5, o -> o.affine(false)),
                        new Linear(5, 4));
        return model.toDouble();
    }

    private static Tensor input(int step, int samples) {
        Obor.manualSeed(100 + step);
        return Obor.randn(DType.FLOAT64, samples, 2, 6, 6).mul(3).add(1);
    }

    private static Tensor target(int samples) {
        return Obor.arange(samples).remainder(4);
    }

    /// Losses are sums, divided by the number of all samples: shards may be of unequal size.
    private static void train(Module model, Module called, int from, int size, int all, int ranks) {
        var optimizer = new SGD(model.parameters(), o -> o.lr(0.1).momentum(0.9));
        for (int step = 0; step < STEPS; step++) {
            Tensor x = input(step, all).narrow(0, from, size);
            Tensor loss =
                    F.crossEntropy(
                            called.call(x),
                            target(all).narrow(0, from, size),
                            o -> o.reduction(Reduction.SUM));
            optimizer.zeroGrad();
            loss.mul((double) ranks / all).backward();
            optimizer.step();
        }
    }

    private static void same(Module expected, Module model) {
        Map<String, Tensor> state = model.stateDict();
        assertEquals(expected.stateDict().keySet(), state.keySet());
        expected.stateDict()
                .forEach((name, t) -> {
                    double off = state.get(name).sub(t).abs().max().item();
                    assertTrue(off <= 1e-11, name + " differs by " + off);
                });
    }

    @Test
    void ranksGiveWhatTheWholeBatchGives() {
        int all = 13;
        for (boolean average : new boolean[] {false, true}) {
            Module whole = model(average);
            train(whole, whole, 0, all, all, 1);
            for (int[] parts : new int[][] {{6, 7}, {3, 9, 1}, {1, 5, 0, 7}}) {
                Distributed.spawn(
                        parts.length,
                        rank -> {
                            int from = 0;
                            for (int r = 0; r < rank; r++) {
                                from += parts[r];
                            }
                            Module model = SyncBatchNorm.convertSyncBatchnorm(model(average));
                            var ddp = new DistributedDataParallel(model);
                            train(model, ddp, from, parts[rank], all, parts.length);
                            same(whole, model);
                            whole.eval();
                            model.eval();
                            Tensor x = input(50, 4);
                            assertTrue(model.call(x).allclose(whole.call(x), o -> o.atol(1e-10)));
                        });
            }
        }
    }

    @Test
    void aloneItIsBatchNormalisation() {
        Module whole = model(false);
        train(whole, whole, 0, 7, 7, 1);
        Module model = SyncBatchNorm.convertSyncBatchnorm(model(false));
        train(model, model, 0, 7, 7, 1);
        same(whole, model);
        Distributed.spawn(
                1,
                rank -> {
                    Module one = SyncBatchNorm.convertSyncBatchnorm(model(false));
                    train(one, one, 0, 7, 7, 1);
                    same(whole, one);
                });
    }

    @Test
    void conversionKeepsParametersAndMode() {
        var norm = new BatchNorm1d(3, o -> o.eps(1e-3));
        norm.eval();
        var sync = (SyncBatchNorm) SyncBatchNorm.convertSyncBatchnorm(norm);
        assertSame(norm.weight, sync.weight);
        assertSame(norm.runningVar, sync.runningVar);
        assertEquals(false, sync.isTraining());
        assertEquals(
                "SyncBatchNorm(3, eps=0.001, momentum=0.1, affine=True, track_running_stats=True)",
                sync.toString());
        var linear = new Linear(2, 3);
        assertSame(linear, SyncBatchNorm.convertSyncBatchnorm(linear));
        assertThrows(
                ValueError.class,
                () ->
                        SyncBatchNorm.convertSyncBatchnorm(
                                new BatchNorm1d(3, o -> o.affine(false).trackRunningStats(false))));
    }

    @Test
    void wrongInputsAreRefused() {
        var norm = new SyncBatchNorm(3);
        assertThrows(ShapeError.class, () -> norm.call(Obor.ones(3)));
        assertThrows(ShapeError.class, () -> norm.call(Obor.ones(2, 4)));
        assertThrows(ValueError.class, () -> new SyncBatchNorm(-1));
        assertEquals(List.of(2L, 3L), norm.call(Obor.randn(2, 3)).shape().toList());
    }
}
