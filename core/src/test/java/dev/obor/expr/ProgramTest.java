package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static Expr x() {
        return Exprs.input(0, DType.FLOAT32);
    }

    @Test
    void equalStructureIsOneProgramWhateverItsScalarsWillBe() {
        // a constant that no operation of the library has, so that the name is not taken
        Expr x = x().add(271.828);
        Program a = Program.of("a", x.mul(Exprs.scalar(0, Type.F32)), DType.FLOAT32);
        Program b = Program.of("b", x.mul(Exprs.scalar(0, Type.F32)), DType.FLOAT32);
        assertSame(a, b);
        assertEquals("a", b.name());
        Program other = Program.of("a", x.mul(Exprs.scalar(0, Type.F32)), DType.BFLOAT16);
        assertNotSame(a, other);
    }

    @Test
    void inputsAndScalarsAreCounted() {
        Expr n = Exprs.input(2, DType.UINT8);
        Expr e = x().add(n.cast(Type.F32)).mul(Exprs.scalar(1, Type.F32));
        Program p = Program.of("p", e, DType.FLOAT32);
        assertEquals(3, p.inputCount());
        assertEquals(DType.FLOAT32, p.inputType(0));
        assertNull(p.inputType(1));
        assertEquals(DType.UINT8, p.inputType(2));
        assertEquals(2, p.scalarCount());
        assertNull(p.scalarType(0));
        assertEquals(Type.F32, p.scalarType(1));
        assertEquals("p: ((x0 + f32(x2)) * s1) -> float32", p.toString());
    }

    @Test
    void oneIndexCannotHaveTwoTypes() {
        Expr e = x().add(Exprs.input(0, DType.BFLOAT16));
        assertThrows(IllegalArgumentException.class, () -> Program.of("p", e, DType.FLOAT32));
    }

    @Test
    void loweredHoldsMachineOperationsOnlyAndSharesAcrossResults() {
        Expr s = Exprs.sigmoid(x());
        Program p =
                Program.of(
                        "p",
                        List.of(Exprs.exp(s).cast(Type.F64), Exprs.round(s), s.gt(0.5)),
                        List.of(DType.FLOAT32, DType.INT8, DType.BOOL));
        List<Expr> lowered = p.lowered();
        assertSame(lowered, p.lowered());
        assertEquals(
                List.of(Type.F32, Type.I32, Type.BOOL), lowered.stream().map(Expr::type).toList());
        Set<Expr> byEquality = new HashSet<>();
        Set<Expr> byIdentity = Collections.newSetFromMap(new IdentityHashMap<>());
        lowered.forEach(e -> visit(e, byEquality, byIdentity));
        assertEquals(byEquality.size(), byIdentity.size());
    }

    private static void visit(Expr e, Set<Expr> byEquality, Set<Expr> byIdentity) {
        byEquality.add(e);
        if (!byIdentity.add(e)) {
            return;
        }
        boolean machine =
                switch (e) {
                    case Unary n -> n.op().isMachine();
                    case Binary n -> n.op().isMachine();
                    case Round _ -> false;
                    case Cast n -> n.type() != Type.BOOL && n.x().type() != Type.BOOL;
                    case Where n -> n.type() != Type.BOOL;
                    case Input _, Scalar _, Const _, Fma _, Bits _ -> true;
                };
        assertTrue(machine, () -> "not lowered: " + e);
        for (int i = 0; i < e.arity(); i++) {
            visit(e.arg(i), byEquality, byIdentity);
        }
    }

    @Test
    void backendFormIsMadeOnce() {
        Program p = Program.of("form", x().add(12_345), DType.FLOAT32);
        Object first = p.compiled(Object.class, q -> new Object());
        assertSame(first, p.compiled(Object.class, q -> new Object()));
    }

    @Test
    void equalityIsStructuralAndLinearInSharedParts() {
        Expr a = x();
        Expr b = x();
        for (int i = 0; i < 500; i++) {
            a = a.mul(a).add(0.5);
            b = b.mul(b).add(0.5);
        }
        assertEquals(a, b);
        assertEquals(a.hashCode(), b.hashCode());
        assertNotEquals(a, b.add(1));
        assertNotEquals(x(), Exprs.input(0, DType.FLOAT64));
        assertNotEquals(Exprs.constant(Type.F32, 0.0), Exprs.constant(Type.F32, -0.0));
    }

    @Test
    void typesAreChecked() {
        Expr n = Exprs.input(1, DType.INT32);
        assertThrows(IllegalArgumentException.class, () -> x().add(n));
        assertThrows(IllegalArgumentException.class, () -> Exprs.exp(n));
        assertThrows(IllegalArgumentException.class, () -> x().and(x()));
        assertThrows(IllegalArgumentException.class, () -> n.where(x(), x()));
        assertThrows(IllegalArgumentException.class, () -> Exprs.bits(Type.I64, x()));
    }
}
