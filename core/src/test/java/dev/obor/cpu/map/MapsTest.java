package dev.obor.cpu.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.CpuBackend;
import dev.obor.cpu.program.RandomPrograms;
import dev.obor.cpu.program.RandomViews;
import dev.obor.cpu.program.Tiers;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.ScalarOracle;
import dev.obor.expr.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // forces tiers and changes the number of threads
public class MapsTest {
    private static final int CASES = Integer.getInteger("obor.test.cases", 150);
    private static final long SEED = Long.getLong("obor.test.seed", 1);

    private final CpuBackend backend = new CpuBackend();

    /// One random kernel: program, operands and what the oracle makes of them.
    private record Case(Program program, View[] outs, View[] ins, long[] scalars, long[] shape) {
        static Case of(Random random) {
            DType[] all = RandomViews.DTYPES;
            DType dtype = all[random.nextInt(all.length)];
            boolean mixed = random.nextInt(3) == 0;
            DType[] dtypes = new DType[1 + random.nextInt(3)];
            for (int i = 0; i < dtypes.length; i++) {
                boolean other = i > 0 && (mixed || random.nextInt(4) == 0);
                dtypes[i] = other ? all[random.nextInt(all.length)] : dtype;
            }
            int results = random.nextInt(4) == 0 ? 2 : 1;
            int size = 1 + random.nextInt(12);
            Program p = RandomPrograms.make(random, dtypes, size, results, mixed);
            long[] shape = RandomViews.shape(random, 4000);
            View[] ins = new View[p.inputCount()];
            for (int i = 0; i < ins.length; i++) {
                ins[i] = RandomViews.input(random, dtypes[i], shape);
            }
            View[] outs = new View[results];
            for (int i = 0; i < results; i++) {
                outs[i] = RandomViews.output(random, p.resultTypes().get(i), shape);
            }
            boolean floats = Type.of(dtype).isFloat();
            long scalar = floats ? Double.doubleToRawLongBits(0.7) : 3;
            return new Case(p, outs, ins, new long[] {scalar}, shape);
        }

        Object[] expected() {
            Object[] arrays = new Object[outs.length];
            for (int i = 0; i < outs.length; i++) {
                arrays[i] = copy(outs[i].array());
            }
            Object[] inputs = new Object[ins.length];
            for (long place = 0; place < outs[0].numel(); place++) {
                for (int i = 0; i < ins.length; i++) {
                    int p = RandomViews.position(ins[i], shape, place);
                    inputs[i] = ScalarOracle.load(ins[i].dtype(), ins[i].array(), p);
                }
                List<Object> values = ScalarOracle.eval(program.lowered(), inputs, scalars);
                for (int i = 0; i < outs.length; i++) {
                    int p = RandomViews.position(outs[i], shape, place);
                    ScalarOracle.store(outs[i].dtype(), arrays[i], p, values.get(i));
                }
            }
            return arrays;
        }
    }

    public static Object copy(Object array) {
        return switch (array) {
            case float[] a -> a.clone();
            case double[] a -> a.clone();
            case long[] a -> a.clone();
            case int[] a -> a.clone();
            case short[] a -> a.clone();
            default -> ((byte[]) array).clone();
        };
    }

    /// Bits, with every NaN the same.
    static long bits(DType dtype, Object array, int i) {
        Object value = ScalarOracle.load(dtype, array, i);
        return switch (value) {
            case Float f -> Float.floatToIntBits(f);
            case Double d -> Double.doubleToLongBits(d);
            case Boolean b -> b ? 1 : 0;
            default -> ((Number) value).longValue();
        };
    }

    public static void assertSameBits(DType dtype, Object expected, Object actual, String what) {
        int n = java.lang.reflect.Array.getLength(expected);
        for (int i = 0; i < n; i++) {
            if (bits(dtype, expected, i) != bits(dtype, actual, i)) {
                assertEquals(
                        ScalarOracle.load(dtype, expected, i),
                        ScalarOracle.load(dtype, actual, i),
                        what + " at " + i);
            }
        }
    }

    @AfterEach
    void restore() {
        Tiers.force(Tiers.AUTO);
    }

