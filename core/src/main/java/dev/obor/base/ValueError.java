package dev.obor.base;

/// An argument of the right kind that makes no sense: a negative learning rate, a probability of 2.
public final class ValueError extends IllegalArgumentException implements OborError {
    private static final long serialVersionUID = 1L;

    private final ErrorText text;

    /// An error with its sentence.
    public ValueError(String sentence) {
        Arguments.given(sentence, "sentence");
        this(ErrorText.of(sentence));
    }

    /// An error with its sentence and what to do.
    public ValueError(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        this(new ErrorText(sentence, "", advice));
    }

    private ValueError(ErrorText text) {
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
    public ValueError at(String place) {
        Arguments.given(place, "place");
        ValueError located = new ValueError(text.at(place));
        located.setStackTrace(getStackTrace());
        if (getCause() != null) {
            located.initCause(getCause());
        }
        return located;
    }
}
