package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.examples.Example;
import dev.obor.examples.Examples;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ExampleCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutNameThereIsOneLineForEach() {
        assertEquals(0, run("example"));
        assertEquals(Examples.all().size(), out.toString().lines().count());
        for (Example example : Examples.all()) {
            assertTrue(out.toString().contains(example.name()), out.toString());
            assertTrue(out.toString().contains(example.teaches()), out.toString());
        }
    }

    @Test
    void unknownNameIsWrongUsageAndNamesTheChoices() {
        assertEquals(2, run("example", "NoSuchThing"));
        assertTrue(err.toString().contains("no example 'NoSuchThing'"), err.toString());
        assertTrue(err.toString().contains(Examples.all().getFirst().name()), err.toString());
    }

    @Test
    void nameAndAllExcludeEachOther() {
        assertEquals(2, run("example", "--all", Examples.all().getFirst().name()));
        assertTrue(err.toString().contains("not both"), err.toString());
    }

    @Test
    void aDownloadNeedsAFolder() {
        assertEquals(2, run("example", "--download", "--all"));
        assertTrue(err.toString().contains("--data DIR"), err.toString());
    }

    @Test
    void aFolderThatDoesNotExistIsFoundBeforeAnythingRuns() {
        assertEquals(2, run("example", "AutomaticDifferentiation", "--data", "no-such-folder"));
        assertTrue(
                err.toString().contains("--data no-such-folder: there is no such folder"),
                err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void aFolderAloneRunsNothing() {
        assertEquals(2, run("example", "--data", "."));
        assertTrue(err.toString().contains("--data needs a name, or --all"), err.toString());
    }

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
