package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.StateError;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordShapeTest {
    private record Numbers(String name, long first, Object... others) {
        static final Object NOT_HELD = new Object();

        @Override
        public String name() {
            return "shown";
        }
    }

    private record Positive(Long number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    private final Numbers numbers = new Numbers("kept", 3, "a", "b");
    private final RecordShape shape = RecordShape.of(numbers);

    @Test
    void accessorsAreReadInOrder() {
        assertTrue(shape.isOpen());
        assertEquals(3, shape.size());
        assertEquals(List.of("name", "first", "others"), names());
        assertEquals(long.class, shape.type(1));
        assertEquals("shown", shape.get(numbers, 0));
        assertEquals(3L, shape.get(numbers, 1));
        assertSame(shape, RecordShape.of(new Numbers("another", 4)));
    }

    private List<String> names() {
        return List.of(shape.name(0), shape.name(1), shape.name(2));
    }

    @Test
    void whatDoesNotChangeIsTheSameObject() {
        assertSame(numbers, shape.map(numbers, value -> value));
        Object[] others = {null};
        var changed = (Numbers) shape.map(numbers, v -> v instanceof Object[] ? others : v);
        assertNotSame(numbers, changed);
        assertSame(others, changed.others());
        assertEquals(3, changed.first());
    }

    @Test
    void fieldsAreReadBehindTheirAccessors() {
        List<?> held = shape.held(numbers);
        assertEquals(2, held.size());
        assertEquals("kept", held.getFirst());
        assertEquals("[a, b]", Arrays.toString((Object[]) held.getLast()));
    }

    @Test
    void aConstructorThatRefusesIsNamed() {
        Positive one = new Positive(1L);
        var e = assertThrows(StateError.class, () -> RecordShape.of(one).build(new Object[] {-1L}));
        assertEquals(
                "the record " + Positive.class.getName() + " cannot be built with other components",
                e.getMessage());
        assertEquals("not positive", e.getCause().getMessage());
    }

    @Test
    void aRecordOfAnotherModuleMayBeClosed() {
        Record closed = (Record) ClassHierarchyInfo.ofInterface();
        RecordShape shape = RecordShape.of(closed);
        assertFalse(shape.isOpen());
        assertNull(shape.held(closed));
        assertEquals(
                "reading: the record "
                        + closed.getClass().getName()
                        + " cannot be taken apart; add `opens jdk.internal.classfile.impl to"
                        + " dev.obor;` to the module-info of module java.base, or ask it",
                shape.closed("reading", "ask it").getMessage());
    }
}
