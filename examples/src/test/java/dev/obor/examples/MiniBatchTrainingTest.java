package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.data.BatchSampler;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.data.SequentialSampler;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;
import dev.obor.testing.Testing;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Rows of document 001 that come out exactly.
class MiniBatchTrainingTest {
    private static final String LABELS =
            """
            tensor([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5, 3, 6, 1, 7, 2, 8, 6, 9, 4, 0, 9, 1, 1, 2, 4, 3, 2, 7, 3, 8, 6, 9, 0, 5, 6, 0, 7, 6, 1, 8, 7, 9,
                    3, 9, 8, 5, 9, 3])\
            """;
    private static final String VALIDATION_LABELS =
            """
            tensor([3, 8, 6, 9, 6, 4, 5, 3, 8, 4, 5, 2, 3, 8, 4, 8, 1, 5, 0, 5, 9, 7, 4, 1, 0, 3, 0, 6, 2, 9, 9, 4, 1, 3, 6, 8, 0, 7, 7, 6, 8, 9, 0, 3,
                    8, 3, 7, 7, 8, 4])\
            """;

    private final MiniBatchTraining program = MnistData.miniBatches();

    @Test
    void row001_01_printOptions() {
        Tensor row = Obor.tensor(0.37, -0.06, -0.10, 0.13, 0.04, 0.02, 0.05, -0.25, -0.35, -0.002);
        assertEquals(
                "tensor([ 0.37, -0.06, -0.10,  0.13,  0.04,  0.02,  0.05, -0.25, -0.35, -0.00])",
                Output.narrow(row));
        assertEquals("tensor([0.0000, 1234567.0000])", small(Obor.tensor(1e-5, 1234567.0)));
    }

    private static String small(Tensor t) {
        var before = Obor.getPrintOptions();
        try {
            Obor.setPrintOptions(o -> o.sciMode(false));
            return t.toString().replaceAll(" +", " ").replace("[ ", "[");
        } finally {
            Obor.setPrintOptions(before);
        }
    }

    @Test
    void row001_02_seed() {
        Obor.manualSeed(1);
        assertEquals(
                "tensor([0.6614, 0.2669, 0.0617, 0.6213])", Obor.randn(3, 4).get(0).toString());
    }

    @Test
    void row001_05_formsOfLogSoftmaxPrintTheSame() {
        Obor.manualSeed(1);
        Tensor pred = new MiniBatchTraining.PlainModel(784, 50, 10).call(program.xTrain);
        String quotient = Output.narrow(MiniBatchTraining.logSoftmaxOfQuotient(pred));
        String difference = Output.narrow(MiniBatchTraining.logSoftmaxOfDifference(pred));
        String library = Output.narrow(MiniBatchTraining.logSoftmax(pred));
        assertEquals(7, quotient.lines().count());
        assertTrue(
                quotient.matches("(?s)tensor\\(\\[\\[-\\d\\.\\d\\d, -.*,  \\.\\.\\., -.*"),
                quotient);
        assertTrue(quotient.endsWith("]], grad_fn=<LogBackward0>)"), quotient);
        assertEquals(quotient.replace("LogBackward0", "SubBackward0"), difference);
        assertEquals(difference, library);
    }

    @Test
    void row001_06_logSumExpOfLargeNumbersDoesNotOverflow() {
        Tensor x = Obor.tensor(1000.0, 1001.0, -5.0, 2.0).view(2, 2).requiresGrad_();
        Tensor own = MiniBatchTraining.logsumexp(x);
        Testing.testClose(own, x.logsumexp(-1));
        own.sum().backward();
        Testing.testClose(x.grad(), F.softmax(x, -1));
    }

