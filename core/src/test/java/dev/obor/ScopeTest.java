package dev.obor;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.scope;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;
import dev.obor.base.OborError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.data.TensorDataset;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Buffer;
import dev.obor.nn.Lambda;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.op.TensorAccess;
import dev.obor.optim.Adam;
import dev.obor.optim.LBFGS;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// At the end of a scope the memory of what was made in it is reused, but for what somebody needs.
final class ScopeTest {
    private static boolean isAlive(Tensor t) {
        return TensorAccess.storage(t).isAlive();
    }

    /// Overwrites what waits for reuse, so that a tensor that lives on forgotten memory shows it.
    private static void overwrite() {
        for (int size : new int[] {1, 3, 4, 8, 16, 32, 64, 100, 128, 256}) {
            for (int i = 0; i < 40; i++) {
                Tensor.zeros(Obor.float32, size).fill_(12345);
            }
        }
    }

    @Test
    void whatIsNotKeptIsGivenBackAndRefusesFurtherUse() {
        Tensor lost;
        Tensor kept;
        try (var s = scope()) {
            lost = randn(64).mul(2);
            kept = s.keep(lost.add(1));
            assertTrue(isAlive(lost));
        }
        assertFalse(isAlive(lost));
        assertTrue(isAlive(kept));
        StateError e = assertThrows(StateError.class, () -> lost.add(1));
        assertEquals(
                "This tensor's memory was given back: it was made inside a scope that has ended.\n"
                        + "  Inside the block write s.keep(tensor), with s the scope, for what is"
                        + " used after it.",
                e.getMessage());
        assertThrows(StateError.class, lost::toString);
        assertTrue(((OborError) e).advice().contains("s.keep(tensor)"));
    }

    @Test
    void theNextBlockGetsTheSameMemory() {
        Object first;
        try (var _ = scope()) {
            first = TensorAccess.view(randn(1000)).array();
        }
        try (var _ = scope()) {
            assertTrue(first == TensorAccess.view(randn(1000)).array());
        }
    }

    @Test
    void whatWasMadeBeforeIsLeftAlone() {
        Tensor before = randn(64);
        Tensor view;
        try (var _ = scope()) {
            view = before.view(8, 8).t();
            before.mul_(2);
        }
        assertTrue(isAlive(view));
        assertEquals(before.sum().item(), view.sum().item(), 1e-3);
    }

    @Test
    void aViewKeepsTheMemoryThatItLooksAt() {
        Tensor row;
        double expected;
        try (var s = scope()) {
            Tensor table = randn(8, 8);
            row = s.keep(table.get(3));
            expected = row.sum().item();
        }
        overwrite();
        assertEquals(expected, row.sum().item());
    }

    record Pair(Tensor a, List<Tensor> more) {}

    @Test
    void keepLooksIntoListsMapsArraysAndRecords() {
        Tensor[] all = new Tensor[7];
        try (var s = scope()) {
            for (int i = 0; i < all.length; i++) {
                all[i] = ones(64).mul(i);
            }
            s.keep(new Pair(all[0], List.of(all[1])));
            s.keep(Map.of("x", all[2]));
            s.keep(new Tensor[] {all[3]});
            s.keep(java.util.Optional.of(all[4]));
            s.keep(new ArrayList<>(List.of(new Object[] {1, "text", all[5]})));
        }
        overwrite();
        for (int i = 0; i < 6; i++) {
            assertEquals(64.0 * i, all[i].sum().item());
        }
        assertFalse(isAlive(all[6]));
    }

    @Test
    void keepRefusesWhatItCannotLookInto() {
        Tensor t;
        try (var s = scope()) {
            t = ones(64);
            ValueError e = assertThrows(ValueError.class, () -> s.keep(new Object()));
            assertTrue(e.getMessage().startsWith("keep: the tensors inside a java.lang.Object"));
        }
        assertTrue(isAlive(t)); // whatever that object held
    }

