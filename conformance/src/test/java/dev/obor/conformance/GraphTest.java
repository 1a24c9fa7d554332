package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.OborError;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the graph remembers of each operator, against what PyTorch's does: which gradients exist,
/// and when backward is refused after a change in place or a second time.
///
/// conformance/python/graph_cases.py writes the cases and says what they hold.
class GraphTest {
    /// Where ours remembers other things, and why.
    private static final Map<String, String> KNOWN =
            Map.of(
                    "nn.functional.linear_cross_entropy/chunked graph",
                    "PyTorch computes the gradients ahead; ours makes the logits again in backward,"
                            + " and keeps the inputs",
                    "nn.functional.linear_cross_entropy/chunked_none graph: created",
                    "ours has a second derivative");

    @Test
    void theGraphRemembersWhatPyTorchsDoes() {
        var path = Fixtures.committed().resolve("graph.jsonl.gz");
        List<String> wrong = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        int[] cases = {0};
        new Fixtures.Part(Entry.Kind.OPS, path)
                .read(entry -> {
                    if (!Names.methods(entry.op(), entry.name()).isEmpty()) {
                        for (Case c : entry.cases()) {
                            cases[0] += run(c, wrong, used);
                        }
                    }
                });
        assertTrue(cases[0] > 700, cases[0] + " cases were run");
        assertEquals("", String.join("\n", wrong));
        assertEquals(new TreeSet<>(KNOWN.keySet()), used, "exceptions that nothing needs");
    }

    private static int run(Case c, List<String> wrong, Set<String> used) {
        if (c.note() != null) {
            return 0;
        }
        for (String form : List.of("graph", "in_place")) {
            if (c.json().get(form) instanceof Map<?, ?> facts) {
                for (String difference : new Probe(c, facts).differences()) {
                    String where = c.entry().name() + " " + form + ": " + difference;
                    String plain = where.replaceFirst("leaf \\d+ alone: ", "");
                    Optional<String> known =
                            KNOWN.keySet().stream().filter(plain::startsWith).findFirst();
                    known.ifPresent(used::add);
                    if (known.isEmpty()) {
                        wrong.add(c.label() + " " + form + ": " + difference);
                    }
                }
            }
        }
        return 1;
    }

    /// The answers for one call.
    private static final class Probe {
        private static final int ALL = -1;
        private final Case test;
        private final Map<?, ?> facts;
        private final @Nullable String method;
        private final List<String> differences = new ArrayList<>();

        Probe(Case test, Map<?, ?> facts) {
            this.test = test;
            this.facts = facts;
            this.method = facts.get("name") instanceof String name ? name : null;
        }

        List<String> differences() {
            Call plain;
            try {
                plain = new Call();
            } catch (NoOverload absent) {
                return List.of(); // counted by the runner of the cases
            } catch (RuntimeException e) {
                return List.of("threw " + e);
            }
            Tensor[] gradients = check(plain);
            try {
                created();
            } catch (RuntimeException e) {
                differences.add("created threw " + e);
            }
            changes("", ALL, facts, gradients);
            if (facts.get("alone") instanceof List<?> alone) {
                for (int i = 0; i < alone.size(); i++) {
                    Tensor[] own = new Tensor[gradients.length];
                    own[i] = gradients[i];
                    changes("leaf " + i + " alone: ", i, (Map<?, ?>) alone.get(i), own);
                }
            }
            return differences;
        }

        private void changes(String where, int only, Map<?, ?> answers, Tensor[] gradients) {
            List<?> inputs = answers(answers, "inputs");
            for (int i = 0; i < inputs.size(); i++) {
                int n = i;
                Consumer<Call> change = c -> c.inputs.get(n).fill_(1);
                changed(where + "input " + i, only, inputs.get(i), change, false, gradients);
            }
            List<?> results = answers(answers, "results");
            for (int i = 0; i < results.size(); i++) {
                int n = i;
                Consumer<Call> change = c -> scaled(c.results.get(n));
                changed(where + "result " + i, only, results.get(i), change, true, gradients);
            }
        }

        private static List<?> answers(Map<?, ?> facts, String key) {
            return (List<?>) Objects.requireNonNull(facts.get(key));
        }

        private void expect(String what, Object right, Object got) {
            if (!right.equals(got)) {
                differences.add(what + " " + got + " for " + right);
            }
        }

        /// What holds without any change; returns the gradients.
        private Tensor[] check(Call call) {
            List<Long> needs = call.results.stream().map(r -> r.requiresGrad() ? 1L : 0).toList();
            expect("needs", answers(facts, "needs"), needs);
            expect("backward", "ok", call.backward());
            Tensor[] gradients = call.leaves.stream().map(Tensor::grad).toArray(Tensor[]::new);
            expect(
                    "gradients",
                    answers(facts, "gradients"),
                    Arrays.stream(gradients).map(g -> g == null ? 0L : 1).toList());
            gradients =
                    Arrays.stream(gradients)
                            .map(g -> g == null ? null : g.clone())
                            .toArray(Tensor[]::new);
            expect("twice", Objects.requireNonNull(facts.get("twice")), call.backward());
            return gradients;
        }

