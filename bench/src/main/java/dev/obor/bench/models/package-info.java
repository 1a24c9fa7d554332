/// The models that are measured. Begin with `Models`, which has small ones; `Networks` has larger
/// ones and `HandWritten` those whose memory is looked at. Their twins are in `networks.py` and
/// `twin.py`.
@NullMarked
package dev.obor.bench.models;

import org.jspecify.annotations.NullMarked;
