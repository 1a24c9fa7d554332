package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.SampleShapes;

/// The last dimensions in another shape, PyTorch's `ReshapeTransform`; its Jacobian is 1.
public class ReshapeTransform extends Transform {
    private final Size inShape;
    private final Size outShape;

    /// From one shape to another, without the batch.
    ///
    /// @throws ValueError if they have different numbers of elements
    public ReshapeTransform(long[] inShape, long[] outShape) {
        given(inShape, "inShape");
        given(outShape, "outShape");
        this.inShape = Size.of(inShape);
        this.outShape = Size.of(outShape);
        if (this.inShape.numel() != this.outShape.numel()) {
            throw new ValueError("in_shape, out_shape have different numbers of elements");
        }
    }

    private static Size replaced(Size shape, Size old, Size by) {
        Sticks.needs(shape, old.dim());
        int cut = shape.dim() - old.dim();
        if (!SampleShapes.from(shape, cut).equals(old)) {
            throw new ValueError(
                    "Shape mismatch: expected "
                            + SampleShapes.from(shape, cut)
                            + " but got "
                            + old);
        }
        return SampleShapes.join(SampleShapes.first(shape, cut), by);
    }

    @Override
    protected Tensor forward(Tensor x) {
        return x.reshape(forwardShape(x.shape()).toArray());
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.reshape(inverseShape(y.shape()).toArray());
    }

    @Override
    public Constraint domain() {
        return Constraints.independent(Constraints.real(), inShape.dim());
    }

    @Override
    public Constraint codomain() {
        return Constraints.independent(Constraints.real(), outShape.dim());
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        Sticks.needs(x.shape(), inShape.dim());
        return x.newZeros(SampleShapes.first(x.shape(), x.dim() - inShape.dim()).toArray());
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return replaced(shape, inShape, outShape);
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return replaced(shape, outShape, inShape);
    }
}
