package dev.obor.distributions;

import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.transforms.ExpTransform;
import dev.obor.distributions.transforms.SigmoidTransform;
import dev.obor.distributions.transforms.SoftmaxTransform;
import dev.obor.distributions.transforms.StickBreakingTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `torch.distributions.transform_to` and `biject_to`, with PyTorch's numbers.
class ConstraintTransformsTest {
    private static final Tensor X = tensor(-1.0, 0.5, 2.0);

    private static void close(Tensor actual, double... expected) {
        assertArrayEquals(expected, actual.toDoubleArray(), 1e-4);
    }

    @Test
    void numbersBetweenBounds() {
        close(Constraints.transformTo(Constraints.positive()).call(X), 0.3679, 1.6487, 7.3891);
        close(
                Constraints.transformTo(Constraints.interval(-1, 2)).call(X),
                -0.1932,
                0.8674,
                1.6424);
        Constraint between = Constraints.interval(tensor(-1.0, 0, 0), tensor(2.0, 1, 1));
        close(Constraints.bijectTo(between).call(X), -0.1932, 0.6225, 0.8808);
        close(Constraints.transformTo(Constraints.lessThan(3)).call(X), 2.6321, 1.3513, -4.3891);
        close(
                Constraints.transformTo(Constraints.greaterThanEq(tensor(1.0, 2, 3))).call(X),
                1.3679,
                3.6487,
                10.3891);
        Transform unit = Constraints.transformTo(Constraints.halfOpenInterval(0, 1));
        assertInstanceOf(SigmoidTransform.class, unit);
        close(unit.call(X), 0.2689, 0.6225, 0.8808);
        close(Constraints.transformTo(Constraints.real()).call(X), -1, 0.5, 2);
    }

    @Test
    void vectorsAndMatrices() {
        close(Constraints.bijectTo(Constraints.simplex()).call(X), 0.1092, 0.4025, 0.4301, 0.0582);
        assertInstanceOf(StickBreakingTransform.class, Constraints.bijectTo(Constraints.simplex()));
        assertInstanceOf(SoftmaxTransform.class, Constraints.transformTo(Constraints.simplex()));
        for (Constraint c :
                List.of(
                        Constraints.lowerCholesky(),
                        Constraints.positiveDefinite(),
                        Constraints.positiveSemidefinite())) {
            assertTrue(c.check(Constraints.transformTo(c).call(randn(3, 3))).itemBoolean());
            assertThrows(ValueError.class, () -> Constraints.bijectTo(c));
        }
        Constraint factors = Constraints.corrCholesky();
        assertTrue(factors.check(Constraints.bijectTo(factors).call(randn(3))).itemBoolean());
    }

    @Test
    void setsOfSets() {
        Constraint both =
                Constraints.cat(
                        List.of(Constraints.real(), Constraints.positive()), 0, List.of(1L, 2L));
        close(Constraints.transformTo(both).call(X), -1, 1.6487, 7.3891);
        Constraint rows = Constraints.stack(List.of(Constraints.positive(), Constraints.real()), 0);
        close(Constraints.bijectTo(rows).call(tensor(1.0, 2)), 2.7183, 2);
        Transform one = Constraints.bijectTo(Constraints.independent(Constraints.positive(), 1));
        assertEquals(1, one.domain().eventDim());
        assertEquals(0, one.logAbsDetJacobian(X, one.call(X)).dim());
    }

    @Test
    void setsWithoutOneAreNamed() {
        ValueError error =
                assertThrows(
                        ValueError.class, () -> Constraints.transformTo(Constraints.boolean_()));
        assertEquals("Cannot transform Boolean constraints", error.sentence());
        Constraint own =
                new Constraint() {
                    @Override
                    public Tensor check(Tensor value) {
                        return value.gt(0);
                    }

                    @Override
                    public Transform transformTo() {
                        return new ExpTransform();
                    }
                };
        close(Constraints.transformTo(own).call(ones(1)), 2.7183);
        assertThrows(ValueError.class, () -> Constraints.bijectTo(own));
    }
}
