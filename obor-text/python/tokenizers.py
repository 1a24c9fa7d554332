"""Writes tokenizers of all families, and what Hugging Face's library makes of many lines with them.

    python tokenizers.py FOLDER [--lines 10000] [--vocab 4000] [--text FILE]

needs the packages tokenizers and sentencepiece. FOLDER gets NAME/tokenizer.json and NAME/cases.jsonl;
the tests read it where OBOR_TOKENIZERS names it. What is kept in the repository was written with
`--kept`: fewer lines, a smaller vocabulary, packed.
"""
import sys

sys.path = [p for p in sys.path if not p.endswith("obor-text/python")]  # this file has the package's name
import argparse, collections, gzip, io, json, os, random, tempfile
import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as spm
from tokenizers import Tokenizer, AddedToken, Regex, decoders, models, normalizers, pre_tokenizers, processors, trainers

LLAMA3 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
CLIP = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"

TORTURE = [
    "", " ", "  ", "\n", "\t \n", "a", " a", "a ", "  a  b  ", "Hello, world! It's 3.14159 o'clock, isn't it?",
    "I'LL we'VE they'RE it'S ſ'ſ 'ſ", "naïve café NAÏVE CAFÉ cafe\u0301 re\u0301sume\u0301", "İstanbul ıI ŞİŞ ß ẞ ǅ ﬁ ﬀ ſt",
    "a\u0301\u0323b\u0323\u0301 q\u0307\u0323 \u1e9b\u0323 \u0344 \u0958 \u2126 \u212b \u1100\u1161\u11a8 각 \uac00\u11a8",
    "日本語のテキスト、漢字とかな。中文测试！한국어 텍스트", "Ελληνικά ΣΊΣΥΦΟΣ Русский текст עִבְרִית العَرَبِيَّة हिन्दी ไทย தமிழ் ქართული አማርኛ",
    "👍🏽 👨‍👩‍👧‍👦 🇨🇭 🏳️‍🌈 e\u20e3 𝒳 𝟘 𐍈 🫠", "\u200b\u200d\u200e\ufeff\u00ad\u0000\u0001\u007f\u0085\ufffd\ue000", "a\u00a0b\u2003c\u3000d\u2028e\u202f",
    "①②½Ⅷ٣४๓ 12345678901234567890 1,000.00", "[CLS] [SEP] <s></s> <|endoftext|> <unk> <mask> x<mask>y  <mask>  ▁ ▁▁a▁b Ġ ##a </w> <0x41> <extra_id_0>",
    "don't do not can not ' s . , ! ? n't 'm 've", "x" * 150, "ab" * 120, "!!!???...---___===", "\r\n\r\n a\r\n  b\n\n\n c", "MiXeD CaSe 你好World世界",
    "http://example.com/a?b=c&d=%20#e user@example.org C++ C# .NET f(x)=x^2", "ＦＵＬＬ　ｗｉｄｔｈ ｶﾀｶﾅ ㍿ ㌀ ﷺ", "\u0300leading mark", "z\u0300\u0301\u0302\u0303\u0304\u0305",
]
BLOCKS = [(0x20, 0x7e), (0xa1, 0x24f), (0x370, 0x3ff), (0x400, 0x4ff), (0x530, 0x58f), (0x590, 0x5ff), (0x600, 0x6ff), (0x900, 0x97f), (0xb80, 0xbff),
          (0xe00, 0xe7f), (0x10a0, 0x10ff), (0x1200, 0x137f), (0x1e00, 0x1fff), (0x2000, 0x206f), (0x2070, 0x218f), (0x3040, 0x30ff), (0x4e00, 0x4fff),
          (0xac00, 0xacff), (0xff01, 0xff9f), (0x1d400, 0x1d4ff), (0x1f300, 0x1f64f), (0x20000, 0x200ff), (0x300, 0x36f)]
SPACES = ["  ", "\t", "\u00a0", "\u3000", "\n", " \n ", "\u2009", "\r\n"]


