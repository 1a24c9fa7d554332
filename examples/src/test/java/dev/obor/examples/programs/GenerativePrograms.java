package dev.obor.examples.programs;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.full;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.onesLike;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.randnLike;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.distributions.Categorical;
import dev.obor.distributions.Distribution;
import dev.obor.distributions.Independent;
import dev.obor.distributions.MixtureSameFamily;
import dev.obor.distributions.Normal;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.nn.BCELoss;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Buffer;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.LeakyReLU;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleDict;
import dev.obor.nn.ModuleList;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.SiLU;
import dev.obor.nn.Sigmoid;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.nn.utils.Parametrizations;
import dev.obor.optim.Adam;
import dev.obor.optim.LBFGS;
import dev.obor.optim.RMSprop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Networks that make pictures and distributions.
final class GenerativePrograms {
    private GenerativePrograms() {}

    private static void weightsInit(Module m) {
        switch (m) {
            case Conv2d conv -> Init.normal_(conv.weight, 0.0, 0.02);
            case ConvTranspose2d conv -> Init.normal_(conv.weight, 0.0, 0.02);
            case BatchNorm2d norm -> {
                Init.normal_(norm.weight, 1.0, 0.02);
                Init.constant_(norm.bias, 0);
            }
            default -> {}
        }
    }

