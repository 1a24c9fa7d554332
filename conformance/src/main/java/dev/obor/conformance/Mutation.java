package dev.obor.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Flips every derivative rule, tie, promotion, stride rule and message in turn, and lists the
/// flips that the cases kept with the sources do not notice.
///
/// Nothing is compiled: [MutationLoader] puts switches into the classes. Each flip is tried on the
/// cases that reach it, until one of them fails.
public final class Mutation {
    /// How many cases are tried at most.
    private static final int TRIES = 1000;

    /// From so many cases on, every kind of flip is reached.
    private static final int MANY = 5000;

    private static final Set<String> KINDS =
            Set.of("gradient", "layout", "message", "promotion", "rule", "tie", "view");

    private final Map<String, Supplier<Outcome.Of>> cases = new LinkedHashMap<>();
    private final Map<String, List<String>> reached = new TreeMap<>();

    private final Set<String> messages;

    private Mutation(Set<String> messages) {
        this.messages = messages;
    }

    /// Runs in a loader of its own; true where at least 95 % of the flips are caught.
    static boolean run(Settings settings) {
        Set<String> messages = new TreeSet<>();
        try (var loader = new MutationLoader(messages::add)) {
            Class<?> type = loader.loadClass(Mutation.class.getName());
            return (Boolean)
                    type.getMethod("runInside", Set.class, String.class)
                            .invoke(null, messages, String.join(",", settings.filters()));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs where the classes have switches.
    ///
    /// @param messages the places that make messages, in the classes loaded so far
    /// @param filter the entries whose cases are used, empty for all
    public static boolean runInside(Set<String> messages, String filter) {
        var mutation = new Mutation(messages);
        mutation.collect(filter.isEmpty() ? Settings.parse() : Settings.parse("--filter", filter));
        mutation.baseline();
        return mutation.flipAll(System.out);
    }

    private void collect(Settings settings) {
        for (Fixtures.Part part : new Fixtures(Fixtures.committed()).parts(settings::wants)) {
            part.read(e -> {
                if (settings.wants(e.name())) {
                    add(e);
                }
            });
        }
    }

    private void add(Entry entry) {
        for (Case c : entry.cases()) {
            boolean absent = c.is("inplace") && Names.methods(c.op(), c.op()).isEmpty();
            if (c.note() != null || absent) {
                continue;
            }
            switch (entry.kind()) {
                case OPS -> {
                    if (!Names.methods(entry.op(), entry.name()).isEmpty()) {
                        boolean error = c.isError();
                        cases.put(c.label(), () -> error ? ErrorRun.run(c) : OpRun.run(c));
                    }
                }
                case MODULES ->
                        Names.type("dev.obor." + entry.op())
                                .ifPresent(t -> cases.put(c.label(), () -> ModuleRun.run(c, t)));
                case OPTIMIZERS ->
                        Names.type("dev.obor.optim." + entry.op())
                                .filter(t -> c.dtype().equals("error"))
                                .ifPresent(t -> cases.put(c.label(), () -> OptimizerRun.run(c, t)));
            }
        }
    }

    private void baseline() {
        cases.forEach((label, run) -> {
            Mutants.record();
            Outcome.Of outcome = run.get();
            Set<String> hits = Mutants.hits();
            if (outcome.outcome() == Outcome.PASSED) {
                hits.forEach(h -> reached.computeIfAbsent(h, k -> new ArrayList<>()).add(label));
            }
        });
        Mutants.activate(null);
    }

    private boolean flipAll(PrintStream out) {
        Map<String, int[]> kinds = new TreeMap<>();
        Map<String, String> reasons = Survivors.reasons();
        var survivors = new TreeSet<String>();
        reached.forEach((mutant, by) -> {
            int[] counts = kinds.computeIfAbsent(mutant.split(" ", 2)[0], k -> new int[2]);
            counts[1]++;
            if (isCaught(mutant, by)) {
                counts[0]++;
            } else {
                survivors.add(mutant);
            }
        });
        if (cases.size() > MANY && !kinds.keySet().equals(KINDS)) { // a place has moved
            throw new IllegalStateException("flips of " + kinds.keySet() + " for " + KINDS);
        }
        survivors.forEach(s ->
                out.println(
                        "survived  "
                                + s
                                + ": "
                                + reasons.getOrDefault(
                                        s, "no reason is known; reached by " + reached.get(s))));
        Set<String> silent = new TreeSet<>(messages);
        silent.removeIf(m -> reached.containsKey("message " + m));
        out.println(
                "messages that no case reaches: "
                        + silent.size()
                        + " of "
                        + messages.size()
                        + ", in "
                        + silent.stream()
                                .map(m -> m.substring(0, m.indexOf('.')))
                                .distinct()
                                .collect(Collectors.joining(" ")));
        return total(out, kinds);
    }

    private static boolean total(PrintStream out, Map<String, int[]> kinds) {
        int caught = 0;
        int all = 0;
        for (var kind : kinds.entrySet()) {
            int[] counts = kind.getValue();
            out.printf(
                    Locale.ROOT, "%-9s %4d of %4d caught%n", kind.getKey(), counts[0], counts[1]);
            caught += counts[0];
            all += counts[1];
        }
        out.printf(
                Locale.ROOT,
                "total: %d of %d flips caught, %.1f %%%n",
                caught,
                all,
                100.0 * caught / all);
        return caught >= 0.95 * all;
    }

    /// Whether one of the cases ends differently while a rule is flipped.
    private boolean isCaught(String mutant, List<String> by) {
        Mutants.activate(mutant);
        try {
            return by.stream()
                    .limit(TRIES)
                    .anyMatch(label ->
                            Objects.requireNonNull(cases.get(label)).get().outcome()
                                    != Outcome.PASSED);
        } finally {
            Mutants.activate(null);
        }
    }
}
