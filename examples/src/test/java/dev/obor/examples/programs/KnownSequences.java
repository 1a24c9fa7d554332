package dev.obor.examples.programs;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Index.from;
import static dev.obor.Index.until;
import static dev.obor.Obor.abs;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.bmm;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.einsum;
import static dev.obor.Obor.empty;
import static dev.obor.Obor.exp;
import static dev.obor.Obor.full;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.log;
import static dev.obor.Obor.log1p;
import static dev.obor.Obor.max;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.sigmoid;
import static dev.obor.Obor.sign;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.sum;
import static dev.obor.Obor.tanh;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;
import static dev.obor.examples.programs.Programs.squares;
import static dev.obor.examples.programs.Programs.train;
import static dev.obor.examples.programs.Programs.wave;

import dev.obor.LSTMState;
import dev.obor.RNNResult;
import dev.obor.Tensor;
import dev.obor.examples.programs.Programs.Run;
import dev.obor.nn.Conv1d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.GRU;
import dev.obor.nn.LSTM;
import dev.obor.nn.LSTMCell;
import dev.obor.nn.Linear;
import dev.obor.nn.MSELoss;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.NLLLoss;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adam;
import dev.obor.optim.AdamW;
import dev.obor.optim.ExponentialLR;
import dev.obor.optim.LBFGS;
import dev.obor.optim.SGD;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Well-known programs about sequences: sounds, tags, translation, states.
final class KnownSequences {
    private KnownSequences() {}

    // WaveNet

    static final class CausalConv1d extends Conv1d {
        private final int behind;

        CausalConv1d(long in, long out, int kernelSize, int dilation) {
            super(
                    in,
                    out,
                    kernelSize,
                    o -> o.padding((kernelSize - 1) * dilation).dilation(dilation));
            behind = (kernelSize - 1) * dilation;
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = super.forward(x);
            return behind != 0 ? y.get(all(), all(), until(-behind)) : y;
        }
    }

    static final class WaveNet extends Module {
        private final int classes = 16;
        final CausalConv1d front = new CausalConv1d(classes, 6, 2, 1);
        final ModuleList<CausalConv1d> filters = new ModuleList<>();
        final ModuleList<CausalConv1d> gates = new ModuleList<>();
        final ModuleList<Conv1d> residuals = new ModuleList<>();
        final ModuleList<Conv1d> skips = new ModuleList<>();
        final Sequential end;

        WaveNet() {
            for (int b = 0; b < 2; b++) {
                for (int i = 0; i < 3; i++) {
                    filters.append(new CausalConv1d(6, 6, 2, 1 << i));
                    gates.append(new CausalConv1d(6, 6, 2, 1 << i));
                    residuals.append(new Conv1d(6, 6, 1));
                    skips.append(new Conv1d(6, 8, 1));
                }
            }
            end =
                    new Sequential(
                            new ReLU(), new Conv1d(8, 8, 1), new ReLU(), new Conv1d(8, classes, 1));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor h = front.call(F.oneHot(x, classes).transpose(1, 2).to(getDefaultDtype()));
            Tensor out = tensor(0);
            for (int i = 0; i < filters.size(); i++) {
                Tensor z = tanh(filters.get(i).call(h)).mul(sigmoid(gates.get(i).call(h)));
                out = out.add(skips.get(i).call(z));
                h = h.add(residuals.get(i).call(z));
            }
            return end.call(out);
        }
    }

    private static Tensor muLawEncode(Tensor x, int channels) {
        double mu = channels - 1.0;
        Tensor xMu = sign(x).mul(log1p(abs(x).mul(mu))).div(Math.log1p(mu));
        return xMu.add(1).div(2).mul(mu).add(0.5).to(int64);
    }

    static Run wavenet() {
        WaveNet model = new WaveNet();
        Tensor audio = muLawEncode(wave(0.3, 2, 40), 16);
        Adam optimizer = new Adam(model.parameters(), 1e-2);
        ExponentialLR scheduler = new ExponentialLR(optimizer, 0.8);
        return train(
                model.parameters(),
                optimizer,
                i -> {
                    if (i > 0) {
                        scheduler.step();
                    }
                    return F.crossEntropy(
                            model.call(audio.get(all(), until(-1))), audio.get(all(), from(1)));
                });
    }

    // BiLSTM-CRF, as in the tutorial

    private static final int START = 3;
    private static final int STOP = 4;

    private static long argmaxOf(Tensor vec) {
        return max(vec, 1).indices().itemLong();
    }

