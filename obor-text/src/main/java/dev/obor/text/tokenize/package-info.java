/// The parts of a tokenizer: normalisers, pre-tokenizers, models, post-processors and decoders.
/// Begin with `Pipeline`, which holds them, and `TokenModel`. No tensor is made here.
@NullMarked
package dev.obor.text.tokenize;

import org.jspecify.annotations.NullMarked;
