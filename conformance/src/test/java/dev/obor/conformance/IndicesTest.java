package dev.obor.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Indices, dimensions and einsum's letters, valid and not, against PyTorch: its result and its
/// gradients, or its refusal with the same facts, after which no argument has changed.
///
/// The data come from conformance/python/indices.py.
class IndicesTest {
    @Test
    void indicesAndDimensionsAreAsInPyTorch() {
        List<String> failing = new ArrayList<>();
        List<Case> run = new ArrayList<>();
        var path = Fixtures.committed().resolve("indices.jsonl.gz");
        new Fixtures.Part(Entry.Kind.OPS, path)
                .read(entry -> {
                    for (Case c : entry.cases()) {
                        Outcome.Of outcome = c.isError() ? ErrorRun.run(c) : OpRun.run(c);
                        if (outcome.outcome().isFailure() && !isOrder(c, outcome.reason())) {
                            failing.add(c.label() + " " + outcome.reason());
                        }
                        run.add(c);
                    }
                });
        assertEquals("", String.join("\n", failing));
        assertTrue(run.size() > 1000, "only " + run.size() + " cases");
    }

    /// How a product of einsum lies in memory follows from the order in which it is contracted, and
    /// PyTorch states none.
    private static boolean isOrder(Case c, String reason) {
        return c.entry().op().equals("einsum") && reason.startsWith("result 0: strides");
    }
}
