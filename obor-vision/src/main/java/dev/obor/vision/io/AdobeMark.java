package dev.obor.vision.io;

import java.nio.charset.StandardCharsets;

/// How a JPEG of four channels stores them, by the mark that Adobe's programs leave.
///
/// @param inverted whether 255 is no ink
/// @param transformed whether the first three are luminance and differences of colour
record AdobeMark(boolean inverted, boolean transformed) {
    private static final int APP14 = 0xee;
    private static final int SCAN = 0xda;

    static AdobeMark of(byte[] file) {
        int at = 2;
        while (at + 16 <= file.length && (file[at] & 0xff) == 0xff) {
            int mark = file[at + 1] & 0xff;
            if (mark == SCAN) {
                break;
            }
            String name = new String(file, at + 4, 5, StandardCharsets.ISO_8859_1);
            if (mark == APP14 && name.equals("Adobe")) {
                return new AdobeMark(true, file[at + 15] == 2);
            }
            at += 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
        }
        return new AdobeMark(false, false);
    }
}
