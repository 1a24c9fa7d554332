package dev.obor.text.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.isin;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of `generate`: tokens are chosen one by one, the likeliest or by draws.
final class Generation {
    final CausalModel model;
    final GenerationOptions o;
    final int maxNew;
    final long[][] prompts;
    final int promptLength;
    private final int[] skipped; // how many tokens of each text only fill up
    private final boolean padded;
    private final @Nullable KeyValueCache cache;
    private final List<long[]> drawn = new ArrayList<>();

    Generation(CausalModel model, GenerationOptions o, Tensor inputIds) {
        this.model = model;
        this.o = o;
        Tensor ids = begun(model, o, inputIds);
        promptLength = Math.toIntExact(ids.size(1));
        maxNew = length(model, o, promptLength);
        prompts = rows(ids);
        skipped = skipped(o.attentionMask, inputIds, promptLength);
        padded = Arrays.stream(skipped).anyMatch(count -> count > 0);
        cache = o.useCache ? model.newCache() : null;
        for (long[] row : prompts) {
            for (long id : row) {
                if (id < 0 || id >= model.vocabSize()) {
                    throw new ValueError(
                            "generate: %d is no number of one of the %d tokens"
                                    .formatted(id, model.vocabSize()));
                }
            }
        }
        for (Integer end : o.eosTokenId) {
            checkToken("eos_token_id", end);
        }
        Integer fill = o.padTokenId;
        if (fill != null && fill != -1) {
            checkToken("pad_token_id", fill);
        }
    }

    private void checkToken(String name, int id) {
        if (id < 0) {
            throw new ValueError("generate: '" + name + "' must not be negative, and is " + id);
        }
    }

    /// The texts, an empty one with the token that begins texts.
    private static Tensor begun(CausalModel model, GenerationOptions o, Tensor ids) {
        Attention.checkIds(model.title() + ".generate", ids);
        if (ids.dtype() != DType.INT64 && ids.dtype() != DType.INT32) {
            throw new ValueError(
                    "generate: numbers of tokens are whole numbers, not " + ids.dtype());
        }
        if (ids.size(0) == 0) {
            throw new ShapeError("generate: expected at least one text, got " + ids.shape());
        }
        if (ids.size(1) > 0) {
            return ids;
        }
        Integer begin = o.bosTokenId;
        if (begin == null) {
            throw new ValueError(
                    "generate: a text needs at least one token",
                    "Say what it begins with: o -> o.bosTokenId(0).");
        }
        return zeros(DType.INT64, ids.size(0), 1).add(begin);
    }

    private static int length(CausalModel model, GenerationOptions o, int prompt) {
        long room = (long) model.places() - prompt;
        if (room < 1 || o.limited && o.maxNewTokens > room) {
            throw new ValueError(
                    "%s.generate: %d tokens and %d more, and there are places for %d"
                            .formatted(
                                    model.title(),
                                    prompt,
                                    o.limited ? o.maxNewTokens : 1,
                                    model.places()));
        }
        return (int) Math.min(room, o.maxNewTokens);
    }

    private static long[][] rows(Tensor ids) {
        long[] all = ids.to(DType.INT64).contiguous().reshape(-1).toLongArray();
        int width = Math.toIntExact(ids.size(1));
        long[][] rows = new long[Math.toIntExact(ids.size(0))][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
        }
        return rows;
    }

    private static int[] skipped(@Nullable Tensor mask, Tensor ids, int length) {
        int[] skipped = new int[Math.toIntExact(ids.size(0))];
        if (mask == null || ids.size(1) == 0) {
            return skipped;
        }
        Attention.padding("generate", mask, ids, length);
        long[][] rows = rows(mask.ne(0));
        for (int i = 0; i < rows.length; i++) {
            while (skipped[i] < length && rows[i][skipped[i]] == 0) {
                skipped[i]++;
            }
            for (int j = skipped[i]; j < length; j++) {
                if (rows[i][j] == 0 || skipped[i] == length) {
                    throw new ValueError(
                            "generate: text %d is filled up at the right or inside".formatted(i),
                            "Fill up at the left: o -> o.paddingSide(\"left\").");
                }
            }
            if (skipped[i] == length) {
                throw new ValueError("generate: text " + i + " has no token");
            }
        }
        return skipped;
    }

    Tensor run() {
        try (var _ = noGrad()) {
            return o.numBeams > 1 ? new BeamSearch(this).run() : oneByOne();
        }
    }

    /// The number that stands behind the end of a text.
    long fill() {
        Integer given = o.padTokenId;
        if (given != null && given >= 0) {
            return given;
        }
        return o.eosTokenId.isEmpty() ? 0 : o.eosTokenId.getFirst();
    }

    private Tensor oneByOne() {
        int copies = o.numReturnSequences;
        int texts = prompts.length * copies;
        long[][] ids = new long[texts][];
        for (int i = 0; i < texts; i++) {
            ids[i] = Arrays.copyOf(prompts[i / copies], promptLength + maxNew);
        }
        Tensor scores = scores(ids, promptLength, copies);
        boolean[] ended = new boolean[texts];
        int length = promptLength;
        while (true) {
            Tensor wanted = processed(scores, ids, length, copies);
            Tensor next =
                    o.doSample
                            ? F.softmax(wanted, -1)
                                    .multinomial(1, d -> d.generator(o.generator))
                                    .squeeze(1)
                            : wanted.argmax(-1);
            long[] tokens = next.toLongArray();
            boolean open = false;
            for (int i = 0; i < texts; i++) {
                tokens[i] = ended[i] ? fill() : tokens[i];
                ids[i][length] = tokens[i];
                ended[i] |= o.eosTokenId.contains((int) tokens[i]);
                open |= !ended[i];
            }
            length++;
            if (o.onTokens != null) {
                o.onTokens.accept(tensor(tokens));
            }
            if (!open || length == promptLength + maxNew) {
                return table(ids, length);
            }
            scores = scores(ids, length, copies);
        }
    }

