package dev.obor.cpu.program;

import static dev.obor.cpu.program.MachineProgramTest.TILES;
import static dev.obor.cpu.program.MachineProgramTest.compare;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import dev.obor.cpu.program.MachineProgramTest.Writing;
import dev.obor.expr.Expr;
import dev.obor.expr.Program;
import dev.obor.machine.Entry;
import dev.obor.machine.arm.ArmTarget;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.map.MapCode;
import dev.obor.machine.map.MapsOf;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pointwise programs in machine code for AArch64, run by an emulator, have the bits of the tile
/// loops, and write nothing else. Elements that are narrower than lanes, which tile loops do not
/// take, are compared with the interpreter.
class EmulatedProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("obor.fuzz", 400);
    private static final int[] SIZES = {1, 2, 3, 4, 7, 50};
    private static final DType[] TYPES = {
        DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64, DType.BOOL
    };
    private static final DType[] ALL = {
        DType.FLOAT32,
        DType.FLOAT64,
        DType.INT32,
        DType.INT64,
        DType.BOOL,
        DType.BFLOAT16,
        DType.FLOAT16,
        DType.INT8,
        DType.UINT8,
        DType.INT16
    };

    private static final Writing INTERPRETED = with(r -> new Interpreter(r, 16));

    private static Writing with(Function<Routine, @Nullable Entry> compile) {
        return (code, singles) -> {
            MapCode map = MapsOf.routines(new ArmTarget(), compile, code.program, singles);
            return map == null ? null : map::run;
        };
    }

    @Test
    void functionsHaveTheBitsOfTheTiles() {
        Random random = new Random(3);
        int refused = 0;
        int written = 0;
        try (Emulator emulator = Emulator.start()) {
            for (DType dtype :
                    new DType[] {DType.FLOAT32, DType.FLOAT64, DType.BFLOAT16, DType.FLOAT16}) {
                for (Map.Entry<String, Expr> f : MachineProgramTest.functions(dtype).entrySet()) {
                    Program p = Program.of(f.getKey(), f.getValue(), dtype);
                    Writing other = dtype.itemSize() == Short.BYTES ? INTERPRETED : TILES;
                    for (int n : SIZES) {
                        if (compare(with(emulator::compile), other, p, random, n)) {
                            written++;
                        } else {
                            refused++;
                        }
                    }
                }
            }
        }
        assertTrue(written > 3 * refused, written + " written and " + refused + " refused");
    }

    @Test
    void randomProgramsHaveTheBitsOfTheTiles() {
        random(TYPES, TILES);
    }

    @Test
    void narrowElementsAreAsTheInterpreterHasThem() {
        random(ALL, INTERPRETED);
    }

    private static void random(DType[] types, Writing other) {
        int written = 0;
        try (Emulator emulator = Emulator.start()) {
            for (long seed = 1; seed <= PROGRAMS; seed++) {
                Random random = new Random(seed);
                DType[] inputs = new DType[1 + random.nextInt(3)];
                Arrays.fill(inputs, types[random.nextInt(types.length)]);
                if (random.nextInt(3) == 0) {
                    inputs[0] = types[random.nextInt(types.length)];
                }
                int size = 1 + random.nextInt(12);
                int results = 1 + random.nextInt(2);
                Program p = RandomPrograms.make(random, inputs, size, results, seed % 4 == 0);
                if (p.toString().contains("bits_")) {
                    continue; // a NaN that an operation makes has another sign there
                }
                int n = 1 + random.nextInt(100);
                written += compare(with(emulator::compile), other, p, random, n) ? 1 : 0;
            }
        }
        assertTrue(written > PROGRAMS / 4, "only " + written + " programs were written");
    }
}
