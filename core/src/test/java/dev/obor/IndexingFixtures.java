package dev.obor;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Index.every;
import static dev.obor.Index.from;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.slice;
import static dev.obor.Index.to;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.bincount;
import static dev.obor.Obor.bucketize;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.columnStack;
import static dev.obor.Obor.dstack;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.float16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.hstack;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.logspace;
import static dev.obor.Obor.meshgrid;
import static dev.obor.Obor.nonzero;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.searchsorted;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.trilIndices;
import static dev.obor.Obor.triuIndices;
import static dev.obor.Obor.vstack;
import static dev.obor.Obor.where;
import static dev.obor.Obor.zeros;

import dev.obor.nn.functional.F;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// The cases of `make_indexing.py`, under the same names.
final class IndexingFixtures {
    /// One case of four inputs.
    @FunctionalInterface
    interface Case {
        Tensor of(Tensor x, Tensor c, Tensor v, Tensor s);
    }

    static final Map<String, Case> CASES = new LinkedHashMap<>();
    static final Map<String, Case> ERRORS = new LinkedHashMap<>();

    private IndexingFixtures() {}

    static Tensor numbers(long a, long m, double scale, long... shape) {
        long n = LongStream.of(shape).reduce(1, (p, q) -> p * q);
        double[] values = new double[(int) n];
        for (int i = 0; i < n; i++) {
            values[i] = (i * a % m - m / 2) / scale;
        }
        return fromArray(values).reshape(shape);
    }

    static Tensor[] inputs() {
        return new Tensor[] {
            numbers(37, 23, 4, 3, 4).requiresGrad_(),
            numbers(37, 29, 4, 2, 3, 4).requiresGrad_(),
            numbers(3, 11, 2, 5).requiresGrad_(),
            numbers(17, 19, 8, 3, 4).requiresGrad_()
        };
    }

    private static Tensor t(long... values) {
        return tensor(values);
    }

    private static Tensor m(long[]... rows) {
        return fromArray(rows);
    }

    private static long[] r(long... row) {
        return row;
    }

    private static Tensor set(Tensor x, Tensor value, Object... index) {
        return x.clone().set(value, index);
    }

    private static Tensor rows(Tensor s, long n) {
        return s.get(to(n));
    }

    private static Tensor classes(Tensor x) {
        return x.mul(2).round().remainder(3);
    }

    private static Tensor flags(boolean... values) {
        return tensor(values);
    }

    private static final Tensor G = m(r(0, 1), r(2, 0));
    private static final Tensor G4 = m(r(0, 1, 3, 2), r(2, 0, 0, 1), r(1, 1, 3, 3));

    static {
        subscripts();
        writes();
        gathers();
        slices();
        masks();
        joining();
        rearranging();
        order();
        counting();
        errors();
        moreErrors();
    }

