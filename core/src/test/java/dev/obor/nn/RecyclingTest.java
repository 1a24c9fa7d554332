package dev.obor.nn;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.functional.F;
import dev.obor.op.TensorAccess;
import dev.obor.op.memory.Recycling;
import dev.obor.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Memory inside a [Sequential] is reused, and nobody can notice but by the clock.
final class RecyclingTest {
    /// The same layers, called by hand: every result has escaped.
    private static final class ByHand extends Module {
        final List<Module> layers;

        ByHand(List<Module> layers) {
            this.layers = layers;
        }

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = input;
            for (Module layer : layers) {
                x = layer.call(x);
            }
            return x;
        }
    }

    private static List<Module> layers() {
        return List.of(
                new Unflatten(1, 1, 8, 8),
                new Conv2d(1, 4, 3, o -> o.padding(1)),
                new ReLU(),
                new Identity(),
                new MaxPool2d(2),
                new Dropout(0.3),
                new Flatten(),
                new Lambda(x -> x.mul(2.0)),
                new Linear(64, 10),
                new Tanh());
    }

    private static List<Double> train(boolean sequential) {
        manualSeed(5);
        List<Module> layers = layers();
        Module model =
                sequential ? new Sequential(layers.toArray(Module[]::new)) : new ByHand(layers);
        SGD optimizer = new SGD(model.parameters(), 0.1, o -> o.momentum(0.9));
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Tensor x = randn(16, 64);
            Tensor y = randint(10, new long[] {16});
            Tensor loss = F.crossEntropy(model.call(x), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            losses.add(loss.item());
        }
        return losses;
    }

    @Test
    void trainingGivesTheSameBitsWithAndWithoutReuse() {
        assertEquals(train(false), train(true));
    }

    @Test
    void resultsOfASequentialBelongToTheCaller() {
        Sequential model = new Sequential(new Linear(4, 4), new ReLU());
        Tensor x = randn(2, 4);
        Tensor first = noGrad(() -> model.call(x));
        String text = first.toString();
        for (int i = 0; i < 10; i++) {
            noGrad(() -> model.call(randn(2, 4)));
        }
        assertEquals(text, first.toString());
    }

    @Test
    void aLayerOfTheProgramMayKeepItsInput() {
        List<Tensor> kept = new ArrayList<>();
        Sequential model =
                new Sequential(
                        new Linear(4, 4),
                        new Lambda(x -> {
                            kept.add(x);
                            return x.mul(2.0);
                        }),
                        new ReLU());
        noGrad(() -> model.call(randn(2, 4)));
        String text = kept.get(0).toString();
        for (int i = 0; i < 10; i++) {
            noGrad(() -> model.call(randn(2, 4)));
        }
        assertEquals(text, kept.get(0).toString());
    }

    @Test
    void aHookMayKeepWhatItSees() {
        List<Tensor> kept = new ArrayList<>();
        Linear layer = new Linear(4, 4);
        layer.registerForwardHook((module, input, output) -> {
            kept.add(input);
            kept.add(output);
            return null;
        });
        Sequential model = new Sequential(new Linear(4, 4), layer, new ReLU());
        noGrad(() -> model.call(randn(2, 4)));
        String text = kept.subList(0, 2).toString();
        for (int i = 0; i < 10; i++) {
            noGrad(() -> model.call(randn(2, 4)));
        }
        assertEquals(text, kept.subList(0, 2).toString());
    }

    @Test
    void intermediateResultsAreGivenBackAndRefuseFurtherUse() {
        Tensor[] seen = new Tensor[1];
        Recycling chain = Recycling.from(randn(3));
        chain.step(
                true,
                x -> {
                    seen[0] = x.mul(2.0);
                    return seen[0];
                });
        chain.step(true, x -> x.add(1.0));
        Tensor result = chain.result();
        assertFalse(TensorAccess.storage(seen[0]).isAlive());
        StateError e = assertThrows(StateError.class, () -> seen[0].add(1.0));
        assertTrue(e.getMessage().startsWith("This tensor's memory was given back"));
        assertTrue(TensorAccess.storage(result).isVisible());
    }
}
