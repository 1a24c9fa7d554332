package dev.obor.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
///
/// @param filters parts of names of entries; none for all
/// @param dtypes dtypes or kinds of cases; none for all
/// @param threads the number of threads of the library
/// @param tier `auto`, `tiles` or `generated`
/// @param generate writes the full set first
/// @param json a file for the results, or null
/// @param mutate flips rules instead
/// @param subset takes the committed subset even if the full set is there
/// @param torture runs every case also on other layouts
/// @param all lists the absent entries too
/// @param reference writes PyTorch's reference inputs too
/// @param coverage writes docs/coverage.md instead
/// @param programs how many random programs to run instead; 0 for none
/// @param seed their seed, and what PyTorch's samples are drawn with: each has a full set of its
///   own
/// @param stored a file of programs with PyTorch's answers: where `programs` of them are kept, or,
///   without that number, those to run instead; or null
/// @param systematic whether the programs ask each operation in turn, instead of being random
/// @param shrink of how many kinds of differences a shrunk program is printed
record Settings(
        List<String> filters,
        List<String> dtypes,
        int threads,
        String tier,
        boolean generate,
        @Nullable Path json,
        boolean mutate,
        boolean subset,
        boolean torture,
        boolean all,
        boolean reference,
        boolean coverage,
        int programs,
        long seed,
        @Nullable Path stored,
        boolean systematic,
        int shrink) {

    /// Reads a command line.
    ///
    /// @throws IllegalArgumentException if it cannot be understood
    static Settings parse(String... arguments) {
        var reader = new Reader(arguments);
        while (reader.next()) {
            reader.option();
        }
        return reader.settings();
    }

    /// Whether an entry is asked for: its name or operator is a filter, or a filter with `*` at its
    /// end starts it.
    boolean wants(String entry) {
        return filters.isEmpty() || filters.stream().anyMatch(f -> matches(f, entry));
    }

    private static boolean matches(String filter, String entry) {
        return filter.endsWith("*")
                ? entry.startsWith(filter.substring(0, filter.length() - 1))
                : entry.equals(filter) || entry.startsWith(filter + "/");
    }

    /// Whether cases of a dtype are asked for.
    boolean wantsDtype(String dtype) {
        return dtypes.isEmpty() || dtypes.contains(dtype);
    }

    private static final class Reader {
        private final String[] arguments;
        private int at = -1;
        private final List<String> filters = new ArrayList<>();
        private final List<String> dtypes = new ArrayList<>();
        private int threads = 1;
        private String tier = "auto";
        private boolean generate;
        private @Nullable Path json;
        private boolean mutate;
        private boolean subset;
        private boolean torture;
        private boolean all;
        private boolean reference;
        private boolean coverage;
        private int programs;
        private long seed = 1;
        private @Nullable Path stored;
        private boolean systematic;
        private int shrink = 20;

        Reader(String[] arguments) {
            this.arguments = arguments;
        }

        boolean next() {
            return ++at < arguments.length;
        }

        void option() {
            switch (arguments[at]) {
                case "--filter" -> filters.addAll(List.of(value().split(",")));
                case "--dtype" -> dtypes.addAll(List.of(value().split(",")));
                case "--threads" -> threads = Integer.parseInt(value());
                case "--tier" -> tier = value().toLowerCase(Locale.ROOT);
                case "--generate" -> generate = true;
                case "--json" -> json = Path.of(value());
                case "--mutate" -> mutate = true;
                case "--subset" -> subset = true;
                case "--torture" -> torture = true;
                case "--all" -> all = true;
                case "--reference" -> reference = true;
                case "--coverage" -> coverage = true;
                case "--programs" -> programs = Integer.parseInt(value());
                case "--seed" -> seed = Long.parseLong(value());
                case "--stored" -> stored = Path.of(value());
                case "--systematic" -> systematic = true;
                case "--shrink" -> shrink = Integer.parseInt(value());
                default -> throw new IllegalArgumentException("unknown option " + arguments[at]);
            }
        }

        private String value() {
            if (at + 1 >= arguments.length) {
                throw new IllegalArgumentException(arguments[at] + " needs a value");
            }
            return arguments[++at];
        }

        Settings settings() {
            if (!List.of("auto", "tiles", "generated").contains(tier)) {
                throw new IllegalArgumentException(
                        "--tier " + tier + ": expected auto, tiles or generated");
            }
            return new Settings(
                    List.copyOf(filters),
                    List.copyOf(dtypes),
                    threads,
                    tier,
                    generate,
                    json,
                    mutate,
                    subset,
                    torture,
                    all,
                    reference,
                    coverage,
                    programs,
                    seed,
                    stored,
                    systematic,
                    shrink);
        }
    }
}
