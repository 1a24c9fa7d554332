package dev.obor.io;

import dev.obor.base.DType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what `torch.save` wrote, in both of its forms, and plain pickles.
///
/// Source: PyTorch, `torch/serialization.py` and `caffe2/serialize/inline_container.cc`.
final class TorchReader {
    private static final long PROTOCOL = 1001;

    private final FileChannel channel;
    private final MemoryBudget budget;
    private final boolean describes;

    private TorchReader(FileChannel channel, MemoryBudget budget, boolean describes) {
        this.channel = channel;
        this.budget = budget;
        this.describes = describes;
    }

    /// Reads a file.
    ///
    /// @param limit how much memory its content may take, 0 for the usual
    /// @param describes whether tensors are only described, as [TensorInfo]s
    /// @throws FormatException if it is no such file, or damaged
    static @Nullable Object read(FileChannel channel, long limit, boolean describes)
            throws IOException {
        FileKind kind = FileKind.of(channel);
        var budget = new MemoryBudget(limit > 0 ? limit : MemoryBudget.usual(channel.size()));
        var reader = new TorchReader(channel, budget, describes);
        return switch (kind) {
            case TORCH -> reader.zip(ZipArchive.open(channel));
            case TORCH_LEGACY -> reader.legacy();
            case PICKLE -> reader.pickle();
            case TORCHSCRIPT ->
                    throw new FormatException(
                            "this is a program of torch.jit.save, which is not run here; in Python:"
                                    + " torch.save(torch.jit.load(file).state_dict(), other)");
            default -> throw FileKind.wrong(kind, "file of torch.save");
        };
    }

    private @Nullable Object zip(ZipArchive zip) throws IOException {
        ZipArchive.Entry pickle = null;
        for (ZipArchive.Entry entry : zip.entries()) {
            String name = entry.name();
            boolean top = name.indexOf('/') == name.lastIndexOf('/');
            if (top && (name.endsWith("/data.pkl") || name.equals("data.pkl"))) {
                if (pickle != null) {
                    throw new FormatException("has two pickles, " + pickle.name() + " and " + name);
                }
                pickle = entry;
            }
        }
        if (pickle == null) {
            throw new FormatException("has no data.pkl, as files of torch.save have");
        }
        String folder = pickle.name().substring(0, pickle.name().length() - "data.pkl".length());
        budget.take(pickle.size());
        byte[] bytes = zip.bytes(pickle, channel.size() * 1040);
        var in = new PickleInput(new ByteArrayInputStream(bytes), 0, bytes.length);
        var storages = new ZipStorages(zip, folder, order(zip, folder));
        Object root = new Unpickler(in, budget, new PickleCalls(storages, describes)).load();
        storages.reads.perform();
        return root;
    }

    private static ByteOrder order(ZipArchive zip, String folder) throws IOException {
        ZipArchive.Entry mark = zip.find(folder + "byteorder");
        if (mark == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String text = new String(zip.bytes(mark, 64), StandardCharsets.ISO_8859_1);
        return switch (text) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw new FormatException("has an unknown byte order");
        };
    }

    private static long bytes(@Nullable ElementType type, long numel) throws FormatException {
        long width = type == null ? 1 : type.width();
        if (numel < 0 || Math.multiplyHigh(numel, width) != 0 || numel * width < 0) {
            throw new FormatException("has a storage of " + numel + " elements");
        }
        return numel * width;
    }

    /// Elements in entries of their own.
    private final class ZipStorages implements Storages {
        private final ZipArchive zip;
        private final String folder;
        private final ByteOrder order;
        private final Map<String, Stored> opened = new HashMap<>();
        private final AtOnce.Pending reads = new AtOnce.Pending();

        ZipStorages(ZipArchive zip, String folder, ByteOrder order) {
            this.zip = zip;
            this.folder = folder;
            this.order = order;
        }

        @Override
        public void onceRead(Task task) {
            reads.add(task);
        }

        @Override
        public Stored open(String key, @Nullable ElementType type, long numel) throws IOException {
            long size = bytes(type, numel);
            Stored known = opened.get(key);
            if (known != null) {
                if (known.type() != type) {
                    throw new FormatException("has the storage '" + key + "' with two dtypes");
                }
                return known;
            }
            ZipArchive.Entry entry = zip.find(folder + "data/" + key);
            if (entry == null) {
                throw new FormatException("needs the storage '" + key + "', which is not there");
            }
            if (entry.size() != size) {
                throw new FormatException(
                        "has the storage '"
                                + key
                                + "' with "
                                + size
                                + " bytes, of which "
                                + entry.size()
                                + " are there");
            }
            Stored stored = new ZipStored(entry, type);
            opened.put(key, stored);
            return stored;
        }

        private final class ZipStored implements Stored {
            private final ZipArchive.Entry entry;
            private final @Nullable ElementType type;
            private final Map<ElementType, RawElements.Memory> read =
                    new EnumMap<>(ElementType.class);

            ZipStored(ZipArchive.Entry entry, @Nullable ElementType type) {
                this.entry = entry;
                this.type = type;
            }

            @Override
            public @Nullable ElementType type() {
                return type;
            }

            @Override
            public RawElements.Memory memory(ElementType as) throws IOException {
                RawElements.Memory memory = read.get(as);
                if (memory == null) {
                    DType dtype = known(as);
                    budget.take(entry.size());
                    memory = RawElements.unread(dtype, entry.size() / as.width());
                    reads.add(memory, order, () -> zip.feed(entry));
                    read.put(as, memory);
                }
                return memory;
            }
        }
    }