    static Run dcgan() {
        Sequential g =
                new Sequential(
                        new ConvTranspose2d(8, 8, 4, o -> o.bias(false)),
                        new BatchNorm2d(8),
                        new ReLU(true),
                        new ConvTranspose2d(8, 4, 4, o -> o.stride(2).padding(1).bias(false)),
                        new BatchNorm2d(4),
                        new ReLU(true),
                        new ConvTranspose2d(4, 1, 4, o -> o.stride(2).padding(1).bias(false)),
                        new Tanh());
        Sequential d =
                new Sequential(
                        new Conv2d(1, 4, 4, o -> o.stride(2).padding(1).bias(false)),
                        new LeakyReLU(o -> o.negativeSlope(0.2).inplace(true)),
                        new Conv2d(4, 8, 4, o -> o.stride(2).padding(1).bias(false)),
                        new BatchNorm2d(8),
                        new LeakyReLU(o -> o.negativeSlope(0.2).inplace(true)),
                        new Conv2d(8, 1, 4, o -> o.bias(false)),
                        new Sigmoid());
        g.apply(GenerativePrograms::weightsInit);
        d.apply(GenerativePrograms::weightsInit);
        double weights = squares(g.parameters()) + squares(d.parameters());
        BCELoss criterion = new BCELoss();
        Adam optD = new Adam(d.parameters(), o -> o.lr(0.0002).betas(0.5, 0.999));
        Adam optG = new Adam(g.parameters(), o -> o.lr(0.0002).betas(0.5, 0.999));
        Tensor real = wave(0.37, 6, 1, 16, 16);
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            d.zeroGrad();
            Tensor label = full(new long[] {6}, 1.0);
            Tensor errReal = criterion.call(d.call(real).view(-1), label);
            errReal.backward();
            Tensor noise = randn(6, 8, 1, 1);
            Tensor fake = g.call(noise);
            label.fill_(0.0);
            Tensor errFake = criterion.call(d.call(fake.detach()).view(-1), label);
            errFake.backward();
            optD.step();
            g.zeroGrad();
            label.fill_(1.0);
            Tensor errG = criterion.call(d.call(fake).view(-1), label);
            errG.backward();
            optG.step();
            losses.add(errReal.add(errFake).add(errG).item());
        }
        return new Run(weights, losses);
    }

    private static Tensor gramMatrix(Tensor x) {
        long a = x.size(0), b = x.size(1), c = x.size(2), d = x.size(3);
        Tensor features = x.view(a * b, c * d);
        return features.mm(features.t()).div(a * b * c * d);
    }

    static Run styleTransfer() {
        Sequential first = new Sequential(new Conv2d(3, 6, 3, o -> o.padding(1)), new ReLU());
        Sequential second = new Sequential(new Conv2d(6, 8, 3, o -> o.padding(1)), new ReLU());
        Sequential cnn = first.plus(second).requiresGrad_(false);
        double weights = squares(cnn.parameters());
        Tensor content = wave(0.11, 1, 3, 8, 8);
        Tensor style = wave(0.73, 1, 3, 8, 8);
        Tensor contentTarget = cnn.call(content).detach();
        Tensor styleTarget = gramMatrix(first.call(style)).detach();
        Tensor image = content.clone().requiresGrad_(true);
        LBFGS optimizer = new LBFGS(List.of(image), o -> o.maxIter(4));
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            losses.add(
                    optimizer.step(() -> {
                        try (var _ = noGrad()) {
                            image.clamp_(-1, 1);
                        }
                        optimizer.zeroGrad();
                        Tensor seen = first.call(image);
                        Tensor styleLoss = F.mseLoss(gramMatrix(seen), styleTarget).mul(1e4);
                        Tensor loss = styleLoss.add(F.mseLoss(second.call(seen), contentTarget));
                        loss.backward();
                        return loss.item();
                    }));
        }
        return new Run(weights, losses);
    }

    static final class Coupling extends Module {
        final Buffer mask;
        final Sequential s =
                new Sequential(new Linear(2, 8), new LeakyReLU(), new Linear(8, 2), new Tanh());
        final Sequential t = new Sequential(new Linear(2, 8), new LeakyReLU(), new Linear(8, 2));

        record Result(Tensor x, Tensor logDet) {}

        Coupling(Tensor mask) {
            this.mask = new Buffer(mask);
        }

        Result call(Tensor x) {
            return call(this::pass, x);
        }

        private Result pass(Tensor x) {
            Tensor fixed = x.mul(mask);
            Tensor free = mask.rsub(1);
            Tensor shift = t.call(fixed).mul(free);
            Tensor scale = s.call(fixed).mul(free);
            Tensor moved = free.mul(x.sub(shift)).mul(scale.neg().exp());
            return new Result(fixed.add(moved), scale.sum(1).neg());
        }
    }

    static final class RealNVP extends Module {
        final ModuleList<Coupling> layers = new ModuleList<>();
        private final Distribution prior = new Independent(new Normal(zeros(2), ones(2)), 1);

        RealNVP() {
            Tensor masks = tensor(new double[][] {{0, 1}, {1, 0}, {0, 1}, {1, 0}}).to(zeros(1));
            for (Tensor mask : masks) {
                layers.append(new Coupling(mask));
            }
        }

        Tensor logProb(Tensor x) {
            Tensor logDet = x.newZeros(x.size(0));
            Tensor z = x;
            for (int i = layers.size() - 1; i >= 0; i--) {
                Coupling.Result step = layers.get(i).call(z);
                z = step.x();
                logDet = logDet.add(step.logDet());
            }
            return prior.logProb(z).add(logDet);
        }
    }

    static Run realnvp() {
        RealNVP flow = new RealNVP();
        Tensor angle = linspace(0, Math.PI, 16);
        Tensor x =
                cat(
                        stack(List.of(angle.cos(), angle.sin()), 1),
                        stack(List.of(angle.cos().rsub(1), angle.sin().rsub(0.5)), 1));
        Adam optimizer = new Adam(flow.parameters(), 1e-2);
        return train(flow.parameters(), optimizer, i -> flow.logProb(x).mean().neg());
    }

    static Run mixtureDensity() {
        Map<String, Module> parts = new LinkedHashMap<>();
        parts.put("body", new Sequential(new Linear(1, 10), new Tanh()));
        parts.put("pi", new Linear(10, 3));
        parts.put("mu", new Linear(10, 3));
        parts.put("sigma", new Linear(10, 3));
        ModuleDict<Module> net = new ModuleDict<>(parts);
        Tensor x = linspace(-1, 1, 14).unsqueeze(1);
        Tensor y = x.add(x.mul(7).sin().mul(0.3)).squeeze(1);
        RMSprop optimizer = new RMSprop(net.parameters(), 1e-2);
        return train(
                net.parameters(),
                optimizer,
                i -> {
                    Tensor h = net.get("body").call(x);
                    Tensor deviation = F.softplus(net.get("sigma").call(h)).add(1e-3);
                    MixtureSameFamily mixture =
                            new MixtureSameFamily(
                                    new Categorical(o -> o.logits(net.get("pi").call(h))),
                                    new Normal(net.get("mu").call(h), deviation));
                    return mixture.logProb(y).mean().neg();
                });
    }

    static Run spectralGan() {
        Sequential g = new Sequential(new Linear(3, 8), new ReLU(), new Linear(8, 2));
        Sequential d =
                new Sequential(
                        Parametrizations.spectralNorm(new Linear(2, 8)),
                        new LeakyReLU(0.1),
                        Parametrizations.spectralNorm(new Linear(8, 1)));
        Adam optG = new Adam(g.parameters(), o -> o.lr(1e-2).betas(0.0, 0.9));
        Adam optD = new Adam(d.parameters(), o -> o.lr(1e-2).betas(0.0, 0.9));
        double weights = squares(g.parameters()) + squares(d.parameters());
        Tensor real = wave(0.6, 7, 2);
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Tensor fake = g.call(randn(7, 3));
            Tensor onReal = F.relu(d.call(real).rsub(1)).mean();
            Tensor lossD = onReal.add(F.relu(d.call(fake.detach()).add(1)).mean());
            optD.zeroGrad();
            lossD.backward();
            optD.step();
            Tensor lossG = d.call(fake).mean().neg();
            optG.zeroGrad();
            lossG.backward();
            optG.step();
            losses.add(lossD.item() + lossG.item());
        }
        return new Run(weights, losses);
    }

    static Run gradientPenalty() {
        Sequential d = new Sequential(new Linear(4, 10), new SiLU(), new Linear(10, 1));
        Tensor real = wave(0.6, 7, 4);
        Tensor fake = wave(0.2, 7, 4);
        return train(
                d.parameters(),
                new Adam(d.parameters(), 1e-2),
                i -> {
                    Tensor alpha = rand(7, 1);
                    Tensor mixed = alpha.mul(real).add(alpha.rsub(1).mul(fake)).requiresGrad_(true);
                    Tensor out = d.call(mixed);
                    Tensor gradients =
                            Autograd.grad(out, mixed, onesLike(out), o -> o.createGraph(true));
                    Tensor penalty = gradients.norm(2, 1).sub(1).square().mean();
                    return d.call(fake).mean().sub(d.call(real).mean()).add(penalty.mul(10));
                });
    }

    static final class VAE extends Module {
        final Linear fc1 = new Linear(20, 12);
        final Linear fc21 = new Linear(12, 3);
        final Linear fc22 = new Linear(12, 3);
        final Linear fc3 = new Linear(3, 12);
        final Linear fc4 = new Linear(12, 20);

        record Result(Tensor recon, Tensor mu, Tensor logvar) {}

        Result call(Tensor x) {
            return call(this::run, x);
        }

        private Result run(Tensor x) {
            Tensor h1 = fc1.call(x.view(-1, 20)).relu();
            Tensor mu = fc21.call(h1);
            Tensor logvar = fc22.call(h1);
            Tensor z = reparameterize(mu, logvar);
            return new Result(fc4.call(fc3.call(z).relu()).sigmoid(), mu, logvar);
        }

        private static Tensor reparameterize(Tensor mu, Tensor logvar) {
            Tensor std = logvar.mul(0.5).exp();
            Tensor eps = randnLike(std);
            return mu.add(eps.mul(std));
        }
    }

    static Run vae() {
        VAE model = new VAE();
        Tensor x = wave(0.3, 6, 1, 4, 5).mul(0.5).add(0.5);
        return train(
                model.parameters(),
                new Adam(model.parameters(), 1e-3),
                i -> {
                    VAE.Result r = model.call(x);
                    Tensor bce =
                            F.binaryCrossEntropy(
                                    r.recon(), x.view(-1, 20), o -> o.reduction("sum"));
                    Tensor inner = r.logvar().add(1).sub(r.mu().pow(2)).sub(r.logvar().exp());
                    return bce.add(inner.sum().mul(-0.5));
                });
    }
}
