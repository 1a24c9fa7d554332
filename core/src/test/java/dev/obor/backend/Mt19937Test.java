package dev.obor.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hashes are the first 16 digits of SHA-256 over the raw bytes, from PyTorch 2.13:
/// `torch.empty(2000, dtype=torch.int64).random_(generator=g)` and then `g.get_state()`.
class Mt19937Test {
    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 668d94d5a0fcf7d1, fe1ca92c05805140",
        "1, 77e2fdf276b17551, ff945b5d74ff55f8",
        "42, d6816b9a00322847, b44d292f43d7c2d7",
        "67280421310721, 30f8c6edfde79525, 28a51bbf91af6a7a",
        "-1, fa1de173e7de45da, ee874517a315da98",
        "1099511627781, aa9819c90971e143, 6db62716a8925acf",
    })
    void drawsAndStateEqualPyTorch(long seed, String draws, String state) {
        var engine = new Mt19937(seed);
        ByteBuffer bytes = ByteBuffer.allocate(16_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2000; i++) {
            bytes.putLong(engine.nextLong() & Long.MAX_VALUE);
        }
        assertEquals(draws, hash(bytes.array()));
        assertEquals(state, hash(engine.stateBytes()));
        assertEquals(seed, engine.initialSeed());
    }

    @Test
    void firstWordsOfSeedZero() {
        var engine = new Mt19937(0);
        long[] words = new long[8];
        for (int i = 0; i < 8; i++) {
            words[i] = engine.nextInt() & 0xffffffffL;
        }
        assertArrayEquals(
                new long[] {
                    2357136044L, 2546248239L, 3071714933L, 3626093760L,
                    2588848963L, 3684848379L, 2340255427L, 3638918503L
                },
                words);
    }

    /// `g.manual_seed(7)`; after `torch.empty(3).normal_()`; fresh; after 624 and 625 floats.
    @Test
    void stateBytesAtTheEdgesOfABlock() {
        var engine = new Mt19937(7);
        assertEquals("daf9268b18e87b02", hash(engine.stateBytes()));
        for (int i = 0; i < 3; i++) {
            engine.nextNormal(0, 1);
        }
        assertEquals("5dc20bbdc68dede5", hash(engine.stateBytes()));
        engine.seed(7);
        engine.nextFloats(new float[624], 0, 624);
        assertEquals("5fb8e6083bf899e5", hash(engine.stateBytes()));
        engine.nextFloats(new float[1], 0, 1);
        assertEquals("e8f8ab7285a3d808", hash(engine.stateBytes()));
    }

    @Test
    void aRestoredStateContinuesTheStream() {
        for (int draws : new int[] {0, 1, 5, 623, 624, 625, 1300}) {
            var engine = new Mt19937(3);
            for (int i = 0; i < draws; i++) {
                engine.nextInt();
            }
            engine.nextNormal(0, 1);
            var other = new Mt19937(9);
            other.stateBytes(engine.stateBytes());
            var copy = new Mt19937(0);
            copy.restore(engine.snapshot());
            for (int i = 0; i < 700; i++) {
                double expected = engine.nextNormal(1, 2);
                assertEquals(expected, other.nextNormal(1, 2));
                assertEquals(expected, copy.nextNormal(1, 2));
            }
        }
    }

    @Test
    void bulkDrawsEqualSingleOnes() {
        var single = new Mt19937(5);
        var bulk = new Mt19937(5);
        for (int count : new int[] {1, 0, 7, 616, 3, 2000, 1, 624, 1248}) {
            float[] floats = new float[count + 2];
            bulk.nextFloats(floats, 1, count);
            for (int i = 0; i < count; i++) {
                assertEquals(single.nextFloat(), floats[1 + i]);
            }
            assertEquals(0, floats[0] + floats[count + 1]);
            double[] doubles = new double[count];
            bulk.nextDoubles(doubles, 0, count);
            for (int i = 0; i < count; i++) {
                assertEquals(single.nextDouble(), doubles[i]);
            }
        }
        assertArrayEquals(single.stateBytes(), bulk.stateBytes());
    }

    @Test
    void onlyTheLowHalfOfTheSeedDecides() {
        assertEquals(new Mt19937(0).nextLong(), new Mt19937(1L << 32).nextLong());
    }

    @Test
    void brokenStatesAreRefused() {
        var engine = new Mt19937(0);
        var wrongSize =
                assertThrows(IllegalArgumentException.class, () -> engine.stateBytes(new byte[10]));
        assertEquals(
                "Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size"
                        + " to be 10; pass the bytes that getState() returned",
                wrongSize.getMessage());
        assertThrows(IllegalArgumentException.class, () -> engine.stateBytes(new byte[5056]));
        byte[] beyond = engine.stateBytes();
        beyond[8] = 10;
        beyond[16] = 0x6c;
        beyond[17] = 2; // next 620, left 10
        assertThrows(IllegalArgumentException.class, () -> engine.stateBytes(beyond));
    }
}
