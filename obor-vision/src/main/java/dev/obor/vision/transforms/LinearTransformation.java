package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.vision.Transform;

/// The flat image minus a mean, times a matrix, as for whitening: torchvision's
/// `LinearTransformation`.
///
/// @param transformationMatrix `(D, D)`, where `D = C * H * W`
/// @param meanVector `(D)`
public record LinearTransformation(Tensor transformationMatrix, Tensor meanVector)
        implements Transform {
    /// Checks the sizes.
    ///
    /// @throws ShapeError if the matrix is not square, or the mean has another size
    /// @throws DTypeError if they differ in dtype
    public LinearTransformation {
        Arguments.given(transformationMatrix, "transformationMatrix");
        Arguments.given(meanVector, "meanVector");
        if (transformationMatrix.dim() != 2
                || transformationMatrix.size(0) != transformationMatrix.size(1)) {
            throw new ShapeError(
                    "transformation_matrix should be square. Got "
                            + transformationMatrix.shape()
                            + " rectangular matrix.");
        }
        if (meanVector.dim() != 1 || meanVector.size(0) != transformationMatrix.size(0)) {
            throw new ShapeError(
                    "mean_vector should have the same length "
                            + meanVector.shape()
                            + " as any one of the dimensions of the transformation_matrix "
                            + transformationMatrix.shape());
        }
        if (meanVector.dtype() != transformationMatrix.dtype()) {
            throw new DTypeError(
                    "Input tensors should have the same dtype. Got %s and %s"
                            .formatted(transformationMatrix.dtype(), meanVector.dtype()));
        }
    }

    /// @throws ShapeError if the image has not as many numbers as the matrix has rows
    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        long n = image.size(-3) * image.size(-2) * image.size(-1);
        if (n != meanVector.size(0)) {
            throw new ShapeError(
                    "Input tensor and transformation matrix have incompatible shape.[%d x %d] != %d"
                            .formatted(image.size(-3), image.size(-2), meanVector.size(0)));
        }
        Tensor flat = image.reshape(-1, n).sub(meanVector);
        return flat.mm(transformationMatrix.to(flat.dtype())).reshape(image.shape().toArray());
    }
}
