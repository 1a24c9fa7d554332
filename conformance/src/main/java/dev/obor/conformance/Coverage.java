package dev.obor.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes docs/coverage.md: which of PyTorch's names there are.
///
/// *Done*: the public API has the name; a test sees to it that all of PyTorch's cases pass that are
/// kept with the sources, and it is said which names have some. *Partly*: with what is missing.
/// *Missing*: it has no such name. *Not planned*: with the reason.
final class Coverage {
    private static final List<String> FILES =
            List.of(
                    "tensor-creation-and-ops",
                    "tensor-methods",
                    "autograd",
                    "nn-modules",
                    "nn-functional",
                    "nn-init",
                    "optim",
                    "distributions",
                    "data",
                    "serialization",
                    "vision");

    private final Patterns notes = Patterns.of("coverage-notes.txt");
    private final Patterns needs = Patterns.of("needs.txt");
    private final Set<String> compared = compared();
    private final Map<String, int[]> totals = new LinkedHashMap<>();

    /// A name of the inventory.
    ///
    /// @param first whether it belongs to the first tier
    private record Name(boolean first, String text, String group) {
        static Name of(String line) {
            String[] parts = line.split("  # ", 2);
            boolean first = parts[0].startsWith("*");
            return new Name(
                    first,
                    first ? parts[0].substring(1) : parts[0],
                    parts.length > 1 ? parts[1] : "");
        }
    }

    private record State(String state, String remark) {}

    /// The page.
    static String page() {
        return new Coverage().write();
    }

    private String write() {
        var body = new StringBuilder();
        FILES.forEach(file -> section(file, body));
        var page = new StringBuilder();
        page.append("# Coverage of PyTorch's names\n\n");
        page.append("Made by `./obor conformance --coverage`; do not edit. A test checks that it");
        page.append(" is current.\n\n");
        page.append(
                "*Done*: the public API has the name; where `PyTorch's cases` stands beside it, and in");
        page.append(" parentheses in the table, all cases of PyTorch's own tests that are kept in");
        page.append(" this repository pass, and otherwise Obor's tests, which state expectations");
        page.append(" of their own. *Partly*: with what is missing. *Missing*: no such");
        page.append(" name yet. *Not planned*: with the reason. `*` marks the first tier, the");
        page.append(" names an average program uses.\n\n");
        page.append("| list | first tier done | partly | missing | not planned |");
        page.append(" second tier done | partly | missing | not planned |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        totals.forEach((file, n) -> page.append(total(file, n)));
        page.append('\n').append(body).append(missingOps());
        return page.toString();
    }

    private static String total(String file, int[] n) {
        var row = new StringBuilder("| " + file + " |");
        for (int i = 0; i < 8; i++) {
            row.append(' ').append(n[i]);
            row.append(i % 4 == 0 ? " (" + n[8 + i / 4] + ") |" : " |");
        }
        return row.append('\n').toString();
    }

    private void section(String file, StringBuilder out) {
        List<Name> names = new ArrayList<>();
        for (String line : Patterns.lines("api/" + file + ".txt")) {
            if (!line.isBlank()) {
                names.add(Name.of(line));
            }
        }
        names.sort(Comparator.comparing(n -> !n.first()));
        int[] counts = totals.computeIfAbsent(file, f -> new int[10]);
        out.append("## ").append(file).append("\n\n| name | state | |\n|---|---|---|\n");
        Set<String> seen = new TreeSet<>();
        for (Name name : names) {
            if (!seen.add(name.text())) {
                continue;
            }
            State state = state(name);
            counts[(name.first() ? 0 : 4) + place(state.state())]++;
            if (state.remark().endsWith("PyTorch's cases")) {
                counts[name.first() ? 8 : 9]++;
            }
            out.append(name.first() ? "| `*" : "| `").append(name.text()).append("` | ");
            out.append(state.state()).append(" | ").append(state.remark()).append(" |\n");
        }
        out.append('\n');
    }

    private static int place(String state) {
        return List.of("done", "partly", "missing", "not planned").indexOf(state);
    }

    /// The names of PyTorch's databases whose cases are kept: operators as they are called below
    /// `torch`, in place too, modules and optimizers.
    private static Set<String> compared() {
        Set<String> names = new TreeSet<>();
        for (Fixtures.Part part : new Fixtures(Fixtures.committed()).parts(n -> true)) {
            part.read(e -> {
                String space = part.kind() == Entry.Kind.OPTIMIZERS ? "optim." : "";
                for (Case c : e.cases()) {
                    if (c.note() == null) {
                        names.add(space + (c.is("inplace") ? c.op() : e.op()));
                    }
                }
            });
        }
        return names;
    }

    private boolean isCompared(String name) {
        String below = name.replaceFirst("^torch\\.(Tensor\\.)?", "");
        return compared.contains(below);
    }

    private State state(Name name) {
        Optional<String> note = notes.find(name.text());
        if (note.isPresent() && note.get().startsWith("! ")) {
            return new State("not planned", note.get().substring(2));
        }
        if (note.isPresent() && note.get().startsWith("? ")) {
            return new State("missing", note.get().substring(2));
        }
        if (note.isPresent() && note.get().startsWith("~ ")) {
            return new State("partly", note.get().substring(2));
        }
        Optional<String> java =
                note.isPresent()
                        ? Resolution.java(note.get().substring(2))
                        : Resolution.of(name.text());
        if (java.isPresent()) {
            String by = isCompared(name.text()) ? "; PyTorch's cases" : "";
            return new State("done", "`" + java.get() + "`" + by);
        }
        return name.group().contains("optional")
                ? new State("not planned", "optional in the list")
                : new State("missing", "");
    }

    /// The entries of op_db that the public API does not have, by what they need.
    private String missingOps() {
        Map<String, List<String>> groups = new TreeMap<>();
        int[] count = new int[2];
        for (Fixtures.Part part : new Fixtures(Fixtures.committed()).parts(n -> true)) {
            if (part.kind() != Entry.Kind.OPS) {
                continue;
            }
            part.read(e -> {
                count[0]++;
                if (Names.methods(e.op(), e.name()).isEmpty()) {
                    count[1]++;
                    String need = needs.find(e.name()).orElse("composite only");
                    groups.computeIfAbsent(need, k -> new ArrayList<>()).add(e.name());
                }
            });
        }
        var out = new StringBuilder("## Missing entries of op_db\n\n");
        out.append(count[1]).append(" of ").append(count[0]);
        out.append(" entries have no public name yet, by what they need:\n\n");
        out.append("| needs | entries | |\n|---|---|---|\n");
        groups.forEach((need, names) ->
                out.append("| ")
                        .append(need)
                        .append(" | ")
                        .append(names.size())
                        .append(" | ")
                        .append(
                                names.stream()
                                        .map(n -> "`" + n + "`")
                                        .collect(Collectors.joining(", ")))
                        .append(" |\n"));
        return out.toString();
    }
}