        private void created() {
            Call call = new Call();
            List<Tensor> roots = call.results.stream().filter(Tensor::requiresGrad).toList();
            List<Long> created = new ArrayList<>(Collections.nCopies(call.leaves.size(), -1L));
            if (!roots.isEmpty() && !call.leaves.isEmpty()) {
                List<@Nullable Tensor> ones = new ArrayList<>();
                roots.forEach(r -> ones.add(r.onesLike()));
                List<@Nullable Tensor> gradients =
                        Autograd.grad(
                                roots,
                                call.leaves,
                                ones,
                                o -> o.allowUnused(true).createGraph(true));
                for (int i = 0; i < created.size(); i++) {
                    Tensor g = gradients.get(i);
                    created.set(i, g == null ? -1L : g.requiresGrad() ? 1 : 0);
                }
            }
            expect("created", answers(facts, "created"), created);
        }

        /// @param only the one leaf that requires a gradient, or [#ALL]
        /// @param result whether it is a result that changes, which is made twice as large
        private void changed(
                String what,
                int only,
                @Nullable Object right,
                Consumer<Call> change,
                boolean result,
                Tensor[] gradients) {
            Call call = new Call(only);
            String answer;
            int version = call.results.isEmpty() ? 0 : versions(call);
            try {
                change.accept(call);
                boolean aliased = !result && version != versions(call);
                answer = call.backward();
                if (answer.equals("ok") && !aliased) {
                    compare(what, call, result, gradients);
                }
            } catch (RuntimeException e) {
                answer = e instanceof OborError ? "refused" : "threw " + e;
            }
            expect(what, Objects.requireNonNull(right), answer);
        }

        private static int versions(Call call) {
            return call.results.stream().mapToInt(Tensor::version).sum();
        }

        /// What was not changed has the gradients it had; one result times 2 gives twice of them.
        private void compare(String what, Call call, boolean twice, Tensor[] gradients) {
            boolean one = call.results.size() == 1;
            if (twice && (!one || !call.results.getFirst().isFloatingPoint())) {
                return;
            }
            for (int i = 0; i < gradients.length; i++) {
                Tensor right = gradients[i];
                Tensor got = call.leaves.get(i).grad();
                if (right != null && got != null) {
                    Tensor expected = twice ? right.mul(2.0) : right;
                    if (!got.allclose(expected, o -> o.rtol(1e-12).atol(1e-12).equalNan(true))) {
                        differences.add(
                                what
                                        + " changed: the gradient "
                                        + i
                                        + " is "
                                        + got
                                        + " for "
                                        + right);
                    }
                }
            }
        }

        private static void scaled(Tensor t) {
            if (t.isFloatingPoint()) {
                t.mul_(2.0);
            } else {
                t.fill_(1);
            }
        }

        /// One call on clones of the arguments.
        private final class Call {
            final List<Tensor> leaves;
            final List<Tensor> inputs;
            final List<Tensor> results;

            Call() {
                this(ALL);
            }

            Call(int only) {
                var decoder = new Decoder(test.entry().tensors());
                Arguments arguments = test.arguments(decoder);
                leaves = List.copyOf(unique(decoder.leaves()));
                Map<Tensor, Tensor> clones = new IdentityHashMap<>();
                Tensor recorded = only == ALL ? null : leaves.get(only);
                Arguments cloned =
                        arguments.map(t ->
                                clones.computeIfAbsent(
                                        t,
                                        x ->
                                                recorded == null || x == recorded
                                                        ? x.clone()
                                                        : x.detach().clone()));
                String op = method == null ? test.entry().op() : method;
                String name = method == null ? test.entry().name() : method;
                Variants.Form form = Variants.of(op, name, cloned);
                String entry = form.op().equals(op) ? name : form.op();
                List<Executable> methods = Names.methods(form.op(), entry);
                Optional<Binder.Call> call = Binder.bind(form.arguments(), methods, null);
                if (call.isEmpty()) {
                    throw new NoOverload();
                }
                Object result =
                        test.json().get("seed") instanceof Long seed
                                ? OpRun.seeded(seed, () -> call.get().make())
                                : call.get().make();
                results =
                        Invocation.tensors(
                                Variants.asked(name, arguments, Invocation.flat(result)));
                Set<Tensor> all = unique(cloned.tensors());
                if (method != null) {
                    all.removeAll(results);
                }
                inputs = List.copyOf(all);
            }

            String backward() {
                List<Tensor> roots = results.stream().filter(Tensor::requiresGrad).toList();
                if (roots.isEmpty()) {
                    return "ok";
                }
                List<@Nullable Tensor> ones = new ArrayList<>();
                roots.forEach(r -> ones.add(r.onesLike()));
                try {
                    Autograd.backward(roots, ones, Autograd.Options.DEFAULT);
                } catch (RuntimeException e) {
                    String text = String.valueOf(e.getMessage());
                    return text.contains("has been modified by an inplace operation")
                            ? "changed"
                            : text.contains("second time") ? "freed" : "error";
                }
                return "ok";
            }
        }

        private static Set<Tensor> unique(List<Tensor> tensors) {
            return new LinkedHashSet<>(tensors);
        }
    }

    private static final class NoOverload extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
