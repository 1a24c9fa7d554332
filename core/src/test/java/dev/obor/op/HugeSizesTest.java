package dev.obor.op;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.blockDiag;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.cdist;
import static dev.obor.Obor.combinations;
import static dev.obor.Obor.empty;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.full;
import static dev.obor.Obor.kron;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.meshgrid;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randperm;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.trilIndices;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.Warning;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.Conv1d;
import dev.obor.nn.ConvTranspose1d;
import dev.obor.nn.MaxPool1d;
import dev.obor.nn.ReplicationPad1d;
import dev.obor.nn.ZeroPad2d;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// Sizes whose products do not fit: refused before anything runs, or right.
///
/// What PyTorch 2.13 says of them, run one by one, is named where there is a sentence.
class HugeSizesTest {
    private static final long MAX = Long.MAX_VALUE;
    private static final long B31 = 1L << 31;
    private static final long B32 = 1L << 32;
    private static final long B40 = 1L << 40;
    private static final long B62 = 1L << 62;
    private static final int INT = Integer.MAX_VALUE;

    private static final String STORAGE = "Storage size calculation overflowed with sizes=";
    private static final String NUMEL = "numel: integer multiplication overflow";
    private static final String ADDED = "numel: integer addition overflow";
    private static final String ARRAY = "can hold at most 2147483639 elements";
    private static final String DIMS = "a tensor has at most 1024 dimensions";
    private static final String COUNTED = "more than fit into memory";

    private static Tensor wide(long... sizes) {
        return ones(1).expand(sizes);
    }

    private static long[] dimensions(int dims) {
        long[] sizes = new long[dims];
        Arrays.fill(sizes, 1);
        return sizes;
    }

