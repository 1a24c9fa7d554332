package dev.obor.text.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The most probable cut of a text into tokens.
///
/// Source: Kudo, "Subword regularization", 2018.
final class Unigram implements TokenModel {
    /// How much less an unknown character counts than the least token.
    private static final double UNKNOWN_PENALTY = 10;

    private final Map<String, Integer> vocabulary = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final double[] scores;
    private final int unknown;
    private final boolean byteFallback;
    private final double unknownScore;

    /// A node of the tree of all tokens, by char.
    private static final class Node {
        private Map<Character, Node> next = Map.of();
        private int id = -1;

        Node child(char c) {
            if (next.isEmpty()) {
                next = new HashMap<>(2);
            }
            return next.computeIfAbsent(c, _ -> new Node());
        }
    }

    private final Node root = new Node();

    private Unigram(double[] scores, List<String> texts, int unknown, boolean byteFallback) {
        this.scores = scores;
        this.unknown = unknown;
        this.byteFallback = byteFallback;
        this.texts.addAll(texts);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            vocabulary.put(texts.get(i), i);
            Node node = root;
            for (char c : texts.get(i).toCharArray()) {
                node = node.child(c);
            }
            node.id = i;
            least = Math.min(least, scores[i]);
        }
        unknownScore = least - UNKNOWN_PENALTY;
    }

    static Unigram of(Part part) {
        List<?> list = part.list("vocab");
        double[] scores = new double[list.size()];
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (!(list.get(i) instanceof List<?> pair)
                    || pair.size() != 2
                    || !(pair.get(0) instanceof String text)
                    || !(pair.get(1) instanceof Number score)
                    || !Double.isFinite(score.doubleValue())) {
                throw part.error(
                        "has a 'vocab' whose element " + i + " is no pair of text and score");
            }
            texts.add(text);
            scores[i] = score.doubleValue();
        }
        int unknown = part.number("unk_id", 0, Math.max(0, scores.length - 1), -1);
        return new Unigram(scores, texts, unknown, part.flag("byte_fallback", false));
    }

    @Override
    public Map<String, Integer> vocabulary() {
        return vocabulary;
    }

    @Override
    public Map<Integer, String> texts() {
        Map<Integer, String> all = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            all.put(i, texts.get(i));
        }
        return all;
    }

    @Override
    public List<Token> tokens(String piece) {
        int size = piece.length();
        double[] best = new double[size + 1];
        int[] from = new int[size + 1];
        int[] ids = new int[size + 1];
        Arrays.fill(from, 1, size + 1, -1);
        for (int at = 0; at < size; ) {
            int next = at + Character.charCount(piece.codePointAt(at));
            boolean single = false;
            Node node = root.next.get(piece.charAt(at));
            for (int end = at + 1; node != null; end++) {
                if (node.id >= 0) {
                    take(best, from, ids, at, end, node.id, scores[node.id]);
                    single |= end == next;
                }
                node = end < size ? node.next.get(piece.charAt(end)) : null;
            }
            if (!single) {
                take(best, from, ids, at, next, unknown, unknownScore);
            }
            at = next;
        }
        return path(piece, from, ids);
    }

    private static void take(
            double[] best, int[] from, int[] ids, int at, int end, int id, double score) {
        if (from[end] < 0 || best[at] + score > best[end]) {
            best[end] = best[at] + score;
            from[end] = at;
            ids[end] = id;
        }
    }

    /// Unknown characters beside each other are one token.
    private List<Token> path(String piece, int[] from, int[] ids) {
        List<Token> tokens = new ArrayList<>();
        int unknownEnd = -1;
        for (int end = piece.length(); end > 0; end = from[end]) {
            boolean isUnknown = ids[end] == unknown;
            if (unknownEnd >= 0 && !isUnknown) {
                addUnknown(tokens, piece, end, unknownEnd);
                unknownEnd = -1;
            }
            if (isUnknown && unknownEnd < 0) {
                unknownEnd = end;
            } else if (!isUnknown) {
                String text = piece.substring(from[end], end);
                tokens.add(new Token(ids[end], text, from[end], end));
            }
        }
        if (unknownEnd >= 0) {
            addUnknown(tokens, piece, 0, unknownEnd);
        }
        return tokens.reversed();
    }

    private void addUnknown(List<Token> tokens, String piece, int start, int end) {
        String text = piece.substring(start, end);
        Integer known = vocabulary.get(text);
        List<Token> bytes = known != null || !byteFallback ? List.of() : bytes(text, start, end);
        if (!bytes.isEmpty()) {
            tokens.addAll(bytes.reversed());
        } else if (known != null || unknown >= 0) {
            tokens.add(new Token(known != null ? known : unknown, text, start, end));
        }
    }

    private List<Token> bytes(String text, int start, int end) {
        List<Token> tokens = new ArrayList<>();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String name = Bpe.byteToken(b);
            Integer id = vocabulary.get(name);
            if (id == null) {
                return List.of();
            }
            tokens.add(new Token(id, name, start, end));
        }
        return tokens;
    }
}
