package dev.obor.calls;

import dev.obor.LSTMState;
import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.distributions.Bernoulli;
import dev.obor.distributions.Independent;
import dev.obor.nn.AdaptiveLogSoftmaxWithLoss;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Linear;
import dev.obor.nn.Transformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Arguments of functions of which several must belong together: recurrent layers with their
/// weights, factors with their pivots.
final class FittingArguments {
    private static final Consumer<Object> DEFAULTS = o -> {};

    private FittingArguments() {}

    /// The arguments by the name of the method.
    static Map<String, Supplier<Object[]>> all() {
        Map<String, Supplier<Object[]>> all = new HashMap<>();
        recurrent(all, "gru", "Tensor", 3);
        recurrent(all, "rnnTanh", "Tensor", 1);
        recurrent(all, "rnnRelu", "Tensor", 1);
        recurrent(all, "lstm", "LSTMState", 4);
        all.put(
                "Obor.lstmCell(Tensor, LSTMState, Tensor, Tensor, Tensor, Tensor)",
                () -> new Object[] {Obor.rand(1, 2), state(1), weight(4), weight(4), null, null});
        factors(all);
        networks(all);
        return all;
    }

    /// Objects whose methods take such arguments.
    static List<Object> objects() {
        return List.of(
                new AdaptiveLogSoftmaxWithLoss(2, 6, List.of(2)),
                new Independent(new Bernoulli(Obor.rand(2)), 0),
                new Transformer(o ->
                        o.dModel(2)
                                .nhead(1)
                                .numEncoderLayers(1)
                                .numDecoderLayers(1)
                                .dimFeedforward(2)));
    }

    private static Tensor weight(int gates) {
        return Obor.rand(2L * gates, 2);
    }

    private static LSTMState state(long batch) {
        return new LSTMState(Obor.rand(batch, 2), Obor.rand(batch, 2));
    }

    private static void recurrent(
            Map<String, Supplier<Object[]>> all, String name, String state, int gates) {
        Supplier<Object> hx =
                state.equals("Tensor")
                        ? () -> Obor.rand(1, 1, 2)
                        : () -> new LSTMState(Obor.rand(1, 1, 2), Obor.rand(1, 1, 2));
        Supplier<List<Tensor>> weights = () -> List.of(weight(gates), weight(gates));
        String rest = "boolean, long, double, boolean, boolean";
        all.put(
                "Obor." + name + "(Tensor, " + state + ", List, " + rest + ", boolean)",
                () ->
                        new Object[] {
                            Obor.rand(3, 1, 2),
                            hx.get(),
                            weights.get(),
                            false,
                            1L,
                            0.0,
                            false,
                            false,
                            false
                        });
        all.put(
                "Obor." + name + "(Tensor, Tensor, " + state + ", List, " + rest + ")",
                () ->
                        new Object[] {
                            Obor.rand(3, 2),
                            Obor.ones(DType.INT64, 3),
                            hx.get(),
                            weights.get(),
                            false,
                            1L,
                            0.0,
                            false,
                            false
                        });
    }

    private static void factors(Map<String, Supplier<Object[]>> all) {
        Supplier<Object[]> unpacked =
                () -> {
                    Linalg.LuFactor f = Linalg.luFactor(Obor.rand(2, 2));
                    return new Object[] {f.lu(), f.pivots()};
                };
        Supplier<Object[]> lu =
                () -> new Object[] {unpacked.get()[0], unpacked.get()[1], Obor.rand(2, 2)};
        Supplier<Object[]> ldl =
                () -> {
                    Linalg.LdlFactor f = Linalg.ldlFactor(Obor.eye(2));
                    return new Object[] {f.ld(), f.pivots(), Obor.rand(2, 2)};
                };
        all.put("Obor.luUnpack(Tensor, Tensor)", unpacked);
        all.put("Tensor.luSolve(Tensor, Tensor)", unpacked);
        all.put("Linalg.luSolve(Tensor, Tensor, Tensor)", lu);
        all.put("Linalg.luSolve(Tensor, Tensor, Tensor, Consumer)", () -> and(lu, DEFAULTS));
        all.put(
                "Obor.luSolve(Tensor, Tensor, Tensor)",
                () -> new Object[] {lu.get()[2], lu.get()[0], lu.get()[1]});
        all.put("Linalg.ldlSolve(Tensor, Tensor, Tensor)", ldl);
        all.put("Linalg.ldlSolve(Tensor, Tensor, Tensor, boolean)", () -> and(ldl, false));
        all.put("Linalg.eigh(Tensor, String)", () -> new Object[] {Obor.eye(2), "L"});
        all.put("Linalg.eigvalsh(Tensor, String)", () -> new Object[] {Obor.eye(2), "U"});
        all.put("Linalg.qr(Tensor, String)", () -> new Object[] {Obor.rand(2, 2), "reduced"});
        Supplier<Object[]> vector = () -> new Object[] {Obor.rand(2, 2), Obor.rand(2)};
        all.put("Tensor.addmv_(Tensor, Tensor)", vector);
        all.put("Tensor.addmv(Tensor, Tensor, Consumer)", () -> and(vector, DEFAULTS));
        all.put(
                "Obor.addmv(Tensor, Tensor, Tensor)",
                () -> new Object[] {Obor.rand(2), Obor.rand(2, 2), Obor.rand(2)});
    }

    private static void networks(Map<String, Supplier<Object[]>> all) {
        Supplier<Object[]> grid = () -> new Object[] {Obor.rand(1, 2, 3), new long[] {1, 1, 2, 2}};
        all.put("F.affineGrid(Tensor, long[])", grid);
        all.put("F.affineGrid(Tensor, long[], boolean)", () -> and(grid, false));
        all.put(
                "F.gridSampler3d(Tensor, Tensor, long, long, boolean)",
                () ->
                        new Object[] {
                            Obor.rand(1, 1, 2, 2, 2), Obor.rand(1, 2, 2, 2, 3), 0L, 0L, false
                        });
        all.put(
                "F.ctcLoss(Tensor, Tensor, Tensor, Tensor)",
                () ->
                        new Object[] {
                            Obor.rand(3, 1, 2).logSoftmax(2),
                            Obor.ones(DType.INT64, 1, 1),
                            Obor.tensor(new long[] {3}),
                            Obor.tensor(new long[] {1})
                        });
        all.put(
                "AdaptiveLogSoftmaxWithLoss.call(Tensor, Tensor)",
                () -> new Object[] {Obor.rand(3, 2), Obor.tensor(new long[] {0, 1, 5})});
        Supplier<Object[]> sequences = () -> new Object[] {Obor.rand(3, 1, 2), Obor.rand(2, 1, 2)};
        all.put("Transformer.call(Tensor, Tensor)", sequences);
        all.put("Transformer.call(Tensor, Tensor, Consumer)", () -> and(sequences, DEFAULTS));
        all.put("new Transformer(long)", () -> new Object[] {8L});
        all.put(
                "Fusion.fuseConvBnEval(Convolution, BatchNorm)",
                () -> new Object[] {new Conv2d(1, 2, 1).eval(), new BatchNorm2d(2).eval()});
        all.put(
                "Fusion.fuseLinearBnEval(Linear, BatchNorm)",
                () -> new Object[] {new Linear(2, 2).eval(), new BatchNorm1d(2).eval()});
    }

    private static Object[] and(Supplier<Object[]> some, Object last) {
        Object[] first = some.get();
        Object[] all = java.util.Arrays.copyOf(first, first.length + 1);
        all[first.length] = last;
        return all;
    }
}
