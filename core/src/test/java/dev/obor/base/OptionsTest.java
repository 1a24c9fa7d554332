package dev.obor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OptionsTest {
    abstract static class Shared<O extends Shared<O>> extends Options<O> {
        static final String IGNORED = "";
        double lr = 1e-5;
        List<Integer> stride = List.of(1);

        public O lr(double value) {
            return set(() -> lr = value);
        }

        public O stride(Integer... value) {
            return set(() -> stride = List.of(value));
        }

        @Override
        protected void check() {
            if (lr < 0) {
                throw new ValueError("Invalid learning rate: " + lr, "");
            }
        }
    }

    static final class Own extends Shared<Own> {
        double weightDecay;
        boolean nesterov;
        @Nullable String lineSearchFn;

        Own weightDecay(double value) {
            return set(() -> weightDecay = value);
        }

        Own nesterov(boolean value) {
            return set(() -> nesterov = value);
        }
    }

    private static final Own DEFAULT = new Own();

    @Test
    void aChainKeepsTheTypeAndStatementsLoseNothing() {
        Own chained = DEFAULT.with(o -> o.lr(0.5).weightDecay(1).stride(2, 3));
        Own stated =
                DEFAULT.with(o -> {
                    o.lr(0.5);
                    o.weightDecay(1);
                    o.stride(2, 3);
                });
        assertEquals(chained.values(), stated.values());
        assertEquals(0.5, stated.lr);
        assertEquals(1, stated.weightDecay);
    }

    @Test
    void optionsAreValues() {
        Own first = DEFAULT.with(o -> o.lr(0.5));
        Own second = first.with(o -> o.nesterov(true));
        assertNotSame(first, second);
        assertEquals(1e-5, DEFAULT.lr);
        assertEquals(0.5, second.lr);
        assertEquals(false, first.nesterov);
    }

    @Test
    void aSetterThatComesTooLateIsRefusedAndChangesNothing() {
        List<Own> kept = new ArrayList<>();
        Own options = DEFAULT.with(kept::add);
        StateError e = assertThrows(StateError.class, () -> kept.getFirst().lr(3));
        assertTrue(e.getMessage().startsWith("these options were taken already"), e.getMessage());
        assertThrows(StateError.class, () -> options.stride(3));
        assertThrows(StateError.class, () -> DEFAULT.lr(3));
        assertEquals(1e-5, options.lr);
    }

    @Test
    void optionsOfAFailedChangeAreClosedToo() {
        List<Own> kept = new ArrayList<>();
        assertThrows(
                IllegalStateException.class,
                () ->
                        DEFAULT.with(o -> {
                            kept.add(o);
                            throw new IllegalStateException();
                        }));
        assertThrows(StateError.class, () -> kept.getFirst().lr(3));
    }

    @Test
    void valuesAreCheckedTogetherAtTheEnd() {
        assertEquals(2, DEFAULT.with(o -> o.lr(-1).lr(2)).lr);
        assertThrows(ValueError.class, () -> DEFAULT.with(o -> o.lr(-1)));
    }

    @Test
    void optionsStandForALambdaThatSetsThemAll() {
        Own made = DEFAULT.with(o -> o.lr(3).weightDecay(2));
        assertSame(made, DEFAULT.with(made));
        Own changed = DEFAULT.with(made.andThen(o -> o.lr(4)));
        assertEquals(4, changed.lr);
        assertEquals(2, changed.weightDecay);
        assertEquals(3, made.lr);
        assertThrows(StateError.class, () -> made.accept(DEFAULT));
    }

    @Test
    void namesAndTextAreThoseOfPyTorch() {
        assertEquals(
                Map.of(
                        "lr", "1e-05",
                        "stride", "(1,)",
                        "weight_decay", "0",
                        "nesterov", "False",
                        "line_search_fn", "None"),
                DEFAULT.describe());
        assertEquals(
                List.of("lr", "stride", "weight_decay", "nesterov", "line_search_fn"),
                List.copyOf(DEFAULT.values().keySet()));
        assertEquals("(2, 3)", DEFAULT.with(o -> o.stride(2, 3)).describe().get("stride"));
    }
}