    @Test
    void aScopeHandsWhatItKeepsToTheOneAroundIt() {
        Tensor inner;
        Tensor outer;
        Tensor both;
        try (var a = scope()) {
            try (var b = scope()) {
                inner = b.keep(ones(64));
                outer = b.keep(ones(64));
                both = a.keep(ones(64)); // the outer one is told at once
            }
            assertTrue(isAlive(inner));
            a.keep(outer);
        }
        assertFalse(isAlive(inner));
        assertTrue(isAlive(outer));
        assertTrue(isAlive(both));
    }

    @Test
    void theOuterScopeEndsTheInnerOnesThatWereLeftOpen() {
        Tensor t;
        Scope left;
        try (var _ = scope()) {
            left = scope();
            t = ones(64);
        }
        assertFalse(isAlive(t));
        assertTrue(isAlive(ones(64)));
        left.close();
        assertThrows(StateError.class, () -> left.keep(ones(3)));
        assertTrue(TensorAccess.storage(ones(64)).isVisible());
    }

    @Test
    void scopesMayEndInAnyOrder() {
        Scope a = scope();
        Scope b = scope();
        Tensor t = ones(64);
        a.close();
        assertFalse(isAlive(t));
        b.close();
        assertTrue(TensorAccess.storage(ones(64)).isVisible());
    }

    @Test
    void anExceptionPassesThrough() {
        Tensor[] seen = new Tensor[1];
        assertThrows(
                ArithmeticException.class,
                () -> {
                    try (var _ = scope()) {
                        seen[0] = ones(64);
                        throw new ArithmeticException();
                    }
                });
        assertFalse(isAlive(seen[0]));
        assertTrue(TensorAccess.storage(ones(64)).isVisible());
    }