    private static void subscripts() {
        CASES.put("get0", (x, c, v, s) -> c.get(1));
        CASES.put("get-column", (x, c, v, s) -> c.get(all(), 1));
        CASES.put("get-all", (x, c, v, s) -> c.get(all()));
        CASES.put("get-ellipsis", (x, c, v, s) -> c.get(ellipsis(), 1));
        CASES.put("get-only-ellipsis", (x, c, v, s) -> c.get(ellipsis()));
        CASES.put("get-new-axis", (x, c, v, s) -> c.get(all(), newAxis(), slice(1, 3), every(2)));
        CASES.put("get-tensor-number", (x, c, v, s) -> c.get(tensor(1)));
        CASES.put("get-list", (x, c, v, s) -> c.get(new int[] {1, 0, 1}));
        CASES.put(
                "get-two-lists", (x, c, v, s) -> c.get(new int[] {1, 0, 1}, new long[] {2, 2, 0}));
        CASES.put("get-apart", (x, c, v, s) -> c.get(r(1, 0, 1), all(), r(2, 2, 0)));
        CASES.put("get-last-two", (x, c, v, s) -> c.get(all(), r(1, 0), r(2, 3)));
        CASES.put("get-number-and-list", (x, c, v, s) -> c.get(1, all(), Index.of(2, 0)));
        CASES.put("get-slice-list", (x, c, v, s) -> c.get(all(), from(1), r(3, 0, 0)));
        CASES.put("get-grid", (x, c, v, s) -> c.get(new int[][] {{0}, {1}}, t(2, 0)));
        CASES.put("get-mask", (x, c, v, s) -> c.get(c.gt(0)));
        CASES.put("get-mask-2d", (x, c, v, s) -> c.get(x.get(to(2), to(3)).gt(0), slice(1, 3)));
        CASES.put("get-mask-1d", (x, c, v, s) -> c.get(all(), new boolean[] {true, false, true}));
        CASES.put("get-mask-and-new-axis", (x, c, v, s) -> c.get(null, flags(true, false), 0));
        CASES.put("get-true", (x, c, v, s) -> x.get(true));
        CASES.put("get-false", (x, c, v, s) -> x.get(false));
        CASES.put("get-negative", (x, c, v, s) -> x.get(r(-1, -3)));
        CASES.put("get-transposed", (x, c, v, s) -> c.transpose(0, 2).get(all(), r(0, 1)));
        CASES.put("get-transposed-0", (x, c, v, s) -> c.transpose(0, 2).get(r(0, 1)));
        CASES.put("get-transposed-12", (x, c, v, s) -> c.transpose(1, 2).get(r(0, 1, 1)));
        CASES.put("get-int32", (x, c, v, s) -> x.get(t(2, 0).toInt()));
        CASES.put("get-empty", (x, c, v, s) -> x.get(new long[0]));
    }

    private static void writes() {
        CASES.put("set-row", (x, c, v, s) -> set(x, s.get(0), 1));
        CASES.put("set-column", (x, c, v, s) -> set(x, s.get(all(), 2), all(), 1));
        CASES.put("set-number", (x, c, v, s) -> x.clone().set(2.5, all(), slice(1, 3)));
        CASES.put("set-list", (x, c, v, s) -> set(x, rows(s, 2), r(2, 0)));
        CASES.put("set-list-number", (x, c, v, s) -> x.clone().set(7, r(2, 0), r(1, 1)));
        CASES.put("set-mask", (x, c, v, s) -> set(x, s.get(0, 0), x.gt(0)));
        CASES.put("set-mask-rows", (x, c, v, s) -> set(x, s.get(1), flags(true, false, true)));
        CASES.put("set-leading-ones", (x, c, v, s) -> set(x, rows(s, 1).get(newAxis()), 0));
        CASES.put("index-put-add", (x, c, v, s) -> x.indexPut(new Tensor[] {t(0, 0, 2)}, s, true));
        CASES.put(
                "index-put-set",
                (x, c, v, s) -> x.indexPut(new Tensor[] {t(0, 2), t(1, 1)}, s.get(0, to(2))));
        CASES.put(
                "index-put-in-place",
                (x, c, v, s) -> x.clone().indexPut_(new Tensor[] {t(0, 0, 2)}, s, true));
    }

