package dev.obor.examples.programs;

import static dev.obor.Index.all;
import static dev.obor.Index.from;
import static dev.obor.Index.newAxis;
import static dev.obor.Index.slice;
import static dev.obor.Index.until;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.bincount;
import static dev.obor.Obor.bmm;
import static dev.obor.Obor.cdist;
import static dev.obor.Obor.clamp;
import static dev.obor.Obor.cumsum;
import static dev.obor.Obor.full;
import static dev.obor.Obor.gather;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.hstack;
import static dev.obor.Obor.inferenceMode;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.matmul;
import static dev.obor.Obor.multinomial;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.onesLike;
import static dev.obor.Obor.outer;
import static dev.obor.Obor.polar;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.sort;
import static dev.obor.Obor.sum;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.triu;
import static dev.obor.Obor.viewAsComplex;
import static dev.obor.Obor.viewAsReal;
import static dev.obor.Obor.zeros;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;

import dev.obor.Generator;
import dev.obor.Tensor;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.nn.Embedding;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adagrad;
import dev.obor.optim.AdamW;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Well-known programs about words: counts, perceptrons, vectors, a Llama.
final class KnownLanguage {
    private KnownLanguage() {}

    // makemore: counting pairs, one layer, a perceptron with a batch norm by hand

    private static final List<String> WORDS =
            List.of(
                    "emma",
                    "olivia",
                    "ava",
                    "isabella",
                    "sophia",
                    "charlotte",
                    "mia",
                    "amelia",
                    "harper",
                    "evelyn");

