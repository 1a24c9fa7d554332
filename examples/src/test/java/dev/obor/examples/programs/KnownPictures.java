package dev.obor.examples.programs;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Index.from;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.slice;
import static dev.obor.Index.to;
import static dev.obor.Obor.abs;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.argmin;
import static dev.obor.Obor.bmm;
import static dev.obor.Obor.bool;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.clip;
import static dev.obor.Obor.cos;
import static dev.obor.Obor.cumprod;
import static dev.obor.Obor.empty;
import static dev.obor.Obor.enableGrad;
import static dev.obor.Obor.exp;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.full;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.log;
import static dev.obor.Obor.matmul;
import static dev.obor.Obor.max;
import static dev.obor.Obor.mean;
import static dev.obor.Obor.meshgrid;
import static dev.obor.Obor.mm;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.norm;
import static dev.obor.Obor.onesLike;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.randnLike;
import static dev.obor.Obor.randperm;
import static dev.obor.Obor.roll;
import static dev.obor.Obor.sigmoid;
import static dev.obor.Obor.sin;
import static dev.obor.Obor.split;
import static dev.obor.Obor.sqrt;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.sum;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static dev.obor.Obor.zerosLike;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.distributions.Beta;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.nn.AdaptiveMaxPool1d;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Buffer;
import dev.obor.nn.Conv1d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.CrossEntropyLoss;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.GroupNorm;
import dev.obor.nn.Identity;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.LogSoftmax;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.SiLU;
import dev.obor.nn.StateKey;
import dev.obor.nn.Tanh;
import dev.obor.nn.Unflatten;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.Adamax;
import dev.obor.optim.RMSprop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// Well-known programs about pictures and shapes: diffusion, fields, codes, contrasts.
final class KnownPictures {
    private KnownPictures() {}

    // denoising diffusion

    static final class SinusoidalPositionEmbeddings extends Module {
        private final int dim;

        SinusoidalPositionEmbeddings(int dim) {
            this.dim = dim;
        }

        @Override
        public Tensor forward(Tensor time) {
            int halfDim = dim / 2;
            double scale = Math.log(10000) / (halfDim - 1);
            Tensor embeddings = exp(arange(halfDim).mul(-scale));
            embeddings = time.get(all(), newAxis()).mul(embeddings.get(newAxis(), all()));
            return cat(List.of(embeddings.sin(), embeddings.cos()), -1).to(getDefaultDtype());
        }
    }

    static final class DenoisingBlock extends Module {
        final Sequential mlp;
        final Conv2d proj;
        final GroupNorm norm;
        final SiLU act = new SiLU();

        @StateKey("res_conv")
        final Module resConv;

        DenoisingBlock(int channels, int out, int timeDim) {
            mlp = new Sequential(new SiLU(), new Linear(timeDim, out * 2));
            proj = new Conv2d(channels, out, 3, o -> o.padding(1));
            norm = new GroupNorm(2, out);
            resConv = channels != out ? new Conv2d(channels, out, 1) : new Identity();
        }

        Tensor call(Tensor x, Tensor t) {
            return call(() -> {
                Tensor[] parts = mlp.call(t).get(all(), all(), newAxis(), newAxis()).chunk(2, 1);
                Tensor h = norm.call(proj.call(x));
                h = h.mul(parts[0].add(1)).add(parts[1]);
                return act.call(h).add(resConv.call(x));
            });
        }
    }

    static final class Denoiser extends Module {
        final Sequential timeMlp =
                new Sequential(
                        new SinusoidalPositionEmbeddings(8),
                        new Linear(8, 16),
                        new GELU(),
                        new Linear(16, 16));
        final DenoisingBlock down = new DenoisingBlock(1, 4, 16);
        final Conv2d pool = new Conv2d(4, 4, 4, o -> o.stride(2).padding(1));
        final DenoisingBlock mid = new DenoisingBlock(4, 8, 16);
        final ConvTranspose2d up = new ConvTranspose2d(8, 4, 4, o -> o.stride(2).padding(1));
        final DenoisingBlock last = new DenoisingBlock(8, 4, 16);
        final Conv2d end = new Conv2d(4, 1, 1);