    private static void gathers() {
        CASES.put("gather-0", (x, c, v, s) -> x.gather(0, G));
        CASES.put("gather-1", (x, c, v, s) -> x.gather(1, G));
        CASES.put("gather-3d", (x, c, v, s) -> c.gather(1, m(r(0, 2), r(1, 1)).unsqueeze(0)));
        CASES.put("gather-0d", (x, c, v, s) -> v.get(0).gather(0, tensor(0)));
        CASES.put("gather-vector", (x, c, v, s) -> v.gather(0, t(4, 0, 0, 2)));
        CASES.put("gather-strided", (x, c, v, s) -> x.t().gather(1, G));
        CASES.put("take-along-dim", (x, c, v, s) -> x.takeAlongDim(m(r(1, 0)), 1));
        CASES.put("take-along-flat", (x, c, v, s) -> x.takeAlongDim(t(5, 0, 11)));
        CASES.put("scatter", (x, c, v, s) -> x.scatter(1, G, s.get(to(2), to(2))));
        CASES.put("scatter-larger", (x, c, v, s) -> x.detach().scatter(0, G, s.detach()));
        CASES.put("scatter-number", (x, c, v, s) -> x.scatter(0, G, 1.5));
        CASES.put(
                "scatter-in-place",
                (x, c, v, s) -> x.clone().scatter_(1, G4.get(all(), r(0, 2)), s.get(all(), to(2))));
        CASES.put("scatter-add", (x, c, v, s) -> x.scatterAdd(1, G4, s));
        CASES.put(
                "scatter-add-0",
                (x, c, v, s) ->
                        x.scatterAdd(
                                0, G4.get(all(), to(2)).remainder(3L), s.get(all(), slice(1, 3))));
        CASES.put("scatter-reduce-sum", (x, c, v, s) -> x.scatterReduce(1, G4, s, "sum"));
        CASES.put("scatter-reduce-mean", (x, c, v, s) -> x.scatterReduce(1, G4, s, "mean"));
        CASES.put(
                "scatter-reduce-mean-new",
                (x, c, v, s) -> x.scatterReduce(1, G4, s, "mean", false));
        CASES.put("scatter-reduce-prod", (x, c, v, s) -> x.scatterReduce(1, G4, s, "prod"));
        CASES.put("scatter-reduce-amax", (x, c, v, s) -> x.scatterReduce(1, G4, s, "amax"));
        CASES.put(
                "scatter-reduce-amin-new",
                (x, c, v, s) -> x.scatterReduce(1, G4, s, "amin", false));
        CASES.put(
                "scatter-reduce-in-place",
                (x, c, v, s) -> x.clone().scatterReduce_(1, G4, s, "amax"));
    }

    private static void slices() {
        CASES.put("index-select", (x, c, v, s) -> x.indexSelect(0, t(2, 0, 2)));
        CASES.put("index-select-1", (x, c, v, s) -> c.indexSelect(1, t(2, 0)));
        CASES.put("index-select-last", (x, c, v, s) -> c.indexSelect(-1, t(3, 0, 3)));
        CASES.put("index-select-0d", (x, c, v, s) -> v.get(1).indexSelect(0, t(0)));
        CASES.put("index-select-scalar", (x, c, v, s) -> x.indexSelect(0, tensor(1)));
        CASES.put("index-add", (x, c, v, s) -> x.indexAdd(0, t(0, 2, 0), s));
        CASES.put(
                "index-add-alpha",
                (x, c, v, s) -> x.indexAdd(1, t(3, 3), s.get(all(), to(2)), 2.5));
        CASES.put("index-add-in-place", (x, c, v, s) -> x.clone().indexAdd_(0, t(1, 1, 1), s));
        CASES.put("index-copy", (x, c, v, s) -> x.indexCopy(0, t(2, 0), rows(s, 2)));
        CASES.put("index-fill", (x, c, v, s) -> x.indexFill(1, t(0, 2), 3.5));
        CASES.put("index-fill-tensor", (x, c, v, s) -> x.indexFill(1, t(0, 3), s.get(0, 0)));
        CASES.put("take", (x, c, v, s) -> x.take(m(r(0, -1), r(5, 5))));
        CASES.put("put", (x, c, v, s) -> x.put(t(3, 0), s.get(0, to(2)), false));
        CASES.put("put-add", (x, c, v, s) -> x.put(t(3, 3), s.get(0, to(2)), true));
    }

