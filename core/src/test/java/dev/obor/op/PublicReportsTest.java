package dev.obor.op;

import static dev.obor.Obor.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.OborError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What users of PyTorch reported as bugs, and what was wrong here too.
class PublicReportsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /// Numbers that an element cannot hold became others without a word.
    @Test
    void numbersThatDoNotFitAreRefused() {
        Tensor bytes = zeros(uint8, 1);
        Tensor halves = zeros(float16, 1);
        Tensor mask = tensor(new boolean[] {true});
        Tensor first = tensor(new long[] {0});
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("uint8_t 1", () -> full(new long[] {1}, 300, o -> o.dtype(uint8)));
        calls.put("uint8_t 2", () -> full(new long[] {1}, -256, o -> o.dtype(uint8)));
        calls.put("uint8_t 3", () -> full(new long[] {1}, -0.5, o -> o.dtype(uint8)));
        calls.put("int8_t 1", () -> full(new long[] {1}, -129L, o -> o.dtype(int8)));
        calls.put("int 1", () -> full(new long[] {1}, 1e10, o -> o.dtype(int32)));
        calls.put("int64_t 1", () -> full(new long[] {1}, 9.3e18, o -> o.dtype(int64)));
        calls.put("int64_t 2", () -> full(new long[] {1}, Double.NaN, o -> o.dtype(int64)));
        calls.put("float 1", () -> full(new long[] {1}, 1e300));
        calls.put("uint8_t 4", () -> bytes.clone().fill_(300));
        calls.put("uint8_t 5", () -> bytes.clone().fill_(300.0));
        calls.put("uint8_t 6", () -> fullLike(bytes, 300));
        calls.put("uint8_t 7", () -> bytes.newFull(new long[] {1}, 300));
        calls.put("uint8_t 8", () -> zeros(uint8, 1, 1).fillDiagonal_(300));
        calls.put("uint8_t 9", () -> bytes.maskedFill(mask, 300));
        calls.put("c10::Half 1", () -> halves.maskedFill(mask, -1e9));
        calls.put("c10::Half 2", () -> halves.clone().maskedFill_(mask, -1e9));
        calls.put("c10::Half 3", () -> halves.indexFill(0, first, -1e9));
        calls.put("uint8_t 10", () -> bytes.scatter(0, first, 300));
        calls.put("uint8_t 11", () -> bytes.scatter(0, first, 300, "add"));
        calls.put("uint8_t 12", () -> bytes.clone().set(300, 0));
        calls.put("uint8_t 13", () -> bytes.clone().set(300, first));
        calls.put("uint8_t 14", () -> bytes.clone().set(300.0, mask));
        calls.put("c10::Half 4", () -> F.pad(halves, new long[] {1, 0}, o -> o.value(-1e9)));
        calls.put("uint8_t 15", () -> F.threshold(bytes, 1, 300));
        calls.put("uint8_t 16", () -> where(mask, bytes, 300));
        calls.put("uint8_t 17", () -> bucketize(300, tensor(10, 200).to(uint8)));
        calls.put("int8_t 2", () -> tensor(new long[] {3}).to(int8).pow(200));
        calls.put("uint8_t 18", () -> linspace(0, 300, 4, o -> o.dtype(uint8)));
        calls.put("uint8_t 19", () -> tensor(new long[] {1, 300}, o -> o.dtype(uint8)));
        calls.put("int64_t 3", () -> tensor(new double[] {Double.NaN}, o -> o.dtype(int64)));
        calls.forEach((name, call) -> {
            OborError e = assertThrows(DTypeError.class, call::run, name);
            String type = name.substring(0, name.lastIndexOf(' '));
            assertEquals(
                    "value cannot be converted to type " + type + " without overflow",
                    e.sentence());
        });
    }

    /// As in PyTorch: negative numbers of dtypes without a sign, what is infinite, and what float32
    /// holds where 16 bits are filled.
    @Test
    void numbersThatFitAreTaken() {
        assertEquals(255, full(new long[] {1}, -1, o -> o.dtype(uint8)).itemLong());
        assertEquals(1, zeros(uint8, 1).maskedFill(tensor(true), -255).itemLong());
        assertEquals(2, full(new long[] {1}, 2.5, o -> o.dtype(int32)).itemLong());
        assertEquals(INF, full(new long[] {1}, 1e5, o -> o.dtype(float16)).item());
        assertEquals(-INF, zeros(float16, 1).maskedFill(tensor(true), -INF).item());
        assertEquals(65504, zeros(float16, 1).maskedFill(tensor(true), 65504).item());
        assertEquals(Double.NaN, zeros(1).fill_(Double.NaN).item());
        assertTrue(full(new long[] {1}, 300, o -> o.dtype(DType.BOOL)).itemBoolean());
        assertEquals(
                Long.MIN_VALUE,
                full(new long[] {1}, Long.MIN_VALUE, o -> o.dtype(int64)).itemLong());
        Tensor most = full(new long[] {1}, Long.MAX_VALUE, o -> o.dtype(int64));
        assertEquals(Long.MAX_VALUE, most.itemLong());
    }

    /// Bounds so far apart that their distance is infinite, or that times the number of bins.
    @Test
    void binsOfHugeRange() {
        assertArrayEquals(
                new double[] {1, 0, 1}, tensor(2.7771e38, -1.7855e38).histc(3).toDoubleArray());
        assertArrayEquals(
                new double[] {1, 1, 1},
                tensor(0, 1.5e38, 3e38).to(float32).histc(3).toDoubleArray());
        double[] wide = {1e308, -1e308, 1};
        assertArrayEquals(new double[] {1, 1, 1}, fromArray(wide).histc(3).toDoubleArray());
    }

    /// A sum over no channels is 0; it was a division by zero.
    @Test
    void convolutionOfNoChannels() {
        Tensor weight = ones(2, 0, 2).requiresGrad_();
        Tensor bias = tensor(1.0, 2).requiresGrad_();
        Tensor y = F.conv1d(ones(1, 0, 3), weight, bias);
        assertArrayEquals(new double[] {1, 1, 2, 2}, y.flatten().toDoubleArray());
        y.sum().backward();
        assertArrayEquals(new long[] {2, 0, 2}, weight.grad().shape().toArray());
        assertArrayEquals(new double[] {2, 2}, bias.grad().toDoubleArray());
        assertEquals(0, F.conv2d(ones(1, 0, 3, 3), ones(1, 0, 2, 2)).sum().item());
        Tensor no = ones(1, 1, 2, 2).requiresGrad_();
        F.conv2d(ones(0, 1, 3, 3), no).sum().backward();
        assertEquals(0, no.grad().sum().item());
    }

    /// Places that are no number count as the first, as in PyTorch.
    @Test
    void gridPlacesThatAreNaN() {
        Tensor picture = tensor(1.0, 2, 3, 4).view(1, 1, 2, 2);
        for (String padding : List.of("border", "reflection")) {
            for (double place : new double[] {Double.NaN, INF}) {
                Tensor grid = full(new long[] {1, 1, 1, 2}, place);
                Tensor seen = F.gridSample(picture, grid, o -> o.paddingMode(padding));
                boolean last = place == INF && padding.equals("border");
                assertEquals(last ? 4 : 1, seen.item(), padding);
            }
        }
    }

    /// The fraction was lost.
    @Test
    void factorsOfIntegersAreWhole() {
        Tensor one = tensor(new long[] {1});
        String sentence =
                "For integral input tensors, argument alpha must not be a floating point number.";
        for (Runnable call :
                List.<Runnable>of(
                        () -> one.add(one, 1.5),
                        () -> one.add(1, 1.5),
                        () -> one.clone().add_(one, 1.5),
                        () -> one.sub(one, 0.5),
                        () -> one.rsub(one, 0.5))) {
            assertEquals(sentence, assertThrows(DTypeError.class, call::run).sentence());
        }
        assertEquals(4, one.add(one, 3).itemLong());
        assertEquals(2.5, one.add(tensor(1.0), 1.5).item());
    }

    /// A dtype with too few numbers repeated them.
    @Test
    void permutationsHaveEveryNumberOnce() {
        assertEquals(
                "n cannot be greater than 2049 for Half type.",
                assertThrows(DTypeError.class, () -> randperm(2050, o -> o.dtype(float16)))
                        .sentence());
        assertEquals(
                "n cannot be greater than 2^24+1 for Float type.",
                assertThrows(DTypeError.class, () -> randperm((1 << 24) + 2, o -> o.dtype(float32)))
                        .sentence());
        assertThrows(DTypeError.class, () -> randperm(258, o -> o.dtype(bfloat16)));
        assertThrows(DTypeError.class, () -> randperm(129, o -> o.dtype(int8)));
        assertThrows(DTypeError.class, () -> randperm(2, o -> o.dtype(bool)));
        assertEquals(256, randperm(256, o -> o.dtype(uint8)).unique().values().numel());
        assertEquals(2049, randperm(2049, o -> o.dtype(float16)).unique().values().numel());
        assertEquals(0, randperm(0, o -> o.dtype(int8)).numel());
    }

    /// Compared as floats, which do not tell large integers apart.
    @Test
    void integersAreCloseWithoutToleranceOnlyIfEqual() {
        Tensor most = tensor(Long.MAX_VALUE);
        assertEquals(false, most.isclose(most.sub(1), o -> o.rtol(0).atol(0)).itemBoolean());
        assertEquals(true, most.isclose(most, o -> o.rtol(0).atol(0)).itemBoolean());
    }

    /// A gradient of other sizes reached the leaf.
    @Test
    void hooksDoNotChangeSizesOrDTypes() {
        for (boolean leaf : new boolean[] {true, false}) {
            Tensor x = ones(2).requiresGrad_();
            Tensor y = leaf ? x : x.mul(1);
            var handle = y.registerHook(g -> ones(3));
            OborError e = assertThrows(ShapeError.class, () -> y.mul(2).sum().backward());
            assertEquals("hook has changed the size of value", e.sentence());
            handle.remove();
            Tensor z = leaf ? x : x.mul(1);
            z.registerHook(g -> g.to(float64));
            e = assertThrows(DTypeError.class, () -> z.mul(2).sum().backward());
            assertEquals(
                    "hook has changed the type of value (was torch.FloatTensor got"
                            + " torch.DoubleTensor)",
                    e.sentence());
        }
    }

    @Test
    void powersAndScalesOfZero() {
        assertEquals(
                "norm_type must be a non-zero value, but got 0",
                assertThrows(ValueError.class, () -> F.lpPool1d(ones(1, 1, 4), 0, 2)).sentence());
        assertEquals(
                "alpha cannot be 0 for CELU",
                assertThrows(ValueError.class, () -> F.celu(ones(1), 0)).sentence());
    }
}
