package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.op.Precision;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A block in which operations choose the dtype that they compute in, PyTorch's `torch.autocast`.
///
/// ```java
/// for (var batch : loader) {
///     Tensor loss;
///     try (var _ = autocast(bfloat16)) {
///         loss = F.crossEntropy(model.call(batch.x()), batch.y());
///     }
///     loss.backward();
/// }
/// ```
///
/// Products, convolutions and attention take their floating-point tensors as bfloat16 or float16;
/// losses, and the other operations that need the range, as float32; the rest takes what comes.
/// float64 stays. The lists are those of PyTorch's CPU; each operation's declaration names its own.
/// A parameter is cast once in a block and its gradient has the dtype of the parameter. Operations
/// in place are left alone. Close the block before `backward()`, which uses the dtypes of the
/// forward pass by itself. Blocks nest, and hold for the thread that opens them.
public final class Autocast implements AutoCloseable {
    private static final DType DEFAULT = DType.BFLOAT16;

    private final Precision.@Nullable Mode before;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        DType dtype = Autocast.DEFAULT;
        boolean enabled = true;
        boolean cacheEnabled = true;

        Options() {}

        /// What is computed in where few bits do, bfloat16; float16 is the other choice.
        public Options dtype(DType value) {
            Arguments.given(value, "value");
            return set(() -> dtype = value);
        }

        /// Whether anything is cast, true; false makes a block without casts in one that has them.
        public Options enabled(boolean value) {
            return set(() -> enabled = value);
        }

        /// Whether a parameter that is used several times is cast once, true.
        public Options cacheEnabled(boolean value) {
            return set(() -> cacheEnabled = value);
        }
    }

    /// Opens a block of bfloat16.
    public Autocast() {
        this(o -> {});
    }

    /// Opens a block of a dtype.
    ///
    /// @throws ValueError unless it is bfloat16 or float16
    public Autocast(DType dtype) {
        Arguments.given(dtype, "dtype");
        this(o -> o.dtype(dtype));
    }

    /// Opens a block with options.
    ///
    /// @throws ValueError unless the dtype is bfloat16 or float16
    public Autocast(Consumer<Options> options) {
        Options o = new Options().with(options);
        Arguments.given(o.dtype, "dtype");
        if (o.enabled && o.dtype != DType.BFLOAT16 && o.dtype != DType.FLOAT16) {
            throw new ValueError(
                    "In CPU autocast, but the target dtype is not supported: got "
                            + o.dtype
                            + ". CPU Autocast only supports dtypes of torch.bfloat16, torch.float16"
                            + " currently.",
                    "Give one of these, or leave autocast out: float32 is what is computed in then.");
        }
        Precision.Mode outer = Precision.now();
        @Nullable Map<Tensor, Tensor> casts = null;
        if (o.cacheEnabled) {
            casts = outer != null && outer.lower() == o.dtype ? outer.casts() : null;
            casts = casts == null ? Precision.newCasts() : casts;
        }
        before = Precision.open(new Precision.Mode(o.dtype, o.enabled, casts));
    }

    /// Whether operations of this thread cast now.
    public static boolean isEnabled() {
        Precision.Mode mode = Precision.now();
        return mode != null && mode.enabled();
    }

    /// What is computed in where few bits do; bfloat16 outside of blocks.
    public static DType dtype() {
        Precision.Mode mode = Precision.now();
        return mode == null ? DEFAULT : mode.lower();
    }

    /// Ends the block: what held before holds again.
    @Override
    public void close() {
        Precision.open(before);
    }
}
