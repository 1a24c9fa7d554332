package dev.obor.nn.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is said of state dicts that do not fit works when it is done.
class KeyAdviceTest {
    private static final class Net extends Module {
        final Linear fc1 = new Linear(3, 4);
        final Linear fc2 = new Linear(4, 4);
        final Linear head;

        Net(int classes) {
            head = new Linear(4, classes);
        }
    }

    private static String advice(Module module, Map<String, Tensor> state) {
        String text =
                String.valueOf(
                        assertThrows(StateError.class, () -> module.loadStateDict(state))
                                .getMessage());
        return text.substring(text.lastIndexOf("\n  ") + 3);
    }

    @Test
    void otherNamesOfLayers() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        new Net(2).stateDict().forEach((key, t) -> state.put(key.replace("fc", "linear_"), t));
        Net net = new Net(2);
        assertEquals(
                "Most keys have \"linear_\" where the module's have \"fc\": rename them,"
                        + " key.replace(\"linear_\", \"fc\").",
                advice(net, state));
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        state.forEach((key, t) -> renamed.put(key.replace("linear_", "fc"), t));
        net.loadStateDict(renamed);
    }

    @Test
    void anotherNumberOfClasses() {
        Map<String, Tensor> state = new LinkedHashMap<>(new Net(5).stateDict());
        Net net = new Net(2);
        assertEquals(
                "To load all others, as for another number of classes, take them out:"
                        + " state.keySet().removeAll(List.of(\"head.weight\", \"head.bias\")), then"
                        + " loadStateDict(state, false).",
                advice(net, state));
        state.keySet().removeAll(List.of("head.weight", "head.bias"));
        net.loadStateDict(state, false);
        assertTrue(net.fc1.weight.equal(state.get("fc1.weight")));
        assertEquals(
                "The state was saved from another architecture.",
                advice(
                        new Linear(2, 1, o -> o.bias(false)),
                        new Linear(3, 1, o -> o.bias(false)).stateDict()));
    }
}