    @Test
    void row001_08_entriesAndIntegerArrays() {
        Tensor smPred = F.logSoftmax(Obor.randn(5, 10).requiresGrad_(), -1);
        Tensor targets = Obor.tensor(5, 0, 4);
        Tensor picked = smPred.get(new int[] {0, 1, 2}, targets);
        assertEquals(smPred.get(0, 5).item(), picked.get(0).item());
        assertEquals(smPred.get(1, 0).item(), picked.get(1).item());
        assertEquals(smPred.get(2, 4).item(), picked.get(2).item());
        assertTrue(smPred.get(0, 5).toString().endsWith(", grad_fn=<SelectBackward0>)"));
        if (MnistData.isReal()) {
            assertEquals("tensor([5, 0, 4])", program.yTrain.get(Index.to(3)).toString());
        }
    }

    @Test
    void row001_09_ownLossEqualsTheLibrarys() {
        Tensor pred = Obor.randn(50, 10);
        Tensor yb = program.yTrain.get(Index.to(50));
        Tensor own = MiniBatchTraining.nll(MiniBatchTraining.logSoftmax(pred), yb);
        Testing.testClose(F.nllLoss(F.logSoftmax(pred, -1), yb), own, 1e-3);
        Testing.testClose(F.crossEntropy(pred, yb), own, 1e-3);
    }

    @Test
    void row001_10_labelsFillTheLines() {
        Tensor labels = MnistData.isReal() ? program.yTrain.get(Index.to(50)) : numbersIn(LABELS);
        assertEquals(LABELS, Output.narrow(labels));
    }

    @Test
    void row001_11_predictions() {
        Obor.manualSeed(1);
        Tensor preds = new MiniBatchTraining.PlainModel(784, 50, 10).call(program.xTrain);
        String text = Output.narrow(preds.get(Index.to(5)));
        assertEquals(5, text.lines().count());
        assertTrue(text.endsWith("]], grad_fn=<SliceBackward0>)"), text);
    }

    @Test
    void row001_12_report() {
        assertEquals(
                "2.33, 0.08",
                Obor.tensor(2.3349).format(".2f") + ", " + Obor.tensor(0.08f).format(".2f"));
    }

    @Test
    void row001_15_bareModule() {
        var m1 = new Module() {};
        m1.addModule("foo", new Linear(3, 4));
        assertEquals(
                "Module(\n  (foo): Linear(in_features=3, out_features=4, bias=True)\n)",
                m1.toString());
    }

    @Test
    void row001_16_listOfParameters() {
        Obor.manualSeed(1);
        new Linear(784, 50);
        new Linear(50, 10);
        List<Parameter> parameters = new Linear(3, 4).parameters();
        String text =
                """
                [Parameter containing:
                tensor([[ 0.57,  0.43, -0.30],
                        [ 0.13, -0.32, -0.24],
                        [ 0.51,  0.04,  0.22],
                        [ 0.13, -0.17, -0.24]], requires_grad=True), Parameter containing:
                tensor([-0.01, -0.51, -0.39,  0.56], requires_grad=True)]\
                """;
        assertEquals(text, Output.narrow(parameters));
        // A notebook, as in the document, begins a new line for each element.
        String shown =
                Output.narrow(
                        new Object() {
                            @Override
                            public String toString() {
                                return Notebook.display(parameters);
                            }
                        });
        String document = text.replace("True), Param", "True),\nParam");
        assertEquals(document, shown.replace("\n ", "\n"));
    }

    @Test
    void row001_17_moduleWithFields() {
        assertEquals(
                """
                MLP(
                  (l1): Linear(in_features=784, out_features=20, bias=True)
                  (l2): Linear(in_features=20, out_features=10, bias=True)
                  (relu): ReLU()
                )\
                """,
                new MiniBatchTraining.MLP(784, 20, 10).toString());
    }

    @Test
    void row001_18_shapesOfParameters() {
        var shapes =
                new MiniBatchTraining.MLP(784, 20, 10)
                        .parameters().stream().map(p -> p.shape().toString()).toList();
        assertEquals(
                "[torch.Size([20, 784]), torch.Size([20]), torch.Size([10, 20]), torch.Size([10])]",
                shapes.toString());
    }

