package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.machine.Machine;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Rows of pointwise programs, and reductions, have the same bits in machine code and in the tile
/// loops, whatever the shape, the layout and the number of threads, and write nothing else.
///
/// `-Dobor.fuzz=N` runs N of each, `-Dobor.fuzz.seed=S` begins with seed S.
@Isolated // changes tiers and threads
class MachineRowsTest {
    private static final int COUNT = Integer.getInteger("obor.fuzz", 60);
    private static final long SEED = Long.getLong("obor.fuzz.seed", 1);
    private static final BufferPool POOL = BufferPool.forHeap();
    private static final Tiers BEFORE = Tiers.current();
    private static final int THREADS = Workers.threads();

    @BeforeAll
    static void hasMachineCode() {
        assumeTrue(Machine.get() != null, Machine::status);
    }

    @AfterAll
    static void restore() {
        Tiers.force(BEFORE);
        Workers.setThreads(THREADS);
    }

    private static Program program(Random random, DType dtype, DType[] dtypes) {
        int inputs = dtypes.length;
        Expr x = Exprs.input(0, dtypes[0]);
        Expr e =
                switch (random.nextInt(5)) {
                    case 0 -> Exprs.exp(x);
                    case 1 -> x.mul(x);
                    case 2 -> x.max(0);
                    case 3 -> x.mul(Exprs.scalar(0, x.type()));
                    default -> x;
                };
        for (int i = 1; i < inputs; i++) {
            Expr y = Exprs.input(i, dtypes[i]);
            e = i % 2 == 0 ? e.mul(y) : e.sub(y);
        }
        return Program.of("rows" + inputs, e, dtype);
    }

    /// With float32 some may be bfloat16.
    private static DType[] dtypes(Random random, DType dtype, int n, boolean mixed) {
        DType[] all = new DType[n];
        for (int i = 0; i < n; i++) {
            all[i] = mixed && random.nextBoolean() ? DType.BFLOAT16 : dtype;
        }
        return all;
    }

    /// An input that broadcasts to a shape: some dimensions are repeated, some permuted or with
    /// gaps.
    private static View input(Random random, DType dtype, long[] shape) {
        long[] own = shape.clone();
        int kind = random.nextInt(4);
        for (int d = 0; d < own.length && kind > 0; d++) {
            own[d] = random.nextInt(3) == 0 ? 1 : own[d];
        }
        long[] held = own.clone();
        boolean gap = random.nextInt(5) == 0;
        held[held.length - 1] += gap ? 3 : 0;
        View v = RandomViews.output(random, dtype, held);
        return gap ? v.with(v.offset(), own, v.strides()) : v;
    }

    private static long[] shape(Random random) {
        long[] shape = new long[1 + random.nextInt(4)];
        long most = 1 + random.nextInt(20_000);
        for (int d = 0; d < shape.length; d++) {
            int size =
                    switch (random.nextInt(4)) {
                        case 0 -> 1 + random.nextInt(3);
                        case 1 -> 1 + random.nextInt(100);
                        default -> 1 + random.nextInt(20);
                    };
            shape[d] = Math.clamp(most, 1, random.nextInt(6) == 0 ? 9000 : size);
            most /= shape[d];
        }
        if (random.nextBoolean()) {
            shape[shape.length - 1] = 60 + random.nextInt(300);
        }
        return shape;
    }

    private static Object copy(View v) {
        return MachineProgram.copy(v.array());
    }

    private static void restore(View v, Object content) {
        int n = java.lang.reflect.Array.getLength(content);
        System.arraycopy(content, 0, v.array(), 0, n);
    }

    /// Runs a kernel in both ways, the machine's three times: before it is written and after.
    private static void compare(View out, Runnable launch, String what) {
        Object before = copy(out);
        Tiers.force(Tiers.TILES);
        launch.run();
        Object want = copy(out);
        Tiers.force(Tiers.AUTO);
        restore(out, before);
        launch.run();
        Object got = copy(out);
        restore(out, before);
        int n = java.lang.reflect.Array.getLength(want);
        boolean same = MachineProgram.difference(want, got, 0, n) < 0;
        assertTrue(same, what);
    }

    @Test
    void rowsOfPointwisePrograms() {
        MachineProgram.waits = true;
        for (long seed = SEED; seed < SEED + 2 * COUNT; seed++) {
            Random random = new Random(seed);
            DType dtype = random.nextInt(3) == 0 ? DType.FLOAT64 : DType.FLOAT32;
            long[] shape = shape(random);
            View[] ins = new View[1 + random.nextInt(7)];
            boolean mixed = dtype == DType.FLOAT32 && random.nextInt(3) == 0;
            DType[] dtypes = dtypes(random, dtype, ins.length, mixed);
            for (int i = 0; i < ins.length; i++) {
                ins[i] = input(random, dtypes[i], shape);
            }
            DType result = dtypes(random, dtype, 1, mixed)[0];
            Program p = program(random, result, dtypes);
            View out = RandomViews.output(random, result, shape);
            Workers.setThreads(1 + random.nextInt(3));
            long[] scalars = {Double.doubleToRawLongBits(random.nextGaussian())};
            var kernel = new Kernel.Map(p, new View[] {out}, ins, scalars);
            compare(
                    out,
                    () -> Maps.run(kernel),
                    "seed " + seed + ": " + p + " over " + Arrays.toString(shape));
        }
    }

    @Test
    void reductions() {
        MachineProgram.waits = true;
        ReduceOp[] ops = {ReduceOp.SUM, ReduceOp.PROD, ReduceOp.MAX, ReduceOp.MIN};
        int written = 0;
        for (long seed = SEED; seed < SEED + 3 * COUNT; seed++) {
            Random random = new Random(seed);
            DType dtype = random.nextInt(3) == 0 ? DType.FLOAT64 : DType.FLOAT32;
            long[] shape = shape(random);
            long[] result = shape.clone();
            for (int d = 0; d < result.length; d++) {
                result[d] = random.nextInt(2) == 0 ? 1 : result[d];
            }
            View[] ins = new View[1 + random.nextInt(random.nextInt(4) == 0 ? 6 : 3)];
            boolean mixed = dtype == DType.FLOAT32 && random.nextInt(3) == 0;
            DType[] dtypes = dtypes(random, dtype, ins.length, mixed);
            for (int i = 0; i < ins.length; i++) {
                ins[i] = input(random, dtypes[i], shape);
            }
            Program p = program(random, dtype, dtypes);
            View out = RandomViews.output(random, dtype, result);
            Workers.setThreads(1 + random.nextInt(3));
            long[] scalars = {Double.doubleToRawLongBits(random.nextGaussian())};
            ReduceOp op = ops[random.nextInt(4)];
            var kernel = new Kernel.Reduce(p, op, out, ins, shape, scalars);
            Tiers.force(Tiers.AUTO);
            Groups groups = Groups.of(shape, result);
            var type = ProgramCode.of(p).resultTypes[0];
            boolean may =
                    !groups.isEmpty()
                            && MachineReduces.of(ProgramCode.of(p), kernel, type, groups.last())
                                    != null;
            written += may ? 1 : 0;
            compare(
                    out,
                    () -> Reduces.run(kernel, POOL),
                    "seed "
                            + seed
                            + ": "
                            + op
                            + " of "
                            + p
                            + " over "
                            + Arrays.toString(shape)
                            + " to "
                            + Arrays.toString(result));
        }
        assertTrue(written > COUNT / 5, "only " + written + " were written");
    }
}
