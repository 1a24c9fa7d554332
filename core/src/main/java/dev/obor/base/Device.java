package dev.obor.base;

/// Where a tensor lives and where its kernels run, PyTorch's `torch.device`.
///
/// @param type the kind of device, `cpu` or `cuda`
/// @param index which one of its kind, or -1 for the current one
public record Device(String type, int index) {
    /// The processor this program runs on.
    public static final Device CPU = new Device("cpu", -1);

    /// Checks the parts.
    ///
    /// @throws ValueError if the type is none that PyTorch knows here
    public Device {
        Arguments.given(type, "type");
        if (!type.equals("cpu") && !type.equals("cuda")) {
            throw new ValueError(
                    "Expected one of cpu, cuda device type at start of device string: " + type);
        }
        if (index < -1) {
            throw new ValueError("Device index must not be negative, got " + index);
        }
    }

    /// Reads `cpu`, `cuda` or `cuda:1`.
    ///
    /// @throws ValueError if the text is none of these
    public static Device of(String text) {
        Arguments.given(text, "text");
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text.equals("cpu") ? CPU : new Device(text, -1);
        }
        String index = text.substring(colon + 1);
        if (index.isEmpty()
                || index.length() > 9
                || !index.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ValueError("Invalid device string: '" + text + "'");
        }
        return new Device(text.substring(0, colon), Integer.parseInt(index));
    }

    /// Whether this is the CPU.
    public boolean isCpu() {
        return type.equals("cpu");
    }

    /// PyTorch's `repr`: `device(type='cpu')` or `device(type='cuda', index=0)`.
    public String repr() {
        return "device(type='" + type + "'" + (index < 0 ? ")" : ", index=" + index + ")");
    }

    /// `cpu` or `cuda:0`.
    @Override
    public String toString() {
        return index < 0 ? type : type + ":" + index;
    }
}
