package dev.obor.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void aSpreadHasMedianAndQuartiles() {
        Spread s = Spread.of(new double[] {4, 1, 3, 2, 5});
        assertEquals(new Spread(3, 2, 4, 5), s);
        assertEquals(new Spread(0.5, 0.25, 1, 3), new Spread(2, 1, 4, 3).inverse());
    }

    @Test
    void aRowCountsOnlyIfBothSidesAgree() {
        Spread ratio = new Spread(2, 2, 2, 5);
        assertTrue(new Row("a", 1, 0, 2.00001, new Row.Other(2, 2, ratio)).agrees());
        Row wrong = new Row("a", 1, 0, 2.001, new Row.Other(2, 2, ratio));
        assertFalse(wrong.agrees());
        assertTrue(wrong.text().contains("does not count"));
        assertTrue(wrong.json().contains("\"counts\": false"));
    }

    @Test
    void coresAreReadFromTheListOfTheKernel() {
        List<Integer> cores = new ArrayList<>();
        Cores.parse("0-2,5", cores);
        assertEquals(List.of(0, 1, 2, 5), cores);
    }

    @Test
    void whatTheHostTookIsTheEighthTimeOfTheSystem() {
        List<String> stat = List.of("cpu  10 0 20 30 5 0 6 1234 0 0", "cpu0 1 0 2 3 0 0 0 9 0 0");
        assertEquals(12.34, Host.stolenSeconds(stat));
        assertEquals(0, Host.stolenSeconds(List.of("cpu  10 0 20 30", "intr 5")));
        assertTrue(Host.stolenSeconds() >= 0);
    }

    @Test
    void memoryIsSaidInFittingUnits() {
        assertEquals("79 MB", Text.bytes(79_400_000));
        assertEquals("1.64 GB", Text.bytes(1.64e9));
        assertTrue(Host.peakMemory() >= 0);
    }

    @Test
    void theTwinTravelsWithTheClasses() throws IOException {
        assertTrue(Commands.python("python3").get(2).contains("import torch"));
    }

    @Test
    void aJavaProcessGetsMainClassAndArguments() {
        List<String> command = Commands.java(List.of("-Xmx1g"), Worker.class, "bits", "1");
        assertEquals("1", command.getLast());
        assertTrue(command.contains("-Xmx1g"));
    }
}