        Tensor call(Tensor x, Tensor time) {
            return call(() -> {
                Tensor t = timeMlp.call(time);
                Tensor d = down.call(x, t);
                Tensor m = mid.call(pool.call(d), t);
                return end.call(last.call(cat(List.of(up.call(m), d), 1), t));
            });
        }
    }

    private static Tensor extract(Tensor a, Tensor t) {
        return a.gather(-1, t).reshape(t.size(0), 1, 1, 1);
    }

    static Run ddpm() {
        int timesteps = 20;
        Tensor x = linspace(0, timesteps, timesteps + 1);
        Tensor acp = cos(x.div(timesteps).add(0.008).div(1.008).mul(Math.PI * 0.5)).pow(2);
        acp = acp.div(acp.get(0));
        Tensor betas = clip(acp.get(from(1)).div(acp.get(to(-1))).rsub(1), 0.0001, 0.9999);
        Tensor alphas = betas.rsub(1.0);
        Tensor alphasCumprod = cumprod(alphas, 0);
        Tensor previous = F.pad(alphasCumprod.get(to(-1)), new long[] {1, 0}, o -> o.value(1.0));
        Tensor sqrtRecipAlphas = sqrt(alphas.reciprocal());
        Tensor sqrtOneMinus = sqrt(alphasCumprod.rsub(1.0));
        Tensor posteriorVariance = betas.mul(previous.rsub(1.0)).div(alphasCumprod.rsub(1.0));
        Denoiser model = new Denoiser();
        Adam optimizer = new Adam(model.parameters(), 1e-3);
        Tensor pictures = wave(0.05, 4, 1, 8, 8);
        Run run =
                train(
                        model.parameters(),
                        optimizer,
                        i -> {
                            Tensor t = randint(0, timesteps, 4).toLong();
                            Tensor noise = randnLike(pictures);
                            Tensor noisy =
                                    extract(sqrt(alphasCumprod), t)
                                            .mul(pictures)
                                            .add(extract(sqrtOneMinus, t).mul(noise));
                            return F.smoothL1Loss(noise, model.call(noisy, t));
                        });
        Tensor img = randn(2, 1, 8, 8);
        try (var _ = noGrad()) {
            for (int i = timesteps - 1; i >= 15; i--) {
                Tensor t = full(new long[] {2}, i);
                Tensor moved =
                        img.sub(
                                extract(betas, t)
                                        .mul(model.call(img, t))
                                        .div(extract(sqrtOneMinus, t)));
                Tensor mean = extract(sqrtRecipAlphas, t).mul(moved);
                img = mean.add(sqrt(extract(posteriorVariance, t)).mul(randnLike(img)));
            }
        }
        return run.and(img.abs().mean().item());
    }

    // a neural ODE with the adjoint method

    static final class ODEFunc extends Module {
        final Sequential net = new Sequential(new Linear(2, 10), new Tanh(), new Linear(10, 2));

        ODEFunc() {
            for (Module m : net.modules()) {
                if (m instanceof Linear linear) {
                    Init.normal_(linear.weight, 0, 0.1);
                    Init.constant_(linear.bias, 0);
                }
            }
        }

        @Override
        public Tensor forward(Tensor y) {
            return net.call(y.pow(3));
        }
    }

    private static Tensor rk4(BinaryOperator<Tensor> f, Tensor y0, Tensor t) {
        List<Tensor> ys = new ArrayList<>(List.of(y0));
        for (int i = 0; i + 1 < t.size(0); i++) {
            Tensor t0 = t.get(i), t1 = t.get(i + 1);
            Tensor h = t1.sub(t0), y = ys.getLast();
            Tensor k1 = f.apply(t0, y);
            Tensor k2 = f.apply(t0.add(h.div(2)), y.add(h.div(2).mul(k1)));
            Tensor k3 = f.apply(t0.add(h.div(2)), y.add(h.div(2).mul(k2)));
            Tensor k4 = f.apply(t1, y.add(h.mul(k3)));
            ys.add(y.add(h.div(6).mul(k1.add(k2.mul(2)).add(k3.mul(2)).add(k4))));
        }
        return stack(ys);
    }

    static final class ODEAdjoint extends dev.obor.autograd.Function {
        private final ODEFunc func;

        ODEAdjoint(ODEFunc func) {
            this.func = func;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor ys;
            try (var _ = noGrad()) {
                ys = rk4((t, y) -> func.call(y), in[0], in[1]);
            }
            ctx.saveForBackward(in[1], in[2], ys);
            return ys;
        }

