/// Matrix products. Begin with `MatMuls`; `GemmJob` holds the order of the sums, which the machine
/// code of `dev.obor.machine.product` keeps.
@NullMarked
package dev.obor.cpu.product;

import org.jspecify.annotations.NullMarked;
