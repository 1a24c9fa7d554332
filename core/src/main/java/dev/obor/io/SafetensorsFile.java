package dev.obor.io;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.IndexError;
import dev.obor.base.OborError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.IncompatibleKeys;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.module.ModuleState;
import dev.obor.op.Callback;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A safetensors file of which only the header was read: tensors, and rows of them, are read when
/// asked for, `safetensors.safe_open`.
///
/// ```java
/// try (var weights = SafetensorsFile.open(file)) {
///     for (String key : weights.keys()) {
///         System.out.println(key + " " + weights.info(key));
///     }
///     Tensor rows = weights.rows("embedding.weight", 1000, 2000);
/// }
/// ```
///
/// What is given may also be the index of a file in parts (`model.safetensors.index.json`), or the
/// folder of a model.
public final class SafetensorsFile implements AutoCloseable {
    /// What stands for the file's name in messages about bytes.
    static final Path BYTES = Path.of("the given bytes");

    private record Place(
            Path file, FileChannel channel, long start, SafetensorsHeader.Entry entry) {}

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<FileChannel> channels = new ArrayList<>();

    private SafetensorsFile() {}

    /// Reads the header, or the index and the headers of all parts.
    ///
    /// @throws FileError if a file cannot be read, is of another kind, or is damaged
    public static SafetensorsFile open(Path file) {
        Arguments.given(file, "file");
        var opened = new SafetensorsFile();
        try {
            SafetensorsIndex index = SafetensorsIndex.find(file);
            if (index == null) {
                opened.add(SafetensorsIndex.single(file));
            } else {
                for (Path part : index.parts()) {
                    opened.add(part);
                }
                index.check(opened.places.keySet());
            }
            return opened;
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /// What the bytes of a file hold.
    static SafetensorsFile of(byte[] bytes) {
        var opened = new SafetensorsFile();
        opened.add(BYTES, () -> FileReading.channel(bytes));
        return opened;
    }

    private interface Source {
        FileChannel open() throws IOException;
    }

    private void add(Path file) {
        add(file, () -> FileReading.channel(file));
    }

    private void add(Path file, Source source) {
        try {
            FileChannel channel = source.open();
            channels.add(channel);
            SafetensorsHeader header = SafetensorsHeader.read(channel);
            for (SafetensorsHeader.Entry entry : header.entries()) {
                var place = new Place(file, channel, header.start(), entry);
                Place other = places.put(entry.name(), place);
                if (other != null) {
                    throw new FormatException(
                            "has the tensor '"
                                    + entry.name()
                                    + "', which "
                                    + other.file
                                    + " has, too");
                }
            }
            metadata.putAll(header.metadata());
        } catch (FormatException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    /// The same tensors under other names, for a module that calls them otherwise; to close one
    /// closes both.
    ///
    /// @param name the new name of a tensor, or null to leave it out
    /// @throws ValueError if two tensors are to have the same name
    public SafetensorsFile renamed(UnaryOperator<@Nullable String> name) {
        Arguments.given(name, "name");
        var other = new SafetensorsFile();
        places.forEach((key, place) -> {
            String renamed = Callback.call(() -> name.apply(key));
            if (renamed != null && other.places.put(renamed, place) != null) {
                throw new ValueError("safetensors: two tensors are to be named '" + renamed + "'");
            }
        });
        other.metadata.putAll(metadata);
        other.channels.addAll(channels);
        return other;
    }

    /// The names of the tensors.
    public List<String> keys() {
        return List.copyOf(places.keySet());
    }

    /// The texts beside the tensors.
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /// What the header says of a tensor.
    ///
    /// @throws StateError if there is none of that name
    public TensorInfo info(String key) {
        return info(place(key).entry());
    }

    private static TensorInfo info(SafetensorsHeader.Entry entry) {
        ElementType type = entry.type();
        String name = type == null ? entry.typeName() : type.text();
        return new TensorInfo(name, Size.of(entry.shape()), entry.end() - entry.begin());
    }

    private Place place(String key) {
        Place place = places.get(Arguments.given(key, "key"));
        if (place == null) {
            throw new StateError(
                    "safetensors: there is no tensor '" + key + "'",
                    "keys() lists the " + places.size() + " names that there are.");
        }
        return place;
    }

    /// Reads a tensor.
    ///
    /// @throws StateError if there is none of that name, or its dtype does not exist here
    /// @throws FileError if the file cannot be read
    public Tensor tensor(String key) {
        Place place = place(key);
        return read(place, 0, RowSize.of(place.entry()), place.entry().shape().clone());
    }

    /// Reads tensors, several at once.
    List<Tensor> tensors(List<String> keys) {
        long bytes = 0;
        for (String key : keys) {
            bytes += info(key).bytes();
        }
        Tensor[] read = new Tensor[keys.size()];
        try {
            AtOnce.read(read.length, bytes, i -> read[i] = tensor(keys.get(i)));
        } catch (IOException e) {
            throw new AssertionError(e); // a FileError is none
        }
        return List.of(read);
    }

    /// Reads some rows of a tensor: those of the first dimension from `from` to before `to`.
    ///
    /// @throws IndexError if there are no such rows
    /// @throws StateError if there is no tensor of that name, or its dtype does not exist here
    /// @throws FileError if the file cannot be read
    public Tensor rows(String key, long from, long to) {
        Place place = place(key);
        long[] shape = place.entry().shape().clone();
        if (shape.length == 0 || from < 0 || to < from || to > shape[0]) {
            throw new IndexError(
                    "safetensors: rows "
                            + from
                            + " to "
                            + to
                            + " of '"
                            + key
                            + "', which has the sizes "
                            + Size.of(shape).toList());
        }
        RowSize whole = RowSize.of(place.entry());
        long row = shape[0] == 0 ? 0 : whole.count / shape[0];
        shape[0] = to - from;
        return read(place, from * row, new RowSize((to - from) * row), shape);
    }

    private record RowSize(long count) {
        static RowSize of(SafetensorsHeader.Entry entry) {
            long count = 1;
            for (long size : entry.shape()) {
                count *= size;
            }
            return new RowSize(count);
        }
    }

    private static Tensor read(Place place, long first, RowSize size, long[] shape) {
        SafetensorsHeader.Entry entry = place.entry();
        DType dtype = entry.dtype();
        if (dtype == null) {
            throw new StateError(
                    "safetensors: '"
                            + entry.name()
                            + "' has the dtype "
                            + entry.typeName()
                            + ", which does not exist here",
                    "Convert it before, or pass over it.");
        }
        long at = place.start() + entry.begin() + first * dtype.itemSize();
        try {
            return RawElements.read(
                            ByteSource.of(place.channel(), at),
                            dtype,
                            size.count,
                            ByteOrder.LITTLE_ENDIAN)
                    .tensor(shape);
        } catch (IOException e) {
            throw FileError.reading(place.file(), e);
        } catch (RuntimeException e) {
            if (e instanceof OborError error) {
                throw new FileError(place.file(), "'" + entry.name() + "': " + error.sentence());
            }
            throw e;
        }
    }

    /// Reads the tensors straight into a module, one after the other, so that nothing is held
    /// twice; keys and sizes are all compared before.
    ///
    /// A tensor that the file lacks because the module has it under another key, too, is none that
    /// is missing: tied weights are saved once.
    ///
    /// @param strict whether all keys must fit; otherwise the result tells which did not
    /// @throws StateError where sizes differ, or keys with `strict`; nothing is changed then
    /// @throws FileError if a file cannot be read
    public IncompatibleKeys loadInto(Module module, boolean strict) {
        Map<String, Tensor> own = Arguments.given(module, "module").stateDict();
        boolean plain =
                own.keySet().stream().noneMatch(key -> key.endsWith("_extra_state"))
                        && own.values().stream().noneMatch(Parameter::isLazy);
        if (!plain) {
            Map<String, Tensor> all = new LinkedHashMap<>();
            places.forEach((key, place) -> {
                if (place.entry().dtype() != null) {
                    all.put(key, tensor(key));
                }
            });
            return module.loadStateDict(all, strict);
        }
        Map<String, Tensor> sizes = new LinkedHashMap<>();
        places.forEach((key, place) -> {
            DType dtype = place.entry().dtype();
            if (dtype != null) {
                sizes.put(key, RawElements.sized(dtype, place.entry().shape()));
            }
        });
        Set<Object> held = new HashSet<>();
        own.forEach((key, tensor) -> {
            if (sizes.containsKey(key)) {
                held.add(RawElements.Memory.of(tensor).identity());
            }
        });
        own.forEach((key, tensor) -> {
            if (held.contains(RawElements.Memory.of(tensor).identity())) {
                sizes.putIfAbsent(key, RawElements.sized(tensor.dtype(), tensor.shape().toArray()));
            }
        });
        IncompatibleKeys keys = ModuleState.prepare(module, sizes, strict).keys();
        try (var _ = Autograd.noGrad()) {
            own.forEach((key, tensor) -> {
                Place place = places.get(key);
                if (place != null && place.entry().dtype() != null) {
                    Tensor read = tensor(key);
                    tensor.copy_(tensor.dim() == 0 && read.dim() == 1 ? read.select(0, 0) : read);
                }
            });
        }
        return keys;
    }

    /// Closes the files; tensors that were read stay.
    @Override
    public void close() {
        for (FileChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                // It was open for reading alone: nothing is lost.
                continue;
            }
        }
    }
}
