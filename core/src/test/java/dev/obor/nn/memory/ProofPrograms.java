package dev.obor.nn.memory;

import static dev.obor.Obor.autocast;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Checkpoint;
import dev.obor.autograd.ForwardAD;
import dev.obor.autograd.Node;
import dev.obor.base.DType;
import dev.obor.func.Func;
import dev.obor.nn.Forward;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.utils.LegacyNorms;
import dev.obor.nn.utils.Parametrize;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Correct programs round modules that keep nothing, and modules that keep something where the
/// proof may not see it: each line that it prints must be the same with the proof and without.
@SuppressWarnings({"unused", "unchecked", "ClassCanBeStatic"})
final class ProofPrograms extends ProofModules {

    private ProofPrograms() {}

    private static final Map<String, Program> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put(
                "autocast keeps casts of parameters",
                () -> {
                    Weighted w = warm(new Weighted(), x());
                    List<Tensor> all = new ArrayList<>();
                    try (var _ = autocast(DType.BFLOAT16);
                            var _ = noGrad()) {
                        for (int i = 0; i < 3; i++) {
                            all.add(w.call(x()));
                            spoil();
                        }
                    }
                    try (var _ = autocast(DType.BFLOAT16)) {
                        for (int i = 0; i < 3; i++) {
                            Tensor y = w.call(x());
                            y.sum().backward();
                            all.add(y);
                            spoil();
                        }
                    }
                    all.add(w.weight.grad());
                    return all;
                });
        PROGRAMS.put(
                "autocast of a linear layer",
                () -> {
                    manualSeed(1);
                    WithLinear w = warm(new WithLinear(), x());
                    List<Tensor> all = new ArrayList<>();
                    try (var _ = autocast(DType.BFLOAT16);
                            var _ = noGrad()) {
                        for (int i = 0; i < 3; i++) {
                            all.add(w.call(x()));
                            spoil();
                        }
                    }
                    return all;
                });
        PROGRAMS.put(
                "jvp",
                () -> {
                    Twice m = warm(new Twice(warm(new Weighted(), x())), x());
                    var r = Func.jvp((Tensor t) -> m.call(t), x(), ones(2, 4));
                    spoil();
                    return List.of(r.output(), r.tangent());
                });
        PROGRAMS.put(
                "dual numbers",
                () -> {
                    Twice m = warm(new Twice(warm(new Plain(), x())), x());
                    try (var _ = ForwardAD.dualLevel()) {
                        Tensor dual = ForwardAD.makeDual(x(), ones(2, 4));
                        Tensor y = m.call(dual);
                        spoil();
                        Tensor z = m.call(y);
                        spoil();
                        var u = ForwardAD.unpackDual(z);
                        var v = ForwardAD.unpackDual(y);
                        return List.of(u.primal(), u.tangent(), v.primal(), v.tangent());
                    }
                });
        PROGRAMS.put(
                "dual numbers through an input given back and a buffer",
                () -> {
                    Statistics m = warm(new Statistics(), x());
                    InPlaceOnInput p = warm(new InPlaceOnInput(), x());
                    try (var _ = ForwardAD.dualLevel()) {
                        Tensor dual = ForwardAD.makeDual(x(), ones(2, 4));
                        Tensor y = m.call(dual);
                        spoil();
                        Tensor z = ForwardAD.makeDual(x(), ones(2, 4)).mul(1);
                        Tensor w = p.call(z);
                        spoil();
                        return List.of(
                                ForwardAD.unpackDual(y).tangent(),
                                ForwardAD.unpackDual(z).tangent(),
                                ForwardAD.unpackDual(w).tangent(),
                                m.mean,
                                z.mul(1));
                    }
                });
        PROGRAMS.put(
                "vmap",
                () -> {
                    Twice m = warm(new Twice(warm(new Plain(), x())), x());
                    Tensor y = Func.vmap((Tensor t) -> m.call(t)).apply(x());
                    spoil();
                    return y;
                });
        PROGRAMS.put(
                "hessian, jacrev, jacfwd",
                () -> {
                    Plain m = warm(new Plain(), x());
                    Tensor h = Func.hessian(t -> m.call(t).sum()).apply(x().view(8));
                    spoil();
                    Tensor j = Func.jacrev((Tensor t) -> m.call(t)).apply(x().view(8));
                    spoil();
                    Tensor k = Func.jacfwd((Tensor t) -> m.call(t)).apply(x().view(8));
                    spoil();
                    return List.of(h, j, k);
                });
        PROGRAMS.put(
                "linearize and vjp, used later",
                () -> {
                    Twice m = warm(new Twice(warm(new Plain(), x())), x());
                    var l = Func.linearize((Tensor t) -> m.call(t), x());
                    var v = Func.vjp((Tensor t) -> m.call(t), x());
                    spoil();
                    m.call(x());
                    spoil();
                    Tensor a = l.jvp().apply(ones(2, 4));
                    Tensor b = v.pullback().apply(ones(2, 4));
                    spoil();
                    return List.of(a, l.jvp().apply(x()), b, v.pullback().apply(x()), l.output());
                });
        PROGRAMS.put(
                "functionalCall with computed parameters",
                () -> {
                    Weighted m = warm(new Weighted(), x());
                    Tensor base = ones(4, 4).requiresGrad_();
                    Tensor y =
                            Func.functionalCall(
                                    m,
                                    Map.of("weight", base.mul(0.2), "bias", ones(4).mul(2)),
                                    x());
                    spoil();
                    y.sum().backward();
                    spoil();
                    return List.of(y, base.grad());
                });
        PROGRAMS.put(
                "checkpoint",
                () -> {
                    Checkpointed m = warm(new Checkpointed(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y = Checkpoint.checkpoint(m::call, x.mul(1));
                    spoil();
                    y.sum().backward();
                    return List.of(y, x.grad());
                });
        PROGRAMS.put(
                "saved tensors that a program packs",
                () -> {
                    Twice m = warm(new Twice(warm(new Plain(), x())), x());
                    List<Tensor> packed = new ArrayList<>();
                    List<Tensor> unpacked = new ArrayList<>();
                    Tensor x = x().requiresGrad_();
                    Tensor y;
                    try (var _ =
                            Autograd.savedTensorsHooks(
                                    t -> {
                                        packed.add(t);
                                        return t;
                                    },
                                    t -> {
                                        unpacked.add(t);
                                        return t;
                                    })) {
                        y = m.call(x);
                    }
                    spoil();
                    y.sum().backward(o -> o.retainGraph(true));
                    spoil();
                    y.sum().backward();
                    spoil();
                    return List.of(packed, unpacked, x.grad());
                });
        PROGRAMS.put(
                "changes of saved tensors allowed",
                () -> {
                    InPlaceOnInput m = warm(new InPlaceOnInput(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y;
                    try (var _ = Autograd.allowMutationOnSavedTensors()) {
                        Tensor z = x.mul(1);
                        Tensor s = z.sin();
                        y = m.call(z).sum().add(s.sum());
                        spoil();
                        y.backward();
                    }
                    return List.of(y, x.grad());
                });
        PROGRAMS.put(
                "anomaly mode",
                () -> {
                    Twice m = warm(new Twice(warm(new Weighted(), x())), x());
                    Tensor x = x().requiresGrad_();
                    try (var _ = Autograd.detectAnomaly()) {
                        m.call(x).sum().backward();
                    }
                    return x.grad();
                });
        PROGRAMS.put(
                "what gradFn saved, after backward",
                () -> {
                    Plain m = warm(new Plain(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y = m.call(x);
                    List<Tensor> saved = new ArrayList<>();
                    List<Node> todo = new ArrayList<>(List.of(y.gradFn()));
                    while (!todo.isEmpty()) {
                        Node n = todo.removeLast();
                        try {
                            for (Tensor t : n.savedTensors()) {
                                if (t != null) saved.add(t);
                            }
                        } catch (RuntimeException e) {
                            saved.add(zeros(1)); // nothing was saved
                        }
                        n.nextFunctions()
                                .forEach(f -> {
                                    if (f != null) todo.add(f);
                                });
                    }
                    y.sum().backward();
                    spoil();
                    return saved;
                });
        PROGRAMS.put(
                "a leaf of its own",
                () -> {
                    OwnLeaf m = new OwnLeaf();
                    warm(m, true, () -> m.call(x()));
                    Tensor y = m.call(x());
                    spoil();
                    y.sum().backward(o -> o.retainGraph(true));
                    List<Tensor> grads = new ArrayList<>();
                    y.gradFn()
                            .nextFunctions()
                            .getFirst()
                            .nextFunctions()
                            .getFirst()
                            .registerPrehook(g -> {
                                grads.addAll(g);
                                return g;
                            });
                    y.sum().backward();
                    spoil();
                    return List.of(y, grads);
                });
        PROGRAMS.put(
                "a parametrized child",
                () -> {
                    manualSeed(1);
                    WithLinear m = new WithLinear();
                    Parametrize.registerParametrization(m.linear, "weight", new Doubled());
                    warm(m, x());
                    warm(new Doubled(), x());
                    Tensor y = m.call(x());
                    Tensor w = m.linear.weight;
                    spoil();
                    Tensor before = w.clone();
                    List<Tensor> all = new ArrayList<>(List.of(y, before));
                    try (var _ = Parametrize.cached()) {
                        for (int i = 0; i < 3; i++) {
                            all.add(m.call(x()));
                            spoil();
                            all.add(Parametrize.value(m.linear, "weight"));
                            m.call(x()).sum().backward(o -> o.retainGraph(true));
                        }
                    }
                    all.add(Parametrize.value(m.linear, "weight"));
                    return all;
                });
        PROGRAMS.put(
                "old norms of weights",
                () -> {
                    manualSeed(1);
                    WithLinear m = new WithLinear();
                    LegacyNorms.weightNorm(m.linear);
                    warm(m, x());
                    WithLinear s = new WithLinear();
                    LegacyNorms.spectralNorm(s.linear);
                    warm(s, x());
                    Tensor y = m.call(x());
                    Tensor z = s.call(x());
                    spoil();
                    y.add(z).sum().backward();
                    spoil();
                    List<Tensor> all = new ArrayList<>(List.of(y, z));
                    m.parameters().forEach(p -> all.add(p.grad()));
                    all.addAll(m.stateDict().values());
                    all.addAll(s.stateDict().values());
                    all.add(m.linear.weight);
                    all.add(s.linear.weight);
                    return all;
                });
        PROGRAMS.put(
                "lazy layers that are made in a call",
                () -> {
                    manualSeed(1);
                    Later m = warm(new Later(), x());
                    List<Tensor> all = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        all.add(m.call(x()));
                        spoil();
                    }
                    all.get(7).sum().backward();
                    m.parameters().forEach(p -> all.add(p.grad()));
                    m.parameters().forEach(all::add);
                    m.buffers().forEach(all::add);
                    return all;
                });
        PROGRAMS.put(
                "set_ and resize_ of buffers",
                () -> {
                    Sets s = warm(new Sets(), x());
                    Resizes r = warm(new Resizes(), x());
                    Resizes fresh = new Resizes();
                    fresh.call(x());
                    s.call(x());
                    spoil();
                    Statistics t = warm(new Statistics(), x());
                    t.call(x());
                    spoil();
                    return List.of(s.buffer, r.buffer, fresh.buffer, t.mean);
                });
        PROGRAMS.put(
                "hooks that keep",
                () -> {
                    manualSeed(1);
                    WithLinear child = warm(new WithLinear(), x());
                    Twice m = warm(new Twice(child), x());
                    List<Tensor> kept = new ArrayList<>();
                    child.registerForwardHook((_, i, o) -> {
                        kept.add(i);
                        kept.add(o);
                        return null;
                    });
                    child.linear.registerForwardHook((_, i, o) -> {
                        kept.add(i);
                        kept.add(o);
                        return o.mul(2);
                    });
                    m.registerForwardPreHook((_, i) -> {
                        Tensor y = i.mul(3);
                        kept.add(y);
                        return y;
                    });
                    child.linear.registerFullBackwardHook((_, i, o) -> {
                        kept.add(i);
                        kept.add(o);
                        return null;
                    });
                    var all =
                            Module.registerModuleForwardHook((_, i, o) -> {
                                kept.add(i);
                                kept.add(o);
                                return null;
                            });
                    Tensor x = x().requiresGrad_();
                    Tensor y = m.call(x);
                    all.remove();
                    spoil();
                    y.sum().backward();
                    spoil();
                    return List.of(kept, x.grad());
                });
        PROGRAMS.put(
                "what is returned as it is",
                () -> {
                    SameInput s = warm(new SameInput(), x());
                    ItsBuffer b = warm(new ItsBuffer(), x());
                    InPlaceOnInput p = warm(new InPlaceOnInput(), x());
                    Gate g = warm(new Gate(), x());
                    Cut c = warm(new Cut(), x());
                    Complexes i = warm(new Complexes(), x());
                    Tensor x = x();
                    Tensor y = s.call(x);
                    Tensor z = b.call(x);
                    Tensor w = p.call(x);
                    Tensor q = new Sequential(s, b, s, p).call(x());
                    Tensor v = new Sequential(g, c, i, s).call(x());
                    spoil();
                    z.add_(1);
                    return List.of(x, y, z, w, q, b.buffer, v);
                });
        PROGRAMS.put(
                "results of other kinds",
                () -> {
                    Tensor x = x().requiresGrad_();
                    Walks w = new Walks();
                    Parts p = new Parts();
                    Best b = new Best();
                    InList l = new InList();
                    ItsNode n = new ItsNode();
                    Elements e = new Elements();
                    Iterator<Tensor> i = warm(w, false, () -> w.call(x, 2));
                    Tensor[] parts = warm(p, false, () -> p.call(x, 1));
                    ValuesIndices best = warm(b, false, () -> b.call(x, 2));
                    List<Tensor> list = warm(l, false, () -> l.call(x, x));
                    Node node = warm(n, false, () -> n.call(x, 2));
                    float[] elements = warm(e, false, () -> e.call(x, 2));
                    spoil();
                    Tensor saved = node.savedTensors()[0];
                    return List.of(
                            i.next(),
                            i.next(),
                            parts,
                            best,
                            list,
                            saved,
                            Arrays.hashCode(elements));
                });
        PROGRAMS.put(
                "a program's array",
                () -> {
                    Numpy n = warm(new Numpy(), x());
                    Tensor y = n.call(x());
                    spoil();
                    return List.of(y, Arrays.toString(n.own));
                });
        PROGRAMS.put(
                "protected call by reflection",
                () -> {
                    Pair m = new Pair();
                    Tensor x = x();
                    warm(m, false, () -> m.call(x, x));
                    Forward.Of2<Tensor, Tensor, Tensor> code = (a, b) -> hide(a.mul(2)).add(b);
                    Method call =
                            Module.class.getDeclaredMethod(
                                    "call", Forward.Of2.class, Object.class, Object.class);
                    call.setAccessible(true);
                    Object r = call.invoke(m, code, x, x);
                    var handle =
                            MethodHandles.privateLookupIn(Module.class, MethodHandles.lookup())
                                    .findVirtual(
                                            Module.class,
                                            "call",
                                            MethodType.methodType(
                                                    Object.class,
                                                    Forward.Of2.class,
                                                    Object.class,
                                                    Object.class));
                    Object s = handle.invoke((Module) m, code, (Object) x, (Object) x);
                    spoil();
                    return List.of(r, s);
                });
        PROGRAMS.put(
                "a forward that is not overridden",
                () -> {
                    NotOverridden m = new NotOverridden();
                    Tensor r = warm(m, false, () -> m.call(x(), x()));
                    spoil();
                    return r;
                });
        PROGRAMS.put(
                "texts of modules that make tensors",
                () -> {
                    Fails f = warm(new Fails(), x());
                    f.eval();
                    Tensor y = f.call(x().requiresGrad_());
                    f.train();
                    try (var _ = noGrad()) {
                        f.call(x());
                    }
                    spoil();
                    return y;
                });
        PROGRAMS.put(
                "texts of exceptions that make tensors",
                () -> {
                    WrapsTalking w = warm(new WrapsTalking(), x());
                    Tensor y = w.call(x());
                    y = w.call(x());
                    spoil();
                    return y;
                });
        MoreProofPrograms.add(PROGRAMS);
    }

    public static void main(String[] args) throws Exception {
        for (var each : PROGRAMS.entrySet()) {
            String result;
            try {
                result = text(each.getValue().run());
            } catch (Throwable e) {
                result = e.toString().replace('\n', ' ');
                if (args.length > 0) {
                    e.printStackTrace();
                }
            }
            IO.println(each.getKey() + ": " + result);
        }
        int wrong = 0;
        spoil();
        for (Tensor t : KEPT) {
            try {
                wrong += t.detach().toFloatArray()[0] < 0 ? 1 : 0;
            } catch (RuntimeException e) {
                wrong++;
            }
        }
        IO.println(KEPT.size() + " kept, " + wrong + " wrong");
        IO.println(PROVED);
        System.err.println(REFUSED);
    }
}
