package dev.obor.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.example.Learner;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every mistake is answered with PyTorch's sentence, where it happened, and what to do.
class MessagesTest {
    /// Tested by [WarningTest].
    private static final List<String> WARNED = List.of("mse_broadcast", "schedule_before_step");

    /// Tested below, since the text holds a line number.
    private static final String LOCATED = "nan_in_backward";

    private static List<DynamicTest> tests(Mistakes table) {
        table.all();
        return table.tests;
    }

    @TestFactory
    List<DynamicTest> layersAndLosses() {
        return tests(new LayerMistakes());
    }

    @TestFactory
    List<DynamicTest> gradients() {
        return tests(new GradientMistakes());
    }

    @TestFactory
    List<DynamicTest> optimizersAndData() {
        return tests(new TrainingMistakes());
    }

    @TestFactory
    List<DynamicTest> tensors() {
        return tests(new TensorMistakes());
    }

    @Test
    void everySentenceOfPyTorchIsUsed() {
        var unused = new TreeSet<>(Mistakes.PYTORCH.keySet());
        unused.removeAll(WARNED);
        unused.remove(LOCATED);
        for (Mistakes table :
                List.of(
                        new LayerMistakes(),
                        new GradientMistakes(),
                        new TrainingMistakes(),
                        new TensorMistakes())) {
            table.all();
            unused.removeAll(new ArrayList<>(table.names));
        }
        assertEquals("[]", unused.toString());
    }

    @Test
    void anomalyModeNamesTheLineThatRecordedTheStep() {
        StateError error = assertThrows(StateError.class, Learner::slopeOfRootAtZero);
        assertEquals(Mistakes.PYTORCH.get(LOCATED), error.sentence());
        assertEquals(
                "recorded at org.example.Learner.root(Learner.java:23)",
                error.where().replaceFirst("at app//", "at "));
        assertEquals(
                "Its forward step got a value without a finite slope, such as sqrt or log of 0, or"
                        + " 0 / 0: keep it away with clamp or a small constant.",
                error.advice());
    }
}
