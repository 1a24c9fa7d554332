package dev.obor.machine.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.machine.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Many small mistakes in routines, one after the other: a test must notice each of them.
public final class Mutations {
    private Mutations() {}

    /// A mistake that is made wherever a generator has routines compiled.
    public static final class Mistake {
        private final long seed;
        private final Random random;
        private @Nullable String made;

        private Mistake(long seed) {
            this.seed = seed;
            random = new Random(seed);
        }

        public long seed() {
            return seed;
        }

        /// What the mistake's surroundings are chosen with.
        public Random random() {
            return random;
        }

        /// Whether some routine could go wrong that way.
        public boolean isMade() {
            return made != null;
        }

        /// Interprets a routine, with the mistake in it.
        public Entry compile(Routine routine, int vectorBytes) {
            return compile(routine, vectorBytes, true);
        }

        /// Interprets a routine, with the mistake in it or not.
        public Entry compile(Routine routine, int vectorBytes, boolean wrong) {
            if (wrong) {
                String text = Mutation.apply(routine, new Random(seed));
                made = made == null ? text : made;
            }
            return new Interpreter(routine, vectorBytes);
        }
    }

    /// Draws mistakes until so many could be made.
    ///
    /// @param equal seeds of those that change nothing, and why
    /// @param notices whether results differ with the mistake; an access outside of memory, and a
    ///   routine that does not end, are noticed without it
    public static void areNoticed(int count, Map<Long, String> equal, Predicate<Mistake> notices) {
        List<String> unnoticed = new ArrayList<>();
        int drawn = 0;
        for (long seed = 1; drawn < count; seed++) {
            Mistake mistake = new Mistake(seed);
            boolean noticed;
            try {
                noticed = notices.test(mistake);
            } catch (IndexOutOfBoundsException | IllegalStateException e) {
                noticed = true;
            }
            if (mistake.made != null) {
                drawn++;
                if (!noticed && !equal.containsKey(seed)) {
                    unnoticed.add("seed " + seed + ": " + mistake.made);
                }
            }
        }
        assertEquals(List.of(), unnoticed);
    }
}
