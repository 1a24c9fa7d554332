/// Tokenizers and models for text, which read the files that Hugging Face's libraries write. Begin
/// with [Tokenizer], [TextGenerator] and [SentenceEncoder]. Nothing is fetched from the network.
@NullMarked
package dev.obor.text;

import org.jspecify.annotations.NullMarked;
