package dev.obor.calls;

import dev.obor.LSTMState;
import dev.obor.LoadOptions;
import dev.obor.Loaded;
import dev.obor.Obor;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Complex;
import dev.obor.distributions.LKJCholesky;
import dev.obor.distributions.MultivariateNormal;
import dev.obor.distributions.Wishart;
import dev.obor.io.Checkpoints;
import dev.obor.io.Safetensors;
import dev.obor.io.SafetensorsFile;
import dev.obor.io.TrainingState;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.CTCLoss;
import dev.obor.nn.ConvTranspose1d;
import dev.obor.nn.GRU;
import dev.obor.nn.LSTM;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxUnpool1d;
import dev.obor.nn.Module;
import dev.obor.nn.Softplus;
import dev.obor.nn.utils.LegacyNorms;
import dev.obor.nn.utils.PackedSequence;
import dev.obor.nn.utils.Parametrizations;
import dev.obor.nn.utils.Parametrize;
import dev.obor.nn.utils.Sequences;
import dev.obor.optim.SGD;
import dev.obor.trace.Trace;
import dev.obor.trace.TracedValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Arguments that chance does not find: definite matrices, words of an option, states, labels.
final class RareArguments {
    private static final Consumer<Object> DEFAULTS = o -> {};

    /// The pickle of a truth value.
    private static final byte[] TRUE = {(byte) 0x80, 2, (byte) 0x88, '.'};

    private RareArguments() {}

    /// Objects whose methods ask for more than chance gives.
    static List<Object> objects() {
        return List.of(
                new MultivariateNormal(Obor.zeros(2), Obor.eye(2)),
                new Wishart(3, Obor.eye(2)),
                new LKJCholesky(2, Obor.tensor(1.0)),
                new Loaded(true),
                new Loaded(List.of(1, 2)),
                new Loaded(Map.of("a", Obor.rand(2))),
                Parametrize.parametrizations(
                        Parametrizations.weightNorm(new Linear(2, 2)), "weight"),
                new CTCLoss(),
                traced());
    }

    private static TracedValue traced() {
        Tensor x = Obor.rand(2);
        return Trace.of(Map.of("x", x), () -> x.add(1)).inputs().get(0);
    }

    /// The arguments by the name of the method.
    static Map<String, Supplier<Object[]>> all(Path folder) {
        Map<String, Supplier<Object[]>> all = new HashMap<>();
        matrices(all);
        words(all);
        states(all);
        networks(all);
        recurrent(all);
        spectra(all);
        bytes(all);
        all.put("Json.read(Path)", () -> some(json(folder)));
        return all;
    }

    /// Receivers that fit the arguments, by the name of the method: made anew for each call.
    static Map<String, Supplier<Object>> receivers(Path folder) {
        Path weights = folder.resolve("weights.safetensors");
        Supplier<Object> file =
                () -> {
                    Safetensors.save(Map.of("a", Obor.rand(2)), weights);
                    return SafetensorsFile.open(weights);
                };
        Map<String, Supplier<Object>> all = new HashMap<>();
        all.put("SafetensorsFile.tensor(String)", file);
        all.put("SafetensorsFile.rows(String, long, long)", file);
        all.put(
                "Checkpoints.save(TrainingState)",
                () -> new Checkpoints(folder.resolve("checkpoints")));
        all.put("Module.getBuffer(String)", () -> new BatchNorm1d(2));
        all.put("LSTM.call(PackedSequence)", () -> new LSTM(2, 2));
        all.put("LSTM.call(PackedSequence, LSTMState)", () -> new LSTM(2, 2));
        all.put("RecurrentLayer.call(PackedSequence)", () -> new GRU(2, 2));
        all.put("RecurrentLayer.call(PackedSequence, Tensor)", () -> new GRU(2, 2));
        all.put("ConvTransposeNd.call(Tensor, long[])", () -> new ConvTranspose1d(1, 1, 2));
        all.put("Tensor.diagonalScatter(Tensor, long, long)", () -> Obor.zeros(2, 2));
        all.put("Tensor.ormqr(Tensor, Tensor)", () -> Obor.eye(2));
        all.put("Tensor.ormqr(Tensor, Tensor, Consumer)", () -> Obor.eye(2));
        all.put("MaxUnpoolNd.forward(Tensor, Tensor, long[])", () -> new MaxUnpool1d(2));
        all.put("Tensor.maskedFill(Tensor, Complex)", RareArguments::signal);
        all.put("Tensor.maskedFill_(Tensor, Complex)", RareArguments::signal);
        all.put("Tensor.indexFill(long, Tensor, Complex)", RareArguments::signal);
        all.put("Tensor.indexFill_(long, Tensor, Complex)", RareArguments::signal);
        all.put("Tensor.stft(long)", RareArguments::signal);
        all.put("Tensor.stft(long, Consumer)", RareArguments::signal);
        all.put("Tensor.istft(long)", RareArguments::spectrum);
        all.put("Tensor.istft(long, Consumer)", RareArguments::spectrum);
        return all;
    }

