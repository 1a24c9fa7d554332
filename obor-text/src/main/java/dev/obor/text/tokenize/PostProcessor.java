package dev.obor.text.tokenize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Completes the tokens of a text, or of two: special tokens around them, spaces off the offsets.
interface PostProcessor {
    /// Each of the parts, in the order of the result.
    List<Draft> apply(List<Draft> texts, boolean special);

    /// How many tokens it adds.
    int added(boolean pair);

    static PostProcessor of(@Nullable Part part) {
        if (part == null) {
            return of(false, false, (texts, _) -> numbered(texts, 0, 1), 0, 0);
        }
        return switch (part.type()) {
            case "ByteLevel" ->
                    of(
                            part.flag("trim_offsets", true),
                            part.flag("add_prefix_space", true),
                            (texts, _) -> texts,
                            0,
                            0);
            case "BertProcessing" -> {
                Draft.Item cls = pair(part, "cls");
                Draft.Item sep = pair(part, "sep");
                yield of(false, false, (texts, special) -> bert(texts, special, cls, sep), 2, 3);
            }
            case "RobertaProcessing" -> {
                Draft.Item cls = pair(part, "cls");
                Draft.Item sep = pair(part, "sep");
                yield of(
                        part.flag("trim_offsets", true),
                        part.flag("add_prefix_space", true),
                        (texts, special) -> roberta(texts, special, cls, sep),
                        2,
                        4);
            }
            case "TemplateProcessing" -> template(part);
            case "Sequence" ->
                    sequence(part.parts("processors").stream().map(PostProcessor::of).toList());
            default -> throw part.unknown("post_processor");
        };
    }

    /// What is done with the tokens.
    interface Body {
        List<Draft> apply(List<Draft> texts, boolean special);
    }

    private static PostProcessor of(boolean trim, boolean prefix, Body body, int one, int two) {
        return new PostProcessor() {
            @Override
            public List<Draft> apply(List<Draft> texts, boolean special) {
                return body.apply(
                        trim ? texts.stream().map(t -> trimmed(t, prefix)).toList() : texts,
                        special);
            }

            @Override
            public int added(boolean pair) {
                return pair ? two : one;
            }
        };
    }

    private static PostProcessor sequence(List<PostProcessor> all) {
        return new PostProcessor() {
            @Override
            public List<Draft> apply(List<Draft> texts, boolean special) {
                List<Draft> done = texts;
                for (PostProcessor one : all) {
                    done = one.apply(done, special);
                }
                return done;
            }

            @Override
            public int added(boolean pair) {
                return all.stream().mapToInt(one -> one.added(pair)).sum();
            }
        };
    }

