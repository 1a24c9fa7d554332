package dev.obor.machine.product;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.obor.machine.Entry;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The generators of routines, without a processor: they are interpreted, for vectors of 16 bytes
/// (as AArch64 has), 32 and 64. So they can be wrong without harm, and one hundred small mistakes
/// in them are all noticed.
///
/// Mistakes that change no result are left out by rule, see `Mutations`; those that were drawn and
/// are equal by accident are named here with the reason.
class MutationTest {
    private static final int MUTATIONS = 101;
    private static final String[] KINDS = {
        "tile", "tile", "tile", "copy", "turn", "elements", "dots"
    };
    private static final int CASES = 160;
    private static final ProductRun.Limits PACKING = new ProductRun.Limits(1, 1, 0);

    /// Seeds of mistakes that change nothing, and why.
    private static final Map<Long, String> EQUAL =
            Map.of(145L, "reads on in a row of b that is not the last one, so within b");

    private static Products products(
            Target target, Function<Routine, @Nullable Entry> compile, ProductRun.Limits limits) {
        var scratch = new Scratch(bytes -> Arena.ofAuto().allocate(bytes, 64));
        return new Products(new ProductCode(target, compile), scratch, limits);
    }

    /// Every third product packs however small its parts are.
    private static @Nullable String run(long seed, Products usual, Products packing) {
        String wrong = new DotsCase(seed).run(usual);
        if (wrong != null) {
            return wrong;
        }
        var product = new ProductCase(seed, seed % 16 == 0 ? 70 : 24);
        return product.run(seed % 3 == 0 ? packing : usual, Crew.ALONE);
    }

    private static Target target(int bytes) {
        return new InterpretedTarget(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutinesHaveTheBitsOfTheLoops(int bytes) {
        Function<Routine, @Nullable Entry> compile = r -> new Interpreter(r, bytes);
        var usual = products(target(bytes), compile, ProductRun.Limits.USUAL);
        var packing = products(target(bytes), compile, PACKING);
        for (long seed = 1; seed <= CASES; seed++) {
            assertNull(run(seed, usual, packing));
        }
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            var usual = products(target(16), emulator::compile, ProductRun.Limits.USUAL);
            var packing = products(target(16), emulator::compile, PACKING);
            for (long seed = 1; seed <= CASES; seed++) {
                assertNull(run(seed, usual, packing));
            }
        }
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(MUTATIONS, EQUAL, MutationTest::notices);
    }

    /// One mistake in all routines of a kind, as a generator makes it.
    private static boolean notices(Mutations.Mistake mistake) {
        String kind = KINDS[mistake.random().nextInt(KINDS.length)];
        int bytes = 16 << mistake.random().nextInt(3);
        Function<Routine, @Nullable Entry> compile =
                r -> mistake.compile(r, bytes, r.name().startsWith(kind));
        var usual = products(target(bytes), compile, ProductRun.Limits.USUAL);
        var packing = products(target(bytes), compile, PACKING);
        for (long seed = 1; seed <= CASES; seed++) {
            if (run(seed, usual, packing) != null) {
                return true;
            }
        }
        return false;
    }
}
