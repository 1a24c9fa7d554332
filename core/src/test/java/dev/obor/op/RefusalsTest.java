package dev.obor.op;

import static dev.obor.Obor.bool;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.OborError;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Calls that PyTorch refuses and that were once accepted, or failed without a reason. The
/// sentences are those of PyTorch 2.13 for the same call.
class RefusalsTest {
    private static final Tensor LONGS = tensor(1, 2, 3);

    private static void refuses(
            Class<? extends Exception> kind, String sentence, Executable mistake) {
        Exception e = assertThrows(kind, mistake);
        assertEquals(sentence, ((OborError) e).sentence());
    }

    @Test
    void sumsExpandTheInputAndNotTheProduct() {
        refuses(
                ShapeError.class,
                "The expanded size of the tensor (3) must match the existing size (4) at"
                        + " non-singleton dimension 1.  Target sizes: [2, 3].  Tensor sizes: [2, 4]",
                () -> zeros(2, 4).addmm(zeros(2, 2), zeros(2, 3)));
        refuses(
                ShapeError.class,
                "expand(torch.FloatTensor{[1, 1, 1]}, size=[1, 1]): the number of sizes provided"
                        + " (2) must be greater or equal to the number of dimensions in the tensor"
                        + " (3)",
                () -> zeros(1, 1, 1).addr(zeros(1), zeros(1)));
        refuses(
                ShapeError.class,
                "size mismatch, got input (6), mat (5x10), vec (10)",
                () -> zeros(6).addmv(zeros(5, 10), zeros(10)));
        refuses(
                ShapeError.class,
                "Incompatible matrix sizes for bmm (5x6 and 5x10)",
                () -> zeros(1).addbmm(zeros(5, 5, 6), zeros(5, 5, 10)));
    }

    @Test
    void sumsAndProductsHaveOneDType() {
        refuses(
                DTypeError.class,
                "self and mat2 must have the same dtype, but got Double and Float",
                () -> zeros(1).to(float64).addmm(zeros(2, 2), zeros(2, 3)));
        refuses(
                DTypeError.class,
                "addmv input tensors must have the same dtype, but got Float, Double, and Float",
                () -> zeros(5, 10).to(float64).mv(zeros(10)));
        refuses(
                DTypeError.class,
                "Input dtypes must be the same, got: input long int, batch1: float, batch2: float",
                () -> zeros(1).toLong().baddbmm(zeros(5, 5, 5), zeros(5, 5, 10)));
    }

    @Test
    void slicesOfASourceFit() {
        refuses(
                ShapeError.class,
                "index_add_(): Indexing dim 2 is out of bounds of the source tensor with dim 2",
                () -> zeros(1, 5, 5).indexAdd(-1, zeros(5).toLong(), zeros(5, 5)));
        refuses(
                ShapeError.class,
                "source tensor shape must match self tensor shape, excluding the specified"
                        + " dimension. Got self.shape = [1] source.shape = []",
                () -> zeros(1).indexAdd(0, tensor(0), zeros()));
        refuses(
                IndexError.class,
                "index_copy_(): When source and destination are not scalars, their dimensionality"
                        + " must match. Source dimensionality (2), destination dimensionality (3)",
                () -> zeros(1, 5, 5).indexCopy(0, tensor(0), zeros(1, 5)));
        refuses(
                ShapeError.class,
                "source tensor shape must match self tensor shape, excluding the specified"
                        + " dimension. Got self.shape = [6, 5] source.shape = [5, 1]",
                () -> zeros(6, 5).indexReduce(1, tensor(0), zeros(5, 1), "mean"));
    }

    @Test
    void differencesJoinWhatFits() {
        refuses(
                ShapeError.class,
                "diff expects prepend or append to be the same dimension as input",
                () -> zeros(5, 5).diff(0, 0, zeros(), null));
        refuses(
                ShapeError.class,
                "diff expects the shape of tensor to prepend or append to match that of input"
                        + " except along the differencing dimension; input.size(1) = 6, but got"
                        + " tensor.size(1) = 5",
                () -> zeros(5, 6).diff(1, 0, null, zeros(2, 5)));
        assertEquals(zeros(1).toString(), zeros(1).diff(0, 7).toString());
    }

    @Test
    void kernelsThatPyTorchDoesNotHave() {
        Tensor truths = ones(2, 2).to(bool);
        refuses(
                DTypeError.class,
                "\"cumsum_out_cpu\" not implemented for 'Bool'",
                () -> zeros(2).cumsum(0, bool));
        refuses(
                DTypeError.class,
                "\"kthvalue_cpu\" not implemented for 'Bool'",
                () -> truths.kthvalue(2, 1));
        refuses(
                DTypeError.class,
                "Unsupported input type encountered for isin(): Bool",
                () -> Obor.isin(truths, LONGS));
    }

    @Test
    void sizesAreNotNegative() {
        refuses(
                ShapeError.class,
                "row must be non-negative, got-8",
                () -> Obor.trilIndices(-8, 21));
        refuses(
                ShapeError.class,
                "narrow(): length must be non-negative.",
                () -> F.pad(zeros(1, 3, 4, 0), -1, 1));
        assertThrows(ShapeError.class, () -> Obor.unravelIndex(tensor(1), 0, 2));
    }

