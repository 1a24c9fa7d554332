package dev.obor.conformance;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call that PyTorch tests something with, and what PyTorch answered: a line of the side-car.
///
/// @param entry what is called
/// @param number which case of its entry this is
/// @param json the line
record Case(Entry entry, int number, Map<String, @Nullable Object> json) {
    /// What the case was made for: a dtype, `error` for PyTorch's own error inputs, or `derived`
    /// for samples changed so that PyTorch refuses them.
    String dtype() {
        return json.get("dtype") instanceof String name ? name : "";
    }

    /// Whether PyTorch refuses the call.
    boolean isError() {
        return Row.isError(dtype());
    }

    /// Why there is nothing to run, or null: PyTorch refuses its own sample, or the sample cannot
    /// be written as data.
    @Nullable String note() {
        return text("refused") != null ? text("refused") : text("unsupported");
    }

    /// How a case ends that cannot be run, see [#note]; null if it can.
    ///
    /// @param unwritten what a sample is that cannot be written as data
    Outcome.@Nullable Of known(Outcome unwritten) {
        String note = note();
        boolean refused = text("refused") != null;
        return note == null ? null : Outcome.Of.of(refused ? Outcome.REFUSED : unwritten, note);
    }

    /// A text of the line, or null.
    @Nullable String text(String key) {
        return json.get(key) instanceof String value ? value : null;
    }

    /// Whether the line says so.
    boolean is(String key) {
        return Boolean.TRUE.equals(json.get(key));
    }

    /// For a person who looks for it.
    String label() {
        return entry.name() + " #" + number;
    }

    /// Fresh arguments.
    Arguments arguments(Decoder decoder) {
        return new Arguments(
                decoder.list(json.get("arguments")),
                decoder.map(json.get("keywords")),
                entry.names(),
                new Decoder(entry.tensors()).map(entry.header().get("defaults")));
    }

    /// What PyTorch answered under a name: tensors and other values.
    List<@Nullable Object> values(String key) {
        return new Decoder(entry.tensors()).list(json.get(key));
    }

    /// The JSON of a list.
    List<?> raw(String key) {
        return json.get(key) instanceof List<?> list ? list : List.of();
    }

    /// The operator that is called: in place, the one with an underscore.
    String op() {
        return is("inplace") ? entry.op() + "_" : entry.op();
    }
}
