package dev.obor.examples;

import static dev.obor.Obor.*;
import static dev.obor.data.Datasets.trainTestSplit;
import static dev.obor.learn.Metrics.accuracyScore;
import static dev.obor.progress.Tqdm.tqdm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.LSTMResult;
import dev.obor.LSTMState;
import dev.obor.RNNResult;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.data.BatchSampler;
import dev.obor.data.Collate;
import dev.obor.data.DataLoader;
import dev.obor.data.Dataset;
import dev.obor.data.RandomSampler;
import dev.obor.data.Sample;
import dev.obor.data.SequentialSampler;
import dev.obor.data.TensorDataset;
import dev.obor.learn.CsvTable;
import dev.obor.learn.LogisticRegression;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.CrossEntropyLoss;
import dev.obor.nn.EmbeddingBag;
import dev.obor.nn.Flatten;
import dev.obor.nn.GRU;
import dev.obor.nn.LSTM;
import dev.obor.nn.LSTMCell;
import dev.obor.nn.Lambda;
import dev.obor.nn.Linear;
import dev.obor.nn.MSELoss;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.MultiheadAttention;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Sigmoid;
import dev.obor.nn.Softmax;
import dev.obor.nn.Tanh;
import dev.obor.nn.Transformer;
import dev.obor.nn.TransformerEncoder;
import dev.obor.nn.TransformerEncoderLayer;
import dev.obor.nn.Unflatten;
import dev.obor.nn.functional.AttentionResult;
import dev.obor.nn.functional.F;
import dev.obor.nn.utils.Sequences;
import dev.obor.optim.SGD;
import dev.obor.plot.Cmap;
import dev.obor.plot.Plot;
import dev.obor.progress.Timing;
import dev.obor.vision.SyntheticDigits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows of docs/from-pytorch.md about models and data; see [TensorIdiomsTest].
class TrainingIdiomsTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("Layers")
    void layers() {
        // >>> nn.Linear(784, 10)
        var linear = new Linear(784, 10);

        // >>> nn.Linear(2, 3, bias=False)
        var plain = new Linear(2, 3, o -> o.bias(false));

        // >>> nn.Conv2d(1, 16, kernel_size=3, stride=2, padding=1)
        var conv = new Conv2d(1, 16, 3, o -> o.stride(2).padding(1));

        // >>> nn.MaxPool2d(2), nn.AvgPool2d(4)
        var max = new MaxPool2d(2);
        var avg = new AvgPool2d(4);

        // >>> nn.ReLU(), nn.Tanh(), nn.Sigmoid(), nn.Softmax(dim=1)
        List<Module> nonlinear = List.of(new ReLU(), new Tanh(), new Sigmoid(), new Softmax(1));

        // >>> nn.Unflatten(1, (1, 8, 8)), nn.Flatten()
        var unflatten = new Unflatten(1, 1, 8, 8);
        var flatten = new Flatten();

        // >>> nn.CrossEntropyLoss()(pred, y)
        var loss = new CrossEntropyLoss().call(zeros(1, 4), tensor(new long[] {2}));

        // >>> nn.MSELoss()(pred.squeeze(), y)
        var error = new MSELoss().call(zeros(3, 1).squeeze(), ones(3));

        // >>> model(x)
        var out = linear.call(zeros(5, 784)); // call runs the hooks and names the layer in errors

        // >>> layer.weight, layer.bias
        var weight = linear.weight;
        var bias = linear.bias;

        assertEquals(6, plain.weight.numel());
        assertEquals("Conv2d(1, 16, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1))", "" + conv);
        assertEquals("torch.Size([1, 1, 1])", max.call(zeros(1, 2, 2)).shape().toString());
        assertEquals("torch.Size([1, 1, 1])", avg.call(zeros(1, 4, 4)).shape().toString());
        assertEquals(4, nonlinear.size());
        assertEquals(128, flatten.call(unflatten.call(zeros(2, 64))).numel());
        assertEquals(Math.log(4), loss.item(), 1e-6);
        assertEquals(1, error.item());
        assertEquals("torch.Size([5, 10])", out.shape().toString());
        assertEquals("torch.Size([10, 784])", weight.shape().toString());
        assertEquals("torch.Size([10])", bias.shape().toString());
    }

    @Test
    @DisplayName("Sequences and attention")
    void sequencesAndAttention() {
        Tensor x = randn(7, 2, 10);
        Tensor mask = Transformer.generateSquareSubsequentMask(7);

        // >>> lstm = nn.LSTM(10, 20, num_layers=2)
        // >>> output, (h, c) = lstm(x)
        var lstm = new LSTM(10, 20, 2);
        LSTMResult first = lstm.call(x); // first.output(), first.hidden(), first.cell()

        // >>> output, state = lstm(x, state)
        LSTMResult next = lstm.call(x, first.state());

        // >>> output, h = nn.GRU(10, 20, bidirectional=True)(x)
        RNNResult gru = new GRU(10, 20, o -> o.bidirectional(true)).call(x);

        // >>> packed = pack_padded_sequence(x, [7, 4])
        // >>> output, state = lstm(packed)
        // >>> padded, lengths = pad_packed_sequence(output)
        var packed = Sequences.packPaddedSequence(x, 7, 4); // dev.obor.nn.utils
        LSTM.Packed result = lstm.call(packed);
        Sequences.Padded padded = Sequences.padPackedSequence(result.output());

        // >>> h, c = nn.LSTMCell(10, 20)(x[0], (h, c))
        var state = new LSTMState(zeros(2, 20), zeros(2, 20));
        state = new LSTMCell(10, 20).call(x.get(0), state);

        // >>> attention = nn.MultiheadAttention(10, 2)
        // >>> output, weights = attention(x, x, x, attn_mask=mask)
        var attention = new MultiheadAttention(10, 2);
        AttentionResult seen = attention.call(x, x, x, o -> o.attnMask(mask));

        // >>> layer = nn.TransformerEncoderLayer(10, 2, batch_first=True)
        // >>> encoder = nn.TransformerEncoder(layer, 6)
        var layer = new TransformerEncoderLayer(10, 2, o -> o.batchFirst(true));
        var encoder = new TransformerEncoder(layer, 6);

        // >>> nn.EmbeddingBag(40, 12, mode='sum')(words, offsets)
        var bags = new EmbeddingBag(40, 12, o -> o.mode("sum"));
        Tensor sums = bags.call(fromArray(new long[] {1, 4, 2}), fromArray(new long[] {0, 2}));

        assertEquals(Size.of(7, 2, 20), next.output().shape());
        assertEquals(Size.of(7, 2, 40), gru.output().shape());
        assertEquals(Size.of(7, 2, 20), padded.output().shape());
        assertEquals(Size.of(2, 20), state.hidden().shape());
        assertEquals(Size.of(7, 2, 10), seen.output().shape());
        assertEquals(Size.of(3, 7, 10), encoder.call(randn(3, 7, 10)).shape());
        assertEquals(Size.of(2, 12), sums.shape());
    }

    // >>> class MLP(nn.Module):
    // >>>     def __init__(self, n_in, nh, n_out):
    // >>>         super().__init__()
    // >>>         self.l1 = nn.Linear(n_in, nh)
    // >>>         self.l2 = nn.Linear(nh, n_out)
    // >>>         self.relu = nn.ReLU()
    // >>>     def forward(self, x):
    // >>>         return self.l2(self.relu(self.l1(x)))
    static class MLP extends Module {
        final Linear l1, l2;
        final ReLU relu = new ReLU();

        MLP(int in, int hidden, int out) {
            l1 = new Linear(in, hidden);
            l2 = new Linear(hidden, out);
        }

        @Override
        public Tensor forward(Tensor x) {
            return l2.call(relu.call(l1.call(x)));
        }
    }

    // >>> class Logistic(nn.Module):
    // >>>     def __init__(self):
    // >>>         super().__init__()
    // >>>         self.weights = nn.Parameter(torch.randn(784, 10) / 28)
    // >>>         self.bias = nn.Parameter(torch.zeros(10))
    // >>>     def forward(self, x):
    // >>>         return x @ self.weights + self.bias
    static class Logistic extends Module {
        final Parameter weights = new Parameter(randn(784, 10).div(28));
        final Parameter bias = new Parameter(zeros(10));

        @Override
        public Tensor forward(Tensor x) {
            return x.matmul(weights).add(bias);
        }
    }

    @Test
    @DisplayName("Models")
    void models() {
        manualSeed(1);

        // >>> model = nn.Sequential(nn.Linear(784, 50), nn.ReLU(), nn.Linear(50, 10))
        var model = new Sequential(new Linear(784, 50), new ReLU(), new Linear(50, 10));

        // >>> class Lambda(nn.Module): ...
        // >>> Lambda(lambda x: x.view(-1, 1, 28, 28))
        var view = new Lambda(x -> x.view(-1, 1, 28, 28)); // part of the library

        // >>> nn.ModuleList(layers)
        var layers = new ModuleList<>(new Linear(784, 20), new ReLU(), new Linear(20, 10));

        // >>> for l in self.layers: x = l(x)
        Tensor x = zeros(1, 784);
        for (Module l : layers) x = l.call(x);

        // >>> model.add_module(f'layer_{i}', layer)
        var bare = new Module() {};
        bare.addModule("layer_0", new Linear(3, 4));

        // >>> for p in model.parameters(): print(p.shape)
        for (Parameter p : model.parameters()) IO.println(p.shape());

        // >>> len(list(model.parameters()))
        int count = model.parameters().size();

        // >>> for name, layer in model.named_children(): ...
        model.namedChildren().forEach((name, layer) -> IO.println(name + ": " + layer));

        // >>> print(model)
        IO.println(model);

        // >>> model.train(), model.eval()
        model.train();
        model.eval();

        // >>> model.state_dict(), model.load_state_dict(state)
        var state = model.stateDict();
        model.loadStateDict(state);

        // >>> copy.deepcopy(model)
        var copy = model.copy();

        assertEquals(4, count);
        assertEquals("torch.Size([1, 10])", x.shape().toString());
        assertEquals("torch.Size([2, 1, 28, 28])", view.call(zeros(2, 784)).shape().toString());
        assertTrue(bare.toString().contains("(layer_0): Linear(in_features=3, out_features=4"));
        assertEquals(4, copy.parameters().size());
        assertTrue(new MLP(4, 3, 2).toString().startsWith("MLP(\n  (l1): Linear("));
        assertEquals(2, new Logistic().parameters().size());
    }

    @Test
    @DisplayName("Training")
    void training() {
        manualSeed(1);
        var model = new Sequential(new Linear(4, 3));
        var trainDl =
                new DataLoader<>(
                        new TensorDataset(randn(40, 4), randint(3, new long[] {40})),
                        o -> o.batchSize(10));
        var validDl = trainDl;
        double lr = 0.1;
        int epochs = 2;

        // >>> opt = optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
        var opt = new SGD(model.parameters(), 0.05, o -> o.momentum(0.9));

        // >>> for epoch in range(epochs):
        // >>>     model.train()
        // >>>     for xb, yb in train_dl:
        // >>>         loss = F.cross_entropy(model(xb), yb)
        // >>>         opt.zero_grad()
        // >>>         loss.backward()
        // >>>         opt.step()
        for (int epoch = 0; epoch < epochs; epoch++) {
            model.train();
            for (var batch : trainDl) {
                var loss = F.crossEntropy(model.call(batch.x()), batch.y());
                opt.zeroGrad();
                loss.backward();
                opt.step();
            }
        }

        // >>> model.eval()
        // >>> tot_loss, count = 0., 0
        // >>> with torch.no_grad():
        // >>>     for xb, yb in valid_dl:
        // >>>         n = len(xb)
        // >>>         tot_loss += F.cross_entropy(model(xb), yb).item() * n
        // >>>         count += n
        // >>> print(tot_loss / count)
        model.eval();
        double totLoss = 0;
        long count = 0;
        try (var _ = noGrad()) {
            for (var batch : validDl) {
                long n = batch.x().size(0);
                totLoss += F.crossEntropy(model.call(batch.x()), batch.y()).item() * n;
                count += n;
            }
        }
        IO.println(totLoss / count);

        // >>> with torch.no_grad():
        // >>>     for p in model.parameters(): p -= p.grad * lr
        // >>>     model.zero_grad()
        try (var _ = noGrad()) {
            for (var p : model.parameters()) p.sub_(p.grad().mul(lr));
            model.zeroGrad();
        }

        assertEquals(40, count);
        assertTrue(totLoss > 0);
    }

    // >>> class Squares(Dataset):
    // >>>     def __len__(self): return 10
    // >>>     def __getitem__(self, i):
    // >>>         return torch.tensor(float(i)), torch.tensor(float(i * i))
    static class Squares implements Dataset<Sample> {
        @Override
        public long size() {
            return 10;
        }

        @Override
        public Sample get(long i) {
            return Sample.of(tensor((double) i), tensor((double) (i * i)));
        }
    }

    @Test
    @DisplayName("Data")
    void data() {
        manualSeed(0);
        var x = arange(20).view(10, 2);
        var y = arange(10);
        int bs = 4;
        var inOrder = new BatchSampler<>(new SequentialSampler(new TensorDataset(x, y)), 5, false);

        // >>> ds = TensorDataset(x, y)
        var ds = new TensorDataset(x, y);

        // >>> xb, yb = ds[0:5]
        var five = ds.slice(0, 5);
        var xb = five.x();
        var yb = five.y();

        // >>> ds[[3, 6, 8, 1]]
        var chosen = ds.get(List.of(3L, 6L, 8L, 1L));

        // >>> len(ds), len(dl)
        long items = ds.size();
        long batches = new DataLoader<>(ds, o -> o.batchSize(bs)).size();

        // >>> DataLoader(ds, batch_size=bs, shuffle=True)
        var dl = new DataLoader<>(ds, o -> o.batchSize(bs).shuffle(true));

        // >>> DataLoader(ds, batch_size=bs, num_workers=2, drop_last=True)
        var workers = new DataLoader<>(ds, o -> o.batchSize(bs).numWorkers(2).dropLast(true));

        // >>> xb, yb = next(iter(dl))
        var first = dl.iterator().next();

        // >>> BatchSampler(RandomSampler(ds), bs, drop_last=False)
        var sampler = new BatchSampler<>(new RandomSampler(ds), bs, false);

        // >>> DataLoader(ds, batch_sampler=sampler, collate_fn=collate)
        var own =
                new DataLoader<>(ds, Collate::<Sample>defaultCollate, o -> o.batchSampler(sampler));

        // >>> DataLoader(ds, sampler=BatchSampler(...), batch_size=None)
        var whole = new DataLoader<>(ds, o -> o.batchSize(null).sampler(inOrder));

        // >>> random.shuffle(ids)
        var ids = new ArrayList<>(List.of(0, 1, 2, 3));
        java.util.Collections.shuffle(ids, new Random(1));

        assertEquals("torch.Size([5, 2])", xb.shape().toString());
        assertEquals("tensor([0, 1, 2, 3, 4])", yb.toString());
        assertEquals("tensor([3, 6, 8, 1])", chosen.y().toString());
        assertEquals(10, items);
        assertEquals(3, batches);
        assertEquals(4, first.y().numel());
        assertEquals(2, workers.size());
        assertEquals(4, own.iterator().next().y().numel());
        assertEquals("torch.Size([5, 2])", whole.iterator().next().x().shape().toString());
        assertEquals(4, ids.size());
        assertEquals(10, new Squares().size());
    }

    @Test
    @DisplayName("Around it: data sets, scikit-learn, charts, progress")
    void around() throws Exception {
        var digits = SyntheticDigits.test(o -> o.size(20));
        var inputs = randn(50, 4);
        var targets = inputs.get(dev.obor.Index.all(), 0).gt(0).toLong();
        var csv = Files.writeString(folder.resolve("gp.csv"), "x,y\n0.5,1\n1.5,2\n");
        var png = folder.resolve("loss.png");
        var steps = arange(3);
        var losses = tensor(3., 2., 1.);
        var items = List.of(1, 2, 3);
        var seen = new ArrayList<Integer>();
        Runnable fit = () -> inputs.matmul(inputs.t());

        // >>> ds = datasets.MNIST(root, train=True, transform=ToTensor())
        // >>> ds.data.shape, ds.targets[13].item()
        var images = digits.data(); // Mnist.train(root) reads the real files
        long target = digits.targets().get(13).itemLong();

        // >>> x = ds.data.reshape(-1, 784) / 255.
        var x = digits.data().reshape(-1, 784).div(255.);

        // >>> train_test_split(X, y, test_size=0.2, random_state=1234)
        var split = trainTestSplit(inputs, targets, 0.2, 1234); // the rows that scikit-learn takes

        // >>> LogisticRegression(penalty=None).fit(X, y)
        var logistic = new LogisticRegression().fit(split.xTrain(), split.yTrain());

        // >>> accuracy_score(y_test, clf.predict(X_test))
        double score = accuracyScore(split.yTest(), logistic.predict(split.xTest()));

        // >>> df = pd.read_csv('gp.csv')
        // >>> x = torch.tensor(df['x'], dtype=torch.float32).reshape(-1, 1)
        var column = CsvTable.read(csv).column("x").toFloat().reshape(-1, 1);

        // >>> plt.imshow(image, cmap='gray')
        var picture = Plot.imshow(images.get(0), o -> o.cmap(Cmap.GRAY));

        // >>> plt.plot(steps, losses); plt.savefig('loss.png')
        Plot.plot(steps, losses).save(png);

        // >>> for i in tqdm(items): seen.append(i)
        for (var i : tqdm(items)) seen.add(i);

        // >>> %time fit()
        Timing timing = Timing.time(fit);

        assertEquals("torch.Size([20, 28, 28])", images.shape().toString());
        assertTrue(target >= 0 && target < 10);
        assertEquals("torch.Size([20, 784])", x.shape().toString());
        assertEquals(10, split.xTest().size(0));
        assertTrue(score > 0.5);
        assertEquals("torch.Size([2, 1])", column.shape().toString());
        assertTrue(picture != null && Files.size(png) > 100);
        assertEquals(items, seen);
        assertTrue(timing.toString().contains("Wall time"));
    }
}