    private static Tensor logSumExp(Tensor vec) {
        Tensor maxScore = vec.get(0, argmaxOf(vec));
        Tensor broadcast = maxScore.view(1, -1).expand(1, vec.size(1));
        return maxScore.add(log(sum(exp(vec.sub(broadcast)))));
    }

    static final class BiLstmCrf extends Module {
        private final int hiddenDim = 4;
        private final int tags = 5;

        @StateKey("word_embeds")
        final Embedding wordEmbeds;

        final LSTM lstm;
        final Linear hidden2tag;
        final Parameter transitions;

        BiLstmCrf(int vocab, int embeddingDim) {
            wordEmbeds = new Embedding(vocab, embeddingDim);
            lstm = new LSTM(embeddingDim, hiddenDim / 2, o -> o.bidirectional(true));
            hidden2tag = new Linear(hiddenDim, tags);
            transitions = new Parameter(randn(tags, tags));
            transitions.data().set(-10000, START, all());
            transitions.data().set(-10000, all(), STOP);
        }

        private Tensor forwardAlg(Tensor feats) {
            Tensor initAlphas = full(new long[] {1, tags}, -10000.0);
            initAlphas.get(0).set(0.0, START);
            Tensor forwardVar = initAlphas;
            for (Tensor feat : feats) {
                List<Tensor> alphas = new ArrayList<>();
                for (int next = 0; next < tags; next++) {
                    Tensor emit = feat.get(next).view(1, -1).expand(1, tags);
                    Tensor trans = transitions.get(next).view(1, -1);
                    alphas.add(logSumExp(forwardVar.add(trans).add(emit)).view(1));
                }
                forwardVar = cat(alphas).view(1, -1);
            }
            return logSumExp(forwardVar.add(transitions.get(STOP)));
        }

        private Tensor features(Tensor sentence) {
            LSTMState hidden =
                    new LSTMState(randn(2, 1, hiddenDim / 2), randn(2, 1, hiddenDim / 2));
            long length = sentence.size(0);
            Tensor embeds = wordEmbeds.call(sentence).view(length, 1, -1);
            return hidden2tag.call(lstm.call(embeds, hidden).output().view(length, hiddenDim));
        }

        private Tensor scoreSentence(Tensor feats, Tensor given) {
            Tensor score = zeros(1);
            Tensor all = cat(tensor(new long[] {START}), given);
            for (int i = 0; i < feats.size(0); i++) {
                score =
                        score.add(transitions.get(all.get(i + 1), all.get(i)))
                                .add(feats.get(i).get(all.get(i + 1)));
            }
            return score.add(transitions.get(STOP, all.get(-1)));
        }

        Tensor negLogLikelihood(Tensor sentence, Tensor given) {
            Tensor feats = features(sentence);
            return forwardAlg(feats).sub(scoreSentence(feats, given));
        }

        record Path(Tensor score, List<Long> tags) {}

        Path call(Tensor sentence) {
            return call(() -> viterbiDecode(features(sentence)));
        }

        private Path viterbiDecode(Tensor feats) {
            List<List<Long>> backpointers = new ArrayList<>();
            Tensor forwardVar = full(new long[] {1, tags}, -10000.0);
            forwardVar.get(0).set(0, START);
            for (Tensor feat : feats) {
                List<Long> bptrs = new ArrayList<>();
                List<Tensor> viterbivars = new ArrayList<>();
                for (int next = 0; next < tags; next++) {
                    Tensor nextTagVar = forwardVar.add(transitions.get(next));
                    long best = argmaxOf(nextTagVar);
                    bptrs.add(best);
                    viterbivars.add(nextTagVar.get(0).get(best).view(1));
                }
                forwardVar = cat(viterbivars).add(feat).view(1, -1);
                backpointers.add(bptrs);
            }
            Tensor terminalVar = forwardVar.add(transitions.get(STOP));
            long best = argmaxOf(terminalVar);
            Tensor pathScore = terminalVar.get(0).get(best);
            List<Long> path = new ArrayList<>(List.of(best));
            for (List<Long> bptrs : backpointers.reversed()) {
                best = bptrs.get((int) best);
                path.add(best);
            }
            path.removeLast();
            return new Path(pathScore, path.reversed());
        }
    }

