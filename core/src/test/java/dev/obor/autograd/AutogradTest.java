package dev.obor.autograd;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.inferenceMode;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The rules of the graph: leaves, modes, hooks, in-place changes, views, second derivatives.
final class AutogradTest {
    @BeforeEach
    void seed() {
        manualSeed(0);
    }

    private static Tensor leaf(double... values) {
        return tensor(values).requiresGrad_();
    }

    private static void assertFails(String sentence, Runnable body) {
        StateError e = assertThrows(StateError.class, body::run);
        assertTrue(e.getMessage().startsWith(sentence), e.getMessage());
    }

    @Test
    void gradientsAccumulateOverBackwards() {
        Tensor x = leaf(1, 2);
        x.mul(x).sum().backward();
        x.mul(3.0).sum().backward();
        assertEquals("tensor([5., 7.])", x.grad().toString());
    }

    @Test
    void gradientsFlowThroughSeveralPaths() {
        Tensor x = leaf(2);
        Tensor y = x.mul(x);
        y.add(y.mul(x)).sum().backward();
        assertEquals(16, x.grad().item());
    }

    @Test
    void secondBackwardNeedsTheGraph() {
        Tensor x = leaf(2);
        Tensor y = x.mul(x).sum();
        y.backward(o -> o.retainGraph(true));
        y.backward();
        assertFails("Trying to backward through the graph a second time", y::backward);
        assertEquals(8, x.grad().item());
    }

    @Test
    void backwardStartsAtScalars() {
        ShapeError e = assertThrows(ShapeError.class, () -> leaf(1, 2).mul(2.0).backward());
        assertTrue(
                e.getMessage()
                        .startsWith("grad can be implicitly created only for scalar outputs"));
        assertFails(
                "element 0 of tensors does not require grad and does not have a grad_fn",
                () -> tensor(1.0).sum().backward());
    }

    @Test
    void leavesRefuseChangesInPlaceExceptWithoutGradient() {
        Tensor x = leaf(1, 2);
        assertFails(
                "a leaf Variable that requires grad is being used in an in-place operation.",
                () -> x.add_(1.0));
        assertFails(
                "a view of a leaf Variable that requires grad is being used in an in-place",
                () -> x.select(0, 0).add_(1.0));
        try (var _ = noGrad()) {
            x.sub_(1.0);
        }
        assertEquals("tensor([0., 1.], requires_grad=True)", x.toString());
    }

