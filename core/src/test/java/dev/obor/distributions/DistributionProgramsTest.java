package dev.obor.distributions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.transforms.Transform;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Programs with distributions learn as their PyTorch twins do, which stand in
/// `conformance/python/distribution_programs.py`: the first five losses, seed 0, float64.
class DistributionProgramsTest {
    @BeforeEach
    void seed() {
        Obor.manualSeed(0);
    }

    private static Linear linear(int in, int out) {
        return new Linear(in, out, o -> o.dtype(DType.FLOAT64));
    }

    private static Tensor rand(long... shape) {
        return Obor.rand(DType.FLOAT64, shape);
    }

    private static Tensor randn(long... shape) {
        return Obor.randn(DType.FLOAT64, shape);
    }

    private static Distribution standard() {
        Tensor zeros = Obor.zeros(DType.FLOAT64, 2);
        return new Independent(new Normal(zeros, zeros.onesLike()), 1);
    }

    private static void learns(
            List<? extends Module> models, Supplier<Tensor> lossOf, double... expected) {
        List<Parameter> parameters = new ArrayList<>();
        models.forEach(m -> parameters.addAll(m.parameters()));
        var optimizer = new Adam(parameters, o -> o.lr(0.01));
        double[] losses = new double[expected.length];
        for (int i = 0; i < losses.length; i++) {
            optimizer.zeroGrad();
            Tensor loss = lossOf.get();
            loss.backward();
            optimizer.step();
            losses[i] = loss.item();
        }
        assertArrayEquals(expected, losses, 1e-8);
    }

    @Test
    void actorCritic() {
        var policy = new Sequential(linear(4, 16), new Tanh(), linear(16, 3));
        var critic = linear(4, 1);
        Tensor state = randn(32, 4);
        learns(
                List.of(policy, critic),
                () -> {
                    Tensor scores = policy.call(state);
                    var choice = new Categorical(o -> o.logits(scores));
                    Tensor action = choice.sample();
                    Tensor right = state.select(1, 0).gt(0).toLong();
                    Tensor reward = action.eq(right).toDouble();
                    Tensor value = critic.call(state).squeeze(-1);
                    Tensor advantage = reward.sub(value.detach());
                    Tensor actor = choice.logProb(action).mul(advantage).mean().neg();
                    return actor.add(value.sub(reward).pow(2).mean())
                            .sub(choice.entropy().mean().mul(0.01));
                },
                2.180617699104911,
                1.628315877362617,
                2.1579962582224286,
                1.6302553428661988,
                1.7855734664272511);
    }

    @Test
    void variationalAutoencoder() {
        var encoder = new Sequential(linear(6, 8), new ReLU(), linear(8, 4));
        var decoder = new Sequential(linear(2, 8), new ReLU(), linear(8, 6));
        Tensor x = rand(16, 6).round();
        Distribution prior = standard();
        learns(
                List.of(encoder, decoder),
                () -> {
                    Tensor[] code = encoder.call(x).chunk(2, -1);
                    var normal = new Normal(code[0], code[1].mul(0.5).exp());
                    var posterior = new Independent(normal, 1);
                    Tensor logits = decoder.call(posterior.rsample());
                    var pixels = new Independent(new Bernoulli(o -> o.logits(logits)), 1);
                    return KL.klDivergence(posterior, prior).sub(pixels.logProb(x)).mean();
                },
                4.191866620126646,
                4.17511996271811,
                4.06960626369851,
                4.1624395145587005,
                4.1626014090447185);
    }

    @Test
    void mixtureDensityNetwork() {
        var net = new Sequential(linear(1, 16), new Tanh(), linear(16, 9));
        Tensor y = rand(32, 1).mul(2).sub(1);
        Tensor x = y.add(y.mul(6).sin().mul(0.3)).add(randn(32, 1).mul(0.05));
        learns(
                List.of(net),
                () -> {
                    Tensor[] parts = net.call(x).chunk(3, -1);
                    var weights = new Categorical(o -> o.logits(parts[0]));
                    var normals = new Normal(parts[1], parts[2].exp());
                    var mixture = new MixtureSameFamily(weights, normals);
                    return mixture.logProb(y.squeeze(-1)).mean().neg();
                },
                1.120469369373583,
                1.0508452913354618,
                0.9788674244466538,
                0.9046629693630324,
                0.8290286498923873);
    }

