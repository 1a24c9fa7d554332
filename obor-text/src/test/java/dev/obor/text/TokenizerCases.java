package dev.obor.text;

import dev.obor.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// What `python/tokenizers.py` wrote: a tokenizer, and texts with what Hugging Face's library makes
/// of them.
record TokenizerCases(String name, Path file, List<String> cases) {
    static final List<String> KEPT =
            List.of(
                    "gpt2",
                    "llama3",
                    "roberta",
                    "clip",
                    "llama2",
                    "bert-uncased",
                    "bert-cased",
                    "bert-cut",
                    "t5",
                    "xlm",
                    "mixed");

    /// Those in the repository: a tokenizer in the first line, a case in each of the others.
    static TokenizerCases kept(String name, Path folder) throws IOException {
        try (InputStream in = TokenizerCases.class.getResourceAsStream(name + ".jsonl.gz")) {
            byte[] all = new GZIPInputStream(java.util.Objects.requireNonNull(in)).readAllBytes();
            List<String> lines = new String(all, StandardCharsets.UTF_8).lines().toList();
            Path file = folder.resolve("tokenizer.json");
            Files.writeString(file, lines.getFirst());
            return new TokenizerCases(name, file, lines.subList(1, lines.size()));
        }
    }

    /// Those of a folder.
    static TokenizerCases of(Path folder) throws IOException {
        return new TokenizerCases(
                folder.getFileName().toString(),
                folder.resolve("tokenizer.json"),
                Files.readString(folder.resolve("cases.jsonl")).lines().toList());
    }

    /// What differs, at most a few; empty if all is the same.
    List<String> differences() {
        Tokenizer tokenizer = Tokenizer.fromFile(file);
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String line : cases) {
            Map<?, ?> wanted = (Map<?, ?>) Json.parse(line);
            String text = (String) wanted.get("text");
            Encoding got =
                    wanted.get("pair") instanceof String pair
                            ? tokenizer.encode(text, pair)
                            : tokenizer.encode(text);
            int[] offsets =
                    got.offsets().stream()
                            .flatMapToInt(o -> java.util.stream.IntStream.of(o.start(), o.end()))
                            .toArray();
            long[] ids = Arrays.stream(got.ids()).asLongStream().toArray();
            Object[][] pairs = {
                {"ids", got.ids()},
                {"offsets", offsets},
                {"types", got.typeIds()},
                {"words", got.wordIds()},
                {"mask", got.attentionMask()},
                {"special", got.specialTokensMask()},
                {"decoded", tokenizer.decode(got.ids())},
                {"all", tokenizer.decode(ids, false)}
            };
            for (Object[] pair : pairs) {
                Object value =
                        pair[1] instanceof int[] numbers
                                ? Arrays.stream(numbers).mapToObj(n -> (long) n).toList()
                                : pair[1];
                if (!value.equals(wanted.get(pair[0]))) {
                    count++;
                    if (wrong.size() < 5) {
                        wrong.add(
                                name
                                        + " "
                                        + pair[0]
                                        + "\n of  "
                                        + Json.write(wanted.get("text"))
                                        + "\n want "
                                        + wanted.get(pair[0])
                                        + "\n got  "
                                        + value
                                        + "\n tok  "
                                        + got.tokens());
                    }
                    break;
                }
            }
        }
        if (count > 0) {
            wrong.addFirst(name + ": " + count + " of " + cases.size() + " differ");
        }
        return wrong;
    }

    public static void main(String[] args) throws IOException {
        for (String folder : args) {
            long start = System.nanoTime();
            TokenizerCases cases = of(Path.of(folder));
            List<String> wrong = cases.differences();
            System.out.println(
                    cases.name
                            + " "
                            + cases.cases.size()
                            + " cases, "
                            + (System.nanoTime() - start) / 1_000_000
                            + " ms, wrong: "
                            + wrong.size());
            wrong.forEach(System.out::println);
        }
    }
}
