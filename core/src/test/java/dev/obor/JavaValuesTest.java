package dev.obor;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.fromArray;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tensors of numbers that are objects, as PyTorch makes them of Python's.
class JavaValuesTest {
    private static void same(String expected, Tensor actual) {
        assertEquals(expected, actual + " " + actual.dtype() + " " + actual.shape());
    }

    @Test
    void oneNumberIsLikeThePrimitiveOne() {
        for (Number one : new Number[] {1.5, 1.5f}) {
            same("tensor(1.5000) torch.float32 torch.Size([])", tensor(one));
        }
        for (Number one : new Number[] {3, 3L, (short) 3, (byte) 3}) {
            same("tensor(3) torch.int64 torch.Size([])", tensor(one));
        }
        same("tensor(True) torch.bool torch.Size([])", tensor(Boolean.TRUE));
        assertTrue(tensor(1.5, o -> o.requiresGrad(true)).requiresGrad());
    }

    @Test
    void listsAndArraysOfObjectsAreLikePythonsLists() {
        same("tensor([1., 2.]) torch.float32 torch.Size([2])", tensor(new Double[] {1.0, 2.0}));
        same("tensor([1.0000, 2.5000]) torch.float32 torch.Size([2])", tensor(List.of(1, 2.5)));
        same("tensor([1, 2]) torch.int64 torch.Size([2])", tensor(List.of(true, 2)));
        same("tensor([True]) torch.bool torch.Size([1])", tensor(List.of(true)));
        same("tensor([]) torch.float32 torch.Size([0])", tensor(List.of()));
        same(
                "tensor([], size=(2, 0)) torch.float32 torch.Size([2, 0])",
                tensor(List.of(List.of(), List.of())));
        same(
                "tensor([[1, 2],\n        [3, 4]]) torch.int64 torch.Size([2, 2])",
                tensor(List.of(new int[] {1, 2}, List.of(3, 4))));
        same(
                "tensor([1., 2.], dtype=torch.float64) torch.float64 torch.Size([2])",
                tensor(List.of(1, 2), o -> o.dtype(float64)));
    }

    @Test
    void largeIntegersKeepEveryDigit() {
        assertEquals(Long.MAX_VALUE, tensor(List.of(Long.MAX_VALUE)).toLongArray()[0]);
    }

    private static void refused(Class<? extends Exception> type, String says, Object values) {
        String message = assertThrows(type, () -> tensor(values)).getMessage();
        assertTrue(message.contains(says), message);
    }

    @Test
    void whatIsNoNumberIsRefusedInASentence() {
        refused(
                DTypeError.class,
                "a tensor cannot be made of a java.math.BigDecimal",
                BigDecimal.ONE);
        refused(DTypeError.class, "doubleValue()", BigDecimal.ONE);
        refused(DTypeError.class, "a tensor cannot be made of a java.lang.String", "a");
        refused(DTypeError.class, "a tensor cannot be made of null", Arrays.asList(1, null));
        refused(DTypeError.class, "stack(...)", List.of(tensor(1), tensor(2)));
        refused(
                ShapeError.class,
                "expected sequence of length 2 at dim 1 (got 1)",
                List.of(List.of(1, 2), List.of(3)));
        String advice =
                assertThrows(DTypeError.class, () -> fromArray(new Double[] {1.0})).getMessage();
        assertTrue(advice.contains("tensor(...) copies numbers that are objects"), advice);
    }
}
