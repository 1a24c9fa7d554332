package dev.obor.machine.lang;

/// What generators need to know of a target; its routines are interpreted.
///
/// @param vectorBytes the length of vectors; with 16 all is as AArch64 has it, with 32 there are as
///   few as AVX2 has
public record InterpretedTarget(int vectorBytes) implements Target {
    @Override
    public String name() {
        return "interpreted";
    }

    @Override
    public int vectors() {
        return switch (vectorBytes) {
            case 16 -> 29;
            case 32 -> 16;
            default -> 32;
        };
    }

    @Override
    public boolean ownMasks() {
        return vectorBytes == 64;
    }

    @Override
    public boolean longs() {
        return true;
    }

    @Override
    public boolean narrow() {
        return true;
    }

    @Override
    public byte[] write(Routine routine) {
        throw new UnsupportedOperationException();
    }
}
