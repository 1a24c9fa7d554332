/// PyTorch's own test cases, run through the public interface. Begin with `Conformance`, the
/// program, and `Runner`; `Entry` and `Case` are what is run, `Comparison` says what counts as
/// equal. Only what users can call is tested; what is internal serves `--mutate` and `--tier`.
@NullMarked
package dev.obor.conformance;

import org.jspecify.annotations.NullMarked;
