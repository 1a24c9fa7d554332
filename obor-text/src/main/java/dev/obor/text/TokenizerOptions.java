package dev.obor.text;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Tokenizer#encode] and [Tokenizer#batch]; what is not set is what
/// `tokenizer.json` says.
public final class TokenizerOptions extends Options<TokenizerOptions> {
    boolean addSpecialTokens = true;
    @Nullable Boolean truncation;
    @Nullable Integer maxLength;
    @Nullable String truncationSide;
    @Nullable String truncationStrategy;
    @Nullable Boolean padding;
    @Nullable Integer padToLength;
    @Nullable Integer padToMultipleOf;
    @Nullable String paddingSide;
    @Nullable String padToken;

    TokenizerOptions() {}

    /// Whether tokens such as `[CLS]` are put around the text, true.
    public TokenizerOptions addSpecialTokens(boolean value) {
        return set(() -> addSpecialTokens = value);
    }

    /// Whether long texts are cut.
    public TokenizerOptions truncation(boolean value) {
        return set(() -> truncation = value);
    }

    /// How many tokens are left of a long text, with the special ones; also cuts.
    public TokenizerOptions maxLength(int value) {
        return set(() -> maxLength = value);
    }

    /// Where tokens are taken off: `left` or `right`.
    public TokenizerOptions truncationSide(String value) {
        Arguments.given(value, "value");
        return set(() -> truncationSide = value);
    }

    /// Which of two texts is cut: `longest_first`, `only_first` or `only_second`.
    public TokenizerOptions truncationStrategy(String value) {
        Arguments.given(value, "value");
        return set(() -> truncationStrategy = value);
    }

    /// Whether short texts are filled up to the longest one.
    public TokenizerOptions padding(boolean value) {
        return set(() -> padding = value);
    }

    /// Fills all texts up to so many tokens.
    public TokenizerOptions padToLength(int value) {
        return set(() -> padToLength = value);
    }

    /// Fills up to a multiple of so many tokens.
    public TokenizerOptions padToMultipleOf(int value) {
        return set(() -> padToMultipleOf = value);
    }

    /// Where texts are filled up: `left` or `right`.
    public TokenizerOptions paddingSide(String value) {
        Arguments.given(value, "value");
        return set(() -> paddingSide = value);
    }

    /// The token that fills up; `[PAD]`, `<pad>` or the one of the number 0 if nothing is said.
    public TokenizerOptions padToken(String value) {
        Arguments.given(value, "value");
        return set(() -> padToken = value);
    }
}
