/// What surrounds PyTorch in Python: tables, scores, a plain statistical model to compare with.
/// Begin with [CsvTable] and [Metrics]; [Summary] prints what a model is made of. The training loop
/// is elsewhere: written by hand, or in `dev.obor.learn.fit`.
@NullMarked
package dev.obor.learn;

import org.jspecify.annotations.NullMarked;