def corpus(path, seed, lines):
    """Lines of which most are words of several scripts, and some are anything."""
    import unicodedata
    r = random.Random(seed)
    words = open(path, encoding="utf-8").read().split() if path else " ".join(TORTURE[9:25]).split()
    words += " ".join(TORTURE[10:18]).split() * (1 + len(words) // 200)
    out = []
    for _ in range(lines):
        parts = []
        for _ in range(r.randint(1, 14)):
            k = r.random()
            if k < 0.6:
                parts.append(r.choice(words))
            elif k < 0.7:
                parts.append(str(r.randint(0, 10 ** r.randint(1, 9))))
            elif k < 0.9:
                a, b = r.choice(BLOCKS)
                text = "".join(chr(r.randint(a, b)) for _ in range(r.randint(1, 8)))
                parts.append("".join(c for c in text if unicodedata.category(c) != "Cn"))
            elif k < 0.95:
                parts.append(r.choice(words) + r.choice(["\u0301", "\u0323\u0301", "\u20dd", "!", "...", "'s", ")", "\u200d"]))
            else:
                parts.append(r.choice(["<mask>", "[SEP]", "<|endoftext|>", "</s>", "<unk>", "[MASK]", "▁", "<extra_id_0>"]))
            parts.append(" " if r.random() < 0.85 else r.choice(SPACES) if r.random() < 0.8 else "")
        out.append("".join(parts))
    return out


def byte_level(train, vocab, **kw):
    t = Tokenizer(models.BPE(**kw.get("model", {})))
    if "normalizer" in kw:
        t.normalizer = kw["normalizer"]
    t.pre_tokenizer = kw["pre"]
    trainer = trainers.BpeTrainer(vocab_size=vocab, special_tokens=kw["special"], initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False, **kw.get("trainer", {}))
    t.train_from_iterator(train, trainer)
    t.decoder = kw.get("decoder", decoders.ByteLevel())
    return t


def gpt2(train, vocab):
    t = byte_level(train, vocab, pre=pre_tokenizers.ByteLevel(add_prefix_space=False), special=["<|endoftext|>"])
    t.post_processor = processors.ByteLevel(trim_offsets=False)
    return t


def llama3(train, vocab):
    pre = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(LLAMA3), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    t = byte_level(train, vocab, pre=pre, special=["<|begin_of_text|>", "<|end_of_text|>"], model={"ignore_merges": True})
    t.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=True), processors.TemplateProcessing(
        single="<|begin_of_text|> $A", pair="<|begin_of_text|> $A <|begin_of_text|>:1 $B:1", special_tokens=[("<|begin_of_text|>", t.token_to_id("<|begin_of_text|>"))])])
    return t


def roberta(train, vocab):
    t = byte_level(train, vocab, pre=pre_tokenizers.ByteLevel(add_prefix_space=True), special=["<s>", "<pad>", "</s>", "<unk>"])
    t.add_special_tokens([AddedToken("<mask>", lstrip=True, special=True)])
    t.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=True, add_prefix_space=True)
    return t


def clip(train, vocab):
    pre = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(CLIP), "removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    norm = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    t = byte_level(train, vocab, pre=pre, normalizer=norm, special=["<|startoftext|>", "<|endoftext|>"], decoder=decoders.Sequence([decoders.ByteLevel(), decoders.BPEDecoder(suffix="</w>")]),
                   trainer={"end_of_word_suffix": "</w>"}, model={"unk_token": "<|endoftext|>", "end_of_word_suffix": "</w>", "continuing_subword_prefix": ""})
    t.post_processor = processors.RobertaProcessing(("<|endoftext|>", 1), ("<|startoftext|>", 0), trim_offsets=False, add_prefix_space=False)
    return t


def byte_fallback(train, vocab, pre, norm, decoder):
    t = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    t.normalizer, t.pre_tokenizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")]), pre_tokenizers.Split("▁", "merged_with_next")
    names = ["<unk>", "<s>", "</s>"] + ["<0x%02X>" % b for b in range(256)]
    t.train_from_iterator(train[:2000], trainers.BpeTrainer(vocab_size=vocab + 300, special_tokens=names, limit_alphabet=200, show_progress=False))
    state = json.loads(t.to_str())
    state["added_tokens"] = [a for a in state["added_tokens"] if a["id"] < 3]
    state["pre_tokenizer"] = None
    t = Tokenizer.from_str(json.dumps(state))
    if pre: t.pre_tokenizer = pre
    t.normalizer = norm
    t.decoder = decoder
    t.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s>:1 $B:1", special_tokens=[("<s>", 1)])
    return t


