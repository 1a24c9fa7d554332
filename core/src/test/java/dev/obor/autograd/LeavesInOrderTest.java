package dev.obor.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.Linear;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Leaves get their gradients while the backward pass goes on, each as soon as it has all of it: in
/// every step, not only in the first, in which their accumulators are made.
class LeavesInOrderTest {
    /// `[h2, g2, w2, h1, g1, w1, h0, g0, w0]` in both steps of PyTorch 2.15:
    ///
    /// ```text
    /// l = [nn.Linear(2, 2, bias=False) for _ in range(3)]
    /// for i, m in enumerate(l):
    ///     m.weight.register_post_accumulate_grad_hook(lambda p, i=i: said.append(f'w{i}'))
    ///     m.weight.register_hook(lambda g, i=i: said.append(f'g{i}'))
    /// for step in range(2):
    ///     x = torch.ones(1, 2)
    ///     for i, m in enumerate(l):
    ///         x = m(x); x.register_hook(lambda g, i=i: said.append(f'h{i}'))
    ///     l[0](x).sum().backward()
    /// ```
    @Test
    void hooksOfLeavesRunAsSoonAsTheirGradientIsThere() {
        List<String> said = new ArrayList<>();
        List<Linear> layers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            Linear layer = new Linear(2, 2, o -> o.bias(false));
            layer.weight.registerPostAccumulateGradHook(_ -> said.add("w" + number));
            layer.weight.registerHook(_ -> {
                said.add("g" + number);
                return null;
            });
            layers.add(layer);
        }
        for (int step = 0; step < 3; step++) {
            said.clear();
            Tensor x = Obor.ones(1, 2);
            for (int i = 0; i < 3; i++) {
                int number = i;
                x = layers.get(i).call(x);
                x.registerHook(_ -> {
                    said.add("h" + number);
                    return null;
                });
            }
            layers.get(0).call(x).sum().backward(); // its weight has a part twice
            assertEquals(List.of("h2", "g2", "w2", "h1", "g1", "w1", "h0", "g0", "w0"), said);
        }
    }

    /// Where one of those that a leaf waits for has no gradient for it, it gets what there is.
    @Test
    void aLeafDoesNotWaitForWhatDoesNotCome() {
        Tensor x = Obor.tensor(2.0).requiresGrad_();
        List<Double> said = new ArrayList<>();
        x.registerPostAccumulateGradHook(p -> said.add(grad(x)));
        for (int step = 0; step < 2; step++) {
            x.setGrad(null);
            Tensor halves = Cut.of(x.mul(3));
            x.mul(5).add(halves).backward();
        }
        assertEquals(List.of(5.0, 5.0), said);
        // Only one of two leaves is asked for.
        Tensor y = Obor.tensor(1.0).requiresGrad_();
        x.mul(y).add(x).backward(null, o -> o.inputs(y));
        assertEquals(List.of(5.0, 5.0), said);
        assertEquals(2.0, grad(y));
        // A leaf is the result itself, and a graph is walked twice.
        x.setGrad(null);
        x.backward();
        Tensor z = x.mul(x);
        z.backward(null, o -> o.retainGraph(true));
        z.backward();
        assertEquals(List.of(5.0, 5.0, 1.0, 5.0, 9.0), said);
    }

    private static double grad(Tensor x) {
        Tensor grad = x.grad();
        return grad == null ? Double.NaN : grad.item();
    }

    /// Has no gradient.
    private static final class Cut extends Function {
        static Tensor of(Tensor x) {
            return new Cut().apply(x);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... inputs) {
            return inputs[0].clone();
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {null};
        }
    }
}