    static Run bilstmCrf() {
        List<List<String>> sentences =
                List.of(
                        List.of(
                                "the wall street journal reported today that apple corporation made money"
                                        .split(" ")),
                        List.of("georgia tech is a university in georgia".split(" ")));
        List<List<String>> tags =
                List.of(
                        List.of("B I I I O O O B I O O".split(" ")),
                        List.of("B I O O O O B".split(" ")));
        Map<String, Integer> wordToIx = new LinkedHashMap<>();
        sentences.forEach(s -> s.forEach(w -> wordToIx.putIfAbsent(w, wordToIx.size())));
        Map<String, Integer> tagToIx = Map.of("B", 0, "I", 1, "O", 2);
        BiLstmCrf model = new BiLstmCrf(wordToIx.size(), 5);
        SGD optimizer = new SGD(model.parameters(), o -> o.lr(0.01).weightDecay(1e-4));
        Run run =
                train(
                        model.parameters(),
                        optimizer,
                        i -> {
                            Tensor sentence =
                                    tensor(
                                            sentences.get(i % 2).stream()
                                                    .map(wordToIx::get)
                                                    .toList());
                            Tensor targets =
                                    tensor(tags.get(i % 2).stream().map(tagToIx::get).toList());
                            return model.negLogLikelihood(sentence, targets).sum();
                        });
        try (var _ = noGrad()) {
            var best = model.call(tensor(sentences.get(0).stream().map(wordToIx::get).toList()));
            double sum = 0;
            for (int i = 0; i < best.tags().size(); i++) {
                sum += best.tags().get(i) * (i + 1);
            }
            return run.and(best.score().item(), sum);
        }
    }

    // translation with Bahdanau attention and teacher forcing, as in the tutorial

    static final class BahdanauAttention extends Module {
        final Linear wa = new Linear(8, 8);
        final Linear ua = new Linear(8, 8);
        final Linear va = new Linear(8, 1);

        record Result(Tensor context, Tensor weights) {}

        Result call(Tensor query, Tensor keys) {
            return call(() -> {
                Tensor scores = va.call(tanh(wa.call(query).add(ua.call(keys))));
                scores = scores.squeeze(2).unsqueeze(1);
                Tensor weights = F.softmax(scores, -1);
                return new Result(bmm(weights, keys), weights);
            });
        }
    }

    static final class EncoderRNN extends Module {
        final Embedding embedding = new Embedding(9, 8);
        final GRU gru = new GRU(8, 8, o -> o.batchFirst(true));
        final Dropout dropout = new Dropout(0.1);

        RNNResult run(Tensor input) {
            return gru.call(dropout.call(embedding.call(input)));
        }
    }

    static final class AttnDecoderRNN extends Module {
        final Embedding embedding = new Embedding(7, 8);
        final BahdanauAttention attention = new BahdanauAttention();
        final GRU gru = new GRU(16, 8, o -> o.batchFirst(true));
        final Linear out = new Linear(8, 7);
        final Dropout dropout = new Dropout(0.1);

        record Result(Tensor outputs, Tensor hidden, Tensor attentions) {}

        Result call(Tensor encoderOutputs, Tensor encoderHidden, Tensor target) {
            return call(() -> decode(encoderOutputs, encoderHidden, target));
        }