def llama2(train, vocab):
    return byte_fallback(train, vocab, None, normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")]),
                         decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]))


def llama2_metaspace(train, vocab):
    return byte_fallback(train, vocab, pre_tokenizers.Metaspace("▁", prepend_scheme="first", split=False), normalizers.Sequence([]),
                         decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]))


def bert(train, vocab, lowercase, strip=None):
    t = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    t.normalizer = normalizers.BertNormalizer(lowercase=lowercase, strip_accents=strip)
    t.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    t.train_from_iterator(train, trainers.WordPieceTrainer(vocab_size=vocab, limit_alphabet=300, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], show_progress=False))
    t.decoder = decoders.WordPiece()
    cls, sep = ("[CLS]", t.token_to_id("[CLS]")), ("[SEP]", t.token_to_id("[SEP]"))
    t.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[cls, sep]) if lowercase else processors.BertProcessing(sep, cls)
    return t


def charsmap(small):
    with tempfile.TemporaryDirectory() as d:
        text = os.path.join(d, "t.txt")
        open(text, "w").write("\n".join("some words to train with number %d" % i for i in range(200)))
        kw = {"normalization_rule_name": "nmt_nfkc"}
        if small:
            rules = os.path.join(d, "r.tsv")
            with open(rules, "w") as out:
                for a, b in [("ﬁ", "fi"), ("½", "1/2"), ("①", "1"), ("\u00a0", " "), ("\u3000", " "), ("\u200b", ""), ("e\u0301", "é"), ("Ｆ", "F"), ("㍿", "株式会社"), ("ﷺ", "صلى الله"), ("a\u0301\u0323", "ạ́")]:
                    out.write(" ".join("%X" % ord(c) for c in a) + "\t" + " ".join("%X" % ord(c) for c in b) + "\n")
            kw = {"normalization_rule_tsv": rules}
        sentencepiece.SentencePieceTrainer.train(input=text, model_prefix=os.path.join(d, "m"), vocab_size=40, model_type="unigram", hard_vocab_limit=False, minloglevel=2, **kw)
        proto = spm.ModelProto()
        proto.ParseFromString(open(os.path.join(d, "m.model"), "rb").read())
        return proto.normalizer_spec.precompiled_charsmap


def unigram(train, vocab, small, xlm=False):
    t = Tokenizer(models.Unigram())
    norm = [normalizers.Precompiled(charsmap(small))]
    if xlm:
        t.normalizer = normalizers.Sequence(norm + [normalizers.Replace(Regex(" {2,}"), " ")])
        t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    else:
        t.normalizer = normalizers.Sequence(norm) if not small else norm[0]
        t.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    specials = ["<pad>", "</s>", "<unk>"] + ([] if xlm else ["<extra_id_%d>" % i for i in range(3)])
    counts = collections.Counter("".join(train))
    letters = set(c for c, _ in counts.most_common(150))
    train = ["".join(c for c in line if c in letters) for line in train[:3000]]
    t.train_from_iterator(train, trainers.UnigramTrainer(vocab_size=vocab, special_tokens=specials, unk_token="<unk>", show_progress=False))
    t.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    t.post_processor = processors.TemplateProcessing(single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)])
    return t


def mixed(train, vocab):
    """The parts that no family above has."""
    t = Tokenizer(models.BPE(unk_token="<unk>", continuing_subword_prefix="##"))
    t.normalizer = normalizers.Sequence([normalizers.NFKD(), normalizers.StripAccents(), normalizers.Strip()])
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.Punctuation("contiguous"), pre_tokenizers.Split("a", "merged_with_previous")])
    t.train_from_iterator(train, trainers.BpeTrainer(vocab_size=vocab, limit_alphabet=150, special_tokens=["<unk>"], continuing_subword_prefix="##", show_progress=False))
    t.add_tokens([AddedToken("wor", single_word=True), AddedToken("the", single_word=True, rstrip=True), AddedToken("ÉTÉ", normalized=True)])
    return t


