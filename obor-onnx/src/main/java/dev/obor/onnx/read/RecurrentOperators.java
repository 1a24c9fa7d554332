package dev.obor.onnx.read;

import dev.obor.LSTMResult;
import dev.obor.LSTMState;
import dev.obor.Obor;
import dev.obor.RNNResult;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Recurrent layers. What PyTorch's layers do runs as these do; other activations, sequences of
/// several lengths and so on run step by step.
final class RecurrentOperators {
    /// @param gates how many
    /// @param order where ONNX has the gate that PyTorch has at a place
    /// @param activations those that are usual
    record Kind(String type, int gates, int[] order, List<String> activations) {}

    private static final Kind LSTM =
            new Kind("LSTM", 4, new int[] {0, 2, 3, 1}, List.of("sigmoid", "tanh", "tanh"));
    private static final Kind GRU =
            new Kind("GRU", 3, new int[] {1, 0, 2}, List.of("sigmoid", "tanh"));
    private static final Kind RNN = new Kind("RNN", 1, new int[] {0}, List.of("tanh"));

    private RecurrentOperators() {}

    static void addTo(Operators.Table all) {
        all.add("LSTM", 3, 8, b -> layer(b, LSTM));
        all.add("GRU", 3, 6, b -> layer(b, GRU));
        all.add("RNN", 3, 6, b -> layer(b, RNN));
    }

    private static Body layer(Binding b, Kind kind) {
        int hidden = b.size("hidden_size", 0);
        String direction = b.text("direction", "forward").toLowerCase(Locale.ROOT);
        boolean both = direction.equals("bidirectional");
        List<String> names =
                b.texts("activations").stream().map(s -> s.toLowerCase(Locale.ROOT)).toList();
        boolean reset = b.flag("linear_before_reset", false);
        boolean batchFirst = b.integer("layout", 0) == 1;
        double clip = b.real("clip", 0);
        boolean coupled = b.flag("input_forget", false);
        b.ignore("output_sequence");
        if (b.has("activation_alpha") || b.has("activation_beta")) {
            throw b.refuse("numbers of activations are not read");
        }
        if (!List.of("forward", "reverse", "bidirectional").contains(direction)) {
            throw b.refuse("direction '" + direction + "' is not known");
        }
        int directions = both ? 2 : 1;
        if (!names.isEmpty() && names.size() != directions * kind.activations.size()) {
            throw b.refuse(names.size() + " activations");
        }
        names.forEach(name -> RecurrentSteps.activation(b, name));
        List<String> used = new ArrayList<>(names);
        while (used.size() < directions * kind.activations.size()) {
            used.addAll(kind.activations);
        }
        boolean relu = kind == RNN && !names.isEmpty() && names.stream().allMatch("relu"::equals);
        boolean usual = relu;
        for (int i = 0; !relu && i <= used.size(); i++) {
            usual = i == used.size();
            if (!usual && !used.get(i).equals(kind.activations.get(i % kind.activations.size()))) {
                break;
            }
        }
        boolean plain = usual && clip == 0 && !coupled && (kind != GRU || reset);
        return c -> {
            Tensor x = batchFirst ? c.in(0).transpose(0, 1) : c.in(0);
            if (x.dim() != 3) {
                throw new ShapeError("the input must have three dimensions");
            }
            Tensor r = c.in(2);
            int size = hidden == 0 ? Math.toIntExact(r.size(-1)) : hidden;
            check(c.in(1), kind, directions, size, x.size(2), "input weights");
            check(r, kind, directions, size, size, "recurrent weights");
            Tensor h = state(c, 5, x, directions, size, batchFirst);
            Tensor cell = kind == LSTM ? state(c, 6, x, directions, size, batchFirst) : null;
            Tensor lengths = c.maybe(4);
            boolean whole =
                    lengths == null
                            || lengths.numel() == 0
                            || lengths.toLong().eq(x.size(0)).all().itemBoolean();
            Tensor[] out;
            if (plain && whole && c.maybe(7) == null) {
                out = fast(c, kind, x, h, cell, direction, size, relu);
            } else {
                RecurrentSteps steps =
                        new RecurrentSteps(
                                kind.type, used, clip, coupled, reset, whole ? null : lengths);
                out = slow(c, kind, x, h, cell, direction, size, steps);
            }
            if (!batchFirst) {
                return out;
            }
            out[0] = out[0].permute(2, 0, 1, 3);
            for (int i = 1; i < out.length; i++) {
                out[i] = out[i].transpose(0, 1);
            }
            return out;
        };
    }

