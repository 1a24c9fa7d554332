package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.OborError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Runs a call that PyTorch refuses: Obor must refuse it with the same facts, changing nothing.
final class ErrorRun {
    private ErrorRun() {}

    /// Runs the case; never throws.
    static Outcome.Of run(Case c) {
        if (c.note() != null) {
            boolean refused = c.text("refused") != null;
            return Outcome.Of.of(
                    refused ? Outcome.REFUSED : Outcome.NOT_EXPRESSIBLE,
                    Objects.requireNonNull(c.note()));
        }
        var decoder = new Decoder(c.entry().tensors());
        try {
            Arguments arguments = c.arguments(decoder);
            Optional<Binder.Call> call = OpRun.bind(c, arguments);
            if (call.isEmpty()) {
                return Outcome.Of.of(Outcome.NOT_EXPRESSIBLE, "no overload for " + arguments);
            }
            return refused(c, call.get(), arguments);
        } catch (RuntimeException e) {
            return Outcome.Of.of(Outcome.WRONG, "the case cannot be set up: " + e);
        }
    }

    /// Makes a call that must be refused with the facts of the case.
    static Outcome.Of refused(Case c, Binder.Call call, Arguments arguments) {
        Map<?, ?> error = (Map<?, ?>) Objects.requireNonNull(c.json().get("error"));
        String type = (String) Objects.requireNonNull(error.get("type"));
        String message = (String) Objects.requireNonNull(error.get("message"));
        List<Tensor> given = arguments.tensors();
        long before = Bits.of(given);
        try {
            OpRun.seeded(OpRun.SEED, call::make);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            String text = String.valueOf(e.getMessage());
            String said = e.getClass().getSimpleName() + ": " + text;
            if (!(e instanceof OborError) && e.getClass() != IllegalArgumentException.class) {
                return wrong("threw " + said, message, arguments);
            }
            // as in Java, a RuntimeError is the general kind: an IndexError may answer it, but
            // nothing
            // else answers an IndexError
            boolean index = e instanceof IndexError;
            if (type.equals("IndexError") ? !index : index && !type.equals("RuntimeError")) {
                return wrong(e.getClass().getSimpleName() + " for " + type, message, arguments);
            }
            if (Bits.of(given) != before) {
                return wrong("changed its input before it failed", message, arguments);
            }
            if (Facts.of(message).isEmpty()) {
                return Outcome.Of.of(Outcome.WITHOUT_FACT, said);
            }
            List<String> missing = Facts.missing(message, text);
            return missing.isEmpty()
                    ? new Outcome.Of(Outcome.PASSED, "", text.hashCode())
                    : wrong("does not say " + missing + ": " + said, message, arguments);
        }
        return wrong("accepted", message, arguments);
    }

    private static Outcome.Of wrong(String what, String message, Arguments arguments) {
        String first = message.lines().findFirst().orElse("");
        return Outcome.Of.of(Outcome.WRONG, what + "; PyTorch: " + first + ", " + arguments);
    }
}
