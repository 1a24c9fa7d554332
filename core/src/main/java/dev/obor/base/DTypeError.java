package dev.obor.base;

/// An element type that an operation does not take.
public final class DTypeError extends IllegalArgumentException implements OborError {
    private static final long serialVersionUID = 1L;

    private final ErrorText text;

    /// An error with its sentence.
    public DTypeError(String sentence) {
        Arguments.given(sentence, "sentence");
        this(ErrorText.of(sentence));
    }

    /// An error with its sentence and what to do.
    public DTypeError(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        this(new ErrorText(sentence, "", advice));
    }

    /// An error with its sentence and what led to it.
    public DTypeError(String sentence, Throwable cause) {
        this(ErrorText.of(sentence));
        initCause(cause);
    }

    private DTypeError(ErrorText text) {
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
    public DTypeError at(String place) {
        Arguments.given(place, "place");
        DTypeError located = new DTypeError(text.at(place));
        located.setStackTrace(getStackTrace());
        if (getCause() != null) {
            located.initCause(getCause());
        }
        return located;
    }
}
