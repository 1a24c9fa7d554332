package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Recurrent layers one step after the other, with all that ONNX may ask for.
///
/// @param activations those of all directions, one after the other
/// @param lengths how long each sequence is, or null where all are whole
record RecurrentSteps(
        String type,
        List<String> activations,
        double clip,
        boolean coupled,
        boolean reset,
        @Nullable Tensor lengths) {

    static UnaryOperator<Tensor> activation(Binding b, String name) {
        UnaryOperator<Tensor> f = find(name);
        if (f == null) {
            throw b.refuse("activation '" + name + "' is not read");
        }
        return f;
    }

    private static @Nullable UnaryOperator<Tensor> find(String name) {
        return switch (name) {
            case "sigmoid" -> Tensor::sigmoid;
            case "tanh" -> Tensor::tanh;
            case "relu" -> Tensor::relu;
            case "softsign" -> F::softsign;
            case "softplus" -> F::softplus;
            case "hardsigmoid" -> x -> x.mul(0.2).add(0.5).clamp(0.0, 1.0);
            default -> null;
        };
    }

    private Tensor apply(int direction, int i, Tensor x) {
        int each = activations.size() / (type.equals("LSTM") ? 3 : type.equals("GRU") ? 2 : 1);
        int per = activations.size() / Math.max(each, 1);
        UnaryOperator<Tensor> f =
                find(activations.get(Math.min(direction * per + i, activations.size() - 1)));
        if (f == null) {
            throw new AssertionError(activations);
        }
        return f.apply(clip > 0 ? x.clamp(-clip, clip) : x);
    }

    /// The outputs of all steps, and the last states.
    Tensor[] run(
            Tensor x,
            Tensor w,
            Tensor r,
            @Nullable Tensor bias,
            @Nullable Tensor peepholes,
            Tensor first,
            @Nullable Tensor firstCell,
            boolean reverse,
            int direction,
            int size) {
        int steps = Math.toIntExact(x.size(0));
        List<Tensor> out = new ArrayList<>();
        Tensor h = first;
        Tensor cell = firstCell;
        for (int i = 0; i < steps; i++) {
            int t = reverse ? steps - 1 - i : i;
            Tensor[] next = step(x.select(0, t), h, cell, w, r, bias, peepholes, direction, size);
            Tensor y = next[0];
            if (lengths != null) {
                Tensor going = lengths.toLong().gt(t).unsqueeze(1);
                y = Obor.where(going, next[0], Tensor.zeros(x.dtype()));
                h = Obor.where(going, next[0], h);
                cell = cell == null ? null : Obor.where(going, next[1], cell);
            } else {
                h = next[0];
                cell = cell == null ? null : next[1];
            }
            out.add(reverse ? 0 : i, y);
        }
        Tensor all =
                out.isEmpty() ? Tensor.zeros(x.dtype(), 0, x.size(1), size) : Obor.stack(out, 0);
        return cell == null ? new Tensor[] {all, h} : new Tensor[] {all, h, cell};
    }

    private static Tensor part(Tensor x, int i, int size) {
        return x.narrow(-1, (long) i * size, size);
    }

    private Tensor[] step(
            Tensor x,
            Tensor h,
            @Nullable Tensor cell,
            Tensor w,
            Tensor r,
            @Nullable Tensor bias,
            @Nullable Tensor peepholes,
            int direction,
            int size) {
        long half = r.size(0);
        Tensor a = F.linear(x, w, bias == null ? null : bias.narrow(0, 0, half));
        Tensor b = F.linear(h, r, bias == null ? null : bias.narrow(0, half, half));
        if (type.equals("RNN")) {
            return new Tensor[] {apply(direction, 0, a.add(b))};
        }
        if (cell == null) {
            return new Tensor[] {gru(a, b, h, r, bias, direction, size)};
        }
        Tensor all = a.add(b);
        Tensor in = part(all, 0, size);
        Tensor o = part(all, 1, size);
        Tensor f = part(all, 2, size);
        Tensor g = apply(direction, 1, part(all, 3, size));
        if (peepholes != null) {
            in = in.add(cell.mul(part(peepholes, 0, size)));
            f = f.add(cell.mul(part(peepholes, 2, size)));
        }
        in = apply(direction, 0, in);
        f = coupled ? in.neg().add(1) : apply(direction, 0, f);
        Tensor next = f.mul(cell).add(in.mul(g));
        o = peepholes == null ? o : o.add(next.mul(part(peepholes, 1, size)));
        o = apply(direction, 0, o);
        return new Tensor[] {o.mul(apply(direction, 2, next)), next};
    }

    private Tensor gru(
            Tensor a,
            Tensor b,
            Tensor h,
            Tensor r,
            @Nullable Tensor bias,
            int direction,
            int size) {
        Tensor z = apply(direction, 0, part(a, 0, size).add(part(b, 0, size)));
        Tensor gate = apply(direction, 0, part(a, 1, size).add(part(b, 1, size)));
        Tensor candidate;
        if (reset) {
            candidate = part(a, 2, size).add(gate.mul(part(b, 2, size)));
        } else {
            Tensor own = bias == null ? null : bias.narrow(0, 5L * size, size);
            candidate =
                    part(a, 2, size).add(F.linear(gate.mul(h), r.narrow(0, 2L * size, size), own));
        }
        Tensor n = apply(direction, 1, candidate);
        return z.neg().add(1).mul(n).add(z.mul(h));
    }
}
