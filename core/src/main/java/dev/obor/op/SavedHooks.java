package dev.obor.op;

import dev.obor.Tensor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What programs make of the tensors that are saved for backward.
///
/// @param pack what is kept in the place of a tensor
/// @param unpack the tensor again
/// @param refusal if not null, why there must be no hooks now
public record SavedHooks(
        Function<Tensor, Object> pack, Function<Object, Tensor> unpack, @Nullable String refusal) {}
