package dev.obor.op;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.full;
import static dev.obor.Obor.getNumThreads;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.setNumThreads;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.SGD;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Arguments that share memory with what is written: refused as PyTorch 2.13 refuses them, or right
/// at every size and for any number of threads, which is: as with copies of the arguments.
class SharedMemoryTest {
    private static final String SHARED = "some elements of the input tensor and the written-to";
    private static final String REPEATED = "more than one element of the written-to tensor";

    /// What is written, and what is read from the same memory.
    private record Pair(String name, UnaryOperator<Tensor> target, UnaryOperator<Tensor> read) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("itself", x -> x, x -> x),
                    new Pair("transposed", x -> x, Tensor::t),
                    new Pair("row", x -> x, x -> x.select(0, 0)),
                    new Pair("rows of one", x -> x, x -> x.narrow(0, 0, 1).expandAs(x)),
                    new Pair("column", x -> x, x -> x.narrow(1, 0, 1)),
                    new Pair("element", x -> x, x -> x.select(0, 1).select(0, 1)),
                    new Pair("next row", x -> low(x, 0, 1), x -> low(x, 0, 0)),
                    new Pair("row before", x -> low(x, 0, 0), x -> low(x, 0, 1)),
                    new Pair("next column", x -> low(x, 1, 1), x -> low(x, 1, 0)),
                    new Pair("column before", x -> low(x, 1, 0), x -> low(x, 1, 1)),
                    new Pair("corner, transposed", x -> low(x, 1, 0), x -> low(x.t(), 1, 0)),
                    new Pair(
                            "halves",
                            SharedMemoryTest::left,
                            x -> x.narrow(1, x.size(1) / 2, x.size(1) / 2)));

    private static Tensor low(Tensor x, int dim, long from) {
        return x.narrow(dim, from, x.size(dim) - 1);
    }

    private static Tensor left(Tensor x) {
        return x.narrow(1, 0, x.size(1) / 2);
    }

    /// Values that every operation takes: between 0 and 1, or small integers.
    private static Tensor matrix(DType dtype, long n) {
        Tensor i = arange(n * n).reshape(n, n);
        return dtype.isFloatingPoint()
                ? i.mul(7919).remainder(1000).add(1).toDouble().div(1001.0).to(dtype)
                : i.mul(7919).remainder(13).add(1).to(dtype);
    }

    /// A call with one argument that shares memory.
    private interface Call {
        void run(Tensor target, Tensor read) throws ReflectiveOperationException;
    }

    /// The methods that change a tensor and read others at the same places, found by reflection.
    private static Map<String, Call> pointwise() {
        Map<String, Call> calls = new LinkedHashMap<>();
        for (Method m : Tensor.class.getMethods()) {
            if (!m.getName().endsWith("_") || SPECIAL.contains(m.getName())) {
                continue;
            }
            List<Object> arguments = new ArrayList<>();
            boolean takesTensors = false;
            for (Class<?> type : m.getParameterTypes()) {
                takesTensors |= type == Tensor.class;
                arguments.add(
                        type == Tensor.class
                                ? Tensor.class
                                : type == double.class
                                        ? (Object) 0.5
                                        : type == long.class
                                                ? (Object) 1L
                                                : type == boolean.class
                                                        ? (Object) true
                                                        : type == String.class ? "floor" : null);
            }
            if (!takesTensors || arguments.contains(null)) {
                continue;
            }
            String name = m.getName() + Arrays.toString(m.getParameterTypes());
            calls.put(
                    name,
                    (target, read) -> {
                        Object[] all = arguments.toArray();
                        for (int i = 0; i < all.length; i++) {
                            all[i] = all[i] == Tensor.class ? read : all[i];
                        }
                        m.invoke(target, all);
                    });
        }
        return calls;
    }

    // Have an index, a mask, a count or a number of dimensions of their own, or are of float64
    // alone;
    // they are below, but for those whose argument is a probability.
    private static final Set<String> SPECIAL =
            Set.of(
                    "addbmm_",
                    "addmv_",
                    "baddbmm_",
                    "floatPower_",
                    "resizeAs_",
                    "bernoulli_",
                    "indexAdd_",
                    "indexCopy_",
                    "indexFill_",
                    "indexReduce_",
                    "indexPut_",
                    "maskedFill_",
                    "maskedScatter_",
                    "put_",
                    "scatter_",
                    "scatterAdd_",
                    "scatterReduce_");

    private static Tensor backwards(Tensor t, int dim) {
        return arange(t.size(dim)).neg().add(t.size(dim) - 1);
    }

    private static Tensor places(Tensor t) {
        return backwards(t, 0).reshape(t.size(0), 1).expand(t.shape()).contiguous();
    }

    /// The others, with a source that shares memory.
    private static Map<String, Call> indexed() {
        Map<String, Call> c = new LinkedHashMap<>();
        c.put("indexAdd_", (t, r) -> t.indexAdd_(0, backwards(t, 0), r));
        c.put("indexCopy_", (t, r) -> t.indexCopy_(0, backwards(t, 0), r));
        c.put("indexReduce_", (t, r) -> t.indexReduce_(0, backwards(t, 0), r, "amax", true));
        c.put("indexReduce_ mean", (t, r) -> t.indexReduce_(0, backwards(t, 0), r, "mean", false));
        c.put("indexPut_", (t, r) -> t.indexPut_(new Tensor[] {backwards(t, 0)}, r));
        c.put("indexPut_ +", (t, r) -> t.indexPut_(new Tensor[] {backwards(t, 0)}, r, true));
        c.put("indexFill_", (t, r) -> t.indexFill_(0, backwards(t, 0), r));
        c.put("maskedScatter_", (t, r) -> t.maskedScatter_(t.clone().gt(0.5), r));
        c.put("maskedFill_", (t, r) -> t.maskedFill_(t.clone().gt(0.5), r));
        c.put("maskedFill_ mask", (t, r) -> t.maskedFill_(r.gt(0.5), 2.0));
        c.put("scatter_", (t, r) -> t.scatter_(0, places(t), r));
        c.put("scatterAdd_", (t, r) -> t.scatterAdd_(1, places(t).remainder(t.size(1)), r));
        c.put("scatterReduce_", (t, r) -> t.scatterReduce_(0, places(t), r, "mean", false));
        c.put("addbmm_", (t, r) -> t.addbmm_(r.unsqueeze(0), r.unsqueeze(0)));
        c.put("baddbmm_", (t, r) -> t.unsqueeze(0).baddbmm_(r.unsqueeze(0), r.unsqueeze(0)));
        c.put("addmv_", (t, r) -> t.select(0, 0).addmv_(r, r.select(1, 0)));
        c.put("floatPower_", (t, r) -> t.floatPower_(r));
        c.put("resizeAs_", (t, r) -> t.resizeAs_(r));
        c.put(
                "put_",
                (t, r) ->
                        t.put_(
                                arange(t.numel())
                                        .neg()
                                        .add(t.numel() - 1)
                                        .reshape(t.shape().toArray()),
                                r));
        return c;
    }

    @TestFactory
    Stream<DynamicTest> argumentsThatShareMemoryAreRefusedOrRight() {
        Map<String, Call> all = pointwise();
        assertTrue(all.size() > 20, "few methods found: " + all.keySet());
        all.putAll(indexed());
        return all.entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
    }

    private static final List<DType> DTYPES = List.of(DType.FLOAT32, DType.INT64, DType.BOOL);

    private static void check(String name, Call call) throws ReflectiveOperationException {
        int ran = 0;
        boolean wide = name.equals("floatPower_");
        for (DType dtype : wide ? List.of(DType.FLOAT64) : DTYPES) {
            for (long n : new long[] {2, 7, 40, 400}) {
                for (Pair pair : PAIRS) {
                    ran += ran(name, call, pair, matrix(dtype, n)) ? 1 : 0;
                }
            }
        }
        assertTrue(ran > 0, name + " takes none of the arguments");
    }

    /// Whether the call is possible with copies; then it is checked on one thread and on two.
    private static boolean ran(String name, Call call, Pair pair, Tensor base)
            throws ReflectiveOperationException {
        Tensor expected = pair.target.apply(base).clone();
        if (expected.numel() == 0) {
            return false;
        }
        try {
            call.run(expected, pair.read.apply(base).clone());
        } catch (InvocationTargetException | RuntimeException e) {
            return false; // of other sizes or dtypes
        }
        int before = getNumThreads();
        try {
            for (int threads = 1; threads <= 2; threads++) {
                setNumThreads(threads);
                Tensor x = base.clone();
                Tensor target = pair.target.apply(x);
                try {
                    call.run(target, pair.read.apply(x));
                } catch (InvocationTargetException e) {
                    refused(e.getCause(), x, base);
                    continue;
                } catch (StateError e) {
                    refused(e, x, base);
                    continue;
                }
                if (!same(expected, target)) {
                    fail(name + " from " + pair.name + ", " + x.shape() + ", threads " + threads);
                }
            }
        } finally {
            setNumThreads(before);
        }
        return true;
    }

    private static void refused(Throwable e, Tensor x, Tensor before) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("to a single memory location"), message);
        assertTrue(same(before, x), "changed all the same");
    }

    private static boolean same(Tensor a, Tensor b) {
        return Arrays.equals(a.contiguous().toDoubleArray(), b.contiguous().toDoubleArray());
    }

    @Test
    void millionsOfElementsOnTwoThreads() throws ReflectiveOperationException {
        Tensor base = matrix(DType.FLOAT32, 1733);
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("sub_", Tensor::sub_);
        calls.put("copy_", Tensor::copy_);
        calls.put("lerp_", (t, r) -> t.lerp_(r, 0.5));
        calls.put("indexAdd_", (t, r) -> t.indexAdd_(0, backwards(t, 0), r));
        for (Map.Entry<String, Call> e : calls.entrySet()) {
            for (Pair pair : PAIRS) {
                ran(e.getKey(), e.getValue(), pair, base);
            }
        }
    }

    private static Tensor expanded() {
        return arange(2).toFloat().expand(3, 2);
    }

    /// Which of them PyTorch takes on expanded memory, and what comes out.
    @Test
    void expandedMemoryIsFilled() {
        Tensor mask = arange(6).reshape(3, 2).eq(3L);
        Map<Consumer<Tensor>, double[]> allowed = new LinkedHashMap<>();
        allowed.put(x -> x.fill_(5), new double[] {5, 5});
        allowed.put(Tensor::zero_, new double[] {0, 0});
        allowed.put(x -> x.select(0, 1).fill_(7), new double[] {7, 7});
        allowed.put(x -> x.indexFill_(1, arange(1), 4.0), new double[] {4, 1});
        allowed.put(x -> x.indexFill_(0, arange(1), 4.0), new double[] {4, 4});
        allowed.put(
                x -> x.indexPut_(new Tensor[] {arange(1)}, full(new long[] {2}, 3.0)),
                new double[] {3, 3});
        allowed.put(x -> x.maskedFill_(mask, 9.0), new double[] {0, 9});
        allowed.put(x -> x.tril_(0), new double[] {0, 0});
        allowed.forEach((change, row) -> {
            Tensor x = expanded();
            change.accept(x);
            double[] want = new double[6];
            for (int i = 0; i < 6; i++) {
                want[i] = row[i % 2];
            }
            assertArrayEquals(want, x.toDoubleArray());
        });
    }

    @Test
    void expandedMemoryIsNotWrittenOtherwise() {
        Tensor o = ones(3, 2);
        Tensor index = zeros(1, 2).toLong();
        List<Consumer<Tensor>> refused =
                List.of(
                        x -> x.add_(o),
                        x -> x.add_(1),
                        x -> x.mul_(2),
                        Tensor::exp_,
                        x -> x.clamp_(0, 1),
                        x -> x.copy_(o),
                        x -> x.indexCopy_(0, arange(1), ones(1, 2)),
                        x -> x.indexAdd_(0, arange(1), ones(1, 2)),
                        x -> x.indexReduce_(0, arange(1), ones(1, 2), "amax", true),
                        x -> x.scatter_(0, index, ones(1, 2)),
                        x -> x.scatter_(0, index, 2.0),
                        x -> x.scatterAdd_(0, index, ones(1, 2)),
                        x -> x.scatterReduce_(0, index, ones(1, 2), "sum", true),
                        x -> x.maskedScatter_(o.gt(0), ones(6)),
                        x -> x.addcmul_(o, o, 1),
                        x -> x.addcdiv_(o, o, 1),
                        x -> x.lerp_(o, 0.5),
                        x -> x.put_(arange(1), ones(1)),
                        x -> x.cumsum_(0),
                        x -> x.cumprod_(0),
                        Tensor::uniform_,
                        Tensor::random_,
                        x -> x.bernoulli_(0.5),
                        x -> x.bernoulli_(full(new long[] {3, 2}, 0.5)),
                        Tensor::exponential_,
                        x -> x.geometric_(0.5));
        for (Consumer<Tensor> change : refused) {
            Tensor x = expanded();
            StateError e = assertThrows(StateError.class, () -> change.accept(x));
            assertTrue(String.valueOf(e.getMessage()).contains(REPEATED), e.getMessage());
            assertArrayEquals(new double[] {0, 1, 0, 1, 0, 1}, x.toDoubleArray());
        }
    }

    @Test
    void optimizersRefuseExpandedLeaves() {
        List<Function<Tensor, Runnable>> optimizers =
                List.of(
                        p -> new SGD(List.of(p), 0.1)::step,
                        p -> new Adam(List.of(p), 0.1)::step,
                        p -> new AdamW(List.of(p), 0.1)::step);
        for (Function<Tensor, Runnable> make : optimizers) {
            Tensor p = ones(1).expand(3).requiresGrad_();
            Runnable step = make.apply(p);
            p.sum().backward();
            StateError e = assertThrows(StateError.class, step::run);
            assertTrue(String.valueOf(e.getMessage()).contains(REPEATED), e.getMessage());
            assertArrayEquals(new double[] {1, 1, 1}, p.toDoubleArray());
        }
    }

    /// What PyTorch refuses of dense memory, and the index as well as the source.
    @Test
    void denseMemoryThatIsReadIsRefused() {
        List<Consumer<Tensor>> refused =
                List.of(
                        a -> a.add_(a.t()),
                        a -> a.sub_(a.select(0, 0)),
                        a -> a.copy_(a.t()),
                        a -> low(a, 0, 1).add_(low(a, 0, 0)),
                        a -> a.mul_(a.select(0, 1).select(0, 1)),
                        a -> a.addcmul_(a.t(), a, 1),
                        a -> a.indexPut_(new Tensor[] {backwards(a, 0)}, a),
                        a -> a.indexAdd_(0, backwards(a, 0), a),
                        a -> a.indexCopy_(0, backwards(a, 0), a),
                        a -> a.scatter_(0, places(a), a),
                        a -> a.scatter_(0, a, 1),
                        a -> a.scatterAdd_(0, a, ones(4, 4).toLong()),
                        a -> a.indexFill_(0, a.select(0, 0), 1),
                        a -> a.put_(a, ones(16).toLong()));
        for (Consumer<Tensor> change : refused) {
            Tensor a = arange(16).reshape(4, 4).remainder(4);
            StateError e = assertThrows(StateError.class, () -> change.accept(a));
            assertTrue(String.valueOf(e.getMessage()).contains(SHARED), e.getMessage());
        }
        Tensor p = ones(4, 4).div(2);
        StateError e = assertThrows(StateError.class, () -> p.bernoulli_(p.t()));
        assertTrue(String.valueOf(e.getMessage()).contains(SHARED), e.getMessage());
    }

    @Test
    void everyMethodThatWritesIsCovered() {
        Set<String> covered = new TreeSet<>();
        pointwise().keySet().forEach(n -> covered.add(n.substring(0, n.indexOf('['))));
        covered.addAll(SPECIAL);
        Set<String> missing = new TreeSet<>();
        for (Method m : Tensor.class.getMethods()) {
            boolean reads = Arrays.asList(m.getParameterTypes()).contains(Tensor.class);
            if (m.getName().endsWith("_") && reads && !covered.contains(m.getName())) {
                missing.add(m.getName());
            }
        }
        assertEquals(Set.of(), missing);
    }
}
