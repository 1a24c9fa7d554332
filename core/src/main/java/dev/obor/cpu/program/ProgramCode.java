package dev.obor.cpu.program;

import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What this backend keeps for a program: its tile loops and the kernels generated for it.
public final class ProgramCode {
    /// The program.
    public final Program program;

    /// The tile loops.
    public final TileCode tiles;

    /// The types that results are computed in.
    public final Type[] resultTypes;

    /// Whether the only result is input 0 as it stands.
    public final boolean identity;

    // Elements, with a launch counted as some, after which a kernel pays for its making.
    private static final long HOT = 1 << 18;

    // Of programs whose computing takes longer than a call, machine code pays for fewer elements.
    private static final int FEW = 32;

    private volatile Kernels.Variant[] variants = {};

    private volatile @Nullable Object ofReductions;

    /// Whether that needs no conversion either.
    public final boolean copies;

    /// Whether elements are read or written that loops see in another type, as float16, which rows
    /// of machine code take as they lie in memory.
    public final boolean hasNarrow;

    // Elements for which machine code is called.
    private final int fewest;

    private ProgramCode(Program program) {
        this.program = program;
        this.tiles = TileCode.of(program);
        this.fewest = tiles.length() > MachineProgram.SHORT ? FEW : MachineProgram.FEWEST;
        this.resultTypes = program.resultTypes().stream().map(Type::of).toArray(Type[]::new);
        Expr first = program.lowered().get(0);
        this.identity = resultTypes.length == 1 && first instanceof Input in && in.index() == 0;
        boolean narrow = false;
        for (DType dtype : program.resultTypes()) {
            narrow |= !isNative(dtype);
        }
        for (int i = 0; i < program.inputCount(); i++) {
            DType dtype = program.inputType(i);
            narrow |= dtype != null && !isNative(dtype);
        }
        this.hasNarrow = narrow;
        this.copies = identity && program.inputType(0) == program.resultTypes().get(0);
    }

    /// What is kept for a program, made on first use.
    public static ProgramCode of(Program program) {
        return program.compiled(ProgramCode.class, ProgramCode::new);
    }

    /// What to run now.
    ///
    /// @param singles which inputs are one element for all places
    /// @param n how many elements will be computed
    public RunnableProgram body(long singles, long n) {
        Tiers policy = Tiers.current();
        if (policy == Tiers.TILES) {
            return tiles;
        }
        Kernels.Variant v = variant(singles, 0);
        if (policy == Tiers.GENERATED) {
            return atOnce(v);
        }
        if (!hasNarrow && n >= fewest) {
            RunnableProgram machine = v.machineCode(n);
            if (machine != null) {
                return machine;
            }
        }
        RunnableProgram ready = v.body;
        if (ready != null) {
            if (!v.used) {
                v.used = true;
            }
            return ready;
        }
        v.heat(n, HOT);
        return tiles;
    }

    /// Machine code for rows of what lies dense, see below.
    public @Nullable RunnableProgram machineCode(long singles, long n) {
        return machineCode(singles, 0, n);
    }

    /// Machine code for rows, or null as long as there is none.
    ///
    /// @param singles which inputs are one element for all places of a row
    /// @param pairs which operands lie in turns with the next one
    public @Nullable RunnableProgram machineCode(long singles, long pairs, long n) {
        return variant(singles, pairs).machineCode(n);
    }

    /// What reductions of its values keep, made on first use.
    public <T> T ofReductions(Class<T> kind, Supplier<? extends T> make) {
        Object now = ofReductions;
        if (now == null) {
            synchronized (this) {
                now = ofReductions;
                if (now == null) {
                    now = make.get();
                    ofReductions = now;
                }
            }
        }
        return kind.cast(now);
    }

    private Kernels.Variant variant(long singles, long pairs) {
        for (Kernels.Variant v : variants) {
            if (v.singles == singles && v.pairs == pairs) {
                return v;
            }
        }
        return addVariant(singles, pairs);
    }

    private synchronized Kernels.Variant addVariant(long singles, long pairs) {
        for (Kernels.Variant v : variants) {
            if (v.singles == singles && v.pairs == pairs) {
                return v;
            }
        }
        Kernels.Variant v = new Kernels.Variant(this, singles, pairs);
        Kernels.Variant[] more = Arrays.copyOf(variants, variants.length + 1);
        more[variants.length] = v;
        variants = more;
        return v;
    }

    private synchronized RunnableProgram atOnce(Kernels.Variant v) {
        if (v.forced == null) {
            RunnableProgram made = v.make();
            v.forced = made == null ? tiles : made;
        }
        return v.forced;
    }

    /// Whether elements of a dtype lie in memory as they are computed with.
    public static boolean isNative(DType dtype) {
        return switch (dtype) {
            case FLOAT32, FLOAT64, INT64, INT32, BOOL -> true;
            case BFLOAT16, FLOAT16, INT16, INT8, UINT8, COMPLEX64, COMPLEX128 -> false;
        };
    }
}
