package dev.obor.io;

import dev.obor.base.DType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The classes and functions that a pickle may name: a fixed list. Each stands for itself on the
/// stack; nothing is looked up, so nothing can be run.
enum PickleGlobal {
    ORDERED_DICT("collections.OrderedDict"),
    COUNTER("collections.Counter"),
    SIZE("torch.Size"),
    DEVICE("torch.device"),
    TENSOR("torch.Tensor"),
    PARAMETER("torch.nn.parameter.Parameter"),
    REBUILD_TENSOR("torch._utils._rebuild_tensor"),
    REBUILD_TENSOR_V2("torch._utils._rebuild_tensor_v2"),
    REBUILD_TENSOR_V3("torch._utils._rebuild_tensor_v3"),
    REBUILD_PARAMETER("torch._utils._rebuild_parameter"),
    REBUILD_PARAMETER_WITH_STATE("torch._utils._rebuild_parameter_with_state"),
    REBUILD_FROM_TYPE("torch._tensor._rebuild_from_type_v2"),
    REBUILD_SPARSE("torch._utils._rebuild_sparse_tensor"),
    REBUILD_QUANTIZED("torch._utils._rebuild_qtensor"),
    REBUILD_META("torch._utils._rebuild_meta_tensor_no_storage"),
    REBUILD_NESTED("torch._utils._rebuild_nested_tensor"),
    LAYOUT("torch.serialization._get_layout"),
    ENCODE("_codecs.encode"),
    BYTES("builtins.bytes"),
    BYTEARRAY("builtins.bytearray"),
    SET("builtins.set"),
    FROZENSET("builtins.frozenset"),
    COMPLEX("builtins.complex"),
    NUMPY_RECONSTRUCT("numpy._core.multiarray._reconstruct"),
    NUMPY_FROM_BUFFER("numpy._core.numeric._frombuffer"),
    NUMPY_SCALAR("numpy._core.multiarray.scalar"),
    NUMPY_ARRAY("numpy.ndarray"),
    NUMPY_DTYPE("numpy.dtype");

    // How the elements of quantized tensors are scaled; such tensors are only described.
    private static final Set<String> QUANTIZED =
            Set.of(
                    "per_tensor_affine",
                    "per_channel_affine",
                    "per_tensor_symmetric",
                    "per_channel_symmetric",
                    "per_channel_affine_float_qparams");
    private static final Map<String, PickleGlobal> BY_NAME = new HashMap<>();

    static {
        for (PickleGlobal global : values()) {
            BY_NAME.put(global.path, global);
        }
        BY_NAME.put("torch.nn.Parameter", PARAMETER);
    }

    private final String path;

    PickleGlobal(String path) {
        this.path = path;
    }

    /// `collections.OrderedDict`.
    String path() {
        return path;
    }

    /// A class of storages.
    ///
    /// @param type of the elements, null for plain bytes
    record StorageClass(@Nullable ElementType type) {}

    /// What a name stands for: one of this list, a dtype, the name of a dtype that tensors lack, a
    /// class of storages; null for everything else.
    static @Nullable Object find(String module, String name) {
        String place =
                switch (module) {
                    case "__builtin__" -> "builtins";
                    case "numpy.core.multiarray" -> "numpy._core.multiarray";
                    case "numpy.core.numeric" -> "numpy._core.numeric";
                    case "torch.storage" -> name.endsWith("Storage") ? "torch" : module;
                    default -> module;
                };
        if (place.equals("torch")) {
            ElementType dtype = ElementType.ofTorch(name);
            if (dtype != null) {
                DType known = dtype.dtype();
                return known == null ? "torch." + name : known;
            }
            ElementType storage = ElementType.ofStorage(name);
            if (storage != null || name.equals("UntypedStorage")) {
                return new StorageClass(storage);
            }
            if (QUANTIZED.contains(name)) {
                return "torch." + name;
            }
        }
        return BY_NAME.get(place + "." + name);
    }
}
