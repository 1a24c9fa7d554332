package dev.obor.base;

/// A call that is right in itself but wrong now: a second `backward`, a changed saved value.
public final class StateError extends IllegalStateException implements OborError {
    private static final long serialVersionUID = 1L;

    private final ErrorText text;

    /// An error with its sentence.
    public StateError(String sentence) {
        Arguments.given(sentence, "sentence");
        this(ErrorText.of(sentence));
    }

    /// An error with its sentence and what to do.
    public StateError(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        this(new ErrorText(sentence, "", advice));
    }

    /// An error with its sentence and what led to it.
    public StateError(String sentence, Throwable cause) {
        this(ErrorText.of(sentence));
        initCause(cause);
    }

    private StateError(ErrorText text) {
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
    public StateError at(String place) {
        Arguments.given(place, "place");
        StateError located = new StateError(text.at(place));
        located.setStackTrace(getStackTrace());
        if (getCause() != null) {
            located.initCause(getCause());
        }
        return located;
    }
}
