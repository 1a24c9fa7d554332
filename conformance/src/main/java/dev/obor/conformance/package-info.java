/// PyTorch's own test cases, run through the public interface.
@NullMarked
package dev.obor.conformance;

import org.jspecify.annotations.NullMarked;