    private static List<Draft> numbered(List<Draft> texts, int... types) {
        List<Draft> done = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            done.add(texts.get(i).of(types[Math.min(i, types.length - 1)], i));
        }
        return done;
    }

    private static Draft.Item pair(Part part, String key) {
        List<?> two = part.list(key);
        if (two.size() == 2
                && two.get(0) instanceof String text
                && two.get(1) instanceof Long id
                && id >= 0
                && id < TokenModel.MOST_TOKENS) {
            return Draft.special(id.intValue(), text, 0);
        }
        throw part.error("has a '" + key + "' that is no pair of text and number");
    }

    private static List<Draft> bert(
            List<Draft> texts, boolean special, Draft.Item cls, Draft.Item sep) {
        if (!special) {
            return numbered(texts, 0, 1);
        }
        List<Draft> done = new ArrayList<>();
        done.add(new Draft(List.of(cls)));
        for (int i = 0; i < texts.size(); i++) {
            done.add(texts.get(i).of(i, i));
            done.add(new Draft(List.of(sep.of(i, -1))));
        }
        return done;
    }

    private static List<Draft> roberta(
            List<Draft> texts, boolean special, Draft.Item cls, Draft.Item sep) {
        if (!special) {
            return numbered(texts, 0, 0);
        }
        List<Draft> done = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            done.add(new Draft(List.of(i == 0 ? cls : sep)));
            done.add(texts.get(i).of(0, i));
            done.add(new Draft(List.of(sep)));
        }
        return done;
    }

    /// Takes the spaces at the ends of tokens out of their offsets.
    private static Draft trimmed(Draft draft, boolean prefix) {
        List<Draft.Item> items = new ArrayList<>();
        for (Draft.Item item : draft.items()) {
            int[] letters = item.text().codePoints().toArray();
            int leading = 0;
            while (leading < letters.length && isSpace(letters[leading])) {
                leading++;
            }
            int trailing = 0;
            while (trailing < letters.length && isSpace(letters[letters.length - 1 - trailing])) {
                trailing++;
            }
            int start = item.start();
            int end = item.end();
            if (leading > 0) {
                boolean first = items.isEmpty() || start == 0;
                // One space may have been put there; more were in the text.
                boolean added = first && prefix && leading == 1;
                int take = added ? 0 : leading;
                start = draft.count(start, end) <= take ? end : draft.move(start, take);
            }
            if (trailing > 0 && draft.count(0, end) >= trailing) {
                end = Math.max(draft.move(end, -trailing), start);
            }
            items.add(item.at(start, end));
        }
        return draft.with(items);
    }

    private static boolean isSpace(int c) {
        return c == ByteLetters.letter(' ') || Letters.isSpace(c);
    }

    /// A place of a template: a text by its number, or special tokens.
    ///
    /// @param text 0 or 1, -1 for special tokens
    record Place(int text, int type, List<Draft.Item> tokens) {}

    private static PostProcessor template(Part part) {
        Map<String, List<Draft.Item>> specials = specials(part);
        List<Place> single = places(part, "single", specials);
        List<Place> pair = places(part, "pair", specials);
        return of(
                false,
                false,
                (texts, special) -> fill(texts.size() == 1 ? single : pair, texts, special),
                count(single),
                count(pair));
    }

    private static int count(List<Place> places) {
        return places.stream().mapToInt(place -> place.tokens().size()).sum();
    }

    private static List<Draft> fill(List<Place> places, List<Draft> texts, boolean special) {
        List<Draft> done = new ArrayList<>();
        for (Place place : places) {
            if (place.text() >= 0) {
                done.add(
                        texts.get(Math.min(place.text(), texts.size() - 1))
                                .of(place.type(), place.text()));
            } else if (special) {
                done.add(new Draft(place.tokens()));
            }
        }
        return done;
    }

    private static Map<String, List<Draft.Item>> specials(Part part) {
        Map<String, List<Draft.Item>> specials = new HashMap<>();
        Part all = part.part("special_tokens");
        for (Object key : all.values().keySet()) {
            Part one = all.part((String) key);
            List<?> ids = one.list("ids");
            List<?> tokens = one.list("tokens");
            List<Draft.Item> items = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                if (tokens.size() != ids.size()
                        || !(ids.get(i) instanceof Long id)
                        || id < 0
                        || id >= TokenModel.MOST_TOKENS
                        || !(tokens.get(i) instanceof String text)) {
                    throw one.error("needs as many 'tokens' as 'ids', texts and numbers");
                }
                items.add(Draft.special(id.intValue(), text, 0));
            }
            specials.put((String) key, items);
        }
        return specials;
    }

    private static List<Place> places(
            Part part, String key, Map<String, List<Draft.Item>> specials) {
        List<Place> places = new ArrayList<>();
        for (Part piece : part.parts(key)) {
            if (piece.has("Sequence")) {
                Part sequence = piece.part("Sequence");
                int text =
                        switch (sequence.string("id")) {
                            case "A" -> 0;
                            case "B" -> 1;
                            default -> throw sequence.error("is of another text than A and B");
                        };
                places.add(new Place(text, sequence.number("type_id", 0, 1 << 20, 0), List.of()));
                continue;
            }
            Part token = piece.part("SpecialToken");
            List<Draft.Item> items = specials.get(token.string("id"));
            if (items == null) {
                throw token.error(
                        "is the special token '"
                                + token.string("id")
                                + "', which 'special_tokens' lacks");
            }
            int type = token.number("type_id", 0, 1 << 20, 0);
            places.add(new Place(-1, type, items.stream().map(item -> item.of(type, -1)).toList()));
        }
        return places;
    }
}
