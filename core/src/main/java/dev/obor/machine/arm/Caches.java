package dev.obor.machine.arm;

import dev.obor.machine.arm.Encoder.Condition;

/// Code that makes the processor read instructions anew where others were written: AArch64 does not
/// look whether it read them before.
public final class Caches {
    private static final int FROM = 0;
    private static final int BYTES = 1;
    private static final int TYPE = 9;
    private static final int LINE = 10;
    private static final int AT = 11;
    private static final int END = 12;
    private static final int BITS = 13;

    // Where the type has the size of a line, as a power of two of words.
    private static final int DATA_LINE = 16;
    private static final int INSTRUCTION_LINE = 0;

    private Caches() {}

    /// `f(address, bytes)`
    public static byte[] flush() {
        Encoder out = new Encoder();
        out.cacheType(TYPE);
        out.add(END, FROM, BYTES, 0);
        lines(out, DATA_LINE, true);
        lines(out, INSTRUCTION_LINE, false);
        out.readInstructionsAnew();
        out.constant(0, 0);
        out.ret();
        return out.finish(new byte[0]);
    }

    private static void lines(Encoder out, int place, boolean data) {
        out.bitField(BITS, TYPE, place, 4);
        out.constant(LINE, 4);
        out.shiftBy(LINE, LINE, BITS);
        out.addShort(BITS, LINE, -1);
        out.andNot(AT, FROM, BITS);
        int again = out.label();
        out.bind(again);
        if (data) {
            out.cleanData(AT);
        } else {
            out.forgetInstructions(AT);
        }
        out.add(AT, AT, LINE, 0);
        out.compare(AT, END);
        out.jump(Condition.LO, again);
        out.waitForMemory();
    }
}
