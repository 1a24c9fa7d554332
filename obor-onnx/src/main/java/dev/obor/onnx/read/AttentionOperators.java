package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attention as one operator, of version 23.
final class AttentionOperators {
    private AttentionOperators() {}

    static void addTo(Operators.Table all) {
        all.add("Attention", 3, 6, AttentionOperators::attention);
    }

    private static Tensor heads(Tensor x, int heads) {
        if (x.dim() == 4) {
            return x;
        }
        if (x.dim() != 3 || heads < 1) {
            throw new ShapeError("needs heads, or four dimensions");
        }
        return x.reshape(x.size(0), x.size(1), heads, x.size(2) / heads).transpose(1, 2);
    }

    private static Body attention(Binding b) {
        boolean causal = b.flag("is_causal", false);
        int queries = b.size("q_num_heads", 0);
        int keys = b.size("kv_num_heads", 0);
        int mode = b.size("qk_matmul_output_mode", 0);
        double given = b.real("scale", 0);
        double cap = b.real("softcap", 0);
        long precision = b.integer("softmax_precision", 0);
        DType dtype = precision == 0 ? null : PointwiseOperators.dtype(b, precision);
        return c -> {
            Tensor q = heads(c.in(0), queries);
            Tensor k = heads(c.in(1), keys);
            Tensor v = heads(c.in(2), keys);
            Tensor pastKey = c.maybe(4);
            Tensor pastValue = c.maybe(5);
            long past = pastKey == null ? 0 : pastKey.size(2);
            if (pastKey != null && pastValue != null) {
                k = Obor.cat(List.of(pastKey, k), 2);
                v = Obor.cat(List.of(pastValue, v), 2);
            }
            long group = q.size(1) / Math.max(k.size(1), 1);
            Tensor allKeys = group == 1 ? k : k.repeatInterleave(group, 1);
            Tensor allValues = group == 1 ? v : v.repeatInterleave(group, 1);
            double scale = given == 0 ? 1 / Math.sqrt(q.size(3)) : given;
            double root = Math.sqrt(scale);
            Tensor raw = q.mul(root).matmul(allKeys.mul(root).transpose(-2, -1));
            Tensor capped = cap == 0 ? raw : raw.div(cap).tanh().mul(cap);
            Tensor masked = masked(capped, c.maybe(3), causal, past);
            Tensor weights = masked.softmax(-1, dtype).to(q.dtype());
            // A row that sees nothing takes nothing.
            Tensor seen = masked.gt(Double.NEGATIVE_INFINITY).any(-1, true);
            weights = Obor.where(seen, weights, weights.zerosLike());
            Tensor y = weights.matmul(allValues);
            if (c.in(0).dim() == 3) {
                y = y.transpose(1, 2).flatten(2);
            }
            Tensor shown =
                    switch (mode) {
                        case 0 -> raw;
                        case 1 -> capped;
                        case 2 -> masked;
                        default -> weights;
                    };
            return new Tensor[] {y, k, v, shown};
        };
    }

    private static Tensor masked(Tensor scores, @Nullable Tensor mask, boolean causal, long past) {
        Tensor out = scores;
        if (mask != null) {
            Tensor m = mask;
            long missing = scores.size(-1) - m.size(-1);
            if (missing > 0) {
                throw new ShapeError("the mask has fewer columns than there are keys");
            }
            out =
                    m.dtype() == DType.BOOL
                            ? out.maskedFill(m.logicalNot(), Double.NEGATIVE_INFINITY)
                            : out.add(m);
        }
        if (causal) {
            Tensor seen = Obor.ones(DType.BOOL, scores.size(-2), scores.size(-1)).tril(past);
            out = out.maskedFill(seen.logicalNot(), Double.NEGATIVE_INFINITY);
        }
        return out;
    }
}
