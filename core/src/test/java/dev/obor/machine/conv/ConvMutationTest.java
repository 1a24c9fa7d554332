package dev.obor.machine.conv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.ProductsOf;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routines of convolutions, interpreted for vectors of 16, 32 and 64 bytes; small mistakes in
/// them are all noticed. See `MutationTest` of products.
class ConvMutationTest {
    private static final int MUTATIONS = 60;
    private static final String[] KINDS = {"nest", "nest", "nest", "turnpart"};
    private static final int CASES = 300;

    /// Seeds of mistakes that change nothing, and why.
    private static final Map<Long, String> EQUAL =
            Map.of(86L, "in the few cases with that tile a later store covers what was too much");

    private static @Nullable String run(Function<Routine, @Nullable Entry> compile, int bytes) {
        var code = new Convolutions(ProductsOf.routines(new InterpretedTarget(bytes), compile));
        for (long seed = 1; seed <= CASES; seed++) {
            String text = new ConvCase(seed, 10).run(code, Crew.ALONE);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutinesHaveTheBitsOfTheLoops(int bytes) {
        String text = run(r -> new Interpreter(r, bytes), bytes);
        assertTrue(text == null, text);
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            String text = run(emulator::compile, 16);
            assertTrue(text == null, text);
        }
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(
                MUTATIONS,
                EQUAL,
                mistake -> {
                    String kind = KINDS[mistake.random().nextInt(KINDS.length)];
                    int bytes = 16 << mistake.random().nextInt(3);
                    return run(r -> mistake.compile(r, bytes, r.name().startsWith(kind)), bytes)
                            != null;
                });
    }
}