    private static Tensor signal() {
        return Obor.complex(Obor.rand(8), Obor.rand(8));
    }

    private static Tensor spectrum() {
        return Obor.complex(Obor.rand(3, 5), Obor.rand(3, 5));
    }

    private static void spectra(Map<String, Supplier<Object[]>> all) {
        all.put("Tensor.stft(long)", () -> some(4L));
        all.put("Tensor.stft(long, Consumer)", () -> some(4L, DEFAULTS));
        all.put("Tensor.istft(long)", () -> some(4L));
        all.put("Tensor.istft(long, Consumer)", () -> some(4L, DEFAULTS));
        all.put("Obor.stft(Tensor, long)", () -> some(signal(), 4L));
        all.put("Obor.stft(Tensor, long, Consumer)", () -> some(signal(), 4L, DEFAULTS));
        all.put("Obor.istft(Tensor, long)", () -> some(spectrum(), 4L));
        all.put("Obor.istft(Tensor, long, Consumer)", () -> some(spectrum(), 4L, DEFAULTS));
    }

    private static void bytes(Map<String, Supplier<Object[]>> all) {
        Supplier<Object[]> places = () -> some(0L, Obor.arange(2L), Complex.ONE);
        all.put("Tensor.indexFill(long, Tensor, Complex)", places);
        all.put("Tensor.indexFill_(long, Tensor, Complex)", places);
        all.put(
                "Obor.indexFill(Tensor, long, Tensor, Complex)",
                () -> some(signal(), 0L, Obor.arange(2L), Complex.ONE));
        all.put("Autograd.grad(List, List)", RareArguments::derivative);
        all.put(
                "Autograd.grad(List, List, Consumer)",
                () -> Stream.concat(Arrays.stream(derivative()), Stream.of(DEFAULTS)).toArray());
        all.put("Obor.load(InputStream)", () -> some(saved()));
        all.put("Obor.load(InputStream, Consumer)", () -> some(saved(), DEFAULTS));
        all.put("TorchFiles.load(InputStream, LoadOptions)", () -> some(saved(), options()));
        all.put(
                "Safetensors.load(byte[])",
                () -> some((Object) Safetensors.save(Map.of("a", Obor.rand(2)))));
    }

    private static Object[] derivative() {
        Tensor leaf = Obor.rand(2).requiresGrad_();
        return some(List.of(leaf.sum()), List.of(leaf));
    }

    private static LoadOptions options() {
        LoadOptions[] given = new LoadOptions[1];
        Obor.load(saved(), o -> given[0] = o);
        return given[0];
    }

