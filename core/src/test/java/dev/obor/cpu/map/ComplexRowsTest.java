package dev.obor.cpu.map;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.viewAsReal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Complex numbers have the same bits in machine code and in the tile loops, whatever the layout.
@Isolated // changes tiers, seeds the default generator
class ComplexRowsTest {
    private static final List<BinaryOperator<Tensor>> OPERATIONS =
            List.of(
                    Tensor::add,
                    Tensor::mul,
                    Tensor::div,
                    (x, y) -> x.sub(y, 2),
                    (x, y) -> x.mul(2.5),
                    (x, y) -> x.conjPhysical(),
                    (x, y) -> x.abs(),
                    (x, y) -> x.exp().add(y.log()),
                    (x, y) -> x.mul(y.abs()),
                    (x, y) -> x.eq(y),
                    (x, y) -> x.clone().mul_(y),
                    (x, y) -> x.clone().mul_(x),
                    (x, y) -> x.clone().select(0, 0).add_(1).mul(y),
                    (x, y) -> x.real().mul(x.imag()),
                    (x, y) -> x.real().exp(),
                    (x, y) -> x.mul(y.imag()));

    private static List<Tensor> pairs(DType dtype) {
        manualSeed(4);
        return List.of(
                randn(dtype, 5000),
                randn(dtype, 5000),
                randn(dtype, 37, 41),
                randn(dtype, 41),
                randn(dtype, 37, 41),
                randn(dtype, 37, 1),
                randn(dtype, 60, 50).t(),
                randn(dtype, 60, 50).t(),
                randn(dtype, 50, 60).narrow(1, 3, 40),
                randn(dtype, 40, 50).t(),
                randn(dtype, 3, 700).narrow(1, 1, 699),
                randn(dtype, 3, 700).narrow(1, 0, 699));
    }

    private static List<Tensor> results(DType dtype, Tiers tiers) {
        Tiers before = Tiers.current();
        boolean waits = MachineProgram.waits;
        MachineProgram.waits = true;
        Tiers.force(tiers);
        try {
            List<Tensor> pairs = pairs(dtype);
            List<Tensor> results = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i += 2) {
                for (BinaryOperator<Tensor> operation : OPERATIONS) {
                    results.add(operation.apply(pairs.get(i), pairs.get(i + 1)));
                }
            }
            return results;
        } finally {
            Tiers.force(before);
            MachineProgram.waits = waits;
        }
    }

    private static double[] numbers(Tensor x) {
        Tensor parts = x.isComplex() ? viewAsReal(x) : x;
        return parts.to(DType.FLOAT64).toDoubleArray();
    }

    @Test
    void machineCodeHasTheBitsOfTheTiles() {
        assumeTrue(Machine.get() != null, Machine::status);
        for (DType dtype : new DType[] {DType.COMPLEX64, DType.COMPLEX128}) {
            List<Tensor> plain = results(dtype, Tiers.TILES);
            List<Tensor> machine = results(dtype, Tiers.AUTO);
            for (int i = 0; i < plain.size(); i++) {
                String what = dtype + ", operation " + i;
                assertTrue(plain.get(i).shape().equals(machine.get(i).shape()), what);
                assertArrayEquals(numbers(plain.get(i)), numbers(machine.get(i)), what);
            }
        }
    }
}
