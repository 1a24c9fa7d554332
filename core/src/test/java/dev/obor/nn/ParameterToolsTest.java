package dev.obor.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.nn.utils.ConvertParameters;
import dev.obor.nn.utils.Fusion;
import dev.obor.testing.Testing;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Vectors of parameters, joint norms and fused normalisations.
class ParameterToolsTest {
    @Test
    void parametersBecomeAVectorAndComeBack() {
        Linear a = new Linear(3, 2);
        Linear b = new Linear(3, 2);
        Tensor vector = ConvertParameters.parametersToVector(a.parameters());
        assertEquals(List.of(8L), vector.shape().toList());
        ConvertParameters.vectorToParameters(vector, b.parameters());
        Testing.assertClose(b.weight.detach(), a.weight.detach());
        Testing.assertClose(b.bias.detach(), a.bias.detach());
        vector.sum().backward();
        assertEquals(6, a.weight.grad().sum().item());
    }

    @Test
    void jointNormScalesGradients() {
        Tensor a = Obor.tensor(new double[] {3, 0}).requiresGrad_();
        Tensor b = Obor.tensor(new double[] {4}).requiresGrad_();
        a.mul(a).sum().add(b.mul(b).sum()).div(2.0).backward();
        Tensor norm = ClipGrad.getTotalNorm(List.of(a.grad(), b.grad()));
        assertEquals(5, norm.item(), 1e-12);
        assertEquals(7, ClipGrad.getTotalNorm(List.of(a.grad(), b.grad()), 1).item(), 1e-12);
        ClipGrad.clipGradsWithNorm_(List.of(a, b), 1, norm);
        assertEquals(0.6, a.grad().get(0).item(), 1e-6);
    }

    @Test
    void normalisationBecomesPartOfTheLayer() {
        Conv2d conv = new Conv2d(2, 3, 3).eval();
        BatchNorm2d bn = new BatchNorm2d(3);
        bn.call(Obor.randn(4, 3, 5, 5));
        bn.weight.detach().add_(0.5);
        assertThrows(StateError.class, () -> Fusion.fuseConvBnEval(conv, bn));
        bn.eval();
        Tensor x = Obor.randn(2, 2, 6, 6);
        Conv2d fused = Fusion.fuseConvBnEval(conv, bn);
        Tensor expected = bn.call(conv.call(x)).detach();
        assertTrue(fused.call(x).detach().sub(expected).abs().max().item() < 1e-5);
        Linear linear = new Linear(4, 3).eval();
        BatchNorm1d flat = new BatchNorm1d(3);
        flat.call(Obor.randn(6, 3));
        flat.eval();
        Tensor y = Obor.randn(5, 4);
        Tensor both = flat.call(linear.call(y)).detach();
        Tensor one = Fusion.fuseLinearBnEval(linear, flat).call(y).detach();
        assertTrue(one.sub(both).abs().max().item() < 1e-5);
    }
}
