package dev.obor.machine.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an instruction in Intel's syntax and has the encoder write it.
final class IntelSyntax {
    private static final List<String> GENERAL =
            List.of(
                    "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10",
                    "r11", "r12", "r13", "r14", "r15");
    private static final List<String> GENERAL_32 =
            List.of(
                    "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi", "r8d", "r9d", "r10d",
                    "r11d", "r12d", "r13d", "r14d", "r15d");
    private static final Pattern VECTOR = Pattern.compile("([xyz])mm(\\d+)");
    private static final Pattern ADDRESS =
            Pattern.compile("\\[(\\w+)(?:\\+(\\w+)\\*(\\d))?([+-]\\d+)?]");

    private final Encoder out;
    private final String name;
    private final List<String> operands;
    private int mask;
    private boolean zero;
    private boolean broadcast;

    private IntelSyntax(Encoder out, String text) {
        this.out = out;
        int space = text.indexOf(' ');
        name = space < 0 ? text : text.substring(0, space);
        operands = new ArrayList<>();
        for (String s : space < 0 ? new String[0] : text.substring(space + 1).split(", ")) {
            operands.add(plain(s));
        }
    }

    /// The bytes of one instruction.
    static byte[] encode(String text) {
        Encoder out = new Encoder();
        new IntelSyntax(out, text).write();
        return out.finish(new byte[0]);
    }

    /// Takes off `{k1}`, `{z}` and `{1to8}`, which the syntax writes behind an operand.
    private String plain(String s) {
        Matcher m = Pattern.compile("\\{(k(\\d)|z|1to\\d+)}").matcher(s);
        while (m.find()) {
            if (m.group(2) != null) {
                mask = Integer.parseInt(m.group(2));
            } else if (m.group(1).equals("z")) {
                zero = true;
            } else {
                broadcast = true;
            }
        }
        return m.replaceAll("");
    }

    private boolean memory(int i) {
        return operands.get(i).indexOf('[') >= 0;
    }

    private Mem mem(int i) {
        String s = operands.get(i);
        Matcher m = ADDRESS.matcher(s.substring(s.indexOf('[')));
        if (!m.matches()) {
            throw new IllegalArgumentException(s);
        }
        return new Mem(
                GENERAL.indexOf(m.group(1)),
                m.group(2) == null ? Mem.NONE : GENERAL.indexOf(m.group(2)),
                m.group(3) == null ? 1 : Integer.parseInt(m.group(3)),
                m.group(4) == null ? 0 : Integer.parseInt(m.group(4)));
    }

