package dev.obor.nn.memory;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.full;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.zeros;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.autograd.Node;
import dev.obor.base.DType;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Buffer;
import dev.obor.nn.Dropout;
import dev.obor.nn.GRUCell;
import dev.obor.nn.LazyLinear;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Parameter;
import dev.obor.nn.Sequential;
import dev.obor.nn.TransformerEncoderLayer;
import dev.obor.nn.TripletMarginWithDistanceLoss;
import dev.obor.nn.functional.F;
import dev.obor.nn.memory.elsewhere.ElsewherePair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Modules of [ProofPrograms]: most keep nothing, some keep where the proof may not see it.
@SuppressWarnings({"unused", "unchecked", "ClassCanBeStatic"})
abstract class ProofModules {
    interface Program {
        Object run() throws Throwable;
    }

    /// Overwrites what was given back.
    static void spoil() {
        List<Tensor> rubbish = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rubbish.add(full(new long[] {8}, -7));
            rubbish.add(full(new long[] {4, 4}, -7));
            rubbish.add(full(new long[] {2, 4}, -7));
            rubbish.add(full(new long[] {4}, -7));
            rubbish.add(full(new long[] {2, 8}, -7));
        }
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Tensor t ->
                    t.shape()
                            + Integer.toHexString(
                                    Arrays.hashCode(
                                            t.detach()
                                                    .to(DType.FLOAT64)
                                                    .contiguous()
                                                    .toDoubleArray()));
            case List<?> l -> l.stream().map(ProofModules::text).toList().toString();
            case Object[] a -> text(Arrays.asList(a));
            case ValuesIndices v -> text(v.values()) + text(v.indices());
            default -> value.toString();
        };
    }

    /// Calls until the class is judged; the result of the last call.
    static <R> R warm(Module module, boolean usual, Supplier<R> call) throws InterruptedException {
        R last = call.get();
        for (int i = 0; i < 4; i++) {
            last = call.get();
        }
        Class<?> type = module.getClass();
        if (ProofVerdict.ON && ProofVerdict.refusal(type, usual) == null) {
            for (int i = 0; i < 500 && !ProofVerdict.isProved(type, usual); i++) {
                Thread.sleep(20);
            }
            PROVED.add(type.getSimpleName());
        } else {
            REFUSED.add(type.getSimpleName() + ": " + ProofVerdict.refusal(type, usual));
        }
        return call.get();
    }

    static final TreeSet<String> PROVED = new TreeSet<>();
    static final TreeSet<String> REFUSED = new TreeSet<>();

    static <M extends Module> M warm(M module, Tensor x) throws InterruptedException {
        try (var _ = noGrad()) {
            warm(module, true, () -> module.call(x));
        }
        return module;
    }

    static Tensor x() {
        return arange(8).to(DType.FLOAT32).view(2, 4).add(0.5);
    }

    static final List<Tensor> KEPT = new ArrayList<>();

    static Tensor hide(Tensor t) {
        KEPT.add(t);
        return t;
    }

    static final class Plain extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            return y.sin().mul(y).add(y.exp().mul(0.1));
        }
    }

    static final class Weighted extends Module {
        final Parameter weight = new Parameter(full(new long[] {4, 4}, 0.3));
        final Parameter bias = new Parameter(full(new long[] {4}, 0.1));

        @Override
        public Tensor forward(Tensor x) {
            return F.linear(x, weight, bias).tanh().add(x.mul(0.5));
        }
    }

    static final class Twice extends Module {
        final Module child;

        Twice(Module child) {
            this.child = child;
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = child.call(x.mul(1.5));
            return child.call(y.add(1)).mul(2);
        }
    }

    static final class WithLinear extends Module {
        final Linear linear = new Linear(4, 4);

        @Override
        public Tensor forward(Tensor x) {
            return linear.call(x.mul(2)).relu().add(1);
        }
    }

    static final class Normed extends Module {
        final BatchNorm1d norm = new BatchNorm1d(4);

        @Override
        public Tensor forward(Tensor x) {
            return norm.call(x.mul(2)).add(1);
        }
    }

    static final class Later extends Module {
        final LazyLinear lazy = new LazyLinear(3);
        final BatchNorm1d norm = new BatchNorm1d(4);
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            return ++calls < 10 ? x.mul(2).add(1) : lazy.call(norm.call(x.mul(2)));
        }
    }

    static final class Sets extends Module {
        final Buffer buffer = new Buffer(ones(2, 4));

        @Override
        public Tensor forward(Tensor x) {
            buffer.set_(x.mul(2));
            return x.add(1);
        }
    }

    static final class Resizes extends Module {
        final Buffer buffer = new Buffer(ones(1));

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            buffer.resizeAs_(y).copy_(y);
            return x.add(1);
        }
    }

    static final class Statistics extends Module {
        final Buffer mean = new Buffer(zeros(4));

        @Override
        public Tensor forward(Tensor x) {
            mean.mul_(0.9).add_(x.detach().mul(2).mean(0), 0.1);
            return x.sub(mean);
        }
    }

    static final class SameInput extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    static final class ItsBuffer extends Module {
        final Buffer buffer = new Buffer(ones(2, 4).mul(3));

        @Override
        public Tensor forward(Tensor x) {
            return x.dim() == 2 ? buffer.view(4, 2).t() : buffer;
        }
    }

    static final class InPlaceOnInput extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            return x.add_(y).mul_(y).reshape(-1);
        }
    }

    static final class OwnLeaf extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor leaf = x.detach().mul(2).requiresGrad_();
            return leaf.mul(leaf).add(leaf.mul(3));
        }
    }

    static final class Gate extends Module {
        @Override
        public Tensor forward(Tensor x) {
            try (var _ = noGrad()) {
                return x.mul(2).add(1);
            }
        }
    }

    static final class Walks extends Module {
        public Iterator<Tensor> forward(Tensor x, double scale) {
            return x.mul(scale).iterator();
        }

        public Iterator<Tensor> call(Tensor x, double scale) {
            return call(this::forward, x, scale);
        }
    }

    static final class Parts extends Module {
        public Tensor[] forward(Tensor x, long size) {
            return x.mul(2).split(size);
        }

        public Tensor[] call(Tensor x, long size) {
            return call(this::forward, x, size);
        }
    }

    static final class Best extends Module {
        public ValuesIndices forward(Tensor x, long k) {
            return x.mul(2).topk(k);
        }

        public ValuesIndices call(Tensor x, long k) {
            return call(this::forward, x, k);
        }
    }

    static final class InList extends Module {
        public List<Tensor> forward(Tensor x, Tensor y) {
            return List.of(x.mul(2), y.mul(3));
        }

        public List<Tensor> call(Tensor x, Tensor y) {
            return call(this::forward, x, y);
        }
    }

    static final class ItsNode extends Module {
        public @Nullable Node forward(Tensor x, double scale) {
            return x.mul(scale).mul(x).gradFn();
        }

        public @Nullable Node call(Tensor x, double scale) {
            return call(this::forward, x, scale);
        }
    }

    static final class Elements extends Module {
        public float[] forward(Tensor x, double scale) {
            return x.mul(scale).toFloatArray();
        }

        public float[] call(Tensor x, double scale) {
            return call(this::forward, x, scale);
        }
    }

    static final class Numpy extends Module {
        final float[] own = {1, 2, 3, 4};

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(2).add(Obor.tensor(own).mul(3)).add(Obor.tensor(own));
        }
    }

    static class Pair extends Module {
        public Tensor forward(Tensor a, Tensor b) {
            return a.mul(2).add(b);
        }

        public Tensor call(Tensor a, Tensor b) {
            return call(this::forward, a, b);
        }
    }

    static final class NotOverridden extends ElsewherePair {
        NotOverridden() {
            super(KEPT);
        }

        public Tensor forward(Tensor a, Tensor b) {
            return a.mul(2).add(b);
        }
    }

    static final class Speaks extends Dropout {
        Speaks() {
            super(0.5);
        }

        @Override
        protected String extraRepr() {
            hide(ones(8).mul(2));
            return "p";
        }

        @Override
        protected String typeName() {
            hide(ones(8).mul(2));
            return "Speaks";
        }
    }

    static final class Fails extends Module {
        final Speaks speaks = new Speaks();
        final Failing failing = new Failing();

        @Override
        public Tensor forward(Tensor x) {
            try {
                return failing.call(x.mul(2));
            } catch (RuntimeException e) {
                return speaks.call(x.mul(2)).mul(2);
            }
        }
    }

    static final class Failing extends Module {
        @Override
        protected String extraRepr() {
            hide(ones(8).mul(2));
            return "p";
        }

        @Override
        protected String typeName() {
            hide(ones(8).mul(2));
            return "Speaks";
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.matmul(x);
        }
    }

    static final class Talking extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            hide(ones(8).mul(2));
            return "";
        }
    }

    static final class ThrowsTalking extends Module {
        @Override
        public Tensor forward(Tensor x) {
            throw new Talking();
        }
    }

    static final class WrapsTalking extends Module {
        final ThrowsTalking child = new ThrowsTalking();
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            try {
                return calls++ < 5 ? x.add(1) : child.call(x);
            } catch (RuntimeException e) {
                RuntimeException other = new IllegalStateException(e);
                return x.add(other == e ? 2 : 1);
            }
        }
    }

    static final class Deep extends Module {
        @Nullable Module self;

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            return self == null ? y : self.call(y).add(y);
        }
    }

    static final class Logs extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return F.mseLoss(x.mul(2), x.sum(1, true)).add(x);
        }
    }

    static final class Carries extends Module {
        final Linear in = new Linear(4, 4);
        final Linear rec = new Linear(4, 4);

        public Tensor forward(Tensor x, Tensor h) {
            return in.call(x).add(rec.call(h)).tanh();
        }

        public Tensor call(Tensor x, Tensor h) {
            return call(this::forward, x, h);
        }
    }

    static final class Masked extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor mask = ones(4, 4).triu(1).bool();
            return x.t().matmul(x).maskedFill(mask, -1).softmax(-1);
        }
    }

    static final class Checkpointed extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            return y.mul(y).sin();
        }
    }

    static final class Row extends Module {
        final ModuleList<Weighted> list = new ModuleList<>(List.of(new Weighted(), new Weighted()));
        final Sequential rest = new Sequential(new Weighted(), new SameInput(), new Plain());

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x;
            for (Weighted w : list) {
                y = w.call(y).add(y);
            }
            return rest.call(y);
        }
    }

    static final class Loss extends Module {
        public Tensor forward(Tensor a, Tensor b) {
            return F.mseLoss(a.mul(2), b.mul(2)).add(a.square().mean());
        }

        public Tensor call(Tensor a, Tensor b) {
            return call(this::forward, a, b);
        }
    }

    static final class Doubled extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return x.mul(2).add(x.tanh());
        }
    }

    static final class Cut extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return x.mul(3).data();
        }
    }

    static final class Complexes extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return Obor.complex(x.mul(2), x.mul(3)).conj().imag();
        }
    }

    static final class OwnStep extends dev.obor.autograd.Function {
        final List<Tensor> kept = new ArrayList<>();

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor y = in[0].mul(3);
            ctx.saveForBackward(in[0]);
            kept.addAll(List.of(in[0], y));
            return y.mul(1);
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            Tensor g = grad.mul(3);
            kept.addAll(List.of(grad, g, ctx.saved(0)));
            return new Tensor[] {g.mul(1)};
        }
    }

    static final class Distances extends Module {
        static final List<Tensor> KEEPS = new ArrayList<>();
        final List<Tensor> kept = KEEPS;
        final TripletMarginWithDistanceLoss loss =
                new TripletMarginWithDistanceLoss(o -> o.distanceFunction(Distances::distance));
        final Walks walks = new Walks();

        static Tensor distance(Tensor a, Tensor b) {
            Tensor d = a.sub(b).abs();
            KEEPS.addAll(List.of(a, b, d));
            return d.sum(-1);
        }

        @Override
        public Tensor forward(Tensor x) {
            return loss.call(x.mul(2), x.mul(3), x.mul(4));
        }
    }

    static final class Encodes extends Module {
        final TransformerEncoderLayer layer;

        Encodes(List<Tensor> kept) {
            layer =
                    new TransformerEncoderLayer(
                            4,
                            2,
                            o ->
                                    o.dimFeedforward(8)
                                            .dropout(0)
                                            .activation(t -> {
                                                Tensor u = t.tanh();
                                                kept.addAll(List.of(t, u));
                                                return u.mul(1);
                                            }));
        }

        @Override
        public Tensor forward(Tensor x) {
            return layer.call(x.mul(2)).mul(2);
        }
    }

    static final class Carrier extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Tensor carried;

        Carrier(Tensor carried) {
            this.carried = hide(carried);
        }
    }

    static final class Throws extends Module {
        @Override
        public Tensor forward(Tensor x) {
            throw new Carrier(x.mul(2).abs());
        }
    }

    static final class Catches extends Module {
        final Throws child = new Throws();

        @Override
        public Tensor forward(Tensor x) {
            try {
                return child.call(x.mul(3));
            } catch (Carrier e) {
                return e.carried.add(1);
            }
        }
    }

    static final class Swapped extends Module {
        Module child = new Plain();

        @Override
        public Tensor forward(Tensor x) {
            return child.call(x.mul(2)).add(1);
        }
    }

    static final class Recurrent extends Module {
        final GRUCell cell = new GRUCell(4, 4);

        @Override
        public Tensor forward(Tensor x) {
            Tensor h = zeros(1, 4);
            for (int i = 0; i < x.size(0); i++) {
                h = cell.call(x.select(0, i), h);
            }
            return h.mul(2);
        }
    }
}