        @Override
        protected Tensor[] backward(Context ctx, Tensor grad) {
            Tensor t = ctx.saved(0), flat = ctx.saved(1), ys = ctx.saved(2);
            long n = ys.get(0).numel();
            List<Parameter> params = func.parameters();
            BinaryOperator<Tensor> augmented =
                    (tau, s) -> {
                        Tensor a = s.get(slice(n, 2 * n)).viewAs(ys.get(0));
                        List<Tensor> parts = new ArrayList<>();
                        try (var _ = enableGrad()) {
                            Tensor y = s.get(to(n)).viewAs(ys.get(0)).detach().requiresGrad_();
                            Tensor f = func.call(y);
                            List<Tensor> by = new ArrayList<>(List.of(y));
                            by.addAll(params);
                            List<Tensor> vjp =
                                    Autograd.grad(
                                            List.of(f),
                                            by,
                                            List.of(a.neg()),
                                            o -> o.allowUnused(true));
                            parts.add(f.detach().reshape(-1));
                            for (int i = 0; i < by.size(); i++) {
                                Tensor g = vjp.get(i);
                                parts.add(
                                        g == null
                                                ? by.get(i).zerosLike().reshape(-1)
                                                : g.reshape(-1));
                            }
                        }
                        return cat(parts);
                    };
            Tensor a = grad.get(-1);
            Tensor gp = zerosLike(flat);
            for (long i = t.size(0) - 1; i > 0; i--) {
                Tensor s = cat(ys.get(i).reshape(-1), a.reshape(-1), gp);
                s = rk4(augmented, s, stack(t.get(i), t.get(i - 1))).get(-1);
                a = s.get(slice(n, 2 * n)).viewAs(a).add(grad.get(i - 1));
                gp = s.get(from(2 * n));
            }
            return new Tensor[] {a, null, gp};
        }
    }

    static Run neuralOde() {
        ODEFunc func = new ODEFunc();
        Tensor m = tensor(new double[][] {{-0.1, 2.0}, {-2.0, -0.1}}).to(getDefaultDtype());
        Tensor t = linspace(0.0, 1.0, 6);
        Tensor start = tensor(new double[][] {{1.2, 0.3}}).to(getDefaultDtype());
        Tensor trueY = rk4((_, y) -> mm(y.pow(3), m), start, t);
        RMSprop optimizer = new RMSprop(func.parameters(), 1e-2);
        return train(
                func.parameters(),
                optimizer,
                i -> {
                    Tensor flat = cat(func.parameters().stream().map(p -> p.reshape(-1)).toList());
                    Tensor y0 = trueY.get(0).clone().requiresGrad_();
                    Tensor pred = new ODEAdjoint(func).apply(y0, t, flat);
                    return mean(abs(pred.sub(trueY)));
                });
    }

    // SIREN: a picture, its gradient and its Laplacian

    static final class SineLayer extends Module {
        private final double omega0 = 30;
        final Linear linear;

        SineLayer(int inFeatures, int outFeatures, boolean isFirst) {
            linear = new Linear(inFeatures, outFeatures);
            try (var _ = noGrad()) {
                double bound = isFirst ? 1.0 / inFeatures : Math.sqrt(6.0 / inFeatures) / omega0;
                linear.weight.uniform_(-bound, bound);
            }
        }

        @Override
        public Tensor forward(Tensor input) {
            return sin(linear.call(input).mul(omega0));
        }
    }

    private static Tensor gradient(Tensor y, Tensor x) {
        return Autograd.grad(y, x, onesLike(y), o -> o.createGraph(true));
    }

    private static Tensor divergence(Tensor y, Tensor x) {
        Tensor div = tensor(0.0);
        for (int i = 0; i < y.size(-1); i++) {
            Tensor part = y.get(ellipsis(), i);
            div = div.add(gradient(part, x).get(ellipsis(), slice(i, i + 1)));
        }
        return div;
    }

