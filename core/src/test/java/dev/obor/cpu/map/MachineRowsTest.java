package dev.obor.cpu.map;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.memory.BufferPool;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.RandomViews;
import dev.obor.cpu.program.Tiers;
import dev.obor.cpu.reduce.Groups;
import dev.obor.cpu.reduce.MachineReduces;
import dev.obor.cpu.reduce.Reduces;
import dev.obor.cpu.threads.Workers;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.Machine;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
    /// Complex kernels are of real parts before they come here.
    private static final List<DType> REAL =
            Arrays.stream(DType.values()).filter(d -> !d.isComplex()).toList();

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

    private static Program program(Random random, DType dtype, Type type, DType[] dtypes) {
        int inputs = dtypes.length;
        Expr x = Exprs.cast(type, Exprs.input(0, dtypes[0]));
        Expr e =
                switch (random.nextInt(5)) {
                    case 0 -> type.isFloat() ? Exprs.exp(x) : x.gt(3).where(x, x.neg());
                    case 1 -> x.mul(x);
                    case 2 -> x.max(0);
                    case 3 -> x.mul(Exprs.scalar(0, x.type()));
                    default -> x;
                };
        for (int i = 1; i < inputs; i++) {
            Expr y = Exprs.cast(type, Exprs.input(i, dtypes[i]));
            e = i % 2 == 0 ? e.mul(y) : e.sub(y);
        }
        Expr result = dtype == DType.BOOL ? e.gt(1) : e;
        return Program.of("rows" + inputs, result, dtype);
    }

    /// Some may be of any dtype.
    private static DType[] dtypes(Random random, DType dtype, int n, boolean mixed) {
        DType[] all = new DType[n];
        for (int i = 0; i < n; i++) {
            boolean other = mixed && random.nextBoolean();
            all[i] = other ? REAL.get(random.nextInt(REAL.size())) : dtype;
        }
        return all;
    }

    private static DType plain(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> DType.FLOAT64;
            case 2 -> random.nextBoolean() ? DType.INT32 : DType.INT64;
            default -> DType.FLOAT32;
        };
    }

    private static long scalar(Random random, DType dtype) {
        double x = random.nextGaussian();
        return dtype.isFloatingPoint() ? Double.doubleToRawLongBits(x) : (long) (5 * x);
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
        int n = Array.getLength(content);
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
        int n = Array.getLength(want);
        int at = MachineProgram.difference(want, got, 0, n);
        assertTrue(
                at < 0,
                () ->
                        what
                                + ": "
                                + Array.get(got, at)
                                + " at "
                                + at
                                + ", not "
                                + Array.get(want, at));
    }

    @Test
    void rowsOfPointwisePrograms() {
        MachineProgram.waits = true;
        for (long seed = SEED; seed < SEED + 2 * COUNT; seed++) {
            Random random = new Random(seed);
            DType dtype = plain(random);
            long[] shape = shape(random);
            View[] ins = new View[1 + random.nextInt(7)];
            boolean mixed = random.nextInt(3) == 0;
            DType[] dtypes = dtypes(random, dtype, ins.length, mixed);
            for (int i = 0; i < ins.length; i++) {
                ins[i] = input(random, dtypes[i], shape);
            }
            DType result = dtypes(random, dtype, 1, mixed)[0];
            Program p = program(random, result, Type.of(dtype), dtypes);
            View out = RandomViews.output(random, result, shape);
            Workers.setThreads(1 + random.nextInt(3));
            long[] scalars = {scalar(random, dtype)};
            var kernel = new Kernel.Map(p, new View[] {out}, ins, scalars);
            compare(
                    out,
                    () -> Maps.run(kernel),
                    "seed " + seed + ": " + p + " over " + Arrays.toString(shape));
        }
    }

    /// More arrays than the usual call carries, some of them read and then written.
    @Test
    void programsOfManyArrays() {
        MachineProgram.waits = true;
        int written = 0;
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            Random random = new Random(seed);
            DType dtype = random.nextInt(3) == 0 ? DType.FLOAT64 : DType.FLOAT32;
            long[] shape = shape(random);
            View[] ins = new View[3 + random.nextInt(7)];
            View[] outs = new View[1 + random.nextInt(6)];
            DType[] dtypes = dtypes(random, dtype, ins.length, random.nextInt(3) == 0);
            for (int i = 0; i < outs.length; i++) {
                outs[i] = RandomViews.output(random, dtype, shape);
            }
            for (int i = 0; i < ins.length; i++) {
                // as an optimizer's step writes what it reads
                boolean own = i < outs.length && dtypes[i] == dtype && random.nextBoolean();
                ins[i] = own ? outs[i] : input(random, dtypes[i], shape);
            }
            List<Expr> results = new ArrayList<>();
            for (int i = 0; i < outs.length; i++) {
                int first = i % ins.length;
                Expr e = Exprs.cast(Type.of(dtype), Exprs.input(first, dtypes[first]));
                for (int k = 0; k < ins.length; k++) {
                    Expr x = Exprs.cast(Type.of(dtype), Exprs.input(k, dtypes[k]));
                    e = random.nextBoolean() ? e.add(x) : e.mul(x);
                }
                results.add(e.mul(Exprs.scalar(0, e.type())));
            }
            Program p =
                    Program.of(
                            "many" + ins.length, results, Collections.nCopies(outs.length, dtype));
            Workers.setThreads(1 + random.nextInt(3));
            long[] scalars = {scalar(random, dtype)};
            var kernel = new Kernel.Map(p, outs, ins, scalars);
            Object[] before = Arrays.stream(outs).map(MachineRowsTest::copy).toArray();
            for (int i = 0; i < outs.length; i++) {
                compare(
                        outs[i],
                        () -> {
                            for (int k = 0; k < outs.length; k++) {
                                restore(outs[k], before[k]);
                            }
                            Maps.run(kernel);
                        },
                        "seed " + seed + ", result " + i + ": " + p);
            }
            boolean wide = ins.length + outs.length > 5 && ins.length + outs.length <= 14;
            written += wide && ProgramCode.of(p).machineCode(0, 1 << 20) != null ? 1 : 0;
        }
        assertTrue(written > COUNT / 3, "only " + written + " were written");
    }

    @Test
    void reductions() {
        MachineProgram.waits = true;
        ReduceOp[] ops = {ReduceOp.SUM, ReduceOp.PROD, ReduceOp.MAX, ReduceOp.MIN};
        int written = 0;
        for (long seed = SEED; seed < SEED + 3 * COUNT; seed++) {
            Random random = new Random(seed);
            DType dtype = plain(random);
            long[] shape = shape(random);
            long[] result = shape.clone();
            for (int d = 0; d < result.length; d++) {
                result[d] = random.nextInt(2) == 0 ? 1 : result[d];
            }
            View[] ins = new View[1 + random.nextInt(random.nextInt(4) == 0 ? 6 : 3)];
            boolean mixed = random.nextInt(3) == 0;
            DType[] dtypes = dtypes(random, dtype, ins.length, mixed);
            for (int i = 0; i < ins.length; i++) {
                ins[i] = input(random, dtypes[i], shape);
            }
            DType kept = dtypes(random, dtype, 1, mixed)[0];
            kept = Type.of(kept) == Type.of(dtype) ? kept : dtype;
            Program p = program(random, kept, Type.of(dtype), dtypes);
            View out = RandomViews.output(random, kept, result);
            Workers.setThreads(1 + random.nextInt(3));
            long[] scalars = {scalar(random, dtype)};
            ReduceOp op = ops[random.nextInt(4)];
            var kernel = new Kernel.Reduce(p, op, out, ins, shape, scalars);
            Tiers.force(Tiers.AUTO);
            Groups groups = Groups.of(shape, result);
            var type = ProgramCode.of(p).resultTypes[0];
            boolean may =
                    groups.count() != 0
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

    /// As found by seed 900444: one element for all columns was read in the width of the lanes.
    @Test
    void oneNarrowElementForAllColumns() {
        MachineProgram.waits = true;
        Random random = new Random(900444);
        long[] shape = {70, 300};
        for (DType dtype : REAL) {
            View x = RandomViews.output(random, DType.FLOAT32, shape);
            View y = RandomViews.output(random, dtype, new long[] {70, 1});
            View out = RandomViews.output(random, DType.FLOAT32, new long[] {1, 300});
            Expr e = Exprs.input(0, DType.FLOAT32);
            e = e.sub(Exprs.cast(Type.F32, Exprs.input(1, dtype)));
            Program p = Program.of("columns", e, DType.FLOAT32);
            View[] ins = {x, y};
            var kernel = new Kernel.Reduce(p, ReduceOp.SUM, out, ins, shape, new long[0]);
            compare(out, () -> Reduces.run(kernel, POOL), dtype.text());
        }
    }
}
