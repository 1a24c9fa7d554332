package dev.obor.io;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.LazyLinear;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Damaged files, by the million: every reader gives a result or says what is wrong, at once and
/// without more memory than a file of that size may take.
///
/// Half of the mutants are changed in their structure (instructions, numbers, names, sizes), with
/// lengths and checksums made right again, so that they come past the first checks; the others have
/// bits flipped, parts cut off, put in, repeated or emptied.
///
/// ```text
/// java -Xmx36m … dev.obor.io.Mutants READER COUNT SEED
/// ```
///
/// The limit of these files is 16 MB and four times their size, the heap twice that. READER may be
/// several, or ALL. With `-javaagent:bench.jar=dev.obor.io.Unpickler,…` the lines reached are
/// printed, too (`ReachedLines` in bench).
final class Mutants {
    /// How many milliseconds of the processor one may take; the first ones load classes.
    private static final int LONGEST = 1000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String ARGUMENTS_OF_1 = "UKqh\u0080\u0082C";
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        7,
        255,
        256,
        65535,
        1L << 31,
        (1L << 31) - 1,
        -1,
        1L << 40,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final String[] GLOBALS = {
        "collections\nOrderedDict\n",
        "torch._utils\n_rebuild_tensor_v2\n",
        "torch._utils\n_rebuild_tensor_v3\n",
        "torch._utils\n_rebuild_parameter\n",
        "torch._tensor\n_rebuild_from_type_v2\n",
        "torch\nFloatStorage\n",
        "torch\nLongStorage\n",
        "torch\nBoolStorage\n",
        "torch\nComplexFloatStorage\n",
        "torch.storage\nUntypedStorage\n",
        "torch\nuint16\n",
        "torch\nfloat32\n",
        "torch\nSize\n",
        "torch\ndevice\n",
        "_codecs\nencode\n",
        "__builtin__\nset\n",
        "__builtin__\nbytearray\n",
        "builtins\ncomplex\n",
        "numpy.core.multiarray\n_reconstruct\n",
        "numpy.core.multiarray\nscalar\n",
        "numpy\nndarray\n",
        "numpy\ndtype\n",
        "posix\nsystem\n",
        "os\nsystem\n"
    };

    // Values of protocol 0, calls of what takes none or one, and containers in each other.
    private static final String[] LITERALS = {
        "S'a\\n\\t\\r\\x41\\\\'\n",
        "S'\\x4'\n",
        "S'\\q'\n",
        "S'",
        "S'x\"\n",
        "V\\u00e9\\U0001f600\n",
        "V\\u12\n",
        "F-inf\n",
        "Fnan\n",
        "F1..2\n",
        "I01\n",
        "I00\n",
        "I-5\n",
        "Ix\n",
        "L12345678901234567890L\n",
        "p7\n",
        "g7\n",
        "p-1\n",
        "p99999999999999999999\n",
        "N)",
        ")R",
        "]\u0085R",
        "}\u0085R",
        "](K\1K\2e\u0085R",
        "\u008f(K\1K\2\u0090",
        "(K\1\u0091",
        "\u008a\0",
        "\u008b\1\0\0\0\5",
        "\u0088\u0085",
        "}(U\4conj\u0088U\3neg\u0088u",
        "\u0096\2\0\0\0\0\0\0\0ab",
        "\u008d\2\0\0\0\0\0\0\0ab",
        "\u008e\2\0\0\0\0\0\0\0ab",
        "X\3\0\0\0\u00ed\u00a0\u0080",
        "X\2\0\0\0\u00ff\u00fe",
        "\u0095\0\0\0\0\0\0\0\0",
        "\u0080\6",
        "cbuiltins\nbytes\n",
        "cbuiltins\nbytes\n)R",
        "cbuiltins\nbytes\nC\1a\u0085R",
        "c_codecs\nencode\nX\1\0\0\0aX\6\0\0\0latin1\u0086R",
        "c_codecs\nencode\nX\2\0\0\0\u00c4\u0080\u0085R",
        "ccollections\nCounter\n)R",
        "ccollections\nCounter\n]\u0085R",
        "ccollections\nOrderedDict\n}\u0085R",
        "ccollections\nOrderedDict\n](K\1\u0085e\u0085R",
        "ccollections\nOrderedDict\n](K\1K\2\u0086e\u0085R",
        "ccollections\nOrderedDict\nN\u0085R",
        "ctorch\ndevice\nX\4\0\0\0cudaK\1\u0086R",
        "ctorch\nSize\n](K\2e\u0085R",
        "ctorch._utils\n_rebuild_parameter\nN\u0085R",
        "]q\u00ffh\u00ffa",
        "(".repeat(600) + "t".repeat(600),
        "]".repeat(600) + "a".repeat(599)
    };

