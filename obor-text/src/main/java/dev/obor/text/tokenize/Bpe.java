package dev.obor.text.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Byte pair encoding: pairs of tokens are joined in the order in which they were learned.
///
/// Source: Sennrich et al., "Neural machine translation of rare words with subword units", 2016.
final class Bpe implements TokenModel {
    private static final int LONGEST_KEPT = 64;
    private static final int MOST_KEPT = 20_000;

    /// When a pair is joined, and what it becomes.
    private record Merge(int rank, int id) {}

    private final Map<String, Integer> vocabulary;
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Long, Merge> merges;
    private final @Nullable String unknown;
    private final @Nullable String prefix;
    private final @Nullable String suffix;
    private final boolean fuseUnknown;
    private final boolean byteFallback;
    private final boolean ignoreMerges;
    private final Map<String, List<Token>> kept = new HashMap<>();

    private Bpe(Part part) {
        vocabulary = TokenModel.vocabulary(part);
        vocabulary.forEach((text, id) -> texts.put(id, text));
        unknown = part.stringOrNull("unk_token");
        prefix = part.stringOrNull("continuing_subword_prefix");
        suffix = part.stringOrNull("end_of_word_suffix");
        fuseUnknown = part.flag("fuse_unk", false);
        byteFallback = part.flag("byte_fallback", false);
        ignoreMerges = part.flag("ignore_merges", false);
        if (part.real("dropout", 0) != 0) {
            throw part.error("has a dropout; Obor's tokenizers give the same tokens always");
        }
        if (unknown != null && !unknown.isEmpty() && !vocabulary.containsKey(unknown)) {
            throw part.error("has no token '" + unknown + "', which stands for unknown characters");
        }
        merges = merges(part);
    }

    static Bpe of(Part part) {
        return new Bpe(part);
    }

    private Map<Long, Merge> merges(Part part) {
        List<?> list = part.list("merges");
        Map<Long, Merge> all = new HashMap<>(2 * list.size());
        int skip = prefix == null ? 0 : prefix.length();
        for (int rank = 0; rank < list.size(); rank++) {
            String[] pair = pair(list.get(rank));
            if (pair.length != 2 || pair[1].length() < skip) {
                throw part.error("has 'merges' whose element " + rank + " is no pair of tokens");
            }
            String joined = pair[0] + pair[1].substring(skip);
            Integer left = vocabulary.get(pair[0]);
            Integer right = vocabulary.get(pair[1]);
            Integer both = vocabulary.get(joined);
            if (left == null || right == null || both == null) {
                String lacking = left == null ? pair[0] : right == null ? pair[1] : joined;
                throw part.error(
                        "joins tokens in element "
                                + rank
                                + " of 'merges' to or from '"
                                + lacking
                                + "', which 'vocab' lacks");
            }
            all.put(key(left, right), new Merge(rank, both));
        }
        return all;
    }

    private static String[] pair(@Nullable Object merge) {
        if (merge instanceof String text) {
            return text.split(" ", -1);
        }
        return merge instanceof List<?> two
                        && two.size() == 2
                        && two.get(0) instanceof String a
                        && two.get(1) instanceof String b
                ? new String[] {a, b}
                : new String[0];
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }

    /// The token of a single byte.
    static String byteToken(byte b) {
        return String.format(Locale.ROOT, "<0x%02X>", b & 255);
    }

    @Override
    public Map<String, Integer> vocabulary() {
        return vocabulary;
    }

    @Override
    public List<Token> tokens(String piece) {
        if (piece.isEmpty()) {
            return List.of();
        }
        if (ignoreMerges) {
            Integer id = vocabulary.get(piece);
            if (id != null) {
                return List.of(new Token(id, piece, 0, piece.length()));
            }
        }
        if (piece.length() > LONGEST_KEPT) {
            return joined(piece);
        }
        List<Token> known;
        synchronized (kept) {
            known = kept.get(piece);
        }
        if (known == null) {
            known = joined(piece);
            synchronized (kept) {
                if (kept.size() >= MOST_KEPT) {
                    kept.clear();
                }
                kept.put(piece, known);
            }
        }
        return known;
    }

