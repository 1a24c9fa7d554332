package dev.obor.examples.programs;

import static dev.obor.Index.all;
import static dev.obor.Index.slice;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.choleskySolve;
import static dev.obor.Obor.cosh;
import static dev.obor.Obor.einsum;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.full;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.linspace;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.onesLike;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static dev.obor.Obor.zerosLike;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.Fft;
import dev.obor.Linalg;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.func.Func;
import dev.obor.nn.Conv1d;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Programs whose heart is a derivative or a matrix.
final class FunctionPrograms {
    private FunctionPrograms() {}

    private static Tensor d(Tensor y, Tensor x) {
        return Autograd.grad(y, x, onesLike(y), o -> o.createGraph(true));
    }

    static Run pinn() {
        Sequential net =
                new Sequential(
                        new Linear(2, 12),
                        new Tanh(),
                        new Linear(12, 12),
                        new Tanh(),
                        new Linear(12, 1));
        return train(
                net.parameters(),
                new Adam(net.parameters(), 1e-2),
                i -> {
                    Tensor x = linspace(-1, 1, 12).view(-1, 1).requiresGrad_();
                    Tensor t = linspace(0, 1, 12).view(-1, 1).requiresGrad_();
                    Tensor u = net.call(cat(List.of(x, t), 1));
                    Tensor ut = d(u, t);
                    Tensor ux = d(u, x);
                    Tensor uxxx = d(d(ux, x), x);
                    Tensor residual = ut.add(u.mul(6).mul(ux)).add(uxxx);
                    Tensor start = net.call(cat(List.of(x, zerosLike(t)), 1));
                    start = start.sub(cosh(x).square().reciprocal().mul(0.5));
                    return residual.pow(2).mean().add(start.pow(2).mean());
                });
    }

    static final class GaussianProcess extends Module {
        final Parameter logLength = new Parameter(tensor(0.1));
        final Parameter logScale = new Parameter(zeros());
        final Parameter logNoise = new Parameter(full(new long[0], -2.0));

        private Tensor kernel(Tensor a, Tensor b) {
            Tensor distance = a.unsqueeze(1).sub(b.unsqueeze(0)).square();
            Tensor scaled = distance.mul(-0.5).div(logLength.exp().square());
            return logScale.exp().mul(scaled.exp());
        }

        Tensor call(Tensor x, Tensor y) {
            return call(this::forward, x, y);
        }

        private Tensor forward(Tensor x, Tensor y) {
            long n = x.size(0);
            Tensor k = kernel(x, x).add(logNoise.exp().mul(eye(n)));
            Tensor chol = Linalg.cholesky(k);
            Tensor alpha = choleskySolve(y.unsqueeze(-1), chol).squeeze(-1);
            Tensor nll = y.dot(alpha).mul(0.5).add(chol.diagonal().log().sum());
            nll = nll.add(0.5 * n * Math.log(2 * Math.PI));
            Tensor check = k.logdet().mul(0.5).sub(chol.diag().log().sum());
            return nll.add(check);
        }
    }

    static Run gaussianProcess() {
        Tensor x = linspace(0, 4, 12);
        GaussianProcess model = new GaussianProcess();
        Tensor y = x.mul(2).sin().add(x.mul(17).cos().mul(0.1));
        return train(model.parameters(), new Adam(model.parameters(), 0.1), i -> model.call(x, y));
    }