    static Run siren() {
        Sequential model =
                new Sequential(
                        new SineLayer(2, 16, true),
                        new SineLayer(16, 16, false),
                        new Linear(16, 1));
        Tensor line = linspace(-1, 1, 6);
        Tensor mgrid = stack(List.of(meshgrid(List.of(line, line), "ij")), -1).reshape(-1, 2);
        Tensor target = mgrid.pow(2).sum(-1, true).cos();
        Adam optimizer = new Adam(model.parameters(), 1e-4);
        return train(
                model.parameters(),
                optimizer,
                i -> {
                    Tensor coords = mgrid.clone().detach().requiresGrad_(true);
                    Tensor output = model.call(coords);
                    Tensor laplacian = divergence(gradient(output, coords), coords);
                    return output.sub(target)
                            .pow(2)
                            .mean()
                            .add(laplacian.sub(1).abs().mean().mul(1e-4));
                });
    }

    // a small NeRF

    private static Tensor positionalEncoding(Tensor x) {
        List<Tensor> encoding = new ArrayList<>(List.of(x));
        for (Tensor f : tensor(2.0).pow(linspace(0.0, 2, 3))) {
            encoding.add(sin(x.mul(f)));
            encoding.add(cos(x.mul(f)));
        }
        return cat(encoding, -1);
    }

    private static Tensor cumprodExclusive(Tensor tensor) {
        Tensor cumprod = roll(cumprod(tensor, -1), 1, -1);
        cumprod.set(1.0, ellipsis(), 0);
        return cumprod;
    }

    static Run nerf() {
        Sequential model =
                new Sequential(
                        new Linear(21, 16),
                        new ReLU(),
                        new Linear(16, 16),
                        new ReLU(),
                        new Linear(16, 4));
        Tensor pose = eye(4);
        pose.set(4.0, 2, 3);
        Tensor target = wave(0.2, 5, 6, 3).abs();
        Adam optimizer = new Adam(model.parameters(), 5e-3);
        return train(
                model.parameters(),
                optimizer,
                step -> {
                    double focal = 5.0;
                    Tensor[] grid = meshgrid(List.of(linspace(0, 5, 6), linspace(0, 4, 5)), "ij");
                    Tensor i = grid[0].t(), j = grid[1].t();
                    Tensor dirs =
                            stack(
                                    List.of(
                                            i.sub(6 * 0.5).div(focal),
                                            j.sub(5 * 0.5).div(focal).neg(),
                                            onesLike(i).neg()),
                                    -1);
                    Tensor raysD =
                            sum(
                                    dirs.get(ellipsis(), newAxis(), all())
                                            .mul(pose.get(to(3), to(3))),
                                    -1);
                    Tensor raysO = pose.get(to(3), -1).expand(raysD.shape());
                    Tensor z = linspace(2.0, 6.0, 8);
                    Tensor mids =
                            z.get(ellipsis(), from(1)).add(z.get(ellipsis(), to(-1))).mul(0.5);
                    Tensor upper = cat(List.of(mids, z.get(ellipsis(), from(-1))), -1);
                    Tensor lower = cat(List.of(z.get(ellipsis(), to(1)), mids), -1);
                    z = lower.add(upper.sub(lower).mul(rand(raysO.size(0), raysO.size(1), 8)));
                    Tensor pts =
                            raysO.get(ellipsis(), newAxis(), all())
                                    .add(
                                            raysD.get(ellipsis(), newAxis(), all())
                                                    .mul(z.get(ellipsis(), all(), newAxis())));
                    Tensor flat = positionalEncoding(pts.reshape(-1, 3));
                    List<Tensor> outputs = new ArrayList<>();
                    for (Tensor b : split(flat, 100)) {
                        outputs.add(model.call(b));
                    }
                    Tensor raw = cat(outputs).reshape(pts.size(0), pts.size(1), pts.size(2), 4);
                    Tensor sigma = F.relu(raw.get(ellipsis(), 3));
                    Tensor rgb = sigmoid(raw.get(ellipsis(), to(3)));
                    Tensor far =
                            tensor(new double[] {1e10})
                                    .to(getDefaultDtype())
                                    .expand(z.get(ellipsis(), to(1)).shape());
                    Tensor dists =
                            cat(
                                    List.of(
                                            z.get(ellipsis(), from(1))
                                                    .sub(z.get(ellipsis(), to(-1))),
                                            far),
                                    -1);
                    Tensor alpha = exp(sigma.neg().mul(dists)).rsub(1.0);
                    Tensor weights = alpha.mul(cumprodExclusive(alpha.rsub(1.0).add(1e-10)));
                    return F.mseLoss(weights.get(ellipsis(), newAxis()).mul(rgb).sum(-2), target);
                });
    }

