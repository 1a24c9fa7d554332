package dev.obor.cpu.program;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.base.DType;
import dev.obor.cpu.map.MapsTest;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.Machine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pointwise programs in machine code have the bits of the tile loops, and write nothing else.
class MachineProgramTest {
    private static final int[] SIZES = {1, 3, 8, 15, 16, 17, 31, 64, 100, 1000};
    private static final DType[] NATIVE = {
        DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64, DType.BOOL
    };
    private static final int GUARD = 40;

    /// How a program is written.
    @FunctionalInterface
    interface Writing {
        /// Null if it cannot be.
        @Nullable Running write(ProgramCode code, long singles);
    }

    /// A program that can be run.
    @FunctionalInterface
    interface Running {
        /// As `MapCode.run`.
        void run(@Nullable Object[] all, int[] offsets, long[] arguments, int n);
    }

    static final Writing TILES =
            (code, singles) ->
                    (all, offsets, arguments, n) ->
                            code.tiles.run(all, offsets, singles, arguments, n);

    private static final Writing MACHINE =
            (code, singles) -> {
                MachineProgram body = MachineProgram.of(code, singles, 0);
                return body == null
                        ? null
                        : (all, offsets, arguments, n) ->
                                body.run(all, offsets, singles, arguments, n);
            };

    @BeforeAll
    static void hasMachineCode() {
        assumeTrue(Machine.get() != null, Machine::status);
    }

    static Map<String, Expr> functions(DType dtype) {
        Expr x = Exprs.input(0, dtype);
        Expr y = Exprs.input(1, dtype);
        Map<String, Expr> out = new LinkedHashMap<>();
        out.put("add", x.add(y));
        out.put("mul", x.mul(y));
        out.put("div", x.div(y));
        out.put("max", x.max(y));
        out.put("min", x.min(y));
        out.put("relu", x.max(0));
        out.put("maxMinusZero", x.max(Exprs.constant(x.type(), -0.0)));
        out.put("clamp", x.max(-1).min(1));
        out.put("reluBackward", x.gt(0).where(y, Exprs.constant(x.type(), 0)));
        out.put("scalars", x.mul(Exprs.scalar(0, x.type())).add(Exprs.scalar(1, x.type())));
        out.put("abs", Exprs.abs(x));
        out.put("neg", x.neg());
        out.put("fmod", Exprs.fmod(x, y));
        out.put("remainder", Exprs.remainder(x, y));
        out.put("floorDivide", Exprs.floorDiv(x, y));
        out.put("sqrt", Exprs.sqrt(x));
        out.put("exp", Exprs.exp(x));
        out.put("log", Exprs.log(x));
        out.put("tanh", Exprs.tanh(x));
        out.put("sigmoid", Exprs.sigmoid(x));
        out.put("erf", Exprs.erf(x));
        out.put("expm1", Exprs.expm1(x));
        out.put("log1p", Exprs.log1p(x));
        out.put("gelu", x.mul(0.5).mul(Exprs.erf(x.mul(Math.sqrt(0.5))).add(1)));
        out.put("floor", Exprs.floor(x));
        out.put("round", Exprs.round(x));
        out.put("sin", Exprs.sin(x));
        return out;
    }

    @Test
    void functionsHaveTheBitsOfTheTiles() {
        Random random = new Random(3);
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (Map.Entry<String, Expr> f : functions(dtype).entrySet()) {
                Program p = Program.of(f.getKey(), f.getValue(), dtype);
                for (int n : SIZES) {
                    // sine reduces large arguments in float64
                    boolean written = compare(MACHINE, TILES, p, random, n);
                    boolean may = f.getKey().equals("sin") || Machine.get().target().vectors() < 32;
                    assertTrue(written || may, f.getKey() + " of " + dtype + " was refused");
                }
            }
        }
    }

    @Test
    void randomProgramsHaveTheBitsOfTheTiles() {
        int written = 0;
        for (long seed = 1; seed <= 1500; seed++) {
            Random random = new Random(seed);
            DType[] inputs = new DType[1 + random.nextInt(3)];
            Arrays.fill(inputs, NATIVE[random.nextInt(NATIVE.length)]);
            if (random.nextInt(3) == 0) { // conversions between lanes of two widths, mostly
                inputs[0] = NATIVE[random.nextInt(NATIVE.length)];
            }
            int size = 1 + random.nextInt(12);
            Program p =
                    RandomPrograms.make(random, inputs, size, 1 + random.nextInt(2), seed % 4 == 0);
            if (compare(MACHINE, TILES, p, random, 1 + random.nextInt(100))) {
                written++;
            }
        }
        assertTrue(written > 500, "only " + written + " programs were written");
    }

    /// @return false if there is no machine code for the program
    static boolean compare(Writing way, Writing other, Program p, Random random, int n) {
        ProgramCode code = ProgramCode.of(p);
        long singles = random.nextInt(3) == 0 ? random.nextInt(1 << p.inputCount()) : 0;
        Running body = way.write(code, singles);
        Running reference = other.write(code, singles);
        if (body == null || reference == null) {
            return false;
        }
        int inputs = p.inputCount();
        int operands = inputs + p.results().size();
        Object[] here = new Object[operands];
        Object[] there = new Object[operands];
        int[] offsets = new int[operands];
        for (int i = 0; i < operands; i++) {
            DType dtype = i < inputs ? p.inputType(i) : p.resultTypes().get(i - inputs);
            offsets[i] = random.nextInt(20);
            boolean single = i < inputs && (singles >>> i & 1) != 0;
            int length = offsets[i] + (single ? 1 : n) + (i < inputs ? 0 : GUARD);
            here[i] = RandomViews.output(random, dtype, new long[] {length}).array();
            there[i] = here[i];
            if (i >= inputs) {
                there[i] = MachineProgram.copy(here[i]);
            }
        }
        long[] scalars = new long[Math.max(2, p.scalarCount())];
        for (int i = 0; i < p.scalarCount(); i++) {
            Type type = p.scalarType(i);
            boolean real = type != null && type.isFloat();
            scalars[i] = real ? Double.doubleToRawLongBits(random.nextGaussian()) : i + 2;
        }
        try {
            reference.run(there, offsets, scalars, n);
        } catch (ArithmeticException e) {
            return false;
        }
        body.run(here, offsets, scalars, n);
        for (int i = inputs; i < operands; i++) {
            DType dtype = p.resultTypes().get(i - inputs);
            MapsTest.assertSameBits(
                    dtype, there[i], here[i], p + " n " + n + " singles " + singles);
        }
        return true;
    }
}
