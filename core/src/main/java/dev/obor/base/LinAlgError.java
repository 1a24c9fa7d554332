package dev.obor.base;

/// A matrix for which there is no result: singular, not positive-definite, or not finite.
///
/// PyTorch's `torch.linalg.LinAlgError`.
public final class LinAlgError extends ArithmeticException implements OborError {
    private static final long serialVersionUID = 1L;

    private final ErrorText text;

    /// An error with its sentence.
    public LinAlgError(String sentence) {
        Arguments.given(sentence, "sentence");
        this(ErrorText.of(sentence));
    }

    /// An error with its sentence and what to do.
    public LinAlgError(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        this(new ErrorText(sentence, "", advice));
    }

    private LinAlgError(ErrorText text) {
        super(text.whole());
        this.text = text;
    }

    @Override
    public String sentence() {
        return text.sentence();
    }

    @Override
    public String where() {
        return text.where();
    }

    @Override
    public String advice() {
        return text.advice();
    }

    @Override
    public LinAlgError at(String place) {
        Arguments.given(place, "place");
        LinAlgError located = new LinAlgError(text.at(place));
        located.setStackTrace(getStackTrace());
        if (getCause() != null) {
            located.initCause(getCause());
        }
        return located;
    }
}