    // VQ-VAE with moving averages

    static final class VectorQuantizerEMA extends Module {
        private final int count;
        private final int dim;
        private final double decay = 0.99;
        private final double epsilon = 1e-5;
        final Embedding embedding;
        final Buffer emaClusterSize;
        final Parameter emaW;

        record Result(Tensor loss, Tensor quantized, Tensor perplexity) {}

        VectorQuantizerEMA(int count, int dim) {
            this.count = count;
            this.dim = dim;
            embedding = new Embedding(count, dim);
            embedding.weight.data().normal_();
            emaClusterSize = new Buffer(zeros(count));
            emaW = new Parameter(empty(count, dim));
            emaW.data().normal_();
        }

        Result call(Tensor x) {
            return call(() -> quantize(x));
        }

        private Result quantize(Tensor x) {
            Tensor inputs = x.permute(0, 2, 3, 1).contiguous();
            Tensor flat = inputs.view(-1, dim);
            Tensor codes = embedding.weight;
            Tensor distances =
                    sum(flat.pow(2), 1, true)
                            .add(sum(codes.pow(2), 1))
                            .sub(matmul(flat, codes.t()).mul(2));
            Tensor indices = argmin(distances, 1).unsqueeze(1);
            Tensor encodings = zeros(indices.size(0), count);
            encodings.scatter_(1, indices, 1);
            Tensor quantized = matmul(encodings, codes).view(inputs.shape());
            if (isTraining()) {
                try (var _ = noGrad()) {
                    emaClusterSize.mul_(decay).add_(sum(encodings, 0).mul(1 - decay));
                    Tensor n = sum(emaClusterSize);
                    emaClusterSize.add_(epsilon).div_(n.add(count * epsilon)).mul_(n);
                    Tensor dw = matmul(encodings.t(), flat);
                    emaW.mul_(decay).add_(dw.mul(1 - decay));
                    embedding.weight.copy_(emaW.div(emaClusterSize.unsqueeze(1)));
                }
            }
            Tensor loss = F.mseLoss(quantized.detach(), inputs).mul(0.25);
            quantized = inputs.add(quantized.sub(inputs).detach());
            Tensor avgProbs = mean(encodings, 0);
            Tensor perplexity = exp(sum(avgProbs.mul(log(avgProbs.add(1e-10)))).neg());
            return new Result(loss, quantized.permute(0, 3, 1, 2).contiguous(), perplexity);
        }
    }

    static Run vqvae() {
        Sequential encoder =
                new Sequential(
                        new Conv2d(1, 6, 4, o -> o.stride(2).padding(1)),
                        new ReLU(),
                        new Conv2d(6, 4, 1));
        VectorQuantizerEMA vq = new VectorQuantizerEMA(8, 4);
        Sequential decoder =
                new Sequential(
                        new ConvTranspose2d(4, 6, 4, o -> o.stride(2).padding(1)),
                        new ReLU(),
                        new Conv2d(6, 1, 3, o -> o.padding(1)));
        List<Parameter> params = new ArrayList<>(encoder.parameters());
        params.addAll(decoder.parameters());
        Adam optimizer = new Adam(params, o -> o.lr(1e-2).amsgrad(false));
        Tensor x = wave(0.11, 3, 1, 8, 8);
        double[] perplexities = {0};
        Run run =
                train(
                        params,
                        optimizer,
                        i -> {
                            var q = vq.call(encoder.call(x));
                            perplexities[0] += q.perplexity().item();
                            return F.mseLoss(decoder.call(q.quantized()), x)
                                    .div(x.var())
                                    .add(q.loss());
                        });
        return run.and(perplexities[0]);
    }

    // mixup, label smoothing, stochastic depth

    private static Tensor dropPath(Tensor x, double dropProb, boolean training) {
        if (dropProb == 0.0 || !training) {
            return x;
        }
        double keepProb = 1 - dropProb;
        Tensor random =
                rand(o -> o.dtype(x.dtype()).device(x.device()), x.size(0), 1, 1).add(keepProb);
        random.floor_();
        return x.div(keepProb).mul(random);
    }

