package dev.obor.io;

import dev.obor.base.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's `collections.OrderedDict`: a map that is written as one, such as PyTorch's state dicts;
/// other maps are written as `dict`.
public final class OrderedDict extends LinkedHashMap<@Nullable Object, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    /// An empty map.
    public OrderedDict() {}

    /// A copy of a map.
    public OrderedDict(Map<?, ? extends @Nullable Object> map) {
        super(Arguments.given(map, "map"));
    }

    /// What was set on the object beside its entries, such as `_metadata` of a state dict.
    public Map<String, @Nullable Object> attributes() {
        return attributes;
    }
}