    private static void masks() {
        CASES.put("where", (x, c, v, s) -> where(x.gt(0), x, s));
        CASES.put("where-number", (x, c, v, s) -> where(x.gt(0), x, 2.0));
        CASES.put("where-broadcast", (x, c, v, s) -> where(c.gt(0), x, rows(s, 1)));
        CASES.put("masked-fill", (x, c, v, s) -> x.maskedFill(x.gt(1), 3.0));
        CASES.put("masked-fill-broadcast", (x, c, v, s) -> x.maskedFill(c.gt(1), 3.0));
        CASES.put("masked-fill-tensor", (x, c, v, s) -> x.maskedFill(x.gt(1), s.get(0, 0)));
        CASES.put("masked-fill-in-place", (x, c, v, s) -> x.clone().maskedFill_(x.gt(1), 3.0));
        CASES.put("masked-select", (x, c, v, s) -> x.maskedSelect(x.gt(0)));
        CASES.put("masked-select-broadcast", (x, c, v, s) -> x.maskedSelect(c.gt(0)));
        CASES.put("masked-scatter", (x, c, v, s) -> x.maskedScatter(x.gt(0), s));
        CASES.put("nonzero", (x, c, v, s) -> nonzero(c.gt(1)));
        CASES.put("nonzero-0d", (x, c, v, s) -> nonzero(tensor(3)));
    }

    private static void joining() {
        CASES.put("cat", (x, c, v, s) -> cat(x, s, x));
        CASES.put("cat-1", (x, c, v, s) -> cat(new Tensor[] {x, s.get(all(), from(1))}, 1));
        CASES.put("cat-skips", (x, c, v, s) -> cat(zeros(0), x));
        CASES.put("cat-promotes", (x, c, v, s) -> cat(x.toFloat(), ones(int64, 1, 4)));
        CASES.put("stack", (x, c, v, s) -> stack(x, s));
        CASES.put("stack-last", (x, c, v, s) -> stack(new Tensor[] {x, s}, -1));
        CASES.put("hstack", (x, c, v, s) -> hstack(v, v));
        CASES.put("vstack", (x, c, v, s) -> vstack(v, v));
        CASES.put("dstack", (x, c, v, s) -> dstack(x, s));
        CASES.put("column-stack", (x, c, v, s) -> columnStack(v, v));
        CASES.put("split", (x, c, v, s) -> c.split(2, 1)[1]);
        CASES.put("split-sizes", (x, c, v, s) -> c.split(r(1, 3), 2)[1]);
        CASES.put("chunk", (x, c, v, s) -> v.chunk(3)[1]);
        CASES.put("tensor-split", (x, c, v, s) -> v.tensorSplit(3, 0)[1]);
        CASES.put("unbind", (x, c, v, s) -> c.unbind(1)[2]);
        CASES.put("meshgrid", (x, c, v, s) -> meshgrid(v, x.get(0))[1]);
        CASES.put("meshgrid-xy", (x, c, v, s) -> meshgrid("xy", v, x.get(0))[0]);
    }

    private static void rearranging() {
        CASES.put("repeat", (x, c, v, s) -> x.repeat(2, 1, 3));
        CASES.put("tile", (x, c, v, s) -> x.tile(2));
        CASES.put("repeat-interleave", (x, c, v, s) -> x.repeatInterleave(2, 1));
        CASES.put("repeat-interleave-flat", (x, c, v, s) -> x.repeatInterleave(2));
        CASES.put("repeat-interleave-vector", (x, c, v, s) -> x.repeatInterleave(t(1, 0, 3), 0));
        CASES.put("roll", (x, c, v, s) -> c.roll(r(1, -2), r(0, 2)));
        CASES.put("roll-flat", (x, c, v, s) -> x.roll(5));
        CASES.put("flip", (x, c, v, s) -> c.flip(0, 2));
        CASES.put("flip-strided", (x, c, v, s) -> x.t().flip(0));
        CASES.put("fliplr", (x, c, v, s) -> x.fliplr());
        CASES.put("rot90", (x, c, v, s) -> x.rot90());
        CASES.put("rot90-3", (x, c, v, s) -> c.rot90(3, 1, 2));
        CASES.put("tril", (x, c, v, s) -> x.tril(1));
        CASES.put("triu", (x, c, v, s) -> c.triu(-1));
        CASES.put("triu-strided", (x, c, v, s) -> x.t().triu());
        CASES.put("diag", (x, c, v, s) -> v.diag(-1));
        CASES.put("diag-matrix", (x, c, v, s) -> x.diag(1));
        CASES.put("diag-embed", (x, c, v, s) -> x.diagEmbed(1, 0, 2));
        CASES.put("diagflat", (x, c, v, s) -> x.get(to(2), to(2)).diagflat());
    }

