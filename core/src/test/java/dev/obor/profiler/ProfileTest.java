package dev.obor.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adam;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final class Net extends Module {
        final Linear first = new Linear(6, 4);

        @Override
        public Tensor forward(Tensor x) {
            return first.call(x).relu();
        }
    }

    private static List<Event> of(Runnable program) {
        Profile profile = new Profile();
        try (profile) {
            program.run();
        }
        return profile.events();
    }

    @Test
    void aStepIsSeenWholeWithNamesAndModules() {
        Net net = new Net();
        Adam adam = new Adam(net.parameters(), 0.1);
        Tensor x = Obor.ones(5, 6);
        Profile profile = new Profile();
        try (profile) {
            net.call(x).sum().backward();
            adam.step();
        }
        List<Event> events = profile.events();
        Event product =
                events.stream().filter(e -> e.kernel().equals("MatMul")).findFirst().orElseThrow();
        assertEquals(List.of("Net", "Linear"), product.modules());
        assertEquals(5 * 4 * 6 + 5 * 4, product.multiplyAdds());
        assertEquals(4L * (5 * 6 + 6 * 4 + 4 + 5 * 4), product.bytes());
        assertEquals(
                List.of(List.of(5L, 6L), List.of(6L, 4L)), product.inputShapes().subList(0, 2));
        assertTrue(events.stream().anyMatch(e -> e.name().equals("relu")), "" + events);
        assertTrue(events.stream().anyMatch(e -> e.name().equals("AddmmBackward0")), "" + events);
        assertTrue(events.stream().anyMatch(e -> e.name().equals("Optimizer.step")), "" + events);
        assertTrue(events.stream().allMatch(e -> e.nanoseconds() >= 0));
    }

    @Test
    void theTableSumsByFunctionAndKernel() {
        Tensor x = Obor.ones(8);
        Profile profile = new Profile();
        try (profile) {
            x.exp();
            x.exp();
            x.sum();
        }
        KeyAverages.Row exp =
                profile.keyAverages().rows().stream()
                        .filter(r -> r.name().equals("exp"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(2, exp.count());
        assertEquals(2 * 2 * 8 * 4, exp.bytes());
        String table = profile.keyAverages().table(1);
        assertTrue(table.contains("1 more"), table);
        assertTrue(table.contains("between kernels"), table);
        assertThrows(ValueError.class, () -> profile.keyAverages().table(0));
        assertEquals(
                List.of("all"),
                profile.keyAverages(e -> "all").rows().stream()
                        .map(KeyAverages.Row::name)
                        .toList());
    }

    @Test
    void nothingIsRecordedOutside() {
        assertEquals(List.of(), of(() -> {}));
        assertThrows(StateError.class, () -> of(() -> new Profile().close()));
        assertEquals(
                1,
                of(() -> Obor.ones(2).exp()).stream().filter(e -> e.name().equals("exp")).count());
    }

    @Test
    void costsOfWhatHasInnerLoops() {
        Tensor image = Obor.ones(2, 4, 8, 8);
        Tensor weight = Obor.ones(6, 2, 3, 3);
        assertEquals(
                2L * 6 * 6 * 6 * 2 * 9,
                work("Conv forward", () -> F.conv2d(image, weight, null, o -> o.groups(2))));
        assertEquals(2L * 4 * 4 * 4 * 4, work("Pool", () -> F.maxPool2d(image, 2)));
        Tensor a = Obor.eye(6);
        assertEquals(36, work("Factor cholesky", () -> Linalg.cholesky(a)));
    }

    private static long work(String kernel, Runnable program) {
        return of(program).stream()
                .filter(e -> e.kernel().equals(kernel))
                .mapToLong(Event::multiplyAdds)
                .sum();
    }
}
