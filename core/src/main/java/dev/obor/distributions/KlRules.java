package dev.obor.distributions;

import dev.obor.Tensor;
import dev.obor.op.Callback;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The divergences there are, by the kinds of the two distributions.
final class KlRules {
    private final Map<Pair, Rule<?, ?>> rules = new LinkedHashMap<>();

    /// Two kinds.
    private record Pair(Class<?> p, Class<?> q) {
        boolean fits(Class<?> forP, Class<?> forQ) {
            return p.isAssignableFrom(forP) && q.isAssignableFrom(forQ);
        }
    }

    /// What is computed for two kinds.
    private record Rule<P, Q>(Class<P> p, Class<Q> q, BiFunction<P, Q, Tensor> of) {
        Tensor apply(Distribution a, Distribution b) {
            return Callback.call(() -> of.apply(p.cast(a), q.cast(b)));
        }
    }

    synchronized <P extends Distribution, Q extends Distribution> void add(
            Class<P> p, Class<Q> q, BiFunction<P, Q, Tensor> rule) {
        rules.put(new Pair(p, q), new Rule<>(p, q, rule));
    }

    /// The divergence by the rule for the nearest kinds, or null if there is none. The first kind
    /// counts more than the second.
    @Nullable Tensor apply(Distribution p, Distribution q) {
        Rule<?, ?> rule = nearest(p.getClass(), q.getClass());
        return rule == null ? null : rule.apply(p, q);
    }

    private synchronized @Nullable Rule<?, ?> nearest(Class<?> p, Class<?> q) {
        @Nullable Pair best = null;
        for (Pair pair : rules.keySet()) {
            if (pair.fits(p, q) && (best == null || isNearer(pair, best))) {
                best = pair;
            }
        }
        return best == null ? null : rules.get(best);
    }

    private static boolean isNearer(Pair a, Pair b) {
        return a.p() == b.p() ? b.q().isAssignableFrom(a.q()) : b.p().isAssignableFrom(a.p());
    }
}