    static Tensor table(long[][] ids, int length) {
        List<Tensor> rows = new ArrayList<>();
        for (long[] row : ids) {
            rows.add(tensor(Arrays.copyOf(row, length)).unsqueeze(0));
        }
        return cat(rows);
    }

    /// The scores of the token behind each text, (n, vocabSize), in float32.
    ///
    /// @param copies how many texts each of those that were given has become
    Tensor scores(long[][] ids, int length, int copies) {
        int from = cache == null ? 0 : Math.toIntExact(cache.length());
        long[][] rows = new long[ids.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(ids[i], from, length);
        }
        Tensor mask = null;
        Tensor places = null;
        if (padded) {
            Tensor order = arange(length).unsqueeze(0);
            Tensor first = tensor(counts(ids.length, copies)).unsqueeze(1);
            mask = order.ge(first);
            places = order.sub(first).clampMin(0).narrow(1, from, length - from);
        }
        Tensor scores = model.run(table(rows, length - from), mask, cache, places, true);
        return scores.select(1, 0).to(DType.FLOAT32);
    }

    private long[] counts(int texts, int copies) {
        long[] counts = new long[texts];
        for (int i = 0; i < texts; i++) {
            counts[i] = skipped[i / copies];
        }
        return counts;
    }

    /// Goes on with other texts.
    void select(long[] texts) {
        if (cache != null) {
            cache.select(texts);
        }
    }

    /// The scores as the options change them.
    Tensor processed(Tensor scores, long[][] ids, int length, int copies) {
        Tensor result = scores;
        if (o.repetitionPenalty != 1) {
            result = penalized(result, ids, length, copies);
        }
        if (o.noRepeatNgramSize > 0 && length >= o.noRepeatNgramSize) {
            result = result.maskedFill(repeated(ids, length), Double.NEGATIVE_INFINITY);
        }
        if (length - promptLength < o.minNewTokens && !o.eosTokenId.isEmpty()) {
            long[] ends = o.eosTokenId.stream().mapToLong(Integer::longValue).toArray();
            Tensor end = isin(arange(result.size(1)), tensor(ends));
            result = result.maskedFill(end, Double.NEGATIVE_INFINITY);
        }
        return o.doSample ? narrowed(result) : result;
    }

    private Tensor penalized(Tensor scores, long[][] ids, int length, int copies) {
        Tensor seen = zeros(DType.BOOL, scores.size(0), scores.size(1));
        long[] first = counts(ids.length, copies);
        for (int i = 0; i < ids.length; i++) {
            Tensor tokens = tensor(Arrays.copyOfRange(ids[i], (int) first[i], length));
            seen.select(0, i).indexFill_(0, tokens, 1);
        }
        Tensor less =
                scores.mul(o.repetitionPenalty)
                        .where(scores.lt(0), scores.div(o.repetitionPenalty));
        return less.where(seen, scores);
    }

    /// True for tokens that would end a run that was there.
    private Tensor repeated(long[][] ids, int length) {
        int before = o.noRepeatNgramSize - 1;
        Tensor banned = zeros(DType.BOOL, ids.length, model.vocabSize());
        for (int i = 0; i < ids.length; i++) {
            long[] row = ids[i];
            for (int at = before; at < length; at++) {
                if (Arrays.equals(row, at - before, at, row, length - before, length)) {
                    banned.select(0, i).select(0, row[at]).fill_(1);
                }
            }
        }
        return banned;
    }

    /// Leaves the tokens that may be drawn.
    private Tensor narrowed(Tensor scores) {
        Tensor result = o.temperature == 1 ? scores : scores.div(o.temperature);
        // A search needs one token that does not end the text.
        int kept = o.numBeams > 1 ? Math.max(1, o.eosTokenId.size()) + 1 : 1;
        double none = Double.NEGATIVE_INFINITY;
        if (o.topK > 0) {
            long k = Math.min(Math.max(o.topK, kept), result.size(-1));
            Tensor least = result.topk(k).values().narrow(-1, k - 1, 1);
            result = result.maskedFill(result.lt(least), none);
        }
        if (o.topP < 1) {
            var sorted = result.sort();
            Tensor drop = F.softmax(sorted.values(), -1).cumsum(-1).le(1 - o.topP);
            long keep = Math.min(kept, drop.size(-1));
            drop.narrow(-1, drop.size(-1) - keep, keep).fill_(0);
            result = result.maskedFill(drop.scatter(1, sorted.indices(), drop), none);
        }
        Double least = o.minP;
        if (least != null) {
            Tensor p = F.softmax(result, -1);
            Tensor drop = p.lt(p.amax(new long[] {-1}, true).mul(least));
            Tensor best = p.topk(Math.min(kept, p.size(-1))).indices();
            result = result.maskedFill(drop.scatter(1, best, 0), none);
        }
        return result;
    }
}
