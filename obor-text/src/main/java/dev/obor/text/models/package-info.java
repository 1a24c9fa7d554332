/// Models of text with the keys and settings of Hugging Face's library, so that published folders
/// of `config.json` and weights load as they are. Begin with `Pretrained` and a model such as
/// [Gpt2]; `Generation` chooses tokens. Text itself is not seen here: only tokens are.
@NullMarked
package dev.obor.text.models;

import org.jspecify.annotations.NullMarked;
