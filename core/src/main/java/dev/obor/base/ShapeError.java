package dev.obor.base;

/// Sizes or numbers of dimensions that do not fit together.
public final class ShapeError extends IllegalArgumentException implements OborError {
    private static final long serialVersionUID = 1L;

    private final ErrorText text;

    /// An error with its sentence.
    public ShapeError(String sentence) {
        Arguments.given(sentence, "sentence");
        this(ErrorText.of(sentence));
    }

    /// An error with its sentence and what to do.
    public ShapeError(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        this(new ErrorText(sentence, "", advice));
    }

    /// An error with its sentence and what led to it.
    public ShapeError(String sentence, Throwable cause) {
        this(ErrorText.of(sentence));
        initCause(cause);
    }

    private ShapeError(ErrorText text) {
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
    public ShapeError at(String place) {
        Arguments.given(place, "place");
        ShapeError located = new ShapeError(text.at(place));
        located.setStackTrace(getStackTrace());
        if (getCause() != null) {
            located.initCause(getCause());
        }
        return located;
    }
}