    @Test
    void everyProgramDtypeAndLayoutAgreesWithTheOracle() {
        for (int c = 0; c < CASES; c++) {
            Case k = Case.of(new Random(SEED * 1_000_003 + c));
            Object[] expected = k.expected();
            Object[] before = new Object[k.outs.length];
            for (int i = 0; i < before.length; i++) {
                before[i] = copy(k.outs[i].array());
            }
            for (Tiers tiers : new Tiers[] {Tiers.TILES, Tiers.GENERATED}) {
                Tiers.force(tiers);
                for (int i = 0; i < before.length; i++) {
                    int n = (int) k.outs[i].storage().length();
                    System.arraycopy(before[i], 0, k.outs[i].array(), 0, n);
                }
                backend.launch(new Kernel.Map(k.program, k.outs, k.ins, k.scalars));
                for (int i = 0; i < expected.length; i++) {
                    String what =
                            tiers
                                    + ", case "
                                    + c
                                    + ", result "
                                    + i
                                    + " of "
                                    + k.program
                                    + " = "
                                    + k.program.lowered()
                                    + " over "
                                    + Arrays.toString(k.shape);
                    assertSameBits(k.outs[i].dtype(), expected[i], k.outs[i].array(), what);
                }
            }
        }
    }

    @Test
    void copiesKeepEveryBit() {
        for (int c = 0; c < 2 * CASES; c++) {
            Random random = new Random(SEED * 31 + c);
            DType dtype = RandomViews.DTYPES[c % 10];
            long[] shape = RandomViews.shape(random, c % 20 == 0 ? 400_000 : 3000);
            View in = RandomViews.input(random, dtype, shape);
            View out = RandomViews.output(random, dtype, shape);
            Object expected = copy(out.array());
            for (long place = 0; place < out.numel(); place++) {
                int p = RandomViews.position(out, shape, place);
                int q = RandomViews.position(in, shape, place);
                System.arraycopy(in.array(), q, expected, p, 1);
            }
            Program p = Program.of("copy", Exprs.input(0, dtype), dtype);
            backend.launch(new Kernel.Map(p, new View[] {out}, new View[] {in}, new long[0]));
            assertSameBits(dtype, expected, out.array(), dtype + " " + Arrays.toString(shape));
        }
    }

    @Test
    void aLargeKernelIsTheSameForAnyNumberOfThreads() {
        int before = Workers.threads();
        try {
            Random random = new Random(5);
            long[] shape = {300, 1000};
            Program p =
                    Program.of(
                            "axpy",
                            Exprs.input(0, DType.FLOAT32).mul(3).add(Exprs.input(1, DType.FLOAT32)),
                            DType.FLOAT32);
            View a = RandomViews.output(random, DType.FLOAT32, shape);
            View row =
                    View.contiguous(
                            new Storage(
                                    DType.FLOAT32,
                                    RandomViews.array(random, DType.FLOAT32, 1000),
                                    1000,
                                    null),
                            new long[] {1000});
            Object[] results = new Object[2];
            for (int t = 0; t < 2; t++) {
                Workers.setThreads(1 + 3 * t);
                Storage out = backend.allocate(DType.FLOAT32, 300_000);
                backend.launch(
                        new Kernel.Map(
                                p,
                                new View[] {View.contiguous(out, shape)},
                                new View[] {a, row},
                                new long[0]));
                results[t] = out.array();
            }
            assertSameBits(DType.FLOAT32, results[0], results[1], "threads");
        } finally {
            Workers.setThreads(before);
        }
    }

    @Test
    void anUpdateInPlaceReadsOldValuesForEveryResult() {
        Random random = new Random(3);
        long[] shape = {5000};
        Program p =
                Program.of(
                        "swap",
                        List.of(
                                Exprs.input(1, DType.FLOAT32).add(1),
                                Exprs.input(0, DType.FLOAT32).sub(1)),
                        List.of(DType.FLOAT32, DType.FLOAT32));
        float[] a = (float[]) RandomViews.array(random, DType.FLOAT32, 5000);
        float[] b = (float[]) RandomViews.array(random, DType.FLOAT32, 5000);
        View va = View.contiguous(new Storage(DType.FLOAT32, a.clone(), 5000, null), shape);
        View vb = View.contiguous(new Storage(DType.FLOAT32, b.clone(), 5000, null), shape);
        backend.launch(new Kernel.Map(p, new View[] {va, vb}, new View[] {va, vb}, new long[0]));
        for (int i = 0; i < 5000; i++) {
            assertEquals(b[i] + 1, ((float[]) va.array())[i]);
            assertEquals(a[i] - 1, ((float[]) vb.array())[i]);
        }
    }

    @Test
    void nothingToDoIsNoError() {
        Program p = Program.of("copy", Exprs.input(0, DType.FLOAT32), DType.FLOAT32);
        View empty = View.contiguous(backend.allocate(DType.FLOAT32, 0), new long[] {3, 0});
        backend.launch(new Kernel.Map(p, new View[] {empty}, new View[] {empty}, new long[0]));
        assertTrue(empty.numel() == 0);
    }
}