    @Test
    void row001_20_ownRegistry() {
        var mine = new MiniBatchTraining.MyModule(784, 20, 10);
        assertEquals(
                "{'l1': Linear(in_features=784, out_features=20, bias=True),"
                        + " 'l2': Linear(in_features=20, out_features=10, bias=True)}",
                mine.toString());
        assertEquals(4, mine.parameters().size());
    }

    @Test
    void row001_21_computedNames() {
        var model = new MiniBatchTraining.Model(MiniBatchTraining.layers());
        assertEquals(
                """
                Model(
                  (layer_0): Linear(in_features=784, out_features=20, bias=True)
                  (layer_1): ReLU()
                  (layer_2): Linear(in_features=20, out_features=10, bias=True)
                )\
                """,
                model.toString());
        assertEquals("torch.Size([50, 10])", model.call(Obor.randn(50, 784)).shape().toString());
    }

    @Test
    void row001_22_moduleList() {
        assertEquals(
                """
                SequentialModel(
                  (layers): ModuleList(
                    (0): Linear(in_features=784, out_features=20, bias=True)
                    (1): ReLU()
                    (2): Linear(in_features=20, out_features=10, bias=True)
                  )
                )\
                """,
                new MiniBatchTraining.SequentialModel(MiniBatchTraining.layers()).toString());
    }

    @Test
    void row001_24_ownOptimizerEqualsTheLibrarys() {
        Tensor x = Obor.randn(20, 784);
        Tensor y = program.yTrain.get(Index.to(20));
        Module[] models = new Module[2];
        for (int i = 0; i < 2; i++) {
            Obor.manualSeed(5);
            models[i] = new MiniBatchTraining.MLP(784, 20, 10);
            var own = new MiniBatchTraining.OwnOptimizer(models[i].parameters(), 0.5);
            var library = new dev.obor.optim.SGD(models[i].parameters(), 0.5);
            for (int step = 0; step < 3; step++) {
                F.crossEntropy(models[i].call(x), y).backward();
                if (i == 0) {
                    own.step();
                    own.zeroGrad();
                } else {
                    library.step();
                    library.zeroGrad();
                }
            }
        }
        Testing.testClose(models[0].call(x), models[1].call(x), 1e-5);
    }

    @Test
    void row001_25_datasetByIndexSliceAndList() {
        var ds = program.trainDs();
        if (MnistData.isReal()) {
            assertEquals("tensor([5, 0, 4, 1, 9])", ds.slice(0, 5).y().toString());
            assertEquals("tensor([1, 1, 1, 0])", labels(ds, 3, 6, 8, 1));
            assertEquals("tensor([1, 1])", labels(ds, 3, 6));
            assertEquals("tensor([1, 0])", labels(ds, 8, 1));
            assertEquals("tensor([9, 1, 3])", labels(ds, 4, 6, 7));
        }
        for (long i : new long[] {3, 6, 8, 1}) {
            assertTrue(ds.get(i).x().equal(ds.get(List.of(i)).x().get(0)));
            assertTrue(ds.get(i).y().equal(ds.slice(i, i + 1).y().get(0)));
        }
        assertEquals(ds.size() - 5, ds.slice(5, ds.size() + 50).y().numel());
    }

    private static String labels(MiniBatchTraining.OwnDataset ds, long... indices) {
        return ds.get(java.util.Arrays.stream(indices).boxed().toList()).y().toString();
    }

    @Test
    void row001_26_ownLoader() {
        var loader = new MiniBatchTraining.OwnLoader(program.validDs(), 50);
        Tensor first = loader.iterator().next().y();
        assertEquals(
                VALIDATION_LABELS,
                Output.narrow(MnistData.isReal() ? first : numbersIn(VALIDATION_LABELS)));
        long seen = 0;
        for (Sample batch : loader) {
            seen += batch.y().numel();
        }
        assertEquals(program.validDs().size(), seen);
    }

