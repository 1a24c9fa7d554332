package dev.obor.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The header of NumPy's `.npy` format, versions 1 to 3.
///
/// Source: NumPy, `numpy/lib/format.py`.
///
/// @param descr the element type in NumPy's letters, with its byte order: `<f4`
/// @param fortran whether columns come first
/// @param shape the sizes
/// @param length how many bytes the header takes, its mark included
record NpyHeader(String descr, boolean fortran, long[] shape, long length) {
    private static final int LONGEST = 1 << 16;
    private static final int MARK = 6;
    private static final Pattern DESCR =
            Pattern.compile("['\"]descr['\"]\\s*:\\s*(['\"])([^'\"]{1,40})\\1");
    private static final Pattern FORTRAN =
            Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE =
            Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9L, ]*)\\)");

    static NpyHeader read(ByteSource feed) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(8);
        feed.fill(start);
        if (!new String(start.array(), 0, MARK, StandardCharsets.ISO_8859_1)
                .equals("\u0093NUMPY")) {
            throw new FormatException("this is no array of numpy.save");
        }
        int version = start.get(6);
        if (version < 1 || version > 3) {
            throw new FormatException("has the version " + version + ", known are 1 to 3");
        }
        int width = version == 1 ? 2 : 4;
        ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).limit(width);
        feed.fill(size);
        long length = version == 1 ? Short.toUnsignedInt(size.getShort(0)) : intAt(size);
        if (length > LONGEST) {
            throw new FormatException("has a header of " + length + " bytes, above " + LONGEST);
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        feed.fill(text);
        return parse(new String(text.array(), StandardCharsets.ISO_8859_1), 8 + width + length);
    }

    private static long intAt(ByteBuffer size) {
        return Integer.toUnsignedLong(size.getInt(0));
    }

    private static NpyHeader parse(String text, long length) throws FormatException {
        String trimmed = text.strip();
        Matcher descr = DESCR.matcher(trimmed);
        Matcher fortran = FORTRAN.matcher(trimmed);
        Matcher shape = SHAPE.matcher(trimmed);
        boolean right = trimmed.startsWith("{") && trimmed.endsWith("}");
        if (!right || !fortran.find() || !shape.find()) {
            throw new FormatException("has a damaged header");
        }
        if (!descr.find()) {
            throw new FormatException(
                    "has an array of records, or a damaged header; arrays of one type are read");
        }
        String[] sizes = shape.group(1).strip().split("\\s*,\\s*");
        boolean none = shape.group(1).isBlank();
        long[] result = new long[none ? 0 : sizes.length];
        if (result.length > 64) {
            throw new FormatException("has " + result.length + " dimensions");
        }
        for (int i = 0; i < result.length; i++) {
            String size = sizes[i].replaceFirst("L$", "");
            if (!size.matches("[0-9]{1,18}")) {
                throw new FormatException(
                        "has a damaged header: its shape is (" + shape.group(1) + ")");
            }
            result[i] = Long.parseLong(size);
        }
        return new NpyHeader(descr.group(2), fortran.group(1).equals("True"), result, length);
    }

    /// The element type.
    ///
    /// @throws FormatException if it is none that has a name here
    ElementType type() throws FormatException {
        boolean ordered = "<>=|".indexOf(descr.charAt(0)) >= 0;
        String name = ordered ? descr.substring(1) : descr;
        ElementType type = ElementType.ofNumpy(name);
        if (type == null) {
            String what =
                    switch (name.isEmpty() ? ' ' : name.charAt(0)) {
                        case 'O' -> "Python objects, which would run code";
                        case 'U', 'S' -> "texts";
                        case 'M', 'm' -> "dates";
                        case 'V' -> "raw bytes";
                        default -> "elements of type '" + descr + "'";
                    };
            throw new FormatException("holds " + what + "; numbers are read");
        }
        return type;
    }

    ByteOrder order() {
        return descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /// A header as NumPy writes it: the elements begin at a multiple of 64 bytes.
    static byte[] write(ElementType type, long[] shape) {
        String sizes =
                Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        String text =
                "{'descr': '"
                        + (type.width() == 1 ? "|" : "<")
                        + type.numpy()
                        + "', 'fortran_order': False, 'shape': ("
                        + sizes
                        + (shape.length == 1 ? ",), }" : "), }");
        int padding = Math.floorMod(-(10 + text.length() + 1), 64);
        String whole = text + " ".repeat(padding) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + whole.length()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) 1).put((byte) 0).putShort((short) whole.length());
        return bytes.put(whole.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