    private static void order() {
        CASES.put("sort", (x, c, v, s) -> x.sort().values());
        CASES.put("sort-falling", (x, c, v, s) -> c.sort(o -> o.dim(1).descending(true)).values());
        CASES.put("sort-indices", (x, c, v, s) -> c.sort(o -> o.dim(1).descending(true)).indices());
        CASES.put("sort-strided", (x, c, v, s) -> x.t().sort(1).values());
        CASES.put("topk", (x, c, v, s) -> x.topk(2).values());
        CASES.put(
                "topk-smallest", (x, c, v, s) -> x.topk(2, o -> o.dim(0).largest(false)).values());
        CASES.put("kthvalue", (x, c, v, s) -> x.kthvalue(3).values());
        CASES.put("kthvalue-keepdim", (x, c, v, s) -> x.kthvalue(2, 0, true).values());
        CASES.put("median", (x, c, v, s) -> x.median());
        CASES.put("median-dim", (x, c, v, s) -> x.median(1).values());
        CASES.put("nanmedian", (x, c, v, s) -> x.log().nanmedian());
        CASES.put("nanmedian-dim", (x, c, v, s) -> x.log().nanmedian(1).values());
        CASES.put("median-nan", (x, c, v, s) -> x.log().median(1).values().detach());
        CASES.put("mode", (x, c, v, s) -> classes(x).mode(1).values().detach());
        CASES.put("mode-indices", (x, c, v, s) -> classes(x).mode(1).indices());
        CASES.put("cumsum", (x, c, v, s) -> c.cumsum(1));
        CASES.put("cumprod", (x, c, v, s) -> x.add(0.1).cumprod(1));
        CASES.put("cumprod-zero", (x, c, v, s) -> x.add(0.25).mul(x.sub(0.5)).cumprod(1));
        CASES.put(
                "cumprod-zeros", (x, c, v, s) -> x.detach().mul(x.gt(0)).add(s.mul(0)).cumprod(1));
        CASES.put("cummax", (x, c, v, s) -> x.cummax(1).values());
        CASES.put("cummin-indices", (x, c, v, s) -> c.cummin(1).indices());
        CASES.put("logcumsumexp", (x, c, v, s) -> x.logcumsumexp(1));
        CASES.put("diff", (x, c, v, s) -> x.diff(2, 1));
        CASES.put("diff-prepend", (x, c, v, s) -> x.diff(1, -1, s.get(all(), to(1)), null));
    }

