package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void pageIsCurrent() throws IOException {
        assertEquals(
                Coverage.page(),
                Files.readString(Fixtures.source("docs/adr").resolveSibling("coverage.md")),
                "docs/coverage.md is out of date: ./obor conformance --coverage writes it");
    }
}
