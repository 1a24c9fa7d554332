package dev.obor.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.cpu.program.Tiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameBitsTest {
    private static final int STEPS = 5;
    private static final String ONE_THREAD = run(1);

    private final int threads = Obor.getNumThreads();

    @AfterEach
    void restore() {
        Obor.setNumThreads(threads);
        Tiers.force(Tiers.AUTO);
    }

    private static String run(int threads) {
        Obor.setNumThreads(threads);
        return BitsProbe.run(STEPS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void trainingGivesTheSameBitsForAnyNumberOfThreads(int threads) {
        assertEquals(ONE_THREAD, run(threads));
    }

    @Test
    void tileLoopsAloneGiveTheSameBits() {
        Tiers.force(Tiers.TILES);
        assertEquals(ONE_THREAD, run(1));
    }
}
