package dev.obor.machine.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Machine;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.product.Transposes.Side;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows become columns as plain loops make them, and nothing else is written.
class TransposesTest {
    private static final int GUARD = 20;
    private static final int CASES = 100;

    private record Case(int rows, int columns, int row, int column, int at, int from, int[] in) {
        static Case of(long seed, int fewestRows, int fewestColumns) {
            Random r = new Random(seed);
            int rows = fewestRows + r.nextInt(r.nextInt(4) == 0 ? 150 : 20);
            int columns = fewestColumns + r.nextInt(r.nextInt(4) == 0 ? 150 : 40);
            int column = rows + r.nextInt(3);
            int from = r.nextInt(5);
            int[] in = r.ints(from + (columns - 1) * column + rows).toArray();
            return new Case(rows, columns, columns + r.nextInt(3), column, r.nextInt(5), from, in);
        }

        private int[] empty() {
            int[] out = new int[at + rows * row + GUARD];
            Arrays.fill(out, -1);
            return out;
        }

        int[] want() {
            int[] out = empty();
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    out[at + i * row + j] = in[from + j * column + i];
                }
            }
            return out;
        }

        /// As 32 bits or as 64.
        int[] run(Transposes t, boolean wide) {
            int[] out = empty();
            Object to = wide ? Arrays.stream(out).asLongStream().toArray() : out;
            Object source = wide ? Arrays.stream(in).asLongStream().toArray() : in;
            run(t, to, source);
            return to instanceof long[] l ? Arrays.stream(l).mapToInt(x -> (int) x).toArray() : out;
        }

        void run(Transposes t, Object to, Object source) {
            t.run(new Side(to, at, row), new Side(source, from, column), rows, columns);
        }
    }

    private static void compare(Transposes t) {
        for (long seed = 1; seed <= CASES; seed++) {
            for (int bytes = 4; bytes <= 8; bytes += 4) {
                Case c = Case.of(seed, Transposes.fewestRows(bytes), t.fewestColumns(bytes));
                assertArrayEquals(c.want(), c.run(t, bytes == 8), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutines(int vector) {
        var target = new InterpretedTarget(vector);
        compare(new Transposes(new ProductCode(target, r -> new Interpreter(r, vector))));
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            var target = new InterpretedTarget(16);
            compare(new Transposes(new ProductCode(target, emulator::compile)));
        }
    }

    private static Transposes real() {
        assumeTrue(Machine.get() != null, Machine::status);
        return new Transposes(new Products(Objects.requireNonNull(Machine.get())).code());
    }

    @Test
    void machineCode() {
        compare(real());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Transposes t = real();
        Case c = new Case(8, 16, 16, 8, 0, 0, new int[128]);
        c.run(t, new int[128], c.in());
        assertThrows(
                IndexOutOfBoundsException.class, () -> c.run(t, new int[127], c.in()), "result");
        assertThrows(
                IndexOutOfBoundsException.class, () -> c.run(t, new int[128], new int[127]), "in");
        assertThrows(
                IllegalArgumentException.class, () -> c.run(t, new long[128], c.in()), "widths");
    }
}
