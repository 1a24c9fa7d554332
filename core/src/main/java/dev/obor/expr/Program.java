package dev.obor.expr;

import dev.obor.base.DType;
import dev.obor.expr.lower.Lowering;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a pointwise kernel computes: one or more expressions and the dtypes their results are
/// stored as.
///
/// Programs are interned by structure, so that equal ones share what a backend has compiled; the
/// name is only for people. Safe for use by many threads.
public final class Program {
    /// How many programs are interned before the one that was asked for longest ago goes.
    public static final int CACHE_SIZE = 4096;

    private static final Map<Key, Program> CACHE =
            new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Program> eldest) {
                    return size() > CACHE_SIZE;
                }
            };

    private final String name;
    private final List<Expr> results;
    private final List<DType> resultTypes;
    private final @Nullable DType[] inputs;
    private final @Nullable Type[] scalars;
    private volatile @Nullable List<Expr> lowered;
    private volatile @Nullable Object compiled;

    private record Key(List<Expr> results, List<DType> resultTypes) {}

    private Program(String name, Key key) {
        this.name = name;
        this.results = key.results;
        this.resultTypes = key.resultTypes;
        Leaves leaves = new Leaves();
        results.forEach(leaves::visit);
        this.inputs = leaves.inputs;
        this.scalars = leaves.scalars;
    }

    /// The program for these results, made once per structure.
    ///
    /// @param name what it is called when printed, profiled or seen in a stack trace
    /// @param resultTypes the storage dtype of each result; a result of another type is converted
    /// @throws IllegalArgumentException if one index stands for inputs of two dtypes
    public static Program of(String name, List<Expr> results, List<DType> resultTypes) {
        if (results.isEmpty() || results.size() != resultTypes.size()) {
            throw new IllegalArgumentException(
                    name + ": " + results.size() + " results, " + resultTypes.size() + " dtypes");
        }
        Key key = new Key(List.copyOf(results), List.copyOf(resultTypes));
        synchronized (CACHE) {
            return CACHE.computeIfAbsent(key, k -> new Program(name, k));
        }
    }

    /// The program for a single result.
    public static Program of(String name, Expr result, DType resultType) {
        return of(name, List.of(result), List.of(resultType));
    }

    /// How many programs are interned now.
    public static int cached() {
        synchronized (CACHE) {
            return CACHE.size();
        }
    }

    /// What it was first called: letters, digits, `_` and `$` only.
    public String name() {
        return name.replaceAll("[^A-Za-z0-9_$]", "_");
    }

    /// The results as they were written.
    public List<Expr> results() {
        return results;
    }

    /// The dtype that each result is stored as.
    public List<DType> resultTypes() {
        return resultTypes;
    }

    /// One more than the largest index of an input.
    public int inputCount() {
        return inputs.length;
    }

    /// The storage dtype of an input, or null if no result depends on it.
    public @Nullable DType inputType(int index) {
        return inputs[index];
    }

    /// One more than the largest index of a scalar argument.
    public int scalarCount() {
        return scalars.length;
    }

    /// The type of a scalar argument, or null if no result depends on it.
    public @Nullable Type scalarType(int index) {
        return scalars[index];
    }

    /// The results in machine operations only, each of type `Type.of(resultType)`.
    ///
    /// Storing narrows: I32 wraps to int16, int8 or uint8, F32 is rounded to a 16-bit float
    /// (nearest, ties to even), BOOL becomes 0 or 1. Equal parts are the same object across all
    /// results.
    public List<Expr> lowered() {
        List<Expr> now = lowered;
        if (now == null) {
            now = Lowering.lower(converted());
            lowered = now;
        }
        return now;
    }

    private List<Expr> converted() {
        Expr[] out = new Expr[results.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Exprs.cast(Type.of(resultTypes.get(i)), results.get(i));
        }
        return List.of(out);
    }

    /// How many operations an element takes as the results are written, equal parts counted once.
    public int operations() {
        Set<Expr> seen = new HashSet<>();
        results.forEach(e -> collect(e, seen));
        return (int) seen.stream().filter(e -> e.arity() > 0).count();
    }

    private static void collect(Expr e, Set<Expr> seen) {
        for (int i = 0; seen.add(e) && i < e.arity(); i++) {
            collect(e.arg(i), seen);
        }
    }

    /// What the backend keeps here, made on first use.
    public <T> T compiled(Class<T> kind, Function<? super Program, ? extends T> make) {
        Object now = compiled;
        if (now == null) {
            synchronized (this) {
                now = compiled;
                if (now == null) {
                    now = make.apply(this);
                    compiled = now;
                }
            }
        }
        return kind.cast(now);
    }

    /// The name and the formulas.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(name);
        for (int i = 0; i < results.size(); i++) {
            out.append(i == 0 ? ": " : "; ").append(results.get(i));
            out.append(" -> ").append(resultTypes.get(i).text());
        }
        return out.toString();
    }

    /// Collects inputs and scalars.
    private static final class Leaves {
        private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private @Nullable DType[] inputs = {};
        private @Nullable Type[] scalars = {};

        private void visit(Expr e) {
            if (!seen.add(e)) {
                return;
            }
            if (e instanceof Input n) {
                inputs = Arrays.copyOf(inputs, Math.max(inputs.length, n.index() + 1));
                requireSame(n, inputs[n.index()], n.dtype());
                inputs[n.index()] = n.dtype();
            } else if (e instanceof Scalar n) {
                scalars = Arrays.copyOf(scalars, Math.max(scalars.length, n.index() + 1));
                requireSame(n, scalars[n.index()], n.type());
                scalars[n.index()] = n.type();
            }
            for (int i = 0; i < e.arity(); i++) {
                visit(e.arg(i));
            }
        }

        private static void requireSame(Expr leaf, @Nullable Object old, Object now) {
            if (old != null && old != now) {
                throw new IllegalArgumentException(leaf + " is " + old + " and " + now);
            }
        }
    }
}
