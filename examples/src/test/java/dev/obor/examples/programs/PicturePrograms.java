package dev.obor.examples.programs;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.autocast;
import static dev.obor.Obor.bfloat16;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.setDefaultDtype;
import static dev.obor.Obor.tensor;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.Tensor;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.CrossEntropyLoss;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.GroupNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.LogSoftmax;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.ReLU6;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.optim.Adadelta;
import dev.obor.optim.SGD;
import dev.obor.optim.StepLR;
import dev.obor.vision.FashionMnist;
import dev.obor.vision.ToTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Networks that look at pictures.
final class PicturePrograms {
    private PicturePrograms() {}

    static Run fgsm() {
        Sequential model =
                new Sequential(
                        new Conv2d(1, 4, 3),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dropout(0.5),
                        new Linear(36, 5),
                        new LogSoftmax(1));
        model.eval();
        double weights = squares(model.parameters());
        Tensor data = wave(0.3, 7, 1, 8, 8);
        Tensor target = arange(7).remainder(5);
        List<Double> losses = new ArrayList<>();
        for (double epsilon : new double[] {0, 0.05, 0.1, 0.2, 0.3}) {
            data.requiresGrad_();
            Tensor loss = F.nllLoss(model.call(data), target);
            model.zeroGrad();
            loss.backward();
            Tensor perturbed = data.add(data.grad().sign().mul(epsilon)).clamp(-1, 1);
            data = data.detach();
            Tensor output = model.call(perturbed);
            Tensor pred = output.max(1, true).indices();
            long correct = pred.eq(target.viewAs(pred)).sum().itemLong();
            losses.add(F.nllLoss(output, target).item() + correct);
        }
        return new Run(weights, losses);
    }

    static final class InvertedResidual extends Module {
        final Sequential conv;
        private final boolean useResConnect;

        InvertedResidual(int inp, int oup, int stride, int expand) {
            int hidden = inp * expand;
            useResConnect = stride == 1 && inp == oup;
            List<Module> layers = new ArrayList<>();
            if (expand != 1) {
                layers.add(new Conv2d(inp, hidden, 1, o -> o.bias(false)));
                layers.add(new BatchNorm2d(hidden));
                layers.add(new ReLU6(true));
            }
            layers.add(
                    new Conv2d(
                            hidden,
                            hidden,
                            3,
                            o -> o.stride(stride).padding(1).groups(hidden).bias(false)));
            layers.add(new BatchNorm2d(hidden));
            layers.add(new ReLU6(true));
            layers.add(new Conv2d(hidden, oup, 1, o -> o.bias(false)));
            layers.add(new BatchNorm2d(oup));
            conv = new Sequential(layers);
        }

        @Override
        public Tensor forward(Tensor x) {
            return useResConnect ? x.add(conv.call(x)) : conv.call(x);
        }
    }

    static final class MobileNetV2 extends Module {
        final Sequential features = new Sequential();
        final Sequential classifier;

        MobileNetV2() {
            features.append(
                    new Sequential(
                            new Conv2d(3, 4, 3, o -> o.stride(2).padding(1).bias(false)),
                            new BatchNorm2d(4),
                            new ReLU6(true)));
            int channels = 4;
            for (int[] row : new int[][] {{1, 4, 1, 1}, {3, 6, 2, 2}}) {
                for (int i = 0; i < row[2]; i++) {
                    int stride = i == 0 ? row[3] : 1;
                    features.append(new InvertedResidual(channels, row[1], stride, row[0]));
                    channels = row[1];
                }
            }
            classifier = new Sequential(new Dropout(0.2), new Linear(channels, 3));
            for (Module m : modules()) {
                switch (m) {
                    case Conv2d c -> {
                        Init.kaimingNormal_(c.weight, o -> o.mode("fan_out"));
                        if (c.bias != null) {
                            Init.zeros_(c.bias);
                        }
                    }
                    case BatchNorm2d b -> {
                        Init.ones_(b.weight);
                        Init.zeros_(b.bias);
                    }
                    case Linear l -> {
                        Init.normal_(l.weight, 0, 0.01);
                        Init.zeros_(l.bias);
                    }
                    default -> {}
                }
            }
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor h = F.adaptiveAvgPool2d(features.call(x), 1, 1);
            return classifier.call(h.flatten(1));
        }
    }

    static Run mobilenet() {
        MobileNetV2 model = new MobileNetV2();
        Tensor x = wave(0.17, 4, 3, 16, 16);
        Tensor y = tensor(0L, 1, 2, 1);
        SGD optimizer =
                new SGD(model.parameters(), o -> o.lr(0.05).momentum(0.9).weightDecay(4e-5));
        CrossEntropyLoss criterion = new CrossEntropyLoss(o -> o.labelSmoothing(0.1));
        return train(model.parameters(), optimizer, i -> criterion.call(model.call(x), y));
    }

    static final class BasicBlock extends Module {
        final Conv2d conv1;
        final BatchNorm2d bn1;
        final ReLU relu = new ReLU(true);
        final Conv2d conv2;
        final BatchNorm2d bn2;
        final @Nullable Sequential downsample;