    static final class MixerBlock extends Module {
        final LayerNorm norm1;
        final LayerNorm norm2;
        final Sequential token;
        final Sequential channel;

        MixerBlock(int tokens, int dim) {
            norm1 = new LayerNorm(dim);
            norm2 = new LayerNorm(dim);
            token =
                    new Sequential(
                            new Linear(tokens, 6),
                            new GELU(),
                            new Dropout(0.1),
                            new Linear(6, tokens));
            channel =
                    new Sequential(
                            new Linear(dim, 10), new GELU(), new Dropout(0.1), new Linear(10, dim));
        }

        @Override
        public Tensor forward(Tensor input) {
            Tensor mixed = token.call(norm1.call(input).transpose(1, 2)).transpose(1, 2);
            Tensor x = input.add(dropPath(mixed, 0.2, isTraining()));
            return x.add(dropPath(channel.call(norm2.call(x)), 0.2, isTraining()));
        }
    }

    static Run mixup() {
        Sequential model =
                new Sequential(
                        new Conv2d(1, 8, 4, o -> o.stride(4)),
                        new Flatten(2),
                        new Unflatten(2, 4),
                        new Identity());
        Sequential blocks = new Sequential(new MixerBlock(4, 8), new MixerBlock(4, 8));
        Linear head = new Linear(8, 3);
        List<Parameter> params = new ArrayList<>(model.parameters());
        params.addAll(blocks.parameters());
        params.addAll(head.parameters());
        CrossEntropyLoss criterion = new CrossEntropyLoss(o -> o.labelSmoothing(0.1));
        Tensor x = wave(0.13, 6, 1, 8, 8);
        Tensor y = arange(6).remainder(3);
        return train(
                params,
                new AdamW(params, 1e-2),
                i -> {
                    double lam =
                            new Beta(
                                            tensor(0.4).to(getDefaultDtype()),
                                            tensor(0.4).to(getDefaultDtype()))
                                    .sample()
                                    .item();
                    Tensor index = randperm(x.size(0));
                    Tensor mixed = x.mul(lam).add(x.get(index, all()).mul(1 - lam));
                    Tensor out = head.call(blocks.call(model.call(mixed).transpose(1, 2)).mean(1));
                    return criterion
                            .call(out, y)
                            .mul(lam)
                            .add(criterion.call(out, y.get(index)).mul(1 - lam));
                });
    }

    // SimCLR

    static Run simclr() {
        Sequential model =
                new Sequential(
                        new Linear(6, 12, o -> o.bias(false)),
                        new BatchNorm1d(12),
                        new ReLU(true),
                        new Linear(12, 5));
        Tensor images = wave(0.23, 5, 6);
        double temperature = 0.07;
        Adam optimizer = new Adam(model.parameters(), o -> o.lr(3e-3).weightDecay(1e-4));
        return train(
                model.parameters(),
                optimizer,
                i -> {
                    Tensor one = images.add(randn(5, 6).mul(0.1));
                    Tensor features =
                            model.call(
                                    cat(one, images.flip(1).mul(empty(5, 6).uniform_(0.8, 1.2))));
                    Tensor labels = cat(arange(5), arange(5));
                    labels = labels.unsqueeze(0).eq(labels.unsqueeze(1)).toFloat();
                    features = F.normalize(features, o -> o.dim(1));
                    Tensor similarity = matmul(features, features.T());
                    Tensor mask = eye(labels.size(0), labels.size(0), o -> o.dtype(bool));
                    labels = labels.get(mask.logicalNot()).view(labels.size(0), -1);
                    similarity = similarity.get(mask.logicalNot()).view(similarity.size(0), -1);
                    Tensor positives = similarity.get(labels.to(bool)).view(labels.size(0), -1);
                    Tensor negatives =
                            similarity
                                    .get(labels.to(bool).logicalNot())
                                    .view(similarity.size(0), -1);
                    Tensor logits = cat(List.of(positives, negatives), 1);
                    Tensor target = zeros(int64, logits.size(0));
                    return new CrossEntropyLoss().call(logits.div(temperature), target);
                });
    }

    // clouds of points

