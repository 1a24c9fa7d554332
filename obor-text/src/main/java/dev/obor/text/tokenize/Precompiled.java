package dev.obor.text.tokenize;

import dev.obor.text.tokenize.Aligned.Item;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SentencePiece's table of replacements: a trie in two arrays of one, and the texts that it names.
///
/// Source: Kudo and Richardson, "SentencePiece", 2018; the trie is Yata's darts-clone.
final class Precompiled implements TextNormalizer {
    /// What a reader sees as one character.
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final int LONGEST_CLUSTER = 6;

    private final int[] trie;
    private final byte[] texts;

    private Precompiled(int[] trie, byte[] texts) {
        this.trie = trie;
        this.texts = texts;
    }

    static TextNormalizer of(Part part) {
        if (!part.has("precompiled_charsmap")) {
            return text -> text;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(part.string("precompiled_charsmap"));
        } catch (IllegalArgumentException e) {
            throw part.error("has a 'precompiled_charsmap' that is no base64: " + e.getMessage());
        }
        if (bytes.length == 0) {
            return text -> text;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = bytes.length < 4 ? -1 : in.getInt();
        if (size < 4 || size > bytes.length - 4 || size % 4 != 0) {
            throw part.error("has a damaged 'precompiled_charsmap'");
        }
        int[] trie = new int[size / 4];
        in.asIntBuffer().get(trie);
        byte[] texts = new byte[bytes.length - 4 - size];
        in.position(4 + size).get(texts);
        return new Precompiled(trie, texts);
    }

    @Override
    public Aligned apply(Aligned text) {
        List<Item> changes = new ArrayList<>();
        boolean modified = false;
        Matcher clusters = CLUSTER.matcher(text.text());
        while (clusters.find()) {
            String cluster = clusters.group();
            String other = bytes(cluster) < LONGEST_CLUSTER ? replacement(cluster) : null;
            if (other != null) {
                modified = true;
                replace(changes, cluster, other);
                continue;
            }
            for (int i = 0; i < cluster.length(); ) {
                int c = cluster.codePointAt(i);
                i += Character.charCount(c);
                String one = Character.toString(c);
                String changed = replacement(one);
                if (changed == null) {
                    changes.add(new Item(c, 0));
                } else {
                    modified = true;
                    replace(changes, one, changed);
                }
            }
        }
        return modified ? text.changed(changes) : text;
    }

    /// What takes more than it gives takes it with its last code point, or with the one before.
    private static void replace(List<Item> changes, String old, String other) {
        other.codePoints().forEach(c -> changes.add(new Item(c, 0)));
        int more = count(other) - count(old);
        for (int n = 0; n < more; n++) {
            int at = changes.size() - 1 - n;
            changes.set(at, new Item(changes.get(at).codePoint(), 1));
        }
        if (more < 0 && !changes.isEmpty()) {
            Item last = changes.removeLast();
            changes.add(new Item(last.codePoint(), last.change() + more));
        }
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// What stands for the shortest beginning that the table has, or null.
    private @Nullable String replacement(String text) {
        int at = offset(trie[0]);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == 0) {
                return null;
            }
            at ^= b & 255;
            if (at < 0 || at >= trie.length) {
                return null;
            }
            int unit = trie[at];
            if ((unit & 0x800000ff) != (b & 255)) {
                return null;
            }
            at ^= offset(unit);
            if ((unit >> 8 & 1) == 1) {
                return at < 0 || at >= trie.length ? null : text(trie[at] & 0x7fffffff);
            }
        }
        return null;
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >> 6);
    }

    private @Nullable String text(int from) {
        if (from > texts.length) {
            return null;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i < texts.length && texts[i] != 0; i++) {
            out.write(texts[i]);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
