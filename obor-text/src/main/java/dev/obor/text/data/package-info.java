/// Texts as data to train on: [Texts] of files and folders, [Vocab] for words, [TokenWindows] over
/// a long text, [LengthBatches] of texts that are about as long. Begin with [Texts]; tokenizers of
/// published models are in `dev.obor.text`.
@NullMarked
package dev.obor.text.data;

import org.jspecify.annotations.NullMarked;
