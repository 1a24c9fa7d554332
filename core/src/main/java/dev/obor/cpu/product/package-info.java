/// Matrix products. Begin with `MatMuls`; `GemmJob` holds the order of the sums, which the machine
/// code of `dev.obor.machine.product` keeps. Batches, transposes and vectors are views by then:
/// their rules are those of `dev.obor.op.linalg`.
@NullMarked
package dev.obor.cpu.product;

import org.jspecify.annotations.NullMarked;
