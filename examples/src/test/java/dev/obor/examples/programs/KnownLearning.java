package dev.obor.examples.programs;

import static dev.obor.Index.all;
import static dev.obor.Index.from;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.to;
import static dev.obor.Index.until;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.clamp;
import static dev.obor.Obor.empty;
import static dev.obor.Obor.exp;
import static dev.obor.Obor.fullLike;
import static dev.obor.Obor.gather;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.gt;
import static dev.obor.Obor.log1p;
import static dev.obor.Obor.min;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.nonzero;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randnLike;
import static dev.obor.Obor.sin;
import static dev.obor.Obor.split;
import static dev.obor.Obor.squeeze;
import static dev.obor.Obor.tanh;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.unsqueeze;
import static dev.obor.Obor.where;
import static dev.obor.Obor.zeros;
import static dev.obor.Obor.zerosLike;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.distributions.KL;
import dev.obor.distributions.Normal;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.func.Func;
import dev.obor.nn.Buffer;
import dev.obor.nn.Conv1d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Identity;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.Tanh;
import dev.obor.nn.TransformerEncoder;
import dev.obor.nn.TransformerEncoderLayer;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.nn.utils.Parametrizations;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.NAdam;
import dev.obor.optim.RAdam;
import dev.obor.optim.SGD;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Well-known programs about learning: policies, experts, adapters, weights with a variance.
final class KnownLearning {
    private KnownLearning() {}

    // a mixture of experts with noisy gates

    static final class NoisyTopK extends Module {
        private final int k = 2;

        @StateKey("w_gate")
        final Parameter wGate = new Parameter(zeros(5, 4));

        @StateKey("w_noise")
        final Parameter wNoise = new Parameter(zeros(5, 4));

        final Buffer mean = new Buffer(tensor(new double[] {0.0}).to(getDefaultDtype()));
        final Buffer std = new Buffer(tensor(new double[] {1.0}).to(getDefaultDtype()));

        record Result(Tensor gates, Tensor balance) {}

        private static Tensor cvSquared(Tensor x) {
            return x.toFloat().var().div(x.toFloat().mean().pow(2).add(1e-10));
        }

        Result call(Tensor x) {
            return call(() -> route(x));
        }

        private Result route(Tensor x) {
            Tensor clean = x.matmul(wGate);
            Tensor stddev = F.softplus(x.matmul(wNoise)).add(1e-2);
            Tensor noisy = clean.add(randnLike(clean).mul(stddev));
            var top = noisy.topk(k + 1, 1);
            Tensor gates = F.softmax(top.values().get(all(), until(k)), 1);
            Tensor zeros = zerosLike(noisy, o -> o.requiresGrad(true));
            gates = zeros.scatter(1, top.indices().get(all(), until(k)), gates);
            Tensor flat = top.values().flatten();
            Tensor pos = arange(x.size(0)).mul(top.values().size(1)).add(k);
            Tensor thresholdIn = unsqueeze(gather(flat, 0, pos), 1);
            Tensor thresholdOut = unsqueeze(gather(flat, 0, pos.sub(1)), 1);
            Normal normal = new Normal(mean, std);
            Tensor probIn = normal.cdf(clean.sub(thresholdIn).div(stddev));
            Tensor probOut = normal.cdf(clean.sub(thresholdOut).div(stddev));
            Tensor load = where(gt(noisy, thresholdIn), probIn, probOut).sum(0);
            return new Result(gates, cvSquared(gates.sum(0)).add(cvSquared(load)));
        }
    }

