/// The language that machine code is written in: routines over virtual registers, with counted
/// loops and vectors whose length a target chooses. Begin with `Routine`; `Op` lists the
/// instructions, `Registers` chooses real registers. No processor is known here.
@NullMarked
package dev.obor.machine.lang;

import org.jspecify.annotations.NullMarked;
