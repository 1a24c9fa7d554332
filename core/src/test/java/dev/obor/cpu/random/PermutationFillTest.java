package dev.obor.cpu.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.Distribution;
import dev.obor.backend.Mt19937;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.program.TestArrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values from PyTorch 2.13: `torch.randperm(n, generator=g)` with seed n + 3.
class PermutationFillTest {
    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc, 76fe321e2dc1",
        "1, af5570f5a181, de87e86bf2a7",
        "2, 4cbbd8ca5215, 109eba13af6b",
        "10, df65e6e617e7, dd29087a2a99",
        "625, 7494619b0f44, ca8b43a771b3",
        "60000, 037ea30a6c8b, caf0bab7b2e3",
    })
    void permutationsEqualPyTorch(int n, String hash, String state) {
        var engine = new Mt19937(n + 3);
        long[] out = new long[n];
        RandomKernels.fill(
                new Distribution.Permutation(),
                engine,
                View.contiguous(new Storage(DType.INT64, out, n, null), new long[] {n}));
        assertEquals(hash, TestArrays.hash(TestArrays.bytes(out)));
        assertEquals(state, TestArrays.hash(engine.stateBytes()));
    }

    @Test
    void anyDtypeAndStrideGetsTheSameOrder() {
        double[] out = new double[21];
        var storage = new Storage(DType.FLOAT64, out, 21, null);
        View everySecond = new View(storage, 1, new long[] {10}, new long[] {2});
        RandomKernels.fill(new Distribution.Permutation(), new Mt19937(0), everySecond);
        assertArrayEquals(
                new double[] {0, 4, 0, 1, 0, 7, 0, 5, 0, 3, 0, 9, 0, 0, 0, 8, 0, 6, 0, 2, 0}, out);
    }
}