    private static ByteArrayInputStream saved() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Obor.save(Obor.rand(2), out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static Path json(Path folder) {
        try {
            return Files.writeString(folder.resolve("values.json"), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackedSequence packed() {
        return Sequences.packPaddedSequence(Obor.rand(3, 1, 2), 3);
    }

    private static void recurrent(Map<String, Supplier<Object[]>> all) {
        Tensor state = Obor.zeros(1, 1, 2);
        all.put("LSTM.call(PackedSequence)", () -> some(packed()));
        all.put(
                "LSTM.call(PackedSequence, LSTMState)",
                () -> some(packed(), new LSTMState(state, state)));
        all.put("RecurrentLayer.call(PackedSequence)", () -> some(packed()));
        all.put("RecurrentLayer.call(PackedSequence, Tensor)", () -> some(packed(), state));
    }

    private static void matrices(Map<String, Supplier<Object[]>> all) {
        all.put("LKJCholesky.logProb(Tensor)", () -> some(Obor.eye(2)));
        all.put("MultivariateNormal.logProb(Tensor)", () -> some(Obor.rand(2)));
        all.put("Wishart.logProb(Tensor)", () -> some(Obor.eye(2)));
        all.put("Wishart.expand(long[])", () -> some(new long[] {2}));
        all.put("new Wishart(double, Tensor)", () -> some(3.0, Obor.eye(2)));
        all.put("new Wishart(Tensor, Tensor)", () -> some(Obor.tensor(3.0), Obor.eye(2)));
        all.put("new MultivariateNormal(Tensor, Tensor)", () -> some(Obor.zeros(2), Obor.eye(2)));
        Supplier<Object[]> bins =
                () ->
                        some(
                                Obor.rand(3, 2),
                                new Tensor[] {Obor.tensor(0.0, 1), Obor.tensor(0.0, 1)});
        all.put("Obor.histogramdd(Tensor, Tensor[])", bins);
        all.put(
                "Obor.histogramdd(Tensor, Tensor[], Consumer)",
                () -> some(bins.get()[0], bins.get()[1], DEFAULTS));
        all.put(
                "Tensor.addmv_(Tensor, Tensor, Consumer)",
                () -> some(Obor.rand(2, 2), Obor.rand(2), DEFAULTS));
        all.put("Tensor.maskedFill(Tensor, Complex)", () -> some(mask(), Complex.I));
        all.put("Tensor.maskedFill_(Tensor, Complex)", () -> some(mask(), Complex.ONE));
        all.put("Tensor.diagonalScatter(Tensor, long, long)", () -> some(Obor.rand(2), 0L, 0L));
        Supplier<Object[]> rows =
                () -> some(Obor.rand(3, 1, 2), Obor.rand(2, 2, 2), Obor.rand(2), 1);
        all.put("F.convTbc(Tensor, Tensor, Tensor, int)", rows);
        all.put(
                "Parametrize.registerParametrization(Module, String, Module)",
                () -> some(new Linear(2, 2), "weight", new Softplus()));
        all.put(
                "Parametrize.registerParametrization(Module, String, Module, Consumer)",
                () -> some(new Linear(2, 2), "weight", new Softplus(), DEFAULTS));
        all.put(
                "Tensor.ormqr(Tensor, Tensor, Consumer)",
                () -> some(Obor.rand(2), Obor.rand(2, 2), DEFAULTS));
        all.put(
                "MaxUnpoolNd.forward(Tensor, Tensor, long[])",
                () ->
                        some(
                                Obor.rand(1, 1, 2),
                                Obor.tensor(0, 2).to(Obor.int64).view(1, 1, 2),
                                new long[] {4}));
        all.put(
                "F.ctcLoss(Tensor, Tensor, long[], long[])",
                () ->
                        some(
                                Obor.rand(3, 1, 2).logSoftmax(2),
                                Obor.ones(Obor.int64, 1, 1),
                                new long[] {3},
                                new long[] {1}));
        all.put("Tensor.ormqr(Tensor, Tensor)", () -> some(Obor.rand(2), Obor.rand(2, 2)));
    }

    private static Tensor mask() {
        return Obor.tensor(true);
    }

    private static void words(Map<String, Supplier<Object[]>> all) {
        all.put("Module.getBuffer(String)", () -> some("running_mean"));
        all.put("MultiGradHookOptions.mode(String)", () -> some("any"));
        all.put("CyclicLR.CyclicOptions.mode(String)", () -> some("triangular2"));
        all.put("CyclicLR.CyclicOptions.scaleMode(String)", () -> some("iterations"));
        all.put("ReduceLROnPlateau.PlateauOptions.thresholdMode(String)", () -> some("abs"));
        all.put(
                "Linalg.matrixNorm(Tensor, String, long[], boolean, DType)",
                () -> some(Obor.eye(2), "fro", new long[] {0, 1}, false, Obor.float64));
        long[] both = {0, 1};
        all.put(
                "Linalg.matrixNorm(Tensor, String, long[], boolean)",
                () -> some(Obor.eye(2), "fro", both, true));
        all.put("Linalg.matrixNorm(Tensor, String, long[])", () -> some(Obor.eye(2), "fro", both));
        all.put(
                "Linalg.norm(Tensor, String, long[], boolean, DType)",
                () -> some(Obor.eye(2), "nuc", both, true, Obor.float64));
        all.put(
                "Linalg.norm(Tensor, String, long[], boolean)",
                () -> some(Obor.eye(2), "nuc", both, true));
        Path file = Path.of("file");
        all.put(
                "new FileError(Path, String, IOException)",
                () -> some(file, "is damaged", new IOException("why")));
        all.put("FileError.reading(Path, IOException)", () -> some(file, new IOException("why")));
        all.put("FileError.writing(Path, IOException)", () -> some(file, new IOException("why")));
    }

    private static void states(Map<String, Supplier<Object[]>> all) {
        all.put("Obor.setRngState(byte[])", () -> some((Object) Obor.getRngState()));
        Supplier<Map<String, Object>> optimizer =
                () -> {
                    Linear net = new Linear(2, 2);
                    var groups = new SGD(net.parameters(), 0.1).stateDict().paramGroups();
                    return Map.of("state", Map.of(), "param_groups", groups);
                };
        all.put("Optimizer.StateDict.of(Map)", () -> some(optimizer.get()));
        all.put("Optimizer.loadStateDict(Map)", () -> some(optimizer.get()));
        all.put(
                "Pickle.read(InputStream, long, long)",
                () -> some(new ByteArrayInputStream(TRUE), 100L, 100L));
        all.put(
                "Prune.customFromMask(Module, String, Tensor)",
                () -> some(new Linear(2, 2), "weight", Obor.ones(2, 2)));
        all.put("ParametrizationList.rightInverse(Tensor)", () -> some(Obor.rand(2, 2)));
        Consumer<OperationOptions.Segments> lengths = o -> o.lengths(Obor.tensor(1, 3));
        all.put(
                "Obor.segmentReduce(Tensor, String, Consumer)",
                () -> some(Obor.rand(4), "sum", lengths));
        all.put("SafetensorsFile.tensor(String)", () -> some("a"));
        all.put("SafetensorsFile.rows(String, long, long)", () -> some("a", 0L, 1L));
        all.put(
                "ConvTransposeNd.call(Tensor, long[])",
                () -> some(Obor.rand(1, 1, 3), new long[] {4}));
        all.put(
                "Obor.ormqr(Tensor, Tensor, Tensor)",
                () -> some(Obor.eye(2), Obor.rand(2), Obor.eye(2)));
        all.put(
                "Obor.ormqr(Tensor, Tensor, Tensor, Consumer)",
                () -> some(Obor.eye(2), Obor.rand(2), Obor.eye(2), DEFAULTS));
        all.put("Checkpoints.save(TrainingState)", () -> some(new TrainingState().step(1)));
        all.put("Loaded.get(int)", () -> some(0));
        all.put("Loaded.get(String)", () -> some("a"));
        all.put(
                "LegacyNorms.removeWeightNorm(Module, String)",
                () -> some(LegacyNorms.weightNorm(new Linear(2, 2)), "weight"));
        all.put(
                "LegacyNorms.removeWeightNorm(Module)",
                () -> some(LegacyNorms.weightNorm(new Linear(2, 2))));
        all.put(
                "LegacyNorms.removeSpectralNorm(Module)",
                () -> some(LegacyNorms.spectralNorm(new Linear(2, 2))));
        all.put(
                "LegacyNorms.removeSpectralNorm(Module, String)",
                () -> some(LegacyNorms.spectralNorm(new Linear(2, 2)), "weight"));
        for (String norm :
                List.of(
                        "LegacyNorms.weightNorm",
                        "LegacyNorms.spectralNorm",
                        "Parametrizations.weightNorm",
                        "Parametrizations.spectralNorm",
                        "Parametrizations.orthogonal")) {
            all.put(norm + "(Module)", () -> some(new Linear(2, 2)));
            all.put(norm + "(Module, Consumer)", () -> some(new Linear(2, 2), DEFAULTS));
        }
        Supplier<Object[]> weight =
                () -> some(Parametrizations.weightNorm(new Linear(2, 2)), "weight");
        all.put("Parametrize.value(Module, String)", weight);
        Supplier<Object[]> orthogonal =
                () -> some(Parametrizations.orthogonal(new Linear(2, 2)), "weight");
        all.put("Parametrize.removeParametrizations(Module, String)", orthogonal);
        all.put(
                "Parametrize.assign(Module, String, Tensor)",
                () -> {
                    Module normed = Parametrizations.weightNorm(new Linear(2, 2));
                    return some(normed, "weight", Obor.rand(2, 2));
                });
    }

    private static void networks(Map<String, Supplier<Object[]>> all) {
        Supplier<Object[]> labels =
                () ->
                        some(
                                Obor.rand(3, 1, 2).logSoftmax(2),
                                Obor.ones(Obor.int64, 1, 1),
                                Obor.tensor(new long[] {3}),
                                Obor.tensor(new long[] {1}));
        all.put("CTCLoss.call(Tensor, Tensor, Tensor, Tensor)", labels);
        all.put("CTCLoss.forward(Tensor, Tensor, Tensor, Tensor)", labels);
        all.put(
                "F.ctcLoss(Tensor, Tensor, Tensor, Tensor, Consumer)",
                () -> {
                    Object[] l = labels.get();
                    return some(l[0], l[1], l[2], l[3], DEFAULTS);
                });
        all.put(
                "F.ctcLoss(Tensor, Tensor, long[], long[], Consumer)",
                () ->
                        some(
                                Obor.rand(3, 1, 2).logSoftmax(2),
                                Obor.ones(Obor.int64, 1, 1),
                                new long[] {3},
                                new long[] {1},
                                DEFAULTS));
        all.put(
                "AdaptiveLogSoftmaxWithLoss.forward(Tensor, Tensor)",
                () -> some(Obor.rand(3, 2), Obor.tensor(new long[] {0, 1, 5})));
        all.put(
                "Obor.gruCell(Tensor, Tensor, Tensor, Tensor, Tensor, Tensor)",
                () ->
                        some(
                                Obor.rand(1, 2),
                                Obor.rand(1, 2),
                                Obor.rand(6, 2),
                                Obor.rand(6, 2),
                                null,
                                null));
        Supplier<Object[]> bag =
                () ->
                        some(
                                Obor.tensor(new long[] {0, 1}),
                                Obor.rand(2, 2),
                                Obor.tensor(new long[] {0}));
        all.put("F.embeddingBag(Tensor, Tensor, Tensor)", bag);
        all.put(
                "F.embeddingBag(Tensor, Tensor, Tensor, Consumer)",
                () -> some(bag.get()[0], bag.get()[1], bag.get()[2], DEFAULTS));
        Supplier<Object[]> attention =
                () -> {
                    Tensor x = Obor.rand(2, 1, 2);
                    Tensor in = Obor.rand(6, 2);
                    Tensor out = Obor.rand(2, 2);
                    return some(
                            x, x, x, 2L, 1L, in, null, null, null, false, 0.0, out, null, DEFAULTS);
                };
        String heads =
                "F.multiHeadAttentionForward(Tensor, Tensor, Tensor, long, long, Tensor, Tensor,"
                        + " Tensor, Tensor, boolean, double, Tensor, Tensor";
        all.put(heads + ")", () -> java.util.Arrays.copyOf(attention.get(), 13));
        all.put(heads + ", Consumer)", attention);
        all.put(
                "Autograd.grad(Tensor, GradientEdge)",
                () -> {
                    Tensor x = Obor.rand(2).requiresGrad_();
                    return some(x.mul(2).sum(), Autograd.getGradientEdge(x));
                });
        Supplier<Object[]> weighted =
                () -> {
                    Tensor x = Obor.rand(2).requiresGrad_();
                    return some(x.mul(2), x, Obor.ones(2), DEFAULTS);
                };
        all.put("Autograd.grad(Tensor, Tensor, Tensor, Consumer)", weighted);
        all.put(
                "Autograd.grad(Tensor, Tensor, Tensor)",
                () -> java.util.Arrays.copyOf(weighted.get(), 3));
    }

    private static Object[] some(Object... values) {
        return values;
    }
}
