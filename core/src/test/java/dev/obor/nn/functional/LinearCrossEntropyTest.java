package dev.obor.nn.functional;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// `linear_cross_entropy` in chunks is what it is at once, with its gradients.
class LinearCrossEntropyTest {
    private static final int CLASSES = 40;

    private static List<Tensor> all(
            Tensor x, Tensor w, Tensor b, Tensor y, Consumer<LossOptions.LinearCrossEntropy> o) {
        Tensor loss = F.linearCrossEntropy(x, w, y, o);
        Tensor g = loss.dim() == 0 ? tensor(1.5).to(float64) : randnLike(loss);
        List<Tensor> grads = Autograd.grad(List.of(loss), List.of(x, w, b), List.of(g), c -> {});
        return List.of(loss.detach(), grads.get(0), grads.get(1), grads.get(2));
    }

    private static Tensor randnLike(Tensor t) {
        manualSeed(2);
        return randn(float64, t.shape().toArray());
    }

    @Test
    void chunksChangeNothing() {
        manualSeed(0);
        Tensor x = randn(float64, 11, 3).requiresGrad_();
        Tensor w = randn(float64, CLASSES, 3).requiresGrad_();
        Tensor b = randn(float64, CLASSES).requiresGrad_();
        Tensor weight = randn(float64, CLASSES).abs();
        Tensor classes = randint(CLASSES, new long[] {11});
        classes.set(-100, 4);
        Tensor shares = randn(float64, 11, CLASSES).softmax(1);
        for (String reduction : List.of("none", "mean", "sum")) {
            for (double smoothing : new double[] {0, 0.1}) {
                for (Tensor y : List.of(classes, shares)) {
                    for (Tensor own : new Tensor[] {null, weight}) {
                        Consumer<LossOptions.LinearCrossEntropy> plain =
                                o ->
                                        o.reduction(reduction)
                                                .labelSmoothing(smoothing)
                                                .weight(own)
                                                .linearBias(b);
                        List<Tensor> once = all(x, w, b, y, plain);
                        List<Tensor> parts =
                                all(
                                        x,
                                        w,
                                        b,
                                        y,
                                        plain.andThen(o ->
                                                o.options(
                                                        new LinearCrossEntropyOptions()
                                                                .with(c -> c.batchChunkSize(4)))));
                        for (int i = 0; i < once.size(); i++) {
                            assertEquals(once.get(i).shape(), parts.get(i).shape());
                            double off = once.get(i).sub(parts.get(i)).abs().max().item();
                            assertEquals(0, off, 1e-12, reduction + " " + smoothing + " " + i);
                        }
                    }
                }
            }
        }
    }
}