    private static Map<Executable, String> refused() {
        Map<Executable, String> r = new LinkedHashMap<>();
        r.put(() -> zeros(B32, B32), STORAGE + "[4294967296, 4294967296]");
        r.put(() -> zeros(3, B62), STORAGE);
        r.put(() -> ones(B62), STORAGE);
        r.put(() -> empty(MAX), STORAGE);
        r.put(() -> empty(B31, B31), STORAGE);
        r.put(() -> zeros(DType.BOOL, B40), ARRAY);
        r.put(() -> zeros(B31), ARRAY);
        r.put(() -> zeros(0, B62, B62), "Stride calculation overflowed");
        r.put(() -> zeros(B62, B62, 0), STORAGE);
        r.put(() -> zeros(-1, -1), "negative dimension -1");
        r.put(() -> full(new long[] {B32, B32}, 1.0), STORAGE);
        r.put(() -> rand(B32, B32), STORAGE);
        r.put(() -> randint(0, 5, new long[] {B32, B32}), STORAGE);
        r.put(() -> randperm(MAX), STORAGE);
        r.put(() -> ones(1).newZeros(B32, B32), STORAGE);
        r.put(() -> eye(MAX), STORAGE);
        r.put(() -> eye(B32), STORAGE);
        r.put(() -> arange(0, MAX), STORAGE);
        r.put(() -> arange(Long.MIN_VALUE, MAX), "invalid size, possible overflow?");
        r.put(() -> arange(0, 1e30), "invalid size, possible overflow?");
        r.put(() -> linspace(0, 1, MAX), STORAGE);
        r.put(() -> trilIndices(MAX, MAX), STORAGE);
        r.put(() -> wide(B32, B32), NUMEL);
        r.put(() -> wide(MAX, 2), NUMEL);
        r.put(() -> ones(1).broadcastTo(B32, B32), NUMEL);
        r.put(() -> ones(6).reshape(B32, B32), "is invalid for input of size 6");
        r.put(() -> ones(6).view(-1, B32, B32), "is invalid for input of size 6");
        r.put(() -> ones(0).reshape(B32, B32), NUMEL);
        r.put(() -> ones(6).unflatten(0, B32, B32), "don't multiply up to the size of dim 0 (6)");
        r.put(() -> ones(3).repeat(MAX), NUMEL);
        r.put(() -> ones(3).repeat(B32, B32), STORAGE);
        r.put(() -> ones(3).tile(MAX), NUMEL);
        r.put(() -> ones(3).repeatInterleave(MAX), NUMEL);
        r.put(() -> ones(3).repeatInterleave(B40), ARRAY);
        r.put(() -> ones(3).diagEmbed(MAX, 0, 1), ADDED);
        r.put(() -> ones(3).diagEmbed(Long.MIN_VALUE, 0, 1), NUMEL);
        r.put(() -> ones(3).diag(B31), STORAGE);
        r.put(() -> ones(5).split(new long[] {MAX, MAX, 7}, 0), "to sum exactly to 5");
        r.put(() -> ones(5).tensorSplit(MAX, 0), COUNTED);
        r.put(() -> ones(0).chunk(B40), COUNTED);
        r.put(() -> wide(B40).split(1), COUNTED);
        r.put(() -> wide(B40).unbind(0), COUNTED);
        r.put(() -> ones(5).narrow(0, 1, MAX), "exceeds dimension size (5)");
        r.put(() -> strided(new long[] {2, 2}, new long[] {MAX, MAX}, 0), "out of bounds");
        r.put(() -> strided(new long[] {MAX, MAX}, new long[] {0, 0}, 0), NUMEL);
        r.put(() -> strided(new long[] {2}, new long[] {1}, MAX), "out of bounds");
        r.put(() -> F.pad(ones(1, 1, 3), MAX, MAX), ADDED);
        r.put(() -> F.pad(ones(1, 1, 3), Long.MIN_VALUE, 0), "negative output size");
        r.put(() -> F.pad(ones(1, 1, 3), INT, 0), ARRAY);
        r.put(() -> new ZeroPad2d(INT).call(ones(1, 1, 3, 3)), STORAGE);
        r.put(() -> new ReplicationPad1d(INT).call(ones(1, 1, 3)), COUNTED);
        r.put(() -> new Conv1d(1, 1, 1, o -> o.padding(INT)).call(ones(1, 1, 3)), COUNTED);
        r.put(
                () -> new Conv1d(1, 1, 2, o -> o.dilation(INT)).call(ones(1, 1, 3)),
                "Kernel size: (2147483648). Kernel size can't be greater");
        r.put(() -> new ConvTranspose1d(1, 1, 1, o -> o.stride(INT)).call(ones(1, 1, 3)), COUNTED);
        r.put(() -> new MaxPool1d(INT).call(ones(1, 1, 3)), "Invalid computed output size: 0");
        r.put(() -> new AvgPool2d(INT).call(ones(1, 1, 3, 3)), "Output size is too small");
        r.put(() -> F.oneHot(fromArray(new long[] {MAX}), -1), ADDED);
        r.put(() -> F.oneHot(tensor(1), B62), STORAGE);
        r.put(() -> fromArray(new long[] {MAX}).bincount(), ADDED);
        r.put(() -> combinations(ones(3), MAX), DIMS);
        r.put(() -> wide(B40, 1).add(wide(1, B40)), STORAGE);
        r.put(() -> wide(B40, 1).add(wide(1, 1 << 20)), ARRAY);
        r.put(() -> F.mseLoss(wide(B40, 1), wide(1, B40)), NUMEL);
        r.put(() -> wide(B40).outer(wide(B40)), STORAGE);
        r.put(() -> kron(wide(B40), wide(B40)), STORAGE);
        r.put(() -> cdist(wide(B40, 1), wide(B40, 1)), ARRAY);
        r.put(() -> cat(wide(MAX), wide(MAX)), ADDED);
        r.put(() -> stack(wide(MAX), wide(MAX)), STORAGE);
        r.put(() -> blockDiag(wide(B40, 1), wide(1, B40)), STORAGE);
        r.put(() -> meshgrid(wide(B40), wide(B40)), NUMEL);
        r.put(() -> wide(B40, 1 << 20).contiguous(), ARRAY);
        r.put(() -> wide(B32).toFloatArray(), ARRAY);
        r.put(() -> wide(B32).topk(1), "goes over at most 2147483647 elements");
        r.put(() -> wide(65536, 65536).mv(ones(65536)), "goes over at most 2147483647 elements");
        r.put(
                () -> zeros(3).scatterAdd(0, zeros(1).toLong().expand(B32), wide(B32)),
                "goes over at most 2147483647 elements");
        r.put(() -> zeros(dimensions(1025)), DIMS);
        r.put(() -> zeros(dimensions(100_000)), DIMS);
        r.put(() -> wide(dimensions(1025)), DIMS);
        r.put(() -> ones(1).reshape(dimensions(1025)), DIMS);
        r.put(() -> ones(1).repeat(dimensions(1025)), DIMS);
        r.put(() -> zeros(dimensions(1024)).unsqueeze(0), DIMS);
        return r;
    }

