package ua.ismtr.topics.training;

import ua.ismtr.topics.TopicClassifier;
import ua.ismtr.topics.TopicModel;

/** Says how many milliseconds loading the packaged model and its first answer take. */
final class ColdStart {
    private ColdStart() {}

    public static void main(String[] args) {
        long start = System.nanoTime();
        new TopicClassifier(TopicModel.packaged()).classify("Просимо навчання з домедичної допомоги для старост");
        System.out.println((System.nanoTime() - start) / 1_000_000);
    }
}
