/// The messages of ONNX files. Begin with `ModelReader` and `GraphWriter`. What a node means is not
/// known here; what a file claims is checked before memory is taken for it.
@NullMarked
package dev.obor.onnx.format;

import org.jspecify.annotations.NullMarked;
