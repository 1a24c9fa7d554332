package dev.obor.cpu.program;

import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes random programs of machine operations over inputs of given dtypes.
public final class RandomPrograms {
    private final Random random;
    private final List<Expr> pool = new ArrayList<>();

    private RandomPrograms(Random random) {
        this.random = random;
    }

    /// A program with `results` results over these inputs and two scalars.
    public static Program make(
            Random random, DType[] inputs, int size, int results, boolean mixed) {
        RandomPrograms maker = new RandomPrograms(random);
        Type base = Type.of(inputs[0]);
        for (int i = 0; i < inputs.length; i++) {
            maker.pool.add(Exprs.input(i, inputs[i]));
        }
        if (base != Type.BOOL) {
            maker.pool.add(Exprs.scalar(0, base));
            maker.pool.add(Exprs.constant(base, random.nextInt(7) - 3));
        }
        for (int i = 0; i < size; i++) {
            maker.pool.add(maker.next(mixed));
        }
        List<Expr> chosen = new ArrayList<>();
        List<DType> dtypes = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            Expr e = maker.pool.get(maker.pool.size() - 1 - i);
            chosen.add(e);
            dtypes.add(maker.storage(e.type(), inputs[0]));
        }
        return Program.of("random", chosen, dtypes);
    }

    private DType storage(Type type, DType like) {
        if (Type.of(like) == type) {
            return like;
        }
        return switch (type) {
            case F32 -> DType.FLOAT32;
            case F64 -> DType.FLOAT64;
            case I32 -> DType.INT32;
            case I64 -> DType.INT64;
            case BOOL -> DType.BOOL;
        };
    }

    private Expr any() {
        // Recent values are taken more often, so that graphs grow deep.
        int n = pool.size();
        return pool.get(
                random.nextBoolean() ? random.nextInt(n) : n - 1 - random.nextInt(Math.min(n, 4)));
    }

    private Expr of(Type type) {
        for (int tries = 0; tries < 20; tries++) {
            Expr e = any();
            if (e.type() == type) {
                return e;
            }
        }
        return type == Type.BOOL
                ? Exprs.bool(random.nextBoolean())
                : Exprs.constant(type, random.nextInt(9) - 4);
    }

    private Expr next(boolean mixed) {
        Expr a = any();
        if (mixed && random.nextInt(6) == 0) {
            Type[] types = Type.values();
            return Exprs.cast(types[random.nextInt(types.length)], a);
        }
        return switch (a.type()) {
            case BOOL -> truth(a);
            case F32, F64 -> floating(a, of(a.type()));
            case I32, I64 -> integer(a, of(a.type()));
        };
    }

    private Expr truth(Expr a) {
        Expr b = of(Type.BOOL);
        Expr x = any();
        return switch (random.nextInt(6)) {
            case 0 -> Exprs.and(a, b);
            case 1 -> Exprs.or(a, b);
            case 2 -> Exprs.xor(a, b);
            case 3 -> Exprs.not(a);
            default -> Exprs.where(a, x, of(x.type()));
        };
    }

    private Expr floating(Expr a, Expr b) {
        return switch (random.nextInt(16)) {
            case 0 -> Exprs.sub(a, b);
            case 1, 2 -> Exprs.mul(a, b);
            case 3 -> Exprs.div(a, b);
            case 4 -> Exprs.max(a, b);
            case 5 -> Exprs.min(a, b);
            case 6 -> Exprs.sqrt(a);
            case 7 -> Exprs.abs(a);
            case 8 -> Exprs.neg(a);
            case 9, 10 -> Exprs.fma(a, b, of(a.type()));
            case 11 -> compared(a, b);
            case 12 -> Exprs.where(of(Type.BOOL), a, b);
            case 13 -> Exprs.fmod(a, b);
            case 14 -> a.type() == Type.F32 ? viaBits(a) : Exprs.add(a, b);
            default -> Exprs.add(a, b);
        };
    }

    private Expr viaBits(Expr a) {
        return Exprs.bits(Type.I32, a);
    }

    private Expr compared(Expr a, Expr b) {
        return switch (random.nextInt(6)) {
            case 0 -> Exprs.eq(a, b);
            case 1 -> Exprs.ne(a, b);
            case 2 -> Exprs.lt(a, b);
            case 3 -> Exprs.le(a, b);
            case 4 -> Exprs.gt(a, b);
            default -> Exprs.ge(a, b);
        };
    }

    private Expr integer(Expr a, Expr b) {
        return switch (random.nextInt(16)) {
            case 0 -> Exprs.sub(a, b);
            case 1, 2 -> Exprs.mul(a, b);
            case 3 -> Exprs.and(a, b);
            case 4 -> Exprs.or(a, b);
            case 5 -> Exprs.xor(a, b);
            case 6 -> Exprs.shl(a, b);
            case 7 -> Exprs.shr(a, b);
            case 8 -> Exprs.ushr(a, b);
            case 9 -> Exprs.not(a);
            case 10 -> Exprs.abs(a);
            case 11 -> Exprs.neg(a);
            case 12 -> Exprs.max(a, b);
            case 13 -> compared(a, b);
            case 14 -> Exprs.where(of(Type.BOOL), a, b);
            default -> Exprs.add(a, b);
        };
    }
}