    private static void counting() {
        CASES.put("bincount", (x, c, v, s) -> bincount(t(3, 0, 3, 1)));
        CASES.put(
                "bincount-weights", (x, c, v, s) -> t(3, 0, 3).bincount(v.get(to(3)).detach(), 6));
        CASES.put("unique", (x, c, v, s) -> classes(x).detach().unique().values());
        CASES.put("unique-inverse", (x, c, v, s) -> classes(x).unique().inverse());
        CASES.put("unique-counts", (x, c, v, s) -> classes(x).unique().counts());
        CASES.put("unique-dim", (x, c, v, s) -> m(r(1, 2), r(0, 5), r(1, 2)).unique(0).values());
        CASES.put("searchsorted", (x, c, v, s) -> searchsorted(t(1, 3, 3, 5), t(0, 3, 9)));
        CASES.put(
                "searchsorted-right",
                (x, c, v, s) -> searchsorted(t(1, 3, 3, 5), t(0, 3, 9), o -> o.right(true)));
        CASES.put("searchsorted-rows", (x, c, v, s) -> searchsorted(x.sort().values(), s));
        CASES.put("bucketize", (x, c, v, s) -> bucketize(x, tensor(-1.0, 0.0, 2.0)));
        CASES.put("arange", (x, c, v, s) -> arange(3, 20, 4));
        CASES.put("arange-down", (x, c, v, s) -> arange(5, -3, -2));
        CASES.put("arange-float", (x, c, v, s) -> arange(0.1, 7.3, 0.0717, o -> o.dtype(float32)));
        CASES.put("arange-double", (x, c, v, s) -> arange(0.1, 7.3, 0.0717));
        CASES.put("arange-half", (x, c, v, s) -> arange(0.1, 7.3, 0.0717, o -> o.dtype(float16)));
        CASES.put(
                "arange-bfloat16",
                (x, c, v, s) -> arange(0.1, 7.3, 0.0717, o -> o.dtype(bfloat16)));
        CASES.put("linspace", (x, c, v, s) -> linspace(0.1, 7.3, 57, o -> o.dtype(float32)));
        CASES.put("linspace-double", (x, c, v, s) -> linspace(-0.1, 7.3, 57));
        CASES.put("linspace-one", (x, c, v, s) -> linspace(0.1, 7.3, 1));
        CASES.put("linspace-int", (x, c, v, s) -> linspace(-3, 17, 37, o -> o.dtype(int64)));
        CASES.put(
                "linspace-bfloat16",
                (x, c, v, s) -> linspace(0.1, 7.3, 57, o -> o.dtype(bfloat16)));
        CASES.put("logspace", (x, c, v, s) -> logspace(-1, 2, 7, 10, o -> o.dtype(float32)));
        CASES.put("eye", (x, c, v, s) -> eye(2, 3));
        CASES.put("tril-indices", (x, c, v, s) -> trilIndices(3, 3, -1));
        CASES.put("triu-indices", (x, c, v, s) -> triuIndices(2, 3, 1));
        CASES.put("one-hot", (x, c, v, s) -> F.oneHot(m(r(0, 2)), 4));
    }

    private static void errors() {
        ERRORS.put("get-bounds", (x, c, v, s) -> c.get(5));
        ERRORS.put("get-bounds-list", (x, c, v, s) -> c.get(r(0, 5)));
        ERRORS.put("get-too-many", (x, c, v, s) -> c.get(0, 0, 0, 0));
        ERRORS.put("get-mask-shape", (x, c, v, s) -> c.get(flags(true, false).unsqueeze(0)));
        ERRORS.put("get-dtype", (x, c, v, s) -> c.get(tensor(0.5)));
        ERRORS.put("get-broadcast", (x, c, v, s) -> c.get(r(0, 1), r(0, 1, 2)));
        ERRORS.put("get-step", (x, c, v, s) -> c.get(every(-1)));
        ERRORS.put("get-step-0", (x, c, v, s) -> c.get(every(0)));
        ERRORS.put("set-shape", (x, c, v, s) -> set(x, s, r(0, 1)));
        ERRORS.put(
                "index-put-dtype",
                (x, c, v, s) -> x.indexPut(new Tensor[] {t(0)}, rows(s, 1).toFloat()));
        ERRORS.put("gather-bounds", (x, c, v, s) -> x.gather(1, G.add(9L)));
        ERRORS.put("gather-negative", (x, c, v, s) -> x.gather(1, G.sub(1L)));
        ERRORS.put("gather-dims", (x, c, v, s) -> c.gather(1, G));
        ERRORS.put("gather-size", (x, c, v, s) -> x.gather(1, zeros(int64, 5, 2)));
        ERRORS.put("gather-dtype", (x, c, v, s) -> x.gather(1, G.toFloat()));
        ERRORS.put("scatter-dtype", (x, c, v, s) -> x.scatter(1, G, s.toFloat()));
        ERRORS.put("scatter-size", (x, c, v, s) -> x.scatter(1, zeros(int64, 3, 5), s));
        ERRORS.put("scatter-reduce", (x, c, v, s) -> x.scatterReduce(1, G, s, "foo"));
        ERRORS.put("index-select-vector", (x, c, v, s) -> x.indexSelect(0, G));
        ERRORS.put("index-select-dtype", (x, c, v, s) -> x.indexSelect(0, tensor(0.5)));
        ERRORS.put("index-add-vector", (x, c, v, s) -> x.indexAdd(0, G, s));
        ERRORS.put("index-add-count", (x, c, v, s) -> x.indexAdd(0, t(0, 1), s));
        ERRORS.put("index-copy-count", (x, c, v, s) -> x.indexCopy(0, t(0, 1), s));
        ERRORS.put("take-bounds", (x, c, v, s) -> x.take(t(20)));
    }

