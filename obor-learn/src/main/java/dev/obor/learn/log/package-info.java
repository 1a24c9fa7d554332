/// What a training run says of itself, written down: CSV, TensorBoard's event files, folders of
/// JSON lines that the live page reads. Begin with [RunLog]; [CsvLog] is a short one. What is read
/// back for the live page is in `dev.obor.learn.live`.
@NullMarked
package dev.obor.learn.log;

import org.jspecify.annotations.NullMarked;
