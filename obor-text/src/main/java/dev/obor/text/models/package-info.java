/// Models of text with the keys and settings of Hugging Face's library, so that published folders
/// of `config.json` and weights load as they are.
@NullMarked
package dev.obor.text.models;

import org.jspecify.annotations.NullMarked;
