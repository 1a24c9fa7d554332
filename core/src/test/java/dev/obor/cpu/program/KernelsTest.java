package dev.obor.cpu.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.map.MapsTest;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import java.lang.classfile.ClassFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // forces tiers
class KernelsTest {
    private final CpuBackend backend = new CpuBackend();

    @AfterEach
    void restore() {
        Tiers.force(Tiers.AUTO);
    }

    private static Map<String, Expr> functions(DType dtype) {
        Expr x = Exprs.input(0, dtype);
        Map<String, Expr> out = new LinkedHashMap<>();
        out.put("exp", Exprs.exp(x));
        out.put("log", Exprs.log(x));
        out.put("tanh", Exprs.tanh(x));
        out.put("sigmoid", Exprs.sigmoid(x));
        out.put("erf", Exprs.erf(x));
        out.put("gelu", x.mul(0.5).mul(Exprs.erf(x.mul(Math.sqrt(0.5))).add(1)));
        out.put("sin", Exprs.sin(x));
        out.put("cos", Exprs.cos(x));
        out.put("expm1", Exprs.expm1(x));
        out.put("log1p", Exprs.log1p(x));
        out.put("floor", Exprs.floor(x));
        out.put("pow", Exprs.pow(x, Exprs.constant(x.type(), 2.5)));
        out.put("relu", x.max(0));
        out.put("reluBackward", x.gt(0).where(x.mul(2), Exprs.constant(x.type(), 0)));
        return out;
    }

    @Test
    void mathFunctionsHaveTheSameBitsInBothTiers() {
        Random random = new Random(2);
        DType[] dtypes = {DType.FLOAT32, DType.FLOAT64, DType.BFLOAT16, DType.FLOAT16};
        for (DType dtype : dtypes) {
            for (Map.Entry<String, Expr> f : functions(dtype).entrySet()) {
                Program p = Program.of(f.getKey(), f.getValue(), dtype);
                long[] shape = {300};
                View in = RandomViews.input(random, dtype, shape);
                Object tiles = run(p, in, shape, Tiers.TILES);
                Object generated = run(p, in, shape, Tiers.GENERATED);
                MapsTest.assertSameBits(dtype, tiles, generated, f.getKey() + " " + dtype);
            }
        }
    }

    private Object run(Program p, View in, long[] shape, Tiers tiers) {
        Tiers.force(tiers);
        int n = (int) shape[0];
        DType dtype = p.resultTypes().get(0);
        View out = View.contiguous(new Storage(dtype, TestArrays.of(dtype, n), n, null), shape);
        backend.launch(new Kernel.Map(p, new View[] {out}, new View[] {in}, new long[0]));
        return out.array();
    }

    @Test
    void classFilesVerifyAndAreShortEnoughToBeCompiled() {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (Map.Entry<String, Expr> f : functions(dtype).entrySet()) {
                Program p = Program.of(f.getKey(), f.getValue(), dtype);
                byte[] bytes = Kernels.classFile(p, 0);
                assertEquals(List.of(), ClassFile.of().verify(bytes), f.getKey());
                int length = Kernels.longest(bytes);
                assertTrue(length < 8000, f.getKey() + " " + dtype + " takes " + length);
            }
        }
    }

    @Test
    void aHotProgramGetsItsKernelWithoutHoldingUpItsCaller() throws InterruptedException {
        Program p =
                Program.of(
                        "hot",
                        Exprs.exp(Exprs.input(0, DType.FLOAT32)).add(Exprs.scalar(0, Type.F32)),
                        DType.FLOAT32);
        ProgramCode code = ProgramCode.of(p);
        assertSame(code.tiles, code.body(0, 10));
        code.body(0, 1 << 20);
        long start = System.nanoTime();
        while (code.body(0, 10) == code.tiles && System.nanoTime() - start < 60_000_000_000L) {
            Thread.sleep(5);
        }
        assertNotSame(code.tiles, code.body(0, 10));
        assertTrue(Kernels.installed().contains("hot"));
        assertTrue(Kernels.totals().generated() > 0);
    }

    @Test
    void scalarsAreArguments() {
        Expr x = Exprs.input(0, DType.FLOAT64);
        Program p = Program.of("scaled", x.mul(Exprs.scalar(1, Type.F64)), DType.FLOAT64);
        for (Tiers tiers : new Tiers[] {Tiers.TILES, Tiers.GENERATED}) {
            Tiers.force(tiers);
            for (double s : new double[] {0.5, 3}) {
                double[] a = {1, 2, 3};
                View v = View.contiguous(new Storage(DType.FLOAT64, a, 3, null), new long[] {3});
                long[] scalars = {0, Double.doubleToRawLongBits(s)};
                backend.launch(new Kernel.Map(p, new View[] {v}, new View[] {v}, scalars));
                assertEquals(2 * s, a[1]);
            }
        }
    }
}