    static Run mixtureOfExperts() {
        NoisyTopK gate = new NoisyTopK();
        ModuleList<Sequential> experts = new ModuleList<>();
        for (int e = 0; e < 4; e++) {
            experts.append(new Sequential(new Linear(5, 8), new ReLU(), new Linear(8, 3)));
        }
        List<Parameter> params = new ArrayList<>(gate.parameters());
        params.addAll(experts.parameters());
        Tensor x = wave(0.37, 10, 5);
        Tensor y = arange(10).remainder(3);
        SGD optimizer = new SGD(params, o -> o.lr(0.1).momentum(0.9).nesterov(true));
        return train(
                params,
                optimizer,
                i -> {
                    var routed = gate.call(x);
                    Tensor gates = routed.gates();
                    var sorted = nonzero(gates).sort(0);
                    Tensor expertIndex = sorted.values().split(1, 1)[1];
                    Tensor batchIndex = nonzero(gates).get(sorted.indices().get(all(), 1), 0);
                    long[] partSizes = gates.gt(0).sum(0).toLongArray();
                    Tensor gatesExp = gather(gates.get(batchIndex.flatten()), 1, expertIndex);
                    Tensor[] parts = split(x.get(batchIndex).squeeze(1), partSizes, 0);
                    List<Tensor> outputs = new ArrayList<>();
                    for (int e = 0; e < parts.length; e++) {
                        outputs.add(experts.get(e).call(parts[e]));
                    }
                    Tensor weighted = cat(outputs, 0).mul(gatesExp);
                    Tensor combined =
                            zeros(o -> o.requiresGrad(true), x.size(0), 3)
                                    .indexAdd(0, batchIndex, weighted);
                    return F.crossEntropy(combined, y).add(routed.balance().mul(1e-2));
                });
    }

    // proximal policy optimisation and soft actor-critic, as in Spinning Up

    private static Sequential mlp(int[] sizes, Supplier<Module> activation, Supplier<Module> last) {
        List<Module> layers = new ArrayList<>();
        for (int j = 0; j < sizes.length - 1; j++) {
            layers.add(new Linear(sizes[j], sizes[j + 1]));
            layers.add(j < sizes.length - 2 ? activation.get() : last.get());
        }
        return new Sequential(layers);
    }

    static final class GaussianActor extends Module {
        @StateKey("log_std")
        final Parameter logStd = new Parameter(ones(2).mul(-0.5));

        @StateKey("mu_net")
        final Sequential muNet = mlp(new int[] {3, 8, 2}, Tanh::new, Identity::new);

        Normal distribution(Tensor obs) {
            return call(() -> new Normal(muNet.call(obs), exp(logStd)));
        }
    }

