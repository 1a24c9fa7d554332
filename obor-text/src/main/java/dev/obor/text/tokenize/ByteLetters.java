package dev.obor.text.tokenize;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A letter for each byte, so that any text is one of 256 printable letters.
///
/// Source: Radford et al., "Language models are unsupervised multitask learners", 2019, section
/// 2.2.
final class ByteLetters {
    private static final char[] LETTERS = new char[256];
    private static final short[] BYTES = new short[512];

    static {
        Arrays.fill(BYTES, (short) -1);
        int next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
            LETTERS[b] = (char) (printable ? b : next++);
            BYTES[LETTERS[b]] = (short) b;
        }
    }

    private ByteLetters() {}

    static char letter(int b) {
        return LETTERS[b & 255];
    }

    static String of(int codePoint) {
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        StringBuilder letters = new StringBuilder(4);
        for (byte b : bytes) {
            letters.append(letter(b));
        }
        return letters.toString();
    }

    /// The text of tokens; one that has other letters stands for itself.
    static String text(List<String> tokens) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String token : tokens) {
            boolean letters = token.chars().allMatch(c -> c < BYTES.length && BYTES[c] >= 0);
            if (letters) {
                token.chars().forEach(c -> out.write(BYTES[c]));
            } else {
                out.writeBytes(token.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