    /// An address whose index is a vector.
    private static Mem gathered(String s) {
        Matcher m = Pattern.compile(".*\\[(\\w+)\\+zmm(\\d+)\\*(\\d)([+-]\\d+)?]").matcher(s);
        if (!m.matches()) {
            throw new IllegalArgumentException(s);
        }
        return new Mem(
                GENERAL.indexOf(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3)),
                m.group(4) == null ? 0 : Integer.parseInt(m.group(4)));
    }

    private int register(int i) {
        String s = operands.get(i);
        Matcher m = VECTOR.matcher(s);
        if (m.matches()) {
            return Integer.parseInt(m.group(2));
        }
        if (s.matches("k\\d")) {
            return s.charAt(1) - '0';
        }
        int n = Math.max(GENERAL.indexOf(s), GENERAL_32.indexOf(s));
        if (n < 0) {
            throw new IllegalArgumentException(s);
        }
        return n;
    }

    private boolean number(int i) {
        return operands.get(i).matches("-?\\d+");
    }

    private long value(int i) {
        return Long.parseLong(operands.get(i));
    }

    private void write() {
        switch (name) {
            case "mov" -> move();
            case "movabs" -> out.constant(register(0), value(1));
            case "lea" -> out.lea(register(0), mem(1));
            case "test" -> out.test(register(0), register(1));
            case "dec" -> {
                if (memory(0)) {
                    out.decrement(mem(0));
                } else {
                    out.decrement(register(0));
                }
            }
            case "push" -> out.push(register(0));
            case "pop" -> out.pop(register(0));
            case "shl" -> out.shiftLeft(register(0), (int) value(1));
            case "prefetcht0" -> out.prefetch(mem(0), 0);
            case "prefetcht1" -> out.prefetch(mem(0), 1);
            case "bzhi" -> out.lowBits(register(0), register(1), register(2));
            case "kmovd" -> out.mask(register(0), register(1));
            case "kandw", "korw", "kxorw" -> {
                String op = name.substring(1, name.length() - 1).toUpperCase(Locale.ROOT);
                var which = Encoder.MaskOp.valueOf(op);
                out.masks(which, register(0), register(1), register(2));
            }
            case "knotw" -> out.masks(Encoder.MaskOp.NOT, register(0), 0, register(1));
            case "kortestw" -> out.test(register(0));
            case "ret" -> out.ret();
            case "cpuid" -> out.cpuid();
            case "xgetbv" -> out.xgetbv();
            case "vzeroupper" -> out.zeroUpper();
            default -> {
                if (name.startsWith("v")) {
                    vector();
                } else {
                    alu();
                }
            }
        }
    }

    private void move() {
        boolean narrow =
                GENERAL_32.contains(operands.get(0)) || GENERAL_32.contains(operands.get(1));
        if (number(1)) {
            if (narrow) {
                out.constant32(register(0), (int) value(1));
            } else {
                out.constant(register(0), value(1));
            }
        } else if (memory(0)) {
            if (narrow) {
                out.store32(mem(0), register(1));
            } else {
                out.store(mem(0), register(1));
            }
        } else if (memory(1)) {
            if (narrow) {
                out.load32(register(0), mem(1));
            } else {
                out.load(register(0), mem(1));
            }
        } else {
            out.move(register(0), register(1));
        }
    }

    private void alu() {
        if (name.equals("xor") && GENERAL_32.contains(operands.get(0))) {
            out.zero(register(0));
            return;
        }
        Encoder.Alu op = Encoder.Alu.valueOf(name.toUpperCase(Locale.ROOT));
        if (memory(0) && number(1)) {
            out.compare(mem(0), (int) value(1));
        } else if (memory(1)) {
            out.alu(op, register(0), mem(1));
        } else if (number(1)) {
            out.aluConstant(op, register(0), value(1));
        } else {
            out.alu(op, register(0), register(1));
        }
    }

    private int length() {
        int bytes = 16;
        for (String s : operands) {
            if (s.startsWith("zmm")) {
                bytes = Math.max(bytes, 64);
            } else if (s.startsWith("ymm")) {
                bytes = Math.max(bytes, 32);
            }
        }
        return bytes;
    }

    private void vector() {
        String upper = name.substring(1).toUpperCase(Locale.ROOT);
        boolean store = memory(0);
        if (upper.startsWith("MASKMOV")) {
            upper = (store ? "MASKSTORE" : "MASKLOAD") + upper.substring(7);
        } else if (store) {
            upper = upper.replace("MOV", "STORE");
        }
        VectorOp op = VectorOp.valueOf(upper);
        int bytes = length();
        int n = operands.size();
        if (upper.matches("PS[LR][LA].")) {
            out.shift(op, bytes, register(0), register(1), (int) value(2));
        } else if (upper.startsWith("BLENDV")) {
            int choice = register(3) << 4;
            out.vector(op, bytes, register(0), register(1), register(2), choice);
        } else if (upper.startsWith("COMPRESS") && !store) {
            out.vector(op, bytes, register(1), 0, register(0), mask, zero);
        } else if (upper.startsWith("PGATHER")) {
            out.gather(op, register(0), gathered(operands.get(1)), mask);
        } else if (store && number(n - 1)) {
            out.vector(op, bytes, register(1), mem(0), mask, (int) value(2));
        } else if (store) {
            int a = n == 3 ? register(1) : 0;
            out.vector(op, bytes, register(n - 1), a, mem(0), mask, zero, false);
        } else if (number(n - 1)) {
            int immediate = (int) value(n - 1);
            if (memory(n - 2)) {
                int a = n == 4 ? register(1) : 0;
                out.vector(op, bytes, register(0), a, mem(n - 2), immediate);
            } else {
                out.vector(op, bytes, register(0), register(1), register(2), immediate);
            }
        } else {
            int a = n == 3 ? register(1) : 0;
            if (memory(n - 1)) {
                out.vector(op, bytes, register(0), a, mem(n - 1), mask, zero, broadcast);
            } else {
                out.vector(op, bytes, register(0), a, register(n - 1), mask, zero);
            }
        }
    }
}
