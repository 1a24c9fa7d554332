package dev.obor.optim;

import static dev.obor.Obor.complex;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.viewAsReal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.nn.Parameter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Optimizers move the two parts of complex parameters as they move real numbers, PyTorch's rule.
///
/// `w = Parameter(torch.complex(torch.tensor([1., 2, -3]).double(), torch.tensor([.5, -1,
/// 2]).double()))`; three steps on `((w * w) + 1).abs().pow(2).sum()`
class ComplexOptimTest {
    private static Tensor doubles(double... values) {
        return tensor(values, o -> o.dtype(Obor.float64));
    }

    private static void check(Function<List<Parameter>, Optimizer<?>> make, double... expected) {
        Parameter w = new Parameter(complex(doubles(1, 2, -3), doubles(0.5, -1, 2)));
        Optimizer<?> optimizer = make.apply(List.of(w));
        Supplier<Tensor> closure =
                () -> {
                    optimizer.zeroGrad();
                    Tensor loss = w.mul(w).add(1).abs().pow(2).sum();
                    loss.backward();
                    return loss;
                };
        for (int i = 0; i < 3; i++) {
            if (optimizer instanceof LBFGS lbfgs) {
                lbfgs.step(() -> closure.get().item());
            } else {
                closure.get();
                optimizer.step();
            }
        }
        double[] found = viewAsReal(w.detach()).flatten().toDoubleArray();
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected[i], found[i], 1e-9 * Math.max(1, Math.abs(expected[i])));
        }
    }

    @Test
    void partsMoveAlone() {
        check(
                p -> new SGD(p, 0.1, o -> o.momentum(0.9)),
                -0.9625001796874999,
                0.6613248164062502,
                -5.739550720000078,
                -1.099752960000003,
                1268067182.3663502,
                -692335331.987402);
        check(
                p -> new Adam(p, 0.1, o -> o.amsgrad(true).weightDecay(0.1)),
                0.7046314750187911,
                0.31951720366900954,
                1.7025279966674491,
                -0.7056466976824078,
                -2.701544972677295,
                1.7021765943074803);
        check(
                p -> new Adagrad(p, 0.1),
                0.790106665200299,
                0.4485507116282247,
                1.7841643004453147,
                -0.7935504981402558,
                -2.7803526162653913,
                1.7829085646470806);
        check(
                p -> new RMSprop(p, 0.1, o -> o.centered(true).momentum(0.9)),
                -0.7669494625016104,
                -3.037983401274989,
                -1.0251649774544618,
                1.7622442261105868,
                0.28004623793510064,
                -1.0367847282998452);
    }

    @Test
    void stepSizesAndDirectionsHaveTwoPartsToo() {
        check(p -> new Rprop(p, 0.1), 0.636, 0.45, 1.636, -0.636, -2.636, 1.636);
        check(
                p -> new LBFGS(p, 0.1),
                0.002784498495316802,
                1.000154453771092,
                0.014866347848357492,
                -1.0048922782777314,
                -0.052558633990995876,
                1.0282091566882996);
    }

    @Test
    void thoseThatTakeNoneSaySo() {
        assertThrows(DTypeError.class, () -> check(p -> new Adafactor(p, 0.1)));
    }
}