    static Run perSampleGradients() {
        Sequential model = new Sequential(new Linear(5, 8), new ReLU(), new Linear(8, 3));
        Tensor x = wave(0.8, 6, 5);
        Tensor y = arange(6).remainder(3);
        double weights = squares(model.parameters());
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Map<String, Tensor> params = new LinkedHashMap<>();
            model.namedParameters().forEach((k, v) -> params.put(k, v.detach()));
            var perSample =
                    Func.vmap((Tensor sample, Tensor target) ->
                            Func.grad(
                                            (Map<String, Tensor> p) -> {
                                                Tensor out =
                                                        Func.functionalCall(
                                                                model, p, sample.unsqueeze(0));
                                                return F.crossEntropy(out, target.unsqueeze(0));
                                            })
                                    .apply(params));
            Map<String, Tensor> grads = perSample.apply(x, y);
            Tensor norms =
                    stack(grads.values().stream().map(g -> g.flatten(1).norm(2, 1)).toList())
                            .norm(2, 0);
            Tensor factor = norms.reciprocal().clampMax(1.0);
            try (var _ = noGrad()) {
                model.namedParameters()
                        .forEach((name, p) ->
                                p.sub_(
                                        einsum("i,i...->...", factor, grads.get(name))
                                                .mul(0.5)
                                                .div(6)));
            }
            losses.add(F.crossEntropy(model.call(x), y).item() + norms.sum().item());
        }
        return new Run(weights, losses);
    }

    static Run newton() {
        Tensor w = randn(4);
        Tensor x = wave(0.5, 9, 4);
        Tensor y = wave(1.3, 9).gt(0).to(w.dtype());
        double weights = squares(List.of(w));
        Function<Tensor, Tensor> loss =
                v -> F.binaryCrossEntropyWithLogits(x.matmul(v), y).add(v.square().sum().mul(0.05));
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Tensor h = Func.hessian(loss).apply(w);
            Tensor g = Func.jacrev(loss).apply(w);
            w = w.sub(Linalg.solve(h, g));
            losses.add(loss.apply(w).item() + Linalg.eigvalsh(h).min().item());
        }
        return new Run(weights, losses);
    }

    static final class SpectralConv1d extends Module {
        private final long outChannels;
        private final long modes;
        final Parameter weights;

        SpectralConv1d(long inChannels, long outChannels, long modes) {
            this.outChannels = outChannels;
            this.modes = modes;
            double scale = 1.0 / (inChannels * outChannels);
            DType dtype = getDefaultDtype().toComplex();
            weights = new Parameter(rand(dtype, inChannels, outChannels, modes).mul(scale));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor spectrum = Fft.rfft(x);
            Tensor low = spectrum.get(all(), all(), slice(0, modes));
            Tensor out = zeros(spectrum.dtype(), x.size(0), outChannels, x.size(-1) / 2 + 1);
            out.set(einsum("bix,iox->box", low, weights), all(), all(), slice(0, modes));
            return Fft.irfft(out, o -> o.n(x.size(-1)));
        }
    }

    static final class FNO1d extends Module {
        final Linear p;
        final SpectralConv1d conv0;
        final SpectralConv1d conv1;
        final Conv1d w0;
        final Conv1d w1;
        final Linear q1;
        final Linear q2;

        FNO1d(long modes, long width) {
            p = new Linear(2, width);
            conv0 = new SpectralConv1d(width, width, modes);
            conv1 = new SpectralConv1d(width, width, modes);
            w0 = new Conv1d(width, width, 1);
            w1 = new Conv1d(width, width, 1);
            q1 = new Linear(width, 8);
            q2 = new Linear(8, 1);
        }

        @Override
        public Tensor forward(Tensor in) {
            Tensor grid = linspace(0, 1, in.size(1)).reshape(1, -1, 1).repeat(in.size(0), 1, 1);
            Tensor x = p.call(cat(List.of(in, grid), -1)).permute(0, 2, 1);
            x = F.gelu(conv0.call(x).add(w0.call(x)));
            x = conv1.call(x).add(w1.call(x));
            return q2.call(F.gelu(q1.call(x.permute(0, 2, 1))));
        }
    }

    static Run fourierOperator() {
        FNO1d model = new FNO1d(4, 6);
        Tensor x = wave(0.7, 5, 20, 1);
        Tensor y = x.cumsum(1).div(20);
        Tensor size = y.reshape(5, -1).norm(2, 1);
        return train(
                model.parameters(),
                new Adam(model.parameters(), 0.01, o -> o.weightDecay(1e-4)),
                i -> model.call(x).sub(y).reshape(5, -1).norm(2, 1).div(size).mean());
    }
}
