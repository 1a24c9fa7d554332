package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.base.FileWriting;
import dev.obor.cpu.program.Tiers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Runs PyTorch's own test cases through the public interface and prints one row per entry.
///
/// ```
/// obor conformance [--filter NAME] [--dtype float32] [--threads N] [--tier tiles] [--generate]
///                  [--json FILE] [--mutate] [--torture] [--subset] [--all] [--seed S]
///                  [--reference]
/// obor conformance --programs 20000 [--seed 1] [--shrink 20]
/// obor conformance --programs 500 --seed 1 --stored FILE      (keeps them)
/// obor conformance --systematic [--programs 600] [--stored FILE]
/// obor conformance --stored FILE [--shrink 20]
/// ```
///
/// The full set of cases is used where `--generate` has written it, the subset kept with the
/// sources otherwise. Exit codes: 0 where every present entry passes, 1 where one fails, 2 for
/// wrong usage.
public final class Conformance {
    private Conformance() {}

    /// Runs and exits.
    public static void main(String[] arguments) throws IOException {
        int code;
        try {
            code = run(Settings.parse(arguments));
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("obor: " + e.getMessage());
            code = e instanceof IllegalArgumentException ? 2 : 1;
        }
        System.exit(code);
    }

    private static int run(Settings settings) throws IOException {
        Tiers.force(Tiers.valueOf(settings.tier().toUpperCase(Locale.ROOT)));
        Obor.setNumThreads(settings.threads());
        if (settings.mutate()) {
            return Mutation.run(settings) ? 0 : 1;
        }
        if (settings.programs() > 0 || settings.systematic() || settings.stored() != null) {
            return Programs.run(settings, System.out) ? 0 : 1;
        }
        if (settings.coverage()) {
            Path page =
                    Fixtures.source("conformance/pom.xml")
                            .resolve("../../docs/coverage.md")
                            .normalize();
            byte[] text = Coverage.page().getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.replace(page, out -> out.write(text));
            System.out.println("written: " + page);
            return 0;
        }
        Fixtures full = new Fixtures(Fixtures.cache(settings.seed()));
        if (settings.generate()) {
            Generation.run(full.folder(), settings);
        }
        boolean useFull = full.isFull() && !settings.subset();
        Fixtures fixtures = useFull ? full : new Fixtures(Fixtures.committed());
        System.out.println("cases: " + fixtures.folder());
        List<Row> rows = new Runner(settings).run(fixtures);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no entry is called " + settings.filters());
        }
        var report = new Report(rows);
        report.print(System.out, settings.all());
        if (settings.json() != null) {
            byte[] text = report.json().getBytes(StandardCharsets.UTF_8);
            FileWriting.LOCAL.replace(settings.json(), out -> out.write(text));
        }
        return report.isGood() ? 0 : 1;
    }
}
