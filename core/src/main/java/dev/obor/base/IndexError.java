package dev.obor.base;

/// A dimension or an index outside its range.
public final class IndexError extends IndexOutOfBoundsException implements OborError {
    private static final long serialVersionUID = 1L;

    private final ErrorText text;

    /// An error with its sentence.
    public IndexError(String sentence) {
        Arguments.given(sentence, "sentence");
        this(ErrorText.of(sentence));
    }

    /// An error with its sentence and what to do.
    public IndexError(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        this(new ErrorText(sentence, "", advice));
    }

    /// An error with its sentence and what led to it.
    public IndexError(String sentence, Throwable cause) {
        this(ErrorText.of(sentence));
        initCause(cause);
    }

    private IndexError(ErrorText text) {
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
    public IndexError at(String place) {
        Arguments.given(place, "place");
        IndexError located = new IndexError(text.at(place));
        located.setStackTrace(getStackTrace());
        if (getCause() != null) {
            located.initCause(getCause());
        }
        return located;
    }
}