    private static DType known(ElementType type) throws FormatException {
        DType dtype = type.dtype();
        if (dtype == null) {
            throw new FormatException("has elements of " + type.text());
        }
        return dtype;
    }

    private PickleInput input(long at) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(at)));
        return new PickleInput(in, at, channel.size() - at);
    }

    private @Nullable Object pickle() throws IOException {
        return new Unpickler(input(0), budget, new PickleCalls(Storages.NONE, describes)).load();
    }

    private @Nullable Object legacy() throws IOException {
        PickleInput in = input(0);
        var plain = new PickleCalls(Storages.NONE, describes);
        new Unpickler(in, budget, plain).load();
        Object protocol = new Unpickler(in, budget, plain).load();
        if (!Long.valueOf(PROTOCOL).equals(protocol)) {
            throw new FormatException("has the protocol version " + protocol + ", not " + PROTOCOL);
        }
        new Unpickler(in, budget, plain).load();
        var storages = new LegacyStorages();
        Object result = new Unpickler(in, budget, new PickleCalls(storages, describes)).load();
        Object keys = new Unpickler(in, budget, plain).load();
        if (!(keys instanceof List<?> list)) {
            throw new FormatException("has no list of its storages");
        }
        if (!describes) {
            storages.fill(list, in.position());
        }
        return result;
    }

    /// Elements behind the pickles.
    private final class LegacyStorages implements Storages {
        private final Map<String, LegacyStored> opened = new HashMap<>();
        private final Map<String, LegacyPart> parts = new HashMap<>();
        private final AtOnce.Pending reads = new AtOnce.Pending();
        private long claimed;

        @Override
        public void onceRead(Task task) {
            reads.add(task);
        }

        @Override
        public Stored open(String key, @Nullable ElementType type, long numel) throws IOException {
            LegacyStored known = opened.get(key);
            if (known != null) {
                if (known.type != type || known.numel != numel) {
                    throw new FormatException("has the storage '" + key + "' in two forms");
                }
                return known;
            }
            long size = bytes(type, numel);
            if (size > channel.size() - claimed) {
                throw new FormatException(
                        "has storages of more bytes than the file: '" + key + "' of " + size);
            }
            claimed += size;
            var stored = new LegacyStored(type, numel);
            opened.put(key, stored);
            return stored;
        }

        @Override
        public Stored part(Stored whole, String key, long offset, long numel)
                throws FormatException {
            LegacyPart known = parts.get(key);
            if (known != null) {
                return known;
            }
            if (!(whole instanceof LegacyStored stored)
                    || offset < 0
                    || numel < 0
                    || offset > stored.numel - numel) {
                throw new FormatException("has a part that is outside of its storage");
            }
            var part = new LegacyPart(stored, offset, numel);
            parts.put(key, part);
            return part;
        }

        void fill(List<?> keys, long start) throws IOException {
            long at = start;
            for (Object key : keys) {
                LegacyStored stored = opened.remove(String.valueOf(key));
                if (stored == null) {
                    throw new FormatException(
                            "lists the storage '" + key + "' twice, or one that no tensor has");
                }
                if (at > channel.size() - 8) {
                    throw new EOFException("the file ends early");
                }
                ByteBuffer count = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                ByteSource.of(channel, at).fill(count);
                if (count.getLong(0) != stored.numel) {
                    throw new FormatException(
                            "has the storage '"
                                    + key
                                    + "' with "
                                    + count.getLong(0)
                                    + " elements, expected "
                                    + stored.numel);
                }
                at += 8;
                long size = bytes(stored.type, stored.numel);
                if (size > channel.size() - at) {
                    throw new EOFException("the file ends early");
                }
                stored.fillFrom(at, reads);
                at += size;
            }
            for (Map.Entry<String, LegacyStored> rest : opened.entrySet()) {
                if (rest.getValue().numel > 0) {
                    throw new FormatException("lacks the storage '" + rest.getKey() + "'");
                }
            }
            reads.perform();
        }
    }

    private final class LegacyStored implements Storages.Stored {
        private final @Nullable ElementType type;
        private final long numel;
        private final Map<ElementType, RawElements.Memory> made = new EnumMap<>(ElementType.class);

        LegacyStored(@Nullable ElementType type, long numel) {
            this.type = type;
            this.numel = numel;
        }

        @Override
        public @Nullable ElementType type() {
            return type;
        }

        @Override
        public RawElements.Memory memory(ElementType as) throws IOException {
            RawElements.Memory memory = made.get(as);
            if (memory == null) {
                long size = bytes(type, numel);
                budget.take(size);
                memory = RawElements.unread(known(as), size / as.width());
                made.put(as, memory);
            }
            return memory;
        }

        void fillFrom(long at, AtOnce.Pending reads) {
            for (RawElements.Memory memory : made.values()) {
                reads.add(memory, ByteOrder.LITTLE_ENDIAN, () -> ByteSource.of(channel, at));
            }
        }
    }

    /// A part of another storage.
    private record LegacyPart(LegacyStored whole, long offset, long numel)
            implements Storages.Stored {
        @Override
        public @Nullable ElementType type() {
            return whole.type;
        }

        @Override
        public RawElements.Memory memory(ElementType as) throws IOException {
            return whole.memory(as).part(offset, numel);
        }
    }
}
