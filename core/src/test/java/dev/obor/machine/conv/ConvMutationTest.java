package dev.obor.machine.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutation;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.ProductsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routines of convolutions, interpreted for vectors of 16, 32 and 64 bytes; small mistakes in
/// them are all noticed. See `MutationTest` of products.
class ConvMutationTest {
    private static final int MUTATIONS = 60;
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
    void mistakesAreNoticed() {
        List<String> unnoticed = new ArrayList<>();
        int drawn = 0;
        for (long seed = 1; drawn < MUTATIONS; seed++) {
            Mistake mistake = new Mistake(seed);
            boolean noticed = mistake.isNoticed();
            if (mistake.made != null) {
                drawn++;
                if (!noticed && !EQUAL.containsKey(seed)) {
                    unnoticed.add("seed " + seed + ": " + mistake.made);
                }
            }
        }
        assertEquals(List.of(), unnoticed);
    }

    /// One mistake in all routines of a kind, as a generator makes it.
    private static final class Mistake {
        private static final String[] KINDS = {"nest", "nest", "nest", "turnpart"};
        private final Random random;
        private final long seed;
        private final String kind;
        private @Nullable String made;

        Mistake(long seed) {
            this.seed = seed;
            random = new Random(seed);
            kind = KINDS[random.nextInt(KINDS.length)];
        }

        private Entry compile(Routine routine, int bytes) {
            if (routine.name().startsWith(kind)) {
                String text = Mutation.apply(routine, new Random(seed));
                made = made == null ? text : made;
            }
            return new Interpreter(routine, bytes);
        }

        boolean isNoticed() {
            int bytes = 16 << random.nextInt(3);
            try {
                return run(r -> compile(r, bytes), bytes) != null;
            } catch (IndexOutOfBoundsException | IllegalStateException e) {
                return true;
            }
        }
    }
}