def cut(t):
    """Truncation and padding from the file."""
    t.enable_truncation(12, strategy="longest_first")
    t.enable_padding(direction="left", pad_id=0, pad_token="[PAD]", length=14)
    return t


def utf16(text):
    """Places in UTF-16 by code points."""
    at, places = 0, [0]
    for c in text:
        at += 2 if ord(c) > 0xffff else 1
        places.append(at)
    return places


def case(t, text, pair=None):
    e = t.encode(text, pair) if pair is not None else t.encode(text)
    where = [utf16(text), utf16(pair or "")]
    offsets = []
    for (a, b), s in zip(e.offsets, e.sequence_ids):
        places = where[s or 0]
        offsets += [places[min(a, len(places) - 1)], places[min(b, len(places) - 1)]]
    out = {"text": text, "ids": e.ids, "offsets": offsets, "types": e.type_ids, "words": [-1 if w is None else w for w in e.word_ids], "mask": e.attention_mask,
           "special": e.special_tokens_mask, "decoded": t.decode(e.ids), "all": t.decode(e.ids, skip_special_tokens=False)}
    if pair is not None:
        out["pair"] = pair
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("folder")
    p.add_argument("--lines", type=int, default=10000)
    p.add_argument("--vocab", type=int, default=4000)
    p.add_argument("--text")
    p.add_argument("--kept", action="store_true")
    p.add_argument("--file", action="append", default=[], help="NAME=tokenizer.json: one that is there already")
    a = p.parse_args()
    lines, vocab = (60, 450) if a.kept else (a.lines, a.vocab)
    train = corpus(a.text, 1, 4000)
    test = TORTURE + corpus(a.text, 2, lines)
    small = a.kept
    makers = {
        "gpt2": lambda: gpt2(train, vocab), "llama3": lambda: llama3(train, vocab), "roberta": lambda: roberta(train, vocab), "clip": lambda: clip(train, vocab + 200),
        "llama2": lambda: llama2(train, vocab), "llama2-metaspace": lambda: llama2_metaspace(train, vocab), "bert-uncased": lambda: bert(train, vocab, True),
        "bert-cased": lambda: bert(train, vocab, False), "bert-cut": lambda: cut(bert(train, vocab, True)), "bert-accents": lambda: bert(train, vocab, True, False), "t5": lambda: unigram(train, vocab, small), "xlm": lambda: unigram(train, vocab, small, True), "mixed": lambda: mixed(train, vocab),
    }
    for given in a.file:
        name, path = given.split("=", 1)
        makers[name] = lambda path=path: Tokenizer.from_file(path)
    if a.kept:
        for name in ["bert-accents", "llama2-metaspace"]:
            del makers[name]
    for name, make in makers.items():
        if os.path.exists(os.path.join(a.folder, name, "cases.jsonl")):
            continue
        t = Tokenizer.from_str(make().to_str())  # what a reader of the file sees
        cases = [case(t, text) for text in test]
        r = random.Random(5)
        cases += [case(t, r.choice(test), r.choice(test)) for _ in range(len(test) // 10)]
        text = t.to_str() if a.kept else t.to_str(pretty=True)
        rows = "".join(json.dumps(c, ensure_ascii=False) + "\n" for c in cases)
        if a.kept:
            os.makedirs(a.folder, exist_ok=True)
            out = io.BytesIO()
            with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as g:
                g.write((json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) + "\n" + rows).encode())
            open(os.path.join(a.folder, name + ".jsonl.gz"), "wb").write(out.getvalue())
        else:
            os.makedirs(os.path.join(a.folder, name), exist_ok=True)
            open(os.path.join(a.folder, name, "tokenizer.json"), "w").write(text)
            open(os.path.join(a.folder, name, "cases.jsonl"), "w").write(rows)
        print(name, t.get_vocab_size(), len(cases), flush=True)


main()
