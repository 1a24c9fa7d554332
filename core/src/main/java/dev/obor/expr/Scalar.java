package dev.obor.expr;

/// A number that is known only at run time: an argument of the kernel, the same for all elements.
///
/// It arrives as the raw bits of a `double` for float types (F32 is rounded once from it), else as
/// the integer; so a new learning rate never makes a new kernel.
public final class Scalar extends Expr {
    private final int index;

    Scalar(int index, Type type) {
        super(type, 31 * index + type.ordinal() + 7_001);
        this.index = index;
    }

    /// Which scalar argument.
    public int index() {
        return index;
    }

    @Override
    public int arity() {
        return 0;
    }

    @Override
    public Expr arg(int i) {
        throw new IndexOutOfBoundsException(i);
    }

    @Override
    boolean sameLabel(Expr other) {
        return other instanceof Scalar o && o.index == index && o.type() == type();
    }
}