    /// What is read, and from which files.
    enum Reader {
        TORCH(FileKind.TORCH, "values.pt", "foreign.pt", "kinds.pt"),
        LEGACY(FileKind.TORCH_LEGACY, "values-legacy.pt", "kinds-legacy.pt"),
        PICKLE(
                FileKind.PICKLE,
                "protocol4.pkl",
                "code.pkl",
                "kinds0.pkl",
                "kinds2.pkl",
                "kinds5.pkl"),
        SAFETENSORS(FileKind.SAFETENSORS, "foreign.safetensors"),
        NPY(FileKind.NPY, "columns.npy"),
        NPZ(FileKind.NPZ, "arrays.npz", "packed.npz"),
        INDEX(FileKind.JSON);

        private final FileKind kind;
        private final String[] fixtures;

        Reader(FileKind kind, String... fixtures) {
            this.kind = kind;
            this.fixtures = fixtures;
        }
    }

    /// What came of it.
    ///
    /// @param read how many were read
    /// @param refused how many were refused, by the first words after the place
    /// @param structural how many were changed in their structure
    /// @param past how many came past the first check: they are recognised as what they were
    /// @param slowest how long the slowest took the processor, in milliseconds
    record Report(long read, Map<String, Long> refused, long structural, long past, long slowest) {}

    private final Reader reader;
    private final Random random;
    private final Path file;
    private final List<byte[]> seeds = new ArrayList<>();

    Mutants(Reader reader, long seed, Path folder) throws IOException {
        this.reader = reader;
        this.random = new Random(seed);
        String index = "model.safetensors.index.json";
        this.file = folder.resolve(reader == Reader.INDEX ? index : "mutant");
        for (String fixture : reader.fixtures) {
            seeds.add(Files.readAllBytes(TorchFilesTest.fixture(fixture)));
        }
        if (reader == Reader.INDEX) {
            Map<String, Tensor> tensors = Map.of("a", Obor.zeros(30), "b", Obor.zeros(2));
            Safetensors.saveSharded(tensors, folder.resolve("m.safetensors"), 100);
            seeds.add(Files.readAllBytes(folder.resolve("m.safetensors.index.json")));
            Path twice = folder.resolve("m-00003-of-00002.safetensors");
            Safetensors.save(Map.of("a", Obor.zeros(1)), twice);
        }
    }

