package dev.obor.machine.arm;

import dev.obor.machine.arm.Encoder.Access;
import dev.obor.machine.arm.Encoder.Condition;
import dev.obor.machine.arm.Encoder.Shift;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Every instruction of the encoder, with registers and numbers of all kinds: how an assembler
/// spells it, and the encoder's bytes.
final class EncodingCases {
    /// An instruction as text, and its bytes.
    record Case(String text, String hex) {}

    private static final int EACH = 12;

    private final List<Case> all = new ArrayList<>();
    private final Random random = new Random(7);

    private EncodingCases() {}

    static List<Case> all() {
        var cases = new EncodingCases();
        for (int i = 0; i < EACH; i++) {
            cases.general();
            cases.memory();
            cases.vectors();
            cases.lanes();
        }
        cases.jumps();
        cases.constants();
        return cases.all;
    }

    private void add(String text, Consumer<Encoder> instruction) {
        Encoder out = new Encoder();
        instruction.accept(out);
        String hex = HexFormat.of().formatHex(out.finish(new byte[0]));
        Case c = new Case(text, hex);
        if (!all.contains(c)) {
            all.add(c);
        }
    }

    /// A register, the first and last ones often.
    private int v() {
        return random.nextInt(4) == 0 ? 31 * random.nextInt(2) : random.nextInt(32);
    }

    private int x() {
        return random.nextInt(4) == 0 ? 30 * random.nextInt(2) : random.nextInt(31);
    }

    private static String sp(int register) {
        return register == 31 ? "sp" : "x" + register;
    }

    private void general() {
        int d = x();
        int n = x();
        int m = x();
        int shift = random.nextInt(1, 64);
        add("add x%d, x%d, x%d, lsl #%d".formatted(d, n, m, shift), e -> e.add(d, n, m, shift));
        add("add x%d, x%d, x%d".formatted(d, n, m), e -> e.add(d, n, m, 0));
        add("mul x%d, x%d, x%d".formatted(d, n, m), e -> e.multiply(d, n, m));
        add("lsl x%d, x%d, #%d".formatted(d, n, shift), e -> e.shiftLeft(d, n, shift));
        add("lsl x%d, x%d, x%d".formatted(d, n, m), e -> e.shiftBy(d, n, m));
        add("bic x%d, x%d, x%d".formatted(d, n, m), e -> e.andNot(d, n, m));
        add("cmp x%d, x%d".formatted(n, m), e -> e.compare(n, m));
        add("mov x%d, x%d".formatted(d, n), e -> e.move(d, n));
        int number = random.nextInt(4096);
        int s = random.nextInt(4) == 0 ? 31 : n;
        add("add x%d, %s, #%d".formatted(d, sp(s), number), e -> e.addShort(d, s, number));
        add("sub sp, %s, #%d".formatted(sp(s), number + 1), e -> e.addShort(31, s, -number - 1));
        add("subs x%d, x%d, #%d".formatted(d, n, number), e -> e.subtractAndCompare(d, n, number));
        add("cmp x%d, #%d".formatted(n, number), e -> e.subtractAndCompare(31, n, number));
        int from = random.nextInt(60);
        add("ubfx x%d, x%d, #%d, #4".formatted(d, n, from), e -> e.bitField(d, n, from, 4));
        add("mrs x%d, ctr_el0".formatted(d), e -> e.cacheType(d));
        add("dc cvau, x%d".formatted(d), e -> e.cleanData(d));
        add("ic ivau, x%d".formatted(d), e -> e.forgetInstructions(d));
        add("dsb ish", Encoder::waitForMemory);
        add("isb", Encoder::readInstructionsAnew);
        add("blr x%d".formatted(d), e -> e.call(d));
        add("svc #0", Encoder::system);
        add("ret", Encoder::ret);
    }

