package ua.ismtr.training;

import ua.ismtr.config.Environment;

/** The settings of training. */
record TrainingConfig(String modelsBucket, String correctionsTable, String queueUrl) {

    static TrainingConfig read(Environment environment) {
        TrainingConfig config = new TrainingConfig(
                environment.text("MODELS_BUCKET"),
                environment.text("CORRECTIONS_TABLE"),
                environment.text("TRAINING_QUEUE_URL"));
        environment.check();
        return config;
    }
}
