import module dev.obor.text;
import module dev.obor;

/// How near sentences are in meaning; takes the folder of a sentence encoder, such as
/// all-MiniLM-L6-v2.
void main(String[] folder) {
    var encoder = SentenceEncoder.fromPretrained(Path.of(folder[0]));
    var vectors = encoder.encode(List.of("A cat sleeps.", "The kitten naps.", "It rains."));
    IO.println(vectors.matmul(vectors.t()));
}
