package dev.obor.nn.memory;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.scope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Lambda;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A module whose class promises to keep nothing runs in a scope of its own.
final class KeepsNothingTest {
    private static boolean isAlive(Tensor t) {
        return TensorAccess.storage(t).isAlive();
    }

    /// What a module did not tell the test, which a promise would forbid.
    private static final List<Tensor> SEEN = new ArrayList<>();

    private static Tensor note(Tensor t) {
        SEEN.add(t);
        return t;
    }

    private static Tensor lastSeen() {
        return SEEN.removeLast();
    }

    @KeepsNothing
    private static final class Block extends Module {
        final Module inner;

        Block(Module inner) {
            this.inner = inner;
        }

        @Override
        public Tensor forward(Tensor x) {
            return inner.call(note(x.mul(2))).add(x);
        }
    }

    private static final class Stores extends Module {
        Tensor stored = ones(1);

        @Override
        public Tensor forward(Tensor x) {
            stored = x;
            return x.add(1);
        }
    }

    @Test
    void whatItMakesIsRecycledAndTheResultIsNot() {
        Block block = new Block(new ReLU());
        Tensor y = noGrad(() -> block.call(ones(64)));
        assertFalse(isAlive(lastSeen()));
        assertEquals(192.0, y.sum().item());
    }

    @Test
    void theErrorNamesTheClassAndThePromise() {
        noGrad(() -> new Block(new ReLU()).call(ones(64)));
        StateError e = assertThrows(StateError.class, () -> lastSeen().add(1));
        assertEquals(
                "This tensor's memory was given back: it was made in a call of "
                        + Block.class.getName()
                        + ", which promises to keep nothing.\n  Return the tensor from forward, or"
                        + " take @KeepsNothing off the class (or -Dobor.scopes=promised off the"
                        + " command line).",
                e.getMessage());
    }

    @Test
    void theGraphKeepsWhatItNeedsUntilBackward() {
        manualSeed(1);
        Block block = new Block(new Tanh());
        Tensor x = randn(64).requiresGrad_();
        Tensor y = block.call(x);
        y.sum().backward();
        assertTrue(x.grad().isfinite().all().itemBoolean());
        lastSeen();
    }

    @Test
    void aChildWithoutAPromiseKeepsItsInput() {
        Stores stores = new Stores();
        noGrad(() -> new Block(stores).call(ones(64)));
        assertEquals(128.0, stores.stored.sum().item());
        assertTrue(lastSeen() == stores.stored);
    }

    @Test
    void aLambdaAndAHookKeepTheirInput() {
        List<Tensor> kept = new ArrayList<>();
        Sequential inner =
                new Sequential(
                        new ReLU(),
                        new Lambda(x -> {
                            kept.add(x);
                            return x.mul(3);
                        }),
                        new ReLU());
        ReLU hooked = new ReLU();
        hooked.registerForwardHook((module, input, output) -> {
            kept.add(input);
            kept.add(output);
            return null;
        });
        inner.append(hooked);
        Block block = new Block(inner);
        noGrad(() -> block.call(ones(64)));
        noGrad(() -> block.call(ones(64)));
        for (Tensor t : kept) {
            assertTrue(t.sum().item() > 0);
        }
    }

    @Test
    void insideASequentialItCountsAsALayerOfTheLibrary() {
        Sequential model = new Sequential(new ReLU(), new Block(new ReLU()), new ReLU());
        Tensor y = noGrad(() -> model.call(ones(64)));
        assertFalse(isAlive(lastSeen()));
        assertEquals(192.0, y.sum().item());
    }

    @Test
    void insideAScopeTheResultBelongsToThat() {
        Tensor y;
        Tensor kept;
        try (var s = scope()) {
            y = new Block(new ReLU()).call(ones(64));
            assertFalse(isAlive(lastSeen()));
            kept = s.keep(new Block(new ReLU()).call(ones(64)));
        }
        assertFalse(isAlive(y));
        assertTrue(isAlive(kept));
    }

    @Test
    void whereForwardFailsNothingIsRecycled() {
        Block block =
                new Block(
                        new Lambda(x -> {
                            throw new ArithmeticException();
                        }));
        assertThrows(ArithmeticException.class, () -> block.call(ones(64)));
        assertTrue(isAlive(lastSeen()));
        assertTrue(isAlive(ones(64)));
    }

    @Test
    void aSubclassMakesItsOwnPromise() {
        class Kept extends Module {
            final List<Tensor> kept = new ArrayList<>();

            @Override
            public Tensor forward(Tensor x) {
                kept.add(x.mul(2));
                return x;
            }
        }
        Kept module = new Kept();
        module.call(ones(64));
        assertTrue(isAlive(module.kept.getFirst()));
    }
}
