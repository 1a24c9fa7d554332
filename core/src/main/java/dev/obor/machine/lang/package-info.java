/// The language that machine code is written in: routines over virtual registers, with counted
/// loops and vectors whose length a target chooses; and the choice of registers.
@NullMarked
package dev.obor.machine.lang;

import org.jspecify.annotations.NullMarked;
