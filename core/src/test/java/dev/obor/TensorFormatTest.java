package dev.obor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import dev.obor.base.Device;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Text equal to PyTorch's, character by character; cases from `conformance/python/tensor_text.py`.
class TensorFormatTest {
    private record Bits(DType dtype, long[] shape, long[] raw) implements TensorFormat.Source {
        @Override
        public double doubleAt(long index) {
            long bits = raw[(int) index];
            return switch (dtype) {
                case FLOAT64 -> Double.longBitsToDouble(bits);
                case FLOAT32 -> Float.intBitsToFloat((int) bits);
                case BFLOAT16 -> Float.intBitsToFloat((int) bits << 16);
                case FLOAT16 -> Float.float16ToFloat((short) bits);
                default -> throw new AssertionError(dtype);
            };
        }

        @Override
        public long longAt(long index) {
            long bits = raw[(int) index];
            return switch (dtype) {
                case INT32 -> (int) bits;
                case INT16 -> (short) bits;
                case INT8 -> (byte) bits;
                default -> bits;
            };
        }
    }

    /// One text of PyTorch: what it shows, the options, the elements.
    private record Case(String head, String facts, PrintOptions options, Bits bits, String text) {
        /// Neither a parameter nor recorded, and the default dtype is float32.
        boolean plain() {
            return facts.equals("False,False,,float32");
        }
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader in = open("tensor-text.txt.gz")) {
            for (String head = in.readLine(); head != null; head = in.readLine()) {
                String[] parts = head.split(";", -1);
                DType dtype = DType.valueOf(parts[0].toUpperCase(Locale.ROOT));
                Bits bits = new Bits(dtype, sizes(parts[1]), bits(in.readLine(), dtype));
                StringBuilder expected = new StringBuilder();
                int lines = Integer.parseInt(in.readLine());
                for (int i = 0; i < lines; i++) {
                    expected.append(i == 0 ? "" : "\n").append(in.readLine());
                }
                cases.add(new Case(head, parts[3], options(parts[2]), bits, expected.toString()));
            }
        }
        return cases;
    }

    @Test
    void everyCaseReadsAsPyTorchPrintsIt() throws IOException {
        List<Case> cases = cases();
        for (Case c : cases) {
            String text = TensorFormat.format(c.bits, facts(c.facts), c.options);
            assertEquals(c.text, text, c.head);
        }
        assertTrue(cases.size() >= 600, "only " + cases.size() + " cases were read");
    }

    @Test
    void tensorsAndViewsOfOthersReadTheSame() throws IOException {
        PrintOptions before = Obor.getPrintOptions();
        try {
            for (Case c : cases().stream().filter(Case::plain).toList()) {
                Obor.setPrintOptions(c.options);
                Tensor tensor = tensor(c.bits);
                assertEquals(c.text, tensor.toString(), c.head);
                // Every second element of a larger tensor, so that nothing lies side by side.
                Tensor both = Obor.stack(new Tensor[] {tensor, tensor.zerosLike()}, -1);
                assertEquals(c.text, both.select(-1, 0).toString(), "view: " + c.head);
            }
        } finally {
            Obor.setPrintOptions(before);
        }
    }

    /// Every number of the small dtypes is a number of the large ones.
    private static Tensor tensor(Bits bits) {
        int n = bits.raw.length;
        Tensor wide =
                bits.dtype.isFloatingPoint()
                        ? Obor.fromArray(
                                IntStream.range(0, n).mapToDouble(bits::doubleAt).toArray())
                        : Obor.fromArray(IntStream.range(0, n).mapToLong(bits::longAt).toArray());
        return wide.to(bits.dtype).view(bits.shape);
    }

    /// `print(torch.zeros(0, dtype=torch.complex64))`
    @Test
    void withoutComplexNumbersTheDtypeIsSaid() {
        assertEquals(
                "tensor([], dtype=torch.complex64)", Tensor.zeros(DType.COMPLEX64, 0).toString());
        assertEquals("tensor([])", Tensor.zeros(DType.FLOAT32, 0).toString());
    }

    @Test
    void sizesReadAsTorchSize() {
        assertEquals("torch.Size([64, 10])", TensorFormat.size(new long[] {64, 10}));
        assertEquals("torch.Size([3])", TensorFormat.size(new long[] {3}));
        assertEquals("torch.Size([])", TensorFormat.size(new long[0]));
        assertEquals("(3,)", TensorFormat.tuple(new long[] {3}));
    }

    @Test
    void listsDevicesAndDtypesReadAsInPython() {
        List<Tensor> list = List.of(Obor.tensor(1.0, 2.0), Obor.tensor(3L));
        assertEquals("[tensor([1., 2.]), tensor(3)]", list.toString());
        assertEquals("device(type='cpu')", Device.CPU.repr());
        assertEquals("device(type='cuda', index=1)", Device.of("cuda:1").repr());
        assertEquals("torch.bfloat16", DType.BFLOAT16.toString());
    }

    static BufferedReader open(String name) throws IOException {
        var stream = Objects.requireNonNull(TensorFormatTest.class.getResourceAsStream(name), name);
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(stream), StandardCharsets.UTF_8));
    }

    private static long[] sizes(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private static long[] bits(String hex, DType dtype) {
        int digits = 2 * dtype.itemSize();
        long[] bits = new long[hex.length() / digits];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Long.parseUnsignedLong(hex, i * digits, (i + 1) * digits, 16);
        }
        return bits;
    }

    private static PrintOptions options(String text) {
        String[] parts = text.split(",");
        Boolean sci = parts[4].equals("auto") ? null : Boolean.valueOf(parts[4].equals("on"));
        long threshold = parts[1].equals("inf") ? Long.MAX_VALUE : Long.parseLong(parts[1]);
        return PrintOptions.DEFAULT.with(o ->
                o.precision(Integer.parseInt(parts[0]))
                        .threshold(threshold)
                        .edgeitems(Integer.parseInt(parts[2]))
                        .linewidth(Integer.parseInt(parts[3]))
                        .sciMode(sci));
    }

    private static TensorFormat.Facts facts(String text) {
        String[] parts = text.split(",", -1);
        return new TensorFormat.Facts(
                parts[0].equals("True"),
                null,
                parts[1].equals("True"),
                parts[2].isEmpty() ? null : parts[2],
                DType.valueOf(parts[3].toUpperCase(Locale.ROOT)));
    }
}
