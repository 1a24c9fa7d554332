package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import org.jspecify.annotations.Nullable;

/// `y = loc + scale x`, PyTorch's `AffineTransform`.
public class AffineTransform extends Transform {
    private final Tensor loc;
    private final Tensor scale;
    private final int eventDim;
    private final boolean ofNumbers;

    /// With numbers for each element, which broadcast.
    public AffineTransform(Tensor loc, Tensor scale) {
        this(loc, scale, 0);
    }

    /// With two numbers.
    public AffineTransform(double loc, double scale) {
        this.loc = Obor.tensor(loc, o -> o.dtype(DType.FLOAT64));
        this.scale = Obor.tensor(scale, o -> o.dtype(DType.FLOAT64));
        this.eventDim = 0;
        this.ofNumbers = true;
    }

    /// With one number first.
    public AffineTransform(double loc, Tensor scale) {
        this(Numbers.like(given(scale, "scale"), loc), scale);
    }

    /// With one number last.
    public AffineTransform(Tensor loc, double scale) {
        this(loc, Numbers.like(given(loc, "loc"), scale));
    }

    /// On values with dimensions: 1 for vectors, over which the Jacobian is summed.
    public AffineTransform(Tensor loc, Tensor scale, int eventDim) {
        this.loc = given(loc, "loc");
        this.scale = given(scale, "scale");
        this.eventDim = eventDim;
        this.ofNumbers = false;
    }

    /// A parameter for values: plain numbers take their dtype.
    private Tensor of(Tensor parameter, Tensor values) {
        return ofNumbers && values.isFloatingPoint() ? parameter.to(values.dtype()) : parameter;
    }

    @Override
    protected Tensor forward(Tensor x) {
        return of(loc, x).add(of(scale, x).mul(x));
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.sub(of(loc, y)).div(of(scale, y));
    }

    private Constraint numbers() {
        Constraint real = Constraints.real();
        return eventDim == 0 ? real : Constraints.independent(real, eventDim);
    }

    @Override
    public Constraint domain() {
        return numbers();
    }

    @Override
    public Constraint codomain() {
        return numbers();
    }

    @Override
    public Tensor sign() {
        return scale.sign();
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        Tensor each = of(scale.abs().log(), x);
        if (eventDim > 0 && each.dim() < eventDim) {
            each = each.expandAs(x);
        }
        int dims = x.dim() - eventDim;
        return SampleShapes.sumRightmost(each, eventDim)
                .expand(SampleShapes.first(x.shape(), dims));
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return SampleShapes.broadcast(SampleShapes.broadcast(shape, loc.shape()), scale.shape());
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return forwardShape(shape);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AffineTransform t && loc.equal(t.loc) && scale.equal(t.scale);
    }

    @Override
    public int hashCode() {
        return AffineTransform.class.hashCode();
    }
}