        BasicBlock(int inplanes, int planes, int stride) {
            conv1 = new Conv2d(inplanes, planes, 3, o -> o.stride(stride).padding(1).bias(false));
            bn1 = new BatchNorm2d(planes);
            conv2 = new Conv2d(planes, planes, 3, o -> o.padding(1).bias(false));
            bn2 = new BatchNorm2d(planes);
            downsample =
                    stride == 1 && inplanes == planes
                            ? null
                            : new Sequential(
                                    new Conv2d(
                                            inplanes, planes, 1, o -> o.stride(stride).bias(false)),
                                    new BatchNorm2d(planes));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor identity = downsample == null ? x : downsample.call(x);
            Tensor out = relu.call(bn1.call(conv1.call(x)));
            out = bn2.call(conv2.call(out));
            out.add_(identity);
            return relu.call(out);
        }
    }

    static final class ResNet18 extends Module {
        final Conv2d conv1;
        final BatchNorm2d bn1;
        final MaxPool2d maxpool = new MaxPool2d(3, o -> o.stride(2).padding(1));
        final Sequential layer1;
        final Sequential layer2;
        final Sequential layer3;
        final Sequential layer4;
        final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);
        final Linear fc;

        ResNet18(int width) {
            conv1 = new Conv2d(3, width, 7, o -> o.stride(2).padding(3).bias(false));
            bn1 = new BatchNorm2d(width);
            layer1 = layer(width, width, 1);
            layer2 = layer(width, 2 * width, 2);
            layer3 = layer(2 * width, 4 * width, 2);
            layer4 = layer(4 * width, 8 * width, 2);
            fc = new Linear(8 * width, 5);
        }

        private static Sequential layer(int from, int to, int stride) {
            return new Sequential(new BasicBlock(from, to, stride), new BasicBlock(to, to, 1));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor h = maxpool.call(F.relu_(bn1.call(conv1.call(x))));
            h = layer4.call(layer3.call(layer2.call(layer1.call(h))));
            return fc.call(avgpool.call(h).flatten(1));
        }
    }

    static Run resnet18() {
        ResNet18 model = new ResNet18(4);
        Tensor x = wave(0.17, 3, 3, 40, 40);
        Tensor y = tensor(0L, 4, 2);
        SGD optimizer = new SGD(model.parameters(), o -> o.lr(0.0001).momentum(0.9));
        return train(model.parameters(), optimizer, i -> F.crossEntropy(model.call(x), y));
    }

    static final class Net extends Module {
        final Conv2d conv1 = new Conv2d(1, 4, 3);
        final Conv2d conv2 = new Conv2d(4, 8, 3);
        final Dropout dropout1 = new Dropout(0.25);
        final Dropout dropout2 = new Dropout(0.5);
        final Linear fc1 = new Linear(128, 16);
        final Linear fc2 = new Linear(16, 10);

        @Override
        public Tensor forward(Tensor x) {
            Tensor h = conv1.call(x).relu();
            h = conv2.call(h).relu();
            h = F.maxPool2d(h, 2);
            h = dropout1.call(h).flatten(1);
            h = dropout2.call(fc1.call(h).relu());
            return F.logSoftmax(fc2.call(h), 1);
        }
    }

    static Run mnist() {
        Net model = new Net();
        Tensor x = wave(0.21, 6, 1, 12, 12);
        Tensor y = arange(6);
        Adadelta optimizer = new Adadelta(model.parameters(), 1.0);
        StepLR scheduler = new StepLR(optimizer, 1, 0.7);
        return train(
                model.parameters(),
                optimizer,
                i -> {
                    if (i > 0) {
                        scheduler.step();
                    }
                    return F.nllLoss(model.call(x), y);
                });
    }

    static final class NeuralNetwork extends Module {
        final Flatten flatten = new Flatten();
        final Sequential linearReluStack =
                new Sequential(
                        new Linear(28 * 28, 512),
                        new ReLU(),
                        new Linear(512, 512),
                        new ReLU(),
                        new Linear(512, 10));

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = flatten.call(input);
            return linearReluStack.call(x);
        }
    }

    /// @param root where Fashion-MNIST lies
    static Run fashion(Path root) {
        var trainingData = FashionMnist.train(root, o -> o.transform(new ToTensor()));
        var trainDataloader = new DataLoader<>(trainingData, o -> o.batchSize(64).shuffle(true));
        NeuralNetwork model = new NeuralNetwork();
        CrossEntropyLoss lossFn = new CrossEntropyLoss();
        SGD optimizer = new SGD(model.parameters(), 1e-1);
        Iterator<Sample> batches = trainDataloader.iterator();
        return train(
                model.parameters(),
                optimizer,
                i -> {
                    Sample batch = batches.next();
                    return lossFn.call(model.call(batch.x().to(getDefaultDtype())), batch.y());
                });
    }

    static Run mixedPrecision() {
        setDefaultDtype(float32);
        Sequential model =
                new Sequential(
                        new Conv2d(1, 4, 3),
                        new GroupNorm(2, 4),
                        new GELU(),
                        new Flatten(),
                        new Linear(144, 8),
                        new ReLU(),
                        new Linear(8, 3));
        Tensor x = wave(0.21, 6, 1, 8, 8);
        Tensor y = arange(6).remainder(3);
        return train(
                model.parameters(),
                new SGD(model.parameters(), 0.1),
                i -> {
                    try (var _ = autocast(bfloat16)) {
                        Tensor output = model.call(x);
                        return F.crossEntropy(output, y);
                    }
                });
    }
}
