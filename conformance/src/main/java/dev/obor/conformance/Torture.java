package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Gives an operator its arguments in other layouts: results and gradients must be those of
/// contiguous copies, with the same bits where each element is computed for itself.
final class Torture {
    /// How many cases of each dtype are tried.
    private static final int CASES = 2;

    /// What these do depends on the memory behind a tensor.
    private static final Set<String> ABOUT_MEMORY =
            Set.of(
                    "as_strided",
                    "as_strided_copy",
                    "as_strided_scatter",
                    "view",
                    "view_as",
                    "view_copy",
                    "unsafe_chunk",
                    "unsafe_split",
                    "contiguous");

    /// Layouts of which elements share their place: nothing can be written to them one by one.
    private static final Set<String> REPEATING = Set.of("expanded", "overlapping");

    private static final Map<String, UnaryOperator<Tensor>> LAYOUTS = layouts();

    private Torture() {}

    private static Map<String, UnaryOperator<Tensor>> layouts() {
        Map<String, UnaryOperator<Tensor>> layouts = new LinkedHashMap<>();
        layouts.put("transposed", Torture::transposed);
        layouts.put("strided", Torture::strided);
        layouts.put("offset", Torture::offset);
        layouts.put("expanded", Torture::expanded);
        layouts.put("empty", t -> t.dim() == 0 ? t : strided(t).narrow(0, 0, 0));
        layouts.put(
                "0-d", t -> t.numel() == 0 ? t : strided(t.reshape(-1)).select(0, t.numel() - 1));
        layouts.put("overlapping", Torture::overlapping);
        return layouts;
    }

    private static Tensor transposed(Tensor t) {
        return t.dim() < 2 ? t : t.transpose(0, -1).contiguous().transpose(0, -1);
    }

    private static Tensor strided(Tensor t) {
        if (t.dim() == 0) {
            return t;
        }
        long[] shape = t.shape().toArray();
        int last = shape.length - 1;
        shape[last] = 2 * shape[last] + 1;
        Tensor wide = Obor.zeros(t.dtype(), shape);
        shape[last] = t.size(last);
        long[] strides = wide.stride();
        strides[last] *= 2;
        Tensor view = wide.asStrided(shape, strides, 1);
        view.copy_(t);
        return view;
    }

    private static Tensor offset(Tensor t) {
        Tensor wide = Obor.zeros(t.dtype(), t.numel() + 3);
        Tensor view = wide.narrow(0, 3, t.numel()).reshape(t.shape().toArray());
        view.copy_(t);
        return view;
    }

    private static Tensor expanded(Tensor t) {
        return t.dim() == 0 || t.size(0) < 2
                ? t
                : t.narrow(0, 0, 1).contiguous().expand(t.shape().toArray());
    }

    /// Windows that share elements.
    private static Tensor overlapping(Tensor t) {
        if (t.dim() < 2 || t.numel() == 0) {
            return t;
        }
        long[] strides = t.contiguous().stride();
        for (int d = 0; d < strides.length - 1; d++) {
            strides[d] = Math.max(1, strides[d] - 1);
        }
        return t.contiguous().asStrided(t.shape().toArray(), strides, 0);
    }

    /// Adds the outcomes for the first cases of each dtype.
    static void run(Entry entry, Row row) {
        if (entry.is("uninitialized") || ABOUT_MEMORY.contains(entry.op())) {
            return;
        }
        Map<String, Integer> done = new LinkedHashMap<>();
        for (Case c : entry.cases()) {
            boolean wanted =
                    c.note() == null
                            && !c.isError()
                            && !c.json().containsKey("seed"); // numbers are drawn in memory order
            if (wanted && !c.is("extreme") && done.merge(c.dtype(), 1, Integer::sum) <= CASES) {
                LAYOUTS.forEach((name, layout) -> {
                    if (!c.is("inplace") || !REPEATING.contains(name)) {
                        add(c, row, name, layout);
                    }
                });
            }
        }
    }

    private static void add(Case c, Row row, String name, UnaryOperator<Tensor> layout) {
        Outcome.@Nullable Of outcome;
        try {
            outcome = run(c, layout);
        } catch (RuntimeException e) { // the results themselves cannot be read
            outcome = Outcome.Of.of(Outcome.WRONG, "threw " + e + ", " + e.getStackTrace()[0]);
        }
        if (outcome != null) {
            row.add("torture", name + " case " + c.number(), outcome);
        }
    }

    private static Outcome.@Nullable Of run(Case c, UnaryOperator<Tensor> layout) {
        var plain = answer(c, t -> layout.apply(t.detach()).contiguous().clone());
        var odd = answer(c, t -> layout.apply(t.detach()));
        if (plain == null || odd == null) {
            return null; // no overload: counted with the case itself
        }
        String difference =
                plain.error() != null || odd.error() != null
                        ? errors(plain.error(), odd.error())
                        : difference(plain.values(), odd.values(), c.entry().is("pointwise"));
        return difference == null
                ? Outcome.Of.of(Outcome.PASSED, "")
                : Outcome.Of.of(Outcome.WRONG, difference + ", " + c.arguments(decoder(c)));
    }

    private static Decoder decoder(Case c) {
        return new Decoder(c.entry().tensors());
    }

    private record Answer(List<@Nullable Object> values, @Nullable RuntimeException error) {}

    private static @Nullable Answer answer(Case c, UnaryOperator<Tensor> layout) {
        try {
            var decoder = decoder(c);
            Map<Tensor, Tensor> made = new IdentityHashMap<>();
            Arguments given =
                    c.arguments(decoder)
                            .map(t ->
                                    made.computeIfAbsent(
                                            t,
                                            old ->
                                                    layout.apply(old)
                                                            .detach()
                                                            .requiresGrad_(old.requiresGrad())));
            Optional<Binder.Call> call = OpRun.bind(c, given);
            if (call.isEmpty()) {
                return null;
            }
            List<Tensor> leaves = decoder.leaves().stream().map(made::get).toList();
            var computed = OpRun.compute(call.get(), leaves, c, given);
            List<@Nullable Object> all = new ArrayList<>(computed.results());
            all.addAll(computed.gradients().first());
            return new Answer(all, null);
        } catch (RuntimeException e) {
            return new Answer(List.of(), e);
        }
    }

    private static @Nullable String errors(
            @Nullable RuntimeException plain, @Nullable RuntimeException odd) {
        if (odd != null && String.valueOf(odd.getMessage()).contains("more than one element")) {
            return null; // such memory must not be written to
        }
        boolean same = plain != null && odd != null && plain.getClass() == odd.getClass();
        return same ? null : "error " + odd + " where contiguous copies give " + plain;
    }

    private static @Nullable String difference(
            List<@Nullable Object> plain, List<@Nullable Object> odd, boolean bits) {
        if (bits) {
            return Bits.of(plain) == Bits.of(odd) ? null : "other bits than on contiguous copies";
        }
        String difference = Comparison.difference(odd, plain, List.of(), false);
        return difference == null ? null : difference + " on contiguous copies";
    }
}
