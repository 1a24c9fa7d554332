package dev.obor.op.linalg;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.expr.ComplexExpr;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.reduce.Reductions;
import org.jspecify.annotations.Nullable;

/// `beta · input + alpha · product` as one step of the graph, in a new tensor or in place.
///
/// A product of 16-bit floats is not rounded before it is added. Gradients are multiplied by alpha
/// when they are sums. At beta 0 the input is not read, not even its NaN.
final class AddedProduct extends Op {
    /// What is multiplied, and the name of the step.
    enum Kind {
        MATRICES("AddmmBackward0"),
        BATCHES("BaddbmmBackward0"),
        SUMMED_BATCHES("AddbmmBackward0"),
        MATRIX_VECTOR("AddmvBackward0"),
        OUTER("AddrBackward0");

        private final String node;

        Kind(String node) {
            this.node = node;
        }
    }

    private final Kind kind;
    private final Complex beta;
    private final Complex alpha;
    private final boolean inPlace;

    AddedProduct(Kind kind, Complex beta, Complex alpha, boolean inPlace) {
        super(kind.node);
        this.kind = kind;
        this.beta = beta;
        this.alpha = alpha;
        this.inPlace = inPlace;
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... in) {
        if (ctx.needsInputGrad(1) || ctx.needsInputGrad(2)) { // else a second pass may go through
            ctx.saveForBackward(
                    ctx.needsInputGrad(2) ? in[1] : null, ctx.needsInputGrad(1) ? in[2] : null);
        }
        if (kind == Kind.MATRICES) {
            ctx.keep(
                    new boolean[] {
                        Layouts.isColumnMajor(TensorAccess.view(in[1])),
                        Layouts.isColumnMajor(TensorAccess.view(in[2]))
                    });
        }
        DType dtype = in[0].dtype();
        boolean narrow = dtype == DType.FLOAT16 || dtype == DType.BFLOAT16;
        DType wide = narrow && kind != Kind.OUTER ? DType.FLOAT32 : dtype;
        Tensor product = product(in[1].to(wide), in[2].to(wide));
        product = isIgnored(in[1]) ? product.zerosLike() : scaled(product, alpha);
        Tensor input = in[0].to(wide);
        Tensor own = beta.isReal() && beta.real() == 0 ? input.zerosLike() : scaled(input, beta);
        // The layout is the product's, and of an outer one the input's.
        Tensor sum = (kind == Kind.OUTER ? own.add(product) : product.add(own)).to(dtype);
        if (!inPlace) {
            return sum;
        }
        RawMemory.copy(TensorAccess.view(sum), TensorAccess.view(in[0]));
        ctx.markDirty(in[0]);
        return in[0];
    }

    /// Whether nothing of the product is seen, NaN neither: of sums without terms, and where
    /// PyTorch has a library multiply, which leaves out what is multiplied by 0.
    private boolean isIgnored(Tensor a) {
        boolean library = kind != Kind.OUTER && kind != Kind.BATCHES && !a.dtype().isLowPrecision();
        return kind != Kind.OUTER && a.size(-1) == 0 || library && alpha.equals(Complex.ZERO);
    }

    private Tensor product(Tensor a, Tensor b) {
        return switch (kind) {
            case MATRICES -> Products.mm(a, b);
            case BATCHES -> Products.bmm(a, b);
            case SUMMED_BATCHES ->
                    Reductions.sum(Products.bmm(a, b), new long[] {0}, false, a.dtype());
            case MATRIX_VECTOR -> Products.matmul(a, b);
            case OUTER -> Contractions.outer(a, b);
        };
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        Tensor self = ctx.needsInputGrad(0) ? scaled(grad, beta.conj()) : null;
        Tensor first = ctx.needsInputGrad(1) ? scaled(first(ctx, grad), alpha.conj()) : null;
        Tensor second = ctx.needsInputGrad(2) ? scaled(second(ctx, grad), alpha.conj()) : null;
        return new Tensor[] {self, first, second};
    }

    private Tensor first(Context ctx, Tensor grad) {
        Tensor b = ComplexNumbers.conj(ctx.saved(1));
        return switch (kind) {
            case MATRICES -> Products.product(ctx.<boolean[]>kept()[0], grad, b.t());
            case BATCHES -> Products.bmm(grad, b.transpose(1, 2));
            case SUMMED_BATCHES -> Products.bmm(every(grad, b), b.transpose(1, 2));
            case MATRIX_VECTOR -> Contractions.outer(grad, b);
            case OUTER -> Products.matmul(grad, b);
        };
    }

    private Tensor second(Context ctx, Tensor grad) {
        Tensor a = ComplexNumbers.conj(ctx.saved(0));
        return switch (kind) {
            case MATRICES -> Products.product(ctx.<boolean[]>kept()[1], a.t(), grad);
            case BATCHES -> Products.bmm(a.transpose(1, 2), grad);
            case SUMMED_BATCHES -> Products.bmm(a.transpose(1, 2), every(grad, a));
            case MATRIX_VECTOR -> Products.matmul(a.t(), grad);
            case OUTER -> Products.matmul(grad.t(), a);
        };
    }

    /// The gradient of a sum of products, for each of them.
    private static Tensor every(Tensor grad, Tensor batches) {
        return grad.unsqueeze(0).expand(batches.size(0), grad.size(0), grad.size(1));
    }

    /// A tensor times the number `re + im i`, which backward keeps as a number: unlike `mul`, it
    /// can be gone through again.
    private static final Pointwise SCALE =
            Pointwise.of("mul", 1, 2, Pointwise.Rule.ARITHMETIC, (x, s) -> x[0].mul(s[0]))
                    .complex((x, s) -> x[0].mul(ComplexExpr.of(s[0].re(), s[1].re())));

    private static Tensor scaled(Tensor t, Complex by) {
        if (by.isReal() && by.real() == 1) {
            return t;
        }
        if (t.isComplex()) {
            return SCALE.callWith(t, by.real(), by.imag());
        }
        if (!by.isReal()) {
            return t.mul(by);
        }
        return t.dtype().isDifferentiable()
                ? SCALE.callWith(t, by.real(), 0)
                : t.mul((long) by.real());
    }
}
