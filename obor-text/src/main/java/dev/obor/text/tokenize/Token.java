package dev.obor.text.tokenize;

/// A token of a piece.
///
/// @param start the first char of the piece that it stands for
/// @param end behind the last
record Token(int id, String text, int start, int end) {}