    /// An affine coupling layer.
    ///
    /// Source: L. Dinh, J. Sohl-Dickstein, S. Bengio, "Density estimation using Real NVP", 2017.
    private static final class Coupling extends Transform {
        private final Module net;
        private final Tensor mask;

        Coupling(Module net, Tensor mask) {
            this.net = net;
            this.mask = mask;
        }

        private Tensor[] parts(Tensor kept) {
            Tensor[] parts = net.call(kept).chunk(2, -1);
            Tensor free = Obor.sub(1, mask);
            return new Tensor[] {parts[0].tanh().mul(free), parts[1].mul(free)};
        }

        @Override
        public Constraint domain() {
            return Constraints.realVector();
        }

        @Override
        public Constraint codomain() {
            return Constraints.realVector();
        }

        @Override
        protected Tensor forward(Tensor x) {
            Tensor[] st = parts(x.mul(mask));
            return x.mul(st[0].exp()).add(st[1]);
        }

        @Override
        protected Tensor inverse(Tensor y) {
            Tensor[] st = parts(y.mul(mask));
            return y.sub(st[1]).mul(st[0].neg().exp());
        }

        @Override
        public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
            return parts(x.mul(mask))[0].sum(-1);
        }
    }

    @Test
    void realNvp() {
        List<Module> nets = new ArrayList<>();
        List<Transform> layers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var net = new Sequential(linear(2, 16), new ReLU(), linear(16, 4));
            double[] mask = i % 2 == 0 ? new double[] {1, 0} : new double[] {0, 1};
            nets.add(net);
            layers.add(new Coupling(net, Obor.tensor(mask, o -> o.dtype(DType.FLOAT64))));
        }
        Tensor angle = rand(64).mul(3);
        Tensor circle = Obor.stack(new Tensor[] {angle.cos(), angle.sin()}, -1);
        Tensor data = circle.add(randn(64, 2).mul(0.1));
        var model = new TransformedDistribution(standard(), layers);
        learns(
                nets,
                () -> model.logProb(data).mean().neg(),
                2.4831876913033795,
                2.206837635458766,
                1.9660241559418545,
                1.7830492044887951,
                1.6797177297567325);
        double[] sample = model.sample(2).reshape(-1).toDoubleArray();
        assertArrayEquals(
                new double[] {
                    0.43622987212145725, 0.12489192317146663, 1.756497694720183, 0.5119656294838874
                },
                sample,
                1e-8);
    }

    /// A class of a user's, with a divergence of its own.
    private static final class Fixed extends Normal {
        Fixed() {
            super(0.0, 1.0);
        }
    }

    @Test
    void usersAddDivergences() {
        Distribution q = new Normal(1.0, 2.0);
        Tensor inherited = KL.klDivergence(new Fixed(), q);
        Tensor known = KL.klDivergence(new Normal(0.0, 1.0), q);
        assertArrayEquals(known.toFloatArray(), inherited.toFloatArray());
        KL.registerKl(Fixed.class, Normal.class, (a, b) -> b.loc().add(41));
        assertArrayEquals(
                new float[] {42}, new float[] {KL.klDivergence(new Fixed(), q).itemFloat()});
    }

    @Test
    void sharesOfAGammaFamilyAreDifferentiatedTogether() {
        Tensor alpha = Obor.tensor(2.0, 3.0, 4.0).requiresGrad_();
        Tensor x = new Dirichlet(alpha).rsample(5);
        x.select(-1, 0).sum().backward();
        Tensor total = F.relu(x.sum(-1));
        assertArrayEquals(new float[] {1, 1, 1, 1, 1}, total.toFloatArray(), 1e-6f);
    }
}
