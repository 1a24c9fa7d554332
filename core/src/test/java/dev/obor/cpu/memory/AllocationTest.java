package dev.obor.cpu.memory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.program.Tiers;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A launch allocates nothing that grows with the operands.
@Isolated // forces tiers
class AllocationTest {
    private final CpuBackend backend = new CpuBackend();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @AfterEach
    void restore() {
        Tiers.force(Tiers.AUTO);
    }

    private static View dense(long... shape) {
        int n = 1;
        for (long s : shape) {
            n *= (int) s;
        }
        return View.contiguous(new Storage(DType.FLOAT32, new float[n], n, null), shape);
    }

    /// The smallest of several rounds: in the first ones vector code is not compiled yet.
    private long bytesPerLaunch(Kernel kernel) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                backend.launch(kernel);
            }
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / 100);
        }
        return least;
    }

    @Test
    void denseOperandsTakeNoMemory() {
        Tiers.force(Tiers.TILES);
        Program p =
                Program.of(
                        "axpy",
                        Exprs.input(0, DType.FLOAT32).mul(3).add(Exprs.input(1, DType.FLOAT32)),
                        DType.FLOAT32);
        View[] ins = {dense(20, 50), dense(20, 50)};
        long bytes =
                bytesPerLaunch(new Kernel.Map(p, new View[] {dense(20, 50)}, ins, new long[0]));
        assertTrue(bytes < 64, bytes + " bytes");
    }

    @Test
    void broadcastOperandsTakeAFewSmallObjects() {
        Tiers.force(Tiers.TILES);
        Program p =
                Program.of(
                        "addBias",
                        Exprs.input(0, DType.FLOAT32).add(Exprs.input(1, DType.FLOAT32)),
                        DType.FLOAT32);
        View[] ins = {dense(100, 70), dense(70)};
        long bytes =
                bytesPerLaunch(new Kernel.Map(p, new View[] {dense(100, 70)}, ins, new long[0]));
        assertTrue(bytes < 2500, bytes + " bytes");
    }

    @Test
    void reductionsTakeAFewSmallObjects() {
        Program p = Program.of("copy", Exprs.input(0, DType.FLOAT32), DType.FLOAT32);
        View in = dense(100, 70);
        for (View out : new View[] {dense(1, 1), dense(100, 1), dense(1, 70)}) {
            long bytes =
                    bytesPerLaunch(
                            new Kernel.Reduce(
                                    p,
                                    ReduceOp.SUM,
                                    out,
                                    new View[] {in},
                                    in.shape(),
                                    new long[0]));
            // Machine code is asked first, which describes the launch once more.
            assertTrue(bytes < 4000, bytes + " bytes");
        }
    }
}