    @Test
    void numbersHaveNoSlices() {
        refuses(
                IndexError.class,
                "Dimension specified as -1 but tensor has no dimensions",
                () -> zeros().unique(-1));
        assertThrows(IndexError.class, () -> zeros().unflatten(0, 8));
    }

    @Test
    void paddingsByElementsPadTheLastDimensions() {
        refuses(
                ShapeError.class,
                "Padding size 2 is not supported for 4D input tensor.",
                () -> F.pad(zeros(1, 1, 3, 3), new long[] {1, 2}, "circular"));
        refuses(
                ShapeError.class,
                "Argument #4: Padding size should be less than the corresponding input dimension,"
                        + " but got: padding (3, 1) at dimension 2 of input [1, 3, 3]",
                () -> F.pad(zeros(1, 3, 3), new long[] {3, 1}, "reflect"));
        Tensor cut = F.pad(ones(1, 2), new long[] {3, -2}, "replicate");
        assertEquals(ones(1, 3).toString(), cut.toString());
    }

    @Test
    void truthsHaveNoDifferenceAndNoNegative() {
        Tensor truths = ones(2).to(bool);
        String advice =
                "If you are trying to invert a mask, use the `~` or `logical_not()` operator"
                        + " instead.";
        String one = "Subtraction, the `-` operator, with a bool tensor is not supported. ";
        refuses(DTypeError.class, one + advice, () -> truths.sub(zeros(2)));
        refuses(DTypeError.class, one + advice, () -> truths.sub(1));
        refuses(DTypeError.class, one + advice, () -> F.l1Loss(zeros(2), truths));
        refuses(
                DTypeError.class,
                "Subtraction, the `-` operator, with two bool tensors is not supported. Use the"
                        + " `^` or `logical_xor()` operator instead.",
                () -> truths.rsub(truths));
        refuses(
                DTypeError.class,
                "Negation, the `-` operator, on a bool tensor is not supported. " + advice,
                truths::neg);
    }

    @Test
    void formulasThatWouldConvertButMustNot() {
        refuses(
                DTypeError.class,
                "\"GeluKernelImpl\" not implemented for 'Long'",
                () -> F.gelu(LONGS));
        refuses(DTypeError.class, "\"frac_cpu\" not implemented for 'Long'", LONGS::frac);
        refuses(
                DTypeError.class,
                "prelu: Type promoting not supported. Got Float and Double",
                () -> F.prelu(ones(2), ones(1).to(float64)));
        refuses(
                DTypeError.class,
                "expected dtype float for `end` but got dtype double",
                () -> ones(2).lerp(ones(2).to(float64), 0.5));
        refuses(
                DTypeError.class,
                "result type Float can't be cast to the desired output type Long",
                () -> F.huberLoss(LONGS, ones(3)));
    }

    @Test
    void lossesAndInPlaceKeepTheirShape() {
        refuses(
                ShapeError.class,
                "output with shape [5] doesn't match the broadcast shape [1, 5]",
                () -> F.softMarginLoss(zeros(5), zeros(1, 5)));
        refuses(
                ShapeError.class,
                "output with shape [3] doesn't match the broadcast shape [2, 3]",
                () -> LONGS.clone().add_(zeros(2, 3)));
    }

    @Test
    void averagesOfVolumesHoldAWindow() {
        refuses(
                ShapeError.class,
                "input image (T: 6 H: 5 W: 6) smaller than kernel size (kT: 7 kH: 5 kW: 6)",
                () -> F.avgPool3d(zeros(1, 1, 6, 5, 6), List.of(7, 5, 6), o -> o.padding(2)));
    }

    @Test
    void messagesSayWhatWasGiven() {
        refuses(
                IndexError.class,
                "amax(): Expected reduction dim -1 to have non-zero size.",
                () -> zeros(0).amax(new long[] {-1}, false));
        refuses(
                IndexError.class,
                "select(): index 2 out of range for tensor of size [1, 5] at dimension 0",
                () -> zeros(1, 5).select(0, 2));
        refuses(
                ShapeError.class,
                "invalid shape dimension -2 at index 1 of shape [25, -2]",
                () -> zeros(50).view(25, -2));
        IndexError e =
                assertThrows(IndexError.class, () -> zeros(3).indexFill(0, tensor(-100), 1.0));
        assertEquals("index -100 is out of bounds for dimension 0 with size 3", e.sentence());
    }

    /// Accepted by PyTorch 2.13, with these values.
    @Test
    void callsThatWereRefusedOrGaveOtherValues() {
        assertEquals("tensor([0, 0])", tensor(1, 2).bitwiseLeftShift(tensor(64, -1)).toString());
        assertEquals(
                "tensor([-1,  0])", tensor(-5, 2).bitwiseRightShift(tensor(64, -1)).toString());
        assertEquals(
                tensor(3.0, 4, 6, 8).view(2, 2).toString(),
                Obor.tensordot(tensor(1.0, 2), tensor(3.0, 4), 0).toString());
        assertEquals("tensor(2)", Obor.einsum("i->", ones(2).to(bool)).toString());
        Tensor cos = F.cosineSimilarity(tensor(3, 4), tensor(1.0, 0), 0);
        assertEquals("tensor(0.6000)", cos.toString());
        Tensor normal = F.rmsNorm(ones(2, 3), new long[] {3}, ones(3).to(float64));
        assertEquals(Obor.float32, normal.dtype());
    }
}