    private static void check(
            Tensor w, Kind kind, int directions, int size, long columns, String what) {
        long[] expected = {directions, (long) kind.gates * size, columns};
        if (!Arrays.equals(w.shape().toArray(), expected)) {
            throw new ShapeError(
                    "the "
                            + what
                            + " have the shape "
                            + w.shape().toList()
                            + " and not "
                            + Arrays.toString(expected));
        }
    }

    private static Tensor state(
            Call c, int input, Tensor x, int directions, int size, boolean batchFirst) {
        Tensor given = c.maybe(input);
        if (given == null) {
            return Tensor.zeros(x.dtype(), directions, x.size(1), size);
        }
        return batchFirst ? given.transpose(0, 1) : given;
    }

    private static Tensor ordered(Tensor w, Kind kind, int size) {
        if (kind.gates == 1) {
            return w;
        }
        List<Tensor> parts = new ArrayList<>();
        for (int from : kind.order) {
            parts.add(w.narrow(0, (long) from * size, size));
        }
        return Obor.cat(parts, 0);
    }

    private static Tensor[] fast(
            Call c,
            Kind kind,
            Tensor input,
            Tensor h,
            @Nullable Tensor cell,
            String direction,
            int size,
            boolean relu) {
        boolean both = direction.equals("bidirectional");
        boolean reverse = direction.equals("reverse");
        Tensor x = reverse ? input.flip(0) : input;
        boolean biases = c.maybe(3) != null;
        List<Tensor> params = new ArrayList<>();
        for (int d = 0; d < (both ? 2 : 1); d++) {
            params.add(ordered(c.in(1).select(0, d), kind, size));
            params.add(ordered(c.in(2).select(0, d), kind, size));
            if (biases) {
                Tensor bias = c.in(3).select(0, d);
                long half = (long) kind.gates * size;
                params.add(ordered(bias.narrow(0, 0, half), kind, size));
                params.add(ordered(bias.narrow(0, half, half), kind, size));
            }
        }
        Tensor first = h.contiguous();
        Tensor y;
        Tensor[] last;
        if (cell != null) {
            LSTMResult r =
                    Obor.lstm(
                            x,
                            new LSTMState(first, cell.contiguous()),
                            params,
                            biases,
                            1,
                            0,
                            false,
                            both,
                            false);
            y = r.output();
            last = new Tensor[] {y, r.hidden(), r.cell()};
        } else {
            RNNResult r =
                    kind == GRU
                            ? Obor.gru(x, first, params, biases, 1, 0, false, both, false)
                            : relu
                                    ? Obor.rnnRelu(
                                            x, first, params, biases, 1, 0, false, both, false)
                                    : Obor.rnnTanh(
                                            x, first, params, biases, 1, 0, false, both, false);
            y = r.output();
            last = new Tensor[] {y, r.hidden()};
        }
        y = reverse ? y.flip(0) : y;
        last[0] = y.reshape(y.size(0), y.size(1), both ? 2 : 1, size).permute(0, 2, 1, 3);
        return last;
    }

    private static Tensor[] slow(
            Call c,
            Kind kind,
            Tensor x,
            Tensor h,
            @Nullable Tensor cell,
            String direction,
            int size,
            RecurrentSteps steps) {
        int directions = direction.equals("bidirectional") ? 2 : 1;
        List<List<Tensor>> parts = new ArrayList<>();
        for (int i = 0; i < (cell == null ? 2 : 3); i++) {
            parts.add(new ArrayList<>());
        }
        for (int d = 0; d < directions; d++) {
            Tensor bias = c.maybe(3);
            Tensor peepholes = c.maybe(7);
            Tensor[] out =
                    steps.run(
                            x,
                            c.in(1).select(0, d),
                            c.in(2).select(0, d),
                            bias == null ? null : bias.select(0, d),
                            peepholes == null ? null : peepholes.select(0, d),
                            h.select(0, d),
                            cell == null ? null : cell.select(0, d),
                            direction.equals("reverse") || d == 1,
                            d,
                            size);
            for (int i = 0; i < out.length; i++) {
                parts.get(i).add(out[i]);
            }
        }
        Tensor[] all = new Tensor[parts.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = Obor.stack(parts.get(i), i == 0 ? 1 : 0);
        }
        return all;
    }
}
