package dev.obor.cli.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RanksCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int ranks(String... args) {
        return new CommandLine(new RanksCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    @Test
    void tablesThatDoNotExistAreRefused() {
        assertEquals(2, ranks("--only", "reduce,all"));
        assertTrue(err.toString().contains("there is no table 'all'"), err.toString());
    }

    @Test
    void processesAreMeasured() {
        assertEquals(0, ranks("--only", "reduce", "--rounds", "1", "--megabytes", "1"));
        assertTrue(out.toString().matches("(?s).*\n2 +\\d+\\.\\d .*"), out.toString());
    }
}