    private void memory() {
        for (Access access : Access.values()) {
            int base = random.nextInt(4) == 0 ? 31 : x();
            char letter = "wwwxhsdq".charAt(access.ordinal());
            int r = letter == 'w' || letter == 'x' ? x() : v();
            String register = "" + letter + r;
            String size = access == Access.BYTE ? "b" : access == Access.SHORT ? "h" : "";
            int scaled = access.bytes * random.nextInt(4096);
            int near = random.nextInt(-256, 0);
            String far = "%s, [%s, #%d]".formatted(register, sp(base), scaled);
            String close = "%s, [%s, #%d]".formatted(register, sp(base), near);
            add("ldr" + size + " " + far, e -> e.load(access, r, base, scaled));
            add("str" + size + " " + far, e -> e.store(access, r, base, scaled));
            add("ldur" + size + " " + close, e -> e.load(access, r, base, near));
            add("stur" + size + " " + close, e -> e.store(access, r, base, near));
        }
        int n = x();
        int scaled = 8 * random.nextInt(4096);
        int odd = 1 + 8 * random.nextInt(-32, 32);
        add("prfm pldl1keep, [x%d, #%d]".formatted(n, scaled), e -> e.prefetch(n, scaled, false));
        add("prfm pldl2keep, [x%d, #%d]".formatted(n, scaled), e -> e.prefetch(n, scaled, true));
        add("prfum pldl1keep, [x%d, #%d]".formatted(n, odd), e -> e.prefetch(n, odd, false));
        int d = v();
        add("ld1r {v%d.4s}, [x%d]".formatted(d, n), e -> e.splat(false, d, n));
        add("ld1r {v%d.2d}, [x%d]".formatted(d, n), e -> e.splat(true, d, n));
    }

    private void vectors() {
        for (VectorOp op : VectorOp.values()) {
            for (boolean doubles : new boolean[] {false, true}) {
                if (doubles && !op.form.doubles()) {
                    continue;
                }
                int d = v();
                int n = v();
                int m = op.form.ordinal() < VectorOp.Form.TWO.ordinal() ? v() : 0;
                String whole = doubles ? "2d" : "4s";
                String half = doubles ? "2s" : "4h";
                String operands =
                        switch (op.form) {
                            case THREE, THREE_SINGLE -> "v%d.T, v%d.T, v%d.T";
                            case THREE_BYTES -> "v%d.16b, v%d.16b, v%d.16b";
                            case TWO -> "v%d.T, v%d.T";
                            case TWO_BYTES -> "v%d.16b, v%d.16b";
                            case LONGER -> "v%d.T, v%d.H";
                            case SHORTER -> "v%d.H, v%d.T";
                        };
                String name = op.name().toLowerCase(Locale.ROOT);
                String text = operands.replace("T", whole).replace("H", half);
                add(name + " " + text.formatted(d, n, m), e -> e.vector(op, doubles, d, n, m));
            }
        }
        int d = v();
        int n = v();
        int m = v();
        add("mov v%d.16b, v%d.16b".formatted(d, n), e -> e.moveVector(d, n));
        add("movi v%d.2d, #0".formatted(d), e -> e.zero(d));
        for (Shift op : Shift.values()) {
            String name = op.name().toLowerCase(Locale.ROOT);
            for (int width : new int[] {32, 64}) {
                boolean right = op == Shift.SSHR || op == Shift.USHR;
                int by = random.nextInt(width) + (right ? 1 : 0);
                String type = width == 64 ? "2d" : "4s";
                add(
                        "%s v%d.%s, v%d.%s, #%d".formatted(name, d, type, n, type, by),
                        e -> e.shift(op, width == 64, d, n, by));
            }
        }
        int pair = random.nextInt(31);
        add(
                "tbl v%d.16b, {v%d.16b, v%d.16b}, v%d.16b".formatted(d, pair, pair + 1, m),
                e -> e.table(d, pair, m));
    }

