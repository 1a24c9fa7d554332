package dev.obor.vision.io;

import dev.obor.Tensor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a camera was held, by the tag of its picture.
///
/// Source: "Exchangeable image file format for digital still cameras", JEITA CP-3451, tag 0x0112.
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;

    private Orientation() {}

    /// The number from 1 to 8; 1 where there is none, or it is damaged.
    static int of(byte[] file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(file);
            if (text(file, 1, "PNG")) {
                return png(in);
            }
            if (text(file, 0, "RIFF") && text(file, 8, "WEBP")) {
                return webp(in);
            }
            if (text(file, 0, "II*\0") || text(file, 0, "MM\0*")) {
                return tiff(in.slice());
            }
            return in.getShort(0) == (short) 0xffd8 ? jpeg(in) : UPRIGHT;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return UPRIGHT;
        }
    }

    private static boolean text(byte[] file, int at, String expected) {
        return file.length >= at + expected.length()
                && new String(file, at, expected.length(), StandardCharsets.ISO_8859_1)
                        .equals(expected);
    }

    private static int jpeg(ByteBuffer in) {
        int at = 2;
        while ((in.get(at) & 0xff) == 0xff) {
            int mark = in.get(at + 1) & 0xff;
            int length = in.getShort(at + 2) & 0xffff;
            if (mark == 0xe1 && length > 8 && text(in.array(), at + 4, "Exif\0\0")) {
                return tiff(in.slice(at + 10, length - 8));
            }
            if (mark == 0xda || length < 2) {
                break;
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static int png(ByteBuffer in) {
        for (long at = 8; at + 8 < in.capacity(); ) {
            long length = in.getInt((int) at) & 0xffffffffL;
            if (text(in.array(), (int) at + 4, "eXIf")) {
                return tiff(in.slice((int) at + 8, (int) length));
            }
            at += 12 + length;
        }
        return UPRIGHT;
    }

    private static int webp(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 12; at + 8 < in.capacity(); ) {
            long length = in.getInt((int) at + 4) & 0xffffffffL;
            if (text(in.array(), (int) at, "EXIF")) {
                boolean named = text(in.array(), (int) at + 8, "Exif\0\0");
                int skip = named ? 6 : 0;
                return tiff(in.slice((int) at + 8 + skip, (int) length - skip));
            }
            at += 8 + length + (length & 1);
        }
        return UPRIGHT;
    }

    /// The tag in the first directory of a TIFF file.
    private static int tiff(ByteBuffer in) {
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        int entries = in.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((in.getShort(entry) & 0xffff) == TAG) {
                int value = in.getShort(entry + 8) & 0xffff;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// The picture as it was seen.
    static Tensor turned(Tensor picture, int orientation) {
        return switch (orientation) {
            case 2 -> picture.flip(-1);
            case 3 -> picture.flip(-2, -1);
            case 4 -> picture.flip(-2);
            case 5 -> picture.transpose(-2, -1);
            case 6 -> picture.transpose(-2, -1).flip(-1);
            case 7 -> picture.transpose(-2, -1).flip(-2, -1);
            case 8 -> picture.transpose(-2, -1).flip(-2);
            default -> picture;
        };
    }
}