    @Test
    void savedValuesThatChangedAreNoticed() {
        Tensor x = leaf(1, 2, 3);
        Tensor y = x.exp();
        y.add_(1.0);
        StateError e = assertThrows(StateError.class, () -> y.sum().backward());
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "one of the variables needed for gradient computation has been"
                                        + " modified by an inplace operation: [torch.FloatTensor"
                                        + " [3]], which is output 0 of Exp, is at version"
                                        + " 1; expected version 0 instead."),
                e.getMessage());
    }

    @Test
    void changesThroughViewsReachTheBase() {
        Tensor x = leaf(1, 2, 3, 4);
        Tensor y = x.mul(2.0);
        Tensor row = y.view(2, 2).select(0, 1);
        row.mul_(tensor(10.0, 100.0));
        assertEquals("CopySlices", y.gradFn().name());
        assertEquals("tensor([  2.,   4.,  60., 800.], grad_fn=<CopySlices>)", y.toString());
        y.sum().backward();
        assertEquals("tensor([  2.,   2.,  20., 200.])", x.grad().toString());
    }

    @Test
    void viewsMadeBeforeAChangeSeeIt() {
        Tensor x = leaf(1, 2);
        Tensor y = x.mul(1.0);
        Tensor view = y.view(2);
        y.mul_(3.0);
        view.sum().backward();
        assertEquals("tensor([3., 3.])", x.grad().toString());
    }

    @Test
    void viewsMadeWithoutGradientStayOutside() {
        Tensor x = leaf(1, 2);
        Tensor y = x.mul(2.0);
        Tensor view = noGrad(() -> y.select(0, 0));
        assertFails("A view was created in no_grad mode", () -> view.mul_(tensor(2.0).sum()));
    }

    @Test
    void detachSharesTheVersionAndDataDoesNot() {
        Tensor x = leaf(1, 2);
        Tensor y = x.mul(2.0);
        y.detach().add_(1.0);
        assertEquals(1, y.version());
        y.data().add_(1.0);
        assertEquals(1, y.version());
        assertEquals("tensor([4., 6.], grad_fn=<MulBackward0>)", y.toString());
    }

    @Test
    void expandedMemoryIsNotWritten() {
        assertFails(
                "unsupported operation: more than one element of the written-to tensor refers to a"
                        + " single memory location",
                () -> tensor(1.0).expand(3).add_(1.0));
    }

    @Test
    void modesNestAndRestore() {
        Tensor x = leaf(1);
        try (var _ = noGrad()) {
            assertFalse(x.mul(2.0).requiresGrad());
            try (var _ = Autograd.enableGrad()) {
                assertTrue(x.mul(2.0).requiresGrad());
            }
            assertFalse(Autograd.isGradEnabled());
        }
        assertTrue(Autograd.isGradEnabled());
    }

    @Test
    void inferenceTensorsAreNeverRecorded() {
        Tensor x = leaf(1, 2);
        Tensor y;
        try (var _ = inferenceMode()) {
            y = x.mul(2.0);
        }
        assertTrue(y.isInference());
        assertFails("Inference tensors cannot be saved for backward.", () -> x.mul(y));
    }

    @Test
    void hooksSeeAndReplaceGradients() {
        Tensor x = leaf(1, 2);
        Tensor y = x.mul(2.0);
        List<String> seen = new ArrayList<>();
        y.registerHook(g -> {
            seen.add(g.toString());
            return g.mul(10.0);
        });
        y.sum().backward();
        assertEquals(List.of("tensor([1., 1.])"), seen);
        assertEquals("tensor([20., 20.])", x.grad().toString());
    }

    @Test
    void resultsKeepTheirGradientWhenAsked() {
        Tensor x = leaf(1, 2);
        Tensor y = x.mul(2.0);
        y.retainGrad();
        y.mul(y).sum().backward();
        assertEquals("tensor([4., 8.])", y.grad().toString());
    }

    @Test
    void gradReturnsGradientsAndTouchesNoLeaf() {
        Tensor x = leaf(3);
        Tensor y = x.mul(x).mul(x).sum();
        Tensor first = Autograd.grad(y, x, o -> o.createGraph(true));
        Tensor second = Autograd.grad(first.sum(), x);
        assertEquals(27, first.item());
        assertEquals(18, second.item());
        assertNull(x.grad());
        assertFails(
                "The differentiated Tensor at index 0 appears to not have been used in the graph.",
                () -> Autograd.grad(leaf(1).mul(2.0).sum(), x));
    }

    @Test
    void aGradientThatWasSeenIsNotOverwritten() {
        Tensor x = leaf(1, 2);
        x.mul(2.0).sum().backward();
        Tensor kept = x.grad();
        x.setGrad(null);
        x.mul(5.0).sum().backward();
        assertEquals("tensor([2., 2.])", kept.toString());
    }

    @Test
    void broadcastInputsGetSummedGradients() {
        Tensor x = randn(float64, 3, 1).requiresGrad_();
        Tensor y = randn(float64, 4).requiresGrad_();
        assertTrue(GradCheck.gradcheck(in -> in[0].mul(in[1]).exp(), x, y));
        assertTrue(GradCheck.gradgradcheck(in -> in[0].mul(in[1]).exp(), x, y));
    }

    @Test
    void changesInPlaceDifferentiateTwice() {
        Tensor x = randn(float64, 3, 4).requiresGrad_();
        Tensor y = randn(float64, 4).requiresGrad_();
        TensorFunction f =
                in -> {
                    Tensor t = in[0].mul(2.0);
                    t.select(0, 1).mul_(in[1]);
                    t.t().exp_();
                    return t.mul(t);
                };
        assertTrue(GradCheck.gradcheck(f, x, y));
        assertTrue(GradCheck.gradgradcheck(f, x, y));
    }

    /// A product whose first gradient is wrong by a factor.
    private static final class WrongProduct extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... inputs) {
            ctx.saveForBackward(inputs);
            return inputs[0].mul(inputs[1]);
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.mul(ctx.saved(1)).mul(2.0), grad.mul(ctx.saved(0))};
        }
    }

    @Test
    void wrongFunctionsAreFoundOut() {
        Tensor x = randn(float64, 2).requiresGrad_();
        Tensor y = randn(float64, 2).requiresGrad_();
        GradcheckError e =
                assertThrows(
                        GradcheckError.class,
                        () -> GradCheck.gradcheck(new WrongProduct()::apply, x, y));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "Jacobian mismatch for output 0 with respect to input 0,\n"
                                        + "numerical:tensor(["));
        assertFalse(
                GradCheck.gradcheck(new WrongProduct()::apply, o -> o.raiseException(false), x, y));
        assertEquals("WrongProductBackward", new WrongProduct().apply(x, y).gradFn().name());
    }

    /// Returns its input as it is.
    private static final class Same extends Function {
        @Override
        protected Tensor forward(Context ctx, Tensor... inputs) {
            return inputs[0];
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad};
        }
    }

    @Test
    void functionsMayReturnTheirInput() {
        Tensor x = leaf(1, 2);
        Tensor y = new Same().apply(x);
        assertTrue(x.isLeaf());
        assertEquals("SameBackward", y.gradFn().name());
        y.sum().backward();
        assertEquals("tensor([1., 1.])", x.grad().toString());
    }

    @Test
    void accumulatorsAreShared() {
        Tensor x = leaf(1);
        assertSame(
                x.mul(2.0).gradFn().nextFunctions().get(0),
                x.add(2.0).gradFn().nextFunctions().get(0));
    }

    @Test
    void jacobiansAndHessians() {
        assertEquals(
                "tensor([[2., 0.],\n        [0., 4.]])",
                Functional.jacobian(t -> t.mul(t), tensor(1.0, 2.0)).toString());
        assertEquals(
                "tensor([[ 6.,  0.],\n        [ 0., 12.]])",
                Functional.hessian(t -> t.mul(t).mul(t).sum(), tensor(1.0, 2.0)).toString());
        assertEquals(
                "tensor([2., 4.])",
                Functional.jvp(t -> t.mul(t), tensor(1.0, 2.0), tensor(1.0, 1.0))
                        .product()
                        .toString());
    }

    @Test
    void strictFunctionsDependOnTheirInput() {
        Tensor x = tensor(1.0, 2.0);
        UnaryOperator<Tensor> constant = t -> tensor(3.0);
        UnaryOperator<Tensor> other = t -> tensor(1.0).requiresGrad_().mul(2);
        UnaryOperator<Tensor> linear = Tensor::sum;
        assertEquals(0, Functional.jacobian(constant, x).abs().sum().item());
        assertEquals(0, Functional.hessian(linear, x).abs().sum().item());
        assertThrows(StateError.class, () -> Functional.jacobian(constant, x, o -> o.strict(true)));
        assertThrows(StateError.class, () -> Functional.jacobian(other, x, o -> o.strict(true)));
        assertThrows(StateError.class, () -> Functional.hessian(linear, x, o -> o.strict(true)));
        assertThrows(StateError.class, () -> Functional.vhp(linear, x, x, o -> o.strict(true)));
        assertThrows(
                StateError.class,
                () -> Functional.vjp(constant, x, tensor(1.0).squeeze(), o -> o.strict(true)));
        assertEquals(
                4, Functional.hessian(t -> t.pow(2).sum(), x, o -> o.strict(true)).sum().item());
    }
}