    static Run makemore() {
        Map<Character, Integer> stoi = new TreeMap<>();
        stoi.put('.', 0);
        String.join("", WORDS)
                .chars()
                .sorted()
                .distinct()
                .forEach(c -> stoi.put((char) c, stoi.size()));
        int vocab = stoi.size();
        Tensor n = zeros(int32, vocab, vocab);
        for (String w : WORDS) {
            String chs = "." + w + ".";
            for (int i = 0; i + 1 < chs.length(); i++) {
                n.get(stoi.get(chs.charAt(i)), stoi.get(chs.charAt(i + 1))).add_(1);
            }
        }
        Tensor p = n.add(1).to(getDefaultDtype());
        p.div_(p.sum(1, true));
        Generator g = new Generator().manualSeed(2147483647);
        long ix = 0;
        List<Long> sampled = new ArrayList<>();
        while (sampled.size() < 20) {
            ix = multinomial(p.get(ix), 1, o -> o.replacement(true).generator(g)).itemLong();
            sampled.add(ix);
        }
        int blockSize = 3;
        List<List<Integer>> xs = new ArrayList<>();
        List<Integer> ys = new ArrayList<>();
        for (String w : WORDS) {
            List<Integer> context = new ArrayList<>(Collections.nCopies(blockSize, 0));
            for (char ch : (w + ".").toCharArray()) {
                xs.add(List.copyOf(context));
                ys.add(stoi.get(ch));
                context.removeFirst();
                context.add(stoi.get(ch));
            }
        }
        Tensor x = tensor(xs);
        Tensor y = tensor(ys);
        g.manualSeed(2147483647);
        Tensor c = randn(o -> o.generator(g), vocab, 4);
        Tensor w1 =
                randn(o -> o.generator(g), 4 * blockSize, 20)
                        .mul(5.0 / 3)
                        .div(Math.sqrt(4 * blockSize));
        Tensor w2 = randn(o -> o.generator(g), 20, vocab).mul(0.01);
        Tensor b2 = randn(o -> o.generator(g), vocab).mul(0);
        Tensor bngain = ones(1, 20);
        Tensor bnbias = zeros(1, 20);
        Tensor bnmeanRunning = zeros(1, 20);
        Tensor bnstdRunning = ones(1, 20);
        List<Tensor> parameters = List.of(c, w1, w2, b2, bngain, bnbias);
        double weights = squares(parameters);
        parameters.forEach(Tensor::requiresGrad_);
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Tensor batch = randint(o -> o.generator(g), 0, x.size(0), 16);
            Tensor xb = x.get(batch);
            Tensor yb = y.get(batch);
            Tensor emb = c.get(xb);
            Tensor embcat = emb.view(emb.size(0), -1);
            Tensor hpreact = embcat.matmul(w1);
            Tensor bnmeani = hpreact.mean(0, true);
            Tensor bnstdi = hpreact.std(o -> o.dim(0).keepdim(true));
            hpreact = bngain.mul(hpreact.sub(bnmeani)).div(bnstdi).add(bnbias);
            try (var _ = noGrad()) {
                bnmeanRunning = bnmeanRunning.mul(0.999).add(bnmeani.mul(0.001));
                bnstdRunning = bnstdRunning.mul(0.999).add(bnstdi.mul(0.001));
            }
            Tensor h = hpreact.tanh();
            Tensor logits = h.matmul(w2).add(b2);
            Tensor loss = F.crossEntropy(logits, yb);
            parameters.forEach(q -> q.setGrad(null));
            loss.backward();
            double lr = i < 3 ? 0.1 : 0.01;
            for (Tensor q : parameters) {
                q.data().add_(q.grad().mul(-lr));
            }
            losses.add(loss.item());
        }
        losses.add(bnstdRunning.sum().item());
        double sum = 0;
        for (int i = 0; i < sampled.size(); i++) {
            sum += sampled.get(i) * (i + 1);
        }
        losses.add(sum);
        return new Run(weights, losses);
    }

    // Llama: rotary embeddings, grouped queries, a cache, nucleus sampling

    static final class RMSNorm extends Module {
        final double eps = 1e-6;
        final Parameter weight;

        RMSNorm(long dim) {
            weight = new Parameter(ones(dim));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(x.pow(2).mean(-1, true).add(eps).rsqrt()).mul(weight);
        }
    }

    private static Tensor precomputeFreqsCis(long dim, long end) {
        Tensor freqs =
                tensor(10000.0)
                        .pow(arange(0, dim, 2).get(until(dim / 2)).to(getDefaultDtype()).div(dim))
                        .reciprocal();
        Tensor all = outer(arange(end), freqs);
        return polar(onesLike(all), all);
    }

    private static Tensor applyRotaryEmb(Tensor x, Tensor freqsCis) {
        Tensor pairs = viewAsComplex(x.reshape(x.size(0), x.size(1), x.size(2), -1, 2));
        Tensor turned = pairs.mul(freqsCis.view(1, pairs.size(1), 1, pairs.size(3)));
        return viewAsReal(turned).flatten(3).typeAs(x);
    }

    private static Tensor repeatKv(Tensor x, long nRep) {
        if (nRep == 1) {
            return x;
        }
        long bs = x.size(0), slen = x.size(1), heads = x.size(2), dim = x.size(3);
        return x.get(all(), all(), all(), newAxis(), all())
                .expand(bs, slen, heads, nRep, dim)
                .reshape(bs, slen, heads * nRep, dim);
    }

    static final class LlamaAttention extends Module {
        private final long heads;
        private final long kvHeads;
        private final long headDim;
        final Linear wq;
        final Linear wk;
        final Linear wv;
        final Linear wo;
        private final Tensor cacheK;
        private final Tensor cacheV;

        LlamaAttention(long dim, long heads, long kvHeads, long maxBatch, long maxLen) {
            this.heads = heads;
            this.kvHeads = kvHeads;
            headDim = dim / heads;
            wq = new Linear(dim, heads * headDim, o -> o.bias(false));
            wk = new Linear(dim, kvHeads * headDim, o -> o.bias(false));
            wv = new Linear(dim, kvHeads * headDim, o -> o.bias(false));
            wo = new Linear(heads * headDim, dim, o -> o.bias(false));
            cacheK = zeros(maxBatch, maxLen, kvHeads, headDim);
            cacheV = zeros(maxBatch, maxLen, kvHeads, headDim);
        }

        Tensor call(Tensor x, long startPos, Tensor freqsCis, Tensor mask) {
            return call(() -> attend(x, startPos, freqsCis, mask));
        }

        private Tensor attend(Tensor x, long startPos, Tensor freqsCis, Tensor mask) {
            long bsz = x.size(0), seqlen = x.size(1);
            Tensor xq = applyRotaryEmb(wq.call(x).view(bsz, seqlen, heads, headDim), freqsCis);
            Tensor xk = applyRotaryEmb(wk.call(x).view(bsz, seqlen, kvHeads, headDim), freqsCis);
            Tensor xv = wv.call(x).view(bsz, seqlen, kvHeads, headDim);
            if (!isTraining()) {
                cacheK.set(xk, until(bsz), slice(startPos, startPos + seqlen));
                cacheV.set(xv, until(bsz), slice(startPos, startPos + seqlen));
                xk = cacheK.get(until(bsz), until(startPos + seqlen));
                xv = cacheV.get(until(bsz), until(startPos + seqlen));
            }
            Tensor keys = repeatKv(xk, heads / kvHeads).transpose(1, 2);
            Tensor values = repeatKv(xv, heads / kvHeads).transpose(1, 2);
            Tensor scores =
                    matmul(xq.transpose(1, 2), keys.transpose(2, 3)).div(Math.sqrt(headDim));
            if (mask != null) {
                scores = scores.add(mask);
            }
            Tensor output = matmul(F.softmax(scores, -1), values);
            return wo.call(output.transpose(1, 2).contiguous().view(bsz, seqlen, -1));
        }
    }

    static final class FeedForward extends Module {
        final Linear w1;
        final Linear w2;
        final Linear w3;

        FeedForward(long dim, long hidden) {
            w1 = new Linear(dim, hidden, o -> o.bias(false));
            w2 = new Linear(hidden, dim, o -> o.bias(false));
            w3 = new Linear(dim, hidden, o -> o.bias(false));
        }

        @Override
        public Tensor forward(Tensor x) {
            return w2.call(F.silu(w1.call(x)).mul(w3.call(x)));
        }
    }

    static final class Llama extends Module {
        final Embedding tokEmbeddings;
        final ModuleList<LlamaAttention> attention = new ModuleList<>();
        final ModuleList<FeedForward> feedForward = new ModuleList<>();
        final ModuleList<RMSNorm> attentionNorm = new ModuleList<>();
        final ModuleList<RMSNorm> ffnNorm = new ModuleList<>();
        final RMSNorm norm;
        final Linear output;
        private final Tensor freqsCis;

        Llama(long vocab, long dim, long heads, long kvHeads, int layers, long maxLen) {
            tokEmbeddings = new Embedding(vocab, dim);
            for (int i = 0; i < layers; i++) {
                attention.append(new LlamaAttention(dim, heads, kvHeads, 2, maxLen));
            }
            for (int i = 0; i < layers; i++) {
                feedForward.append(new FeedForward(dim, 32));
                attentionNorm.append(new RMSNorm(dim));
                ffnNorm.append(new RMSNorm(dim));
            }
            norm = new RMSNorm(dim);
            output = new Linear(dim, vocab, o -> o.bias(false));
            freqsCis = precomputeFreqsCis(dim / heads, maxLen * 2);
        }

        Tensor call(Tensor tokens, long startPos) {
            return call(() -> run(tokens, startPos));
        }

        private Tensor run(Tensor tokens, long startPos) {
            long seqlen = tokens.size(1);
            Tensor h = tokEmbeddings.call(tokens);
            Tensor freqs = freqsCis.get(slice(startPos, startPos + seqlen));
            Tensor mask = null;
            if (seqlen > 1) {
                mask = full(new long[] {seqlen, seqlen}, Double.NEGATIVE_INFINITY);
                mask = triu(mask, 1);
                mask = hstack(zeros(seqlen, startPos), mask).typeAs(h);
            }
            for (int i = 0; i < attention.size(); i++) {
                h =
                        h.add(
                                attention
                                        .get(i)
                                        .call(attentionNorm.get(i).call(h), startPos, freqs, mask));
                h = h.add(feedForward.get(i).call(ffnNorm.get(i).call(h)));
            }
            return output.call(norm.call(h));
        }
    }

    private static Tensor sampleTopP(Tensor probs, double p) {
        var sorted = sort(probs, o -> o.descending(true));
        Tensor probsSort = sorted.values();
        Tensor probsSum = cumsum(probsSort, -1);
        probsSort.set(0.0, probsSum.sub(probsSort).gt(p));
        probsSort.div_(probsSort.sum(-1, true));
        Tensor nextToken = multinomial(probsSort, 1);
        return gather(sorted.indices(), -1, nextToken);
    }

    static Run llama() {
        Llama model = new Llama(11, 16, 4, 2, 2, 16);
        Tensor tokens = arange(16).reshape(2, 8).mul(7).add(3).remainder(11);
        List<Parameter> decay = model.parameters().stream().filter(p -> p.dim() >= 2).toList();
        List<Parameter> nodecay = model.parameters().stream().filter(p -> p.dim() < 2).toList();
        AdamW optimizer = new AdamW(decay, o -> o.lr(1e-2).betas(0.9, 0.95).weightDecay(0.1));
        optimizer.addParamGroup(nodecay, o -> o.weightDecay(0.0));
        Run run =
                train(
                        model.parameters(),
                        optimizer,
                        i -> {
                            Tensor logits = model.call(tokens.get(all(), until(-1)), 0);
                            return F.crossEntropy(
                                    logits.view(-1, logits.size(-1)),
                                    tokens.get(all(), from(1)).reshape(-1));
                        });
        model.eval();
        Tensor out = zeros(int64, 2, 12);
        out.set(tokens.get(all(), until(3)), all(), until(3));
        long prev = 0;
        try (var _ = inferenceMode()) {
            for (long cur = 3; cur < 12; cur++) {
                Tensor logits = model.call(out.get(all(), slice(prev, cur)), prev);
                Tensor probs = logits.get(all(), -1).div(0.8).softmax(-1);
                out.set(sampleTopP(probs, 0.9).reshape(-1), all(), cur);
                prev = cur;
            }
        }
        return run.and(out.mul(arange(24).reshape(2, 12)).sum().item());
    }

    // word2vec with negative sampling

    static Run word2vec() {
        int vocab = 12, dim = 6, negatives = 4;
        Tensor corpus = arange(40).pow(2).add(arange(40).mul(3)).remainder(vocab);
        Tensor freqs = bincount(corpus, null, vocab).to(getDefaultDtype()).pow(0.75);
        Embedding u = new Embedding(vocab, dim);
        Embedding v = new Embedding(vocab, dim);
        u.weight.data().uniform_(-0.5 / dim, 0.5 / dim);
        v.weight.data().uniform_(-0.0, 0);
        List<Parameter> params = List.of(u.weight, v.weight);
        Run run =
                train(
                        params,
                        new Adagrad(params, 0.1),
                        i -> {
                            Tensor centre = corpus.get(slice(2, -2));
                            Tensor context =
                                    corpus.unfold(0, 5, 1).get(all(), new int[] {0, 1, 3, 4});
                            Tensor noise =
                                    multinomial(
                                                    freqs,
                                                    (int) centre.numel() * negatives,
                                                    o -> o.replacement(true))
                                            .view(-1, negatives);
                            Tensor score =
                                    clamp(
                                            bmm(v.call(context), u.call(centre).unsqueeze(2))
                                                    .squeeze(2),
                                            -10,
                                            10);
                            Tensor neg =
                                    clamp(
                                            bmm(v.call(noise).neg(), u.call(centre).unsqueeze(2))
                                                    .squeeze(2),
                                            -10,
                                            10);
                            return F.logsigmoid(score)
                                    .mean(1)
                                    .add(F.logsigmoid(neg).sum(1))
                                    .neg()
                                    .mean();
                        });
        Tensor distances = cdist(u.weight.detach(), u.weight.detach());
        Tensor nearest = distances.topk(3, o -> o.largest(false)).indices();
        return run.and(nearest.mul(arange(36).reshape(12, 3)).sum().item());
    }
}