    private static List<Double> train(boolean scoped, boolean backwardAfterwards) {
        manualSeed(3);
        var model =
                new Sequential(
                        new Linear(20, 32),
                        new BatchNorm1d(32),
                        new ReLU(),
                        new Lambda(x -> x.mul(1.5)),
                        new Linear(32, 10));
        var optimizer = new Adam(model.parameters(), 0.01);
        Tensor x = randn(16, 20);
        Tensor y = randint(10, new long[] {16});
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Tensor loss;
            if (scoped) {
                try (var s = scope()) {
                    loss = F.crossEntropy(model.call(x), y);
                    optimizer.zeroGrad();
                    if (!backwardAfterwards) {
                        loss.backward();
                        dev.obor.nn.utils.ClipGrad.clipGradNorm_(model.parameters(), 1);
                        optimizer.step();
                    }
                    s.keep(loss);
                }
            } else {
                loss = F.crossEntropy(model.call(x), y);
                optimizer.zeroGrad();
                if (!backwardAfterwards) {
                    loss.backward();
                    dev.obor.nn.utils.ClipGrad.clipGradNorm_(model.parameters(), 1);
                    optimizer.step();
                }
            }
            if (backwardAfterwards) {
                overwrite();
                loss.backward();
                optimizer.step();
            }
            losses.add(loss.item());
        }
        return losses;
    }

    @Test
    void trainingGivesTheSameBits() {
        assertEquals(train(false, false), train(true, false));
        assertEquals(train(false, true), train(true, true));
    }

    @Test
    void gradientsSurvive() {
        Tensor w = ones(64).requiresGrad_();
        Tensor seen;
        try (var _ = scope()) {
            w.mul(3).sum().backward();
            seen = w.grad();
        }
        overwrite();
        assertEquals(192.0, w.grad().sum().item());
        assertEquals(192.0, seen.sum().item());
    }

    @Test
    void gradientsOfAGradientSurvive() {
        Tensor w = ones(64).requiresGrad_();
        try (var _ = scope()) {
            Tensor g = Autograd.grad(w.pow(3).sum(), w, o -> o.createGraph(true));
            g.square().sum().backward();
        }
        overwrite();
        assertEquals(64 * 36.0, w.grad().sum().item());
    }

    @Test
    void aGraphKeepsWhatItsBackwardNeeds() {
        Tensor w = ones(64).requiresGrad_();
        Tensor loss;
        Tensor middle;
        try (var s = scope()) {
            middle = w.exp();
            loss = s.keep(middle.square().sum());
        }
        overwrite();
        loss.backward(o -> o.retainGraph(true));
        assertTrue(isAlive(middle));
        loss.backward();
        assertEquals(64 * 4 * Math.exp(2), w.grad().sum().item(), 1e-2);
        assertFalse(isAlive(middle));
    }

    @Test
    void aLeafMadeInsideNeedNotSurviveItsGraph() {
        Tensor loss;
        Tensor leaf;
        try (var s = scope()) {
            leaf = ones(64).requiresGrad_();
            loss = s.keep(leaf.mul(2).sum());
        }
        loss.backward();
        assertEquals(128.0, leaf.grad().sum().item());
    }

    /// There the gradient is copied into the leaf's layout, of which only the geometry is left.
    @Test
    void noMoreDoesALeafWhoseGradientIsAnothersToo() {
        Tensor loss;
        Tensor leaf;
        Tensor other;
        try (var s = scope()) {
            leaf = ones(8, 64).requiresGrad_();
            other = ones(8, 64).requiresGrad_();
            loss = s.keep(leaf.add(other).add(leaf.t().reshape(8, 64)).sum());
        }
        loss.backward();
        assertEquals(1024.0, leaf.grad().sum().item());
        assertEquals(512.0, other.grad().sum().item());
    }

    @Test
    void aTensorThatAnotherThreadUsesEscapes() throws Exception {
        Tensor[] results = new Tensor[2];
        Tensor handed;
        try (var _ = scope()) {
            handed = ones(64);
            Thread t =
                    new Thread(() -> {
                        results[0] = handed.mul(2);
                        results[1] = handed.view(8, 8);
                    });
            t.start();
            t.join();
        }
        overwrite();
        assertEquals(64.0, handed.sum().item());
        assertEquals(128.0, results[0].sum().item());
        assertEquals(64.0, results[1].sum().item());
    }

    @Test
    void aScopeBelongsToOneThread() throws Exception {
        AtomicReference<Throwable> caught = new AtomicReference<>();
        try (var s = scope()) {
            for (Runnable use : new Runnable[] {s::close, () -> s.keep(1)}) {
                Thread t =
                        new Thread(() -> {
                            try {
                                use.run();
                            } catch (StateError e) {
                                caught.set(e);
                            }
                        });
                t.start();
                t.join();
                assertEquals(
                        "This scope belongs to another thread.",
                        ((OborError) caught.getAndSet(null)).sentence());
            }
            assertTrue(TensorAccess.storage(ones(64)).owner() != null);
        }
    }

    @Test
    void modulesMadeInsideSurvive() {
        Module model;
        Module copy;
        try (var _ = scope()) {
            model = new Sequential(new Linear(8, 8), new BatchNorm1d(8));
            model.registerBuffer("b", ones(64));
            model.to(Obor.float64);
            copy = model.copy();
            copy.loadStateDict(model.stateDict());
        }
        overwrite();
        for (Module m : List.of(model, copy)) {
            m.parameters().forEach(p -> assertTrue(isAlive(p)));
            m.buffers().forEach(b -> assertTrue(isAlive(b)));
            m.call(randn(4, 8).to(Obor.float64));
        }
    }

    @Test
    void theStateOfAnOptimizerSurvives() {
        var model = new Linear(8, 8);
        var adam = new Adam(model.parameters());
        var lbfgs = new LBFGS(model.parameters());
        Tensor x = randn(4, 8);
        for (int i = 0; i < 3; i++) {
            try (var _ = scope()) {
                model.call(x).square().sum().backward();
                adam.step();
                lbfgs.step(() -> {
                    lbfgs.zeroGrad();
                    Tensor loss = model.call(x).square().sum();
                    loss.backward();
                    return loss.item();
                });
            }
            overwrite();
        }
        assertTrue(model.weight.isfinite().all().itemBoolean());
        try (var _ = scope()) {
            adam.loadStateDict(adam.stateDict());
            lbfgs.loadStateDict(lbfgs.stateDict());
        }
        overwrite();
        adam.step();
        assertTrue(((Tensor) adam.state(model.weight).get("exp_avg")).abs().max().item() < 100);
    }

    @Test
    void aHookMayKeepWhatItSees() {
        List<Tensor> seen = new ArrayList<>();
        Tensor w = ones(64).requiresGrad_();
        try (var _ = scope()) {
            Tensor y = w.mul(3);
            y.registerHook(g -> {
                seen.add(g);
                seen.add(g.mul(2));
                return g;
            });
            y.sum().backward();
        }
        overwrite();
        assertEquals(64.0, seen.get(0).sum().item());
        assertEquals(128.0, seen.get(1).sum().item());
    }

    @Test
    void aHookAfterAccumulationMayKeepTheGradient() {
        List<Tensor> seen = new ArrayList<>();
        Tensor w = ones(64).requiresGrad_();
        w.registerPostAccumulateGradHook(v -> {
            seen.add(v.grad());
            seen.add(v.grad().mul(2));
        });
        w.mul(3).sum().backward();
        w.setGrad(null);
        overwrite();
        assertEquals(192.0, seen.get(0).sum().item());
        assertEquals(384.0, seen.get(1).sum().item());
    }

    private static final class Doubled extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... inputs) {
            ctx.saveForBackward(inputs[0]);
            return inputs[0].square();
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.mul(ctx.saved(0)).mul(2)};
        }
    }

    @Test
    void aCustomFunctionBelongsToTheScope() {
        Tensor w = ones(64).requiresGrad_();
        Tensor loss;
        Tensor lost;
        try (var s = scope()) {
            lost = w.mul(2);
            loss = s.keep(new Doubled().apply(lost).sum());
        }
        assertTrue(isAlive(lost)); // the graph needs it
        overwrite();
        loss.backward();
        assertEquals(64 * 8.0, w.grad().sum().item());
        assertFalse(isAlive(lost));
    }

    @Test
    void aLoaderAndItsDataMayOutliveTheScopeInWhichTheyAreUsed() {
        Map<Long, Tensor> cache = new HashMap<>();
        dev.obor.data.Dataset<Tensor> data =
                new dev.obor.data.Dataset<>() {
                    @Override
                    public Tensor get(long index) {
                        return cache.computeIfAbsent(index, i -> ones(64).mul(i));
                    }

                    @Override
                    public long size() {
                        return 6;
                    }
                };
        Iterator<Tensor> batches;
        try (var _ = scope()) {
            batches = new DataLoader<>(data, o -> o.batchSize(2).shuffle(true)).iterator();
            batches.next();
        }
        overwrite();
        double sum = 0;
        while (batches.hasNext()) {
            batches.next();
        }
        for (Tensor t : cache.values()) {
            sum += t.sum().item();
        }
        assertEquals(64.0 * 15, sum);
    }

    @Test
    void aBufferOrTensorDatasetMadeOfKeptTensorsLives() {
        Tensor plain;
        Buffer buffer;
        TensorDataset set;
        try (var s = scope()) {
            plain = ones(64);
            buffer = new Buffer(plain);
            set = new TensorDataset(s.keep(ones(4, 64)), s.keep(ones(4)));
        }
        overwrite();
        assertEquals(64.0, plain.sum().item());
        assertEquals(64.0, buffer.sum().item());
        assertEquals(4, set.size());
    }

    @Test
    void aLongScopeLeavesTheOldestToTheCollector() {
        long most = Runtime.getRuntime().maxMemory() / 4;
        int rows = 1 << 20;
        Tensor first;
        Tensor last;
        try (var _ = scope()) {
            first = zeros(rows);
            for (long bytes = 0; bytes < most; bytes += 4L * rows) {
                zeros(rows);
            }
            last = zeros(rows);
            assertTrue(TensorAccess.storage(first).hasEscaped());
        }
        assertTrue(isAlive(first));
        assertFalse(isAlive(last));
    }

    @Test
    void valuesReadOutStayRight() {
        double[] values;
        double[] expected;
        try (var _ = scope()) {
            Tensor t = noGrad(() -> randn(100).toDouble());
            values = t.toDoubleArray();
            expected = values.clone();
        }
        overwrite();
        assertArrayEquals(expected, values);
    }
}