    static Run pointnet() {
        Sequential local =
                new Sequential(
                        new Conv1d(3, 8, 1), new BatchNorm1d(8), new ReLU(), new Conv1d(8, 12, 1));
        Sequential tnet =
                new Sequential(
                        new Conv1d(3, 6, 1),
                        new ReLU(),
                        new AdaptiveMaxPool1d(1),
                        new Flatten(),
                        new Linear(6, 9));
        Sequential head =
                new Sequential(
                        new Linear(12, 6),
                        new BatchNorm1d(6),
                        new ReLU(),
                        new Linear(6, 3),
                        new LogSoftmax(1));
        List<Parameter> params = new ArrayList<>();
        List.of(local, tnet, head).forEach(m -> params.addAll(m.parameters()));
        Tensor points = wave(0.33, 5, 10, 3);
        Tensor y = arange(5).remainder(3);
        return train(
                params,
                new Adamax(params, 1e-2),
                i -> {
                    Tensor x = points.transpose(2, 1);
                    Tensor trans =
                            tnet.call(x)
                                    .view(-1, 3, 3)
                                    .add(eye(3).flatten().view(1, 9).repeat(5, 1).view(-1, 3, 3));
                    x = bmm(x.transpose(2, 1), trans).transpose(2, 1);
                    Tensor features = max(local.call(x), 2, true).values().view(-1, 12);
                    Tensor one = eye(3).get(newAxis(), all(), all());
                    Tensor reg =
                            mean(
                                    norm(
                                            bmm(trans, trans.transpose(2, 1)).sub(one),
                                            "fro",
                                            new long[] {1, 2}));
                    return F.nllLoss(head.call(features), y).add(reg.mul(0.001));
                });
    }

    // the forward-forward algorithm, as in pytorch/examples

    static final class ForwardLayer extends Linear {
        final ReLU relu = new ReLU();
        private final Adam opt;
        private final double threshold = 0.5;

        ForwardLayer(int inFeatures, int outFeatures) {
            super(inFeatures, outFeatures);
            opt = new Adam(parameters(), 0.03);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor direction = x.div(x.norm(2, 1, true).add(1e-4));
            return relu.call(mm(direction, weight.T()).add(bias.unsqueeze(0)));
        }

        double step(List<Tensor> x) {
            Tensor pos = call(x.get(0)).pow(2).mean(1);
            Tensor neg = call(x.get(1)).pow(2).mean(1);
            Tensor loss = log(exp(cat(pos.neg().add(threshold), neg.sub(threshold))).add(1)).mean();
            opt.zeroGrad();
            loss.backward();
            opt.step();
            x.replaceAll(h -> call(h).detach());
            return loss.item();
        }
    }

    private static Tensor overlay(Tensor x, Tensor y) {
        Tensor over = x.clone();
        over.get(all(), to(3)).mul_(0.0);
        over.set(x.max(), arange(x.size(0)), y);
        return over;
    }

    static Run forwardForward() {
        List<ForwardLayer> layers = List.of(new ForwardLayer(12, 10), new ForwardLayer(10, 8));
        Tensor x = wave(0.17, 6, 12);
        Tensor y = arange(6).remainder(3);
        double weights = 0;
        for (ForwardLayer layer : layers) {
            weights += squares(layer.parameters());
        }
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Tensor yNeg = y.clone();
            for (int k = 0; k < y.size(0); k++) {
                List<Integer> allowed = new ArrayList<>(List.of(0, 1, 2));
                allowed.remove((Integer) (int) y.get(k).itemLong());
                yNeg.set(tensor(allowed).get(randint(allowed.size(), new long[] {1})).item(), k);
            }
            List<Tensor> h = new ArrayList<>(List.of(overlay(x, y), overlay(x, yNeg)));
            double total = 0;
            for (ForwardLayer layer : layers) {
                total += layer.step(h);
            }
            losses.add(total);
        }
        List<Tensor> perLabel = new ArrayList<>();
        for (int label = 0; label < 3; label++) {
            Tensor h = overlay(x, full(new long[] {6}, label));
            Tensor goodness = tensor(0);
            for (ForwardLayer layer : layers) {
                h = layer.call(h);
                goodness = goodness.add(h.pow(2).mean(1));
            }
            perLabel.add(goodness.unsqueeze(1));
        }
        losses.add(cat(perLabel, 1).argmax(1).eq(y).toFloat().mean().item());
        return new Run(weights, losses);
    }
}
