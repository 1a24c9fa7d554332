/// Models written as ONNX files, and read from them. Begin with [Onnx]; `Exporter` and `Importer`
/// are its two ways. No operator is known here: those are in `lower` and `read`.
@NullMarked
package dev.obor.onnx;

import org.jspecify.annotations.NullMarked;
