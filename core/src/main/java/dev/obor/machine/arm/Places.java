package dev.obor.machine.arm;

import dev.obor.machine.arm.Encoder.Access;
import dev.obor.machine.lang.Ins;
import dev.obor.machine.lang.Registers;

/// Addresses of instructions: a register and a displacement that the processor's instruction can
/// say, or else a sum in [ArmTarget#PLACE].
final class Places {
    private final Encoder out;
    private final Registers registers;

    Places(Encoder out, Registers registers) {
        this.out = out;
        this.registers = registers;
    }

    /// A register and how far behind it.
    record Place(int base, int displacement) {}

    /// Where an instruction reads or writes.
    ///
    /// @param more bytes behind it that must be in reach, too
    Place of(Access access, Ins i, int more) {
        int base = base(i);
        int displacement = i.displacement();
        if (access.reaches(displacement) && access.reaches(displacement + more)) {
            return new Place(base, displacement);
        }
        increase(ArmTarget.PLACE, base, displacement);
        return new Place(ArmTarget.PLACE, 0);
    }

    private int base(Ins i) {
        int base = registers.of(i.base());
        if (i.index() < 0) {
            return base;
        }
        int shift = Integer.numberOfTrailingZeros(i.scale());
        out.add(ArmTarget.PLACE, base, registers.of(i.index()), shift);
        return ArmTarget.PLACE;
    }

    /// A register with the address.
    int pointer(Ins i) {
        int base = base(i);
        if (i.displacement() == 0) {
            return base;
        }
        increase(ArmTarget.PLACE, base, i.displacement());
        return ArmTarget.PLACE;
    }

    /// `to = x + n`; a large number goes by way of [ArmTarget#WORK].
    void increase(int to, int x, int n) {
        if (Encoder.isShort(n)) {
            out.addShort(to, x, n);
        } else {
            out.constant(ArmTarget.WORK, n);
            out.add(to, x, ArmTarget.WORK, 0);
        }
    }

    void load(Access access, int to, Ins i) {
        Place p = of(access, i, 0);
        out.load(access, to, p.base(), p.displacement());
    }

    /// Stores; a number in [ArmTarget#WORK] must be near a register.
    void store(Access access, int x, Ins i) {
        Place p = of(access, i, 0);
        out.store(access, x, p.base(), p.displacement());
    }

    void prefetch(Ins i) {
        Place p = of(Access.LONG, i, 0);
        out.prefetch(p.base(), p.displacement(), i.number() != 0);
    }
}
