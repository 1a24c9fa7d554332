package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.cpu.program.Tiers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every case has the same bits, in results and gradients, for any number of threads and in each
/// tier.
class BitsTest {
    private final int threads = Obor.getNumThreads();

    @AfterEach
    void restore() {
        Obor.setNumThreads(threads);
        Tiers.force(Tiers.AUTO);
    }

    @Test
    void neitherThreadsNorTierChangeABit() {
        Map<String, Long> one = bits(1, Tiers.TILES);
        assertEquals(one, bits(2, Tiers.GENERATED));
        assertEquals(one, bits(4, Tiers.AUTO));
    }

    private static Map<String, Long> bits(int threads, Tiers tier) {
        Obor.setNumThreads(threads);
        Tiers.force(tier);
        Map<String, Long> bits = new LinkedHashMap<>();
        Settings settings = Settings.parse("--dtype", "float32,float64,bfloat16");
        new Runner(settings)
                .run(new Fixtures(Fixtures.committed()))
                .forEach(row -> bits.put(row.name(), row.bits()));
        return bits;
    }
}
