package dev.obor.vision.transforms;

import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.Arrays;
import java.util.List;

/// One of several transforms, torchvision's `RandomChoice`.
public final class RandomChoice implements Transform {
    private final List<Transform> transforms;
    private final double[] p;

    /// Each as likely.
    ///
    /// @throws ValueError if there is none
    public RandomChoice(List<Transform> transforms) {
        this(transforms, ones(Arguments.given(transforms, "transforms").size()));
    }

    /// Each with its weight.
    ///
    /// @throws ValueError if there is none, or not one weight for each
    public RandomChoice(List<Transform> transforms, double[] p) {
        this.transforms = List.copyOf(Draws.some(Arguments.allGiven(transforms, "transforms")));
        if (Arguments.given(p, "p").length != transforms.size()) {
            throw new ValueError(
                    "Length of p doesn't match the number of transforms: %d != %d"
                            .formatted(p.length, transforms.size()));
        }
        double total = Arrays.stream(p).sum();
        this.p = Arrays.stream(p).map(weight -> weight / total).toArray();
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Override
    public Tensor apply(Tensor image) {
        int chosen = (int) tensor(p).to(DType.FLOAT32).multinomial(1).itemLong();
        return transforms.get(chosen).apply(image);
    }
}
