package dev.obor.cpu;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.ones;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Convolutions without anything to compute.
class ConvsTest {
    @Test
    void aTransposedOneMayMakeNoChannels() {
        for (DType dtype : List.of(float32, float64)) {
            Tensor made = F.convTranspose2d(ones(dtype, 1, 2, 6, 6), ones(dtype, 2, 0, 3, 3));
            assertEquals(Size.of(1, 0, 8, 8), made.shape());
        }
    }
}
