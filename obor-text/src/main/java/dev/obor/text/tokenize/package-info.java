/// The parts of a tokenizer: normalisers, pre-tokenizers, models, post-processors and decoders.
@NullMarked
package dev.obor.text.tokenize;

import org.jspecify.annotations.NullMarked;
