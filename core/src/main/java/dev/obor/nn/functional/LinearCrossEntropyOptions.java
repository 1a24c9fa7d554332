package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How [F#linearCrossEntropy] computes parts of the batch one after the other, so that the logits
/// of all samples are never there at once: worth it where there are far more classes than features.
///
/// ```java
/// F.linearCrossEntropy(
///         x, weight, y, o -> o.options(new LinearCrossEntropyOptions().with(c -> c.batchChunkSize(64))));
/// ```
///
/// Logits are computed twice, forward and backward. Probabilities whose gradient is wanted, or of
/// another dtype than the input, and weights of several dimensions are computed at once.
public final class LinearCrossEntropyOptions extends Options<LinearCrossEntropyOptions> {
    private static final Pattern METHOD = Pattern.compile("auto|aspect_ratio(?::([1-9]\\d*))?");
    private static final Set<String> POLICIES = Set.of("auto", "accurate", "balanced", "compact");

    boolean allowRetainGraph;
    @Nullable Integer batchChunkSize;
    @Nullable String chunkingMethod = "auto";
    String accPolicy = "auto";
    @Nullable DType accDtype;

    /// PyTorch's defaults.
    public LinearCrossEntropyOptions() {}

    /// Whether the graph may be walked backwards twice, false in PyTorch; here it always may.
    public LinearCrossEntropyOptions allowRetainGraph(boolean value) {
        return set(() -> allowRetainGraph = value);
    }

    /// How many samples are computed at once; null leaves that to the method.
    public LinearCrossEntropyOptions batchChunkSize(@Nullable Integer value) {
        return set(() -> batchChunkSize = value);
    }

    /// How that number is found: `auto`, `aspect_ratio` (logits take as much memory as the input),
    /// or `aspect_ratio:N` (an N-th of it); null takes all samples or what is given.
    public LinearCrossEntropyOptions chunkingMethod(@Nullable String value) {
        return set(() -> chunkingMethod = value);
    }

    /// Which results in between PyTorch keeps in a wider dtype: `auto`, `accurate`, `balanced` or
    /// `compact`. Here all of 16 bits are kept in float32.
    public LinearCrossEntropyOptions accPolicy(String value) {
        Arguments.given(value, "value");
        return set(() -> accPolicy = value);
    }

    /// The dtype of results in between; null is float32 for 16-bit inputs, else the input's.
    public LinearCrossEntropyOptions accDtype(@Nullable DType value) {
        return set(() -> accDtype = value);
    }

    @Override
    protected void check() {
        if (!POLICIES.contains(accPolicy)) {
            throw new ValueError("invalid acc_policy: '" + accPolicy + "'");
        }
        if (chunkingMethod != null && !METHOD.matcher(chunkingMethod).matches()) {
            throw new ValueError("invalid chunking_method: '" + chunkingMethod + "'");
        }
        if (batchChunkSize != null && batchChunkSize <= 0) {
            throw new ValueError(
                    "batch_chunk_size must be positive int or None, got " + batchChunkSize);
        }
        if (accDtype != null && !accDtype.isFloatingPoint()) {
            throw new ValueError(
                    "acc_dtype must be one of {None, torch.float16, torch.bfloat16, torch.float32,"
                            + " torch.float64}, got "
                            + accDtype
                            + ". Pass acc_dtype=None to let the op pick automatically.");
        }
    }

    /// How many samples are computed at once.
    ///
    /// @throws ValueError if a number and a method are both given and do not agree
    long chunk(long batch, long features, long classes) {
        String method = chunkingMethod;
        Integer given = batchChunkSize;
        if (method == null || given != null && method.equals("auto")) {
            return Math.max(1, given == null ? batch : Math.min(given, batch));
        }
        Matcher parts = METHOD.matcher(method);
        String divisor = parts.matches() ? parts.group(1) : null;
        long factor = method.equals("auto") ? 2 : divisor == null ? 1 : Long.parseLong(divisor);
        long wider = Math.max(1, Math.ceilDiv(classes, Math.max(1, features)));
        long target = Math.max(1, Math.ceilDiv(batch, wider));
        long power = target == 1 ? 1 : Long.highestOneBit(target - 1) << 1;
        long chunk = Math.min(power / factor, batch);
        if (given != null && given != chunk) {
            throw new ValueError(
                    "batch_chunk_size (="
                            + given
                            + ") and chunking_method ('"
                            + method
                            + "') give different chunk sizes ("
                            + given
                            + " vs "
                            + chunk
                            + "); pass only one.");
        }
        return Math.max(1, chunk);
    }
}
