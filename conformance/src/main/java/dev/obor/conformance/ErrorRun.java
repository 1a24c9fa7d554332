package dev.obor.conformance;

import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.OborError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs a call that PyTorch refuses: Obor must refuse it with the same facts, changing nothing.
final class ErrorRun {
    private ErrorRun() {}

    /// Runs the case; never throws.
    static Outcome.Of run(Case c) {
        Outcome.Of known = c.known(Outcome.NOT_EXPRESSIBLE);
        if (known != null) {
            return known;
        }
        if (Variants.OF_A_PRODUCT.contains(c.entry().name())) {
            return Outcome.Of.of(Outcome.NOT_EXPRESSIBLE, "its own product is what is refused");
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
            String complaint = complaint(e, type, message);
            if (complaint != null) {
                return wrong(complaint, message, arguments);
            }
            if (Bits.of(given) != before) {
                return wrong("changed its input before it failed", message, arguments);
            }
            return Facts.of(message).isEmpty()
                    ? Outcome.Of.of(Outcome.WITHOUT_FACT, said(e))
                    : new Outcome.Of(Outcome.PASSED, "", String.valueOf(e.getMessage()).hashCode());
        }
        return wrong("accepted", message, arguments);
    }

    /// What is wrong with an error that answers one of PyTorch's, or null.
    ///
    /// @param type the Python class of PyTorch's error
    /// @param message its text
    static @Nullable String complaint(Throwable e, String type, String message) {
        if (!(e instanceof OborError) && e.getClass() != IllegalArgumentException.class) {
            return "threw " + said(e);
        }
        // as in Java, a RuntimeError is the general kind: an IndexError may answer it, but nothing
        // else answers an IndexError
        boolean index = e instanceof IndexError;
        if (type.equals("IndexError") ? !index : index && !type.equals("RuntimeError")) {
            return e.getClass().getSimpleName() + " for " + type;
        }
        List<String> missing = Facts.missing(message, String.valueOf(e.getMessage()));
        return missing.isEmpty() ? null : "does not say " + missing + ": " + said(e);
    }

    private static String said(Throwable e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static Outcome.Of wrong(String what, String message, Arguments arguments) {
        String first = message.lines().findFirst().orElse("");
        return Outcome.Of.of(Outcome.WRONG, what + "; PyTorch: " + first + ", " + arguments);
    }
}
