import static dev.obor.Obor.*;

import module dev.obor.text;
import module dev.obor;

/// Goes on with a text; takes the folder of a model such as GPT-2 or Llama, and the text.
void main(String[] arguments) {
    manualSeed(1);
    var writer = TextGenerator.fromPretrained(Path.of(arguments[0]));
    IO.print(arguments[1]);
    writer.stream(arguments[1], o -> o.maxNewTokens(100).doSample(true).topP(0.9), IO::print);
}
