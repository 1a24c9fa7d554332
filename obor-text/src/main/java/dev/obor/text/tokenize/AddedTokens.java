package dev.obor.text.tokenize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tokens that are found in a text before the model sees it.
final class AddedTokens {
    /// @param singleWord whether it must stand apart from words
    /// @param left whether it takes the spaces before it
    /// @param right whether it takes the spaces behind it
    /// @param normalized whether it is looked for in the normalised text
    record Added(
            int id,
            String content,
            boolean singleWord,
            boolean left,
            boolean right,
            boolean normalized,
            boolean special) {
        static Added of(Part part) {
            return new Added(
                    part.number("id", 0, TokenModel.MOST_TOKENS),
                    part.string("content"),
                    part.flag("single_word", false),
                    part.flag("lstrip", false),
                    part.flag("rstrip", false),
                    part.flag("normalized", true),
                    part.flag("special", false));
        }
    }

    /// A part of a text, and the token that it is, or null.
    record Found(Aligned text, @Nullable Added token) {}

    private final Map<Integer, Added> byId = new LinkedHashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, String> written = new HashMap<>();
    private final Finder raw = new Finder();
    private final Finder normalized = new Finder();

    /// Looks for the longest of many texts.
    private static final class Finder {
        private final Map<Integer, List<Map.Entry<String, Added>>> byFirst = new HashMap<>();

        void add(String text, Added token) {
            if (!text.isEmpty()) {
                List<Map.Entry<String, Added>> same =
                        byFirst.computeIfAbsent(text.codePointAt(0), _ -> new ArrayList<>());
                same.removeIf(entry -> entry.getKey().equals(text));
                same.add(Map.entry(text, token));
                same.sort(Comparator.comparingInt(entry -> -entry.getKey().length()));
            }
        }

        Map.@Nullable Entry<String, Added> at(String text, int at) {
            List<Map.Entry<String, Added>> same = byFirst.get(text.codePointAt(at));
            if (same != null) {
                for (Map.Entry<String, Added> entry : same) {
                    if (text.startsWith(entry.getKey(), at)) {
                        return entry;
                    }
                }
            }
            return null;
        }
    }

    AddedTokens(List<Part> parts, TextNormalizer normalizer) {
        for (Part part : parts) {
            Added token = Added.of(part);
            byId.put(token.id(), token);
            ids.put(token.content(), token.id());
        }
        for (Added token : byId.values()) {
            if (token.normalized()) {
                String text = normalizer.apply(Aligned.of(token.content())).text();
                written.put(token.id(), text);
                normalized.add(text, token);
            } else {
                raw.add(token.content(), token);
            }
        }
    }

    Map<String, Integer> ids() {
        return ids;
    }

    /// How a token is decoded: as it stands in a normalised text.
    String written(Added token) {
        return written.getOrDefault(token.id(), token.content());
    }

    /// Whether a token, whatever its number, is written as a special one.
    boolean isSpecial(String text) {
        Integer id = ids.get(text);
        Added token = id == null ? null : byId.get(id);
        return token != null && token.special();
    }

    @Nullable Added byId(int id) {
        return byId.get(id);
    }

    /// The parts of a text, normalised, with the tokens found before and after.
    List<Found> find(String text, TextNormalizer normalizer) {
        List<Found> all = new ArrayList<>();
        for (Found found : split(Aligned.of(text), raw)) {
            if (found.token() != null) {
                all.add(found);
            } else if (!found.text().isEmpty()) {
                all.addAll(split(normalizer.apply(found.text()), normalized));
            }
        }
        return all;
    }

    private static List<Found> split(Aligned text, Finder finder) {
        String s = text.text();
        if (finder.byFirst.isEmpty()) {
            return s.isEmpty() ? List.of() : List.of(new Found(text, null));
        }
        List<Found> found = new ArrayList<>();
        int last = 0;
        for (int at = 0; at < s.length(); ) {
            Map.Entry<String, Added> entry = finder.at(s, at);
            if (entry == null) {
                at += Character.charCount(s.codePointAt(at));
                continue;
            }
            Added token = entry.getValue();
            int start = at;
            int end = at + entry.getKey().length();
            at = end;
            boolean inWord =
                    start > 0 && Letters.isWord(s.codePointBefore(start))
                            || end < s.length() && Letters.isWord(s.codePointAt(end));
            if (token.singleWord() && inWord) {
                continue;
            }
            while (token.left() && start > last && Letters.isSpace(s.charAt(start - 1))) {
                start--;
            }
            while (token.right() && end < s.length() && Letters.isSpace(s.charAt(end))) {
                end++;
            }
            start = Math.max(start, last);
            end = Math.max(end, start);
            if (last < start) {
                found.add(new Found(text.slice(last, start), null));
            }
            found.add(new Found(text.slice(start, end), token));
            last = end;
        }
        if (last < s.length()) {
            found.add(new Found(text.slice(last, s.length()), null));
        }
        return found;
    }
}
