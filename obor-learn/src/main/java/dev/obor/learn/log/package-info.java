/// What a training run says of itself, written down: CSV, TensorBoard's event files, folders of
/// JSON lines that the live page reads.
@NullMarked
package dev.obor.learn.log;

import org.jspecify.annotations.NullMarked;