    /// Reads so many mutants.
    ///
    /// @throws AssertionError if one ends in another way than with a result or a [FileError]
    Report run(long count) throws IOException {
        long read = 0;
        long structural = 0;
        long past = 0;
        long slowest = 0;
        Map<String, Long> refused = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            long seed = random.nextLong();
            var r = new Random(seed);
            boolean inStructure = r.nextBoolean();
            byte[] bytes = mutant(inStructure, r);
            structural += inStructure ? 1 : 0;
            Files.write(file, bytes);
            past += isRecognised(bytes) ? 1 : 0;
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                touch(load((seed & 3) == 0), new int[1]);
                read++;
            } catch (FileError e) {
                refused.merge(kind(String.valueOf(e.getMessage())), 1L, Long::sum);
            } catch (RuntimeException | Error e) {
                throw kept(bytes, seed, e);
            }
            long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
            if (millis > LONGEST) {
                throw kept(bytes, seed, new AssertionError("took " + millis + " ms"));
            }
            slowest = Math.max(slowest, millis);
        }
        return new Report(read, refused, structural, past, slowest);
    }

    private AssertionError kept(byte[] bytes, long seed, Throwable cause) throws IOException {
        String name = "mutant-" + reader + "-" + seed;
        Path kept = Path.of(System.getProperty("java.io.tmpdir"), name);
        Files.write(kept, bytes);
        return new AssertionError(reader + " " + seed + ", kept as " + kept, cause);
    }

    /// Whether the first check lets it pass.
    private boolean isRecognised(byte[] bytes) {
        try {
            if (reader == Reader.INDEX) {
                Json.parse(new String(bytes, StandardCharsets.UTF_8));
                return true;
            }
            return FileKind.of(file) == reader.kind;
        } catch (FileError | ValueError e) {
            return false;
        }
    }

    private static final Object[] KINDS = {
        Pattern.compile("0x[0-9a-f]+"),
        "N",
        Pattern.compile("[0-9]+"),
        "N",
        Pattern.compile("'[^']*'|tensor [^ ]+"),
        "X",
        Pattern.compile("asks for .*", Pattern.DOTALL),
        "asks for something else",
        Pattern.compile("the dtype .*", Pattern.DOTALL),
        "another dtype"
    };

    private static String kind(String message) {
        String text = message.substring(message.indexOf(": ") + 2);
        for (int i = 0; i < KINDS.length; i += 2) {
            text = ((Pattern) KINDS[i]).matcher(text).replaceAll((String) KINDS[i + 1]);
        }
        return text.substring(0, Math.min(48, text.length())).replaceAll("\\p{Cntrl}", "?");
    }

    private Object load(boolean described) {
        if (described) {
            FileContent.of(file);
        }
        return switch (reader) {
            case TORCH, LEGACY, PICKLE -> Arrays.asList(Obor.load(file).value());
            case SAFETENSORS, INDEX -> described ? opened() : Safetensors.load(file).tensors();
            case NPY -> List.of(Numpy.load(file));
            case NPZ -> Numpy.loadz(file);
        };
    }

    /// Tensor by tensor, by rows, and into a module.
    private Object opened() {
        List<Object> read = new ArrayList<>();
        Path named = reader == Reader.INDEX ? file.resolveSibling("") : file;
        try (SafetensorsFile opened = SafetensorsFile.open(named);
                SafetensorsFile renamed = opened.renamed(key -> key.equals("b") ? null : key)) {
            for (String key : opened.keys()) {
                TensorInfo info = opened.info(key);
                if (info.known() != null && info.shape().toList().size() > 0) {
                    read.add(opened.rows(key, 0, Math.min(1, info.shape().toArray()[0])));
                }
            }
            read.add(renamed.metadata());
            for (Module module : List.of(new Linear(3, 2), new LazyLinear(2))) {
                try {
                    opened.loadInto(module, false);
                } catch (StateError e) {
                    read.add(e); // other sizes
                }
            }
            for (String key : opened.keys()) {
                try {
                    read.add(opened.tensor(key));
                } catch (StateError e) {
                    read.add(e); // a dtype that is not known
                }
            }
        }
        return read;
    }

    /// Every element can be read.
    private static void touch(Object value, int[] seen) {
        if (++seen[0] > 10_000) {
            return;
        }
        switch (value) {
            case Tensor t when t.numel() < 100_000 -> t.detach().contiguous().sum();
            case Map<?, ?> map -> map.values().forEach(v -> touch(v == null ? "" : v, seen));
            case Collection<?> list -> list.forEach(v -> touch(v == null ? "" : v, seen));
            default -> {
                return;
            }
        }
    }

    private byte[] mutant(boolean structural, Random r) throws IOException {
        byte[] bytes = seeds.get(r.nextInt(seeds.size()));
        for (int n = 1 + r.nextInt(3); n > 0; n--) {
            bytes = structural ? structure(bytes, r) : raw(bytes, r);
        }
        return bytes;
    }

    private byte[] structure(byte[] bytes, Random r) throws IOException {
        return switch (reader) {
            case TORCH, NPZ -> zip(bytes, r);
            case LEGACY, PICKLE -> pickle(bytes, r);
            case SAFETENSORS -> header(bytes, r);
            case NPY -> npy(bytes, r);
            case INDEX ->
                    text(new String(bytes, StandardCharsets.UTF_8), r)
                            .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] raw(byte[] bytes, Random r) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = r.nextInt(bytes.length);
        int length = 1 + r.nextInt(Math.min(64, bytes.length - at));
        byte[] changed = bytes.clone();
        return switch (r.nextInt(13)) {
            case 12 -> {
                byte[] mark = MARKS[r.nextInt(MARKS.length)].getBytes(StandardCharsets.ISO_8859_1);
                yield join(mark, mark.length, bytes, mark.length);
            }
            case 0, 6 -> {
                changed[at] ^= (byte) (1 << r.nextInt(8));
                yield changed;
            }
            case 1, 7 -> {
                changed[at] = (byte) r.nextInt();
                yield changed;
            }
            case 2, 8 -> Arrays.copyOf(bytes, at);
            case 3, 9 -> join(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
            case 4, 10 -> join(bytes, at, new byte[0], at + length);
            default -> {
                Arrays.fill(changed, at, at + length, (byte) (r.nextBoolean() ? 0 : 0xff));
                yield changed;
            }
        };
    }

    // The beginnings of other files.
    private static final String[] MARKS = {
        "\u001f\u008b\b",
        "\u0089HDF\r\n",
        "GGUF",
        "\u0089PNG",
        "version https://git-lfs",
        "\0\0\b\3",
        "\0".repeat(257) + "ustar",
        " <!DOCTYPE html>",
        "{",
        "PK\3\4",
        "\u0080\2",
        "\u0093NUMPY\1\0",
        "\u0093NUMPY\2\0"
    };

    /// The bytes before `from`, others, and the bytes behind `to`.
    private static byte[] join(byte[] bytes, int from, byte[] between, int to) {
        ByteBuffer joined = ByteBuffer.allocate(from + between.length + bytes.length - to);
        return joined.put(bytes, 0, from).put(between).put(bytes, to, bytes.length - to).array();
    }

    /// Another entry, other entries, or other content of one, under right checksums.
    private byte[] zip(byte[] bytes, Random r) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Path copy = file.resolveSibling("copy");
        Files.write(copy, bytes);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ)) {
            ZipArchive zip = ZipArchive.open(channel);
            for (ZipArchive.Entry entry : zip.entries()) {
                entries.put(entry.name(), zip.bytes(entry, 1 << 20));
            }
        }
        List<String> names = new ArrayList<>(entries.keySet());
        if (names.isEmpty()) {
            return raw(bytes, r);
        }
        String name = names.get(r.nextInt(names.size()));
        String pickle = names.stream().filter(n -> n.endsWith("data.pkl")).findFirst().orElse(name);
        switch (r.nextInt(8)) {
            case 0 -> entries.remove(name);
            case 1 -> entries.put(name, raw(entries.getOrDefault(name, new byte[1]), r));
            case 2 ->
                    entries.put(
                            name + (r.nextBoolean() ? "x" : "/data.pkl"), new byte[r.nextInt(9)]);
            case 3 -> entries.put(names.get(0), entries.getOrDefault(name, new byte[0]));
            default -> {
                String of = reader == Reader.TORCH ? pickle : name;
                byte[] content = entries.getOrDefault(of, new byte[1]);
                entries.put(of, reader == Reader.TORCH ? pickle(content, r) : npy(content, r));
            }
        }
        var out = new ByteArrayOutputStream();
        var writer = new ZipWriter(out, r.nextInt(4) == 0 ? 1 : 64);
        boolean packed = r.nextInt(4) == 0;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] content = entry.getValue();
            writer.add(entry.getKey(), content.length, packed, to -> to.write(content));
        }
        writer.finish();
        return r.nextInt(16) == 0 ? zip64(out.toByteArray()) : out.toByteArray();
    }

    /// The same archive with the directory's end in the form of large ones.
    private static byte[] zip64(byte[] bytes) {
        int at = bytes.length - 22;
        ByteBuffer end = ByteBuffer.wrap(bytes, at, 22).slice().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer large = ByteBuffer.allocate(at + 56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
        large.put(bytes, 0, at).putInt(0x06064b50).putLong(44).putInt(45).putLong(0);
        large.putLong(end.getShort(8)).putLong(end.getShort(10));
        large.putLong(end.getInt(12)).putLong(end.getInt(16));
        large.putInt(0x07064b50).putInt(0).putLong(at).putInt(1);
        end.putShort(8, (short) -1).putShort(10, (short) -1).putInt(12, -1).putInt(16, -1);
        return large.put(end).array();
    }

    /// Another instruction, argument or order of instructions.
    private static byte[] pickle(byte[] bytes, Random r) {
        List<byte[]> all = instructions(bytes);
        if (all.isEmpty()) {
            return raw(bytes, r);
        }
        int at = r.nextInt(all.size());
        byte[] one = all.get(at);
        switch (r.nextInt(11)) {
            case 0 -> all.remove(at);
            case 1 -> all.add(at, one);
            case 2 -> all.add(at, all.get(r.nextInt(all.size())));
            case 3 -> all.set(at, all.get(r.nextInt(all.size())));
            case 4 -> all.set(at, new byte[] {(byte) ".()]}NtleausRbQ0212".charAt(r.nextInt(18))});
            case 5 -> all.set(at, integer(NUMBERS[r.nextInt(NUMBERS.length)]));
            case 6 -> all.set(at, ("c" + global(r)).getBytes(StandardCharsets.US_ASCII));
            case 8 ->
                    all.set(
                            at,
                            LITERALS[r.nextInt(LITERALS.length)].getBytes(
                                    StandardCharsets.ISO_8859_1));
            case 7 -> all.set(at, join(one, one.length, new byte[0], one.length));
            default -> {
                byte[] changed = one.clone();
                int place = r.nextInt(changed.length);
                changed[place] = (byte) (r.nextBoolean() ? r.nextInt() : changed[place] + 1);
                all.set(at, changed);
            }
        }
        var out = new ByteArrayOutputStream();
        all.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static String global(Random r) {
        int i = r.nextInt(GLOBALS.length + PickleGlobal.values().length);
        return i < GLOBALS.length
                ? GLOBALS[i]
                : PickleGlobal.values()[i - GLOBALS.length]
                        .path()
                        .replaceFirst("(.*)\\.(.*)", "$1\n$2\n");
    }

    private static byte[] integer(long value) {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x8a)
                .put((byte) 8)
                .putLong(value)
                .array();
    }

    /// The instructions, as far as they can be told; what is behind is one piece.
    private static List<byte[]> instructions(byte[] bytes) {
        List<byte[]> all = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = length(bytes, at);
            if (length <= 0 || length > bytes.length - at) {
                all.add(Arrays.copyOfRange(bytes, at, bytes.length));
                return all;
            }
            all.add(Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
        return all;
    }

    private static int length(byte[] b, int at) {
        int op = b[at] & 0xff;
        int next = at + 1 < b.length ? b[at + 1] & 0xff : 0;
        if ("UC\u008a\u008c".indexOf(op) >= 0) {
            return 2 + next;
        }
        if (ARGUMENTS_OF_1.indexOf(op) >= 0) {
            return 2;
        }
        return switch (op) {
            case 'M' -> 3;
            case 'J', 'r', 'j' -> 5;
            case 'G', 0x95 -> 9;
            case 'X', 'T', 'B' ->
                    at + 5 > b.length
                            ? -1
                            : 5 + ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 1);
            case 'F', 'I', 'L', 'S', 'V', 'p', 'g' -> line(b, at) - at;
            case 'c' -> line(b, line(b, at)) - at;
            default -> 1;
        };
    }

    private static int line(byte[] b, int from) {
        int at = from;
        while (at < b.length && b[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    /// Another JSON header of a right length.
    private static byte[] header(byte[] bytes, Random r) {
        int length =
                bytes.length < 8
                        ? -1
                        : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        if (length < 0 || length > bytes.length - 8) {
            return raw(bytes, r);
        }
        String json = text(new String(bytes, 8, length, StandardCharsets.UTF_8), r);
        byte[] changed = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer prefix =
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(changed.length);
        byte[] head = join(prefix.array(), 8, changed, 8);
        return join(bytes, 0, head, 8 + length);
    }

    /// Another header of an array, of a right length.
    private static byte[] npy(byte[] bytes, Random r) {
        int length =
                bytes.length < 10
                        ? -1
                        : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        if (length < 0 || length > bytes.length - 10) {
            return raw(bytes, r);
        }
        String text = text(new String(bytes, 10, length, StandardCharsets.ISO_8859_1), r);
        byte[] changed = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = join(bytes, 10, changed, 10 + length);
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putShort(8, (short) changed.length);
        return whole;
    }

    private static String text(String text, Random r) {
        if (text.isEmpty()) {
            return text;
        }
        int at = r.nextInt(text.length());
        List<int[]> numbers = new ArrayList<>();
        var matcher = Pattern.compile("-?[0-9]+").matcher(text);
        while (matcher.find()) {
            numbers.add(new int[] {matcher.start(), matcher.end()});
        }
        int kind = r.nextInt(6);
        if (kind < 3 && !numbers.isEmpty()) {
            int[] place = numbers.get(r.nextInt(numbers.size()));
            String number = String.valueOf(NUMBERS[r.nextInt(NUMBERS.length)]);
            return text.substring(0, place[0]) + number + text.substring(place[1]);
        }
        String[] pieces = {
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "F32",
            "BOOL",
            "null",
            "true",
            "1e9",
            "\\ud800",
            "<f8",
            "|O",
            "<U3",
            "<M8",
            "|V4",
            ">u2",
            "True",
            "2L",
            "(",
            ")",
            "../",
            "\0",
            " ",
            "m-00001-of-00002.safetensors",
            "m-00003-of-00002.safetensors",
            "model.safetensors.index.json"
        };
        String piece = pieces[r.nextInt(pieces.length)];
        int end = Math.min(text.length(), at + r.nextInt(4));
        return kind == 5
                ? text.substring(0, at) + text.substring(end)
                : text.substring(0, at) + piece + text.substring(kind == 4 ? end : at);
    }

    public static void main(String[] args) throws IOException {
        Path folder =
                Files.createTempDirectory(
                        Path.of(args.length > 3 ? args[3] : "/dev/shm"), "mutants");
        long count = Long.parseLong(args[1]);
        String[] names =
                args[0].equals("ALL")
                        ? Arrays.stream(Reader.values()).map(Enum::name).toArray(String[]::new)
                        : args[0].split(",");
        for (String name : names) {
            Reader reader = Reader.valueOf(name);
            long start = System.nanoTime();
            Report report = new Mutants(reader, Long.parseLong(args[2]), folder).run(count);
            System.out.printf(
                    "%s: %,d mutants in %d s, %.1f %% structural, %.1f %% past the first check,"
                            + " %,d read, slowest %d ms, heap %d MB%n",
                    reader,
                    count,
                    (System.nanoTime() - start) / 1_000_000_000,
                    100.0 * report.structural() / count,
                    100.0 * report.past() / count,
                    report.read(),
                    report.slowest(),
                    Runtime.getRuntime().maxMemory() >> 20);
            if (Boolean.getBoolean("obor.mutants.report")) {
                report.refused().forEach((why, n) -> System.out.printf("  %,10d %s%n", n, why));
            }
        }
    }
}
