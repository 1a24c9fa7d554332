package dev.obor.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SyntheticTableTest {
    /// The pictures are part of the library's behaviour: results quoted for them must stay true.
    @Test
    void theBytesNeverChange() throws Exception {
        ImageTable table = SyntheticTable.draw(42, 200);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(table.labels());
        digest.update(table.grey().bytes());
        assertEquals(
                "ab246e62fa2fb28bceade640bb58221d23e05da72245dc0955c00c354b4154f5",
                HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void aLongerTableBeginsWithTheSamePictures() {
        ImageTable table = SyntheticTable.draw(5, 50);
        byte[] first = new byte[784];
        DigitPainter.paint(table.labels()[0], SplitMix.of(5, 0), first, 0);
        assertArrayEquals(first, Arrays.copyOf(table.grey().bytes(), 784));
    }

    @Test
    void classesAreBalancedAndShuffled() {
        byte[] labels = SyntheticTable.draw(1, 1_000).labels();
        int[] counts = new int[10];
        int inOrder = 0;
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]]++;
            inOrder += labels[i] == i % 10 ? 1 : 0;
        }
        assertArrayEquals(new int[] {100, 100, 100, 100, 100, 100, 100, 100, 100, 100}, counts);
        assertTrue(inOrder < 200, "labels are not shuffled");
    }

    @Test
    void differentSeedsDrawDifferentPictures() {
        byte[] a = SyntheticTable.draw(1, 20).grey().bytes();
        assertFalse(Arrays.equals(a, SyntheticTable.draw(2, 20).grey().bytes()));
    }

    @Test
    void everyPictureHasInkAndPaper() {
        byte[] pixels = SyntheticTable.draw(3, 500).grey().bytes();
        for (int i = 0; i < 500; i++) {
            int bright = 0;
            for (int p = 0; p < 784; p++) {
                bright += (pixels[i * 784 + p] & 0xff) > 128 ? 1 : 0;
            }
            assertTrue(bright > 15 && bright < 300, "image " + i + " has " + bright);
        }
    }

    @Test
    void streamsAreThoseOfTheReference() {
        // First outputs for seed 1234567, as published with the reference code (Vigna,
        // splitmix64.c).
        var random = new SplitMix(1234567);
        assertEquals(6457827717110365317L, random.nextLong());
        assertEquals(3203168211198807973L, random.nextLong());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
    }
}
