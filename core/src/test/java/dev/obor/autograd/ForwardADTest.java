package dev.obor.autograd;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.func.Func;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tensors that carry how they change.
class ForwardADTest {
    private static final Tensor X = randn(float64, 3, 4);
    private static final Tensor V = randn(float64, 3, 4);

    private static final class Cube extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]);
            return in[0].pow(3);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.mul(ctx.saved(0).square()).mul(3)};
        }
    }

    private static final List<UnaryOperator<Tensor>> FUNCTIONS =
            List.of(
                    x -> x.sin().mul(x).add(3),
                    x -> x.matmul(x.T()),
                    x -> x.sum(0).div(x.abs().sum()),
                    x -> x.select(0, 1).unsqueeze(0).expand(2, 4).mul(2),
                    x -> x.softmax(1),
                    x -> x.sort(1).values().cumsum(0),
                    x -> x.split(2, 1)[1].exp(),
                    x -> cat(List.of(x, x.mul(2), ones(float64, 1, 4))),
                    x -> x.clone().mul_(x).sigmoid_(),
                    x -> x.add(x.amax(1).unsqueeze(1)),
                    x -> F.layerNorm(x, 4),
                    x -> x.gather(1, Obor.zeros(Obor.int64, 3, 2)),
                    x -> F.pad(x, new long[] {1, 1}).reshape(2, 9),
                    x -> new Cube().apply(x),
                    x -> F.mseLoss(x, x.flip(0)));

    private static Tensor tangent(UnaryOperator<Tensor> f, Tensor x, Tensor v) {
        try (var _ = ForwardAD.dualLevel()) {
            var y = ForwardAD.unpackDual(f.apply(ForwardAD.makeDual(x, v)));
            Tensor tangent = y.tangent();
            assertNotNull(tangent);
            assertEquals(y.primal().shape(), tangent.shape());
            assertNull(ForwardAD.unpackDual(y.primal()).tangent());
            return tangent;
        }
    }

    @Test
    void tangentsAreProductsWithTheJacobian() {
        int i = 0;
        for (UnaryOperator<Tensor> f : FUNCTIONS) {
            Tensor expected = Func.jvp((Tensor x) -> f.apply(x), X, V).tangent();
            Tensor actual = tangent(f, X, V);
            assertTrue(actual.allclose(expected), "function " + i++);
            assertFalse(actual.requiresGrad());
            assertTrue(noGrad(() -> tangent(f, X, V)).allclose(expected), "without a graph");
        }
    }

    @Test
    void tangentsGoThroughLayers() {
        var net =
                new Sequential(
                                new Conv2d(2, 3, 3),
                                new BatchNorm2d(3),
                                new MaxPool2d(2),
                                new Flatten(),
                                new LayerNorm(12),
                                new Linear(12, 5))
                        .<Sequential>to(float64)
                        .<Sequential>eval();
        Tensor x = randn(float64, 2, 2, 6, 6);
        Tensor v = randn(float64, 2, 2, 6, 6);
        Tensor expected = Func.jvp((Tensor t) -> net.call(t), x, v).tangent();
        Tensor actual = tangent(net::call, x, v);
        assertTrue(actual.allclose(expected));
        assertTrue(actual.requiresGrad(), "by the parameters");
    }

    @Test
    void tangentsCanBeDifferentiated() {
        Tensor x = X.clone().requiresGrad_();
        Tensor change = tangent(t -> t.pow(3), x, V);
        change.sum().backward();
        assertNotNull(x.grad());
        assertTrue(x.grad().allclose(X.mul(6).mul(V)));
    }

    @Test
    void aLevelEnds() {
        Tensor y;
        try (var _ = ForwardAD.dualLevel()) {
            y = ForwardAD.makeDual(X, V).exp();
            assertThrows(StateError.class, ForwardAD::dualLevel);
            assertThrows(ShapeError.class, () -> ForwardAD.makeDual(X, zeros(float64, 2)));
            assertThrows(DTypeError.class, () -> ForwardAD.makeDual(X, V.to(Obor.float32)));
            Tensor dual = ForwardAD.makeDual(X.clone(), V);
            assertThrows(StateError.class, () -> dual.select(0, 0).mul_(dual.select(0, 1)));
        }
        assertThrows(StateError.class, () -> ForwardAD.makeDual(X, V));
        try (var _ = ForwardAD.dualLevel()) {
            assertNull(ForwardAD.unpackDual(y).tangent());
            assertNull(ForwardAD.unpackDual(y.mul(2)).tangent());
        }
    }
}
