package dev.obor.distributed;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.TensorAccess;
import java.nio.ByteBuffer;

/// Elements of one dtype that have arrived and are to be computed with, a piece at a time.
///
/// Complex elements travel as twice as many real ones.
final class Elements {
    private final View view;
    private final Tensor tensor;

    /// @param most how many elements a piece has at most
    Elements(DType dtype, int most) {
        view = Backends.wrap(dtype, Backends.array(dtype, most), most);
        tensor = TensorAccess.wrap(view);
    }

    /// Elements of a message as a tensor, until the next piece.
    Tensor piece(ByteBuffer from, int count) {
        Backends.write(from, view, 0);
        return tensor.narrow(0, 0, count);
    }
}
