package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.base.Rank;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large files are read by several threads, and what comes of it is what one would have read.
class AtOnceTest {
    private static final long MUCH = 8 * AtOnce.LEAST;

    @TempDir Path folder;

    private interface Code {
        void run() throws IOException;
    }

    private static void with(int threads, Code code) throws Exception {
        try (var rank = new Rank(threads)) {
            rank.call(() -> {
                code.run();
                return 0;
            });
        }
    }

    @Test
    void eachPieceIsReadOnceBySeveralThreads() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch two = new CountDownLatch(2);
        int[] read = new int[100];
        with(
                3,
                () ->
                        AtOnce.read(
                                100,
                                MUCH,
                                i -> {
                                    read[i]++;
                                    if (threads.add(Thread.currentThread())) {
                                        two.countDown();
                                    }
                                    try {
                                        two.await();
                                    } catch (InterruptedException e) {
                                        throw new AssertionError(e);
                                    }
                                }));
        assertTrue(threads.size() > 1 && threads.size() <= 3, threads.toString());
        for (int n : read) {
            assertEquals(1, n);
        }
    }

    @Test
    void littleIsReadByTheCaller() throws Exception {
        with(
                4,
                () ->
                        AtOnce.read(
                                9,
                                AtOnce.LEAST - 1,
                                i -> {
                                    assertTrue(
                                            !Thread.currentThread()
                                                    .getName()
                                                    .startsWith("obor-reader"));
                                }));
    }

    @Test
    void theFailureOfTheFirstPieceIsTold() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        with(
                2,
                () -> {
                    IOException e =
                            assertThrows(
                                    IOException.class,
                                    () ->
                                            AtOnce.read(
                                                    2,
                                                    MUCH,
                                                    i -> {
                                                        both.countDown();
                                                        try {
                                                            both.await();
                                                        } catch (InterruptedException interrupted) {
                                                            throw new AssertionError(interrupted);
                                                        }
                                                        throw new IOException("piece " + i);
                                                    }));
                    assertEquals("piece 0", e.getMessage());
                });
    }

    @Test
    void filesOfTensors() throws Exception {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            state.put("layer" + i, Obor.rand(1000, 1000 + i));
        }
        state.put("turned", state.get("layer0").t());
        Path pt = folder.resolve("large.pt");
        Path safetensors = folder.resolve("large.safetensors");
        Obor.save(state, pt);
        Safetensors.save(state, safetensors);
        for (int threads = 1; threads <= 3; threads++) {
            with(
                    threads,
                    () -> {
                        same(state, Obor.load(pt).stateDict());
                        same(state, Safetensors.load(safetensors).tensors());
                    });
        }
        try (FileChannel channel = FileChannel.open(pt, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[9]), channel.size() / 2);
        }
        with(
                2,
                () -> {
                    FileError e = assertThrows(FileError.class, () -> Obor.load(pt));
                    assertTrue(
                            String.valueOf(e.getMessage()).contains("checksum is wrong"),
                            e::getMessage);
                });
    }

    private static void same(Map<String, Tensor> expected, Map<String, Tensor> read) {
        assertEquals(expected.keySet(), read.keySet());
        expected.forEach((key, tensor) -> assertTrue(tensor.equal(read.get(key)), key));
    }
}
