package dev.obor.vision;

import java.util.stream.IntStream;

/// Draws a whole table of digits: every image has a random stream of its own, so they are drawn in
/// parallel and are the same for any number of threads.
final class SyntheticTable {
    private static final int PIXELS = DigitPainter.SIZE * DigitPainter.SIZE;
    private static final int CLASSES = 10;
    private static final int BLOCK = 100;

    private SyntheticTable() {}

    /// As many images of each class as possible, in random order.
    static ImageTable draw(long seed, int count) {
        byte[] labels = labels(seed, count);
        byte[] pixels = new byte[Math.multiplyExact(count, PIXELS)];
        IntStream.range(0, (count + BLOCK - 1) / BLOCK)
                .parallel()
                .forEach(block -> paintBlock(seed, block * BLOCK, labels, pixels));
        return new ImageTable(
                ImageTable.Pixels.bytes(pixels), DigitPainter.SIZE, DigitPainter.SIZE, labels);
    }

    private static void paintBlock(long seed, int start, byte[] labels, byte[] pixels) {
        int end = Math.min(start + BLOCK, labels.length);
        for (int i = start; i < end; i++) {
            DigitPainter.paint(labels[i], SplitMix.of(seed, i), pixels, i * PIXELS);
        }
    }

    private static byte[] labels(long seed, int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % CLASSES);
        }
        var random = SplitMix.of(seed, -1);
        for (int i = count - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            byte swap = labels[i];
            labels[i] = labels[k];
            labels[k] = swap;
        }
        return labels;
    }
}
