package ua.ismtr.topics.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import ua.ismtr.topics.TopicModel;

/** Trains the packaged model, unless one of the same corpus and trainer is there: {@code TrainModel <corpus folder> <classes folder>}. */
final class TrainModel {
    private static final String MODEL = "ua/ismtr/topics/topics.model";

    private TrainModel() {}

    public static void main(String[] args) throws IOException {
        Path corpus = Path.of(args[0]);
        Path classes = Path.of(args[1]);
        Path model = classes.resolve(MODEL);
        Path trainedFrom = classes.resolveSibling("topics.model.inputs");
        String inputs = fingerprint(corpus, classes);
        if (Files.exists(model)
                && Files.exists(trainedFrom)
                && Files.readString(trainedFrom).equals(inputs)) {
            return;
        }
        TopicModel trained = new Trainer().train(Corpus.read(corpus));
        Files.write(model, trained.bytes());
        Files.writeString(trainedFrom, inputs);
        System.out.println("Trained the topic model " + trained.version());
    }

    private static String fingerprint(Path... folders) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    List<Path> inputs = files.filter(file -> file.toString().matches(".*\\.(jsonl?|class)"))
                            .sorted()
                            .toList();
                    for (Path input : inputs) {
                        digest.update(folder.relativize(input).toString().getBytes(StandardCharsets.UTF_8));
                        digest.update(Files.readAllBytes(input));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