    @Test
    void row001_27_ownSamplers() {
        var inOrder = new MiniBatchTraining.OwnSampler(10, false, new Random(0));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), MiniBatchTraining.take(inOrder, 5));
        var batches = new MiniBatchTraining.OwnBatchSampler(inOrder, 4);
        assertEquals(
                List.of(List.of(0L, 1L, 2L, 3L), List.of(4L, 5L, 6L, 7L), List.of(8L, 9L)),
                MiniBatchTraining.take(batches, 9));
        var shuffled = new MiniBatchTraining.OwnSampler(10, true, new Random(0));
        List<Long> order = MiniBatchTraining.take(shuffled, 10);
        assertTrue(!order.equals(MiniBatchTraining.take(inOrder, 10)));
        assertEquals(MiniBatchTraining.take(inOrder, 10), order.stream().sorted().toList());
    }

    @Test
    void row001_28_ownCollate() {
        var ds = program.trainDs();
        Sample batch = MiniBatchTraining.collate(List.of(ds.get(2), ds.get(0)));
        Sample gathered = ds.get(List.of(2L, 0L));
        assertTrue(batch.x().equal(gathered.x()) && batch.y().equal(gathered.y()));
    }

    @Test
    void row001_29_workersKeepTheOrder() {
        var ds = program.trainDs();
        List<List<Long>> keys = List.of(List.of(3L, 6L), List.of(8L, 1L), List.of(4L, 6L, 7L));
        var batches = MiniBatchTraining.take(new MiniBatchTraining.WorkingLoader(ds, keys, 2), 9);
        assertEquals(3, batches.size());
        for (int i = 0; i < keys.size(); i++) {
            assertTrue(ds.get(keys.get(i)).y().equal(batches.get(i).y()));
        }
        if (MnistData.isReal()) {
            assertEquals("tensor([1, 1])", batches.get(0).y().toString());
            assertEquals("tensor([1, 0])", batches.get(1).y().toString());
        }
        var library = new DataLoader<>(ds, o -> o.batchSampler(keys).numWorkers(2)).iterator();
        for (List<Long> key : keys) {
            assertTrue(ds.get(key).y().equal(library.next().y()));
        }
    }

    @Test
    void row001_31_sizeOfABatchSampler() {
        var ds = program.trainDs();
        var all = new SequentialSampler(ds);
        assertEquals((ds.size() + 49) / 50, new BatchSampler<>(all, 50, false).size());
        assertEquals(ds.size() / 50, new BatchSampler<>(all, 50, true).size());
    }

    @Test
    void row001_32_aBatchSamplerAsPlainSampler() {
        var ds = program.trainDs();
        var keys = new BatchSampler<>(new SequentialSampler(ds), 50, false);
        var batched = new DataLoader<>(ds, o -> o.sampler(keys)).iterator().next();
        assertEquals("torch.Size([1, 50, 784])", batched.x().shape().toString());
        var plain = new DataLoader<>(ds, o -> o.batchSize(null).sampler(keys)).iterator().next();
        assertEquals("torch.Size([50, 784])", plain.x().shape().toString());
        assertEquals("torch.Size([50])", plain.y().shape().toString());
    }

    @Test
    void row001_33_numbersPrintAsInPython() {
        assertEquals("0.20109995853155851", dev.obor.base.PythonFloat.repr(0.20109995853155851));
        assertEquals("1e-05", dev.obor.base.PythonFloat.repr(1e-5));
    }

    @Test
    void theProgramRunsFromBeginningToEnd() {
        assumeTrue(!MnistData.isReal(), "the real data is for the reference runs");
        program.epochs = 1;
        Obor.manualSeed(1);
        String text =
                Output.of(() -> {
                    program.trainingLoop(new MiniBatchTraining.PlainModel(784, 50, 10));
                    program.parameters();
                    program.registry();
                    program.sequential();
                    program.optimizers();
                    program.datasets();
                    program.samplers();
                    program.workers();
                    program.libraryLoaders();
                    program.validation();
                });
        assertTrue(text.contains("\nWall time: "), text);
    }

    /// The numbers of a printed tensor.
    private static Tensor numbersIn(String text) {
        return Obor.tensor(
                java.util.Arrays.stream(text.replaceAll("[^0-9]+", " ").strip().split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }
}
