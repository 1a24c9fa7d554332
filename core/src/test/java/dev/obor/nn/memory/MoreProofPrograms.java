package dev.obor.nn.memory;

import static dev.obor.Obor.capture;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.scope;
import static dev.obor.Obor.zeros;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Checkpoint;
import dev.obor.distributions.Normal;
import dev.obor.func.Func;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.optim.Adam;
import dev.obor.optim.AveragedModel;
import dev.obor.optim.LBFGS;
import dev.obor.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The second half of [ProofPrograms].
@SuppressWarnings({"unused", "unchecked", "ClassCanBeStatic"})
final class MoreProofPrograms extends ProofModules {
    private MoreProofPrograms() {}

    static void add(Map<String, Program> programs) {
        programs.put(
                "endless recursion",
                () -> {
                    Deep d = warm(new Deep(), x());
                    d.self = d;
                    List<Tensor> all = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        try {
                            d.call(x());
                        } catch (StackOverflowError e) {
                            all.add(x().add(i));
                        }
                        Tensor y = x().mul(i);
                        Plain p = new Plain();
                        all.add(p.call(y));
                        all.add(y);
                    }
                    spoil();
                    return all;
                });
        programs.put(
                "a program's log",
                () -> {
                    Logs m = warm(new Logs(), x().mul(0).sum(1, true));
                    Handler handler =
                            new Handler() {
                                @Override
                                public void publish(LogRecord record) {
                                    hide(ones(8).mul(2));
                                }

                                @Override
                                public void flush() {}

                                @Override
                                public void close() {}
                            };
                    Logger log = Logger.getLogger("dev.obor");
                    log.addHandler(handler);
                    log.setUseParentHandlers(false);
                    Tensor y = m.call(x());
                    log.removeHandler(handler);
                    spoil();
                    return y;
                });
        programs.put(
                "states carried along",
                () -> {
                    manualSeed(1);
                    Carries c = new Carries();
                    Tensor[] h = {zeros(2, 4)};
                    warm(c, false, () -> c.call(x(), h[0]));
                    List<Tensor> states = new ArrayList<>();
                    Tensor cache = zeros(0, 4);
                    for (int i = 0; i < 12; i++) {
                        h[0] = c.call(x().mul(i), h[0]);
                        cache = Obor.cat(List.of(cache, h[0]), 0);
                        states.add(h[0]);
                        if (i % 4 == 3) {
                            h[0].sum().backward();
                            h[0] = h[0].detach();
                        }
                        spoil();
                    }
                    return List.of(states, cache, c.in.weight.grad());
                });
        programs.put(
                "several threads",
                () -> {
                    Row m = new Row();
                    warm(m, x());
                    List<Thread> threads = new ArrayList<>();
                    Tensor[] results = new Tensor[4];
                    for (int i = 0; i < 4; i++) {
                        int nr = i;
                        threads.add(
                                Thread.ofPlatform()
                                        .start(() -> {
                                            Tensor y = x();
                                            for (int k = 0; k < 50; k++) {
                                                y = m.call(y.mul(0.1).add(nr)).detach();
                                            }
                                            results[nr] = y;
                                        }));
                    }
                    for (Thread t : threads) t.join();
                    spoil();
                    return results;
                });
        programs.put(
                "capture",
                () -> {
                    Row m = warm(new Row(), x());
                    var step = capture((Tensor t) -> m.call(t).sum(0));
                    List<Tensor> all = new ArrayList<>();
                    for (int i = 0; i < 6; i++) {
                        all.add(step.call(x().add(i)).clone());
                        spoil();
                        all.add(m.call(x().add(i)));
                    }
                    return all;
                });
        programs.put(
                "trace",
                () -> {
                    Masked m = warm(new Masked(), x());
                    Trace t = Trace.of(Map.of("x", x()), () -> m.call(x()), o -> o.strict(false));
                    spoil();
                    Tensor in = x();
                    Trace s = Trace.of(Map.of("x", in), () -> m.call(in), o -> o.strict(true));
                    spoil();
                    List<Object> all = new ArrayList<>();
                    s.calls()
                            .forEach(c ->
                                    c.inputs()
                                            .forEach(v -> {
                                                all.add(v.toString());
                                                all.add(text(v.content()));
                                            }));
                    return all;
                });
        programs.put(
                "LBFGS and a loss of a program",
                () -> {
                    Weighted w = warm(new Weighted(), x());
                    Loss l = new Loss();
                    warm(l, false, () -> l.call(x(), x()));
                    LBFGS opt = new LBFGS(w.parameters(), o -> o.lr(0.1));
                    List<Tensor> losses = new ArrayList<>();
                    for (int i = 0; i < 3; i++) {
                        opt.step(() -> {
                            opt.zeroGrad();
                            Tensor loss = l.call(w.call(x()), ones(2, 4));
                            loss.backward();
                            losses.add(loss);
                            return loss.item();
                        });
                        spoil();
                    }
                    return List.of(losses, w.weight);
                });
        programs.put(
                "gradients of gradients, later",
                () -> {
                    Row m = warm(new Row(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y = m.call(x);
                    spoil();
                    Tensor g = Autograd.grad(y.sum(), x, o -> o.createGraph(true));
                    spoil();
                    Tensor gg = Autograd.grad(g.square().sum(), x, o -> o.createGraph(true));
                    spoil();
                    m.call(x());
                    gg.sum().backward();
                    spoil();
                    return List.of(y, g, gg, x.grad());
                });
        programs.put(
                "gradients of what lies between modules",
                () -> {
                    Row m = warm(new Row(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y = m.call(x);
                    y.retainGrad();
                    Tensor z = m.call(y);
                    List<Tensor> seen = new ArrayList<>();
                    y.registerHook(t -> {
                        seen.add(t);
                        return t.mul(2);
                    });
                    var edge = Autograd.getGradientEdge(y);
                    Tensor byEdge = Autograd.grad(z.sum(), y, o -> o.retainGraph(true));
                    z.sum().backward();
                    spoil();
                    return List.of(seen, y.grad(), byEdge, x.grad());
                });
        programs.put(
                "scopes of a program round and inside",
                () -> {
                    Row m = warm(new Row(), x());
                    Tensor kept;
                    try (var s = scope()) {
                        Tensor y = m.call(x());
                        try (var t = scope()) {
                            Tensor z = m.call(y);
                            kept = s.keep(t.keep(z));
                        }
                        spoil();
                        kept = s.keep(kept.add(y));
                    }
                    spoil();
                    return kept;
                });
        programs.put(
                "results changed in place",
                () -> {
                    Row m = warm(new Row(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y = m.call(x);
                    Tensor v = y.view(-1).narrow(0, 0, 4);
                    v.mul_(2);
                    y.add_(m.call(x));
                    spoil();
                    y.sum().backward();
                    spoil();
                    return List.of(y, v, x.grad());
                });
        programs.put(
                "inference mode",
                () -> {
                    Row m = warm(new Row(), x());
                    Tensor y = Autograd.inferenceMode(() -> m.call(x()));
                    spoil();
                    return y;
                });
        programs.put(
                "a custom function that keeps all that it sees",
                () -> {
                    OwnStep step = new OwnStep();
                    Module child =
                            new Module() {
                                @Override
                                public Tensor forward(Tensor t) {
                                    return step.apply(t.mul(2)).add(t);
                                }
                            };
                    Twice m = warm(new Twice(child), x());
                    Row r = warm(new Row(), x());
                    step.kept.clear();
                    r.call(m.call(r.call(x().requiresGrad_()))).sum().backward();
                    spoil();
                    return step.kept;
                });
        programs.put(
                "backward hooks that keep gradients",
                () -> {
                    manualSeed(1);
                    WithLinear m = warm(new WithLinear(), x());
                    List<Tensor> kept = new ArrayList<>();
                    m.linear.registerFullBackwardHook((_, i, o) -> {
                        kept.add(i);
                        kept.add(o);
                        return null;
                    });
                    m.registerFullBackwardPreHook((_, o) -> {
                        kept.add(o);
                        return o.mul(2);
                    });
                    m.linear.weight.registerPostAccumulateGradHook(w -> kept.add(w.grad()));
                    m.linear.bias.registerHook(g -> {
                        kept.add(g);
                        return g.mul(1);
                    });
                    new Sequential(m, new Tanh(), m).call(x().requiresGrad_()).sum().backward();
                    spoil();
                    return kept;
                });
        programs.put(
                "a distance of a program",
                () -> {
                    Distances m = new Distances();
                    m.kept.clear();
                    warm(m, x());
                    m.kept.clear();
                    Tensor y = m.call(x());
                    spoil();
                    return List.of(y, m.kept);
                });
        programs.put(
                "an activation of a program",
                () -> {
                    manualSeed(1);
                    List<Tensor> kept = new ArrayList<>();
                    Encodes m = new Encodes(kept);
                    warm(m, x().view(2, 1, 4));
                    kept.clear();
                    Tensor y = m.call(x().view(2, 1, 4).requiresGrad_());
                    y.sum().backward();
                    spoil();
                    return List.of(y, kept);
                });
        programs.put(
                "a child that throws what it made",
                () -> {
                    Catches m = warm(new Catches(), x());
                    Tensor y = m.call(x());
                    spoil();
                    return List.of(y, hide(y.mul(0).add(2)));
                });
        programs.put(
                "virtual threads, one after another",
                () -> {
                    Row m = warm(new Row(), x());
                    List<Tensor> all = new ArrayList<>();
                    for (int i = 0; i < 4; i++) {
                        int nr = i;
                        Thread.ofVirtual()
                                .start(() -> {
                                    Tensor y = m.call(x().mul(nr));
                                    all.add(y);
                                })
                                .join();
                        spoil();
                    }
                    return all;
                });
        programs.put(
                "a child put in the place of another",
                () -> {
                    Swapped m = warm(new Swapped(), x());
                    List<Tensor> kept = new ArrayList<>();
                    m.child =
                            new Module() {
                                @Override
                                public Tensor forward(Tensor t) {
                                    kept.add(t);
                                    Tensor u = t.mul(2);
                                    kept.add(u);
                                    return u;
                                }
                            };
                    Tensor y = m.call(x());
                    spoil();
                    return List.of(y, kept);
                });
        programs.put(
                "a subclass of Sequential, a layer with its own forward",
                () -> {
                    manualSeed(1);
                    List<Tensor> kept = new ArrayList<>();
                    Sequential s =
                            new Sequential(new Weighted(), new Plain()) {
                                @Override
                                public Tensor forward(Tensor t) {
                                    Tensor u = super.forward(t);
                                    kept.add(t);
                                    kept.add(u);
                                    return u.mul(2);
                                }
                            };
                    Twice m = warm(new Twice(s), x());
                    kept.clear();
                    Tensor y = m.call(x());
                    spoil();
                    return List.of(y, kept);
                });
        programs.put(
                "forward called directly, and by reflection",
                () -> {
                    Row m = warm(new Row(), x());
                    Object y = m.forward(x());
                    Object z = Row.class.getMethod("forward", Tensor.class).invoke(m, x());
                    spoil();
                    return List.of(y, z);
                });
        programs.put(
                "layers of a recurrent network",
                () -> {
                    manualSeed(1);
                    Recurrent m = warm(new Recurrent(), x().view(2, 1, 4));
                    Tensor x = x().view(2, 1, 4).requiresGrad_();
                    Tensor y = m.call(x);
                    spoil();
                    y.sum().backward();
                    spoil();
                    return List.of(y, x.grad());
                });
        programs.put(
                "a distribution of results",
                () -> {
                    manualSeed(1);
                    Row m = warm(new Row(), x());
                    var normal = new Normal(m.call(x()), m.call(x()).exp());
                    spoil();
                    Tensor sample = normal.rsample();
                    return List.of(sample, normal.logProb(sample), normal.mean());
                });
        programs.put(
                "an average of models",
                () -> {
                    Weighted m = warm(new Weighted(), x());
                    AveragedModel<Weighted> average = new AveragedModel<>(m);
                    Adam adam = new Adam(m.parameters(), 0.01);
                    for (int i = 0; i < 5; i++) {
                        m.call(x()).sum().backward();
                        adam.step();
                        adam.zeroGrad();
                        average.updateParameters(m);
                        spoil();
                    }
                    return List.of(average.call(x()), m.weight);
                });
        programs.put(
                "batches of seeds, gradients inside",
                () -> {
                    Row m = warm(new Row(), x());
                    var perSample =
                            Func.vmap(Func.grad((Tensor t) -> m.call(t.unsqueeze(0)).sum()));
                    Tensor g = perSample.apply(x());
                    spoil();
                    return g;
                });
        programs.put(
                "checkpoints of proved modules in a row",
                () -> {
                    Row m = warm(new Row(), x());
                    Weighted w = warm(new Weighted(), x());
                    Tensor x = x().requiresGrad_();
                    Tensor y =
                            Checkpoint.checkpointSequential(
                                    List.of(m::call, w::call, m::call, w::call), 2, x);
                    spoil();
                    y.sum().backward();
                    spoil();
                    return List.of(y, x.grad(), w.weight.grad());
                });
        programs.put(
                "a module deeply copied",
                () -> {
                    Normed m = warm(new Normed(), x());
                    Normed copy = m.copy();
                    m.call(x());
                    copy.call(x().mul(2));
                    spoil();
                    List<Tensor> all = new ArrayList<>();
                    m.buffers().forEach(all::add);
                    copy.buffers().forEach(all::add);
                    return all;
                });
    }
}
