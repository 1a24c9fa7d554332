/// Tokenizers and models for text, which read the files that Hugging Face's libraries write.
@NullMarked
package dev.obor.text;

import org.jspecify.annotations.NullMarked;
