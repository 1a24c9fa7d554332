/// The tutorials of PyTorch's documentation and of its teachers as Java programs.
@NullMarked
package dev.obor.examples;

import org.jspecify.annotations.NullMarked;
