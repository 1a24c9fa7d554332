package dev.obor.examples.programs;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.bool;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.finfo;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randnLike;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.where;
import static dev.obor.Obor.zeros;
import static dev.obor.Obor.zerosLike;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.Tensor;
import dev.obor.distributions.Categorical;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.SmoothL1Loss;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.nn.utils.ClipGrad;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.AveragedModel;
import dev.obor.optim.CosineAnnealingLR;
import dev.obor.optim.LinearLR;
import dev.obor.optim.SGD;
import dev.obor.optim.SequentialLR;
import dev.obor.optim.SwaUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Distillation, reinforcement, graphs and contrasts.
final class LearningPrograms {
    private LearningPrograms() {}

    static Run distillation() {
        Sequential teacher =
                new Sequential(new Linear(6, 16), new ReLU(), new Linear(16, 4)).eval();
        Sequential student =
                new Sequential(
                        new Linear(6, 8, false), new BatchNorm1d(8), new ReLU(), new Linear(8, 4));
        AveragedModel<Sequential> ema =
                new AveragedModel<>(student, o -> o.multiAvgFn(SwaUtils.getEmaMultiAvgFn(0.9)));
        AdamW optimizer = new AdamW(student.parameters(), o -> o.lr(0.05).weightDecay(0.01));
        SequentialLR scheduler =
                new SequentialLR(
                        optimizer,
                        List.of(
                                new LinearLR(optimizer, o -> o.startFactor(0.1).totalIters(2)),
                                new CosineAnnealingLR(optimizer, 5)),
                        2);
        Tensor x = wave(0.7, 9, 6);
        Tensor y = arange(9).remainder(4);
        double t = 2.0;
        double weights = squares(student.parameters());
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            optimizer.zeroGrad();
            Tensor soft = noGrad(() -> F.softmax(teacher.call(x).div(t), -1));
            Tensor logits = student.call(x);
            Tensor kd =
                    F.klDiv(F.logSoftmax(logits.div(t), -1), soft, o -> o.reduction("batchmean"))
                            .mul(t * t);
            Tensor loss = kd.mul(0.7).add(F.crossEntropy(logits, y).mul(0.3));
            loss.backward();
            optimizer.step();
            scheduler.step();
            ema.updateParameters(student);
            ema.eval();
            losses.add(
                    loss.item()
                            + F.crossEntropy(ema.call(x), y).item()
                            + scheduler.getLastLr().get(0));
        }
        return new Run(weights, losses);
    }

    static final class Policy extends Module {
        final Linear affine1 = new Linear(4, 16);
        final Linear actionHead = new Linear(16, 2);
        final Linear valueHead = new Linear(16, 1);

        record Result(Tensor probs, Tensor value) {}

        Result call(Tensor x) {
            return call(this::run, x);
        }

        private Result run(Tensor x) {
            Tensor h = affine1.call(x).relu();
            return new Result(F.softmax(actionHead.call(h), -1), valueHead.call(h));
        }
    }

    private record SavedAction(Tensor logProb, Tensor value) {}

    static Run actorCritic() {
        Policy model = new Policy();
        Adam optimizer = new Adam(model.parameters(), 3e-2);
        double weights = squares(model.parameters());
        double eps = finfo(getDefaultDtype()).eps();
        List<Double> losses = new ArrayList<>();
        for (int episode = 0; episode < 5; episode++) {
            List<SavedAction> saved = new ArrayList<>();
            List<Double> rewards = new ArrayList<>();
            Tensor state = wave(0.2 + episode, 4);
            for (int t = 0; t < 8; t++) {
                Policy.Result r = model.call(state);
                Categorical m = new Categorical(r.probs());
                Tensor action = m.sample();
                saved.add(new SavedAction(m.logProb(action), r.value()));
                rewards.add(action.item() == t % 2 ? 1.0 : 0.0);
                state = state.roll(1).mul(0.9).add(action.item() * 0.1);
            }
            double total = 0;
            List<Double> discounted = new ArrayList<>();
            for (double r : rewards.reversed()) {
                total = r + 0.99 * total;
                discounted.addFirst(total);
            }
            Tensor returns = tensor(discounted);
            returns = returns.sub(returns.mean()).div(returns.std().add(eps));
            List<Tensor> policyLosses = new ArrayList<>();
            List<Tensor> valueLosses = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                SavedAction s = saved.get(t);
                double advantage = returns.get(t).item() - s.value.item();
                policyLosses.add(s.logProb.neg().mul(advantage));
                valueLosses.add(F.smoothL1Loss(s.value, returns.get(t).unsqueeze(0)));
            }
            optimizer.zeroGrad();
            Tensor loss = stack(policyLosses).sum().add(stack(valueLosses).sum());
            loss.backward();
            optimizer.step();
            losses.add(loss.item());
        }
        return new Run(weights, losses);
    }

    private static Sequential net() {
        return new Sequential(
                new Linear(4, 16), new ReLU(), new Linear(16, 16), new ReLU(), new Linear(16, 3));
    }

    static Run dqn() {
        Sequential policy = net();
        Sequential target = net();
        target.loadStateDict(policy.stateDict());
        AdamW optimizer = new AdamW(policy.parameters(), o -> o.lr(1e-2).amsgrad(true));
        double weights = squares(policy.parameters());
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < 5; step++) {
            Tensor states = wave(0.3 + step, 10, 4);
            Tensor best = noGrad(() -> policy.call(states).max(1).indices().view(-1, 1));
            Tensor explore = rand(10, 1).lt(0.3);
            Tensor actions = where(explore, randint(0, 3, 10, 1), best);
            Tensor rewards = actions.squeeze(1).to(states.dtype()).sub(1);
            Tensor nonFinal = arange(10).remainder(4).ne(3);
            Tensor nextStates = states.get(nonFinal).flip(1);
            Tensor q = policy.call(states).gather(1, actions);
            Tensor nextValues = zeros(10);
            try (var _ = noGrad()) {
                nextValues.set(target.call(nextStates).max(1).values(), nonFinal);
            }
            Tensor expected = nextValues.mul(0.99).add(rewards);
            Tensor loss = new SmoothL1Loss().call(q, expected.unsqueeze(1));
            optimizer.zeroGrad();
            loss.backward();
            ClipGrad.clipGradValue_(policy.parameters(), 100);
            optimizer.step();
            Map<String, Tensor> targetState = target.stateDict();
            Map<String, Tensor> policyState = policy.stateDict();
            for (String key : policyState.keySet()) {
                targetState.put(
                        key, policyState.get(key).mul(0.1).add(targetState.get(key).mul(0.9)));
            }
            target.loadStateDict(targetState);
            losses.add(loss.item());
        }
        return new Run(weights, losses);
    }

    private static final long[][] EDGES = {
        {0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0, 0, 3, 1, 4},
        {1, 0, 2, 1, 3, 2, 4, 3, 5, 4, 0, 5, 3, 0, 4, 1}
    };

    static final class GraphConvolution extends Module {
        final Parameter weight;
        final Parameter bias;

        GraphConvolution(long in, long out) {
            double stdv = 1.0 / Math.sqrt(out);
            weight = new Parameter(Init.uniform_(zeros(in, out), -stdv, stdv));
            bias = new Parameter(Init.uniform_(zeros(out), -stdv, stdv));
        }

        Tensor call(Tensor x, Tensor adj) {
            return call(this::forward, x, adj);
        }

        private Tensor forward(Tensor x, Tensor adj) {
            return adj.mm(x.mm(weight)).add(bias);
        }
    }

    static final class GCN extends Module {
        final GraphConvolution gc1 = new GraphConvolution(5, 8);
        final GraphConvolution gc2 = new GraphConvolution(8, 3);

        Tensor call(Tensor x, Tensor adj) {
            return call(this::forward, x, adj);
        }

        private Tensor forward(Tensor x, Tensor adj) {
            Tensor h = gc1.call(x, adj).relu();
            h = F.dropout(h, 0.5, isTraining());
            return F.logSoftmax(gc2.call(h, adj), 1);
        }
    }

    static Run gcn() {
        GCN model = new GCN();
        Tensor index = tensor(EDGES);
        Tensor adj = zeros(6, 6);
        adj.set(1, index.get(0), index.get(1));
        adj = adj.add(eye(6));
        Tensor d = adj.sum(1).pow(-0.5);
        d.set(0.0, d.isinf());
        Tensor normed = d.unsqueeze(1).mul(adj).mul(d.unsqueeze(0));
        Tensor x = wave(0.9, 6, 5);
        Tensor y = tensor(0L, 1, 2, 0, 1, 2);
        Tensor mask = tensor(true, true, false, true, false, true);
        Adam optimizer = new Adam(model.parameters(), o -> o.lr(0.01).weightDecay(5e-4));
        return train(
                model.parameters(),
                optimizer,
                i -> F.nllLoss(model.call(x, normed).get(mask), y.get(mask)));
    }

    static final class GATLayer extends Module {
        final Linear proj;
        final Parameter source;
        final Parameter target;
        private final long heads;
        private final long out;

        GATLayer(long in, long out, long heads) {
            this.heads = heads;
            this.out = out;
            proj = new Linear(in, heads * out, false);
            source = new Parameter(Init.xavierUniform_(zeros(1, heads, out)));
            target = new Parameter(Init.xavierUniform_(zeros(1, heads, out)));
        }

        Tensor call(Tensor x, Tensor edges) {
            return call(this::forward, x, edges);
        }

        private Tensor forward(Tensor x, Tensor edges) {
            long n = x.size(0);
            Tensor h = proj.call(x).view(n, heads, out);
            Tensor src = edges.get(0);
            Tensor dst = edges.get(1);
            Tensor left = h.mul(source).sum(-1).get(src);
            Tensor score = F.leakyRelu(left.add(h.mul(target).sum(-1).get(dst)), 0.2);
            score = score.sub(score.max()).exp();
            Tensor total = zeros(n, heads).indexAdd_(0, dst, score);
            Tensor alpha = score.div(total.get(dst).add(1e-16)).unsqueeze(-1);
            Tensor sent = h.get(src);
            return zerosLike(h).scatterAdd_(0, dst.view(-1, 1, 1).expandAs(sent), sent.mul(alpha));
        }
    }

    static final class GAT extends Module {
        final GATLayer one = new GATLayer(5, 4, 2);
        final GATLayer two = new GATLayer(8, 3, 1);

        Tensor call(Tensor x, Tensor edges) {
            return call(this::forward, x, edges);
        }

        private Tensor forward(Tensor x, Tensor edges) {
            Tensor h = F.elu(one.call(x, edges).flatten(1));
            return two.call(h, edges).mean(1);
        }
    }

    static Run gat() {
        GAT model = new GAT();
        Tensor x = wave(0.9, 6, 5);
        Tensor y = tensor(0L, 1, 2, 0, 1, 2);
        return train(
                model.parameters(),
                new Adam(model.parameters(), 0.02),
                i -> F.crossEntropy(model.call(x, tensor(EDGES)), y));
    }

    static Run contrastive() {
        Sequential encoder = new Sequential(new Linear(6, 12), new ReLU(true), new Linear(12, 5));
        Tensor x = wave(0.4, 5, 6);
        SGD optimizer = new SGD(encoder.parameters(), o -> o.lr(0.5).momentum(0.9).nesterov(true));
        return train(
                encoder.parameters(),
                optimizer,
                i -> {
                    Tensor views = cat(x.add(randnLike(x).mul(0.1)), x.add(randnLike(x).mul(0.1)));
                    Tensor z = F.normalize(encoder.call(views), o -> o.dim(1));
                    Tensor similarity = z.matmul(z.t()).div(0.5);
                    Tensor labels = cat(arange(5), arange(5));
                    labels = labels.unsqueeze(0).eq(labels.unsqueeze(1)).to(z.dtype());
                    Tensor others = eye(10, o -> o.dtype(bool)).logicalNot();
                    labels = labels.get(others).view(10, -1);
                    similarity = similarity.get(others).view(10, -1);
                    Tensor positives = similarity.get(labels.bool()).view(10, -1);
                    Tensor negatives = similarity.get(labels.bool().logicalNot()).view(10, -1);
                    Tensor logits = cat(List.of(positives, negatives), 1);
                    return F.crossEntropy(logits, zeros(int64, 10));
                });
    }
}