    private static Tensor strided(long[] sizes, long[] strides, long offset) {
        return ones(5).asStrided(sizes, strides, offset);
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeIsRefused() {
        Warning.TARGET_SIZE.ignore();
        int[] number = {0};
        return refused().entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(
                                number[0]++ + ": " + e.getValue(),
                                () -> refuses(e.getValue(), e.getKey())));
    }

    private static void refuses(String sentence, Executable call) {
        String message = String.valueOf(assertThrows(ShapeError.class, call).getMessage());
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void geometryWithoutElementsOrWithoutMemoryIsThere() {
        assertArrayEquals(new long[] {MAX, 1}, zeros(0, MAX).stride());
        assertEquals(0, eye(MAX, 0).numel());
        assertEquals(MAX, wide(MAX).numel());
        assertEquals(0, wide(0, MAX, MAX).numel());
        assertEquals(1L << 62, wide(B31, B31).flatten().numel());
        assertEquals(65, zeros(dimensions(65)).dim());
        assertTrue(zeros(dimensions(1024)).toString().startsWith("tensor([[["));
        assertEquals("tensor([1., 1., 1.,  ..., 1., 1., 1.])", wide(B32).toString());
    }

    @Test
    void argumentsAtTheEndsOfTheirRangeCountAsNumbers() {
        assertEquals(5, ones(5).chunk(MAX).length);
        assertEquals(1, ones(5).split(MAX).length);
        assertArrayEquals(new long[] {1, 1}, ones(5).unfold(0, 1, MAX).shape().toArray());
        assertEquals(0, ones(3, 3).diagonal(Long.MIN_VALUE, 0, 1).numel());
        assertEquals(4, ones(2, 2).tril(MAX).sum().item());
        assertEquals(0, ones(2, 2).triu(MAX).sum().item());
        assertEquals(0, ones(2, 2).tril(Long.MIN_VALUE).sum().item());
        // 2^63 - 1 is 2 more than a multiple of 5, -2^63 2 more as well
        assertArrayEquals(new long[] {3, 4, 0, 1, 2}, arange(5).roll(MAX).toLongArray());
        assertArrayEquals(new long[] {3, 4, 0, 1, 2}, arange(5).roll(Long.MIN_VALUE).toLongArray());
        assertArrayEquals(
                new long[] {Long.MIN_VALUE, -1, MAX - 1},
                arange(Long.MIN_VALUE, MAX, MAX).toLongArray());
        assertArrayEquals(
                new long[] {1, 1, 1},
                new Conv1d(1, 1, 1, o -> o.stride(INT)).call(ones(1, 1, 3)).shape().toArray());
    }

    // Each of these counts to 2^32.
    @Test
    void reductionsOfMoreElementsThanAnIntCountsAreRight() {
        Warning.TARGET_SIZE.ignore();
        Tensor e = wide(65536, 65536);
        assertEquals(4294967296.0, e.sum().item());
        assertEquals(1, e.max().item());
        assertTrue(e.any().item() != 0);
        assertEquals(1, e.mean().item());
        assertEquals(1, F.mseLoss(ones(65536, 1), zeros(1, 65536)).item());
        assertEquals(2.5e9, wide(50_000, 50_000).sum().item());
    }

    @Test
    void sumsOfManyElementsKeepTheirDimensionsAndTypes() {
        Tensor columns = arange(3).reshape(3, 1).expand(3, 1L << 30);
        assertArrayEquals(new long[] {0, 1L << 30, 1L << 31}, columns.sum(1).toLongArray());
        Tensor half = ones(DType.BFLOAT16, 1).expand(3, 1L << 30);
        assertEquals(DType.BFLOAT16, half.mean().dtype());
        assertEquals(1, half.mean().item());
        Tensor row = arange(5).toFloat().reshape(5, 1).expand(5, 1L << 29);
        assertEquals(4, row.max().item());
        assertArrayEquals(new long[] {4, 4}, row.narrow(1, 0, 2).argmax(0).toLongArray());
    }
}
