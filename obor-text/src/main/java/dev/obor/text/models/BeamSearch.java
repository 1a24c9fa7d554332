package dev.obor.text.models;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Follows several beginnings of each text side by side, and returns the best ends.
///
/// The scores are sums of logarithms of probabilities, divided by a power of the length. Of each
/// text twice as many continuations as beams are looked at (more with several tokens that end one),
/// so that enough of them go on.
final class BeamSearch {
    /// What a text has that cannot win; float32 as everything here, as Python's library counts.
    private static final float LOST = -1e9f;

    /// A continuation: which beam it continues, with what, and its score so far.
    private record Step(int beam, int token, float score, boolean ends) {}

    /// A whole text.
    private record Ended(long[] ids, float score, boolean complete, int length) {}

    private final Generation run;
    private final GenerationOptions o;
    private final int beams;
    private final int looked;
    private final int texts;
    private long[][] ids;
    private float[] scores;
    private final List<List<Ended>> ended = new ArrayList<>();
    private final boolean[] improvable;

    BeamSearch(Generation run) {
        this.run = run;
        o = run.o;
        beams = o.numBeams;
        texts = run.prompts.length;
        long vocabulary = run.model.vocabSize();
        long wanted = (long) Math.max(2, 1 + o.eosTokenId.size()) * beams;
        if (wanted > beams * vocabulary || vocabulary < beams) {
            throw new ValueError(
                    "generate: %d beams of %d tokens".formatted(beams, vocabulary),
                    "Take fewer beams.");
        }
        looked = Math.toIntExact(wanted);
        ids = new long[texts * beams][];
        scores = new float[texts * beams];
        improvable = new boolean[texts];
        Arrays.fill(improvable, true);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Arrays.copyOf(run.prompts[i / beams], run.promptLength + run.maxNew);
            Arrays.fill(ids[i], run.promptLength, ids[i].length, run.fill());
            scores[i] = i % beams == 0 ? 0 : LOST; // all beams are the same at first
        }
        for (int t = 0; t < texts; t++) {
            long[] empty = ids[t * beams];
            ended.add(new ArrayList<>());
            for (int b = 0; b < beams; b++) {
                ended.get(t).add(new Ended(empty, LOST, false, run.promptLength));
            }
        }
    }

    Tensor run() {
        int last = run.promptLength + run.maxNew;
        int length = run.promptLength;
        boolean open = true;
        while (open) {
            Tensor logs = F.logSoftmax(run.scores(ids, length, beams), -1);
            logs = run.processed(logs, ids, length, beams);
            boolean allEnd = true;
            long[][] nextIds = new long[ids.length][];
            float[] nextScores = new float[ids.length];
            long[] from = new long[ids.length];
            for (int t = 0; t < texts; t++) {
                List<Step> steps = steps(logs, t, length + 1 == last);
                allEnd &= steps.stream().allMatch(Step::ends);
                goOn(t, steps, length, nextIds, nextScores, from);
                end(t, steps, length);
            }
            ids = nextIds;
            scores = nextScores;
            run.select(from);
            length++;
            boolean improves = false;
            boolean full = true;
            for (int t = 0; t < texts; t++) {
                improvable[t] &= canImprove(t, length, last);
                improves |= improvable[t];
                full &= ended.get(t).stream().allMatch(Ended::complete);
            }
            open = improves && !(full && o.earlyStopping.equals("true")) && !allEnd;
        }
        return best();
    }

    /// The best continuations of a text's beams, or drawn ones; best first.
    private List<Step> steps(Tensor logs, int t, boolean last) {
        Tensor before = tensor(Arrays.copyOfRange(scores, t * beams, (t + 1) * beams));
        Tensor sums = logs.narrow(0, t * (long) beams, beams).add(before.unsqueeze(1)).reshape(-1);
        Tensor places;
        Tensor values;
        if (o.doSample) {
            Tensor drawn = F.softmax(sums, -1).multinomial(looked, d -> d.generator(o.generator));
            var sorted = sums.gather(0, drawn).sort(s -> s.descending(true));
            values = sorted.values();
            places = drawn.gather(0, sorted.indices());
        } else {
            var top = sums.topk(looked);
            values = top.values();
            places = top.indices();
        }
        long[] at = places.toLongArray();
        float[] sum = values.toFloatArray();
        int vocabulary = Math.toIntExact(logs.size(1));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            int token = (int) (at[i] % vocabulary);
            boolean ends = last || o.eosTokenId.contains(token);
            steps.add(new Step((int) (at[i] / vocabulary), token, sum[i], ends));
        }
        return steps;
    }

    private long[] continued(int t, Step step, int length) {
        long[] row = ids[t * beams + step.beam].clone();
        row[length] = step.token;
        return row;
    }

    private void goOn(
            int t, List<Step> steps, int length, long[][] next, float[] sums, long[] from) {
        List<Step> order = new ArrayList<>(steps);
        order.sort(Comparator.comparing(s -> -running(s)));
        for (int b = 0; b < beams; b++) {
            Step step = order.get(b);
            next[t * beams + b] = continued(t, step, length);
            sums[t * beams + b] = running(step);
            from[t * beams + b] = (long) t * beams + step.beam;
        }
    }

    private static float running(Step step) {
        return step.score + (step.ends ? LOST : 0);
    }

    private void end(int t, List<Step> steps, int length) {
        List<Ended> all = new ArrayList<>(ended.get(t));
        boolean full = all.stream().allMatch(Ended::complete) && o.earlyStopping.equals("true");
        float divisor = (float) Math.pow(length + 1 - run.promptLength, o.lengthPenalty);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean now = step.ends && i < beams; // the others are only there to go on
            float score = step.score / divisor;
            score += full ? LOST : 0;
            score += improvable[t] ? 0 : LOST;
            score += now ? 0 : LOST;
            all.add(new Ended(continued(t, step, length), score, now, length + 1));
        }
        all.sort(Comparator.comparing(e -> -e.score));
        ended.set(t, new ArrayList<>(all.subList(0, beams)));
    }

    /// Whether a beam that goes on could be better than the worst end.
    private boolean canImprove(int t, int length, int last) {
        boolean far = o.earlyStopping.equals("never") && o.lengthPenalty > 0;
        int tokens = (far ? last : length) - run.promptLength;
        float best = scores[t * beams] / (float) Math.pow(tokens, o.lengthPenalty);
        float worst = Float.POSITIVE_INFINITY;
        for (Ended end : ended.get(t)) {
            worst = Math.min(worst, end.score);
        }
        boolean any = false;
        for (Ended end : ended.get(t)) {
            any |= best > (end.complete ? worst : LOST);
        }
        return any;
    }

    private Tensor best() {
        List<Ended> all = new ArrayList<>();
        for (List<Ended> of : ended) {
            all.addAll(of.subList(0, o.numReturnSequences));
        }
        int longest = all.stream().mapToInt(Ended::length).max().orElse(run.promptLength);
        List<Tensor> rows = new ArrayList<>();
        for (Ended end : all) {
            rows.add(tensor(Arrays.copyOf(end.ids, longest)).unsqueeze(0));
        }
        return cat(rows);
    }
}