    /// Tokens in a chain: those of single characters at first.
    private static final class Chain {
        private int size;
        private int[] ids;
        private int[] start;
        private int[] end;

        Chain(int capacity) {
            ids = new int[capacity];
            start = new int[capacity];
            end = new int[capacity];
        }

        void add(int id, int from, int to) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size + 4);
                start = Arrays.copyOf(start, 2 * size + 4);
                end = Arrays.copyOf(end, 2 * size + 4);
            }
            ids[size] = id;
            start[size] = from;
            end[size++] = to;
        }
    }

    private Chain characters(String piece) {
        Chain chain = new Chain(piece.length());
        int unknownFrom = -1;
        int unknownTo = -1;
        for (int from = 0; from < piece.length(); ) {
            int to = from + Character.charCount(piece.codePointAt(from));
            String text = piece.substring(from, to);
            if (from > 0 && prefix != null) {
                text = prefix + text;
            }
            if (to == piece.length() && suffix != null) {
                text += suffix;
            }
            Integer id = vocabulary.get(text);
            if (id != null) {
                unknown(chain, unknownFrom, unknownTo);
                unknownFrom = -1;
                chain.add(id, from, to);
            } else if (!byteFallback || !bytes(chain, text, from, to)) {
                if (unknownFrom >= 0 && !fuseUnknown) {
                    unknown(chain, unknownFrom, unknownTo);
                    unknownFrom = -1;
                }
                unknownFrom = unknownFrom < 0 ? from : unknownFrom;
                unknownTo = to;
            }
            from = to;
        }
        unknown(chain, unknownFrom, unknownTo);
        return chain;
    }

    private void unknown(Chain chain, int from, int to) {
        Integer id = from < 0 || unknown == null ? null : vocabulary.get(unknown);
        if (id != null) {
            chain.add(id, from, to);
        }
    }

    private boolean bytes(Chain chain, String text, int from, int to) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Integer[] ids = new Integer[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ids[i] = vocabulary.get(byteToken(bytes[i]));
            if (ids[i] == null) {
                return false;
            }
        }
        for (Integer id : ids) {
            chain.add(id, from, to);
        }
        return true;
    }

    /// A pair that may be joined: that of the token at `left` and the next.
    private record Candidate(int rank, int left, int leftId, int rightId, int id)
            implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return rank != other.rank
                    ? Integer.compare(rank, other.rank)
                    : Integer.compare(left, other.left);
        }
    }

    private List<Token> joined(String piece) {
        Chain chain = characters(piece);
        int size = chain.size;
        int[] next = new int[size];
        int[] previous = new int[size];
        PriorityQueue<Candidate> queue = new PriorityQueue<>(Math.max(1, size));
        for (int i = 0; i < size; i++) {
            next[i] = i + 1;
            previous[i] = i - 1;
        }
        for (int i = 0; i + 1 < size; i++) {
            offer(queue, chain, i, i + 1);
        }
        while (!queue.isEmpty()) {
            Candidate one = queue.poll();
            int left = one.left();
            int right = next[left];
            boolean stale =
                    right >= size
                            || chain.ids[left] != one.leftId()
                            || chain.ids[right] != one.rightId();
            if (stale) {
                continue;
            }
            chain.ids[left] = one.id();
            chain.end[left] = chain.end[right];
            chain.ids[right] = -1;
            next[left] = next[right];
            if (next[left] < size) {
                previous[next[left]] = left;
                offer(queue, chain, left, next[left]);
            }
            if (previous[left] >= 0) {
                offer(queue, chain, previous[left], left);
            }
        }
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < size; i = next[i]) {
            int id = chain.ids[i];
            tokens.add(new Token(id, texts.getOrDefault(id, ""), chain.start[i], chain.end[i]));
        }
        return List.copyOf(tokens);
    }

    private void offer(PriorityQueue<Candidate> queue, Chain chain, int left, int right) {
        Merge merge = merges.get(key(chain.ids[left], chain.ids[right]));
        if (merge != null) {
            queue.add(
                    new Candidate(
                            merge.rank(), left, chain.ids[left], chain.ids[right], merge.id()));
        }
    }
}