    static Run ppo() {
        GaussianActor actor = new GaussianActor();
        Sequential critic = mlp(new int[] {3, 8, 1}, Tanh::new, Identity::new);
        Tensor obs = wave(0.31, 12, 3);
        Tensor act, logpOld, val;
        try (var _ = noGrad()) {
            act = actor.distribution(obs).sample();
            logpOld = actor.distribution(obs).logProb(act).sum(-1);
            val = squeeze(critic.call(obs), -1);
        }
        Tensor rew = act.pow(2).sum(-1).neg();
        Tensor deltas = rew.get(to(-1)).add(val.get(from(1)).mul(0.99)).sub(val.get(to(-1)));
        Tensor adv = zeros(11);
        double acc = 0;
        for (int t = 10; t >= 0; t--) {
            acc = deltas.get(t).item() + 0.99 * 0.97 * acc;
            adv.set(acc, t);
        }
        Tensor advantage = adv.sub(adv.mean()).div(adv.std(o -> o.correction(0)));
        Tensor ret = rew.flip(0).cumsum(0).flip(0).get(to(-1));
        Adam piOptimizer = new Adam(actor.parameters(), 3e-3);
        Adam vfOptimizer = new Adam(critic.parameters(), 1e-2);
        double weights = squares(actor.parameters()) + squares(critic.parameters());
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            piOptimizer.zeroGrad();
            Normal pi = actor.distribution(obs.get(to(-1)));
            Tensor logp = pi.logProb(act.get(to(-1))).sum(-1);
            Tensor ratio = exp(logp.sub(logpOld.get(to(-1))));
            Tensor clipAdv = clamp(ratio, 1 - 0.2, 1 + 0.2).mul(advantage);
            Tensor lossPi = min(ratio.mul(advantage), clipAdv).mean().neg();
            double approxKl = logpOld.get(to(-1)).sub(logp).mean().item();
            double ent = pi.entropy().mean().item();
            Tensor clipped = ratio.gt(1.2).logicalOr(ratio.lt(0.8));
            double clipfrac = clipped.toFloat().mean().item();
            lossPi.backward();
            ClipGrad.clipGradNorm_(actor.parameters(), 0.5);
            piOptimizer.step();
            vfOptimizer.zeroGrad();
            Tensor lossV = squeeze(critic.call(obs.get(to(-1))), -1).sub(ret).pow(2).mean();
            lossV.backward();
            vfOptimizer.step();
            losses.add(lossPi.item() + lossV.item() + approxKl + ent + clipfrac);
        }
        return new Run(weights, losses);
    }

    static final class SquashedGaussian extends Module {
        final Sequential net = mlp(new int[] {3, 8, 8}, ReLU::new, ReLU::new);
        final Linear muLayer = new Linear(8, 2);
        final Linear logStdLayer = new Linear(8, 2);

        record Result(Tensor action, Tensor logp) {}

        Result call(Tensor obs) {
            return call(() -> {
                Tensor netOut = net.call(obs);
                Tensor mu = muLayer.call(netOut);
                Tensor logStd = clamp(logStdLayer.call(netOut), -20, 2);
                Normal distribution = new Normal(mu, exp(logStd));
                Tensor action = distribution.rsample();
                Tensor logp = distribution.logProb(action).sum(-1);
                Tensor softplus = F.softplus(action.mul(-2));
                logp.sub_(action.rsub(Math.log(2)).sub(softplus).mul(2).sum(1));
                return new Result(tanh(action).mul(2.0), logp);
            });
        }
    }

    static final class QFunction extends Module {
        final Sequential q = mlp(new int[] {5, 8, 1}, ReLU::new, Identity::new);

        Tensor call(Tensor obs, Tensor act) {
            return call(() -> squeeze(q.call(cat(List.of(obs, act), -1)), -1));
        }
    }

    static final class ActorCritic extends Module {
        final SquashedGaussian pi = new SquashedGaussian();
        final QFunction q1 = new QFunction();
        final QFunction q2 = new QFunction();
    }

    static Run sac() {
        ActorCritic ac = new ActorCritic();
        ActorCritic target = ac.copy();
        target.requiresGrad_(false);
        List<Parameter> qParams = new ArrayList<>(ac.q1.parameters());
        qParams.addAll(ac.q2.parameters());
        Adam piOptimizer = new Adam(ac.pi.parameters(), 1e-2);
        Adam qOptimizer = new Adam(qParams, 1e-2);
        Tensor o = wave(0.2, 8, 3), a = wave(0.3, 8, 2), r = wave(0.4, 8), o2 = wave(0.5, 8, 3);
        Tensor d = arange(8).eq(3).toFloat();
        double weights = squares(ac.parameters());
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            qOptimizer.zeroGrad();
            Tensor backup;
            try (var _ = noGrad()) {
                var next = ac.pi.call(o2);
                Tensor qTarget =
                        min(target.q1.call(o2, next.action()), target.q2.call(o2, next.action()));
                backup = r.add(d.rsub(1).mul(0.99).mul(qTarget.sub(next.logp().mul(0.2))));
            }
            Tensor lossQ =
                    ac.q1.call(o, a)
                            .sub(backup)
                            .pow(2)
                            .mean()
                            .add(ac.q2.call(o, a).sub(backup).pow(2).mean());
            lossQ.backward();
            qOptimizer.step();
            qParams.forEach(p -> p.requiresGrad_(false));
            piOptimizer.zeroGrad();
            var now = ac.pi.call(o);
            Tensor lossPi =
                    now.logp()
                            .mul(0.2)
                            .sub(min(ac.q1.call(o, now.action()), ac.q2.call(o, now.action())))
                            .mean();
            lossPi.backward();
            piOptimizer.step();
            qParams.forEach(p -> p.requiresGrad_(true));
            try (var _ = noGrad()) {
                List<Parameter> from = ac.parameters(), to = target.parameters();
                for (int k = 0; k < from.size(); k++) {
                    to.get(k).data().mul_(0.995);
                    to.get(k).data().add_(from.get(k).data().mul(1 - 0.995));
                }
            }
            losses.add(lossQ.item() + lossPi.item());
        }
        losses.add(target.parameters().stream().mapToDouble(p -> p.sum().item()).sum());
        return new Run(weights, losses);
    }

    // learning to learn (MAML)

    static Run maml() {
        Sequential model = new Sequential(new Linear(1, 8), new Tanh(), new Linear(8, 1));
        Adam optimizer = new Adam(model.parameters(), 1e-2);
        return train(
                model.parameters(),
                optimizer,
                i -> {
                    Tensor meta = tensor(0.0);
                    for (int task = 0; task < 3; task++) {
                        Tensor amplitude = rand(1).mul(4.9).add(0.1);
                        Tensor phase = rand(1).mul(Math.PI);
                        Tensor x = rand(10, 1).mul(10).sub(5);
                        Tensor y = amplitude.mul(sin(x.add(phase)));
                        Map<String, Tensor> fast = new LinkedHashMap<>(model.namedParameters());
                        for (int step = 0; step < 2; step++) {
                            Tensor inner =
                                    F.mseLoss(
                                            Func.functionalCall(model, fast, x.get(to(5))),
                                            y.get(to(5)));
                            List<Tensor> grads =
                                    Autograd.grad(
                                            List.of(inner),
                                            List.copyOf(fast.values()),
                                            null,
                                            o -> o.createGraph(true));
                            Map<String, Tensor> next = new LinkedHashMap<>();
                            Iterator<Tensor> g = grads.iterator();
                            fast.forEach((name, p) -> next.put(name, p.sub(g.next().mul(0.05))));
                            fast = next;
                        }
                        meta =
                                meta.add(
                                        F.mseLoss(
                                                Func.functionalCall(model, fast, x.get(from(5))),
                                                y.get(from(5))));
                    }
                    return meta.div(3);
                });
    }

    // a temporal convolutional network with weight norms

    static final class Chomp1d extends Module {
        private final int chompSize;

        Chomp1d(int chompSize) {
            this.chompSize = chompSize;
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.get(all(), all(), until(-chompSize)).contiguous();
        }
    }

    static final class TemporalBlock extends Module {
        final Conv1d conv1;
        final Conv1d conv2;
        final Sequential net;
        final Conv1d downsample;
        final ReLU relu = new ReLU();

        TemporalBlock(int inputs, int outputs, int kernelSize, int dilation) {
            int padding = (kernelSize - 1) * dilation;
            conv1 =
                    Parametrizations.weightNorm(
                            new Conv1d(
                                    inputs,
                                    outputs,
                                    kernelSize,
                                    o -> o.padding(padding).dilation(dilation)));
            conv2 =
                    Parametrizations.weightNorm(
                            new Conv1d(
                                    outputs,
                                    outputs,
                                    kernelSize,
                                    o -> o.padding(padding).dilation(dilation)));
            net =
                    new Sequential(
                            conv1,
                            new Chomp1d(padding),
                            new ReLU(),
                            new Dropout(0.2),
                            conv2,
                            new Chomp1d(padding),
                            new ReLU(),
                            new Dropout(0.2));
            downsample = inputs != outputs ? new Conv1d(inputs, outputs, 1) : null;
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor res = downsample == null ? x : downsample.call(x);
            return relu.call(net.call(x).add(res));
        }
    }

    static Run temporalConvolution() {
        Sequential model =
                new Sequential(new TemporalBlock(2, 4, 3, 1), new TemporalBlock(4, 4, 3, 2));
        Linear linear = new Linear(4, 1);
        List<Parameter> params = new ArrayList<>(model.parameters());
        params.addAll(linear.parameters());
        Tensor x = wave(0.19, 3, 2, 12);
        Tensor y = wave(0.7, 3, 1);
        return train(
                params,
                new NAdam(params, 1e-2),
                i -> F.huberLoss(linear.call(model.call(x).get(all(), all(), -1)), y));
    }

    // weights with a variance (Bayes by backprop)

    static final class BayesianLinear extends Module {
        final Parameter weightMu;
        final Parameter weightRho;
        final Parameter biasMu;
        final Parameter biasRho;
        private Tensor kl = zeros();

        BayesianLinear(int in, int out) {
            weightMu = new Parameter(empty(out, in).uniform_(-0.2, 0.2));
            weightRho = new Parameter(empty(out, in).uniform_(-5, -4));
            biasMu = new Parameter(empty(out).uniform_(-0.2, 0.2));
            biasRho = new Parameter(empty(out).uniform_(-5, -4));
        }

        @Override
        public Tensor forward(Tensor x) {
            Normal weight = new Normal(weightMu, log1p(exp(weightRho)));
            Normal bias = new Normal(biasMu, log1p(exp(biasRho)));
            Normal prior = new Normal(zeros(), ones());
            kl = KL.klDivergence(weight, prior).sum().add(KL.klDivergence(bias, prior).sum());
            return F.linear(x, weight.rsample(), bias.rsample());
        }
    }

    static Run bayesByBackprop() {
        Sequential model =
                new Sequential(new BayesianLinear(3, 6), new ReLU(), new BayesianLinear(6, 1));
        Tensor x = wave(0.4, 8, 3);
        Tensor y = wave(0.9, 8, 1);
        return train(
                model.parameters(),
                new RAdam(model.parameters(), 1e-2),
                i -> {
                    Tensor loss =
                            F.gaussianNllLoss(
                                    model.call(x), y, fullLike(y, 0.1), o -> o.reduction("sum"));
                    for (Module m : model) {
                        if (m instanceof BayesianLinear bayesian) {
                            loss = loss.add(bayesian.kl.div(20));
                        }
                    }
                    return loss;
                });
    }

    // low-rank adapters on a frozen encoder

    /// A field of the library has a type, so that what stands in the place of a linear layer is
    /// one.
    static final class LoRALinear extends Linear {
        private final double scaling = 4.0 / 2;

        @StateKey("lora_A")
        final Parameter loraA;

        @StateKey("lora_B")
        final Parameter loraB;

        LoRALinear(Linear linear) {
            super(linear.weight.size(1), linear.weight.size(0));
            loadStateDict(linear.stateDict());
            loraA = new Parameter(weight.newZeros(2, weight.size(1)));
            loraB = new Parameter(weight.newZeros(weight.size(0), 2));
            Init.kaimingUniform_(loraA, o -> o.a(Math.sqrt(5)));
            Init.zeros_(loraB);
            weight.requiresGrad_(false);
        }

        @Override
        public Tensor forward(Tensor x) {
            return super.forward(x).add(x.matmul(loraA.T()).matmul(loraB.T()).mul(scaling));
        }
    }

    static Run lora() {
        TransformerEncoderLayer layer =
                new TransformerEncoderLayer(
                        8,
                        2,
                        o -> o.dimFeedforward(16).dropout(0.1).batchFirst(true).normFirst(true));
        TransformerEncoder encoder =
                new TransformerEncoder(layer, 2, o -> o.enableNestedTensor(false));
        Linear head = new Linear(8, 3);
        encoder.requiresGrad_(false);
        for (int i = 0; i < 2; i++) {
            for (String name : List.of("linear1", "linear2")) {
                String path = "layers." + i + "." + name;
                encoder.setSubmodule(path, new LoRALinear((Linear) encoder.getSubmodule(path)));
            }
        }
        List<Parameter> params = new ArrayList<>(encoder.parameters());
        params.addAll(head.parameters());
        params.removeIf(p -> !p.requiresGrad());
        Tensor x = wave(0.29, 4, 5, 8);
        Tensor y = arange(4).remainder(3);
        Tensor padding =
                arange(5).get(newAxis(), all()).ge(tensor(5, 3, 4, 2).get(all(), newAxis()));
        AdamW optimizer = new AdamW(params, 5e-2);
        Run run =
                train(
                        params,
                        optimizer,
                        i -> {
                            Tensor out = encoder.call(x, o -> o.srcKeyPaddingMask(padding));
                            Tensor keep = padding.logicalNot().unsqueeze(-1).to(out.dtype());
                            return F.crossEntropy(
                                    head.call(out.mul(keep).sum(1).div(keep.sum(1))), y);
                        });
        return run.and(params.size());
    }
}
