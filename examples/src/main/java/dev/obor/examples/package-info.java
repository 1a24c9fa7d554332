/// The tutorials of PyTorch's documentation and of its teachers as Java programs. Begin with
/// [Examples], which lists them, or with [FirstNeuralNetwork]. Only what users can call is used
/// here.
@NullMarked
package dev.obor.examples;

import org.jspecify.annotations.NullMarked;