    private static void moreErrors() {
        ERRORS.put("masked-fill-dtype", (x, c, v, s) -> x.maskedFill(x.toFloat(), 1.0));
        ERRORS.put("masked-fill-value", (x, c, v, s) -> x.maskedFill(x.gt(0), s.get(0)));
        ERRORS.put("masked-scatter-count", (x, c, v, s) -> x.maskedScatter(x.gt(-99), s.get(0)));
        ERRORS.put("where-dtype", (x, c, v, s) -> where(x, x, s));
        ERRORS.put("cat-empty", (x, c, v, s) -> cat());
        ERRORS.put("cat-0d", (x, c, v, s) -> cat(x.get(0, 0)));
        ERRORS.put("cat-dims", (x, c, v, s) -> cat(x, c));
        ERRORS.put("cat-sizes", (x, c, v, s) -> cat(x, s.get(all(), from(1))));
        ERRORS.put("stack-sizes", (x, c, v, s) -> stack(x, s.get(all(), from(1))));
        ERRORS.put("split-sum", (x, c, v, s) -> x.split(r(1, 1))[0]);
        ERRORS.put("split-0", (x, c, v, s) -> x.split(0)[0]);
        ERRORS.put("chunk-0", (x, c, v, s) -> x.chunk(0)[0]);
        ERRORS.put("unbind-0d", (x, c, v, s) -> x.get(0, 0).unbind()[0]);
        ERRORS.put("split-in-place", (x, c, v, s) -> x.clone().split(1)[0].add_(1));
        ERRORS.put("repeat-dims", (x, c, v, s) -> x.repeat(2));
        ERRORS.put("roll-align", (x, c, v, s) -> x.roll(r(1, 2), r(0)));
        ERRORS.put("flip-twice", (x, c, v, s) -> x.flip(0, 0));
        ERRORS.put("rot90-dims", (x, c, v, s) -> x.rot90(1, 0, 0));
        ERRORS.put("tril-vector", (x, c, v, s) -> v.tril());
        ERRORS.put("topk-k", (x, c, v, s) -> x.topk(9).values());
        ERRORS.put("kthvalue-k", (x, c, v, s) -> x.kthvalue(0).values());
        ERRORS.put("median-empty", (x, c, v, s) -> zeros(0, 3).median(0).values());
        ERRORS.put("diff-0d", (x, c, v, s) -> x.get(0, 0).diff());
        ERRORS.put("arange-sign", (x, c, v, s) -> arange(1, 5, -1));
        ERRORS.put("arange-0", (x, c, v, s) -> arange(1.0, 5.0, 0.0));
        ERRORS.put("linspace-negative", (x, c, v, s) -> linspace(0, 1, -1));
        ERRORS.put("one-hot-negative", (x, c, v, s) -> F.oneHot(t(-1), 3));
        ERRORS.put("searchsorted-shape", (x, c, v, s) -> searchsorted(x, v));
    }
}