    private void lanes() {
        int d = v();
        int n = v();
        int w = x();
        add("dup v%d.4s, w%d".formatted(d, w), e -> e.splatGeneral(false, d, w));
        add("dup v%d.2d, x%d".formatted(d, w), e -> e.splatGeneral(true, d, w));
        add("scvtf s%d, x%d".formatted(d, w), e -> e.longToFloat(d, w));
        add("umaxv s%d, v%d.4s".formatted(d, n), e -> e.largest(d, n));
        String[] wider = {"8h", "4s", "2d"};
        String[] narrower = {"8b", "4h", "2s"};
        String letters = "bhsd";
        for (int power = 0; power < 4; power++) {
            int bytes = 1 << power;
            int lane = random.nextInt(16 / bytes);
            int from = random.nextInt(16 / bytes);
            char letter = letters.charAt(power);
            String general = (bytes == 8 ? "x" : "w") + w;
            add(
                    "mov v%d.%c[%d], %s".formatted(d, letter, lane, general),
                    e -> e.insert(bytes, d, lane, w));
            add(
                    "mov v%d.%c[%d], v%d.%c[%d]".formatted(d, letter, lane, n, letter, from),
                    e -> e.insertLane(bytes, d, lane, n, from));
            add(
                    "umov %s, v%d.%c[%d]".formatted(general, n, letter, lane),
                    e -> e.extract(bytes, w, n, lane));
            if (bytes < 8) {
                String large = wider[power];
                String small = narrower[power];
                add(
                        "uxtl v%d.%s, v%d.%s".formatted(d, large, n, small),
                        e -> e.widen(bytes, false, d, n));
                add(
                        "sxtl v%d.%s, v%d.%s".formatted(d, large, n, small),
                        e -> e.widen(bytes, true, d, n));
                add("xtn v%d.%s, v%d.%s".formatted(d, small, n, large), e -> e.narrow(bytes, d, n));
            }
        }
    }

    private void jumps() {
        for (int words : new int[] {-1000, -1, 0, 1, 2, 77, 30_000}) {
            String to = words < 0 ? ". - " + -4 * words : ". + " + 4 * words;
            for (Condition condition : Condition.values()) {
                String name = condition.name().toLowerCase(Locale.ROOT);
                jump("b." + name + " " + to, words, (e, label) -> e.jump(condition, label));
            }
            int x = x();
            jump("cbz x%d, %s".formatted(x, to), words, (e, label) -> e.jumpIfZero(x, label));
            jump("cbnz x%d, %s".formatted(x, to), words, (e, label) -> e.jumpIfNotZero(x, label));
        }
        for (int place = 0; place < 96; place += 16) {
            int v = v();
            Encoder out = new Encoder();
            out.literal(v, place);
            word("ldr q%d, . + %d".formatted(v, 16 + place), out, new byte[96], 0);
        }
    }

    /// A jump over so many words, which are there.
    private void jump(String text, int words, BiConsumer<Encoder, Integer> jump) {
        Encoder out = new Encoder();
        int label = out.label();
        if (words <= 0) {
            out.bind(label);
            fill(out, -words);
            jump.accept(out, label);
            word(text, out, new byte[0], -words);
        } else {
            jump.accept(out, label);
            fill(out, words - 1);
            out.bind(label);
            word(text, out, new byte[0], 0);
        }
    }

    private static void fill(Encoder out, int words) {
        for (int i = 0; i < words; i++) {
            out.ret();
        }
    }

    /// One instruction of several.
    private void word(String text, Encoder out, byte[] pool, int at) {
        String hex = HexFormat.of().formatHex(out.finish(pool));
        all.add(new Case(text, hex.substring(8 * at, 8 * at + 8)));
    }

    private void constants() {
        for (int part = 0; part < 4; part++) {
            long number = (long) random.nextInt(1, 0xFFFF) << 16 * part;
            int x = x();
            add("mov x%d, #%d".formatted(x, number), e -> e.constant(x, number));
            add("mov x%d, #%d".formatted(x, ~number), e -> e.constant(x, ~number));
            if (part > 0) {
                Encoder out = new Encoder();
                out.constant(x, number + 5);
                long bits = number >>> 16 * part;
                String text = "movk x%d, #%d, lsl #%d".formatted(x, bits, 16 * part);
                word(text, out, new byte[0], 1);
            }
        }
        for (long number : new long[] {0, 1, -1, 0xFFFF, -0x1_0000}) {
            int x = x();
            add("mov x%d, #%d".formatted(x, number), e -> e.constant(x, number));
        }
    }
}