        private Result decode(Tensor encoderOutputs, Tensor encoderHidden, Tensor target) {
            Tensor input = empty(int64, encoderOutputs.size(0), 1).fill_(0);
            Tensor hidden = encoderHidden;
            List<Tensor> outputs = new ArrayList<>();
            List<Tensor> attentions = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Tensor embedded = dropout.call(embedding.call(input));
                var seen = attention.call(hidden.permute(1, 0, 2), encoderOutputs);
                RNNResult step = gru.call(cat(List.of(embedded, seen.context()), 2), hidden);
                hidden = step.hidden();
                Tensor output = out.call(step.output());
                outputs.add(output);
                attentions.add(seen.weights());
                input =
                        target != null
                                ? target.get(all(), i).unsqueeze(1)
                                : output.topk(1).indices().squeeze(-1).detach();
            }
            return new Result(F.logSoftmax(cat(outputs, 1), -1), hidden, cat(attentions, 1));
        }
    }

    static Run translation() {
        EncoderRNN encoder = new EncoderRNN();
        AttnDecoderRNN decoder = new AttnDecoderRNN();
        Adam encoderOptimizer = new Adam(encoder.parameters(), 0.01);
        Adam decoderOptimizer = new Adam(decoder.parameters(), 0.01);
        NLLLoss criterion = new NLLLoss();
        double weights = squares(encoder.parameters()) + squares(decoder.parameters());
        Tensor source = arange(12).reshape(3, 4).mul(5).remainder(9);
        Tensor target = arange(15).reshape(3, 5).mul(3).add(1).remainder(7);
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            encoderOptimizer.zeroGrad();
            decoderOptimizer.zeroGrad();
            RNNResult encoded = encoder.run(source);
            var decoded = decoder.call(encoded.output(), encoded.hidden(), i < 4 ? target : null);
            Tensor loss =
                    criterion.call(
                            decoded.outputs().view(-1, decoded.outputs().size(-1)),
                            target.view(-1));
            loss.backward();
            encoderOptimizer.step();
            decoderOptimizer.step();
            losses.add(loss.item());
        }
        return new Run(weights, losses);
    }

    // sines continued by LSTM cells, as in pytorch/examples

    static final class SequencePrediction extends Module {
        final LSTMCell lstm1 = new LSTMCell(1, 7);
        final LSTMCell lstm2 = new LSTMCell(7, 7);
        final Linear linear = new Linear(7, 1);

        Tensor call(Tensor input, int future) {
            return call(() -> predict(input, future));
        }

        private Tensor predict(Tensor input, int future) {
            List<Tensor> outputs = new ArrayList<>();
            LSTMState s1 = new LSTMState(zeros(input.size(0), 7), zeros(input.size(0), 7));
            LSTMState s2 = new LSTMState(zeros(input.size(0), 7), zeros(input.size(0), 7));
            Tensor output = null;
            for (Tensor inputT : input.split(1, 1)) {
                s1 = lstm1.call(inputT, s1);
                s2 = lstm2.call(s1.hidden(), s2);
                output = linear.call(s2.hidden());
                outputs.add(output);
            }
            for (int i = 0; i < future; i++) {
                s1 = lstm1.call(output, s1);
                s2 = lstm2.call(s1.hidden(), s2);
                output = linear.call(s2.hidden());
                outputs.add(output);
            }
            return cat(outputs, 1);
        }
    }

    static Run sequencePrediction() {
        SequencePrediction model = new SequencePrediction();
        MSELoss criterion = new MSELoss();
        Tensor data = wave(0.5, 3, 9);
        LBFGS optimizer = new LBFGS(model.parameters(), o -> o.lr(0.8).maxIter(4));
        double weights = squares(model.parameters());
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            losses.add(
                    optimizer.step(() -> {
                        optimizer.zeroGrad();
                        Tensor loss =
                                criterion.call(
                                        model.call(data.get(all(), until(-1)), 0),
                                        data.get(all(), from(1)));
                        loss.backward();
                        return loss.item();
                    }));
        }
        try (var _ = noGrad()) {
            losses.add(model.call(data.get(all(), until(-1)), 3).get(all(), from(-3)).sum().item());
        }
        return new Run(weights, losses);
    }

    // a selective state space (Mamba's scan, as a loop)

    static Run selectiveScan() {
        int d = 4, n = 3;
        Parameter aLog = new Parameter(log(arange(1, n + 1).to(getDefaultDtype()).repeat(d, 1)));
        Parameter skip = new Parameter(ones(d));
        Linear inProj = new Linear(5, 2 * d, o -> o.bias(false));
        Conv1d conv = new Conv1d(d, d, 3, o -> o.groups(d).padding(2));
        Linear xProj = new Linear(d, 1 + 2 * n, o -> o.bias(false));
        Linear dtProj = new Linear(1, d);
        Linear outProj = new Linear(d, 5, o -> o.bias(false));
        List<Parameter> params = new ArrayList<>(List.of(aLog, skip));
        for (Module m : List.of(inProj, conv, xProj, dtProj, outProj)) {
            params.addAll(m.parameters());
        }
        Tensor u = wave(0.27, 2, 6, 5);
        return train(
                params,
                new AdamW(params, o -> o.lr(1e-2).amsgrad(true)),
                i -> {
                    Tensor[] halves = inProj.call(u).split(new long[] {d, d}, -1);
                    Tensor x = F.silu(conv.call(halves[0].mT()).get(ellipsis(), until(6)).mT());
                    Tensor[] parts = xProj.call(x).split(new long[] {1, n, n}, -1);
                    Tensor delta = F.softplus(dtProj.call(parts[0]));
                    Tensor b = parts[1], c = parts[2];
                    Tensor a = exp(aLog).neg();
                    Tensor deltaA = exp(einsum("bld,dn->bldn", delta, a));
                    Tensor deltaBu = einsum("bld,bln,bld->bldn", delta, b, x);
                    Tensor state = zeros(2, d, n);
                    List<Tensor> ys = new ArrayList<>();
                    for (int t = 0; t < 6; t++) {
                        state = deltaA.get(all(), t).mul(state).add(deltaBu.get(all(), t));
                        ys.add(einsum("bdn,bn->bd", state, c.get(all(), t, all())));
                    }
                    Tensor y = stack(ys, 1).add(x.mul(skip));
                    return F.mseLoss(
                            outProj.call(y.mul(F.silu(halves[1]))).get(all(), until(-1)),
                            u.get(all(), from(1)));
                });
    }
}
